"""What is asked of a corpus: indicators, how they are counted, what they need, which have SQL."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.engine.choosing import Choices
from researchmetrics.engine.definitions import Definition, definition_of
from researchmetrics.errors import TableError
from researchmetrics.metrics.columns import FROM_CITATIONS_BY_YEAR, as_of_year
from researchmetrics.metrics.counting import counted_as
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import apply, lacks
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import find

__all__ = ["Asked", "One", "asked_for"]

_OF_LISTS = frozenset({"coauthors", "countries", "yearly_citations", "reference_ages"})


@dataclass(frozen=True)
class One:
    """An indicator that is asked for.

    Parameters
    ----------
    name : str
        What its column is called.
    entry : Indicator
        What is computed: under fractional counting it may be another than the one asked for.
    is_shared : bool
        Whether from the person's shares of the citations.
    empty : float
        Its value for a group without works.
    """

    name: str
    entry: Indicator
    is_shared: bool
    empty: float


@dataclass(frozen=True)
class Asked:
    """All that is asked for.

    Parameters
    ----------
    several : tuple of One
        Indicators, in order.
    by : str or None
        Column that tells groups apart.
    counting : str
        Full or fractional.
    choices : Choices
        Which works count.
    options : Mapping
        Options of the indicators.
    """

    several: tuple[One, ...]
    by: str | None
    counting: str
    choices: Choices
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        """Whether any indicator is computed from shares."""
        return any(one.is_shared for one in self.several)

    @property
    def told(self) -> list[str]:
        """Columns of which it is told how many works lack them."""
        columns = (name for one in self.several for name in one.entry.columns)
        return [name for name in dict.fromkeys(columns) if name != "work_id"]

    @property
    def need(self) -> set[str]:
        """Columns that are needed, and those that others must agree with."""
        need = {"work_id", *self.told, *self.choices.columns}
        if self.is_shared or "position" in need:
            need.add("n_authors")
        if "self_citations" in need:
            need.add("citations")
        return need | ({"year", "citations"} if need & FROM_CITATIONS_BY_YEAR else set())

    def refuse_lacking(self, have: Collection[str]) -> None:
        """Refuse indicators whose columns are in no table.

        Parameters
        ----------
        have : collection of str
            Columns that there are.

        Raises
        ------
        TableError
            If one is not.
        """
        frame = pd.DataFrame(columns=list(have))
        for one in self.several:
            if missing := lacks(one.entry, frame):
                raise TableError(
                    f"{one.entry.name} needs the column {', '.join(missing)}; "
                    f"the tables have {sorted(have)}."
                )

    def in_sql(self, one: One, whole: Collection[str]) -> Definition | None:
        """Find the SQL of an indicator, if it has any and knows the options given.

        Parameters
        ----------
        one : One
            The indicator.
        whole : collection of str
            Columns that hold whole numbers only.

        Returns
        -------
        Definition or None
            None where the plain function must compute it.
        """
        found = definition_of(one.entry.name)
        given = {name for name in one.entry.options if self.options.get(name) is not None}
        if found is None or one.is_shared or not given - {"as_of"} <= found.options:
            return None
        numbers = {name for name in one.entry.columns if name != "work_id"}
        return found if numbers <= set(whole) else None

    def values(self, several: Iterable[One]) -> dict[str, str]:
        """Write the options of indicators as SQL.

        Parameters
        ----------
        several : iterable of One
            Indicators that SQL computes.

        Returns
        -------
        dict
            Those that are numbers, and the year of `as_of` as ``now``.
        """
        found = {}
        for one in several:
            parameters = inspect.signature(one.entry.function).parameters
            for name in one.entry.options:
                value = self.options.get(name)
                value = parameters[name].default if value is None else value
                if isinstance(value, int | float | np.number):
                    found[name] = repr(float(value))
        if self.choices.as_of is not None:
            found["now"] = str(as_of_year(self.choices.as_of))
        return found


def asked_for(
    names: str | Iterable[str],
    *,
    by: str | None,
    counting: str,
    options: Mapping[str, Any] | None,
    choices: Choices,
) -> Asked:
    """Find what is asked for; refuse what cannot be computed whatever the tables.

    Parameters
    ----------
    names : str or iterable of str
        Names in the catalogue.
    by, counting, options
        As `researchmetrics.compute` takes them.
    choices : Choices
        Which works count.

    Returns
    -------
    Asked
        All of it.

    Raises
    ------
    UnknownIndicatorError
        If a name is not in the catalogue.
    IndicatorError
        If an option is missing or has no such value.

    Examples
    --------
    >>> asked_for("h_index", by=None, counting="full", options=None, choices=Choices()).told
    ['citations']
    """
    given = {**(options or {}), "as_of": choices.as_of}
    several = []
    for name in [names] if isinstance(names, str) else names:
        entry = find(name)
        used, is_shared = counted_as(entry, counting)
        nothing = [_no_values(column) for column in used.columns]
        several.append(One(entry.name, used, is_shared, float(apply(used, nothing, given)[0])))
    unique = {one.name: one for one in several}
    return Asked(tuple(unique.values()), by, counting, choices, dict(options or {}))


def _no_values(_: str) -> Grouped:
    return Grouped(np.empty(0), np.empty(0, dtype=np.int64), 1)
