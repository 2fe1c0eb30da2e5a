"""Finding remarks on a reference's standing: awards, "oral", "to be submitted", "under review"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.references.identifiers import GAP, blank

__all__ = ["Remarks", "find_notes"]

_WORDS = (
    r"oral|spotlight|poster|highlight|award|best (?:student )?paper|runner|honou?rable|finalist|"
    r"nominat|under (?:\w+ )?(?:revision|review)|in revision|submitted|accepted|accept(?:ance)?|"
    r"to appear|in press|im Druck|forthcoming|in preparation|working paper|invited|"
    r"equal contribution|co-first|corresponding|acceptance rate|long paper(?!s)|short paper(?!s)|"
    r"peer[- ]reviewed|outstanding|unpublished|impact factor|IF\b|cited by \d+|"
    r"\d+ citations?|citations?:?\s?\d+|top[- ]\d+ ?%"
)
_BOXED = re.compile(
    rf"[\[(]\s*((?:[^()\[\]]{{0,80}}\b)?(?:{_WORDS})[^()\[\]]{{0,120}})[\])]", re.IGNORECASE
)
_LATER = re.compile(
    r"(?:(?<=[.,;:?!\"”])|(?<=[.,;:?!][\"”])|^)\s*("
    r"(?:(?:to be|currently|being)\s+(?:re)?submitted|(?:re)?submitted|"
    r"manuscript (?:submitted|in preparation)|accepted|to appear|under review|in preparation|"
    r"work in progress|in press|im Druck|forthcoming)\b"
    r"(?:\s*(?:to|for|in|at|by|with|as|on)\b(?:[^.;]|\.(?=\s?[a-z]|\w)){0,200})?)",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"(?i:accepted|to appear|in press|forthcoming)\s+(?:(?:for|to|in|at|by|as)\s+"
    r"(?:(?:the|publication|presentation|an?)\s+)*)+(?=[A-Z\d])"
)
_AWARD = re.compile(
    r"(?<=[.,;\s])(?<![^.,;\s]\s)(?P<note>"
    r"(?:[Bb]est|[Oo]utstanding|[Dd]istinguished)\s(?:\w+\s){0,2}"
    r"(?:[Pp]aper|[Pp]oster|[Tt]hesis|[Dd]emo)(?:\s(?:[Aa]ward|[Rr]unner[- ]?[Uu]p|[Ff]inalist|"
    r"[Nn]omination|[Nn]ominee|[Cc]andidate|[Hh]onou?rable [Mm]ention))*|"
    r"[Oo]ral(?:\s[Pp]resentation)?|[Ss]potlight|[Hh]ighlight|[Hh]onou?rable [Mm]ention)"
    r"(?=[\s.*)]*$)"
)
_UNSUBMITTED = re.compile(
    r"\bto be (?:re)?submitted|\bin preparation|\bwork in progress", re.IGNORECASE
)
_AWAITING = re.compile(r"submitted|under review|revision", re.IGNORECASE)
_BLANKS = re.compile(rf"[\s{GAP}]+")


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a reference says of its standing.

    Parameters
    ----------
    text : str
        The reference with the remarks blanked out.
    notes : tuple of str
        The remarks as printed.
    """

    text: str
    notes: tuple[str, ...] = ()

    @property
    def is_unsubmitted(self) -> bool:
        """Whether a remark says that the work is not submitted yet."""
        return any(_UNSUBMITTED.search(note) for note in self.notes)

    @property
    def is_awaiting(self) -> bool:
        """Whether a remark says that the work waits for a decision."""
        return any(_AWAITING.search(note) for note in self.notes)


def find_notes(text: str, start: int = 0) -> Remarks:
    """Find remarks in a reference.

    Parameters
    ----------
    text : str
        The reference without markup.
    start : int, default 0
        Where to begin: behind the authors, and behind a title in quotes.

    Returns
    -------
    Remarks
        The remarks, and the text without them.

    Examples
    --------
    >>> find_notes('"Engines", Conference on Engines, 2019 (Oral).').notes
    ('Oral',)
    """
    notes: list[str] = []
    if "(" in text or "[" in text:
        for found in list(_BOXED.finditer(text, start)):
            notes.append(_plain(found[1]))
            text = blank(text, *found.span())
    for found in list(_LATER.finditer(text, start)):
        note = _plain(found[1]).rstrip(" ,.:;")
        notes.insert(0, note)
        # What will appear has its venue already; what is only submitted has none.
        lead = _GRANTED.match(text, *found.span(1))
        text = blank(text, found.start(1), lead.end() if lead else found.end(1))
    if award := _AWARD.search(text, start):
        notes.append(_plain(award["note"]))
        text = blank(text, *award.span("note"))
    return Remarks(text, tuple(notes))


def _plain(note: str) -> str:
    return _BLANKS.sub(" ", note).strip()
