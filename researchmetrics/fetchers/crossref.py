"""Crossref: what publishers deposit with their DOIs. Terms: open metadata, abstracts excepted.

It knows people only by the ORCIDs that publishers deposit, so that a list of works may lack many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from researchmetrics.config import setting
from researchmetrics.errors import NotFoundError, UnexpectedAnswerError
from researchmetrics.http import clock
from researchmetrics.http.answer import Answer
from researchmetrics.records import Provenance, Record
from researchmetrics.sources import authors, csl, fields, kinds, lookup, paging
from researchmetrics.sources.identifiers import id_within
from researchmetrics.sources.markup import plain
from researchmetrics.sources.related import Related, addresses_of, code_of, same_as
from researchmetrics.sources.stated import StatedPeople, orcids_at

__all__ = ["SOURCE", "Crossref", "parse_work"]

_LISTS = paging.Lists(
    rows="message.items",
    total="message.total-results",
    cursor="message.next-cursor",
    identity="DOI",
)
# No fields are selected: some, such as the preprint server's name, cannot be.
_ROWS, _DOIS = 1000, 100
_PUBLIC, _POLITE, _PLUS = (5.0, 1), (10.0, 3), (50.0, 8)  # requests a second; at once
# On people's lists, but neither works nor theirs alone.
_NO_WORKS = frozenset({"component", "journal", "journal-issue", "journal-volume"})
_NO_WORKS |= {"peer-review", "grant"}
_TAKES_BACK = frozenset({"retraction", "withdrawal", "removal"})
_CORRECTS = _TAKES_BACK | {"correction", "corrigendum", "erratum", "expression_of_concern"}
_TAKEN_BACK = ("retracted:", "retracted article:", "withdrawn:", "removed:", "[retracted]")
# The day of publication first; the day on which the DOI was made, if there is no other.
_DATES = "published-print|published-online|published-other|published|issued|posted|content-created"
_WORK: fields.Table = {
    "date": (csl.day_of, f"{_DATES} | created"),
    "volume": (fields.text, "volume"),
    "issue": (fields.text, "issue | journal-issue.issue"),
    "pages": (fields.text, "page | article-number"),
    "publisher": (fields.text, "publisher"),
    "doi": (fields.text, "DOI"),
    "url": (fields.text, "resource.primary.URL | URL"),
    "citations": (fields.number, "is-referenced-by-count"),
    "abstract": (
        lambda raw, path: plain(next(iter(fields.names(raw, path)), None)),
        "abstract | description",
    ),
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As Crossref writes it in its messages, or a message; any field may be missing or null.
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
    >>> work = parse_work(
    ...     {"DOI": "10.5555/Pots", "title": ["Pots"], "subtitle": ["How they crack"]}
    ... )
    >>> work.title, work.doi, work.citations
    ('Pots: How they crack', '10.5555/Pots', None)
    """
    raw = fields.value(raw, "message") or raw
    own, known, title = _own_id(raw), fields.by_table(raw, _WORK), _title(raw)
    others, notices = _relations(raw), fields.rows(raw, "updated-by")
    kind, code = _kind(raw), code_of(others, is_software=False)
    drafts = [one.address for one in others if one.is_same or one.word == "haspreprint"]
    links = (*fields.names(raw, "link.URL"), *addresses_of(others))
    is_back = any(_word(one) in _TAKES_BACK for one in notices)
    return Record(
        provenance=provenance or Provenance(source="crossref", source_id=own),
        title=title,
        authors=authors.authors_of(fields.rows(raw, "author"), _AUTHOR, is_about=is_about),
        editors=fields.distinct(*map(csl.name_of, fields.rows(raw, "editor"))),
        year=int(known["date"].partition("-")[0]) if known["date"] else None,
        type=kind,
        venue=_venue(raw),
        category=next(iter(fields.names(raw, "subject | group-title")), None),
        affiliations=() if _is_posted(raw) else fields.names(raw, "institution.name"),
        arxiv_id=id_within("arxiv", [known["doi"], *drafts]),
        ids=_ids(raw, kind, others),
        code_url=code,
        has_code=True if code else None,
        links=tuple(link for link in fields.distinct(*links) if link != known["url"]),
        is_retracted=True if is_back or (title or "").lower().startswith(_TAKEN_BACK) else None,
        references=_references(raw),
        notes=fields.distinct(*_notes(raw)),
        **known,
    )


