"""Tables from files: CSV, TSV, JSON, JSON lines and Parquet, as this and other tools write them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from researchmetrics.cli.terminal import standard_input
from researchmetrics.errors import UnreadableDocumentError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_table", "read_text"]

# Numbers written as a number would be written; 007 is an identifier.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_PARQUET = b"PAR1"
_TRUTHS = {"true": True, "false": False}


def read_table(where: str) -> pd.DataFrame:
    """Read a table of works or records.

    Parameters
    ----------
    where : str
        A file, or a dash for standard input. JSON is told from CSV by its first character,
        Parquet by its first four.

    Returns
    -------
    pandas.DataFrame
        Columns known to the package get their declared types; an empty cell is unknown.

    Raises
    ------
    UnreadableDocumentError
        If the file is not there, is empty, or is no table.
    ConfigError
        If it is Parquet, and the extra that reads it is not installed.
    """
    import pandas as pd

    if where != "-" and _is_parquet(Path(where).expanduser()):
        names, rows = _parquet_rows(where)
        return pd.DataFrame({name: _column(name, [row[name] for row in rows]) for name in names})
    text = read_text(where)
    is_json = text.lstrip()[:1] in {"[", "{"}
    names, rows = _json_rows(text, where) if is_json else _csv_rows(text, where)
    return pd.DataFrame({name: _column(name, [row.get(name) for row in rows]) for name in names})


def read_text(where: str) -> str:
    """Read a text file or standard input.

    Parameters
    ----------
    where : str
        A file, or a dash for standard input.

    Returns
    -------
    str
        The text, without a byte order mark.

    Raises
    ------
    UnreadableDocumentError
        If the file is not there, is empty, or is not text in UTF-8.
    """
    place = "Standard input" if where == "-" else where
    try:
        data = standard_input() if where == "-" else Path(where).expanduser().read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(
            f"{place} is not text in UTF-8 (byte {error.start}). Convert it and try again."
        ) from error
    except OSError as error:
        raise UnreadableDocumentError(
            f"{place} cannot be read ({error.strerror}). Check the path."
        ) from error
    if not text.strip():
        raise UnreadableDocumentError(f"{place} is empty. Give a file with something in it.")
    if "\0" in text:
        raise UnreadableDocumentError(f"{place} is not text. Convert it and try again.")
    return text


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_PARQUET)) == _PARQUET
    except OSError:
        # Told by whoever reads it as text.
        return False


def _parquet_rows(where: str) -> tuple[list[str], list[dict[str, Any]]]:
    from researchmetrics.engine.embedded import require

    duckdb = require()
    try:
        with duckdb.connect() as database:
            read = database.execute(
                "SELECT * FROM read_parquet($1)", [str(Path(where).expanduser())]
            )
            names = [column[0] for column in read.description]
            rows = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise UnreadableDocumentError(
            f"{where} cannot be read as Parquet ({reason}). Write it again."
        ) from error
    if not rows:
        raise UnreadableDocumentError(f"{where} has no rows. Give a table with something in it.")
    return names, rows


def _json_rows(text: str, where: str) -> tuple[list[str], list[dict[str, Any]]]:
    try:
        value = json.loads(text)
    except ValueError:
        value = _json_lines(text, where)
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, dict) for row in rows):
        raise UnreadableDocumentError(
            f"{where} is JSON, but not a list of objects. Give one object a row."
        )
    if not rows:
        raise UnreadableDocumentError(f"{where} has no rows. Give a table with something in it.")
    return list(dict.fromkeys(name for row in rows for name in row)), rows


def _json_lines(text: str, where: str) -> list[Any]:
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            rows += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            raise UnreadableDocumentError(
                f"{where} is not JSON (line {number}: {error}). Correct it and try again."
            ) from error
    return rows


def _csv_rows(text: str, where: str) -> tuple[list[str], list[dict[str, Any]]]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableDocumentError(
            f"{where} is not a table ({error}). Give CSV with a header, or JSON."
        ) from error
    names, body = lines[0], [line for line in lines[1:] if line]
    if len(set(names)) < len(names):
        raise UnreadableDocumentError(f"{where} names a column twice. Rename one: {names}.")
    uneven = next((n for n, line in enumerate(body, start=2) if len(line) != len(names)), None)
    if uneven is not None:
        raise UnreadableDocumentError(
            f"{where} is not a table: row {uneven} has not the {len(names)} cells of the header. "
            "Give CSV with a header, or JSON."
        )
    return names, [dict(zip(names, line, strict=True)) for line in body]


def _column(name: str, cells: list[Any]) -> pd.Series:
    import pandas as pd

    known = [None if cell == "" else cell for cell in cells]
    if name in _declared_lists():
        from researchmetrics.cli.cells import list_from_text

        lists = [list_from_text(cell) if isinstance(cell, str) else cell for cell in known]
        return pd.Series(lists, dtype="object")
    if all(isinstance(cell, str) for cell in known if cell is not None):
        return _typed(known)
    return pd.Series(known, dtype="object").convert_dtypes()


def _typed(cells: list[str | None]) -> pd.Series:
    """Give a column of texts the type that all its cells have."""
    import pandas as pd

    known = [cell for cell in cells if cell is not None]
    if known and all(cell in _TRUTHS for cell in known):
        return pd.Series([None if c is None else _TRUTHS[c] for c in cells], dtype="boolean")
    if known and all(_NUMBER.fullmatch(cell) for cell in known):
        whole = all(cell.lstrip("-").isdigit() for cell in known)
        values = [None if c is None else (int(c) if whole else float(c)) for c in cells]
        return pd.Series(values, dtype="Int64" if whole and _fits(values) else "Float64")
    return pd.Series(cells, dtype="string")


def _fits(values: list[Any]) -> bool:
    return all(value is None or abs(value) < 2**63 for value in values)


def _declared_lists() -> set[str]:
    from researchmetrics.tables import TABLES

    columns = [column for table in TABLES.values() for column in table.columns]
    return {column.name for column in columns if column.dtype == "object"} - {"ids", "stated"}
