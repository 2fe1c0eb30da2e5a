"""``researchmetrics search``: who a name may stand for."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter, validators

from researchmetrics.cli import failures
from researchmetrics.cli.options import Offline, Sources
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import ending

GROUP = "Profiles"


def search(
    name: str,
    /,
    *,
    affiliation: str | None = None,
    source: Sources = None,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 25,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Search services for the people a name may stand for.

    A name never identifies anybody: choose a row, and fetch by its id. Rows of
    several services that share an ORCID are one person.

    Parameters
    ----------
    name : str
        Personal name.
    affiliation : str, optional
        Weighed as evidence; nobody is left out for it.
    limit : int
        Most candidates that a service gives.

    Examples
    --------
    $ researchmetrics search "Josiah Carberry"
    $ researchmetrics search "Maria Oliveira" --affiliation Porto --source openalex
    """
    import researchmetrics as rm

    with to.working(f"Searching for {name}") as tell:
        found = rm.search(
            name,
            affiliation=affiliation,
            sources=source,
            limit=limit,
            offline=offline or None,
            progress=tell,
        )
    end = ending([asdict(outcome) for outcome in found.attrs.get("outcomes", ())], to)
    to.table(found, "candidates")
    if found.empty:
        to.warn(f"nobody called {name} was found. Try another form of the name.")
        return failures.NOTHING_FOUND
    return end
