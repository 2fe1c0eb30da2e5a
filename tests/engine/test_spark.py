"""A cluster of separate processes: it gives what the plain functions give, or says why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cluster
import numpy as np
import pandas as pd
import people
import pyarrow as pa
import pytest

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.engine.spark import session
from researchmetrics.errors import ConfigError, IndicatorError, UnreadableDocumentError

pytestmark = pytest.mark.skipif(cluster.lacking() is not None, reason=str(cluster.lacking()))

_SETTINGS = {
    "spark.sql.shuffle.partitions": "2",
    "spark.executor.extraJavaOptions": cluster.SHORT,
    "spark.driver.extraJavaOptions": cluster.SHORT,
    "spark.driver.memory": "512m",
    "spark.executor.memory": "512m",
}


def works() -> pd.DataFrame:
    """Works with ties and unknown values, of people never cited, unknown or cited a lot too."""
    drawn = people.table(people.drawn(people.Habits(5, 90, 40, 0.1)))
    drawn["who"] = drawn["who"].astype("str")
    for column in ("category", "topic"):  # one kind of value in a column
        drawn[column] = [cell[0] if isinstance(cell, list) else cell for cell in drawn[column]]
    some = drawn[drawn["who"] == drawn["who"].iloc[0]]
    own = some["self_citations"]
    never = some.assign(who="never", citations=0 * some["citations"], self_citations=0 * own)
    unknown = some.assign(who="unknown", citations=pd.NA, self_citations=pd.NA)
    a_lot = some.assign(who="a lot", citations=some["citations"] * 1789)
    table = pd.concat([drawn, never, unknown, a_lot], ignore_index=True)
    table["citations"] = table["citations"].astype("Int64")
    table["self_citations"] = table["self_citations"].astype("Int64")
    return table.assign(work_id=[f"w{number}" for number in range(len(table))])


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    assert list(found) == list(expected)
    assert list(found.index) == list(expected.index)
    assert found.index.name == expected.index.name
    for name in expected:
        assert found[name].dtype == expected[name].dtype, name
        tolerance = 0 if expected[name].dtype == "Int64" else 1e-12
        cells = (numbers(found[name]), numbers(expected[name]))
        np.testing.assert_allclose(*cells, rtol=tolerance, atol=tolerance, err_msg=str(name))


def numbers(column: pd.Series[Any]) -> Any:
    return column.astype("Float64").to_numpy(dtype=float, na_value=np.nan)


def test_a_master_that_is_not_there_is_not_waited_for():
    master = f"spark://{cluster.HERE}:{cluster.free_port()}"
    with pytest.raises(ConfigError, match="Nobody answers"):
        rm.corpus(works(), engine="spark", master=master).compute("h_index", by="who")


def test_a_cluster_gives_what_the_plain_functions_give(folder, tmp_path, capfd):
    # One test, for one cluster: tests of one file may run in several processes.
    with (
        cluster.cluster(tmp_path / "cluster") as running,
        session.opened(running.master, _SETTINGS, seconds=120),
    ):
        every_indicator_equals_the_plain_one(running, capfd)
        files_are_read_in_place_and_results_written_by_the_workers(folder, tmp_path / "found")
        other_forms_of_tables_are_read(tmp_path)
        an_error_in_a_worker_is_the_same_error_here()
        what_a_cluster_cannot_do_is_said_plainly(folder, tmp_path)
        a_worker_that_dies_changes_no_result(running, folder)


def every_indicator_equals_the_plain_one(running, capfd):
    given = {"by": "who", "as_of": people.AS_OF, "options": people.OPTIONS}
    table = works()
    found = rm.corpus(table, engine="spark", master=running.master).compute(
        metrics.names(), **given
    )
    same(found, rm.compute(table, metrics.names(), **given))
    assert capfd.readouterr().out == ""


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of invented people who write together and cite each other, as Parquet files."""
    random = np.random.default_rng(11)
    n = 240
    ids = np.array([f"w{number}" for number in range(n)])
    years = random.integers(2005, 2021, n)
    drawn = pd.DataFrame({"work_id": ids, "year": pd.array(years, dtype="Int64")})
    drawn["citations"] = pd.array(random.geometric(0.1, n) - 1, dtype="Int64")
    drawn["citations"] = drawn["citations"].mask(random.random(n) < 0.1)
    drawn["type"] = random.choice(["article", "preprint", "software"], n)
    wrote = [
        {"work_id": work, "position": place, "name": f"P{who}", "person_id": f"p{who}"}
        | {"countries": [str(random.choice(["PT", "JP"]))]}
        for work in ids
        for place, who in enumerate(random.permutation(9)[: random.integers(1, 5)], start=1)
    ]
    cites = {"work_id": random.choice(ids, 900), "cited_id": random.choice(ids, 900)}
    yearly = {"work_id": random.choice(ids, 900), "year": random.integers(2005, 2021, 900)}
    tables = {
        "works": drawn,
        "authorships": pd.DataFrame(wrote),
        "references": pd.DataFrame(cites),
        "citations_by_year": pd.DataFrame(yearly).assign(citations=random.integers(0, 5, 900)),
    }
    place = tmp_path_factory.mktemp("tables")
    for name, table in tables.items():
        (place / name).mkdir()
        half = len(table) // 2
        table.iloc[:half].to_parquet(place / name / "0.parquet", index=False)
        table.iloc[half:].to_parquet(place / name / "1.parquet", index=False)
    return place


