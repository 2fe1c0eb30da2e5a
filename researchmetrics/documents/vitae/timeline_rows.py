"""The entry of a position or degree, read into its parts: title, place of work, town, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from researchmetrics.documents.deadline import check
from researchmetrics.documents.text.organisations import is_degree, is_organisation, split_place
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.entry_lines import field_of
from researchmetrics.documents.vitae.posts import is_only_job, title_and_organisation

__all__ = ["EDGES", "Entry", "Row", "is_named", "row_of"]

Row = dict[str, str | None]

# What stands around the parts of an entry.
EDGES = " \t,;:|·–—-~()[]*"
_DETAIL_BRACKET = re.compile(
    r"\s*\((?P<text>(?:advis[eo]r|supervis|thesis|gpa|with|under|cum|magna|summa|지도|"
    r"토탈)[^()]{0,200})\)\.?",
    re.IGNORECASE,
)
_DEGREE_BRACKET = re.compile(
    r"^(?P<before>[^\[\]()]+?)\s*[\[(](?P<degree>[^\[\]()]{1,40})[\])]\s*(?P<after>.*)$"
)
# What follows within a line: "Promotion, RWTH Talheim, Thema: ...".
_INLINE = re.compile(
    r"[.,;]\s+(?:th[eè](?:sis|ma|se)|dissertation|topic|title|titre|thema|tesis|tese|tesi|titolo|título|"
    r"advis[eo]rs?|supervisors?|directeur|directrice|director[a]?|betreuer\w*|note|grade|gpa|mention)"
    r"(?:\s+\w+){0,2}\s*:\s*",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\s+[|·–—]\s+|\s+-\s+|\t|\n|\s*[;|]\s*")
_SENTENCE = re.compile(r"^[)\].,\s]*\.\s+(?P<text>\S.{10,})$", re.DOTALL)
_ABBREVIATED = re.compile(
    r"\b(?:[BM]\.(?:Tech|Eng|Phil|Arch|Ed|Des|Com)|corp|inc|ltd|co|univ|dept|lab|labs|jr|sr|[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """An entry while it is read.

    Parameters
    ----------
    head : list of str
        Lines or cells of its head.
    details : list of str
        What else is said.
    """

    head: list[str]
    details: list[str] = field(default_factory=list)

    @property
    def is_dated(self) -> bool:
        """Whether its head has dates."""
        return any(find_span(line) for line in self.head)


def is_named(cell: str, other: str = "") -> bool:
    """Whether a cell names an organisation, and no post, where another does not.

    Parameters
    ----------
    cell : str
        A cell or part of a line.
    other : str, default ""
        Another one.

    Returns
    -------
    bool
        False for posts with a word of organisations, as "Research Intern".

    Examples
    --------
    >>> is_named("Delft University"), is_named("Research Intern")
    (True, False)
    """
    return is_organisation(cell) and not is_only_job(cell) and not is_organisation(other)


def row_of(entry: Entry) -> Row:
    """Read an entry.

    Parameters
    ----------
    entry : Entry
        The entry.

    Returns
    -------
    dict
        Title, organisation, place, dates, details; each as printed or None.

    Examples
    --------
    >>> row = row_of(Entry(["Lecturer, Delft University", "2019 - 2020"]))
    >>> row["title"], row["organisation"], row["dates"]
    ('Lecturer', 'Delft University', '2019 - 2020')
    """
    check()
    row: Row = dict.fromkeys(("title", "organisation", "place", "dates", "details"))
    details: list[str] = []
    pieces: list[str] = []
    for line in entry.head:
        name, text = field_of(line)
        if name and row[name] is None:
            row[name] = text
        elif text:
            pieces += _without_dates(text, row, details)
    for piece in pieces:
        _assign(_without_brackets(piece, row, details), row, details)
    details += entry.details
    row["details"] = "\n".join(details) or None
    return row


def _without_dates(line: str, row: Row, details: list[str]) -> list[str]:
    """Take the dates off a line, and the sentence that may follow them."""
    span = find_span(line) if row["dates"] is None else None
    if span is None:
        return [line]
    row["dates"] = span.text
    before, after = line[: span.start], line[span.end :]
    sentence = _SENTENCE.match(after)
    if sentence:
        details.append(sentence["text"])
        after = ""
    return [part for part in (before, after) if part.strip(EDGES + ".")]


def _without_brackets(piece: str, row: Row, details: list[str]) -> str:
    details += [found["text"] for found in _DETAIL_BRACKET.finditer(piece)]
    piece = re.sub(r"\s+,", ",", _DETAIL_BRACKET.sub(" ", piece))
    degree = _DEGREE_BRACKET.match(piece)
    tells = degree and is_degree(degree["degree"]) and not is_degree(degree["before"])
    if degree and tells and row["title"] is None:
        row["title"] = degree["degree"].strip()
        details += [degree["after"].strip()] if degree["after"].strip() else []
        return degree["before"]
    return piece


def _assign(piece: str, row: Row, details: list[str]) -> None:
    """Say of each part of a piece what it is."""
    inline = _INLINE.search(piece)
    if inline:
        details.append(piece[inline.end() :].strip(EDGES))
        piece = piece[: inline.start()]
    for part in _STRONG.split(piece):
        words, place = _without_place(part.strip())
        if place and row["place"] is None:
            row["place"] = place
        title, organisation = title_and_organisation(_closed(words))
        for name, value in (("title", title), ("organisation", organisation)):
            before = row[name]
            if value and before is None:
                row[name] = value
            elif value and before and name == "organisation" and is_named(value, before):
                # A field of study in a cell of its own stood before the place.
                row[name] = value
                details.append(before)
            elif value:
                details.append(value)


def _without_place(text: str) -> tuple[str, str | None]:
    """Take the place off, but no short name of an organisation: "Postdoc, CONICER, Argentina"."""
    words, place = split_place(text)
    town, comma, country = (place or "").partition(", ")
    if comma and len(town) > 2 and town.isupper() and not is_organisation(words):
        return f"{words}, {town}", country
    return words, place


def _closed(text: str) -> str:
    """Take off separators left at the edges, but no bracket that has its partner."""
    text = text.strip(EDGES[:-4]).lstrip(")]. ")
    while text.endswith(("(", "[")) or (
        text.endswith((")", "]")) and not re.search(r"[(\[]", text)
    ):
        text = text[:-1].strip(EDGES[:-4])
    return text if _ABBREVIATED.search(text) else text.rstrip(". ")
