"""The package itself as a file for workers: they compute by the very code of this process."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import researchmetrics

__all__ = ["packed", "ship"]


def ship(session: Any) -> None:
    """Give the package to the workers of a session, once.

    Workers need Python, numpy, pandas and pyarrow; whatever researchmetrics they have themselves
    stands back behind the one given here.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        Where it is needed.
    """
    from pyspark import SparkFiles

    content = packed()
    name = f"researchmetrics-{hashlib.sha256(content).hexdigest()[:16]}.zip"
    context = session.sparkContext
    if any(path.endswith(name) for path in context.listFiles):
        return
    # Workers are served from where it lies for as long as the session lasts; so does this folder.
    path = Path(SparkFiles.getRootDirectory()) / "packed" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    context.addPyFile(str(path))


def packed() -> bytes:
    """Pack the modules of the package.

    Returns
    -------
    bytes
        A zip archive; the same modules give the same bytes.

    Examples
    --------
    >>> packed() == packed()
    True
    """
    root = Path(researchmetrics.__file__).parent
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for module in sorted(root.rglob("*.py")):
            entry = zipfile.ZipInfo(module.relative_to(root.parent).as_posix())
            archive.writestr(entry, module.read_bytes(), zipfile.ZIP_DEFLATED)
    return written.getvalue()
