"""Who a CV, portfolio or homepage is about: name, affiliation, addresses, interests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.headings import (
    heading_role,
    is_known_heading,
    plain_heading,
)
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.links import find_emails, person_ids, targets
from researchmetrics.documents.text.organisations import CJK_JOB, is_degree, is_job, is_organisation
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.records import Person

__all__ = ["current_affiliation", "head_of", "is_person_name", "read_person"]

_CV_WORDS = re.compile(
    r"\b(?:curriculum\s+vitae|academic\s+cv|cv|r[ée]sum[ée]|lebenslauf|currículum|portfolio|"
    r"(?:personal\s+)?(?:home\s?page|web\s?site)|biography|welcome(?:\s+to)?|about(?:\s+me)?|"
    r"publications?)\b"
    r"|이력서|자기소개서|포트폴리오|履歴書|职务经歴書|简历",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"^\W*(?:full\s+)?(?:name|nom(?:bre)?|nome|성명|이름|氏名|姓名)\s*[:：]\s*(?P<name>[^|"
    r";,\t\d]{2,60})",
    re.IGNORECASE,
)
_AFFILIATION_LABEL = re.compile(
    r"^\W*(?:(?:current\s+)?affiliation|institution|organi[sz]ation|소속|所属|单位|"
    r"zugehörigkeit)\s*[:：]\s*(?P<text>.{3,150})$",
    re.IGNORECASE,
)
_INTERESTS_LABEL = re.compile(
    r"^\W*(?:research\s+)?(?:interests?|forschungsinteressen|관심\s?분야|"
    r"연구\s?분야)\W{0,3}[:：]\W*(?P<text>.{3,1000})$",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|PD|Ing)\b\.?\s*)+", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"[,\s]+(?:Ph\.?\s?D\.?|D\.?Phil\.?|M\.?D\.?|M\.?Sc\.?|M\.?S\.?|B\.?Sc\.?|M\.?A\.?|"
    r"Sc\.?D\.?|Jr\.?)$"
)
_NATIVE = re.compile(r"\s*[(（/]\s*(?P<other>[^()（）]{2,40})[)）]?\s*$")
_CJK_NAME = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,4}(?:\s?[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,4})?"
)
_PARTICLES = {
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le",
    "ten", "ter", "zu", "zur", "bin", "ibn", "al", "el", "af", "av", "y", "e",
}  # fmt: skip
_AT = re.compile(r"\s(?:at|@|bei|chez)\s+(?:the\s+)?(?P<where>[^\W\d_].*)$", re.IGNORECASE)
_I_AM = re.compile(
    r"\b(?:I am|I'm|I’m|is|[Aa]s) (?:currently )?(?:an?|the) (?P<what>[^.,;]{3,80}?) (?:at|with|"
    r"in|of) (?:the )?"
    r"(?P<where>[A-Z][^.,;()]{2,80}?)(?=[.,;(]|\s(?:in|where|working|and|since|under|advised)\s|$)"
)
_CONTACT = re.compile(r"contact|kontakt|연락처|連絡先|联系", re.IGNORECASE)
_LINE_PARTS = re.compile(r"\s+[·|•]\s+|\t|\s{3,}")
_SHORT_JOB = re.compile(r"[A-Z][\w&/-]*(?: [\w&/-]+){0,4} at (?:the )?[A-Z].{2,80}")
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b(?:tel|phone|fax|e-?mail|address)\b|\+\d|\d{4}", re.IGNORECASE
)
_OWN_PAGE = re.compile(r"^https?://[\w-]+\.(?:github\.io|gitlab\.io|netlify\.app|wordpress\.com)\b")


def head_of(sections: Sequence[Section]) -> tuple[Section, ...]:
    r"""Take what stands before the first section of a known kind.

    Parameters
    ----------
    sections : sequence of Section
        The whole document.

    Returns
    -------
    tuple of Section
        The part about the person.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> [section.heading for section in head_of(outline("# Ann Pott\n\n## Talks\n\n## Awards"))]
    ['', 'Ann Pott']
    """
    head: list[Section] = []
    for section in sections:
        is_title = not head or not any(part.heading or part.blocks for part in head)
        if section.role is not None and not (is_title and _CV_WORDS.search(section.heading)):
            break
        head.append(section)
    return tuple(head)


def read_person(sections: Sequence[Section]) -> Person:
    r"""Describe the person a document is about.

    Parameters
    ----------
    sections : sequence of Section
        The document.

    Returns
    -------
    Person
        Name None where none is printed at the top.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> person = read_person(outline("# Ann Pott\n\nPotter at Delft Labs\n\n## Talks"))
    >>> person.name, person.affiliations
    ('Ann Pott', ('Delft Labs',))
    """
    head = head_of(sections)
    lines = [line for section in head for line in _lines(section)]
    contact = [section for section in sections if _CONTACT.search(section.heading)]
    about = "\n".join([*lines, *(line for section in contact for line in _lines(section))])
    name, others = _name(head, lines)
    links = targets(about) or _own_pages(sections)
    return Person(
        ids=person_ids(about),
        name=name,
        other_names=others,
        affiliations=_affiliations(lines, name),
        interests=_interests(sections, lines),
        emails=find_emails(about),
        links=links,
    )


def _lines(section: Section) -> list[str]:
    lines = [line.strip() for block in section.blocks for line in block.lines if line.strip()]
    return [section.heading, *lines] if section.heading else lines


def _own_pages(sections: Sequence[Section]) -> tuple[str, ...]:
    """Find pages of one's own where the head of the document gives no address."""
    text = "\n".join(block.raw for section in sections for block in section.blocks)
    return tuple(link for link in targets(text) if _OWN_PAGE.match(link))


