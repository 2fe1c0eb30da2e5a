"""A secret that a service asks for, and what may be shown of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote_plus, urlencode

from researchmetrics.errors import ConfigError
from researchmetrics.http.hiding import without

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
    prefix : str
        Word that goes before it there, and is no part of the secret.

    Raises
    ------
    ConfigError
        If it cannot be sent.

    Examples
    --------
    >>> Key("Authorization", "planted", "header", "Bearer ")
    Key(name='Authorization', place='header', prefix='Bearer ')
    """

    name: str
    value: str = field(repr=False)
    place: str = "query"
    prefix: str = ""

    def __post_init__(self) -> None:
        if self.place == "header" and not (self.value.isascii() and self.value.isprintable()):
            raise ConfigError(
                f"The key for {self.name} cannot be sent: it holds signs that no key has, such as "
                "the end of a line. Copy it again."
            )

    @property
    def sent(self) -> str:
        """What the service gets."""
        return self.prefix + self.value

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
        return f"{path}{'&' if '?' in path else '?'}{urlencode({self.name: self.sent})}"

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
        pairs = [
            pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) != self.name
        ]
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
        # "Bearer abc", given in one: the service knows the second word as the secret.
        words = self.value.split(" ")[1:] if self.place == "header" else []
        return without(text, [self.value, *words])
