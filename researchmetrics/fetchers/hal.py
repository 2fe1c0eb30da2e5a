"""HAL: the open archive of French research. Terms: CC0 for metadata; no rate is stated, so slow.

Deposits are found by the idHal or the ORCID that authors have linked with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from researchmetrics.errors import NotFoundError, UnexpectedAnswerError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import (
    Source,
    authors,
    fields,
    hal_fields,
    hal_people,
    list_ends,
    lookup,
    lucene,
    meta_tags,
    paging,
    person_ids,
)

__all__ = ["SOURCE", "Hal", "parse_author", "parse_candidate", "parse_page", "parse_work"]

_LISTS = paging.Lists(
    rows="response.docs",
    total="response.numFound",
    cursor="nextCursorMark",
    identity="docid | halId_s | uri_s | idHal_s",
)
# The service allows 10,000 rows; so many deposits with abstracts fill memory.
_PER_PAGE, _FORMS, _IN_A_BATCH = 2_000, 200, 200
_FIELDS = {"hal": "halId_s", "doi": "doiId_id", "arxiv": "arxivId_s", "pmid": "pubmedId_s"}
_HAL_ID = re.compile(r"[a-z]+[a-z\d]*-\d+(?:v\d+)?")


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As HAL's search writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values, in the first of their languages; raises `UnexpectedAnswerError` for what is
        no work.

    Examples
    --------
    >>> work = parse_work({"halId_s": "hal-00000042", "title_s": ["Pots", "Des pots"]})
    >>> work.ids, work.title, work.references
    (('hal:hal-00000042',), 'Pots', None)
    """
    own = hal_fields.own_id(raw)
    if own is None:
        raise UnexpectedAnswerError("HAL answered no work.", source="hal")
    rows, editors = hal_people.people(raw)
    people = authors.authors_of(rows, hal_people.AUTHOR, is_about=is_about)
    return Record(
        provenance=provenance or Provenance(source="hal", source_id=own),
        authors=people,
        authors_truncated=False if people else None,
        n_authors=len(people) or None,
        editors=editors,
        **hal_fields.described(raw),
    )


