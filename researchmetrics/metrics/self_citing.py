"""Self-citations counted from who wrote what and what it cites, by three definitions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.attached import identity
from researchmetrics.metrics.selection import EXCLUDED
from researchmetrics.tables import check

_LINK = ["citing", "cited"]


def self_citing(
    works: pd.DataFrame,
    authorships: pd.DataFrame,
    references: pd.DataFrame,
    *,
    rule: str = "exclude",
    by: str | None = None,
) -> pd.Series[Any]:
    """Count how many of the citations of each work are self-citations.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id``, and `by` where it is given.
    authorships : pandas.DataFrame
        Authors of the works and of those that cite them: ``work_id``, ``name``, and
        ``person_id`` where known; for one person ``is_self``.
    references : pandas.DataFrame
        Table with ``work_id`` (that cites) and ``cited_id``.
    rule : {"exclude", "exclude_own", "exclude_coauthors"}, optional
        Which citations are self-citations: by a work that shares any author with the work cited;
        by a work of the person; by a work of the person or of any co-author of theirs.
    by : str, optional
        Column that says whose work it is; one person's, marked by ``is_self``, without it.

    Returns
    -------
    pandas.Series
        Whole numbers, one for each row of the works. People are told apart by identifier, else
        by name as printed; a link that the references lack is not counted.

    Raises
    ------
    IndicatorError
        If there is no such rule.
    TableError
        If a column is missing.

    References
    ----------
    .. [1] Schreiber (2007), Self-citation corrections for the Hirsch index,
       doi:10.1209/0295-5075/78/30002

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["a"]})
    >>> wrote = pd.DataFrame({"work_id": ["a", "a", "b"], "name": ["Ana", "Bo", "Bo"]})
    >>> wrote["is_self"] = [True, False, False]
    >>> cites = pd.DataFrame({"work_id": ["b"], "cited_id": ["a"]})
    >>> self_citing(works, wrote, cites).tolist()
    [1]
    >>> self_citing(works, wrote, cites, rule="exclude_own").tolist()
    [0]
    """
    links = self_citing_links(works, authorships, references, rule=rule, by=by)
    if rule == "exclude":
        counts = works["work_id"].map(links.groupby("cited").size())
    else:
        whose = works[by] if by else pd.Series("all", index=works.index)
        keys = pd.MultiIndex.from_arrays([works["work_id"].array, whose.array])
        found = links.groupby(["cited", "who"]).size().reindex(keys)
        counts = pd.Series(found.to_numpy(dtype=float, na_value=np.nan))
    return counts.fillna(0).astype("Int64").set_axis(works.index)


def self_citing_links(
    works: pd.DataFrame,
    authorships: pd.DataFrame,
    references: pd.DataFrame,
    *,
    rule: str = "exclude",
    by: str | None = None,
) -> pd.DataFrame:
    """List the citations of works that are self-citations.

    Parameters
    ----------
    works, authorships, references, rule, by
        As for `self_citing`.

    Returns
    -------
    pandas.DataFrame
        ``citing`` and ``cited``, and ``who`` (whose) where the definition speaks of a person.

    Raises
    ------
    IndicatorError
        If there is no such rule.
    TableError
        If a column is missing.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["a"]})
    >>> wrote = pd.DataFrame({"work_id": ["a", "b"], "name": ["Ana", "Ana"]})
    >>> cites = pd.DataFrame({"work_id": ["b"], "cited_id": ["a"]})
    >>> self_citing_links(works, wrote, cites).values.tolist()
    [['b', 'a']]
    """
    if rule not in EXCLUDED:
        raise IndicatorError(f"rule must be one of {', '.join(EXCLUDED)}, not {rule!r}.")
    check(works, "works", need=["work_id", *([by] if by else [])])
    check(authorships, "authorships", need=["work_id", "name"])
    check(references, "references", need=["work_id", "cited_id"])
    wrote = authorships.assign(person=identity(authorships))[["work_id", "person"]]
    wrote = wrote.dropna().drop_duplicates()
    # Most references are to works of others: these need no looking at.
    theirs = references.loc[references["cited_id"].isin(works["work_id"]), ["work_id", "cited_id"]]
    links = theirs.dropna().drop_duplicates().set_axis(_LINK, axis=1)
    links = links[links["citing"] != links["cited"]]
    if not len(links) or not len(wrote):
        # Columns without values have no type by which tables could be joined.
        return pd.DataFrame(columns=[*_LINK, "who"], dtype=object)
    if rule == "exclude":
        return _sharing(links, wrote)
    people = _people(authorships, by)
    allowed = people if rule == "exclude_own" else _with_coauthors(people, wrote)
    whose = works[by] if by else pd.Series("all", index=works.index)
    citing = links.merge(wrote, left_on="citing", right_on="work_id")
    return _by_people(works["work_id"], whose, allowed, citing)


def _sharing(links: pd.DataFrame, wrote: pd.DataFrame) -> pd.DataFrame:
    """Keep the links whose two works share an author."""
    citing = links.merge(wrote, left_on="citing", right_on="work_id")[[*_LINK, "person"]]
    both = citing.merge(wrote, left_on=["cited", "person"], right_on=["work_id", "person"])
    return both[_LINK].drop_duplicates()


def _people(authorships: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Tell how authorships identify each person."""
    rows = authorships.assign(person=identity(authorships))
    if by is None:
        check(authorships, "authorships", need=["is_self"])
        own = rows[rows["is_self"].astype("boolean").fillna(value=False).astype(bool)]
        return own[["person"]].drop_duplicates().assign(who="all")
    column = by if by in authorships else "person_id"
    check(authorships, "authorships", need=[column])
    if "is_self" in rows and rows["is_self"].notna().any() and column == by != "person_id":
        rows = rows[rows["is_self"].astype("boolean").fillna(value=False).astype(bool)]
    return rows.assign(who=rows[column])[["person", "who"]].dropna().drop_duplicates()


def _with_coauthors(people: pd.DataFrame, wrote: pd.DataFrame) -> pd.DataFrame:
    """Add to each person everyone they ever wrote with."""
    theirs = people.merge(wrote, on="person")[["who", "work_id"]].drop_duplicates()
    beside = theirs.merge(wrote, on="work_id")[["person", "who"]]
    return pd.concat([people, beside], ignore_index=True).drop_duplicates()


def _by_people(
    work_ids: pd.Series[Any], whose: pd.Series[Any], allowed: pd.DataFrame, citing: pd.DataFrame
) -> pd.DataFrame:
    """Keep for each person the links of which one citing author is allowed to them."""
    wanted = pd.DataFrame({"cited": work_ids.array, "who": whose.array}).drop_duplicates()
    links = wanted.merge(citing[[*_LINK, "person"]], on="cited")
    return links.merge(allowed, on=["who", "person"])[[*_LINK, "who"]].drop_duplicates()
