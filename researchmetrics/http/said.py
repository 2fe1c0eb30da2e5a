"""What a service says of a failure in its own words, in whichever shape it says it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

__all__ = ["words_of"]

_LONGEST, _READ = 200, 200_000
_DEPTH = 4
# In the order of how much they tell. Crossref, OpenAlex, OpenReview and INSPIRE have messages,
# ORCID two of them, Europe PMC errMsg, Solr an error with msg, DataCite errors with title.
_NAMES = (
    "message",
    "developer-message",
    "user-message",
    "errMsg",
    "error_description",
    "error",
    "errors",
    "msg",
    "detail",
    "title",
    "reason",
    "responseText",
)
_ELEMENT = re.compile(
    r"<(?:[\w.-]+:)?(summary|developer-message|user-message|errMsg|message|error|msg)\b[^<>]*>"
    r"([^<]{1,2000})<"
)


def words_of(body: bytes, content_type: str) -> str:
    r"""Read what an answer says of a failure.

    Parameters
    ----------
    body : bytes
        Of an answer that is no success.
    content_type : str
        Media type that it declares.

    Returns
    -------
    str
        One short line; empty where it says nothing that can be read. Web pages are not.

    Examples
    --------
    >>> words_of(b'{"error": {"msg": "undefined field x", "code": 400}}', "application/json")
    'undefined field x'
    >>> words_of(b"<feed><entry><summary>incorrect id format</summary></entry></feed>", "")
    'incorrect id format'
    >>> words_of(b"Resource not found.\n", "text/plain")
    'Resource not found.'
    """
    start = body[:_READ].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in {b"{", b"["}:
        try:
            words = next(_in_json(json.loads(body)), "")
        except (ValueError, RecursionError):
            words = ""
    elif start[:1] == b"<":
        found = _ELEMENT.search(start.decode("utf-8", "replace"))
        words = html.unescape(found[2]) if found else ""
    else:
        words = start.decode("utf-8", "replace") if content_type in {"text/plain", ""} else ""
    return _one_line(words)


def _in_json(value: object, depth: int = _DEPTH) -> Iterator[str]:
    """Find texts under telling names, the most telling first."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, list) and depth:
        for one in value[:3]:
            yield from _in_json(one, depth - 1)
    elif isinstance(value, Mapping) and depth:
        for name in _NAMES:
            yield from _in_json(value.get(name), depth - 1)


def _one_line(words: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in words[:2000]).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
