"""Rewriting a text without losing where each stretch of it stood before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Span", "Step", "Tracer", "cut_off", "rewrite", "trace_back"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One rewriting of a text.

    Parameters
    ----------
    starts : tuple of int
        Where each piece begins in the new text, in order.
    before : tuple of (int, int)
        Where each piece stood in the old text.
    length : int
        Length of the new text.
    """

    starts: tuple[int, ...]
    before: tuple[Span, ...]
    length: int

    def back(self, span: Span) -> Span:
        """Find where a stretch of the new text stood in the old one.

        Parameters
        ----------
        span : tuple of (int, int)
            A stretch that is not empty.

        Returns
        -------
        tuple of (int, int)
            The stretch of the old text; whole pieces where a piece changed its length.
        """
        first = bisect_right(self.starts, span[0]) - 1
        last = bisect_right(self.starts, span[1] - 1) - 1
        start, end = self.before[max(first, 0)][0], self.before[max(last, 0)][1]
        if self._kept(first):
            start += span[0] - self.starts[first]
        if self._kept(last):
            end = self.before[last][0] + span[1] - self.starts[last]
        return start, end

    def _kept(self, place: int) -> bool:
        """Whether a piece is as long as before, so that each character has its own place."""
        if place < 0:
            return False
        later = place + 1
        end = self.starts[later] if later < len(self.starts) else self.length
        start, stop = self.before[place]
        return end - self.starts[place] == stop - start


class Tracer:
    """Builds a text from pieces of another, remembering where they stood."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.before: list[Span] = []
        self.length = 0

    def add(self, piece: str, start: int, end: int) -> None:
        """Add a piece, and the stretch of the old text that it stands for.

        Parameters
        ----------
        piece : str
            New text; nothing is remembered of an empty one.
        start, end : int
            The stretch.
        """
        if piece:
            self.pieces.append(piece)
            self.starts.append(self.length)
            self.before.append((start, end))
            self.length += len(piece)

    def step(self) -> Step:
        """Give what was remembered.

        Returns
        -------
        Step
            The rewriting as a whole.
        """
        return Step(tuple(self.starts), tuple(self.before), self.length)


def rewrite(
    text: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]
) -> tuple[str, Step | None]:
    """Replace what a pattern finds, as `re.sub` does, and remember where everything stood.

    Parameters
    ----------
    text : str
        The text.
    pattern : re.Pattern
        What to replace.
    put : callable
        Gives the new text for a match.

    Returns
    -------
    text : str
        The new text.
    step : Step or None
        None where nothing was found.

    Examples
    --------
    >>> text, step = rewrite("a -- b", re.compile("--"), lambda found: "–")
    >>> text, step.back((2, 3)), step.back((4, 5))
    ('a – b', (2, 4), (5, 6))
    """
    tracer = Tracer()
    place = 0
    for found in pattern.finditer(text):
        tracer.add(text[place : found.start()], place, found.start())
        tracer.add(put(found), *found.span())
        place = found.end()
    if place == 0 and not tracer.pieces:
        return text, None
    tracer.add(text[place:], place, len(text))
    return "".join(tracer.pieces), tracer.step()


def cut_off(text: str, rest: str) -> Step | None:
    """Say where the rest of a text stands whose beginning was taken off.

    Parameters
    ----------
    text : str
        The whole.
    rest : str
        The end of it, behind at most a few characters that were put before it.

    Returns
    -------
    Step or None
        None where nothing was taken off.

    Examples
    --------
    >>> cut_off("3. Ann Pott", "Ann Pott").back((0, 3))
    (3, 6)
    """
    if rest == text or not rest:
        return None
    if text.endswith(rest):
        start = len(text) - len(rest)
        return Step((0,), ((start, len(text)),), len(rest))
    put = next(put for put in range(1, len(rest) + 1) if text.endswith(rest[put:]))
    start = len(text) - len(rest) + put
    return Step((0, put), ((start, start), (start, len(text))), len(rest))


def trace_back(steps: Sequence[Step | None], span: Span) -> Span:
    """Find where a stretch of a text stood before several rewritings.

    Parameters
    ----------
    steps : sequence of Step or None
        The rewritings, the first one first.
    span : tuple of (int, int)
        A stretch of the last text.

    Returns
    -------
    tuple of (int, int)
        The stretch of the first text.

    Examples
    --------
    >>> trace_back((None, Step((0,), ((3, 8),), 5)), (1, 2))
    (4, 5)
    """
    for step in reversed(steps):
        if step is not None:
            span = step.back(span)
    return span
