"""The authors of a row of Scopus: short and full names, identifiers and affiliations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.exports.names import authors_of, name_key, parted
from researchmetrics.records import Author

__all__ = ["scopus_authors"]

_WITH_ID = re.compile(r"(.*?)\s*\(([0-9]{6,15})\)")
_ID = re.compile(r"[0-9]{6,15}")


def scopus_authors(
    *,
    short: str | None,
    full: str | None,
    ids: str | None,
    placed: str | None,
    places: str | None,
    corresponding: str | None,
) -> tuple[Author, ...]:
    """Make the authors of a row.

    Parameters
    ----------
    short, full, ids, placed, places, corresponding : str or None
        Its cells Authors, Author full names, Author(s) ID, Authors with affiliations,
        Affiliations and Correspondence Address; older exports part names by commas.

    Returns
    -------
    tuple of Author
        By their full names where these are given.

    Examples
    --------
    >>> ann, bo = scopus_authors(
    ...     short="Pott A.; Lee B.",
    ...     full="Pott, Ann (57000000001); Lee, Bo (57000000002)",
    ...     ids="57000000001; 57000000002",
    ...     placed="Pott A., Kiln Dept, Clay University; Lee B., Clay University",
    ...     places="Kiln Dept, Clay University; Clay University",
    ...     corresponding="A. Pott; Kiln Dept, Clay University",
    ... )
    >>> ann.name, ann.ids, ann.affiliations, ann.is_corresponding
    ('Pott, Ann', ('scopus:57000000001',), ('Kiln Dept, Clay University',), True)
    """
    numbers = _ID.findall(ids or "")
    names = _short_names(short or "", len(numbers))
    whole = [item.strip() for item in (full or "").split(";") if item.strip()]
    if whole:
        found = [_WITH_ID.fullmatch(item) for item in whole]
        listed = [one[1] if one else item for one, item in zip(found, whole, strict=True)]
        stated = [one[2] if one else "" for one in found]
        authors = authors_of(listed)
    else:
        stated = numbers if len(numbers) == len(names) else []
        authors = authors_of(names)
    if len(stated) == len(authors):
        pairs = zip(authors, stated, strict=True)
        authors = tuple(replace(a, ids=(f"scopus:{n}",) if n else ()) for a, n in pairs)
    authors = _with_places(authors, names, placed, places)
    return _with_corresponding(authors, corresponding)


def _short_names(text: str, n_ids: int) -> list[str]:
    """Part names by what parts them: commas stand between and within the oldest ones."""
    if ";" in text:
        return parted(text)
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if n_ids and len(pieces) == n_ids:
        return pieces
    if n_ids and len(pieces) == 2 * n_ids:
        both = zip(pieces[::2], pieces[1::2], strict=True)
        return [f"{family}, {given}" for family, given in both]
    return parted(text)


def _with_places(
    authors: tuple[Author, ...], names: Sequence[str], placed: str | None, places: str | None
) -> tuple[Author, ...]:
    items = [item for item in map(_tidy, (placed or "").split("; ")) if item.strip(" ;")]
    if len(items) != len(authors) or len(names) not in {0, len(authors)}:
        return authors
    stated = {_tidy(one) for one in (places or "").split(";") if one.strip()}
    known = sorted(stated, key=len, reverse=True)
    shown = [_tidy(name) for name in names] or [author.name for author in authors]
    return tuple(
        replace(author, affiliations=tuple(_affiliations(item, name, known)))
        for author, name, item in zip(authors, shown, items, strict=True)
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _affiliations(item: str, name: str, known: Sequence[str]) -> list[str]:
    """Take the name off an item, and part what is left by the affiliations that are known."""
    rest = item
    for form in (name, name.replace(" ", ", ", 1), name.replace(", ", " ", 1)):
        if item.startswith(form):
            rest = item[len(form) :].lstrip(" ,")
            break
    found: list[str] = []
    while rest:
        first = next((one for one in known if rest.startswith(one)), None)
        if first is None:
            return [*found, rest]
        found.append(first)
        rest = rest[len(first) :].lstrip(" ,")
    return found


def _with_corresponding(authors: tuple[Author, ...], text: str | None) -> tuple[Author, ...]:
    """Mark who answers letters, where the text names somebody of the list."""
    key = name_key((text or "").partition(";")[0].strip())
    marked = [name_key(author.name) == key for author in authors]
    if not text or sum(marked) != 1:
        return authors
    pairs = zip(authors, marked, strict=True)
    return tuple(replace(a, is_corresponding=True) if is_one else a for a, is_one in pairs)
