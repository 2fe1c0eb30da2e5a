"""The door's own files: in a folder that can be written to, and replaceable when damaged."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from researchmetrics.errors import ConfigError

__all__ = ["opened", "ready_folder"]

_LOG = logging.getLogger(__name__)
_LOCK_SECONDS = 5.0
_Store = TypeVar("_Store")


def ready_folder(folder: Path) -> Path:
    """Make a folder for files of ours.

    Parameters
    ----------
    folder : Path
        To be made when missing.

    Returns
    -------
    Path
        The same.

    Raises
    ------
    ConfigError
        If it cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"The folder {folder} cannot be made ({error.strerror}). Set RESEARCHMETRICS_HOME to "
            f"a folder that can be written to."
        ) from error
    # The cache would wait for ever for a file that it may not write.
    if not all(os.access(path, os.W_OK) for path in (folder, *folder.glob("*.sqlite"))):
        raise ConfigError(
            f"The folder {folder} or a file in it cannot be written to. Change its permissions, "
            f"or set RESEARCHMETRICS_HOME to another folder."
        )
    return folder


def opened(file: Path, open_it: Callable[[Path], _Store]) -> _Store:
    """Open a file that can be made anew, setting it aside where it is damaged.

    One after another: SQLite does not wait where two make a file or change its mode of writing at
    once, but says at once that it is locked; nor may two set the same file aside.

    Parameters
    ----------
    file : Path
        Holds nothing that could not be asked for again.
    open_it : Callable
        Opens it, or makes it.

    Returns
    -------
    object
        What ``open_it`` returned.

    Raises
    ------
    ConfigError
        If a library that it takes is missing, or another process holds it: no damage of the file.
    """
    try:
        with FileLock(file.with_suffix(".lock"), timeout=_LOCK_SECONDS):
            return _opened(file, open_it)
    except Timeout:
        raise _held(file) from None


def _opened(file: Path, open_it: Callable[[Path], _Store]) -> _Store:
    try:
        return open_it(file)
    except ImportError as error:
        raise ConfigError(
            f"{file.name} cannot be opened: {error}. Install researchmetrics again, with all that "
            f"it depends on."
        ) from error
    except Exception as error:  # noqa: BLE001 (each library has errors of its own for damage)
        if "locked" in str(error):
            raise _held(file) from None
        aside = file.with_suffix(".damaged")
        _LOG.warning("%s is damaged (%s); it is kept as %s.", file, type(error).__name__, aside)
        file.replace(aside)
        for companion in ("-wal", "-shm"):
            file.with_name(file.name + companion).unlink(missing_ok=True)
        return open_it(file)


def _held(file: Path) -> ConfigError:
    return ConfigError(
        f"Another process holds {file} and does not let go. End it, or set RESEARCHMETRICS_HOME to "
        f"another folder."
    )
