"""Writing questions in Lucene's language, so that no sign in a user's text is taken for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics.errors import IdentifierError

__all__ = ["any_of", "bare", "person", "quoted", "words"]

_MOST_CUTS = 5
_SIGNS = re.compile(r"[^\w\s.\'’-]|[\x00-\x1f]")


def quoted(text: str) -> str:
    r"""Write a text as one phrase.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        In quotation marks, which keep all signs but two from meaning anything.

    Examples
    --------
    >>> print(quoted('The "Pots" AND (Pans)'))
    "The \"Pots\" AND (Pans)"
    """
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def bare(name: str) -> str:
    """Write a name by its words alone, for services that have their own way with them.

    Parameters
    ----------
    name : str
        As one would write it.

    Returns
    -------
    str
        Without signs that part words.

    Raises
    ------
    IdentifierError
        If there is no name.

    Examples
    --------
    >>> bare("name:(J. O'Carberry)*")
    "name J O'Carberry"
    """
    parts = _parts(name)
    if not parts:
        raise IdentifierError("There is no name to look for. Give a person's name.")
    return " ".join(parts)


def any_of(values: list[str]) -> str:
    """Write that one of several texts is wanted.

    Parameters
    ----------
    values : list of str
        Texts.

    Returns
    -------
    str
        In brackets.

    Examples
    --------
    >>> any_of(["hal-1", "hal-2"])
    '("hal-1" OR "hal-2")'
    """
    return f"({' OR '.join(map(quoted, values))})"


def words(text: str) -> str:
    """Write that all words of a text are wanted, in any order.

    Parameters
    ----------
    text : str
        A name, of a person or a place; signs that part words are dropped.

    Returns
    -------
    str
        In brackets; a word of one letter, which is an initial, stands for all that begin so.
        Empty where there are no words.

    Examples
    --------
    >>> words("J. Carberry (OR not)")
    '(J* AND "Carberry" AND "OR" AND "not")'
    """
    terms = [f"{part}*" if len(part) == 1 else quoted(part) for part in _parts(text)]
    return f"({' AND '.join(terms)})" if terms else ""


def person(name: str, *, given: str, family: str, whole: Iterable[str]) -> str:
    """Write that somebody of a name is wanted, where first names and family names lie apart.

    Parameters
    ----------
    name : str
        As one would write it: where the family name begins, and whether it comes first, is known
        only where a comma parts it.
    given, family : str
        Fields of the first names and of the family name.
    whole : iterable of str
        Fields of names written in one.

    Returns
    -------
    str
        In brackets.

    Raises
    ------
    IdentifierError
        If there is no name.

    Examples
    --------
    >>> person("Carberry, J.", given="first", family="last", whole=["name"])
    '((first:(J*) AND last:("Carberry")) OR name:("Carberry" AND J*))'
    """
    parts = bare(name).split()
    last, comma, first = name.partition(",")
    pairs = [(first, last)]
    if not (comma and _parts(first) and _parts(last)):
        cuts = range(1, len(parts)) if len(parts) <= _MOST_CUTS else (1, len(parts) - 1)
        pairs = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in cuts]
        pairs += [(second, first) for first, second in pairs]
    terms = [f"({given}:{words(a)} AND {family}:{words(b)})" for a, b in dict.fromkeys(pairs)]
    alone = (*whole, *(() if pairs else (family, given)))
    terms += [f"{field}:{words(' '.join(parts))}" for field in alone]
    return f"({' OR '.join(terms)})"


def _parts(text: str) -> list[str]:
    parts = (part.strip(".'’-") for part in _SIGNS.sub(" ", text).split())
    return [part for part in parts if part]