def beside(folder: Path) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    names = ("authorships", "references", "citations_by_year")
    return pd.read_parquet(folder / "works"), {one: pd.read_parquet(folder / one) for one in names}


_CHOICES: dict[str, Any] = {
    "by": "person_id",
    "as_of": 2020,
    "window": (2007, 2019),
    "types": ["article", "preprint"],
    "self_citations": "exclude_own",
    "counting": "fractional",
}


def files_are_read_in_place_and_results_written_by_the_workers(folder, tmp_path):
    tmp_path.mkdir()
    asked = ["h_index", "cites_frac", "first", "g_index", "n_coauthors", "intl_share"]
    asked += ["beauty", "price_index", "repeat_share", "career_years"]
    written = rm.corpus(folder, engine="spark").compute(
        asked, output=tmp_path / "found.parquet", **_CHOICES
    )
    found = pd.read_parquet(written, dtype_backend="numpy_nullable").set_index("person_id")
    drawn, tables = beside(folder)
    same(found, rm.compute(drawn, asked, **_CHOICES, **tables))
    assert [path.name for path in tmp_path.iterdir()] == ["found.parquet"]


def other_forms_of_tables_are_read(tmp_path):
    table = pd.DataFrame({"who": ["a", "a", None, 'ü, "x"'], "topic": ["s", None, "t", "t"]})
    table["citations"] = pd.array([3, None, 2, 7], dtype="Int64")
    table.to_csv(tmp_path / "works.csv", index=False)
    given = pa.table(table).cast(
        pa.schema([("who", pa.string_view()), ("topic", pa.string()), ("citations", pa.uint8())])
    )
    expected = rm.compute(table, ["h_index", "mean_citations"], by="who")
    for form in (tmp_path / "works.csv", given):
        found = rm.corpus(form, engine="spark").compute(["h_index", "mean_citations"], by="who")
        same(found, expected)


def what_a_cluster_cannot_do_is_said_plainly(folder, tmp_path):
    with pytest.raises(ConfigError, match="does not link rows"):
        rm.corpus(folder, engine="spark").deduplicate()
    with pytest.raises(UnreadableDocumentError, match="all workers see"):
        rm.corpus(tmp_path / "none.parquet", engine="spark").compute("h_index")
    with pytest.raises(ConfigError, match="one process can have one only"):
        rm.corpus(folder, engine="spark", master="local[1]").compute("h_index", by="person_id")
    late = session.opened(None, {"spark.cores.max": "1"})
    with pytest.raises(ConfigError, match=r"Make spark\.cores\.max part of these"), late:
        pass


def an_error_in_a_worker_is_the_same_error_here():
    works = pd.DataFrame({"who": ["a"], "year": [2001], "citations": [9]})
    maxima = dict.fromkeys(people.MAXIMA, 1.0)
    given = {"by": "who", "as_of": 2020, "options": {"maxima": maxima}}
    works = works.assign(n_authors=1, position=1)
    with pytest.raises(IndicatorError) as here:
        rm.compute(works, "c_score", **given)
    with pytest.raises(IndicatorError) as there:
        rm.corpus(works, engine="spark").compute("c_score", **given)
    assert str(there.value) == str(here.value)


def a_worker_that_dies_changes_no_result(running, folder):
    def kill(line: str) -> None:
        if "works of" in line:
            running.kill_worker()

    drawn, tables = beside(folder)
    asked = ["h_index", "n_coauthors"]
    found = rm.corpus(folder, engine="spark").compute(asked, by="person_id", progress=kill)
    same(found, rm.compute(drawn, asked, by="person_id", **tables))
