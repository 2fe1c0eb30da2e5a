"""ORCID: what researchers and publishers put on a person's record. Terms: CC0, no commercial use.

A record is asked for once, and tells both of the person and of all works; lists have no authors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.http import clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import (
    Source,
    authors,
    fields,
    identifiers,
    kinds,
    lucene,
    markup,
    orcid_entries,
    orcid_fields,
    orcid_record,
    person_ids,
    streamed,
)

__all__ = ["SOURCE", "Orcid", "parse_candidate", "parse_person", "parse_work"]

_ROWS = 200  # of a search; older versions of the service allow no more
_FOUND_IDS = "orcid-id | orcid-identifier.path | orcid-identifier.uri"
_OWN_IDS = f"{_FOUND_IDS} | person.path | path | name.path"
_LINKS = "url.value | external-ids.external-id.external-id-url.value"
_NAME, _WHOLE = {"given": "given-names", "family": "family-name"}, ("credit-name", "other-names")


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        A group of summaries of one work, a single summary, or a whole work; any field may be
        missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values of the summary that the person prefers, completed from the others; raises
        `UnexpectedAnswerError` for what is no work.

    Examples
    --------
    >>> name = {"title": {"value": "On Cracked Pots"}}
    >>> first, second = ({"put-code": n, "display-index": f"{n}"} for n in (9, 10))
    >>> record = parse_work({"work-summary": [first | {"title": name}, second]})
    >>> record.ids, record.title
    (('orcid-work:10', 'orcid-work:9'), 'On Cracked Pots')
    """
    versions = orcid_fields.versions(raw)
    own = [f"orcid-work:{row['put-code']}" for row in versions]
    if not own:
        raise UnexpectedAnswerError("ORCID answered no work.", source="orcid")
    known = {name: _first(versions, read, path) for name, (read, path) in _WORK.items()}
    stated, urls = orcid_fields.related_ids([*versions, raw]), fields.names(versions, _LINKS)
    doi, arxiv = (orcid_fields.own_id(stated, scheme) for scheme in ("doi", "arxiv"))
    dated = next((one for one in versions if orcid_fields.year(one, "publication-date")), None)
    people = _first(versions, fields.rows, "contributors.contributor")
    people = people or _first(versions, orcid_entries.signers, "citation") or ()
    return Record(
        provenance=provenance or Provenance(source="orcid", source_id=own[0].partition(":")[2]),
        authors=authors.authors_of(
            [row for row in people if not _is_editor(row)], _AUTHOR, is_about=is_about
        ),
        editors=fields.names([row for row in people if _is_editor(row)], "credit-name.value"),
        date=orcid_fields.date(dated, "publication-date"),
        year=orcid_fields.year(dated, "publication-date"),
        doi=doi,
        arxiv_id=arxiv or identifiers.id_within("arxiv", urls),
        ids=(*own, *(one for one in stated if one not in {f"doi:{doi}", f"arxiv:{arxiv}"})),
        links=tuple(url for url in urls if url != known["url"]),
        notes=tuple(f"added by {by}" for by in fields.names(versions, "source.source-name.value")),
        **known,
    )


