"""Addresses: whose they are, whether they are private, and what of them may be shown."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from researchmetrics.errors import ConfigError

__all__ = ["Origin", "base_address", "is_private", "masked", "numbers_of", "origin_of"]

Origin = tuple[str, int]
_Number = ipaddress.IPv4Address | ipaddress.IPv6Address
# Networks of the newer numbers whose last 32 bits are one of the older ones.
_CARRIERS = tuple(ipaddress.IPv6Network(n) for n in ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96"))
_SECRET_WORDS = ("key", "token", "secret", "password", "signature", "auth", "sig")


def masked(url: str) -> str:
    """Hide what looks like a secret in an address.

    Parameters
    ----------
    url : str
        An address.

    Returns
    -------
    str
        Without user and password, and with the values of parameters named like a secret
        replaced; unchanged when there are none.

    Examples
    --------
    >>> masked("https://me:pw@example.org/a?api_key=x&page=2")
    'https://example.org/a?api_key=hidden&page=2'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "(an address that cannot be read)"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    secret = {name for name, _ in pairs if name.lower().endswith(_SECRET_WORDS)}
    if not secret and "@" not in parts.netloc:
        return url
    shown = [(name, "hidden" if name in secret else value) for name, value in pairs]
    netloc = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, netloc, parts.path, urlencode(shown), parts.fragment))


def origin_of(url: str) -> Origin:
    """Return host and port of an address.

    Parameters
    ----------
    url : str
        An http or https address.

    Returns
    -------
    tuple of (str, int)
        Host in lower case, port.

    Raises
    ------
    ValueError
        If the address has no host, or no usable port.

    Examples
    --------
    >>> origin_of("https://Example.org/a")
    ('example.org', 443)
    """
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError(url)
    return parts.hostname, parts.port or {"https": 443}.get(parts.scheme, 80)


def is_private(host: str) -> bool:
    """Tell whether a host is this machine or one in a private network.

    Parameters
    ----------
    host : str
        Name or number; other names than ``localhost`` say nothing.

    Returns
    -------
    bool
        True for every number that is not reachable from anywhere.

    Examples
    --------
    >>> is_private("10.0.0.7"), is_private("::ffff:127.0.0.1"), is_private("8.8.8.8")
    (True, True, False)
    """
    plain = host.partition("%")[0].rstrip(".").lower()
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        return plain == "localhost" or plain.endswith(".localhost")
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(
        not one.is_global or one.is_multicast or getattr(one, "is_site_local", False)
        for one in (address, *_carried(address))
    )


def _carried(address: _Number) -> Iterator[ipaddress.IPv4Address]:
    """Yield the older number that a newer one leads to, through a gateway on the way."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour is not None:
            yield address.sixtofour
        if any(address in network for network in _CARRIERS):
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def numbers_of(host: str) -> list[str]:
    """Look up which numbers a host has.

    Parameters
    ----------
    host : str
        Name, or number in any of the ways that the system's library understands.

    Returns
    -------
    list of str
        Empty where this machine does not know.

    Examples
    --------
    >>> numbers_of("2130706433")
    ['127.0.0.1']
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(place[0]) for *_, place in found]


def base_address(source: str, url: str) -> str:
    """Check the address that a service's addresses begin with.

    Parameters
    ----------
    source : str
        Data provider, for the message.
    url : str
        What was given.

    Returns
    -------
    str
        The address without its last slash.

    Raises
    ------
    ConfigError
        If it is not an http or https address, or holds a password or a query.

    Examples
    --------
    >>> base_address("openalex", "https://api.openalex.org/")
    'https://api.openalex.org'
    """
    url = url.strip().rstrip("/")
    try:
        is_usable = urlsplit(url).scheme in {"http", "https"} and bool(origin_of(url))
    except ValueError:
        is_usable = False
    if not is_usable:
        raise ConfigError(
            f"{source} cannot be asked at {masked(url)!r}: give an http or https address."
        )
    if "@" in urlsplit(url).netloc:
        raise ConfigError(f"The address of {source} must hold no password; give it as a key.")
    if set(url) & set("?#\\") or not url.isprintable() or " " in url:
        raise ConfigError(
            f"The address of {source} must end before '?' or '#', and hold no blanks; a key is "
            f"given by the setting {source}_api_key."
        )
    return url
