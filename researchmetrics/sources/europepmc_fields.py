"""What Europe PMC writes in ways of its own: types, authors, subject headings, relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from researchmetrics.records import Author
from researchmetrics.sources import authors, fields
from researchmetrics.sources.name_lines import names_in

__all__ = ["authors_of", "heading", "kind", "own_id", "questions", "relations", "year", "yes"]

_OWN = re.compile(r"[A-Z]{3}/[A-Z0-9][A-Z0-9.-]*")
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE)
_TELLING = re.compile(r"retract|errat|concern|preprint|republish|correct|withdr", re.IGNORECASE)
# By source, else by type of publication; the first that fits.
_KINDS = {
    "PPR": "preprint",
    "preprint": "preprint",
    "ETH": "thesis",
    "academic dissertation": "thesis",
    "PAT": "other",
    "published erratum": "other",
    "correction": "other",
    "retraction of publication": "other",
    "retraction": "other",
    "expression of concern": "other",
    "dataset": "dataset",
    "technical report": "report",
    "book chapter": "chapter",
    "book-chapter": "chapter",
    "journal article": "article",
    "research-article": "article",
    "review-article": "article",
    "review": "article",
    "letter": "article",
    "editorial": "article",
    "book": "book",
}


def own_id(raw: object) -> str | None:
    """Return the service's own identifier: where a work comes from, and its number there.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    str or None
        None for what has none.

    Examples
    --------
    >>> own_id({"source": "PPR", "id": "PPR901"}), own_id({"id": "99000001"})
    ('PPR/PPR901', None)
    """
    own = f"{fields.text(raw, 'source') or ''}/{fields.text(raw, 'id') or ''}".upper()
    return own if _OWN.fullmatch(own) else None


def year(raw: object, path: str) -> int | None:
    """Read a year, which is a text in some forms.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    int or None
        None for what is missing or no number.

    Examples
    --------
    >>> year({"pubYear": "2024"}, "pubYear"), year({"pubYear": 2024}, "pubYear")
    (2024, 2024)
    """
    text = fields.text(raw, path) or ""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def yes(raw: object, path: str) -> bool | None:
    """Read a yes or no, written Y or N.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    bool or None
        None for anything else. Open is also what lies open elsewhere.

    Examples
    --------
    >>> yes({"isOpenAccess": "N"}, "isOpenAccess"), yes({}, "isOpenAccess")
    (False, None)
    """
    if "OA" in fields.names(raw, "fullTextUrlList.fullTextUrl.availabilityCode"):
        return True
    return {"Y": True, "N": False}.get(fields.text(raw, path) or "")


def kind(raw: object) -> str | None:
    """Tell the kind of a work.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    str or None
        One of `researchmetrics.records.WORK_TYPES`; None where nothing tells.

    Examples
    --------
    >>> kind({"source": "MED", "pubType": "retraction of publication; journal article"})
    'other'
    """
    types = _types(raw)
    known = {fields.text(raw, "source"), *types}
    if fields.text(raw, "bookOrReportDetails.comprisingTitle"):
        known.add("book chapter")
    is_in_journal = types and fields.value(raw, "journalInfo.journal | journalTitle")
    found = (kind for word, kind in _KINDS.items() if word in known)
    return next(found, "article" if is_in_journal else None)


def _types(raw: object) -> list[str]:
    """Return the types of publication, from whichever form holds them."""
    listed = fields.names(raw, "pubTypeList.pubType | pubType | citationType")
    return [one.strip().lower() for text in listed for one in text.split(";")]


def heading(raw: object) -> str | None:
    """Return the first subject heading that a work is mainly about.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    str or None
        None where no heading is marked so.

    Examples
    --------
    >>> rows = [{"descriptorName": "Humans"}, {"descriptorName": "Pots", "majorTopic_YN": "Y"}]
    >>> heading({"meshHeadingList": {"meshHeading": rows}})
    'Pots'
    """
    marks = "majorTopic_YN | meshQualifierList.meshQualifier.majorTopic_YN"
    rows = fields.rows(raw, "meshHeadingList.meshHeading")
    main = (row for row in rows if "Y" in fields.names(row, marks))
    return next((name for row in main if (name := fields.text(row, "descriptorName"))), None)


def relations(raw: object) -> tuple[bool | None, tuple[str, ...]]:
    """Read what came of a work later, and what it came of.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    tuple of (bool or None, tuple of str)
        Whether it is retracted, None where nothing says so; relations in the service's words.

    Examples
    --------
    >>> row = {"type": "Preprint of", "source": "MED", "id": "99000001"}
    >>> relations({"commentCorrectionList": {"commentCorrection": [row]}})
    (None, ('Preprint of MED/99000001',))
    """
    rows = fields.rows(raw, "commentCorrectionList.commentCorrection")
    said = [f"{fields.text(row, 'type') or ''} {own_id(row) or ''}".strip() for row in rows]
    said = [one for one in said if _TELLING.search(one)]
    is_retracted = any(one.lower().startswith("retraction in") for one in said)
    is_retracted = is_retracted or "retracted publication" in _types(raw)
    return is_retracted or None, fields.distinct(*said)


def authors_of(raw: object, is_about: str | None = None) -> tuple[tuple[Author, ...], bool]:
    """Read authors: from their list, else, and where it is shorter, from the line of names.

    Parameters
    ----------
    raw : object
        One row of an answer.
    is_about : str, optional
        Identifier of the person whose list the work is on.

    Returns
    -------
    tuple of (tuple of Author, bool)
        Authors, and whether the service says that there are more.

    Examples
    --------
    >>> listed, is_cut = authors_of({"authorString": "Carberry J, Kiln I, et al."})
    >>> [author.name for author in listed], is_cut
    (['Carberry J', 'Kiln I'], True)
    """
    rows = fields.rows(raw, "authorList.author")
    rows = [row for row in rows if fields.by_table(row, _AUTHOR)["name"]]
    listed = authors.authors_of(rows, _AUTHOR, is_about=is_about)
    line = fields.text(raw, "authorString") or ""
    groups = fields.names(rows, "collectiveName")
    for group in groups:
        line = line.replace(group, "")
    line, n_marks = re.subn(r"[,;]?\s*\bet al\b\.?", "", line)
    names = names_in(line.rstrip(". "))
    by_name = {
        fields.text(row, "fullName"): author for row, author in zip(rows, listed, strict=True)
    }
    if len(names) + len(groups) > len(listed):
        whole = tuple(by_name.get(name) or Author(name=name) for name in names)
        listed = (*whole, *(Author(name=group) for group in groups))
    return listed, n_marks > 0


def questions(terms: Iterable[str], longest: int) -> Iterator[str]:
    """Join what is asked for by OR, as much at once as a question may hold.

    Parameters
    ----------
    terms : iterable of str
        Each finds one work.
    longest : int
        Characters of a question.

    Yields
    ------
    str
        At least one term.

    Examples
    --------
    >>> list(questions(["EXT_ID:1", "EXT_ID:2", "EXT_ID:3"], 20))
    ['EXT_ID:1 OR EXT_ID:2', 'EXT_ID:3']
    """
    joined = ""
    for term in terms:
        if joined and len(joined) + len(term) + 4 > longest:
            yield joined
            joined = ""
        joined += f" OR {term}" if joined else term
    if joined:
        yield joined


def _name(row: object, path: str) -> str | None:
    given, family = fields.text(row, "firstName"), fields.text(row, "lastName")
    return f"{given} {family}" if given and family else fields.text(row, path)


def _orcids(row: object, path: str) -> tuple[str, ...]:
    found = (_ORCID.fullmatch(one) for one in fields.names(row, path))
    return fields.distinct(*(f"orcid:{one[1].upper()}" for one in found if one))


_PLACES = (
    "authorAffiliationDetailsList.authorAffiliation.affiliation"
    "| authorAffiliationsList.authorAffiliation | affiliation"
)
_AUTHOR: fields.Table = {
    "name": (_name, "fullName | lastName | collectiveName"),
    "ids": (_orcids, "authorId.value | authorIdList.authorId.value"),
    "affiliations": (fields.names, _PLACES),
}
