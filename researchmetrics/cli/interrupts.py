"""Ctrl-C ends the command soon, though a thread may wait for a slow service."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType

from researchmetrics.cli import failures, terminal

__all__ = ["end_promptly", "leave"]

_GRACE = 1.0


def end_promptly() -> None:
    """End this process a second after Ctrl-C, whatever its threads wait for.

    What is written is whole or not there: files are replaced at once and the store works in
    transactions, so that nothing is lost that a second would have saved.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _interrupted)


def leave(code: int) -> None:
    """End this process without waiting for its threads.

    Parameters
    ----------
    code : int
        Exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    """Let what runs clean up after itself, but not for long."""
    watch = threading.Timer(_GRACE, _end)
    watch.daemon = True
    watch.start()
    # A second Ctrl-C does not wait.
    signal.signal(signal.SIGINT, lambda *_: _end())
    raise KeyboardInterrupt


def _end() -> None:
    terminal.say("Interrupted.")
    leave(failures.INTERRUPTED)
