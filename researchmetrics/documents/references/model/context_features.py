"""What a token tells by its surroundings: numbers in columns, for many texts at once.

Each column is one kind of feature and each number in it one value; the model has a row of weights
for each pair of the two. Reading and training share this module, so that both see the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.tokens import Tokens
from researchmetrics.documents.references.model.word_features import CLASSES, LISTED, sign_class
from researchmetrics.documents.references.model.word_lists import groups_of

__all__ = ["columns_of"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_CLASS = {name: number for number, name in enumerate(CLASSES)}
_N = len(CLASSES)
_PARTING = [
    _CLASS[name] for name in (",", ";", ":", "(", ")", "[", "]", "open", "close", "straight")
]
_QUOTES = [_CLASS[name] for name in ("open", "close", "straight")]
_CAPITAL = [_CLASS[name] for name in ("initial", "initials", "capital", "capitals", "mixed")]
_SMALL = [_CLASS[name] for name in ("lower", "function", "letter", "other")]
_NUMBER = [_CLASS[name] for name in ("1", "2", "3", "4", "5")]
_ENDS = [_CLASS[name] for name in ("lower", "function", "year", ")", "close", "straight", *"12345")]
_WORDS = 1 << 14  # more than any training finds frequent
# Upper ends of the ranges into which counts are sorted.
_STEPS = np.array([1, 2, 3, 4, 6, 9, 14, 22])


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where each token stands in its text, and where the texts and stretches begin."""

    begin: Ints
    end: Ints
    place: Ints

    def shifted(self, values: Ints, by: int) -> Ints:
        """The value of the neighbour ``by`` places on, 0 beyond the borders of the text."""
        found = np.zeros_like(values)
        if by > 0:
            found[:-by] = values[by:]
            found[self.end - self.place <= by] = 0
        else:
            found[-by:] = values[:by]
            found[self.place < -by] = 0
        return found

    def before(self, flags: Flags) -> Ints:
        """How many tokens of the text before this one have a flag."""
        total = np.concatenate([[0], np.cumsum(flags)])
        counts: Ints = total[:-1] - total[self.begin]
        return counts

    def after(self, flags: Flags) -> Ints:
        """How many tokens of the text from this one on have a flag."""
        total = np.concatenate([[0], np.cumsum(flags)])
        counts: Ints = total[self.begin + self.end] - total[:-1]
        return counts


def _frame(bounds: NDArray[np.int32]) -> _Frame:
    sizes = np.diff(bounds).astype(np.int64)
    begin = np.repeat(bounds[:-1].astype(np.int64), sizes)
    end = np.repeat(sizes, sizes)
    return _Frame(begin, end, np.arange(len(begin)) - begin)


def columns_of(tokens: Tokens, common: Ints) -> list[Ints]:
    """Work out the columns of features.

    Parameters
    ----------
    tokens : Tokens
        Of any number of texts.
    common : array of int
        For each of ``tokens.words`` its number among the words frequent in training, else 0.

    Returns
    -------
    list of array of int
        One a column, as long as ``tokens``.
    """
    if not len(tokens):
        return []
    frame = _frame(tokens.bounds)
    kind = np.array([sign_class(word) for word in tokens.words], dtype=np.int64)[tokens.word]
    listed = np.array([_listed(word) for word in tokens.words], dtype=np.int64)[tokens.word]
    frequent = common[tokens.word]
    gap = _gaps(tokens, frame)
    style = _style(frame, kind, listed)
    columns = _neighbours(frame, kind, frequent, gap) + _stand(frame, kind, style)
    return columns + _stretches(frame, kind, listed, gap, style)


def _listed(word: str) -> int:
    groups = groups_of(word.lower())
    return sum(1 << place for place, group in enumerate(LISTED) if group in groups)


def _gaps(tokens: Tokens, frame: _Frame) -> Ints:
    """1 where white space stands before a token, 0 where none does."""
    gap = np.ones(len(tokens), dtype=np.int64)
    gap[1:] = tokens.start[1:] != tokens.end[:-1]
    gap[frame.place == 0] = 1
    return gap


