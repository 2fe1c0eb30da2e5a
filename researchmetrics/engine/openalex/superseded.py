"""Versions of works that are not kept: older ones, and those of works that are no more.

::

    keys of all parts -> works in several parts -> all but the newest
    all but the newest, gone (deleted or merged into others) -> superseded (part, number, why)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from researchmetrics.engine.embedded import quoted
from researchmetrics.engine.openalex.layout import Part
from researchmetrics.engine.openalex.shelf import Shelf

__all__ = ["find_superseded"]

# Works that are counted at a time, in about a gigabyte at most.
_AT_ONCE = 20_000_000
_TWICE = """
INSERT INTO twice SELECT number FROM {keys} WHERE number % {shares} = {share}
GROUP BY number HAVING count(*) > 1
"""
# Parts of the same moment: the one of the later folder is the newer.
_OLDER = """
INSERT INTO superseded SELECT part, number, 'older' FROM (
    SELECT parts.part, number,
        row_number() OVER (PARTITION BY number ORDER BY updated DESC NULLS LAST, parts.part DESC)
            AS age
    FROM {keys} AS keys JOIN parts USING (filename) SEMI JOIN twice USING (number)
) WHERE age > 1
"""
_GONE = """
INSERT INTO superseded SELECT parts.part, number, 'gone'
FROM {keys} AS keys JOIN parts USING (filename) JOIN gone USING (number)
WHERE day IS NULL OR updated IS NULL OR CAST(updated AS DATE) <= day
"""


def find_superseded(connection: Any, shelf: Shelf, parts: Sequence[Part]) -> None:
    """Find what is not kept of the parts' works.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Has the table ``gone``; gets ``superseded``: part (place in `parts`), number and why.
    shelf : Shelf
        Where the parts' keys are.
    parts : sequence of Part
        From the oldest to the newest.
    """
    ask = connection.execute
    files = [str(shelf.file(part, "keys")) for part in parts]
    keys = f"read_parquet([{', '.join(map(quoted, files))}], filename = true)"
    ask("CREATE OR REPLACE TABLE parts (filename VARCHAR, part BIGINT)")
    connection.executemany(
        "INSERT INTO parts VALUES (?, ?)", [[file, n] for n, file in enumerate(files)]
    )
    ask("CREATE OR REPLACE TABLE twice (number BIGINT)")
    ask("CREATE OR REPLACE TABLE superseded (part BIGINT, number BIGINT, why VARCHAR)")
    works = ask(f"SELECT count(*) FROM {keys}").fetchall()[0][0]
    shares = max(1, -(-works // _AT_ONCE))
    for share in range(shares):
        ask(_TWICE.format(keys=keys, shares=shares, share=share))
    ask(_OLDER.format(keys=keys))
    ask(_GONE.format(keys=keys))
