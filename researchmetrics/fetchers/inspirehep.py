"""INSPIRE-HEP: the literature of high-energy physics. Terms: CC0; no bulk use of e-mail addresses.

Of the authors of large collaborations' works, lists keep the first and the person asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from researchmetrics.errors import NotFoundError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import (
    Source,
    authors,
    fields,
    identifiers,
    inspire_fields,
    inspire_people,
    list_ends,
    lookup,
    lucene,
    paging,
    person_ids,
    portions,
)

__all__ = ["SOURCE", "InspireHep", "parse_author", "parse_candidate", "parse_work"]

_LISTS = paging.Lists(rows="hits.hits", total="hits.total", cursor="links.next", identity="id")
_PER_PAGE, _REACH, _IN_A_BATCH, _MOST_AUTHORS = 1000, 10_000, 100, 100
_FIELDS = {"inspire": "control_number", "doi": "doi", "arxiv": "arxiv"}
_BAI = re.compile(r"[^\W\d_][\w.'’-]*\.\d+")
_Row = tuple[Mapping[str, Any], Answer]
# DOIs that hold one of these are understood as something else in a question of several.
_SEPARATORS = " ()<>[]{}\"'*?:;+,\\^~&|!"


def parse_work(
    raw: Mapping[str, Any],
    provenance: Provenance | None = None,
    *,
    is_about: str | None = None,
    most_authors: int | None = None,
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As INSPIRE-HEP writes it, or its metadata alone; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.
    most_authors : int, optional
        Authors kept, the person asked for besides; default all.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no work.

    Examples
    --------
    >>> work = parse_work({"metadata": {"control_number": 42, "titles": [{"title": "Pots"}]}})
    >>> work.ids, work.title, work.citations
    (('inspire:42',), 'Pots', None)
    """
    meta, own = inspire_fields.metadata(raw)
    ids = {"inspire": [own]} | inspire_fields.of_work(meta)
    dois, eprints = ids.pop("doi", []), ids.pop("arxiv", [])
    ids |= {"doi": dois[1:], "arxiv": eprints[1:]}
    kept = (signed := inspire_people.signed(meta))[:most_authors]
    kept += [row for row in signed[len(kept) :] if is_about in inspire_people.of_person(row)]
    n_authors = fields.number(meta, "author_count") or len(signed) or None
    return Record(
        provenance=provenance or Provenance(source="inspirehep", source_id=own),
        authors=authors.authors_of(kept, inspire_people.AUTHOR, is_about=is_about),
        authors_truncated=len(kept) < n_authors if n_authors else None,
        n_authors=n_authors,
        doi=next(iter(dois), None),
        arxiv_id=next(iter(eprints), None),
        ids=tuple(f"{scheme}:{value}" for scheme, values in ids.items() for value in values),
        **inspire_fields.described(meta),
    )


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        As INSPIRE-HEP writes it, or its metadata alone; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        Without addresses of e-mail, which are not to be collected; raises
        `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> name = {"value": "Carberry, Josiah", "preferred_name": "Josiah Carberry"}
    >>> carberry = parse_author({"metadata": {"control_number": 7, "name": name}})
    >>> carberry.person.ids, carberry.person.name, carberry.person.other_names
    (('inspire:7',), 'Josiah Carberry', ('Carberry, Josiah',))
    """
    meta, own = inspire_fields.metadata(raw, of_person=True)
    known, urls = fields.names(meta, inspire_people.NAMES), fields.names(meta, "urls.value")
    ids = (*inspire_people.of_person(meta), *also, *person_ids.ids_shown(urls))
    return PersonRecord(
        person=Person(
            ids=fields.distinct(f"inspire:{own}", *ids),
            name=next(iter(known), None),
            other_names=known[1:],
            affiliations=inspire_people.places(meta),
            interests=fields.names(meta, "arxiv_categories"),
            links=urls,
        ),
        provenance=provenance or Provenance(source="inspirehep", source_id=own),
    )


def parse_candidate(raw: Mapping[str, Any]) -> Candidate:
    """Read one person found by a search, not yet judged.

    Parameters
    ----------
    raw : Mapping
        As INSPIRE-HEP writes it; any field may be missing or null.

    Returns
    -------
    Candidate
        Without score and evidence; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> parse_candidate({"metadata": {"control_number": 7, "name": {"value": "C., J."}}}).id
    'inspire:7'
    """
    own, *others = (said := parse_author(raw)).person.ids
    return replace(candidate_of(said), id=own, ids=tuple(others))


class InspireHep(Source):
    """The INSPIRE-HEP service."""

    name, homepage, terms = "inspirehep", "https://inspirehep.net", "CC0-1.0, without e-mails"
    base, default_per_second = "https://inspirehep.net/api", 2.5
    accepts = frozenset({"inspire", "orcid"})
    accepts_works = frozenset({"inspire", "doi", "arxiv"})
    gives = frozenset({"find", "person", "works", "citations", "by_ids"})
    aliases = frozenset({"inspire"})
    at_once, page_size = 4, _PER_PAGE
    _kept: tuple[str, Mapping[str, Any], Answer] | None = None

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        page = self._page("authors", q=lucene.bare(name), size=max(limit, _IN_A_BATCH))
        self.n_expected = page.total
        found = {
            row["id"]: parse_candidate(row)
            for row in page.rows
            if not fields.value(row, "metadata.titles")
        }
        yield from best_fits(found.values(), name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what INSPIRE-HEP says of a person; see `Source.person`."""
        asked, raw, answer = self._who(person_id)
        said = answer.provenance(inspire_fields.metadata(raw, of_person=True)[1])
        yield parse_author(raw, said, also=(asked,))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        scheme, value = self._split(person_id)
        if scheme == "orcid" or value.startswith("INSPIRE-"):
            # Works seldom carry these: the person's own record tells by what they do.
            who, own = inspire_fields.metadata(self._who(person_id)[1], of_person=True)
            ids = [one.partition(":")[2] for one in inspire_people.of_person(who)]
            value = next(filter(_BAI.fullmatch, ids), own)
        asked = f"a {value}" if _BAI.fullmatch(value) else f"authors.record.$ref:{value}"
        asked += f" and d >= {clock.iso_day(since)}" if since else ""
        work = self.n_expected = None
        for work in self._works(asked, f"inspire:{value}"):
            yield work
        if work is None:
            self._who(person_id)

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work; see `Source.citations`."""
        scheme, value = self._split_id(work_id, self.accepts_works, inspire=r"\d+")
        value = value if scheme == "inspire" else str(self._one(scheme, value).provenance.source_id)
        work = self.n_expected = None
        for work in self._works(f"refersto:recid:{value}"):
            yield work
        if work is None and scheme == "inspire":
            self._one(scheme, value)

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            (self._split_id(one, self.accepts_works, inspire=r"\d+") for one in ids),
            many=self._many,
            one=self._one,
            identity=("inspire", lambda work: work.provenance.source_id),
            most=_IN_A_BATCH,
            separators=_SEPARATORS,
            seen=seen,
        )
        self.n_expected = len(seen)

    def _many(self, scheme: str, values: list[str]) -> Iterator[Record]:
        """Look several works up; a question that is not understood is answered with others."""
        asked, wanted = (f"{_FIELDS[scheme]}:{value}" for value in values), set(values)
        page = self._page("literature", q=" or ".join(asked), size=_PER_PAGE)
        for row in page.rows:
            known = inspire_fields.of_work(row.get("metadata")).get(scheme, ())
            if wanted & {one.lower() if scheme == "doi" else one for one in known}:
                yield parse_work(row, page.answer.provenance(inspire_fields.metadata(row)[1]))

    def _one(self, scheme: str, value: str) -> Record:
        room = {"inspire": "literature"}.get(scheme, scheme)
        answer = self.door.get_json(f"{room}/{identifiers.in_path(value)}")
        return parse_work(answer.json, answer.provenance(inspire_fields.metadata(answer.json)[1]))

    def _works(self, asked: str, is_about: str | None = None) -> Iterator[Record]:
        """Yield all works of a list, each once; beyond the service's reach by asking for older."""
        seen: set[str] = set()
        question = asked
        while question:
            before, rows, last = len(seen), 0, None
            for row, answer in self._rows(question):
                rows, own = rows + 1, inspire_fields.metadata(row)[1]
                last = fields.text(row, "metadata.earliest_date") or last
                if own not in seen:
                    seen.add(own)
                    said = answer.provenance(own)
                    yield parse_work(row, said, is_about=is_about, most_authors=_MOST_AUTHORS)
            is_cut = rows > _REACH - _PER_PAGE and before < len(seen) < (self.n_expected or 0)
            question = f"{asked} and de <= {last}" if is_cut and last else ""

    def _rows(self, asked: str) -> Iterator[_Row]:
        def ask(first: int, n: int) -> tuple[list[_Row], int | None]:
            number = first // n + 1
            page = self._page("literature", q=asked, size=n, page=number, sort="mostrecent")
            stated, is_full = page.total or 0, len(page.rows) == n
            self.n_expected = list_ends.largest(self.n_expected, page.total)
            # A total is not believed where a full page goes beyond it.
            is_more = page.cursor or number * n < stated or (is_full and number * n > stated)
            following = number * n if is_more and (number + 1) * n <= _REACH else None
            return [(row, page.answer) for row in page.rows], following

        known: dict[str, Any] = {"total": lambda: self.n_expected, "source": self.name}
        known |= {"identity": lambda row: str(row[0]["id"]), "too_much": "max_answer_mb"}
        return portions.by_offset(ask, size=_PER_PAGE, **known)

    def _page(self, room: str, **asked: Any) -> paging.Page:
        wanted = inspire_people.PEOPLE if room == "authors" else inspire_fields.WORKS
        return _LISTS.read(self.door.get_json(room, asked | {"fields": wanted}))

    def _who(self, person_id: str) -> tuple[str, Mapping[str, Any], Answer]:
        """Ask for a person's own record, once for all questions about the person."""
        scheme, value = self._split(person_id)
        if self._kept is None or self._kept[0] != f"{scheme}:{value}":
            self._kept = (f"{scheme}:{value}", *self._ask(scheme, value))
        return self._kept

    def _ask(self, scheme: str, value: str) -> _Row:
        if scheme == "orcid" or value.isdecimal():
            answer = self.door.get_json(f"{'orcid' if scheme == 'orcid' else 'authors'}/{value}")
            return answer.json, answer
        page = self._page("authors", q=f"ids.value:{lucene.quoted(value)}")
        for row in page.rows:
            if f"inspire:{value}" in inspire_people.of_person(row.get("metadata")):
                return row, page.answer
        raise NotFoundError(f"INSPIRE-HEP knows nobody as {value}. Check it.", source=self.name)

    def _split(self, person_id: str) -> tuple[str, str]:
        scheme, value = self._split_id(person_id, self.accepts)
        return scheme, person_ids.checked(scheme, value)


SOURCE = InspireHep
