"""Reading PubMed's own format (MEDLINE, files that end in .nbib)."""

from __future__ import annotations

import re
from typing import Any

from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.tagged import Form, Tagged, entries_of
from researchmetrics.documents.exports.work import joined_pages
from researchmetrics.documents.sources import origin
from researchmetrics.records import Author

__all__ = ["looks_like_pubmed", "read_pubmed"]

_FORM = Form(re.compile(r"(?P<tag>[A-Z]{2,4}) {0,2}- (?P<value>.*)"), first="PMID")
_FIRST = re.compile(r"\A\s{0,200}(?:[A-Z]{2,4} {0,2}- .*\n){0,4}PMID- ?[0-9]", re.MULTILINE)
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]")
# Kinds of publication that say what a work is, rather than who paid for it.
_FUNDED = re.compile(r"support|grant|english abstract", re.IGNORECASE)


def looks_like_pubmed(text: str) -> bool:
    r"""Tell whether a text is in PubMed's format.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether a PMID begins it.

    Examples
    --------
    >>> looks_like_pubmed("PMID- 99000001\nTI  - On Pots.\n")
    True
    """
    return _FIRST.search(text[:3000]) is not None


def read_pubmed(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of a file in PubMed's format.

    Parameters
    ----------
    text : str
        The file.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Gathered
        One record an entry, in order.

    Examples
    --------
    >>> text = "PMID- 99000001\nTI  - On Pots.\nFAU - Pott, Ann\nAU  - Pott A\nDP  - 2019 Mar 26\n"
    >>> record = read_pubmed(text, name="pubmed.nbib", sha256="0" * 64).records[0]
    >>> record.ids, record.date, [author.name for author in record.authors]
    (('pmid:99000001',), '2019 Mar 26', ['Pott, Ann'])
    """
    got = Gathered()
    for number, entry in enumerate(entries_of(text, _FORM), start=1):
        said = _said(entry)
        said["raw"] = text[entry.start : entry.end].strip()
        got.add(
            said,
            origin(name, sha256, number),
            (text, entry.start),
            label=f"entry {number}",
            faults=entry.faults,
        )
    return got


def _said(entry: Tagged) -> dict[str, Any]:
    kinds = [one for one in entry.all("PT") if not _FUNDED.search(one)]
    located = entry.all("LID", "AID")
    pages = entry.one("PG") or next(
        (one.split()[0] for one in located if one.rstrip().endswith("[pii]")), None
    )
    date = entry.one("DP", "DEP")
    return {
        "title": entry.one("TI", "BTI", "TT"),
        "authors": tuple(_authors(entry)),
        "editors": tuple(entry.all("FED") or entry.all("ED")),
        "year": date,
        "date": date if date and not re.fullmatch("[0-9]{4}", date) else None,
        "type": kind_of("; ".join(kinds)),
        "venue": entry.one("JT", "TA", "BTI") if entry.one("TI") else entry.one("CTI"),
        "volume": entry.one("VI"),
        "issue": entry.one("IP"),
        "pages": joined_pages(pages, None),
        "publisher": entry.one("PB"),
        "abstract": entry.one("AB"),
        "doi": [one for one in located if one.rstrip().endswith("[doi]")],
        "is_retracted": True if "Retracted Publication" in kinds else None,
        "notes": tuple(one for one in kinds if one == "Retracted Publication"),
        "ids": _ids(entry),
    }


def _authors(entry: Tagged) -> list[Author]:
    """Read names with what follows each: its short form, identifier and affiliations."""
    found: list[tuple[str, list[str], list[str]]] = []
    for tag, value in entry.tags:
        text = " ".join(value.split())
        if tag in {"FAU", "CN"} or (tag == "AU" and not entry.one("FAU")):
            found.append((text, [], []))
        elif tag == "AUID" and found:
            orcid = _ORCID.search(text)
            found[-1][1].extend([f"orcid:{orcid[0].upper()}"] if orcid else [])
        elif tag == "AD" and found and text:
            found[-1][2].append(text)
    return [
        Author(name=name, ids=tuple(ids), affiliations=tuple(places))
        for name, ids, places in found
        if name
    ]


def _ids(entry: Tagged) -> list[str]:
    ids = [f"pmid:{one.strip()}" for one in entry.all("PMID")]
    ids += [f"pmcid:{one.strip()}" for one in entry.all("PMC")]
    ids += [f"issn:{one.split()[0]}" for one in entry.all("IS")]
    return [*ids, *(f"isbn:{one.split()[0]}" for one in entry.all("ISBN"))]