def parse_page(body: bytes, provenance: Provenance | None = None) -> Record:
    """Read the page of one work, as it may be kept from a browser.

    Parameters
    ----------
    body : bytes
        HTML.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no page of a work.

    Examples
    --------
    >>> page = b"<meta name=citation_title content=Pots><meta name=DC.identifier content=hal-0042>"
    >>> parse_page(page).ids, parse_page(page).title
    (('hal:hal-0042',), 'Pots')
    """
    said = meta_tags.read_meta_tags(body, "hal").get("dc:identifier", [])
    own = next((text for text in said if _HAL_ID.fullmatch(text)), None)
    if own is None:
        raise UnexpectedAnswerError("HAL answered no page of a work.", source="hal")
    known = meta_tags.record_of(body, provenance or Provenance(source="hal", source_id=own))
    return replace(known, ids=(f"hal:{own}", *known.ids))


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        List of the forms under which a person signs, or one form; any field may be missing.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it.

    Returns
    -------
    PersonRecord
        Raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> first = {"idHal_s": "josiah-carberry", "fullName_s": "J. Carberry", "valid_s": "OLD"}
    >>> second = first | {"fullName_s": "Josiah Carberry", "valid_s": "PREFERRED"}
    >>> carberry = parse_author({"response": {"docs": [first, second]}})
    >>> carberry.person.ids, carberry.person.name, carberry.person.other_names
    (('hal:josiah-carberry',), 'Josiah Carberry', ('J. Carberry',))
    """
    forms = fields.rows(raw, "response.docs") or [raw]
    forms = sorted(forms, key=lambda form: fields.text(form, "valid_s") != "PREFERRED")
    names, ids = hal_people.names_of(forms), (*hal_people.of_person(forms), *also)
    if not ids or not names:
        raise UnexpectedAnswerError("HAL answered no person.", source="hal")
    return PersonRecord(
        person=Person(ids=fields.distinct(*ids), name=names[0], other_names=names[1:]),
        provenance=provenance or Provenance(source="hal", source_id=ids[0].partition(":")[2]),
    )


def parse_candidate(raw: Mapping[str, Any], works: Mapping[str, Any] | None = None) -> Candidate:
    """Read one person found by a search, not yet judged.

    Parameters
    ----------
    raw : Mapping
        As for `parse_author`.
    works : Mapping, optional
        Answer with the latest works of all that were found, and with their counts.

    Returns
    -------
    Candidate
        Without score and evidence; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> parse_candidate({"idHal_s": "josiah-carberry", "fullName_s": "Josiah Carberry"}).id
    'hal:josiah-carberry'
    """
    own, *others = (said := parse_author(raw)).person.ids
    known = hal_people.evidence(works, own)
    return replace(candidate_of(said), id=own, ids=tuple(others), **known)


class Hal(Source):
    """The HAL open archive."""

    name, homepage, terms = "hal", "https://hal.science", "CC0-1.0 for metadata"
    base, default_per_second = "https://api.archives-ouvertes.fr", 2.0
    accepts = frozenset({"hal", "orcid"})
    accepts_works = frozenset({"hal", "doi", "arxiv", "pmid"})
    gives = frozenset({"find", "person", "works", "by_ids"})
    at_once, page_size = 2, _PER_PAGE
    _kept: tuple[str, Answer] | None = None

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        words = lucene.words(lucene.bare(name))
        # Who has neither of these cannot be asked for.
        known = "idHal_s:[* TO *] OR orcidId_s:[* TO *]"
        page = self._page("ref/author", q=f"fullName_t:{words}", fq=known, rows=_FORMS)
        self.n_expected = page.total
        people: dict[str, list[Mapping[str, Any]]] = {}
        for row in page.rows:
            if hal_people.names_of([row]) and (ids := hal_people.of_person([row])):
                people.setdefault(ids[0], []).append(row)
        own = [one.partition(":")[2] for one in people if one.startswith("hal:")][:_IN_A_BATCH]
        works = self._evidence(own) if own else None
        found = (parse_candidate({"response": {"docs": rows}}, works) for rows in people.values())
        yield from best_fits(found, name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what HAL says of a person; see `Source.person`."""
        asked, answer = self._who(person_id)
        own = parse_author(answer.json).provenance.source_id
        yield parse_author(answer.json, answer.provenance(own), also=(asked,))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        scheme, value = self._split(person_id)
        field = "authIdHal_s" if scheme == "hal" else "authORCIDIdExt_s"
        since = f"producedDate_tdate:[{clock.iso_day(since)}T00:00:00Z TO *]" if since else None
        work, is_about = None, f"{scheme}:{value}"
        if self._kept and self._kept[0] == is_about:
            # Lists tell ORCIDs apart from authors; who is meant is known by the idHal.
            is_about = parse_author(self._kept[1].json).person.ids[0]
        for work in self._works(f"{field}:{lucene.quoted(value)}", is_about, fq=since):
            yield work
        if work is None:
            self._who(person_id)

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            (self._split_id(one, self.accepts_works) for one in ids),
            many=lambda scheme, values: self._works(f"{_FIELDS[scheme]}:{lucene.any_of(values)}"),
            one=self._one,
            identity=("", lambda work: work.provenance.source_id),
            most=_IN_A_BATCH,
            separators="",
            seen=seen,
        )
        self.n_expected = len(seen)

    def _one(self, scheme: str, value: str) -> Record:
        for work in self._works(f"{_FIELDS[scheme]}:{lucene.quoted(value)}"):
            return work
        raise NotFoundError(f"HAL has no work {scheme}:{value}.", source=self.name)

    def _works(self, asked: str, is_about: str | None = None, **more: Any) -> Iterator[Record]:
        """Yield all works of a list, each once."""
        self.n_expected = None

        more |= {"rows": _PER_PAGE, "sort": "producedDate_tdate desc,docid desc"}

        def fetch(cursor: str) -> tuple[list[tuple[Mapping[str, Any], Answer]], str | None]:
            page = self._page("search", q=asked, cursorMark=cursor, **more)
            self.n_expected = list_ends.largest(self.n_expected, page.total)
            return [(row, page.answer) for row in page.rows], page.cursor

        known: dict[str, Any] = {"total": lambda: self.n_expected, "source": lambda: self.name}
        known |= {"identity": lambda pair: fields.text(pair[0], "halId_s | docid")}
        for row, answer in paging.by_cursor(fetch, "*", size=_PER_PAGE, **known):
            if own := hal_fields.own_id(row):
                yield parse_work(row, answer.provenance(own), is_about=is_about)

    def _evidence(self, own: list[str]) -> Mapping[str, Any]:
        """Ask for the latest works of those found, and how many each has."""
        asked = f"authIdHal_s:{lucene.any_of(own)}"
        facets = {"facet": "true", "facet.field": "authIdHal_s", "facet.mincount": 1}
        order = {"sort": "producedDate_tdate desc", "rows": _FORMS}
        page = self._page("search", q=asked, fl=hal_people.EVIDENCE, **order, **facets)
        said: Mapping[str, Any] = page.answer.json
        return said

    def _page(self, room: str, **asked: Any) -> paging.Page:
        wanted = hal_fields.WORKS if room == "search" else hal_people.PEOPLE
        answer = self.door.get_json(f"{room}/", {"wt": "json", "fl": wanted} | asked)
        if error := fields.text(answer.json, "error.msg | error"):
            raise answer.unexpected(f"an error ({error[:200]})")
        return _LISTS.read(answer)

    def _who(self, person_id: str) -> tuple[str, Answer]:
        """Ask for a person, once for all questions about the person."""
        scheme, value = self._split(person_id)
        known = f"{scheme}:{value}"
        if self._kept is None or self._kept[0] != known:
            field, values = "idHal_s", [value]
            if scheme == "orcid":
                field, values = "orcidId_s", [value, f"https://orcid.org/{value}"]
            page = self._page("ref/author", q=f"{field}:{lucene.any_of(values)}", rows=_FORMS)
            if not page.rows:
                text = f"HAL knows nobody as {known}. Check the identifier."
                raise NotFoundError(text, source=self.name, url=page.answer.url)
            self._kept = (known, page.answer)
        return self._kept

    def _split(self, person_id: str) -> tuple[str, str]:
        scheme, value = self._split_id(person_id, self.accepts)
        return scheme, person_ids.checked(scheme, value)


SOURCE = Hal
