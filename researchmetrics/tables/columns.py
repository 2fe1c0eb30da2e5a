"""What a declared table is made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column", "Table", "columns"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, pandas dtype (``object`` for lists), meaning and unit."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, columns in order and the columns that identify a row."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


def columns(text: str) -> tuple[Column, ...]:
    """Read columns, one a line, as ``name | dtype | meaning [unit]``."""
    found = []
    for line in filter(None, text.splitlines()):
        name, dtype, meaning = (part.strip() for part in line.split("|"))
        meaning, _, unit = meaning.partition(" [")
        found.append(Column(name, dtype, meaning, unit.rstrip("]")))
    return tuple(found)
