"""A secret that a service asks for, and what may be shown of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, urlencode

__all__ = ["Key", "strings_in", "without"]

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A secret that one service asks for.

    Parameters
    ----------
    name : str
        Of the query parameter or header.
    value : str
        The secret; never shown.
    place : {"query", "header"}
        Where the service wants it.

    Examples
    --------
    >>> Key("api_key", "planted")
    Key(name='api_key', place='query')
    """

    name: str
    value: str = field(repr=False)
    place: str = "query"

    def on(self, path: str) -> str:
        """Return the request's path with the key, where it belongs there.

        Parameters
        ----------
        path : str
            Path and query.

        Returns
        -------
        str
            To be sent and not to be kept.
        """
        if self.place != "query":
            return path
        return f"{path}{'&' if '?' in path else '?'}{urlencode({self.name: self.value})}"

    def off(self, url: str) -> str:
        """Return an address that a service sent, without the key it may echo there.

        Parameters
        ----------
        url : str
            Where a redirect leads.

        Returns
        -------
        str
            Without the key's parameter, so that the key can be added anew.

        Examples
        --------
        >>> Key("api_key", "planted").off("/works?a=1&api_key=planted")
        '/works?a=1'
        """
        path, mark, query = url.partition("?")
        pairs = [pair for pair in query.split("&") if not pair.startswith(f"{self.name}=")]
        return path + (mark if any(pairs) else "") + "&".join(pairs)

    def hidden_in(self, text: bytes) -> bytes:
        """Return text that a service sent, without the key it may echo.

        Parameters
        ----------
        text : bytes
            Body or header.

        Returns
        -------
        bytes
            The same text where the key is not in it.
        """
        # "Bearer abc": the service knows the second word as the secret.
        words = self.value.split(" ")[1:] if self.place == "header" else []
        return without(text, [self.value, *words])


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
        The same text where no secret is in it.

    Examples
    --------
    >>> without(b"No user a%2Fkey", ["a/key"])
    b'No user hidden'
    """
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) < _SHORTEST:
            continue
        plain, in_json = secret, json.dumps(secret)[1:-1]
        for form in (plain, in_json, quote(plain, safe=""), quote(plain), quote_plus(plain)):
            text = text.replace(form.encode(), b"hidden")
    return text
