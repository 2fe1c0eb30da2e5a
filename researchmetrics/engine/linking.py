"""Linking a corpus step by step, with few of its records in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from researchmetrics.engine.components import components
from researchmetrics.engine.reading import Reader
from researchmetrics.engine.tasks import Kept, Prepared, Shelf
from researchmetrics.engine.workers import Workers
from researchmetrics.errors import RecordError
from researchmetrics.normalizer.linking.group import Reason, group, needed
from researchmetrics.normalizer.linking.outlines import OUTLINE, Outlines, tie_of
from researchmetrics.normalizer.linking.pairs import pairs_of_keys
from researchmetrics.records import digest

__all__ = ["Linked", "Linking", "Options"]

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
_KEYS_AT_ONCE = 3_000_000
_PAIRS_AT_ONCE = 60_000
_ENTRIES_AT_ONCE = 4_000
_SORTED_KEYS = """
SELECT key, place FROM keys
WHERE key BETWEEN CAST(? AS UBIGINT) AND CAST(? AS UBIGINT) ORDER BY key, place
"""
_SOME_PAIRS = "SELECT first, second FROM candidates WHERE rowid >= ? AND rowid < ?"


@dataclass(frozen=True, slots=True)
class Options:
    """What a user asks of linking; see `normalizer.deduplicate`."""

    level: str = "normal"
    lists_are_clean: bool = False
    must_link: Sequence[tuple[Hashable, Hashable]] = ()
    cannot_link: Sequence[tuple[Hashable, Hashable]] = ()

    @property
    def least(self) -> float:
        """Score below which a pair links nothing."""
        return needed(self.level, one_per_source=self.lists_are_clean)

    @property
    def names(self) -> set[Hashable]:
        """Rows that the user decided on."""
        return {name for pair in (*self.must_link, *self.cannot_link) for name in pair}


@dataclass(slots=True)
class Linked:
    """The work of each row.

    Parameters
    ----------
    works : numpy.ndarray of uint64
        By place, the number in the work's identifier.
    reasons : dict of int to Reason
        By place; the rows that are not there are alone.
    alone : Reason
        Why those are works of their own.
    """

    works: Numbers
    alone: Reason
    reasons: dict[int, Reason] = field(default_factory=dict)


class Linking:
    """One run.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Sorts and spills.
    folder : pathlib.Path
        For the entries.
    workers : Workers
        Who share the work.
    say : callable
        Takes a line of news.
    """

    def __init__(
        self, connection: Any, folder: Path, workers: Workers, say: Callable[[str], None]
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.workers = workers
        self.say = say
        self.shelf = Shelf(folder / "entries.bin")
        self.outlines_at = folder / "outlines.bin"
        self.count = 0

    def run(self, reader: Reader, options: Options, *, rows_at_once: int) -> Linked:
        """Link the rows of a table."""
        alone = _alone(options)
        content, places_of = self._prepare(reader, options, rows_at_once)
        decided = {
            "must_link": _decided(options.must_link, places_of),
            "cannot_link": _decided(options.cannot_link, places_of),
        }
        linked = Linked(self._own_works(content), alone)
        if self.count:
            self._pair(content)
            edges = [self._links(options.least), *map(_as_edges, decided.values())]
            self._group(linked, np.concatenate(edges), options, decided)
        return linked

    def _prepare(
        self, reader: Reader, options: Options, rows: int
    ) -> tuple[Numbers, dict[Hashable, list[int]]]:
        """Write down each row's entry, outline and keys."""
        self.connection.execute("CREATE TABLE keys (key UBIGINT, place BIGINT)")
        names = options.names
        places_of: dict[Hashable, list[int]] = {name: [] for name in names}
        content: list[Numbers] = []
        lengths: list[Places] = []

        def chunks() -> Iterator[tuple[pd.DataFrame, bool]]:
            place = 0
            for labels, data in reader.chunks(rows):
                for ahead, label in enumerate(labels if names else ()):
                    if label in names:
                        places_of[label].append(place + ahead)
                place += len(data)
                yield data, options.lists_are_clean

        with self.shelf.path.open("wb") as shelf, self.outlines_at.open("wb") as outlines:
            for part in self.workers.each("prepare", chunks()):
                shelf.write(part.written)
                outlines.write(part.outlines.tobytes())
                self._keep_keys(part)
                content.append(part.content)
                lengths.append(part.lengths)
                self.say(f"Reading: {self.count:,} rows")
        whole = np.concatenate(content) if content else np.zeros(0, dtype=np.uint64)
        self.shelf.finish(lengths or [np.zeros(0, dtype=np.int64)], _copies(whole))
        return whole, places_of

    def _keep_keys(self, part: Prepared) -> None:
        places = np.repeat(np.arange(self.count, self.count + len(part.n_keys)), part.n_keys)
        self._store("keys", {"key": part.keys, "place": places})
        self.count += len(part.n_keys)

    def _store(self, table: str, columns: dict[str, npt.NDArray[Any]]) -> None:
        self.connection.register("part", pd.DataFrame(columns))
        self.connection.execute(f"INSERT INTO {table} SELECT * FROM part")
        self.connection.unregister("part")

    def _outlines(self, content: Numbers) -> Outlines:
        """Open the outlines, those of copies set right: chunks number their own only."""
        outlines: Outlines = np.memmap(self.outlines_at, dtype=OUTLINE, mode="r+")
        copies = self.shelf.copies
        for place in np.flatnonzero(copies > 1).tolist():
            outlines["tie"][place] = tie_of(_key(content[place], copies[place]))
        return outlines

    def _pair(self, content: Numbers) -> None:
        """Find the pairs worth comparing."""
        ask = self.connection.execute
        ask("CREATE TABLE pairs (first BIGINT, second BIGINT)")
        outlines = self._outlines(content)
        total = ask("SELECT count(*) FROM keys").fetchall()[0][0]
        parts = max(1, -(-total // _KEYS_AT_ONCE))
        for part in range(parts):
            # Keys are hashes: equal shares of their range hold about equally many.
            low, high = (2**64 * end // parts for end in (part, part + 1))
            found = ask(_SORTED_KEYS, [low, high - 1]).fetchnumpy()
            for pairs in pairs_of_keys(found["key"], found["place"], outlines):
                unique = np.unique(pairs, axis=0)
                self._store("pairs", {"first": unique[:, 0], "second": unique[:, 1]})
            self.say(f"Pairing: {100 * (part + 1) // parts} %")
        ask("DROP TABLE keys")
        ask("CREATE TABLE candidates AS SELECT DISTINCT * FROM pairs ORDER BY first, second")
        ask("DROP TABLE pairs")

    def _links(self, least: float) -> Places:
        """Compare the pairs, and keep those that may be of one work."""
        total = self.connection.execute("SELECT count(*) FROM candidates").fetchall()[0][0]
        asked: list[Places] = []

        def portions() -> Iterator[tuple[Kept, Places, Places, float]]:
            cursor = self.connection.cursor()
            for start in range(0, total, _PAIRS_AT_ONCE):
                found = cursor.execute(_SOME_PAIRS, [start, start + _PAIRS_AT_ONCE]).fetchnumpy()
                pairs = np.column_stack([found["first"], found["second"]]).astype(np.int64)
                asked.append(pairs)
                kept = self.shelf.take(np.unique(pairs))
                yield kept, pairs[:, 0], pairs[:, 1], least
            cursor.close()

        links: list[Places] = [np.zeros((0, 2), dtype=np.int64)]
        done = 0
        for fits in self.workers.each("score", portions()):
            pairs = asked.pop(0)
            links.append(pairs[fits])
            done += len(pairs)
            self.say(f"Comparing: {done:,} of {total:,} pairs")
        return np.concatenate(links)

    def _group(
        self, linked: Linked, edges: Places, options: Options, decided: dict[str, list[Any]]
    ) -> None:
        """Group the rows that links connect, some connected sets at a time."""
        asked = {
            "level": options.level,
            "one_per_source": options.lists_are_clean,
            **decided,
        }
        sets = components(edges)
        tasks = ((self.shelf.take(places), asked) for places in _together(sets))
        for groups in self.workers.each("group", tasks):
            for places, key, reasons in groups:
                linked.works[places] = int(digest(key), 16)
                linked.reasons.update(zip(places.tolist(), reasons, strict=True))
        self.say(f"Grouping: {len(linked.reasons):,} rows have others beside them")

    def _own_works(self, content: Numbers) -> Numbers:
        """Tell the work of each row as if it were alone."""
        rows = zip(content.tolist(), self.shelf.copies.tolist(), strict=True)
        works = (int(digest(_key(own, copy)), 16) for own, copy in rows)
        return np.fromiter(works, dtype=np.uint64, count=len(content))


def _alone(options: Options) -> Reason:
    """Ask why a record with no other is a work of its own; also whether the level is known."""
    from researchmetrics.normalizer.linking.entries import make_entry

    entry = make_entry({"title": "-"}, key="-", names=(), as_of="2026-01-01")
    return group([entry], level=options.level)[0].reasons[0]


def _key(content: int, copy: int) -> str:
    """Write an entry's key as `rows.entries.rows_of` does."""
    return f"{content:016x}-{copy}"


def _copies(content: Numbers) -> Places:
    """Number the rows of equal content, in their order."""
    order = np.argsort(content, kind="stable")
    ranked = content[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(ranked) else ranked
    lengths = np.diff(np.r_[starts, len(ranked)]).astype(np.int64)
    copies = np.empty(len(content), dtype=np.int64)
    copies[order] = np.arange(len(content)) - np.repeat(starts.astype(np.int64), lengths) + 1
    return copies


def _decided(
    pairs: Iterable[tuple[Hashable, Hashable]], places_of: dict[Hashable, list[int]]
) -> list[tuple[int, int]]:
    for name in (name for pair in pairs for name in pair):
        if len(places_of[name]) != 1:
            why = "several rows have" if places_of[name] else "no row has"
            raise RecordError(f"must_link and cannot_link name {name!r}, which {why} as its name.")
    return [(places_of[a][0], places_of[b][0]) for a, b in pairs]


def _as_edges(pairs: list[tuple[int, int]]) -> Places:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _together(sets: Iterable[Places]) -> Iterator[Places]:
    """Put connected sets together until they are worth a task."""
    some: list[Places] = []
    for places in sets:
        some.append(places)
        if sum(map(len, some)) >= _ENTRIES_AT_ONCE:
            yield np.sort(np.concatenate(some))
            some = []
    if some:
        yield np.sort(np.concatenate(some))
