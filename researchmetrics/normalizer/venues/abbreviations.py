"""Whether the words of one name abbreviate those of another."""

from __future__ import annotations

from functools import lru_cache

from researchmetrics.normalizer.venues.words import Words

__all__ = ["abbreviates", "contracts", "shape", "shortens"]

# Contractions in use whose letters alone would allow too much.
_CONTRACTIONS = {"jpn": "japan", "dtsch": "deutsch", "zh": "zhurnal", "vestn": "vestnik"}


@lru_cache(maxsize=65536)
def abbreviates(short: str, long: str) -> bool:
    """Tell whether one word may abbreviate another: a beginning, or its letters in order.

    Parameters
    ----------
    short, long : str
        Lower-case words.

    Returns
    -------
    bool
        True for equal words too.

    Examples
    --------
    >>> (
    ...     abbreviates("natl", "national"),
    ...     abbreviates("sci", "sciences"),
    ...     abbreviates("art", "machine"),
    ... )
    (True, True, False)
    """
    if long.startswith(short):
        return True
    if len(short) < 2 or short[0] != long[0] or len(short) >= len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=65536)
def contracts(short: str, long: str) -> bool:
    """Tell whether one word is an abbreviation of another that people would write.

    Parameters
    ----------
    short, long : str
        Lower-case words.

    Returns
    -------
    bool
        True for a beginning, and for a short contraction: "natl" is national, but "sinica" is not
        scandinavica.

    Examples
    --------
    >>> (
    ...     contracts("natl", "national"),
    ...     contracts("sinica", "scandinavica"),
    ...     contracts("jpn", "japan"),
    ... )
    (True, False, True)
    """
    if long.startswith(short):
        return True
    if len(short) > 7 or not abbreviates(short, long):
        # Misspelt words still have nearly all of their letters.
        return len(short) > 7 and len(long) - len(short) < 2 and abbreviates(short, long)
    known = _CONTRACTIONS.get(short)
    if known is not None:
        return long.startswith(known)
    return len(short) > 3 and (
        long.startswith(short[:3]) or (len(short) < 6 and short[-1] == long[-1])
    )


def shortens(short: Words, long: Words) -> bool:
    """Tell whether each word of a name abbreviates the word at its place in another.

    Parameters
    ----------
    short, long : tuple of str
        Content words.

    Returns
    -------
    bool
        False for names of different lengths.

    Examples
    --------
    >>> shortens(("nat", "mater"), ("nature", "materials"))
    True
    """
    return len(short) == len(long) and all(map(contracts, short, long))


def shape(name: Words) -> str:
    """Give what a name and its abbreviation have in common: the first letters of the words.

    Parameters
    ----------
    name : tuple of str
        Content words.

    Returns
    -------
    str
        One letter a word.

    Examples
    --------
    >>> shape(("physical", "review", "letters"))
    'prl'
    """
    return "".join([word[0] for word in name])
