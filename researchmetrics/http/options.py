"""How a door behaves: what its caller may choose, with the settings filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from researchmetrics.config import setting
from researchmetrics.http.clock import Clock

__all__ = ["Options", "options"]


@dataclass(frozen=True)
class Options:
    """What a door goes by.

    Parameters
    ----------
    max_wait : float
        Seconds that one request may take in all, waits and retries included.
    cache_days : float
        Age up to which a kept answer is used again without asking.
    offline : bool
        Whether to answer from the cache alone.
    private_ok : bool
        Whether the base address itself may lie in a private network.
    clock : Clock
        Where the time comes from.
    follow : Callable
        Called with the address a redirect leads to; raises where it must not be followed.
    headers : Mapping of str to str
        Sent with every request.
    at_once : int
        Requests of this process that may be under way to one host at the same time.
    user : str or None
        For whom the service answers, where the key does not tell; never shown nor kept.
    """

    max_wait: float
    cache_days: float
    offline: bool
    private_ok: bool
    clock: Clock
    follow: Callable[[str], object]
    headers: Mapping[str, str]
    at_once: int
    user: str | None = field(default=None, repr=False)


def options(
    *,
    max_wait: float | None = None,
    cache_days: float | None = None,
    offline: bool | None = None,
    private_ok: bool = True,
    clock: Clock | None = None,
    follow: Callable[[str], object] = bool,
    headers: Mapping[str, str] | None = None,
    at_once: int = 8,
    user: str | None = None,
) -> Options:
    """Take what the caller chose, and the settings for the rest.

    Parameters
    ----------
    max_wait, cache_days, offline : optional
        Default: the settings of the same names.
    private_ok, clock, follow, headers, at_once, user : optional
        As for `Options`.

    Returns
    -------
    Options
        Complete.

    Raises
    ------
    ConfigError
        If a setting cannot be used.

    Examples
    --------
    >>> options(max_wait=5).max_wait
    5.0
    """
    return Options(
        max_wait=float(setting("max_wait", max_wait).value),
        cache_days=float(setting("cache_days", cache_days).value),
        offline=bool(setting("offline", offline).value),
        private_ok=private_ok,
        clock=clock or Clock(),
        follow=follow,
        headers=dict(headers or {}),
        at_once=max(1, at_once),
        user=user,
    )
