"""Forecasts made from the past of a career, beside what came and what simpler guesses say."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from careers import PROCESSES, START, Career, h_at, tables, total_at

from researchmetrics import metrics

BASELINES = ("stays", "linear", "per_year")
_SEEN = {"h_index": h_at, "n_citations": total_at}


def hindcast(career: Career, until: int, *, seed: int, window: int, totals: bool) -> pd.DataFrame:
    """Forecast from the end of a year of a career, and lay what came beside it."""
    works, yearly = tables(career, until, window=window)
    made = metrics.forecast(works, None if totals else yearly, as_of=START + until, seed=seed)
    made = made[made["value"].notna()].copy()
    whole = made.to_dict("records")
    came = [_SEEN[row["indicator"]](career, until + row["years"]) for row in whole]
    made["came"] = came
    made["error"] = (made["value"] - made["came"]).abs()
    for level in (50, 80, 95):
        made[f"in{level}"] = (made[f"lo{level}"] <= came) & (made["came"] <= made[f"hi{level}"])
    guesses = pd.DataFrame([_guesses(career, until, row) for row in whole], index=made.index)
    return made.join(guesses.sub(made["came"], axis=0).abs().add_prefix("error_"))


def hindcasts(
    careers: int,
    seed: int,
    *,
    window: int = 10,
    totals: bool = False,
    processes: Iterable[str] = (),
) -> pd.DataFrame:
    """Forecast so many careers of every process, each from a year drawn at random."""
    parts = []
    for name in processes or PROCESSES:
        for number in range(careers):
            dice = np.random.default_rng([seed, number])
            career = PROCESSES[name](dice)
            until = int(dice.integers(2, 25))
            made = hindcast(career, until, seed=number, window=window, totals=totals)
            parts.append(made.assign(process=name))
    return pd.concat(parts, ignore_index=True)


def report(made: pd.DataFrame) -> pd.DataFrame:
    """Sum up by indicator and years ahead: coverage, errors, and those of the simpler guesses."""
    by = made.groupby(["indicator", "years"])
    covered = by[["in50", "in80", "in95"]].mean()
    errors = by[["error", *(f"error_{name}" for name in BASELINES)]].median()
    means = by[["error", *(f"error_{name}" for name in BASELINES)]].mean().add_suffix("_mean")
    return covered.join(errors).join(means).join(by.size().rename("n")).astype(float)


def _guesses(career: Career, until: int, row: dict[str, object]) -> dict[str, float]:
    """Stay as it is; grow as in the last five years; grow as over the whole career (Hirsch)."""
    ahead, seen = int(row["years"]), _SEEN[str(row["indicator"])]
    now, back = seen(career, until), min(5, until)
    age = until + 1
    return {
        "stays": now,
        "linear": now + (now - seen(career, until - back)) / back * ahead,
        "per_year": now / age * (age + ahead),
    }
