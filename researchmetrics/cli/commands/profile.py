"""``researchmetrics profile``: one person's card and page, from wherever the person is known."""

from __future__ import annotations

from typing import Literal

from researchmetrics.cli.fields import compared
from researchmetrics.cli.options import (
    STANDING,
    Html,
    Level,
    Offline,
    Places,
    Reference,
    Score,
    Sources,
    Store,
    TableName,
    Terms,
    where_from,
)
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, show

GROUP = "Profiles"


def profile(  # noqa: PLR0913 (each is an option of the command)
    who: Places,
    /,
    *,
    source: Sources = None,
    follow: Literal["none", "stated"] = "none",
    store: Store = None,
    table: TableName = None,
    html: Html = None,
    score: Score = False,
    reference: Reference = None,
    level: Level = "subfield",
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Show one person's profile, from identifiers and documents together.

    An identifier is fetched from services, or loaded from a store where --store
    is given. All that is named is taken as one person.

    Parameters
    ----------
    who : list of str
        Identifiers (an ORCID, openalex:A...), files or addresses of one person.
    follow : {"none", "stated"}
        Whether identifiers that a service states are used as well.

    Examples
    --------
    $ researchmetrics profile 0000-0002-1825-0097 --html carberry.html
    $ researchmetrics profile openalex:A5023888391 cv.md
    $ researchmetrics profile 0000-0002-1825-0097 --store sample --citations sum
    $ researchmetrics profile 0000-0002-1825-0097 --decisions decisions.txt
    $ researchmetrics profile openalex:A5023888391 --reference openalex --table indicators
    """
    import researchmetrics as rm

    finder = Finder(
        sources=source,
        follow=follow,
        store=where_from(store),
        offline=offline,
        terms=terms.asked,
    )
    found = [finder.find(one, to) for one in who]
    person = found[0] if len(found) == 1 else rm.merge_profiles(found)
    person = compared(person, reference, to, level=level, offline=offline)
    return show(person, to, table=table, html=html, score=score)
