"""``researchmetrics fetch``: a person's works from services, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from researchmetrics.cli import failures
from researchmetrics.cli.options import STANDING, DryRun, Html, Offline, Sources, TableName, Terms
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, show, show_plan

if TYPE_CHECKING:
    from researchmetrics import Profile

GROUP = "Profiles"


def fetch(
    ids: list[str],
    /,
    *,
    source: Sources = None,
    follow: Literal["none", "stated"] = "none",
    table: TableName = "works",
    html: Html = None,
    terms: Terms = STANDING,
    offline: Offline = False,
    dry_run: DryRun = False,
    to: Output = STANDARD,
) -> int:
    """Fetch one person's works from services and print them as a table.

    Parameters
    ----------
    ids : list of str
        Identifiers of one person: an ORCID, openalex:A..., dblp:..., s2:...
    follow : {"none", "stated"}
        Whether identifiers that a service states are used as well; --table
        stated_ids lists them.

    Examples
    --------
    $ researchmetrics fetch 0000-0002-1825-0097
    $ researchmetrics fetch openalex:A5023888391 --format csv --output works.csv
    $ researchmetrics fetch 0000-0002-1825-0097 --source openalex --source dblp --follow stated
    $ researchmetrics fetch 0000-0002-1825-0097 --table outcomes --offline
    $ researchmetrics fetch 0000-0002-1825-0097 --dry-run
    """
    if dry_run:
        from researchmetrics.profile import plan_fetch

        show_plan(plan_fetch([(ids, source, None)]), to)
        return failures.OK
    finder = Finder(sources=source, follow=follow, offline=offline, terms=terms.asked)
    profile = finder.fetch(ids, to)
    code = show(profile, to, table=table, html=html)
    if follow == "none":
        _offer(profile, source, to)
    return code


def _offer(profile: Profile, sources: list[str] | None, to: Output) -> None:
    """Name the identifiers that services state and by which one more of them can be asked."""
    from researchmetrics.profile.rounds import Round

    stated, outcomes, asked = profile.stated_ids, profile.outcomes, Round(sources)
    whole = set(outcomes.loc[outcomes["status"] == "complete", "source"])
    told = []
    for one, rows in stated[~stated["used"]].groupby("id", sort=False):
        # A service that has told all has told it under its own identifiers as well.
        if set(asked.knowing([str(one)])) - (whole & set(rows["stated_by"])):
            told.append(f"{one} ({', '.join(rows['stated_by'])})")
    if told:
        to.note(
            f"Services state further identifiers of this person: {', '.join(told)}. To fetch by "
            "them as well: --follow stated. All that are stated: --table stated_ids."
        )
