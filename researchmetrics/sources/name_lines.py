"""Cutting lines of names, as sources write authors that they do not list one by one."""

from __future__ import annotations

import re

__all__ = ["names_in"]

_SUFFIX = re.compile(r"[JS]r\.?|I{2,3}|IV")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DEEPEST = 9


def names_in(line: str | None) -> tuple[str, ...]:
    """Cut a line of names written given name first, or as family name and initials.

    Parameters
    ----------
    line : str or None
        Names parted by commas, semicolons or "and"; what stands in brackets, such as
        affiliations, is left out.

    Returns
    -------
    tuple of str
        As written.

    Examples
    --------
    >>> names_in("Josiah Carberry (1), Ida Kiln, Jr. and A. N. Other ((1) Kiln 7 (Nowhere))")
    ('Josiah Carberry', 'Ida Kiln, Jr.', 'A. N. Other')
    """
    text = " ".join((line or "").split())
    for _ in range(_DEEPEST):
        known, text = text, _BRACKETS.sub("", text)
        if known == text:
            break
    names: list[str] = []
    for part in re.split(r"[,;] ?(?:and )?| and ", text):
        name = part.strip()
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return tuple(names)
