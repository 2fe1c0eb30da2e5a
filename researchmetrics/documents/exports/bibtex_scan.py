r"""Finding the entries of a BibTeX file, whatever is wrong with it, in time linear in its length.

An entry ends with its last brace, and at the latest where the next one begins at the start of a
line: a brace too few or too many spoils one entry at most, never those behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Found", "Parts", "scan"]

Parts = tuple[tuple[bool, str], ...]

_HEAD = re.compile(r"@[ \t]*([A-Za-z][\w:+-]*)\s*([{(])")
_NEXT = re.compile(
    r"(?:^|(?<=[})]))[ \t]*@[ \t]*[A-Za-z][\w:+-]*\s*[{(]"
    r"(?:\s*+[^\s{}(),=\"#@]*+\s*+[,=]|\s*+[\"{])",
    re.MULTILINE,
)
_CUT = re.compile(
    r"^[ \t]*@[ \t]*(article|book|booklet|conference|in(?:book|collection|proceedings)|manual|misc|"
    r"(?:masters|phd)?thesis|online|proceedings|report|techreport|unpublished)\b(?!\s*+[{(])",
    re.MULTILINE | re.IGNORECASE,
)
_KEY = re.compile(r"\s*+([^\s,={}\"()#]*+)[ \t]*+(?:,|(?=\n)|(?=[})]))")
_SPACED_KEY = re.compile(r"\s*+([^,={}\"\n]{1,80}),")
_BETWEEN = re.compile(r"(?:[\s,;]++|%[^\n]*+\n)*+")
_NAME = re.compile(r"([^\s=,{}\"#()%@]+)\s*=\s*")
_PLAIN = re.compile(r"[\s,]*+([A-Za-z][\w.-]*+)\s*+=\s*+\{([^{}]*+)\}(?=[ \t]*+[,\n}])")
_FIELD_LINE = re.compile(r"\n[ \t]*[A-Za-z][\w:.+/-]{0,40}[ \t]*=[ \t]*(?=[{\"\w])")
_GOES_ON = re.compile(r"\s*,\s*[A-Za-z][\w:.+/-]{0,40}\s*=\s*[{\"\w]")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r"[\"{}]")
_VALUE_END = re.compile(r"\s*(?:[,#})]|$|[A-Za-z][\w-]{0,40}\s*=)")
_NAME_BEFORE = re.compile(r"\n[ \t]*[A-Za-z][\w-]{0,40}[ \t]*=[ \t]*\Z")
_BARE = re.compile(r"[^\s,{}\"#()=]+")
_CONCAT = re.compile(r"\s*#\s*")
_MOST_OF_A_NAME = 49
_IGNORED = frozenset({"comment"})
_CLOSERS = {"{": "}", "(": ")"}


@dataclass(slots=True)
class Found:
    """One entry as it stands: its kind and key, its fields, and what was wrong with it."""

    kind: str
    key: str
    fields: dict[str, Parts]
    start: int
    end: int = 0
    faults: list[str] = field(default_factory=list)


def scan(text: str) -> Iterator[Found]:
    r"""Yield the entries of a text, macros and comments among them.

    Parameters
    ----------
    text : str
        BibTeX or BibLaTeX; text between the entries is passed over.

    Yields
    ------
    Found
        In order. Each value of a field is a tuple of parts, each a flag that tells whether it is
        the name of a macro, and the text. What has no brace behind its kind has no fields.

    Examples
    --------
    >>> [(e.kind, e.key, e.fields["year"]) for e in scan("@book{a, year = 2019\n@misc{b, year=x}")]
    [('book', 'a', ((False, '2019'),)), ('misc', 'b', ((True, 'x'),))]
    """
    starts, closing = [found.start() for found in _NEXT.finditer(text)], _Closing(text)
    broken = deque((found.start(), found[1].lower()) for found in _CUT.finditer(text))
    place = 0
    while head := _HEAD.search(text, place):
        yield from _broken_before(broken, head.start())
        found, place = _entry(text, head, _limit(starts, head.end(), len(text)), closing)
        while broken and broken[0][0] < place:
            broken.popleft()
        yield found
    yield from _broken_before(broken, len(text))


def _broken_before(broken: deque[tuple[int, str]], stop: int) -> Iterator[Found]:
    """Tell of entries without a brace behind their kind, which cannot be read."""
    while broken and broken[0][0] < stop:
        place, kind = broken.popleft()
        yield Found(kind, "", {}, place, place, ["no brace behind its kind"])


def _limit(starts: list[int], after: int, length: int) -> int:
    place = bisect_left(starts, after)
    return starts[place] if place < len(starts) else length


def _entry(text: str, head: re.Match[str], limit: int, closing: _Closing) -> tuple[Found, int]:
    kind, start = head[1].lower(), head.start()
    found = Found(kind, "", {}, start)
    if kind in _IGNORED:
        found.end = _comment_end(text, head, limit, closing)
        return found, found.end
    closer = _CLOSERS[head[2]]
    place = head.end()
    if kind == "preamble":
        end, _ = _braced(text, place, limit)
        found.end = end
        return found, end
    found.key, place = ("", place) if kind == "string" else _key(text, place, limit)
    if not _fields(text, place, limit, closer, found, by_line=False):
        # Something is not closed: the lines tell where its fields begin.
        found.fields = {}
        _fields(text, place, limit, closer, found, by_line=True)
        found.faults.append("a brace or quote is not closed")
    return found, found.end


class _Closing:
    """Where each brace of a text is closed; found once, since all may be unclosed."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def of(self) -> dict[int, int]:
        """The ends of braces by their starts."""
        ends: dict[int, int] = {}
        unclosed: list[int] = []
        for brace in _BRACE.finditer(self._text):
            if brace[0] == "{":
                unclosed.append(brace.start())
            elif unclosed:
                ends[unclosed.pop()] = brace.end()
        return ends


