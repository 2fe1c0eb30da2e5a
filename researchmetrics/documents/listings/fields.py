"""Reading the fields of the entries of a list, by what its entries have in common.

Where titles and authors stand is chosen for the list as a whole, and for all lists of a document
that are of one make.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from researchmetrics.documents.listings.author_places import choose_authors
from researchmetrics.documents.listings.entry_links import read_links
from researchmetrics.documents.listings.entry_records import as_reference, read_entry, schooled
from researchmetrics.documents.listings.hidden_records import (
    abstract_in,
    hidden_record,
    same_title,
    with_hidden,
)
from researchmetrics.documents.listings.sheets import Sheet, lay_out
from researchmetrics.documents.listings.title_places import FLAT, choose_titles
from researchmetrics.documents.listings.units import Listing, Unit
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.legends import apply_legend
from researchmetrics.records import Provenance, Record

__all__ = ["read_listing", "read_listings"]


_YEAR_HEADING = re.compile(r"^\W*((?:19|20)\d\d)(?:\s*[-–/]\s*(?:19|20)?\d\d)?\W*$")


def read_listing(
    listing: Listing,
    *,
    name: str,
    sha256: str,
    first: int = 1,
    own_name: str | None = None,
    legend: Mapping[str, str] | None = None,
) -> tuple[Record, ...]:
    r"""Read the entries of a list.

    Parameters
    ----------
    listing : Listing
        Entries that look alike.
    name : str
        What the document is called.
    sha256 : str
        Hash of its bytes.
    first : int, default 1
        Number of the first entry in the document.
    own_name : str, optional
        Name of the person the document is about.
    legend : Mapping of str to str, optional
        What marks of authors mean, from `read_legend`.

    Returns
    -------
    tuple of Record
        One a unit, in order; those without a title too.

    Examples
    --------
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> unit = plain_unit("On pots and pans\nA. Pott and B. Lee\nJournal of Clay, 12(3), 2019")
    >>> record = read_listing(Listing((unit,)), name="a.txt", sha256="0" * 64)[0]
    >>> record.title, record.venue, record.volume, [one.name for one in record.authors]
    ('On pots and pans', 'Journal of Clay', '12', ['A. Pott', 'B. Lee'])
    """
    return read_listings(
        [listing],
        name=name,
        sha256=sha256,
        first=first,
        own_name=own_name,
        legends=[legend or {}],
    )[0]


def read_listings(
    listings: Sequence[Listing],
    *,
    name: str,
    sha256: str,
    first: int = 1,
    own_name: str | None = None,
    legends: Sequence[Mapping[str, str]] = (),
) -> list[tuple[Record, ...]]:
    r"""Read the lists of a document; those of one make are read as one.

    Parameters
    ----------
    listings : sequence of Listing
        In the order of the document, as a list for each year or kind of work.
    name, sha256, first, own_name
        As for `read_listing`.
    legends : sequence of Mapping of str to str, optional
        What marks of authors mean in each.

    Returns
    -------
    list of tuple of Record
        One tuple a list.

    Examples
    --------
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> texts = ["On pots\nA. Pott\nClay, 2019", "Kilns\nB. Lee\nClay, 2018"]
    >>> found = [Listing((plain_unit(text),)) for text in texts]
    >>> [one.title for (one,) in read_listings(found, name="a.txt", sha256="0" * 64)]
    ['On pots', 'Kilns']
    """
    sheets = [[lay_out(unit) for unit in listing.units] for listing in listings]
    starts = list(accumulate((len(one) for one in sheets), initial=first))
    places = [
        [origin(name, sha256, start + number) for number in range(len(one))]
        for start, one in zip(starts, sheets, strict=False)
    ]
    read: list[tuple[Record, ...]] = [()] * len(listings)
    for alike in _alike(listings):
        together = [sheet for number in alike for sheet in sheets[number]]
        records = iter(_read_alike(together, [one for n in alike for one in places[n]], own_name))
        for number in alike:
            legend = legends[number] if number < len(legends) else {}
            read[number] = tuple(
                _finished(record, sheet, listings[number], legend)
                for sheet, record in zip(sheets[number], records, strict=False)
            )
    return read


def _alike(listings: Sequence[Listing]) -> list[list[int]]:
    """Which lists are of one make."""
    groups: dict[str, list[int]] = {}
    for number, listing in enumerate(listings):
        # A list of one entry lacks the elements around it that those of several share.
        groups.setdefault(listing.signature.rpartition(">")[2], []).append(number)
    return list(groups.values())


def _read_alike(
    sheets: Sequence[Sheet], places: Sequence[Provenance], own_name: str | None
) -> list[Record]:
    """Read entries that look alike."""
    flat = [
        as_reference(sheet, place, own_name) for sheet, place in zip(sheets, places, strict=True)
    ]
    titles = choose_titles(sheets, [record.title for record in flat])
    spans = [
        None if title.key == FLAT and record.authors else title.span
        for title, record in zip(titles, flat, strict=True)
    ]
    authors = choose_authors(sheets, spans, own_name)
    return [
        read_entry(sheet, title, people, record, own_name)
        for sheet, title, people, record in zip(sheets, titles, authors, flat, strict=True)
    ]


def _finished(record: Record, sheet: Sheet, listing: Listing, legend: Mapping[str, str]) -> Record:
    """Add what stands behind an entry and above it."""
    unit = sheet.unit
    record = _linked(record, sheet)
    told = hidden_record(
        (*unit.hidden, *filter(None, [sheet.bibtex])),
        shown=sheet.text,
        title=record.title,
        provenance=record.provenance,
    )
    if told is None and sheet.citation:
        # A page that says how to cite the work says it in full.
        told = read_reference(sheet.citation, provenance=record.provenance)
        told = told if same_title(told.title, record.title) else None
    if told is not None:
        record = with_hidden(record, told)
    record = schooled(record)
    year = _heading_year(unit) or listing.year
    has_date = record.date or record.year is not None
    return replace(
        record,
        authors=apply_legend(record.authors, legend),
        authors_truncated=record.authors_truncated if record.authors else None,
        type=_type(record.type, listing.type),
        date=record.date if has_date else year,
        year=record.year if has_date or not year else int(year),
        citations=record.citations if record.citations is not None else sheet.citations,
        abstract=record.abstract or abstract_in(unit.hidden),
        section=_section(unit),
        raw=unit.raw,
    )


def _linked(record: Record, sheet: Sheet) -> Record:
    """Take from the addresses behind an entry's words what the words did not say."""
    found = read_links(sheet.links, record.title)
    code = record.code_url or found.code_url
    return replace(
        record,
        doi=record.doi or found.doi,
        arxiv_id=record.arxiv_id or found.arxiv_id,
        url=record.url or found.url,
        code_url=code,
        has_code=True if code else record.has_code,
        links=tuple(dict.fromkeys((*record.links, *found.links))),
    )


def _type(own: str | None, announced: str | None) -> str | None:
    """The entry itself knows better, but where the heading says that it is not yet published."""
    if announced == "preprint" and own in {None, "article", "conference"}:
        return announced
    return own or announced


def _heading_year(unit: Unit) -> str | None:
    for heading in reversed(unit.headings):
        if found := _YEAR_HEADING.match(heading):
            return found[1]
    return None


def _section(unit: Unit) -> str | None:
    """The nearest heading that is no year."""
    named: Sequence[str] = [one for one in unit.headings if not _YEAR_HEADING.match(one)]
    return (named or unit.headings or (None,))[-1] or None
