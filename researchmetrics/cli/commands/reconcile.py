"""``researchmetrics reconcile``: a person's own list beside what the indexes have."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import STANDING, Offline, Place, Sources, Store, Terms, where_from
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, ending

GROUP = "Profiles"
_SHOWN = ["status", "title", "year", "field", "document", "fetched", "reason"]
_Only = Annotated[
    list[Literal["both", "document_only", "fetched_only", "differs"]] | None,
    Parameter(negative=()),
]


def reconcile(
    document: Place,
    who: Place,
    /,
    *,
    only: _Only = None,
    source: Sources = None,
    store: Store = None,
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Hold a person's own list of works against what services or a store list of them.

    Prints a row a work: both, document_only (in no index), fetched_only (not in the
    document), and below a work of both a row for each field that differs, all with
    reasons.

    Parameters
    ----------
    document : str
        The person's own document: CV, homepage, exported list; a file or an address.
    who : str
        What to hold it against: identifier, or another document.
    only : list of str, optional
        Print these rows alone; may be given several times.

    Examples
    --------
    $ researchmetrics reconcile cv.md 0000-0002-1825-0097
    $ researchmetrics reconcile cv.md 0000-0002-1825-0097 --only document_only --format csv
    """
    import researchmetrics as rm

    finder = Finder(sources=source, store=where_from(store), offline=offline, terms=terms.asked)
    own, fetched = finder.find(document, to), finder.find(who, to)
    with to.working("Reconciling"):
        table = rm.reconcile(own, fetched)
    counts = table["status"].value_counts()
    to.note(
        f"{counts.get('both', 0)} papers in both, {counts.get('document_only', 0)} only in "
        f"{document}, {counts.get('fetched_only', 0)} only in {who}; "
        f"{counts.get('differs', 0)} fields differ."
    )
    for line in dict.fromkeys([*own.warnings, *fetched.warnings]):
        to.warn(line)
    shown = table if only is None else table[table["status"].isin(only)]
    if to.format == "table":
        # What else there is would push the reasons off the screen.
        shown = shown[_SHOWN]
    to.table(shown.reset_index(drop=True), "reconciliation")
    return ending([row for p in (own, fetched) for row in p.outcomes.to_dict("records")], to)
