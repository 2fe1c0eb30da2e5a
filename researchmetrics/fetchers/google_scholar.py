"""Google Scholar: citations of everything that looks scholarly. Terms: forbid programs; opt-in.

Asked through the library scholarly, and only where the user names it: one profile by one request,
at the one address that its robots.txt leaves open. What lies behind others, such as the works after
the first hundred, is asked for only with the setting ``google_scholar_ignore_robots``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from researchmetrics.config import setting
from researchmetrics.errors import (
    ConfigError,
    IdentifierError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http import Answer, Clock, clock
from researchmetrics.records import Author, Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import Source, fields
from researchmetrics.sources.person_ids import ids_shown
from researchmetrics.sources.scholar_line import ScholarLine, refuse_elsewhere, refused
from researchmetrics.sources.scholar_page import ProfilePage, read_profile
from researchmetrics.sources.scholar_refusal import refuse_instead
from researchmetrics.sources.scholar_rules import asked_at, works_lacking
from researchmetrics.sources.scholar_text import authors_in, place_of, tidy
from researchmetrics.sources.scholar_values import by_year, count, line
from researchmetrics.sources.wholeness import refuse_garbled

__all__ = ["SOURCE", "GoogleScholar", "parse_author", "parse_publication"]

# A profile, and what keeps us from the rest of its works.
_Profile = tuple[ProfilePage, SourceError | None]

_PER_PAGE, _SECONDS = 100, 60.0
_SECTIONS = ["basics", "indices", "counts", "publications"]
_USER = re.compile(r"(?:.*[?&]user=)?([\w-]{12})(?![\w-]).*", re.ASCII)
_FIGURES: fields.Table = {
    "n_citations": (count, "citedby"),
    "h_index": (count, "hindex"),
    "i10_index": (count, "i10index"),
}
_WORK: fields.Table = {
    "title": (line, "bib.title"),
    "publisher": (line, "bib.publisher"),
    "abstract": (line, "bib.abstract"),
    "citations": (count, "num_citations"),
    "citations_by_year": (by_year, "cites_per_year"),
    "is_open_access": (fields.flag, "public_access"),
    "url": (line, "pub_url"),
}
_PLACE: fields.Table = {
    "venue": (line, "bib.journal | bib.conference | bib.book | bib.venue"),
    "volume": (line, "bib.volume"),
    "issue": (line, "bib.number"),
    "pages": (line, "bib.pages"),
}


def parse_author(raw: Mapping[str, Any], provenance: Provenance | None = None) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        As the library scholarly gives it; any field may be missing.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.

    Returns
    -------
    PersonRecord
        With the service's own figures; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> carberry = parse_author({"scholar_id": "AbCdEfGhIjKl", "citedby": 7, "hindex": 2})
    >>> carberry.person.ids, dict(carberry.reported)
    (('scholar:AbCdEfGhIjKl',), {'n_citations': 7.0, 'h_index': 2.0})
    """
    own = _USER.fullmatch(line(raw, "scholar_id") or "")
    if own is None:
        raise UnexpectedAnswerError("scholarly gave no person.", source="google_scholar")
    links = fields.distinct(line(raw, "homepage"))
    return PersonRecord(
        person=Person(
            ids=fields.distinct(f"scholar:{own[1]}", *ids_shown(links)),
            name=line(raw, "name"),
            affiliations=fields.distinct(line(raw, "affiliation")),
            interests=fields.distinct(*map(tidy, fields.names(raw, "interests"))),
            links=links,
        ),
        provenance=provenance or Provenance(source="google_scholar", source_id=own[1]),
        reported={k: float(n) for k, n in fields.by_table(raw, _FIGURES).items() if n is not None},
        citations_by_year=by_year(raw, "cites_per_year"),
    )


