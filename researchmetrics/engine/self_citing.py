"""Self-citations in SQL, by the three rules of `metrics.self_citing`."""

from __future__ import annotations

from researchmetrics.engine.placing import Whose, add_wrote
from researchmetrics.engine.steps import Steps, quoted
from researchmetrics.engine.tables import Opened

__all__ = ["with_self_citations"]

_SHARING = """
SELECT cited AS work_id, COUNT(*) AS found FROM (
    SELECT DISTINCT citing, cited FROM citing
    JOIN authors AS theirs ON theirs.work_id = citing.citing
    JOIN authors AS ours ON ours.work_id = citing.cited AND ours.person = theirs.person
) AS sharing GROUP BY cited"""
_BY_ALLOWED = """
SELECT work_id, grp, COUNT(*) AS found FROM (
    SELECT DISTINCT wanted.work_id, wanted.grp, citing.citing
    FROM (SELECT DISTINCT work_id, grp FROM {last}) AS wanted
    JOIN citing ON citing.cited = wanted.work_id
    JOIN authors ON authors.work_id = citing.citing
    JOIN {rule}_people AS allowed
        ON allowed.grp = wanted.grp AND allowed.person = authors.person
) AS allowed GROUP BY work_id, grp"""


def with_self_citations(steps: Steps, tables: Opened, who: Whose, rule: str, last: str) -> str:
    """Add the step that counts self-citations by a rule.

    Parameters
    ----------
    steps : Steps
        What there is; more is added.
    tables : Opened
        The tables.
    who : Whose
        Whose works they are.
    rule : str
        The column that is wanted.
    last : str
        The step to add it to.

    Returns
    -------
    str
        Name of the new step.
    """
    tables.need("works", "work_id")
    tables.need("authorships", "work_id", "name")
    tables.need("references", "work_id", "cited_id")
    add_wrote(steps, tables, who)
    steps.add(
        "authors",
        "SELECT DISTINCT work_id, person FROM wrote "
        "WHERE work_id IS NOT NULL AND person IS NOT NULL",
    )
    steps.add(
        "citing",
        "SELECT DISTINCT work_id AS citing, cited_id AS cited FROM given_references "
        "WHERE work_id IS NOT NULL AND cited_id IS NOT NULL AND work_id <> cited_id",
    )
    keys = ("work_id",) if rule == "self_citations" else ("work_id", "grp")
    if rule == "self_citations":
        steps.add(f"by_{rule}", _SHARING)
    else:
        _add_allowed(steps, tables, who, rule)
        steps.add(f"by_{rule}", _BY_ALLOWED.format(last=last, rule=rule))
    same = " AND ".join(f"by_{rule}.{key} = {last}.{key}" for key in keys)
    return steps.add(
        f"with_{rule}",
        f"SELECT {last}.*, COALESCE(by_{rule}.found, 0) AS {rule} "
        f"FROM {last} LEFT JOIN by_{rule} ON {same}",
    )


def _add_allowed(steps: Steps, tables: Opened, who: Whose, rule: str) -> None:
    """Add who may not cite: the people, and everyone they ever wrote with."""
    marked = who.by is None or (
        tables.has("authorships", "is_self")
        and who.person == quoted(who.by)
        and who.by != "person_id"
    )
    # Marks say who a person is only where there are any.
    only = " AND (is_self OR NOT EXISTS (SELECT 1 FROM wrote WHERE is_self))" if marked else ""
    own = (
        f"SELECT DISTINCT grp, person FROM wrote WHERE grp IS NOT NULL AND person IS NOT NULL{only}"
    )
    if rule == "own_citations":
        steps.add(f"{rule}_people", own)
        return
    steps.add("themselves", own)
    steps.add(
        f"{rule}_people",
        "SELECT grp, person FROM themselves UNION "
        "SELECT themselves.grp, beside.person FROM themselves "
        "JOIN authors ON authors.person = themselves.person "
        "JOIN authors AS beside ON beside.work_id = authors.work_id",
    )
