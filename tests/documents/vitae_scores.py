"""Measuring how much of a CV or homepage was read right: each value of the gold counts once.

A row that the gold does not have counts like a row that is missing.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

COLUMNS = {
    "positions": ("title", "organisation", "start", "end"),
    "education": ("title", "organisation", "start", "end"),
    "awards": ("title", "date"),
    "talks": ("title", "date"),
    "service": ("role", "venue", "date"),
    "teaching": ("title", "dates"),
    "grants": ("title", "funder", "dates"),
}


def measure(profile: Any, gold: Mapping[str, Any]) -> tuple[int, int, list[str]]:
    """Count the values of a document: all, right, and what is wrong."""
    wrong = list(_of_person(profile, gold)) + list(_of_works(profile, gold))
    total = 3 + sum(len(gold.get(key) or ()) for key in _LISTS) + len(gold.get("reported", ()))
    for name, columns in COLUMNS.items():
        wanted = gold["sections"].get(name, [])
        rows = _rows(profile, name)
        total += len(columns) * max(len(wanted), len(rows))
        wrong += [f"{name}: {text}" for text in _of_rows(wanted, rows, columns)]
    return total, max(total - len(wrong), 0), wrong


_LISTS = ("affiliations", "interests", "emails", "ids", "other_names")


def _of_person(profile: Any, gold: Mapping[str, Any]) -> Iterable[str]:
    person = profile.person
    if gold["name"] != person.name:
        yield f"name {person.name!r}, not {gold['name']!r}"
    for key in _LISTS:
        found = list(getattr(person, key))
        for wanted in gold.get(key) or ():
            exact = key in {"ids", "emails"}
            if not any(wanted == one if exact else holds(one, wanted) for one in found):
                yield f"{key} {found}, lacks {wanted!r}"
        if key == "ids":
            yield from (f"ids: {one!r} is not theirs" for one in found if one not in gold["ids"])
    reported = profile.reported.to_dict()
    for key, value in gold.get("reported", {}).items():
        if reported.get(key) != value:
            yield f"reported {key} {reported.get(key)}, not {value}"


def _of_works(profile: Any, gold: Mapping[str, Any]) -> Iterable[str]:
    if len(profile.records) != gold["n_works"]:
        yield f"{len(profile.records)} works, not {gold['n_works']}"
    own = profile.authorships
    marked = own[own.is_self.fillna(value=False).astype(bool)]
    if len(marked) != gold["own"] or marked.work_id.nunique() != gold["own"]:
        yield f"own name in {marked.name.tolist()}, not {gold['own']}"


def _rows(profile: Any, name: str) -> list[dict[str, Any]]:
    table = profile.sections.get(name)
    if table is None:
        return []
    rows = [
        {key: None if _missing(value) else value for key, value in row.items()}
        for row in table.to_dict("records")
    ]
    return [row | {"end": "now" if row.get("is_current") else row.get("end")} for row in rows]


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def _of_rows(
    wanted: Sequence[Sequence[Any]], rows: list[dict[str, Any]], columns: Sequence[str]
) -> Iterable[str]:
    left = list(rows)
    for entry in wanted:
        if not left:
            yield from (f"missing {entry} ({column})" for column in columns)
            continue
        best = min(left, key=lambda row, entry=entry: len(_misses(entry, row, columns)))
        if len(_misses(entry, best, columns)) == len(columns):
            yield from (f"missing {entry} ({column})" for column in columns)
            continue
        left.remove(best)
        yield from _misses(entry, best, columns)
    # Rows that stand for entries counted as missing are not counted twice.
    spare = len(rows) - len(wanted)
    for row in left[: max(spare, 0)]:
        yield from (f"no entry: {column} {row.get(column)!r}" for column in columns)


def _misses(entry: Sequence[Any], row: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    misses = []
    for column, value in zip(columns, entry, strict=True):
        found = row.get(column)
        exact = column in {"start", "end"}
        right = found == value if exact or value is None else holds(found, value)
        if not right:
            misses.append(f"{column} {found!r}, not {value!r} in {list(entry)}")
    return misses


def holds(found: Any, wanted: str) -> bool:
    """Whether what was found holds the words wanted, and is no more than twice as long or so."""
    if found is None:
        return False
    one, other = _plain(found), _plain(wanted)
    return other in one and len(one) <= 2 * len(other) + 40


def _plain(text: Any) -> str:
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return re.sub(r"\s+", " ", folded)
