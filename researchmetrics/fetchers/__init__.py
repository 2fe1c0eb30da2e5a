"""One file per service: what it can tell of people and works, as raw records.

A file's name is its source's name: a new file here, or an entry point of the group
``researchmetrics.fetchers`` elsewhere, is a new source, with nothing else to edit. A file holds one
subclass of `Source`, named by ``SOURCE``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, ClassVar, Self

from researchmetrics.config import secret, setting
from researchmetrics.errors import ConfigError, IdentifierError, SourceError
from researchmetrics.records import Candidate, PersonRecord, Record

if TYPE_CHECKING:
    from researchmetrics.http import Door, Tally

__all__ = ["Source", "get_source", "source_names"]

_GROUP = "researchmetrics.fetchers"


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
        Name of the query parameter that carries its key.
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

    def __init__(
        self,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        per_second: float | None = None,
        **door_options: Any,
    ) -> None:
        unknown = sorted(set(door_options) - {"max_wait", "cache_days", "offline", "clock"})
        if unknown:
            raise ConfigError(
                f"{self.name} has no option {unknown[0]!r}. Options: base_url, api_key, "
                f"per_second, max_wait, cache_days, offline, clock."
            )
        self.base_url = str(setting(f"{self.name}_url", base_url).value or self.base)
        self.per_second = float(
            setting(f"{self.name}_per_second", per_second).value or self.default_per_second
        )
        self.n_expected: int | None = None
        self._api_key = api_key
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
        return secret(f"{self.name}_api_key", self._api_key) is not None

    @cached_property
    def door(self) -> Door:
        """The way to the service."""
        from researchmetrics.http import Door, Key

        value = secret(f"{self.name}_api_key", self._api_key)
        key = Key(self.key_parameter, value) if self.key_parameter and value else None
        return Door(
            self.name,
            base_url=self.base_url,
            per_second=self.per_second,
            key=key,
            **self._door_options,
        )

    @property
    def tally(self) -> Tally:
        """What asking has cost so far."""
        return self.door.tally

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
        from researchmetrics.http.identifiers import bare_id

        scheme, _, value = identifier.strip().partition(":")
        if scheme.lower() not in schemes or not value.strip():
            raise IdentifierError(
                f"{self.name} cannot be asked for {identifier!r}: give scheme:value, with a "
                f"scheme of {', '.join(sorted(schemes))}."
            )
        return scheme.lower(), bare_id(scheme.lower(), value.strip(), **own)


def source_names() -> list[str]:
    """List the sources that can be asked.

    Returns
    -------
    list of str
        Sorted; those of other installed packages included.

    Examples
    --------
    >>> "openalex" in source_names()
    True
    """
    own = {module.name for module in pkgutil.iter_modules(__path__)}
    return sorted({name for name in own if not name.startswith("_")} | set(_foreign()))


def get_source(name: str, **options: Any) -> Source:
    """Open a source by its name.

    Parameters
    ----------
    name : str
        One of `source_names`.
    **options
        As for `Source`.

    Returns
    -------
    Source
        Nothing is asked yet.

    Raises
    ------
    ConfigError
        If there is no such source, it cannot be loaded, or an option is unknown.

    Examples
    --------
    >>> get_source("openalex").name
    'openalex'
    """
    names = source_names()
    if name not in names:
        near = get_close_matches(name, names, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ConfigError(f"There is no source {name!r}.{hint} Known: {', '.join(names)}.")
    return _load(name)(**options)


def _foreign() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=_GROUP)}


def _load(name: str) -> type[Source]:
    """Return a source's class; one of our own files wins over an entry point of its name."""
    try:
        if any(module.name == name for module in pkgutil.iter_modules(__path__)):
            found = importlib.import_module(f"{__name__}.{name}").SOURCE
        else:
            found = _foreign()[name].load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"The source {name} cannot be loaded ({error}).") from error
    found = getattr(found, "SOURCE", found)
    if not (isinstance(found, type) and issubclass(found, Source)):
        raise ConfigError(f"The source {name} is not a subclass of researchmetrics' Source.")
    return found
