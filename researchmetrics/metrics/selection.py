"""Which works count, and with which citations: papers, window, self-citations, authorships."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from researchmetrics.errors import IndicatorError, NotEnoughDataError
from researchmetrics.metrics.columns import as_of_year, objects, read
from researchmetrics.records import NOT_PAPERS
from researchmetrics.tables import check

SELF_CITATIONS = ("include", "exclude")
COUNTING = ("full", "fractional")

Window = int | tuple[int, int] | None


def select(
    works: pd.DataFrame,
    *,
    as_of: Any = None,
    types: Collection[str] | None = None,
    window: Window = None,
    self_citations: str = "include",
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Choose the works that count.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works; columns that are not there are unknown.
    as_of : str, int or date, optional
        Date looked from; a later year is an error of the data and counts as unknown.
    types : collection of str, optional
        Kinds of work that count; by default all but software, datasets, talks, what was not
        submitted yet, and others.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`, its own included.
    self_citations : {"include", "exclude"}, optional
        Whether citations by the person count; to exclude them the column ``self_citations`` is
        needed.

    Returns
    -------
    tuple
        The works that count, and flags on what was done to them.

    Raises
    ------
    IndicatorError
        If an option has no such value.
    NotEnoughDataError
        If self-citations are to be excluded and no column says how many they are.

    Examples
    --------
    >>> works = pd.DataFrame({"type": ["article", "software", None]})
    >>> len(select(works)[0])
    2
    """
    check(works, "works")
    flags: list[str] = []
    frame = works[_counts(works, types)]
    frame = _years(frame, as_of, flags)
    if window is not None:
        frame = _in_window(frame, _span(window, as_of), flags)
    return _citations(frame, self_citations, flags), tuple(flags)


def with_authorships(works: pd.DataFrame, authorships: pd.DataFrame | None) -> pd.DataFrame:
    """Add the columns that authorships tell: own position, co-authors, number of authors.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id``.
    authorships : pandas.DataFrame, optional
        Table of authorships with ``work_id``, ``position``, ``name`` and ``is_self``.

    Returns
    -------
    pandas.DataFrame
        The works with ``position`` and ``coauthors``; unknown where the person is not marked.
        The number of authors is that of the works where known, else the length of a list that
        was not cut.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"]})
    >>> rows = {"work_id": "w", "position": [1, 2], "name": ["A", "B"], "is_self": [False, True]}
    >>> with_authorships(works, pd.DataFrame(rows))["position"].tolist()
    [2.0]
    """
    if authorships is None or not len(authorships):
        return works
    check(works, "works", need=["work_id"])
    check(authorships, "authorships", need=["work_id", "position", "name", "is_self"])
    is_self = authorships["is_self"].astype("boolean").fillna(value=False).astype(bool)
    own = authorships[is_self].drop_duplicates("work_id").set_index("work_id")
    others = authorships[~is_self]
    people = _identity(others).groupby(others["work_id"]).agg(list)
    coauthors = [people.get(work, []) if work in own.index else None for work in works["work_id"]]
    lengths = authorships.groupby("work_id").size()
    return works.assign(
        position=works["work_id"].map(own["position"]).astype("Float64"),
        coauthors=pd.Series(objects(coauthors), index=works.index, dtype="object"),
        n_authors=_n_authors(works, works["work_id"].map(lengths)),
    )


def _identity(authorships: pd.DataFrame) -> pd.Series[str]:
    names = authorships["name"].astype("string").str.casefold()
    if "person_id" not in authorships:
        return names
    return authorships["person_id"].astype("string").fillna(names)


def _n_authors(works: pd.DataFrame, lengths: pd.Series[Any]) -> pd.Series[Any]:
    listed = lengths.astype("Int64")
    if "authors_truncated" in works:
        cut = works["authors_truncated"].astype("boolean").fillna(value=False).astype(bool)
        listed = listed.mask(cut)
    return works["n_authors"].astype("Int64").fillna(listed) if "n_authors" in works else listed


def _counts(works: pd.DataFrame, types: Collection[str] | None) -> pd.Series[bool]:
    if isinstance(types, str):
        raise IndicatorError(f"types must be a list such as [{types!r}], not the text {types!r}.")
    if "type" not in works:
        return pd.Series([True] * len(works), index=works.index, dtype=bool)
    if types is None:
        return ~works["type"].isin(NOT_PAPERS)
    return works["type"].isin(set(types))


def _years(frame: pd.DataFrame, as_of: Any, flags: list[str]) -> pd.DataFrame:
    if as_of is None or "year" not in frame:
        return frame
    late = read(frame, "year") > as_of_year(as_of)
    if not late.any():
        return frame
    flags.append(f"year_after_as_of:{int(late.sum())}")
    return frame.assign(year=frame["year"].astype("Int64").mask(late))


def _span(window: int | tuple[int, int], as_of: Any) -> tuple[int, int]:
    if isinstance(window, int):
        if window < 1 or as_of is None:
            raise IndicatorError(
                f"A window of {window} years needs at least one year and as_of, the date it ends."
            )
        return as_of_year(as_of) - window + 1, as_of_year(as_of)
    if window[0] > window[1]:
        raise IndicatorError(f"window must be (first year, last year), not {window!r}.")
    return window[0], window[1]


def _in_window(frame: pd.DataFrame, span: tuple[int, int], flags: list[str]) -> pd.DataFrame:
    years = read(frame, "year")
    undated = int((years != years).sum())  # noqa: PLR0124 (NaN differs from itself)
    flags.append(f"window:{span[0]}-{span[1]}")
    if undated:
        flags.append(f"outside_window_for_want_of_year:{undated}")
    return frame[(years >= span[0]) & (years <= span[1])]


def _citations(frame: pd.DataFrame, self_citations: str, flags: list[str]) -> pd.DataFrame:
    if self_citations not in SELF_CITATIONS:
        raise IndicatorError(
            f"self_citations must be one of {', '.join(SELF_CITATIONS)}, not {self_citations!r}."
        )
    if self_citations == "include":
        return frame
    if "self_citations" not in frame or frame["self_citations"].isna().all():
        raise NotEnoughDataError(
            "Self-citations cannot be excluded: the works have no column self_citations that says "
            "how many of the citations are by the person. Fetch citing works from a source that "
            'gives them, or use self_citations="include".'
        )
    check(frame, "works", need=["citations"])
    flags.append("self_citations_excluded")
    remaining = frame["citations"].astype("Float64") - frame["self_citations"].astype("Float64")
    return frame.assign(citations=remaining)
