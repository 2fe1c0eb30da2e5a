"""Reading the authors of a work in JSON answers, and which of them a list is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from researchmetrics.records import Author
from researchmetrics.sources import fields

__all__ = ["authors_of", "is_cut"]


def authors_of(
    rows: Sequence[Mapping[str, Any]],
    table: fields.Table,
    *,
    is_about: str | None = None,
    corresponding: Collection[str] = (),
) -> tuple[Author, ...]:
    """Read authors.

    Parameters
    ----------
    rows : sequence of Mapping
        One an author, in order.
    table : Mapping of str to (Callable, str)
        By field of `researchmetrics.records.Author`: what reads it, and where.
    is_about : str, optional
        Identifier of the person whose list the work is on.
    corresponding : collection of str
        Identifiers of corresponding authors, where the work lists them apart.

    Returns
    -------
    tuple of Author
        Those with a name. Where nobody carries the identifier asked for, as when a list of
        authors is cut or the service has not joined two of its people yet, the person may still
        be any of them: all are unmarked, as they are where nobody is a corresponding author.

    Examples
    --------
    >>> table = {"name": (fields.text, "name"), "ids": (lambda row, path: (row[path],), "id")}
    >>> rows = [{"name": "Josiah Carberry", "id": "x:1"}, {"name": "Ida Kiln", "id": "x:2"}]
    >>> [author.is_self for author in authors_of(rows, table, is_about="x:1")]
    [True, False]
    >>> [author.is_self for author in authors_of(rows, table, is_about="x:3")]
    [None, None]
    """
    read = (fields.by_table(row, table) for row in rows)
    listed = [{"ids": ()} | one for one in read if one["name"]]
    if is_about and any(is_about in one["ids"] for one in listed):
        for one in listed:
            one["is_self"] = is_about in one["ids"]
    for one in listed if corresponding else ():
        if not set(corresponding).isdisjoint(one["ids"]):
            one["is_corresponding"] = True
    if not any(one.get("is_corresponding") for one in listed):
        for one in listed:
            one["is_corresponding"] = None
    return tuple(Author(**one) for one in listed)


def is_cut(
    rows: Sequence[object], limit: int, place: str, *, stated: bool | None = None
) -> bool | None:
    """Tell whether authors are missing from a list that a service cuts.

    Parameters
    ----------
    rows : sequence of object
        One an author, in order.
    limit : int
        Where the service cuts.
    place : str
        Path of an author's place, which is ``last`` for the last.
    stated : bool, optional
        What the service says of it.

    Returns
    -------
    bool or None
        None where there is no list, or it has just the limit and does not tell its places.

    Examples
    --------
    >>> is_cut([{"at": "first"}, {"at": "middle"}], 2, "at"), is_cut([{"at": "first"}], 2, "at")
    (True, False)
    """
    if stated is not None or not rows:
        return stated
    said = fields.text(rows[-1], place) if len(rows) == limit else "last"
    return None if said is None else said != "last"
