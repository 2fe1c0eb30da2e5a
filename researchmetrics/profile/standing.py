"""What sources themselves say of where works stand: their classes, their figures, never ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.normalizer import Tables
from researchmetrics.tables import frame

__all__ = ["LEVELS", "chosen", "standing", "with_field"]

# From the narrowest class to the widest.
LEVELS = ("topic", "subfield", "field", "domain")
_DEFINED_AT = {"openalex": "https://docs.openalex.org/api-entities/works/work-object"}
_SAME_WORK = ("same", "version")


def standing(tables: Tables) -> pd.DataFrame:
    """Lay out what each source's records say of the standing of their works.

    Parameters
    ----------
    tables : Tables
        Of a profile.

    Returns
    -------
    pandas.DataFrame
        The table ``standing``, one row a record that says anything.
    """
    linked = tables.links[tables.links["kind"].isin(_SAME_WORK)]
    work_of = dict(zip(linked["record_id"], linked["work_id"], strict=True))
    says = np.array([bool(cell) for cell in tables.records["stated"]], dtype=bool)
    told = tables.records[says]
    return frame("standing", _rows(told[told["record_id"].isin(work_of)], work_of))


def _rows(records: pd.DataFrame, work_of: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    columns = ["record_id", "source", "source_id", "known_at", "retrieved_at", "citations", "year"]
    listed = zip(records[columns].to_dict("records"), records["stated"], strict=True)
    for cells, said in listed:
        row: dict[str, Any] = {str(name): cell for name, cell in cells.items()}
        day = next((d for d in (row.pop("known_at"), row.pop("retrieved_at")) if pd.notna(d)), None)
        percentile = said.get("citation_normalized_percentile")
        yield row | {
            "work_id": work_of[row["record_id"]],
            "as_of": day and str(day)[:10],
            **{name: next(iter(said.get(name, ())), None) for name in ("type", *LEVELS)},
            "fwci": said.get("fwci"),
            "percentile": None if percentile is None else 100 * percentile,
            "top10": said.get("is_in_top_10_percent"),
            "top1": said.get("is_in_top_1_percent"),
            "definition": _DEFINED_AT.get(str(row["source"])),
        }


def chosen(table: pd.DataFrame, source: str) -> pd.DataFrame:
    """Keep one record a work of one source: the most cited of those it lists apart.

    Parameters
    ----------
    table : pandas.DataFrame
        As `standing` gives it.
    source : str
        Data provider.

    Returns
    -------
    pandas.DataFrame
        Indexed by work_id.
    """
    own = table[table["source"].eq(source).fillna(value=False)]
    ranked = own.sort_values(
        ["citations", "source_id"], ascending=[False, True], na_position="last", kind="stable"
    )
    return ranked.drop_duplicates("work_id").set_index("work_id")


def with_field(tables: Tables) -> pd.DataFrame:
    """Add the broad field that the sources state; where none does, the category stands in."""
    stated = tables.records[tables.records["field"].notna()][["record_id", "field"]]
    linked = tables.links[tables.links["kind"].isin(["same", "version"])]
    by_work = linked.merge(stated, on="record_id").drop_duplicates("work_id")
    field = tables.works["work_id"].map(by_work.set_index("work_id")["field"])
    return tables.works.assign(field=field.astype("string").fillna(tables.works["category"]))
