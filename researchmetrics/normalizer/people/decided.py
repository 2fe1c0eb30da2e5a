"""What is settled before any weighing: the user's word first, then identifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.decisions import Decisions, canonical_handle
from researchmetrics.normalizer.people.columns import Row
from researchmetrics.normalizer.people.whom import Whom

__all__ = ["Ruling", "rulings"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One record, decided.

    Parameters
    ----------
    is_mine : bool
        Whether it is the person's.
    by : {"user", "identifier"}
        Who says so.
    reason : str
        In words.
    """

    is_mine: bool
    by: str
    reason: str


def rulings(
    rows: Sequence[Row],
    labels: Sequence[Hashable],
    who: Whom,
    *,
    mine: Iterable[Hashable],
    not_mine: Iterable[Hashable],
    decisions: Decisions,
) -> dict[int, Ruling]:
    """Decide the records that need no weighing.

    Parameters
    ----------
    rows : sequence of Row
        The table.
    labels : sequence
        Its index.
    who : Whom
        The person.
    mine, not_mine : iterable
        Index labels, record ids, DOIs or other identifiers of records.
    decisions : Decisions
        What was decided before.

    Returns
    -------
    dict of int to Ruling
        By place of the row.

    Raises
    ------
    RecordError
        If one of `mine` or `not_mine` names no record or is the label of several, or both name one
        work.
    """
    found = {row.place: ruling for row in rows if (ruling := _by_identifier(row, who))}
    by_label = _by_label(labels)
    # A label is meant before an identifier that reads the same.
    register = _register(rows) | by_label
    for handle, is_mine in decisions.of_person(who.ids).items():
        for place in register.get(handle, ()):
            found[place] = _said(handle, is_mine=is_mine)
    said = {True: _places(mine, register, "mine"), False: _places(not_mine, register, "not_mine")}
    _refuse_shared_labels(rows, by_label, [*said[True].values(), *said[False].values()])
    _refuse_contradictions(rows, said[True], said[False])
    rest = _beside(rows)
    for is_mine, places in said.items():
        for place, told in places.items():
            for one in rest.get(rows[place].whole, ()):
                found[one] = _said(told, is_mine=is_mine)
            found[place] = _said(told, is_mine=is_mine)
    return found


def _beside(rows: Sequence[Row]) -> dict[str | None, list[int]]:
    """Collect the rows of each work: what is said of one is said of the others."""
    beside: dict[str | None, list[int]] = defaultdict(list)
    for row in rows:
        if row.whole is not None:
            beside[row.whole].append(row.place)
    return beside


def _said(told: Hashable, *, is_mine: bool) -> Ruling:
    return Ruling(is_mine, "user", f"{told} was said {'' if is_mine else 'not '}to be theirs")


def _by_identifier(row: Row, who: Whom) -> Ruling | None:
    own = {*row.person_ids, *((f"orcid:{row.orcid}",) if row.orcid else ())} & who.ids
    if own:
        return Ruling(is_mine=True, by="identifier", reason=f"signed with {min(own)}")
    if row.orcid and who.orcids:
        return Ruling(
            is_mine=False, by="identifier", reason=f"signed with another ORCID iD, {row.orcid}"
        )
    return None


def _register(rows: Sequence[Row]) -> dict[Hashable, list[int]]:
    register: dict[Hashable, list[int]] = defaultdict(list)
    for row in rows:
        for handle in row.handles:
            register[handle].append(row.place)
    return register


def _by_label(labels: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    by_label: dict[Hashable, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        by_label[label].append(place)
    return by_label


def _refuse_shared_labels(
    rows: Sequence[Row], by_label: Mapping[Hashable, list[int]], told: Iterable[Hashable]
) -> None:
    for label in told:
        places = by_label.get(label, [])
        works = {rows[place].whole for place in places}
        if len(places) > 1 and (None in works or len(works) > 1):
            raise RecordError(
                f"{len(places)} records bear the index label {label!r}. Give record ids or DOIs, "
                "or number the rows anew with records.reset_index(drop=True)."
            )


def _places(
    told: Iterable[Hashable] | None, register: Mapping[Hashable, list[int]], name: str
) -> dict[int, Hashable]:
    places: dict[int, Hashable] = {}
    for one in _listed(told, name):
        found = register.get(one) or register.get(canonical_handle(str(one)) or "")
        if not found:
            raise RecordError(
                f"{name} names {one!r}, and no record has that index label or identifier. Give "
                "index labels, record ids or DOIs of the table."
            )
        places.update(dict.fromkeys(found, one))
    return places


def _listed(told: Any, name: str) -> list[Hashable]:
    if told is None:
        return []
    is_one = isinstance(told, str) or not isinstance(told, Iterable)
    listed = [told] if is_one else list(told)
    if any(isinstance(one, bool | np.bool_) or not isinstance(one, Hashable) for one in listed):
        raise RecordError(
            f"{name} must hold index labels, record ids or DOIs, not {listed[0]!r}. Of a mask, "
            "give records.index[mask]."
        )
    return listed


def _refuse_contradictions(
    rows: Sequence[Row], mine: Mapping[int, Hashable], not_mine: Mapping[int, Hashable]
) -> None:
    works = {one: place for place in mine for one in _names_of(rows[place])}
    for place, told in not_mine.items():
        other = (
            place
            if place in mine
            else next((works[one] for one in _names_of(rows[place]) if one in works), None)
        )
        if other is not None:
            raise RecordError(
                f"mine names {mine[other]!r} and not_mine names {told!r}, which are one work. Take "
                "one of them back."
            )


def _names_of(row: Row) -> set[str]:
    return {*row.ids, *((row.whole,) if row.whole is not None else ())}
