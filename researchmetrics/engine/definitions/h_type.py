"""The h family in SQL.

Ranked from the most cited work, those whose citations reach their rank are the h-core: no second
pass over the rows is needed to know it.
"""

from __future__ import annotations

from researchmetrics.engine.definitions.declared import CORE, RANKED, define

_H = "SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END)"
_G = "SUM(CASE WHEN running >= rank * rank THEN 1 ELSE 0 END)"
_CORE_TOTAL = "SUM(CASE WHEN citations >= rank THEN citations ELSE 0 END)"
# Twice the median of the h-core.
_MIDDLE = """(
    SUM(CASE WHEN rank = (h + 1) // 2 THEN citations ELSE 0 END)
    + SUM(CASE WHEN rank = h // 2 + 1 AND h > 0 THEN citations ELSE 0 END)
)"""
# The last work of the h-core and the first beyond it; 0 where there is none.
_LAST = "SUM(CASE WHEN rank = h THEN citations ELSE 0 END)"
_NEXT = "SUM(CASE WHEN rank = h + 1 THEN citations ELSE 0 END)"

define("h_index", _H, RANKED)
define("g_index", _G, RANKED)
define("w_index", "SUM(CASE WHEN citations >= 10 * rank THEN 1 ELSE 0 END)", RANKED)
define("h2", "SUM(CASE WHEN citations >= rank * rank THEN 1 ELSE 0 END)", RANKED)
define(
    "a_index",
    f"CASE WHEN {_H} > 0 THEN CAST({_CORE_TOTAL} AS DOUBLE) / {_H} ELSE CAST(0 AS DOUBLE) END",
    RANKED,
)
define("r_index", f"SQRT(CAST({_CORE_TOTAL} AS DOUBLE))", RANKED)
define("e_index", f"SQRT(CAST({_CORE_TOTAL} - {_H} * {_H} AS DOUBLE))", RANKED)
define("hg", f"SQRT(CAST({_H} * {_G} AS DOUBLE))", RANKED)
define("o_index", f"SQRT(CAST({_H} * MAX(citations) AS DOUBLE))", RANKED)
define("chi", "SQRT(CAST(MAX(rank * citations) AS DOUBLE))", RANKED)
define(
    "pi_index",
    "CAST(SUM(CASE WHEN rank * rank <= n THEN citations ELSE 0 END) AS DOUBLE) / 100",
    RANKED,
)
define("m_med", f"CAST({_MIDDLE} AS DOUBLE) / 2", CORE)
define("q2", f"SQRT(CAST(MAX(h) * {_MIDDLE} AS DOUBLE) / 2)", CORE)
define(
    "h_rational",
    f"""MAX(h) + 1 - CAST(
        SUM(CASE WHEN rank <= h AND citations = h THEN 1 ELSE 0 END) + MAX(h) + 1 - {_NEXT}
    AS DOUBLE) / (2 * MAX(h) + 1)""",
    CORE,
)
define(
    "h_real",
    f"""CASE WHEN MAX(h) = 0 THEN CAST(0 AS DOUBLE)
        ELSE CAST((MAX(h) + 1) * {_LAST} - MAX(h) * {_NEXT} AS DOUBLE) / (1 + {_LAST} - {_NEXT})
        END""",
    CORE,
)
define(
    "g_padded",
    """CASE WHEN MAX(g) < MAX(n) THEN CAST(MAX(g) AS DOUBLE)
        ELSE GREATEST(CAST(MAX(n) AS DOUBLE), FLOOR(SQRT(CAST(SUM(citations) AS DOUBLE)))) END""",
    CORE,
)
# The line of running sums: what the works up to g have, and how steeply it goes on.
_UP_TO_G = "SUM(CASE WHEN rank <= g THEN citations ELSE 0 END)"
_AFTER_G = "SUM(CASE WHEN rank = g + 1 THEN citations ELSE 0 END)"
define(
    "g_real",
    f"""CASE WHEN MAX(g) < MAX(n)
        THEN CAST({_AFTER_G} + SQRT(CAST(
            {_AFTER_G} * {_AFTER_G} - 4 * ({_AFTER_G} * MAX(g) - {_UP_TO_G})
        AS DOUBLE)) AS DOUBLE) / 2
        ELSE SQRT(CAST({_UP_TO_G} AS DOUBLE)) END""",
    CORE,
)
