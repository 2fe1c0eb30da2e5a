"""What programs write into the notes of an entry: counts of citations and when they were taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from researchmetrics.documents.exports.work import count_of, iso_day

__all__ = ["Told", "told_in"]

_CITED = re.compile(
    r"(?:cited[\s-]by(?:\s*\(since[^)]{0,20}\))?|times cited(?: in [\w ]{0,60}core collection)?|"
    r"citation count|citations)\s*[:=]?\s*([0-9][0-9,.]{0,12})|\b([0-9][0-9,.]{0,12}) cites\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"total times cited\s*:?\s*([0-9]+)", re.IGNORECASE)
_REFERENCES = re.compile(r"cited reference count\s*:?\s*([0-9]+)", re.IGNORECASE)
_TAKEN = re.compile(
    r"(?:export|query|retrieval) date\s*[:=]?\s*([0-9A-Za-z ,:./-]{6,30})", re.IGNORECASE
)
_LIST = re.compile(r"\breferences\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_PMID = re.compile(r"\bPMID:?\s*([0-9]{1,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(PMC[0-9]{3,9})\b")
# Statements of programs, of which nothing is left for a reader.
_OFFICE = re.compile(
    r"(?:export|query) date|cited[\s-]by|times cited|cites\b|cited reference count|coden|"
    r"correspondence address|funding (?:details|text)|references\s*:|usage count|conference code|"
    r"tradenames|manufacturers|chemicals/cas|publisher copyright|cited references|pmid|"
    r"molecular sequence|publication type|sponsors?:",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Told:
    """What notes say for machines, and what they say for people."""

    notes: tuple[str, ...] = ()
    citations: int | None = None
    known_at: str | None = None
    references: tuple[str, ...] | None = None
    ids: tuple[str, ...] = ()


def told_in(notes: Iterable[str]) -> Told:
    """Part what programs wrote into notes from what people did.

    Parameters
    ----------
    notes : iterable of str
        The notes of one entry, line ends kept.

    Returns
    -------
    Told
        Counts, the day on which they were taken, references and identifiers; and the notes that
        are left.

    Examples
    --------
    >>> told = told_in(["Cited By :12; Export Date: 5 January 2024", "Best paper award"])
    >>> told.citations, told.known_at, told.notes
    (12, '2024-01-05', ('Best paper award',))
    """
    told = Told()
    left = []
    for note in notes:
        if not _OFFICE.search(note):
            left.append(" ".join(note.split()))
            continue
        listed = _LIST.search(note)
        if listed:
            given = re.split(r";\s*\n|;\s+(?=[^\d\s])", listed[1])
            told.references = tuple(
                filter(None, (" ".join(one.strip(" ;").split()) for one in given))
            )
        _read_office(note[: listed.start()] if listed else note, told)
    told.notes = tuple(dict.fromkeys(filter(None, left)))
    return told


def _read_office(note: str, told: Told) -> None:
    cited = _CITED.search(note) or _TOTAL.search(note)
    if cited and told.citations is None:
        told.citations = count_of(next(part for part in cited.groups() if part).rstrip(".,"))
    taken = _TAKEN.search(note)
    if taken:
        told.known_at = told.known_at or iso_day(taken[1])
    count = _REFERENCES.search(note)
    if count and not count[1].strip("0") and told.references is None:
        told.references = ()
    for scheme, form in (("pmid", _PMID), ("pmcid", _PMCID)):
        found = form.search(note)
        if found:
            told.ids = (*told.ids, f"{scheme}:{found[1]}")
