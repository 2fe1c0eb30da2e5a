"""DBLP: bibliography of computer science, and who wrote what in it. Terms: CC0, no key.

All works of a person come in one answer. The setting ``dblp_url`` may name a mirror, such as
``https://dblp.uni-trier.de`` or ``https://dblp.dagstuhl.de``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from anyascii import anyascii

from researchmetrics.errors import AmbiguousPersonError, IdentifierError, UnexpectedAnswerError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import Source, authors, converted, fields, identifiers, kinds
from researchmetrics.sources.person_ids import ids_shown
from researchmetrics.sources.redirects import xml_behind
from researchmetrics.sources.single_lookups import one_by_one
from researchmetrics.sources.twice_useful import TwiceUseful

__all__ = ["SOURCE", "Dblp", "parse_candidate", "parse_person", "parse_work"]

# Homonyms are told apart by a number of four digits behind the name.
_NUMBER = re.compile(r"\s\d{4}$")
_PID = re.compile(r"(?:.*/pid/|homepages/)?([^\s/?#.]+/[^\s/?#.]+)(?:\.\w+)?")
_KEY = re.compile(r"(?:.*/rec/)?([^\s/?#.]+(?:/[^\s/?#]+?)+)(?:\.(?:html|xml|bib|rdf|nt|ttl|ris))?")
_ELEMENTS = "article|inproceedings|proceedings|book|incollection|phdthesis|mastersthesis|data"
_FINER = frozenset({"informal", "software", "data", "habil"})
_WORK: fields.Table = {
    "year": (converted.count, "year"),
    "venue": (converted.text, "journal | booktitle | series | venue"),
    "volume": (converted.text, "volume"),
    "issue": (converted.text, "number"),
    "pages": (converted.text, "pages"),
    "publisher": (converted.text, "publisher | school"),
}
_IDS = {name: f"@{name}" for name in ("pmid", "pmcid", "acl", "openreview", "wikidata")}


def _bare(name: str | None) -> str:
    return _NUMBER.sub("", name or "")


def _person_ids(raw: object, path: str) -> tuple[str, ...]:
    pid, orcid = (fields.text(raw, name) for name in path.split())
    return fields.distinct(pid and f"dblp:{pid}", orcid and f"orcid:{orcid}")


_AUTHOR: fields.Table = {
    "name": (lambda raw, path: _bare(fields.text(raw, path)), "text"),
    "ids": (_person_ids, "@pid @orcid"),
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As a search gives it, or an element of a document, converted; anything may be missing.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no work.

    Examples
    --------
    >>> info = {"key": "conf/k/C24", "title": "Pots &amp; Pans.", "authors": {"author": "Ida Kiln"}}
    >>> pots = parse_work({"info": info})
    >>> pots.title, pots.authors[0].name
    ('Pots & Pans.', 'Ida Kiln')
    """
    info = fields.value(raw, "info") or raw
    key = fields.text(info, "key | @key")
    if key is None:
        raise UnexpectedAnswerError("DBLP answered no work.", source="dblp")
    known, marks = fields.by_table(info, _WORK), (fields.text(info, "@publtype") or "").split()
    isbns = (f"isbn:{isbn}" for isbn in converted.texts(info, "isbn"))
    title, month = converted.text(info, "title"), converted.text(info, "month")
    places = converted.texts(info, "ee")
    pages = [at if "://" in at else f"https://dblp.org/{at}" for at in converted.texts(info, "url")]
    access = converted.texts(info, "ee.@type | access")
    rows = converted.each(info, "authors.author | author")
    return Record(
        provenance=provenance or Provenance(source="dblp", source_id=key),
        title=title and " ".join(html.unescape(title).split()),
        authors=authors.authors_of(rows, _AUTHOR, is_about=is_about),
        editors=tuple(map(_bare, converted.texts(info, "editor"))),
        date=f"{month} {known['year']}" if month and known["year"] else None,
        type=_kind(info, key, marks, known["venue"] or ""),
        doi=fields.text(info, "doi")
        or identifiers.id_within(
            "doi", sorted(places, key=lambda at: "/doi.org/" not in (at or ""))
        ),
        arxiv_id=identifiers.id_within("arxiv", [*places, f"arxiv.org/{known['volume']}"]),
        ids=(f"dblp:{key}", *isbns, *identifiers.ids_stated(info, _IDS, places)),
        url=next(iter(places), f"https://dblp.org/rec/{key}"),
        links=fields.distinct(*places[1:], *pages),
        references=tuple(f"dblp:{c}" for c in converted.texts(info, "cite") if "/" in c) or None,
        is_open_access=bool({*access} & {"open", "oa"}) or (False if "closed" in access else None),
        notes=fields.distinct(
            *(mark for mark in marks if mark not in _FINER), *converted.texts(info, "note")
        ),
        **known,
    )


