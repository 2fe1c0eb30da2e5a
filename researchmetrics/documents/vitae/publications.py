"""The publications of a CV or homepage: the lists on its page, else its blocks under headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.entries import Entry, find_entries, stray_entries
from researchmetrics.documents.listings.fields import read_listings
from researchmetrics.documents.listings.hidden_records import hidden_list
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.listings.page_lists import find_page_lists
from researchmetrics.documents.listings.publication_rows import read_row
from researchmetrics.documents.listings.text_lists import find_text_lists
from researchmetrics.documents.listings.units import Listing
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.legends import apply_legend, read_legend
from researchmetrics.documents.text.links import code_link
from researchmetrics.documents.text.plain import shown
from researchmetrics.records import Record

__all__ = ["Publications", "read_publications"]

# Doubtful entries named one by one; the others are counted.
_TOLD = 5
_WORD = re.compile(r"[^\W\d_]{2}")
_DOI_LINK = re.compile(r"//(?:dx\.)?doi\.org/(10\.\d{4,9}/[^\s?#]+)")
_ARXIV_LINK = re.compile(
    r"//arxiv\.org/(?:abs|pdf)/([\w.-]+?/?\d{4,7}(?:\.\d{4,5})?(?:v\d+)?)(?=\.pdf|\s|$)"
)


@dataclass(frozen=True, slots=True)
class Publications:
    """Records of a document, and what is to be said of them.

    Parameters
    ----------
    records : tuple of Record
        One an entry, in order.
    warnings : tuple of str
        Doubts.
    """

    records: tuple[Record, ...]
    warnings: tuple[str, ...] = ()


def read_publications(
    sections: Sequence[Section],
    page: Page | None,
    *,
    name: str,
    sha256: str,
    own_name: str | None,
    text: str | None = None,
) -> Publications:
    r"""Read the publications of a document.

    Parameters
    ----------
    sections : sequence of Section
        Its blocks under headings.
    page : Page or None
        The document as a page, where it is HTML, Markdown or an office document.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.
    own_name : str or None
        Who it is about.
    text : str, optional
        The document as plain text, where it is no page.

    Returns
    -------
    Publications
        Records in order; entries that may be none are told in the warnings.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> cv = outline("## Papers\n\n- A. Pott and B. Lee. On cracked pots. Clay Journal, 2019.")
    >>> found = read_publications(cv, None, name="cv", sha256="0" * 64, own_name=None)
    >>> found.records[0].title
    'On cracked pots'
    """
    listings = find_page_lists(page) if page is not None else find_text_lists(text or "")
    if listings:
        return _from_lists(listings, sections, name=name, sha256=sha256, own_name=own_name)
    entries = find_entries(sections)
    if page is not None and not entries:
        written = hidden_list(page, name=name, sha256=sha256)
        if written:
            return Publications(written)
    warnings: list[str] = []
    if not entries:
        entries = stray_entries(sections) if page is None else []
        warnings += _entry_warnings(len(entries))
    records = tuple(
        _record(entry, own_name=own_name, name=name, sha256=sha256, number=number)
        for number, entry in enumerate(entries, 1)
    )
    doubts = [
        (entry.raw, entry.section, entry.is_sure, record)
        for entry, record in zip(entries, records, strict=True)
    ]
    return Publications(records, (*warnings, *_record_warnings(doubts)))


def _from_lists(
    listings: Sequence[Listing],
    sections: Sequence[Section],
    *,
    name: str,
    sha256: str,
    own_name: str | None,
) -> Publications:
    everywhere, legends = _legends(sections)
    named = [listing.units[0].headings for listing in listings]
    read = read_listings(
        listings,
        name=name,
        sha256=sha256,
        own_name=own_name,
        legends=[everywhere | legends.get(one[-1] if one else "", {}) for one in named],
    )
    records = [record for one in read for record in one]
    sure = any(listing.sure for listing in listings)
    warnings = () if sure else _entry_warnings(len(records))
    kept = tuple(records)
    doubts = [(record.raw or "", record.section or "", True, record) for record in kept]
    return Publications(kept, (*warnings, *_record_warnings(doubts)))


def _legends(sections: Sequence[Section]) -> tuple[dict[str, str], Mapping[str, dict[str, str]]]:
    """What marks of authors mean: what one list explains holds for the others too."""
    everywhere: dict[str, str] = {}
    own: dict[str, dict[str, str]] = {}
    for section in reversed(sections):
        for block in section.blocks:
            legend = read_legend(shown(block.text)) if len(block.text) < 600 else {}
            if legend:
                own.setdefault(section.heading, {}).update(legend)
                everywhere |= legend
    return everywhere, own


def _record(entry: Entry, *, own_name: str | None, name: str, sha256: str, number: int) -> Record:
    source = origin(name, sha256, number)
    if entry.cells:
        record = read_row(entry, provenance=source, own_name=own_name)
    else:
        record = read_reference(
            entry.text, provenance=source, section=entry.section, own_name=own_name
        )
    record = _linked(record)
    has_date = record.date or record.year is not None
    return replace(
        record,
        authors=apply_legend(record.authors, entry.legend),
        type=_type(record.type, entry.type),
        date=record.date if has_date else entry.year,
        year=record.year if has_date or not entry.year else int(entry.year),
        raw=entry.raw,
    )


def _linked(record: Record) -> Record:
    """Take from the addresses behind an entry's words what the words did not say."""
    behind = " ".join(record.links)
    doi, arxiv = _DOI_LINK.search(behind), _ARXIV_LINK.search(behind)
    return replace(
        record,
        doi=record.doi or (doi[1] if doi else None),
        arxiv_id=record.arxiv_id or (arxiv[1] if arxiv else None),
        code_url=record.code_url or code_link(record.links),
    )


def _type(own: str | None, announced: str | None) -> str | None:
    """The entry itself knows better, but where the heading says that it is not yet published."""
    if announced == "preprint" and own in {None, "article", "conference"}:
        return announced
    return own or announced


def _entry_warnings(count: int) -> tuple[str, ...]:
    if not count:
        told = "No publications were found: no heading announces any, and nothing looks like one."
        return (told,)
    return (
        (
            f"No heading announces publications; {count} entries that look like references "
            "were taken as the person's own. Check them."
        ),
    )


def _record_warnings(doubts: Sequence[tuple[str, str, bool, Record]]) -> list[str]:
    warnings = []
    for raw, section, is_sure, record in doubts:
        # What has no word in it is no title, whatever the parser made of it.
        has_title = _WORD.search(record.title or "") is not None
        if has_title and is_sure:
            continue
        what = "may be no publication" if has_title else "has no title that could be told"
        short = raw if len(raw) < 80 else f"{raw[:77]}..."
        warnings.append(f"An entry under {section!r} {what}; it is kept as found: {short!r}")
    more = len(warnings) - _TOLD
    if more <= 0:
        return warnings
    return [*warnings[:_TOLD], f"{more} more entries have no title or may be no publications."]
