"""``researchmetrics fetch``: a person's works from services, as a table."""

from __future__ import annotations

from typing import Literal

from researchmetrics.cli.options import AsOf, Html, Offline, Sources, TableName, iso
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, show

GROUP = "Profiles"


def fetch(
    ids: list[str],
    /,
    *,
    source: Sources = None,
    follow: Literal["none", "stated"] = "none",
    table: TableName = "works",
    html: Html = None,
    as_of: AsOf = None,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Fetch one person's works from services and print them as a table.

    Parameters
    ----------
    ids : list of str
        Identifiers of one person: an ORCID, openalex:A...
    follow : {"none", "stated"}
        Whether identifiers that a service states are used as well.

    Examples
    --------
    $ researchmetrics fetch 0000-0002-1825-0097
    $ researchmetrics fetch openalex:A5023888391 --format csv --output works.csv
    $ researchmetrics fetch 0000-0002-1825-0097 --table outcomes --offline
    """
    finder = Finder(sources=source, follow=follow, as_of=iso(as_of), offline=offline)
    return show(finder.fetch(ids, to), to, table=table, html=html)
