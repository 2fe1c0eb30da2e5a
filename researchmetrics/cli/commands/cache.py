"""``researchmetrics cache``: the answers kept from services."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.failures import OutputError
from researchmetrics.cli.output import STANDARD, Output

GROUP = "About this installation"


def cache(
    action: Annotated[Literal["info", "clear"], Parameter()] = "info",
    /,
    *,
    to: Output = STANDARD,
) -> None:
    """Show what is kept of the answers of services, or forget it.

    Parameters
    ----------
    action : {"info", "clear"}
        Show the files and their sizes, or delete them.

    Examples
    --------
    $ researchmetrics cache
    $ researchmetrics cache clear
    """
    import pandas as pd

    from researchmetrics import config

    folder = config.home("cache")
    rows = [(str(path), path.stat().st_size) for path in _files(folder)]
    if action == "clear":
        for name, _ in rows:
            _delete(Path(name))
        to.note(f"Deleted {len(rows)} files, {sum(size for _, size in rows) / 1e6:.1f} MB.")
        return
    table = pd.DataFrame(rows, columns=["file", "bytes"])
    to.table(table.astype({"file": "string", "bytes": "Int64"}))
    to.note(f"\nCache folder: {folder}")


def _files(folder: Path) -> list[Path]:
    """List the answers kept. The folder may be shared, so that only our own files count."""
    return sorted(path for path in folder.glob("answers.*") if path.is_file())


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"The file {path} cannot be deleted ({error.strerror}). Close what uses it."
        ) from error
