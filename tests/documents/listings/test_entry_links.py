"""Identifiers in the links of entries."""

from __future__ import annotations

import pytest

from researchmetrics.documents.listings.entry_links import doi_in, read_links
from researchmetrics.documents.listings.sheets import Link


@pytest.mark.parametrize(
    ("href", "doi"),
    [
        ("https://doi.org/10.5555/ABC-1", "10.5555/ABC-1"),
        ("http://dx.doi.org/10.5555%2Fabc.1", "10.5555/abc.1"),
        ("https://dl.acm.org/doi/pdf/10.1145/1234567.7654321?casa=x", "10.1145/1234567.7654321"),
        ("http://dl.acm.org/citation.cfm?doid=1234567.7654321", "10.1145/1234567.7654321"),
        ("http://doi.acm.org/10.1145/1234567.7654321", "10.1145/1234567.7654321"),
        (
            "https://link.springer.com/content/pdf/10.1007/978-3-030-1_9.pdf",
            "10.1007/978-3-030-1_9",
        ),
        ("https://link.springer.com/chapter/10.1007/978-3-030-1_9#Abs1", "10.1007/978-3-030-1_9"),
        ("https://onlinelibrary.wiley.com/doi/abs/10.1002/pot.1", "10.1002/pot.1"),
        (
            "https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.2",
            "10.1103/PhysRevLett.1.2",
        ),
        ("https://pubs.acs.org/doi/10.1021/clay.1c00001", "10.1021/clay.1c00001"),
        ("https://www.tandfonline.com/doi/full/10.1080/01.2019.1", "10.1080/01.2019.1"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.1",
            "10.1371/journal.pone.1",
        ),
        ("https://www.biorxiv.org/content/10.1101/2020.01.02.3v1.full", "10.1101/2020.01.02.3"),
        ("https://www.frontiersin.org/articles/10.3389/fclay.2020.1/full", "10.3389/fclay.2020.1"),
        ("https://www.nature.com/articles/s41586-020-0001-9.pdf", "10.1038/s41586-020-0001-9"),
        ("https://ieeexplore.ieee.org/document/1234567", None),
        ("https://arxiv.org/abs/2001.00001", None),
        ("papers/10.pdf", None),
    ],
)
def test_dois_in_addresses_of_publishers(href: str, doi: str | None):
    assert doi_in(href) == doi


def test_links_of_an_entry():
    found = read_links(
        [
            Link("https://pott.example", "Ann Pott"),
            Link("#bib1", "bib"),
            Link("files/paper.pdf", "pdf"),
            Link("https://arxiv.org/pdf/2001.00001v3.pdf", "arXiv"),
            Link("https://github.com/pott/kiln", "code"),
            Link("https://doi.org/10.5555/other", "supplement"),
            Link("https://doi.org/10.5555/own", "DOI"),
        ],
        "On pots",
    )
    assert (found.doi, found.arxiv_id) == ("10.5555/own", "2001.00001v3")
    assert found.code_url == "https://github.com/pott/kiln"
    assert found.url == "https://arxiv.org/pdf/2001.00001v3.pdf"
    assert "#bib1" not in found.links


def test_the_link_behind_the_title_leads_to_the_work():
    title = "On the strength of pots"
    links = [Link("https://lab.example/x", "our laboratory"), Link("https://clay.example/7", title)]
    assert read_links(links, title).url == "https://clay.example/7"


def test_no_links():
    found = read_links([])
    assert (found.doi, found.arxiv_id, found.url, found.code_url, found.links) == (
        None, None, None, None, (),
    )  # fmt: skip
