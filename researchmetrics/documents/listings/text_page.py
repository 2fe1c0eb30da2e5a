"""Plain text as a page of boxes: headings, items of lists, paragraphs, rows of tables.

What HTML says by its elements, text shows by empty lines, indents, bullets and numbers; they are
written down as the elements that they stand for, so that lists are found in one way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from researchmetrics.documents.forms.page import Page, PageBuilder
from researchmetrics.documents.listings.line_shapes import line_shape
from researchmetrics.documents.listings.link_rows import is_link_row
from researchmetrics.documents.listings.text_heads import (
    Head,
    find_heads,
    find_menu,
    find_title,
)
from researchmetrics.documents.listings.text_labels import (
    kinds_of,
    labelled,
    labels_of,
    without_kinds,
)
from researchmetrics.documents.listings.text_lines import TextLine, text_lines
from researchmetrics.documents.listings.text_tables import find_rows
from researchmetrics.documents.listings.wrapping import Wrapping, joined, wrapping_of

__all__ = ["text_page"]

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.{1,200}?)[\"']?\s*$", re.MULTILINE)
_NUMBER = re.compile(
    r"(?:\[\s?(?P<key>[A-Z]{0,3}[-.]?)(?P<boxed>\d{1,4})\s?\]|\((?P<round>\d{1,4})\)|"
    r"(?P<plain>\d{1,4})[.)]|(?P<lettered>[A-Z]{1,3})[-.]?(?P<counted>\d{1,3})[.:)])(?=\s|$|(?<=\]))"
)
_KEY = re.compile(r"\[[A-Za-z][\w+.:’' -]{0,30}\d{2,4}[a-z]?\](?=\s|$)")
# What is more is a year that begins a line.
_LATEST = 1800
_OFTEN = 4
_LINES_OF_TITLE = 2
_NONE: frozenset[str] = frozenset()


def text_page(text: str) -> Page:
    r"""Read plain text as a page.

    Parameters
    ----------
    text : str
        Plain text, or lines taken from a PDF with form feeds between pages.

    Returns
    -------
    Page
        As from HTML.

    Examples
    --------
    >>> page = text_page("PAPERS\n\n[1] A. Pott. On\n    pots.\n\n[2] B. Lee. On pans.")
    >>> [line.text for line in page.lines], [box.end for box in page.root.children]
    (['PAPERS', '[1] A. Pott. On pots.', '[2] B. Lee. On pans.'], [1, 2, 3])
    """
    title = ""
    if front := _FRONT_MATTER.match(text):
        named = _TITLE.search(front[1])
        title, text = named[1] if named else "", text[front.end() :]
    found = text_lines(text)
    named_title = title
    title = title or (found[0].text if found else "")
    head = find_title(found)
    dropped = (find_menu(found) | _repeated(found)) - ({0} if head else set())
    lines = [line for place, line in enumerate(found) if place not in dropped]
    heads = find_heads(lines)
    if head is not None:
        heads[0] = head
    if 0 not in dropped and 0 in heads and head is None:
        # It heads what follows and no more.
        title = named_title
    counted = _counted(lines)
    rows = find_rows(lines)
    plain = [line for place, line in enumerate(lines) if place not in rows]
    writer = _Writer(wrapping_of(plain), labels_of(plain), kinds_of(plain))
    label = ""
    for start, end in _blocks(lines, heads, counted | rows.keys()):
        if start in counted and end == start + 1 and _is_label(lines[start].text):
            label = lines[start].text
            continue
        if start in rows:
            writer.row(rows[start])
            continue
        is_item = start in counted or bool(label)
        writer.write(lines[start:end], heads.get(start), label=label, is_item=is_item)
        label = ""
    return writer.builder.page(title)


def _repeated(lines: Sequence[TextLine]) -> frozenset[int]:
    """Sentences that stand in paragraphs of their own again and again: notes of the page."""
    alone = [
        place
        for place, line in enumerate(lines)
        if (line.gap or not place)
        and (place + 1 == len(lines) or lines[place + 1].gap)
        and len(line.text) < 200
        and line.text.endswith(".")
    ]
    counts = Counter(lines[place].text for place in alone)
    return frozenset(
        place
        for place in alone
        if counts[lines[place].text] >= _OFTEN and line_shape(lines[place].text).kind == "title"
    )


def _is_label(text: str) -> bool:
    """Whether a number stands on a line of its own, with its entry below."""
    return bool(_NUMBER.fullmatch(text) or _KEY.fullmatch(text))


def _blocks(
    lines: Sequence[TextLine], heads: dict[int, Head], leads: AbstractSet[int]
) -> Iterator[tuple[int, int]]:
    """Where paragraphs, items and headings begin and end."""
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or _parts(lines, place, heads, leads):
            yield start, place
            start = place


def _parts(
    lines: Sequence[TextLine], place: int, heads: dict[int, Head], leads: AbstractSet[int]
) -> bool:
    line = lines[place]
    return bool(line.gap or line.bullet) or place in heads or place - 1 in heads or place in leads


def _may_be_title(text: str) -> bool:
    """Whether a line may be a part of a title that takes several."""
    return text[-1:] not in ".!?,;" and line_shape(text).kind == "title"


def _counted(lines: Sequence[TextLine]) -> frozenset[int]:
    """The lines that begin with a number of a list: it counts up or down, line by line."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        if label := _NUMBER.match(line.text):
            number = next(
                int(label[name])
                for name in ("boxed", "round", "plain", "counted")
                if label[name] is not None
            )
            sign = _form(label)
            if label["plain"] and number > _LATEST:
                continue
            found.setdefault(sign, []).append((place, number))
        elif _KEY.match(line.text):
            found.setdefault("[key]", []).append((place, 0))
    taken: set[int] = set()
    for sign, places in found.items():
        if sign == "[key]":
            taken.update(place for place, _ in places if len(places) > 1)
            continue
        taken.update(_in_order(places))
    return frozenset(taken)


