"""A profile beside its fields, as a command line asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from researchmetrics.cli.output import Output
from researchmetrics.cli.tablefiles import read_table

if TYPE_CHECKING:
    from researchmetrics import Profile

__all__ = ["compared"]


def compared(
    profile: Profile, reference: str | None, to: Output, *, level: str, offline: bool
) -> Profile:
    """Set a profile beside the works of its fields, where that is asked for.

    Parameters
    ----------
    profile : Profile
        What was read, fetched or loaded.
    reference : str, optional
        A source of reference sets, or a file of works.
    to : Output
        Where to tell how it goes.
    level : str
        How wide a field is.
    offline : bool
        Answer from the cache alone.

    Returns
    -------
    Profile
        The same where nothing is asked.
    """
    if reference is None:
        return profile
    from researchmetrics.profile.referencing import SOURCES

    with to.working(f"Comparing with {reference}") as tell:
        if reference in SOURCES:
            return profile.with_reference(
                reference, level=level, offline=offline or None, progress=tell
            )
        return profile.with_reference(read_table(reference))
