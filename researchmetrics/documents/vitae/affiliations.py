"""Where a person is, by the lines at the top of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.organisations import (
    CJK_JOB,
    is_degree,
    is_job,
    is_organisation,
    split_place,
)
from researchmetrics.documents.text.printed_dates import find_span

__all__ = ["current_affiliation", "stated_affiliations", "titled_affiliations"]

_LABEL = re.compile(
    r"^\W*(?:(?:current\s+|present\s+)?(?:affiliation|institution|organi[sz]ation|employer|"
    r"workplace)|소속|所属(?:機関)?|单位|工作单位|zugehörigkeit|établissement|institución|"
    r"instituição|istituzione|место работы)\s*[:：]\s*(?P<text>.{3,150})$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s(?:at|@|bei(?:m)?|chez|an der|am|presso|à|en la|na|aan de)\s+(?:the\s+|il\s+|la\s+|l['’])?"
    r"(?P<where>[^\W\d_].*)$",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"\b(?:I am|I'm|I’m|is|[Aa]s|I work as|I serve as)\s+(?:currently )?(?:an?|the) "
    r"(?P<what>[^.,;]{3,80}?) (?:at|with|in|of|working (?:at|in|for)) (?:the )?"
    r"(?P<where>[A-Z][^.,;()]{2,80}?)(?=[.,;(]|\s(?:in|where|working|and|since|under|advised|"
    r"supervised)\s|$)"
)
_FIELD_FIRST = re.compile(
    r"\b(?:I am|I'm|I’m)\s+(?:currently )?(?:an?|the) (?P<what>[^.,;]{3,120}?) at (?:the )?"
    r"(?P<where>[A-Z][^.,;()]{2,80}?)(?=[.,;(]|\s(?:in|where|working|and|since|under|advised|"
    r"supervised)\s|$)"
)
_PARTS = re.compile(r"\s+[·|•–—]\s+|\t|\s{3,}")
_SHORT_JOB = re.compile(r"[A-Z][\w&/-]*(?: [\w&/-]+){0,4} at (?:the )?[A-Z].{2,80}")
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b(?:tel|phone|fax|e-?mail|address)\b|\+\d|\d{4}", re.IGNORECASE
)
_POSTAL = re.compile(r",\s*(?:[A-Z]{2}\s+)?\d{4,6}\b.*$|,\s*[A-Z]{1,2}-?\d{4,5}\b.*$")
# What names no organisation though it is a word of many, and what names where papers appear.
_GENERIC = re.compile(
    r"(?:the\s+)?(?:research|groups?|labs?|laborator(?:y|ies)|universit(?:y|ät|é)|departments?|school|"
    r"institute|company|college|faculty|people|members)",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"^In\s|\b(?:proceedings|journal|conference|workshop|transactions|arxiv)\b", re.IGNORECASE
)
_NEAR, _LONG = 40, 150


def stated_affiliations(lines: Sequence[str], name: str | None) -> tuple[str, ...]:
    """Read the affiliations that the lines at the top of a document state.

    Parameters
    ----------
    lines : sequence of str
        Lines of the head.
    name : str or None
        The person's name.

    Returns
    -------
    tuple of str
        As printed, without jobs, towns and post codes.

    Examples
    --------
    >>> stated_affiliations(
    ...     ["Ann Pott", "Potter at Delft Labs", "Delft, The Netherlands"], "Ann Pott"
    ... )
    ('Delft Labs',)
    """
    found: list[str] = []
    parts = (part for line in lines[:_NEAR] for part in _PARTS.split(line))
    for text in (read_emphasis(part).text for part in parts):
        labelled = _LABEL.match(text)
        if labelled:
            found.append(labelled["text"].strip())
        elif len(text) > _LONG or text.endswith("."):
            found += _spoken(text)
        elif text != name:
            found += filter(None, [_affiliation(text)])
    return tuple(dict.fromkeys(found))


def titled_affiliations(title: str, name: str | None) -> tuple[str, ...]:
    """Read the affiliation that the title of a person's page names behind the person.

    Parameters
    ----------
    title : str
        The title.
    name : str or None
        The person's name.

    Returns
    -------
    tuple of str
        The last organisation, which is the one that others are part of; empty where there is none.

    Examples
    --------
    >>> titled_affiliations("Ann Pott | School of Clay | University of Delft", "Ann Pott")
    ('University of Delft',)
    """
    if not name or name.split()[-1] not in title:
        return ()
    parts = [part.strip() for part in re.split(r"\s+[|–—·:@-]\s+|\s*[|»«›]\s*", title[:300])]
    named = [part for part in parts if is_organisation(part) and name not in part]
    return tuple(named[-1:])


def _spoken(text: str) -> list[str]:
    matches = [match for form in (_FIELD_FIRST, _I_AM) for match in form.finditer(text)]
    return [
        match["where"].strip()
        for match in matches
        if is_job(match["what"]) and is_organisation(match["where"])
    ][:1] or [match["where"].strip() for match in matches if is_job(match["what"])][:1]


def _affiliation(text: str) -> str | None:
    """Read one short line: "Professor at X", "Professor, X" or "X"."""
    spoken = _spoken(text)
    if spoken:
        return spoken[0]
    text = _POSTAL.sub("", text)
    at = _AT.search(text)
    if at and (is_job(text[: at.start()]) or _SHORT_JOB.fullmatch(text)):
        return at["where"].strip(" .,")
    if _ADDRESS.search(text) or not is_organisation(text) or text.endswith((".", "?", "!")):
        return None
    if _GENERIC.fullmatch(text.strip()) or _VENUE.search(text):
        return None
    asian = CJK_JOB.match(text)
    if asian:
        return asian["where"].strip()
    return _without_job(text)


def _without_job(text: str) -> str | None:
    first, comma, rest = text.partition(",")
    if comma and is_job(first) and is_organisation(rest):
        return rest.strip(" .")
    if is_degree(text) and find_span(text):
        return None
    if is_job(text) and not comma:
        return None
    return split_place(text)[0].strip(" .,") or None


def current_affiliation(positions: Iterable[dict[str, str | None]]) -> str | None:
    """Name the organisation of the position that has not ended.

    Parameters
    ----------
    positions : iterable of dict
        Rows of positions.

    Returns
    -------
    str or None
        None where none is said to last.

    Examples
    --------
    >>> current_affiliation([{"organisation": "Delft", "dates": "2019 - now"}])
    'Delft'
    """
    for row in positions:
        span = find_span(row.get("dates") or "")
        lasts = span is not None and span.is_range and not re.search(r"\d\s*$", span.text)
        lasts = lasts or (span is not None and span.is_open)
        if lasts and row.get("organisation"):
            return row["organisation"]
    return None
