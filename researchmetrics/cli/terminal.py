"""What a terminal or pipe can take: characters, width, progress, warnings."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

__all__ = [
    "ask",
    "complaints",
    "discard_output",
    "fit",
    "prepare_streams",
    "progress",
    "say",
    "standard_input",
    "width",
]

# Control characters of a document must not reach the terminal, where they are commands. Tab and
# line feed stay.
_CONTROL: dict[int, None] = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
# What our own texts use beyond ASCII; names and titles are escaped by the stream instead.
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "…": "...", "─": "-", "·": "-", "≥": ">=", "≤": "<=", "≠": "!=", "×": "x",
     "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "}
)  # fmt: skip


def prepare_streams() -> None:
    """Make standard output and error take any character, whatever the locale says.

    A pipe or file gets UTF-8. A terminal keeps its encoding, and characters it cannot show are
    escaped, since UTF-8 would show as garbage there.
    """
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "").lower().replace("_", "-")
        if encoding.startswith("utf") or not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def fit(text: str, stream: TextIO) -> str:
    r"""Return text that the stream can show, without control characters.

    Parameters
    ----------
    text : str
        Lines of text.
    stream : TextIO
        Where it will be written.

    Returns
    -------
    str
        The text; typographic characters become plain where the stream lacks them.

    Examples
    --------
    >>> import io
    >>> fit("2019–2021\x1b[31m", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    '2019-2021[31m'
    """
    text = text.translate(_CONTROL)
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return text.translate(_PLAIN)
    return text


def width(stream: TextIO) -> int | None:
    """Return the columns a terminal shows, or None for a pipe or file, which has no width.

    Parameters
    ----------
    stream : TextIO
        Where text will be written.

    Returns
    -------
    int or None
        At least 40 for a terminal.
    """
    if not stream.isatty():
        return None
    return max(40, shutil.get_terminal_size((80, 24)).columns)


def say(text: str) -> None:
    """Write a line for the person at the terminal to standard error.

    Parameters
    ----------
    text : str
        One line, or several.
    """
    # Somebody who closed standard error does not want to be told.
    with suppress(BrokenPipeError):
        print(fit(text, sys.stderr), file=sys.stderr)


def ask(text: str) -> None:
    """Write a question to standard error, where the answer is typed behind it.

    Parameters
    ----------
    text : str
        One line.
    """
    with suppress(BrokenPipeError):
        print(fit(text, sys.stderr), end="", file=sys.stderr, flush=True)


@contextmanager
def complaints(*, quiet: bool, verbose: bool) -> Iterator[None]:
    """Send Python's warnings and the package's log to standard error, one line each.

    Parameters
    ----------
    quiet : bool
        Show neither.
    verbose : bool
        Show the log as well.

    Yields
    ------
    None
        While it lasts.
    """

    def show(message: Warning | str, *_where: Any, **_more: Any) -> None:
        say(f"warning: {message}")

    logger = logging.getLogger("researchmetrics")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    level = logger.level
    if verbose and not quiet:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = show
            if quiet:
                warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show that work goes on, where a person watches.

    Parameters
    ----------
    label : str
        What is being done.
    quiet : bool
        Show nothing.

    Yields
    ------
    callable
        Takes a line that replaces the last one. Does nothing when standard error is no terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _line: None
        return
    from rich.console import Console
    from rich.text import Text

    def line(text: str) -> Text:
        # A line that wraps leaves its rest behind when it is drawn anew.
        short = Text(fit(text, sys.stderr), no_wrap=True)
        short.truncate(max(1, console.width - 4), overflow="ellipsis" if is_unicode else "crop")
        return short

    console = Console(stderr=True)
    is_unicode = (console.encoding or "").lower().startswith("utf")
    with console.status(line(label), spinner="dots" if is_unicode else "line") as status:
        yield lambda text: status.update(line(text))


def standard_input() -> bytes:
    """Read standard input to its end; a person at the keyboard is told so.

    Returns
    -------
    bytes
        What came; empty when it is closed.
    """
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        say("Reading from the keyboard; end with Ctrl-D on a line of its own.")
    return sys.stdin.buffer.read()


def discard_output() -> None:
    """Let what is still buffered for a reader that went away vanish without a complaint."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
