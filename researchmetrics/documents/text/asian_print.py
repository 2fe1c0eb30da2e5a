"""What references in Asian scripts print otherwise: no capitals, wide stops, codes as "[J]"."""

from __future__ import annotations

import re

__all__ = ["is_asian", "plain_stops"]

_ASIAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_WIDE = {"，": ", ", "．": ". ", "。": ". ", "：": ": ", "；": "; ", "\u3000": " "}
_WIDE_STOP = re.compile(r"[，．。：；\u3000]\s*")
# The code of GB/T 7714 stands behind the title and says what the work is.
_CODE = re.compile(r"\s*\[(?P<kind>J|C|D|M|R|N|P|S|G|Z|A|DB|EB|CP)(?:/OL)?\]\s*(?://|\.)?\s*")
_KINDS = {"J": "article", "C": "conference", "D": "thesis", "M": "book", "R": "report"}


def is_asian(sign: str) -> bool:
    """Whether a letter is Chinese, Japanese or Korean, where no capital begins a name.

    Parameters
    ----------
    sign : str
        One character, or none.

    Returns
    -------
    bool
        False for every other script, and for no character.

    Examples
    --------
    >>> is_asian("窑"), is_asian("A"), is_asian("")
    (True, False, False)
    """
    return sign >= "\u1100"


def plain_stops(entry: str) -> tuple[str, str | None]:
    """Write wide stops as plain ones, and read the code behind a title.

    Parameters
    ----------
    entry : str
        An entry as printed.

    Returns
    -------
    text : str
        The entry; unchanged where it is in neither language.
    kind : str or None
        Type of work that the code states.

    Examples
    --------
    >>> plain_stops("林一，王二. 窑的记忆[J]. 陶艺学报, 2020")
    ('林一, 王二. 窑的记忆. 陶艺学报, 2020', 'article')
    """
    if not _ASIAN.search(entry):
        return entry, None
    entry = _WIDE_STOP.sub(lambda found: _WIDE[found.group()[0]], entry)
    found = _CODE.search(entry)
    if found is None:
        return entry, None
    return f"{entry[: found.start()]}. {entry[found.end() :]}", _KINDS.get(found["kind"])
