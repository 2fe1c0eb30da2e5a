"""Importing a snapshot: what is missing of its parts, then the tables of them all.

::

    snapshot -> parts on the shelf (missing or changed ones are read) -> superseded works
             -> works, authorships, references, citations_by_year -> corpus.json
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from researchmetrics.engine.corpora import Corpus, corpus
from researchmetrics.engine.embedded import bytes_of, require
from researchmetrics.engine.openalex.about import About, fingerprint
from researchmetrics.engine.openalex.cutting import BrokenPartError, cut
from researchmetrics.engine.openalex.finishing import Finishing
from researchmetrics.engine.openalex.gone import take_lists
from researchmetrics.engine.openalex.hands import Hands, workshop, writing
from researchmetrics.engine.openalex.layout import Part, Snapshot, snapshot_at
from researchmetrics.engine.openalex.pace import Pace
from researchmetrics.engine.openalex.shelf import Shelf
from researchmetrics.engine.openalex.superseded import find_superseded
from researchmetrics.engine.tables import ABOUT, WORKSHOP
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["import_openalex"]

_SHOWN = 5
# Bytes of memory that reading a part takes: buffers for lines, and what waits to be written.
_A_HAND = 250_000_000


def import_openalex(
    path: str | Path,
    output: str | Path,
    *,
    include_xpac: bool = False,
    skip_broken: bool = False,
    memory_limit: str = "2GB",
    threads: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Corpus:
    """Make a corpus of a downloaded OpenAlex snapshot.

    Killed at any point and called again, it goes on where it was. Called for a snapshot that has
    changed, it reads the parts that did.

    Parameters
    ----------
    path : str or pathlib.Path
        The snapshot's folder; JSON lines or Parquet, of today's layout or that of before 2026.
    output : str or pathlib.Path
        Folder for the tables.
    include_xpac : bool
        Whether to take in the works that OpenAlex itself leaves out by default.
    skip_broken : bool
        Whether to do without parts that are missing or cannot be read.
    memory_limit : str
        What the database may hold in memory, such as ``2GB``.
    threads : int, optional
        How many parts are read at once; default as many as there are processors and memory for.
    progress : callable, optional
        Called with a line of text now and then.

    Returns
    -------
    Corpus
        The tables ``works``, ``authorships``, ``references`` and ``citations_by_year`` in the
        folder; its ``corpus.json`` tells what they were made of. Of each work the newest version
        is kept, and none of works that were deleted or merged into others.

    Raises
    ------
    UnreadableDocumentError
        If there is no snapshot, or parts of it are missing or broken; the others are kept.
    ConfigError
        If duckdb is not installed, another import writes to the folder, or memory or room is too
        small.

    Examples
    --------
    >>> import_openalex("no-such-folder", "corpus")
    Traceback (most recent call last):
    researchmetrics.errors.UnreadableDocumentError: There are no works of an OpenAlex snapshot in
    no-such-folder. ...
    """
    require()
    snapshot, output = snapshot_at(path), Path(output).expanduser()
    say = progress or _nothing
    hands = threads or min(os.cpu_count() or 1, max(1, bytes_of(memory_limit) // _A_HAND))
    with workshop(output / WORKSHOP, memory_limit=memory_limit, threads=hands) as connection:
        shelf = Shelf(output / WORKSHOP / "parts", include_xpac)
        with writing(output):
            _Import(snapshot, output, shelf, Hands(connection, hands), skip_broken, say).run()
    return corpus(output, memory_limit=memory_limit, threads=threads)


@dataclass(slots=True)
class _Import:
    """One import."""

    snapshot: Snapshot
    output: Path
    shelf: Shelf
    hands: Hands
    skip_broken: bool
    say: Callable[[str], None]

    def run(self) -> None:
        """Read what is missing of the parts and make the tables, unless they are there."""
        troubles = {name: f"{name} is missing." for name in self.snapshot.missing}
        counts = self._read(troubles)
        if troubles and not self.skip_broken:
            raise _broken(troubles)
        parts = [part for part in self.snapshot.parts if part.name in counts]
        mark = fingerprint(self.snapshot, [(part.name, self.shelf.mark(part)) for part in parts])
        about = About(self.output / ABOUT)
        if about.mark == mark:
            self.say("The tables are those of this snapshot already.")
            return
        self._finish(parts, about)
        about.write(
            self.snapshot,
            list(counts.values()),
            self.hands.connection,
            fingerprint=mark,
            skipped=sorted(troubles),
        )

    def _read(self, troubles: dict[str, str]) -> dict[str, dict[str, int]]:
        """Read the parts that are not on the shelf; tells what each has, and what is broken."""
        known = {part.name: self.shelf.counts(part) for part in self.snapshot.parts}
        todo = [part for part in self.snapshot.parts if known[part.name] is None]
        pace = Pace(self.say, len(todo), sum(part.size for part in todo))

        def put(part: Part, cursor: Any) -> dict[str, int]:
            make = partial(cut, part, cursor=cursor, include_xpac=self.shelf.include_xpac)
            return self.shelf.put(part, make)

        def done(part: Part, result: Callable[[], dict[str, int]]) -> None:
            try:
                known[part.name] = found = result()
            except BrokenPartError as error:
                troubles[part.name] = str(error)
                self.say(str(error))
            else:
                pace.add(found["read"], part.size)

        self.hands.each(todo, put, done)
        return {name: counts for name, counts in known.items() if counts is not None}

    def _finish(self, parts: Sequence[Part], about: About) -> None:
        """Make the tables of the parts' and put them in place of those that are there."""
        take_lists(self.hands.connection, self.snapshot)
        self.say("Looking for the newest versions")
        find_superseded(self.hands.connection, self.shelf, parts)
        finishing = Finishing(self.shelf, self.output / WORKSHOP / "tables")
        finishing.prepare()
        places = {part.name: place for place, part in enumerate(parts)}
        left = len(parts)

        def done(_part: Part, result: Callable[[], None]) -> None:
            nonlocal left
            result()
            left -= 1
            self.say(f"Tables: {left:,} parts left")

        self.hands.each(
            parts, lambda part, cursor: finishing.add(part, places[part.name], cursor), done
        )
        about.remove()
        finishing.put(self.output)
        self.shelf.sweep(parts)


def _broken(troubles: Mapping[str, str]) -> UnreadableDocumentError:
    shown = " ".join(list(troubles.values())[:_SHOWN])
    more = f" So are {len(troubles) - _SHOWN:,} more." if len(troubles) > _SHOWN else ""
    return UnreadableDocumentError(
        f"{len(troubles):,} parts of the snapshot cannot be read, and the others are kept: "
        f"{shown}{more} Get them again, or leave them out with skip_broken."
    )


def _nothing(_line: str) -> None:
    """Say nothing."""
