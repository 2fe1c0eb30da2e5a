"""Reading a researcher's page of a profile service: figures of the person, and a list of papers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from researchmetrics.documents.saved.figures import read_figures
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.links import code_link, find_emails, person_ids, targets
from researchmetrics.documents.text.organisations import is_organisation
from researchmetrics.documents.text.printed_dates import last_update
from researchmetrics.records import Author, Batch, Person, PersonRecord, Record

__all__ = ["count_entries", "read_profile_page"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|{_MONTH},? \d{{4}}|"
    rf"\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?|"
    r"(?:19|20)\d\d-\d\d(?:-\d\d)?)"
)
_HEADER = re.compile(
    rf"^(?:[#*-]+ +)?\**(?P<category>[A-Za-z][A-Za-z.-]{{0,19}}?)??\**\s*(?:[·|"
    rf",]\s*)?\**(?P<date>{_DATE})\**"
    r"\s*(?:[·|,]\s*)?\**(?P<flags>(?:[A-Z][A-Za-z]*\s*)*)\**$"
)
_TAG = re.compile(
    r"[A-Z]{2,3}(?:\.[A-Z]{2})?|[a-z-]{2,8}\.[A-Za-z-]{2,12}|(?:quant|math|hep|nucl|gr)-[a-z]{2,3}"
)
_CODE_FLAG = re.compile(r"Code")
_ET_AL = re.compile(
    r"[,;]?\s+(?:et\.? ?al\.?|and \d+ (?:more|others).*|\+\s?\d+(?: more)?|…|\.\.\.)$"
)
_TAGS = re.compile(r"\s+[·•|]\s+")
_SPLIT = re.compile(r"\s*[,;、，]\s*(?:and\s+)?|\s+and\s+")
_LINKED = re.compile(r"^\[(?P<label>.+)\]\((?P<target>https?://[^\s()]+)\)$")
_MARKDOWN = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^()\s]{1,1000})\)")
_TAIL = re.compile(
    r"^(?:(?:load|show|view|see) (?:more|all)\b.{0,30}|(?:\d+ )+next|next|previous)$", re.IGNORECASE
)


@dataclass(slots=True)
class _Entry:
    """The lines of one paper, its header taken apart."""

    category: str | None
    date: str
    flags: str
    header: str
    lines: list[str] = field(default_factory=list)


def count_entries(text: str) -> int:
    r"""Count the lines that begin a paper as profile pages print it.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    int
        Lines such as "CVMar 26, 2023Code".

    Examples
    --------
    >>> count_entries("LGMay 2, 2022Code\nOn pots")
    1
    """
    headers = (_HEADER.match(line.strip()) for line in text.split("\n") if len(line) < 60)
    return sum(1 for found in headers if found and found["category"])


def read_profile_page(text: str, *, name: str, sha256: str) -> Batch:
    """Read a profile page.

    Parameters
    ----------
    text : str
        The page as text: the name first, then figures, then the papers.
    name : str
        What the document is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Batch
        The person with the page's own figures as ``reported``, and one record a paper.

    Examples
    --------
    >>> page = '''Ann Pott
    ... LG
    ... h-index3
    ...
    ... CVApr 17Code
    ... On Cracked Pots
    ...
    ... Ann Pott, Bo Lee et al. · delft
    ...
    ... Pots crack.'''
    >>> batch = read_profile_page(page, name="page", sha256="0" * 64)
    >>> paper = batch.records[0]
    >>> paper.title, paper.date, paper.authors_truncated, batch.people[0].reported
    ('On Cracked Pots', 'Apr 17', True, {'h_index': 3.0})
    """
    head, entries = _divided(text)
    person = _person(head, name, sha256)
    records = tuple(
        _record(entry, name=name, sha256=sha256, number=number)
        for number, entry in enumerate(entries, 1)
    )
    return Batch(
        known_at=last_update("\n".join(head)),
        people=(person,) if person else (),
        records=records,
        kind="profile_page",
        warnings=tuple(_warnings(person, records)),
    )


def _warnings(person: PersonRecord | None, records: tuple[Record, ...]) -> list[str]:
    warnings = []
    if person is None or not person.person.name:
        warnings.append("No person's name was found at the top of the page.")
    if not records:
        warnings.append("No papers were found on the page.")
    stated = person.reported.get("n_papers") if person else None
    if stated is not None and records and stated != len(records):
        warnings.append(f"The page reports {stated:,.0f} papers and lists {len(records):,}.")
    untitled = sum(record.title is None for record in records)
    if untitled:
        warnings.append(f"Papers without a title: {untitled:,}; their text is kept as found.")
    return warnings


def _divided(text: str) -> tuple[list[str], list[_Entry]]:
    """Part the head of the page from its papers."""
    head: list[str] = []
    entries: list[_Entry] = []
    lines = _rejoined([line.strip() for line in text.split("\n")])
    after_blank = True
    for line in lines:
        found = _HEADER.match(line) if len(line) < 60 else None
        # What follows a header is the title, whatever it looks like.
        awaits_title = bool(entries) and not any(entries[-1].lines)
        if found and not awaits_title and (found["category"] or (after_blank and entries)):
            entries.append(_Entry(found["category"], found["date"], found["flags"], line))
        elif entries:
            entries[-1].lines.append(line)
        else:
            head.append(line)
        after_blank = not line
    return head, entries


def _rejoined(lines: list[str]) -> list[str]:
    """Join tag, date and flag where each came on a line of its own."""
    joined: list[str] = []
    for line in lines:
        before = joined[-1] if joined else ""
        is_date = bool(re.fullmatch(_DATE, line)) and bool(_TAG.fullmatch(before))
        is_flag = line == "Code" and bool(before and _HEADER.match(before))
        if is_date or is_flag:
            joined[-1] = before + line
        else:
            joined.append(line)
    return joined


def _person(head: list[str], name: str, sha256: str) -> PersonRecord | None:
    reported, others = read_figures(head)
    others = [
        line for line in others if not re.fullmatch(r"(?:papers|publications)", line, re.IGNORECASE)
    ]
    if not others and not reported:
        return None
    text = "\n".join(head)
    shown = others[0] if others and not _TAG.fullmatch(others[0]) else None
    rest = others[1:] if shown else others
    person = Person(
        ids=person_ids(text),
        name=_LINKED.sub(r"\g<label>", shown) if shown else None,
        affiliations=tuple(line for line in rest if is_organisation(line)),
        interests=tuple(line for line in rest if _TAG.fullmatch(line)),
        emails=find_emails(text),
        links=targets(text),
    )
    return PersonRecord(person=person, provenance=origin(name, sha256, 0), reported=reported)


def _record(entry: _Entry, *, name: str, sha256: str, number: int) -> Record:
    title, url, rest = _title(entry.lines)
    authors, truncated, tags, rest = _authors(rest)
    found = _paragraphs(rest)
    links = targets(found) if found else ()
    abstract = _MARKDOWN.sub(_words_of, found) if found else None
    return Record(
        provenance=origin(name, sha256, number),
        title=title,
        authors=authors,
        authors_truncated=truncated,
        n_authors=len(authors) if truncated is False else None,
        date=entry.date,
        year=_year(entry.date),
        category=entry.category,
        affiliations=tags,
        url=url,
        code_url=code_link(links),
        links=links,
        has_code=True if _CODE_FLAG.search(entry.flags) else None,
        abstract=abstract,
        raw="\n".join([entry.header, *entry.lines]).strip(),
    )


def _year(date: str) -> int | None:
    """The year, where the page prints one."""
    found = re.search(r"(?:19|20)\d\d", date)
    return int(found.group()) if found else None


def _words_of(link: re.Match[str]) -> str:
    """A link of Markdown as it reads: its words, which often are its address."""
    return link[1]


def _title(lines: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Take the title: the first line, and what follows without a gap and is no list of authors."""
    start = next((place for place, line in enumerate(lines) if line), None)
    if start is None:
        return None, None, []
    title, rest = lines[start], lines[start + 1 :]
    wrapped = len(rest) > 1 and rest[0] and not rest[1] and len(rest[0]) < 120
    if wrapped and not _is_authors(rest[0]) and any(_is_authors(line) for line in rest[1:4]):
        title, rest = f"{title} {rest[0]}", rest[1:]
    title = re.sub(r"^#{1,6} +", "", title)
    linked = _LINKED.match(title)
    return (linked["label"], linked["target"], rest) if linked else (title, None, rest)


