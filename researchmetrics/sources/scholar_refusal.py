"""Telling which page Google shows instead of one of Google Scholar's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.errors import BlockedError, SourceError
from researchmetrics.sources.wholeness import refuse_garbled

if TYPE_CHECKING:
    from researchmetrics.http import Answer

__all__ = ["refusal_of", "refuse_instead", "shown_instead"]

# What makes a page one that Google shows instead, and what it is.
_INSTEAD = {
    "a captcha": rb"""(?:id|class)\s*=\s*["']?(?:gs_captcha_|captcha-form|rc-doscaptcha|recaptcha"""
    rb"|g-recaptcha)|/sorry/(?:index|image)|unusual traffic|not a robot",
    "a sign-in page": rb"<title>[^<]{0,40}Google Accounts|ServiceLogin|/v3/signin|identifierId",
    "a consent page": rb"consent\.google\.|consent\.youtube\.",
    "a page that forbids access": rb"<title>[^<]{0,20}\b403\b|Error 403|\b403\. ?</b>",
}
_INSTEAD_OF = {what: re.compile(form, re.IGNORECASE) for what, form in _INSTEAD.items()}
_OF_SCHOLAR = re.compile(rb"""["' ](?:gs|gsc|gsh|gsp)_\w""")


def shown_instead(body: bytes) -> str | None:
    """Tell which page Google shows instead of what was asked for.

    Parameters
    ----------
    body : bytes
        HTML without a list of articles.

    Returns
    -------
    str or None
        In words; None for what is no page, or is one of Scholar's own that changed.

    Examples
    --------
    >>> shown_instead(b"<div id='gs_captcha_f'>Show that you are human")
    'a captcha'
    """
    what = next((what for what, form in _INSTEAD_OF.items() if form.search(body)), None)
    if what is None and body.lstrip()[:1] == b"<" and not _OF_SCHOLAR.search(body):
        return "a page of another kind"
    return what


def refusal_of(body: bytes) -> BlockedError | None:
    """Make the error for a page that Google shows instead of what was asked for.

    Parameters
    ----------
    body : bytes
        HTML without a list of articles.

    Returns
    -------
    BlockedError or None
        To be raised; None where `shown_instead` tells nothing.

    Examples
    --------
    >>> str(refusal_of(b"<div id='gs_captcha_f'>Show that you are human"))[:33]
    'Google Scholar answers a captcha,'
    """
    what = shown_instead(body)
    if what is None:
        return None
    return BlockedError(
        f"Google Scholar answers {what}, not the profile: it wants no programs for now, or shows "
        "the profile to nobody. Stop asking it; save the page from your browser and read the "
        "file, or use another source.",
        source="google_scholar",
    )


def refuse_instead(answer: Answer) -> None:
    """Refuse an answer that is another page than one of people found.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If Google shows a captcha or the like.
    UnexpectedAnswerError
        If it is no page at all, or a garbled one.
    """
    refuse_garbled(answer)
    if b"gsc_1usr" in answer.body:
        return
    problem: SourceError | None = refusal_of(answer.body)
    if problem is None and not answer.body.lstrip().startswith(b"<"):
        problem = answer.unexpected("something that is no page")
    if problem:
        raise problem
