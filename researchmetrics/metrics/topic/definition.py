"""The definition of topic novelty, version ``topicnov-1``, as numbers and switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from researchmetrics.metrics.topic.text import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What makes up a definition of novelty; another value of any field is another definition.

    Parameters
    ----------
    name : str
        Name and version, stored with every number.
    words : Callable
        From a text to its words.
    pairs : bool
        Whether neighbouring words are terms too.
    needs_abstract : bool
        Whether a title alone is too little.
    least_words : int
        Fewest words that are scored.
    least_prior, few_prior : int
        Fewest earlier documents, and below how many the number is flagged.
    least_reference : int
        Smallest sample for percentiles.
    """

    name: str = "topicnov-1"
    words: Callable[[str], list[str]] = tokens
    pairs: bool = True
    needs_abstract: bool = True
    least_words: int = 30
    least_prior: int = 200
    few_prior: int = 2_000
    least_reference: int = 30


TOPICNOV_1 = Definition()
