"""Works in order of time, where dates tell it: what is dated alike has no order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.groups import Codes

_DATE = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?")


def places(dates: Iterable[Any]) -> Codes:
    """Number works by when they appeared, alike where their dates tell no order.

    Parameters
    ----------
    dates : iterable
        ISO dates as precise as known, years, or dates. The works of one year are told apart as
        precisely as the least precise of them is.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0.

    Raises
    ------
    IndicatorError
        If something is no date.

    Examples
    --------
    >>> places(["2019-05-02", "2019-03", "2018", 2020]).tolist()
    [2, 1, 0, 3]
    """
    texts = [_text(one) for one in dates]
    known: dict[str, int] = {}
    for text in texts:
        known[text[:4]] = min(len(text), known.get(text[:4], len(text)))
    cut = [text[: known[text[:4]]] for text in texts]
    _, codes = np.unique(np.array(cut, dtype=str), return_inverse=True)
    return codes.astype(np.int64)


def _text(one: Any) -> str:
    whole = int(one) if isinstance(one, float) and one == int(one) else one
    text = whole.isoformat() if hasattr(whole, "isoformat") else str(whole)
    found = _DATE.match(text)
    if found is None:
        raise IndicatorError(f"date must be an ISO date or a year, not {one!r}.")
    return found.group()
