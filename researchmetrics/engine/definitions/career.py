"""The career in SQL: its years, and citations set against them."""

from __future__ import annotations

from researchmetrics.engine.definitions.declared import RANKED, Rows, define
from researchmetrics.engine.sql import SHARE

_H = "SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END)"
# The first year of any work of the group, its citations known or not.
_AGE = "($now - MIN(first_year) + 1)"

define("first_year", "CAST(MIN(year) AS DOUBLE)")
define("last_year", "CAST(MAX(year) AS DOUBLE)")
define("career_years", "CAST(MAX(year) - MIN(year) + 1 AS DOUBLE)")
define("academic_age", "CAST($now - MIN(year) + 1 AS DOUBLE)", options=("now",))
define("active_years", "COUNT(DISTINCT year)")
define("papers_per_active_year", "CAST(COUNT(*) AS DOUBLE) / COUNT(DISTINCT year)")
define(
    "m_quotient",
    f"CASE WHEN {_AGE} >= 3 THEN CAST({_H} AS DOUBLE) / {_AGE} END",
    RANKED,
    ("now",),
)
define("c_per_year", f"CAST(SUM(citations) AS DOUBLE) / {_AGE}", options=("now",))

# Four citations for each, divided by the age of the work, reach the rank.
define(
    "hc",
    "SUM(CASE WHEN 4 * citations >= rank * ($now - year + 1) THEN 1 ELSE 0 END)",
    Rows(order="CAST(4 * citations AS DOUBLE) / ($now - year + 1) DESC"),
    ("now",),
)
define(
    "ar_index",
    f"""SQRT(CAST(SUM(
        CASE WHEN citations >= rank THEN
            (2 * CAST(citations AS DECIMAL(20, 0)) * {SHARE} + $now - year + 1)
            // (2 * ($now - year + 1))
        ELSE 0 END
    ) AS DOUBLE) / {SHARE})""",
    Rows(order="citations DESC, year DESC"),
    ("now",),
)

# Works of the five full years before come first; only these are ranked for h5.
_RECENT = "year >= $now - 5 AND year < $now"
define(
    "h5",
    f"SUM(CASE WHEN citations >= rank AND {_RECENT} THEN 1 ELSE 0 END)",
    Rows(order=f"CASE WHEN {_RECENT} THEN 0 ELSE 1 END, citations DESC"),
    ("now",),
)
