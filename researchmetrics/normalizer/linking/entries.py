"""One record made ready for comparison: keys, names, year, venue, identifiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from researchmetrics.normalizer.dates import Date
from researchmetrics.normalizer.facts import best_date, is_preprint_doi, work_ids, work_type
from researchmetrics.normalizer.linking.debris import core_title
from researchmetrics.normalizer.linking.likeness import content_words
from researchmetrics.normalizer.linking.spoilt import (
    first_number,
    page_range,
    read_name,
    stated_year,
    without_mojibake,
)
from researchmetrics.normalizer.names import Name
from researchmetrics.normalizer.titles import squashed, title_key
from researchmetrics.normalizer.titles.marks import read_title
from researchmetrics.normalizer.venues import Venue, identify

# What may be one work with what: a program is never the paper of the same name.
_FAMILIES = {
    "software": "software",
    "dataset": "dataset",
    "talk": "talk",
    "thesis": "thesis",
    "book": "book",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is compared of one record.

    Parameters
    ----------
    key : str
        What orders records, whatever order they came in.
    source : str
        Where the record comes from.
    title : str
        Key of the title, a notice's opening ("Correction to:") left out.
    words : tuple of str
        Words of that key.
    names : tuple of Name
        Authors as far as listed.
    is_cut : bool
        Whether that list was cut.
    date : Date or None
        Best known date.
    venue : Venue or None
        Where it appeared.
    type : str or None
        Kind of work, from the record and its venue.
    ids : frozenset of str
        Identifiers that say which work it is, as ``scheme:value``.
    notice : str or None
        What it is to another work, as `titles.marks.read_title` tells: a correction, a comment.
    translated : str or None
        Key of its title in another language, where it gives two.
    squash, content : str, tuple of str
        The title without spaces, and its words without those that carry no content.
    core : str
        The title without what a reference list prints around it.
    venue_text : str
        Where it appeared, as printed.
    first_page, last_page, volume : str
        Numbers; empty when not known.
    """

    key: str
    source: str
    title: str
    words: tuple[str, ...]
    names: tuple[Name, ...]
    is_cut: bool
    date: Date | None
    venue: Venue | None
    type: str | None
    ids: frozenset[str]
    notice: str | None = None
    translated: str | None = None
    squash: str = field(default="")
    content: tuple[str, ...] = ()
    core: str = ""
    venue_text: str = ""
    first_page: str = ""
    last_page: str = ""
    volume: str = ""

    @property
    def year(self) -> int | None:
        """Year of publication."""
        return self.date.year if self.date else None

    @property
    def is_notice(self) -> bool:
        """Whether it is a correction, a comment or the like of another work."""
        return self.notice is not None

    @property
    def family(self) -> str:
        """Group of types within which records can be one work."""
        return _FAMILIES.get(self.type or "", "paper")

    @property
    def is_preprint(self) -> bool:
        """Whether it is a form before publication."""
        return self.type in {"preprint", "unsubmitted"}

    def of(self, scheme: str) -> frozenset[str]:
        """Identifiers of one scheme."""
        return frozenset(one for one in self.ids if one.startswith(scheme + ":"))

    @property
    def published_dois(self) -> frozenset[str]:
        """DOIs of a published form, not of a preprint server."""
        return frozenset(one for one in self.of("doi") if not is_preprint_doi(one[4:]))


def make_entry(
    fields: Mapping[str, object], *, key: str, names: Iterable[str], as_of: str | dt.date
) -> Entry:
    """Make a record ready for comparison.

    Parameters
    ----------
    fields : Mapping
        ``title, date, year, venue, type, doi, arxiv_id, ids, url, source, is_cut, pages, volume``
        as found; any may be missing or None.
    key : str
        What orders records.
    names : iterable of str
        Authors as listed.
    as_of : str or datetime.date
        The day from which things are seen.

    Returns
    -------
    Entry
        Ready for `score.compare`.

    Examples
    --------
    >>> entry = make_entry(
    ...     {"title": "Erratum: On Pots", "year": 2020},
    ...     key="a",
    ...     names=["J. Carberry"],
    ...     as_of="2026-01-01",
    ... )
    >>> entry.title, entry.is_notice, entry.year
    ('on pots', True, 2020)
    """
    marks = read_title(without_mojibake(str(fields.get("title") or "")))
    title = title_key(marks.title)
    venue_text = fields.get("venue")
    venue = identify(str(venue_text)) if venue_text else None
    ids = work_ids(fields)
    kind = work_type(_text(fields.get("type")), venue, ids)
    words = tuple(title.split())
    pages = page_range(fields.get("pages"))
    return Entry(
        key=key,
        source=str(fields.get("source") or ""),
        title=title,
        words=words,
        names=tuple(name for name in map(read_name, names) if name is not None),
        is_cut=bool(fields.get("is_cut")),
        date=best_date(
            {**fields, "year": stated_year(fields.get("year"))}, kind=kind, ids=ids, as_of=as_of
        ),
        venue=venue,
        type=kind,
        ids=frozenset(ids),
        notice=marks.notice,
        translated=title_key(marks.translated) or None,
        squash=squashed(title),
        content=content_words(words),
        core=title if marks.notice else core_title(marks.title),
        venue_text=_text(venue_text) or "",
        first_page=pages[0],
        last_page=pages[1],
        volume=first_number(fields.get("volume")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
