"""The watchlist: whom to look up, where to ask, where to keep it.

::

    [settings]
    store = "metrics.db"  # relative to this file
    sources = ["openalex"]  # for everybody who names none

    [[person]]
    name = "Josiah Carberry"  # a label, never an identity
    ids = ["orcid:0000-0002-1825-0097"]
    sources = ["openalex"]
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from researchmetrics.errors import ConfigError, IdentifierError
from researchmetrics.profile import canonical_id

__all__ = ["Entry", "Watchlist", "read_watchlist"]

_TOP = ("settings", "person")
_SETTINGS = ("store", "sources")
_PERSON = ("name", "ids", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person to look up.

    Parameters
    ----------
    ids : tuple of str
        Canonical identifiers of one person; the first is the one that the store keeps them under.
    name : str or None
        Label for people.
    sources : tuple of str or None
        Services to ask; None for all that know the identifiers.
    """

    ids: tuple[str, ...]
    name: str | None = None
    sources: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """The identifier that the store keeps them under."""
        return self.ids[0]

    @property
    def label(self) -> str:
        """What to call them."""
        return self.name or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """Whom to look up, and where to keep it.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    people : tuple of Entry
        In the order of the file.
    store : str or None
        Address of the store, a relative one starting from the file's folder.
    """

    path: Path
    people: tuple[Entry, ...]
    store: str | None = None

    def only(self, wanted: Iterable[str]) -> tuple[Entry, ...]:
        """Choose some of the people.

        Parameters
        ----------
        wanted : iterable of str
            Identifiers or labels; none for everybody.

        Returns
        -------
        tuple of Entry
            In the order of the file.

        Raises
        ------
        ConfigError
            If somebody is not in the list.
        """
        wanted = set(wanted)
        chosen = tuple(entry for entry in self.people if wanted & _names(entry))
        missing = wanted - {name for entry in chosen for name in _names(entry)}
        if missing:
            raise ConfigError(
                f"The watchlist {self.path} has nobody called {', '.join(sorted(missing))}. It "
                f"has {', '.join(entry.label for entry in self.people)}."
            )
        return chosen if wanted else self.people


def read_watchlist(path: str | Path) -> Watchlist:
    """Read a watchlist and check it whole before anything is asked of anybody.

    Parameters
    ----------
    path : str or pathlib.Path
        A TOML file in the form shown above.

    Returns
    -------
    Watchlist
        With canonical identifiers.

    Raises
    ------
    ConfigError
        If it cannot be read or is not of that form; names the line and the person.

    Examples
    --------
    >>> from researchmetrics import datasets
    >>> read_watchlist(datasets.load().watchlist).people[0].key
    'orcid:0000-0002-1825-0097'
    """
    path = Path(path).expanduser()
    text = _text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The watchlist {path} is no TOML: {error}. Correct it there.") from error
    _known_only(content, _TOP, str(path))
    settings = content.get("settings", {})
    _of_kind(settings, dict, f"{path}: settings")
    _known_only(settings, _SETTINGS, f"{path}: [settings]")
    default = _texts(settings, "sources", f"{path}: [settings]")
    people = content.get("person", [])
    _of_kind(people, list, f"{path}: person")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _is_header(line)]
    places = [f"{path}, line {n}" for n in lines] + [str(path)] * len(people)
    entries = tuple(_entry(p, default, where) for p, where in zip(people, places, strict=False))
    if not entries:
        raise ConfigError(f"The watchlist {path} names nobody. Add a [[person]] with ids.")
    _refuse_doubles(entries, path)
    return Watchlist(
        path=path, people=entries, store=_word(settings, "store", f"{path}: [settings]")
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"There is no watchlist {path}. Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The watchlist {path} cannot be read: {error}. Give a TOML file in UTF-8."
        ) from error


def _is_header(line: str) -> bool:
    return line.partition("#")[0].replace(" ", "").strip() == "[[person]]"


def _entry(person: Any, default: tuple[str, ...] | None, where: str) -> Entry:
    _of_kind(person, dict, f"{where}: person")
    name = _word(person, "name", where)
    where = f"{where} ({name})" if name else where
    _known_only(person, _PERSON, where)
    given = _texts(person, "ids", where)
    if not given:
        raise ConfigError(
            f'{where}: the person has no ids. Give some, such as ids = ["orcid:0000-..."]; a name '
            "identifies nobody."
        )
    try:
        ids = tuple(dict.fromkeys(canonical_id(text) for text in given))
    except IdentifierError as error:
        raise ConfigError(f"{where}: {error}") from error
    return Entry(ids=ids, name=name, sources=_texts(person, "sources", where) or default)


def _known_only(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in table:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f" Is {close[0]} meant?" if close else ""
            raise ConfigError(f"{where}: {name!r} is not known here, {', '.join(known)} are.{hint}")


def _of_kind(value: Any, kind: type, where: str) -> None:
    if not isinstance(value, kind):
        shape = "[settings]" if kind is dict else "[[person]]"
        raise ConfigError(f"{where} is not a table. Write it as {shape} with lines below.")


def _word(table: Mapping[str, Any], name: str, where: str) -> str | None:
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{where}: {name} must be a text in quotes, not {value!r}.")
    return value.strip() or None if value is not None else None


def _texts(table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...] | None:
    value = table.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ConfigError(
            f'{where}: {name} must be a list of texts, such as ["..."], not {value!r}.'
        )
    return tuple(value) or None


def _refuse_doubles(entries: Iterable[Entry], path: Path) -> None:
    owners: dict[str, Entry] = {}
    for entry in entries:
        for identifier in entry.ids:
            if identifier in owners:
                raise ConfigError(
                    f"{path}: {identifier} is given for both {owners[identifier].label} and "
                    f"{entry.label}. One person is one [[person]]: put all their ids there."
                )
            owners[identifier] = entry


def _names(entry: Entry) -> set[str]:
    bare = {identifier.partition(":")[2] for identifier in entry.ids}
    return {*entry.ids, *bare, entry.label}
