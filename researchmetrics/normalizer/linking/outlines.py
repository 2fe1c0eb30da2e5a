"""Outlines of records: what tells at a glance that two are not worth comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.keys import (
    LETTERS,
    SURE,
    WORDS,
    hashed,
    stem_hash,
    stems_of,
)
from researchmetrics.normalizer.linking.rarity import bits

__all__ = ["OUTLINE", "Outlines", "outlines_of", "tie_of", "worth_comparing"]

Outlines = npt.NDArray[np.void]
Places = npt.NDArray[np.int64]
_PLACES = 128
OUTLINE = np.dtype(
    [
        ("common", "<u8", (_PLACES // 64,)),  # one bit for each common stem of the title
        ("rare", "<u8", (_PLACES // 64,)),  # and for each rare one
        ("people", "<u8", (_PLACES // 64,)),  # one bit for each name of an author
        ("numbers", "<u8"),  # one bit for each number in it
        ("year", "<i2"),  # 0 when not known
        ("order", "<u8"),  # by the title's first letters
        ("tie", "<u8"),  # where these are the same, by the record's key
    ]
)
_LETTERS_IN_ORDER = 12  # of 36 signs, which fit into 64 bits
_DIGITS = re.compile(r"\d+")
_YEARS = 6  # from the first preprint to the last printing
_RARE = 11  # bits
_NAME_STEM = 4  # letters of a name
# Of the shorter title's words, which part must stand in the longer: three fifths, a quarter.
_SHARES = {WORDS: (3, 5), LETTERS: (1, 4)}
_STRANGERS = (3, 4)


def outlines_of(entries: Iterable[Entry]) -> Outlines:
    """Draw the outlines of records.

    Parameters
    ----------
    entries : iterable of Entry
        Records.

    Returns
    -------
    numpy.ndarray
        One outline each.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> entry = make_entry(
    ...     {"title": "On Pots", "year": 2020}, key="a", names=[], as_of="2026-01-01"
    ... )
    >>> outlines_of([entry])["year"].tolist()
    [2020]
    """
    drawn = [_outline(entry) for entry in entries]
    outlines = np.empty(len(drawn), dtype=OUTLINE)
    for name, column in zip(OUTLINE.names or (), zip(*drawn, strict=True), strict=False):
        outlines[name] = column
    return outlines


def tie_of(key: str) -> int:
    """Give what orders records whose titles start alike.

    Parameters
    ----------
    key : str
        The record's.

    Returns
    -------
    int
        Not negative.

    Examples
    --------
    >>> tie_of("a") == tie_of("b")
    False
    """
    return hashed(key)


def worth_comparing(
    outlines: Outlines, first: Places, second: Places, kinds: npt.NDArray[np.uint8]
) -> npt.NDArray[np.bool_]:
    """Tell which pairs of records that share a key are worth comparing.

    Parameters
    ----------
    outlines : numpy.ndarray
        Of all records.
    first, second : numpy.ndarray of int
        Pairs of places among them.
    kinds : numpy.ndarray of int
        Of the key that each pair shares.

    Returns
    -------
    numpy.ndarray of bool
        False where the titles have too few words or other numbers, or lie too many years apart. It
        depends on nothing but the pair and its key.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> titles = ("On Mended Pots 1", "On Mended Pots 2", "On Pots")
    >>> outlines = outlines_of(
    ...     make_entry({"title": t}, key=t, names=[], as_of="2026-01-01") for t in titles
    ... )
    >>> kinds = np.array([WORDS, WORDS], dtype=np.uint8)
    >>> worth_comparing(outlines, np.array([0, 0]), np.array([1, 2]), kinds).tolist()
    [False, True]
    """
    fits: npt.NDArray[np.bool_] = kinds == SURE
    open_ = np.flatnonzero(~fits)
    a, b = outlines[first[open_]], outlines[second[open_]]
    fits[open_] = _years_fit(a, b) & _numbers_fit(a, b) & _titles_fit(a, b, kinds[open_])
    return fits


def _outline(entry: Entry) -> tuple[Any, ...]:
    common, rare, people = [0, 0], [0, 0], [0, 0]
    for stem in stems_of(entry):
        half, mark = _mark(stem)
        (rare if bits(stem) >= _RARE else common)[half] |= mark
    # Family and given names alike: lists confuse them.
    for name in entry.names:
        for word in (name.family_key, *name.words):
            if len(word) > 1:
                half, mark = _mark(word[:_NAME_STEM])
                people[half] |= mark
    numbers = 0
    for number in _DIGITS.findall(entry.title):
        numbers |= _mark(number)[1]
    order = _alphabetical(entry.squash)
    return common, rare, people, numbers, entry.year or 0, order, tie_of(entry.key)


@lru_cache(maxsize=131072)
def _mark(stem: str) -> tuple[int, int]:
    """Tell which bit of which half stands for a stem."""
    place = stem_hash(stem) % _PLACES
    return place >> 6, 1 << (place & 63)


def _alphabetical(squash: str) -> int:
    """Turn a title's first letters into a number of the same order."""
    letters = squash[:_LETTERS_IN_ORDER].replace(" ", "").ljust(_LETTERS_IN_ORDER, "0")
    return int(letters, 36)


