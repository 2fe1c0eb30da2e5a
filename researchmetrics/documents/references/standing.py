"""What a reference itself is clear about: the kind of work it is, and where it stands."""

from __future__ import annotations

import re

from researchmetrics.documents.references.anatomy import Parts

__all__ = ["standing"]

_SPOKEN = re.compile(r"\b(?:tutorial|keynote|invited talk|seminar)\b", re.IGNORECASE)
_KINDS = {
    "thesis": re.compile(
        r"\b(?:Ph\.?\s?D\.?|doctoral|master['’]?s?|"
        r"diploma|bachelor['’]?s?)\W{0,3}"
        r"(?:thesis|dissertation)|^\W*(?:dissertation|habilitation)|\bph\.?\s?d\.?\s?diss|"
        r"\bdiss\.\s|\bth[èe]se\s(?:de|d['’])|"
        r"\btesis\b|\btese\s\(|\btese de\b|\btesi di\b|кандид\w*\s\w*\s?наук|"
        r"(?:doktor|master|yüksek lisans)\s?tezi|rozprawa|"
        r"(?:博士|硕士|修士)(?:学位)?论?文|学位论文|박사|"
        r"석사\s?학위",
        re.IGNORECASE,
    ),
    "report": re.compile(
        r"\btechnical report\b|\btech\. rep\b|\bresearch report\b|\bwhite paper\b", re.IGNORECASE
    ),
    "other": re.compile(r"\bpatents?\b", re.IGNORECASE),
}
_SOFTWARE = re.compile(
    r"(?:open[- ]source )?(?:software|source code|code|github repository|python package|r package)"
    r"(?: package| library| release| repository)?(?: version.{0,20})?",
    re.IGNORECASE,
)
_PREPRINT = re.compile(r"(?:e-?print|pre-?print)s?(?:\s(?:at|on|in))?", re.IGNORECASE)
# Servers of preprints, and the number that some print behind them.
_SERVER = re.compile(
    r"(?P<name>(?:bio|med|chem|psy|soc|eng|eco|earth|ag)(?:A?[Rr]xiv)|SSRN(?: Electronic Journal)?|"
    r"Research Square|Preprints\.org|OSF Preprints|TechRxiv|"
    r"HAL)(?:[\s:,(]+[\w.:/-]*\d[\w.:/-]*\)?)?",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(r"(?:\d{4}\s+)?(?=and\s)")


def standing(parts: Parts) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Say what kind of work a reference is, where it appeared, and what is remarked on it.

    Parameters
    ----------
    parts : Parts
        The reference taken apart.

    Returns
    -------
    kind : str or None
        Type of work, where the reference is clear about it.
    venue : str or None
        Venue; the archive of a preprint that has no other.
    notes : tuple of str
        Remarks as printed.
    """
    venue, notes, found = parts.place.venue, parts.notes.notes, parts.found
    if venue and found.arxiv_id and _PREPRINT.fullmatch(venue):
        venue = None
    rest = parts.place.rest
    if also := _AND_ALSO.match(rest):
        notes = (*notes, rest[also.end() :])
    if parts.notes.is_unsubmitted:
        return "unsubmitted", venue, notes
    if kind := next(
        (kind for kind, words in _KINDS.items() if words.search(f"{venue or ''}; {rest}")), None
    ):
        return kind, venue, notes
    if venue and (server := _SERVER.fullmatch(venue)):
        return "preprint", server["name"], notes
    if venue is None and found.arxiv_id:
        return "preprint", found.arxiv_name, notes
    if venue is None and found.code_url and not found.doi:
        return "software", None, notes
    if venue is None and (spoken := _SPOKEN.search(parts.title or "")):
        return "talk", None, (*notes, spoken.group())
    if found.code_url and venue and _SOFTWARE.fullmatch(venue):
        return "software", None, notes
    return None, venue, notes