def _name(head: Sequence[Section], lines: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    for line in lines[:40]:
        labelled = _NAME_LABEL.match(read_emphasis(line).text)
        if labelled:
            return _with_native(_AFTER_NAME.sub("", _TITLES.sub("", labelled["name"].strip())))
    headings = [section.heading for section in head if section.heading]
    for candidate in (*headings[:2], *lines[:6]):
        name, others = _with_native(_bare(candidate))
        if name and is_person_name(name):
            return name, others
    return None, ()


def _bare(line: str) -> str:
    """Take off what a name stands beside: "CV of", titles, degrees, what follows a dash or bar."""
    text = plain_heading(read_emphasis(line).text)
    without = _CV_WORDS.sub(" ", text)
    if without != text:
        text = re.sub(
            r"^\W*(?:of|for|von|de|to|my)?\b\W*|['’]s?\s*\W*$|\W+$", "", without.strip(), count=2
        )
    text = re.split(r"\s+[|–—·•-]\s+|\t|\s{3,}", text.strip(" |–—-·:"))[0]
    return _AFTER_NAME.sub("", _TITLES.sub("", text)).strip(" ,")


def _with_native(name: str) -> tuple[str | None, tuple[str, ...]]:
    """Part "Ann Pott (안팟)" into the name and its other form."""
    name = " ".join(name.split()).strip(" ,")
    native = _NATIVE.search(name)
    if native and native.start():
        return name[: native.start()].strip(), (native["other"].strip(),)
    return name or None, ()


def is_person_name(text: str) -> bool:
    """Whether a line has the shape of a person's full name.

    Parameters
    ----------
    text : str
        A line without markup.

    Returns
    -------
    bool
        False for headings, organisations and job titles, whatever their shape.

    Examples
    --------
    >>> [
    ...     is_person_name(text)
    ...     for text in ("Ann van Pott", "홍길동", "Work Experience", "Delft Lab")
    ... ]
    [True, True, False, False]
    """
    if _CJK_NAME.fullmatch(text):
        return len(text) > 1 and heading_role(text) is None
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or re.search(r"[\d@/:;!?\\#<>&()\"]", text):
        return False
    if is_known_heading(text) or is_organisation(text) or is_job(text) or is_degree(text):
        return False
    return all(word.strip(".,'’").lower() in _PARTICLES or not word[0].islower() for word in words)


def _affiliations(lines: Iterable[str], name: str | None) -> tuple[str, ...]:
    found: list[str] = []
    parts = (part for line in list(lines)[:40] for part in _LINE_PARTS.split(line))
    for text in (read_emphasis(part).text for part in parts):
        labelled = _AFFILIATION_LABEL.match(text)
        if labelled:
            found.append(labelled["text"].strip())
        elif len(text) > 150:
            found += [
                part["where"].strip() for part in _I_AM.finditer(text) if is_job(part["what"])
            ][:1]
        elif text != name:
            found += filter(None, [_affiliation(text)])
    return tuple(dict.fromkeys(found))


def _affiliation(text: str) -> str | None:
    """Read one short line: "Professor at X", "Professor, X" or "X"."""
    spoken = _I_AM.search(text)
    if spoken and is_job(spoken["what"]):
        return spoken["where"].strip()
    at = _AT.search(text)
    if at and (is_job(text[: at.start()]) or _SHORT_JOB.fullmatch(text)):
        return at["where"].strip(" .,")
    if _ADDRESS.search(text) or not is_organisation(text) or text.endswith((".", "?", "!")):
        return None
    asian = CJK_JOB.match(text)
    if asian:
        return asian["where"].strip()
    first, comma, rest = text.partition(",")
    if comma and is_job(first) and is_organisation(rest):
        return rest.strip(" .")
    return None if is_job(text) and not comma else text.strip(" .,")


def _interests(sections: Iterable[Section], lines: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for section in sections:
        if section.role == "interests":
            found += [part for block in section.blocks for part in _interest(block)]
    if not found:
        labelled = (_INTERESTS_LABEL.match(read_emphasis(line).text) for line in lines)
        found = [part for match in labelled if match for part in _listed(match["text"])]
    return tuple(dict.fromkeys(found))


def _interest(block: Block) -> list[str]:
    text = read_emphasis(block.text).text
    return [text] if block.kind == "item" and "," not in text else _listed(text)


def _listed(text: str) -> list[str]:
    """Part a list of short phrases; leave sentences whole."""
    parts = [part.strip(" .") for part in re.split(r"\s*[,;·•|、，]\s*(?:and\s+)?", text)]
    is_list = len(parts) > 1 and all(
        0 < len(part.split()) <= 7 and ". " not in part for part in parts
    )
    return parts if is_list else [text.strip()]


def current_affiliation(positions: Sequence[dict[str, str | None]]) -> str | None:
    """Name the organisation of the position that has not ended.

    Parameters
    ----------
    positions : sequence of dict
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
        if lasts and row.get("organisation"):
            return row["organisation"]
    return None
