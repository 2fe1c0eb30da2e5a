"""The two sides of a reconciliation: which records of each profile tell of which work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.profile import Profile

__all__ = ["Side", "Told", "sides_of"]

# Those that give all they have; after any other ending, what was not seen may be there.
_WHOLE = {"complete"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the records of one side say of one work.

    Parameters
    ----------
    records : tuple of dict
        Rows of the records table, in their order.
    """

    records: tuple[dict[str, Any], ...]

    def values(self, field: str) -> list[Any]:
        """Give what is known of a field.

        Parameters
        ----------
        field : str
            A column of the records table.

        Returns
        -------
        list
            Each value once, in the order of the records; none where it is unknown or empty.
        """
        found: list[Any] = []
        for record in self.records:
            value = record[field]
            is_known = bool(len(value)) if isinstance(value, list | tuple) else not pd.isna(value)
            if is_known and value not in found:
                found.append(value)
        return found

    @property
    def sources(self) -> list[str]:
        """Who says it, each once."""
        return list(dict.fromkeys(str(record["source"]) for record in self.records))


@dataclass(frozen=True, slots=True)
class Side:
    """One profile, seen by the works of both.

    Parameters
    ----------
    told : dict of str to Told
        By work.
    gaps : tuple of str
        Sources that did not give all they have, and how they ended.
    """

    told: dict[str, Told]
    gaps: tuple[str, ...]


def sides_of(both: Profile, profiles: Sequence[Profile]) -> list[Side]:
    """Part the records of two merged profiles by where they come from.

    Parameters
    ----------
    both : Profile
        The profiles merged.
    profiles : sequence of Profile
        The profiles.

    Returns
    -------
    list of Side
        One each.
    """
    own = both.links[both.links["kind"].isin(["same", "version"])]
    work_of = dict(zip(own["record_id"], own["work_id"], strict=True))
    return [_side(profile, work_of) for profile in profiles]


def _side(profile: Profile, work_of: dict[str, str]) -> Side:
    found: dict[str, list[dict[str, Any]]] = {}
    for record in profile.records.to_dict("records"):
        work = work_of.get(record["record_id"])
        if work is not None:
            found.setdefault(work, []).append({str(name): cell for name, cell in record.items()})
    gaps = tuple(
        f"{row['source']}: {row['status']}"
        for row in profile.outcomes.to_dict("records")
        if row["status"] not in _WHOLE
    )
    return Side({work: Told(tuple(rows)) for work, rows in found.items()}, gaps)
