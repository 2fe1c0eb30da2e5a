"""The user's own venues: where their list lies, and the table that has them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from researchmetrics import config
from researchmetrics.errors import ConfigError, DocumentError
from researchmetrics.normalizer.venues.lists import ListedVenue, entries_of, read_venue_list
from researchmetrics.normalizer.venues.table import VenueTable, known_venues

__all__ = ["own_list", "own_venues", "venues_path"]


def venues_path(path: str | Path | None = None) -> Path:
    """Tell where the user's list of venues lies.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        Place to use instead of the setting ``venues_file``.

    Returns
    -------
    pathlib.Path
        By default ``venues.csv`` in the data folder; it may not exist yet.

    Examples
    --------
    >>> venues_path("mine.csv").name
    'mine.csv'
    """
    found = config.setting("venues_file", path).value
    return Path(found).expanduser() if found else config.home("data") / "venues.csv"


def own_list(path: str | Path | None = None, *, missing_ok: bool = False) -> list[ListedVenue]:
    """Read the user's list of venues.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        Place to use instead of the setting ``venues_file``.
    missing_ok : bool
        Whether a list that was asked for by name may be missing.

    Returns
    -------
    list of ListedVenue
        Empty where there is no list yet.

    Raises
    ------
    ConfigError
        If a list was asked for that is not there, or it cannot be read.

    Examples
    --------
    >>> own_list("no-such-file.csv", missing_ok=True)
    []
    """
    return list(_read(*_state(path, missing_ok=missing_ok)))


def own_venues(path: str | Path | None = None) -> VenueTable:
    """Build the table of the user's venues and those that the package knows.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        Place to use instead of the setting ``venues_file``.

    Returns
    -------
    VenueTable
        The package's own table where the user has no list. The same object as long as the file
        stays as it is.

    Raises
    ------
    ConfigError
        If a list was asked for that is not there, or it cannot be read.

    Examples
    --------
    >>> from researchmetrics.normalizer.venues import identify, using_venues
    >>> with using_venues(own_venues):
    ...     identify("ICML").id
    'icml'
    """
    return _table(*_state(path, missing_ok=False))


def _state(given: str | Path | None, *, missing_ok: bool) -> tuple[Path, int, int]:
    """Describe the file so that a changed one is read again."""
    path = venues_path(given)
    try:
        found = path.stat()
    except FileNotFoundError as error:
        # A list that the user named and mistyped must not pass for an empty one.
        if config.setting("venues_file", given).value is None or missing_ok:
            return path, 0, 0
        raise ConfigError(
            f"The file of venues {path} is not there. Correct the setting venues_file, or put a "
            "list there with: researchmetrics venues add FILE"
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _table(path: Path, changed: int, size: int) -> VenueTable:
    listed = _read(path, changed, size)
    table = known_venues()
    return table.with_entries(entries_of(listed, table)) if listed else table


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, size: int) -> tuple[ListedVenue, ...]:
    if not size:
        return ()
    try:
        return tuple(read_venue_list(path.read_text("utf-8"), f"The file of venues {path}"))
    except DocumentError as error:
        raise ConfigError(str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ConfigError:
    reason = getattr(error, "strerror", None) or error
    return ConfigError(
        f"The file of venues {path} cannot be read ({reason}). Save it as UTF-8 text or move it."
    )
