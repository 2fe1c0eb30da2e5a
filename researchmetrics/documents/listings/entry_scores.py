"""How much a run of lines looks like exactly one publication."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from researchmetrics.documents.listings.line_shapes import LineShape

__all__ = ["EntryScores"]

_KINDS = (
    "full", "title-names", "names", "name", "title", "venue", "names-venue", "title-venue", "bar",
    "year", "label", "prose", "other", "hidden", "heading",
)  # fmt: skip
# What a part of a publication adds where it is there, and costs where it comes again.
_WORTH = {"title": 0.45, "names": 0.35, "venue": 0.35}
_EMPTY = -0.5
_UNTITLED = -0.6
_AGAIN = {"full": 0.6, "names": 0.35, "venue": 0.12, "title": 0.06, "title-venue": 0.5}
_NOT_TITLES = frozenset(("names", "venue", "names-venue", "bar"))
_LONGEST = 40
_MOST_CHARS = 9000


class EntryScores:
    """Scores runs of the lines of a page, each in constant time.

    Parameters
    ----------
    shapes : sequence of LineShape
        All lines of the page.

    Examples
    --------
    >>> from researchmetrics.documents.listings.line_shapes import line_shape
    >>> lines = [
    ...     "On the firing of pots",
    ...     "Ann Pott, Bo Lee",
    ...     "Clay, 2019",
    ...     "On the glazing of pots",
    ... ]
    >>> scores = EntryScores([line_shape(line) for line in lines])
    >>> scores.of(0, 3) > max(scores.of(0, 2), scores.of(1, 3), scores.of(0, 4))
    True
    """

    def __init__(self, shapes: Sequence[LineShape]) -> None:
        self._shapes = shapes
        self._sums = {
            kind: [0, *accumulate(shape.kind == kind for shape in shapes)] for kind in _KINDS
        }
        self._chars = [
            0,
            *accumulate(
                0 if shape.kind in {"hidden", "prose"} else shape.chars for shape in shapes
            ),
        ]
        # A list of names that goes on in the next line is one list.
        self._goes_on = [
            0,
            *accumulate(
                place > 0
                and shape.kind in {"names", "name", "full", "names-venue"}
                and shapes[place - 1].kind in {"names", "name"}
                and (shapes[place - 1].open)
                for place, shape in enumerate(shapes)
            ),
        ]
        self._known: dict[tuple[int, int], float] = {}

    def count(self, kind: str, start: int, end: int) -> int:
        """Count the lines of a kind.

        Parameters
        ----------
        kind : str
            Kind of line.
        start, end : int
            The lines.

        Returns
        -------
        int
            How many.
        """
        sums = self._sums[kind]
        return sums[end] - sums[start]

    def is_bare(self, start: int, end: int) -> bool:
        """Whether a run of lines has neither names nor where and when, as a heading has not.

        Parameters
        ----------
        start, end : int
            The lines.

        Returns
        -------
        bool
            True for a title alone.
        """
        told = ("full", "title-names", "names", "venue", "names-venue", "title-venue", "year")
        named = self.count("name", start, end) > 1 or (
            self.count("name", start, end) and self.count("title", start, end)
        )
        return not named and not any(self.count(kind, start, end) for kind in told)

    def worded(self, start: int, end: int) -> bool:
        """Whether a run of lines has words that may be a title.

        Parameters
        ----------
        start, end : int
            The lines.

        Returns
        -------
        bool
            False for prose, rows of links and numbers.
        """
        told = (
            "full",
            "name",
            "names",
            "title",
            "title-names",
            "venue",
            "names-venue",
            "title-venue",
        )
        return self.count("prose", start, end) == 0 and any(
            self.count(kind, start, end) for kind in told
        )

    def breaks_off(self, start: int) -> bool:
        """Whether the line before goes on in this one.

        Parameters
        ----------
        start : int
            A line.

        Returns
        -------
        bool
            True after names that end in a comma.
        """
        return start > 0 and self._shapes[start - 1].open

    def of(self, start: int, end: int) -> float:
        """Score a run of lines.

        Parameters
        ----------
        start, end : int
            The lines.

        Returns
        -------
        float
            About 1 for a whole publication, below 0 for what is none, or several.
        """
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = self._scored(start, end)
        return found

    def _scored(self, start: int, end: int) -> float:
        if end - start > _LONGEST or self._chars[end] - self._chars[start] > _MOST_CHARS:
            return -9.0
        parts = {kind: sums[end] - sums[start] for kind, sums in self._sums.items()}
        if parts["heading"]:
            return -9.0
        return self._complete(parts) - self._excess(parts, start, end)

    def _complete(self, parts: dict[str, int]) -> float:
        """What is there of a publication."""
        whole, single = parts["full"], parts["name"]
        titles = whole + parts["title"] + parts["title-venue"] + parts["title-names"]
        names = whole + parts["names"] + parts["names-venue"] + parts["title-names"]
        venues = (
            whole + parts["venue"] + parts["title-venue"] + parts["names-venue"] + parts["year"]
        )
        if single and not titles:
            titles, single = titles + 1, single - 1
        if single and not names:
            names += 1
        if parts["name"] == 1 and not (titles - 1 or names or venues):
            return _EMPTY
        score = _EMPTY
        if titles:
            score += _WORTH["title"]
        else:
            score += _UNTITLED
        score += (_WORTH["names"] if names else 0.0) + (_WORTH["venue"] if venues else 0.0)
        if parts["bar"]:
            score += 0.1
        if parts["hidden"]:
            score += 0.05
        return score

    def _excess(self, parts: dict[str, int], start: int, end: int) -> float:
        """What comes more often than in one publication."""
        whole = parts["full"]
        goes_on = self._goes_on[end] - self._goes_on[start + 1] if end > start else 0
        names = parts["names"] + parts["names-venue"] + whole - goes_on
        venues = parts["venue"] + parts["names-venue"] + parts["title-venue"]
        titles = parts["title"] + parts["title-venue"] + parts["title-names"]
        names += parts["title-names"]
        cost = _AGAIN["full"] * max(0, whole - 1)
        cost += _AGAIN["names"] * max(0, names - max(1, whole))
        cost += _AGAIN["venue"] * max(0, venues - 1)
        cost += _AGAIN["title"] * max(0, titles - 1 + whole)
        cost += _AGAIN["title-venue"] * max(0, parts["title-venue"] - 1 + whole)
        cost += 0.3 * max(0, min(titles + whole, max(venues + whole, names)) - 1)
        cost += 0.1 * max(0, parts["bar"] - 6) + 0.3 * max(0, parts["year"] - 1)
        cost += 0.04 * parts["other"] + 0.3 * max(0, parts["prose"] - 2)
        cost += 0.6 * max(0, parts["label"] - 1)
        if parts["year"] and venues:
            cost += 0.05
        if self._shapes[end - 1].kind == "title" and self._shapes[start].kind in _NOT_TITLES:
            # Few entries end with their title: it is that of the next one.
            cost += 0.15
        if parts["label"] and self._shapes[start].kind != "label":
            cost += 0.3
        return cost
