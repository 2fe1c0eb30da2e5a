"""Tables of any size on the command line: files in, a Parquet file or a table out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from researchmetrics.cli.output import Output

__all__ = ["link_files"]


def link_files(
    paths: Sequence[str],
    to: Output,
    *,
    level: str,
    lists_are_clean: bool,
    opening: dict[str, Any] | None = None,
) -> None:
    """Find the rows of files that are the same work.

    Parameters
    ----------
    paths : sequence of str
        Parquet or CSV files, also as patterns.
    to : Output
        Where the result goes; a file ending in .parquet is written as that.
    level : str
        How readily rows are linked.
    lists_are_clean : bool
        Whether no source lists a work twice.
    opening : dict, optional
        Further arguments of `researchmetrics.corpus`.
    """
    import researchmetrics as rm
    from researchmetrics.normalizer.venues import own_venues, using_venues

    corpus = rm.corpus(list(paths), **(opening or {}))
    output = to.output if to.output and to.output.suffix == ".parquet" else None
    with using_venues(own_venues), to.working("Linking rows") as tell:
        linked = corpus.deduplicate(
            output, level=level, lists_are_clean=lists_are_clean, progress=tell
        )
    if isinstance(linked, Path):
        to.note(f"Written to {linked}")
        return
    rows, works = len(linked), linked["work_id"].nunique()
    to.note(f"{rows} row{'s' * (rows != 1)}, {works} work{'s' * (works != 1)}")
    to.table(linked, "linked")
