"""Which works count, and with which citations: papers, window, roles, self-citations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypedDict

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, NotEnoughDataError
from researchmetrics.metrics.agreeing import agreeing, more_than_all
from researchmetrics.metrics.columns import Numbers, as_of_year, nullable, read
from researchmetrics.records import NOT_PAPERS
from researchmetrics.tables import check

# What may be excluded, and the column that counts it: citations by works that share any author
# with the work cited, by the person's own works, by those of the person or any co-author.
EXCLUDED = {
    "exclude": "self_citations",
    "exclude_own": "own_citations",
    "exclude_coauthors": "coauthor_citations",
}
SELF_CITATIONS = ("include", *EXCLUDED)
ROLES = ("first", "last", "single", "middle", "corresponding")
MISSING = ("drop", "zero")
COUNTING = ("full", "fractional")

# What tells a role, where it is not place and number of authors.
_TOLD_BY = {"single": "n_authors", "corresponding": "is_corresponding"}
# Kinds of work that referees usually see before they appear.
REFEREED = frozenset({"article", "conference", "workshop"})

Window = int | tuple[int, int] | None


class Choices(TypedDict, total=False):
    """Further choices that all indicators share, as `select` describes them."""

    types: Collection[str] | None
    positions: str | Collection[str] | None
    refereed: bool
    missing: str
    options: Mapping[str, Any] | None


def select(
    works: pd.DataFrame,
    *,
    as_of: Any = None,
    types: Collection[str] | None = None,
    window: Window = None,
    self_citations: str = "include",
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
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
    self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}, optional
        Whether to leave out citations by works that share any author with the work cited, by
        works of the person, or by works of the person or any co-author of theirs; the columns
        ``self_citations``, ``own_citations`` and ``coauthor_citations`` count them.
    positions : str or collection of str, optional
        Roles of the person that count, of first, last, single, middle and corresponding; a work
        with one author counts as single only. All by default.
    refereed : bool, optional
        Whether only articles and works of conferences and workshops count, or those that a column
        ``is_refereed`` says were refereed.
    missing : {"drop", "zero"}, optional
        Whether a work whose citations are unknown is left out of what rests on them, or counts
        as not cited.

    Returns
    -------
    tuple
        The works that count, and flags on what was done to them.

    Raises
    ------
    IndicatorError
        If an option has no such value.
    NotEnoughDataError
        If self-citations are to be excluded, or roles chosen, and nothing says which they are.

    Examples
    --------
    >>> works = pd.DataFrame({"type": ["article", "software", None]})
    >>> len(select(works)[0])
    2
    """
    check(works, "works")
    flags: list[str] = []
    frame = agreeing(_counted(works, types), flags)
    if refereed:
        frame = _refereed(frame, flags)
    if positions is not None:
        frame = _in_roles(frame, positions, flags)
    frame = _years(frame, as_of, flags)
    if window is not None:
        frame = _in_window(frame, span(window, as_of), flags)
    frame = _citations(frame, self_citations, flags)
    return _missing(frame, missing, flags), tuple(flags)


def _refereed(frame: pd.DataFrame, flags: list[str]) -> pd.DataFrame:
    kinds = frame["type"] if "type" in frame else pd.Series(pd.NA, index=frame.index)
    usual = kinds.isin(REFEREED).astype("boolean").mask(kinds.isna())
    if "is_refereed" in frame:
        usual = frame["is_refereed"].astype("boolean").fillna(usual)
    flags.append("refereed_only")
    if usual.isna().any():
        flags.append(f"refereed_unknown:{int(usual.isna().sum())}")
    return frame[usual.fillna(value=False).astype(bool)]


def _in_roles(
    frame: pd.DataFrame, positions: str | Collection[str], flags: list[str]
) -> pd.DataFrame:
    asked = [positions] if isinstance(positions, str) else list(positions)
    odd = [one for one in asked if one not in ROLES]
    if odd or not asked:
        raise IndicatorError(f"positions must be some of {', '.join(ROLES)}, not {positions!r}.")
    held = roles(frame)
    for role in asked:
        if np.isnan(held[role]).all() and len(frame):
            raise NotEnoughDataError(
                f"Works as {role} author cannot be told: no work has a known "
                f"{_TOLD_BY.get(role, 'position and n_authors')}. Give authorships that do."
            )
    chosen = np.logical_or.reduce([held[role] == 1 for role in asked])
    unknown = np.logical_or.reduce([np.isnan(held[role]) for role in asked]) & ~chosen
    flags.append(f"positions:{'+'.join(asked)}")
    if unknown.any():
        flags.append(f"position_unknown:{int(unknown.sum())}")
    return frame[chosen]


