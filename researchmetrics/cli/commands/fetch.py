"""``researchmetrics fetch``: a person's works from services, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from researchmetrics.cli import failures
from researchmetrics.cli.options import AsOf, DryRun, Html, Offline, Sources, TableName, iso
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import Finder, show

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
    as_of: AsOf = None,
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

        to.table(plan_fetch([(ids, source, None)]), "plan")
        return failures.OK
    finder = Finder(sources=source, follow=follow, as_of=iso(as_of), offline=offline)
    profile = finder.fetch(ids, to)
    code = show(profile, to, table=table, html=html)
    _offer(profile, to)
    return code


def _offer(profile: Profile, to: Output) -> None:
    """Name the identifiers that services state and that were not used."""
    stated = profile.stated_ids
    unused = stated[~stated["used"]].drop_duplicates("id")
    if len(unused):
        told = (f"{row.id} ({row.stated_by})" for row in unused.itertuples())
        to.note(
            f"Services state further identifiers of this person: {', '.join(told)}. To fetch by "
            "them as well: --follow stated."
        )
