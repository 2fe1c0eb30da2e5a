"""``researchmetrics history``: an indicator through time, from the store."""

from __future__ import annotations

from researchmetrics.cli.options import AsOf, Store, iso, where_from
from researchmetrics.cli.output import STANDARD, Output

GROUP = "Over time"


def history(
    who: str,
    indicator: str = "h_index",
    /,
    *,
    store: Store = None,
    as_of: AsOf = None,
    to: Output = STANDARD,
) -> None:
    """Follow an indicator of one person through time, as the store observed it.

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
    """
    import researchmetrics as rm

    with to.working(f"Loading {who}"):
        person = rm.load(who, store=where_from(store), as_of=iso(as_of))
        trajectory = person.trajectory(indicator)
    to.table(trajectory, "trajectory")
