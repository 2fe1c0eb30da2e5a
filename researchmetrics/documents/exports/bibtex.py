r"""Reading BibTeX and BibLaTeX: macros, inheritance, and every entry of a file.

Titles keep their braces and formulas, for they are as the source has them; accents, letters and
signs are written as what they are. The entry itself is kept as ``raw``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from researchmetrics.documents.exports.bibtex_fields import said_by
from researchmetrics.documents.exports.bibtex_scan import Found, Parts, scan
from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.sources import origin
from researchmetrics.records import Provenance

__all__ = ["looks_like_bibtex", "read_bibtex"]

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December", "sept": "September",
}  # fmt: skip
# No works: definitions, settings of styles, and entries for others to take fields from.
_NO_WORKS = frozenset(
    {"string", "comment", "preamble", "xdata", "set", "control", "ieeetranbstctl"}
)
_FIRST = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]", re.MULTILINE)
_PROSE = re.compile(r"^[ \t]*(?:#{1,6} |<\w|\*\*|[-*] |\[)", re.MULTILINE)
# Front matter, the remarks of programs, or a licence may stand before the first entry.
_LONGEST_LEAD = 3000
# What a part of a book or volume takes over from it.
_INHERITED = {
    "title": "booktitle", "subtitle": "booksubtitle", "booktitle": "booktitle", "editor": "editor",
    "publisher": "publisher", "organization": "organization", "year": "year", "month": "month",
    "date": "date", "volume": "volume", "number": "number", "series": "series", "isbn": "isbn",
    "issn": "issn", "eventtitle": "eventtitle", "address": "address", "location": "location",
    "journal": "journal", "journaltitle": "journaltitle",
}  # fmt: skip


def looks_like_bibtex(text: str) -> bool:
    r"""Tell whether a text is BibTeX, rather than a document with some in it.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether entries begin it, up to remarks before them.

    Examples
    --------
    >>> looks_like_bibtex("% My papers\n@article{a, title={On Pots}}")
    True
    >>> looks_like_bibtex("# Ann Pott\n@article{a, title={On Pots}}")
    False
    """
    first = _FIRST.search(text)
    if not first or first.start() > _LONGEST_LEAD:
        return False
    lead = re.sub(r"^[ \t]*%.*$", "", text[: first.start()], flags=re.MULTILINE)
    return not _PROSE.search(lead)


def read_bibtex(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the entries of a BibTeX or BibLaTeX file.

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
        One record an entry, in order; entries in which nothing could be read, and those that had
        to be mended, each with its line.

    Examples
    --------
    >>> text = '@string{jp = "Journal of Pots"} @article{a, author="Pott, Ann", journal=jp}'
    >>> record = read_bibtex(text, name="refs.bib", sha256="0" * 64).records[0]
    >>> record.venue, record.authors[0].name, record.type
    ('Journal of Pots', 'Pott, Ann', 'article')
    """
    got = Gathered()
    macros = dict(_MONTHS)
    entries: list[tuple[Found, dict[str, str]]] = []
    unknown: dict[str, int] = {}
    for found in scan(text):
        values = dict(_values(found.fields, macros, unknown, found.start))
        if found.kind == "string":
            macros.update(values)
        elif found.kind == "comment":
            _tell_hidden(text, found, got)
        elif found.kind != "preamble":
            entries.append((found, values))
    by_key: dict[str, dict[str, str]] = {}
    for found, values in entries:
        by_key.setdefault(found.key.lower(), values)
    parents = {values["crossref"].strip().lower() for _, values in entries if "crossref" in values}
    for number, (found, values) in enumerate(entries, start=1):
        if found.kind in _NO_WORKS:
            continue
        full = _inherited(values, by_key, found.kind)
        is_volume = found.kind == "proceedings" and found.key.lower() in parents
        if is_volume:
            # The volume in which papers of the list appeared is no paper beside them.
            full = {**full, "document_type": "other"}
        _add(text, found, full, got, origin(name, sha256, number))
    _tell_keys(text, entries, got)
    _tell_macros(text, unknown, got)
    return got


def _add(
    text: str, found: Found, values: Mapping[str, str], got: Gathered, place: Provenance
) -> None:
    said, known_at = said_by(found.kind, values)
    if found.key:
        said["ids"] = (f"bibtex:{found.key}", *said.get("ids", ()))
    said["raw"] = text[found.start : found.end].strip()
    got.add(
        said,
        replace(place, known_at=known_at),
        (text, found.start),
        label=f"@{found.kind}{{{found.key}}}" if found.key else f"@{found.kind}",
        faults=found.faults,
    )


def _values(
    fields: Mapping[str, Parts], macros: Mapping[str, str], unknown: dict[str, int], place: int
) -> Iterator[tuple[str, str]]:
    for name, parts in fields.items():
        if len(parts) == 1 and not parts[0][0]:
            yield name, parts[0][1]
            continue
        texts = []
        for is_macro, text in parts:
            if not is_macro:
                texts.append(text)
            elif text.lower() in macros:
                texts.append(macros[text.lower()])
            else:
                texts.append(text)
                if name not in {"month", "year", "date", "key", "crossref"}:
                    unknown.setdefault(text, place)
        yield name, "".join(texts)


def _inherited(
    values: dict[str, str], by_key: Mapping[str, dict[str, str]], kind: str, depth: int = 0
) -> dict[str, str]:
    """Fill what an entry leaves out from those it names, as BibTeX and Biber do."""
    full = values
    for key in (values.get("xdata") or "").split(","):
        shared = by_key.get(key.strip().lower())
        if shared and shared is not values and depth < 3:
            full = {**_inherited(shared, by_key, kind, depth + 1), **full}
    parent = by_key.get((values.get("crossref") or "").strip().lower())
    if not parent or parent is values or depth > 2:
        return full
    whole = _inherited(parent, by_key, kind, depth + 1)
    taken = {own: whole[theirs] for theirs, own in _INHERITED.items() if whole.get(theirs)}
    if kind == "article":
        taken["journaltitle"] = taken.get("journaltitle") or taken.pop("booktitle", "")
    elif whole.get("title"):
        taken["booktitle"] = whole["title"]
    return {**taken, **{field: value for field, value in full.items() if value.strip()}}


def _tell_hidden(text: str, found: Found, got: Gathered) -> None:
    hidden = len(_FIRST.findall(text, found.start + 1, found.end))
    if hidden:
        told = f"a @comment hides entries from readers ({hidden}); they are left out"
        got.remarks.append((text, found.start, told))


def _tell_keys(text: str, entries: list[tuple[Found, dict[str, str]]], got: Gathered) -> None:
    seen: set[str] = set()
    for found, _ in entries:
        if found.key and found.key in seen:
            got.remarks.append(
                (text, found.start, f"the key {found.key} stands twice; both are kept")
            )
        seen.add(found.key)


def _tell_macros(text: str, unknown: Mapping[str, int], got: Gathered) -> None:
    for macro, place in unknown.items():
        told = f"the abbreviation {macro} is defined nowhere; it stands as it is"
        got.remarks.append((text, place, told))
