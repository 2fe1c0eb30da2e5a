"""Kinds of works, which services call by the words of Crossref, DataCite and their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["kind_of_several", "work_kind"]

_KINDS = {
    "article": "article journal-article review letter editorial journalarticle casereport"
    " clinicaltrial lettersandcomments metaanalysis study data-paper datapaper"
    " journalarticles",
    "book": "book monograph edited-book reference-book proceedings conference-proceeding book-set"
    " booksandtheses",
    "chapter": "book-chapter book-section book-part book-track section booksection reference-entry"
    " incollection partsinbooksorcollections referenceworks",
    "conference": "proceedings-article conference-paper conferencepaper conference inproceedings"
    " conferenceandworkshoppapers",
    "dataset": "dataset database data-set data dataandartifacts",
    "other": "other paratext erratum retraction peer-review grant libguides"
    " supplementary-materials component journal journal-issue journal-volume journal-section"
    " book-series proceedings-series report-series monograph-series collection image video"
    " audiovisual sound event interactive-resource physical-object instrument lesson peerreview"
    " output-management-plan datamanagementplan study-registration proposal model editorship",
    "preprint": "preprint posted-content working-paper workingpaper informal"
    " informalpublications informalandotherpublications",
    "report": "report standard report-component technicalnote deliverable milestone",
    "software": "software computational-notebook computationalnotebook",
    "thesis": "dissertation thesis phdthesis mastersthesis habil",
}
# Where manuscripts are posted, as services name it in place of a journal.
_SERVER = re.compile(
    r"(?:ar|bio|med|chem|psy|soc|eng)r?xiv(?:\.org)?|corr|research square|ssrn electronic journal"
    r"|social science research network",
    re.IGNORECASE,
)
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


def kind_of_several(
    words: Iterable[str], *, held_by: str | None, venue: str | None = None
) -> str | None:
    """Tell the kind of a work that a service calls by several words at once.

    Parameters
    ----------
    words : iterable of str
        The service's, spaces and capitals as it likes.
    held_by : str or None
        What holds the work: journal, conference.
    venue : str or None
        Where it came out.

    Returns
    -------
    str or None
        One of `researchmetrics.records.WORK_TYPES`; None where nothing tells.

    Examples
    --------
    >>> kind_of_several(["JournalArticle", "Conference"], held_by="journal")
    'article'
    >>> kind_of_several(["JournalArticle"], held_by=None, venue="arXiv.org")
    'preprint'
    """
    if _SERVER.fullmatch(venue or ""):
        return "preprint"
    known = (_BY_WORD.get(word.replace(" ", "").lower()) for word in words)
    found = list(filter(None, known))
    if "conference" in found and not (held_by == "journal" and "article" in found):
        return "conference"
    if "article" in found or not found:
        is_known = held_by == "journal" or "article" in found
        return "conference" if held_by == "conference" else "article" if is_known else None
    return found[0]
