"""Positions and degrees that a page tells in sentences: "Before joining X in 2020, I was ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.organisations import is_job, is_organisation, split_place
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.person import head_of

__all__ = ["told_education", "told_positions"]

Row = dict[str, str | None]

_HEADING = re.compile(
    r"\b(?:bio(?:graphy|graphical \w+)?|short bio|about(?: me)?|profile|background|career|"
    r"who am i|introduction|vita|summary)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:(?<=\w{3})|(?<=[\d)\]]))[.!?]\s+(?=[A-Z])")
_YEAR = r"(?:19|20)\d\d"
_WHERE = (
    r"(?:the\s+)?(?P<where>[A-Z][^.,;()\n]{1,90}?)(?=\s*[.,;()]|\s+(?:in|under|where|with|advised|"
    r"supervised|working|as|before|after|on|from|since|until|till|between|for|during|starting)\s|"
    r"\s+and\s+(?:my|his|her|their|an?|the|was|am|is|I|he|she|then|later|has|have|did)\s|\s*$)"
)
_WHEN = (
    rf"(?:[\s,(]*(?P<when>(?:(?:since|from|in|between|during|until|starting(?: in)?)\s+)?"
    rf"(?:the\s+)?(?:(?:[A-Z][a-z]{{2,8}}\.?|spring|summer|fall|autumn|winter)\s+)?{_YEAR}"
    rf"(?:\s*(?:[-–—]|to|and|until)\s*(?:[A-Z][a-z]{{2,8}}\.?\s+)?(?:{_YEAR}|\d\d(?!\d)|present|now))?))?"
)
_DEGREE = re.compile(
    r"(?<![\w.])(?P<what>(?:(?:Ph\.?\s?D\.?|D\.?Phil\.?|Doctorate|doctorate|doctoral|M\.?Sc\.?|"
    r"M\.?S\.?|M\.?A\.?|M\.?Eng\.?|M\.?B\.?A\.?|M\.?Phil\.?|[Mm]aster(?:['’]?s)?(?: of [A-Z]\w+)?|"
    r"B\.?Sc\.?|B\.?S\.?|B\.?A\.?|B\.?Eng\.?|B\.?Tech\.?|[Bb]achelor(?:['’]?s)?(?: of [A-Z]\w+)?|"
    r"[Uu]ndergraduate|Licenciatura|Laurea|"
    r"Diplom(?:a(?= in))?)(?:\s\([^()]{1,20}\))?(?:\s+(?:degrees?|studies))?)"
    r"(?:\s+(?:in|on)\s+(?P<field>[^.,;()\n]{2,80}?))?)"
    rf"(?:\s*\((?P<early>{_YEAR}(?:\s*[-–]\s*{_YEAR})?)\))?"
    rf"[,\s]+(?:from|at)\s+{_WHERE}(?:,? (?:graduating|finishing|finished))?{_WHEN}"
)
_HAD = re.compile(
    r"\b(?:my|his|her|received|obtained|earned|completed|holds?|did|got|defended|"
    r"finished) (?:an? |the )?$"
)
_POST = re.compile(
    r"(?P<verb>(?:,?\s+and|,|;|then|later)(?=\s+an?\s)|\b(?:am|['’]m|is|was|have been|has been|"
    r"had been|worked as|works as|work as|working as|"
    r"serves? as|served as|became|joined|held|spent|did|as|being|remain))\s+"
    r"(?:(?:currently|also|now|both|recently|previously|presently|employed|appointed)\s+)*"
    r"(?:(?:as\s+)?(?:an?|the|my)\s+)?(?P<what>[^.,;:()\n]{3,90}?)"
    r"(?:,?\s+(?:in|of|within)\s+(?:the\s+)?(?:[A-Z][\w&-]*\s+)?(?:Department|School|Faculty|"
    r"Institute|Division|Lab)\w*\s+(?:of|for)\s[^.;()\n]{3,60}?)?"
    rf"\s*,?\s+(?:at|with|@)\s+{_WHERE}{_WHEN}"
)
# A title that says of what, without a place: "has been Professor of Clay since 2012".
_TITLE = re.compile(
    r"\b(?P<verb>is|am|was|has been|have been|became)\s+(?:an?\s+|the\s+)?"
    r"(?P<what>[A-Z][^.,;:()\n]{3,80}?)\s+(?P<when>since\s+" + _YEAR + r")"
)
# "From 2014 to 2017 she was a postdoc at Delft."
_LEADS = re.compile(
    rf"(?P<when>(?:[Ff]rom|[Bb]etween)\s+{_YEAR}\s+(?:to|and|until)\s+{_YEAR}),?(?:\s+\w+){{1,3}}\s*$"
)
_JOINED = re.compile(
    rf"\b(?:[Jj]oin(?:ed|ing)|(?:has|have) been (?:with|at))\s+{_WHERE}(?:\s+as\s+[^.,;]{{3,60}}?)?"
    rf"\s+(?:in|since)\s+(?:[A-Z][a-z]+\s+)?(?P<year>{_YEAR})"
)
_TITLED = re.compile(r"(?:Prof|Dr|Professor|Mr|Ms)\b")
_LASTS = {"am", "'m", "’m", "is", "has been", "have been", "works as", "work as", "remain"}
_SELF = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Tt]hey)\b|^(?:Currently|Previously|Now)\b|['’]m\b")
_OTHERS = re.compile(
    r"\b(?:advis[eo]r|supervisor|mentor|wife|husband|partner|students?)\W+(?:is|was)\b"
)


def told_positions(sections: Sequence[Section], name: str | None) -> tuple[Row, ...]:
    r"""Read the positions that sentences about the person tell.

    Parameters
    ----------
    sections : sequence of Section
        The document.
    name : str or None
        The person's name.

    Returns
    -------
    tuple of dict
        Rows as of `read_timeline`. A position that lasts, at a place joined in a year, has its
        dates from there: "since 2020".

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> text = "# Ann Pott\n\nI was a lecturer at Delft Labs from 2012 to 2015."
    >>> row = told_positions(outline(text), "Ann Pott")[0]
    >>> row["title"], row["organisation"], row["dates"]
    ('lecturer', 'Delft Labs', 'from 2012 to 2015')
    """
    sentences = list(_sentences(sections))
    joined = [
        (found["where"], found["year"]) for text in sentences for found in _JOINED.finditer(text)
    ]
    rows: list[Row] = []
    for text in sentences:
        if not _is_own(text, name):
            continue
        rows += _posts(text, joined)
    seen: dict[tuple[str | None, str | None], Row] = {}
    for row in rows:
        seen.setdefault((row["title"], row["organisation"]), row)
    return tuple(seen.values())


def told_education(sections: Sequence[Section]) -> tuple[Row, ...]:
    r"""Read the degrees that sentences about the person tell.

    Parameters
    ----------
    sections : sequence of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows as of `read_timeline`.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> text = "# Ann Pott\n\nI received my Ph.D. in Clay from Delft University in 2015."
    >>> row = told_education(outline(text))[0]
    >>> row["title"], row["organisation"], row["dates"]
    ('Ph.D. in Clay', 'Delft University', '2015')
    """
    rows: list[Row] = []
    for text in _sentences(sections):
        for found in _DEGREE.finditer(text):
            had = _HAD.search(text[: found.start()])
            if had or is_organisation(found["where"]) or found["when"] or found["early"]:
                span = find_span(found["early"] or found["when"] or "")
                rows.append(_row(found["what"], found["where"], span.text if span else None))
    return tuple(rows)


def _sentences(sections: Sequence[Section]) -> Iterator[str]:
    """Sentences of the head of a document, and of its sections about the person's life."""
    head = head_of(sections)
    told = [
        *head,
        *(one for one in sections if one not in head and _HEADING.search(one.heading)),
    ]
    for section in told:
        for block in section.blocks:
            text = shown(block.text)
            if block.kind != "row" and 30 < len(text) < 4000:
                yield from (part.strip() for part in _SENTENCE.split(text) if len(part) > 20)


