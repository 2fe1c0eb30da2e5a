"""What lies where in a copy of the snapshot: parts of works, manifests, lists of what is gone.

::

    data/jsonl/works/updated_date=2026-06-24/part_0000.gz       since 2026; also data/parquet/...
    data/jsonl/works/manifest.json, deleted_ids.csv.gz
    data/works/updated_date=2025-01-31/part_000.gz              until then
    data/works/manifest, data/merged_ids/works/2024-05-01.csv.gz
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from researchmetrics.engine.openalex.manifest import Listed, listed_in
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["Part", "Snapshot", "snapshot_at"]

# From the most to the least read at once; Parquet is read several times faster than lines.
_FORMS = ("parquet", "jsonl", "")
_ABOVE = ("", "data", "legacy-data")
_ENDINGS = (".gz", ".jsonl", ".json", ".parquet")
_DAY = re.compile(r"updated_date=(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of works.

    Parameters
    ----------
    path : pathlib.Path
        Where it is.
    name : str
        Its path below the folder of works, without the ending.
    day : str or None
        The date of its folder.
    size, modified : int
        Of the file, in bytes and nanoseconds.
    stated : int or None
        How many works it has, as the manifest says.
    """

    path: Path
    name: str
    day: str | None
    size: int
    modified: int
    stated: int | None = None

    @property
    def mark(self) -> str:
        """What changes when the file does."""
        return f"{self.size}-{self.modified}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of the snapshot, or of a share of it.

    Parameters
    ----------
    works : pathlib.Path
        The folder of works.
    parts : tuple of Part
        By name.
    missing : tuple of str
        Parts that the manifest names and that are not there.
    manifest : pathlib.Path or None
        What told the parts; without one the folders did.
    date : str or None
        Of the release, as the manifest says.
    deleted, merged_works, merged_authors : tuple of pathlib.Path
        Lists of identifiers that are no more.
    """

    works: Path
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    manifest: Path | None
    date: str | None
    deleted: tuple[Path, ...]
    merged_works: tuple[Path, ...]
    merged_authors: tuple[Path, ...]


def snapshot_at(path: str | Path) -> Snapshot:
    """Find a snapshot's parts.

    Parameters
    ----------
    path : str or pathlib.Path
        The snapshot's folder, or the one of its works.

    Returns
    -------
    Snapshot
        Nothing of its parts is read yet.

    Raises
    ------
    UnreadableDocumentError
        If there are no works, or the manifest is damaged.
    """
    works = _works_folder(Path(path).expanduser())
    manifest, said = listed_in(works)
    listed = list(said.files) if manifest else [Listed(name) for name in _found(works)]
    parts = sorted(filter(None, (_part(works, one) for one in listed)), key=lambda part: part.name)
    there = {part.path for part in parts}
    missing = tuple(sorted(one.path for one in listed if works / one.path not in there))
    if not parts:
        raise UnreadableDocumentError(_nothing(works))
    return Snapshot(
        works=works,
        parts=tuple(parts),
        missing=missing,
        manifest=manifest,
        date=said.date,
        deleted=_tables(works.glob("deleted_ids*.csv*")),
        merged_works=_merged(works, "works"),
        merged_authors=_merged(works, "authors"),
    )


def _works_folder(path: Path) -> Path:
    """Return the folder of works in or at a path."""
    if path.name == "works" and path.is_dir():
        return path
    places = (path / above / form / "works" for above in _ABOVE for form in _FORMS)
    for place in places:
        if place.is_dir() and next(_found(place), None):
            return place
    # Works that lie in a folder of another name.
    if next(path.glob("updated_date=*"), None):
        return path
    raise UnreadableDocumentError(_nothing(path))


def _nothing(path: Path) -> str:
    return (
        f"There are no works of an OpenAlex snapshot in {path}. Give the folder that holds "
        "data/jsonl/works, data/parquet/works or data/works."
    )


def _found(works: Path) -> Iterator[str]:
    """Yield the paths of files of works below their folder."""
    for path in sorted(works.rglob("*")):
        name = str(path.relative_to(works).as_posix())
        is_other = path.name.startswith((".", "manifest")) or ".csv" in path.name
        if path.suffix in _ENDINGS and not is_other and path.is_file():
            yield name


def _part(works: Path, one: Listed) -> Part | None:
    path = works / one.path
    if not path.is_file():
        return None
    about = path.stat()
    day = _DAY.search(one.path)
    name = one.path
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    modified = about.st_mtime_ns
    return Part(path, name, day[1] if day else None, about.st_size, modified, one.records)


def _merged(works: Path, kind: str) -> tuple[Path, ...]:
    """Find lists of merged identifiers: beside the works, or beside the folder of the form."""
    above = (works.parent, works.parent.parent)
    return next(filter(None, (_tables(at.glob(f"merged_ids/{kind}/*.csv*")) for at in above)), ())


def _tables(paths: Iterator[Path]) -> tuple[Path, ...]:
    return tuple(sorted(path for path in paths if path.is_file()))
