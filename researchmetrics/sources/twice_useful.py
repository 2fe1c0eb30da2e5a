"""Keeping an answer that holds what two questions ask for, so that both cost one request."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from researchmetrics.http.answer import Answer

__all__ = ["TwiceUseful"]


class TwiceUseful:
    """A source whose answer to one question about something answers the next as well.

    Attributes
    ----------
    all_in_one : bool
        As for `researchmetrics.sources.Source`: person and works come in one answer.
    kept : tuple of (str, str, Answer) or None
        What was asked last, about whom, and what came.
    """

    all_in_one: ClassVar[bool] = True
    kept: tuple[str, str, Answer] | None = None

    def once(self, question: str, about: str, ask: Callable[[], Answer]) -> Answer:
        """Return what another question has brought, else ask.

        The same question asked again is one for news: it is passed on.

        Parameters
        ----------
        question : str
            Name of the question.
        about : str
            Identifier of what it is about.
        ask : Callable
            Asks the service.

        Returns
        -------
        Answer
            From memory at most once.

        Examples
        --------
        >>> last, answer = (
        ...     TwiceUseful(),
        ...     Answer("x", "https://x.example", 200, {}, b"", "2026-01-01"),
        ... )
        >>> last.once("person", "x:1", lambda: answer) is last.once("works", "x:1", input)
        True
        """
        kept, self.kept = self.kept, None
        if kept is not None and kept[0] != question and kept[1] == about:
            return kept[2]
        answer = ask()
        self.kept = (question, about, answer)
        return answer
