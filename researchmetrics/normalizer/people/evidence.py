"""How much shared evidence says that two groups of records are one person's.

Each kind of evidence (co-authors, words, places) is drawn, by a person, from an urn of that
person's own: what came once comes again. The odds that two groups come from one urn rather than
two are those of the Dirichlet-multinomial, in which only what both share counts for them, and the
more the rarer it is, and what neither shares counts a little against. Bayesian hierarchical
clustering (Heller and Ghahramani 2005, doi:10.1145/1102351.1102389) merges by the same odds.
Frequencies are constants, not counted in the table: evidence does not change with what else a
table holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf, lgamma

import numpy as np
import numpy.typing as npt

__all__ = ["FIELDS", "MOST", "Floats", "Ints", "amounts", "shared_odds", "weigh"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Counts beyond are alike.
MOST = 48


@dataclass(frozen=True, slots=True)
class Field:
    """One kind of evidence.

    Parameters
    ----------
    name : str
        Of the evidence.
    weight : float
        Below 1 where pieces repeat one another (words of a title).
    rare, common : float
        How many times a piece is expected before it is seen, for telling and for common pieces.
    spread : float
        How many pieces a person has: the fewer, the more having different ones says.
    floor, ceiling : float
        The most it may say against and for.
    unshared : float
        What it says against, where both have it, before anything shared is counted.
    """

    name: str
    weight: float
    rare: float
    common: float
    spread: float
    floor: float = -inf
    ceiling: float = inf
    unshared: float = 0.0


# Set by hand, from mistakes made on labelled names of three kinds (computer science with and
# without places, physics with places alone), and the same for all; nothing is fitted. Halving or
# doubling one of them moves B-cubed by three points at most.
FIELDS = (
    Field("id", weight=1.0, rare=1e-5, common=1e-3, spread=1000.0),
    Field("coauthor", weight=1.0, rare=2e-3, common=2e-2, spread=1000.0, unshared=-2.5),
    Field("coauthor initials", weight=0.3, rare=2e-2, common=2e-2, spread=1000.0),
    Field("venue", weight=1.0, rare=0.024, common=0.5, spread=30.0, unshared=-0.5),
    # Colleagues in a field share any number of its words.
    Field("word", weight=0.35, rare=0.03, common=1.2, spread=200.0, ceiling=8.0, unshared=-3.0),
    Field("place", weight=0.7, rare=0.006, common=0.3, spread=6.0, floor=-1.5, ceiling=5.0),
    # Who signs among a few and who signs among hundreds are hardly the same.
    Field("team", weight=0.5, rare=0.1, common=2.0, spread=2.0, floor=-1.5, ceiling=1.0),
)

# Who moves changes place and team at once: against, the two say at most this together.
_MOVED = -2.0
_MOVING = [place for place, field in enumerate(FIELDS) if field.name in {"place", "team"}]


@lru_cache(maxsize=1)
def _damped() -> Floats:
    """Repetitions are no independent witnesses: the second counts less than the first."""
    counts = np.arange(MOST + 1, dtype=float)
    return np.where(counts > 0, 1.0 + np.log(np.maximum(counts, 1.0)), 0.0)


@lru_cache(maxsize=1)
def shared_odds() -> Floats:
    """Tabulate what sharing a piece says, by kind, rarity and the two counts.

    Returns
    -------
    numpy.ndarray
        Indexed by twice the field (plus one for common pieces) and the counts of both.
    """
    damped = _damped()
    table = np.zeros((2 * len(FIELDS), MOST + 1, MOST + 1))
    for place, field in enumerate(FIELDS):
        for common, before in enumerate((field.rare, field.common)):
            alone = np.array([lgamma(before + count) for count in damped])
            both = np.vectorize(lgamma)(damped[:, None] + damped[None, :] + before)
            odds = both - alone[:, None] - alone[None, :] + lgamma(before)
            odds[0, :] = odds[:, 0] = 0.0
            table[2 * place + common] = odds
    return table


def amounts(owners: Ints, fields: Ints, counts: Ints, n: int) -> Ints:
    """Sum up how much evidence of each kind each group has.

    Parameters
    ----------
    owners, fields, counts : numpy.ndarray
        By piece of evidence of a group: the group, the field, how often.
    n : int
        Number of groups.

    Returns
    -------
    numpy.ndarray
        By field and group, in parts of `_GRAIN`.
    """
    cells = np.bincount(fields * n + owners, weights=_damped()[counts], minlength=len(FIELDS) * n)
    return np.rint(cells * _GRAIN).astype(np.int64).reshape(len(FIELDS), n)


# Amounts are rounded to parts of one, so that logarithms of the gamma function can be looked up.
_GRAIN = 8


@lru_cache(maxsize=64)
def _log_gamma(spread: float, size: int) -> Floats:
    """Tabulate ln gamma(spread + amount) - ln gamma(spread) by the amount."""
    amount = np.arange(size) / _GRAIN
    return np.array([lgamma(spread + float(x)) for x in amount]) - lgamma(spread)


def weigh(shared: Floats, own: Ints, others: Ints) -> Floats:
    """Weigh one group's evidence against that of others.

    Parameters
    ----------
    shared : numpy.ndarray
        Odds of the shared pieces, by field and other.
    own : numpy.ndarray
        The group's amount of each kind, as `amounts` gave it.
    others : numpy.ndarray
        The others' amounts, by field and other.

    Returns
    -------
    numpy.ndarray
        Log odds by field and other; 0 where either has nothing of the kind.
    """
    total = np.zeros_like(shared)
    for place, field in enumerate(FIELDS):
        amount, theirs = int(own[place]), others[place]
        if not amount:
            continue
        # By powers of two, so that few tables are made.
        size = 1 << (amount + int(theirs.max())).bit_length()
        gamma = _log_gamma(field.spread, size)
        against = gamma[amount] + gamma[theirs] - gamma[amount + theirs]
        odds = np.maximum(field.weight * (shared[place] + against), field.floor)
        if field.ceiling < inf:
            saturated = field.ceiling * -np.expm1(-np.maximum(odds, 0.0) / field.ceiling)
            odds = np.where(odds > 0, saturated, odds)
        total[place] = np.where(theirs > 0, odds + field.unshared, 0.0)
    total[_MOVING[-1]] += np.maximum(_MOVED - total[_MOVING].sum(axis=0), 0.0)
    return total
