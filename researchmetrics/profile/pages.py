"""Pages to files."""

from __future__ import annotations

from pathlib import Path

__all__ = ["written"]


def written(page: str, path: str | Path | None) -> str | Path:
    """Write a page where a path is given and return the path, else return the page."""
    if path is None:
        return page
    # Half of a surrogate pair, as broken documents hold them, cannot be written.
    Path(path).write_text(page, encoding="utf-8", errors="replace")
    return Path(path)