def _neighbours(frame: _Frame, kind: Ints, frequent: Ints, gap: Ints) -> list[Ints]:
    """Columns of the tokens just around."""
    k = {by: frame.shifted(kind, by) if by else kind for by in range(-3, 4)}
    w = {by: frame.shifted(frequent, by) if by else frequent for by in (-1, 0, 1)}
    gaps = gap * 2 + frame.shifted(gap, 1)
    return [
        (k[-1] * _N + k[0]) * _N + k[1],
        (k[-2] * _N + k[-1]) * _N + k[0],
        (k[0] * _N + k[1]) * _N + k[2],
        ((k[-2] * _N + k[-1]) * _N + k[0]) * _N + k[1],
        ((k[-1] * _N + k[0]) * _N + k[1]) * _N + k[2],
        (((k[-3] * _N + k[-2]) * _N + k[-1]) * _N + k[0]) * _N + k[1],
        (((k[-1] * _N + k[0]) * _N + k[1]) * _N + k[2]) * _N + k[3],
        w[-1] * _WORDS + w[0],
        w[0] * _WORDS + w[1],
        (w[-1] * _N + k[0]) * _N + k[1],
        (k[-1] * _N + k[0]) * _WORDS + w[1],
        (gaps * _N + k[-1]) * _N + k[0],
        (gaps * _N + k[0]) * _N + k[1],
    ]


def _is(values: Ints, kinds: list[int]) -> Flags:
    table = np.zeros(_N, dtype=np.bool_)
    table[kinds] = True
    return table[values]


def _step(counts: Ints) -> Ints:
    return np.searchsorted(_STEPS, counts, side="right")


def _style(frame: _Frame, kind: Ints, listed: Ints) -> Ints:
    """A number for how the text is built as a whole."""
    year, quote = kind == _CLASS["year"], _is(kind, _QUOTES)
    page = (listed >> LISTED.index("page")) & 1 == 1
    whole = frame.end
    first = np.where(year, frame.place, whole)
    bounds = np.flatnonzero(frame.place == 0)
    sizes = whole[bounds]
    first_year = np.repeat(np.minimum.reduceat(first, bounds), sizes)
    early = np.where(first_year >= whole, 0, np.where(first_year * 5 < whole * 2, 1, 2))
    bracketed = year & (frame.shifted(kind, -1) == _CLASS["("])
    initial = (kind == _CLASS["initial"]) & (frame.place < 7)

    def some(flags: Flags) -> Ints:
        return np.repeat(np.maximum.reduceat(flags, bounds), sizes).astype(np.int64)

    style = early * 2 + some(quote)
    for flags in (page, bracketed, initial):
        style = style * 2 + some(flags)
    return style


def _stand(frame: _Frame, kind: Ints, style: Ints) -> list[Ints]:
    """Columns of where in the text a token stands, and of what stands before and behind it."""
    year, quote = kind == _CLASS["year"], _is(kind, _QUOTES)
    initial = kind == _CLASS["initial"]
    number = _is(kind, _NUMBER)
    years = np.minimum(frame.before(year), 2) * 3 + np.minimum(frame.after(year), 2)
    quotes = np.minimum(frame.before(quote), 4) * 5 + np.minimum(frame.after(quote), 4)
    initials = np.minimum(frame.before(initial), 3) * 4 + _step(frame.after(initial))
    numbers = np.minimum(frame.before(number), 3) * 4 + np.minimum(frame.after(number), 3)
    opened = frame.before(_is(kind, [_CLASS["("], _CLASS["["]]))
    closed = frame.before(_is(kind, [_CLASS[")"], _CLASS["]"]]))
    depth = np.clip(opened - closed, 0, 2)
    tenth = frame.place * 10 // frame.end
    ahead, behind = _step(frame.place), _step(frame.end - frame.place)
    return [
        ahead * _N + kind,
        behind * _N + kind,
        tenth,
        years * _N + kind,
        (years * 25 + quotes) * 3 + depth,
        quotes * _N + kind,
        initials * _N + kind,
        (initials * 9 + years) * 9 + ahead,
        (numbers * 9 + years) * _N + kind,
        (depth * _N + kind) * _N + frame.shifted(kind, 1),
        (style * 10 + tenth) * 2 + (depth > 0),
        (style * 25 + quotes) * 9 + years,
        style * _N + kind,
        (style * 9 + years) * 9 + ahead,
    ]


