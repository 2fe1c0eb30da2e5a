"""The one door to the network: cache, rate limit, retries, time-outs, size limits, budgets.

::

    Door.get_json ──> cache ──> retry ──> limiter ──> wire ──> verdict ──> Answer
                                  ▲                               │
                                  └──── wait, when it may help ───┘

What is known of a host's pace and of used-up budgets lies in files that all processes share.
Nothing else in the package opens a connection. Secrets are added below everything that logs, stores
or reports.
"""

from __future__ import annotations

from researchmetrics.http.answer import Answer, Tally
from researchmetrics.http.clock import Clock
from researchmetrics.http.document import fetch_document
from researchmetrics.http.door import Door
from researchmetrics.http.key import Key

__all__ = [
    "Answer",
    "Clock",
    "Door",
    "Key",
    "Tally",
    "fetch_document",
]
