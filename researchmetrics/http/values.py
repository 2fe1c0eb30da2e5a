"""Reading JSON into values that every reader can take: whole letters, and no endless nesting."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["read_json"]

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
    value = json.loads(text, parse_constant=_refuse)
    if _is_deep(value):
        raise ValueError("nested too deep")
    if _HALF.search(text):
        value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return value


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
