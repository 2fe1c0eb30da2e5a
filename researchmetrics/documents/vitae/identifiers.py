"""Identifiers of the person in the part of a document that is about them: links and labels."""

from __future__ import annotations

import re
from collections import Counter

from researchmetrics.documents.text.links import person_ids, targets
from researchmetrics.documents.vitae.person_name import is_person_name
from researchmetrics.sources.person_ids import ids_shown

__all__ = ["own_ids"]

_LINKED = re.compile(r"\[(?P<label>[^\[\]]{3,80})\]\((?P<target>[^()\s]{1,1000})\)")
# Services at which people have pages, beside those that can be asked.
_PAGES = {
    "aclanthology": r"aclanthology\.(?:org|info)/people/(?:[a-z]/)?([a-z\d][a-z\d-]*)",
    "arxiv": r"arxiv\.org/a/([a-z][a-z'-]*_[a-z]_\d+)",
    "gnd": r"d-nb\.info/gnd/(\d[\dX-]{7,10})",
    "isni": r"isni\.(?:org|oclc\.org)/(?:isni/|DB=1\.2/CMD\S*?)?(\d{15}[\dX])",
    "lattes": r"lattes\.cnpq\.br/(\d{16})",
    "mathgenealogy": r"(?:genealogy\.math\.ndsu\.nodak\.edu|mathgenealogy\.org)/id\.php\?id=(\d+)",
    "publons": r"publons\.com/(?:researcher|a|author)/(\d+)",
    "researchmap": r"researchmap\.jp/(?!researchers\b|communities\b)([\w.-]{2,60})",
    "viaf": r"viaf\.org/viaf/(\d{5,22})",
    "zbmath": r"zbmath\.org/authors/(?:\?q=ai:)?([a-z][a-z.\d-]+)",
}
_SHOWN = {
    scheme: re.compile(rf"{form}(?=[/?#.]*(?:[\s)\]\"'<>,;]|$)|\.html)", re.IGNORECASE)
    for scheme, form in _PAGES.items()
}
_LABELLED = {
    "isni": re.compile(r"\bISNI\W{1,3}((?:\d{4}[ -]?){3}\d{3}[\dX])\b"),
    "openalex": re.compile(r"\bopenalex(?:\s+id)?\W{1,3}(A\d{5,12})\b", re.IGNORECASE),
    "scholar": re.compile(
        r"\bgoogle\s+scholar(?:\s+id)\W{1,3}([\w-]{12})(?=\s|[,;)]|$)", re.IGNORECASE
    ),
    "hal": re.compile(r"\bid-?hal\W{1,3}([a-z][a-z\d]*(?:-[a-z\d]+)+)", re.IGNORECASE),
    "wikidata": re.compile(r"\bwikidata\W{1,3}(Q\d{2,12})\b", re.IGNORECASE),
    "dblp": re.compile(r"\bdblp\s+(?:pid|id)\W{1,3}(\d{1,4}/[\w-]+)", re.IGNORECASE),
}

_MOST = 2


def own_ids(text: str, name: str | None = None) -> tuple[str, ...]:
    """Find the identifiers of the person in text about them.

    Parameters
    ----------
    text : str
        Lines of the document about the person, with their links.
    name : str, optional
        The person's name: what is linked under the name of somebody else is theirs.

    Returns
    -------
    tuple of str
        ``scheme:value``, none twice.

    Examples
    --------
    >>> own_ids("ORCID 0000-0002-1825-0097, with [Bo Lee](https://dblp.org/pid/1/2)", "Ann Pott")
    ('orcid:0000-0002-1825-0097',)
    """
    own = _LINKED.sub(lambda found: "" if _is_others(found["label"], name) else found[0], text)
    # Accounts at hosts of code, and ORCIDs with a wrong check digit, are told apart elsewhere.
    shown = (one for one in ids_shown(targets(own)) if not one.startswith(("github:", "orcid:")))
    pages = (f"{scheme}:{found}" for scheme, form in _SHOWN.items() for found in form.findall(own))
    labelled = (
        f"{scheme}:{re.sub('[ ]', '', found)}"
        for scheme, form in _LABELLED.items()
        for found in form.findall(own)
    )
    found = dict.fromkeys((*person_ids(own), *shown, *pages, *labelled))
    schemes = Counter(one.partition(":")[0] for one in found)
    # A page of many people names many; nobody has more than two of a kind.
    return tuple(one for one in found if schemes[one.partition(":")[0]] <= _MOST)


def _is_others(label: str, name: str | None) -> bool:
    """Whether a link is named after another person."""
    label = re.sub(r"^\W*(?:Prof|Dr|Professor)\b\.?\s*", "", label).strip(" *_")
    if not is_person_name(label):
        return False
    words = set(re.findall(r"\w+", label.casefold()))
    return not words & set(re.findall(r"\w{2,}", (name or label).casefold()))
