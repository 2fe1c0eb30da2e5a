"""Works and corpus as one list of documents, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.metrics.topic.definition import Definition
from researchmetrics.metrics.topic.shelf import Document, documents
from researchmetrics.metrics.topic.terms import Ids, numbered
from researchmetrics.tables import check


@dataclass(frozen=True, eq=False)
class Library:
    """Works and corpus as one list of documents; the works stand first.

    Parameters
    ----------
    labels : list of tuple
        Identity and title of each document.
    known : list of Document
        What is known of each beside its text.
    words : list of numpy.ndarray
        Word numbers of each.
    n_words : int
        Number of distinct words.
    has_abstract : list of bool
        Whether each has an abstract.
    n_works : int
        How many of the documents are works.
    own_corpus : bool
        Whether the works themselves are the corpus.
    definition : Definition
        Words, limits and switches.
    """

    labels: list[tuple[Any, Any]]
    known: list[Document]
    words: list[Ids]
    n_words: int
    has_abstract: list[bool]
    n_works: int
    own_corpus: bool
    definition: Definition

    @classmethod
    def of(
        cls,
        works: pd.DataFrame,
        corpus: pd.DataFrame | None,
        *,
        same_field: bool,
        definition: Definition,
    ) -> Library:
        """Read the texts and what else is known of each document."""
        need = ["title", *(["abstract"] if definition.needs_abstract else [])]
        need += ["field"] if same_field else []
        tables = [works] if corpus is None else [works, corpus]
        for name, table in zip(("works", "corpus"), tables, strict=False):
            check(table, name, need=need)
        field = "field" if same_field else None
        known = [one for table in tables for one in documents(table, field=field)]
        texts = [text for table in tables for text in _texts(table)]
        words, n_words = numbered(definition.words(text) for text, _ in texts)
        labels = [label for table in tables for label in _labels(table)]
        return cls(
            labels,
            known,
            words,
            n_words,
            [has for _, has in texts],
            len(works),
            corpus is None,
            definition,
        )

    def fields(self, positions: Sequence[int]) -> dict[Any, list[int]]:
        """Sort the works asked for by field."""
        found: dict[Any, list[int]] = defaultdict(list)
        for position in positions:
            found[self.known[position].field].append(position)
        return found

    def fault(self, document: int) -> str | None:
        """Say why a document cannot be scored; None where it can."""
        if self.known[document].year < 0:
            return "no_year"
        if self.definition.needs_abstract and not self.has_abstract[document]:
            return "no_abstract"
        return "text_too_short" if self.words[document].size < self.definition.least_words else None

    def is_prior(self, document: int) -> bool:
        """Tell whether a document can be prior art: the corpus, or the works where they are it."""
        in_corpus = self.own_corpus or document >= self.n_works
        return in_corpus and self.known[document].year >= 0 and self.words[document].size > 0


def _texts(table: pd.DataFrame) -> list[tuple[str, bool]]:
    titles = table["title"].astype("string").fillna("").str.strip()
    if "abstract" not in table:
        return [(title, False) for title in titles]
    abstracts = table["abstract"].astype("string").fillna("").str.strip()
    pairs = zip(titles, abstracts, strict=True)
    return [(f"{title}. {abstract}", bool(abstract)) for title, abstract in pairs]


def _labels(table: pd.DataFrame) -> list[tuple[Any, Any]]:
    return list(zip(table.get("work_id", table.index), table["title"], strict=True))
