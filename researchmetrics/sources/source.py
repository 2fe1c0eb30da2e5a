"""What all data providers have in common: the questions they are asked, and how they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

from researchmetrics.config import secret, setting
from researchmetrics.errors import ConfigError, IdentifierError, SourceError
from researchmetrics.records import Candidate, PersonRecord, Record
from researchmetrics.sources.identifiers import bare_id

if TYPE_CHECKING:
    from researchmetrics.http import Door, Tally

__all__ = ["Source"]

_DOOR_OPTIONS = frozenset({"max_wait", "cache_days", "offline", "clock"})


class Source:
    """A service, asked through five questions; each answer is a generator of raw records.

    Parameters
    ----------
    base_url : str, optional
        Where the service is; default: the setting ``<name>_url``, else its own address.
    api_key : str, optional
        Default: the setting ``<name>_api_key``.
    per_second : float, optional
        Requests a second; default: the setting ``<name>_per_second``, else what it allows.
    **door_options
        As for `researchmetrics.http.Door`: ``max_wait``, ``cache_days``, ``offline``, ``clock``.

    Attributes
    ----------
    name, homepage, terms : str
        What it is called, where it is described, under which terms it gives its data.
    base : str
        The service's own address.
    default_per_second : float
        What the service allows.
    accepts, accepts_works : frozenset of str
        Schemes of identifiers by which it knows people, and works.
    gives : frozenset of str
        Which of the five questions it can answer; the others raise.
    key_parameter : str or None
        Name of the query parameter or header that carries its key.
    key_place : {"query", "header"}
        Which of the two it is.
    key_prefix : str
        Word that goes before it there.
    headers : Mapping of str to str
        Sent with every request, such as the form of answer that is wanted.
    at_once : int
        Requests that the service allows to be under way at the same time.
    keep_days : float or None
        Age in days up to which its answers are used again; default: the setting ``cache_days``.
    opt_in : bool
        Whether it is asked only where the user names it.
    aliases : frozenset of str
        Further names under which it may be asked for.
    page_size : int or None
        Works that one request gives at most; None where one gives all.
    all_in_one : bool
        Whether the request for a person's works describes the person too.
    usd_per_request : float
        Price, where the service publishes one.
    figures_tell : bool
        Whether its figures of a person change whenever a work or its citations do.
    newest_change_first : bool
        Whether it lists the works that changed last first.
    n_expected : int or None
        Rows the service said the last question has; None when it did not say.
    """

    name: ClassVar[str]
    homepage: ClassVar[str]
    terms: ClassVar[str]
    base: ClassVar[str]
    default_per_second: ClassVar[float]
    accepts: ClassVar[frozenset[str]] = frozenset()
    accepts_works: ClassVar[frozenset[str]] = frozenset()
    gives: ClassVar[frozenset[str]] = frozenset()
    key_parameter: ClassVar[str | None] = None
    key_place: ClassVar[str] = "query"
    key_prefix: ClassVar[str] = ""
    headers: ClassVar[Mapping[str, str]] = {}
    at_once: ClassVar[int] = 8
    keep_days: ClassVar[float | None] = None
    opt_in: ClassVar[bool] = False
    aliases: ClassVar[frozenset[str]] = frozenset()
    page_size: ClassVar[int | None] = None
    all_in_one: ClassVar[bool] = False
    usd_per_request: ClassVar[float] = 0.0
    figures_tell: ClassVar[bool] = False
    newest_change_first: ClassVar[bool] = False

    def __init__(
        self,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        per_second: float | None = None,
        **door_options: Any,
    ) -> None:
        unknown = sorted(set(door_options) - _DOOR_OPTIONS)
        if unknown:
            raise ConfigError(
                f"{self.name} has no option {unknown[0]!r}. Options: base_url, api_key, "
                f"per_second, max_wait, cache_days, offline, clock."
            )
        self._api_key = api_key
        self.base_url = str(setting(f"{self.name}_url", base_url).value or self.base)
        self.per_second = float(
            setting(f"{self.name}_per_second", per_second).value or self._allowed_per_second()
        )
        self.n_expected: int | None = None
        self._door_options = door_options

    def __repr__(self) -> str:
        """Show the source without its key."""
        return f"<{self.name} at {self.base_url}, {'with' if self.has_key else 'without'} key>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close files and connections."""
        self.door.close()

    @property
    def has_key(self) -> bool:
        """Whether a key is set."""
        return self._key is not None

    @property
    def _key(self) -> str | None:
        return secret(f"{self.name}_api_key", self._api_key)

    def _allowed_per_second(self) -> float:
        """Return what the service allows this user; overridden where a key allows more."""
        return self.default_per_second

    def _allowed_at_once(self) -> int:
        """Return what may be under way at once; overridden where a key or contact allows more."""
        return self.at_once

    @cached_property
    def door(self) -> Door:
        """The way to the service."""
        from researchmetrics.http import Door, Key

        value = (self._key or "").removeprefix(self.key_prefix)
        key = None
        if self.key_parameter and value:
            key = Key(self.key_parameter, value, self.key_place, self.key_prefix)
        kept = setting(f"{self.name}_cache_days", self._door_options.get("cache_days")).value
        return Door(
            self.name,
            base_url=self.base_url,
            per_second=self.per_second,
            key=key,
            headers=self.headers,
            at_once=self._allowed_at_once(),
            # Each sign-in gives an account another key.
            user=setting(f"{self.name}_user").value,
            **self._door_options | {"cache_days": self.keep_days if kept is None else kept},
        )

    @property
    def tally(self) -> Tally:
        """What asking has cost so far."""
        return self.door.tally

    def n_requests(self, n_works: int | None) -> int:
        """Say how many requests a person takes: the description and all works.

        Parameters
        ----------
        n_works : int or None
            Works of theirs; None where that is not known, for one page of them.

        Returns
        -------
        int
            At least 1.
        """
        pages = 1 if self.page_size is None else max(1, -(-(n_works or 0) // self.page_size))
        return pages + ("person" in self.gives and not self.all_in_one)

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for.

        Parameters
        ----------
        name : str
            As one would write it.
        affiliation : str, optional
            Words of an institution's name.
        limit : int
            Most candidates wanted.

        Returns
        -------
        Iterator of Candidate
            Best fit first.
        """
        raise self._cannot("find people by name", name, affiliation, limit)

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what the service says of a person.

        Parameters
        ----------
        person_id : str
            ``scheme:value`` of a scheme in `accepts`.

        Returns
        -------
        Iterator of PersonRecord
            Usually one.
        """
        raise self._cannot("describe people", person_id)

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person.

        Parameters
        ----------
        person_id : str
            ``scheme:value`` of a scheme in `accepts`.
        since : str, optional
            ISO date; only works published then or later.

        Returns
        -------
        Iterator of Record
            All of them, newest first where the service can sort.
        """
        raise self._cannot("list works of a person", person_id, since)

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work.

        Parameters
        ----------
        work_id : str
            ``scheme:value`` of a scheme in `accepts_works`.

        Returns
        -------
        Iterator of Record
            All of them.
        """
        raise self._cannot("list citing works", work_id)

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers.

        Parameters
        ----------
        ids : iterable of str
            ``scheme:value`` of schemes in `accepts_works`.

        Returns
        -------
        Iterator of Record
            Those the service knows, in no particular order.
        """
        raise self._cannot("look works up", ids)

    def _cannot(self, what: str, *_: object) -> SourceError:
        return SourceError(f"{self.name} cannot {what}. Ask a source that can.", source=self.name)

    def _split_id(self, identifier: str, schemes: frozenset[str], **own: str) -> tuple[str, str]:
        """Return scheme and bare value of an identifier of a known scheme."""
        scheme, _, value = identifier.strip().partition(":")
        if scheme.lower() not in schemes or not value.strip():
            raise IdentifierError(
                f"{self.name} cannot be asked for {identifier!r}: give scheme:value, with a "
                f"scheme of {', '.join(sorted(schemes))}."
            )
        return scheme.lower(), bare_id(scheme.lower(), value.strip(), **own)
