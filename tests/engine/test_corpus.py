"""Corpora: the same result as in memory, whatever the chunks, the order, the form of the table."""

from __future__ import annotations

import builtins
import sys

import pandas as pd
import pytest
from bibliography import Bibliography
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics.errors import ConfigError, RecordError, TableError, UnreadableDocumentError

duckdb = pytest.importorskip("duckdb")

RESULT = ["work_id", "link_reason", "link_score"]


def table(count=300, seed=1):
    return pd.DataFrame(Bibliography(seed).records(count)).drop(columns="work")


def written(data, path):
    connection = duckdb.connect()
    connection.register("data", data.astype({"year": "Int64"}))
    form = "parquet" if path.suffix == ".parquet" else "csv"
    connection.execute(f"COPY data TO '{path}' (FORMAT {form})")
    connection.close()
    return path


def same(found, expected):
    pd.testing.assert_frame_equal(found[RESULT], expected[RESULT])


@settings(deadline=None, max_examples=15)
@given(
    seed=st.integers(0, 10_000),
    rows=st.integers(1, 120),
    level=st.sampled_from(["strict", "normal", "lenient"]),
    chance=st.randoms(use_true_random=False),
)
@pytest.mark.slow
def test_result_is_that_in_memory_whatever_chunks_and_order(seed, rows, level, chance):
    data = table(90, seed)
    # Copies, and rows of another order.
    data = pd.concat([data, data.sample(8, random_state=seed)], ignore_index=True)
    data = data.sample(frac=1, random_state=chance.randrange(100))
    found = rm.corpus(data, rows_at_once=rows).deduplicate(level=level)
    same(found, rm.deduplicate(data, level=level))


def test_result_is_that_in_memory_with_clean_lists():
    data = table(400, 4)
    found = rm.corpus(data, rows_at_once=37).deduplicate(lists_are_clean=True)
    same(found, rm.deduplicate(data, lists_are_clean=True))


@pytest.mark.slow
def test_processes_share_the_work_without_changing_the_result():
    data = table(20_100, 5)
    lines = []
    corpus = rm.corpus(data, rows_at_once=3000, threads=2)
    found = corpus.deduplicate(progress=lines.append)
    same(found, rm.deduplicate(data))
    assert "Reading: 20,100 rows" in lines
    assert any(line.startswith("Comparing: ") for line in lines)


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_files_are_read_and_a_file_is_written(tmp_path, ending):
    data = table(200, 6)
    written(data.iloc[:120], tmp_path / f"one{ending}")
    written(data.iloc[120:], tmp_path / f"two{ending}")
    corpus = rm.corpus(str(tmp_path / f"*{ending}"), rows_at_once=50, threads=1)
    place = corpus.deduplicate(tmp_path / "linked.parquet")
    assert place == tmp_path / "linked.parquet"
    found = duckdb.connect().execute(f"SELECT * FROM read_parquet('{place}')").fetch_df()
    expected = rm.deduplicate(data)
    assert found.columns.tolist() == ["record_id", *RESULT]
    assert found["record_id"].tolist() == data["record_id"].tolist()
    for name in RESULT:
        assert found[name].tolist() == expected[name].tolist()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["linked.parquet", f"one{ending}", f"two{ending}"]
    )


def test_rows_without_ids_are_numbered(tmp_path):
    path = written(table(50).drop(columns="record_id"), tmp_path / "works.parquet")
    found = rm.corpus([path], rows_at_once=7, threads=1).deduplicate()
    assert found["row"].tolist() == list(range(50))
    found = rm.corpus([path], rows_at_once=7, threads=1).deduplicate(must_link=[(3, 40)])
    assert found["work_id"][3] == found["work_id"][40]


def test_lists_of_authors_in_parquet_are_lists(tmp_path):
    path = tmp_path / "works.parquet"
    duckdb.connect().execute(
        "COPY (SELECT 'On Cracked Pots' AS title, ['J. Carberry', 'M. Oliveira'] AS authors, "
        "{'doi': '10.1000/xyz'} AS ids, 2020 AS year UNION ALL SELECT 'On cracked pots', "
        f"['Josiah Carberry', 'Maria Oliveira'], NULL, 2020) TO '{path}' (FORMAT parquet)"
    )
    found = rm.corpus(path, threads=1).deduplicate()
    assert found["work_id"].nunique() == 1
    assert "authors agree" in found["link_reason"][0]


