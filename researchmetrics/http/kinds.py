"""Kinds of works, which services call by the words of Crossref, DataCite and their own."""

from __future__ import annotations

import re

__all__ = ["work_kind"]

_KINDS = {
    "article": "article journal-article review letter editorial",
    "book": "book monograph edited-book reference-book",
    "chapter": "book-chapter book-section reference-entry",
    "conference": "proceedings-article conference-paper",
    "dataset": "dataset database",
    "other": "other paratext erratum retraction peer-review grant libguides"
    " supplementary-materials",
    "preprint": "preprint posted-content",
    "report": "report standard",
    "software": "software",
    "thesis": "dissertation",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def work_kind(
    stated: str | None, *, held_by: str | None, said: str = "", url: str | None = None
) -> str | None:
    """Tell the kind of a work; conference papers and preprints may be called articles.

    Parameters
    ----------
    stated : str or None
        The service's word.
    held_by : str or None
        What holds the work: journal, repository, conference.
    said : str
        Other words that the service passes on from elsewhere.
    url : str or None
        Where the work is.

    Returns
    -------
    str or None
        One of `researchmetrics.records.WORK_TYPES`; None for words that are not known.

    Examples
    --------
    >>> work_kind("article", held_by="repository", url="https://arxiv.org/abs/2401.99999")
    'preprint'
    >>> work_kind("article", held_by=None, said="proceedings-article")
    'conference'
    """
    kind = _BY_WORD.get(stated or "")
    if kind != "article":
        return kind
    said = said.lower()
    if held_by == "conference" or re.search("proceedings|conference", said):
        return "conference"
    is_posted = re.search("posted-content|preprint", said) or "arxiv.org/" in (url or "")
    return "preprint" if held_by == "repository" and is_posted else kind
