"""The person's place among the authors, and the size of teams, in SQL."""

from __future__ import annotations

from researchmetrics.engine.definitions.declared import define
from researchmetrics.engine.sql import SHARE


def _count(condition: str) -> str:
    return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"


def _share(condition: str) -> str:
    return f"CAST({_count(condition)} AS DOUBLE) / COUNT(*)"


def _cites(condition: str) -> str:
    return f"CAST(SUM(CASE WHEN {condition} THEN citations ELSE 0 END) AS DOUBLE)"


_FIRST = "position = 1 AND n_authors > 1"
_LAST = "position = n_authors AND n_authors > 1"
_MIDDLE = "position > 1 AND position < n_authors"
_SINGLE = "n_authors = 1"

define("first", _count(_FIRST))
define("last", _count(_LAST))
define("middle", _count(_MIDDLE))
define("single", _count(_SINGLE))
define("corresponding", "SUM(is_corresponding)")
define("first_author_share", _share(_FIRST))
define("last_author_share", _share(_LAST))
define("middle_author_share", _share(_MIDDLE))
define("single_author_share", _share(_SINGLE))
define("corresponding_author_share", "CAST(SUM(is_corresponding) AS DOUBLE) / COUNT(*)")
define("cites_single", _cites(_SINGLE))
define("cites_single_first", _cites("position = 1"))
define("cites_single_first_last", _cites("position = 1 OR position = n_authors"))
define("ci", "CAST(SUM(n_authors) AS DOUBLE) / COUNT(*)")
define("dc", _share("n_authors > 1"))
define(
    "cc",
    f"""1 - CAST(SUM(
        CAST((2 * CAST({SHARE} AS BIGINT) + n_authors) // (2 * n_authors) AS DECIMAL(16, 0))
    ) AS DOUBLE) / (CAST({SHARE} AS DOUBLE) * COUNT(*))""",
)
