"""What Semantic Scholar writes in ways of its own: wrapped works, named identifiers, held lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.sources import fields

__all__ = ["paper_of", "references_of", "work_ids"]

_EXTERNAL = {"pmid": "PubMed", "pmcid": "PubMedCentral", "dblp": "DBLP", "acl": "ACL", "mag": "MAG"}
_IDS = {"s2": "paperId", "corpusid": "corpusId | externalIds.CorpusId"}
_IDS |= {scheme: f"externalIds.{name}" for scheme, name in _EXTERNAL.items()}


def paper_of(raw: object) -> Mapping[str, Any]:
    """Take a work out of what tells that it cites, or is cited.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    Mapping
        The work; empty for what is none.

    Examples
    --------
    >>> paper_of({"citedPaper": {"title": "Pots"}, "contexts": []}), paper_of(None)
    ({'title': 'Pots'}, {})
    """
    inner = fields.value(raw, "citingPaper | citedPaper") or raw
    return inner if isinstance(inner, Mapping) else {}


def work_ids(raw: object) -> tuple[str, ...]:
    """Read the identifiers of a work, but for its DOI and its number at arXiv.

    Parameters
    ----------
    raw : object
        A work.

    Returns
    -------
    tuple of str
        ``scheme:value``, the service's own first.

    Examples
    --------
    >>> work_ids({"paperId": "0a1b", "externalIds": {"MAG": "7", "CorpusId": 42}})
    ('s2:0a1b', 'corpusid:42', 'mag:7')
    """
    stated = ((scheme, fields.text(raw, path)) for scheme, path in _IDS.items())
    return tuple(f"{scheme}:{value}" for scheme, value in stated if value)


def references_of(raw: object) -> tuple[str, ...] | None:
    """Read the works given; a list that is empty though some are counted is held back.

    Parameters
    ----------
    raw : object
        A work.

    Returns
    -------
    tuple of str or None
        Identifiers, or titles of what the service could not tell; None where there is no list.

    Examples
    --------
    >>> references_of({"references": [{"paperId": "0a"}, {"paperId": None, "title": "Pots"}]})
    ('s2:0a', 'Pots')
    >>> references_of({"references": [], "referenceCount": 9}) is None
    True
    """
    rows = map(paper_of, fields.rows(raw, "references"))
    listed = fields.distinct(*(next(iter(work_ids(r)), fields.text(r, "title")) for r in rows))
    is_said = isinstance(fields.value(raw, "references"), list)
    return listed if is_said and (listed or not fields.number(raw, "referenceCount")) else None
