"""Reading the cover of a report: title, authors with their marks, affiliations, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from researchmetrics.documents.references.authors import find_names, make_authors, read_marks

__all__ = ["Cover", "footnotes", "read_cover"]

_RAISED = r"(?:[⁰¹²³⁴-⁹]+|[*†‡§¶∗⋆]|\^\{[^{}\n]{1,40}\}|\^[\d*†‡§]{1,3})"
_MARKS = re.compile(rf"(?:{_RAISED}(?:\s?,\s?(?={_RAISED}))?)+")
_PLAIN_MARK = re.compile(r"^[(\[]?(\d{1,2}|[a-z])[.)\]]?\s+(?=[^\W\d_a-z])")
_HTML_SUP = re.compile(r"<sup>\s*([^<>]{0,40}?)\s*</sup>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([*_])")
_END = re.compile(
    r"^\W*(?:(?:\d{1,2}|[IVX]{1,4})\.?\s+)?(?:abstract|introduction|summary|executive summary|"
    r"contents|overview|zusammenfassung|résumé|초록|요약)\W*$",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(
    r"(?:\{(?P<group>[^{}]{1,2000})\}|(?P<one>[\w.+-]{1,64}))\s*@\s*(?P<domain>[\w-]+(?:\.[\w-]+)+)"
)
_WORDS_OF_PLACES = re.compile(
    r"\b(?:Universit\w*|Universidad\w*|Institut\w*|Lab\w*\.?|Department|Dept\.?|School|College|"
    r"Cent(?:er|re)|Corporation|Corp\.?|Inc\.?|Ltd\.?|Hospital|Academy|Research|Group|Faculty|GmbH)\b"
)
_FOOTNOTE = re.compile(
    r"^\s{0,3}(?P<mark>[⁰¹²³⁴-⁹]+|\^\{\d{1,3}\}|<sup>\d{1,3}</sup>)\s?(?P<text>\S.*)$"
)
# A cover fits a page or two; what is behind is not searched for names.
_LONGEST = 400
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a report.

    Parameters
    ----------
    title : str or None
        Title of the document.
    members : tuple of Mapping
        Rows with ``name``, ``marks``, ``affiliations`` and ``emails``, in the order printed.
    affiliations : tuple of str
        Every affiliation, in the order printed.
    length : int
        Number of lines it takes.
    """

    title: str | None
    members: tuple[Mapping[str, Any], ...]
    affiliations: tuple[str, ...]
    length: int


def read_cover(text: str) -> Cover:
    r"""Read the cover of a report.

    Parameters
    ----------
    text : str
        The document.

    Returns
    -------
    Cover
        Title, members and affiliations; empty where the document has none.

    Examples
    --------
    >>> cover = read_cover("Engine Report\n\nAda Byron¹ Cai Li²\n\n¹Engine Lab ²Mill\n\nAbstract")
    >>> [(row["name"], row["affiliations"]) for row in cover.members]
    [('Ada Byron', ('Engine Lab',)), ('Cai Li', ('Mill',))]
    """
    lines = [_plain(line[:_LONGEST_LINE]) for line in text.splitlines()[:_LONGEST]]
    end = next((place for place, line in enumerate(lines) if _END.match(line)), None)
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Cover(None, (), (), 0)
    title_end = _paragraph_end(lines, first)
    title = " ".join(lines[first:title_end]).strip("#* ").strip()
    if end is None or end <= first:
        return Cover(title, (), (), title_end)
    names, places, addresses = _parts(_with_marks(lines[title_end:end]))
    known = dict(_marked(places, mark_first=True))
    people = _people(names, has_marks=bool(known))
    emails = _emails(" ".join(addresses))
    return Cover(title, _rows(people, known, emails), tuple(known.values()), end)


def _plain(line: str) -> str:
    """Take escapes and bold off a line, and write superscripts alike."""
    line = _ESCAPED.sub(r"\1", line).replace("**", "")
    line = _HTML_SUP.sub(lambda found: f"^{{{found[1]}}}" if found[1] else "", line)
    return " ".join(line.split())


def _paragraph_end(lines: list[str], first: int) -> int:
    """Where the title ends: at a blank line, or at once when it is a heading or names follow."""
    place = first + 1
    if lines[first].startswith("#"):
        return place
    while (
        place < len(lines)
        and lines[place]
        and place < first + 3
        and not _MARKS.search(lines[place])
    ):
        if find_names(lines[place]).end >= len(lines[place].rstrip(" .")):
            break
        place += 1
    return place


def _with_marks(lines: list[str]) -> list[str]:
    """Raise the numbers before affiliations where those behind the names are raised."""
    if not any(_MARKS.search(line) and not _MARKS.match(line) for line in lines):
        return lines
    return [_PLAIN_MARK.sub(r"^{\1} ", line) for line in lines]


