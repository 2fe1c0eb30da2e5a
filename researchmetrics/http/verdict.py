"""What an answer means: usable, or which error, and whether asking again may help."""

from __future__ import annotations

import re
from typing import Any

from researchmetrics.errors import (
    AccessError,
    BlockedError,
    NotFoundError,
    QuotaError,
    RateLimitedError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http.answer import Answer
from researchmetrics.http.budget import Budget, read_budget, retry_after
from researchmetrics.http.clock import Clock
from researchmetrics.http.said import words_of

__all__ = ["PassingError", "check_json", "check_xml", "failure", "refuse_robot_page"]

_ROBOT_PAGE = re.compile(
    rb"captcha|unusual traffic|not a robot|are you human|accounts\.google\.com/"
    rb"|just a moment\.\.\.|<input[^>]+type=.?password",
    re.IGNORECASE,
)
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
# OpenReview asks a program to prove that it is none.
_CHALLENGE = b"ChallengeRequired"
_REFUSED, _MISSING = {401, 403, 407, 423, 451}, {404, 410}
_PASSING = {408, 425, 500, 502, 503, 504, *range(520, 530)}
# ORCID answers so for records that are there no more, and for those that it has locked.
_CONFLICT = 409
_GONE, _LOCKED = (
    re.compile(r"deactivated|deprecated|removed", re.IGNORECASE),
    re.compile(r"\block", re.IGNORECASE),
)
_TRIES, _TRIES_OF_CONTENT = 6, 3
_JSON_TYPES = re.compile(
    r"(application|text)/([\w.-]+\+)?(json|plain|javascript)|^$|/octet-stream$"
)


class PassingError(Exception):
    """A failure that may pass.

    Parameters
    ----------
    error : SourceError
        What to raise when it does not pass.
    wait : float, optional
        Seconds the service asks us to wait.
    tries : int, optional
        How often a failure of this kind may come before it is believed.
    is_content : bool
        Whether the service answered well by its own account, but with something garbled.
    """

    def __init__(
        self,
        error: SourceError,
        wait: float | None = None,
        *,
        tries: int | None = None,
        is_content: bool = False,
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait
        self.is_content = is_content
        self.tries = tries or (_TRIES_OF_CONTENT if is_content else _TRIES)
        self.kind = f"{type(error).__name__} {error.details.get('status')}"
        if is_content:
            self.kind += str(error)


def failure(answer: Answer, clock: Clock) -> Exception | None:
    """Say what is wrong with an answer's status.

    Parameters
    ----------
    answer : Answer
        Of any status.
    clock : Clock
        Turns moments in its headers into seconds to go.

    Returns
    -------
    Exception or None
        A `PassingError` where asking again may help, else a `SourceError`; None for status 200.
    """
    status, name = answer.status, answer.source
    if status == 200:
        return None
    if _is_robot_page(answer) or (status in _REFUSED and _CHALLENGE in answer.body[:2_000]):
        return _blocked(answer)
    wait = retry_after(answer.headers, clock)
    if status == 429:
        return _too_many(answer, read_budget(answer.headers, clock), wait)
    words = words_of(answer.body, answer.content_type)
    said = f" ({words})" if words else ""
    facts: dict[str, Any] = {"source": name, "url": answer.url, "status": status, "said": words}
    if status in _PASSING:
        text = f"{name} fails with status {status}{said}. Try again later."
        return PassingError(SourceDownError(text, **facts), wait)
    if status in _MISSING or (status == _CONFLICT and _GONE.search(words)):
        where = answer.url.partition("?")[0]
        return NotFoundError(f"{name} has nothing at {where}{said}. Check the identifier.", **facts)
    if status in _REFUSED or (status == _CONFLICT and _LOCKED.search(words)):
        text = f"{name} refuses the request with status {status}{said}. Check the key."
        return AccessError(text, **facts)
    if status > 500:
        return SourceDownError(f"{name} fails with status {status}{said}. Try later.", **facts)
    return UnexpectedAnswerError(
        f"{name} answered with status {status}{said}. If the request is right, report it.", **facts
    )


def _too_many(answer: Answer, budget: Budget, wait: float | None) -> Exception:
    facts: dict[str, Any] = {"source": answer.source, "url": answer.url, "status": 429}
    if budget.is_used_up:
        until = f"until {budget.resets_at}" if budget.resets_at else "for a new day"
        return QuotaError(
            f"The budget at {answer.source} is used up ({budget.left}). Wait {until}, or use a "
            f"key with a larger budget.",
            resets_at=budget.resets_at,
            **facts,
        )
    wait = budget.reset if wait is None and budget.remaining == 0 else wait
    how_long = "a while" if wait is None else f"{wait:g} s"
    words = words_of(answer.body, answer.content_type)
    error = RateLimitedError(
        f"{answer.source} asks us to slow down{f' ({words})' if words else ''}. Wait {how_long} "
        f"and ask again, or ask less often (setting {answer.source}_per_second).",
        retry_after=wait,
        **facts,
    )
    return PassingError(error, wait)


def check_json(answer: Answer) -> None:
    """Refuse what is not whole JSON, whatever the status says.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    UnexpectedAnswerError
        If it is empty, of another kind, or cut.
    """
    refuse_robot_page(answer)
    body = answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    problem = None
    if not body:
        problem = "nothing"
    elif body.startswith(b"<"):
        problem = "a web page"
    elif not _JSON_TYPES.search(answer.content_type):
        problem = f"content of type {answer.content_type}"
    if problem:
        raise UnexpectedAnswerError(
            f"{answer.source} answered {problem} where JSON is due. Try again later; if it stays "
            f"so, report it.",
            source=answer.source,
            url=answer.url,
            status=answer.status,
        )
    _ = answer.json


def check_xml(answer: Answer) -> None:
    """Refuse what is no XML, whatever the status says.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    UnexpectedAnswerError
        If it is empty, a web page, or of another kind.
    """
    refuse_robot_page(answer)
    body = answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    problem = None
    if not body:
        problem = "nothing"
    elif not body.startswith(b"<"):
        problem = "something else"
    elif _WEB_PAGE.match(body):
        problem = "a web page"
    if problem:
        raise answer.unexpected(f"{problem} where XML is due")


def refuse_robot_page(answer: Answer) -> None:
    """Refuse a page that asks for a human or a sign-in.

    Parameters
    ----------
    answer : Answer
        Of any status.

    Raises
    ------
    BlockedError
        If it is such a page. Only pages count: a work's title may hold any of the words.
    """
    if _is_robot_page(answer):
        raise _blocked(answer)


def _is_robot_page(answer: Answer) -> bool:
    start = answer.body[:20_000].lstrip()
    return start.startswith(b"<") and bool(_ROBOT_PAGE.search(start))


def _blocked(answer: Answer) -> BlockedError:
    return BlockedError(
        f"{answer.source} wants a human or a sign-in, not a program. Stop asking it for now and "
        f"use another source.",
        source=answer.source,
        url=answer.url,
        status=answer.status,
    )
