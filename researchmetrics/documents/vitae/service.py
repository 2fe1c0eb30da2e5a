"""Service of a CV (reviewing, committees, editing): one row a venue and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.plain import shown

__all__ = ["read_service"]

Row = dict[str, str | None]

_ROLE = re.compile(
    r"^(?P<role>(?:[^\W\d_][\w/&'’()-]*\s+){0,4}?(?:(?:co-?)?(?:reviewers?|reviewing|referees?|"
    r"refereeing|(?:area|session|"
    r"program(?:me)?|publicity|workshop|general|track|publication|local)[ -](?:co-?)?chairs?|"
    r"chairs?|"
    r"(?:technical |senior )*(?:program(?:me)?|organi[sz]ing|steering|scientific|"
    r"award) committees?(?: members?)?|"
    r"(?:T?PC|SPC)(?: members?)?|organi[sz]ers?|editors?|editorial board(?: members?)?|"
    r"panel(?:l?ist)?|judge|"
    r"members?(?:hips?)?|secretary|treasurer|meta-?reviewers?|gutachter\w*|relecteur\w*|relecture|"
    r"revisora?|revisore)|심사위원|논문심사|심사|査読(?:者|委員)?|审稿人?))(?![\w])\s*",
    re.IGNORECASE,
)
_REVIEWS = re.compile(r"review|referee|gutacht|relect|revis|심사|査読|审稿", re.IGNORECASE)
_LINK = re.compile(
    r"^\s*(?:[:：–—|\t-]|,|\b(?:for|of|at|in|on|für|pour|de|para|per)\b(?:\s+the)?)*\s*"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_YEARS = re.compile(
    rf"(?<![\w/.]){_YEAR}(?:\s?[-–—~]\s?(?:{_YEAR}|\d\d(?!\d)|present|now|current|현재)|"
    rf"\s?[-–—~](?=\s*$))?(?!\w)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[A-Za-z])['’](?=\d\d\b)")


def read_service(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the service a CV lists.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of role, venue, date, notes; each as printed or None. A venue named with several
        years gives a row for each.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> rows = read_service(
    ...     outline("## Service\n\nReviewer: Clay 2019, 2020 (best reviewer), Pots")
    ... )
    >>> [(row["venue"], row["date"], row["notes"]) for row in rows]
    [('Clay', '2019', None), ('Clay', '2020', 'best reviewer'), ('Pots', None, None)]
    """
    rows: list[Row] = []
    for section in sections:
        if section.role == "service":
            rows += _section(section)
    return tuple(rows)


def _section(section: Section) -> Iterator[Row]:
    """Read one section; a line that ends in a colon, or a role alone, is for those that follow."""
    role = _heading_role(section.heading)
    for block in section.blocks:
        lines = ["\t".join(block.cells)] if block.kind == "row" else list(block.lines)
        if len(lines) > 1 and not all(_ROLE.match(shown(line)) for line in lines):
            lines = [block.text]
        for line in lines:
            text = shown(line)
            found = _ROLE.match(text)
            if found and not text[found.end() :].strip(" :.-–—") and block.kind != "row":
                role = found["role"]
                continue
            yield from _line(text, role)


def _heading_role(heading: str) -> str | None:
    found = _ROLE.match(heading)
    return found["role"] if found and not heading[found.end() :].strip() else None


def _line(text: str, role: str | None) -> Iterator[Row]:
    found = _ROLE.match(text)
    rest = text
    if found:
        role = found["role"].strip()
        rest = text[found.end() :]
        rest = rest[_LINK.match(rest).end() :]  # type: ignore[union-attr]  # it matches the empty text
    elif label := re.match(r"^(?P<role>[^:;,.\d()]{3,60})[:：]\s*(?=\S)", text):
        role, rest = label["role"].strip(), text[label.end() :]
    venue: str | None = None
    listed = False
    pieces = list(_pieces(rest))
    if len(pieces) == 2 and not _REVIEWS.search(role or "") and not _YEARS.search(pieces[0]):
        # "Organizer of the Workshop on X, ICP 2022" is one event.
        pieces = [",".join(pieces)]
    for piece in pieces:
        for row in _rows(piece, venue):
            venue = row["venue"] or venue
            listed = True
            yield {"role": role, **row}
    if not listed and text.strip(" .:"):
        yield {"role": role, "venue": None, "date": None, "notes": None}


def _pieces(text: str) -> Iterator[str]:
    """Part a list at commas and semicolons outside brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth <= 0 and (
            sign in ";，、" or (sign == "," and text[place + 1 : place + 2].isspace())
        ):
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _rows(piece: str, venue_before: str | None) -> Iterator[Row]:
    notes = [
        note
        for note in re.findall(r"[(\[]([^()\[\]]{2,200})[)\]]", piece)
        if _YEARS.sub("", note).strip(" ,;/&-")
    ]
    kept = [note for note in notes if not re.fullmatch(r"[A-Z][A-Za-z&/ -]{1,12}", note)]
    acronyms = [note for note in notes if note not in kept]
    dated = _GLUED.sub(" '", piece)
    for note in kept:
        dated = dated.replace(note, "")
    years: list[str | None] = [found.group().strip() for found in _YEARS.finditer(dated)]
    name = re.sub(r"[(\[][\s,;/&]*[)\]]", " ", _YEARS.sub(" ", dated))
    name = re.sub(r"^\s*(?:and|und|et|y|e|&)\s+", "", " ".join(name.split()).strip(" ,;:./&-–—|\t"))
    name = name.strip(" ,;:./&-–—|")
    if acronyms and not name:
        name = acronyms[0]
    venue = name or (venue_before if years else None)
    if venue is None:
        return
    for year in years or [None]:
        yield {"venue": venue, "date": year, "notes": "; ".join(kept) or None}
