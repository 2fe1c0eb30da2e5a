"""Every recording there is, each alone: replayed at its address, asked for, and found whole again.

A file that no case claims fails; so does a value whose place means something to records, and is
in none; so does a place of which nobody said what it means (`recorded_meanings`).
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import recorded_meanings as means
from leaves import Meaning, leaves, lost, xml_leaves
from playing import Asked, Reply

from researchmetrics import errors
from researchmetrics.fetchers import (
    acl_anthology,
    arxiv,
    crossref,
    dblp,
    google_scholar,
    hal,
    orcid,
    semanticscholar,
)
from researchmetrics.records import Candidate, PersonRecord, Record, from_plain, to_plain

UNKNOWN = (errors.NotFoundError,)
REFUSED = (errors.UnexpectedAnswerError,)
BARRED = (errors.BlockedError, errors.AccessError)
CARBERRY = "orcid:0000-0002-1825-0097"
Leaves = list[tuple[str, Any]]


@dataclass(frozen=True)
class Case:
    """How recordings of a name are asked for, and what must come of them."""

    names: str
    # Of a source, or, where no question has such an answer, of the bytes.
    ask: Callable[[Any], Any]
    # The values of each thing that must come, by their places.
    rows: Callable[[bytes], list[Leaves]] | None = None
    meanings: dict[str, Meaning] = field(default_factory=dict)
    refused: tuple[type[Exception], ...] = ()
    # Whether it is replayed at its own address alone.
    is_at_home: bool = True
    is_parsed: bool = False


def at(path: str = "") -> Callable[[bytes], list[Leaves]]:
    """Read the rows at a place of JSON; in a star stands what every row is wrapped in."""

    def rows(body: bytes) -> list[Leaves]:
        found = json.loads(body)
        place, _, wrapper = path.partition("*")
        for step in filter(None, place.split(".")):
            found = found[step]
        listed = found if isinstance(found, list) else [found]
        unwrapped = [row.get(wrapper, row) if wrapper else row for row in listed if row]
        return [list(leaves(row)) for row in unwrapped]

    return rows


def elements(wanted: str, inline: str = "") -> Callable[[bytes], list[Leaves]]:
    """Read the elements of some names in XML; ``inline`` ones are part of the text around."""

    def rows(body: bytes) -> list[Leaves]:
        text = re.sub(rb"&(\w+);", _entity, body)
        names = wanted.split()
        found = (one for one in ET.fromstring(text).iter())
        return [
            list(xml_leaves(one, inline=inline))
            for one in found
            if one.tag.rpartition("}")[2] in names
        ]

    return rows


def said_by_page(body: bytes) -> list[Leaves]:
    """Read what a page says of one work: its meta tags, and its list of terms."""
    page = body.decode()
    tags = [dict(_ATTRIBUTE.findall(tag)) for tag in re.findall(r"<meta [^>]*>", page)]
    named = [(tag.get("name") or tag.get("property") or "", tag.get("content")) for tag in tags]
    terms = re.findall(r"<dt>(.*?):</dt>\s*<dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    return [[*((name.lower(), text or "") for name, text in named), *terms]]


def rows_of_profile(body: bytes) -> list[Leaves]:
    """Read the rows of a profile: titles, and the numbers in what stands beside them."""
    rows = re.findall(r'<tr class="gsc_a_tr">(.*?)</tr>', body.decode(), re.DOTALL)
    return [
        [("title", re.search(r'class="gsc_a_at">(.*?)</a>', row, re.DOTALL)[1])]
        + [("number", number) for number in re.findall(r">(\d+)<", row)]
        for row in rows
    ]


_ATTRIBUTE = re.compile(r"([\w:-]+)=[\"']?((?<=[\"'])[^\"]*|[^\s\">]+)")


def _entity(found: re.Match[bytes]) -> bytes:
    known = {b"amp", b"lt", b"gt", b"quot", b"apos"}
    return found[0] if found[1] in known else html.unescape(found[0].decode()).encode()


def each(parse: Callable[[Any], Any], path: str = "") -> Callable[[bytes], list[Any]]:
    """Make an asker of a parser, for what no question brings."""

    def ask(body: bytes) -> list[Any]:
        found = json.loads(body)
        for step in filter(None, path.split(".")):
            found = found[step]
        return [parse(row) for row in (found if isinstance(found, list) else [found])]

    return ask


def works(*ids: str) -> Callable[[Any], Any]:
    return lambda source: source.by_ids(list(ids))


def found(name: str) -> Callable[[Any], Any]:
    return lambda source: source.find(name, limit=1000)


def of(person: str) -> Callable[[Any], Any]:
    return lambda source: source.works(person)


def citing(work: str) -> Callable[[Any], Any]:
    return lambda source: source.citations(work)


def who(person: str) -> Callable[[Any], Any]:
    return lambda source: source.person(person)


def own(names: str, ask: Callable[[Any], Any], rows: Any, meanings: Any) -> Case:
    """Claim what is replayed at its own address."""
    return Case(names, ask, rows, meanings)


def anywhere(names: str, ask: Callable[[Any], Any], rows: Any, meanings: Any) -> Case:
    """Claim what is asked for at another address, or of which no address is recorded."""
    return Case(names, ask, rows, meanings, is_at_home=False)


def read(names: str, ask: Callable[[Any], Any], rows: Any, meanings: Any) -> Case:
    """Claim what no question brings: a parser reads it."""
    return Case(names, ask, rows, meanings, is_parsed=True)


def refuse(names: str, ask: Callable[[Any], Any], *kinds: type[Exception]) -> Case:
    """Claim what is to be refused."""
    return Case(names, ask, refused=kinds or REFUSED, is_at_home=False)


_S2, _OA = "semanticscholar", "openalex"
_WORK, _PERSON = semanticscholar.parse_work, semanticscholar.parse_author
# Of the cases that fit a name, the first claims it.
CASES = [
    own("openalex/author_*", who("openalex:A5023888391"), at(), means.OPENALEX_PERSON),
    own("openalex/work_W2162*", works("openalex:W2162348455"), at(), means.OPENALEX_WORK),
    own("openalex/work_W2741*", works("openalex:W2741809807"), at(), means.OPENALEX_WORK),
    refuse("openalex/works_group_by_type", citing("openalex:W1")),
    own("openalex/works_*", citing("openalex:W1"), at("results"), means.OPENALEX_WORK),
    refuse("openalex/error_400_*", citing("openalex:W1")),
    refuse("openalex/*", works("openalex:W1")),
    own(f"{_S2}/author_search_*", found("Turing"), at("data"), {"*": "id|name"}),
    own(f"{_S2}/author_single", who("s2:2262347"), at(), means.S2_PERSON),
    own(f"{_S2}/author_papers_*", of("s2:1723755"), at("data"), means.S2_WORK),
    read(f"{_S2}/author_batch", each(_PERSON), at(), means.S2_PERSON),
    read(f"{_S2}/paper_authors_full", each(_PERSON, "data"), at("data"), means.S2_PERSON),
    own(f"{_S2}/paper_batch_*", works(f"s2:{0:040}", f"s2:{1:040}"), at(), means.S2_WORK),
    own(f"{_S2}/paper_citations_*", citing("corpusid:14514057"), at("data*citingPaper"),
        means.S2_WORK),
    read(f"{_S2}/paper_references_*", each(_WORK, "data"), at("data*citedPaper"), means.S2_WORK),
    read(f"{_S2}/reference_full", each(_WORK), at("*citedPaper"), means.S2_WORK),
    read(f"{_S2}/paper_search_[op]*", each(_WORK, "data"), at("data"), means.S2_WORK),
    # Without a title: what cannot be told from others by title is known by its identifier.
    read(f"{_S2}/paper_search_s2fields", each(_WORK, "data"), at("data"), means.S2_WORK),
    read(f"{_S2}/paper_bulk_*", each(_WORK, "data"), at("data"), means.S2_WORK),
    read(f"{_S2}/paper_match", each(_WORK, "data"), at("data"), means.S2_WORK),
    refuse(f"{_S2}/*404*", works("doi:10.1101/2024.04.01.587366"), *UNKNOWN),
    own(f"{_S2}/paper_full_*", works("s2:2d5673caa9e6af3a7b82a43f19ee920992db07ad"), at(),
        means.S2_WORK),
    own(f"{_S2}/paper_by_doi_chemcrow", works("doi:10.1038/s42256-024-00832-8"), at(),
        means.S2_WORK),
    own(f"{_S2}/paper_by_doi_journal", works("doi:10.1063/1.4938384"), at(), means.S2_WORK),
    own(f"{_S2}/paper_by_doi_colon", works("doi:10.1023/a:1007154515475"), at(), means.S2_WORK),
    anywhere(f"{_S2}/paper_single", works("doi:10.1093/mind/lix.236.433"), at(), means.S2_WORK),
    refuse(f"{_S2}/*", works("doi:10.5555/1")),
    refuse("crossref/*404*", works("doi:10.1371/notarealdoi"), *UNKNOWN),
    refuse("crossref/error_400_*", works("doi:10.1371/journal.pone.0033693")),
    refuse("crossref/agency", works("doi:10.1126/science.169.3946.635")),
    refuse("crossref/types", of(CARBERRY)),
    anywhere("crossref/works_*", of(CARBERRY), at("message.items"), means.CROSSREF),
    read("crossref/work_papis_*", each(crossref.parse_work), at("message"), means.CROSSREF),
    *(own(f"crossref/work_{name}", works(f"doi:{doi}"), at("message"), means.CROSSREF)
      for name, doi in {
          "1146_annurev": "10.1146/annurev.pathol.4.110807.092311",
          "biorxiv_posted_content": "10.1101/2024.04.01.587366",
          "chemcrow": "10.1038/s42256-024-00832-8",
          "empty_funder": "10.3389/fgene.2017.00147",
          "journal_1063": "10.1063/1.4938384",
          "single_2003_conf": "10.1109/icdcsw.2003.1203662",
          "single_pone": "10.1371/journal.pone.0033693",
          "single_sparse": "10.3892/ijo_00000353",
      }.items()),
    read("arxiv/oai_*", arxiv.parse_oai, elements("arXivRaw"), means.ARXIV_OAI),
    own("arxiv/*", works(*(f"arxiv:2401.{n:05}" for n in range(30))), elements("entry"),
        means.ARXIV),
    refuse("orcid/error_404_*", who(CARBERRY), *UNKNOWN),
    refuse("orcid/error_400_*", found("Carberry")),
    own("orcid/person_*628X", who("orcid:0000-0002-1642-628X"), at(), means.ORCID_PERSON),
    own("orcid/person_*9135", who("orcid:0000-0003-1444-9135"), at(), means.ORCID_PERSON),
    anywhere("orcid/record_v2_*", who("orcid:0000-0001-8254-7103"), at(), means.ORCID_PERSON),
    anywhere("orcid/search_*", found("Carberry"), at("result"), means.ORCID_FOUND),
    read("orcid/work_detail", each(orcid.parse_work), at(), means.ORCID_WORK),
    read("orcid/works_bulk", each(orcid.parse_work, "bulk"), at("bulk"), means.ORCID_WORK),
    own("orcid/works_large", of("orcid:0000-0003-1444-9135"), at("group"), means.ORCID_WORK),
    own("orcid/works_small", of("orcid:0000-0002-9341-7985"), at("group"), means.ORCID_WORK),
    own("orcid/works_empty", of("orcid:0000-0003-1620-1408"), at("group"), means.ORCID_WORK),
    own("dblp/person_*", of("dblp:95/7448-1"), elements("article inproceedings"), means.DBLP_WORK),
    read("dblp/publ_search_*", each(dblp.parse_work, "result.hits.hit"),
         at("result.hits.hit*info"), means.DBLP_WORK),
    anywhere("dblp/record_article_*", works("dblp:journals/cacm/Szalay08"), elements("article"),
             means.DBLP_WORK),
    refuse("dblp/*", works("dblp:journals/x/Y")),
    own("europepmc/search_*", works("pmid:42803594", "pmid:42816283", "pmid:42805330"),
        at("resultList.result"), means.EUROPEPMC),
    anywhere("inspirehep/literature_*", works("inspire:1713040"), at(), means.INSPIRE),
    own("zenodo/record_*", works("zenodo:10794563"), at(), means.ZENODO),
    own("acl_anthology/paper_page_*", works("acl:N04-1001"), said_by_page, means.ACL_PAGE),
    read("acl_anthology/xml_*", acl_anthology.parse_collection,
         elements("paper", "fixed-case b i tex-math url"), means.ACL),
    read("hal/landing_*", lambda body: [hal.parse_page(body)], said_by_page, means.HAL_PAGE),
    anywhere("google_scholar/profile_*_1", of("scholar:qc6CJjYAAAAJ"), rows_of_profile,
             means.SCHOLAR_ROW),
    own("google_scholar/profile_amIM*", of("scholar:amIMrIEAAAAJ"), rows_of_profile,
        means.SCHOLAR_ROW),
    own("google_scholar/profile_Rxmm*", of("scholar:RxmmtT8AAAAJ"), rows_of_profile,
        means.SCHOLAR_ROW),
    read("google_scholar/scholarly_*", each(google_scholar.parse_author), at(),
         means.SCHOLARLY_PERSON),
    refuse("google_scholar/error_403_*", of("scholar:AbCdEfGhIjKl"), *BARRED),
    refuse("google_scholar/*", of("scholar:AbCdEfGhIjKl"), *REFUSED, *BARRED),
]  # fmt: skip


@dataclass(frozen=True)
class Recording:
    """One recorded answer."""

    name: str
    body: bytes
    status: int
    headers: dict[str, str]
    path: str

    @classmethod
    def at(cls, file: Path) -> Recording:
        said = json.loads(file.with_name(f"{file.stem}.meta.json").read_bytes())
        spoken = said.get("headers") or {}
        kinds = {".json": "application/json", ".xml": "application/xml", ".html": "text/html"}
        headers = {"content-type": kinds.get(file.suffix, "text/plain"), **spoken}
        address = urlsplit(said["url"])
        path = unquote(address.path).lower() if address.scheme else ""
        name = f"{file.parent.name}/{file.stem}"
        return cls(name, file.read_bytes(), int(said["status"]), headers, path)

    @property
    def case(self) -> Case:
        fitting = [one for one in CASES if fnmatchcase(self.name, one.names)]
        assert fitting, f"no case claims {self.name}"
        return fitting[0]

    def answer(self, asked: Asked) -> Reply:
        path = unquote(asked.path).lower()
        if self.case.is_at_home and not self.path.endswith(path):
            return Reply(b"{}", 404)
        return Reply(self.body, self.status, self.headers)


def recordings(folder: Path) -> list[Recording]:
    files = sorted((folder / "recordings").glob("*/*"))
    return [Recording.at(file) for file in files if not file.name.endswith(".meta.json")]


@pytest.fixture(scope="module")
def recorded(shared_data) -> dict[str, Recording]:
    return {one.name: one for one in recordings(shared_data)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each recording, and of none where there are none."""
    if "name" not in metafunc.fixturenames:
        return
    folder = Path(os.environ.get("RESEARCHMETRICS_TEST_DATA") or "/nowhere")
    names = [one.name for one in recordings(folder)] if folder.is_dir() else ["none"]
    metafunc.parametrize("name", names)


