"""What a service's headers say about limits, costs and waiting: pure readers of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from researchmetrics.http.clock import Clock

__all__ = ["Budget", "read_budget", "retry_after"]

# Services write the reset as seconds to go or as a moment; seconds of a moment exceed this.
_EPOCHS = 1_000_000_000
# Shorter resets are limits of speed, not a used-up budget.
_SPEED_WINDOW = 60.0
_SENSIBLE = 1e11


class _Form(NamedTuple):
    """The names of the headers of one way to state a budget."""

    remaining: str
    limit: str
    required: str
    unit: str


_FORMS = (
    _Form(
        "x-ratelimit-remaining-usd", "x-ratelimit-limit-usd", "x-ratelimit-cost-required-usd", "USD"
    ),
    _Form("x-ratelimit-remaining", "x-ratelimit-limit", "x-ratelimit-credits-required", "requests"),
    _Form("ratelimit-remaining", "ratelimit-limit", "", "requests"),
)


@dataclass(frozen=True, slots=True)
class Budget:
    """What one answer's headers said.

    Parameters
    ----------
    cost_usd : float or None
        Cost of this request.
    remaining : float or None
        What is left, in money where the service counts money, else in requests.
    required : float or None
        What this request would have needed, in the same unit.
    left : str or None
        What is left, in words.
    reset : float or None
        Seconds until the budget is new.
    resets_at : str or None
        The same as an ISO-8601 moment.
    """

    cost_usd: float | None = None
    remaining: float | None = None
    required: float | None = None
    left: str | None = None
    reset: float | None = None
    resets_at: str | None = None

    @property
    def is_used_up(self) -> bool:
        """Whether waiting a moment cannot help."""
        if self.remaining is None or (
            self.remaining > 0 and self.remaining >= (self.required or 0)
        ):
            return False
        return self.reset is None or self.reset > _SPEED_WINDOW


def read_budget(headers: Mapping[str, str], clock: Clock) -> Budget:
    """Read the limits in an answer's headers.

    Parameters
    ----------
    headers : Mapping of str to str
        Names in lower case.
    clock : Clock
        Turns seconds to go into a moment.

    Returns
    -------
    Budget
        Unknown where the headers say nothing.

    Notes
    -----
    Understands ``x-ratelimit-*`` with and without ``-usd``, and the older ``ratelimit-*``.

    Examples
    --------
    >>> headers = {"x-ratelimit-remaining-usd": "0.96", "x-ratelimit-limit-usd": "1"}
    >>> read_budget(headers, Clock()).left
    '0.96 of 1 USD'
    """
    reset = _first(headers, "x-ratelimit-reset", "ratelimit-reset")
    if reset is not None and reset > _EPOCHS:
        reset = max(0.0, reset - clock.time())
    form = next((form for form in _FORMS if headers.get(form.remaining, "").strip()), _FORMS[-1])
    remaining, limit = (headers.get(name, "").strip() for name in (form.remaining, form.limit))
    return Budget(
        cost_usd=_first(headers, "x-ratelimit-cost-usd"),
        remaining=_number(remaining),
        required=_first(headers, form.required),
        left=f"{remaining}{f' of {limit}' if limit else ''} {form.unit}" if remaining else None,
        reset=reset,
        resets_at=None if reset is None else clock.iso(after=reset),
    )


def retry_after(headers: Mapping[str, str], clock: Clock) -> float | None:
    """Read how long a service asks us to wait.

    Parameters
    ----------
    headers : Mapping of str to str
        Names in lower case.
    clock : Clock
        Turns a moment into seconds to go.

    Returns
    -------
    float or None
        Seconds, never negative; None when it does not say, or says nonsense.

    Examples
    --------
    >>> retry_after({"retry-after": "7"}, Clock())
    7.0
    >>> at_start = Clock(time=lambda: 0.0)
    >>> retry_after({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, at_start)
    60.0
    """
    text = headers.get("retry-after", "").strip()
    seconds = _number(text)
    if seconds is not None:
        return max(0.0, seconds)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, moment.timestamp() - clock.time())


def _first(headers: Mapping[str, str], *names: str) -> float | None:
    numbers = (_number(headers.get(name, "")) for name in names)
    return next((number for number in numbers if number is not None), None)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    # Infinities, not-a-numbers and moments beyond all calendars are no statement.
    return number if abs(number) < _SENSIBLE else None
