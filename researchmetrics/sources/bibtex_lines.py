"""Reading the BibTeX entry that a service prints beside a work, with one field a line."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Entry", "read_entry"]

_HEAD = re.compile(r"\s{0,9}@\s?(\w{1,40})\s{0,9}\{\s{0,9}([^\s,{}]{1,200}),")
_LONGEST = 20_000


class Entry(NamedTuple):
    """One entry.

    Parameters
    ----------
    kind : str or None
        Such as article, in lower case.
    key : str or None
        By which documents name it.
    values : dict of str to str
        By the field's name in lower case.
    """

    kind: str | None
    key: str | None
    values: dict[str, str]


def read_entry(text: str | None) -> Entry:
    r"""Read an entry.

    Parameters
    ----------
    text : str or None
        As the service prints it; lines that are no field are left out.

    Returns
    -------
    Entry
        Empty where there is none.

    Examples
    --------
    >>> read_entry("@article{carberry2024,\n  year = {2024},\n  pages={1--9}\n}").values
    {'year': '2024', 'pages': '1--9'}
    """
    shown = (text or "")[:_LONGEST]
    head = _HEAD.match(shown)
    parts = (line.partition("=") for line in shown.splitlines())
    values = {name.strip().lower(): _bare(value) for name, mark, value in parts if mark}
    return Entry(
        head[1].lower() if head else None,
        head[2] if head else None,
        {name: value for name, value in values.items() if value},
    )


def _bare(value: str) -> str:
    """Take a value out of its braces or quotation marks."""
    bare = value.strip().rstrip(",").strip()
    is_held = len(bare) > 1 and bare[0] + bare[-1] in {"{}", '""'}
    return " ".join((bare[1:-1] if is_held else bare).split())
