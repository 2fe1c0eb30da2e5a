"""Files in which each line begins with a tag: RIS, PubMed's, EndNote's and Web of Science's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Form", "Tagged", "entries_of"]


@dataclass(frozen=True, slots=True)
class Form:
    """How the lines of a format look.

    Parameters
    ----------
    line : re.Pattern
        A line with a tag: groups ``tag`` and ``value``.
    first : str
        The tag that begins an entry.
    last : str
        The tag that ends one; empty where the next one's begin does.
    passed_over : frozenset of str
        Tags that stand outside of entries.
    """

    line: re.Pattern[str]
    first: str
    last: str = ""
    passed_over: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tagged:
    """One entry: its tags and values in order, and where it stands."""

    start: int
    end: int = 0
    tags: list[tuple[str, str]] = field(default_factory=list)
    faults: tuple[str, ...] = ()

    def all(self, *names: str) -> list[str]:
        """Return the values of tags, in order, without those that are empty.

        Parameters
        ----------
        *names : str
            Tags.

        Returns
        -------
        list of str
            As they stand, line ends kept.
        """
        return [value for tag, value in self.tags if tag in names and value.strip()]

    def one(self, *names: str) -> str | None:
        """Return the value of the first of some tags that says something.

        Parameters
        ----------
        *names : str
            Tags, the best first.

        Returns
        -------
        str or None
            White space tidied.
        """
        for name in names:
            for tag, value in self.tags:
                if tag == name and value.strip():
                    return " ".join(value.split())
        return None


def entries_of(text: str, form: Form) -> Iterator[Tagged]:
    r"""Yield the entries of a text.

    Parameters
    ----------
    text : str
        The file.
    form : Form
        Its format.

    Yields
    ------
    Tagged
        In order; lines without a tag belong to the tag before them. An entry that another one
        follows, or nothing does, before it was ended is not closed.

    Examples
    --------
    >>> ris = Form(re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - ?(?P<value>.*)"), "TY", "ER")
    >>> [entry.one("TI") for entry in entries_of("TY  - JOUR\nTI  - On\npots\nER  - ", ris)]
    ['On pots']
    """
    entry: Tagged | None = None
    lines: list[str] = []
    place = 0
    unended = (f"its end ({form.last}) is missing",) if form.last else ()
    for line in text.split("\n"):
        start, place = place, place + len(line) + 1
        found = form.line.match(line)
        tag = found["tag"] if found else ""
        if found and entry and tag == form.last:
            yield _ended(entry, lines, place)
            entry = None
        elif found and (tag == form.first or (not entry and tag not in form.passed_over)):
            if entry:
                yield _ended(entry, lines, start, unended)
            entry, lines = Tagged(start), []
        if entry and found:
            _keep(entry, lines)
            entry.tags.append((tag, ""))
            lines = [found["value"] or ""]
        elif entry and line.strip():
            lines.append(line.strip())
    if entry:
        yield _ended(entry, lines, len(text), unended)


def _keep(entry: Tagged, lines: list[str]) -> None:
    if lines:
        entry.tags[-1] = (entry.tags[-1][0], "\n".join(lines))


def _ended(entry: Tagged, lines: list[str], end: int, faults: tuple[str, ...] = ()) -> Tagged:
    _keep(entry, lines)
    entry.end, entry.faults = end, faults
    return entry
