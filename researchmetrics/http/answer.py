"""What came back from the network, and what asking has cost so far."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.http.budget import Budget
from researchmetrics.http.values import read_json
from researchmetrics.records import Provenance

__all__ = ["Answer", "Tally"]


@dataclass(frozen=True)
class Answer:
    """One answer of status 200.

    Parameters
    ----------
    source : str
        Data provider, for messages.
    url : str
        Address that answered, after redirects, without secrets.
    status : int
        HTTP status.
    headers : Mapping of str to str
        Names in lower case.
    body : bytes
        Decompressed.
    retrieved_at : str
        ISO-8601 moment (UTC) at which it came over the wire.
    from_cache : bool
        Whether it was kept from an earlier request.
    """

    source: str
    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    retrieved_at: str
    from_cache: bool = False

    @cached_property
    def json(self) -> Any:
        """The body as JSON values; `UnexpectedAnswerError` when it is not JSON."""
        try:
            return read_json(self.body)
        except (ValueError, RecursionError) as error:
            kind = type(error).__name__
        # Outside the handler: the library's error holds the whole text.
        raise UnexpectedAnswerError(
            f"{self.source} answered {len(self.body)} bytes that are not whole JSON ({kind}). Try "
            f"again later; if it stays so, report it.",
            source=self.source,
            url=self.url,
            status=self.status,
        )

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the body."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """The declared media type in lower case, without its parameters; may be empty."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def provenance(self, source_id: str | None) -> Provenance:
        """Say where a thing in this answer comes from.

        Parameters
        ----------
        source_id : str or None
            The source's own identifier of the thing.

        Returns
        -------
        Provenance
            Of this answer.
        """
        return Provenance(
            source=self.source,
            source_id=source_id,
            retrieved_at=self.retrieved_at,
            url=self.url,
            payload_sha256=self.sha256,
        )

    def unexpected(self, what: str) -> UnexpectedAnswerError:
        """Make the error for an answer that is not what was asked for.

        Parameters
        ----------
        what : str
            What it is instead.

        Returns
        -------
        UnexpectedAnswerError
            To be raised.
        """
        return UnexpectedAnswerError(
            f"{self.source} answered {what} at {self.url.partition('?')[0]}. If it stays so, "
            f"report it.",
            source=self.source,
            url=self.url,
            status=self.status,
        )


@dataclass
class Tally:
    """What asking one source has cost so far.

    Parameters
    ----------
    requests, bytes : int
        Requests that went over the wire, redirects and retries included; bytes received,
        decompressed.
    from_cache : int
        Answers taken from the cache instead.
    cost_usd : float or None
        Sum of the costs the source stated; None when it stated none.
    budget_left : str or None
        What the source last said is left, in its words.
    resets_at : str or None
        ISO-8601 moment at which the source said the budget is new.
    oldest : str or None
        ISO-8601 moment of the oldest answer used.
    """

    requests: int = 0
    bytes: int = 0
    from_cache: int = 0
    cost_usd: float | None = None
    budget_left: str | None = None
    resets_at: str | None = None
    oldest: str | None = None

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def restart(self) -> None:
        """Forget all that was counted."""
        with self._lock:
            self.requests = self.bytes = self.from_cache = 0
            self.cost_usd = self.budget_left = self.resets_at = self.oldest = None

    def sent(self, size: int, budget: Budget) -> None:
        """Count one exchange over the wire.

        Parameters
        ----------
        size : int
            Bytes received.
        budget : Budget
            What the headers said.
        """
        with self._lock:
            self.requests += 1
            self.bytes += size
            if budget.cost_usd is not None:
                self.cost_usd = (self.cost_usd or 0.0) + budget.cost_usd
            self.budget_left = budget.left or self.budget_left
            self.resets_at = budget.resets_at or self.resets_at

    def used(self, answer: Answer) -> None:
        """Note the age of an answer that is handed on.

        Parameters
        ----------
        answer : Answer
            Fresh or from the cache.
        """
        with self._lock:
            self.from_cache += answer.from_cache
            self.oldest = min(filter(None, (self.oldest, answer.retrieved_at)))
