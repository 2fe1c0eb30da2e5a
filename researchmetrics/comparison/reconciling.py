"""A person's own list beside what indexes have: what one of them lacks, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from researchmetrics.comparison.absences import Absences
from researchmetrics.comparison.differing import differences
from researchmetrics.comparison.sides import Side, sides_of
from researchmetrics.errors import RecordError
from researchmetrics.normalizer.venues import own_venues, using_venues
from researchmetrics.profile import Profile, merge_profiles
from researchmetrics.tables import frame

__all__ = ["reconcile"]

_SHOWN = ("work_id", "title", "year", "venue", "doi")


@using_venues(own_venues)
def reconcile(document_profile: Profile, fetched_profile: Profile) -> pd.DataFrame:
    r"""Hold a person's own list of works against what sources list of them.

    Parameters
    ----------
    document_profile : Profile
        From the person's own documents: a CV, a homepage (`read`).
    fetched_profile : Profile
        From services or a store (`fetch`, `load`), or from another document.

    Returns
    -------
    pandas.DataFrame
        A row a work, by status: ``both``, ``document_only`` (no source has it),
        ``fetched_only`` (the document lacks it); below a work of both, a row ``differs`` for each
        field that is told differently. Columns: status, work_id, title, year, venue, doi, field,
        document, fetched (what each says of the field), reason, is_certain (False where a source
        that did not give all, or a work that may be somebody else's, leaves it open), n_listed
        (entries of the document about the work), sources. Works stand in the order of the merged
        profile; no rows where neither side has works.

    Raises
    ------
    RecordError
        If one of the two is no profile.
    AmbiguousPersonError
        If the two state identifiers that exclude one another.

    Notes
    -----
    Works are linked as `merge_profiles` links them; what the user decided by `Profile.relink` or
    in a decisions file holds. A field agrees where anything the document says of it agrees with
    anything a source says: whoever lists the preprint does not contradict an index that has
    preprint and article. Initials agree with the names they stand for, abbreviations with the
    venues they are known to stand for.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> cv = rm.read(
    ...     text="# Ann Pott\n\n## Publications\n\n- A. Pott. On Cracked Pots. Clay, 2019.\n"
    ...     "- A. Pott. Of Kilns and their Fires. Clay, 2020.\n"
    ... )
    >>> index = rm.read(
    ...     text="# Ann Pott\n\n## Publications\n\n- Ann Pott. On Cracked Pots. Clay, 2018.\n"
    ... )
    >>> rm.reconcile(cv, index)[["status", "title", "field", "document", "fetched"]].fillna("")
              status                    title field document fetched
    0           both          On Cracked Pots
    1        differs          On Cracked Pots  year     2019    2018
    2  document_only  Of Kilns and their Fires
    """
    for profile in (document_profile, fetched_profile):
        if not isinstance(profile, Profile):
            raise RecordError(
                f"reconcile takes two profiles, not {type(profile).__name__}. Make them by "
                "rm.read, rm.fetch or rm.load."
            )
    both = merge_profiles([document_profile, fetched_profile])
    document, fetched = sides_of(both, (document_profile, fetched_profile))
    absences = Absences(both, document, fetched, _written(document_profile))
    return frame("reconciliation", _rows(both, document, fetched, absences))


def _written(profile: Profile) -> str:
    """The day the documents tell of; empty where one of them does not say."""
    days = [batch.known_at[:10] for batch in profile.batches if batch.records]
    return max(days) if days and all(days) else ""


def _rows(
    both: Profile, document: Side, fetched: Side, absences: Absences
) -> Iterator[dict[str, Any]]:
    works = [
        {str(name): cell for name, cell in row.items()} for row in both.works.to_dict("records")
    ]
    common = document.told.keys() & fetched.told.keys()
    shared = [row for row in works if row["work_id"] in common]
    mine = [row["work_id"] for row in shared]
    listed = [row for row in works if row["work_id"] not in fetched.told]
    indexed = [row for row in works if row["work_id"] not in document.told]
    titles = {row["work_id"]: row["title"] for row in works}
    near = absences.near(*([row["work_id"] for row in rows] for rows in (listed, indexed)))
    twins = {work: str(titles[twin]) for work, twin in near.items()}
    why = _links(both)
    for row in shared:
        yield from _shared(row, document, fetched, why)
    for row in listed:
        reason, is_certain = absences.not_indexed(row)
        yield _alone("document_only", row, document, (reason, is_certain), twins)
    owned = absences.owned(mine) if indexed else {}
    for row in indexed:
        reason, is_certain = absences.not_listed(row, owned)
        yield _alone("fetched_only", row, fetched, (reason, is_certain), twins)


def _shared(
    row: Mapping[str, Any], document: Side, fetched: Side, why: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """A work of both sides, then the fields that differ."""
    work = row["work_id"]
    said, told = document.told[work], fetched.told[work]
    shown = {name: row[name] for name in _SHOWN}
    n_listed = len(said.records)
    more = f"; listed {n_listed} times in the document" if n_listed > 1 else ""
    yield {
        **shown,
        "status": "both",
        "reason": (why.get(work) or "one record tells of both") + more,
        "is_certain": True,
        "n_listed": n_listed,
        "sources": told.sources,
    }
    for found in differences(said, told):
        yield {
            **shown,
            "status": "differs",
            "field": found.field,
            "document": found.document,
            "fetched": found.fetched,
            "reason": found.reason,
            "is_certain": found.is_certain,
            "n_listed": n_listed,
            "sources": told.sources,
        }


def _alone(
    status: str,
    row: Mapping[str, Any],
    side: Side,
    judged: tuple[str, bool],
    twins: Mapping[str, str],
) -> dict[str, Any]:
    """A work that one side lacks."""
    reason, is_certain = judged
    told = side.told[row["work_id"]]
    twin = twins.get(row["work_id"])
    if twin is not None:
        reason = f"perhaps the same as {twin!r} of the other side; {reason}"
    return {
        **{name: row[name] for name in _SHOWN},
        "status": status,
        "reason": reason,
        "is_certain": is_certain and twin is None,
        "n_listed": len(told.records) if status == "document_only" else 0,
        "sources": told.sources if status == "fetched_only" else [],
    }


def _links(both: Profile) -> dict[str, str]:
    """Why the records of each work are one."""
    found: dict[str, list[str]] = {}
    for row in both.links.to_dict("records"):
        if row["kind"] in {"same", "version"} and not pd.isna(row["reason"]):
            reasons = found.setdefault(row["work_id"], [])
            if row["reason"] not in reasons:
                reasons.append(str(row["reason"]))
    return {work: "; ".join(reasons) for work, reasons in found.items()}
