"""Finding lists of references in a document, and splitting them into entries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.deadline import check

__all__ = ["Listed", "find_list", "split_references"]

_HEADING = re.compile(
    r"^\s{0,3}(?:#{1,6}\s*)?(?:\**)(?:(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]?\s+)?(?P<name>"
    r"(?:(?:selected|relevant|own|my|list of|full list of|cited|key|main|all)\s+)?"
    r"(?:references|bibliography|publications|works cited|literature(?: cited)?|papers|citations)"
    r"|literatur(?:verzeichnis)?|r[ée]f[ée]rences(?: bibliographiques)?|bibliographie|bibliografia|"
    r"bibliograf[ií]a|refer[eê]ncias|referencias|riferimenti bibliografici|"
    r"参考文献|參考文獻|참고\s?문헌|литература)"
    r"(?:\s*\([^()]{0,60}\))?\s*:?\**\s*:?\s*#*\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\s{0,8}(?:[-*•·+]\s+)?(?:\[\s?(?P<boxed>\d{1,4})\s?\]|\((?P<round>\d{1,4})\)(?=\s)|"
    r"(?P<plain>\d{1,4})[.)](?=\s))\s*"
)
_KEYED = re.compile(r"^\s{0,8}(?:[-*•·+]\s+)?\[[A-Za-z][\w+.:’' -]{0,30}\d{2,4}[a-z]?\]\s*")
_BULLET = re.compile(r"^\s{0,8}[-*•·–+]\s+(?=\S)")
_NEXT_PART = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+\S|\*\*[^*]{2,60}\*\*\s*$|(?:appendix|acknowledg|supplement)\w*\b)",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"(?<=[a-zß-öø-ÿ])-$")
_YEAR_IN = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of references within a document.

    Parameters
    ----------
    heading : str or None
        What it stands under; None when the whole text is the list.
    entries : tuple of str
        The references as printed, lines joined.
    before : str
        The text before the heading.
    """

    heading: str | None
    entries: tuple[str, ...]
    before: str = ""


def split_references(text: str) -> list[str]:
    r"""Split a list of references into its entries.

    Parameters
    ----------
    text : str
        The list: numbered, keyed, bulleted, separated by blank lines, or one a line.

    Returns
    -------
    list of str
        The entries with their labels, in order, each on one line.

    Examples
    --------
    >>> split_references("[1] A. Byron. Notes.\n    1843.\n[2] C. Babbage. Engines. 1837.")
    ['[1] A. Byron. Notes. 1843.', '[2] C. Babbage. Engines. 1837.']
    """
    lines = text.splitlines()
    for marker in (_NUMBERED, _KEYED, _BULLET):
        starts = _starts(lines, marker)
        if len(starts) > 1 or (starts and not any(line.strip() for line in lines[: starts[0]])):
            return _by_starts(lines, starts)
    return _by_blank_lines(lines)


def _starts(lines: list[str], marker: re.Pattern[str]) -> list[int]:
    """The lines that begin an entry; numbers must go up, so that a page or year begins none."""
    starts: list[int] = []
    last = 0
    for place, line in enumerate(lines):
        found = marker.match(line)
        if not found:
            continue
        number = next((int(n) for n in found.groups() if n), None)
        if number is None or last < number <= last + 5 or not starts:
            starts.append(place)
            last = number or 0
    return starts


def _by_starts(lines: list[str], starts: list[int]) -> list[str]:
    """Join each beginning with the lines that belong to it."""
    entries = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        kept: list[str] = []
        for line in lines[start:stop]:
            if kept and _NEXT_PART.match(line):
                break
            if kept and not kept[-1] and line.strip() and _is_complete(kept):
                break
            kept.append(line.strip())
        entries.append(_join(kept))
    return entries


def _is_complete(kept: list[str]) -> bool:
    """Whether an entry has ended, so that what follows a blank line is something else."""
    text = " ".join(kept).rstrip()
    return text.endswith((".", ")", "/", ">")) and _YEAR_IN.search(text) is not None


def _by_blank_lines(lines: list[str]) -> list[str]:
    """Paragraphs are entries; where there are no paragraphs, lines are."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    paragraphs = [kept for kept in paragraphs if kept]
    if len(paragraphs) > 1:
        return [entry for kept in paragraphs for entry in _lines_or_one(kept)]
    return _merge_lines(paragraphs[0]) if paragraphs else []


def _lines_or_one(kept: list[str]) -> list[str]:
    """A paragraph whose every line has a year of its own is a list of lines."""
    if len(kept) > 1 and all(_YEAR_IN.search(line) and len(line) > 40 for line in kept):
        return kept
    return [_join(kept)]


def _merge_lines(lines: list[str]) -> list[str]:
    """One entry a line, but for lines that plainly go on."""
    entries: list[list[str]] = []
    for line in lines:
        goes_on = entries and (
            line[:1].islower()
            or _HYPHENATED.search(entries[-1][-1])
            or (
                not _YEAR_IN.search(_join(entries[-1]))
                and _YEAR_IN.search(line)
                and len(entries[-1]) < 4
            )
        )
        if goes_on:
            entries[-1].append(line)
        else:
            entries.append([line])
    return [_join(kept) for kept in entries]


def _join(lines: list[str]) -> str:
    """Join lines, mending words that were broken with a hyphen."""
    check()
    text = ""
    for line in lines:
        if _HYPHENATED.search(text[-4:]) and line[:1].islower():
            text = text[:-1] + line
        elif line:
            text = f"{text} {line}" if text else line
    return text.strip()


def find_list(text: str) -> Listed:
    r"""Find the list of references at the end of a document.

    Parameters
    ----------
    text : str
        The document.

    Returns
    -------
    Listed
        The list under the last heading such as "References"; without a heading the numbered list
        that the text ends in, or nothing.

    Examples
    --------
    >>> find_list("I study engines [1].\n\nReferences\n\n[1] A. Byron. Notes. 1843.").entries
    ('[1] A. Byron. Notes. 1843.',)
    """
    lines = text.splitlines()
    for place in range(len(lines) - 1, -1, -1):
        found = _HEADING.match(lines[place]) if len(lines[place]) < 120 else None
        if found and any(line.strip() for line in lines[place + 1 :]):
            entries = tuple(split_references("\n".join(lines[place + 1 :])))
            return Listed(found["name"], entries, "\n".join(lines[:place]))
    starts = _starts(lines, _NUMBERED)
    if len(starts) > 1:
        return Listed(None, tuple(_by_starts(lines, starts)), "\n".join(lines[: starts[0]]))
    return Listed(None, (), text)
