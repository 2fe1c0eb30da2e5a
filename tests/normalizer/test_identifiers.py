"""Identifiers in every form that users and sources write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.errors import IdentifierError
from researchmetrics.normalizer.identifiers import (
    clean_arxiv,
    clean_doi,
    clean_orcid,
    find_ids,
    parse_id,
    scheme_value,
)
from researchmetrics.normalizer.identifiers.check_digits import isbn13, issn_check, orcid_check


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/XYZ", "10.1000/xyz"),
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("http://dx.doi.org/10.1000%2Fxyz", "10.1000/xyz"),
        ("doi:10.1000/xyz.", "10.1000/xyz"),
        ("(doi: 10.1000/a(b)c)", "10.1000/a(b)c"),
        ("see 10.1000/xyz, and", "10.1000/xyz"),
        ("10.1023/A:1007154515475", "10.1023/a:1007154515475"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2",
        ),
        ("https://doi.org/10.1000/xyz?utm_source=mail", "10.1000/xyz"),
        ("version 10.2 of", None),
        ("", None),
        (None, None),
    ],
)
def test_doi(text, doi):
    assert clean_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        ("2102.08604", "2102.08604"),
        ("arXiv:2102.08604v3 [cs.LG]", "2102.08604"),
        ("https://arxiv.org/pdf/2102.08604v1.pdf", "2102.08604"),
        ("http://www.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136v2", "math/0309136"),
        ("arXiv preprint arXiv:0805.4650", "0805.4650"),
        ("10.48550/ARXIV.2102.08604", "2102.08604"),
        ("CoRR, abs/1810.00150", "1810.00150"),
        ("arXiv:2113.00001", None),
        ("pages 2102.08604", None),
        ("3.1415", None),
    ],
)
def test_arxiv(text, arxiv):
    assert clean_arxiv(text) == arxiv


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://orcid.org/0000000218250097",
        "ORCID: 0000-0002-1825-0097.",
        "0000‐0002‐1825‐0097",
    ],
)
def test_orcid(text):
    assert clean_orcid(text) == "0000-0002-1825-0097"


def test_orcid_with_x_and_wrong_digit():
    assert clean_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"
    assert clean_orcid("0000-0002-1694-2331") is None
    assert clean_orcid("0000-0000-0000-0000") is None


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        (" https://orcid.org/0000-0002-1825-0097 ", "orcid:0000-0002-1825-0097"),
        ("orcid:0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("A5023888391", "openalex:A5023888391"),
        ("openalex:a5023888391", "openalex:A5023888391"),
        ("https://openalex.org/authors/A5023888391", "openalex:A5023888391"),
        ("dblp:12/3456-1", "dblp:12/3456-1"),
        ("https://dblp.uni-trier.de/pid/12/3456-1.html", "dblp:12/3456-1"),
        ("s2:1234567", "s2:1234567"),
        ("https://www.semanticscholar.org/author/J.-Carberry/1234567", "s2:1234567"),
        ("scholar:AbCdEf-hIjK_", "scholar:AbCdEf-hIjK_"),
        (
            "https://scholar.google.com/citations?hl=en&user=AbCdEf-hIjK_&view_op=list",
            "scholar:AbCdEf-hIjK_",
        ),
        ("https://doi.org/10.1000/XYZ", "doi:10.1000/xyz"),
        ("arXiv:2102.08604v2", "arxiv:2102.08604"),
        ("pmid:12345", "pmid:12345"),
        ("PMC123456", "pmcid:PMC123456"),
    ],
)
def test_what_users_type(typed, identifier):
    assert parse_id(typed) == identifier
    assert parse_id(identifier) == identifier


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0000-0002-1825-0098", "wrong check digit"),
        ("https://orcid.org/0000-0002-1825-0098", "should be 7"),
        ("orcid:12", "16 characters"),
        ("openalex:Josiah", "such as A5023888391"),
        ("scholar:short", "12 characters"),
        ("s2:Josiah", "a number"),
        ("Josiah Carberry", "looked up with search"),
        ("josiah@example.org", "no identifier"),
        ("", "empty"),
        ("x" * 5000, "..."),
    ],
)
def test_mistakes_are_explained(typed, said):
    with pytest.raises(IdentifierError) as caught:
        parse_id(typed)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


def test_finding_in_free_text():
    text = (
        "See https://arxiv.org/abs/2102.08604v2 (ISBN 0-306-40615-2, ISSN 0378-5955), "
        "https://dblp.org/rec/conf/icml/CarberryO20 and https://openreview.net/forum?id=abcDEF123. "
        "Mail josiah@example.org; not ISSN 0378-5954."
    )
    assert find_ids(text) == (
        "arxiv:2102.08604",
        "isbn:9780306406157",
        "issn:0378-5955",
        "dblp:conf/icml/CarberryO20",
        "openreview:abcDEF123",
    )


def test_scheme_value():
    assert scheme_value("OpenAlex:https://openalex.org/W123") == ("openalex", "W123")
    assert scheme_value("orcid:0000-0002-1825-0098") is None
    assert scheme_value("https://doi.org/10.1000/X") == ("doi", "10.1000/x")
    assert scheme_value("mag:99") == ("mag", "99")


@given(st.text())
def test_never_raises_on_any_text(text):
    find_ids(text)
    for clean in (clean_doi, clean_arxiv, clean_orcid):
        found = clean(text)
        assert found is None or clean(found) == found


@given(st.text(max_size=60))
def test_typed_text_gives_an_identifier_or_the_one_error(text):
    try:
        identifier = parse_id(text)
    except IdentifierError:
        return
    assert parse_id(identifier) == identifier


@given(st.text(alphabet="0123456789", min_size=15, max_size=15).filter(lambda d: set(d) != {"0"}))
def test_check_digit_of_orcid_catches_every_single_slip(digits):
    whole = digits + orcid_check(digits)
    shown = "-".join(whole[i : i + 4] for i in range(0, 16, 4))
    assert clean_orcid(shown) == shown
    slip = str((int(whole[3]) + 1) % 10)
    assert clean_orcid(shown[:3] + slip + shown[4:]) is None


def test_other_check_digits():
    assert isbn13("080442957X") == "9780804429573"
    assert isbn13("0804429571") is None
    assert issn_check("2434561") == "X"