def parse_person(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        A record, or its part about the person; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        Raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> name = {"given-names": {"value": "Josiah"}, "family-name": {"value": "Carberry"}}
    >>> carberry = parse_person({"name": name, "path": "/0000-0002-1825-0097/person"})
    >>> carberry.person.ids, carberry.person.name
    (('orcid:0000-0002-1825-0097',), 'Josiah Carberry')
    """
    said = fields.value(raw, "person")
    who: Mapping[str, Any] = said if isinstance(said, Mapping) else raw
    own = _own_id(raw) or _own_id(who)
    if own is None or not {"name", "person", "activities-summary"} & set(raw):
        raise UnexpectedAnswerError("ORCID answered no person.", source="orcid")
    parts = (fields.text(who, f"name.{part}.value") for part in ("given-names", "family-name"))
    full = " ".join(filter(None, parts)) or None
    known = fields.text(who, "name.credit-name.value") or full
    others = fields.distinct(full, *fields.names(who, "other-names.other-name.content"))
    listed = fields.rows(who, "external-identifiers.external-identifier")
    ids = map(orcid_fields.stated_id, listed)
    urls = fields.names(who, "researcher-urls.researcher-url.url.value")
    return PersonRecord(
        person=Person(
            ids=fields.distinct(f"orcid:{own}", *also, *ids, *person_ids.ids_shown(urls)),
            name=known,
            other_names=tuple(other for other in others if other != known),
            affiliations=orcid_fields.places(raw),
            interests=fields.names(who, "keywords.keyword.content"),
            emails=fields.names(who, "emails.email.email"),
            links=fields.distinct(*urls, *fields.names(listed, "external-id-url.value")),
        ),
        provenance=provenance or Provenance(source="orcid", source_id=own),
    )


def parse_candidate(raw: Mapping[str, Any]) -> Candidate:
    """Read one person found by a search, not yet judged.

    Parameters
    ----------
    raw : Mapping
        As either search of ORCID writes it; any field may be missing or null.

    Returns
    -------
    Candidate
        Without score and evidence; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> row = {"orcid-id": "0000-0002-1825-0097", "given-names": "Josiah", "other-name": ["J. C."]}
    >>> parse_candidate(row).id, parse_candidate(row).other_names
    ('orcid:0000-0002-1825-0097', ('J. C.',))
    """
    if (own := _own_id(raw, _FOUND_IDS)) is None:
        raise UnexpectedAnswerError("ORCID answered no person.", source="orcid")
    full = " ".join(fields.texts([raw.get("given-names"), raw.get("family-names")], "")) or None
    known = fields.text(raw, "credit-name") or full
    others = fields.distinct(full, *fields.names(raw, "other-name"))
    said = PersonRecord(
        person=Person(
            ids=(f"orcid:{own}",),
            name=known,
            other_names=tuple(other for other in others if other != known),
            affiliations=fields.names(raw, "institution-name"),
        ),
        provenance=Provenance(source="orcid", source_id=own),
    )
    return candidate_of(said)


class Orcid(Source):
    """The public interface of ORCID."""

    name, homepage, terms = "orcid", "https://orcid.org", "CC0-1.0, no commercial use of the API"
    base, default_per_second = "https://pub.orcid.org/v3.0", 10.0
    accepts = frozenset({"orcid"})
    gives = frozenset({"find", "person", "works"})
    key_parameter, key_place, key_prefix = "Authorization", "header", "Bearer "
    headers = MappingProxyType({"Accept": "application/json"})
    at_once, all_in_one = 4, True
    _kept: tuple[str, orcid_record.Told] | None = None

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        asked, place = lucene.person(name, **_NAME, whole=_WHOLE), lucene.words(affiliation or "")
        rows = self._found(f"{asked} AND affiliation-org-name:{place}", limit) if place else []
        # The record may name the place in other words, or no place.
        rows = rows or self._found(asked, limit)
        found = {candidate.id: candidate for candidate in map(parse_candidate, rows)}
        yield from best_fits(found.values(), name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what ORCID says of a person; see `Source.person`."""
        value, told = self._record(person_id, "person")
        provenance = told.answer.provenance(_own_id(told.said) or value)
        yield parse_person(told.said, provenance, also=(f"orcid:{value}",))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        day = clock.iso_day(since) if since else ""
        answer, self.n_expected = self._record(person_id, "works")[1].answer, None
        seen: set[str | None] = set()
        n_rows = 0
        for row in streamed.rows(answer, orcid_record.WORKS):
            n_rows += 1
            if not orcid_fields.versions(row):
                continue
            work = parse_work(row)
            own = work.provenance.source_id
            # Without a date it may be new: rather listed again than never.
            if own not in seen and (work.date or day) >= day[: len(work.date or day)]:
                seen.add(own)
                yield replace(work, provenance=answer.provenance(own))
        self.n_expected = n_rows

    def _found(self, asked: str, limit: int) -> _Rows:
        answer = self.door.get_json("expanded-search/", {"q": asked, "rows": max(limit, _ROWS)})
        self.n_expected = fields.number(answer.json, "num-found")
        if self.n_expected is None:
            raise answer.unexpected("something that is no list")
        rows = fields.rows(answer.json, "expanded-result | result")
        return [row for row in rows if _own_id(row, _FOUND_IDS)]

    def _record(self, person_id: str, part: str) -> tuple[str, orcid_record.Told]:
        """Ask for a record, once for both of the questions it answers."""
        value = person_ids.checked(*self._split_id(person_id, self.accepts))
        kept = self._kept
        if kept is None or kept[0] != value or not kept[1].holds(part):
            kept = self._kept = (value, orcid_record.ask_record(self.door, value, part))
        return kept


def _own_id(raw: object, path: str = _OWN_IDS) -> str | None:
    return next(iter(person_ids.orcids(fields.names(raw, path))), None)


def _first(versions: _Rows, read: Callable[[Any, str], Any], path: str) -> Any:
    return next((found for one in versions if (found := read(one, path))), None)


def _title(raw: object, path: str) -> str | None:
    return ": ".join(fields.names(raw, path)) or None


def _kind(raw: object, path: str) -> str | None:
    return kinds.work_kind(orcid_fields.word(raw, path), held_by=None)


def _is_editor(row: object) -> bool:
    return "editor" in orcid_fields.word(row, "contributor-attributes.contributor-role")


_Rows = Sequence[Mapping[str, Any]]
_WORK: fields.Table = {
    "title": (_title, "title.title.value | title.subtitle.value"),
    "type": (_kind, "type"),
    "venue": (fields.text, "journal-title.value"),
    "url": (fields.text, "url.value"),
    "abstract": (lambda raw, path: markup.plain(fields.text(raw, path)), "short-description"),
    "raw": (orcid_entries.entry, "citation"),
    "volume": (orcid_entries.in_entry("volume"), "citation"),
    "issue": (orcid_entries.in_entry("number"), "citation"),
    "pages": (orcid_entries.in_entry("pages"), "citation"),
    "publisher": (orcid_entries.in_entry("publisher"), "citation"),
}
_AUTHOR: fields.Table = {
    "name": (fields.text, "credit-name.value"),
    "ids": (
        lambda row, path: tuple(f"orcid:{o}" for o in person_ids.orcids(fields.names(row, path))),
        "contributor-orcid.path | contributor-orcid.uri",
    ),
}
SOURCE = Orcid
