"""What stands beside the works of a bucket, in long form: partners, places, years, references."""

from __future__ import annotations

from collections.abc import Collection

from researchmetrics.engine.placing import Whose, add_wrote
from researchmetrics.engine.steps import Steps, number
from researchmetrics.engine.tables import Opened
from researchmetrics.metrics.columns import FROM_CITATIONS_BY_YEAR

__all__ = ["listings"]


def listings(
    tables: Opened, who: Whose, need: Collection[str], bucket: str, papers: str
) -> dict[str, str]:
    """Write the queries of the lists that indicators need.

    Parameters
    ----------
    tables : Opened
        The tables.
    who : Whose
        Whose works they are.
    need : collection of str
        Columns that the indicators use.
    bucket : str
        Expression that gives the bucket of a work of the table.
    papers : str
        Table of works that count.

    Returns
    -------
    dict
        By the part of a bucket, as `buckets.PARTS` calls it, a query with the column ``bucket``.
    """
    found = {}
    if tables.has("authorships") and "coauthors" in need:
        found["partners"] = _beside(tables, who, bucket, papers, "person", others=True)
    if tables.has("authorships", "countries") and "countries" in need:
        found["places"] = _beside(tables, who, bucket, papers, "countries", others=False)
    if tables.has("citations_by_year") and FROM_CITATIONS_BY_YEAR & set(need):
        found["yearly"] = _yearly(tables, bucket, papers)
    if tables.has("references") and "reference_ages" in need:
        found["ages"] = _ages(tables, bucket, papers)
    return found


def _beside(
    tables: Opened, who: Whose, bucket: str, papers: str, column: str, *, others: bool
) -> str:
    """Write a query of the authorships of each work: all of them, or but for the person's own."""
    steps = Steps()
    add_wrote(steps, tables, who)
    tests = [f"wrote.grp = {papers}.grp"] if who.is_apart else []
    if others and who.is_marked:
        tests.append("NOT wrote.is_self")
    elif others:
        tests.append(f"(wrote.grp IS NULL OR wrote.grp <> {papers}.grp)")
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return steps.then(
        f"SELECT {papers}.row_id, wrote.{column}, {bucket} AS bucket FROM {papers} "
        f"JOIN wrote ON wrote.work_id = {papers}.work_id{where}"
    )


def _yearly(tables: Opened, bucket: str, papers: str) -> str:
    tables.need("works", "work_id", "year")
    tables.need("citations_by_year", "work_id", "year", "citations")
    counts = number(tables, "citations_by_year", "citations")
    year = number(tables, "citations_by_year", "year")
    return (
        f"WITH wanted AS (SELECT DISTINCT work_id, {bucket} AS bucket FROM {papers}), "
        f"counts AS (SELECT work_id, {year} AS year, {counts} AS citations "
        "FROM given_citations_by_year) "
        "SELECT counts.work_id, counts.year, MAX(counts.citations) AS citations, wanted.bucket "
        "FROM wanted JOIN counts ON counts.work_id = wanted.work_id "
        "GROUP BY wanted.bucket, counts.work_id, counts.year"
    )


def _ages(tables: Opened, bucket: str, papers: str) -> str:
    """Write a query of how old the references of each work were when it appeared."""
    tables.need("works", "work_id", "year")
    tables.need("references", "work_id")
    if not tables.has("references", "cited_id"):
        tables.need("references", "cited_year")
    cited = number(tables, "references", "cited_year", "linked.")
    joined = ""
    if tables.has("references", "cited_id"):
        cited = f"COALESCE({cited}, theirs.year)"
        joined = "LEFT JOIN dated AS theirs ON theirs.work_id = linked.cited_id "
    year = number(tables, "works", "year")
    return (
        f"WITH wanted AS (SELECT DISTINCT work_id, {bucket} AS bucket FROM {papers}), "
        f"dated AS (SELECT work_id, MIN({year}) AS year FROM given_works "
        "WHERE work_id IS NOT NULL GROUP BY work_id), "
        f"aged AS (SELECT wanted.bucket, linked.work_id, ours.year - {cited} AS age "
        "FROM wanted JOIN given_references AS linked ON linked.work_id = wanted.work_id "
        f"JOIN dated AS ours ON ours.work_id = linked.work_id {joined}) "
        "SELECT bucket, work_id, CASE WHEN age < 0 THEN 0 ELSE age END AS age FROM aged "
        "WHERE age IS NOT NULL"
    )
