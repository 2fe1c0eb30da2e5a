"""The documents of one field: prior art in order of time, and the works compared with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.topic.library import Library
from researchmetrics.metrics.topic.nearest import Near, Search
from researchmetrics.metrics.topic.percentile import Place, Samples
from researchmetrics.metrics.topic.shelf import Versions, cuts
from researchmetrics.metrics.topic.terms import Terms, count_terms


class Neighbourhood:
    """The documents of one field: prior art in order of time, then works that are none.

    Parameters
    ----------
    library : Library
        All documents.
    field : object
        The field.
    k : int
        How many of the nearest count.
    """

    def __init__(self, library: Library, field: Any, k: int) -> None:
        self.library, self.k = library, k
        inside = [d for d, known in enumerate(library.known) if known.field == field]
        prior = [d for d in inside if library.is_prior(d)]
        prior.sort(key=lambda d: library.known[d].stands)
        beside = [d for d in inside if not library.is_prior(d)]
        self.documents = prior + beside
        self.row = {document: row for row, document in enumerate(self.documents)}
        self.n_prior = len(prior)
        shelf = [library.known[document] for document in self.documents]
        self.versions = Versions(shelf)
        self.cuts = cuts(shelf[: self.n_prior], shelf)
        self.near: dict[int, Near] = {}

    @cached_property
    def terms(self) -> Terms:
        """Counted only when something is to be compared."""
        words = [self.library.words[document] for document in self.documents]
        return count_terms(words, self.library.n_words, pairs=self.library.definition.pairs)

    def score(self, members: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Score the works asked for."""
        rows = [self.row[member] for member in members]
        self.distances(rows)
        samples = Samples(self._by_year(), self.distances, self.library.definition.least_reference)
        return {member: self._cells(self.row[member], samples) for member in members}

    def distances(self, rows: list[int]) -> Numbers:
        """Return the distances of rows, searching where that was not done yet."""
        wanted = [row for row in dict.fromkeys(rows) if row not in self.near and self._fit(row)]
        if wanted:
            search = Search(
                self.terms, self.cuts, self.k, self.versions.of, self.versions.share_author
            )
            self.near |= dict(search.around(np.array(wanted, dtype=np.int64)))
        return np.array([self._distance(row) for row in rows], dtype=np.float64)

    def _fit(self, row: int) -> bool:
        enough = self.cuts[row] >= max(self.library.definition.least_prior, 1)
        return bool(enough) and self.library.fault(self.documents[row]) is None

    def _distance(self, row: int) -> float:
        near = self.near.get(row)
        if near is None or near.n_prior < self.library.definition.least_prior:
            return np.nan
        return near.distance

    def _by_year(self) -> defaultdict[int, list[int]]:
        by_year: defaultdict[int, list[int]] = defaultdict(list)
        for row in range(self.n_prior):
            by_year[self.library.known[self.documents[row]].year].append(row)
        return by_year

    def _cells(self, row: int, samples: Samples) -> dict[str, Any]:
        document, definition = self.documents[row], self.library.definition
        fault = self.library.fault(document)
        if fault:
            return {"flags": [fault]}
        distance, near = self._distance(row), self.near.get(row)
        n_prior = near.n_prior if near else int(self.cuts[row])
        if near is None or np.isnan(distance):
            return {"n_prior": n_prior, "flags": ["corpus_too_small"]}
        member = row < self.n_prior
        without = frozenset() if member else frozenset(map(int, self.versions.of(row)))
        year = self.library.known[document].year
        place = samples.place(distance, year, without=without, member=member)
        flags = ["low_corpus"] if n_prior < definition.few_prior else []
        return self._found(near, place) | {"flags": flags + _place_flags(place)}

    def _found(self, near: Near, place: Place) -> dict[str, Any]:
        nearest = [self.documents[row] for row in near.neighbours]
        return {
            "distance": near.distance,
            "percentile": None if np.isnan(place.percentile) else place.percentile,
            "nearest": [self.library.labels[document][0] for document in nearest],
            "nearest_titles": [self.library.labels[document][1] for document in nearest],
            "n_prior": near.n_prior,
            "n_versions": near.n_versions,
            "n_reference": place.n_reference,
            "reference": place.level,
        }


def _place_flags(place: Place) -> list[str]:
    if np.isnan(place.percentile):
        return ["reference_too_small"]
    return [] if place.level == "year" else [f"reference_widened:{place.level}"]
