"""Positions, education, talks, awards and service of the invented researchers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["sections"]


def sections(key: str) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Return what the researcher's own document lists besides works.

    Parameters
    ----------
    key : str
        Identifier of the researcher.

    Returns
    -------
    Mapping of str to tuple of Mapping
        Rows by section, dates as printed.
    """
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {name: tuple(rows) for name, rows in tomllib.loads(text)[key].items()}
