"""Semantic Scholar: works, people, and who cites them. Terms: its API licence; key wanted."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from researchmetrics.errors import IdentifierError, SourceError, UnexpectedAnswerError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits
from researchmetrics.sources import Source, authors, fields, identifiers, kinds, list_ends, portions
from researchmetrics.sources.company import told_by_works
from researchmetrics.sources.person_ids import id_named
from researchmetrics.sources.s2_papers import paper_of, references_of, work_ids

__all__ = ["SOURCE", "SemanticScholar", "parse_author", "parse_work"]

_Row = tuple[Mapping[str, Any], Provenance]
# Rows of a page, works of a batch; place in a list from which on it gives nothing.
_PER_PAGE, _BATCH, _REACH = 1000, 500, 9_999
# It gives 1,000 references of a work and 9,999 of a batch: those of so few works come whole.
_WITH_REFERENCES, _MOST_AUTHORS = 9, 500
_TOO_MUCH, _UNKNOWN = "maximum size", "no valid paper ids"
_WORK_FIELDS = (
    "corpusId,externalIds,url,title,abstract,venue,publicationVenue,year,publicationDate,journal,"
    "publicationTypes,citationCount,isOpenAccess,openAccessPdf,fieldsOfStudy,s2FieldsOfStudy,authors"
)
_REFERENCES = ",referenceCount,references.paperId,references.externalIds,references.title"
_PERSON_FIELDS = "externalIds,url,name,affiliations,homepage,paperCount,citationCount,hIndex"
_EVIDENCE = "papers.year,papers.fieldsOfStudy,papers.authors"
_TELLING = {"year": "year", "topics": "fieldsOfStudy", "people": "authors.authorId"}
_NAMED = {"s2": "", "doi": "DOI:", "arxiv": "ARXIV:", "pmid": "PMID:", "pmcid": "PMCID:"}
_NAMED |= {"acl": "ACL:", "mag": "MAG:", "corpusid": "CorpusId:"}
_FORMS = {"s2": "[0-9A-F]{40}", "pmcid": r"(?:PMC)?\d+", "mag": r"\d+", "corpusid": r"\d+"}
_WORK: fields.Table = {
    "title": (fields.text, "title"),
    "date": (fields.text, "publicationDate"),
    "year": (fields.number, "year"),
    "venue": (fields.text, "venue | publicationVenue.name | journal.name"),
    "volume": (fields.text, "journal.volume"),
    "pages": (fields.text, "journal.pages"),
    "field": (fields.names, "fieldsOfStudy | s2FieldsOfStudy.category"),
    "doi": (fields.text, "externalIds.DOI"),
    "url": (fields.text, "url"),
    "links": (fields.names, "openAccessPdf.url"),
    "is_open_access": (fields.flag, "isOpenAccess"),
    "citations": (fields.number, "citationCount"),
    "abstract": (fields.text, "abstract"),
    "raw": (fields.text, "citationStyles.bibtex"),
}
_FIGURES = {"h_index": "hIndex", "n_papers": "paperCount", "n_citations": "citationCount"}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As Semantic Scholar writes it, also within a citation; any field may be missing or null.
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
    >>> work = parse_work({"paperId": "0a1b", "citationCount": 0, "externalIds": {"MAG": "7"}})
    >>> work.ids, work.citations, work.references
    (('s2:0a1b', 'mag:7'), 0, None)
    """
    raw = paper_of(raw)
    own, known = fields.text(raw, "paperId"), fields.by_table(raw, _WORK)
    if own is None and known["title"] is None:
        raise UnexpectedAnswerError("Semantic Scholar answered no work.", source=SOURCE.name)
    rows, shown = fields.rows(raw, "authors"), (f"doi.org/{known['doi']}", *known["links"])
    words, held_by = (
        fields.names(raw, "publicationTypes"),
        fields.text(raw, "publicationVenue.type"),
    )
    classes = fields.rows(raw, "s2FieldsOfStudy")  # by others, then by the service itself
    by_service = (row for row in classes if row.get("source") != "external")
    known["field"] = next(iter(known["field"]), None)
    is_cut = authors.is_cut(rows, _MOST_AUTHORS, "position")
    return Record(
        provenance=provenance or Provenance(source=SOURCE.name, source_id=own),
        authors=authors.authors_of(rows, _AUTHOR, is_about=is_about),
        authors_truncated=is_cut,
        n_authors=len(rows) if rows and is_cut is False else None,
        type=kinds.kind_of_several(words, held_by=held_by, venue=known["venue"]),
        category=fields.text(next(by_service, None), "category"),
        arxiv_id=fields.text(raw, "externalIds.ArXiv") or identifiers.id_within("arxiv", shown),
        ids=work_ids(raw),
        references=references_of(raw),
        **known,
    )


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw, provenance
        As for `parse_work`.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        With the service's own figures; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> kiln = parse_author({"authorId": "7", "externalIds": {"DBLP": ["Ida Kiln 0001"]}})
    >>> kiln.person.ids, kiln.person.other_names
    (('s2:7',), ('Ida Kiln', 'Ida Kiln 0001'))
    """
    own, name = fields.text(raw, "authorId"), fields.text(raw, "name")
    if own is None:
        raise UnexpectedAnswerError("Semantic Scholar answered no person.", source=SOURCE.name)
    # Of DBLP it states names, which carry a number there where several people share one.
    known = fields.names(raw, "aliases | externalIds.DBLP")
    others = (*(re.sub(r" \d{4}$", "", n) for n in known), *known)
    return PersonRecord(
        person=Person(
            ids=fields.distinct(*_person_ids(raw), *also),
            name=name,
            other_names=fields.distinct(*(n for n in others if n != name and "/" not in n)),
            affiliations=fields.names(raw, "affiliations | affiliations.name"),
            links=fields.names(raw, "homepage | url"),
        ),
        provenance=provenance or Provenance(source=SOURCE.name, source_id=own),
        reported={k: n for k, at in _FIGURES.items() if (n := fields.number(raw, at)) is not None},
    )


class SemanticScholar(Source):
    """The Semantic Scholar service, which splits many a person in several, and joins namesakes."""

    name, homepage = "semanticscholar", "https://www.semanticscholar.org"
    terms, aliases = "Semantic Scholar API License Agreement", frozenset({"s2"})
    base, default_per_second = "https://api.semanticscholar.org/graph/v1", 0.3
    accepts, accepts_works = frozenset({"s2"}), frozenset(_NAMED)
    gives = frozenset({"find", "person", "works", "citations", "by_ids"})
    key_parameter, key_place, page_size = "x-api-key", "header", _PER_PAGE

    def _allowed_per_second(self) -> float:
        return 1.0 if self.has_key else self.default_per_second

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        plain = " ".join(re.sub(r"[-\"‐‑–“”]", " ", name).split())  # such signs find nobody
        if not plain:
            raise IdentifierError("There is no name to look for. Give a person's name.")
        asked = {"query": plain, "fields": _PERSON_FIELDS, "limit": _PER_PAGE}
        answer = self.door.get_json("author/search", asked)
        self.n_expected = fields.number(answer.json, "total")
        rows = {own: row for row in _listed(answer) if (own := fields.text(row, "authorId"))}
        best = best_fits(map(_candidate, rows.values()), name, affiliation)[:limit]
        chosen = {own: rows[own] for own in (one.id.partition(":")[2] for one in best)}
        # Those found stand without the works that tell more of them.
        with suppress(SourceError):
            known = self._batch("author", list(chosen)) if chosen else ()
            told = {fields.text(row, "authorId"): row for row, _ in known}
            chosen = {own: {**told.get(own, {}), **row} for own, row in chosen.items()}
        yield from best_fits(map(_candidate, chosen.values()), name, affiliation)

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what Semantic Scholar says of a person; see `Source.person`."""
        own = self._split_id(person_id, self.accepts, s2=r"\d+")[1]
        answer = self.door.get_json(f"author/{own}", {"fields": _PERSON_FIELDS})
        origin = answer.provenance(fields.text(answer.json, "authorId"))
        yield parse_author(answer.json, origin, also=(f"s2:{own}",))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        own = self._split_id(person_id, self.accepts, s2=r"\d+")[1]
        day = "" if since is None else clock.iso_day(since)
        # Works without a day count as of the year's first there: all of the year are asked for.
        within = {"publicationDateOrYear": f"{day[:4]}:"} if day else {}
        for row, origin in self._rows(f"author/{own}", "papers", "paperCount", **within):
            work = parse_work(row, origin, is_about=f"s2:{own}")
            if (work.date or f"{work.year or 9999}-12-31") >= day:
                yield work

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work; see `Source.citations`."""
        place = _place(self._named(work_id))
        for pair in self._rows(place, "citations", "citationCount"):
            yield parse_work(*pair)

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        named, self.n_expected = list(dict.fromkeys(map(self._named, ids))), None
        ask = self._one if len(named) == 1 else partial(self._batch, "paper")
        limits = {"too_much": _TOO_MUCH, "unknown": _UNKNOWN}
        for pair in portions.by_batches(ask, named, most=_BATCH, identity=_identity, **limits):
            yield parse_work(*pair)

    def _named(self, work_id: str) -> str:
        scheme, value = self._split_id(work_id, self.accepts_works, **_FORMS)
        if scheme in {"arxiv", "pmcid"}:
            value = re.sub(r"^(arxiv:|pmc)|v\d+$", "", value, flags=re.IGNORECASE)
        return _NAMED[scheme] + (value.lower() if scheme == "s2" else value)

    def _rows(self, path: str, room: str, figure: str, **within: str) -> Generator[_Row]:
        """Yield the rows of a list, each once; ask how many there are where it ends early."""

        def ask(offset: int, limit: int) -> tuple[list[_Row], int | None]:
            asked = {"fields": _WORK_FIELDS, "offset": offset, "limit": limit, **within}
            answer = self.door.get_json(f"{path}/{room}", asked)
            return _pairs(_listed(answer), answer), fields.number(answer.json, "next")

        self.n_expected = None
        known: dict[str, Any] = {"reach": _REACH, "too_much": _TOO_MUCH, "source": self.name}
        rows = portions.by_offset(ask, identity=_identity, size=_PER_PAGE, **known)
        n_rows, is_cut = yield from rows
        if not n_rows or is_cut:
            # Nobody, or somebody without works? And how many works are out of reach?
            stated = fields.number(self.door.get_json(path, {"fields": figure}).json, figure)
            self.n_expected = None if within else stated
        if is_cut:
            list_ends.refuse_astray(n_rows, self.n_expected, self.name)

    def _one(self, ids: list[str]) -> list[_Row]:
        """Look a single work up; raises `NotFoundError` for one that is not known."""
        query = {"fields": _WORK_FIELDS + _REFERENCES}
        answer = self.door.get_json(_place(ids[0]), query)
        if not (found := _pairs([answer.json], answer)):
            raise answer.unexpected("something that is no work")
        return found

    def _batch(self, room: str, ids: list[str]) -> list[_Row]:
        """Look several up; in place of those that it does not know the service says null."""
        asked = _WORK_FIELDS + (_REFERENCES if len(ids) <= _WITH_REFERENCES else "")
        query = {"fields": asked if room == "paper" else _EVIDENCE}
        answer = self.door.post_json(f"{room}/batch", query, body={"ids": ids})
        if not isinstance(answer.json, list):
            raise answer.unexpected("something that is no list")
        return _pairs(answer.json, answer)


def _candidate(raw: Mapping[str, Any]) -> Candidate:
    return told_by_works(parse_author(raw), fields.rows(raw, "papers"), **_TELLING)


def _listed(answer: Answer) -> list[Mapping[str, Any]]:
    """Read the rows of a page; where there are none the service may leave the list out."""
    if fields.value(answer.json, "data | offset | total") is None:
        raise answer.unexpected("something that is no list")
    return fields.rows(answer.json, "data")


def _place(named: str) -> str:
    return "paper/" + identifiers.in_path(named, "citations", "references", "authors")


def _identity(row: _Row) -> str | None:
    return fields.text(row[0], "paperId | title")


def _pairs(rows: Iterable[Any], answer: Answer) -> list[_Row]:
    """Put to each work where it comes from; what cannot be told apart is no work."""
    works = [row for row in map(paper_of, rows) if fields.text(row, "paperId | authorId | title")]
    return [(row, answer.provenance(fields.text(row, "paperId"))) for row in works]


def _person_ids(raw: object) -> tuple[str, ...]:
    own, where = fields.text(raw, "authorId"), ("ORCID", "DBLP")
    said = ((kind, one) for kind in where for one in fields.names(raw, f"externalIds.{kind}"))
    return fields.distinct(own and f"s2:{own}", *(id_named(kind, one) for kind, one in said))


_AUTHOR: fields.Table = {
    "name": (fields.text, "name"),
    "ids": (lambda row, _: _person_ids(row), "authorId"),
    "affiliations": (fields.names, "affiliations | affiliations.name"),
}
SOURCE = SemanticScholar
