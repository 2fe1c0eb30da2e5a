"""Stretches of text that look alike, written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

__all__ = ["Span", "joined_blocks", "markdown_of"]

_ADDRESS = re.compile(r"(?:https?|ftp)://\S|mailto:\S", re.IGNORECASE)
_LEAD = re.compile(r"^https?://|^mailto:|/$", re.IGNORECASE)
_ENDS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_INNER_BREAK = re.compile(r"[ ]*([\t\n])[ ]*")
_KNOWN = re.compile(r"-|\d{1,9}[.)]")
_LINE_END = re.compile(r"[ ]*\n")
_BLANKS = re.compile(r"[\s\xa0]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text.

    Parameters
    ----------
    text : str
        As printed; a tab parts cells and a line end lines.
    is_bold, is_italic, is_raised : bool
        How it looks.
    href : str
        Where a link on it leads.
    """

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    href: str = ""


def markdown_of(spans: Iterable[Span]) -> str:
    r"""Write spans as Markdown.

    Parameters
    ----------
    spans : iterable of Span
        Of one paragraph, in order.

    Returns
    -------
    str
        Emphasis stands inside of blanks; a star that was printed is escaped; links that only lead
        where their text says are text.

    Examples
    --------
    >>> markdown_of([Span("A. Pott", is_bold=True), Span("1", is_raised=True), Span(": on pots*")])
    '**A. Pott**^{1}: on pots\\*'
    >>> markdown_of([Span("pdf", href="https://ann.example/p.pdf")])
    '[pdf](https://ann.example/p.pdf)'
    """
    pieces: list[str] = []
    settled = _settled([span for span in spans if span.text])
    for href, linked in groupby(settled, key=lambda span: span.href):
        inner = "".join(_styled(linked))
        pieces.append(_linked(inner, href) if href else inner)
    return "".join(pieces)


def joined_blocks(blocks: Iterable[tuple[str, str]]) -> str:
    r"""Join blocks of Markdown, with blank lines where they are needed.

    Parameters
    ----------
    blocks : iterable of (str, str)
        Text of each, with line ends where lines end on purpose; and its label, where it is an item
        of a list.

    Returns
    -------
    str
        Only items that Markdown knows as such stand close together.

    Examples
    --------
    >>> joined_blocks([("- a", "-"), ("- b", "-"), ("[1] c\nd", "[1]"), ("e", "")])
    '- a\n- b\n\n[1] c  \nd\n\ne'
    """
    pieces: list[str] = []
    before = ""
    for text, label in blocks:
        if pieces:
            is_close = bool(_KNOWN.fullmatch(before) and _KNOWN.fullmatch(label))
            pieces.append("\n" if is_close else "\n\n")
        is_table = text.startswith("|")
        pieces.append(text if is_table else _LINE_END.sub("  \n", text))
        before = label
    return "".join(pieces)


def _settled(spans: Sequence[Span]) -> list[Span]:
    """Give signs and blanks between two stretches of one style that style."""
    kept: list[Span] = []
    for place, given in enumerate(spans):
        span = given
        before = kept[-1] if kept else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        if before and after and _look(before) == _look(after) and _is_between(span):
            span = replace(span, is_bold=before.is_bold, is_italic=before.is_italic)
        kept.append(span)
    return kept


def _is_between(span: Span) -> bool:
    return len(span.text) <= 3 and not span.is_raised and not any(map(str.isalnum, span.text))


def _look(span: Span) -> tuple[bool, bool, bool]:
    return span.is_bold, span.is_italic, span.is_raised


def _styled(spans: Iterable[Span]) -> Iterator[str]:
    for (is_bold, is_italic, is_raised), run in groupby(spans, key=_look):
        text = "".join(span.text for span in run).replace("*", "\\*")
        if is_raised:
            bare = text.strip()
            text = f"^{{{bare}}}" if bare else text
        mark = "**" * is_bold + "*" * is_italic
        if mark and any(map(str.isalnum, text)):
            text = _marked(text, mark)
        yield text


def _marked(text: str, mark: str) -> str:
    found = _ENDS.fullmatch(text)
    lead, bare, tail = found.groups() if found else ("", text, "")
    # Emphasis ends with the line or cell, and begins anew in the next.
    bare = _INNER_BREAK.sub(rf"{mark}\1{mark}", bare)
    return f"{lead}{mark}{bare}{mark}{tail}"


def _linked(text: str, href: str) -> str:
    found = _ENDS.fullmatch(text)
    lead, bare, tail = found.groups() if found else ("", text, "")
    if not bare or not _ADDRESS.match(href):
        return text
    plain = re.sub(r"[*\\]", "", bare)
    if _LEAD.sub("", plain) == _LEAD.sub("", href):
        return text
    target = _BLANKS.sub("%20", href.strip()).replace("(", "%28").replace(")", "%29")
    label = _BLANKS.sub(" ", bare.replace("[", "(").replace("]", ")"))
    return f"{lead}[{label}]({target}){tail}"
