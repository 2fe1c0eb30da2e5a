"""An engine at work: the tables open in it, a folder, and whom to tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from researchmetrics.engine.backend import Backend
from researchmetrics.engine.tables import Opened

__all__ = ["Engaged"]


@dataclass(frozen=True)
class Engaged:
    """An engine at work on tables.

    Parameters
    ----------
    backend : Backend
        The engine.
    tables : Opened
        The tables, open in it.
    folder : pathlib.Path
        For what is kept meanwhile.
    told : Callable
        Called with lines of progress.
    """

    backend: Backend
    tables: Opened
    folder: Path
    told: Callable[[str], None]
