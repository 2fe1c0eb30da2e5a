"""A process that works for another: takes tasks from standard input, gives results to its output.

It is started as a module, so that a user's script needs no guard against being run again, as it
would with the processes of `multiprocessing`.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys

from researchmetrics.engine.tasks import TASKS


def serve() -> None:
    """Do one task after the other until there are no more."""
    # Entries hold no cycles, and looking for some among millions of objects takes its time.
    gc.disable()
    given = sys.stdin.buffer
    # Whatever a task prints must not get between the results.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    while True:
        try:
            name, arguments = pickle.load(given)  # noqa: S301 (from the process that started us)
        except EOFError:
            return
        try:
            answer = (True, TASKS[name](*arguments))
        except Exception as error:  # noqa: BLE001 (raised again by who asked)
            answer = (False, error)
        pickle.dump(answer, answers, protocol=5)
        answers.flush()


if __name__ == "__main__":
    serve()
