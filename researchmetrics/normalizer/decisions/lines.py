"""The decisions file, line by line: what a person can read, edit and compare.

::

    # One decision a line; what follows a # is for people.
    2026-01-31 same doi:10.1000/abc openalex:W42 # On Cracked Pots | On cracked pots.
    2026-01-31 different doi:10.1000/abc "old list:7" # On Cracked Pots | On Cracked Pots, Part 2
    2026-02-01 not_mine openalex:W43 orcid:0000-0002-1825-0097 # Of Stars
    2026-02-02 undo doi:10.1000/abc openalex:W42

The date may be missing. A name that holds spaces stands in double quotes. ``undo`` takes back what
the lines above it decided on the same two.
"""

from __future__ import annotations

import difflib
import json
import re
from datetime import date

from researchmetrics.errors import ConfigError
from researchmetrics.normalizer.decisions.handles import canonical_handle
from researchmetrics.normalizer.decisions.model import KINDS, Decision, Decisions

__all__ = ["UNDO", "parse_decisions", "written"]

UNDO = "undo"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"#][^\s]*')
_PLAIN = re.compile(r'[^\s"#][^\s]*')
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTE = 160  # characters that a line shows of the titles


def parse_decisions(text: str, name: str = "decisions") -> Decisions:
    """Read decisions from the text of a decisions file.

    Parameters
    ----------
    text : str
        One decision a line; empty lines and what follows ``#`` are passed over.
    name : str
        What to call the text in messages.

    Returns
    -------
    Decisions
        Those in force at its end.

    Raises
    ------
    ConfigError
        If a line is no decision; it names the line.
    RecordError
        If two decisions contradict one another; it names both lines.

    Examples
    --------
    >>> text = '''
    ... 2026-01-31 same doi:10.1000/ABC https://doi.org/10.1000/xyz # one paper
    ... different s2:1 s2:2
    ... undo s2:2 s2:1
    ... '''
    >>> [(one.kind, one.a, one.b) for one in parse_decisions(text)]
    [('same', 'doi:10.1000/abc', 'doi:10.1000/xyz')]
    """
    made: list[Decision] = []
    # Editors end lines in these three ways; str.splitlines knows others, which notes may hold.
    lines = re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
    for number, line in enumerate(lines, start=1):
        found = _decision(line.strip(), f"{name}, line {number}")
        if found is None:
            continue
        if found.kind == UNDO:
            made = [one for one in made if {one.a, one.b} != {found.a, found.b}]
        else:
            made.append(found)
    return Decisions(made)


def written(decision: Decision) -> str:
    """Write a decision as a line.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    str
        Without a line feed.

    Examples
    --------
    >>> written(Decision("same", "doi:10.1/a", "old list:7", "2026-01-31", "On Pots | Pots"))
    '2026-01-31 same doi:10.1/a "old list:7" # On Pots | Pots'
    """
    words = [decision.date or "", decision.kind, _quoted(decision.a), _quoted(decision.b)]
    note = "".join(c if c.isprintable() else " " for c in decision.note or "")
    note = " ".join(note.split())
    if note:
        words += ["#", note if len(note) <= _NOTE else note[: _NOTE - 1] + "…"]
    return " ".join(filter(None, words))


def _quoted(name: str) -> str:
    return name if _PLAIN.fullmatch(name) and name.isprintable() else json.dumps(name)


def _decision(line: str, place: str) -> Decision | None:
    if not line or line.startswith("#"):
        return None
    words, note = _words(line, place)
    day = words.pop(0) if words and _DATE.fullmatch(words[0]) else None
    if day is not None:
        _refuse_impossible(day, place)
    kind = words.pop(0).lower().replace("-", "_") if words else ""
    if kind not in {*KINDS, UNDO}:
        close = difflib.get_close_matches(kind, [*KINDS, UNDO], n=1)
        hint = f" Is {close[0]} meant?" if close else ""
        raise ConfigError(f"{place}: {kind!r} is none of {', '.join(KINDS)} and {UNDO}.{hint}")
    if len(words) != 2:
        raise ConfigError(
            f"{place}: {kind} needs two names, not {len(words)}. Put quotes around a name that "
            "holds spaces, and a # before what is only for people."
        )
    a, b = (_handle(word, place) for word in words)
    if a == b:
        raise ConfigError(f"{place}: {a} stands there twice. Name two records.")
    return Decision(kind, a, b, date=day, note=note or None, place=place)


def _refuse_impossible(day: str, place: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise ConfigError(f"{place}: there is no day {day}. Correct the date.") from error


def _words(line: str, place: str) -> tuple[list[str], str]:
    """Split a line into its words and the note behind them."""
    words: list[str] = []
    position = 0
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        if line[position] == "#":
            return words, line[position + 1 :].strip()
        found = _TOKEN.match(line, position)
        if found is None:
            raise ConfigError(f"{place}: a quote is not closed. Close it.")
        words.append(found[0])
        position = found.end()
    return words, ""


def _handle(word: str, place: str) -> str:
    text = word
    if word.startswith('"'):
        try:
            text = json.loads(word)
        except ValueError as error:
            raise ConfigError(f"{place}: {word} is no text in quotes ({error}).") from error
    found = canonical_handle(text)
    if found is None:
        raise ConfigError(
            f"{place}: {word} names no record. Write scheme:value, such as doi:10.1000/xyz, "
            "openalex:W42, or record: with a record_id."
        )
    return found
