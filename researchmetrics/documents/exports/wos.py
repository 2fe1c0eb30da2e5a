"""Reading exports of Web of Science: tagged plain text, and rows of its tables by their tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.names import authors_of, name_key, per_name
from researchmetrics.documents.exports.tagged import Form, Tagged, entries_of
from researchmetrics.documents.exports.work import iso_day, joined_pages
from researchmetrics.documents.sources import origin
from researchmetrics.records import Author

__all__ = ["entry_of_row", "looks_like_wos", "read_wos", "said_by_wos"]

_FORM = Form(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*)|[ ]*$)"),
    first="PT",
    last="ER",
    passed_over=frozenset({"FN", "VR", "EF", "ER"}),
)
_FIRST = re.compile(
    r"\A\s{0,200}(?:FN .{0,200}\n)?\s{0,9}(?:VR .{0,20}\n)?\s{0,9}"
    r"PT [A-Z]{1,9}[ ]*\n[A-Z][A-Z0-9] "
)
_ADDRESS = re.compile(r"\[([^\]]{1,20000})\]\s*([^\[]*)")
_NAMED_ID = re.compile(r"\s*([^/]{2,100})/\s*([^\s;]{6,30})")
_CORRESPONDING = re.compile(r"([^;.()]{2,60}?),?\s*\((?:corresponding|reprint) author\)")
_KINDS = {"B": "book", "P": "other", "J": None, "S": None, "C": "conference"}
# Lists in which semicolons part the items of a table's cell, and lines those of a tagged file.
_LISTS = frozenset({"AU", "AF", "BA", "BF", "BE", "CA", "GP", "CR", "ED"})


def looks_like_wos(text: str) -> bool:
    r"""Tell whether a text is a tagged export of Web of Science.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether its head or a first entry begins it.

    Examples
    --------
    >>> looks_like_wos("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Pott, A\n")
    True
    """
    return _FIRST.match(text[:2000]) is not None


def read_wos(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of a tagged export of Web of Science.

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
    >>> text = (
    ...     "PT J\nAU Pott, A\n   Lee, B\nTI On Pots\nSO CLAY\nPY 2019\nTC 7\nUT WOS:0001\nER\n\nEF"
    ... )
    >>> record = read_wos(text, name="savedrecs.txt", sha256="0" * 64).records[0]
    >>> record.citations, record.ids, [author.name for author in record.authors]
    (7, ('wos:0001',), ['Pott, A', 'Lee, B'])
    """
    got = Gathered()
    for number, entry in enumerate(entries_of(text, _FORM), start=1):
        said = said_by_wos(entry)
        said["raw"] = text[entry.start : entry.end].strip()
        place = replace(origin(name, sha256, number), known_at=iso_day(entry.one("DA")))
        got.add(said, place, (text, entry.start), label=f"entry {number}", faults=entry.faults)
    return got


def entry_of_row(tags: Iterable[str], cells: Iterable[str]) -> Tagged:
    r"""See the row of a table as an entry of a tagged file.

    Parameters
    ----------
    tags : iterable of str
        The tag of each column.
    cells : iterable of str
        The row.

    Returns
    -------
    Tagged
        Lists in cells are parted into lines.

    Examples
    --------
    >>> entry_of_row(["AU", "TI"], ["Pott, A; Lee, B", "On Pots"]).all("AU")
    ['Pott, A\nLee, B']
    """
    entry = Tagged(0)
    for tag, cell in zip(tags, cells, strict=False):
        entry.tags.append((tag, re.sub(r";\s+", "\n", cell) if tag in _LISTS else cell))
    return entry


