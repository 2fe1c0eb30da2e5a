"""OpenReview: submissions to venues, and their authors. Terms: its terms of use; account needed.

What was submitted before 2024 is kept at a second address, in an older shape: both are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from researchmetrics.config import secret
from researchmetrics.errors import (
    AccessError,
    BlockedError,
    IdentifierError,
    NotFoundError,
    OfflineError,
    UnexpectedAnswerError,
)
from researchmetrics.http import Answer, Door, clock
from researchmetrics.records import Candidate, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import Source, authors, fields, list_ends, lookup, portions
from researchmetrics.sources.openreview_notes import content_of, facts_of, is_work, signatures_of
from researchmetrics.sources.openreview_people import coauthors_of, institutions_of, person_of
from researchmetrics.sources.stated import is_before

__all__ = ["SOURCE", "OpenReview", "parse_author", "parse_work"]

_PER_PAGE = 1000
_Row = tuple[Mapping[str, Any], Provenance]
_SIGNATURE: fields.Table = {
    name: (fields.value, name) for name in ("name", "ids", "affiliations", "countries")
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one submission or import.

    Parameters
    ----------
    raw : Mapping
        A note as either address writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values, with what became of the submission in its notes; what was rejected or
        withdrawn is no preprint. Raises `UnexpectedAnswerError` for what is no submission.

    Examples
    --------
    >>> venue = {"title": {"value": "Pots"}, "venue": {"value": "Submitted to ICPP 2031"}}
    >>> venue["venueid"] = {"value": "ICPP.example/2031/Conference/Rejected_Submission"}
    >>> work = parse_work({"id": "aB3", "content": venue})
    >>> work.type, work.venue, work.notes
    ('other', 'Submitted to ICPP 2031', ('rejected',))
    """
    own, content = fields.text(raw, "id"), content_of(raw)
    if own is None or content is None or own.startswith("~"):
        raise UnexpectedAnswerError("OpenReview answered no submission.", source=SOURCE.name)
    signed = authors.authors_of(signatures_of(content), _SIGNATURE, is_about=is_about)
    return Record(
        provenance=provenance or Provenance(source=SOURCE.name, source_id=own),
        authors=signed,
        authors_truncated=False if signed else None,
        n_authors=len(signed) or None,
        **facts_of(raw, content),
    )


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person's profile.

    Parameters
    ----------
    raw, provenance
        As for `parse_work`.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        With all names the person goes by; raises `UnexpectedAnswerError` for what is no profile.

    Examples
    --------
    >>> names = [{"first": "Ida", "last": "Kiln", "username": "~Ida_Kiln1"}]
    >>> person = parse_author({"id": "~Ida_Kiln1", "content": {"names": names}}).person
    >>> person.name, person.ids
    ('Ida Kiln', ('openreview:~Ida_Kiln1',))
    """
    own, content = fields.text(raw, "id"), content_of(raw)
    if own is None or content is None or not own.startswith("~"):
        raise UnexpectedAnswerError("OpenReview answered no profile.", source=SOURCE.name)
    return PersonRecord(
        person=person_of(own, content, also),
        provenance=provenance or Provenance(source=SOURCE.name, source_id=own),
    )


class OpenReview(Source):
    """The OpenReview service, which lets hardly anybody in without an account."""

    name, homepage, terms = "openreview", "https://openreview.net", "OpenReview Terms of Use"
    base, default_per_second = "https://api2.openreview.net", 1.0
    accepts = accepts_works = frozenset({"openreview"})
    gives = frozenset({"find", "person", "works", "by_ids"})
    key_parameter, key_place, key_prefix = "Authorization", "header", "Bearer "
    opt_in, page_size = True, _PER_PAGE

    def n_requests(self, n_works: int | None) -> int:
        """Say how many requests a person takes; see `Source.n_requests`."""
        return super().n_requests(n_works) + len(self._bases) - 1 + bool(self._account)

    def close(self) -> None:
        """Close files and connections."""
        for door in (self.door, *self.__dict__.get("_doors", ())):
            door.close()

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        plain = " ".join(name.split())
        if not plain:
            raise IdentifierError("There is no name to look for. Give a person's name.")
        rows = self._ask(self._doors[0], "profiles/search", "profiles", fullname=plain)
        found = {origin.source_id: _candidate(row) for row, origin in rows}
        self.n_expected = len(found)
        yield from best_fits(found.values(), name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what OpenReview says of a person; see `Source.person`."""
        own = self._profile(person_id)
        rows = self._ask(self._doors[0], "profiles", "profiles", id=own)
        if not rows:
            raise NotFoundError(f"OpenReview has no profile {own}. Check it.", source=self.name)
        yield parse_author(*rows[0], also=(f"openreview:{own}",))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        own, day = self._profile(person_id), "" if since is None else clock.iso_day(since)
        seen: set[str | None] = set()
        self.n_expected = 0
        for door in self._doors:
            for row, origin in self._notes(door, own):
                if origin.source_id in seen or not is_work(row):
                    self.n_expected = self.n_expected and self.n_expected - 1
                    continue
                seen.add(origin.source_id)
                work = parse_work(row, origin, is_about=f"openreview:{own}")
                if not is_before(work, day):
                    yield work
        if not seen:
            # Nobody, or somebody without works?
            next(self.person(person_id))

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        left = dict.fromkeys(map(self._note, ids))
        self.n_expected = None
        for door in self._doors:
            for batch in list(lookup.batches(list(left), _PER_PAGE, ",")):
                for row, origin in self._known(door, batch):
                    if is_work(row) and origin.source_id in left:
                        del left[origin.source_id]
                        yield parse_work(row, origin)

    def _profile(self, person_id: str) -> str:
        own = self._split_id(person_id, self.accepts)[1]
        if not re.fullmatch(r"~[^\s&,]{2,200}", own):
            raise IdentifierError(f"{own!r} is no profile: give openreview:~First_Last1.")
        return own

    def _note(self, work_id: str) -> str:
        own = self._split_id(work_id, self.accepts_works)[1]
        if not re.fullmatch(r"[\w.-]{1,100}", own):
            raise IdentifierError(f"{own!r} is no work: give openreview:, then what follows id=.")
        return own

    def _notes(self, door: Door, own: str) -> Iterator[_Row]:
        """Yield what one address lists of a person, each once."""
        asked = {"content.authorids": own, "sort": "cdate:desc"}
        asked |= {"count": "true"} if door is self._doors[0] else {}
        total: int | None = None

        def ask(offset: int, limit: int) -> tuple[list[_Row], int | None]:
            nonlocal total
            answer = self._answer(door, "notes", asked | {"limit": limit, "offset": offset})
            whole = list_ends.largest(total, fields.number(answer.json, "count"))
            if self.n_expected is not None:
                self.n_expected = None if whole is None else self.n_expected + whole - (total or 0)
            total, rows = whole, _pairs(answer, "notes")
            after = offset + min(limit, len(answer.json["notes"]))
            # A total below what came already is not believed.
            return rows, after if after == offset + limit or after < (total or 0) else None

        known: dict[str, Any] = {"total": lambda: total, "source": self.name, "size": _PER_PAGE}
        yield from portions.by_offset(ask, identity=lambda row: row[1].source_id, **known)

    def _known(self, door: Door, batch: list[str]) -> list[_Row]:
        """Look several works up; a batch may be refused for one that is not known."""
        try:
            return self._ask(door, "notes", "notes", ids=",".join(batch))
        except NotFoundError as error:
            if not error.details.get("said"):
                raise
            middle = len(batch) // 2
        halves = (batch[:middle], batch[middle:]) if middle else ()
        return [row for half in halves for row in self._known(door, half)]

    def _ask(self, door: Door, path: str, room: str, **asked: str) -> list[_Row]:
        return _pairs(self._answer(door, path, asked), room)

    def _answer(self, door: Door, path: str, asked: Mapping[str, Any]) -> Answer:
        try:
            return door.get_json(path, asked)
        except UnexpectedAnswerError as error:
            if not (error.details.get("status") == 400 and "not found" in str(error).lower()):
                raise
            raise NotFoundError(str(error), **error.details) from None
        except (AccessError, BlockedError) as error:
            if self._account:
                raise
            facts = error.details
        raise BlockedError(
            "OpenReview lets nobody in without an account. Set openreview_user and "
            "openreview_password, or use another source.",
            **facts,
        )

    @property
    def _bases(self) -> list[str]:
        return list(dict.fromkeys((self.base_url, self.base_url.replace("api2", "api", 1))))

    @property
    def _account(self) -> dict[str, str]:
        user, password = secret("openreview_user"), secret("openreview_password")
        return {"id": user, "password": password} if user and password else {}

    @cached_property
    def _doors(self) -> list[Door]:
        """The ways to both addresses, with the token that an account gets; one tally for all."""
        token = self._token() if self._account else self._api_key
        options = {"api_key": token, "per_second": self.per_second} | self._door_options
        doors = [type(self)(base_url=base, **options).door for base in self._bases]
        for door in doors:
            door.tally = self.door.tally
        return doors

    def _token(self) -> str | None:
        """Sign in; what is sent and answered is kept nowhere."""
        token, status = None, None
        try:
            answer = self.door.post_json("login", body=self._account, private=True)
            token = fields.text(answer.json, "token")
        except OfflineError:
            return None  # what is kept may answer
        except (AccessError, UnexpectedAnswerError) as error:
            status = error.details.get("status")
            if status not in {400, 401, 403}:
                raise
        if token is None:
            raise AccessError(
                "OpenReview does not accept the account. Check openreview_user and "
                "openreview_password; it must need no second factor.",
                source=self.name,
                status=status,
            )
        return token


def _pairs(answer: Answer, room: str) -> list[_Row]:
    """Read the rows of a list, and where each comes from."""
    if not isinstance(fields.value(answer.json, room), list):
        raise answer.unexpected("something that is no list")
    rows = ((row, fields.text(row, "id")) for row in fields.rows(answer.json, room))
    return [(row, answer.provenance(own)) for row, own in rows if own]


def _candidate(raw: Mapping[str, Any]) -> Candidate:
    content = content_of(raw) or {}
    found = candidate_of(parse_author(raw), countries=institutions_of(content, "country"))
    return replace(found, coauthors=coauthors_of(content))


SOURCE = OpenReview