def _comment_end(text: str, head: re.Match[str], limit: int, closing: _Closing) -> int:
    """Pass over a comment in braces, and over an unclosed one up to the end of its line."""
    end = closing.of.get(head.end() - 1)
    # A brace too few lets a comment end far behind what it was meant to hold.
    if end is not None and end <= limit + 100_000:
        return end
    line = text.find("\n", head.end())
    return len(text) if line < 0 else line


def _key(text: str, place: int, limit: int) -> tuple[str, int]:
    found = _KEY.match(text, place, limit) or _SPACED_KEY.match(text, place, limit)
    return (found[1].strip(), found.end()) if found else ("", place)


def _fields(text: str, place: int, limit: int, closer: str, found: Found, *, by_line: bool) -> bool:
    """Read the fields of an entry, and tell whether it is closed."""
    found.end, stop = limit, -1 if by_line else limit
    while True:
        # Nearly all fields are of this form.
        while not by_line and (plain := _PLAIN.match(text, place, limit)):
            _keep(found, plain[1].lower(), ((False, plain[2]),))
            place = plain.end()
        between = _BETWEEN.match(text, place, limit)
        place = between.end() if between else place
        if place >= limit:
            return False
        name = _NAME.match(text, place, limit)
        if name:
            # One line's end may serve many names.
            stop = stop if stop >= name.end() else _line_end(text, name.end(), limit)
            value, place = _value(text, name.end(), stop, by_line=by_line)
            if value is None:
                return False
            _keep(found, name[1].lower(), value)
        elif text[place] == closer:
            if not _GOES_ON.match(text, place + 1, limit):
                found.end = place + 1
                return True
            found.faults.append("a brace too many")
            place += 1
        else:
            if "text between its fields" not in found.faults:
                found.faults.append("text between its fields")
            stray = _BARE.match(text, place, limit)
            place = stray.end() if stray else place + 1


def _keep(found: Found, name: str, value: Parts) -> None:
    """Keep the first value that says something, as BibTeX does."""
    known = found.fields.get(name)
    if known is None or not any(part.strip() for _, part in known):
        found.fields[name] = value
    elif known != value:
        # Some programs write one field a link.
        if f"{name}#{_MOST_OF_A_NAME}" in found.fields:
            return
        number = 2
        while f"{name}#{number}" in found.fields:
            number += 1
        found.fields[f"{name}#{number}"] = value


def _line_end(text: str, place: int, limit: int) -> int:
    found = _FIELD_LINE.search(text, place, limit)
    return found.start() if found else limit


def _value(text: str, place: int, limit: int, *, by_line: bool) -> tuple[Parts | None, int]:
    parts: list[tuple[bool, str]] = []
    while True:
        part, place = _part(text, place, limit, by_line=by_line)
        if part is None:
            return None, place
        parts.append(part)
        more = _CONCAT.match(text, place, limit)
        if not more:
            return tuple(parts), place
        place = more.end()


def _part(
    text: str, place: int, limit: int, *, by_line: bool
) -> tuple[tuple[bool, str] | None, int]:
    opener = text[place : place + 1] if place < limit else ""
    if opener == "{":
        end, is_closed = _braced(text, place + 1, limit)
        inner = (False, text[place + 1 : end - 1])
    elif opener == '"':
        end, is_closed = _quoted(text, place + 1, limit)
        inner = (False, text[place + 1 : end - 1])
    else:
        bare = _BARE.match(text, place, limit)
        word = bare[0] if bare else ""
        return (not word.isdigit(), word), bare.end() if bare else place
    if is_closed:
        return inner, end
    if not by_line:
        return None, place
    return (False, _unclosed(text[place + 1 : limit])), limit


def _unclosed(value: str) -> str:
    """Take off the end of an entry what does not belong to its last, unclosed value."""
    spare, end = value.count("}") - value.count("{"), len(value)
    while end and (value[end - 1] in ' \t\n,"' or (value[end - 1] == "}" and spare > 0)):
        end -= 1
        spare -= value[end] == "}"
    return value[:end]


def _braced(text: str, place: int, limit: int) -> tuple[int, bool]:
    """Find the end of what is in braces: behind the closing one, and whether there is one."""
    near_end = text.find("}", place, limit)
    if near_end >= 0 and text.find("{", place, near_end) < 0:
        return near_end + 1, True
    depth = 1
    for brace in _BRACE.finditer(text, place, limit):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end(), True
    return limit, False


def _quoted(text: str, place: int, limit: int) -> tuple[int, bool]:
    depth = 0
    for sign in _QUOTE_OR_BRACE.finditer(text, place, limit):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth -= 1
        elif depth <= 0 and text[sign.start() - 1] != "\\":
            if _VALUE_END.match(text, sign.end(), limit):
                return sign.end(), True
            if _NAME_BEFORE.search(text, max(place, sign.start() - 60), sign.start()):
                break
    return limit, False
