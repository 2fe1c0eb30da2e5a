"""Profile pages: the person with the page's own figures, and every paper as printed."""

from __future__ import annotations

from collections import Counter

import pytest

from researchmetrics.documents import read_document, read_text
from researchmetrics.documents.saved.figures import read_figures


@pytest.fixture(scope="module")
def page(seed):
    return read_document(seed("004"))


def test_real_page_gives_person_and_reported_figures(page):
    (person,) = page.people
    assert page.kind == "profile_page"
    assert person.person.name == "Kyungwoo Song"
    assert person.person.interests == ("LG",)
    assert dict(person.reported) == {
        "h_index": 13,
        "n_papers": 46,
        "n_citations": 794,
        "novelty": 53,
        "score": 59,
    }
    assert page.warnings == ()


def test_real_page_gives_every_paper(page):
    papers = page.records
    assert len(papers) == 46
    assert Counter(paper.category for paper in papers) == {
        "LG": 24, "CV": 9, "CL": 4, "ML": 3, "AI": 3, "ME": 1, "SI": 1, "IR": 1,
    }  # fmt: skip
    assert Counter(paper.has_code for paper in papers) == {True: 10, None: 36}
    assert Counter(paper.authors_truncated for paper in papers) == {True: 41, False: 5}
    assert all(len(paper.authors) == 3 for paper in papers)
    assert all(paper.abstract and len(paper.abstract) > 300 for paper in papers)
    assert all(paper.n_authors == (None if paper.authors_truncated else 3) for paper in papers)
    assert len({paper.record_id for paper in papers}) == 46


def test_real_page_keeps_dates_raw_and_finds_links_and_tags(page):
    first, second = page.records[:2]
    assert first.date == "Mar 26, 2023"
    assert [p.date for p in page.records if "," not in p.date] == ["Apr 17", "May 21", "Feb 1"]
    assert all((paper.year is None) == ("," not in paper.date) for paper in page.records)
    assert first.year == 2023
    assert first.links == (first.code_url,) == ("https://github.com/changdaeoh/BlackVIP",)
    assert second.affiliations == ("cmu", "uw")
    assert sum(bool(paper.affiliations) for paper in page.records) == 2
    linked = [paper.code_url for paper in page.records if paper.links]
    assert all(link and not link.endswith((".", "}")) for link in linked)


@pytest.fixture(scope="module")
def variant(fixtures):
    return read_document(fixtures / "documents" / "profile_variant.txt")


def test_figures_are_read_with_blanks_and_thousands(variant):
    assert dict(variant.people[0].reported) == {
        "h_index": 21,
        "n_papers": 1204,
        "n_citations": 12345,
        "novelty": 7.5,
        "score": 80,
    }
    assert variant.people[0].person.affiliations == ("Institute of Applied Ceramics, Delft",)
    assert variant.warnings == ("The page reports 1,204 papers and lists 4.",)


def test_title_is_what_follows_the_header_whatever_it_looks_like(variant):
    first = variant.records[0]
    assert (first.category, first.date, first.title) == ("IR", "Jan 5, 2024", "LGMay 21")
    assert first.affiliations == ("delft", "clay-inst")
    assert first.abstract.count("\n\n") == 1
    assert first.links == (
        "https://zenodo.example.org/r/1",
        "https://example.gitlab.io/kiln/code",
        "https://en.example.org/wiki/Pot_(vessel)",
    )


def test_missing_lines_are_unknown_and_not_made_up(variant):
    _, short, nameless, bare = variant.records
    assert (short.abstract, short.has_code, short.category) == ("Short abstract.", True, "PHYS")
    assert (nameless.authors, nameless.authors_truncated, nameless.n_authors) == ((), None, None)
    assert nameless.abstract.startswith("We leave out the authors")
    assert nameless.code_url == "https://bitbucket.org/tontopf/cracks_2"
    assert bare.abstract is None
    assert [author.name for author in bare.authors][-1] == "김도공"
    assert bare.authors_truncated is True


def test_page_as_html_reads_like_its_text(fixtures):
    page = read_document(fixtures / "documents" / "profile_page.html")
    assert page.kind == "profile_page"
    assert page.people[0].person.name == "Bo Kiln"
    assert dict(page.people[0].reported) == {"h_index": 2, "n_papers": 3, "n_citations": 40}
    assert [paper.title for paper in page.records] == [
        "Words for Clay",
        "More Words & Fewer Pots",
        "Learning to Throw",
    ]
    first = page.records[0]
    assert first.url == "https://papers.example.org/1"
    assert first.code_url == "https://github.com/bokiln/clay"
    assert [paper.has_code for paper in page.records] == [True, None, None]
    assert page.records[1].date == "Apr 9"


def test_page_without_papers_says_so():
    page = read_text("Ann Pott\n\nLG\nh-index0\n0papers\n0citations\n")
    assert page.kind == "profile_page"
    assert dict(page.people[0].reported) == {"h_index": 0, "n_papers": 0, "n_citations": 0}
    assert page.records == ()
    assert page.warnings == ("No papers were found on the page.",)


def test_same_bytes_give_the_same_records_and_other_bytes_others():
    text = "Ann Pott\nh-index1\n\nLGMay 2, 2020\nOn pots\n\nAnn Pott, Bo Lee\n\nLGMay 3\nOn pans\n"
    once, again = read_text(text), read_text(text)
    other = read_text(text + "\n")
    assert once == again
    assert once.records[0].record_id != other.records[0].record_id
    assert once.records[0].provenance.source_id.endswith(":1")


@pytest.mark.parametrize("said", ["9" * 400, "1" + ",000" * 200])
def test_numbers_of_hundreds_of_digits_are_no_figures(said):
    figures, _ = read_figures([f"Citations {said}", "h-index 7"])
    assert figures == {"h_index": 7.0}
