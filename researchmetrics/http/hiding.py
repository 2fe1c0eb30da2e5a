"""Taking secrets out of what services send, in whichever way they write them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, quote_plus

__all__ = ["strings_in", "without"]

_INSTEAD = b"hidden"
# Shorter secrets are left: no text could be read without them. Those below the second length are
# hidden as they are and no further, since texts hold them by chance.
_SHORTEST, _LONG, _DISTINCT = 4, 8, 6
# Bytes that one sign takes at most, when it has been escaped several times.
_ESCAPED = 24
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


class _Forms(NamedTuple):
    """How a secret may be written."""

    # With part of all that it finds, in lower case: to look for that first is much faster.
    patterns: tuple[tuple[bytes, re.Pattern[bytes]], ...]
    literals: tuple[bytes, ...]


def strings_in(value: object) -> list[str]:
    """List the texts in a JSON value, for `without`.

    Parameters
    ----------
    value : object
        Of dicts, lists and plain values.

    Returns
    -------
    list of str
        Values alone: names are no secrets.

    Examples
    --------
    >>> strings_in({"id": "carberry", "more": ["pots"]})
    ['carberry', 'pots']
    """
    if isinstance(value, str):
        return [value]
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, list | tuple):
        inner = value
    return [text for one in inner for text in strings_in(one)]


def without(text: bytes, secrets: Iterable[str]) -> bytes:
    """Return text without secrets, in whichever way they are written.

    Parameters
    ----------
    text : bytes
        What a service sent.
    secrets : iterable of str
        Those of fewer than four letters are left: no text could be read without them.

    Returns
    -------
    bytes
        The same text where no secret is in it. Found are letters of either case, with the signs
        between them escaped in any way, or lost; numbers of letters; and base 64.

    Examples
    --------
    >>> without(b"No user a%2Fkey", ["a/key"])
    b'No user hidden'
    >>> without(b"Basic YToxMjM0NTY3OA==", ["12345678"])
    b'Basic YTohiddenA=='
    """
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = _without_one(text, secret)
    return text


def _without_one(text: bytes, secret: str) -> bytes:
    forms = _forms(secret)
    lower = text.lower()
    for wide in _WIDE if b"\0" in text else ():
        if forms.patterns[0][0].decode().encode(wide) in lower:
            return _without_wide(text, secret, wide)
    for anchor, pattern in forms.patterns:
        if anchor in lower:
            text = pattern.sub(_INSTEAD, text)
    for literal in forms.literals:
        text = text.replace(literal, _INSTEAD)
    return text


def _without_wide(text: bytes, secret: str, wide: str) -> bytes:
    """Do the same in text of several bytes a letter."""
    try:
        return _without_one(text.decode(wide).encode(), secret).decode().encode(wide)
    except UnicodeError:
        return text.replace(secret.encode(wide), _INSTEAD.decode().encode(wide))


@lru_cache(maxsize=64)
def _forms(secret: str) -> _Forms:
    whole, parts = secret.encode(), re.findall(r"[a-z0-9]+|[^a-z0-9]+", secret.lower(), re.ASCII)
    words = [part for part in parts if part.isascii() and part.isalnum()]
    anchor = max(words, key=len, default="").encode()
    plain = (secret, json.dumps(secret)[1:-1], quote(secret), quote(secret, safe=""))
    written = [one.encode() for one in (*plain, quote_plus(secret))]
    if len(anchor) < _DISTINCT or len(secret) < _LONG:
        exact = b"|".join(map(re.escape, sorted(written, key=len, reverse=True)))
        return _Forms(((anchor, re.compile(exact)),), ())
    found = {
        anchor: _by_words(parts),
        b"%02x%%" % whole[0]: b"".join(rb"%%(?:25)*%02x" % octet for octet in whole),
        b"%02x\\" % whole[0]: b"".join(rb"\\+[ux](?:00)?%02x" % octet for octet in whole),
        b";&": b"".join(rb"&(?:amp;)*#(?:0*%d|x0*%x);" % (octet, octet) for octet in whole),
        whole.hex().encode(): whole.hex().encode(),
    }
    patterns = tuple((key, re.compile(form, re.IGNORECASE)) for key, form in found.items())
    return _Forms(patterns, tuple(dict.fromkeys((*written, *_base64(whole)))))


def _by_words(parts: list[str]) -> bytes:
    """Write a pattern of a secret's words, with room between them for its signs, however escaped.

    It never goes back on what it has found, so that no text takes long.
    """
    pattern, room = "", 0
    for part in parts:
        if not (part.isascii() and part.isalnum()):
            room = _ESCAPED * len(part.encode())
            continue
        pattern += f"(?>(?s:.){{0,{room}}}?{part})" if pattern else part
    return pattern.encode()


def _base64(secret: bytes) -> Iterator[bytes]:
    """Yield what is in base 64 the same whatever stands before and after."""
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + secret).decode()
        # A sign of it holds six bits; those that hold bits of a neighbour are left.
        core = whole[-(-offset * 8 // 6) : (offset + len(secret)) * 8 // 6]
        safe = core.replace("+", "-").replace("/", "_")
        for way in (core, safe, quote(core, safe=""), json.dumps(core)[1:-1].replace("/", r"\/")):
            yield way.encode()
