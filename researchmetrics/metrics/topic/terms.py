"""Term counts of documents as compressed rows, with the postings that lead back from a term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers

Ids = NDArray[np.int64]

# A term in more than this share of the documents is cheaper in a matrix product than by postings.
_COMMON = 1 / 32
_MOST_BYTES = 256 * 2**20


def numbered(documents: Iterable[list[str]]) -> tuple[list[Ids], int]:
    """Replace the words of documents by numbers.

    Parameters
    ----------
    documents : iterable of list of str
        Words of each document, in order.

    Returns
    -------
    tuple
        One array of word numbers a document, and how many distinct words there are.

    Examples
    --------
    >>> [words.tolist() for words in numbered([["a", "b", "a"], ["b"]])[0]]
    [[0, 1, 0], [1]]
    """
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__
    rows = [np.array([vocabulary[word] for word in words], dtype=np.int64) for words in documents]
    return rows, len(vocabulary)


@dataclass(frozen=True, eq=False)
class Common:
    """The terms that many documents have, as a dense table.

    Parameters
    ----------
    places : numpy.ndarray
        Shape (n_terms,), line of each term in the table; -1 for all others.
    cells : numpy.ndarray
        Shape (size, n_documents), weights.
    """

    places: Ids
    cells: Numbers

    @property
    def size(self) -> int:
        """Number of such terms."""
        return int(self.cells.shape[0])


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms of documents: single words, and pairs of neighbouring words.

    Parameters
    ----------
    rows, terms : numpy.ndarray
        Shape (n_cells,), document and term of each cell, in order of both.
    weights : numpy.ndarray
        Shape (n_cells,), 1 + ln of how often the document has the term.
    offsets : numpy.ndarray
        Shape (n_documents + 1,), first cell of each document.
    n_terms : int
        Number of distinct terms.
    posted : numpy.ndarray
        Shape (n_cells,), the cells in order of term, then document.
    starts : numpy.ndarray
        Shape (n_terms,), where each term begins in `posted`.
    """

    rows: Ids
    terms: Ids
    weights: Numbers
    offsets: Ids
    n_terms: int
    posted: Ids
    starts: Ids

    def of(self, row: int) -> tuple[Ids, Numbers]:
        """Return the terms of one document and their weights."""
        cells = slice(self.offsets[row], self.offsets[row + 1])
        return self.terms[cells], self.weights[cells]

    def common(self, n_documents: int) -> Common:
        """Lay out the terms that many of the first so many documents have."""
        before = slice(0, int(self.offsets[n_documents]))
        frequency = np.bincount(self.terms[before], minlength=self.n_terms)
        most = _MOST_BYTES // (8 * max(n_documents, 1))
        chosen = np.flatnonzero(frequency > n_documents * _COMMON)
        chosen = chosen[np.argsort(-frequency[chosen], kind="stable")][:most]
        places = np.full(self.n_terms, -1, dtype=np.int64)
        places[chosen] = np.arange(chosen.size)
        cells = np.zeros((chosen.size, n_documents))
        for line, term in enumerate(chosen):
            posted = self.posted[self.starts[term] : self.starts[term] + frequency[term]]
            cells[line, self.rows[posted]] = self.weights[posted]
        return Common(places, cells)


def count_terms(documents: list[Ids], n_words: int, *, pairs: bool) -> Terms:
    """Count the terms of documents.

    Parameters
    ----------
    documents : list of numpy.ndarray
        Word numbers of each document, in order.
    n_words : int
        Number of distinct words.
    pairs : bool
        Whether neighbouring words are terms too.

    Returns
    -------
    Terms
        The counts.

    Examples
    --------
    >>> count_terms([np.array([0, 1, 0])], 2, pairs=True).n_terms
    4
    """
    lengths = np.array([words.size for words in documents], dtype=np.int64)
    words = np.concatenate([*documents, np.empty(0, dtype=np.int64)])
    rows = np.repeat(np.arange(lengths.size), lengths)
    if pairs:
        together = np.flatnonzero(rows[1:] == rows[:-1])
        names = n_words + words[together] * n_words + words[together + 1]
        words, rows = np.concatenate([words, names]), np.concatenate([rows, rows[together]])
    distinct, terms = np.unique(words, return_inverse=True)
    n_terms = max(distinct.size, 1)
    cells, counts = np.unique(rows * n_terms + terms, return_counts=True)
    rows, terms = cells // n_terms, cells % n_terms
    posted = np.argsort(terms, kind="stable")
    sizes = np.bincount(terms, minlength=n_terms)
    offsets = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=lengths.size))))
    starts = np.cumsum(sizes) - sizes
    return Terms(rows, terms, 1 + np.log(counts), offsets, n_terms, posted, starts)
