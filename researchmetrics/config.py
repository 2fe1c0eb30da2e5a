"""Settings: argument before environment before file before default; secrets are masked.

The file is ``config.toml`` in the user's configuration folder (or where ``RESEARCHMETRICS_HOME``
points). A setting ``contact`` is the environment variable ``RESEARCHMETRICS_CONTACT``. Settings of
a source carry its name: ``openalex_url``, ``openalex_api_key``. A secret that none of them gives is
looked for in the system's keyring, where the package keyring is installed: under the service
``researchmetrics``, with the setting's name as user.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from researchmetrics.errors import ConfigError

__all__ = ["Setting", "home", "secret", "setting", "settings"]

_PREFIX = "RESEARCHMETRICS_"
_KEYRING = "researchmetrics"
_SECRETS = ("_key", "_token", "_password")

# name -> (default, what it is for). Names of sources are added by pattern, so that a new source
# needs no edit here.
_KNOWN: dict[str, tuple[Any, str]] = {
    "home": (None, "folder for configuration, cache and store; default: the system's own"),
    "contact": (None, "e-mail address sent to services so that they can reach you"),
    "sources": (None, "services to ask where none is named; default: all that need no naming"),
    "offline": (False, "answer from the cache alone"),
    "citation_policy": ("max", "how citations are counted: max, sum, primary or a source"),
    "decisions_file": (
        None,
        "file of decisions on records and works; default: decisions.txt in the data folder",
    ),
    "venues_file": (None, "list of your own venues; default: venues.csv in the data folder"),
    "store": (None, "address of the store; default: sqlite in the data folder"),
    "max_wait": (120.0, "seconds that one request may take in all, waits and retries included"),
    "max_answer_mb": (64.0, "largest answer read, in MB after decompression"),
    "reference_days": (30.0, "age in days up to which fetched reference sets are used again"),
    "cache_days": (1.0, "age in days up to which a cached answer is used again"),
}
_SOURCE_SETTINGS = (
    "_url",
    "_api_key",
    "_user",
    "_password",
    "_per_second",
    "_cache_days",
    "_max_seconds",
    "_ignore_robots",
)
_SOURCE_NUMBERS = ("_per_second", "_cache_days", "_max_seconds")
# The names the services themselves propose, so that a key set for another tool works here.
_FOREIGN_ENVIRONMENT = {
    "openalex_api_key": "OPENALEX_API_KEY",
    "semanticscholar_api_key": "S2_API_KEY",
    "openreview_user": "OPENREVIEW_USERNAME",
    "openreview_password": "OPENREVIEW_PASSWORD",
    "zenodo_api_key": "ZENODO_API_TOKEN",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its value and where it came from.

    Parameters
    ----------
    name : str
        Name of the setting.
    value : object
        The value; None when nothing gives one.
    origin : str
        ``argument``, ``environment``, ``file``, ``keyring`` or ``default``.
    """

    name: str
    value: Any
    origin: str

    @property
    def is_secret(self) -> bool:
        """Whether the value must never be shown."""
        return self.name.endswith(_SECRETS)

    @property
    def shown(self) -> str:
        """The value as it may be printed: secrets are masked whole."""
        if self.is_secret:
            return "(not set)" if self.value is None else "(set, not shown)"
        return "(not set)" if self.value is None else str(self.value)

    def __repr__(self) -> str:
        """Show the setting without its secret."""
        return f"Setting({self.name}={self.shown}, from {self.origin})"


def setting(name: str, argument: Any = None) -> Setting:
    """Find one setting.

    Parameters
    ----------
    name : str
        One of the names in `settings`, or ``<source>_url``, ``<source>_api_key``,
        ``<source>_per_second``.
    argument : object, optional
        What the caller passed; wins over everything when not None.

    Returns
    -------
    Setting
        Value and origin; the value is None when nothing gives one.

    Raises
    ------
    ConfigError
        If the name is unknown, or the value has the wrong type.

    Examples
    --------
    >>> setting("max_wait", 5.0)
    Setting(max_wait=5.0, from argument)
    """
    if name not in _KNOWN and not name.endswith(_SOURCE_SETTINGS):
        raise ConfigError(
            f"There is no setting {name!r}. Known settings: {', '.join(sorted(_KNOWN))}."
        )
    default = _KNOWN.get(name, (None, ""))[0]
    if argument is not None:
        return Setting(name, _typed(name, argument, default), "argument")
    for variable in (_PREFIX + name.upper(), _FOREIGN_ENVIRONMENT.get(name)):
        # A blank or newline-padded value counts as none: services refuse a wrong key harder
        # than a missing one.
        text = os.environ.get(variable, "").strip() if variable else ""
        if text:
            return Setting(name, _typed(name, text, default), "environment")
    from_file = _file().get(name) if name != "home" else None
    if from_file not in (None, ""):
        return Setting(name, _typed(name, from_file, default), "file")
    from_keyring = _from_keyring(name) if name.endswith(_SECRETS) else None
    if from_keyring:
        return Setting(name, from_keyring, "keyring")
    return Setting(name, default, "default")


