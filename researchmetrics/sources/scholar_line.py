"""Asking Google Scholar through the library scholarly, over our own door and within our own time.

The library sleeps, tries again, opens a browser for captchas and swallows every `Exception` on the
way. It is therefore called in a thread that is left behind when the time is over, and what it asks
goes through a stand-in for its sessions, which ends its trying by an exception it cannot swallow.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from researchmetrics.errors import (
    BlockedError,
    ConfigError,
    ResearchMetricsError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http import Answer

__all__ = ["ScholarLine", "refuse_elsewhere", "refused"]

# The library is one object for the whole process, with its sessions in it.
_ONE_AT_A_TIME = threading.Lock()
_NAVIGATOR = "_Scholarly__nav"
_PLACES = ("_session1", "_session2", "pm1", "pm2")
# Known by their names: the library may be one that stands in for it.
_GIVES_UP = {"MaxTriesExceededException", "DOSException", "WebDriverException"}
_REFUSALS = {401, 403, 407, 429, 451}


class _EndError(BaseException):
    """Ends the library's trying. No `Exception`: it would go on."""


class _Page:
    """An answer as the library expects it of its session."""

    status_code, has_redirect_location = 200, False

    def __init__(self, text: str) -> None:
        self.text = text
        self.headers: dict[str, str] = {}


class ScholarLine:
    """Stands where the library has its sessions and proxies, for one question.

    Parameters
    ----------
    ask : Callable
        Called with the address the library wants; returns an answer, or raises.

    Attributes
    ----------
    answers : list of Answer
        What came, in order; an address asked for again is answered from here.
    """

    # What the library looks up of its proxies.
    proxy_mode = None
    _proxies: dict[str, str] = {}  # noqa: RUF012 (shared on purpose: nobody writes to it)

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self.answers: list[Answer] = []
        self._ask = ask
        self._by_address: dict[str, Answer] = {}
        self._failed: ResearchMetricsError | None = None
        self._is_over = False

    def get(self, address: str, **_: object) -> _Page:
        """Answer the library.

        Parameters
        ----------
        address : str
            What it asks for.
        **_
            Its own time-outs, which do not count.

        Returns
        -------
        _Page
            Of status 200.
        """
        if self._is_over or self._failed:
            raise _EndError
        answer = self._by_address.get(address)
        if answer is None:
            try:
                answer = self._ask(address)
            except ResearchMetricsError as error:
                self._failed = error
                raise _EndError from None
            self._by_address[address] = answer
            self.answers.append(answer)
        return _Page(answer.body.decode("utf-8", "replace"))

    def call(self, work: Callable[[Any], Any], seconds: float) -> Any:
        """Let the library work, as long as the time lasts.

        Parameters
        ----------
        work : Callable
            Called with the library, in a thread of its own.
        seconds : float
            Wall-clock time, counted from when nobody else uses the library.

        Returns
        -------
        object
            What the call returned.

        Raises
        ------
        SourceError
            Of the kind that says what can be done.
        ConfigError
            If the library cannot be loaded.
        """
        library, ended = _loaded(), threading.Event()
        given: list[Any] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                given.append(work(library))
            except BaseException as error:  # noqa: BLE001 (whatever it is, it is told below)
                failed.append(error)
            finally:
                ended.set()

        with _ONE_AT_A_TIME, self._standing_in(library):
            # Not waited for when the interpreter ends, as those of a pool would be.
            threading.Thread(target=run, name="scholarly", daemon=True).start()
            try:
                is_late = not ended.wait(seconds)
            finally:
                self._is_over = True
        if is_late:
            raise SourceDownError(
                f"Google Scholar was given up after {seconds:g} s: it often lets programs wait "
                "instead of refusing them. Save the profile page from your browser and read the "
                "file, or try again tomorrow.",
                source="google_scholar",
            )
        if failed:
            raise self._failed or _told(failed[0])
        return given[0]

    @contextmanager
    def _standing_in(self, library: object) -> Iterator[None]:
        """Take the places of sessions and proxies, where the library has them."""
        navigator = getattr(library, _NAVIGATOR, None)
        if navigator is None:
            yield
            return
        before = {name: getattr(navigator, name) for name in _PLACES if hasattr(navigator, name)}
        try:
            for name in _PLACES:
                setattr(navigator, name, self)
            yield
        finally:
            for name, value in before.items():
                setattr(navigator, name, value)


def refuse_elsewhere(address: str) -> None:
    """Refuse to go where Google leads those whom it does not want.

    Parameters
    ----------
    address : str
        To which a redirect leads.

    Raises
    ------
    BlockedError
        Unless it is a profile's.
    """
    if urlsplit(address).path.rstrip("/").endswith("/citations"):
        return
    place = address.partition("?")[0]
    raise BlockedError(
        f"Google Scholar leads programs elsewhere ({place}): it asks for a sign-in, consent or "
        "a captcha. Stop asking it; save the profile page from your browser and read the "
        "file, or use another source.",
        source="google_scholar",
        url=place,
    )


def refused(error: SourceError) -> SourceError:
    """See a refusal for what it is: Google Scholar has no keys, and no rates one could keep to.

    Parameters
    ----------
    error : SourceError
        Of the door.

    Returns
    -------
    SourceError
        A `BlockedError` where the status says that we are refused, else the error itself.

    Examples
    --------
    >>> type(refused(SourceError("Slow down.", source="google_scholar", status=429))).__name__
    'BlockedError'
    """
    facts = error.details
    if facts.get("status") not in _REFUSALS or isinstance(error, BlockedError):
        return error
    return BlockedError(
        f"Google Scholar refuses programs for now (status {facts['status']}). Stop asking it for "
        "some days; save the profile page from your browser and read the file, or use another "
        "source.",
        source="google_scholar",
        url=facts.get("url"),
        status=facts["status"],
    )


def _loaded() -> Any:
    """Load the library, which takes a second and may warn of what it is made of."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from scholarly import scholarly
    except Exception as error:
        raise ConfigError(
            "Google Scholar is asked through the library scholarly, which cannot be loaded "
            f"({type(error).__name__}: {error}). Install scholarly 1.7.11 anew, with httpx below "
            "0.28 and bibtexparser below 2."
        ) from error
    return scholarly


def _told(error: BaseException) -> ResearchMetricsError:
    """Say in our words how the library failed."""
    if isinstance(error, ResearchMetricsError):
        return error
    names = {kind.__name__ for kind in type(error).__mro__}
    what = type(error).__name__
    if names & _GIVES_UP:
        return BlockedError(
            f"Google Scholar refuses the library that asks it ({what}). Stop asking it for some "
            "days; save the profile page from your browser and read the file, or use another "
            "source.",
            source="google_scholar",
        )
    if isinstance(error, OSError) or "TimeoutException" in names:
        return SourceDownError(
            f"Google Scholar cannot be reached ({what}). Check the connection and try again later.",
            source="google_scholar",
        )
    return UnexpectedAnswerError(
        f"What Google Scholar answered is not what the library scholarly understands ({what}): "
        "the profile may be shown to nobody, or the page has changed. Save it from your browser "
        "and read the file; if that does not work either, report it.",
        source="google_scholar",
    )
