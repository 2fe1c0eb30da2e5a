"""From rows to signatures: which author of each record is meant, and what tells who that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log2

from researchmetrics.normalizer.names import Name, names_match, own_positions, parse_name
from researchmetrics.normalizer.people.columns import Row
from researchmetrics.normalizer.people.evidence import FIELDS
from researchmetrics.normalizer.people.signatures import Piece, Signature
from researchmetrics.normalizer.people.wording import (
    common_place,
    common_topic,
    place_words,
    topic_words,
)
from researchmetrics.normalizer.venues import identify

__all__ = ["own_name", "sign"]

_PLACE = {field.name: place for place, field in enumerate(FIELDS)}
_PREPRINTS = frozenset({"preprint"})


def own_name(row: Row, names: Sequence[str]) -> tuple[str | None, int]:
    """Find the name that a person signed a record with.

    Parameters
    ----------
    row : Row
        A row of the table.
    names : sequence of str
        The person's known names; without any, what the record itself says is meant.

    Returns
    -------
    tuple of (str or None, int)
        The name as printed, None where no author's agrees, and how many authors' do.

    Examples
    --------
    >>> own_name(Row(place=0, key="", authors=("A. Pott", "B. Kiln")), ["Ann Pott"])
    ('A. Pott', 1)
    """
    if row.author_name is not None:
        agrees = not names or own_positions([row.author_name], names)
        return (row.author_name, 1) if agrees else (None, 0)
    if row.position is not None and row.position <= len(row.authors):
        name = row.authors[row.position - 1]
        agrees = not names or own_positions([name], names)
        return (name, 1) if agrees else (None, 0)
    found = own_positions(row.authors, names)
    return (row.authors[found[0] - 1], len(found)) if found else (None, 0)


def sign(rows: Iterable[Row], names: Mapping[int, str]) -> list[Signature]:
    """Collect what tells who signed each record.

    Parameters
    ----------
    rows : iterable of Row
        Rows of a table.
    names : Mapping of int to str
        By row, the name of the author that is meant.

    Returns
    -------
    list of Signature
        In the order of their keys, so that the order of rows does not matter.
    """
    rows = list(rows)
    beside = _by_work(rows)
    chosen = [_with_others(row, beside) for row in rows if row.place in names]
    signed = [
        Signature(
            place=row.place,
            key=row.key,
            name=parse_name(names[row.place]),
            pieces=_pieces(row, names[row.place]),
            year=row.year,
            work=row.work if row.author_name is not None else None,
            whole=row.whole,
            position=row.position,
            orcid=row.orcid,
        )
        for row in chosen
    ]
    return sorted(signed, key=lambda one: (one.key, one.place))


# A thousand authors tell little of one another.
_MANY = 1000
# Beyond, authors share a collaboration, and one of it may bear the same name.
_TEAM = 50
# So few authors may have written anything.
_FEW = 12


def _by_work(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Collect the rows of each work, in tables of one row an author."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.work is not None and row.author_name is not None and not row.authors:
            found[row.work].append(row)
    return found


def _with_others(row: Row, beside: Mapping[str, Sequence[Row]]) -> Row:
    """Take those who signed the same work, in rows of their own, for co-authors."""
    if row.work is None or row.author_name is None or row.authors:
        return row
    others = sorted(
        (one.position or 0, one.author_name or "")
        for one in beside[row.work]
        if one.place != row.place
    )
    return replace(row, authors=tuple(name for _, name in others))


def _team(row: Row) -> list[tuple[str, bool]]:
    """Tell how large a team signed, in two rulers half a step apart, and whether it is a usual one.

    Collaborations list their authors by the alphabet: an author's own position tells one from
    another, and is known where the others are not.
    """
    size = max(row.position or 0, len(row.authors))
    if size <= _FEW:
        return [("few", True)] if size else []
    step = 3 * log2(size)
    return [(f"a{int(step)}", False), (f"b{int(step + 0.5)}", False)]


def _pieces(row: Row, own: str) -> dict[Piece, int]:
    pieces: dict[Piece, int] = {}
    others = _others(row.authors, own)[:_MANY]
    for name in others:
        _add_coauthor(pieces, name, is_common=len(others) > _TEAM)
    if row.venue is not None and (venue := identify(row.venue)):
        pieces[_PLACE["venue"], venue.id, venue.type in _PREPRINTS] = 1
    for word in topic_words(row.title) if row.title else ():
        pieces[_PLACE["word"], word, common_topic(word)] = 1
    for place in row.places:
        for word in place_words(place):
            pieces[_PLACE["place"], word, common_place(word)] = 1
    for size, is_usual in _team(row):
        pieces[_PLACE["team"], size, is_usual] = 1
    for one in (*row.person_ids, *row.emails, *((f"orcid:{row.orcid}",) if row.orcid else ())):
        pieces[_PLACE["id"], one, False] = 1
    return pieces


def _others(authors: Sequence[str], own: str) -> list[Name]:
    """Leave the author out, once: two authors of one record may bear one name."""
    names = [parse_name(name) for name in authors]
    if own in authors:
        at = authors.index(own)
        return [*names[:at], *names[at + 1 :]]
    me = parse_name(own)
    return [name for name in names if names_match(name, me) not in {"same", "initials"}]


def _add_coauthor(pieces: dict[Piece, int], name: Name, *, is_common: bool) -> None:
    if not name.family_key:
        return
    pieces[_PLACE["coauthor initials"], f"{name.family_key} {name.given_key[:1]}", is_common] = 1
    # Many services print initials alone: those tell less, but no one else is named there.
    is_short = len(name.given_key) <= 1
    full = f"{name.family_key} {name.given_key}"
    pieces[_PLACE["coauthor"], full, is_common or is_short] = 1
