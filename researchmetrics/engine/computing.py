"""Indicators of a corpus: from tables to works that count, from these to one row a group.

::

    tables -> placed -> chosen -> one sort of group and count ----------------+-> one row a group
                               -> papers -> a query for each kind of rows ----+
                                         -> buckets -> the plain definitions ---+

Which way is taken follows from what was measured (1,000,000 to 100,000,000 rows). Where all that is
asked for follows from one column of whole numbers in files, one sort of them is several times
faster than windows in SQL and needs no table in between. Else what has a definition in
`definitions` is computed by SQL, which takes time but hardly any memory. What has none, or an
option or a way of counting that it doesn't know, is computed by the plain definitions, bucket by
bucket.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from researchmetrics.engine.asking import Asked, One
from researchmetrics.engine.backend import Backend, Request
from researchmetrics.engine.definitions.querying import Wanted, coverage_query, queries
from researchmetrics.engine.engaged import Engaged
from researchmetrics.engine.listing import listings
from researchmetrics.engine.papers import PAPERS, PEOPLE, Papers, choose, keep_papers
from researchmetrics.engine.placing import Whose, whose
from researchmetrics.engine.sorting import sorted_query
from researchmetrics.engine.steps import quoted
from researchmetrics.metrics.counting import SHARED

__all__ = ["computed_query"]

_BUCKETED = "bucketed"


def computed_query(engaged: Engaged, asked: Asked) -> str:
    """Compute what is asked for.

    Parameters
    ----------
    engaged : Engaged
        The engine and the tables.
    asked : Asked
        What is asked for.

    Returns
    -------
    str
        A query of the result in order of the groups: ``grp``, the indicators, ``n_works`` and
        ``n_missing_...``.
    """
    backend, told = engaged.backend, engaged.told
    told("Reading the tables")
    who = whose(engaged.tables, asked.by, backend.rows)
    chosen = choose(backend, engaged.tables, asked, who)
    quick = sorted_query(engaged, asked, chosen)
    if quick is not None:
        return quick
    papers = keep_papers(backend, engaged.tables, asked, chosen)
    told(f"{papers.n_works:,} works of {papers.n_groups:,} groups")
    found = {one.name: asked.in_sql(one, papers.whole) for one in asked.several}
    rest = [one for one in asked.several if found[one.name] is None]
    wanted = [
        Wanted(one.name, one.entry, definition)
        for one in asked.several
        if (definition := found[one.name]) is not None
    ]
    sources = _by_sql(engaged, asked, papers, wanted, rest)
    if rest:
        sources |= _by_buckets(engaged, asked, papers, who, rest)
    return _joined(asked, sources, _whole(backend, rest))


def _by_sql(
    engaged: Engaged, asked: Asked, papers: Papers, wanted: list[Wanted], rest: list[One]
) -> dict[str, str]:
    """Compute what has SQL, and the coverage that buckets don't tell; tell where each is."""
    backend = engaged.backend
    several = [one for one in asked.several if one not in rest]
    source = _numbers(papers, wanted)
    sources: dict[str, str] = {}
    values = asked.values(several)
    for number, query in enumerate(queries(wanted, values, source)):
        engaged.told(f"SQL: {', '.join(query.names)}")
        backend.keep(f"part_{number}", query.text)
        sources |= dict.fromkeys(query.names, f"part_{number}")
    by_buckets = {name for one in rest for name in one.entry.columns}
    told = [name for name in asked.told if name not in by_buckets]
    if several or told or not rest:
        shared = SHARED if asked.is_shared else frozenset()
        backend.keep("coverage", coverage_query(told, shared & set(told), PAPERS))
        sources |= {f"n_missing_{name}": "coverage" for name in told} | {"n_works": "coverage"}
    return sources


