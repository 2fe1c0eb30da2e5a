"""What of a number stands on one co-author, on one work, or on the person's citing themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.assembling import Beside
from researchmetrics.metrics.attached import identity
from researchmetrics.metrics.columns import nullable, read
from researchmetrics.metrics.explanation.contributions import Case
from researchmetrics.metrics.selection import EXCLUDED
from researchmetrics.metrics.self_citing import self_citing

# Each costs one more computation.
_MOST_COAUTHORS = 20
_SELF_CITATIONS = {
    "definition": "string",
    "self_citations": "Int64",
    "citations": "Int64",
    "share": "Float64",
    "known": "string",
}
_COAUTHORS = {
    "name": "string",
    "person_id": "string",
    "told_by": "string",
    "works": "Int64",
    "citations": "Float64",
    "share_of_works": "Float64",
    "share_of_citations": "Float64",
    "without": "Float64",
}


def top_share(works: pd.DataFrame) -> float:
    """Take the share of the most cited work in all citations.

    Parameters
    ----------
    works : pandas.DataFrame
        The works used.

    Returns
    -------
    float
        NaN without citations.

    Examples
    --------
    >>> top_share(pd.DataFrame({"citations": [6, 3, 1]}))
    0.6
    """
    counts = np.nan_to_num(read(works, "citations"))
    return float(counts.max() / counts.sum()) if counts.sum() > 0 else np.nan


def self_cited(works: pd.DataFrame, beside: Beside) -> pd.DataFrame:
    """Count the self-citations by each definition, and say whether all are known.

    Parameters
    ----------
    works : pandas.DataFrame
        The works used.
    beside : Beside
        Who wrote the works and those that cite them, and what cites what.

    Returns
    -------
    pandas.DataFrame
        One row a definition.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [8, 2], "self_citations": [1, 1]})
    >>> self_cited(works, Beside())["share"].tolist()
    [0.2, <NA>, <NA>]
    """
    rows = [_row(works, beside, rule, column) for rule, column in EXCLUDED.items()]
    return pd.DataFrame(rows, columns=list(_SELF_CITATIONS)).astype(_SELF_CITATIONS)


def _row(works: pd.DataFrame, beside: Beside, rule: str, column: str) -> dict[str, Any]:
    counts, sure = _counted(works, beside, rule, column)
    cited = read(works, "citations")
    told = ~np.isnan(counts) & ~np.isnan(cited)
    if not told.any():
        return {"definition": rule, "known": "no"}
    # Another source may have seen more self-citations than there are citations here.
    own, total = np.minimum(counts, cited)[told].sum(), cited[told].sum()
    return {
        "definition": rule,
        "self_citations": int(own),
        "citations": int(total),
        "share": own / total if total else None,
        "known": "yes" if sure and told.all() else "at least",
    }


def _counted(works: pd.DataFrame, beside: Beside, rule: str, column: str) -> tuple[Any, bool]:
    """Take the stated counts, else count the links; and tell whether none can be missing."""
    if column in works and works[column].notna().any():
        return read(works, column), True
    authorships, references = beside.authorships, beside.references
    has_links = references is not None and {"work_id", "cited_id"} <= set(references)
    if authorships is None or references is None or not has_links or "work_id" not in works:
        return np.full(len(works), np.nan), False
    links = references[["work_id", "cited_id"]].dropna().drop_duplicates()
    if not len(links) or "is_self" not in authorships:
        return np.full(len(works), np.nan), False
    counts = self_citing(works, authorships, references, rule=rule)
    found = links["cited_id"].isin(works["work_id"]).sum()
    whole = bool(found >= np.nansum(read(works, "citations")))
    # What the person's own works refer to is all that this definition asks for.
    whole |= rule == "exclude_own" and bool(works["work_id"].isin(references["work_id"]).all())
    return counts.to_numpy(dtype=np.float64), whole


def coauthors(case: Case, authorships: pd.DataFrame | None) -> pd.DataFrame:
    """List the co-authors by the citations of the works written together.

    Parameters
    ----------
    case : Case
        Indicator and works.
    authorships : pandas.DataFrame or None
        Who wrote them.

    Returns
    -------
    pandas.DataFrame
        One row a co-author; works on which the person is not marked are left out.
    """
    works = case.panel.frame
    pairs = _pairs(works, authorships)
    if not len(pairs):
        return pd.DataFrame(columns=list(_COAUTHORS)).astype(_COAUTHORS)
    cited = read(works, "citations")
    grouped = pairs.assign(citations=cited[pairs["place"]]).groupby("identity", sort=True)
    table = grouped.agg(
        name=("name", "min"),
        person_id=("person_id", "min"),
        works=("place", "size"),
        citations=("citations", lambda counts: counts.sum(min_count=1)),
    )
    table["told_by"] = np.where(table["person_id"].isna(), "name", "identifier")
    table["share_of_works"] = table["works"] / case.size
    total = np.nansum(cited)
    table["share_of_citations"] = table["citations"] / total if total else pd.NA
    table = table.sort_values(
        ["citations", "works"], ascending=False, kind="stable", na_position="last"
    )
    table["without"] = _without(case, table.index, pairs)
    return table.reset_index(drop=True)[list(_COAUTHORS)].astype(_COAUTHORS)


def _pairs(works: pd.DataFrame, authorships: pd.DataFrame | None) -> pd.DataFrame:
    """Pair each work used with each of its other authors."""
    if authorships is None or "work_id" not in works:
        return pd.DataFrame()
    if not {"work_id", "name", "is_self"} <= set(authorships):
        return pd.DataFrame()
    places = pd.Series(range(len(works)), index=works["work_id"])
    places = places[~places.index.duplicated()]
    rows = authorships.assign(
        identity=identity(authorships),
        place=authorships["work_id"].map(places),
        person_id=_ids(authorships),
        own=authorships["is_self"].astype("boolean").fillna(value=False).astype(bool),
    )
    rows = rows[rows["place"].notna() & rows["identity"].notna()]
    marked = rows.groupby("place")["own"].transform("any")
    # Written in two ways, the person would be their own co-author.
    me = set(rows.loc[rows["own"], "identity"])
    others = rows[marked & ~rows["own"] & ~rows["identity"].isin(me)]
    others = others.drop_duplicates(["place", "identity"])
    return others.assign(place=others["place"].astype(np.int64))


def _ids(authorships: pd.DataFrame) -> Any:
    ids: Any = authorships.get("person_id")
    return pd.NA if ids is None else ids


def _without(case: Case, people: pd.Index[Any], pairs: pd.DataFrame) -> Any:
    """Compute the value without the works written with each of the first co-authors."""
    asked = list(people[:_MOST_COAUTHORS])
    numbers = {one: number for number, one in enumerate(asked)}
    theirs = pairs[pairs["identity"].isin(asked)]
    kept = np.ones((len(asked), case.size), dtype=bool)
    kept[theirs["identity"].map(numbers).to_numpy(dtype=np.int64), theirs["place"]] = False
    values = np.full(len(people), np.nan)
    values[: len(asked)] = case.valued(kept)
    return nullable(np.where(np.isfinite(values), values, np.nan))
