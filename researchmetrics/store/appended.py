"""What appending a batch did."""

from __future__ import annotations

from dataclasses import dataclass

from researchmetrics.store.differences import Change

__all__ = ["Appended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What appending a batch did.

    Parameters
    ----------
    key : str
        The identifier that the person is kept under.
    known_at : str
        Moment of the observation.
    new, changed, unchanged, vanished : int
        Records.
    rows : int
        Observations written; 0 when the batch said nothing new.
    changes : tuple of Change
        What is different, field by field.
    warnings : tuple of str
        What to check.
    """

    key: str
    known_at: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    rows: int = 0
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
