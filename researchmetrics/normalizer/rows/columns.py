"""The columns of any table of works, by the many names that tools give them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.records import WORK_TYPES
from researchmetrics.sources.kinds import kind_of_several

__all__ = ["cells_of", "known"]

# Name -> what it is called, letters and digits only; the first that has a value counts. Names of
# exports: BibTeX, Scopus, Web of Science (also its two letters), Zotero, EndNote, PubMed, OpenAlex.
_NAMES = {
    "title": "title documenttitle articletitle papertitle worktitle displayname ti",
    "authors": "authors author authorfullnames authornames creators creator au af",
    "date": "date publicationdate pubdate coverdate dateissued issued",
    "year": "year publicationyear pubyear yearpublished py",
    "venue": "venue journal booktitle sourcetitle publicationtitle journaltitle journalname"
    " journalbook publicationname containertitle conference conferencename so institution school",
    "volume": "volume vl",
    "pages": "pages page pagerange firstpage bp",
    "type": "type worktype documenttype entrytype itemtype publicationtype dt",
    "doi": "doi di",
    "arxiv_id": "arxivid arxiv",
    "ids": "ids",
    "url": "url link",
    "source": "source database",
    "source_id": "sourceid id key citekey citationkey eid ut",
    "record_id": "recordid",
}
_IDS = {
    "pmid": "pmid pubmedid pm",
    "pmcid": "pmcid",
    "openalex": "openalex openalexid",
    "s2": "s2 s2id paperid",
    "dblp": "dblp dblpkey",
}
_BETWEEN = re.compile(r"[\s;|]+")
_AROUND = "[]\"',"
_TYPES = {"proceedingspaper": "conference", "meetingabstract": "other", "bookchapter": "chapter"}


def cells_of(data: pd.DataFrame) -> dict[str, list[Any]]:
    """Collect what a table says of works, under our names for it.

    Parameters
    ----------
    data : pandas.DataFrame
        Any table; names of columns in any case, with or without spaces and underscores.

    Returns
    -------
    dict of str to list
        By column, what each row says; None for what is missing.

    Raises
    ------
    TableError
        If it is no table, or has no column of titles.

    Examples
    --------
    >>> cells_of(pd.DataFrame({"Article Title": ["On Pots"], "PMID": [7]}))
    {'title': ['On Pots'], 'ids': [['pmid:7']]}
    """
    if not isinstance(data, pd.DataFrame):
        raise TableError(
            f"The table to deduplicate must be a DataFrame, not {type(data).__name__}. Make one, "
            "such as pandas.DataFrame(rows)."
        )
    places: dict[str, list[int]] = {}
    for place, label in enumerate(data.columns):
        places.setdefault(_plain(label), []).append(place)
    cells = {name: _filled(data, places, words) for name, words in _NAMES.items()}
    found = {name: column for name, column in cells.items() if column is not None}
    if "title" not in found:
        raise TableError(
            f"The table to deduplicate has no column title; it has {list(data.columns)}. Name the "
            "column that holds the titles so."
        )
    if "type" in found:
        found["type"] = [_type(cell) for cell in found["type"]]
    if "ids" in found:
        found["ids"] = [list(_listed(ids)) or None for ids in found["ids"]]
    _gather_ids(data, places, found)
    return found


def known(value: Any) -> Any:
    """Turn the several forms of a missing cell into None, and of one value into one.

    Parameters
    ----------
    value : object
        Cell of a DataFrame.

    Returns
    -------
    object
        A whole number is an int, whatever column it stood in; a moment is an ISO date.

    Examples
    --------
    >>> known(float("nan")), known(2020.0), known(pd.Timestamp("2020-01-31"))
    (None, 2020, '2020-01-31')
    """
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        return _by_scheme(value) or None
    if hasattr(value, "tolist") and getattr(value, "ndim", None):
        value = value.tolist()
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple):
        return list(value) or None
    if value is None or pd.isna(value):
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _by_scheme(ids: Mapping[str, Any]) -> list[str]:
    """List identifiers that stand under their schemes, several under one included."""
    return [
        f"{scheme}:{one}"
        for scheme, own in ids.items()
        for one in (own if isinstance(own, list | tuple) else [own])
        if one is not None
    ]


def _plain(label: Any) -> str:
    return re.sub(r"[^a-z0-9]", "", str(label).lower())


def _filled(data: pd.DataFrame, places: dict[str, list[int]], words: str) -> list[Any] | None:
    """Take the first known cell of each row, among all columns that a name stands for."""
    columns = [place for word in words.split() for place in places.get(word, ())]
    if not columns:
        return None
    filled = [known(cell) for cell in data.iloc[:, columns[0]].tolist()]
    for place in columns[1:]:
        if None not in filled:
            break
        other = data.iloc[:, place].tolist()
        filled = [
            known(cell) if first is None else first
            for first, cell in zip(filled, other, strict=True)
        ]
    return filled


def _type(cell: Any) -> str | None:
    if not isinstance(cell, str):
        return None
    word = cell.strip().lower()
    if word in WORK_TYPES:
        return word
    bare = re.sub(r"[^a-z]", "", word)
    return _TYPES.get(bare) or kind_of_several([word, word.replace(" ", "-"), bare], held_by=None)


def _gather_ids(
    data: pd.DataFrame, places: dict[str, list[int]], found: dict[str, list[Any]]
) -> None:
    """Put the identifiers that have columns of their own beside the others."""
    for scheme, words in _IDS.items():
        column = _filled(data, places, words)
        if column is not None:
            before = found.get("ids") or [None] * len(column)
            found["ids"] = [
                ids if cell is None else [*_listed(ids), f"{scheme}:{cell}"]
                for ids, cell in zip(before, column, strict=True)
            ]


def _listed(ids: Any) -> Iterable[str]:
    """List identifiers that may stand in one text, as files hold them."""
    if isinstance(ids, str) and ids.lstrip()[:1] in {"{", "["}:
        with suppress(ValueError):
            return _listed(known(json.loads(ids)))
    if isinstance(ids, str):
        return [word for text in _BETWEEN.split(ids) if (word := text.strip(_AROUND))]
    return ids if isinstance(ids, list) else []
