"""Exit codes: which error of the tree ends a command with which number."""

from __future__ import annotations

import signal

from researchmetrics import errors

__all__ = [
    "BROKEN_PIPE",
    "INTERRUPTED",
    "MEANINGS",
    "NOTHING_FOUND",
    "OK",
    "PARTIAL",
    "UNEXPECTED",
    "USAGE",
    "OutputError",
    "exit_code",
]

OK, UNEXPECTED, USAGE, PARTIAL, UNREADABLE, NOTHING_FOUND = 0, 1, 2, 3, 4, 5
CONFIGURATION, STORE, DATA, OUTPUT = 6, 7, 8, 9
INTERRUPTED = 128 + signal.SIGINT
# The shell's number for "ended because nobody reads on"; the signal itself is unknown on Windows.
BROKEN_PIPE = 128 + 13

MEANINGS: dict[int, str] = {
    OK: "all went well",
    UNEXPECTED: "unexpected error: please report it",
    USAGE: "unknown command or option, or a value that is not possible",
    PARTIAL: "a source failed or gave only a part; what came is printed",
    UNREADABLE: "a document or table is missing, empty, too large or not readable",
    NOTHING_FOUND: "nobody found, no such identifier, or several persons fit",
    CONFIGURATION: "a setting or source name is wrong, or a key is missing",
    STORE: "the store cannot be opened, read or written",
    DATA: "the data do not allow it: a column is missing, no such indicator",
    OUTPUT: "the result cannot be written",
    INTERRUPTED: "interrupted",
    BROKEN_PIPE: "the reader of the output went away",
}

# A base class stands for all below it; the closest ancestor decides.
_CODES: dict[type[Exception], int] = {
    errors.ConfigError: CONFIGURATION,
    errors.SourceError: PARTIAL,
    errors.NotFoundError: NOTHING_FOUND,
    errors.DocumentError: UNREADABLE,
    errors.RecordError: DATA,
    errors.IdentifierError: NOTHING_FOUND,
    errors.AmbiguousPersonError: NOTHING_FOUND,
    errors.TableError: DATA,
    errors.IndicatorError: DATA,
    errors.StoreError: STORE,
}


class OutputError(OSError):
    """The result could not be written where it was asked for."""


def exit_code(error: BaseException) -> int:
    """Return the exit code that an error ends a command with.

    Parameters
    ----------
    error : BaseException
        What was raised.

    Returns
    -------
    int
        A key of `MEANINGS`; ``UNEXPECTED`` for what nobody raised on purpose.

    Examples
    --------
    >>> exit_code(errors.MissingKeyError("No key. Give one."))
    6
    >>> exit_code(ZeroDivisionError())
    1
    """
    if isinstance(error, OutputError):
        return OUTPUT
    for kind in type(error).__mro__:
        if kind in _CODES:
            return _CODES[kind]
    return UNEXPECTED