def _years_fit(a: Outlines, b: Outlines) -> npt.NDArray[np.bool_]:
    known = (a["year"] > 0) & (b["year"] > 0)
    fits: npt.NDArray[np.bool_] = ~known | (np.abs(a["year"] - b["year"]) <= _YEARS)
    return fits


def _numbers_fit(a: Outlines, b: Outlines) -> npt.NDArray[np.bool_]:
    """Tell titles apart that each have a number that the other has not."""
    one, other = a["numbers"], b["numbers"]
    fits: npt.NDArray[np.bool_] = ((one & ~other) == 0) | ((other & ~one) == 0)
    return fits


def _titles_fit(a: Outlines, b: Outlines, kinds: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    shared = _weight(a["common"] & b["common"], a["rare"] & b["rare"])
    shorter = np.minimum(_weight(a["common"], a["rare"]), _weight(b["common"], b["rare"]))
    # Without an author in common, only titles that are all but equal are those of one work.
    fits: npt.NDArray[np.bool_] = _people_fit(a, b) | _reaches(shared, shorter, _STRANGERS)
    for kind, share in _SHARES.items():
        fits &= (kinds != kind) | _reaches(shared, shorter, share)
    return fits


def _reaches(
    shared: npt.NDArray[np.int64], whole: npt.NDArray[np.int64], share: tuple[int, int]
) -> npt.NDArray[np.bool_]:
    reached: npt.NDArray[np.bool_] = shared * share[1] >= whole * share[0]
    return reached


def _people_fit(a: Outlines, b: Outlines) -> npt.NDArray[np.bool_]:
    """Tell lists of authors that may have one in common, or are not known."""
    one, other = a["people"], b["people"]
    fits: npt.NDArray[np.bool_] = (one & other).any(axis=1)
    return fits | ~one.any(axis=1) | ~other.any(axis=1)


def _weight(common: npt.NDArray[np.uint64], rare: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Count stems, rare ones twice."""
    return _ones(common) + 2 * _ones(rare)


def _ones(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Count the bits set in each row (NumPy counts bits itself from version 2 only)."""
    u = np.uint64
    x = words - ((words >> u(1)) & u(0x5555555555555555))
    x = (x & u(0x3333333333333333)) + ((x >> u(2)) & u(0x3333333333333333))
    x = (x + (x >> u(4))) & u(0x0F0F0F0F0F0F0F0F)
    counts: npt.NDArray[np.int64] = ((x * u(0x0101010101010101)) >> u(56)).sum(axis=1).astype("i8")
    return counts
