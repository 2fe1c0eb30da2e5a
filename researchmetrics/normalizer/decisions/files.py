"""The decisions file on disk: read, appended to under a lock, and replaced whole."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from researchmetrics import config
from researchmetrics.errors import ConfigError
from researchmetrics.normalizer.decisions.lines import UNDO, parse_decisions, written
from researchmetrics.normalizer.decisions.model import Decision, Decisions

__all__ = ["Told", "add_decisions", "decisions_path", "read_decisions", "take_back", "told"]

Told = str | Path | Decisions | None
_OPENING = """\
# One decision a line: DATE same|different RECORD RECORD, DATE mine|not_mine RECORD PERSON, or
# DATE undo with the same two names. What follows a # is for people. Lines may be edited.
"""
_PATIENCE = 30.0  # seconds for which another writer is waited for


def decisions_path(path: str | Path | None = None) -> Path:
    """Return where decisions are kept.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        Default the setting ``decisions_file``, else ``decisions.txt`` in the data folder.

    Returns
    -------
    pathlib.Path
        The file, which may not exist yet.

    Examples
    --------
    >>> decisions_path("mine.txt").name
    'mine.txt'
    """
    found = config.setting("decisions_file", None if path is None else str(path)).value
    return Path(found).expanduser() if found else config.home("data") / "decisions.txt"


def read_decisions(path: str | Path, *, missing_ok: bool = False) -> Decisions:
    """Read a decisions file.

    Parameters
    ----------
    path : str or pathlib.Path
        As `add_decisions` writes it, or written by hand.
    missing_ok : bool
        Whether a file that is not there says that nothing was decided.

    Returns
    -------
    Decisions
        Those in force.

    Raises
    ------
    ConfigError
        If it cannot be read, or a line is no decision; it names the line.
    RecordError
        If two decisions contradict one another; it names both lines.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "decisions.txt")
    ...     _ = file.write_text("same s2:1 s2:2 # twins")
    ...     read_decisions(file).must_link
    (('s2:1', 's2:2'),)
    """
    path = Path(path).expanduser()
    text = _text(path)
    if text is None and not missing_ok:
        raise ConfigError(
            f"There is no decisions file {path}. Check the path, or make it with "
            "researchmetrics review."
        )
    return parse_decisions(text or "", path.name)


def told(decisions: Told, *, use_setting: bool = False) -> Decisions:
    """Return decisions, however they are given.

    Parameters
    ----------
    decisions : str, pathlib.Path, Decisions or None
        A decisions file, or what one holds.
    use_setting : bool
        Whether None stands for the configured file, instead of for nothing.

    Returns
    -------
    Decisions
        None decided where nothing is given.

    Raises
    ------
    ConfigError, RecordError
        As for `read_decisions`.

    Examples
    --------
    >>> len(told(None))
    0
    """
    if isinstance(decisions, Decisions):
        return decisions
    if decisions is not None and not isinstance(decisions, str | os.PathLike):
        raise ConfigError(
            f"Decisions are given as a file or as what read_decisions returns, not as "
            f"{type(decisions).__name__}. Give one of these."
        )
    if decisions is not None:
        return read_decisions(decisions)
    if not use_setting:
        return Decisions()
    # A file that the user named and mistyped must not pass for one where nothing is decided.
    is_named = config.setting("decisions_file").value is not None
    return read_decisions(decisions_path(), missing_ok=not is_named)


def add_decisions(
    path: str | Path, further: Iterable[Decision], *, instead_of: Iterable[Decision] = ()
) -> int:
    """Append decisions to a file; what it says already is not said again.

    A decision on the same things that says otherwise is taken back first, by a line.

    Parameters
    ----------
    path : str or pathlib.Path
        Made where it is missing. Comments and hand-written lines are kept as they are.
    further : iterable of Decision
        What was decided.
    instead_of : iterable of Decision
        What is taken back first, where the file says it.

    Returns
    -------
    int
        How many were new.

    Raises
    ------
    ConfigError
        If the file cannot be read or written.
    RecordError
        If a decision contradicts others through a chain; nothing is written then.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "decisions.txt")
    ...     twins = Decision("same", "s2:1", "s2:2")
    ...     add_decisions(file, [twins]), add_decisions(file, [twins])
    (1, 0)
    """
    new, gone = Decisions(further), {one.about for one in instead_of}

    def lines(known: Decisions) -> list[Decision]:
        before = {one.about: one for one in known}
        decided = {one.about for one in new}
        undone = [one for about, one in before.items() if about in gone - decided]
        found = [Decision(UNDO, one.a, one.b) for one in undone]
        for one in new:
            other = before.get(one.about)
            if other is not None and other.kind != one.kind:
                found.append(Decision(UNDO, other.a, other.b, one.date))
            if other is None or other.kind != one.kind:
                found.append(one)
        return found

    return sum(one.kind != UNDO for one in _append(Path(path).expanduser(), lines))


def take_back(path: str | Path, a: str, b: str, *, date: str | None = None) -> bool:
    """Take back what a file says of two records, or of a record and a person.

    Parameters
    ----------
    path : str or pathlib.Path
        The file; a line is added, none removed.
    a, b : str
        What names the two.
    date : str, optional
        ISO date of taking back.

    Returns
    -------
    bool
        Whether there was anything to take back.

    Raises
    ------
    ConfigError, RecordError
        As for `read_decisions`.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "decisions.txt")
    ...     _ = add_decisions(file, [Decision("same", "s2:1", "s2:2")])
    ...     take_back(file, "s2:2", "s2:1"), len(read_decisions(file))
    (True, 0)
    """

    def lines(known: Decisions) -> list[Decision]:
        is_there = len(known.without(a, b)) < len(known)
        return [Decision(UNDO, a, b, date)] if is_there else []

    return bool(_append(Path(path).expanduser(), lines))


def _append(path: Path, lines_for: Callable[[Decisions], list[Decision]]) -> list[Decision]:
    """Add lines that depend on what the file says, while nobody else writes to it."""
    from filelock import FileLock, Timeout

    # The file itself may be a link into a folder that is kept under version control.
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_PATIENCE):
            return _appended(path, lines_for)
    except Timeout as error:
        raise ConfigError(
            f"Another process writes to {path} and does not end. End it, or try again."
        ) from error
    except OSError as error:
        raise ConfigError(
            f"The decisions file {path} cannot be written ({error.strerror}). Give another place."
        ) from error


def _appended(path: Path, lines_for: Callable[[Decisions], list[Decision]]) -> list[Decision]:
    text = _text(path)
    lines = lines_for(parse_decisions(text or "", path.name))
    if not lines:
        return lines
    kept = text if text is not None else _OPENING
    end = "\r\n" if "\r\n" in kept else "\n"
    gap = end if kept and not kept.endswith("\n") else ""
    whole = kept + gap + "".join(written(line) + end for line in lines)
    # Contradictions through a chain are found before anything is written.
    parse_decisions(whole, path.name)
    _replace(path, whole)
    return lines


def _text(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The decisions file {path} cannot be read ({_why(error)}). Give a text in UTF-8."
        ) from error


def _why(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} is not UTF-8"
    return error.strerror or str(error)


def _replace(path: Path, text: str) -> None:
    """Put a whole new file in the place of the old, so that nobody ever sees half of one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            Path(name).chmod(stat.S_IMODE(path.stat().st_mode))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