def _form(label: re.Match[str]) -> str:
    return re.sub(r"\d+", "#", label[0])


def _in_order(places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers that have the next one before or after them."""
    for at, (place, number) in enumerate(places):
        near = [*places[max(0, at - 1) : at], *places[at + 1 : at + 2]]
        if any(abs(number - other) in {1, 2} for _, other in near):
            yield place


class _Writer:
    """Writes blocks of text as boxes."""

    def __init__(
        self, wrapping: Wrapping, labels: Mapping[str, str], kinds: frozenset[str]
    ) -> None:
        self.builder = PageBuilder()
        self._wrapping = wrapping
        self._labels = labels
        self._kinds = kinds

    def write(
        self, block: Sequence[TextLine], head: Head | None, *, label: str, is_item: bool
    ) -> None:
        """Write one block."""
        if head is not None:
            self._box(f"h{head.level}", [head.text], gap=False)
            return
        first = block[0]
        tag = "li" if first.bullet or is_item else "p"
        lines = without_kinds([line.text for line in joined(block, self._wrapping)], self._kinds)
        if tag == "p" and 1 < len(lines) <= _LINES_OF_TITLE and all(map(_may_be_title, lines)):
            lines = [" ".join(lines)]
        lines[0] = f"{label} {lines[0]}".lstrip()
        self._box(tag, lines, gap=first.gap > 1)

    def _box(self, tag: str, lines: Sequence[str], *, gap: bool) -> None:
        element = self.builder.element(tag, (), 0)
        if gap:
            self.builder.leave_gap()
        self.builder.open(element)
        for line in lines:
            inner = element
            role, text = labelled(line, self._labels)
            if role or (tag[0] != "h" and is_link_row(line)):
                inner = self.builder.element("span", (role or "link-bar",), element)
            self.builder.text(text, _NONE, "", inner)
            self.builder.end_line()
        self.builder.close()

    def row(self, cells: Sequence[str]) -> None:
        """Write the row of a table."""
        row = self.builder.element("tr", (), 0)
        self.builder.open(row)
        for cell in cells:
            element = self.builder.element("td", (), row)
            self.builder.open(element)
            self.builder.text(cell, _NONE, "", element)
            self.builder.close()
        self.builder.close()
