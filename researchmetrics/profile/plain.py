"""Tables as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

__all__ = ["plain_rows"]


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a table into JSON values: unknown is null, whole numbers stay whole."""
    columns = {str(name): [_plain(cell) for cell in table[name].tolist()] for name in table}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(cell: Any) -> Any:
    if isinstance(cell, Mapping):
        return {str(name): _plain(one) for name, one in cell.items()}
    if isinstance(cell, list | tuple):
        return [_plain(one) for one in cell]
    if cell is None or cell is pd.NA or cell != cell:  # noqa: PLR0124 (NaN differs from itself)
        return None
    return cell if isinstance(cell, str | int | float) else str(cell)
