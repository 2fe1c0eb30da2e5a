"""The entries of a section of a CV as texts, one each, whatever they are: items, rows, lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span

__all__ = ["QUOTED", "entry_texts", "is_notice"]

_NOTICE = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\b|all rights reserved|powered by|last (?:updated|modified)|"
    r"(?:built|made|designed|hosted) (?:with|by|using|on)\b)",
    re.IGNORECASE,
)

QUOTED = (
    r"(?:[\"“”„«‘『「]|(?<![^\s(|])')\s?(?P<title>[^\"“”„«»』」\n]{3,400}?)\s?[,.]?"
    r"[\"”“»’』」'](?=[\s,.;:()]|$)"
)
# A longer entry is an essay.
_LONGEST = 2000
_SHORT = 70


def entry_texts(sections: Iterable[Section], *, plain: bool = False) -> Iterator[str]:
    """Give the entries of sections.

    Parameters
    ----------
    sections : iterable of Section
        Those that hold the wanted kind of entries.
    plain : bool, default False
        Whether short lines without dates or quotes are entries too.

    Yields
    ------
    str
        An entry with its markup; cells of a row with tabs between.
    """
    for section in sections:
        outer = min((b.level for b in section.blocks if b.kind == "item"), default=0)
        for block in section.blocks:
            if block.kind != "item" or block.level == outer:
                yield from _texts(block, plain=plain)


def is_notice(text: str) -> bool:
    """Whether a line belongs to the foot of a page.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        True for notices of rights, of tools and of the last change.

    Examples
    --------
    >>> is_notice("© 2024 Ann Pott"), is_notice("Made pots")
    (True, False)
    """
    return bool(_NOTICE.match(text))


def _texts(block: Block, *, plain: bool) -> Iterator[str]:
    if block.kind == "row":
        text = "\t".join(filter(None, block.cells))
        if len(text) < _LONGEST and find_span(text):
            yield text
        return
    lines = [line for line in block.lines if line.strip()]
    short = plain and all(len(line) < _SHORT and not line.endswith(".") for line in lines)
    is_list = len(lines) > 1 and (short or all(find_span(line) for line in lines))
    for text in lines if is_list else [block.text]:
        words = shown(text)
        is_entry = (
            (block.kind == "item" or short)
            or find_span(words)
            or any(sign in words for sign in '"“„«「')
        )
        is_one = is_entry and not words.endswith(":") and not is_notice(words)
        # Two signs are words in scripts that write without blanks.
        fewest = 3 if words < "\u1100" else 1
        if fewest < len(words) < _LONGEST and is_one:
            yield text
