"""Reading RIS files, as Zotero, Mendeley, EndNote, Scopus, Web of Science and publishers write."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.names import authors_of, parted, without_cut
from researchmetrics.documents.exports.notes import told_in
from researchmetrics.documents.exports.tagged import Form, Tagged, entries_of
from researchmetrics.documents.exports.work import joined_pages
from researchmetrics.documents.sources import origin

__all__ = ["looks_like_ris", "read_ris"]

_FORM = Form(
    re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,3}-(?:\s(?P<value>.*)|(?P<nothing>\s*$))"),
    first="TY",
    last="ER",
    passed_over=frozenset({"ER"}),
)
_FIRST = re.compile(r"^[ \t]{0,3}TY {1,3}- ?[A-Z]", re.MULTILINE)
# Databases put their name and the number of entries before the first one.
_LONGEST_LEAD = 2000
_NUMBERS = re.compile(
    r"[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9])|(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx]"
)
_EMPTY_PARTS = re.compile(r"(?:/\s*)+$")
_BOOKS = frozenset({"book", "thesis", "report", "software", "dataset"})
_ACCESSIONS = {"WOS:": "wos", "ISI:": "wos", "MEDLINE:": "pmid", "arXiv:": "arxiv", "PMID:": "pmid"}


def looks_like_ris(text: str) -> bool:
    r"""Tell whether a text is RIS.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether an entry begins it, up to the remarks of databases.

    Examples
    --------
    >>> looks_like_ris("TY  - JOUR\nTI  - On Pots\nER  - ")
    True
    """
    first = _FIRST.search(text)
    return first is not None and first.start() < _LONGEST_LEAD


def read_ris(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of an RIS file.

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
    >>> text = "TY  - CPAPER\nAU  - Pott, Ann\nTI  - On Pots\nT2  - Kiln Days\nPY  - 2019//\nER  -"
    >>> record = read_ris(text, name="refs.ris", sha256="0" * 64).records[0]
    >>> record.type, record.venue, record.year, record.authors[0].name
    ('conference', 'Kiln Days', 2019, 'Pott, Ann')
    """
    got = Gathered()
    for number, entry in enumerate(entries_of(text, _FORM), start=1):
        told = told_in(entry.all("N1", "RN", "PA"))
        said = _said(entry)
        said |= {"notes": told.notes, "citations": told.citations, "references": told.references}
        said["ids"] = [*said["ids"], *told.ids]
        said["raw"] = text[entry.start : entry.end].strip()
        place = replace(origin(name, sha256, number), known_at=told.known_at)
        got.add(said, place, (text, entry.start), label=f"entry {number}", faults=entry.faults)
    return got


def _said(entry: Tagged) -> dict[str, Any]:
    kind = kind_of(entry.one("M3")) or kind_of(entry.one("TY"))
    names = [name for text in entry.all("AU", "A1") for name in _names(text)]
    is_cut = any(without_cut(text)[1] for text in entry.all("AU", "A1"))
    date = _EMPTY_PARTS.sub("", entry.one("DA", "Y1", "PY") or "").strip()
    return {
        "title": entry.one("TI", "T1", "CT") or (entry.one("BT") if kind == "book" else None),
        "authors": authors_of(names),
        "authors_truncated": True if is_cut else None,
        "editors": tuple(n for text in entry.all(*_editors(kind)) for n in _names(text)),
        "type": kind,
        "year": entry.one("PY", "Y1", "DA"),
        "date": date if re.search(r"[0-9]{4}.+", date) else None,
        "venue": _venue(entry, kind),
        "volume": entry.one("VL"),
        "issue": entry.one("IS", "CP"),
        "pages": joined_pages(entry.one("SP"), entry.one("EP")) or entry.one("C7"),
        "publisher": entry.one("PB"),
        "abstract": entry.one("AB", "N2"),
        "affiliations": tuple(" ".join(one.split()) for one in entry.all("AD")),
        "category": entry.one("WC"),
        "is_retracted": _is_retracted(entry),
        "doi": entry.all("DO", "DI", "M3", "UR", "L3", "C3", "N1"),
        "arxiv": [one for one in entry.all("AN", "M1", "IS", "VL") if "arxiv" in one.lower()],
        "urls": [*entry.all("UR"), *entry.all("L1", "L2", "LK", "L3", "L4")],
        "ids": _ids(entry),
    }


def _names(text: str) -> list[str]:
    """Read a line of names, which holds one where programs keep to the rules."""
    text, _ = without_cut(" ".join(text.split()))
    return parted(text) if ";" in text or " and " in text else [text.strip(" ,")] if text else []


def _editors(kind: str | None) -> tuple[str, ...]:
    """Name the tags of editors: the second rank of names is one of books and parts of them."""
    return ("ED", "A2", "E1") if kind in {"chapter", "conference", "book"} else ("ED", "E1")


def _venue(entry: Tagged, kind: str | None) -> str | None:
    if kind in {"chapter", "conference"}:
        return entry.one("T2", "BT", "JO", "JF", "C3", "JA", "J2", "T3")
    if kind == "thesis":
        return entry.one("PB", "T2")
    if kind in _BOOKS:
        return entry.one("JO", "JF", "T2", "T3")
    return entry.one("JO", "JF", "T2", "BT", "JA", "J1", "J2", "T3")


def _is_retracted(entry: Tagged) -> bool | None:
    return True if re.search(r"\bretracted\b", entry.one("M3") or "", re.IGNORECASE) else None


def _ids(entry: Tagged) -> list[str]:
    ids = []
    for text in entry.all("AN", "ID", "C2", "C6", "U1", "C8"):
        for start, scheme in _ACCESSIONS.items():
            if text.strip().startswith(start) and scheme != "arxiv":
                ids.append(f"{scheme}:{text.strip()[len(start) :].strip()}")
        found = re.fullmatch(r"\s*(PMC[0-9]{3,9})\s*", text)
        if found:
            ids.append(f"pmcid:{found[1]}")
    if (entry.one("DB") or "") in {"Scopus", "PubMed", "MEDLINE", "NLM", "Medline"}:
        number = entry.one("C2") if entry.one("DB") == "Scopus" else entry.one("AN", "C2")
        if number and number.isdecimal():
            ids.append(f"pmid:{number}")
    return [*ids, *(_numbered(one) for text in entry.all("SN") for one in _NUMBERS.findall(text))]


def _numbered(number: str) -> str:
    return f"{'issn' if len(re.sub('[^0-9Xx]', '', number)) == 8 else 'isbn'}:{number}"
