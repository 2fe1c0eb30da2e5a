"""``corpus.json``: what the tables of a corpus were made of, and that they are complete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from researchmetrics import __version__
from researchmetrics.engine.embedded import quoted
from researchmetrics.engine.openalex.layout import Snapshot
from researchmetrics.engine.openalex.wanted import TABLES

__all__ = ["About", "fingerprint"]

# Raised when the tables' columns change their meaning.
_SCHEMA = 1


def fingerprint(snapshot: Snapshot, parts: Iterable[tuple[str, str]]) -> str:
    """Tell what tables are made of, in a word.

    Parameters
    ----------
    snapshot : Snapshot
        For the lists of what is no more.
    parts : iterable of (str, str)
        Name and mark of each part that is taken.

    Returns
    -------
    str
        The same where the tables would be.
    """
    lists = [*snapshot.deleted, *snapshot.merged_works, *snapshot.merged_authors]
    stats = [(str(path), path.stat()) for path in lists]
    said = [_SCHEMA, [(path, at.st_size, at.st_mtime_ns) for path, at in stats], sorted(parts)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


class About:
    """The file that tells what a corpus is.

    Parameters
    ----------
    path : pathlib.Path
        The file; where it is, the tables beside it are complete.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def mark(self) -> str | None:
        """The fingerprint of what the tables were made of."""
        try:
            mark: str = json.loads(self.path.read_text(encoding="utf-8"))["fingerprint"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return mark

    def remove(self) -> None:
        """Say no longer that the tables are complete."""
        self.path.unlink(missing_ok=True)

    def write(
        self,
        snapshot: Snapshot,
        counts: Sequence[Mapping[str, int]],
        connection: Any,
        *,
        fingerprint: str,
        skipped: Sequence[str],
    ) -> None:
        """Say what the tables are.

        Parameters
        ----------
        snapshot : Snapshot
            What they were made of.
        counts : sequence of Mapping
            What was counted in each part.
        connection : duckdb.DuckDBPyConnection
            Knows the superseded works.
        fingerprint : str
            Of what they were made of.
        skipped : sequence of str
            Parts that are not in them.
        """
        ask = connection.execute
        new = self.path.with_name(f".{self.path.name}.new")
        new.touch()
        # The engine looks at no clock: what it computes depends on no day. The file system knows.
        moment = datetime.fromtimestamp(new.stat().st_mtime, UTC)
        why = dict(ask("SELECT why, count(*) FROM superseded GROUP BY why").fetchall())
        rows = {}
        for table in TABLES:
            # By name: a folder's own name may hold what would be read as a pattern.
            files = ", ".join(map(quoted, (self.path.parent / table).glob("*.parquet")))
            rows[table] = ask(f"SELECT count(*) FROM read_parquet([{files}])").fetchall()[0][0]
        said = {
            "schema": _SCHEMA,
            "source": "openalex",
            "imported_at": moment.isoformat(timespec="seconds"),
            "researchmetrics": __version__,
            "snapshot": str(snapshot.works),
            "manifest": str(snapshot.manifest) if snapshot.manifest else None,
            "date": snapshot.date or max(part.day or "" for part in snapshot.parts) or None,
            "parts": len(counts),
            "skipped": list(skipped),
            "rows": rows,
            "left_out": {
                "without_identifier_or_repeated": sum(one["repeated"] for one in counts),
                "xpac": sum(one["left_out"] for one in counts),
                "older": why.get("older", 0),
                "deleted_or_merged": why.get("gone", 0),
            },
            "fingerprint": fingerprint,
        }
        new.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        new.replace(self.path)
