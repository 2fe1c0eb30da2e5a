"""The card: a profile at a glance, as text for terminals and as HTML for notebooks."""

from __future__ import annotations

from collections.abc import Iterable

from researchmetrics.views.addresses import id_label
from researchmetrics.views.digits import counted
from researchmetrics.views.figures import Figure, headline
from researchmetrics.views.listing import Entry, entries, most_cited
from researchmetrics.views.plaintext import clean, fold, pad, shorten, width
from researchmetrics.views.rendering import render
from researchmetrics.views.reported import reported
from researchmetrics.views.sheet import Sheet
from researchmetrics.views.summary import (
    covers,
    links,
    name_of,
    shortfalls,
    source_labels,
)

__all__ = ["basis_lines", "card_html", "card_text"]

_N_PAPERS = 5
_N_LINES = 4


def card_text(sheet: Sheet, *, columns: int = 80) -> str:
    """Return a profile as text for a terminal.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    columns : int
        Width of the screen; at least 40 is used.

    Returns
    -------
    str
        Lines without colour codes and without a line break at the end. Date, sources and
        coverage come before any figure; an unknown figure is called so.

    Examples
    --------
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> works = frame("works", [{"work_id": "w1", "title": "On Pots", "year": 2019}])
    >>> sheet = Sheet(person=Person(name="Ann Pott"), as_of="2026-01-01", works=works)
    >>> print(card_text(sheet).splitlines()[0])
    Ann Pott
    """
    columns = max(40, columns)
    parts = [
        list(_who(sheet, columns)),
        list(basis_lines(sheet, columns)),
        _figures(headline(sheet), columns),
        list(_reported(sheet, columns)),
        list(_papers(sheet, columns)),
    ]
    rule = "─" * columns
    blocks = ["\n".join(part) for part in parts if part]
    return "\n".join([blocks[0], rule, "\n\n".join(blocks[1:])])


def _who(sheet: Sheet, columns: int) -> Iterable[str]:
    person = sheet.person
    yield from fold(clean(name_of(sheet)), columns)
    for items, between in (
        ([id_label(identifier) for identifier in person.ids], " · "),
        (person.affiliations, "; "),
        (person.interests, ", "),
    ):
        if items:
            # A card is a glance; the page and `profile.person` hold the whole.
            told = shorten(clean(between.join(items)), _N_LINES * columns)
            yield from fold(told, columns, indent="  ")


def basis_lines(sheet: Sheet, columns: int) -> Iterable[str]:
    """Yield what a reader must know before any figure.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    columns : int
        Width of the screen.

    Yields
    ------
    str
        Date, sources, coverage and warnings, folded.
    """
    facts = [("As of", sheet.as_of), ("Sources", ", ".join(source_labels(sheet)) or "not stated")]
    facts += [("", f"not answered in full: {text}") for text in shortfalls(sheet)]
    stated = " · ".join(cover.text for cover in covers(sheet))
    facts.append(("Coverage", f"papers with a known value: {stated}" if stated else "not stated"))
    for label, text in facts:
        head, *rest = fold(clean(text), columns - 10)
        yield pad(label, 10) + head
        yield from (" " * 10 + line for line in rest)
    for warning in sheet.warnings:
        yield from fold(f"! {clean(warning)}", columns, indent="  ")


def _figures(figures: Iterable[Figure], columns: int) -> list[str]:
    figures = list(figures)
    labels = max(width(figure.label) for figure in figures)
    values = max(width(figure.text) for figure in figures)
    lines = []
    for figure in figures:
        head = f"{pad(figure.label, labels)}  {pad(figure.text, values, right=True)}"
        remarks = [f"95 % interval {figure.interval}"] if figure.interval else []
        remarks += [figure.basis] if figure.basis else []
        text = clean("; ".join([*remarks, *figure.remarks]))
        indent = " " * (width(head) + 3)
        first, *rest = fold(text, columns - len(indent))
        lines += [f"{head}   {first}".rstrip(), *(indent + line for line in rest)]
    return lines


def _reported(sheet: Sheet, columns: int) -> Iterable[str]:
    told = reported(sheet)
    if len(told) > 1:
        yield from fold("Reported by the sources (their own figures, not computed here)", columns)
    for one in told:
        said = " · ".join(f"{figure.label} {figure.text}" for figure in one.figures)
        if len(told) == 1:
            by = clean(f"Reported by {one.by} (its own figures, not computed here)")
            yield from fold(by, columns)
        else:
            said = f"{one.by}: {said}"
        yield from ("  " + line for line in fold(clean(said), columns - 2, indent="  "))


def _papers(sheet: Sheet, columns: int) -> Iterable[str]:
    listed = entries(sheet, sheet.papers)
    shown = most_cited(listed, _N_PAPERS)
    if not shown:
        yield "No papers are listed."
        return
    is_cited = shown[0].citations is not None
    what = "Most cited" if is_cited else "Newest"
    columns_are = " (citations, year, title)" if is_cited else ""
    heading = f"{what} of {counted(len(listed), 'paper')}{columns_are}"
    yield from fold(heading, columns, indent="  ")
    for entry in shown:
        yield _paper_line(entry, columns, is_cited=is_cited)


def _paper_line(entry: Entry, columns: int, *, is_cited: bool) -> str:
    cited = "?" if entry.citations is None else f"{entry.citations:,}"
    year = "year ?" if entry.year is None else str(entry.year)
    head = f"  {pad(year, 6)}  "
    head = pad(cited, 7, right=True) + head if is_cited else head
    return head + shorten(clean(entry.title), columns - width(head))


def card_html(sheet: Sheet) -> str:
    """Return a profile as a static fragment for a notebook.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    str
        One ``<section>`` with its own style: no script, no request, nothing random.

    Examples
    --------
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> sheet = Sheet(person=Person(name="Ann"), as_of="2026-01-01", works=frame("works", []))
    >>> "<script" in card_html(sheet)
    False
    """
    listed = entries(sheet, sheet.papers)
    return render(
        "card.html.j2",
        sheet=sheet,
        name=name_of(sheet),
        links=links(sheet),
        sources=source_labels(sheet),
        shortfalls=shortfalls(sheet),
        covers=covers(sheet),
        figures=headline(sheet),
        reported=reported(sheet),
        n_papers=len(listed),
        papers=most_cited(listed, _N_PAPERS),
    )
