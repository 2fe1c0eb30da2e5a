"""Manifests: which files of works a release is made of, as OpenAlex has written them since 2022."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from researchmetrics.errors import UnreadableDocumentError

__all__ = ["Listed", "Manifest", "listed_in"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of works: its path below their folder, and how many it has where that is said."""

    path: str
    records: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says: the files of works, and the date of the release."""

    files: tuple[Listed, ...] = ()
    date: str | None = None


def listed_in(works: Path) -> tuple[Path | None, Manifest]:
    """Read the manifest that tells the files of works.

    Parameters
    ----------
    works : pathlib.Path
        The folder of works.

    Returns
    -------
    path : pathlib.Path or None
        Of the manifest; None where there is none.
    manifest : Manifest
        What it says.

    Raises
    ------
    UnreadableDocumentError
        If it is damaged.
    """
    # The one of the works alone, that of all kinds, and the one of former years.
    for path in (works / "manifest.json", works.parent / "manifest.json", works / "manifest"):
        if path.is_file():
            return path, _read(path)
    return None, Manifest()


def _read(path: Path) -> Manifest:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        files = _files(said)
        date = said.get("date")
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise UnreadableDocumentError(
            f"The manifest {path} cannot be read ({error}). Download it again, or remove it to "
            "take the files that are there."
        ) from error
    return Manifest(files, date if isinstance(date, str) else None)


def _files(said: Mapping[str, Any]) -> tuple[Listed, ...]:
    """Read the files of works: of one kind's manifest, of all kinds' or of the former form."""
    if "entities" in said:
        said = _of_works(said["entities"])
    return tuple(_listed(entry) for entry in said.get("files", said.get("entries", ())))


def _of_works(kinds: Any) -> Mapping[str, Any]:
    """Return what is said of works, in a list or by name."""
    if isinstance(kinds, Mapping):
        of_works: Mapping[str, Any] = kinds["works"]
        return of_works
    for kind in kinds:
        if "works" in (kind.get("entity"), kind.get("entity_type"), kind.get("name")):
            found: Mapping[str, Any] = kind
            return found
    raise KeyError("works")


def _listed(entry: Mapping[str, Any]) -> Listed:
    path = PurePosixPath(str(entry["url"]).rpartition("/works/")[2])
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"it names {path}")
    records = (entry.get("meta") or {}).get("record_count")
    return Listed(str(path), records if isinstance(records, int) else None)
