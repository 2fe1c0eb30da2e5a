"""Opening a store by its address."""

from __future__ import annotations

from pathlib import Path

from researchmetrics.store.address import store_path
from researchmetrics.store.sqlite import Store

__all__ = ["open_store"]


def open_store(
    url: str | Path | None = None, *, relative_to: Path | None = None, timeout: float = 30.0
) -> Store:
    """Open a store of dated observations.

    Parameters
    ----------
    url : str or pathlib.Path, optional
        ``sqlite:///path.db`` or a path; default the setting ``store``, else ``store.db`` in the
        data folder.
    relative_to : pathlib.Path, optional
        Folder that a relative path starts from; default the current one.
    timeout : float
        Seconds to wait for another writer.

    Returns
    -------
    Store
        To be used in a ``with`` statement, or closed. A missing file is made on the first append.

    Raises
    ------
    ConfigError
        If the address is of a kind that is not supported.
    StoreError
        If the file is locked, damaged, of another version, no store or not usable.

    Examples
    --------
    >>> import tempfile
    >>> from researchmetrics.records import Batch
    >>> with tempfile.TemporaryDirectory() as folder, open_store(folder + "/a.db") as store:
    ...     store.append("orcid:0000-0002-1825-0097", Batch(known_at=""), known_at="2026-01-01").new
    0
    """
    store = Store(store_path(url, relative_to=relative_to), timeout=timeout)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    return store
