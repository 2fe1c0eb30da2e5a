"""OpenAlex: open catalogue of works, people and institutions. Terms: CC0. A free key is wanted.

Metered by a daily budget rather than by speed: looking one thing up is free, a page of a list
costs little, a search more. `parsing` holds the pure readers of its answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers import Source
from researchmetrics.fetchers.openalex.evidence import judged
from researchmetrics.fetchers.openalex.people import parse_author, parse_candidate
from researchmetrics.fetchers.openalex.questions import (
    batches,
    breaks_filter,
    checked_id,
    iso,
    path_of,
)
from researchmetrics.fetchers.openalex.values import is_sentinel, own_id
from researchmetrics.fetchers.openalex.works import parse_work
from researchmetrics.http import Answer, by_cursor, by_number
from researchmetrics.records import Candidate, PersonRecord, Provenance, Record

__all__ = ["SOURCE", "OpenAlex", "parse_author", "parse_candidate", "parse_work"]

_PER_PAGE = 100
_LAST_PAGE = 100  # numbered pages reach 10,000 rows
_INSTITUTIONS = 20

_WORK_FIELDS = (
    "id,doi,title,display_name,publication_year,publication_date,ids,type,primary_location,"
    "locations,open_access,authorships,biblio,is_retracted,is_paratext,cited_by_count,"
    "counts_by_year,referenced_works,abstract_inverted_index,primary_topic"
)
_AUTHOR_FIELDS = (
    "id,orcid,display_name,display_name_alternatives,ids,works_count,cited_by_count,"
    "summary_stats,affiliations,last_known_institutions,topics,counts_by_year"
)


class _Row(NamedTuple):
    """One row of a list, and the page it came on."""

    raw: Mapping[str, Any]
    answer: Answer

    @property
    def id(self) -> object:
        return self.raw.get("id")


class OpenAlex(Source):
    """The OpenAlex service.

    Parameters
    ----------
    **options
        As for `researchmetrics.fetchers.Source`.

    Notes
    -----
    With a key, lists are read by cursor to their end; without one by page, which reaches 10,000
    works. Works that the service holds back by default (``is_xpac``) are not asked for.

    Examples
    --------
    >>> OpenAlex().name
    'openalex'
    """

    name = "openalex"
    homepage = "https://openalex.org"
    terms = "CC0-1.0"
    base = "https://api.openalex.org"
    default_per_second = 10.0
    accepts = frozenset({"openalex", "orcid"})
    accepts_works = frozenset({"openalex", "doi", "pmid"})
    gives = frozenset({"find", "person", "works", "citations", "by_ids"})
    key_parameter = "api_key"

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        if not name.strip():
            raise IdentifierError("There is no name to look for. Give a person's name.")
        rows, total = self._authors(name)
        if affiliation and (total or 0) > len(rows):
            rows += self._authors(name, institutions=self._institutions(affiliation))[0]
        self.n_expected = total
        found = {row.id: parse_candidate(row.raw) for row in rows if not is_sentinel(row.raw)}
        ranked = sorted(
            (judged(candidate, name, affiliation) for candidate in found.values()),
            key=lambda candidate: (-(candidate.score or 0.0), -(candidate.n_papers or 0)),
        )
        yield from ranked[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what OpenAlex says of a person; see `Source.person`."""
        scheme, value = self._checked(person_id, self.accepts, "A")
        row = self._author(scheme, value)
        yield parse_author(row.raw, _provenance(row), also=(f"{scheme}:{value}",))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        scheme, value = self._checked(person_id, self.accepts, "A")
        self._must_not_be_deleted(value)
        field = {"openalex": "authorships.author.id", "orcid": "authorships.author.orcid"}[scheme]
        filters = f"{field}:{value}"
        if since is not None:
            filters += f",from_publication_date:{iso(since)}"
        n_rows = 0
        for row in self._rows(filters, sort="publication_date:desc"):
            n_rows += 1
            yield parse_work(row.raw, _provenance(row), is_about=f"{scheme}:{value}")
        if n_rows == 0:
            # Nobody, somebody without works, or somebody merged into another?
            survivor = own_id(self._author(scheme, value).raw)
            if scheme == "openalex" and survivor not in {None, value}:
                yield from self.works(f"openalex:{survivor}", since=since)

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work; see `Source.citations`."""
        scheme, value = self._checked(work_id, self.accepts_works, "W")
        self._must_not_be_deleted(value)
        if scheme != "openalex":
            value = own_id(self._one(path_of(scheme, value), "id").raw) or value
        for row in self._rows(f"cites:{value}"):
            yield parse_work(row.raw, _provenance(row))

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        wanted: dict[str, dict[str, None]] = {}
        for identifier in ids:
            scheme, value = self._checked(identifier, self.accepts_works, "W")
            wanted.setdefault(scheme, {})[value] = None
        expected = 0
        seen: set[object] = set()
        for scheme, values in wanted.items():
            for batch in batches(values):
                for row in self._batch(scheme, batch):
                    if row.id not in seen:
                        seen.add(row.id)
                        yield parse_work(row.raw, _provenance(row))
                expected += self.n_expected or 0
        self.n_expected = expected

    def _batch(self, scheme: str, values: list[str]) -> Iterator[_Row]:
        """Look up many at once; then, one by one, works merged into others."""
        missing = dict.fromkeys(values)
        if not breaks_filter(values[0]):
            for row in self._rows(f"{scheme}:{'|'.join(values)}"):
                missing.pop(own_id(row.raw) or "", None)
                yield row
            if scheme != "openalex":
                return
        for value in missing:
            try:
                yield self._one(path_of(scheme, value), _WORK_FIELDS)
            except NotFoundError:
                continue

    def _rows(self, filters: str, *, sort: str | None = None) -> Iterator[_Row]:
        """Yield all rows of a list of works, each once."""
        self.n_expected = None
        asked = {"filter": filters, "sort": sort, "per_page": _PER_PAGE, "select": _WORK_FIELDS}

        def fetch(**page: Any) -> tuple[list[_Row], Any]:
            rows, meta = _listed(self.door.get_json("works", asked | page))
            total = meta.get("count")
            self.n_expected = total if isinstance(total, int) else None
            return rows, meta.get("next_cursor")

        if self.has_key:
            found = by_cursor(
                lambda cursor: fetch(cursor=cursor),
                "*",
                identity=lambda row: row.id,
                size=_PER_PAGE,
                total=lambda: self.n_expected,
            )
        else:
            # Without a key the service refuses cursors.
            found = by_number(
                lambda number: fetch(page=number)[0],
                identity=lambda row: row.id,
                size=_PER_PAGE,
                last=_LAST_PAGE,
                total=lambda: self.n_expected,
            )
        return (row for row in found if not is_sentinel(row.raw))

    def _authors(
        self, name: str, *, institutions: list[str] | None = None
    ) -> tuple[list[_Row], int | None]:
        """Search people by name, best fit first; and how many there are."""
        if institutions == []:
            return [], None
        within = institutions and f"affiliations.institution.id:{'|'.join(institutions)}"
        asked = {"search": name, "filter": within, "per_page": _PER_PAGE, "select": _AUTHOR_FIELDS}
        rows, meta = _listed(self.door.get_json("authors", asked))
        total = meta.get("count")
        return rows, total if isinstance(total, int) else None

    def _institutions(self, text: str) -> list[str]:
        asked = {"search": text, "per_page": _INSTITUTIONS, "select": "id"}
        rows, _ = _listed(self.door.get_json("institutions", asked))
        return [str(row.id).rpartition("/")[2] for row in rows]

    def _author(self, scheme: str, value: str) -> _Row:
        path = value if scheme == "openalex" else f"orcid:{value}"
        return self._one(f"authors/{path}", _AUTHOR_FIELDS)

    def _one(self, path: str, fields: str) -> _Row:
        answer = self.door.get_json(path, {"select": fields})
        raw = answer.json
        if not isinstance(raw, Mapping) or own_id(raw) is None:
            raise _odd(answer, "something that is no work or person")
        self._must_not_be_deleted(own_id(raw))
        return _Row(raw, answer)

    def _must_not_be_deleted(self, value: str | None) -> None:
        if is_sentinel(value):
            raise NotFoundError(
                f"OpenAlex has deleted what it called by an identifier that now leads to {value}. "
                f"Search for it again.",
                source=self.name,
            )

    def _checked(self, identifier: str, schemes: frozenset[str], letter: str) -> tuple[str, str]:
        return checked_id(*self._split_id(identifier, schemes), letter)


def _listed(answer: Answer) -> tuple[list[_Row], Mapping[str, Any]]:
    """Return the rows that can be told apart, and what is said of the list."""
    body = answer.json
    rows = body.get("results") if isinstance(body, Mapping) else None
    meta = body.get("meta") if isinstance(body, Mapping) else None
    if not isinstance(rows, list) or not isinstance(meta, Mapping):
        raise _odd(answer, "something that is no list")
    return [_Row(raw, answer) for raw in rows if isinstance(raw, Mapping) and raw.get("id")], meta


def _odd(answer: Answer, what: str) -> UnexpectedAnswerError:
    return UnexpectedAnswerError(
        f"OpenAlex answered {what} at {answer.url.partition('?')[0]}. If it stays so, report it.",
        source=OpenAlex.name,
        url=answer.url,
        status=answer.status,
    )


def _provenance(row: _Row) -> Provenance:
    return Provenance(
        source=OpenAlex.name,
        source_id=own_id(row.raw),
        retrieved_at=row.answer.retrieved_at,
        url=row.answer.url,
        payload_sha256=row.answer.sha256,
    )


SOURCE = OpenAlex
