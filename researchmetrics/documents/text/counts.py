"""Counts as documents print them: thousands apart by any sign, k and M for more."""

from __future__ import annotations

import re

__all__ = ["NUMBER", "count_of"]

NUMBER = (
    r"(?P<number>\d{1,3}(?:[,.'’ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d)|\d{1,15}(?!\d)(?:[.,]\d+)?)"
    r"\s?(?P<unit>[%kKM]\b|%)?"
)
_SCALE = {"k": 1_000, "K": 1_000, "M": 1_000_000}


def count_of(number: str, unit: str | None, *, is_count: bool) -> float:
    """Read a printed number.

    Parameters
    ----------
    number : str
        As printed: "1,046", "12.5".
    unit : str or None
        "k", "K" or "M" behind it.
    is_count : bool
        Whether it counts things: then a point before three digits separates thousands.

    Returns
    -------
    float
        Its value.

    Examples
    --------
    >>> count_of("3.456", None, is_count=True), count_of("1.2", "k", is_count=True)
    (3456.0, 1200.0)
    """
    thousands = (
        r"[,.'’ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
        if is_count and not unit
        else r"[,'’ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
    )
    plain = re.sub(thousands, "", number).replace(",", ".")
    return float(plain) * _SCALE.get(unit or "", 1)