def said_by_wos(entry: Tagged) -> dict[str, Any]:
    """Say what an entry says, in the fields of a record.

    Parameters
    ----------
    entry : Tagged
        Of a tagged file, or of a row.

    Returns
    -------
    dict
        As `researchmetrics.documents.export_work.record_of` takes it.
    """
    kinds = entry.one("DT") or ""
    pages = joined_pages(entry.one("BP"), entry.one("EP"))
    return {
        "title": entry.one("TI"),
        "authors": _authors(entry),
        "editors": tuple(_lines(entry, "BE", "ED")),
        "type": kind_of(kinds) or _KINDS.get(entry.one("PT") or ""),
        "year": entry.one("PY", "EA"),
        "date": _date(entry),
        "venue": entry.one("SO", "JI", "J9"),
        "volume": entry.one("VL"),
        "issue": entry.one("IS"),
        "pages": pages or entry.one("AR"),
        "publisher": entry.one("PU"),
        "abstract": entry.one("AB"),
        "doi": entry.all("DI", "DL") or (entry.all("D2") if entry.one("PT") == "B" else []),
        "urls": entry.all("DL"),
        "citations": entry.one("TC", "Z9"),
        "references": _references(entry),
        "category": entry.one("WC"),
        "field": entry.one("SC"),
        "affiliations": _places(entry),
        "is_open_access": True if entry.one("OA") else None,
        "is_retracted": True if "Retracted Publication" in kinds else None,
        "notes": ("Early Access",) if "Early Access" in kinds else (),
        "ids": list(_ids(entry)),
    }


def _lines(entry: Tagged, *tags: str) -> list[str]:
    """Return the lines of the first of some tags that has any."""
    for tag in tags:
        found = [line.strip() for value in entry.all(tag) for line in value.split("\n")]
        if any(found):
            return [line for line in found if line]
    return []


def _authors(entry: Tagged) -> tuple[Author, ...]:
    short = _lines(entry, "AU") or _lines(entry, "BA")
    full = _lines(entry, "AF") or _lines(entry, "BF")
    names = full if full and len(full) >= len(short) else short
    ids = per_name(_stated_ids(entry))
    corresponding = {name_key(found) for found in _CORRESPONDING.findall(entry.one("RP") or "")}
    places = per_name(_placed(entry))
    authors = []
    for author in authors_of([*names, *_lines(entry, "CA", "GP")], ids):
        key = name_key(author.name)
        mark = True if key in corresponding else None
        authors.append(
            replace(author, affiliations=tuple(places.get(key, ())), is_corresponding=mark)
        )
    return tuple(authors)


def _stated_ids(entry: Tagged) -> Iterator[tuple[str, str]]:
    for tag, scheme in (("OI", "orcid"), ("RI", "researcherid")):
        for item in re.split(r";\s*", entry.one(tag) or ""):
            found = _NAMED_ID.fullmatch(item)
            if found:
                yield found[1], f"{scheme}:{found[2].upper() if scheme == 'orcid' else found[2]}"


def _placed(entry: Tagged) -> Iterator[tuple[str, str]]:
    """Yield each name with each address it is stated for."""
    for value in entry.all("C1"):
        for names, place in _ADDRESS.findall(value):
            address = " ".join(place.split()).strip(" ;.")
            known = [name.strip() for name in names.split(";") if name.strip() and address]
            yield from ((name, address) for name in known)


def _places(entry: Tagged) -> tuple[str, ...]:
    """Return the addresses that are stated for the work, and for no author of it."""
    if any("[" in value for value in entry.all("C1")):
        return ()
    lines = [line for value in entry.all("C1") for line in re.split(r"\n|;\s+", value)]
    organisations = [item for value in entry.all("C3") for item in re.split(r";\s*", value)]
    found = (" ".join(one.split()).strip(" .;") for one in lines or organisations)
    return tuple(dict.fromkeys(one for one in found if one))


def _date(entry: Tagged) -> str | None:
    day, year = entry.one("PD"), entry.one("PY")
    if day:
        return day if re.search("[0-9]{4}", day) or not year else f"{day} {year}"
    return None if year else entry.one("EA")


def _references(entry: Tagged) -> tuple[str, ...] | None:
    given = _lines(entry, "CR")
    if given:
        return tuple(line.rstrip(";") for line in given)
    return () if entry.one("NR") == "0" else None


def _ids(entry: Tagged) -> Iterator[str]:
    accession = entry.one("UT") or ""
    database, _, value = accession.rpartition(":")
    if value:
        yield f"wos:{value}" if database in {"WOS", "ISI", ""} else f"wos:{accession}"
    for tag, scheme in (("PM", "pmid"), ("SN", "issn"), ("EI", "issn"), ("BN", "isbn")):
        for item in re.split(r"[;,\s]+", entry.one(tag) or ""):
            if item:
                yield f"{scheme}:{item}"