def _is_own(text: str, name: str | None) -> bool:
    if _OTHERS.search(text):
        return False
    words = re.findall(r"\w{3,}", name or "")
    return bool(_SELF.search(text)) or any(re.search(rf"\b{word}\b", text) for word in words)


def _posts(text: str, joined: Sequence[tuple[str, str]]) -> Iterator[Row]:
    taken = 0
    for found in _POST.finditer(text):
        what = found["what"].strip()
        if not is_job(what) or len(what.split()) > 9 or _TITLED.match(found["where"]):
            continue
        taken += 1
        leads = _LEADS.search(text[: found.start()])
        when = found["when"] or (leads["when"] if leads else None)
        year = next((year for where, year in joined if where in found["where"]), None)
        if found["verb"] in _LASTS and year and not when:
            when = f"since {year}"
        yield _row(what, found["where"], when)
    for found in _TITLE.finditer("" if taken else text):
        if is_job(found["what"]):
            yield _row(found["what"], None, found["when"])


def _row(title: str, where: str | None, when: str | None) -> Row:
    row: Row = dict.fromkeys(("title", "organisation", "place", "dates", "details"))
    organisation, place = split_place(where) if where else (None, None)
    dates = re.sub(r"^(?:in|during)\s+", "", when.strip()) if when else None
    return row | {
        "title": title.strip(),
        "organisation": organisation,
        "place": place,
        "dates": dates,
    }