class Crossref(StatedPeople):
    """The Crossref service."""

    name, homepage, terms = "crossref", "https://www.crossref.org", "open metadata; see abstracts"
    base, default_per_second = "https://api.crossref.org", _PUBLIC[0]
    accepts_works = frozenset({"doi"})
    gives = frozenset({"works", "by_ids"})
    key_parameter, key_place, key_prefix = "Crossref-Plus-API-Token", "header", "Bearer "
    page_size, at_once = _ROWS, _PUBLIC[1]

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        orcid = self._orcid(person_id)
        person = f"orcid:{orcid}"
        day = "" if since is None else f",from-pub-date:{clock.iso_day(since)}"
        ask = partial(self._page, filter=person + day, rows=_ROWS)

        def read(row: Mapping[str, Any], answer: Answer) -> Record | None:
            if fields.text(row, "type") in _NO_WORKS:
                return None
            return parse_work(row, answer.provenance(_own_id(row)), is_about=person)

        yield from self._works_among(
            paging.walk(ask, with_cursor=True, size=_ROWS, last=1, identity="DOI"),
            read,
            lambda: day and self._page(filter=person, rows=0).total,
            orcid,
        )

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            (self._split_id(one, self.accepts_works) for one in ids),
            many=self._many,
            one=self._one,
            # It leaves out DOIs that it does not know, and never gives one for another.
            identity=("crossref", lambda work: work.provenance.source_id),
            most=_DOIS,
            separators=",",
            seen=seen,
        )
        self.n_expected = len(seen)

    def _allowed_per_second(self) -> float:
        return self._pool()[0]

    def _allowed_at_once(self) -> int:
        return self._pool()[1]

    def _pool(self) -> tuple[float, int]:
        if self.has_key:
            return _PLUS
        return _POLITE if setting("contact").value else _PUBLIC

    def _many(self, scheme: str, values: list[str]) -> Iterator[Record]:
        page = self._page(
            filter=",".join(f"{scheme}:{value}" for value in values), rows=len(values)
        )
        for row in page.rows:
            yield parse_work(row, page.answer.provenance(_own_id(row)))

    def _one(self, _: str, value: str) -> Record:
        answer = self.door.get_json(f"works/{quote(value, safe='')}")
        row = fields.value(answer.json, "message")
        return parse_work(row, answer.provenance(_own_id(row)))

    def _page(self, **asked: Any) -> paging.Page:
        try:
            page = _LISTS.read(self.door.get_json("works", asked))
        except NotFoundError:
            if asked.get("cursor", "*") == "*":
                raise
            # The person exists: the place in the list is what is gone.
            raise UnexpectedAnswerError(
                "Crossref lost its place in a list. Fetch again.", source=self.name
            ) from None
        self._expect(page.total)
        return page


def _own_id(raw: object) -> str:
    """Return the DOI of a work in small letters."""
    own = (fields.text(raw, "DOI") or "").lower()
    # Of some DOIs it tells no more than who registered them.
    if not own.startswith("10.") or fields.value(raw, "agency") is not None:
        raise UnexpectedAnswerError("Crossref answered no work.", source="crossref")
    return own


def _title(raw: Mapping[str, Any]) -> str | None:
    found = fields.names(raw, "title | original-title | short-title")
    title, subtitle = next(iter(found), None), next(iter(fields.names(raw, "subtitle")), None)
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title.rstrip(':')}: {subtitle}"
    return title or subtitle


def _kind(raw: Mapping[str, Any]) -> str | None:
    """Tell the kind; notices are none of articles, and chapters may be conference papers."""
    stated = fields.text(raw, "type")
    if any(_word(one) in _CORRECTS for one in fields.rows(raw, "update-to")):
        return "other"
    if _is_posted(raw):
        stated = (fields.text(raw, "subtype") or "preprint").replace("_", "-")
    kind = kinds.work_kind(stated, held_by=None)
    at_conference = fields.text(raw, "event.name") or "conference_name" in fields.names(
        raw, "assertion.name"
    )
    return "conference" if kind == "chapter" and at_conference else kind


def _is_posted(raw: Mapping[str, Any]) -> bool:
    return fields.text(raw, "type") == "posted-content"


def _venue(raw: Mapping[str, Any]) -> str | None:
    """Return where it appeared: in a journal or book, on a preprint server, at an event."""
    held = "institution.name | group-title |" if _is_posted(raw) else ""
    places = f"container-title | {held} event.name | short-container-title"
    return next(iter(fields.names(raw, places)), None)


def _ids(raw: Mapping[str, Any], kind: str | None, others: list[Related]) -> tuple[str, ...]:
    # The number of a book is no identifier of its chapters.
    books = fields.names(raw, "ISBN | isbn-type.value") if kind == "book" else ()
    isbns = [f"isbn:{book.rpartition('/')[2]}" for book in books]
    return fields.distinct(*isbns, *same_as(others))


def _relations(raw: Mapping[str, Any]) -> list[Related]:
    stated = fields.value(raw, "relation")
    return [
        Related(str(relation), target, fields.text(row, "id-type"))
        for relation, rows in (stated.items() if isinstance(stated, Mapping) else ())
        for row in fields.rows({"rows": rows}, "rows")
        if (target := fields.text(row, "id"))
    ]


def _word(notice: Mapping[str, Any]) -> str:
    return (fields.text(notice, "type") or "").lower().replace("-", "_")


def _notes(raw: Mapping[str, Any]) -> Iterator[str]:
    for path, what in (("updated-by", "updated by"), ("update-to", "update to")):
        for notice in fields.rows(raw, path):
            kind = fields.text(notice, "label | type") or "notice"
            yield f"{what}: {kind} {fields.text(notice, 'DOI') or ''}".strip()
    event = fields.names(raw, "event.name | event.location")
    if event and event != (_venue(raw),):
        yield ", ".join(event)
    if version := fields.text(raw, "version.version | version"):
        yield f"version {version}"


def _references(raw: Mapping[str, Any]) -> tuple[str, ...] | None:
    given = fields.value(raw, "reference")
    return fields.distinct(*map(_reference, given)) if isinstance(given, list) else None


def _reference(row: object) -> str | None:
    doi = fields.text(row, "DOI")
    parts = "author | year | article-title | journal-title | volume-title | series-title | volume"
    whole = fields.text(row, "unstructured")
    return (
        f"doi:{doi.lower()}"
        if doi
        else whole or ", ".join(fields.names(row, f"{parts} | issue | first-page"))
    )


_AUTHOR: fields.Table = {
    "name": (csl.name_of, ""),
    "ids": (orcids_at, "ORCID"),
    "affiliations": (fields.names, "affiliation.name"),
}
SOURCE = Crossref