@pytest.fixture
def bring(recorded, service, open_named) -> Callable[[str], list[Any]]:
    """Bring what comes of a recording: by a question over a socket, or by a parser."""

    def ask(name: str) -> list[Any]:
        one = recorded[name]
        service.answer = one.answer
        if one.case.is_parsed:
            return list(one.case.ask(one.body))
        return until_it_repeats(one.case.ask(open_named(name.partition("/")[0])))

    return ask


def until_it_repeats(answers: Iterator[Any]) -> list[Any]:
    """Collect what comes; a list of which one page alone is recorded ends with an error."""
    came = []
    try:
        came.extend(iter(answers))
    except (errors.UnexpectedAnswerError, errors.BlockedError):
        if not came:
            raise
    return came


def test_a_recording_is_read_whole_or_refused(name, recorded, bring):
    one = recorded[name]
    if one.case.refused:
        with pytest.raises(one.case.refused):
            bring(name)
        return
    came = bring(name)
    for thing in came:
        if not isinstance(thing, Candidate):
            kind = Record if isinstance(thing, Record) else PersonRecord
            assert from_plain(kind, json.loads(json.dumps(to_plain(thing)))) == thing
    rows = one.case.rows(one.body)
    assert len(came) == len(rows)
    problems = [
        problem
        for row, thing in paired(rows, came)
        for problem in lost(iter(row), thing, one.case.meanings)
    ]
    assert not problems, "\n".join(sorted(set(problems)))


def paired(rows: list[Leaves], came: list[Any]) -> Iterator[tuple[Leaves, Any]]:
    """Put to each row what came of it: by place, or by the identifier where it was sorted."""
    for place, row in enumerate(rows):
        if isinstance(came[place], Candidate):
            (own_id,) = [value for path, value in row if re.search(r"(authorId|\.path)$", path)]
            yield row, next(one for one in came if one.id.endswith(own_id))
        else:
            yield row, came[place]
