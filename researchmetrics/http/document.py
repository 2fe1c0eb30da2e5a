"""Fetching a document from an address that a user gave: nobody's service, so with more care."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests

from researchmetrics.config import setting
from researchmetrics.errors import AccessError, BlockedError, IdentifierError, NotFoundError
from researchmetrics.http.address import masked, origin_of
from researchmetrics.http.answer import Answer
from researchmetrics.http.door import Door
from researchmetrics.http.robots import is_allowed
from researchmetrics.http.verdict import refuse_robot_page

__all__ = ["fetch_document"]

_NAME = "document"
_PER_SECOND = 1.0


def fetch_document(url: str, *, allow_private: bool | None = None, **options: Any) -> Answer:
    """Fetch the bytes of one document.

    Parameters
    ----------
    url : str
        An http or https address.
    allow_private : bool, optional
        Whether its host may lie in a private network or be this machine. Default: only below the
        address in the setting ``document_url``.
    **options
        As for `Door`: ``max_wait``, ``cache_days``, ``offline``, ``clock``.

    Returns
    -------
    Answer
        Of status 200, with the bytes and the declared content type.

    Raises
    ------
    IdentifierError
        If it is not an address of a document.
    BlockedError
        If robots.txt of the site, or of one it redirects to, asks programs not to; the address is
        private; or a sign-in page answers.
    SourceError
        Of another kind, if it cannot be had.
    """
    address, site = _split(url)
    is_private_ok = _is_ours(address) if allow_private is None else allow_private
    per_second = setting("document_per_second").value or _PER_SECOND

    def door_of(place: str, **more: Any) -> Door:
        # Only the site that was asked for may be private, not those that it leads to.
        private_ok = is_private_ok and origin_of(place) == origin_of(site)
        known: dict[str, Any] = {
            "base_url": place,
            "per_second": per_second,
            "private_ok": private_ok,
        }
        return Door(_NAME, **known, **more, **options)

    def check(target: str) -> None:
        there, place = _split(target)
        with door_of(place) as door:
            if not _may_ask(door, there.removeprefix(place) or "/"):
                raise BlockedError(
                    f"The site asks programs not to fetch {masked(there)} (robots.txt). Save the "
                    f"document yourself and read the file.",
                    source=_NAME,
                    url=masked(there),
                )

    check(address)
    with door_of(site, follow=check) as door:
        return door.get(address.removeprefix(site), check=refuse_robot_page)


def _split(url: str) -> tuple[str, str]:
    """Return the address without its fragment, and its site."""
    try:
        parts = urlsplit(url.strip())
        origin_of(url.strip())
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        raise IdentifierError(
            f"{masked(url)!r} is not the address of a document. Give an http or https address "
            f"without user and password, or the path of a file."
        )
    # As it will be asked, without steps back: robots.txt and the settings speak of such ones. The
    # second time takes those that were percent-encoded.
    asked = parts.geturl()
    for _ in range(2):
        with suppress(requests.RequestException, ValueError):
            asked = requests.Request("GET", asked).prepare().url or asked
    parts = urlsplit(asked)
    site = f"{parts.scheme}://{parts.netloc}"
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, "")), site


def _is_ours(address: str) -> bool:
    base = str(setting("document_url").value or "").strip().rstrip("/")
    return bool(base) and (address == base or address.startswith(base + "/"))


def _may_ask(door: Door, path: str) -> bool:
    try:
        answer = door.get("robots.txt")
    except (NotFoundError, AccessError):
        # No rules, or none for us to see: the standard takes both as consent.
        return True
    return is_allowed(answer.body.decode("utf-8", "replace"), "researchmetrics", path)
