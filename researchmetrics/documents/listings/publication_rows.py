"""Publications printed as rows of a table: which cell is the title, the venue, the year."""

from __future__ import annotations

import re
from dataclasses import replace

from researchmetrics.documents.listings.entries import Entry
from researchmetrics.documents.references.authors import find_names, make_authors
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.text.links import code_link, targets
from researchmetrics.documents.text.plain import shown
from researchmetrics.records import Provenance, Record

__all__ = ["read_row"]

_COLUMNS = {
    "title": "title titel titre título titolo 제목 논문명 题目 タイトル",
    "authors": "authors author autoren auteurs autores autori 저자 作者 著者",
    "venue": "venue journal conference publication zeitschrift revue revista 학술지 학회 期刊",
    "date": "year date jahr année año ano anno 연도 년도 발표일 年份 年",
}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATE_ONLY = re.compile(
    r"^\W*(?:[^\W\d]{3,9}\.?\s*)?(?:19|"
    r"20)\d\d(?:\s?[./년年-]\s?\d{1,2}[월月]?)?(?:\s?[./-]\s?\d{1,2})?\W*$"
)
_DATE_EDGE = re.compile(
    r"^\W*((?:19|20)\d\d(?:[./-]\d{1,2}){0,2})\b\W*|[\s,(]*((?:19|20)\d\d(?:[./-]\d{1,2}){0,2})\W*$"
)
_VENUE = re.compile(
    r"(?i:\b(?:proc|conference|journal|transactions|workshop|symposium|letters|ieee|acm|arxiv|"
    r"springer|revue|zeitschrift)\b)|"
    r"\([A-Z][A-Za-z,& ]{8,}\)|^[A-Z]{3,8}(?:\s|$)|학회|학술|논문지|저널"
)


def read_row(entry: Entry, *, provenance: Provenance, own_name: str | None) -> Record:
    """Read a publication from the cells of a row.

    Parameters
    ----------
    entry : Entry
        An entry with cells.
    provenance : Provenance
        Where it comes from.
    own_name : str, optional
        Name of the person the document is about.

    Returns
    -------
    Record
        What the cells say; a row of which one cell is a whole reference is read as that.

    Examples
    --------
    >>> row = Entry("", "", "Papers", {}, cells=("2022 Clay (Journal of Clay)", "On Pots and Pans"))
    >>> record = read_row(row, provenance=Provenance(source="cv"), own_name=None)
    >>> record.title, record.venue, record.year
    ('On Pots and Pans', 'Clay (Journal of Clay)', 2022)
    """
    named = _named(entry.cells) or _guessed([shown(cell) for cell in entry.cells])
    links = targets(entry.raw)
    if named is None:
        record = read_reference(
            ", ".join(entry.cells), provenance=provenance, section=entry.section, own_name=own_name
        )
        return replace(record, raw=entry.raw)
    year = _YEAR.search(named.get("date") or "")
    names = named.get("authors") or ""
    found = find_names(names, end=len(names)) if names else None
    authors = make_authors(names, found, own_name=own_name) if found else ()
    return Record(
        provenance=provenance,
        title=named.get("title"),
        authors=authors,
        authors_truncated=found.truncated if found and authors else None,
        venue=named.get("venue"),
        date=named.get("date"),
        year=int(year[1]) if year else None,
        url=next((link for link in links if link != code_link(links)), None),
        code_url=code_link(links),
        links=links,
        section=entry.section,
        raw=entry.raw,
    )


def _named(cells: tuple[str, ...]) -> dict[str, str] | None:
    """Read cells whose columns have names."""
    if not all("=" in cell for cell in cells):
        return None
    found: dict[str, str] = {}
    for cell in cells:
        name, _, text = cell.partition("=")
        column = next((key for key, names in _COLUMNS.items() if name in names.split()), None)
        if column and shown(text):
            found.setdefault(column, shown(text))
    return found if "title" in found else None


def _guessed(cells: list[str]) -> dict[str, str] | None:
    """Say by their looks what cells are; None where one cell seems to hold everything."""
    found: dict[str, str] = {}
    rest = []
    for cell in (cell for cell in cells if cell.strip(" -–—.")):
        if "date" not in found and _DATE_ONLY.match(cell):
            found["date"] = cell.strip(" .,()")
        elif "authors" not in found and _is_names(cell):
            found["authors"] = cell
        elif not re.fullmatch(r"\W*\d{0,3}\W*", cell):
            rest.append(cell)
    if len(rest) < 2:
        return _single(found, rest)
    venue = _venue_of(rest)
    rest.remove(venue)
    found["title"] = max(rest, key=len)
    found["venue"] = _take_date(venue, found)
    return {key: text for key, text in found.items() if text}


def _single(found: dict[str, str], rest: list[str]) -> dict[str, str] | None:
    """Take the one cell left over as the title, unless it is a whole reference."""
    if not rest or (len(rest[0].split(", ")) > 3 and "authors" not in found):
        return None
    found["title"] = rest[0]
    return found


def _venue_of(cells: list[str]) -> str:
    """Choose the venue: the cell with a year at its edge or a word of venues, else the shortest."""
    dated = [cell for cell in cells if _DATE_EDGE.search(cell)]
    worded = [cell for cell in cells if _VENUE.search(cell)]
    both = [cell for cell in dated if cell in worded]
    return min(both or dated or worded or cells, key=len)


def _take_date(venue: str, found: dict[str, str]) -> str:
    edge = _DATE_EDGE.search(venue)
    if edge is None or "date" in found:
        return venue
    found["date"] = edge[1] or edge[2]
    return (venue[: edge.start()] + venue[edge.end() :]).strip(" ,.")


def _is_names(cell: str) -> bool:
    names = find_names(cell)
    return len(names.spans) > 1 and names.end >= 0.9 * len(cell)
