"""Work that runs by itself, again and again: refreshing the people of a watchlist."""

from __future__ import annotations

from researchmetrics.jobs.report import RunReport
from researchmetrics.jobs.run import plan_refresh, refresh
from researchmetrics.jobs.watchlist import Entry, Watchlist, read_watchlist

__all__ = ["Entry", "RunReport", "Watchlist", "plan_refresh", "read_watchlist", "refresh"]
