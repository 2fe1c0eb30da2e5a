"""``researchmetrics compare``: several people side by side."""

from __future__ import annotations

from researchmetrics.cli.options import (
    STANDING,
    Align,
    Html,
    Offline,
    Places,
    Sources,
    Store,
    Terms,
    where_from,
)
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, ending

GROUP = "Profiles"


def compare(
    who: Places,
    /,
    *,
    source: Sources = None,
    store: Store = None,
    html: Html = None,
    align: Align = "year",
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Compare people side by side, and flag what is not comparable.

    Parameters
    ----------
    who : list of str
        One identifier, file or address for each person.

    Examples
    --------
    $ researchmetrics compare ann.md bo.md --html both.html
    $ researchmetrics compare 0000-0002-1825-0097 openalex:A5023888391 --as-of 2026-01-31
    """
    import researchmetrics as rm
    from researchmetrics import views

    finder = Finder(sources=source, store=where_from(store), offline=offline, terms=terms.asked)
    profiles = [finder.find(one, to) for one in who]
    comparison = rm.compare(profiles, align=align)
    if html is not None:
        to.file(html, comparison.to_html())
        to.note(f"Page written to {html}")
    if to.format == "table":
        to.text(views.comparison_text(comparison.sheet, columns=to.columns()))
    else:
        # The text shows both; a table holds neither.
        own = [line for profile in profiles for line in profile.warnings]
        for line in dict.fromkeys([*own, *comparison.warnings]):
            to.warn(line)
        to.table(comparison.table)
    return ending([row for p in profiles for row in p.outcomes.to_dict("records")], to)
