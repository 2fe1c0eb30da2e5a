"""The tables of the corpus, made of those of the parts.

A part without anything to leave out or to follow is linked, not copied: one file serves both.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from researchmetrics.engine.embedded import quoted
from researchmetrics.engine.openalex.cutting import write
from researchmetrics.engine.openalex.layout import Part
from researchmetrics.engine.openalex.shelf import Shelf
from researchmetrics.engine.openalex.wanted import TABLES

__all__ = ["Finishing"]

_LEFT_OUT = """
CREATE OR REPLACE TEMP TABLE left_out AS
SELECT DISTINCT 'W' || number AS work_id FROM superseded WHERE part = {part}
"""
_KEPT = """
SELECT * EXCLUDE (file_row_number) FROM {file}
WHERE work_id NOT IN (SELECT work_id FROM left_out) ORDER BY file_row_number
"""
# Columns that are followed to the identifiers that theirs were merged into.
_MERGED = {
    "references": ("merged_works", "cited_id"),
    "authorships": ("merged_authors", "person_id"),
}
_IS_MERGED = "SELECT count(*) FROM {file} AS rows SEMI JOIN {merged} ON {column} = old"
_FOLLOWED = {
    "authorships": """
SELECT rows.* EXCLUDE (file_row_number) REPLACE (coalesce(new, person_id) AS person_id)
FROM {file} AS rows LEFT JOIN merged_authors ON person_id = old
WHERE work_id NOT IN (SELECT work_id FROM left_out) ORDER BY file_row_number
""",
    # Who cites a work and what was merged into it, cites one.
    "references": """
SELECT work_id, cited_id FROM (
    SELECT work_id, coalesce(new, cited_id) AS cited_id, min(file_row_number) AS row
    FROM {file} AS rows LEFT JOIN merged_works ON cited_id = old
    WHERE work_id NOT IN (SELECT work_id FROM left_out)
    GROUP BY ALL
) WHERE cited_id <> work_id ORDER BY row
""",
}


@dataclass(frozen=True, slots=True)
class Finishing:
    """Puts tables together.

    Parameters
    ----------
    shelf : Shelf
        Where the parts' tables are.
    folder : pathlib.Path
        Where the corpus's tables go, one folder each.
    """

    shelf: Shelf
    folder: Path

    def prepare(self) -> None:
        """Make empty folders for the tables."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for table in TABLES:
            (self.folder / table).mkdir(parents=True)

    def add(self, part: Part, number: int, cursor: Any) -> None:
        """Add a part's share of each table.

        Parameters
        ----------
        part : Part
            The part.
        number : int
            Its place in ``superseded``.
        cursor : duckdb.DuckDBPyConnection
            A connection that nothing else uses meanwhile, to what knows the superseded works.
        """
        cursor.execute(_LEFT_OUT.format(part=number))
        leaves_out = bool(_one(cursor, "SELECT count(*) FROM left_out"))
        for table in TABLES:
            source = self.shelf.file(part, table)
            target = self.folder / table / f"{source.parent.name}.parquet"
            query = self._changed(table, source, cursor, leaves_out=leaves_out)
            if query is None:
                _link(source, target)
            else:
                write(cursor, query, target)

    def put(self, output: Path) -> None:
        """Put the finished tables in the place of those that are there."""
        for table in TABLES:
            shutil.rmtree(output / table, ignore_errors=True)
            (self.folder / table).replace(output / table)
        shutil.rmtree(self.folder)

    @staticmethod
    def _changed(table: str, source: Path, cursor: Any, *, leaves_out: bool) -> str | None:
        """Write what makes a table of a part's; None where nothing is to be changed."""
        file = f"read_parquet({quoted(source)}, file_row_number = true)"
        if table in _MERGED:
            merged, column = _MERGED[table]
            if _one(cursor, _IS_MERGED.format(file=file, merged=merged, column=column)):
                return _FOLLOWED[table].format(file=file)
        return _KEPT.format(file=file) if leaves_out else None


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # The file system knows no links.
        shutil.copyfile(source, target)


def _one(cursor: Any, query: str) -> int:
    return int(cursor.execute(query).fetchall()[0][0])