@dataclass(frozen=True, slots=True)
class _Stretches:
    """A cut of the texts at some signs: for each token its stretch, for each stretch its kind."""

    of: Ints
    starts: Ints
    text: Ints

    def total(self, flags: Flags) -> Ints:
        return np.add.reduceat(flags.astype(np.int64), self.starts)

    def bits(self, values: Ints) -> Ints:
        return np.bitwise_or.reduceat(values, self.starts)

    def beside(self, values: Ints, by: int) -> Ints:
        """Values of the next stretch of the same text (or of the one before), else -1."""
        found = np.full_like(values, -1)
        if by > 0:
            same = self.text[:-1] == self.text[1:]
            found[:-1][same] = values[1:][same]
        else:
            same = self.text[1:] == self.text[:-1]
            found[1:][same] = values[:-1][same]
        return found


def _cut_at(frame: _Frame, cuts: Flags) -> _Stretches:
    """Stretches that end with the tokens flagged."""
    begins = frame.place == 0
    begins[1:] |= cuts[:-1]
    starts = np.flatnonzero(begins)
    return _Stretches(np.cumsum(begins) - 1, starts, frame.begin[starts])


def _stretches(frame: _Frame, kind: Ints, listed: Ints, gap: Ints, style: Ints) -> list[Ints]:
    """Columns of the stretch between commas and the sentence in which a token stands."""
    stop = (kind == _CLASS["."]) & (frame.shifted(gap, 1) == 1)
    last = frame.shifted(kind, -1)
    small = stop & (last != _CLASS["initial"])
    parts = _cut_at(frame, small | _is(kind, _PARTING))
    shape = _shape(parts, kind)
    lists = parts.bits(listed)
    here, ahead, behind = shape, parts.beside(shape, 1) + 1, parts.beside(shape, -1) + 1
    span = 241
    pairs = (
        here * span + ahead,
        behind * span + here,
        (parts.beside(ahead, 1) + 1) * span + here,
    )
    found = [values[parts.of] * _N + kind for values in pairs]
    found += [here[parts.of], ahead[parts.of], behind[parts.of]]
    words = (here * (1 << len(LISTED)) + lists)[parts.of]
    found += [
        words,
        ((parts.beside(lists, 1) + 1) * 8 + here % 8)[parts.of],
        ((parts.beside(lists, -1) + 1) * 8 + here % 8)[parts.of],
    ]
    ends = np.append(parts.starts[1:], len(kind)) - 1
    closing = kind[ends]
    opening = last[parts.starts]
    found.append(((opening * _N + closing) * 240 + here)[parts.of])
    found += _sentences(frame, kind, listed, stop & _is(last, _ENDS), style)
    return found


def _shape(parts: _Stretches, kind: Ints) -> Ints:
    """A number (below 240) for the words and numbers of a stretch."""
    capitals, small = parts.total(_is(kind, _CAPITAL)), parts.total(_is(kind, _SMALL))
    years, numbers = parts.total(kind == _CLASS["year"]), parts.total(_is(kind, _NUMBER))
    initials = parts.total(kind == _CLASS["initial"]) > 0
    size = np.minimum(_step(capitals + small), 7)
    case = np.select(
        [capitals + small == 0, small == 0, capitals == 0, capitals == 1], [0, 1, 2, 3], 4
    )
    digits = np.where(years > 0, 2, np.where(numbers > 0, 1, 0))
    return ((case * 3 + digits) * 2 + initials) * 8 + size


def _sentences(frame: _Frame, kind: Ints, listed: Ints, cuts: Flags, style: Ints) -> list[Ints]:
    """Columns of the sentence in which a token stands."""
    parts = _cut_at(frame, cuts)
    shape = _shape(parts, kind)
    commas = np.minimum(parts.total(kind == _CLASS[","]), 3)
    look = shape * 4 + commas
    first = np.searchsorted(parts.text, frame.begin)
    turn = parts.of - first
    total = np.searchsorted(parts.text, frame.begin, side="right") - first
    turns = np.minimum(turn, 4) * 6 + np.minimum(total - turn, 5)
    lists = parts.bits(listed)
    return [
        look[parts.of],
        (parts.beside(look, 1) + 1)[parts.of],
        (parts.beside(look, -1) + 1)[parts.of],
        turns * _N + kind,
        turns * 96 + style,
        turns * (1 << len(LISTED)) + lists[parts.of],
        turns * 240 + shape[parts.of],
    ]
