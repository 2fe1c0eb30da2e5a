"""``researchmetrics history``: an indicator through time, from the store."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from researchmetrics.cli.options import Align, AsOf, Store, iso, where_from, years_of
from researchmetrics.cli.output import STANDARD, Output

GROUP = "Over time"


def history(
    who: str,
    indicator: str = "h_index",
    /,
    *,
    store: Store = None,
    as_of: AsOf = None,
    align: Align = "year",
    leave: Annotated[
        list[str] | None,
        Parameter(
            name="--leave",
            negative=(),
            metavar="YEAR",
            help="Year of a career break, or 2018-2019; may be given several times. Such years "
            "don't count as years of academic age.",
        ),
    ] = None,
    to: Output = STANDARD,
) -> None:
    """Follow an indicator of one person through time: observed, or reconstructed by year.

    Parameters
    ----------
    who : str
        Identifier of the person.
    indicator : str
        Name in the catalogue; "researchmetrics indicators" lists them.

    Examples
    --------
    $ researchmetrics history 0000-0002-1825-0097 --store sqlite:///metrics.db
    $ researchmetrics history 0000-0002-1825-0097 n_citations --store sample
    $ researchmetrics history 0000-0002-1825-0097 m_quotient --align age --leave 2015-2016
    """
    import researchmetrics as rm

    with to.working(f"Loading {who}"):
        person = rm.load(who, store=where_from(store), as_of=iso(as_of))
        breaks = [years_of(one) for one in leave or ()]
        trajectory = person.trajectory(indicator, align=align, leave_years=breaks)
    to.table(trajectory, "trajectory")
