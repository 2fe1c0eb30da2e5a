"""The forecast as users see it: a row a year, with intervals or the reason why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, iso
from researchmetrics.metrics.foresight.evidence import Evidence, gather
from researchmetrics.metrics.foresight.simulation import simulate
from researchmetrics.tables import check, frame

__all__ = ["forecast", "refuse_years"]

DEFINITION = "forecast-1; choice: simulated careers, gamma fitness and log-normal ageing of works"
DRAWS = 2_000
FURTHEST = 10
_LEVELS = (50, 80, 95)
# The careers over which it was checked.
_CAREER = (3, 40)
_FEWEST_WORKS, _FEWEST_CITATIONS = 5, 10
_MOST_MISSING = 0.2
# Without counts by year nobody knows how fast citations come in: not so far then.
_FURTHEST_BY_TOTALS = 5


def forecast(
    works: pd.DataFrame,
    citations_by_year: pd.DataFrame | None = None,
    *,
    years: int | Iterable[int] = range(1, FURTHEST + 1),
    as_of: Any,
    seed: int = 0,
    unfit: str | None = None,
    flags: Iterable[str] = (),
) -> pd.DataFrame:
    """Forecast the h-index and the citations of one person.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``year`` and ``citations``, and ``work_id`` where counts by year are
        given.
    citations_by_year : pandas.DataFrame, optional
        Table of citations by year. Without it ages and totals alone must tell.
    years : int or iterable of int
        Years ahead, from 1 to 10.
    as_of : str, int or date
        Date looked from; nothing later is used.
    seed : int
        Of the simulation.
    unfit : str, optional
        A further reason why there can be no numbers.
    flags : iterable of str
        What else is to be known of the works; put beside every number.

    Returns
    -------
    pandas.DataFrame
        One row an indicator (``h_index``, ``n_citations``) and year: indicator, years, date,
        value (the median), lo50, hi50, lo80, hi80, lo95, hi95, now, n_used, n_missing, n_yearly
        (works with counts by year), as_of, definition, reason and flags. Outside the range over
        which it was checked the numbers are missing and ``reason`` says why.

    Raises
    ------
    IndicatorError
        If a year ahead is not from 1 to 10, or the date is none.
    TableError
        If a column is missing.
    """
    day, ahead = iso(as_of), _ahead(years)
    check(works, "works", need=["year", "citations"])
    evidence = gather(works, citations_by_year, day=day)
    reason = unfit or _late(citations_by_year, day) or _unfit(evidence)
    reasons = {year: reason or _too_far(evidence, year) for year in ahead}
    drawn: dict[str, Numbers] = {}
    if None in reasons.values():
        # Always as far, so that a year's numbers do not depend on which others are asked for.
        outlook = simulate(evidence, years=FURTHEST, draws=DRAWS, seed=seed)
        drawn = {"h_index": outlook.h, "n_citations": outlook.total}
    marks = [*flags, *_flags(evidence)]
    rows = _rows(evidence, drawn, reasons, day)
    return frame("forecast", (row | {"flags": marks} for row in rows))


def _ahead(years: int | Iterable[int]) -> list[int]:
    asked = [years] if isinstance(years, int) else list(years)
    refuse_years(asked)
    return sorted({int(year) for year in asked})


def refuse_years(asked: Sequence[Any]) -> None:
    """Refuse what is no number of years ahead.

    Parameters
    ----------
    asked : sequence
        Of numbers.

    Raises
    ------
    IndicatorError
        If one is not from 1 to 10, or there is none.
    """
    whole = (int, np.integer)
    wrong = [one for one in asked if not (isinstance(one, whole) and 1 <= one <= FURTHEST)]
    if wrong or not len(asked):
        raise IndicatorError(
            f"A forecast looks 1 to {FURTHEST} whole years ahead, not "
            f"{wrong[0] if wrong else 'none'}. Give such years."
        )


def _late(citations_by_year: pd.DataFrame | None, day: str) -> str | None:
    """Say that citations of later years are in the counts, or None."""
    if citations_by_year is None or not len(citations_by_year):
        return None
    last = int(citations_by_year["year"].max())
    return f"citations of {last} are counted, which is after {day}" if last > int(day[:4]) else None


def _unfit(evidence: Evidence) -> str | None:
    """Say why nothing can be told of a career, or None."""
    n = evidence.born.size
    least, most = _CAREER
    total = evidence.citations.sum()
    if n + evidence.n_missing and evidence.n_missing / (n + evidence.n_missing) > _MOST_MISSING:
        return (
            f"year or citations unknown for {evidence.n_missing} of {n + evidence.n_missing} papers"
        )
    if n < _FEWEST_WORKS:
        return f"{n} papers of known year and citations; {_FEWEST_WORKS} are needed"
    if total < _FEWEST_CITATIONS:
        return f"{total:.0f} citations; {_FEWEST_CITATIONS} are needed"
    if not least <= evidence.career <= most:
        return f"a career of {evidence.career} years; checked for {least} to {most}"
    return None


def _too_far(evidence: Evidence, year: int) -> str | None:
    """Say why a year lies too far ahead, or None."""
    if 2 * year > evidence.career:
        return f"more than half of the career's {evidence.career} years ahead"
    if year > _FURTHEST_BY_TOTALS and not evidence.yearly.any():
        return f"more than {_FURTHEST_BY_TOTALS} years ahead without citations by year"
    return None


def _flags(evidence: Evidence) -> Iterator[str]:
    if evidence.born.size and not evidence.yearly.any():
        yield "no_citations_by_year"
    if evidence.undated.size:
        # They keep what they have and draw no more: nothing says how old they are.
        yield f"undated:{evidence.undated.size}"


def _rows(
    evidence: Evidence, drawn: dict[str, Numbers], reasons: dict[int, str | None], day: str
) -> Iterator[dict[str, Any]]:
    known = np.concatenate([evidence.citations, evidence.undated])
    ranked = np.sort(known)[::-1]
    now = {
        "h_index": int((ranked >= np.arange(1, ranked.size + 1)).sum()),
        "n_citations": int(known.sum()),
    }
    for name, value in now.items():
        for year, reason in reasons.items():
            yield {
                "indicator": name,
                "years": year,
                "date": f"{int(day[:4]) + year}{day[4:]}".replace("-02-29", "-02-28"),
                "now": value if known.size else None,
                **({} if reason else _quantiles(drawn[name][:, year - 1])),
                "n_used": evidence.born.size,
                "n_missing": evidence.n_missing,
                "n_yearly": int(evidence.yearly.sum()),
                "as_of": day,
                "definition": DEFINITION,
                "reason": reason,
            }


def _quantiles(values: Numbers) -> dict[str, float]:
    found = {"value": float(np.quantile(values, 0.5, method="inverted_cdf"))}
    for level in _LEVELS:
        tail = (1 - level / 100) / 2
        # Whole numbers: the interval holds at least so much, never less.
        found[f"lo{level}"] = float(np.quantile(values, tail, method="inverted_cdf"))
        found[f"hi{level}"] = float(np.quantile(values, 1 - tail, method="higher"))
    return found
