"""Lines of a document as blocks: headings, paragraphs, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.heading_looks import likely_headings
from researchmetrics.documents.listings.headings import (
    heading_role,
    is_known_heading,
    plain_heading,
)

__all__ = ["Block", "blocks_of"]

_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=|-|~|_|\*){3,}\s*$")
_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?P<marker>[-+*•●○▪◦‣■□►▶✓※◆·–—]|\\?\[[A-Z]{0,3}-?\d{1,4}\\?\]|"
    r"\((?:\d{1,3}|[A-Z]{1,2}\d{1,3})\)|[A-Z]{0,2}\d{1,3}[.)](?!\d)|[A-Z]{1,2}\d{1,3}:)"
    r"(?:[ \t]+|(?<=\])|(?<=[•●▪■►※◆]))(?P<text>\S.*)$"
)
_RULE = re.compile(r"^\s*\|?(?:\s*+:?-{2,}+:?+\s*+\|?)+\s*$")
# Signs of lists; blocks such as "■" stand before headings too.
_BULLETS = frozenset("-+*•○▪◦‣✓※·–—●")
_COLUMNS = re.compile(r" {3,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_CELL = re.compile(r"^\W*(?:\d{1,2}[./]){0,2}(?:[^\W\d]{3,9}\.?\s*)?(?:19|20)\d\d\b.{0,30}$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document, with its lines as found.

    Parameters
    ----------
    kind : str
        ``heading``, ``paragraph``, ``item`` or ``row``.
    lines : tuple of str
        Its lines without bullets, numbers and heading marks.
    line : int
        Number of its first line, from 1.
    level : int
        Of a heading: 1 to 6; of an item: its depth, from 0.
    marker : str
        Bullet or number of an item.
    cells : tuple of str
        Cells of a row.
    """

    kind: str
    lines: tuple[str, ...]
    line: int
    level: int = 0
    marker: str = ""
    cells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.strip() for line in self.lines)

    @property
    def raw(self) -> str:
        """The block as found, without its bullet."""
        return "\n".join(self.lines)


def blocks_of(text: str) -> Iterator[Block]:
    r"""Cut a text into blocks.

    Parameters
    ----------
    text : str
        Text or Markdown.

    Yields
    ------
    Block
        In order; blank lines are not kept.

    Examples
    --------
    >>> [
    ...     block.kind
    ...     for block in blocks_of("Talks\n\n1. On pots\n   and pans\n2. On clay\n\n2019\tDelft")
    ... ]
    ['heading', 'item', 'item', 'row']
    """
    lines = [*text.split("\n"), ""]
    likely = likely_headings(lines)
    held: Block | None = None
    more: list[str] = []
    for number, line in enumerate(lines, 1):
        if _UNDERLINE.match(line) and not _is_table_rule(line, held):
            heading = held is not None and held.kind == "paragraph" and not more
            if heading and held is not None and len(held.text) < 80 and line.strip()[0] in "=-~":
                held = replace(held, kind="heading", level=1 if line.strip()[0] == "=" else 2)
            if held is not None:
                yield _with(held, more)
            held, more = None, []
            continue
        started = _started(lines, number, held, is_likely=number - 1 in likely)
        if started is None and line.strip() and held is not None:
            more.append(line.rstrip())
            continue
        if held is not None:
            yield _with(held, more)
        held, more = started, []


def _with(block: Block, more: list[str]) -> Block:
    return replace(block, lines=(*block.lines, *more)) if more else block


def _is_table_rule(line: str, held: Block | None) -> bool:
    return "|" in line and held is not None and held.kind == "row"


def _started(lines: list[str], number: int, held: Block | None, *, is_likely: bool) -> Block | None:
    """Start a block with this line, or None where it is blank or goes on with the one before."""
    check()
    line = lines[number - 1].rstrip()
    if not line.strip() or _RULE.match(line):
        return None
    heading = Block("heading", (line.strip(),), number, 1) if is_likely else _heading(lines, number)
    if heading is not None:
        return heading
    item = _ITEM.match(line)
    if item and item["text"].strip() and not _is_wrapped(item, held):
        depth = len(item["indent"].expandtabs(4)) // 2
        return Block("item", (item["text"].rstrip(),), number, depth, item["marker"])
    cells = _cells(line)
    if cells:
        return Block("row", (line.strip(),), number, cells=cells)
    if held is None or held.kind in {"heading", "row"}:
        return Block("paragraph", (line,), number)
    return None


def _is_wrapped(item: re.Match[str], held: Block | None) -> bool:
    """Whether what looks like a bullet is a wrapped line: a dash or number inside a paragraph."""
    if held is None or held.kind != "paragraph" or item["marker"] not in "–—·":
        return False
    return bool(item["text"]) and (item["text"][0].islower() or item["text"][0].isdigit())


def _heading(lines: list[str], number: int) -> Block | None:
    line = lines[number - 1]
    atx = _ATX.match(line)
    if atx and atx[2].strip("*_ "):
        return Block("heading", (atx[2],), number, len(atx[1]))
    item = _ITEM.match(line)
    is_bullet = item is not None and item["marker"] in _BULLETS
    if is_bullet or len(line) > 120 or not _stands_apart(lines, number):
        return None
    bare = plain_heading(line)
    if is_known_heading(line) or _is_shouted(bare):
        level = 1 if line[:1].strip() else 2
        return Block("heading", (line.strip(),), number, level)
    return None


def _stands_apart(lines: list[str], number: int) -> bool:
    """Whether a blank line, the edge of the document or a list sets a line apart."""
    before = lines[number - 2].strip() if number > 1 else ""
    return not before or bool(_ITEM.match(lines[number - 2])) or before.endswith((".", ":"))


def _is_shouted(bare: str) -> bool:
    """Whether a line is all capitals, as headings of plain text are."""
    letters = [letter for letter in bare if letter.isalpha()]
    return (
        len(letters) >= 5
        and len(bare) <= 60
        and all(letter.isupper() for letter in letters)
        and not _YEAR.search(bare)
        and not re.search(r"[,;.@|\t]", bare)
        and heading_role(bare) is not None
    )


def _cells(line: str) -> tuple[str, ...]:
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") > 2:
        parts = stripped.strip("|").split("|")
    elif "\t" in line.strip("\t"):
        parts = line.split("\t")
    else:
        parts = _COLUMNS.split(stripped)
        # Text set in two columns has its dates in the first or the last.
        if len(parts) < 2 or not (_DATE_CELL.match(parts[0]) or _DATE_CELL.match(parts[-1])):
            return ()
    return tuple(part.strip() for part in parts) if len(parts) > 1 else ()
