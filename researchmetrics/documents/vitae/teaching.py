"""Teaching of a CV: one row a course, its parts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.organisations import is_job, is_organisation
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.entry_texts import QUOTED, entry_texts

__all__ = ["read_teaching"]

Row = dict[str, str | None]

_HEADING = re.compile(
    r"\b(?:teaching|courses?(?:\s+taught)?|lehre|lehrtätigkeit\w*|lehrveranstaltungen|enseignements?|"
    r"docencia|enseñanza|ensino|docência|insegnament\w+|didattica|onderwijs|undervisning|"
    r"преподавани\w+)\b|강의|교육활동|教育実績|担当授業|授業|教学|授课|講義",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:statement|philosophy|awards?|interests?|attended|taken)\b", re.IGNORECASE)
_CODE = re.compile(r"^\W*[A-Z]{2,6}[ -]?\d{3,4}[A-Z]?(?:/\d{3,4})?\s*[:,–—-]?\s+(?=[^\W\d_])")
_EDGES = " \t,;:|·–—-~()[]."
_PARTS = re.compile(r",\s+|;\s*|\s[|–—]\s|\t|\.\s+(?=[^\W\d_a-z])|[，；、]")


def read_teaching(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the courses a CV lists.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of title, role, organisation, dates; each as printed or None.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> text = "## Teaching\n\n- Teaching Assistant, Pots 101, Delft University, Fall 2019"
    >>> tuple(read_teaching(outline(text))[0].values())
    ('Pots 101', 'Teaching Assistant', 'Delft University', 'Fall 2019')
    """
    chosen = [
        section
        for section in sections
        if section.role in {"skip", "positions", None}
        and any(_is_teaching(heading) for heading in (section.heading, section.parent))
    ]
    rows = [_row(text) for text in entry_texts(chosen, plain=True)]
    return tuple(row for row in rows if row["title"])


def _is_teaching(heading: str) -> bool:
    return bool(_HEADING.search(heading)) and not _NOT.search(heading)


def _row(raw: str) -> Row:
    text, dates = shown(raw.replace("\t", " | ")), None
    # The number of a course may look like a year.
    code = _CODE.match(text)
    text = text[code.end() :] if code else text
    if span := find_span(text):
        dates, text = span.text, f"{text[: span.start]} | {text[span.end :]}"
        # A course is given again and again: its first dates tell, the others go with them.
        while more := find_span(text):
            text = f"{text[: more.start]} | {text[more.end :]}"
    quoted = re.search(QUOTED, text)
    title = quoted["title"].strip() if quoted else None
    rest = text.replace(quoted.group(), " | ", 1) if quoted else text
    parts = [part.strip(_EDGES) for part in _PARTS.split(rest)]
    parts = [part for part in parts if len(part) > 1]
    organisation = next((p for p in parts if is_organisation(p) and not _is_course(p)), None)
    parts = [part for part in parts if part != organisation]
    role = next((part for part in parts if is_job(part) and len(part.split()) < 5), None)
    parts = [part for part in parts if part != role]
    title = title or next(iter(parts), None) or role
    if code and title:
        title = f"{code.group().strip()} {title}"
    return {"title": title, "role": role, "organisation": organisation, "dates": dates}


def _is_course(text: str) -> bool:
    """Whether a text is a course though a word of it may name an organisation."""
    return bool(re.match(r"[A-Z]{2,5}[ -]?\d{2,4}\b", text))
