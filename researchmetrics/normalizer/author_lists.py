"""Lists of authors given as one text: "A; B", "A, B and C", "Family, G., Family, G."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics.normalizer.markup import plain_text

_ET_AL = re.compile(
    r"[,;&]?\s*(?:\bet\.?\s*al\b\.?|\band\s+others\b|&?\s*(?:…|\.{3})|외\s*\d*\s*명?)\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\s(?:and|und|et|y)\s|&)\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Za-z]\.[\s-]*){1,4}|[A-Za-z](?:\s+[A-Za-z]){0,3}|[A-Z]{2,3}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def split_authors(value: object) -> tuple[tuple[str, ...], bool]:
    """Split a list of authors into names.

    Parameters
    ----------
    value : object
        A text, a list of names, or nothing (None, NaN).

    Returns
    -------
    tuple of (tuple of str, bool)
        Names in order, and whether the list was cut ("et al.").

    Examples
    --------
    >>> split_authors("M. Oliveira, J. Carberry and L. Ng")
    (('M. Oliveira', 'J. Carberry', 'L. Ng'), False)
    >>> split_authors("Oliveira, M., Carberry, J. S., & Ng, L.")
    (('Oliveira, M.', 'Carberry, J. S.', 'Ng, L.'), False)
    >>> split_authors("Maria Oliveira; Josiah Carberry et al.")
    (('Maria Oliveira', 'Josiah Carberry'), True)
    """
    if isinstance(value, str):
        return _from_text(value)
    if value is None or not isinstance(value, Iterable):
        return (), False
    names = [name for item in value if (name := plain_text(item).strip(" ,;"))]
    if names and _ET_AL.fullmatch(" " + names[-1]):
        return tuple(names[:-1]), True
    return tuple(names), False


def _from_text(text: str) -> tuple[tuple[str, ...], bool]:
    line = plain_text(text).strip(" ,;")
    bare = _ET_AL.sub("", line)
    cut = bare != line
    if ";" in bare:
        names = [part for piece in bare.split(";") for part in _AND.split(piece)]
    elif "," in bare:
        parts = [part.strip() for part in _AND.sub(", ", bare).split(",")]
        names = _paired([part for part in parts if part], alone=not _AND.search(bare))
    else:
        names = _AND.split(bare)
    cleaned = tuple(name.strip(" ,;") for name in names if re.search(r"[^\W\d_]", name))
    return cleaned, cut


def _paired(parts: list[str], *, alone: bool) -> list[str]:
    """Join "Family" and "G." where commas stand within the names as well as between them."""
    initials = [bool(_INITIALS.fullmatch(part)) for part in parts]
    alternate = len(parts) >= 2 and any(initials) and not initials[0]
    single = alone and len(parts) == 2 and " " not in parts[0] and not initials[0]
    names: list[str] = []
    for place, part in enumerate(parts):
        joins = (alternate and initials[place]) or (single and place == 1)
        if names and place and (joins or _SUFFIX.fullmatch(part)):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names
