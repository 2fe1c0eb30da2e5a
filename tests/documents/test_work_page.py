"""Saved pages of one work: what their meta tags say, and pages that are of something else."""

from __future__ import annotations

import pytest

from researchmetrics.documents.reading import read_bytes

PAGE = b"""<!doctype html><html><head><title>On Cracked Pots | Psycho Press</title>
<meta content="On Cracked Pots &amp; Pans" name="citation_title">
<meta name="citation_author" content="Carberry, Josiah">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_author" content="Kiln, Ida">
<meta name="citation_journal_title" content="Journal of Psychoceramics">
<meta name="citation_publication_date" content="2024/03/01">
<meta name="citation_doi" content="10.5555/psycho.0001">
<meta name="citation_firstpage" content="101"><meta name="citation_lastpage" content="120">
</head><body><h1>On Cracked Pots</h1><p>Sign in</p><h2>References</h2>
<ol><li>I. Kiln. Glazes. Clay, 2019.</li></ol></body></html>"""


def test_a_page_of_a_work_is_that_work():
    batch = read_bytes(PAGE, name="pots.html")
    (record,) = batch.records
    assert batch.people == ()
    assert record.title == "On Cracked Pots & Pans"
    assert [author.name for author in record.authors] == ["Carberry, Josiah", "Kiln, Ida"]
    assert record.authors[0].ids == ("orcid:0000-0002-1825-0097",)
    assert (record.venue, record.doi) == ("Journal of Psychoceramics", "10.5555/psycho.0001")
    assert (record.year, record.pages, record.type) == (2024, "101-120", "article")


@pytest.mark.parametrize("format", ["cv", "text", "profile_page"])
def test_what_the_caller_says_counts(format):
    batch = read_bytes(PAGE, name="pots.html", format=format)
    assert [record.doi for record in batch.records] != ["10.5555/psycho.0001"]


def test_a_page_without_a_title_is_read_as_before():
    page = PAGE.replace(b"citation_title", b"citation_titles")
    assert read_bytes(page, name="pots.html").records[:1] != read_bytes(PAGE, name="p.html").records