def _by_buckets(
    engaged: Engaged, asked: Asked, papers: Papers, who: Whose, rest: list[One]
) -> dict[str, str]:
    """Compute the rest by the plain definitions; tell where each is."""
    told = {f"n_missing_{name}" for one in rest for name in one.entry.columns if name != "work_id"}
    sources = dict.fromkeys([*(one.name for one in rest), *told], _BUCKETED)
    if not papers.n_works:
        engaged.backend.keep(_BUCKETED, _of_nothing(rest, told))
        return sources
    backend, folder = engaged.backend, engaged.folder
    count = max(1, math.ceil(papers.n_works / backend.rows_at_once))
    only = replace(asked, several=tuple(rest))
    columns = sorted((only.need | {"is_placed", "citations_given"}) & papers.columns)
    listed = ", ".join(quoted(name) for name in columns)
    bucket = backend.bucket_of(f"{PAPERS}.grp", count)
    parts = {
        "rows": f"SELECT grp, row_id, {listed}, {bucket} AS bucket FROM {PAPERS}",
        "groups": f"SELECT grp, {backend.bucket_of('grp', count)} AS bucket FROM {PEOPLE}",
        **listings(engaged.tables, who, only.need, bucket, PAPERS),
    }
    for part, query in parts.items():
        backend.spread(query, folder / "buckets" / part)
    request = Request(
        names=tuple(one.name for one in rest),
        choices={
            "as_of": asked.choices.as_of,
            "counting": asked.counting,
            "options": dict(asked.options),
        },
    )
    for done in backend.each_bucket(folder / "buckets", count, request, _BUCKETED):
        engaged.told(f"Bucket {done + 1} of {count}")
    return sources


def _of_nothing(several: Iterable[One], counts: Iterable[str]) -> str:
    """Write the query of what groups without works have."""
    values = [f"{_empty(one)} AS {one.name}" for one in several]
    values.extend(f"0 AS {name}" for name in ["n_works", *sorted(counts)])
    return f"SELECT grp, {', '.join(values)} FROM {PEOPLE}"


def _empty(one: One) -> str:
    value = "NULL" if math.isnan(one.empty) else f"{one.empty:g}"
    return f"CAST({value} AS DOUBLE)"


def _numbers(papers: Papers, wanted: Iterable[Wanted]) -> str:
    """Write the works with their numbers as such, and the first year of each group if needed."""
    cast = [f"CAST({name} AS BIGINT) AS {name}" for name in sorted(papers.whole)]
    if any("MIN(first_year)" in one.definition.sql for one in wanted):
        cast.append("CAST(MIN(year) OVER (PARTITION BY grp) AS BIGINT) AS first_year")
    return f"(SELECT {', '.join(['grp', 'row_id', *cast])} FROM {PAPERS}) AS papers"


def _whole(backend: Backend, rest: Iterable[One]) -> set[str]:
    """Tell which indicators from buckets count things and have whole numbers everywhere."""
    counts = [one.name for one in rest if one.entry.is_count]
    return {
        name
        for name in counts
        if not backend.rows(f"SELECT 1 FROM {_BUCKETED} WHERE {name} <> FLOOR({name}) LIMIT 1")
    }


def _joined(asked: Asked, sources: Mapping[str, str], whole: set[str]) -> str:
    """Write the query that puts all together, one row for each group there is."""
    columns = ["people.grp AS grp"]
    columns.extend(
        f"{_value(one, sources, one.name in whole)} AS {one.name}" for one in asked.several
    )
    for name in ["n_works", *(f"n_missing_{column}" for column in asked.told)]:
        table = sources.get(name, _BUCKETED)
        columns.append(f"CAST(COALESCE({table}.{name}, 0) AS BIGINT) AS {name}")
    tables = [PEOPLE, *dict.fromkeys(sources.values())]
    joins = " ".join(f"LEFT JOIN {name} ON {name}.grp = people.grp" for name in tables[1:])
    return f"SELECT {', '.join(columns)} FROM people {joins} ORDER BY people.place"


def _value(one: One, sources: Mapping[str, str], is_whole: bool) -> str:  # noqa: FBT001
    table = sources[one.name]
    if table == _BUCKETED:
        return f"CAST({table}.{one.name} AS {'BIGINT' if is_whole else 'DOUBLE'})"
    value = f"{table}.{one.name}"
    if not math.isnan(one.empty):
        nobody = f"CASE WHEN coverage.n_works IS NULL THEN {_empty(one)} END"
        value = f"COALESCE({value}, {nobody})"
    return f"CAST({value} AS {'BIGINT' if one.entry.is_count else 'DOUBLE'})"
