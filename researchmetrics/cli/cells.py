"""Cells of a table as JSON values, as CSV text and as text to read; and CSV text as cells."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["UNKNOWN", "csv_text", "json_value", "list_from_text", "shown"]

UNKNOWN = "–"


def json_value(cell: Any) -> Any:
    """Return a cell as JSON knows it; unknown, and what is no number, is None.

    Parameters
    ----------
    cell : object
        Cell of a DataFrame.

    Returns
    -------
    object
        None, bool, int, float, str, list or dict.

    Examples
    --------
    >>> import pandas as pd
    >>> json_value(pd.NA), json_value([1, float("nan")])
    (None, [1, None])
    """
    if isinstance(cell, np.ndarray):
        cell = cell.tolist()
    if isinstance(cell, Mapping):
        return {str(key): json_value(value) for key, value in cell.items()}
    if isinstance(cell, list | tuple | set | frozenset):
        return [json_value(value) for value in cell]
    if isinstance(cell, np.generic):
        cell = cell.item()
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if isinstance(cell, bool | int | str):
        return cell
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def csv_text(cell: Any) -> str:
    """Return a cell as CSV text; unknown is empty, a list is joined by semicolons.

    Parameters
    ----------
    cell : object
        Cell of a DataFrame.

    Returns
    -------
    str
        A list whose entries hold semicolons is written as JSON, so that it can be read back.

    Examples
    --------
    >>> csv_text(["Ann Pott", "Bo Lee"]), csv_text(["a; b"]), csv_text(True)
    ('Ann Pott; Bo Lee', '["a; b"]', 'true')
    """
    value = json_value(cell)
    if value is None or value in ({}, []):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value) if _is_plain(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def list_from_text(text: str) -> list[Any] | str:
    """Read a list back from CSV text.

    Parameters
    ----------
    text : str
        As `csv_text` writes it, or as others write names.

    Returns
    -------
    list or str
        The entries. Text that may be one entry or several ("A. Pott, B. Lee and C. Fox") stays
        text, for a parser of names to judge.

    Examples
    --------
    >>> list_from_text("Ann Pott; Bo Lee"), list_from_text('["a; b"]')
    (['Ann Pott', 'Bo Lee'], ['a; b'])
    """
    if text.startswith("["):
        try:
            value = json.loads(text)
        except ValueError:
            value = None
        if isinstance(value, list):
            return value
    if ";" in text:
        return [entry.strip() for entry in text.split(";") if entry.strip()]
    if "," in text or " and " in text:
        return text
    return [text] if text.strip() else []


def shown(cell: Any) -> str:
    """Return a cell as a person reads it, on one line.

    Parameters
    ----------
    cell : object
        Cell of a DataFrame.

    Returns
    -------
    str
        Unknown is a dash; numbers have at most three decimals, or so many that they are not zero.

    Examples
    --------
    >>> shown(None), shown(2.5), shown(3.0), shown([])
    ('–', '2.5', '3', '')
    """
    value = json_value(cell)
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        rounded = f"{value:.3f}".rstrip("0").rstrip(".")
        # A little is not nothing.
        return f"{value:.1g}" if value and rounded in {"0", "-0"} else rounded
    if isinstance(value, list):
        return "; ".join(shown(entry) for entry in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} {shown(entry)}" for key, entry in value.items())
    return " ".join(str(value).split())


def _is_plain(values: Sequence[Any]) -> bool:
    """Whether joining by semicolons can be undone."""
    if not all(isinstance(value, str) and value and value == value.strip() for value in values):
        return False
    if len(values) == 1 and ("," in values[0] or " and " in values[0]):
        return False
    return not values[0].startswith("[") and not any(";" in value for value in values)
