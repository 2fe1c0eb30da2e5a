"""Spoilt files that people export or save, and spoilt pages and pieces of answers.

``make fuzz EXAMPLES=100000`` runs long; the normal test run is short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from mutating import spoilt, swollen
from playing_google_scholar import USER, found
from trying import SIZE, n_examples, try_out

from researchmetrics.documents import read_bytes
from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers import acl_anthology, arxiv, google_scholar
from researchmetrics.http.values import read_json
from researchmetrics.records import Provenance
from researchmetrics.sources.markup import plain
from researchmetrics.sources.meta_tags import record_of
from researchmetrics.sources.scholar_page import read_profile
from researchmetrics.sources.scholar_refusal import refusal_of, shown_instead
from researchmetrics.sources.scholar_results import read_results
from researchmetrics.sources.xml import inner_text, read_xml

ORIGIN = Provenance(source="played", source_id="1")
META = """<html><head><title>Pots</title>
<meta name="citation_title" content="On the &lt;i&gt;Toughness&lt;/i&gt; of Cracked Pots">
<meta name="citation_author" content="Carberry, Josiah">
<meta name="citation_author_institution" content="Brown University">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_authors" content="Kiln, Ida; Mill, Ada">
<meta name="citation_publication_date" content="2024/03/01"><meta name=citation_doi content=10.5555/1>
<meta name="citation_journal_title" content="Journal of Psychoceramics">
<meta name="citation_volume" content="12"><meta name="citation_firstpage" content="101">
<meta name="citation_lastpage" content="120"><meta name="citation_pdf_url" content="https://p.example/1.pdf">
<meta name="citation_dissertation_institution" content="Brown"><meta name="citation_isbn" content="1">
<meta name="citation_reference" content="citation_title=Older pots;citation_year=1999">
<meta name="DC.Title" content="Pots"><meta name="DC.Creator" content="Carberry, Josiah">
<meta name="dc.identifier" content="doi:10.5555/1"><meta name="prism.publicationName" content="Clay">
<meta property="og:url" content="https://p.example/1"><meta name="dcterms.abstract" content="<p>We hit.">
</head><body><p>Pots</body></html>"""  # noqa: E501 (as pages are written)
TEXTS = (
    b"<jats:title>Summary</jats:title><jats:p>H<jats:sub>2</jats:sub>O &amp;amp; clay</jats:p>",
    b"<p>where a < b and c > d</p><!-- x --><script>1</script><br/>&ouml;&#233; [<i>x</i>]",
    b"<alternatives><tex-math><![CDATA[$x$]]></tex-math><mml:mi>x</mml:mi></alternatives>",
)


def read_file(body: bytes, name: str) -> Iterator[object]:
    """Read a file as a user has it read."""
    batch = read_bytes(body, name=name)
    yield from batch.records
    yield from batch.people


def read_page(body: bytes, name: str) -> Iterator[object]:
    """Read a page of Google Scholar as the service sends it."""
    refused = refusal_of(body)
    assert (shown_instead(body) is not None) or refused is None
    if name.startswith("results"):
        yield from read_results(body, lambda place: ORIGIN) or ()
        return
    page = read_profile(body, lambda own, row: ORIGIN)
    yield page.person
    yield from page.records


def read_library(body: bytes, name: str) -> Iterator[object]:
    """Read what the library scholarly says of an author with works."""
    raw = _values(body)
    page = google_scholar._page_in(raw, USER, most=100)
    yield page.person
    yield from page.records
    yield google_scholar._candidate(raw)


def _values(body: bytes) -> Any:
    try:
        raw = read_json(body)
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, Mapping):
        raise UnexpectedAnswerError("This is no answer.", source="played")
    return raw


def read_collection(body: bytes, name: str) -> Iterator[object]:
    """Read a file of the ACL Anthology."""
    yield from acl_anthology.parse_collection(body)


def read_oai(body: bytes, name: str) -> Iterator[object]:
    """Read records that arXiv gives to harvesters."""
    yield from arxiv.parse_oai(body)


def read_tags(body: bytes, name: str) -> Iterator[object]:
    """Read a work's page."""
    yield record_of(body, ORIGIN)


