"""What the words around a venue's name say: its type, or that there is no venue at all."""

from __future__ import annotations

import re

__all__ = [
    "LEADING",
    "PREPRINT",
    "SATELLITE",
    "TAIL",
    "THESIS",
    "WORKSHOP",
    "kind",
    "names_no_venue",
]

LEADING = re.compile(
    r"^(?:…\s*)?(?:(?:to appear|appeared|appears|published|accepted|presented|forthcoming)\s*"
    r"(?:in|at|to|by|for)?\s*:?\s*|in\s*:\s*|in\s+(?:the\s+)?)+",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(
    r"^(?:to be |will be )?(?:re)?submitted\b|^submission\b|"
    r"\bunder (?:major |minor )?(?:review|revision)\b|^in preparation|^manuscripts?\b|^preprint$|"
    r"^to appear$|^in press$|^unpublished|^work in progress|^n/?a$|^(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
THESIS = re.compile(
    r"\b(?:ph\.?\s?d\.?|master'?s?|m\.?sc?\.?|bachelor'?s?|doctoral|diploma)\s*[,.]?\s*"
    r"(?:thesis|dissertation|project)|\b(?:thesis|dissertation)\b|학위\s?논문|学位论文",
    re.IGNORECASE,
)
PREPRINT = re.compile(
    r"\barxiv\b|\bCoRR\b|abs/\d{4}\.\d{4}|\b(?:bio|med|chem|psya|soca|tech)rxiv\b|\bssrn\b",
    re.IGNORECASE,
)
WORKSHOP = re.compile(r"(?i:\bworkshops?\b|\bmeets\b)|\b[A-Z]{3,8}W\b|워크숍|워크샵")
SATELLITE = re.compile(
    r"\blate[- ]?break(?:ing)?\b|\bLBD?\b|\bdemo(?:nstration)?s?\s+(?:track|session|paper)s?\b|"
    r"\bdemonstration at\b|\b(?:tutorial|panel) (?:at|session)\b|"
    r"\bexpo (?:talk|workshop)\b|\b(?:doctoral|phd) (?:consortium|symposium)\b|"
    r"\bstudent abstract\b|\bextended abstracts?\b|"
    r"\bcompanion (?:publication|proceedings|volume)?\s*(?:of|to|proceedings)\b|"
    r"\b(?:adjunct|companion|supplementa?l?) proceedings\b|\bcompanion$",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?i:\b(?:at|in conjunction|co-?located|held)\b)|@|\(|\bin (?:the )?(?=[A-Z]{2})"
)
_ARTICLE = (
    r"\b(?:journal|transactions|letters|reviews?|annals|magazine|archives?|bulletin|quarterly|acta|"
    r"zeitschrift|revista|revue|rivista|studies|advances|reports|newsletter|notices)\b|학보|저널|"
    r"논문지|^(?:int\.? )?j\.|\btrans\."
)
_CONFERENCE = (
    r"\b(?:conference|conf|symposium|symp|proceedings|proc|meeting|congress|colloquium|convention|"
    r"konferenz|conférence|congreso|tagung|summit|school)\b|학회|학술대회|会议"
)
_REPORT = (
    r"\b(?:technical|tech\.?|research|working|internal) (?:report|paper|rep\b)|\btr-\d|"
    r"\brapport (?:de recherche|technique)\b"
)
_TYPES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("workshop", r"\bworkshops?\b|워크숍"),
        ("report", _REPORT),
        ("article", _ARTICLE),
        ("conference", _CONFERENCE),
        # Who appears in a handbook wrote a chapter of it.
        ("chapter", r"\b(?:handbook|encyclop\w+|textbook)\b"),
    )
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def kind(line: str) -> str | None:
    """Tell the type of a venue that is not known from the words of its name.

    Parameters
    ----------
    line : str
        Name as printed.

    Returns
    -------
    str or None
        None when nothing in it tells.

    Examples
    --------
    >>> kind("Annals of Cracked Pots"), kind("Technical Report 7, Brown University"), kind("Pots")
    ('article', 'report', None)
    """
    return next((kind for kind, pattern in _TYPES if pattern.search(line)), None)


def names_no_venue(printed: str, line: str) -> bool:
    """Tell a state such as "under review" from the name of a place.

    Parameters
    ----------
    printed, line : str
        The text, and the text without what leads up to the name.

    Returns
    -------
    bool
        True too for text without words.

    Examples
    --------
    >>> names_no_venue("Submitted to ICML", "Submitted to ICML"), names_no_venue("ICML", "ICML")
    (True, False)
    """
    return (
        not line
        or _NO_VENUE.search(printed) is not None
        or _NO_VENUE.search(line) is not None
        or _LETTERS.search(line) is None
    )
