"""How much a word of a title tells: fixed for all corpora, so that adding records changes nothing.

The table holds the stems that are common in titles of all fields, by the bits of information that
meeting one gives: a stem of 8 bits stands in about one title of 2^8.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

__all__ = ["STEM", "bits"]

STEM = 5  # letters by which inflected and misspelt words meet
_UNLISTED = 16
_LETTER, _TWO_LETTERS = 7, 14
_CENTURIES = ("19", "20")


@lru_cache(maxsize=65536)
def bits(stem: str) -> int:
    """Tell how many bits of information a title's stem carries.

    Parameters
    ----------
    stem : str
        The first letters of a word of a title's key.

    Returns
    -------
    int
        4 for the commonest, 16 for what the table does not list: rare words, names, slips.

    Examples
    --------
    >>> bits("analy"), bits("carbe")
    (4, 16)
    """
    listed = _table().get(stem)
    if listed is not None:
        return listed
    if stem.isdigit():
        return _of_number(stem)
    return _UNLISTED if len(stem) > 2 else _TWO_LETTERS if len(stem) == 2 else _LETTER


def _of_number(digits: str) -> int:
    """Years and short numbers are common; long ones are not."""
    if len(digits) == 1:
        return 6
    return 9 if len(digits) == 2 or (len(digits) == 4 and digits[:2] in _CENTURIES) else 12


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    text = files(__package__).joinpath("word_bits.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines()]
    return {stem: int(line[0]) for line in lines for stem in line[1:]}
