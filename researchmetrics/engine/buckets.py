"""Buckets: some groups at a time, their works as a frame, computed by the plain definitions.

What has no SQL is computed so, and at any size: only one bucket needs to fit into memory. A bucket
is a mapping of frames, made by the queries of `listing`: ``rows`` (the works that count, with
``grp`` and ``row_id``), ``groups`` (all of its groups, those without works too) and, as far as the
indicators need them, ``partners``, ``places``, ``yearly`` and ``ages``, which say in long form what
is a list in the table of works.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.engine.backend import Request
from researchmetrics.errors import TableError
from researchmetrics.metrics.attached_years import with_citations_by_year
from researchmetrics.metrics.columns import objects
from researchmetrics.metrics.computing import compute

__all__ = ["PARTS", "as_frame", "as_table", "compute_bucket", "computed"]

PARTS: dict[str, tuple[str, ...]] = {
    "rows": ("grp", "row_id", "work_id"),
    "groups": ("grp",),
    "partners": ("row_id", "person"),
    "places": ("row_id", "countries"),
    "yearly": ("work_id", "year", "citations"),
    "ages": ("work_id", "age"),
}
"""Parts of a bucket, and the columns they have at least."""


def computed(frames: Mapping[str, pd.DataFrame], request: Request) -> pd.DataFrame:
    """Compute indicators for the groups of one bucket.

    Parameters
    ----------
    frames : Mapping
        The bucket.
    request : Request
        What is wanted.

    Returns
    -------
    pandas.DataFrame
        One row a group: ``grp``, the indicators, ``n_works`` and ``n_missing_...``; the indicators
        as Float64, the rest as Int64.

    Examples
    --------
    >>> rows = pd.DataFrame({"grp": ["a", "a"], "row_id": [1, 2], "citations": [4, 2]})
    >>> bucket = {"rows": rows, "groups": pd.DataFrame({"grp": ["a", "b"]})}
    >>> computed(bucket, Request(names=("h_index",)))["h_index"].tolist()
    [2.0, 0.0]
    """
    labels = frames["groups"]["grp"]
    works = _attached(frames, request.choices.get("as_of"))
    whose = pd.Categorical(works["grp"], categories=pd.Index(labels))
    table = compute(works.assign(grp=whose), request.names, by="grp", **request.choices)
    kinds = {name: "Float64" if name in request.names else "Int64" for name in table.columns}
    return table.astype(kinds).set_axis(pd.Index(labels, name="grp")).reset_index()


def compute_bucket(folder: str | Path, bucket: int, request: Request) -> int:
    """Compute indicators for a bucket on disk.

    Parameters
    ----------
    folder : str or pathlib.Path
        Holds a folder for each of `PARTS` that there is, and in these ``bucket=N`` with Parquet
        files. The result goes to ``results``.
    bucket : int
        Which one.
    request : Request
        What is wanted.

    Returns
    -------
    int
        The bucket, now done; a bucket without groups has no result.
    """
    import pyarrow.parquet as pq

    place = Path(folder)
    parts = [part for part in PARTS if (place / part).is_dir()]
    frames = {part: _read(place / part, bucket, PARTS[part]) for part in parts}
    if len(frames["groups"]):
        result = computed(frames, request)
        (place / "results").mkdir(exist_ok=True)
        pq.write_table(as_table(result), place / "results" / f"{bucket:06d}.parquet")
    return bucket


def _read(place: Path, bucket: int, columns: Collection[str]) -> pd.DataFrame:
    """Read one part of a bucket: without rows, as other buckets have it."""
    import pyarrow.parquet as pq

    files = sorted(place.glob(f"bucket={bucket}/*.parquet"))
    if files:
        return as_frame(pq.ParquetDataset(files, partitioning=None).read())
    others = sorted(place.glob("bucket=*/*.parquet"))
    if others:
        return as_frame(pq.read_schema(others[0]).empty_table())
    return pd.DataFrame(columns=list(columns))


def as_frame(table: Any) -> pd.DataFrame:
    """Make an Arrow table a frame whose numbers can be unknown.

    Parameters
    ----------
    table : pyarrow.Table
        Of any columns.

    Returns
    -------
    pandas.DataFrame
        With Int64, Float64, boolean, texts, and lists as such.
    """
    import pyarrow as pa

    columns: dict[str, Any] = {}
    for field in table.schema:
        cells = table.column(field.name)
        if pa.types.is_integer(field.type):
            columns[field.name] = cells.cast(pa.int64()).to_pandas(
                types_mapper={pa.int64(): pd.Int64Dtype()}.get
            )
        elif pa.types.is_floating(field.type) or pa.types.is_decimal(field.type):
            columns[field.name] = cells.cast(pa.float64()).to_pandas(
                types_mapper={pa.float64(): pd.Float64Dtype()}.get
            )
        elif pa.types.is_boolean(field.type):
            columns[field.name] = cells.to_pandas(types_mapper={pa.bool_(): pd.BooleanDtype()}.get)
        elif pa.types.is_nested(field.type):
            columns[field.name] = pd.Series(objects(cells.to_pylist()), dtype="object")
        else:
            columns[field.name] = cells.to_pandas()
    return pd.DataFrame(columns)


def as_table(given: Any, columns: Collection[str] | None = None) -> Any:
    """Make a frame an Arrow table.

    Parameters
    ----------
    given : pandas.DataFrame or Arrow table
        Of any columns.
    columns : collection of str, optional
        Columns to take, as far as there are.

    Returns
    -------
    pyarrow.Table or the Arrow table given
        What is unknown is null.

    Raises
    ------
    TableError
        If a column holds values of several kinds.
    """
    import pyarrow as pa

    if not isinstance(given, pd.DataFrame):
        return given
    there = [name for name in given.columns if columns is None or name in columns]
    cells = {}
    for name in there:
        column = given[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            column = column.astype(column.cat.categories.dtype)
        try:
            cells[str(name)] = pa.Array.from_pandas(column)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise TableError(
                f"The column {name} holds values of several kinds ({error}). Give one kind."
            ) from error
    return pa.table(cells)


def _attached(frames: Mapping[str, pd.DataFrame], as_of: Any) -> pd.DataFrame:
    """Give each work the lists that stand beside it."""
    works = frames["rows"]
    if "partners" in frames:
        people = _listed(frames["partners"], "row_id", "person", works["row_id"])
        is_placed = works["is_placed"].astype("boolean").fillna(value=False)
        works = works.assign(coauthors=_column(people, is_placed))
    if "places" in frames:
        cells = _listed(frames["places"], "row_id", "countries", works["row_id"])
        works = works.assign(countries=objects(map(_flat, cells)))
    if "ages" in frames:
        cells = _listed(frames["ages"], "work_id", "age", works["work_id"])
        works = works.assign(reference_ages=objects(cell or None for cell in cells))
    if "yearly" in frames:
        works = _with_years(works, frames["yearly"], as_of)
    return works


def _with_years(works: pd.DataFrame, yearly: pd.DataFrame, as_of: Any) -> pd.DataFrame:
    """Add what citations by year tell, by the counts as given, before any were left out."""
    other = pd.DataFrame({"work_id": pd.Series([None], dtype=object), "year": 1, "citations": 0})
    table = pd.concat([yearly[["work_id", "year", "citations"]].astype(object), other])
    given = works.assign(
        citations=works["citations_given"], work_id=works["work_id"].astype(object)
    )
    told = with_citations_by_year(given, table, as_of=as_of)
    return told.assign(citations=works["citations"]) if "citations" in works else told


def _listed(rows: pd.DataFrame, key: str, column: str, wanted: pd.Series[Any]) -> list[list[Any]]:
    found: dict[Any, list[Any]] = {}
    for one, cell in zip(rows[key].tolist(), rows[column].tolist(), strict=True):
        found.setdefault(one, []).append(cell)
    return [found.get(one, []) for one in wanted.tolist()]


def _column(cells: list[list[Any]], is_known: pd.Series[Any]) -> np.ndarray[Any, Any]:
    pairs = zip(cells, is_known, strict=True)
    return objects(cell if known else None for cell, known in pairs)


def _flat(cells: list[Any]) -> list[str] | None:
    return sorted({str(one) for cell in cells if cell is not None for one in cell}) or None
