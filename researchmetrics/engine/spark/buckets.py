"""Buckets of groups on the workers of a cluster, computed by the plain definitions.

The parts of all buckets come as one table whose rows say which bucket and part they belong to, for
Spark gives a Python worker the rows of one table only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import pandas as pd

from researchmetrics import errors
from researchmetrics.engine.backend import Request
from researchmetrics.engine.buckets import as_frame, as_table, computed
from researchmetrics.engine.spark.shipping import ship

__all__ = ["FAILED", "each_computed", "raised"]

FAILED = "_failed"
"""Column of the results that says why a bucket could not be computed."""
_NAME = "_part"


def each_computed(session: Any, parts: Mapping[str, Any], request: Request) -> Any:
    """Compute all buckets.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        Where they are.
    parts : Mapping
        Frames with the column ``bucket``; which, `engine.buckets` says.
    request : Request
        What is wanted.

    Returns
    -------
    pyspark.sql.DataFrame
        One row a group, and one for each bucket that failed, with the reason in `FAILED`.
    """
    ship(session)
    form = _form(parts, request)
    kinds = {**dict.fromkeys(form.names, "bigint"), **dict.fromkeys(request.names, "double")}
    kinds |= {"grp": dict(parts["groups"].dtypes)["grp"], FAILED: "string"}
    schema = ", ".join(f"`{name}` {kinds[name]}" for name in form.names)
    return _together(parts).groupBy("bucket").applyInArrow(_task(request, form), schema)


def raised(reason: str) -> errors.ResearchMetricsError:
    """Make the error again that a worker wrote down.

    Parameters
    ----------
    reason : str
        What stands in `FAILED`.

    Returns
    -------
    ResearchMetricsError
        Of the same class, with the same message.

    Examples
    --------
    >>> raised("IndicatorError:Give as_of.")
    IndicatorError('Give as_of.')
    """
    name, _, message = reason.partition(":")
    kind: type[errors.ResearchMetricsError] = getattr(errors, name)
    return kind(message)


def _together(parts: Mapping[str, Any]) -> Any:
    from pyspark.sql import functions

    frames = []
    for name, frame in sorted(parts.items()):
        cells = [
            functions.struct(*(column for column in other.columns if column != "bucket")).alias(one)
            if one == name
            else functions.lit(None).alias(one)
            for one, other in sorted(parts.items())
        ]
        frames.append(frame.select("bucket", functions.lit(name).alias(_NAME), *cells))
    return reduce(lambda one, other: one.unionByName(other), frames)


def _form(parts: Mapping[str, Any], request: Request) -> Any:
    """Tell the columns of the result: those of a group that has no works."""
    import pyarrow as pa

    nothing = {name: frame.drop("bucket").limit(0).toArrow() for name, frame in parts.items()}
    frames = {name: as_frame(table) for name, table in nothing.items()}
    example = as_table(computed({**frames, "groups": pd.DataFrame({"grp": ["any"]})}, request))
    place = example.schema.get_field_index("grp")
    form = example.schema.set(place, nothing["groups"].schema.field("grp"))
    return pa.schema([*form, pa.field(FAILED, pa.string())])


def _task(request: Request, form: Any) -> Callable[[Any], Any]:
    """Make what workers do; they import what it needs by themselves."""

    def task(table: Any) -> Any:
        import pyarrow as pa

        parts = [name for name in table.column_names if name not in {"bucket", _NAME}]
        frames = {name: as_frame(_part(table, name)) for name in parts}
        if not len(frames["groups"]):
            return form.empty_table()
        try:
            result = as_table(computed(frames, request))
        except errors.ResearchMetricsError as error:
            reason = f"{type(error).__name__}:{error}"
            return pa.Table.from_pylist([{FAILED: reason}], schema=form)
        return result.append_column(FAILED, pa.nulls(result.num_rows, pa.string())).cast(form)

    return task


def _part(table: Any, name: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = table.filter(pc.equal(table.column(_NAME), name)).column(name)
    return pa.Table.from_struct_array(rows)
