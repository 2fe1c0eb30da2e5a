"""Talks and awards of a CV: one row each, its parts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.organisations import is_organisation
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import Span, find_span
from researchmetrics.documents.vitae.entry_texts import QUOTED, entry_texts
from researchmetrics.documents.vitae.grants import is_grant

__all__ = ["read_awards", "read_talks"]

Row = dict[str, str | None]

_QUOTED = re.compile(QUOTED)
_KIND = re.compile(
    r"^(?:(?:invited|contributed|keynote|plenary|seminar|guest|oral|poster|panel)\s+)*"
    r"(?:talks?|lectures?|presentations?|speaker|speech|keynote|seminar|tutorial|"
    r"panel(?:ist)?)\s*[:,–-]\s*",
    re.IGNORECASE,
)
# One list of both: what has neither sum nor project is an award.
_WITH_GRANTS = re.compile(
    r"\b(?:awards?|honou?rs?|prizes?|fellowships?|scholarships?)\b.*\b(?:grants?|funding)\b|"
    r"\b(?:grants?|funding)\b.*\b(?:awards?|honou?rs?|prizes?|fellowships?|scholarships?)\b",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"\b(?:award|prize|medal|fellow|scholar|honou?r|preis|prix|premio|prêmio|bourse|beca|stipend)|賞|奖|獎|상",
    re.IGNORECASE,
)
_EDGES = " \t,;:|·–—-~"
_BRACKETED = re.compile(r"\(([^()]{2,200})\)")
_AT = re.compile(r"\s+(?:at|in|from|by)\s+(?=[A-Z0-9\u1100-\uffff])|,\s+|\s+[–—-]\s+|:\s+|\t")


def read_talks(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the talks a CV lists.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of title, venue, date; each as printed or None.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> read_talks(outline('## Talks\n\n- "On pots", Delft University (2019).'))
    ({'title': 'On pots', 'venue': 'Delft University', 'date': '2019'},)
    """
    return tuple(_talk(text) for text in _listed(sections, "talks"))


def read_awards(sections: Sequence[Section]) -> tuple[Row, ...]:
    r"""Read the awards a CV lists.

    Parameters
    ----------
    sections : sequence of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of title, venue, date; each as printed or None.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> read_awards(outline("## Awards\n\n- Best pot award (ICP 2020)"))
    ({'title': 'Best pot award', 'venue': 'ICP 2020', 'date': '2020'},)
    """
    mixed = [
        section
        for section in sections
        if section.role == "skip" and _WITH_GRANTS.search(section.heading)
    ]
    texts = (text for text in entry_texts(mixed) if not is_grant(text))
    return tuple(_award(text) for text in (*_listed(sections, "awards"), *texts))


def _listed(sections: Iterable[Section], role: str) -> Iterator[str]:
    """Give the entries of the sections with that role, one text each."""
    return entry_texts(section for section in sections if section.role == role)


def _last_date(text: str) -> Span | None:
    """Find the date of an event: of several the last, as a venue may have a year in its name."""
    last: Span | None = None
    start = 0
    while (found := find_span(text[start:])) is not None:
        last = Span(found.text, start + found.start, start + found.end, found.is_range)
        if found.is_range:
            break
        start += found.end
    return last


def _without_date(text: str) -> tuple[str, str | None]:
    """Take the date off a text, unless the name before it ends in that year ("CVPR 2020")."""
    date = _last_date(text)
    if date is None:
        return text, None
    before, after = text[: date.start], text[date.end :]
    is_named = re.search(r"[A-Z]{2}[\w&-]*\s$", before) and not after.strip(_EDGES + ".)]")
    if is_named and len(date.text) == 4:
        return text, date.text
    # Brackets that held only the date go with it.
    before, after = re.sub(r"[(\[]\s*$", "", before), re.sub(r"^\s*[)\]]", "", after)
    joint = ", " if before.strip(_EDGES) and after.strip(_EDGES + ".") else " "
    return f"{before.rstrip(_EDGES)}{joint}{after.lstrip(_EDGES)}", date.text


def _talk(raw: str) -> Row:
    text = _KIND.sub("", shown(raw))
    quoted = _QUOTED.search(text)
    if quoted:
        rest = f"{text[: quoted.start()]} {text[quoted.end() :]}"
        venue, date = _without_date(rest)
        return {"title": quoted["title"].strip(), "venue": _tidy(venue), "date": date}
    rest, date = _without_date(text)
    title = _emphasised(raw)
    if title and title in rest:
        rest = rest.replace(title, "", 1)
    else:
        title, rest = _first_part(rest, r"(?<=[^\W\d_]{3})[.?!]\s+(?=\S)|\t|\s[|–—]\s|,\s+")
    return {"title": title, "venue": _tidy(rest), "date": date}


def _emphasised(raw: str) -> str | None:
    """The emphasised stretch of an entry, where it is long enough to be its title."""
    read = read_emphasis(raw)
    for start, end in (*read.bold, *read.italic):
        text = read.text[start:end].strip(" .,:;")
        if len(text.split()) > 2:
            return text
    return None


def _first_part(text: str, border: str) -> tuple[str | None, str]:
    text = text.strip(_EDGES)
    found = re.search(border, text)
    if not found:
        return _tidy(text), ""
    return _tidy(text[: found.start()]), text[found.end() :]


def _award(raw: str) -> Row:
    text = shown(raw.replace("\t", " | ") if "\t" in raw else raw)
    bracketed = _BRACKETED.findall(text)
    outside = _BRACKETED.sub(" ", text)
    date = _last_date(text)
    places = [found for found in map(_venue_in, bracketed) if found]
    rest, _ = _without_date(outside) if _last_date(outside) else (outside, None)
    parts = [part for part in re.split(r"\s[|]\s", rest.strip(_EDGES + "|")) if part.strip(_EDGES)]
    title, more = _first_part(parts[0], _AT.pattern) if parts else (None, "")
    places = [*places, *([more] if more else []), *parts[1:]]
    if title and len(parts) == 1 and more and is_organisation(title) and not _PRIZE.search(title):
        # The giver first: "2015年9月, 陶芸情報学会, 論文賞".
        first, _ = _first_part(more, _AT.pattern)
        if first and _PRIZE.search(first):
            title, places = first, [title, *(one for one in places if one != more)]
    venue = ", ".join(filter(None, map(_tidy, places)))
    return {"title": title, "venue": venue or None, "date": date.text if date else None}


def _venue_in(text: str) -> str | None:
    """What brackets say besides a date."""
    rest, _ = _without_date(text)
    return _tidy(rest)


def _tidy(text: str) -> str | None:
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    text = re.sub(r"\s+([,.;)])", r"\1", " ".join(text.split()))
    text = re.sub(r"(?:[,;]\s*){2,}", ", ", text).strip(_EDGES + ".")
    return text or None
