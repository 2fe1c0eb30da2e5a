"""A secret that a service asks for, and what may be shown of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, urlencode

__all__ = ["Key"]


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
        for form in (self.value, quote(self.value, safe=""), quote_plus(self.value)):
            text = text.replace(form.encode(), b"hidden")
        return text