def _authors(
    lines: list[str],
) -> tuple[tuple[Author, ...], bool | None, tuple[str, ...], list[str]]:
    start = next((place for place, line in enumerate(lines) if line), None)
    if start is None or not _is_authors(lines[start]):
        return (), None, (), lines
    listed, *tags = _TAGS.split(lines[start])
    shown, cuts = _ET_AL.subn("", listed)
    names = [part.strip("* ") for part in _SPLIT.split(shown)]
    found = tuple(tag for part in tags for tag in re.split(r"\s*[,;]\s*", part) if tag)
    people = tuple(Author(name=part) for part in names if part)
    return people, bool(cuts), found, lines[start + 1 :]


def _is_authors(line: str) -> bool:
    """Whether a line lists names: short pieces, each beginning like a name, and no sentence."""
    listed = _TAGS.split(line)[0]
    shown, cuts = _ET_AL.subn("", listed)
    names = [part for part in _SPLIT.split(shown.strip()) if part]
    if not names or len(line) > 2000 or re.search(r"[a-z]{3}\.$|[?!:]", shown):
        return False
    if not cuts and len(names) == 1 and len(names[0].split()) < 2 and listed == line:
        return False
    return all(_is_name(part) for part in names)


def _is_name(part: str) -> bool:
    words = part.split()
    if len(words) > 6 or len(part) > 60 or re.search(r"\d|https?:|\\", part):
        return False
    lowers = sum(word[0].islower() for word in words)
    return lowers <= len(words) // 2 and not words[-1][0].islower()


def _paragraphs(lines: list[str]) -> str | None:
    """Join lines to paragraphs, leaving off what only leads on through the site."""
    while lines and (not lines[-1] or _TAIL.match(lines[-1])):
        lines = lines[:-1]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return "\n\n".join(" ".join(block) for block in blocks if block) or None