def roles(frame: pd.DataFrame) -> dict[str, Numbers]:
    """Tell in which roles the person wrote each work.

    Parameters
    ----------
    frame : pandas.DataFrame
        Works with ``position``, ``n_authors`` and ``is_corresponding`` as far as known.

    Returns
    -------
    dict
        For each role 1, 0 or NaN for each work; a work with one author counts as single only.

    Examples
    --------
    >>> works = pd.DataFrame({"position": [1, 1], "n_authors": [1, 3]})
    >>> roles(works)["first"].tolist()
    [0.0, 1.0]
    """
    place, authors = read(frame, "position"), read(frame, "n_authors")
    several = np.where(np.isnan(place) | np.isnan(authors), np.nan, authors > 1)
    first, last = several * (place == 1), several * (place == authors)
    return {
        "first": np.asarray(first),
        "last": np.asarray(last),
        "single": np.where(np.isnan(authors), np.nan, authors == 1),
        "middle": np.asarray(several * (1 - first) * (1 - last)),
        "corresponding": read(frame, "is_corresponding"),
    }


def _missing(frame: pd.DataFrame, missing: str, flags: list[str]) -> pd.DataFrame:
    if missing not in MISSING:
        raise IndicatorError(f"missing must be one of {', '.join(MISSING)}, not {missing!r}.")
    if missing == "drop" or "citations" not in frame or not frame["citations"].isna().any():
        return frame
    flags.append(f"unknown_citations_as_zero:{int(frame['citations'].isna().sum())}")
    filled = frame.assign(citations=frame["citations"].astype("Float64").fillna(0.0))
    # Of no citations none are self-citations, whatever a source counts: nothing new to tell.
    return agreeing(filled, [])


def _counted(works: pd.DataFrame, types: Collection[str] | None) -> pd.DataFrame:
    if isinstance(types, str):
        raise IndicatorError(f"types must be a list such as [{types!r}], not the text {types!r}.")
    if "type" not in works:
        return works
    if types is None:
        return works[~works["type"].isin(NOT_PAPERS)]
    return works[works["type"].isin(set(types))]


def _years(frame: pd.DataFrame, as_of: Any, flags: list[str]) -> pd.DataFrame:
    if as_of is None or "year" not in frame:
        return frame
    late = read(frame, "year") > as_of_year(as_of)
    if not late.any():
        return frame
    flags.append(f"year_after_as_of:{int(late.sum())}")
    return frame.assign(year=frame["year"].astype("Int64").mask(late))


def span(window: int | tuple[int, int], as_of: Any) -> tuple[int, int]:
    """Tell the first and last year of a window.

    Parameters
    ----------
    window : int or tuple of int
        First and last year, or how many years up to `as_of`, its own included.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    tuple of int
        First and last year.

    Raises
    ------
    IndicatorError
        If it holds no year, or ends at a date that is not given.

    Examples
    --------
    >>> span(5, 2020)
    (2016, 2020)
    """
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
    undated = int(np.isnan(years).sum())
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
    column = EXCLUDED[self_citations]
    if column not in frame or (len(frame) and frame[column].isna().all()):
        raise NotEnoughDataError(
            f"Self-citations cannot be excluded: the works have no column {column} that says "
            "how many of the citations they are. Give references and authorships of the citing "
            'works, fetch from a source that counts them, or use self_citations="include".'
        )
    check(frame, "works", need=["citations"])
    own, all_of_them = read(frame, column), read(frame, "citations")
    flags.append("self_citations_excluded" + self_citations.removeprefix("exclude"))
    if (own > all_of_them).any() and column != EXCLUDED["exclude"]:
        # Two sources counted: what one calls self-citations the other has not seen.
        flags.append(more_than_all(own, all_of_them))
    left = {"citations": nullable(np.maximum(all_of_them - own, 0))}
    if "self_citations" in frame:
        # What was left out is no self-citation any more: indicators of these must not subtract it
        # a second time.
        left["self_citations"] = nullable(np.maximum(read(frame, "self_citations") - own, 0))
    return frame.assign(**left)
