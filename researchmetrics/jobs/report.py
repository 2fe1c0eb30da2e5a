"""What a refresh did, person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from researchmetrics.jobs.changes import changes_table, sentences
from researchmetrics.store import Appended

__all__ = ["PersonRun", "RunReport"]

_DTYPES = {
    "person": "string",
    "key": "string",
    "status": "string",
    "new": "Int64",
    "changed": "Int64",
    "unchanged": "Int64",
    "vanished": "Int64",
    "requests": "Int64",
    "message": "string",
}
_MOST_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRun:
    """How refreshing one person went.

    Parameters
    ----------
    person, key : str
        Label and identifier.
    status : str
        The least good outcome of the sources: ``complete`` when all are; ``partial`` where some
        gave something and others failed.
    appended : Appended or None
        What the store took; None when it took nothing because something failed.
    requests : int or None
        Requests sent; None when unknown.
    message : str
        What to know or do.
    """

    person: str
    key: str
    status: str
    appended: Appended | None = None
    requests: int | None = None
    message: str = ""


@dataclass(frozen=True, repr=False, kw_only=True)
class RunReport:
    """What a refresh did.

    Parameters
    ----------
    store : str
        The store's file.
    runs : tuple of PersonRun
        One a person, in the order of the watchlist.
    """

    store: str
    runs: tuple[PersonRun, ...] = field(default=())

    @property
    def table(self) -> pd.DataFrame:
        """One row a person; counts are of records and unknown where nothing could be appended."""
        rows = [
            (run.person, run.key, run.status, *_counts(run.appended), run.requests, run.message)
            for run in self.runs
        ]
        return pd.DataFrame(rows, columns=list(_DTYPES)).astype(_DTYPES)

    @property
    def changes(self) -> pd.DataFrame:
        """One row a field that is different now."""
        return changes_table((r.person, r.appended) for r in self.runs if r.appended is not None)

    @property
    def ok(self) -> bool:
        """Whether every source answered completely for everybody."""
        return all(run.status == "complete" for run in self.runs)

    @property
    def exit_code(self) -> int:
        """For the command line: 0 when `ok`, 3 when something failed or came only in part."""
        return 0 if self.ok else 3

    def __repr__(self) -> str:
        return f"RunReport({self._summary()})"

    def to_text(self) -> str:
        """Say what happened, for a terminal or a log.

        Returns
        -------
        str
            A summary, a line a person, and below it what changed.
        """
        return "\n".join(self._lines()) + "\n"

    def _summary(self) -> str:
        done = [run.appended for run in self.runs if run.appended is not None]
        complete = sum(run.status == "complete" for run in self.runs)
        return (
            f"{complete} of {len(self.runs)} people complete: {sum(a.new for a in done)} new, "
            f"{sum(a.changed for a in done)} changed, {sum(a.vanished for a in done)} vanished"
        )

    def _lines(self) -> Iterator[str]:
        yield f"{self._summary()} ({self.store})"
        for run in self.runs:
            yield f"{run.person} [{run.key}]: {run.status}{_told(run.appended)}"
            if run.message:
                yield f"  ! {run.message}"
            lines = list(_changed(run.appended)) if run.appended else []
            yield from (f"  {line}" for line in lines[:_MOST_LINES])
            if len(lines) > _MOST_LINES:
                yield f"  and {len(lines) - _MOST_LINES} more changes"


def _changed(appended: Appended) -> Iterator[str]:
    """Say what changed; of somebody stored for the first time only how much each source gave."""
    is_first = appended.new and not (appended.changed or appended.unchanged or appended.vanished)
    if not is_first:
        yield from sentences(appended.changes)
        return
    given = Counter(c.source or "" for c in appended.changes if c.kind == "record")
    yield f"stored for the first time: {', '.join(f'{n} from {s}' for s, n in given.items())}"


def _counts(appended: Appended | None) -> tuple[int | None, ...]:
    if appended is None:
        return (None,) * 4
    return appended.new, appended.changed, appended.unchanged, appended.vanished


def _told(appended: Appended | None) -> str:
    if appended is None:
        return ", nothing stored"
    names = ("new", "changed", "unchanged", "vanished")
    counts = zip(names, _counts(appended), strict=True)
    parts = [f"{count} {name}" for name, count in counts if count]
    return f", {', '.join(parts)}" if parts else ""
