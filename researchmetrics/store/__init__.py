"""Dated observations, append-only: what each source said, when, and what changed since.

::

    Batch -> items (fields as JSON) -> differences from what is known -> rows of the store
    rows up to a date -> items -> Batch

Only changes are written, so that the same answers add nothing. What a source no longer lists is
marked, never removed, and only when that source answered completely.
"""

from __future__ import annotations

from researchmetrics.store.appended import Appended
from researchmetrics.store.differences import Change
from researchmetrics.store.opening import open_store
from researchmetrics.store.sqlite import Store

__all__ = ["Appended", "Change", "Store", "open_store"]
