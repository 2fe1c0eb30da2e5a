"""The tables of a corpus: works and what stands beside them, opened in an engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from researchmetrics.engine.backend import Backend
from researchmetrics.errors import TableError, UnreadableDocumentError

__all__ = ["ABOUT", "BESIDE", "WORKSHOP", "Opened", "gathered", "opened"]

BESIDE = ("authorships", "references", "citations_by_year")
"""Tables that may stand beside the works; a folder holds each under its name."""
WORKSHOP = ".import"
"""Where an import keeps, within a folder, what its tables are made of."""
ABOUT = "corpus.json"
"""What an import says of a folder's tables once they are complete."""


@dataclass(frozen=True)
class Opened:
    """Tables in an engine, each called ``given_`` and its name.

    Parameters
    ----------
    kinds : Mapping
        For each table the kinds of its columns; a table without rows is not there.
    """

    kinds: Mapping[str, Mapping[str, str]]

    def has(self, table: str, column: str | None = None) -> bool:
        """Tell whether there is a table, or a column in it."""
        return table in self.kinds and (column is None or column in self.kinds[table])

    def kind(self, table: str, column: str) -> str | None:
        """Tell the kind of a column; None if there is none."""
        return self.kinds.get(table, {}).get(column)

    def need(self, table: str, *columns: str) -> None:
        """Refuse a table that lacks columns.

        Raises
        ------
        TableError
            If it does.
        """
        there = self.kinds.get(table, {})
        missing = [column for column in columns if column not in there]
        if missing:
            raise TableError(
                f"The table {table} needs the column {', '.join(missing)}; it has {list(there)}."
            )


def gathered(given: Any, **beside: Any) -> dict[str, Any]:
    """Find the tables: those of a folder, and those given one by one.

    Parameters
    ----------
    given : object
        Works, or the path of a folder with ``works/*.parquet`` and the like.
    **beside
        Other tables; they come before those of the folder.

    Returns
    -------
    dict
        What was given or found for each.

    Raises
    ------
    UnreadableDocumentError
        If a folder has no works, or its import is not complete.

    Examples
    --------
    >>> sorted(gathered("works.parquet", authorships="authorships.parquet", references=None))
    ['authorships', 'works']
    """
    tables = {name: table for name, table in beside.items() if table is not None}
    alone = given[0] if isinstance(given, list | tuple) and len(given) == 1 else given
    if not (isinstance(alone, str | Path) and Path(alone).expanduser().is_dir()):
        return {"works": given, **tables}
    folder = Path(alone).expanduser()
    if (folder / WORKSHOP).is_dir() and not (folder / ABOUT).is_file():
        raise UnreadableDocumentError(
            f"The import into {folder} is not complete. Start it again: it goes on where it was."
        )
    found = {
        name: str(folder / name / "*.parquet")
        for name in ("works", *BESIDE)
        if any((folder / name).glob("*.parquet"))
    }
    if "works" not in found:
        raise UnreadableDocumentError(
            f"The folder {folder} holds no works/*.parquet. Give a folder as `corpus import` "
            "writes it, or files by a pattern such as works/*.parquet."
        )
    return {**found, **tables}


def opened(
    backend: Backend, tables: Mapping[str, Any], columns: Collection[str] | None = None
) -> Opened:
    """Open tables in an engine.

    Parameters
    ----------
    backend : Backend
        The engine.
    tables : Mapping
        What was given for each.
    columns : collection of str, optional
        Columns that are needed of frames in memory.

    Returns
    -------
    Opened
        Without those that have no rows, which say nothing.
    """
    kinds = {}
    for name, given in tables.items():
        found = backend.open(f"given_{name}", given, columns)
        if name == "works" or backend.rows(f"SELECT 1 FROM given_{name} LIMIT 1"):
            kinds[name] = found
    return Opened(kinds)
