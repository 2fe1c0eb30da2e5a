"""Reference sets of OpenAlex: how many works of a field, year and type have how many citations.

The service counts works by citations itself, so that a set of a hundred thousand works costs a few
requests. It names at most 200 numbers of citations at once; what it left out is asked for again in
narrower ranges, until the counts add up to all works of the set. No cursor is needed, so that it
works without a key too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.errors import NotFoundError, SourceError, UnexpectedAnswerError
from researchmetrics.http.answer import Answer
from researchmetrics.sources import fields
from researchmetrics.sources.source import Source

__all__ = ["LEVELS", "CitationCounts", "citation_counts"]

LEVELS = {"topics": "topic", "subfields": "subfield", "fields": "field", "domains": "domain"}
_GROUPS = 200
_PER_PAGE = 100
# Sets that need more answers than this are sampled: none known does.
_MOST_ASKED = 60
_REFUSED = 400
# Share of a set that may come or go between two answers, since the service adds works all the time.
_MOVED = 0.001

Range = tuple[int, int | None]
Counts = dict[int, int]


@dataclass(frozen=True, slots=True)
class CitationCounts:
    """How many works of one set have how many citations.

    Parameters
    ----------
    counts : Mapping of int to int
        Works by citations.
    as_of : str
        ISO date of the oldest answer it was read from.
    complete : bool
        Whether these are all works of the set; False where they were drawn at random.
    n_listed : int
        Works that the service says the set has; of a sample, those drawn.
    """

    counts: Mapping[int, int]
    as_of: str
    complete: bool
    n_listed: int


@dataclass
class _Asked:
    """Asks for one set, and keeps when it was answered."""

    source: Source
    filters: str
    days: list[str] = field(default_factory=list)

    def groups(self, low: int, high: int | None) -> tuple[Counts, int]:
        """Ask how many works have each number of citations in a range, and how many have any."""
        within = self.filters + (f",cited_by_count:>{low - 1}" if low else "")
        within += "" if high is None else f",cited_by_count:<{high + 1}"
        answer = self._get(filter=within, group_by="cited_by_count", per_page=_GROUPS)
        total = fields.number(answer.json, "meta.count")
        if total is None or not isinstance(fields.value(answer.json, "group_by"), list):
            raise answer.unexpected("no counts of works")
        return _read(answer), total

    def drawn(self, size: int, seed: int) -> Counts:
        """Ask for works drawn at random."""
        found: Counter[int] = Counter()
        for page in range(1, -(-size // _PER_PAGE) + 1):
            answer = self._get(
                filter=self.filters,
                sample=size,
                seed=seed,
                select="id,cited_by_count",
                per_page=_PER_PAGE,
                page=page,
            )
            cited = [fields.number(row, "cited_by_count") for row in _rows(answer)]
            found.update(one for one in cited if one is not None and one >= 0)
            if len(cited) < _PER_PAGE:
                break
        return dict(found)

    def _get(self, **asked: Any) -> Answer:
        if len(self.days) >= _MOST_ASKED:
            raise _TooManyError
        answer = self.source.door.get_json("works", asked)
        self.days.append(answer.retrieved_at[:10])
        return answer


class _TooManyError(Exception):
    """A set falls into more ranges than are worth asking for."""


def citation_counts(
    source: Source, within: str, year: int, kind: str, *, sample: int | None = None, seed: int = 0
) -> CitationCounts:
    """Ask OpenAlex how often the works of a field, year and type are cited.

    Parameters
    ----------
    source : Source
        OpenAlex.
    within : str
        Its identifier of a topic, subfield, field or domain: ``subfields/1702``, ``topics/T10091``.
        A work belongs to those of its primary topic alone.
    year : int
        Year of publication.
    kind : str
        Its type of work, such as ``article``.
    sample : int, optional
        Draw so many works at random (10,000 at most) in place of counting all; also the size of
        the sample where the service does not count.
    seed : int, optional
        Seed of the drawing: the service answers the same to the same seed while its works stay.

    Returns
    -------
    CitationCounts
        Complete wherever the service counts.

    Raises
    ------
    SourceError
        If the service did not answer.
    NotFoundError
        If ``within`` names no such thing.
    """
    room, _, name = within.partition("/")
    if room not in LEVELS or not name.isalnum():
        raise NotFoundError(
            f"OpenAlex has no field {within!r}. Give such as subfields/1702.", source=source.name
        )
    filters = f"primary_topic.{'' if room == 'topics' else f'{LEVELS[room]}.'}id:"
    filters += f"{name if room == 'topics' else within},publication_year:{year},type:{kind}"
    asked = _Asked(source, filters)
    if sample is None:
        try:
            counts, total = _cover(asked.groups, 0, None)
        except UnexpectedAnswerError as error:
            # A service that no longer counts works by citations may still draw some.
            if error.details["status"] != _REFUSED:
                raise
        except _TooManyError:
            pass
        else:
            missed = abs(total - sum(counts.values()))
            return CitationCounts(counts, min(asked.days), missed <= total * _MOVED, total)
    asked = _Asked(source, filters)
    size = min(sample or 1_000, 10_000)
    counts = asked.drawn(size, seed)
    n = sum(counts.values())
    return CitationCounts(counts, min(asked.days), n < size, n)


def _cover(
    ask: Callable[[int, int | None], tuple[Counts, int]], low: int, high: int | None
) -> tuple[Counts, int]:
    """Count the works in a range; where not all are named, in its upper and lower part."""
    groups, total = ask(low, high)
    if sum(groups.values()) >= total or (groups and low == high):
        return groups, total
    if not groups:
        raise SourceError(
            f"openalex counts {total} works and names none of them. Try again later.",
            source="openalex",
        )
    border = _border(groups, low, high)
    upper, n_upper = _cover(ask, border + 1, high)
    lower = {cited: n for cited, n in groups.items() if cited <= border}
    if sum(lower.values()) < total - n_upper:
        lower, _ = _cover(ask, low, border)
    return lower | upper, total


def _border(groups: Counts, low: int, high: int | None) -> int:
    """Choose where to part a range: below it as much as possible is known already."""
    known = low
    while known in groups:
        known += 1
    if known > low:
        return known - 1 if high is None else min(known - 1, high - 1)
    middle = sorted(groups)[len(groups) // 2]
    return middle if high is None else min(middle, high - 1)


def _read(answer: Answer) -> Counts:
    found: Counts = {}
    for row in fields.rows(answer.json, "group_by"):
        cited, n = fields.text(row, "key") or "", fields.number(row, "count")
        if cited.isdecimal() and n:
            found[int(cited)] = found.get(int(cited), 0) + n
    return found


def _rows(answer: Answer) -> list[Mapping[str, Any]]:
    if not isinstance(fields.value(answer.json, "results"), list):
        raise answer.unexpected("something that is no list")
    return fields.rows(answer.json, "results")
