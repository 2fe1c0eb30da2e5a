r"""Bibliographies as Biber writes them for BibLaTeX (.bbl): entries with their fields, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.documents.exports.bibtex_fields import said_by
from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.sources import origin

__all__ = ["looks_like_bbl", "read_bbl"]

_ENTRY = re.compile(r"^[ \t]*\\entry\s*\{([^{}]{0,200})\}\s*\{([^{}]{0,60})\}", re.MULTILINE)
_END = re.compile(r"^[ \t]*\\endentry\b", re.MULTILINE)
_FIELD = re.compile(r"\\(?:field|strng)\s*\{(\w{1,40})\}\s*(?=\{)")
_NAMES = re.compile(r"\\name\s*\{(\w{1,40})\}\s*\{\d{1,5}\}\s*\{[^{}]{0,200}\}\s*(?=\{)")
_LIST = re.compile(r"\\list\s*\{(\w{1,40})\}\s*\{\d{1,5}\}\s*(?=\{)")
_VERB = re.compile(r"\\verb\s*\{(\w{1,40})\}\s*\n\s*\\verb ([^\n]*)\n\s*\\endverb")
_PART = re.compile(r"(?:^|[{,])\s*(family|given|prefix|suffix)\s*=\s*(?=\{)")
_MORE = re.compile(r"\\true\{more(\w{1,40})\}")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n\s*")
_SIGNS = (
    ("\\bibrangedash", "--"), ("\\bibrangessep", ", "), ("\\bibinitperiod", ". "),
    ("\\bibinitdelim", " "), ("\\bibinithyphendelim", "-"), ("\\bibnamedelima", " "),
    ("\\bibnamedelimb", " "), ("\\bibnamedelimi", " "), ("\\bibnamedelimc", " "),
    ("\\bibnamedelimd", " "),
)  # fmt: skip
# Fields that Biber makes for sorting and labels.
_MADE = re.compile(
    r"label\w*|sort\w*|extra\w*|\w*hash|\w*source|datelabel\w*|options|crossref\w*|sources?"
)
_LONGEST_ENTRY = 400_000


def looks_like_bbl(text: str) -> bool:
    r"""Tell whether a text is a bibliography written by Biber or by BibTeX for BibLaTeX.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        True where entries with fields stand in it.

    Examples
    --------
    >>> looks_like_bbl("\\entry{a}{article}{}\n\\field{title}{On Pots}\n\\endentry")
    True
    """
    return "\\entry" in text and bool(_ENTRY.search(text)) and "\\endentry" in text


def read_bbl(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of a bibliography written for BibLaTeX.

    Parameters
    ----------
    text : str
        The file.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Gathered
        One record an entry, in order; an entry that is sorted twice comes once.

    Examples
    --------
    >>> text = "\\entry{a}{article}{}\n\\field{title}{On Pots}\n\\field{year}{2019}\n\\endentry"
    >>> record = read_bbl(text, name="cv.bbl", sha256="0" * 64).records[0]
    >>> record.title, record.year, record.type
    ('On Pots', 2019, 'article')
    """
    got = Gathered()
    seen: set[tuple[str, str]] = set()
    for number, (found, body) in enumerate(_entries(text), start=1):
        key, kind = found[1].strip(), found[2].strip().lower()
        values = dict(_values(_COMMENT.sub("", body)))
        if (key, kind) in seen or kind in {"set", "xdata"}:
            continue
        seen.add((key, kind))
        said, _ = said_by(kind, values)
        said["ids"] = (f"bibtex:{key}", *said.get("ids", ()))
        said["raw"] = text[found.start() : found.end() + len(body)].strip()
        label = f"\\entry{{{key}}}"
        got.add(said, origin(name, sha256, number), (text, found.start()), label=label)
    return got


def _entries(text: str) -> Iterator[tuple[re.Match[str], str]]:
    starts = list(_ENTRY.finditer(text))
    ends = [one.start() for one in starts[1:]] + [len(text)]
    for found, following in zip(starts, ends, strict=True):
        last = min(following, found.end() + _LONGEST_ENTRY)
        end = _END.search(text, found.end(), last)
        yield found, text[found.end() : end.start() if end else last]


def _values(body: str) -> Iterator[tuple[str, str]]:
    more = {found[1] for found in _MORE.finditer(body)}
    for found in _FIELD.finditer(body):
        if not _MADE.fullmatch(found[1]):
            yield found[1], _shown(_braced(body, found.end()))
    for found in _VERB.finditer(body):
        yield found[1], found[2].strip()
    for found in _LIST.finditer(body):
        parts = _groups(_braced(body, found.end()))
        yield found[1], _shown(" and ".join(parts))
    for found in _NAMES.finditer(body):
        names = [_name(one) for one in _people(_braced(body, found.end()))]
        names += ["others"] if found[1] in more else []
        yield found[1], _shown(" and ".join(filter(None, names)))


def _shown(text: str) -> str:
    for sign, meant in _SIGNS:
        text = text.replace(sign, meant)
    return text.strip()


def _people(block: str) -> Iterator[str]:
    """Each name's fields; they stand in a second group behind those for sorting."""
    for group in _groups(block):
        inner = _groups(group)
        yield inner[-1] if inner else group


def _name(fields: str) -> str:
    parts = {found[1]: _braced(fields, found.end()) for found in _PART.finditer(fields)}
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    if "given" not in parts and "suffix" not in parts:
        return f"{{{family}}}" if " " in family else family
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given", ""))))


def _groups(text: str) -> list[str]:
    """What stands in braces, one group after the other."""
    groups: list[str] = []
    place = text.find("{")
    while place >= 0:
        inner = _braced(text, place)
        groups.append(inner)
        place = text.find("{", place + len(inner) + 2)
    return groups


def _braced(text: str, start: int) -> str:
    """Text of the group that opens at a place; up to the end where it does not close."""
    depth = 0
    for place in range(start, len(text)):
        letter = text[place]
        if letter == "{" and text[place - 1 : place] != "\\":
            depth += 1
        elif letter == "}" and text[place - 1 : place] != "\\":
            depth -= 1
            if depth == 0:
                return text[start + 1 : place]
    return text[start + 1 :]
