"""Reading what DataCite writes in ways of its own: envelopes, related items, rights, relations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.sources import fields
from researchmetrics.sources.identifiers import id_within

__all__ = ["attributes", "cited", "is_open", "own_id"]

_RIGHTS = "rightsList.rights | rightsList.rightsUri | rightsList.rightsIdentifier"
_OPEN = {
    "openaccess": True,
    "closedaccess": False,
    "embargoedaccess": False,
    "restrictedaccess": False,
}


def own_id(raw: object) -> str:
    """Return the DOI of a work.

    Parameters
    ----------
    raw : object
        One row of an answer, or a whole answer about one work.

    Returns
    -------
    str
        In small letters; raises `UnexpectedAnswerError` where there is none.

    Examples
    --------
    >>> own_id({"data": {"id": "10.5555/Pots"}}), own_id({"id": "https://doi.org/10.5555/POTS"})
    ('10.5555/pots', '10.5555/pots')
    """
    said = fields.text(_bare(raw), "id | attributes.doi | doi") or ""
    own = (said if said.startswith("10.") else id_within("doi", [said]) or "").lower()
    if not own:
        raise UnexpectedAnswerError("DataCite answered no work.", source="datacite")
    return own


def attributes(raw: object) -> Mapping[str, Any]:
    """Return what is said of a work.

    Parameters
    ----------
    raw : object
        As for `own_id`; the attributes may stand in it, or be all there is.

    Returns
    -------
    Mapping
        With what it was published in as ``container``, also where that stands among related
        items.

    Examples
    --------
    >>> item = {"relationType": "IsPublishedIn", "titles": [{"title": "Clay"}], "volume": "7"}
    >>> attributes({"id": "10.5555/1", "attributes": {"relatedItems": [item]}})["container"]
    {'title': 'Clay', 'volume': '7'}
    """
    row = _bare(raw)
    said = fields.value(row, "attributes")
    known = {"id": row.get("id")} | dict(said if isinstance(said, Mapping) else row)
    held = fields.value(known, "container")
    container = dict(held) if isinstance(held, Mapping) else {}
    within = (
        item
        for item in fields.rows(known, "relatedItems")
        if fields.text(item, "relationType") == "IsPublishedIn"
    )
    item = next(within, {})
    stated = {name: fields.text(item, name) for name in ("volume", "issue")}
    stated |= {name: fields.text(item, name) for name in ("firstPage", "lastPage")}
    title = next(iter(fields.names(item, "titles.title")), None)
    found = {"title": title, **stated}
    return known | {
        "container": {name: value for name, value in found.items() if value} | container
    }


def is_open(said: object) -> bool | None:
    """Tell whether a work is open to all, where its rights say so in the words of repositories.

    Parameters
    ----------
    said : object
        Attributes.

    Returns
    -------
    bool or None
        None where nothing is said of access; a licence is no statement of it.

    Examples
    --------
    >>> uri = "info:eu-repo/semantics/openAccess"
    >>> is_open({"rightsList": [{"rights": "CC BY 4.0"}, {"rightsUri": uri}]})
    True
    """
    words = (text.rpartition("/")[2].replace(" ", "") for text in fields.names(said, _RIGHTS))
    return next((_OPEN[word] for word in map(str.lower, words) if word in _OPEN), None)


def cited(raw: object) -> tuple[str, ...]:
    """Read the works given, where an answer about one work lists them.

    Parameters
    ----------
    raw : object
        As for `own_id`.

    Returns
    -------
    tuple of str
        ``doi:value``.

    Examples
    --------
    >>> cited({"relationships": {"references": {"data": [{"id": "10.5555/A", "type": "dois"}]}}})
    ('doi:10.5555/a',)
    """
    found = fields.names(_bare(raw), "relationships.references.data.id")
    return tuple(f"doi:{one.lower()}" for one in found if one.startswith("10."))


def _bare(raw: object) -> Mapping[str, Any]:
    inner = fields.value(raw, "data") or raw
    return inner if isinstance(inner, Mapping) else {}
