"""Zenodo: deposits of papers, data and software, linked with their code. Terms: CC0.

Of a deposit's versions the latest is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from researchmetrics.errors import NotFoundError, UnexpectedAnswerError
from researchmetrics.http import clock
from researchmetrics.http.answer import Answer
from researchmetrics.records import Provenance, Record
from researchmetrics.sources import authors, fields, kinds, lookup, lucene, paging
from researchmetrics.sources.identifiers import id_within
from researchmetrics.sources.markup import plain
from researchmetrics.sources.related import Related, addresses_of, code_of, references_of, same_as
from researchmetrics.sources.stated import StatedPeople, orcids_at

__all__ = ["SOURCE", "Zenodo", "parse_work"]

_LISTS = paging.Lists(rows="hits.hits", total="hits.total", cursor="links.none", identity="id")
_ROWS, _ROWS_WITH_KEY, _REACH = 25, 100, 10_000
_SEARCHES = 30 / 60  # a second, with a key too
_OWN_DOI = re.compile(r"10\.5281/zenodo\.(\d+)", re.IGNORECASE)
_VENUES = "metadata.journal.title | metadata.part_of.title | metadata.meeting.title"
_FILES = "files.links.self | files.links.download | metadata.meeting.url"
# Of the two names of this place each was understood by some version of the service alone.
_ORCIDS = ("creators.orcid", "metadata.creators.person_or_org.identifiers.identifier")
_WORK: fields.Table = {
    "title": (fields.text, "metadata.title | title"),
    "date": (fields.text, "metadata.publication_date"),
    "venue": (fields.text, _VENUES),
    "volume": (fields.text, "metadata.journal.volume"),
    "issue": (fields.text, "metadata.journal.issue"),
    "pages": (fields.text, "metadata.journal.pages | metadata.part_of.pages"),
    "publisher": (fields.text, "metadata.imprint.publisher | metadata.publisher"),
    "doi": (fields.text, "doi | metadata.doi | pids.doi.identifier"),
    "url": (fields.text, "links.self_html | links.html | links.record_html"),
    "affiliations": (fields.names, "metadata.thesis.university"),
    "abstract": (lambda raw, path: plain(fields.text(raw, path)), "metadata.description"),
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As Zenodo writes it; any field may be missing or null.
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
    >>> work = parse_work({"id": 42, "conceptrecid": "41", "metadata": {"title": "Pots"}})
    >>> work.title, work.ids
    ('Pots', ('zenodo:42', 'zenodo:41'))
    """
    own, known, others, kind = _own_id(raw), fields.by_table(raw, _WORK), _related(raw), _kind(raw)
    code = fields.text({"said": _custom(raw)}, "said") or code_of(
        others, is_software=kind == "software"
    )
    year = re.match(r"[0-9]{4}", known["date"] or "")
    stated = fields.value(raw, "metadata.references")
    quoted = fields.names(raw, "metadata.references | metadata.references.reference")
    return Record(
        provenance=provenance or Provenance(source="zenodo", source_id=own),
        authors=authors.authors_of(
            fields.rows(raw, "metadata.creators"), _AUTHOR, is_about=is_about
        ),
        editors=_editors(raw),
        year=int(year[0]) if year else None,
        type=kind,
        arxiv_id=id_within(
            "arxiv", [known["doi"], *(other.address for other in others if other.is_same)]
        ),
        ids=_ids(raw, own, kind, others),
        code_url=code,
        has_code=True if code else None,
        links=fields.distinct(*addresses_of(others), *fields.names(raw, _FILES)),
        is_open_access=_is_open(raw),
        references=(
            fields.distinct(*quoted, *(references_of(others) or ()))
            if isinstance(stated, list)
            else references_of(others)
        ),
        notes=_notes(raw),
        **known,
    )


