"""What is read of a work in the snapshot, and with which types.

Types are declared, never guessed: a guess would make a column of every word of
``abstract_inverted_index``, and of the folder's date the column ``updated_date``. What is not named
here is skipped.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from researchmetrics.engine.embedded import quoted

__all__ = ["COLUMNS", "lines", "stated"]

_TEXTS = "VARCHAR[]"
_CLASS = "STRUCT(id VARCHAR, display_name VARCHAR)"
COLUMNS = {
    "id": "VARCHAR",
    "doi": "VARCHAR",
    "title": "VARCHAR",
    "display_name": "VARCHAR",
    "publication_year": "BIGINT",
    "publication_date": "VARCHAR",
    "type": "VARCHAR",
    "type_crossref": "VARCHAR",
    "language": "VARCHAR",
    "primary_location": "STRUCT(source STRUCT(id VARCHAR, display_name VARCHAR, type VARCHAR),"
    " landing_page_url VARCHAR, raw_type VARCHAR, raw_source_name VARCHAR)",
    "host_venue": "STRUCT(id VARCHAR, display_name VARCHAR, type VARCHAR, url VARCHAR)",
    "open_access": "STRUCT(is_oa BOOLEAN)",
    "authorships": "STRUCT(author STRUCT(id VARCHAR, display_name VARCHAR, orcid VARCHAR),"
    " raw_author_name VARCHAR, is_corresponding BOOLEAN, countries VARCHAR[],"
    " institutions STRUCT(id VARCHAR, ror VARCHAR, country_code VARCHAR)[])[]",
    "corresponding_author_ids": _TEXTS,
    "is_authors_truncated": "BOOLEAN",
    "is_retracted": "BOOLEAN",
    "is_paratext": "BOOLEAN",
    "is_xpac": "BOOLEAN",
    "cited_by_count": "BIGINT",
    "counts_by_year": "STRUCT(year BIGINT, cited_by_count BIGINT)[]",
    "referenced_works": _TEXTS,
    "primary_topic": f"STRUCT(id VARCHAR, subfield {_CLASS}, field {_CLASS})",
    "fwci": "DOUBLE",
    "citation_normalized_percentile": 'STRUCT("value" DOUBLE)',
    "updated_date": "VARCHAR",
}


def lines(path: Path, *, longest: int) -> str:
    """Write what reads a file of JSON lines.

    Parameters
    ----------
    path : pathlib.Path
        The file, compressed or not.
    longest : int
        Bytes of the longest line that is let in.

    Returns
    -------
    str
        SQL: the columns of `COLUMNS`.
    """
    declared = ", ".join(f"{quoted(name)}: {quoted(type_)}" for name, type_ in COLUMNS.items())
    names = ", ".join(COLUMNS)
    packed = "gzip" if path.suffix == ".gz" else "auto_detect"
    return (
        f"SELECT {names} FROM read_json({quoted(path)}, format = 'newline_delimited',"
        f" compression = {quoted(packed)}, hive_partitioning = false,"
        f" maximum_object_size = {longest}, columns = {{{declared}}})"
    )


def stated(path: Path, there: Collection[str]) -> str:
    """Write what reads a Parquet file, each column in the type that is declared for it.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    there : collection of str
        Its columns; those that it lacks are unknown throughout.

    Returns
    -------
    str
        SQL: ``row``, the number of a work in the file, and the columns of `COLUMNS`.
    """
    cells = ", ".join(
        f"CAST({name if name in there else 'NULL'} AS {type_}) AS {name}"
        for name, type_ in COLUMNS.items()
    )
    return (
        f"SELECT file_row_number AS row, {cells} FROM read_parquet({quoted(path)},"
        " file_row_number = true, hive_partitioning = false)"
    )
