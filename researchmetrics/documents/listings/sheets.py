"""An entry laid out as one text, with where its lines, marks and hints are.

What only says that there is a link ("[pdf] [code]") and counts of citations are blanked out, one
separator for each sign, so that places stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.hint_words import is_link_label, role_of
from researchmetrics.documents.listings.sheet_text import (
    blank_links,
    says_more,
    take_bibtex,
    take_citation,
    take_count,
)
from researchmetrics.documents.listings.units import Run, Unit
from researchmetrics.documents.references.identifiers import GAP

__all__ = ["Link", "Sheet", "Span", "lay_out"]

Span = tuple[int, int]

# Parts that are short; what is called so and is long is a box around the entry.
_SHORT = frozenset({"as:date", "as:badge", "as:numbers", "as:doi", "as:cited"})
_LONGEST_SHORT = 80
_SEEN = ("bold", "italic", "underline")
_MARK = re.compile(r"\s*(?:[\d*†‡§¶∗⋆#✉✝,;\s+]{1,12}|[a-e](?:,[a-e])*)\s*")


_LABEL = re.compile(r"\s*([^\W\d_][\w /-]{1,22}?)\s?[:：]\s+(?=\S)")
# Fewer lines with a label may be titles with a colon.
_LEAST_LABELS = 2
# An entry is a few lines; what is longer holds an abstract, and its end tells nothing new.
_LONGEST = 12_000


@dataclass(frozen=True, slots=True)
class Link:
    """Where an entry leads.

    Parameters
    ----------
    href : str
        Address.
    label : str
        What is seen of it.
    """

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One entry as one text.

    Parameters
    ----------
    unit : Unit
        The entry.
    text : str
        Its lines, a line break between them.
    lines : tuple of (int, int)
        Where they stand; lines of links alone are left out.
    stretches : dict of str to tuple of (int, int)
        Stretches by what sets them apart: ``bold``, ``italic``, ``underline``, ``link``,
        ``as:title`` and other roles, ``hint:`` and any word of the page.
    links : tuple of Link
        All its links in order.
    citations : int or None
        Citations received, where it says so.
    bibtex, citation : str
        BibTeX, and the line that says how to cite the work, where they stand among its lines.
    """

    unit: Unit
    text: str
    lines: tuple[Span, ...]
    stretches: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    citations: int | None = None
    bibtex: str = ""
    citation: str = ""

    def marked(self, start: int, end: int) -> str:
        """Write a stretch with stars around what is bold or italic in it.

        Parameters
        ----------
        start, end : int
            The stretch.

        Returns
        -------
        str
            Markdown on one line.
        """
        signs: dict[int, str] = {}
        for kind, star in (("bold", "**"), ("italic", "*")):
            for a, b in self.stretches.get(kind, ()):
                begin, close = self.trimmed(max(a, start), min(b, end))
                if begin < close:
                    signs[begin] = signs.get(begin, "") + star
                    signs[close] = star + signs.get(close, "")
        pieces = []
        for place in range(start, end + 1):
            pieces.append(signs.get(place, ""))
            pieces.append(self.text[place : place + 1] if place < end else "")
        return " ".join("".join(pieces).replace(GAP, " ").split())

    def trimmed(self, start: int, end: int) -> Span:
        """Cut blanks off the ends of a stretch.

        Parameters
        ----------
        start, end : int
            The stretch.

        Returns
        -------
        tuple of (int, int)
            What is left; empty when it is nothing but blanks.
        """
        while start < end and self.text[start] in f" \n\t\xa0{GAP}":
            start += 1
        while end > start and self.text[end - 1] in f" \n\t\xa0{GAP}":
            end -= 1
        return start, end


def lay_out(unit: Unit) -> Sheet:
    r"""Lay an entry out as one text.

    Parameters
    ----------
    unit : Unit
        The entry.

    Returns
    -------
    Sheet
        Its text and what sets parts of it apart.

    Examples
    --------
    >>> bold, link = frozenset({"bold"}), "https://a.example/p.pdf"
    >>> sheet = lay_out(Unit(((Run("On pots", bold), Run(" ["), Run("pdf", href=link), Run("]")),)))
    >>> sheet.text.strip(" \x1f"), sheet.stretches["bold"], sheet.links[0].label
    ('On pots', ((0, 7),), 'pdf')
    """
    check()
    writer = _Writer()
    for line in unit.lines:
        writer.line(line)
    text, bibtex = take_bibtex(writer.text)
    text, citation = take_citation(text)
    text, citations = take_count(blank_links(text))
    lines = tuple(span for span in writer.lines if says_more(text[slice(*span)]))
    bare = Sheet(unit, text, lines)
    kept = tuple(span for span in (bare.trimmed(*line) for line in lines) if span[0] < span[1])
    found = writer.stretches(bare)
    text = _labelled(text, kept, found)
    stretches = {key: tuple(spans) for key, spans in found.items()}
    return Sheet(unit, text, kept, stretches, tuple(writer.links), citations, bibtex, citation)


