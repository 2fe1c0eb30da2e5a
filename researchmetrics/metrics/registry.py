"""The registry of indicators: a decorator makes a function an indicator, and nothing else does.

The function's name is the indicator's name, its positional parameters name columns of the table
of works, its keyword-only parameters are options, its docstring is the documentation.
"""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, UnknownIndicatorError
from researchmetrics.metrics.columns import Numbers, given
from researchmetrics.metrics.declared import TRAITS, Indicator

P = ParamSpec("P")
R = TypeVar("R", int, float)
Form = Callable[..., Numbers]

# Columns of the catalogue, each an attribute of `Indicator`.
_FIELDS = (
    "name",
    "symbol",
    "unit",
    "family",
    "range",
    "columns",
    "options",
    "doi",
    "reference",
    "synonyms",
    "definition",
    "interval",
    "summary",
)
_REGISTRY: dict[str, Indicator] = {}
_CALLED: dict[str, Callable[..., float]] = {}
_FORMS: dict[str, Form] = {}


def indicator(
    *,
    symbol: str,
    unit: str,
    family: str,
    reference: str,
    synonyms: tuple[str, ...] = (),
    bounds: tuple[float | None, float | None] = (0, None),
    traits: tuple[str, ...] = (),
    fractional: str | None = None,
    version: int = 1,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an indicator.

    Parameters
    ----------
    symbol, unit, family : str
        How it is written, what it counts, what it is about.
    reference : str
        ``doi:...`` of the defining paper, or ``choice: ...`` where none does.
    synonyms : tuple of str, optional
        Other names in use; they find it too.
    bounds : tuple, optional
        Least and largest value; None where there is none.
    traits : tuple of str, optional
        Any of ``monotone, grows, interval, unaligned, zero_when_empty`` (see `Indicator`).
    fractional : str, optional
        Indicator that takes its place under fractional counting.
    version : int, optional
        Version of the definition.

    Returns
    -------
    Callable
        Decorator; the decorated function refuses missing, infinite and impossible values.

    Examples
    --------
    >>> from researchmetrics.metrics import h_index
    >>> h_index([10, 5, 3])
    3
    """
    if not set(traits) <= TRAITS:
        raise IndicatorError(f"Unknown trait among {traits}. Known: {sorted(TRAITS)}.")

    def register(function: Callable[P, R]) -> Callable[P, R]:
        columns, options, optional, required = _parameters(function)
        entry = Indicator(
            name=function.__name__,
            function=function,
            symbol=symbol,
            unit=unit,
            family=family,
            reference=reference,
            synonyms=synonyms,
            bounds=bounds,
            traits=frozenset(traits),
            fractional=fractional,
            version=version,
            columns=columns,
            options=options,
            optional=optional,
            required=required,
            summary=(inspect.getdoc(function) or "").partition("\n")[0],
        )
        called = _checked(function, entry)
        _REGISTRY[entry.name], _CALLED[entry.name] = entry, called
        return called

    return register


def grouped(plain: Callable[..., float]) -> Callable[[Form], Form]:
    """Register the form of an indicator that computes it for many groups at once.

    Parameters
    ----------
    plain : Callable
        The indicator; it stays the definition, and tests demand equality.

    Returns
    -------
    Callable
        Decorator of a function from one `Grouped` a column to one value a group.
    """

    def register(form: Form) -> Form:
        _FORMS[plain.__name__] = form
        return form

    return register


def form_of(name: str) -> Form | None:
    """Return the grouped form of an indicator, or None.

    Parameters
    ----------
    name : str
        Name in the catalogue.

    Returns
    -------
    Callable or None
        The form, where one was registered.
    """
    return _FORMS.get(name)


def names() -> list[str]:
    """List the indicators.

    Returns
    -------
    list of str
        Names in the catalogue, sorted.

    Examples
    --------
    >>> from researchmetrics import metrics
    >>> "h_index" in metrics.names()
    True
    """
    return sorted(_REGISTRY)


def find(name: str) -> Indicator:
    """Find an indicator by name or synonym.

    Parameters
    ----------
    name : str
        Name in the catalogue, or a synonym.

    Returns
    -------
    Indicator
        All that is known of it.

    Raises
    ------
    UnknownIndicatorError
        If no indicator has that name; names the nearest ones.

    Examples
    --------
    >>> from researchmetrics import metrics
    >>> metrics.find("Hirsch index").name
    'h_index'
    """
    if name in _REGISTRY:
        return _REGISTRY[name]
    for entry in _REGISTRY.values():
        if name in entry.synonyms:
            return entry
    near = difflib.get_close_matches(str(name), _REGISTRY, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise UnknownIndicatorError(
        f"There is no indicator {name!r}.{hint} catalogue() lists all {len(_REGISTRY)}."
    )


def function_of(name: str) -> Callable[..., float]:
    """Return an indicator as a function that checks its input.

    Parameters
    ----------
    name : str
        Name in the catalogue, or a synonym.

    Returns
    -------
    Callable
        The function.
    """
    return _CALLED[find(name).name]


def catalogue() -> pd.DataFrame:
    """List every indicator with what one needs to trust it.

    Returns
    -------
    pandas.DataFrame
        One row an indicator: name, symbol, unit, family, range, columns, options, doi,
        reference, synonyms, definition, interval, summary.

    Examples
    --------
    >>> from researchmetrics import metrics
    >>> metrics.catalogue().set_index("name").loc["h_index", "doi"]
    '10.1073/pnas.0507655102'
    """
    rows = [[getattr(_REGISTRY[name], field) for field in _FIELDS] for name in names()]
    return pd.DataFrame(rows, columns=list(_FIELDS))


def _parameters(
    function: Callable[..., Any],
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str], frozenset[str]]:
    parameters = inspect.signature(function).parameters.values()
    columns = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    options = [p for p in parameters if p.kind is p.KEYWORD_ONLY]
    return (
        tuple(p.name for p in columns),
        tuple(p.name for p in options),
        frozenset(p.name for p in columns if p.default is not p.empty),
        frozenset(p.name for p in options if p.default is p.empty),
    )


def _checked(function: Callable[P, R], entry: Indicator) -> Callable[P, R]:
    signature = inspect.signature(function)
    together = [c for c in entry.columns if c != "year" or "unaligned" not in entry.traits]

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = signature.bind(*args, **kwargs)
        left_out = {name for name in entry.optional if bound.arguments.get(name) is None}
        told = [name for name in entry.columns if name not in left_out]
        for column in told:
            bound.arguments[column] = given(column, bound.arguments[column])
        lengths = {np.size(bound.arguments[name]) for name in together if name in told}
        if len(lengths) > 1:
            raise IndicatorError(
                f"{entry.name} needs one value a work in each of {', '.join(together)}; "
                f"their lengths are {sorted(lengths)}."
            )
        return function(*bound.args, **bound.kwargs)

    return call
