"""How well two forms of a name agree. A name is never an identity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchmetrics.normalizer.names.agreement import ORDER, Agreement, agreement
from researchmetrics.normalizer.names.parts import Name, folded, parse_name

__all__ = [
    "Agreement",
    "Name",
    "folded",
    "given_first",
    "names_match",
    "own_positions",
    "parse_name",
]

# What stands behind a family name without a comma: "Carberry JS", "Carberry J. S.", "Lee J-H".
_INITIALS = re.compile(r"(?:\s(?!JR\b|SR\b|[IVX]{2,}\b)[A-Z](?:[.-]?[A-Z]){0,3}\.?)+")


def names_match(a: str | Name, b: str | Name) -> Agreement:
    """Grade how well two forms of a name agree; agreement is never identity by itself.

    Parameters
    ----------
    a, b : str or Name
        Two names.

    Returns
    -------
    {"same", "initials", "misspelt", "different"}
        "same": equal but for marks, case, accents, hyphens and order of the parts. "initials":
        one leaves out or abbreviates what the other has, nothing contradicts. "misspelt": equal
        but for small slips, the system of romanisation, or a usual short form of the given name.
        "different": anything else.

    Examples
    --------
    >>> names_match("JangHyun Kim", "Kim, Jang-Hyun")
    'same'
    >>> names_match("J. Kim", "Jang-Hyun Kim")
    'initials'
    >>> names_match("Sangdoo Yun", "Sangdoon Yun")
    'misspelt'
    >>> names_match("Chul-Soo Lee", "Yi Cheolsu")
    'misspelt'
    >>> names_match("Minji Kim", "Minsu Kim")
    'different'
    """
    first = parse_name(a) if isinstance(a, str) else a
    second = parse_name(b) if isinstance(b, str) else b
    return agreement(first, second)


def own_positions(authors: Sequence[str], own: Sequence[str]) -> tuple[int, ...]:
    """Find where a person stands in a list of authors, by the person's known names.

    Parameters
    ----------
    authors : sequence of str
        Names in the order of the list.
    own : sequence of str
        Names of the person.

    Returns
    -------
    tuple of int
        Positions from 1: none when no name agrees, several when the names cannot tell.

    Examples
    --------
    >>> own_positions(["A. Lee", "Josiah Carberry", "J. Smith"], ["Josiah S. Carberry"])
    (2,)
    """
    parsed = [parse_name(name) for name in own]
    grades = [_best([agreement(parse_name(author), name) for name in parsed]) for author in authors]
    for grade in ORDER[:-1]:
        found = tuple(place for place, value in enumerate(grades, start=1) if value == grade)
        if found:
            return found
    return ()


def _best(grades: list[Agreement]) -> Agreement:
    return min(grades, key=ORDER.index, default="different")


def given_first(text: str) -> str:
    """Write a name with the given names first, and without footnote marks.

    Parameters
    ----------
    text : str
        As printed.

    Returns
    -------
    str
        Otherwise as printed; what may be an institution's name keeps its comma.

    Examples
    --------
    >>> given_first("Carberry, Josiah S."), given_first("University of Pots, Department of Clay")
    ('Josiah S. Carberry', 'University of Pots, Department of Clay')
    >>> given_first("Carberry JS"), given_first("Carberry, J., Jr.")
    ('JS Carberry', 'J. Carberry Jr')
    """
    name = parse_name(text)
    if _is_turned(name) and not any(word.islower() for word in name.given):
        return " ".join([*name.given, name.family, *([name.suffix] if name.suffix else [])])
    return name.raw or text


def _is_turned(name: Name) -> bool:
    """Whether the family name stands first: before a comma, or before initials."""
    if not name.family or not name.given:
        return False
    commas = name.raw.count(",")
    if commas:
        return commas == (2 if name.suffix else 1)
    initials = name.raw.removeprefix(name.family)
    return initials != name.raw and _INITIALS.fullmatch(initials) is not None
