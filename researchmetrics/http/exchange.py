"""One exchange over the wire, and the error that each way of failing stands for."""

from __future__ import annotations

import logging
from typing import Any

import requests
from requests import PreparedRequest, Response
from urllib3.exceptions import NewConnectionError

from researchmetrics.errors import (
    BlockedError,
    RateLimitedError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.http.address import masked
from researchmetrics.http.clock import Deadline
from researchmetrics.http.connection import ForbiddenError
from researchmetrics.http.limiter import HeldError
from researchmetrics.http.session import Session
from researchmetrics.http.verdict import PassingError
from researchmetrics.http.wire import OverLimitError

__all__ = ["exchange"]

_LOG = logging.getLogger(__name__)
_CutError = requests.exceptions.ChunkedEncodingError
# What is too large, goes in a circle or stays silent seldom passes: one more try tells.
_ONCE_MORE = 2
# Nobody at the other end, or no network at all: a short hiccup is waited for, and no more.
_TRIES_TO_REACH = 3


def exchange(
    session: Session, request: PreparedRequest, deadline: Deadline, source: str
) -> Response:
    """Go over the wire once.

    Parameters
    ----------
    session : Session
        What sends.
    request : requests.PreparedRequest
        Without key.
    deadline : Deadline
        When all must be over.
    source : str
        Data provider, for messages.

    Returns
    -------
    requests.Response
        Of any status, read to its end.

    Raises
    ------
    PassingError
        If no answer came and one may come next time.
    SourceError
        If asking again is no use.
    """
    # Proxies and certificates of the environment, which `send` alone would not look up.
    ways = session.merge_environment_settings(request.url, {}, None, None, None)
    shown = masked(request.url or "")
    try:
        response = session.send(request, allow_redirects=True, deadline=deadline, **ways)
    except ResearchMetricsError as error:
        _LOG.debug("%s %s: %s", request.method, shown, type(error).__name__)
        raise
    except (ForbiddenError, HeldError, OverLimitError, OSError, ValueError) as error:
        _LOG.debug("%s %s: %s", request.method, shown, type(error).__name__)
        problem = _problem(error, source, shown)
    else:
        size = len(response.content or b"")
        _LOG.debug("%s %s: %d, %d bytes", request.method, shown, response.status_code, size)
        return response
    # Outside the handlers: the library's error may hold more than may be shown.
    raise problem


def _problem(error: Exception, source: str, url: str) -> Exception:
    """Return the error of ours that one from below stands for."""
    facts: dict[str, Any] = {"source": source, "url": url}
    place = url.partition("?")[0]
    again = "Try again later; if it stays so, report it."
    match error:
        case ForbiddenError():
            return BlockedError(f"{place} is not asked: {error}.", **facts)
        case HeldError():
            text = f"{source} asks us to slow down. Wait {error.seconds:.0f} s and ask again."
            held = RateLimitedError(text, retry_after=error.seconds, **facts)
            return PassingError(held, error.seconds)
        case OverLimitError():
            text = f"{source} answered {error} at {place}. Ask for less, or raise max_answer_mb."
            return PassingError(UnexpectedAnswerError(text, **facts), tries=_ONCE_MORE)
        case requests.TooManyRedirects():
            text = f"{source} redirects in a circle at {place}. {again}"
            return PassingError(UnexpectedAnswerError(text, **facts), tries=_ONCE_MORE)
        case requests.exceptions.SSLError():
            text = f"The certificate of {place} is not valid. Check the address and the clock."
            return UnexpectedAnswerError(text, **facts)
        case requests.ConnectionError() | requests.Timeout() | _CutError():
            is_late = isinstance(error, requests.Timeout)
            what = "does not answer in time" if is_late else "cannot be reached"
            text = f"{source} {what} at {place}. Check the connection and try again later."
            return PassingError(SourceDownError(text, **facts), tries=_tries(error))
    text = f"Asking {source} at {place} fails ({type(error).__name__}). {again}"
    unexpected = UnexpectedAnswerError(text, **facts)
    is_garbled = isinstance(error, requests.exceptions.ContentDecodingError)
    return PassingError(unexpected, is_content=True) if is_garbled else unexpected


def _tries(error: Exception) -> int | None:
    """Say how often to try where nobody is there; None where somebody was, and broke off."""
    inner = error.args[0] if error.args else None
    if isinstance(error, requests.ConnectTimeout):
        return _TRIES_TO_REACH
    if isinstance(error, requests.Timeout):
        return _ONCE_MORE
    is_unreached = isinstance(getattr(inner, "reason", inner), NewConnectionError)
    return _TRIES_TO_REACH if is_unreached else None
