"""Reading one BibTeX entry however it is broken into lines, as records carry it along."""

from __future__ import annotations

import re

__all__ = ["read_fields"]

_FIELD = re.compile(r"[,{]\s*([A-Za-z][\w-]{0,40})\s*=\s*")
_BARE = re.compile(r"[^,}]*")
_LONGEST = 20_000


def read_fields(text: str | None) -> dict[str, str]:
    """Read the fields of an entry.

    Parameters
    ----------
    text : str or None
        An entry; what is none has no fields.

    Returns
    -------
    dict of str to str
        By the field's name in lower case: what stands in braces or quotation marks, white space
        tidied, other markup kept.

    Examples
    --------
    >>> read_fields('@article{c, title= {{On {C}racked Pots }}, volume = "12", year=2024}')
    {'title': 'On {C}racked Pots', 'volume': '12', 'year': '2024'}
    """
    entry = (text or "")[:_LONGEST].lstrip()
    found: dict[str, str] = {}
    if not entry.startswith("@"):
        return found
    at = 0
    while field := _FIELD.search(entry, at):
        end = _end(entry, field.end())
        value = _tidied(entry[field.end() : end])
        if value:
            found.setdefault(field[1].lower(), value)
        at = end
    return found


def _end(entry: str, start: int) -> int:
    """Find where a value ends."""
    if entry[start : start + 1] not in {"{", '"'}:
        bare = _BARE.match(entry, start)
        return bare.end() if bare else start
    is_quoted, depth = entry[start] == '"', 0
    for place in range(start + is_quoted, len(entry)):
        depth += (entry[place] == "{") - (entry[place] == "}")
        if (is_quoted and depth == 0 and entry[place] == '"') or (not is_quoted and depth == 0):
            return place + 1
    return len(entry)


def _tidied(value: str) -> str:
    """Take a value out of what holds it, if one pair holds all of it."""
    bare = value.strip()
    while len(bare) > 1 and (bare[0] + bare[-1] == '""' or _is_held(bare)):
        bare = bare[1:-1].strip()
    return " ".join(bare.split())


def _is_held(text: str) -> bool:
    return text[0] == "{" and text[-1] == "}" and _end(text, 0) == len(text)
