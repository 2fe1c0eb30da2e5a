"""Relations between works, as DataCite, Crossref and Zenodo write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.sources.related import (
    Related,
    addresses_of,
    code_of,
    references_of,
    same_as,
)


@pytest.mark.parametrize("word", ["IsSupplementTo", "isSupplementTo", "is-supplement-to"])
def test_a_relation_is_known_in_every_writing(word):
    address = "https://github.com/carberry/pots"
    assert code_of([Related(word, address, None)], is_software=True) == address


@pytest.mark.parametrize(
    ("target", "scheme", "identifier", "address"),
    [
        ("10.5555/A", "DOI", "doi:10.5555/a", "https://doi.org/10.5555/a"),
        ("https://doi.org/10.5555/A", "url", "doi:10.5555/a", "https://doi.org/10.5555/a"),
        ("doi:10.5555/a", None, "doi:10.5555/a", "https://doi.org/10.5555/a"),
        ("arXiv:2401.99999", "arxiv", "arxiv:2401.99999", "https://arxiv.org/abs/2401.99999"),
        ("hep-th/9901001", "arXiv", "arxiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("PMC99", "PMCID", "pmcid:99", None),
        ("99", "pmid", "pmid:99", None),
        ("https://kiln.example", "URL", None, "https://kiln.example"),
        ("javascript:alert(1)", "URL", None, None),
        ("0000-0019", "ISSN", None, None),
    ],
)
def test_what_targets_are(target, scheme, identifier, address):
    other = Related("IsRelatedTo", target, scheme)
    assert (other.identifier, other.address) == (identifier, address)


@given(st.lists(st.builds(Related, st.none() | st.text(), st.text(), st.none() | st.text())))
def test_anything_at_all(others):
    assert isinstance(same_as(others) + addresses_of(others), tuple)
    assert references_of(others) is None or references_of(others)
    assert code_of(others, is_software=True) is None
