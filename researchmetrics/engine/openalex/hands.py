"""Who shares the work of an import: threads, each with a cursor of its own on one database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from researchmetrics.engine.embedded import connected, require
from researchmetrics.engine.tables import WORKSHOP
from researchmetrics.errors import ConfigError

__all__ = ["Hands", "workshop", "writing"]

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def workshop(folder: Path, *, memory_limit: str, threads: int) -> Iterator[Any]:
    """Open a database of an import's own, which keeps others out of the folder meanwhile.

    Parameters
    ----------
    folder : pathlib.Path
        Where it lies; what it needs is removed at the end.
    memory_limit : str
        What it may hold in memory.
    threads : int
        How many share the work.

    Yields
    ------
    duckdb.DuckDBPyConnection
        Empty.

    Raises
    ------
    ConfigError
        If the folder cannot be written to, or another import uses it.
    """
    room = folder / "room"
    try:
        room.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"Nothing can be written to {folder.parent} ({error.strerror}). Give another folder."
        ) from error
    try:
        connection = connected(room, memory_limit=memory_limit, threads=threads)
    except ConfigError as error:
        if "lock" not in str(error.__cause__):
            raise
        raise ConfigError(
            f"Another import writes to {folder.parent}. Wait for it, or give another folder."
        ) from error
    with closing(connection):
        yield connection
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say of tables that cannot be made what to do.

    Parameters
    ----------
    folder : pathlib.Path
        Where they go.

    Raises
    ------
    ConfigError
        If they cannot be made.
    """
    database = require()
    try:
        yield
    except database.InterruptException as error:
        raise KeyboardInterrupt from error
    except (database.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise ConfigError(
            f"The tables in {folder} cannot be made ({reason}). Make room or give more memory, and "
            f"start again: what is done is kept. If it is damaged, remove {folder / WORKSHOP}."
        ) from error


class Hands:
    """Threads that share work.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        What they work on.
    count : int
        How many they are.
    """

    def __init__(self, connection: Any, count: int) -> None:
        self.connection = connection
        self.count = count

    def each(
        self,
        items: Sequence[Item],
        do: Callable[[Item, Any], Result],
        done: Callable[[Item, Callable[[], Result]], None],
    ) -> None:
        """Do something with each item.

        Parameters
        ----------
        items : sequence
            In this order, several at once.
        do : callable
            Takes an item and a cursor.
        done : callable
            Takes an item and what returns its result, or raises what went wrong; called in the
            order in which they are done.
        """
        cursors = [self.connection.cursor() for _ in items[: self.count]]
        free: SimpleQueue[Any] = SimpleQueue()
        for cursor in cursors:
            # As for the connection, which does not hand it down.
            cursor.execute("SET enable_progress_bar = false")
            free.put(cursor)

        def one(item: Item) -> Result:
            cursor = free.get()
            try:
                return do(item, cursor)
            finally:
                free.put(cursor)

        with ThreadPoolExecutor(max(1, len(cursors))) as pool:
            tasks = {pool.submit(one, item): item for item in items}
            try:
                for task in as_completed(tasks):
                    done(tasks[task], task.result)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for cursor in cursors:
                    cursor.interrupt()
                raise
        for cursor in cursors:
            cursor.close()
