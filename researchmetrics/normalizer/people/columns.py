"""What a table says of authors: the columns that tell who signed each record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.normalizer.decisions import handles_of
from researchmetrics.normalizer.identifiers import clean_orcid
from researchmetrics.normalizer.identifiers.forms import scheme_value
from researchmetrics.normalizer.names.lists import split_authors
from researchmetrics.normalizer.rows.columns import cells_of, known
from researchmetrics.records import digest

__all__ = ["Row", "rows_of_people"]

_OWN = {
    "author_name": "authorname signedname",
    "position": "position authorposition",
    "places": "affiliations affiliation organization organisation organizations institutions",
    "work": "workid paperid",
    "number": "work publication",
    "person": "personid authorid authorids",
    "orcid": "orcid authororcid orcidid",
    "emails": "email emails authoremail",
}
_ANY = ("title", "authors", *_OWN)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, as far as it tells of people.

    Parameters
    ----------
    place : int
        Row of the table.
    key : str
        Digest of the content, for breaking ties.
    title, venue, work, orcid, author_name : str or None
        As given; ORCID iD canonical.
    authors : tuple of str
        Names in order.
    position : int or None
        The author's, from 1.
    places, person_ids, emails : tuple of str
        Of the author.
    ids, handles : tuple of str
        The work's identifiers, and all that names the record in decisions.
    year : int or None
        Of publication.
    """

    place: int
    key: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    author_name: str | None = None
    position: int | None = None
    year: int | None = None
    venue: str | None = None
    places: tuple[str, ...] = ()
    work: str | None = None
    orcid: str | None = None
    person_ids: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()

    @property
    def whole(self) -> str | None:
        """The work, where the row speaks of it and not of one of its authors."""
        if self.author_name is not None or self.position is not None:
            return None
        dois = (one for one in self.ids if one.startswith("doi:"))
        return self.work or min(dois, default=None)


def rows_of_people(data: pd.DataFrame) -> list[Row]:
    """Read a table of records or of authorships.

    Parameters
    ----------
    data : pandas.DataFrame
        Any of title, authors, author_name, position, year, venue, affiliations, ids.

    Returns
    -------
    list of Row
        In the order of the table.

    Raises
    ------
    TableError
        If it is no table, or has neither titles nor anything on authors.

    Examples
    --------
    >>> rows_of_people(pd.DataFrame({"title": ["On Pots"], "authors": ["A. Pott and B. Kiln"]}))[0]
    Row(place=0, key=..., title='On Pots', authors=('A. Pott', 'B. Kiln'), ...)
    """
    if not isinstance(data, pd.DataFrame):
        raise TableError(
            f"The records must be a DataFrame, not {type(data).__name__}. Make one, such as "
            "pandas.DataFrame(rows)."
        )
    own = _own_columns(data)
    cells: dict[str, list[Any]] = _cells(data)
    if not (own.keys() | cells.keys()) & set(_ANY):
        raise TableError(
            f"The records have neither a column title nor authors nor author_name; they have "
            f"{list(data.columns)}. Name the columns so."
        )
    cells |= own
    return [
        _row(place, {name: column[place] for name, column in cells.items()})
        for place in range(len(data))
    ]


def _own_columns(data: pd.DataFrame) -> dict[str, list[Any]]:
    plain: dict[str, int] = {}
    for place, label in enumerate(data.columns):
        plain.setdefault(re.sub(r"[^a-z0-9]", "", str(label).lower()), place)
    words_of = dict(_OWN)
    if "position" in plain and "title" not in plain:
        words_of["author_name"] += " name"  # a table of authorships
    found = {}
    for name, words in words_of.items():
        columns = [plain[word] for word in words.split() if word in plain]
        if columns:
            found[name] = [known(cell) for cell in data.iloc[:, columns[0]].tolist()]
    return found


def _cells(data: pd.DataFrame) -> dict[str, list[Any]]:
    try:
        return cells_of(data)
    except TableError:
        # Tables of authorships have no titles.
        cells = cells_of(data.assign(title=pd.Series(pd.NA, index=data.index, dtype="object")))
        cells.pop("title")
        return cells


def _row(place: int, cells: Mapping[str, Any]) -> Row:
    people = _mappings(cells.get("authors"))
    authors, _ = split_authors([p.get("name") for p in people] if people else cells.get("authors"))
    position = _position(cells.get("position"))
    author = people[position - 1] if people and position and position <= len(people) else {}
    said = {name: value for name, value in cells.items() if value is not None}
    key = digest(*(f"{name}={said[name]!r}" for name in sorted(said)))
    ids = _work_ids(cells)
    return Row(
        place=place,
        key=key,
        title=_text(cells.get("title")),
        authors=authors,
        author_name=_text(cells.get("author_name")),
        position=position,
        year=_year(cells),
        venue=_text(cells.get("venue")),
        places=_texts(cells.get("places") or author.get("affiliations")),
        work=_text(cells.get("work")) or _number(cells.get("number")),
        orcid=clean_orcid(str(cells.get("orcid") or author.get("orcid") or "")),
        person_ids=tuple(map(_identifier, _texts(cells.get("person")))),
        emails=tuple(one.casefold() for one in _texts(cells.get("emails"))),
        ids=ids,
        handles=_handles(cells, key, ids, authors),
    )


def _number(value: Any) -> str | None:
    """Take what stands under "publication" for the work's number, unless it is words."""
    text = _text(value)
    return text if text and re.search(r"\d", text) and " " not in text.strip() else None


def _position(value: Any) -> int | None:
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return int(value) if value > 0 else None


def _handles(
    cells: Mapping[str, Any], key: str, ids: tuple[str, ...], authors: tuple[str, ...]
) -> tuple[str, ...]:
    return handles_of(
        key=key,
        ids=ids,
        source=_text(cells.get("source")) or "",
        names=authors,
        **{name: cells.get(name) for name in ("source_id", "record_id", "title", "year")},
    )


def _mappings(authors: Any) -> list[Mapping[str, Any]]:
    if isinstance(authors, list) and authors and all(isinstance(one, Mapping) for one in authors):
        return authors
    return []


def _year(cells: Mapping[str, Any]) -> int | None:
    for value in (cells.get("year"), cells.get("date")):
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        found = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", str(value)) if value is not None else None
        if found:
            return int(found[1])
    return None


def _work_ids(cells: Mapping[str, Any]) -> tuple[str, ...]:
    said = [f"doi:{cells['doi']}"] if cells.get("doi") else []
    said += [f"arxiv:{cells['arxiv_id']}"] if cells.get("arxiv_id") else []
    return tuple(dict.fromkeys(map(_identifier, (*said, *_texts(cells.get("ids"))))))


def _identifier(text: str) -> str:
    pair = scheme_value(text)
    return ":".join(pair) if pair else text


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = "; ".join(str(one) for one in value if one is not None)
    return None if value is None or not str(value).strip() else str(value)


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(text for one in values if (text := _text(one)))
