"""The one door to the network: cache, rate limit, retries, time-outs, size limits, budgets.

::

    Door.get_json ──> retry ──> cache ──> limiter ──> wire ──> verdict ──> Answer
                        ▲                                         │
                        └───────── wait, when it may help ────────┘

Nothing else in the package opens a connection. Secrets are added below everything that logs,
stores or reports.
"""

from __future__ import annotations

from researchmetrics.http.answer import Answer, Tally
from researchmetrics.http.clock import Clock
from researchmetrics.http.document import fetch_document
from researchmetrics.http.door import Door
from researchmetrics.http.key import Key
from researchmetrics.http.paging import by_cursor, by_number

__all__ = [
    "Answer",
    "Clock",
    "Door",
    "Key",
    "Tally",
    "by_cursor",
    "by_number",
    "fetch_document",
]
