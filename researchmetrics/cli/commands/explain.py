"""``researchmetrics explain``: what a number stands on."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import (
    STANDING,
    Offline,
    Place,
    Sources,
    Store,
    Terms,
    where_from,
)
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, ending

GROUP = "Profiles"


def explain(
    who: Place,
    indicator: str = "h_index",
    /,
    *,
    source: Sources = None,
    store: Store = None,
    table: Annotated[
        Literal["works", "coauthors", "self_citations", "left_out"] | None,
        Parameter(name="--table", help="Print this table instead of the sentences."),
    ] = None,
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Say why a number is what it is: the works behind it, and what one of them changes.

    Parameters
    ----------
    who : str
        Identifier, file or address of the person.
    indicator : str
        Name in the catalogue; "researchmetrics indicators" lists them.

    Examples
    --------
    $ researchmetrics explain 0000-0002-1825-0097 --store sample
    $ researchmetrics explain cv.md n_coauthors --table coauthors --format csv
    """
    finder = Finder(sources=source, store=where_from(store), offline=offline, terms=terms.asked)
    person = finder.find(who, to)
    found = person.explain(indicator)
    if table is None and to.format == "table":
        to.text(str(found))
    else:
        to.table(getattr(found, table or "works"))
    return ending(person.outcomes.to_dict("records"), to)
