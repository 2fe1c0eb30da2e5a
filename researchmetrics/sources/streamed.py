"""Reading JSON answers that would fill the memory as a whole: row by row.

Smaller ones are read at once, which is faster, and then used again and again.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from researchmetrics.http.answer import Answer
from researchmetrics.http.values import read_value
from researchmetrics.http.verdict import check_json, refuse_robot_page
from researchmetrics.sources import fields

__all__ = ["around", "check", "is_large", "rows"]

# Values take four times and more the room of the text.
_LARGE = 8_000_000
_CHUNK = 1_000_000
# Rows lie so many levels deep at most; what lies deeper is read as a whole, to see that it is.
_LEVELS = 4
_SPACE = re.compile(r"[ \t\n\r]*")
_Steps = Sequence[tuple[str, ...]]


def is_large(answer: Answer) -> bool:
    """Tell whether an answer is better read row by row.

    Parameters
    ----------
    answer : Answer
        Of a service.

    Returns
    -------
    bool
        By its size.
    """
    return len(answer.body) > _LARGE


def check(answer: Answer) -> None:
    """Refuse what is not whole JSON, as `researchmetrics.http.verdict.check_json` does.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    UnexpectedAnswerError
        If it is empty, of another kind, or cut.
    """
    if not is_large(answer):
        check_json(answer)
        return
    refuse_robot_page(answer)
    for _ in _read(answer, partial(_passed, levels=_LEVELS)):
        pass


def rows(answer: Answer, path: str) -> Iterator[Mapping[str, Any]]:
    """Read a list of objects one by one.

    Parameters
    ----------
    answer : Answer
        Of a service.
    path : str
        As for `researchmetrics.sources.fields.value`, but of several places all count.

    Yields
    ------
    Mapping
        The rows, without what is of another type.

    Examples
    --------
    >>> answer = Answer("x", "https://x.example", 200, {}, b'{"a": {"b": [{"c": 1}, 2]}}', "")
    >>> list(rows(answer, "a.b"))
    [{'c': 1}]
    """
    if is_large(answer):
        found = _read(answer, partial(_parted, places=fields.places(path)))
        yield from (row for row in found if isinstance(row, Mapping))
    else:
        yield from fields.rows(answer.json, path)


def around(answer: Answer, path: str) -> Any:
    """Read what an answer says beside a list.

    Parameters
    ----------
    answer : Answer
        Of a service.
    path : str
        Of the list, as for `rows`.

    Returns
    -------
    object
        The answer's value; where it is large the list is empty.

    Examples
    --------
    >>> answer = Answer("x", "https://x.example", 200, {}, b'{"a": {"n": 7, "b": []}}', "")
    >>> around(answer, "a.b")
    {'a': {'n': 7, 'b': []}}
    """
    if not is_large(answer):
        return answer.json
    parts = _read(answer, partial(_parted, places=fields.places(path)))
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value


class _Text:
    """The text of an answer, of which a piece at a time is held.

    Parameters
    ----------
    body : bytes
        In an encoding of Unicode.
    """

    def __init__(self, body: bytes) -> None:
        self._body = memoryview(body)
        self._decode = codecs.getincrementaldecoder(json.detect_encoding(body[:4]))().decode
        self._at = self._read = 0
        self._held = ""

    def coming(self) -> str:
        """Return the next character that is no space; none at the end."""
        while True:
            found = _SPACE.match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held) or not self._more():
                return self._held[self._at : self._at + 1]

    def take(self, expected: str) -> str:
        """Go past the next character, which must be one of those expected."""
        found = self.coming()
        if not found or found not in expected:
            raise ValueError(f"{found!r} where one of {expected!r} is due")
        self._at += 1
        return found

    def value(self) -> Any:
        """Read the next value."""
        self.coming()
        size = _CHUNK
        while True:
            try:
                value, end = read_value(self._held, self._at)
            except ValueError:
                if not self._more(size):
                    raise
            else:
                # What ends with the piece that is held, such as a number, may go on.
                if end < len(self._held) or not self._more(size):
                    self._at = end
                    return value
            size *= 2

    def _more(self, size: int = _CHUNK) -> bool:
        """Hold more of the text, and let go of what was read; tell whether there was more."""
        if self._read >= len(self._body):
            return False
        piece = self._body[self._read : self._read + size]
        self._read += len(piece)
        is_last = self._read >= len(self._body)
        self._held = self._held[self._at :] + self._decode(piece, is_last)
        self._at = 0
        return True


def _read(answer: Answer, how: Any) -> Generator[Any, None, Any]:
    """Read a whole answer in some way; say so where it is none."""
    try:
        text = _Text(answer.body)
        value = yield from how(text)
        if text.coming():
            raise ValueError("more than one value")
    except (ValueError, RecursionError) as error:
        kind = type(error).__name__
    else:
        return value
    # Outside the handler: the library's error holds the text.
    raise answer.unexpected(f"{len(answer.body)} bytes that are not whole JSON ({kind})")


def _parted(text: _Text, places: _Steps) -> Generator[Any, None, Any]:
    """Yield the items of the lists at some places, and return what is around them."""
    if () in places and text.coming() == "[":
        for _ in _listed(text, "[]"):
            yield text.value()
        return []
    if text.coming() != "{":
        return text.value()
    found = {}
    for _ in _listed(text, "{}"):
        name = _name(text)
        within = [steps[1:] for steps in places if steps[:1] == (name,)]
        found[name] = (yield from _parted(text, within)) if within else text.value()
    return found


def _passed(text: _Text, levels: int) -> Iterator[None]:
    """Go past a value; yield now and then."""
    kind = text.coming()
    if levels == 0 or kind not in {"{", "["}:
        text.value()
        yield
        return
    for _ in _listed(text, "{}" if kind == "{" else "[]"):
        if kind == "{":
            _name(text)
        yield from _passed(text, levels - 1)


def _listed(text: _Text, brackets: str) -> Iterator[None]:
    """Stop before each item between brackets."""
    text.take(brackets[0])
    if text.coming() == brackets[1]:
        text.take(brackets[1])
        return
    while True:
        yield
        if text.take(f",{brackets[1]}") != ",":
            return


def _name(text: _Text) -> str:
    if text.coming() != '"':
        raise ValueError("no name where one is due")
    name: str = text.value()
    text.take(":")
    return name
