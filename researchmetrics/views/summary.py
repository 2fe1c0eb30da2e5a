"""What stands before any number: who, as of when, from which sources, how complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from researchmetrics.views.addresses import id_address, id_label, safe_address, source_label
from researchmetrics.views.digits import counted
from researchmetrics.views.figures import HEADLINE, headline
from researchmetrics.views.sheet import Sheet, known

__all__ = [
    "Cover",
    "Link",
    "covers",
    "grid",
    "links",
    "name_of",
    "repr_line",
    "shortfalls",
    "source_labels",
]

_COVER_WORDS: Final[Mapping[str, str]] = {
    "doi": "DOI",
    "has_code": "code status",
    "n_authors": "author count",
}
# Ends and starts are shown as printed; what they were read as would say it twice.
_READ_AS: Final = frozenset({"start", "end", "is_current"})
# A page may be published, and was not asked for by those whose addresses these are.
_PRIVATE: Final = frozenset({"email", "emails", "phone"})
_HEADINGS: Final[Mapping[str, str]] = {"raw": "As printed"}


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; no address where following it would not be safe."""

    text: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """For how many papers a value is known."""

    label: str
    known: int
    all: int

    @property
    def text(self) -> str:
        """In words: "citations 40 of 46"."""
        return f"{self.label} {self.known:,} of {self.all:,}"


def name_of(sheet: Sheet) -> str:
    """Return the display name.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    str
        "Name unknown" where there is none.
    """
    return sheet.person.name or "Name unknown"


def covers(sheet: Sheet) -> list[Cover]:
    """Return the coverage in words.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    list of Cover
        In the order given.
    """
    return [
        Cover(_COVER_WORDS.get(name, name.replace("_", " ")), int(part), int(whole))
        for name, (part, whole) in sheet.coverage.items()
    ]


def source_labels(sheet: Sheet) -> list[str]:
    """Return the sources as readers know them.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    list of str
        Those that gave something.
    """
    return [source_label(source) for source in sheet.sources]


def shortfalls(sheet: Sheet) -> list[str]:
    """Say which sources did not answer in full.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    list of str
        Such as "dblp (not found)".
    """
    return [
        f"{source_label(source)} ({status.replace('_', ' ')})"
        for source, status in sheet.shortfalls
    ]


def links(sheet: Sheet) -> list[Link]:
    """Return the person's identifiers and pages.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    list of Link
        Identifiers first. E-mail addresses are left out: a page may be published.
    """
    found = [Link(id_label(identifier), id_address(identifier)) for identifier in sheet.person.ids]
    pages = ((text, safe_address(text)) for text in sheet.person.links)
    return found + [Link(text, address) for text, address in pages if address]


def grid(table: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    """Return a section's table as words: headings and rows.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table; columns without a single value, and those of e-mail addresses and telephone
        numbers, are left out.

    Returns
    -------
    (list of str, list of list of str)
        Headings, and the cells of each row; a missing cell is empty.

    Examples
    --------
    >>> import pandas as pd
    >>> grid(pd.DataFrame({"title": ["Potter"], "place": [None]}))
    (['Title'], [['Potter']])
    """
    columns: dict[str, list[str]] = {}
    for column in table.columns:
        cells = [_cell(value) for value in table[column]]
        is_twice = column in _READ_AS and "dates" in table.columns
        if any(cells) and not is_twice and column not in _PRIVATE:
            heading = _HEADINGS.get(str(column), str(column).replace("_", " ").capitalize())
            columns[heading] = cells
    return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]


def _cell(value: Any) -> str:
    value = known(value)
    if value is None:
        return ""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(item) for item in value)
    return str(value)


def repr_line(sheet: Sheet, *, kind: str = "Profile") -> str:
    """Return one line for logs and debuggers.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    kind : str
        What to call it.

    Returns
    -------
    str
        Name, number of papers, citations, h-index and date; unknown is said to be.

    Examples
    --------
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> works = frame("works", [{"work_id": "w1", "title": "On Pots"}])
    >>> repr_line(Sheet(person=Person(name="Ann Pott"), as_of="2026-01-01", works=works))
    '<Profile of Ann Pott: 1 paper, citations unknown, h-index unknown, as of 2026-01-01>'
    """
    figures = dict(zip(HEADLINE, headline(sheet), strict=True))
    citations, h_index = figures["n_citations"], figures["h_index"]
    cited = "citations unknown"
    if citations.value is not None:
        cited = counted(round(citations.value), "citation")
    papers = counted(len(sheet.papers), "paper")
    about = " ".join(name_of(sheet).split())
    return f"<{kind} of {about}: {papers}, {cited}, h-index {h_index.text}, as of {sheet.as_of}>"
