"""Documents of one field in order of time: which are earlier than which, and which are one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import read
from researchmetrics.metrics.topic.terms import Ids
from researchmetrics.metrics.topic.text import title_form

_UNDATED = -1


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one document beside its text.

    Parameters
    ----------
    year : int
        Year of publication; -1 where unknown.
    day : str
        ISO date where it is known to the day, else empty.
    field : object
        Field; None where unknown.
    marks : frozenset of str
        What its versions share: DOI, arXiv identifier, title.
    authors : frozenset of str
        Names, lower case.
    """

    year: int
    day: str
    field: Any
    marks: frozenset[str]
    authors: frozenset[str]

    @property
    def begins(self) -> str:
        """Key that comes after exactly the documents that are strictly earlier."""
        return f"{self.order_year:06d}{self.day}"

    @property
    def stands(self) -> str:
        """Key by which documents stand in order of time."""
        return f"{self.order_year:06d}{self.day or '~'}"

    @property
    def order_year(self) -> int:
        """Year of the day where that is known, which a venue's year may contradict."""
        return int(self.day[:4]) if self.day else self.year


def documents(table: pd.DataFrame, *, field: str | None) -> list[Document]:
    """Read what is known of the documents of a table.

    Parameters
    ----------
    table : pandas.DataFrame
        Works or corpus; any of year, date, doi, arxiv_id, title, authors.
    field : str or None
        Column of the field; None when fields don't matter.

    Returns
    -------
    list of Document
        One a row.
    """
    days = _days(table)
    years = _years(table, days)
    fields = _texts(table, field) if field else [""] * len(table)
    marks = zip(
        _marked(table, "doi", str.casefold),
        _marked(table, "arxiv_id", str.casefold),
        _marked(table, "title", title_form),
        strict=True,
    )
    people = table["authors"] if "authors" in table else [()] * len(table)
    rows = zip(years, days, fields, marks, people, strict=True)
    return [
        Document(
            year,
            day,
            field or None if field != "" else "",
            frozenset(filter(None, mark)),
            _names(names),
        )
        for year, day, field, mark, names in rows
    ]


def cuts(prior: list[Document], asked: Iterable[Document]) -> Ids:
    """Count, for each document asked for, the earlier ones.

    Parameters
    ----------
    prior : list of Document
        In order of `Document.stands`.
    asked : iterable of Document
        Documents to place.

    Returns
    -------
    numpy.ndarray
        How many of the first of `prior` are strictly earlier: by date where both are known to the
        day, else by year.
    """
    stands = np.array([document.stands for document in prior], dtype=str)
    begins = np.array([document.begins for document in asked], dtype=str)
    return np.searchsorted(stands, begins) if stands.size else np.zeros(begins.size, dtype=np.int64)


class Versions:
    """Finds the rows that are versions of one work, by identifier or title.

    Parameters
    ----------
    shelf : list of Document
        Documents in order.
    """

    def __init__(self, shelf: list[Document]) -> None:
        self._shelf = shelf
        self._rows: Mapping[str, list[int]] = defaultdict(list)
        for row, document in enumerate(shelf):
            for mark in document.marks:
                self._rows[mark].append(row)

    def of(self, row: int) -> Ids:
        """Return the other rows that share an identifier or the title."""
        marks = self._shelf[row].marks
        found = {other for mark in marks for other in self._rows[mark]} - {row}
        return np.array(sorted(found), dtype=np.int64)

    def share_author(self, row: int, other: int) -> bool:
        """Tell whether two rows have an author in common."""
        return bool(self._shelf[row].authors & self._shelf[other].authors)


def _days(table: pd.DataFrame) -> list[str]:
    if "date" not in table:
        return [""] * len(table)
    days = [text if len(text) == 10 else "" for text in _iso(table["date"])]
    if "date_precision" in table:
        precise = table["date_precision"].eq("day").fillna(value=False)
        days = [day if known else "" for day, known in zip(days, precise, strict=True)]
    return days


def _iso(dates: pd.Series[Any]) -> Iterator[str]:
    if pd.api.types.is_datetime64_any_dtype(dates):
        dates = dates.dt.strftime("%Y-%m-%d")
    for value in dates:
        yield "" if pd.isna(value) else str(value)


def _years(table: pd.DataFrame, days: list[str]) -> list[int]:
    if "year" not in table and "date" not in table:
        raise IndicatorError("Novelty needs the column year or date, to know what came earlier.")
    years = read(table, "year")
    dates = _iso(table["date"]) if "date" in table else iter(days)
    return [
        int(year) if year == year else int(date[:4]) if date[:4].isdigit() else _UNDATED  # noqa: PLR0124 (NaN differs from itself)
        for year, date in zip(years, dates, strict=True)
    ]


def _texts(table: pd.DataFrame, column: str) -> list[str | None]:
    return [None if pd.isna(value) else str(value).strip() or None for value in table[column]]


def _marked(table: pd.DataFrame, column: str, form: Any) -> list[str]:
    if column not in table:
        return [""] * len(table)
    forms = [form(text) if text else "" for text in _texts(table, column)]
    return [f"{column}:{text}" if text else "" for text in forms]


def _names(names: Any) -> frozenset[str]:
    if names is None or isinstance(names, str | float):
        return frozenset()
    return frozenset(str(name).casefold() for name in names)
