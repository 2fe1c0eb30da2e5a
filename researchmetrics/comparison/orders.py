"""Who comes before whom, and under which choices and doubts the order turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.comparison.conditions import AGE, SHOWN, Values, conditions, kind_of
from researchmetrics.metrics import catalogue
from researchmetrics.profile import Profile
from researchmetrics.views.digits import label_of, number_text

__all__ = ["compared_orders", "doubts", "orders", "statements", "turns"]

_COLUMNS = {
    **dict.fromkeys(("indicator", "a", "b", "kind", "condition"), "string"),
    **dict.fromkeys(("difference", "difference_then"), "Float64"),
    "order": "string",
    "verdict": "string",
}
_UNCLEAR = "no clear difference"


def compared_orders(
    profiles: Sequence[Profile],
    labels: Sequence[str],
    names: Sequence[str],
    paths: pd.DataFrame,
    differences: pd.DataFrame,
) -> pd.DataFrame:
    """Look at each pair and indicator under every condition.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.
    labels : sequence of str
        What to call them.
    names : sequence of str
        Indicators; calendar years, and what is not in the catalogue, have no order.
    paths : pandas.DataFrame
        Reconstructed trajectories of these indicators by academic age, with ``name``.
    differences : pandas.DataFrame
        What the bootstrap says.

    Returns
    -------
    pandas.DataFrame
        As `orders`.
    """
    units = catalogue().set_index("name")["unit"]
    asked = [name for name in names if name in units.index and units[name] != "year"]
    found = [conditions(profile, asked) for profile in profiles]
    return orders(found, labels, asked, paths, differences)


def orders(
    found: Sequence[Values],
    labels: Sequence[str],
    names: Sequence[str],
    paths: pd.DataFrame,
    differences: pd.DataFrame,
) -> pd.DataFrame:
    """Say of each pair, indicator and condition what becomes of the order.

    Parameters
    ----------
    found : sequence of dict
        For each person, by condition and indicator, the value.
    labels : sequence of str
        What to call them.
    names : sequence of str
        Indicators.
    paths : pandas.DataFrame
        Trajectories by academic age.
    differences : pandas.DataFrame
        What the bootstrap says.

    Returns
    -------
    pandas.DataFrame
        indicator, a, b, kind, condition, difference (a minus b, as shown), difference_then (under
        the condition), order (``same``, ``equal``, ``reversed``, ``different`` where as shown
        they are equal, or ``unknown``) and verdict of the bootstrap.
    """
    verdicts = {
        (row["indicator"], row["a"], row["b"]): row["verdict"]
        for row in differences.to_dict("records")
    }
    rows: list[dict[str, Any]] = []
    for (i, a), (j, b) in combinations(enumerate(labels), 2):
        for name in names:
            shown = _apart(found[i], found[j], SHOWN, name)
            told = {
                condition: _apart(found[i], found[j], condition, name)
                for condition in dict.fromkeys([*found[i], *found[j]])
                if condition != SHOWN
            }
            told[AGE] = _at_one_age(paths, (a, b), name)
            rows += [
                {
                    "indicator": name,
                    "a": a,
                    "b": b,
                    "kind": kind_of(condition),
                    "condition": condition,
                    "difference": shown,
                    "difference_then": then,
                    "order": _order(shown, then),
                    "verdict": verdicts.get((name, a, b)),
                }
                for condition, then in told.items()
            ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _apart(one: Values, other: Values, condition: str, name: str) -> float | None:
    """Subtract; a condition that changes nothing for one of them leaves what is shown."""
    kind = kind_of(condition)
    values = []
    for person in (one, other):
        # A source that one of them lacks says nothing; links that change nothing change nothing.
        fallback = {} if kind == "source" else person[SHOWN]
        values.append(person.get(condition, fallback).get(name))
    if values[0] is None or values[1] is None:
        return None
    return values[0] - values[1]


def _at_one_age(paths: pd.DataFrame, pair: tuple[str, str], name: str) -> float | None:
    """Compare at the age of the younger."""
    rows = paths[paths["indicator"] == name]
    own = [rows[rows["name"] == one] for one in pair]
    if not all(len(one) for one in own):
        return None
    age = min(one["age"].max() for one in own)
    values = [one.loc[one["age"] == age, "value"] for one in own]
    if any(len(one) != 1 or one.isna().any() for one in values):
        return None
    return float(values[0].iloc[0] - values[1].iloc[0])


def _order(shown: float | None, then: float | None) -> str:
    if shown is None or then is None:
        return "unknown"
    before, after = np.sign(_settled(shown)), np.sign(_settled(then))
    if before == after:
        return "same"
    if before == 0:
        return "different"
    return "equal" if after == 0 else "reversed"


def _settled(difference: float) -> float:
    """Take what differs by rounding alone as equal."""
    return 0.0 if abs(difference) < 1e-9 else difference


def turns(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows in which an order turns.

    Parameters
    ----------
    table : pandas.DataFrame
        As `orders` gives it.

    Returns
    -------
    pandas.DataFrame
        Rows in which it is equal, reversed or different.
    """
    kept: pd.DataFrame = table[table["order"].isin(["equal", "reversed", "different"])]
    return kept


def statements(table: pd.DataFrame) -> Iterator[str]:
    """Say for each pair and indicator who comes first, how clearly, and when not.

    Parameters
    ----------
    table : pandas.DataFrame
        As `orders` gives it.

    Yields
    ------
    str
        One sentence a pair and indicator; none where a value is unknown.
    """
    for (a, b, name), rows in table.groupby(["a", "b", "indicator"], sort=False):
        shown = rows["difference"].iloc[0]
        if not pd.isna(shown):
            yield _stated((str(a), str(b)), str(name), float(shown), rows)


def doubts(table: pd.DataFrame) -> Iterator[str]:
    """Say for each pair in which indicators the order turns, and when.

    Parameters
    ----------
    table : pandas.DataFrame
        As `orders` gives it.

    Yields
    ------
    str
        One sentence a pair whose order turns.
    """
    for (a, b), rows in turns(table).groupby(["a", "b"], sort=False):
        told = [
            f"{label_of(str(name))} ({', '.join(own['condition'])})"
            for name, own in rows.groupby("indicator", sort=False)
        ]
        yield f"The order of {a} and {b} is not the same in {'; '.join(told)}."


def _stated(pair: tuple[str, str], name: str, shown: float, rows: pd.DataFrame) -> str:
    label = label_of(name)
    changes = [_change(row, name) for row in turns(rows).to_dict("records")]
    n_known = int((rows["order"] != "unknown").sum())
    if _settled(shown) == 0:
        first = f"{label}: {pair[0]} and {pair[1]} are equal"
    else:
        more, less = pair if shown > 0 else pair[::-1]
        first = f"{label}: {more} before {less} by {number_text(abs(shown), name)}"
    if str(rows["verdict"].iloc[0]) == _UNCLEAR:
        first += ", no clear difference"
    if changes:
        return f"{first}; but not {', '.join(changes)}."
    return f"{first}; the same under {n_known} conditions." if n_known else f"{first}."


def _change(row: Mapping[Any, Any], name: str) -> str:
    then = float(row["difference_then"])
    if row["order"] == "equal":
        return f"{row['condition']} (equal)"
    more = row["a"] if then > 0 else row["b"]
    return f"{row['condition']} ({more} by {number_text(abs(then), name)})"
