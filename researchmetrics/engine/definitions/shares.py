"""Equal shares among the authors in SQL, as whole multiples of 1 / `SHARE`."""

from __future__ import annotations

from researchmetrics.engine.definitions.declared import Rows, define
from researchmetrics.engine.sql import SHARE

_WHOLE = f"CAST({SHARE} AS BIGINT)"
# One share, rounded; summed as decimals, for whole numbers of 64 bits end at 1,726 works.
_PART = f"CAST((2 * {_WHOLE} + n_authors) // (2 * n_authors) AS DECIMAL(16, 0))"
_PARTS = f"SUM({_PART})"
_CITED = f"SUM(CAST(citations AS DECIMAL(20, 0)) * {_PART})"

define("papers_frac", f"CAST({_PARTS} AS DOUBLE) / {SHARE}")
define("cites_frac", f"CAST({_CITED} AS DOUBLE) / {SHARE}")
define("mean_cites_frac", f"CAST({_CITED} AS DOUBLE) / CAST({_PARTS} AS DOUBLE)")

_H_NORM = "SUM(CASE WHEN citations >= rank * n_authors THEN 1 ELSE 0 END)"
_BY_SHARE = Rows(order="CAST(citations AS DOUBLE) / n_authors DESC")
define("hI_norm", _H_NORM, _BY_SHARE)
define(
    "hIa",
    f"CAST({_H_NORM} AS DOUBLE) / ($now - MIN(first_year) + 1)",
    _BY_SHARE,
    ("now",),
)
define(
    "hI",
    """CASE WHEN SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END) = 0 THEN CAST(0 AS DOUBLE)
        ELSE CAST(
            SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END)
            * SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END)
        AS DOUBLE) / SUM(CASE WHEN citations >= rank THEN n_authors ELSE 0 END) END""",
    Rows(order="citations DESC, COALESCE(year, -1) DESC, n_authors"),
)
# Ranks of hm that fail by less than a billionth reach, as in the plain function.
define(
    "hm",
    f"""CAST(MAX(CASE
        WHEN running <= CAST(citations AS DECIMAL(20, 0)) * {SHARE} + {SHARE // 10**9}
        THEN running ELSE CAST(0 AS DECIMAL(38, 0)) END) AS DOUBLE) / {SHARE}""",
    Rows(order="citations DESC, n_authors DESC", weight=_PART),
)
