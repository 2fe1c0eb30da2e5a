"""The page: one person's profile as one self-contained HTML file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from researchmetrics.views.addresses import source_label
from researchmetrics.views.drawings import drawings, interval_chart
from researchmetrics.views.figures import Figure, all_figures, headline
from researchmetrics.views.listing import Entry, entries, years
from researchmetrics.views.rendering import render
from researchmetrics.views.reported import reported
from researchmetrics.views.sheet import Sheet, known
from researchmetrics.views.summary import (
    covers,
    grid,
    links,
    name_of,
    shortfalls,
    source_labels,
)

__all__ = ["page_html"]

_SECTIONS: Final = ("positions", "education", "awards", "talks", "service", "members")

_KINDS: Final[Mapping[str, str]] = {"cv": "CV", "statement": "research statement"}


def page_html(sheet: Sheet) -> str:
    """Return a profile as one self-contained page.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    str
        HTML that runs no script and loads nothing; the same bytes for the same sheet.

    Examples
    --------
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> sheet = Sheet(person=Person(name="Ann"), as_of="2026-01-01", works=frame("works", []))
    >>> page_html(sheet).startswith("<!doctype html>")
    True
    """
    figures, table = headline(sheet), all_figures(sheet)
    listed, others = (entries(sheet, works) for works in (sheet.papers, sheet.other_works))
    return render(
        "page.html.j2",
        sheet=sheet,
        name=name_of(sheet),
        kind=_KINDS.get(sheet.kind or "", (sheet.kind or "").replace("_", " ")),
        links=links(sheet),
        sources=source_labels(sheet),
        shortfalls=shortfalls(sheet),
        covers=covers(sheet),
        figures=figures,
        intervals={figure.name: interval_chart(figure) for figure in figures},
        more=[figure for figure in table if figure.name not in {one.name for one in figures}],
        table=table,
        notes=_definitions(table),
        reported=reported(sheet),
        drawings=drawings(sheet),
        n_papers=len(listed),
        years=years(listed),
        is_counted=_is_counted(listed),
        others=years(others),
        are_others_counted=_is_counted(others),
        details="Members and more" if sheet.person.is_group else "Career and service",
        sections=_sections(sheet.sections),
        outcomes=_outcomes(sheet.outcomes),
    )


def _is_counted(listed: Sequence[Entry]) -> bool:
    """Whether a count of citations is known at all; else saying so once is enough."""
    return any(entry.citations is not None for entry in listed)


def _definitions(figures: Sequence[Figure]) -> dict[str, tuple[int, Figure]]:
    """Number the distinct definitions in the order in which they are met."""
    found: dict[str, tuple[int, Figure]] = {}
    for figure in figures:
        if figure.definition:
            found.setdefault(figure.definition, (len(found) + 1, figure))
    return found


def _sections(sections: Mapping[str, pd.DataFrame]) -> list[tuple[str, list[str], list[list[str]]]]:
    names = [name for name in _SECTIONS if name in sections]
    names += sorted(name for name in sections if name not in _SECTIONS)
    tables = ((name.replace("_", " ").capitalize(), *grid(sections[name])) for name in names)
    return [table for table in tables if table[2]]


def _outcomes(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = ({str(n): known(v) for n, v in row.items()} for row in table.to_dict("records"))
    return [
        {
            "source": source_label(str(row.get("source") or "source unknown")),
            "status": str(row.get("status") or "unknown").replace("_", " "),
            "n_records": row.get("n_records"),
            "n_expected": row.get("n_expected"),
            "answered_at": row.get("answered_at"),
            "message": row.get("message"),
        }
        for row in rows
    ]
