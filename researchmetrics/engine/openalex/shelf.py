"""Where the tables of parts are kept: each part's whole and of now, or not there at all.

A part's folder is made beside its place and put there by one renaming, so that what is in place is
complete, whenever the process was killed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from researchmetrics.engine.openalex.layout import Part

__all__ = ["Shelf"]

# Raised when what is written of a part changes: parts written before are then read anew.
_FORM = 1
_NOTE = "part.json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders of parts.

    Parameters
    ----------
    folder : pathlib.Path
        They are made in it.
    include_xpac : bool
        Whether works that OpenAlex holds back by default are kept.
    """

    folder: Path
    include_xpac: bool

    def place(self, part: Part) -> Path:
        """Return the folder of a part."""
        # Readers would take a name with an equals sign for a column.
        return self.folder / part.name.replace("updated_date=", "").replace("/", "-")

    def file(self, part: Part, table: str) -> Path:
        """Return the file of one table of a part."""
        return self.place(part) / f"{table}.parquet"

    def mark(self, part: Part) -> str:
        """Tell what was asked of a part; where another was asked, it is read anew."""
        return f"{_FORM} {part.mark} {part.stated} {'all' if self.include_xpac else 'core'}"

    def counts(self, part: Part) -> dict[str, int] | None:
        """Return what was counted in a part that is there as it is asked for, or None."""
        place = self.place(part)
        try:
            note = json.loads((place / _NOTE).read_text(encoding="utf-8"))
            sizes = {name: (place / name).stat().st_size for name in note["files"]}
            is_as_asked = note["mark"] == self.mark(part) and note["files"] == sizes
            counts: dict[str, int] = note["counts"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return counts if is_as_asked else None

    def put(self, part: Part, make: Callable[[Path], dict[str, int]]) -> dict[str, int]:
        """Put a part down.

        Parameters
        ----------
        part : Part
            The part.
        make : callable
            Takes a folder, writes the tables there and returns what it counted.

        Returns
        -------
        dict of str to int
            What was counted.
        """
        place = self.place(part)
        new = place.with_name(f".{place.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        try:
            counts = make(new)
            files = {path.name: path.stat().st_size for path in sorted(new.iterdir())}
            note: dict[str, Any] = {"mark": self.mark(part), "counts": counts, "files": files}
            (new / _NOTE).write_text(json.dumps(note), encoding="utf-8")
            shutil.rmtree(place, ignore_errors=True)
            new.replace(place)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return counts

    def sweep(self, parts: Sequence[Part]) -> None:
        """Remove what is left of parts that are no longer of the snapshot."""
        wanted = {self.place(part) for part in parts}
        for place in self.folder.iterdir() if self.folder.is_dir() else ():
            if place not in wanted:
                shutil.rmtree(place, ignore_errors=True)
