"""Meta tags of works' pages, and pages as trees, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import soon

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.records import Provenance
from researchmetrics.sources.meta_tags import read_meta_tags, record_of
from researchmetrics.sources.web_page import described, links_of, read_page
from researchmetrics.sources.xml import inner_text

PAGE = """<!DOCTYPE html><html><head>
<!-- <meta name="citation_title" content="Not this"> -->
<script>var x = '<meta name="citation_title" content="Nor this">';</script>
<meta name="citation_title" content="On &quot;Cracked&quot; Pots &amp; Pans"/>
<meta content='Josiah Carberry' name='citation_author'>
<META NAME=citation_author_institution CONTENT="University of Imaginary Sciences">
<meta name="citation_author_institution" content="Kiln 7"/>
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097"/>
<meta name="citation_author" content="Kiln, Ida"/>
<meta name="citation_publication_date" content="2024/03/01">
<meta name="citation_journal_title" content="Journal of Psychoceramics">
<meta name="citation_volume" content="12"><meta name="citation_issue" content="3">
<meta name="citation_firstpage" content="101"><meta name="citation_lastpage" content="120">
<meta name="citation_publisher" content="Kiln Press">
<meta name="DC.identifier" content="https://pots.example/1">
<meta name="citation_doi" content="doi:10.5555/psycho.1">
<meta name="citation_pmid" content="99000001"><meta name="citation_isbn" content="9783161484100">
<meta name="citation_abstract" content="&lt;p&gt;We hit &lt;i&gt;pots&lt;/i&gt;.&lt;/p&gt;">
<meta name="citation_abstract_html_url" content="https://pots.example/1">
<meta name="citation_pdf_url" content="https://pots.example/1.pdf">
<meta name="citation_arxiv_id" content="2401.99999">
<meta name="citation_reference" content="Shards">
<meta name="citation_editor" content="A. N. Other"><meta name="empty" content=" ">
</head></html>"""
FROM = Provenance(source="x", source_id="1", url="https://pots.example/1")


def test_a_work_is_read_whole():
    work = record_of(PAGE.encode(), FROM, ids=("x:1",))
    assert work.title == 'On "Cracked" Pots & Pans'
    first, second = work.authors
    assert (first.name, first.ids) == ("Josiah Carberry", ("orcid:0000-0002-1825-0097",))
    assert first.affiliations == ("University of Imaginary Sciences", "Kiln 7")
    assert (second.name, second.ids, second.affiliations) == ("Kiln, Ida", (), ())
    assert (work.date, work.year, work.type) == ("2024/03/01", 2024, "article")
    assert (work.venue, work.volume, work.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (work.pages, work.publisher, work.doi) == ("101-120", "Kiln Press", "10.5555/psycho.1")
    assert (work.abstract, work.arxiv_id) == ("We hit pots.", "2401.99999")
    assert (work.url, work.links) == ("https://pots.example/1", ("https://pots.example/1.pdf",))
    assert (work.ids, work.editors) == (("x:1",), ("A. N. Other",))
    assert work.references == ("Shards",)
    assert set(record_of(PAGE.encode(), FROM).ids) == {"pmid:99000001", "isbn:9783161484100"}


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("citation_conference_title", "conference"),
        ("citation_inbook_title", "chapter"),
        ("citation_dissertation_institution", "thesis"),
        ("citation_technical_report_institution", "report"),
        ("citation_keywords", None),
    ],
)
def test_the_kind_is_told_by_what_holds_the_work(tag, kind):
    page = f"<meta name=citation_title content=Pots><meta name={tag} content='Of Pots'>"
    assert record_of(page.encode(), FROM).type == kind


def test_other_vocabularies_are_read():
    page = (
        "<meta name='DC.title' content='Pots'><meta name='DC.Creator' content='Carberry, Josiah'>"
        "<meta name='DC.identifier' content='https://doi.org/10.5555/x'>"
        "<meta name='dc.date' content='1955'><meta name='DC.description' content='A &lt; B'>"
    )
    work = record_of(page.encode(), FROM)
    assert (work.title, work.doi, work.year) == ("Pots", "10.5555/x", 1955)
    assert [one.name for one in work.authors] == ["Carberry, Josiah"]
    assert work.abstract == "A < B"
    page = "<meta name=citation_title content=Pots><meta name=citation_authors content='A B; C D'>"
    assert [one.name for one in record_of(page.encode(), FROM).authors] == ["A B", "C D"]


@pytest.mark.parametrize("body", [b"", b"{}", b"<html></html>", b"<meta name=x content=y>"])
def test_pages_of_no_work_are_refused(body):
    with pytest.raises(UnexpectedAnswerError):
        record_of(body, FROM)


def test_encodings_are_told_by_bytes_and_by_declaration():
    for body in (
        "<meta charset=latin-1><meta name=x content=é>".encode(),
        "<meta charset=iso-8859-1><meta name=x content=é>".encode("latin-1"),
        "<meta name=x content=é>".encode("cp1252"),
        "<meta charset=nonsense><meta name=x content=é>".encode(),
    ):
        assert read_meta_tags(body, "x")["x"] == ["é"]
    assert read_meta_tags(b"<meta charset=hex><meta name=x content=\xff>", "x")["x"] == ["\ufffd"]


def test_pages_without_ends_are_trees():
    page = read_page(b"<dl><dt>A:<dd>1<dt>B<dd><a href=' /x '>2</a></dl><p>c<p>d &#" + b"9" * 5000)
    assert [(term, inner_text(at)) for term, at in described(page)] == [("A", "1"), ("B", "2")]
    assert [link for link, _ in links_of(page)] == ["/x"]
    assert len(list(page.iter("p"))) == 2


@pytest.mark.parametrize(
    "piece", [b"<meta ", b'<a b="', b"<!--", b"<script>", b"<div>", b"<", b"&a", b"<br>x", b"</b>"]
)
def test_broken_pages_take_little_time(piece):
    with soon(2):
        read_page(piece * 200_000)


@given(st.text("<>&;!-'\"/ abp=#x\n", max_size=60).map(str.encode) | st.binary(max_size=60))
def test_any_page_is_read(body):
    assert read_page(body).tag == "page"
