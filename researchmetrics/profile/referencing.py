"""Reference sets fetched from a source: how often the works of a field, year and type are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

import pandas as pd

from researchmetrics import config, fetchers
from researchmetrics.errors import ConfigError, NotFoundError, SourceError
from researchmetrics.fetchers import Source
from researchmetrics.profile.hauls import Progress
from researchmetrics.sources.openalex_sets import LEVELS, CitationCounts, citation_counts
from researchmetrics.tables import check, frame

__all__ = ["SOURCES", "reference_sets"]

SOURCES = ("openalex",)
_FEWEST = 30
# Kept answers of any age, for use offline or when the service does not answer.
_ANY_AGE = 36_500.0


class _Set(NamedTuple):
    """Field, year and type of works."""

    field: str
    year: int
    type: str


def reference_sets(
    works: pd.DataFrame,
    *,
    source: str = "openalex",
    parents: Mapping[str, str] | None = None,
    least: int = _FEWEST,
    sample: int | None = None,
    seed: int = 0,
    offline: bool | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Fetch how often the works of fields, years and types are cited.

    Parameters
    ----------
    works : pandas.DataFrame
        Works to be compared, with ``field`` (the source's identifier, such as ``subfields/1702``,
        ``topics/T10091`` or ``fields/17``), ``year`` and ``type`` (in the source's words, such as
        ``article``). Sets are fetched once each, those of most works first.
    source : str, optional
        Data provider: ``openalex``.
    parents : Mapping, optional
        Wider field of each field, for sets that stay too small.
    least : int, optional
        Fewest works of a set; of a smaller one the years before and after are fetched as well,
        then the wider field in these years.
    sample : int, optional
        Draw so many works of each set at random in place of counting all.
    seed : int, optional
        Seed of the drawing.
    offline : bool, optional
        Answer from the cache alone, however old.
    progress : callable, optional
        Called with a line of text now and then.

    Returns
    -------
    pandas.DataFrame
        The table ``reference_sets``, which `normalise` takes as its reference: how many works
        have how many citations. ``attrs["problems"]`` lists what could not be fetched: those sets
        are not there.

    Raises
    ------
    ConfigError
        If there are no reference sets of the source.
    TableError
        If a column is missing.
    SourceError
        If no set could be fetched.

    Notes
    -----
    OpenAlex counts works by citations itself: a set takes one to a few requests at its price of a
    list, whatever its size. Answers are used again for 30 days (setting ``reference_days``); when
    the service does not answer, older ones stand in, with their date. A work belongs to the field
    of its primary topic alone.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> nothing = pd.DataFrame({"field": [], "year": [], "type": []})
    >>> len(rm.reference_sets(nothing))
    0
    """
    if source not in SOURCES:
        raise ConfigError(f"There are no reference sets of {source!r}. Known: {SOURCES[0]}.")
    check(works, "works", need=["field", "year", "type"])
    wanted = _wanted(works)
    with _Asking(source, offline=offline, sample=sample, seed=seed) as asking:
        for number, one in enumerate(wanted, start=1):
            if progress is not None:
                progress(f"{source}: reference set {number} of {len(wanted)}")
            _ask_widening(asking, one, parents or {}, least)
        found = asking.found
    if wanted and not found and asking.error is not None:
        raise asking.error
    table = frame("reference_sets", _rows(source, found))
    table.attrs["problems"] = list(asking.problems)
    return table


def _wanted(works: pd.DataFrame) -> list[_Set]:
    known = works[["field", "year", "type"]].explode("field").dropna()
    counted = Counter(
        _Set(str(field), int(year), str(kind))
        for field, year, kind in known.itertuples(index=False, name=None)
    )
    return sorted(counted, key=lambda one: (-counted[one], one))


def _ask_widening(asking: _Asking, one: _Set, parents: Mapping[str, str], least: int) -> None:
    near = [one, *(one._replace(year=one.year + step) for step in (-1, 1))]
    above = parents.get(one.field)
    wider = [part._replace(field=above) for part in near] if above else []
    for parts in ([one], near, wider):
        sizes = [asking.size(part) for part in parts]
        if None in sizes or sum(size or 0 for size in sizes) >= least:
            return


@dataclass
class _Asking:
    """Asks for sets, each once; when the service fails, it is left alone and the cache is read."""

    source: str
    offline: bool | None
    sample: int | None
    seed: int
    found: dict[_Set, CitationCounts] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    error: SourceError | None = None
    _missed: set[_Set] = field(default_factory=set)
    _open: ExitStack = field(default_factory=ExitStack)
    _online: Source | None = None
    _kept: Source | None = None

    def __enter__(self) -> Self:
        if not config.setting("offline", self.offline).value:
            days = float(config.setting("reference_days").value)
            online = fetchers.get_source(self.source, cache_days=days, offline=False)
            self._online = self._open.enter_context(online)
        kept = fetchers.get_source(self.source, cache_days=_ANY_AGE, offline=True)
        self._kept = self._open.enter_context(kept)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def size(self, one: _Set) -> int | None:
        """Fetch a set and tell how many works it has; None where nobody can tell."""
        if one not in self.found and one not in self._missed:
            counts = self._ask(one)
            if counts is None:
                self._missed.add(one)
            else:
                self.found[one] = counts
        return sum(self.found[one].counts.values()) if one in self.found else None

    def _ask(self, one: _Set) -> CitationCounts | None:
        for asked in (self._online, self._kept):
            if asked is None:
                continue
            try:
                return citation_counts(
                    asked, one.field, one.year, one.type, sample=self.sample, seed=self.seed
                )
            except NotFoundError as error:
                self._note(error)
                return None
            except SourceError as error:
                self._note(error)
                if asked is self._online:
                    # It was asked again and again already, and every set would wait as long.
                    self._online = None
        return None

    def _note(self, error: SourceError) -> None:
        self.error = self.error or error
        if error.message not in self.problems:
            self.problems.append(error.message)


def _rows(source: str, found: Mapping[_Set, CitationCounts]) -> Iterator[dict[str, Any]]:
    for one in sorted(found):
        counts = found[one]
        told = {
            **one._asdict(),
            "source": source,
            "level": LEVELS[one.field.partition("/")[0]],
            "complete": counts.complete,
            "as_of": counts.as_of,
        }
        pairs: Iterable[tuple[int | None, int]] = sorted(counts.counts.items()) or [(None, 0)]
        for cited, n in pairs:
            yield told | {"citations": cited, "n_works": n}