def read_text(body: bytes, name: str) -> Iterator[object]:
    """Read a text with markup."""
    text = plain(body.decode("utf-8", "replace"))
    assert text is None or text == " ".join(text.split()) != ""
    return iter(())


def read_tree(body: bytes, name: str) -> Iterator[object]:
    """Read an answer in XML."""
    text = inner_text(read_xml(body, "played"))
    assert text is None or text == " ".join(text.split()) != ""
    return iter(())


class Parser(NamedTuple):
    """What reads, and files of which folder."""

    read: Callable[[bytes, str], Iterable[object]]
    folder: str = ""
    names: tuple[str, ...] = ()
    texts: tuple[bytes, ...] = ()


EXPORTS = "documents/exports"
PARSERS = {
    "bibtex": Parser(read_file, EXPORTS, ("refs.bib", "scholar.bib", "scopus.bib", "wos.bib")),
    "csl": Parser(read_file, EXPORTS, ("refs.json",)),
    "endnote": Parser(read_file, EXPORTS, ("refs.enw",)),
    "pubmed": Parser(read_file, EXPORTS, ("pubmed.nbib",)),
    "ris": Parser(read_file, EXPORTS, ("refs.ris",)),
    "wos": Parser(read_file, EXPORTS, ("savedrecs.txt",)),
    "tables": Parser(
        read_file,
        EXPORTS,
        (
            *("perish.csv", "scholar.csv", "scopus.csv", "scopus_old.csv", "wos.csv"),
            *("works_semicolons.csv", "wos_citations.csv", "wos_tabs.txt"),
        ),
    ),
    "scholar_saved": Parser(
        read_file,
        "google_scholar",
        ("profile.html", "results.html", "results_2016.html", "cite.html"),
    ),
    "google_scholar": Parser(
        read_page,
        "google_scholar",
        ("profile.html", "results.html", "results_2016.html", "sorry.html", "consent.html"),
        (found().encode(),),
    ),
    "scholarly": Parser(read_library, "google_scholar", ("author.json",)),
    "collection": Parser(read_collection, "acl_anthology", ("collection.xml",)),
    "oai": Parser(read_oai, "arxiv", ("oai_raw.xml", "oai_parts.xml")),
    "meta_tags": Parser(read_tags, "acl_anthology", ("paper.html",), (META.encode(),)),
    "markup": Parser(read_text, texts=TEXTS),
    "xml": Parser(
        read_tree, "", ("dblp/person.xml", "arxiv/oai_raw.xml", "acl_anthology/collection.xml")
    ),
}


class Reading:
    """Gives spoilt files to a parser."""

    def __init__(self, parser: Parser, fixtures: Path, spoil: Any) -> None:
        self.read, self.spoil = parser.read, spoil
        folder = fixtures / parser.folder
        self.files = [(name, (folder / name).read_bytes()) for name in parser.names]
        self.files += [(f"text{place}", text) for place, text in enumerate(parser.texts)]

    def __call__(self, random: Random) -> Iterator[object]:
        name, body = random.choice(self.files)
        yield from self.read(self.spoil(body, random), name)


@pytest.mark.parametrize("name", PARSERS)
def test_spoilt_files_trip_no_parser(name, fixtures):
    try_out(name, Reading(PARSERS[name], fixtures, spoilt), n_examples(few=100))


@pytest.mark.parametrize("name", PARSERS)
def test_large_files_are_read_in_time(name, fixtures):
    reading = Reading(PARSERS[name], fixtures, lambda body, random: swollen(body, random, SIZE))
    try_out(f"{name} (large)", reading, max(3, n_examples(few=300) // 100))