def parse_publication(raw: Mapping[str, Any], provenance: Provenance | None = None) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As the library scholarly gives it, from a profile or filled; any field may be missing.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no work.

    Examples
    --------
    >>> work = parse_publication({"bib": {"title": "On pots", "pub_year": "2019"}})
    >>> work.title, work.year, work.citations
    ('On pots', 2019, None)
    """
    known, own = fields.by_table(raw, _WORK), line(raw, "author_pub_id")
    if not known["title"]:
        raise UnexpectedAnswerError("scholarly gave no work.", source="google_scholar")
    printed, year = line(raw, "bib.citation"), count(raw, "bib.pub_year")
    place = place_of((printed or "").removesuffix(str(year or "")).rstrip(", "))
    place |= {k: said for k, said in fields.by_table(raw, _PLACE).items() if said}
    listed = ", ".join((line(raw, "bib.author") or "").split(" and "))
    names, is_cut = authors_in(listed or ", ".join(fields.texts(raw, "bib.author")))
    clusters = [f"scholar_cluster:{one}" for one in fields.names(raw, "cites_id")]
    return Record(
        provenance=provenance or Provenance(source="google_scholar", source_id=own),
        authors=tuple(Author(name=name) for name in names),
        authors_truncated=is_cut,
        n_authors=len(names) if is_cut is False else None,
        year=year,
        ids=fields.distinct(f"scholar:{own}" if own else None, *clusters),
        links=fields.names(raw, "eprint_url | citedby_url"),
        raw="\n".join(filter(None, (known["title"], listed, printed))),
        **known | place,
    )


class GoogleScholar(Source):
    """The Google Scholar service."""

    name, homepage = "google_scholar", "https://scholar.google.com"
    terms = "forbids automated access; robots.txt allows the first page of a profile"
    base, default_per_second = "https://scholar.google.com", 0.1
    accepts = frozenset({"scholar"})
    gives = frozenset({"find", "person", "works"})
    aliases, opt_in = frozenset({"scholar"}), True
    at_once, keep_days, page_size, all_in_one = 1, 7.0, _PER_PAGE, True

    def __init__(
        self,
        *,
        max_seconds: float | None = None,
        ignore_robots: bool | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.max_seconds = float(setting(f"{self.name}_max_seconds", max_seconds).value or _SECONDS)
        if not 0 < self.max_seconds < float("inf"):
            raise ConfigError(f"The time for {self.name} cannot be {self.max_seconds:g} s.")
        self.ignores_robots = bool(setting(f"{self.name}_ignore_robots", ignore_robots).value)
        waits = float(setting("max_wait", options.get("max_wait")).value)
        self._door_options |= {
            "follow": refuse_elsewhere,
            "max_wait": min(waits, self.max_seconds),
        }
        # One page tells both of the person and of the works.
        self._last: dict[str, _Profile] = {}

    def n_requests(self, n_works: int | None) -> int:
        """Say how many requests a person takes; see `Source.n_requests`."""
        return super().n_requests(n_works) if self.ignores_robots else 1

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for, where robots.txt is waived; see `Source.find`."""
        if not name.strip():
            raise IdentifierError("There is no name to look for. Give a person's name.")
        self.n_expected = None
        asked_at("/citations?view_op=search_authors", is_waived=self.ignores_robots)
        asking = ScholarLine(partial(self._ask, check=refuse_instead))
        rows = asking.call(lambda it: list(islice(it.search_author(name), limit)), self.max_seconds)
        yield from best_fits(map(_candidate, rows), name, affiliation)

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what the profile says of a person; see `Source.person`."""
        user = self._user(person_id)
        self._last = {user: self._profile(user)}
        yield self._last[user][0].person

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works on a profile, the most cited first; see `Source.works`."""
        user = self._user(person_id)
        first = int(clock.iso_day(since)[:4]) if since is not None else None
        page, lacking = self._last.pop(user) if user in self._last else self._profile(user)
        # Of a work no more than the year is known.
        wanted = [one for one in page.records if first is None or (one.year or 0) >= first]
        self.n_expected = None if lacking else len(wanted)
        yield from wanted
        if lacking:
            raise lacking

    def _user(self, person_id: str) -> str:
        _, value = self._split_id(person_id, self.accepts)
        found = _USER.fullmatch(value)
        if found is None:
            raise IdentifierError(
                f"{person_id!r} is none of {self.name}: give scheme and 12 characters, such as "
                "scholar:AbCdEfGhIjKl, from the address of the profile after user=."
            )
        return found[1]

    def _profile(self, user: str) -> _Profile:
        """Ask for a profile; what came counts, whatever the library says of it."""
        asking, raw, ended = ScholarLine(self._ask), None, None
        try:
            raw = asking.call(lambda it: self._asked(it, asking, user), self.max_seconds)
        except SourceError as error:
            if not asking.answers:
                raise
            ended = error
        pages = [_page_of(answer) for answer in asking.answers]
        if not pages:
            pages = [_page_in(raw, user, most=self._most)]
        works = {one.record_id: one for page in pages for one in page.records}
        ids = fields.distinct(*pages[0].person.person.ids, f"scholar:{user}")
        person = replace(pages[0].person, person=replace(pages[0].person.person, ids=ids))
        has_more = pages[-1].has_more
        return ProfilePage(person, tuple(works.values()), has_more), works_lacking(
            len(works), has_more=has_more, ended=ended, is_waived=self.ignores_robots
        )

    @property
    def _most(self) -> int:
        """Works wanted of the library; 0 for all."""
        return 0 if self.ignores_robots else _PER_PAGE

    def _asked(self, library: Any, asking: ScholarLine, user: str) -> object:
        """Use the library; runs in its thread."""
        author = library.search_author_id(user)
        if not asking.answers or (self.ignores_robots and _page_of(asking.answers[0]).has_more):
            author = library.fill(author, sections=_SECTIONS, publication_limit=self._most)
        return author

    def _ask(self, address: str, *, check: Callable[[Answer], None] | None = None) -> Answer:
        """Ask through the door, at the address that robots.txt allows."""
        path, asked = asked_at(address, is_waived=self.ignores_robots)
        try:
            # Asking again is what prolongs a block.
            return self.door.get(path, asked, check=check or _refuse_no_profile, persist=False)
        except SourceError as error:
            problem = refused(error)
        raise problem


def _candidate(raw: Mapping[str, Any]) -> Candidate:
    said = parse_author(raw)
    own, *others = said.person.ids
    return replace(candidate_of(said), id=own, ids=tuple(others))


def _page_in(raw: object, user: str, *, most: int) -> ProfilePage:
    """See as a page what comes from a library that does not ask through our line."""
    author = raw if isinstance(raw, Mapping) else {}
    told = partial(Provenance, source=GoogleScholar.name, retrieved_at=Clock().iso())
    person = parse_author({"scholar_id": user} | dict(author), told(source_id=user))
    listed = author.get("publications")
    rows = list(listed.values()) if isinstance(listed, Mapping) else listed
    if not isinstance(rows, list):
        raise UnexpectedAnswerError("scholarly gave no list of works.", source=GoogleScholar.name)
    works = tuple(
        parse_publication(row, told(source_id=line(row, "author_pub_id")))
        for row in rows
        if line(row, "bib.title")
    )
    return ProfilePage(person, works, has_more=0 < most == len(rows))


def _page_of(answer: Answer) -> ProfilePage:
    return read_profile(answer.body, lambda own, _row: answer.provenance(own))


def _refuse_no_profile(answer: Answer) -> None:
    refuse_garbled(answer)
    _page_of(answer)


SOURCE = GoogleScholar
