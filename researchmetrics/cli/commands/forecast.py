"""``researchmetrics forecast``: what may become of one person's h-index."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from researchmetrics.cli.options import (
    STANDING,
    Offline,
    Place,
    Sources,
    Store,
    Terms,
    where_from,
)
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, ending

GROUP = "Over time"
_FURTHEST = 10


def forecast(
    who: Place,
    /,
    *,
    years: Annotated[int, Parameter(name="--years", metavar="N")] = _FURTHEST,
    seed: int = 0,
    source: Sources = None,
    store: Store = None,
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Forecast one person's h-index and citations, with intervals.

    Where a forecast would not be sound there is no number, and the reason why.

    Parameters
    ----------
    who : str
        Identifier, file or address of the person.
    years : int
        How many years ahead, from 1 to 10.
    seed : int
        Of the simulation; the same seed gives the same numbers.

    Examples
    --------
    $ researchmetrics forecast 0000-0002-1825-0097 --store sample
    $ researchmetrics forecast 0000-0002-1825-0097 --years 3 --as-of 2026-01-31 --format csv
    """
    from researchmetrics.metrics.foresight import refuse_years

    refuse_years([years])
    finder = Finder(sources=source, store=where_from(store), offline=offline, terms=terms.asked)
    person = finder.find(who, to)
    for line in person.warnings:
        to.warn(line)
    to.table(person.forecast(range(1, years + 1), seed=seed), "forecast")
    return ending(person.outcomes.to_dict("records"), to)
