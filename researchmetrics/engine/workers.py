"""Processes that share the work, each given its tasks one at a time, results in order."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from researchmetrics.engine.tasks import TASKS
from researchmetrics.errors import ConfigError

__all__ = ["Workers"]

_COMMAND = (sys.executable, "-m", "researchmetrics.engine.worker")


class Workers:
    """Processes, or none: then the work is done here.

    Parameters
    ----------
    count : int
        How many; they start with their first task.
    """

    def __init__(self, count: int) -> None:
        self.count = count if count > 1 and sys.executable else 0
        self._free: queue.SimpleQueue[subprocess.Popen[bytes] | None] = queue.SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []
        for _ in range(self.count):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._started:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            if error is not None:
                process.kill()
            process.wait()

    def each(self, task: str, arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Do a task with each set of arguments.

        Parameters
        ----------
        task : str
            One of `tasks.TASKS`.
        arguments : iterable of tuple
            Taken only as fast as they are worked off.

        Yields
        ------
        object
            Results, in the order of the arguments.
        """
        if not self.count:
            yield from (TASKS[task](*some) for some in arguments)
            return
        with ThreadPoolExecutor(self.count) as threads:
            waiting: deque[Future[Any]] = deque()
            for some in arguments:
                waiting.append(threads.submit(self._done, task, some))
                if len(waiting) > self.count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _done(self, task: str, arguments: tuple[Any, ...]) -> Any:
        process = self._free.get() or self._start()
        try:
            pickle.dump((task, arguments), process.stdin, protocol=5)  # type: ignore[arg-type]  # PIPE
            process.stdin.flush()  # type: ignore[union-attr]  # PIPE
            is_result, answer = pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301
        except (EOFError, OSError) as error:
            raise ConfigError(
                f"A process that shared the work ended (exit code {process.poll()}), most likely "
                "for lack of memory. Give fewer threads or a smaller memory_limit."
            ) from error
        self._free.put(process)
        if is_result:
            return answer
        raise answer

    def _start(self) -> subprocess.Popen[bytes]:
        # They must find the package wherever this process found it.
        found_at = {"PYTHONPATH": os.pathsep.join(place for place in sys.path if place)}
        process = subprocess.Popen(  # noqa: S603 (our own module)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **found_at},
        )
        self._started.append(process)
        return process