def _labelled(text: str, lines: Sequence[Span], found: dict[str, list[Span]]) -> str:
    """Take labels off lines that begin with them: "Title: On pots"."""
    labels = [(line, _LABEL.match(text, *line)) for line in lines]
    told = [(line, label, role_of(label[1])) for line, label in labels if label]
    if len({role for *_, role in told if role}) < _LEAST_LABELS:
        return text
    for (_, end), label, role in told:
        kind = role or "aside"
        found.setdefault(f"as:{kind}", []).append((label.end(), end))
        if kind == "title":
            found.setdefault("hint:title", []).append((label.end(), end))
        text = text[: label.start()] + GAP * (label.end() - label.start()) + text[label.end() :]
    return text


class _Writer:
    """Collects the text of the lines, and the runs by what sets them apart."""

    def __init__(self) -> None:
        self.text = ""
        self.lines: list[Span] = []
        self.links: list[Link] = []
        self._runs: list[tuple[Span, dict[str, str], int]] = []

    def line(self, runs: Iterable[Run]) -> None:
        """Add a line."""
        if len(self.text) > _LONGEST:
            return
        if self.lines:
            self.text += "\n"
        start = len(self.text)
        for run in runs:
            self._add(run)
        self.lines.append((start, len(self.text)))

    def _add(self, run: Run) -> None:
        start = len(self.text)
        text = run.text.replace("\n", " ")[:_LONGEST]
        if run.href:
            self.links.append(Link(run.href, " ".join(text.split())))
        roles = {role for role in map(role_of, run.hints) if role}
        is_label = bool(run.href) and is_link_label(text)
        if "link-bar" in run.hints or "struck" in run.marks or is_label or _is_button(run, roles):
            self.text += GAP * len(text)
            return
        if "sup" in run.marks and _MARK.fullmatch(text):
            text = f"^{{{text.strip()}}}"
        self.text += text
        if text:
            self._runs.append(((start, len(self.text)), _apart(run), len(self.lines)))

    def stretches(self, sheet: Sheet) -> dict[str, list[Span]]:
        """Join neighbouring runs that are set apart in the same way."""
        found: dict[str, list[Span]] = {}
        last: dict[str, tuple[str, int]] = {}
        for span, apart, line in self._runs:
            for key, value in apart.items():
                spans = found.setdefault(key, [])
                value_before, line_before = last.get(key, ("", -1))
                # Marks that end and begin again are two stretches; links and boxes may be broken.
                joins = value == value_before and (line == line_before or key not in _SEEN)
                gap = sheet.text[spans[-1][1] : span[0]] if spans else ""
                if spans and joins and not (gap if key in _SEEN else gap.strip(f" \n{GAP}")):
                    spans[-1] = (spans[-1][0], span[1])
                else:
                    spans.append(span)
                last[key] = (value, line)
        return {key: _plausible(key, _trimmed(sheet, spans)) for key, spans in found.items()}


def _plausible(key: str, spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if key not in _SHORT or span[1] - span[0] <= _LONGEST_SHORT]


def _trimmed(sheet: Sheet, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        a, b = sheet.trimmed(*span)
        if a < b:
            yield a, b


def _is_button(run: Run, roles: set[str]) -> bool:
    """Whether a run stands in a row of buttons and says nothing of its own."""
    return "links" in roles and len(run.text.split()) < 4


def _apart(run: Run) -> dict[str, str]:
    """Say what sets a run apart, and what must agree for two runs to be one stretch."""
    apart = {mark: "" for mark in _SEEN if mark in run.marks}
    if run.href:
        apart["link"] = run.href
    role = next((role for role in map(role_of, run.hints) if role), None)
    if role:
        apart[f"as:{role}"] = ""
    for hint in run.hints:
        apart[f"hint:{hint}"] = ""
    return apart
