"""Asking one question until it is answered: the cache first, then the wire."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from requests import PreparedRequest, Response
from requests_cache.models.response import CachedResponse

from researchmetrics.errors import OfflineError, QuotaError, UnexpectedAnswerError
from researchmetrics.http.address import masked
from researchmetrics.http.answer import Answer
from researchmetrics.http.budget import read_budget
from researchmetrics.http.cache import AnswerCache, conditions, moment_of
from researchmetrics.http.clock import Deadline
from researchmetrics.http.exchange import exchange
from researchmetrics.http.flights import alone
from researchmetrics.http.hiding import strings_in, without
from researchmetrics.http.options import Options
from researchmetrics.http.quotas import Quotas
from researchmetrics.http.retry import persist
from researchmetrics.http.session import Session
from researchmetrics.http.verdict import PassingError, failure

__all__ = ["Asker", "Question"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Question:
    """What is asked.

    Parameters
    ----------
    request : requests.PreparedRequest
        Without key.
    check : Callable, optional
        Raises for an answer that must not be used nor kept.
    secret : object
        Body of which nothing may be kept, logged or told; None where it holds no secret.
    is_once : bool
        Whether a failure is believed at once, whatever it is.
    """

    request: PreparedRequest
    check: Callable[[Answer], None] | None = None
    secret: object = field(default=None, repr=False)
    is_once: bool = False

    @property
    def url(self) -> str:
        """The address as it may be shown."""
        return masked(self.request.url or "")

    @property
    def may_keep(self) -> bool:
        """Whether it holds nothing that must not be written down."""
        return self.secret is None and self.url == self.request.url


@dataclass(frozen=True)
class Asker:
    """What an open door holds open.

    Parameters
    ----------
    source : str
        Data provider, for messages.
    options : Options
        What the door goes by.
    session : Session
        Goes over the wire.
    cache : AnswerCache
        Good answers.
    quotas : Quotas
        Used-up budgets.
    """

    source: str
    options: Options
    session: Session
    cache: AnswerCache
    quotas: Quotas

    def close(self) -> None:
        """Close files and connections."""
        self.session.close()
        self.cache.close()

    def ask(self, question: Question) -> Answer:
        """Ask until there is an answer, or it is no use.

        Parameters
        ----------
        question : Question
            What is asked.

        Returns
        -------
        Answer
            Of status 200, checked.

        Raises
        ------
        SourceError
            Of the kind that says what can be done.
        """
        deadline = Deadline(self.options.max_wait, self.options.clock)
        if not question.may_keep:
            return self._over_the_wire(question, None, deadline)
        began = self.options.clock.time()
        kept = self.cache.find(question.request)
        if kept is not None and self._is_young(kept, began):
            return self._from_cache(question, kept)
        if self.options.offline:
            return self._over_the_wire(question, kept, deadline)
        with alone(self.cache.name_of(question.request), deadline) as had_company:
            if had_company:
                kept = self.cache.find(question.request)
                if kept is not None and self._is_young(kept, began):
                    return self._from_cache(question, kept)
            return self._over_the_wire(question, kept, deadline)

    def _is_young(self, kept: CachedResponse, began: float) -> bool:
        """Tell whether an answer may be used again, or came after we began to look for it."""
        moment = moment_of(kept).timestamp()
        return moment >= min(began, self.options.clock.time() - self.options.cache_days * 86_400)

    def _from_cache(self, question: Question, kept: CachedResponse) -> Answer:
        answer = self._answer(kept, from_cache=True)
        _LOG.debug("%s %s: kept, %d bytes", question.request.method, question.url, len(answer.body))
        return answer

    def _over_the_wire(
        self, question: Question, kept: CachedResponse | None, deadline: Deadline
    ) -> Answer:
        if self.options.offline:
            raise OfflineError(
                f"The cache holds no answer of {self.source} to {question.url} that is at most "
                f"{self.options.cache_days:g} days old. Go online, or raise cache_days.",
                source=self.source,
                url=question.url,
            )
        return persist(
            partial(self._once, question, kept, deadline),
            deadline,
            self.options.clock,
            **{"most": 1} if question.is_once else {},
        )

    def _once(self, question: Question, kept: CachedResponse | None, deadline: Deadline) -> Answer:
        """Go over the wire once; keep what is good."""
        self.quotas.refuse(question.url)
        request = question.request
        # Conditions on what is sent in a body would mean something else.
        if kept is not None and request.method == "GET":
            request = request.copy()
            request.headers.update(conditions(kept))
        response = exchange(self.session, request, deadline, self.source)
        if response.status_code == 304 and kept is not None:
            return self._answer(self.cache.renew(question.request, kept, self._now()))
        answer = self._answer(response)
        self._refuse_failure(question, answer)
        if question.check is not None:
            self._check(question.check, answer)
        if question.may_keep:
            self.cache.keep(question.request, response, self._now())
        return answer

    def _refuse_failure(self, question: Question, answer: Answer) -> None:
        if question.secret is not None and answer.status != 200:
            # Services repeat in their errors what they were asked.
            answer = replace(answer, body=without(answer.body, strings_in(question.secret)))
        problem = failure(answer, self.options.clock)
        if isinstance(problem, QuotaError):
            budget = read_budget(answer.headers, self.options.clock)
            self.quotas.remember(problem, question.url, is_all=not budget.remaining)
        if problem is not None:
            raise problem

    def _check(self, check: Callable[[Answer], None], answer: Answer) -> None:
        try:
            check(answer)
        except UnexpectedAnswerError as error:
            # Garbled answers come from proxies and overloaded services, and mostly pass.
            problem = error
        else:
            return
        raise PassingError(problem, is_content=True)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.options.clock.time(), tz=UTC)

    def _answer(self, response: Response | CachedResponse, *, from_cache: bool = False) -> Answer:
        moment = moment_of(response) if isinstance(response, CachedResponse) else self._now()
        return Answer(
            source=self.source,
            url=masked(response.url or ""),
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=response.content or b"",
            retrieved_at=moment.isoformat(timespec="seconds"),
            from_cache=from_cache,
        )
