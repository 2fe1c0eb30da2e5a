"""Reading the files that the ACL Anthology is built from: collections of volumes, in XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from researchmetrics.sources import authors, converted, fields
from researchmetrics.sources.anthology_pages import HOME, PAPER, address_of, coded, kind_of

__all__ = ["filed_papers"]

_WORK: fields.Table = {
    "title": (converted.text, "paper.title"),
    "abstract": (converted.text, "paper.abstract"),
    "year": (converted.count, "paper.year | meta.year"),
    "venue": (
        converted.text,
        "paper.journal | paper.booktitle | meta.journal-title | meta.booktitle",
    ),
    "volume": (converted.text, "paper.volume | meta.journal-volume"),
    "issue": (converted.text, "paper.issue | meta.journal-issue"),
    "pages": (converted.text, "paper.pages"),
    "publisher": (converted.text, "paper.publisher | meta.publisher"),
    "doi": (converted.text, "paper.doi"),
}
_IDS = {"acl": "@id", "orcid": "orcid", "scholar": "google-scholar", "s2": "semantic-scholar"}
_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}$")
_NOTED = {"retracted": "Retracted", "removed": "Removed", "revision": "Revision"}


def _name(raw: object, path: str) -> str:
    return " ".join(text for one in path.split() if (text := converted.text(raw, one)))


def _ids(raw: object, _: str) -> tuple[str, ...]:
    stated = {scheme: converted.text(raw, path) for scheme, path in _IDS.items()}
    return tuple(f"{scheme}:{value}" for scheme, value in stated.items() if value)


_AUTHOR: fields.Table = {
    "name": (_name, "first last"),
    "ids": (_ids, ""),
    "affiliations": (converted.texts, "affiliation"),
}


def filed_papers(collection: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the papers of a collection.

    Parameters
    ----------
    collection : Mapping
        The document, converted; before 2019 it was a single volume.

    Yields
    ------
    tuple of (str, dict)
        Identifier, and fields of a record.
    """
    is_old = collection["@element"] == "volume"
    for volume in [collection] if is_old else converted.each(collection, "volume"):
        meta = next(iter(converted.each(volume, "meta")), {})
        for paper in converted.each(volume, "paper"):
            if own := _full_id(collection, {} if is_old else volume, paper):
                yield own, _paper({"paper": paper, "meta": meta, "volume": volume}, own)


def _full_id(collection: Mapping[str, Any], volume: object, paper: object) -> str | None:
    """Put the identifier of a paper together, unless its address shows it."""
    shown = PAPER.fullmatch(converted.text(paper, "url") or "")
    room, part, number = (converted.text(at, "@id") for at in (collection, volume, paper))
    if shown is not None or room is None or number is None:
        return shown[1] if shown else None
    if part is None or "." in room:
        return f"{room}-{part}.{number}" if part else f"{room}-{number.zfill(4)}"
    # Volumes of workshops have two digits, which leaves two to their papers.
    digits = 2 if room[0] == "W" or room == "C69" or (room == "D19" and len(part) > 1) else 1
    return f"{room}-{part.zfill(digits)}{number.zfill(4 - digits)}"


def _paper(raw: Mapping[str, Any], own: str) -> dict[str, Any]:
    known, paper = fields.by_table(raw, _WORK), raw["paper"]
    month, year = converted.text(raw, "paper.month | meta.month"), known["year"]
    editors = converted.each(raw, "paper.editor") or converted.each(raw, "meta.editor")
    return known | {
        "authors": authors.authors_of(converted.each(paper, "author"), _AUTHOR),
        "editors": fields.distinct(*(_name(editor, "first last") for editor in editors)),
        "date": f"{month} {year}" if month and year else converted.text(raw, "meta.year"),
        "type": kind_of(own, known["venue"], converted.text(raw, "volume.@type")),
        "ids": (
            f"acl:{own}",
            *(f"isbn:{one}" for one in converted.texts(paper, "isbn | ISBN")),
            *(f"bibkey:{one}" for one in converted.texts(paper, "bibkey")),
        ),
        "url": f"{HOME}{own}/",
        "links": fields.distinct(*_links(paper)),
        "is_retracted": True if converted.each(paper, "retracted") else None,
        "notes": fields.distinct(*_notes(paper)),
        **coded(_code(paper)),
    }


def _links(paper: Mapping[str, Any]) -> Iterator[str]:
    """Yield the addresses of all that comes with a paper, of which the file names the ends."""
    for name in converted.texts(paper, "url | revision.@href | erratum | video.@href"):
        yield address_of(name if _ENDING.search(name) or "://" in name else f"{name}.pdf")
    for name in converted.texts(paper, "attachment | dataset | software | presentation"):
        yield address_of(name, "attachments/")
    yield from converted.texts(paper, "pwccode.@url | pwcdataset.@url")


def _notes(paper: Mapping[str, Any]) -> Iterator[str]:
    yield from converted.texts(paper, "award | note")
    for name, word in _NOTED.items():
        for row in converted.each(paper, name):
            if said := converted.text(row, "text"):
                yield f"{word} {converted.text(row, '@date') or ''}".strip() + f": {said}"
    for author in converted.each(paper, "author"):
        for variant in converted.each(author, "variant"):
            yield f"{_name(author, 'first last')} is written {_name(variant, 'first last')}"


def _code(paper: Mapping[str, Any]) -> Iterator[str | None]:
    yield from converted.texts(paper, "pwccode.@url")
    for row in converted.each(paper, "url"):
        if (converted.text(row, "@type") or "").lower() in {"software", "code"}:
            yield converted.text(row, "text")
