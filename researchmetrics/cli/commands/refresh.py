"""``researchmetrics refresh``: fetch everybody on a watchlist and keep what is new."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from researchmetrics.cli import failures
from researchmetrics.cli.options import AsOf, DryRun, Offline, Store, iso, where_from
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import show_plan

GROUP = "Over time"


def refresh(
    watchlist: str,
    /,
    *,
    store: Store = None,
    only: Annotated[list[str] | None, Parameter(negative=(), metavar="PERSON")] = None,
    as_of: AsOf = None,
    offline: Offline = False,
    dry_run: DryRun = False,
    to: Output = STANDARD,
) -> int:
    """Fetch everybody on a watchlist and store what is new, dated.

    Running it again on the same answers adds nothing. One person who fails does
    not stop the others.

    Parameters
    ----------
    watchlist : str
        TOML file that lists the people and their identifiers.
    only : list of str, optional
        Refresh only this person of the list; may be given several times.

    Examples
    --------
    $ researchmetrics refresh watchlist.toml
    $ researchmetrics refresh watchlist.toml --dry-run
    $ researchmetrics refresh watchlist.toml --store sqlite:///metrics.db --only carberry
    """
    if dry_run:
        from researchmetrics.jobs import plan_refresh

        show_plan(plan_refresh(watchlist, store=where_from(store), only=tuple(only or ())), to)
        return failures.OK
    import researchmetrics as rm

    with to.working(f"Refreshing {watchlist}") as tell:
        report = rm.refresh(
            watchlist,
            store=where_from(store),
            as_of=iso(as_of),
            offline=offline or None,
            progress=tell,
            only=tuple(only or ()),
        )
    if to.format == "table":
        to.text(report.to_text())
    else:
        to.table(report.table)
    return failures.OK if report.ok else failures.PARTIAL
