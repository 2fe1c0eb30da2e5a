"""Works as lines of a list: date, names, tags and numbers in the words a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from researchmetrics.views.addresses import safe_address, source_label, work_address
from researchmetrics.views.digits import counted
from researchmetrics.views.sheet import Sheet, known

__all__ = ["Entry", "Name", "entries", "most_cited", "years"]

_SHOWN_AUTHORS: Final = 6
# Kinds so usual that naming them tells a reader nothing.
_USUAL: Final = frozenset({"article", "conference"})


@dataclass(frozen=True, slots=True)
class Name:
    """One author as shown: the name, whether it is the profile's person, and marks."""

    text: str
    is_self: bool = False
    is_equal: bool = False
    follows_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One work, in the words a reader sees.

    Parameters
    ----------
    title, date : str
        With "title unknown" and "date unknown" where they are.
    year, citations : int or None
        For grouping and ordering.
    names : tuple of Name
        First authors, and the person where it comes later.
    is_cut : bool
        Whether there are more authors than shown.
    address, code_address : str or None
        Where it can be read, where its code is; harmless addresses only.
    has_code : bool
        Whether a source says that there is code.
    tags : tuple of str
        Kind of work, open access and the like.
    is_retracted : bool
        Whether it was retracted.
    affiliations, notes : tuple of str
        As printed.
    category, venue, abstract : str
        Empty where unknown.
    cited : str
        "12 citations" or "citations unknown".
    counted_by : str or None
        Who counts them, where that is not the same for all works.
    n_authors : int or None
        Number of authors where it is known.
    """

    title: str
    date: str
    year: int | None
    citations: int | None
    cited: str
    counted_by: str | None = None
    names: tuple[Name, ...] = ()
    is_cut: bool = False
    n_authors: int | None = None
    address: str | None = None
    code_address: str | None = None
    has_code: bool = False
    tags: tuple[str, ...] = ()
    is_retracted: bool = False
    affiliations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    category: str = ""
    venue: str = ""
    abstract: str = ""

    @property
    def sort_date(self) -> str:
        """ISO date, or the year, or nothing."""
        return self.date[:10] if self.date[:4].isdecimal() else ""


def entries(sheet: Sheet, works: pd.DataFrame) -> list[Entry]:
    """Make works ready to be listed, newest first, unknown dates last.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    works : pandas.DataFrame
        ``sheet.papers`` or ``sheet.other_works``.

    Returns
    -------
    list of Entry
        One a work. Works of the same date keep the order of the table.

    Examples
    --------
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> works = frame("works", [{"work_id": "w1", "title": "On Pots", "year": 2019}])
    >>> sheet = Sheet(person=Person(), as_of="2026-01-01", works=works)
    >>> entries(sheet, sheet.papers)[0].cited
    'citations unknown'
    """
    own = {name.casefold() for name in (sheet.person.name, *sheet.person.other_names) if name}
    listed = _authorships(sheet)
    found = [_entry(row, listed.get(str(row["work_id"])), own) for row in works.to_dict("records")]
    if not _counts_are_mixed(sheet):
        found = [replace(entry, counted_by=None) for entry in found]
    return sorted(found, key=lambda entry: entry.sort_date, reverse=True)


def _counts_are_mixed(sheet: Sheet) -> bool:
    sources = sheet.works.get("citations_source")
    return sources is not None and sources.nunique() > 1


def most_cited(listed: Iterable[Entry], n: int) -> list[Entry]:
    """Choose papers for a card: the most cited, or the newest where no count is known.

    Parameters
    ----------
    listed : iterable of Entry
        Newest first.
    n : int
        How many.

    Returns
    -------
    list of Entry
        At most ``n``; those of unknown citations after all others.
    """
    return sorted(listed, key=_rank)[:n]


def _rank(entry: Entry) -> int:
    return 1 if entry.citations is None else -entry.citations


def years(listed: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group a list by year.

    Parameters
    ----------
    listed : sequence of Entry
        Newest first.

    Returns
    -------
    list of (str, list of Entry)
        In the order given; the last may be "Year unknown".
    """
    groups: dict[str, list[Entry]] = {}
    for entry in listed:
        groups.setdefault("Year unknown" if entry.year is None else str(entry.year), []).append(
            entry
        )
    return list(groups.items())


def _entry(row: Mapping[Any, Any], listed: Sequence[Name] | None, own: set[str]) -> Entry:
    cells = {str(column): known(cell) for column, cell in row.items()}
    names = listed or [
        Name(str(name), str(name).casefold() in own) for name in _list(cells, "authors")
    ]
    shown = _first(names)
    year, citations = (
        None if cells.get(n) is None else int(cells[n]) for n in ("year", "citations")
    )
    counter = cells.get("citations_source")
    return Entry(
        title=str(cells.get("title") or "title unknown"),
        date=_date(cells),
        year=year,
        citations=citations,
        cited="citations unknown" if citations is None else counted(citations, "citation"),
        counted_by=source_label(str(counter)) if counter and citations is not None else None,
        names=tuple(shown),
        is_cut=bool(cells.get("authors_truncated")) or len(shown) < len(names),
        n_authors=None if cells.get("n_authors") is None else int(cells["n_authors"]),
        address=work_address(cells),
        code_address=safe_address(cells.get("code_url")),
        has_code=bool(cells.get("has_code")),
        tags=tuple(_tags(cells)),
        is_retracted=bool(cells.get("is_retracted")),
        affiliations=_list(cells, "affiliations"),
        notes=_list(cells, "notes"),
        category=str(cells.get("category") or ""),
        venue=str(cells.get("venue") or ""),
        abstract=str(cells.get("abstract") or ""),
    )


def _date(cells: Mapping[str, Any]) -> str:
    date, year = cells.get("date"), cells.get("year")
    if date is None and year is None:
        return "date unknown"
    text = str(date if date is not None else year)
    return f"{text} (year inferred)" if cells.get("date_inferred") else text


def _tags(cells: Mapping[str, Any]) -> Iterable[str]:
    kind, versions = cells.get("type"), cells.get("versions")
    if kind and kind not in _USUAL:
        yield "not yet submitted" if kind == "unsubmitted" else str(kind)
    if versions is not None and int(versions) > 1:
        yield counted(int(versions), "version")
    if cells.get("is_open_access"):
        yield "open access"


def _list(cells: Mapping[str, Any], column: str) -> tuple[str, ...]:
    value = cells.get(column)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _first(names: Sequence[Name]) -> list[Name]:
    """Keep the first authors, and the person of the profile wherever it stands."""
    later = [name for name in names[_SHOWN_AUTHORS:] if name.is_self][:1]
    shown = list(names[:_SHOWN_AUTHORS])
    if later and not any(name.is_self for name in shown):
        is_next = names[_SHOWN_AUTHORS] is later[0]
        shown.append(Name(later[0].text, True, later[0].is_equal, not is_next))  # noqa: FBT003 (fields in order)
    return shown


def _authorships(sheet: Sheet) -> dict[str, list[Name]]:
    table = sheet.authorships
    if "position" in table.columns:
        table = table.sort_values(["work_id", "position"], kind="stable")
    found: dict[str, list[Name]] = {}
    for row in table.to_dict("records"):
        name = Name(
            str(known(row["name"]) or "name unknown"),
            is_self=bool(known(row.get("is_self"))),
            is_equal=bool(known(row.get("is_equal"))),
        )
        found.setdefault(str(row["work_id"]), []).append(name)
    return found
