"""Reading tables of works: exports of Scopus, Web of Science, Publish or Perish and others."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from researchmetrics.documents.exports.csv_cells import Row, delimiter_of, rows_of
from researchmetrics.documents.exports.csv_columns import WOS_TAGS, Columns
from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.names import authors_of, parted, without_cut
from researchmetrics.documents.exports.notes import told_in
from researchmetrics.documents.exports.scopus import scopus_authors
from researchmetrics.documents.exports.work import count_of, iso_day, joined_pages
from researchmetrics.documents.exports.wos import entry_of_row, said_by_wos
from researchmetrics.documents.sources import origin

__all__ = ["looks_like_table", "read_table"]

# Reports put a few lines of their own before the table.
_HEAD_LINES = 15
_HEAD_LENGTH = 20_000
_RULE = re.compile(r"[\s|:]*-{2,}[\s|:-]*")
_WHOLE = re.compile(r"([0-9]{1,9})\.0")
_NUMBERS = re.compile(r"[0-9][0-9Xx -]{6,16}[0-9Xx]")
_NO = frozenset(["no", "false", "0", "closed", "n", "non oa", "closed access"])
_OPEN_ID = re.compile(r"(?:https?://openalex\.org/)?(W[0-9]{4,12})")


def looks_like_table(text: str) -> bool:
    r"""Tell whether a text is a table of works.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether it has a head that names columns of such, and rows as wide as it.

    Examples
    --------
    >>> looks_like_table("Authors,Title,Year\nAnn Pott,On Pots,2019\n")
    True
    >>> looks_like_table("Ann Pott, Clay University\nTitle, year and place of birth\n")
    False
    """
    found = _head(text)
    if not found:
        return False
    head, delimiter, end = found
    rows = list(islice(rows_of(text, delimiter, end), 20))
    # Programs add a tab to the ends of rows of many cells; a list in prose is no table.
    spare = 1 if len(head.cells) > 7 else 0
    fitting = sum(abs(len(row.cells) - len(head.cells)) <= spare for row in rows)
    return bool(rows) and 2 * fitting >= len(rows)


def read_table(text: str, *, name: str, sha256: str) -> Gathered:
    r"""Read the rows of a table of works.

    Parameters
    ----------
    text : str
        The table, parted by commas, semicolons, tabs or bars.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Gathered
        One record a row, in order; none where no line names the columns.

    Examples
    --------
    >>> text = 'Authors,Title,Publication,Year\n"Pott, Ann; Lee, Bo; ",On Pots,Clay,2019\n'
    >>> record = read_table(text, name="citations.csv", sha256="0" * 64).records[0]
    >>> [author.name for author in record.authors], record.venue
    (['Pott, Ann', 'Lee, Bo'], 'Clay')
    """
    got = Gathered()
    found = _head(text)
    if not found:
        told = "no line names the columns (a title, and authors, year or the like)"
        got.unread.append((text, 0, told))
        return got
    head, delimiter, end = found
    columns = Columns(head.cells)
    tags = _tags(columns)
    number = 0
    for row in rows_of(text, delimiter, end):
        if row.cells == head.cells:
            continue
        number += 1
        cells = [_WHOLE.sub(r"\1", cell) if cell.endswith(".0") else cell for cell in row.cells]
        said = said_by_wos(entry_of_row(tags, cells)) if tags else _said(columns, cells)
        if columns.years:
            said["citations_by_year"] = _by_year(columns, cells)
        known_at = _known_at(columns, tags, cells)
        spare = [cell for cell in row.cells[len(head.cells) :] if cell.strip()]
        faults = ("it has more cells than the table has columns",) if spare else ()
        place = replace(origin(name, sha256, number), known_at=known_at)
        got.add(said, place, (text, row.start), label=f"row {number}", faults=faults)
    return got


def _head(text: str) -> tuple[Row, str, int] | None:
    """Find the row that names the columns, what parts them, and where the rows begin."""
    place = 0
    lines = text[:_HEAD_LENGTH].split("\n")[: _HEAD_LINES + 1]
    for line, behind in zip(lines, [*lines[1:], ""], strict=True):
        end = place + len(line) + 1
        # A rule below the head makes it a table of Markdown.
        is_table = line.startswith("|") or ("|" in line and _RULE.fullmatch(behind))
        delimiter = None if is_table else delimiter_of(line)
        row = next(rows_of(line, delimiter), None) if delimiter else None
        if row and delimiter and _names_columns(Columns(row.cells)):
            return row, delimiter, end
        place = end
    return None


def _names_columns(columns: Columns) -> bool:
    if columns.dialect == "wos_tags":
        return True
    if not columns.has("title") or not columns.has("authors", "full_names", "year", "date", "doi"):
        return False
    return columns.n_known >= 6 or 2 * columns.n_known > len(columns.keys)


def _tags(columns: Columns) -> list[str]:
    if columns.dialect == "wos_tags":
        return [key.upper() for key in columns.keys]
    if columns.dialect == "wos":
        return [WOS_TAGS.get(key, "") for key in columns.keys]
    return []


def _known_at(columns: Columns, tags: Sequence[str], cells: Sequence[str]) -> str | None:
    if tags:
        return iso_day(entry_of_row(tags, cells).one("DA"))
    return iso_day(columns.one("known_at", cells))


def _by_year(columns: Columns, cells: Sequence[str]) -> tuple[tuple[int, int], ...]:
    counts = ((year, count_of(cells[place])) for year, place in columns.years if place < len(cells))
    return tuple((year, count) for year, count in counts if count)


def _said(columns: Columns, cells: Sequence[str]) -> dict[str, Any]:
    def one(field: str) -> str | None:
        text = columns.one(field, cells)
        return " ".join(text.split()) if text else None

    kind = one("type")
    told, aside = told_in(columns.all("notes", cells)), told_in(columns.all("arxiv", cells))
    stage = one("stage")
    notes = [note for text in told.notes for note in text.split("; ")]
    said: dict[str, Any] = {
        name: one(name)
        for name in (
            "title", "year", "venue", "volume", "issue", "publisher", "category", "field",
            "abstract", "code_url",
        )
    }  # fmt: skip
    date = one("date")
    return said | {
        **_people(columns, cells),
        "type": kind_of(kind),
        "date": date if date and not re.fullmatch("[0-9]{4}", date) else None,
        "pages": one("pages")
        or joined_pages(one("first_page"), one("last_page"))
        or one("article_number"),
        "doi": columns.all("doi", cells),
        "arxiv": columns.all("arxiv", cells),
        "urls": columns.all("urls", cells),
        "links": columns.all("links", cells),
        "citations": one("citations"),
        "references": _references(columns, cells),
        "is_open_access": _yes(one("open_access")),
        "is_retracted": True if kind and "retracted" in kind.lower() else _yes(one("retracted")),
        "notes": (*notes, *([stage] if stage and stage.lower() != "final" else [])),
        "ids": [*_ids(columns, cells), *told.ids, *aside.ids],
    }


def _people(columns: Columns, cells: Sequence[str]) -> dict[str, Any]:
    names, is_cut = without_cut(columns.one("authors", cells) or "")
    placed = columns.one("with_affiliations", cells)
    places = columns.one("affiliations", cells)
    if columns.dialect == "scopus":
        authors = scopus_authors(
            short=names,
            full=columns.one("full_names", cells),
            ids=columns.one("author_ids", cells),
            placed=placed,
            places=places,
            corresponding=columns.one("corresponding", cells),
        )
    else:
        authors = authors_of(_listed(columns.one("full_names", cells) or names, columns.dialect))
    items = [one.strip() for one in (places or "").split(";") if one.strip()]
    if (
        columns.dialect != "scopus"
        and len(items) == len(authors)
        and "authoraffiliations" in columns.keys
    ):
        pairs = zip(authors, items, strict=True)
        authors = tuple(replace(author, affiliations=(item,)) for author, item in pairs)
        items = []
    stated = count_of(columns.one("n_authors", cells))
    truncated = True if is_cut else _yes(columns.one("truncated", cells))
    if truncated is None and authors and columns.dialect == "perish":
        truncated = False
    return {
        "authors": authors,
        "authors_truncated": truncated,
        "n_authors": stated,
        "editors": tuple(parted(columns.one("editors", cells) or "")),
        "affiliations": () if any(a.affiliations for a in authors) else tuple(dict.fromkeys(items)),
    }


def _listed(text: str, dialect: str) -> list[str]:
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return [one for one in found if isinstance(one, str)]
    if dialect == "perish" and ";" not in text:
        return [name.strip() for name in text.split(",")]
    return parted(text)


def _references(columns: Columns, cells: Sequence[str]) -> tuple[str, ...] | None:
    listed = columns.one("references", cells)
    if listed:
        given = (" ".join(one.split()) for one in re.split(r";\s+", listed))
        return tuple(one.rstrip(";") for one in given if one)
    return () if columns.one("n_references", cells) == "0" else None


def _yes(text: str | None) -> bool | None:
    return None if not text else text.strip().lower() not in _NO


def _ids(columns: Columns, cells: Sequence[str]) -> list[str]:
    found = [f"eid:{text}" for text in columns.all("eid", cells)]
    for text in columns.all("ids", cells):
        openalex = _OPEN_ID.fullmatch(text)
        if openalex:
            found.append(f"openalex:{openalex[1]}")
        elif text.startswith("pub."):
            found.append(f"dimensions:{text}")
        elif re.fullmatch(r"[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9X]{3}", text):
            found.append(f"lens:{text}")
    found += [f"pmid:{text}" for text in columns.all("pmid", cells) if text.isdecimal()]
    found += [f"pmcid:{text}" for text in columns.all("pmcid", cells)]
    for scheme in ("issn", "isbn"):
        for text in columns.all(scheme, cells):
            found += [f"{scheme}:{number}" for number in _NUMBERS.findall(text)]
    return found
