"""Whether authors stand in alphabetical order on purpose, so that places mean nothing."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import alone
from researchmetrics.metrics.registry import grouped, indicator

# Above it places among the authors are not to be read as roles.
ALPHABETICAL_FIELD = 0.3


@indicator(
    symbol="p(alpha)",
    unit="share",
    family="collaboration",
    reference="doi:10.1016/j.joi.2012.07.008",
    synonyms=("intentional alphabetical ordering",),
    bounds=(None, 1),
    traits=("interval",),
)
def alphabetical(authors: Sequence[Sequence[str]]) -> float:
    """Estimate the share of works whose authors were put in alphabetical order on purpose.

    Parameters
    ----------
    authors : sequence of sequences of str, shape (n_works,)
        The authors of each work in order, as surname, "Given Surname" or "Surname, Given".

    Returns
    -------
    float
        At most 1; below 0 where fewer works than chance would have are in order. NaN without
        works of several authors.

    Notes
    -----
    Surnames are compared without case and accents; equal ones are in order either way.

    References
    ----------
    .. [1] Waltman (2012), An empirical analysis of the use of alphabetical authorship in
       scientific publishing, doi:10.1016/j.joi.2012.07.008

    Examples
    --------
    >>> alphabetical([["Almeida", "Brito"]] * 8 + [["Brito", "Almeida"]] * 2)
    0.6
    """
    return float(_alphabetical(*alone(authors))[0])


@grouped(alphabetical)
def _alphabetical(authors: Grouped) -> Numbers:
    # A list that stands in many groups, as in those of a bootstrap, is read once.
    cells = {id(people): people for people in authors.values}
    read = {own: _read(people) for own, people in cells.items()}
    told = np.array([read[id(people)] for people in authors.values]).reshape(-1, 3)
    several, ordered, by_chance = (authors.total(told[:, at]) for at in range(3))
    rest = several - by_chance
    unknown = np.full(authors.size, np.nan)
    return np.asarray(np.divide(ordered - by_chance, rest, out=unknown, where=several > 0))


def _read(people: Sequence[str]) -> tuple[float, float, float]:
    """Tell whether there are several authors, in order, and the probability of that."""
    if len(people) <= 1:
        return 0.0, 0.0, 0.0
    names = [_surname(one) for one in people]
    return 1.0, float(names == sorted(names)), 1 / math.factorial(min(len(names), 170))


def _surname(name: str) -> str:
    family, comma, _ = str(name).partition(",")
    words = family.split() if comma else str(name).split()[-1:]
    plain = unicodedata.normalize("NFKD", " ".join(words).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
