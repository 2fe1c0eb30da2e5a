"""A requests session that says who asks, and follows redirects only where that is safe."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import requests
from requests import PreparedRequest, Response

from researchmetrics import __version__
from researchmetrics.config import setting
from researchmetrics.errors import ConfigError
from researchmetrics.http.address import origin_of
from researchmetrics.http.connection import ForbiddenError
from researchmetrics.http.wire import WireAdapter

__all__ = ["Session", "user_agent"]

_REDIRECTS = 5
_HARMLESS = {
    "user-agent",
    "accept",
    "accept-encoding",
    "connection",
    "content-type",
    "content-length",
}


def user_agent() -> str:
    """Say who asks.

    Returns
    -------
    str
        Name, version and, where it is set, the contact address.

    Raises
    ------
    ConfigError
        If the contact address cannot be sent.

    Examples
    --------
    >>> user_agent().startswith("researchmetrics/")
    True
    """
    contact = str(setting("contact").value or "").strip()
    if not (contact.isascii() and contact.isprintable()):
        raise ConfigError(f"The setting contact cannot be {contact!r}: give an e-mail address.")
    return f"researchmetrics/{__version__}" + (f" (mailto:{contact})" if contact else "")


class Session(requests.Session):
    """A session without cookies or passwords of its own.

    Parameters
    ----------
    adapter : WireAdapter
        Sends what the session asks for.
    follow : Callable
        Called with the address a redirect leads to; raises where it must not be followed.
    """

    def __init__(self, adapter: WireAdapter, follow: Callable[[str], object]) -> None:
        super().__init__()
        self._follow = follow
        self.headers.update(
            {"User-Agent": user_agent(), "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        )
        self.max_redirects = _REDIRECTS
        # Keeps requests from sending what ~/.netrc holds for the host; see also `rebuild_auth`.
        self.auth = _no_password
        self.adapters.clear()
        self.mount("https://", adapter)
        self.mount("http://", adapter)

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """Take along to another host nothing that may be a secret, and add no password."""
        headers = prepared_request.headers
        if origin_of(prepared_request.url or "") != origin_of(response.url):
            for name in [name for name in headers if name.lower() not in _HARMLESS]:
                del headers[name]

    def get_redirect_target(self, resp: Response) -> str | None:
        """Return where a redirect leads, unless it leaves the safety of its scheme."""
        target = super().get_redirect_target(resp)
        if target is None:
            return None
        there = urljoin(resp.url, target)
        before, after = urlsplit(resp.url).scheme, urlsplit(there).scheme
        if after not in {"https", before}:
            raise ForbiddenError(f"it redirects from {before} to {after or 'nothing'}")
        if resp.request.body and not _is_same_place(resp.url, there):
            raise ForbiddenError("it redirects what was sent to another host")
        self._follow(there)
        return target


def _is_same_place(url: str, there: str) -> bool:
    """Tell whether an address lies at the same host and port, or at its safer usual port."""
    (host, port), (host_there, port_there) = origin_of(url), origin_of(there)
    return host == host_there and (port == port_there or (port, port_there) == (80, 443))


def _no_password(request: PreparedRequest) -> PreparedRequest:
    return request