def parse_person(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read a person's page.

    Parameters
    ----------
    raw : Mapping
        The page's document, converted; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        Raises `AmbiguousPersonError` for a page that stands for several people of one name, and
        `UnexpectedAnswerError` for what is no person's page.

    Examples
    --------
    >>> carberry = parse_person({"@name": "Josiah Carberry 0001", "@pid": "1/2-1", "@n": "3"})
    >>> carberry.person.name, carberry.person.ids, dict(carberry.reported)
    ('Josiah Carberry', ('dblp:1/2-1',), {'n_papers': 3})
    """
    pid = _pid_of(raw)
    if pid is None:
        raise UnexpectedAnswerError("DBLP answered no person.", source="dblp")
    if converted.text(raw, "person.@publtype") == "disambiguation":
        raise _several(raw, pid)
    notes = converted.each(raw, "person.note | note | notes.note")
    written = (fields.text(n, "text") for n in notes if fields.text(n, "@type") == "uname")
    stated = converted.texts(raw, "person.author | author | aliases.alias | @name")
    forms = fields.distinct(*map(_bare, stated[:1]), *stated, *map(_bare, stated), *written)
    # Places of today first: others bear a label, such as ``former``.
    notes.sort(key=lambda note: fields.text(note, "@label") is not None)
    places = [note for note in notes if fields.text(note, "@type") == "affiliation"]
    addresses, n_papers = converted.texts(raw, "person.url | url"), converted.count(raw, "@n")
    return PersonRecord(
        person=Person(
            ids=fields.distinct(f"dblp:{pid}", *also, *ids_shown(addresses)),
            name=next(iter(forms), None),
            other_names=forms[1:],
            affiliations=converted.texts(places, "text"),
            links=tuple(url for url in addresses if not ids_shown([url])),
            is_group=converted.text(raw, "person.@publtype") == "group",
        ),
        provenance=provenance or Provenance(source="dblp", source_id=pid),
        reported={} if n_papers is None else {"n_papers": n_papers},
    )


def parse_candidate(raw: Mapping[str, Any]) -> Candidate:
    """Read one person found by a search, not yet judged.

    Parameters
    ----------
    raw : Mapping
        As DBLP writes it; any field may be missing or null.

    Returns
    -------
    Candidate
        Without score and evidence; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> info = {"author": "Ida Kiln 0001", "url": "https://dblp.org/pid/95/9001-1"}
    >>> found = parse_candidate({"info": info})
    >>> found.id, found.name, found.other_names
    ('dblp:95/9001-1', 'Ida Kiln', ('Ida Kiln 0001',))
    """
    if (found := candidate_of(parse_person(fields.value(raw, "info") or raw))).name:
        return found
    raise UnexpectedAnswerError("DBLP answered a person without a name.", source="dblp")


class Dblp(TwiceUseful, Source):
    """The DBLP service."""

    name, homepage, terms = "dblp", "https://dblp.org", "CC0-1.0"
    base, default_per_second = "https://dblp.org", 0.5
    accepts = frozenset({"dblp", "orcid"})
    accepts_works = frozenset({"dblp", "doi"})
    gives = frozenset({"find", "person", "works", "by_ids"})

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        # Plain letters find accented ones too, not the other way round; no more hits are given.
        words = " ".join(re.findall(r"[\w'.-]+", anyascii(name)))
        if not words:
            raise IdentifierError("There is no name to look for. Give a person's name.")
        asked = {"q": words, "format": "json", "h": 1000, "c": 0}
        answer = self.door.get_json("search/author/api", asked)
        if not isinstance(fields.value(answer.json, "result.hits"), Mapping):
            raise answer.unexpected("no list of people")
        self.n_expected = converted.count(answer.json, "result.hits.@total")
        hits = map(parse_candidate, converted.each(answer.json, "result.hits.hit"))
        yield from best_fits({one.id: one for one in hits}.values(), name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what DBLP says of a person; see `Source.person`."""
        page, answer, asked = self._page("person", person_id)
        yield parse_person(page, answer.provenance(_pid_of(page)), also=(asked,))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        first = 0 if since is None else int(clock.iso_day(since)[:4])  # years are all it knows
        page, answer, _ = self._page("works", person_id)
        self.n_expected = None if first else converted.count(page, "@n")
        for work in _works(page, answer, parse_person(page).person.ids[0]):
            if not first or work.year is None or work.year >= first:
                yield work

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        asked = [self._split_id(one, self.accepts_works) for one in ids]
        paths = [("rec", _matched(_KEY, v)) if s == "dblp" else (s, v) for s, v in asked]
        yield from one_by_one(paths, self._work)

    def _page(self, question: str, person_id: str) -> tuple[Mapping[str, Any], Answer, str]:
        """Return a person's page, and by what it was asked for."""
        scheme, value = self._split_id(person_id, self.accepts)
        path = ("pid", _matched(_PID, value)) if scheme == "dblp" else (scheme, value)
        asked = f"{scheme}:{path[1]}"
        answer = self.once(question, asked, lambda: self._answer(*path, own="pid"))
        return converted.read(answer), answer, asked

    def _work(self, path: tuple[str, str]) -> Iterator[Record]:
        answer = self._answer(*path, own="rec")
        return _works(converted.read(answer), answer)

    def _answer(self, room: str, value: str, *, own: str) -> Answer:
        """Ask for a document by DBLP's own identifier, or by one that leads to its own."""
        return xml_behind(self.door, f"{room}/{identifiers.in_path(value)}.xml", own)


SOURCE = Dblp


def _matched(form: re.Pattern[str], value: str) -> str:
    if found := form.fullmatch(value):
        return found[1]
    raise IdentifierError(f"'dblp:{value}' does not have the form of one. Check it.")


def _pid_of(raw: object) -> str | None:
    """Return who it is: by the page, by the key of the person's record, or by the address."""
    stated = fields.text(raw, "@pid") or converted.text(raw, "person.@key | dblpkey | @key | url")
    found = _PID.fullmatch(stated or "")
    return found and found[1]


def _works(page: Any, answer: Answer, is_about: str | None = None) -> Iterator[Record]:
    """Yield the works of a document, each once."""
    boxes = [{str(page["@element"]): page}, page, *converted.each(page, "r")]
    rows = (row for box in boxes for row in converted.each(box, _ELEMENTS) if "@key" in row)
    for key, row in {fields.text(row, "@key"): row for row in rows}.items():
        yield parse_work(row, answer.provenance(key), is_about=is_about)


def _several(page: object, pid: str) -> AmbiguousPersonError:
    people = tuple(map(parse_candidate, converted.each(page, "homonyms.h.person")))
    known = ", ".join(one.id for one in people) or "nobody yet"
    text = f"dblp:{pid} stands for several people not told apart. Ask for one who is: {known}."
    return AmbiguousPersonError(text, candidates=people)


def _kind(info: object, key: str, marks: list[str], venue: str) -> str | None:
    """Tell the kind of a work; workshops are named after where they were held: ``A@B``."""
    stated = "phdthesis" if key.startswith("phd/") else fields.text(info, "@element | type") or ""
    stated = "editorship" if stated == "proceedings" else stated
    finer = [one for one in marks if one in _FINER and (one != "informal" or stated == "article")]
    kind = kinds.kind_of_several(finer or [stated], held_by=None, venue=venue)
    at_workshop = kind == "conference" and re.search("@|workshop", venue, re.IGNORECASE)
    return "workshop" if at_workshop else kind