class Zenodo(StatedPeople):
    """The Zenodo service."""

    name, homepage, terms = "zenodo", "https://zenodo.org", "CC0-1.0"
    base, default_per_second = "https://zenodo.org/api", _SEARCHES
    accepts_works = frozenset({"doi", "zenodo"})
    gives = frozenset({"works", "by_ids"})
    key_parameter, key_place, key_prefix = "Authorization", "header", "Bearer "
    page_size, newest_change_first = _ROWS, True

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        orcid = self._orcid(person_id)
        person = f"({' OR '.join(f'{place}:{lucene.quoted(orcid)}' for place in _ORCIDS)})"
        day = "" if since is None else f" AND publication_date:[{clock.iso_day(since)} TO *]"
        ask = partial(self._page, q=person + day, size=self._rows, sort="newest")
        yield from self._works_among(
            paging.walk(ask, with_cursor=False, size=self._rows, last=_REACH // self._rows),
            partial(_read, is_about=f"orcid:{orcid}"),
            lambda: day and self._page(q=person, size=1).total,
            orcid,
        )

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            map(self._own_first, ids),
            many=self._many,
            # What stands for all versions of a deposit leads to the latest.
            one=self._one,
            identity=("zenodo", lambda work: work.provenance.source_id),
            most=self._rows,
            separators="",
            seen=seen,
        )
        self.n_expected = len(seen)

    def n_requests(self, n_works: int | None) -> int:
        """Say how many requests a person takes; see `Source.n_requests`."""
        return max(1, -(-(n_works or 0) // self._rows))

    @property
    def _rows(self) -> int:
        return _ROWS_WITH_KEY if self.has_key else _ROWS

    def _own_first(self, identifier: str) -> tuple[str, str]:
        scheme, value = self._split_id(identifier, self.accepts_works, zenodo=r"\d+")
        own = _OWN_DOI.fullmatch(value)
        return ("zenodo", own[1]) if own else (scheme, value)

    def _many(self, scheme: str, values: list[str]) -> Iterator[Record]:
        field = "recid" if scheme == "zenodo" else "doi"
        asked = {"q": f"{field}:{lucene.any_of(values)}", "all_versions": "true"}
        page = self._page(**asked, size=len(values))
        yield from (_read(row, page.answer) for row in page.rows)

    def _one(self, scheme: str, value: str) -> Record:
        if scheme == "zenodo":
            answer = self.door.get_json(f"records/{value}")
            return _read(answer.json, answer)
        for work in self._many(scheme, [value]):
            return work
        text = f"Zenodo has no deposit with the DOI {value}. Check it."
        raise NotFoundError(text, source=self.name)

    def _page(self, **asked: Any) -> paging.Page:
        page = _LISTS.read(self.door.get_json("records", asked))
        self._expect(page.total)
        return page


def _read(row: Mapping[str, Any], answer: Answer, is_about: str | None = None) -> Record:
    return parse_work(row, answer.provenance(_own_id(row)), is_about=is_about)


def _own_id(raw: object) -> str:
    """Return Zenodo's own number of a work."""
    own = fields.text(raw, "id | recid") or ""
    if not (own.isascii() and own.isdigit()) or fields.value(raw, "metadata") is None:
        raise UnexpectedAnswerError("Zenodo answered no work.", source="zenodo")
    return own


def _custom(raw: object) -> object:
    """Return the address of the repository, which has a field of its own."""
    held = fields.value(raw, "metadata.custom | custom_fields")
    return held.get("code:codeRepository") if isinstance(held, Mapping) else None


def _kind(raw: object) -> str | None:
    """Tell the kind; of papers, the kind of paper is more."""
    stated = fields.text(raw, "metadata.resource_type.type | metadata.resource_type.id") or ""
    subtype = fields.text(raw, "metadata.resource_type.subtype")
    general, _, particular = stated.partition("-")
    if general in {"poster", "presentation"}:
        return "talk"
    if general in {"publication", "software"} and (subtype or particular):
        return kinds.work_kind(subtype or particular, held_by=None)
    return kinds.work_kind(general, held_by=None)


def _editors(raw: object) -> tuple[str, ...]:
    rows = fields.rows(raw, "metadata.contributors")
    roles = "type | role.id"
    chosen = (row for row in rows if (fields.text(row, roles) or "").lower() == "editor")
    return fields.distinct(*(fields.text(row, "name | person_or_org.name") for row in chosen))


def _related(raw: object) -> list[Related]:
    others = [
        Related(fields.text(row, "relation | relation_type.id"), target, fields.text(row, "scheme"))
        for row in fields.rows(raw, "metadata.related_identifiers")
        if (target := fields.text(row, "identifier"))
    ]
    same = fields.names(raw, "metadata.alternate_identifiers.identifier")
    return others + [Related("isIdenticalTo", target, _scheme(target)) for target in same]


def _scheme(target: str) -> str | None:
    """Tell what an identifier is of which Zenodo says no more than that it is of the same work."""
    return "arXiv" if target.lower().startswith("arxiv:") else None


def _ids(raw: object, own: str, kind: str | None, others: list[Related]) -> tuple[str, ...]:
    """Return the numbers of the work, and of what stands for all of its versions."""
    concept = fields.text(raw, "conceptrecid | parent.id")
    doi = fields.text(raw, "conceptdoi | parent.pids.doi.identifier")
    isbn = fields.text(raw, "metadata.imprint.isbn") if kind == "book" else None
    return fields.distinct(
        f"zenodo:{own}",
        f"zenodo:{concept}" if concept else None,
        f"doi:{doi.lower()}" if doi else None,
        f"isbn:{isbn}" if isbn else None,
        f"swhid:{swhid}" if (swhid := fields.text(raw, "swh.swhid | swh")) else None,
        *same_as(others),
    )


def _is_open(raw: object) -> bool | None:
    right = fields.text(raw, "metadata.access_right | access.files")
    return None if right is None else right in {"open", "public"}


def _notes(raw: object) -> tuple[str, ...]:
    version, said = fields.text(raw, "metadata.version"), fields.text(raw, "metadata.notes")
    meeting = ", ".join(fields.names(raw, "metadata.meeting.title | metadata.meeting.place"))
    at_meeting = meeting if fields.text(raw, "metadata.journal.title") else None
    return fields.distinct(f"version {version}" if version else None, at_meeting, plain(said))


_AUTHOR: fields.Table = {
    "name": (fields.text, "name | person_or_org.name"),
    "ids": (orcids_at, "orcid | person_or_org.identifiers.identifier"),
    "affiliations": (fields.names, "affiliation | affiliations.name"),
}
SOURCE = Zenodo
