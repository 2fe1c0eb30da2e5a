"""Refusing PDF files that unpack to more than a machine should hold, before they are opened.

PDFium is interrupted by nothing, so what would take it long is looked for first: streams that
inflate to far more than pages of text need, forms that contain one another many times, and tables
of letters that claim more letters than there are.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator

from researchmetrics.documents.deadline import check
from researchmetrics.errors import TooLargeError

__all__ = ["refuse_bombs"]

# Maps drawn in millions of lines stay below; no text comes near.
_MOST_IN_ONE = 48_000_000
_MOST_IN_ALL = 160_000_000
_MOST_SHOWN = 200_000
_MOST_MAPPED = 2_000_000
_PIECE = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OBJECT = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj\b")
_RESOURCES = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s+(\d{1,9})\s+\d{1,5}\s+R")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s+Do\b")
_RANGES = re.compile(rb"begin(?:bf|cid)range(.{0,200000}?)end(?:bf|cid)range", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<[0-9A-Fa-f]*>|\[|\d)")


def refuse_bombs(data: bytes, *, name: str) -> None:
    """Refuse a file that would take far more memory or time than its size says.

    Parameters
    ----------
    data : bytes
        A PDF file.
    name : str
        What to call it in messages.

    Raises
    ------
    TooLargeError
        If it is one.

    Examples
    --------
    >>> refuse_bombs(b"%PDF-1.7", name="cv.pdf")
    """
    total = 0
    forms: dict[bytes, tuple[list[bytes], dict[bytes, bytes]]] = {}
    for number, head, content in _streams(data, name):
        check()
        total += len(content)
        if total > _MOST_IN_ALL:
            raise _bomb(name, "data that unpack to more than any document holds")
        if b"beginbfrange" in content or b"begincidrange" in content:
            _refuse_ranges(content, name)
        if b" Do" in content or b"\nDo" in content:
            shown = _SHOWN.findall(content)
            forms[number] = shown, dict(_RESOURCES.findall(head))
    _refuse_nesting(forms, name)


def _bomb(name: str, what: str) -> TooLargeError:
    return TooLargeError(f"{name} is a PDF with {what}. Print it to a new PDF, or give its text.")


def _streams(data: bytes, name: str) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Unpack streams other than pictures: number of the object, what is said of it, content."""
    place = 0
    for found in _STREAM.finditer(data):
        if found.start() < place:
            continue
        opened = data.rfind(b"obj", max(0, found.start() - 20_000), found.start())
        head = data[max(0, opened) : found.start()]
        if opened < 0 or _PICTURE.search(head):
            continue
        numbers = _OBJECT.findall(data, max(0, opened - 20), opened + 3)
        content, place = _inflated(data, found.end(), head, name)
        yield numbers[-1] if numbers else b"", head, content


def _inflated(data: bytes, start: int, head: bytes, name: str) -> tuple[bytes, int]:
    layers = len(_FLATE.findall(head))
    if not layers:
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        return data[start:end], end
    content, end = _unpacked(data, start, name)
    for _ in range(min(layers, 4) - 1):
        content, _ignored = _unpacked(content, 0, name)
    return content, end


def _unpacked(data: bytes, start: int, name: str) -> tuple[bytes, int]:
    """Inflate piece by piece, so that a bomb is noticed before it is held."""
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    size, place = 0, start
    view = memoryview(data)
    try:
        while not inflater.eof and (inflater.unconsumed_tail or place < len(data)):
            waiting = inflater.unconsumed_tail or view[place : place + _PIECE]
            if not inflater.unconsumed_tail:
                place += len(waiting)
            piece = inflater.decompress(waiting, _PIECE)
            size += len(piece)
            pieces.append(piece)
            if size > _MOST_IN_ONE:
                raise _bomb(name, "data that unpack to more than any document holds")
    except zlib.error:
        # Damaged, or enciphered; the rest is skipped by readers too.
        return b"".join(pieces), start
    return b"".join(pieces), max(start, place - len(inflater.unused_data))


def _refuse_ranges(content: bytes, name: str) -> None:
    n_mapped = 0
    for ranges in _RANGES.findall(content):
        for first, last in _RANGE.findall(ranges):
            n_mapped += max(0, int(last, 16) - int(first, 16))
    if n_mapped > _MOST_MAPPED:
        raise _bomb(name, "tables of more letters than there are")


def _refuse_nesting(forms: dict[bytes, tuple[list[bytes], dict[bytes, bytes]]], name: str) -> None:
    """Count how often forms are shown within forms, all told."""
    counts: defaultdict[bytes, int] = defaultdict(int)
    counts.update(dict.fromkeys(forms, 1))
    for _ in range(len(forms) and 30):
        grown = {
            number: 1 + sum(counts.get(inside.get(one, b""), 1) for one in shown)
            for number, (shown, inside) in forms.items()
        }
        if grown == counts:
            return
        if max(grown.values(), default=0) > _MOST_SHOWN:
            raise _bomb(name, "drawings that contain one another many times over")
        counts.update(grown)