def test_decisions_of_the_user_hold():
    data = table(120, 8).set_index("record_id")
    linked = rm.deduplicate(data)
    twins = linked[linked.duplicated("work_id", keep=False)].sort_values("work_id").index
    decided = {"must_link": [("r1", "r100")], "cannot_link": [tuple(twins[:2])]}
    found = rm.corpus(data, rows_at_once=11).deduplicate(**decided)
    same(found, rm.deduplicate(data, **decided))
    assert found.loc["r1", "work_id"] == found.loc["r100", "work_id"]
    assert found.loc[twins[0], "work_id"] != found.loc[twins[1], "work_id"]


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ({"must_link": [("r1", "r999")]}, "'r999', which no row has"),
        ({"must_link": [("r1", "r2")], "cannot_link": [("r1", "r2")]}, "Take one of the decisions"),
        ({"level": "loose"}, "'loose' is unknown"),
    ],
)
def test_what_cannot_be_done_is_said(decided, said):
    with pytest.raises(RecordError, match=said):
        rm.corpus(table(5).set_index("record_id")).deduplicate(**decided)


def test_an_empty_table_has_an_empty_result(tmp_path):
    data = pd.DataFrame({"title": pd.Series([], dtype="string")})
    found = rm.corpus(data).deduplicate()
    assert len(found) == 0
    assert set(RESULT) <= set(found.columns)
    place = rm.corpus(data).deduplicate(tmp_path / "none.parquet")
    assert duckdb.connect().execute(f"SELECT count(*) FROM '{place}'").fetchall() == [(0,)]


def test_tables_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(TableError, match="no column title"):
        rm.corpus(pd.DataFrame({"name": ["x"]})).deduplicate()
    with pytest.raises(TableError, match="source"):
        rm.corpus(pd.DataFrame({"title": ["x"]})).deduplicate(lists_are_clean=True)
    with pytest.raises(TableError, match="does not end like a table"):
        rm.corpus("works.pdf").deduplicate()
    with pytest.raises(TableError, match="one kind"):
        rm.corpus(["a.csv", "b.parquet"]).deduplicate()
    with pytest.raises(TableError, match="not of int"):
        rm.corpus(7).deduplicate()
    with pytest.raises(UnreadableDocumentError, match="Check the path"):
        rm.corpus(tmp_path / "none.parquet").deduplicate()
    (tmp_path / "odd.parquet").write_bytes(b"no parquet")
    with pytest.raises(UnreadableDocumentError, match=r"odd\.parquet"):
        rm.corpus(tmp_path / "odd.parquet").deduplicate()


def test_settings_that_cannot_be_are_named(tmp_path):
    data = table(5)
    with pytest.raises(ConfigError, match="unknown"):
        rm.corpus(data, engine="abacus")
    with pytest.raises(ConfigError, match="rows_at_once"):
        rm.corpus(data, rows_at_once=0)
    with pytest.raises(ConfigError, match="memory_limit='much'"):
        rm.corpus(data, memory_limit="much").deduplicate()
    with pytest.raises(ConfigError, match="temp_directory"):
        rm.corpus(data, temp_directory=tmp_path / "none").deduplicate()
    with pytest.raises(ConfigError, match="cannot be written"):
        rm.corpus(data).deduplicate(tmp_path / "none" / "linked.parquet")


def test_nothing_is_left_behind(tmp_path):
    rm.corpus(table(30), temp_directory=tmp_path).deduplicate()
    with pytest.raises(TableError):
        rm.corpus(pd.DataFrame({"name": ["x"]}), temp_directory=tmp_path).deduplicate()
    assert list(tmp_path.iterdir()) == []


def test_without_duckdb_it_says_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "duckdb", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ConfigError, match=r'pip install "researchmetrics\[corpus\]"'):
        rm.corpus("works.parquet")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableDocumentError, match=r"gone\.parquet cannot be read"):
        rm.corpus(tmp_path / "gone.parquet").deduplicate()


@pytest.mark.parametrize("name", ["must_link", "cannot_link"])
def test_what_is_no_pair_is_refused_as_deduplicate_refuses_it(name):
    table = pd.DataFrame({"title": ["On Cracked Pots", "Of Kilns"]})
    for link in (rm.deduplicate, lambda data, **said: rm.corpus(data).deduplicate(**said)):
        with pytest.raises(RecordError, match="take pairs"):
            link(table, **{name: [5]})
