"""The definitions in SQL on other databases: the same numbers as the plain functions give."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd
import postgres
import pytest

import researchmetrics as rm
from researchmetrics.engine.definitions import definition_of, names
from researchmetrics.engine.definitions.querying import Wanted, queries
from researchmetrics.engine.sql import written
from researchmetrics.metrics import find

AS_OF = 2024
OPTIONS = {"n": 5, "threshold": 7}
COLUMNS = [
    "citations", "year", "n_authors", "position", "is_corresponding", "self_citations",
]  # fmt: skip
Ask = Callable[[pd.DataFrame, str], pd.DataFrame]


def table(seed: int, people: int = 60) -> pd.DataFrame:
    """Works of invented people: ties, unknown values, people without citations or known counts."""
    random = np.random.default_rng(seed)
    n = random.integers(1, 25, people)
    grp = np.repeat(np.arange(people), n)
    size = len(grp)
    citations = np.floor(random.pareto(0.9, size) * 3)
    authors = random.integers(1, 9, size)
    works = pd.DataFrame({
        "grp": grp,
        "row_id": random.permutation(size),
        "citations": pd.array(np.where(grp % 7 == 0, 0, citations), dtype="Int64"),
        "year": pd.array(random.integers(1995, AS_OF + 1, size), dtype="Int64"),
        "n_authors": pd.array(authors, dtype="Int64"),
        "position": pd.array(random.integers(1, authors + 1), dtype="Int64"),
        "is_corresponding": pd.array(random.integers(0, 2, size), dtype="Int64"),
    })  # fmt: skip
    works["self_citations"] = (works["citations"] // 3).astype("Int64")
    for column in COLUMNS:
        works[column] = works[column].mask(random.random(size) < 0.08)
    works.loc[grp == 3, "citations"] = pd.NA
    return works


def on_sqlite(papers: pd.DataFrame, query: str) -> pd.DataFrame:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE papers ({', '.join(f'{c} BIGINT' for c in papers)})")
    cells = papers.astype(object).where(papers.notna(), None)
    marks = ", ".join("?" * len(papers.columns))
    rows = cells.itertuples(index=False, name=None)
    connection.executemany(f"INSERT INTO papers VALUES ({marks})", rows)
    answer = connection.execute(written(query, "sqlite"))
    found = pd.DataFrame(answer.fetchall(), columns=[one[0] for one in answer.description])
    connection.close()
    return found


def on_polars(papers: pd.DataFrame, query: str) -> pd.DataFrame:
    import polars as pl

    context = pl.SQLContext(papers=pl.from_pandas(papers), eager=True)
    return pd.DataFrame(context.execute(written(query, "postgres")).to_dicts())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_definition_gives_the_same_numbers_on_sqlite(seed: int) -> None:
    examine(table(seed), on_sqlite)


@pytest.mark.skipif(find_spec("polars") is None, reason="polars is not installed")
@pytest.mark.parametrize("seed", [1, 2])
def test_every_definition_gives_the_same_numbers_on_polars(seed: int) -> None:
    examine(table(seed), on_polars)


@pytest.mark.skipif(postgres.lacking() is not None, reason=str(postgres.lacking()))
def test_every_definition_gives_the_same_numbers_on_postgresql() -> None:
    # It has names in small letters only, unless they are quoted.
    spelled = {name.lower(): name for name in names()}

    def on_postgresql(papers: pd.DataFrame, query: str) -> pd.DataFrame:
        found = postgres.asked(folder, papers, written(query, "postgres"))
        return found.rename(columns=lambda name: spelled.get(name, name))

    with postgres.database() as folder:
        examine(table(3), on_postgresql)


def examine(works: pd.DataFrame, ask: Ask) -> None:
    """Ask a database for all that is defined in SQL, and compare."""
    first = works.groupby("grp")["year"].transform("min")
    given = {"now": str(AS_OF), **{name: str(value) for name, value in OPTIONS.items()}}
    wanted = [Wanted(name, find(name), definition_of(name)) for name in names()]
    expected = rm.compute(works, names(), by="grp", as_of=AS_OF, options=OPTIONS)
    seen = set()
    for query in queries(wanted, given, "papers"):
        found = ask(works.assign(first_year=first), query.text).set_index("grp").astype(float)
        for name in query.names:
            same(found[name], expected.loc[found.index, name], name)
        seen |= set(query.names)
    assert seen == set(names())


def same(found: pd.Series[Any], expected: pd.Series[Any], name: str) -> None:
    wanted = expected.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    tolerance = 0 if find(name).is_count else 1e-12
    np.testing.assert_allclose(found, wanted, rtol=tolerance, atol=tolerance, err_msg=name)
