"""Output and citations in SQL: totals, means, shares, thresholds."""

from __future__ import annotations

from researchmetrics.engine.definitions.declared import RANKED, define

_TOTAL = "SUM(citations)"

define("n_papers", "COUNT(*)")
define("n_citations", _TOTAL)
define("mean_citations", f"CAST({_TOTAL} AS DOUBLE) / COUNT(*)")
define(
    "median_citations",
    """CAST(
        SUM(CASE WHEN rank = (n + 1) // 2 THEN citations ELSE 0 END)
        + SUM(CASE WHEN rank = n // 2 + 1 THEN citations ELSE 0 END)
    AS DOUBLE) / 2""",
    RANKED,
)
define("max_citations", "CAST(MAX(citations) AS DOUBLE)")
define(
    "uncited_share",
    "CAST(SUM(CASE WHEN citations = 0 THEN 1 ELSE 0 END) AS DOUBLE) / COUNT(*)",
)
define("i10_index", "SUM(CASE WHEN citations >= 10 THEN 1 ELSE 0 END)")
define("i_n", "SUM(CASE WHEN citations >= $n THEN 1 ELSE 0 END)", options=("n",))
define(
    "hcp",
    "SUM(CASE WHEN citations >= $threshold THEN 1 ELSE 0 END)",
    options=("threshold",),
)
define(
    "top_paper_share",
    f"""CASE WHEN {_TOTAL} > 0
        THEN CAST(MAX(citations) AS DOUBLE) / {_TOTAL} END""",
)
define("n_self_citations", "SUM(self_citations)")

_SPREAD = "SUM((n + 1 - 2 * rank) * citations)"
define(
    "gini",
    f"""CASE WHEN {_TOTAL} > 0
        THEN CAST({_SPREAD} AS DOUBLE) / (CAST(MAX(n) AS DOUBLE) * {_TOTAL}) END""",
    RANKED,
)
define(
    "gini_corrected",
    f"""CASE WHEN {_TOTAL} > 0 AND MAX(n) > 1
        THEN CAST({_SPREAD} AS DOUBLE) / (CAST(MAX(n) - 1 AS DOUBLE) * {_TOTAL}) END""",
    RANKED,
)