def _parts(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Sort the lines of a cover into names, affiliations and addresses."""
    names: list[str] = []
    places: list[str] = []
    addresses: list[str] = []
    open_brace = False
    for line in lines:
        if not line:
            continue
        if "@" in line or "{" in _MARKS.sub("", line) or open_brace:
            addresses.append(line)
            bare = _MARKS.sub("", "\n".join(addresses))
            open_brace = bare.count("{") > bare.count("}")
        elif addresses:
            continue
        elif (
            _MARKS.match(line)
            or places
            or (not _MARKS.search(line) and _WORDS_OF_PLACES.search(line))
        ):
            places.append(line)
        else:
            names.append(line)
    return names, places, addresses


def _marked(lines: Iterable[str], *, mark_first: bool) -> list[tuple[str, str]]:
    """Pair marks with what they stand before, or behind."""
    text = " ".join(lines)
    pairs: list[tuple[str, str]] = []
    found = list(_MARKS.finditer(text))
    if not found and text.strip():
        return [("", text.strip(" ,;"))]
    for place, mark in enumerate(found):
        after = found[place + 1].start() if place + 1 < len(found) else len(text)
        before = found[place - 1].end() if place else 0
        words = text[mark.end() : after] if mark_first else text[before : mark.start()]
        words = " ".join(words.split()).strip(" ,;&·•|")
        if words:
            pairs += (
                [(one, words) for one in read_marks(mark.group())]
                if mark_first
                else [(mark.group(), words)]
            )
    return pairs


def _people(lines: list[str], *, has_marks: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Names with their marks. Marks separate names where they are used; else separators do."""
    text = " ".join(lines)
    if has_marks and _MARKS.search(text):
        last = max(found.end() for found in _MARKS.finditer(text))
        people = [
            (re.sub(r"^(?:and|und|et|&)\s+", "", name), read_marks(marks))
            for marks, name in _marked([text], mark_first=False)
        ]
        return [one for marked in people for one in _split_unmarked(*marked)] + _unmarked(
            text[last:]
        )
    return [pair for line in lines for pair in _unmarked(line)]


def _split_unmarked(name: str, marks: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Names without a mark may stand, with commas, before one that has a mark."""
    *others, last = [
        part.strip() for part in re.split(r",\s|;|\s(?:and|&)\s", name) if part.strip()
    ] or [name]
    return [(other, ()) for other in others] + [(last, marks)]


def _unmarked(text: str) -> list[tuple[str, tuple[str, ...]]]:
    text = text.strip(" ,;&")
    if not text:
        return []
    found = make_authors(text, find_names(text, 0, len(text)))
    return [(one.name, one.marks) for one in found if not any(sign.isdigit() for sign in one.name)]


def _emails(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Addresses by the marks they stand behind."""
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    marks: tuple[str, ...] = ()
    place = 0
    for found in _ADDRESSES.finditer(text):
        if before := _MARKS.search(text, place, found.start()):
            marks = read_marks(before.group())
        place = found.end()
        locals_ = re.split(r"\s*[,;|]\s*", (found["group"] or found["one"]).strip())
        groups.append((marks, tuple(f"{one}@{found['domain']}" for one in locals_ if one)))
    return groups


def _rows(
    people: list[tuple[str, tuple[str, ...]]],
    known: Mapping[str, str],
    emails: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> tuple[Mapping[str, Any], ...]:
    """Rows of members; addresses are theirs where as many are given as people share the marks."""
    addressed: dict[int, tuple[str, ...]] = {}
    for marks, addresses in emails:
        sharing = [place for place, (_, own) in enumerate(people) if own == marks]
        if len(sharing) == len(addresses):
            addressed |= {
                p: (*addressed.get(p, ()), a) for p, a in zip(sharing, addresses, strict=True)
            }
    alone = tuple(known.values()) if tuple(known) == ("",) else ()
    return tuple(
        {
            "name": name,
            "marks": marks,
            "affiliations": tuple(known[mark] for mark in marks if mark in known) or alone,
            "emails": addressed.get(place, ()),
        }
        for place, (name, marks) in enumerate(people)
    )


def footnotes(text: str, start: int) -> tuple[Mapping[str, str], ...]:
    r"""List the footnotes behind the cover.

    Parameters
    ----------
    text : str
        The document.
    start : int
        Number of lines of the cover.

    Returns
    -------
    tuple of Mapping
        Rows with ``mark`` and ``raw``.

    Examples
    --------
    >>> footnotes("Title\nText³\n³C. Babbage. Engines. 1837.", 1)[0]["mark"]
    '3'
    """
    found = (_FOOTNOTE.match(line) for line in text.splitlines()[start:])
    return tuple(
        {"mark": "".join(read_marks(_plain(one["mark"]))), "raw": one["text"].strip()}
        for one in found
        if one
    )
