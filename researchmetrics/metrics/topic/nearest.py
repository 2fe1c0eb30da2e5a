"""How far documents lie from the nearest earlier ones: exact, by cosine under backward idf."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.topic.terms import Common, Ids, Terms

# At this cosine, with an author in common, two documents are versions of one work.
_SAME_TEXT = 0.95
# Documents compared in one matrix product.
_BATCH = 64


@dataclass(frozen=True, eq=False)
class Near:
    """What was found around one document.

    Parameters
    ----------
    distance : float
        1 - mean cosine to the nearest earlier documents; NaN without any.
    neighbours : numpy.ndarray
        Their rows, nearest first.
    n_prior : int
        Earlier documents compared with.
    n_versions : int
        Earlier documents left out as versions of this one.
    """

    distance: float
    neighbours: Ids
    n_prior: int
    n_versions: int


@dataclass(frozen=True, eq=False)
class Past:
    """The documents before some moment, and the weights of terms as known from them alone.

    Parameters
    ----------
    cut : int
        The first so many documents.
    left_out : numpy.ndarray
        Rows among them that do not count.
    posted : numpy.ndarray
        Shape (n_terms,), how many postings of each term lie before the moment.
    squared_idf : numpy.ndarray
        Shape (n_terms,).
    scale : numpy.ndarray
        Shape (cut,), one over the length of each document's vector; 0 where it has none.
    """

    cut: int
    left_out: Ids
    posted: Ids
    squared_idf: Numbers
    scale: Numbers

    @classmethod
    def of(cls, terms: Terms, cut: int, left_out: Ids) -> Past:
        """Weigh the terms by the first so many documents, without some of them."""
        before = slice(0, int(terms.offsets[cut]))
        posted = np.bincount(terms.terms[before], minlength=terms.n_terms)
        frequency = posted.copy()
        for row in left_out:
            frequency[terms.of(int(row))[0]] -= 1
        squared = (np.log((1 + cut - left_out.size) / (1 + frequency)) + 1) ** 2
        cells = terms.weights[before] ** 2 * squared[terms.terms[before]]
        lengths = np.sqrt(np.bincount(terms.rows[before], weights=cells, minlength=cut))
        scale = np.divide(1.0, lengths, out=np.zeros(cut), where=lengths > 0)
        return cls(cut, left_out, posted, squared, scale)


@dataclass(frozen=True, eq=False)
class Search:
    """An exact search among documents in order of time.

    Parameters
    ----------
    terms : Terms
        The documents.
    cuts : numpy.ndarray
        Shape (n_documents,): the first so many documents are earlier.
    k : int
        How many of the nearest count.
    versions : Callable
        From a row to the rows that are versions of it.
    shares_author : Callable
        Whether two rows have an author in common.
    """

    terms: Terms
    cuts: Ids
    k: int
    versions: Callable[[int], Ids]
    shares_author: Callable[[int, int], bool]

    def around(self, queries: Ids) -> Iterator[tuple[int, Near]]:
        """Find what is nearest to each of the rows, among those earlier."""
        common = self.terms.common(int(self.cuts[queries].max(initial=0)))
        for past, rows in self._batches(queries):
            cosines = _cosines(self.terms, common, rows, past)
            for row, line in zip(rows, cosines, strict=True):
                yield int(row), self._near(int(row), line, past)

    def _batches(self, queries: Ids) -> Iterator[tuple[Past, Ids]]:
        """Put together rows that have the same past."""
        ordered = queries[np.argsort(self.cuts[queries], kind="stable")]
        for group in np.split(ordered, np.flatnonzero(np.diff(self.cuts[ordered])) + 1):
            if not group.size:
                continue
            cut = int(self.cuts[group[0]])
            versions = [self.versions(int(row)) for row in group]
            earlier = [rows[rows < cut] for rows in versions]
            plain = group[[not rows.size for rows in earlier]]
            if plain.size:
                past = Past.of(self.terms, cut, np.empty(0, dtype=np.int64))
                for start in range(0, plain.size, _BATCH):
                    yield past, plain[start : start + _BATCH]
            # Versions may not weigh terms either, hence weights of their own for these few.
            for row, left_out in zip(group, earlier, strict=True):
                if left_out.size:
                    yield Past.of(self.terms, cut, left_out), np.array([row])

    def _near(self, row: int, cosines: Numbers, past: Past) -> Near:
        cosines[past.left_out] = -1.0
        alike = np.flatnonzero(cosines >= _SAME_TEXT)
        twins = [int(other) for other in alike if self.shares_author(row, int(other))]
        cosines[twins] = -1.0
        n_versions = past.left_out.size + len(twins)
        n_prior = past.cut - n_versions
        wanted = min(self.k, n_prior)
        if wanted < 1:
            return Near(np.nan, np.empty(0, dtype=np.int64), n_prior, n_versions)
        best = np.argpartition(cosines, past.cut - wanted)[past.cut - wanted :]
        best = best[np.lexsort((best, -cosines[best]))]
        # Rounded, so that the order of summation never makes two equal distances differ.
        distance = round(float(1 - cosines[best].mean()), 12)
        return Near(min(max(distance, 0.0), 1.0), best, n_prior, n_versions)


def _cosines(terms: Terms, common: Common, rows: Ids, past: Past) -> Numbers:
    """Compute the cosine of some rows with all documents of the past."""
    weights = np.zeros((rows.size, common.size))
    lengths = np.zeros(rows.size)
    rest = []
    for line, row in enumerate(rows):
        own, counts = terms.of(int(row))
        weighted = counts * past.squared_idf[own]
        lengths[line] = np.sqrt(np.sum(counts * weighted))
        places = common.places[own]
        weights[line, places[places >= 0]] = weighted[places >= 0]
        rest.append(_rare(terms, own[places < 0], weighted[places < 0], past))
    used = np.flatnonzero(weights.any(axis=0))
    cosines = weights[:, used] @ common.cells[used, : past.cut]
    for line, dots in enumerate(rest):
        cosines[line] += dots
    cosines *= past.scale
    return np.asarray(cosines / lengths[:, None])


def _rare(terms: Terms, own: Ids, weighted: Numbers, past: Past) -> Numbers:
    """Sum the products over terms that few documents have, along their postings."""
    # Postings are in order of time, so those before the moment are the first ones of each term.
    starts, sizes = terms.starts[own], past.posted[own]
    inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    cells = terms.posted[np.repeat(starts, sizes) + inside]
    products = terms.weights[cells] * np.repeat(weighted, sizes)
    dots = np.bincount(terms.rows[cells], weights=products, minlength=past.cut)
    return dots.astype(np.float64, copy=False)
