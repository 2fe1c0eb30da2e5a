"""Reading the JSON that Publish or Perish writes, by putting its words into those of CSL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.sources import fields

__all__ = ["in_csl"]

_OWN = {"cites", "rank"}
_SAME = ("title", "type", "volume", "issue", "publisher", "abstract")
_CALLED = {"container-title": "source", "DOI": "doi", "ISSN": "issn", "URL": "article_url"}
_CALLED |= {"is-referenced-by-count": "cites"}
_LINKS = "fulltext_url | cites_url | related_url"


def in_csl(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put a row of Publish or Perish into the words of CSL.

    Parameters
    ----------
    item : Mapping
        Of a list of works.

    Returns
    -------
    Mapping
        As it is where it is no such row.

    Examples
    --------
    >>> row = {"source": "Clay", "cites": 7, "rank": 1, "authors": ["J Carberry"]}
    >>> in_csl(row)["container-title"], in_csl(row)["author"]
    ('Clay', [{'literal': 'J Carberry'}])
    >>> in_csl({"title": "On pots", "source": "arXiv.org"})
    {'title': 'On pots', 'source': 'arXiv.org'}
    """
    if not set(item) >= _OWN:
        return item
    known = {name: item.get(name) for name in _SAME}
    known |= {name: item.get(theirs) for name, theirs in _CALLED.items()}
    year, authors = fields.number(item, "year"), fields.names(item, "authors")
    pages = "-".join(fields.names(item, "startpage | endpage"))
    known["author"] = [{"literal": name} for name in authors]
    known["issued"] = {"date-parts": [[year]]} if year else None
    known["page"] = pages
    known["link"] = [{"URL": address} for address in fields.names(item, _LINKS)]
    return {name: value for name, value in known.items() if value not in (None, "", [])}
