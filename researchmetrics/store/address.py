"""Where a store lies: an address, a path, a setting or the data folder."""

from __future__ import annotations

from pathlib import Path

from researchmetrics import config
from researchmetrics.errors import ConfigError

__all__ = ["store_path"]

_SQLITE = "sqlite:///"


def store_path(url: str | Path | None = None, *, relative_to: Path | None = None) -> Path:
    """Find the file of a store.

    Parameters
    ----------
    url : str or pathlib.Path, optional
        ``sqlite:///relative.db``, ``sqlite:////absolute.db`` or a path; default the setting
        ``store``, else ``store.db`` in the data folder.
    relative_to : pathlib.Path, optional
        Folder that a relative path starts from; default the current one.

    Returns
    -------
    pathlib.Path
        The file, which may not exist yet.

    Raises
    ------
    ConfigError
        If the address is of another kind.

    Examples
    --------
    >>> store_path("sqlite:///metrics.db").name
    'metrics.db'
    """
    given = config.setting("store", url).value
    if given is None:
        return config.home("data") / "store.db"
    text = str(given).strip()
    if text.startswith(_SQLITE):
        text = text.removeprefix(_SQLITE)
    elif "://" in text:
        raise ConfigError(
            f"The store address {_without_secrets(text)} is of a kind that is not supported. Give "
            "a path or sqlite:///path.db."
        )
    if not text or text == ":memory:":
        raise ConfigError(f"The store address {given!s} names no file. Give sqlite:///path.db.")
    path = Path(text).expanduser()
    return path if relative_to is None else relative_to / path


def _without_secrets(address: str) -> str:
    """Leave out user and password, which addresses of databases often hold."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
