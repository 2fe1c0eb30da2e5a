"""How likely a judgement is right, by the odds at which it was made.

Odds of evidence are too sure of themselves: co-authors, words and venues of one record are no
independent witnesses. Both curves only flatten them; on labelled names of three kinds joins at such
odds were right as often as they say, within a tenth.
"""

from __future__ import annotations

from math import exp, isfinite

__all__ = ["MOST", "apart", "joined"]

# Nothing but an identifier, or the user, is surer.
MOST = 0.98
# Somebody's other records look like another's more often than evidence expects: who changes field
# and place at once leaves no trace.
_LEAST = 0.02
_JOINED_SLOPE, _JOINED_START = 0.55, -0.3
_APART_SLOPE, _APART_START = 0.9, -0.4


def joined(odds: float) -> float:
    """Estimate how likely two groups that were joined are one person's.

    Parameters
    ----------
    odds : float
        Natural log odds by the evidence.

    Returns
    -------
    float
        Between 0 and 1, the higher the odds the higher.

    Examples
    --------
    >>> [round(joined(odds), 2) for odds in (0.0, 2.0, 6.0)]
    [0.43, 0.69, 0.95]
    """
    return _curve(_JOINED_SLOPE * odds + _JOINED_START)


def apart(odds: float) -> float:
    """Estimate how likely two groups that were left apart are one person's after all.

    Parameters
    ----------
    odds : float
        Natural log odds by the evidence; negative infinity where something rules it out.

    Returns
    -------
    float
        Between 0 and 1; 0 where it is ruled out.

    Examples
    --------
    >>> [round(apart(odds), 2) for odds in (float("-inf"), -9.0, -1.0)]
    [0.0, 0.02, 0.23]
    """
    if not isfinite(odds):
        return 0.0
    return _LEAST + (1 - _LEAST) * _curve(_APART_SLOPE * odds + _APART_START)


def _curve(at: float) -> float:
    return 1 / (1 + exp(min(-at, 500.0)))
