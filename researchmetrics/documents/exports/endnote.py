"""Reading EndNote's tagged format (Refer), in which each line begins with a percent sign."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.names import authors_of, without_cut
from researchmetrics.documents.exports.notes import told_in
from researchmetrics.documents.exports.tagged import Form, Tagged, entries_of
from researchmetrics.documents.sources import origin

__all__ = ["looks_like_endnote", "read_endnote"]

_FORM = Form(re.compile(r"%(?P<tag>[0-9A-Z@!$~&*()+^<>?\[=]) (?P<value>.*)"), first="0")
_FIRST = re.compile(r"\A\s{0,200}%0 [A-Z][\w ]{2,40}\n(?:.*\n){0,30}?%[ATDJBVP] ")
_NUMBERS = re.compile(r"[0-9][0-9Xx -]{7,16}[0-9Xx]")


def looks_like_endnote(text: str) -> bool:
    r"""Tell whether a text is in EndNote's tagged format.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether the kind of a work begins it, and its tags follow.

    Examples
    --------
    >>> looks_like_endnote("%0 Journal Article\n%A Ann Pott\n%T On Pots\n")
    True
    """
    return _FIRST.match(text[:4000]) is not None


def read_endnote(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of a file in EndNote's tagged format.

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
    >>> text = "%0 Journal Article\n%A Pott, Ann\n%T On Pots\n%J Clay\n%D 2019\n"
    >>> record = read_endnote(text, name="refs.enw", sha256="0" * 64).records[0]
    >>> record.title, record.venue, record.year, record.type
    ('On Pots', 'Clay', 2019, 'article')
    """
    got = Gathered()
    for number, entry in enumerate(entries_of(text, _FORM), start=1):
        told = told_in(entry.all("Z"))
        said = _said(entry)
        said |= {"notes": told.notes, "citations": told.citations, "references": told.references}
        said["raw"] = text[entry.start : entry.end].strip()
        place = replace(origin(name, sha256, number), known_at=told.known_at)
        got.add(said, place, (text, entry.start), label=f"entry {number}", faults=entry.faults)
    return got


def _said(entry: Tagged) -> dict[str, Any]:
    kind = kind_of(entry.one("9")) or kind_of(entry.one("0"))
    names = [" ".join(one.split()) for one in entry.all("A")]
    accession = entry.one("M") or ""
    numbers = [one for text in entry.all("@") for one in _NUMBERS.findall(text)]
    ids = [f"{'issn' if len(re.sub('[^0-9Xx]', '', n)) == 8 else 'isbn'}:{n}" for n in numbers]
    if accession.startswith(("WOS:", "ISI:")):
        ids.append(f"wos:{accession[4:]}")
    elif accession.isdecimal() and "pubmed" in (entry.one("U", "~") or "").lower():
        ids.append(f"pmid:{accession}")
    return {
        "title": entry.one("T"),
        "authors": authors_of([without_cut(one)[0] for one in names] or entry.all("Q")),
        "authors_truncated": True if any(without_cut(one)[1] for one in names) else None,
        "editors": tuple(" ".join(one.split()) for one in entry.all("E")),
        "type": kind,
        "year": entry.one("D", "8"),
        "date": entry.one("8"),
        "venue": entry.one("J", "B") or (entry.one("I") if kind == "thesis" else None),
        "volume": entry.one("V"),
        "issue": entry.one("N"),
        "pages": entry.one("P"),
        "publisher": entry.one("I"),
        "abstract": entry.one("X"),
        "affiliations": tuple(entry.all("+")),
        "doi": [*entry.all("R"), *entry.all("U")],
        "arxiv": [one for one in entry.all("M", "J") if "arxiv" in one.lower()],
        "urls": [*entry.all("U"), *entry.all(">")],
        "ids": ids,
    }
