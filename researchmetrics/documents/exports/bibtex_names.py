r"""Names in BibTeX: parted by "and", in braces, with LaTeX, and as people write them otherwise."""

from __future__ import annotations

import re

from researchmetrics.documents.exports.names import parted, without_cut
from researchmetrics.documents.text.latex import readable, spelt

__all__ = ["names_in"]

_AND = re.compile(r"\s+and(?=[\s{])", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"[{}]|\s+and(?=[\s{])", re.IGNORECASE)
_OTHERS = re.compile(r"(?:and\s+)?(?:others?|et[\s~.]*al)\.?", re.IGNORECASE)
_BRACED_COMMA = re.compile(r"\{[^{}]*[,;&][^{}]*\}")
_NAMED_PARTS = re.compile(r"(?:^|,)\s*(family|given|prefix|suffix)\s*=\s*", re.IGNORECASE)
_INITIAL_FIRST = re.compile(r"[A-Z]\.|[A-Z]\s")
_AMPERSAND = re.compile(r"\s\\?&\s")


def names_in(value: str) -> tuple[list[str], bool]:
    r"""Read the names in a field.

    Parameters
    ----------
    value : str
        Of ``author`` or ``editor``, as it stands in the file.

    Returns
    -------
    tuple of (list of str, bool)
        Each name in its order and form, LaTeX made readable; and whether the list ends in
        "others".

    Examples
    --------
    >>> names_in(r"Pott, Ann and {Kilns and Sons} and von der T{\"o}pfer, Jr., Bo and others")
    (['Pott, Ann', 'Kilns and Sons', 'von der Töpfer, Jr., Bo'], True)
    >>> names_in("A. Pott, B. Lee, and C. Kim")
    (['A. Pott', 'B. Lee', 'C. Kim'], False)
    """
    names: list[str] = []
    is_cut = False
    for piece in _pieces(spelt(value)):
        bare = piece.strip(" \t\n,;~")
        if _OTHERS.fullmatch(bare):
            is_cut = True
            continue
        bare, was_cut = (
            without_cut(bare)
            if bare.endswith(("al.", "al", "others", "…", "..."))
            else (bare, False)
        )
        is_cut = is_cut or was_cut
        names += [name for name in map(readable, _names_of(bare)) if name]
    return names, is_cut


def _pieces(value: str) -> list[str]:
    """Part at each "and" outside of braces."""
    if "{" not in value:
        return _AND.split(value)
    pieces, depth, start = [], 0, 0
    for found in _AND_OR_BRACE.finditer(value):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(value[start : found.start()])
            start = found.end()
    return [*pieces, value[start:]]


def _names_of(piece: str) -> list[str]:
    """See whether what should be one name is one; some part names by other signs."""
    if _NAMED_PARTS.search(piece):
        return [_of_parts(piece)]
    if "," not in piece and ";" not in piece and "&" not in piece:
        return [piece]
    if _BRACED_COMMA.search(piece):
        return [piece]
    if ";" in piece or _AMPERSAND.search(piece):
        plain = readable(piece)
        return parted(plain) if ";" in plain or " & " in plain else [piece]
    commas = piece.count(",")
    if commas == 1:
        both = [part.strip() for part in piece.split(",")]
        is_list = all(_INITIAL_FIRST.match(part) and " " in part for part in both)
        return both if is_list else [piece]
    if commas == 2 and not all(" " in part.strip() for part in piece.split(",")):
        return [piece]
    return parted(piece)


def _of_parts(piece: str) -> str:
    """Write a name given as family=..., given=... in the usual order."""
    cut = _NAMED_PARTS.split(piece)
    parts = {
        key.lower(): readable(text.strip(' ,"'))
        for key, text in zip(cut[1::2], cut[2::2], strict=True)
    }
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))