def secret(name: str, argument: str | None = None) -> str | None:
    """Find a secret's plain value, for the moment of use only.

    Parameters
    ----------
    name : str
        Such as ``openalex_api_key``.
    argument : str, optional
        What the caller passed.

    Returns
    -------
    str or None
        The stripped value; None when there is none.
    """
    value = setting(name, argument).value
    stripped = str(value).strip() if value is not None else ""
    return stripped or None


def settings(sources: Iterable[str] = ()) -> list[Setting]:
    """List the settings in force, secrets included but masked when shown.

    Parameters
    ----------
    sources : iterable of str
        Data providers whose keys are looked for in the keyring, which cannot be listed.

    Returns
    -------
    list of Setting
        Sorted by name; settings of sources only where one is set.
    """
    names = set(_KNOWN)
    for variable in os.environ:
        name = variable.removeprefix(_PREFIX).lower()
        if variable.startswith(_PREFIX) and name.endswith(_SOURCE_SETTINGS):
            names.add(name)
    names.update(n for n, v in _FOREIGN_ENVIRONMENT.items() if os.environ.get(v, "").strip())
    names.update(n for n in _file() if n in _KNOWN or n.endswith(_SOURCE_SETTINGS))
    asked = {f"{source}{ending}" for source in sources for ending in ("_api_key", "_password")}
    asked.update(name for name in _FOREIGN_ENVIRONMENT if name.endswith(_SECRETS))
    names.update(name for name in asked if _from_keyring(name))
    return [setting(name) for name in sorted(names)]


def home(kind: str) -> Path:
    """Return the folder for one kind of files; it may not exist yet.

    Parameters
    ----------
    kind : {"cache", "data", "config"}
        What the files are.

    Returns
    -------
    pathlib.Path
        Below ``RESEARCHMETRICS_HOME`` where that is set, else the system's own place.
    """
    override = os.environ.get(_PREFIX + "HOME", "").strip()
    if override:
        return Path(override).expanduser() / kind
    import platformdirs

    finder = getattr(platformdirs, f"user_{kind}_path")
    return Path(finder("researchmetrics", appauthor=False))


@cache
def _from_keyring(name: str) -> str | None:
    """Ask the system's keyring, once for each name: it may be slow, or ask the user."""
    try:
        import keyring

        found = keyring.get_password(_KEYRING, name)
    except ImportError:
        return None
    except Exception:  # noqa: BLE001 (each backend fails in ways of its own; none is our error)
        return None
    return (found or "").strip() or None


def _file() -> dict[str, Any]:
    path = home("config") / "config.toml"
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = str(error)
    else:
        _refuse_unknown(given, path)
        return given
    # Outside the handler: the library's error may hold the whole file, with the keys in it.
    raise ConfigError(
        f"The settings file {path} cannot be read ({problem}). Correct it or move it away."
    )


def _refuse_unknown(given: dict[str, Any], path: Path) -> None:
    unknown = sorted(n for n in given if n not in _KNOWN and not n.endswith(_SOURCE_SETTINGS))
    if unknown:
        raise ConfigError(
            f"The settings file {path} has {', '.join(unknown)}, which is no setting. Known "
            f"settings: {', '.join(sorted(_KNOWN))}, and for each source its _url, _api_key and "
            "_per_second. Correct the file."
        )


def _typed(name: str, value: Any, default: Any) -> Any:
    try:
        if isinstance(default, bool) or name.endswith("_ignore_robots"):
            return value if isinstance(value, bool) else _truth(str(value))
        if isinstance(default, float) or name.endswith(_SOURCE_NUMBERS):
            return float(value)
    except ValueError as error:
        raise ConfigError(
            f"The setting {name} cannot be {value!r}: a number or yes/no is needed."
        ) from error
    return value


def _truth(text: str) -> bool:
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off"}:
        return False
    raise ValueError(text)
