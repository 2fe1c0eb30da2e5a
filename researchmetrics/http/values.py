"""Reading JSON into values that every reader can take: whole letters, and no endless nesting."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["read_json", "read_value"]

# Services nest ten deep or so; thousands would be too deep for Python to compare or to show.
_DEEPEST = 100
# Letters beyond the first 65,536 are written as two halves.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(body: bytes) -> Any:
    r"""Read JSON.

    Parameters
    ----------
    body : bytes
        In an encoding of Unicode.

    Returns
    -------
    object
        Its value; half letters, which cannot be written again, are replaced by question marks.

    Raises
    ------
    ValueError
        If it is not whole JSON, holds a number that is none, or is nested absurdly.
    RecursionError
        If it is nested even deeper.

    Examples
    --------
    >>> read_json(rb'{"whole": "\ud835\udc65", "half": "x\ud835"}')
    {'whole': '𝑥', 'half': 'x?'}
    """
    text = body.decode(json.detect_encoding(body))
    with _uncollected():
        value = json.loads(text, parse_constant=_refuse)
    return _checked(value, text)


def read_value(text: str, start: int) -> tuple[Any, int]:
    """Read one JSON value of several.

    Parameters
    ----------
    text : str
        Holds it.
    start : int
        Where it begins.

    Returns
    -------
    tuple of (object, int)
        As `read_json` gives it, and where it ends.

    Raises
    ------
    ValueError, RecursionError
        As for `read_json`.

    Examples
    --------
    >>> read_value('{"rows": [7, 8]}', 9)
    ([7, 8], 15)
    """
    value, end = _DECODER.raw_decode(text, start)
    return _checked(value, text, start, end), end


def _checked(value: Any, text: str, start: int = 0, end: int = sys.maxsize) -> Any:
    if _is_deep(value):
        raise ValueError("nested too deep")
    if _HALF.search(text, start, end):
        value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return value


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do something without a look for garbage after every few hundred values, which finds none."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _is_deep(value: Any) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(_DEEPEST):
        if not level:
            return False
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    return bool(level)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)
