"""Telling the title of a post or degree from where it was held."""

from __future__ import annotations

import re

from researchmetrics.documents.text.organisations import (
    CJK_DEGREE,
    CJK_JOB,
    is_degree,
    is_job,
    is_organisation,
)

__all__ = ["is_only_job", "title_and_organisation"]

_AT = re.compile(
    r"\s+(?:at|@|from|bei|chez|an der|am|presso|aan de)\s+(?:the\s+|il\s+|la\s+|l['’])?",
    re.IGNORECASE,
)
_ONLY_ORGANISATIONS = re.compile(
    r"\b(?:universit(?!air|äts(?:prof|ass|doz|lekt)|ets(?:lekt|adj))|institut|college|lab(?:s|orator)?\b|"
    r"cent(?:er|re)|hospital|inc\b|corp)",
    re.IGNORECASE,
)


def title_and_organisation(part: str) -> tuple[str | None, str | None]:
    """Part "Potter at Delft", "Potter, Delft University" or "Delft University, Potter".

    Parameters
    ----------
    part : str
        Part of a line.

    Returns
    -------
    title, organisation : str or None
        What stands for the post or degree, and where; None for what is not said.

    Examples
    --------
    >>> title_and_organisation("Lecturer, Delft University")
    ('Lecturer', 'Delft University')
    """
    if not part:
        return None, None
    asian = CJK_JOB.match(part) or CJK_DEGREE.match(part)
    if asian:
        return asian["what"], asian["where"]
    before, blank, last = part.rpartition(" ")
    if blank and last >= "\u1100" and _is_title(last) and not _is_title(before):
        return last, before.strip(" ,、，")
    at = _AT.search(part)
    # "Visiting Scholar, University of Texas at Austin" has its place before.
    if at and _is_title(part[: at.start()]) and not _ONLY_ORGANISATIONS.search(part[: at.start()]):
        return part[: at.start()].strip(" ,"), part[at.end() :].strip(" ,")
    return _by_commas(part)


def _by_commas(part: str) -> tuple[str | None, str | None]:
    """Part an entry whose parts have commas between."""
    part = re.sub(r",\s+(?=(?:Inc|LLC|Ltd|Corp|GmbH|S\.A)\b)", " ", part)
    parts = [text.strip() for text in re.split(r",\s+(?![^()]*\))|\s*[，、]\s*", part)]
    named = [is_organisation(text) and not is_only_job(text) for text in parts]
    if len(parts) > 1 and any(named):
        first = named.index(True)
        if first:
            return ", ".join(parts[:first]), ", ".join(parts[first:])
        titles = [place for place, text in enumerate(parts) if _is_title(text) and not named[place]]
        if titles:
            return ", ".join(parts[titles[0] :]), ", ".join(parts[: titles[0]])
        return None, part
    if len(parts) > 1 and _is_title(parts[0]):
        # A degree without its field has it behind the comma: "MSc, Clay, Kiln Tech".
        taken = 2 if len(parts) > 2 and is_degree(parts[0]) and len(parts[0]) < 8 else 1
        return ", ".join(parts[:taken]), ", ".join(parts[taken:])
    is_title = _is_title(part) and (is_only_job(part) or not any(named))
    return (part, None) if is_title else (None, part)


def _is_title(text: str) -> bool:
    return is_job(text) or is_degree(text)


def is_only_job(text: str) -> bool:
    """Whether a text is a job even though a word of it may name an organisation.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        False where it holds a word that only organisations have.

    Examples
    --------
    >>> is_only_job("Research Scientist"), is_only_job("Institute of Reader Studies")
    (True, False)
    """
    return is_job(text) and not _ONLY_ORGANISATIONS.search(text)
