"""SQL written once: its rules, and its form in every dialect.

Definitions are written in DuckDB's dialect. They give the same numbers everywhere because they keep
to rules that `faults` checks: every window that ranks ends in `row_id`, which no two rows share;
only whole numbers are summed, shares among authors being whole multiples of 1 / `SHARE`; numbers
are divided as DOUBLE, said so in the text; and there are no quantiles, averages or arrays, nor
broken numbers made whole, for engines differ on these.
"""

from __future__ import annotations

import functools
from typing import Any

from researchmetrics.errors import ConfigError

__all__ = ["DIALECTS", "SHARE", "TOTAL_ORDER", "faults", "require", "written"]

DIALECTS = ("duckdb", "spark", "sqlite", "postgres")
"""Dialects in which the definitions are tested."""
SHARE = 5342931457063200
"""Least common multiple of 1 to 40: an equal share among so many authors is a whole number of it.
Beyond 40 authors a share is rounded to 1 / `SHARE`."""
TOTAL_ORDER = "row_id"

_BARRED = (
    "Avg",
    "Median",
    "Quantile",
    "ApproxQuantile",
    "PercentileCont",
    "PercentileDisc",
    "Array",
    "ArrayAgg",
    "Stddev",
    "Variance",
)
_BROKEN = ("Div", "Sqrt", "Ln", "Exp", "Pow")


def require() -> Any:
    """Load sqlglot.

    Returns
    -------
    module
        ``sqlglot``.

    Raises
    ------
    ConfigError
        If it is not installed.
    """
    try:
        import sqlglot
    except ImportError as error:
        raise ConfigError(
            "Other engines than duckdb need sqlglot, which is not installed. Install it with "
            'pip install "researchmetrics[spark]", or use engine="duckdb".'
        ) from error
    return sqlglot


@functools.lru_cache(maxsize=256)
def written(query: str, dialect: str) -> str:
    """Write a query in another dialect.

    Parameters
    ----------
    query : str
        In DuckDB's dialect.
    dialect : str
        As sqlglot calls it.

    Returns
    -------
    str
        The query, unchanged for DuckDB.

    Examples
    --------
    >>> written("SELECT a // b FROM t", "spark")
    'SELECT a DIV b FROM t'
    """
    if dialect == "duckdb":
        return query
    tree = require().parse_one(query, read="duckdb")
    own = {"sqlite": _for_sqlite, "spark": _for_spark}.get(dialect)
    if own is not None:
        tree = tree.transform(own)
    text: str = tree.sql(dialect=dialect)
    return text


def faults(query: str) -> list[str]:
    """List what in a query engines may answer differently.

    Parameters
    ----------
    query : str
        In DuckDB's dialect.

    Returns
    -------
    list of str
        One line a fault; none for a query that keeps the rules.

    Examples
    --------
    >>> faults("SELECT SUM(a / b) FROM t")
    ['a / b: say CAST(... AS DOUBLE)', 'SUM(a / b): sums of broken numbers depend on their order']
    """
    exp = require().exp
    tree = require().parse_one(query, read="duckdb")
    checks = (
        (exp.Window, _is_open, "a window that ranks must be ordered, last by row_id"),
        (exp.Div, _is_unsaid, "say CAST(... AS DOUBLE)"),
        (exp.Cast, _is_rounding, "a broken number is made whole"),
        (exp.Sum, _sums_broken, "sums of broken numbers depend on their order"),
        (tuple(getattr(exp, name) for name in _BARRED), lambda _: True, "engines differ on it"),
    )
    return [
        f"{node.sql(dialect='duckdb')}: {reason}"
        for kind, is_fault, reason in checks
        for node in tree.find_all(kind)
        if is_fault(node)
    ]


def _is_open(window: Any) -> bool:
    """Tell a window whose rows have no order of their own, though its function asks for one."""
    order = window.args.get("order")
    exp = require().exp
    if order is None:
        return not isinstance(window.this, exp.Min | exp.Max | exp.Sum | exp.Count)
    last = order.expressions[-1].this
    return str(last.name) != TOTAL_ORDER


def _is_unsaid(division: Any) -> bool:
    exp = require().exp
    left = division.this.unnest()
    return not (isinstance(left, exp.Cast) and left.to.is_type("double"))


def _is_rounding(cast: Any) -> bool:
    exp = require().exp
    kinds = tuple(getattr(exp, name) for name in _BROKEN)
    return bool(cast.to.is_type(*exp.DataType.INTEGER_TYPES)) and (
        cast.this.find(*kinds) is not None or _has_double(cast.this)
    )


def _sums_broken(total: Any) -> bool:
    exp = require().exp
    kinds = tuple(getattr(exp, name) for name in _BROKEN)
    return total.this.find(*kinds) is not None or _has_double(total.this)


def _has_double(node: Any) -> bool:
    exp = require().exp
    return any(cast.to.is_type("double") for cast in node.find_all(exp.Cast))


def _for_sqlite(node: Any) -> Any:
    """SQLite divides whole numbers as such, and has no decimals: theirs are whole numbers too."""
    exp = require().exp
    if isinstance(node, exp.IntDiv):
        return exp.Div(this=node.this, expression=node.expression, typed=True, safe=True)
    if isinstance(node, exp.DataType) and node.is_type("decimal"):
        return exp.DataType.build("BIGINT")
    return node


def _for_spark(node: Any) -> Any:
    """Spark's whole division ends at 64 bits: decimals are divided as such and cut down.

    It divides them to six places at least, and no share is nearer to the next whole number.
    """
    exp = require().exp
    if isinstance(node, exp.IntDiv) and any(
        cast.to.is_type("decimal") for cast in node.find_all(exp.Cast)
    ):
        whole = exp.Div(this=node.this, expression=node.expression, typed=True)
        return exp.Floor(this=whole)
    return node
