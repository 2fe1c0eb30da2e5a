"""``researchmetrics corpus``: tables of works of any size."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from researchmetrics.cli.corpora import (
    Computing,
    Importing,
    Linking,
    compute_files,
    import_files,
    link_files,
)
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.errors import ConfigError

GROUP = "Tables"
_LINKING, _IMPORTING, _COMPUTING = Linking(), Importing(), Computing()


def corpus(
    action: Annotated[Literal["import", "compute", "dedupe"], Parameter()],
    paths: Annotated[list[str], Parameter(metavar="FILE")],
    /,
    *,
    memory_limit: str = "2GB",
    threads: int | None = None,
    temp_directory: Annotated[Path | None, Parameter(metavar="FOLDER")] = None,
    linking: Linking = _LINKING,
    importing: Importing = _IMPORTING,
    computing: Computing = _COMPUTING,
    to: Output = STANDARD,
) -> None:
    """Work on tables that don't fit memory, and on OpenAlex's snapshot.

    import makes tables of a downloaded snapshot (import openalex PATH), in the
    folder given as --output; interrupted and started again, it goes on. compute
    gives indicators, one row a group, of such a folder or of files of works.
    dedupe finds the rows of files that are the same work, and prints record_id
    (or row), work_id, link_reason and link_score. Needs the extra:
    pip install "researchmetrics[corpus]"

    Parameters
    ----------
    action : {"import", "compute", "dedupe"}
        What to do.
    paths : list of str
        Files or quoted patterns, or a folder of import; for import: openalex and its snapshot.
    memory_limit : str
        What the database may hold in memory.
    threads : int
        How many threads and processes share the work.
    temp_directory : pathlib.Path
        Where what does not fit into memory is kept meanwhile.

    Examples
    --------
    $ researchmetrics corpus import openalex openalex-snapshot --output corpus
    $ researchmetrics corpus compute corpus --indicator h_index --by person_id
    $ researchmetrics corpus compute corpus --indicator g_index -o g.parquet
    $ researchmetrics corpus dedupe works.parquet --output works-linked.parquet
    """
    opening: dict[str, Any] = {"memory_limit": memory_limit, "threads": threads}
    _refuse_foreign(action, {"dedupe": linking, "import": importing, "compute": computing})
    if action == "import":
        import_files(paths, to, importing, opening=opening)
        return
    opening["temp_directory"] = temp_directory
    if action == "compute":
        compute_files(paths, to, computing, opening=opening)
        return
    level, lists_are_clean = linking.level, linking.lists_are_clean
    link_files(paths, to, level=level, lists_are_clean=lists_are_clean, opening=opening)


def _refuse_foreign(action: str, given: dict[str, Linking | Importing | Computing]) -> None:
    """Refuse options of another action, which would have no effect."""
    for other, options in given.items():
        if other != action and options != type(options)():
            raise ConfigError(
                f"corpus {action} does not know some of these options: they are those of corpus "
                f"{other}. See researchmetrics corpus --help."
            )
