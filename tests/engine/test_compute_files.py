"""Indicators of files: bucket by bucket, by one sort, in little memory, to a file."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
from works_of_people import AS_OF, OPTIONS, described, works

import researchmetrics as rm
from researchmetrics.errors import (
    ConfigError,
    IndicatorError,
    NotEnoughDataError,
    TableError,
    UnknownIndicatorError,
    UnreadableDocumentError,
)
from researchmetrics.metrics.registry import names as in_catalogue

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture
def folder(tmp_path):
    """A folder as the import of a snapshot writes it."""
    table, beside = described(21, 120)
    for name, data in {"works": table, **beside}.items():
        (tmp_path / name).mkdir()
        half = len(data) // 2
        data.iloc[:half].to_parquet(tmp_path / name / "part-0.parquet")
        data.iloc[half:].to_parquet(tmp_path / name / "part-1.parquet")
    return tmp_path, table, beside


def without_kinds(table):
    """Forget how the groups were stored: a file doesn't know what a frame did."""
    return table.set_axis(pd.Index(list(table.index), name=table.index.name))


def equal(found, expected):
    pd.testing.assert_frame_equal(without_kinds(found), without_kinds(expected), rtol=1e-12, atol=0)


@pytest.mark.slow
def test_folder_is_computed_in_many_buckets(folder):
    place, table, beside = folder
    choices = {"by": "person_id", "as_of": AS_OF, "options": OPTIONS}
    lines = []
    corpus = rm.corpus(place, rows_at_once=40, threads=1)
    found = corpus.compute(in_catalogue(), **choices, progress=lines.append)
    equal(found, rm.compute(table, in_catalogue(), **choices, **beside))
    assert any("Bucket 4 of" in line for line in lines)


@pytest.mark.slow
def test_processes_share_the_buckets(folder):
    place, table, beside = folder
    corpus = rm.corpus(place, rows_at_once=90, threads=2)
    wanted = ["h_index", "n_coauthors", "beauty"]
    found = corpus.compute(wanted, by="person_id", as_of=AS_OF)
    equal(found, rm.compute(table, wanted, by="person_id", as_of=AS_OF, **beside))


def test_result_goes_to_a_file(folder, tmp_path):
    place, table, beside = folder
    wanted = ["hm", "n_coauthors", "n_papers"]
    path = tmp_path / "result.parquet"
    assert rm.corpus(place).compute(wanted, by="person_id", output=path) == path
    expected = rm.compute(table, wanted, by="person_id", **beside)
    found = pd.read_parquet(path).set_index("person_id")
    pd.testing.assert_frame_equal(
        without_kinds(found).astype(expected.dtypes), without_kinds(expected), rtol=1e-12
    )
    assert found["n_coauthors"].dtype.kind == "i"
    with pytest.raises(ConfigError, match="cannot be written"):
        rm.corpus(place).compute(wanted, by="person_id", output=tmp_path / "no" / "file.parquet")


def test_result_of_the_sort_goes_to_a_file(folder, tmp_path):
    place, table, beside = folder
    wanted = ["h_index", "g_index"]
    for by, label, more in (("person_id", "person_id", beside), (None, "group", {})):
        path = rm.corpus(place).compute(wanted, by=by, output=tmp_path / f"{label}.parquet")
        found = pd.read_parquet(path).set_index(label)
        expected = rm.compute(table, wanted, by=by, **more)
        found = without_kinds(found).astype(expected.dtypes)
        pd.testing.assert_frame_equal(found, without_kinds(expected))


@pytest.mark.parametrize("by", ["group", "order", "my group", 'a"b', "grp"])
@pytest.mark.parametrize("more", ["gini", "hc"])
def test_groups_may_be_called_anything(by, more):
    table = pd.DataFrame({by: ["a", "a", "b"], "citations": [3, 2, 0], "year": [2000, 2001, 2002]})
    asked = {"names": ["h_index", more], "by": by, "as_of": 2020}
    pd.testing.assert_frame_equal(rm.corpus(table).compute(**asked), rm.compute(table, **asked))


def test_frames_are_computed_where_no_terminal_is():
    code = (
        "import pandas as pd, researchmetrics as rm\n"
        "table = pd.DataFrame({'who': ['a', 'a'], 'citations': [3, 2]})\n"
        "print(rm.corpus(table).compute(['h_index'], by='who').h_index['a'])"
    )
    line = [sys.executable, "-c", code]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "2", done.stderr


@pytest.mark.parametrize("kinds", [True, False])
def test_citations_of_files_are_sorted_once(tmp_path, kinds):
    table = works(31, 3000, groups=400)
    table = table if kinds else table.drop(columns="type")
    table.to_parquet(tmp_path / "works.parquet")
    wanted = ["h_index", "g_index", "n_papers", "median_citations", "h_tapered", "max_citations"]
    lines = []
    corpus = rm.corpus(tmp_path / "works.parquet")
    found = corpus.compute(wanted, by="who", progress=lines.append)
    equal(found, rm.compute(table, wanted, by="who"))
    assert any(line.startswith("Sorted") for line in lines)


def test_little_memory_is_enough(tmp_path):
    table = works(32, 20_000, groups=2000)
    table.to_parquet(tmp_path / "works.parquet")
    wanted = ["h_index", "hm", "m_quotient", "first_author_share"]
    corpus = rm.corpus(tmp_path / "works.parquet", memory_limit="60MB", threads=1)
    found = corpus.compute(wanted, by="who", as_of=2024)
    equal(found, rm.compute(table, wanted, by="who", as_of=2024))


def test_csv_is_read_by_its_numbers(tmp_path):
    table = works(33, 40)
    table.to_csv(tmp_path / "works.csv", index=False)
    found = rm.corpus(tmp_path / "works.csv").compute(["h_index", "hm"], by="who")
    equal(found, rm.compute(table, ["h_index", "hm"], by="who"))


def test_what_cannot_be_computed_is_said_before_anything_is():
    corpus = rm.corpus(works(1, 9))
    with pytest.raises(UnknownIndicatorError, match="h_indx"):
        corpus.compute("h_indx", by="who")
    with pytest.raises(IndicatorError, match="needs as_of"):
        corpus.compute("m_quotient", by="who")
    with pytest.raises(IndicatorError, match="threshold"):
        corpus.compute("hcp", by="who")
    with pytest.raises(IndicatorError, match="counting"):
        corpus.compute("h_index", by="who", counting="half")
    with pytest.raises(IndicatorError, match="self_citations"):
        corpus.compute("h_index", by="who", self_citations="none")
    with pytest.raises(TableError, match="researcher"):
        corpus.compute("h_index", by="researcher")
    with pytest.raises(TableError, match=r"coauthors \(give authorships\)"):
        corpus.compute("n_coauthors", by="who")


def test_columns_that_cannot_be_what_they_are_called_are_refused(tmp_path):
    table = works(2, 9)
    with pytest.raises(IndicatorError, match="citations must be a finite number"):
        rm.corpus(table.assign(citations=-1)).compute(["h_index", "hm"], by="who")
    with pytest.raises(IndicatorError, match="citations holds values that are not numbers"):
        rm.corpus(table.assign(citations="many")).compute("h_index", by="who")
    with pytest.raises(TableError, match="several kinds"):
        rm.corpus(table.assign(citations=[1, "b"] + [3] * 7)).compute("h_index", by="who")
    with pytest.raises(NotEnoughDataError, match="Self-citations cannot be excluded"):
        rm.corpus(table).compute("h_index", by="who", self_citations="exclude_own")
    with pytest.raises(NotEnoughDataError, match="Works as first author cannot be told"):
        rm.corpus(table.drop(columns="position")).compute("h_index", by="who", positions="first")
    unknown = table.assign(self_citations=pd.array([None] * 9, dtype="Int64"))
    with pytest.raises(NotEnoughDataError, match="Self-citations cannot be excluded"):
        rm.corpus(unknown).compute("h_index", by="who", self_citations="exclude")
    with pytest.raises(UnreadableDocumentError, match=r"works/\*.parquet"):
        rm.corpus(tmp_path)
    (tmp_path / "no.parquet").write_text("no Parquet")
    with pytest.raises(UnreadableDocumentError, match=r"no\.parquet cannot be read"):
        rm.corpus(tmp_path / "no.parquet").compute("h_index", by="who")
    with pytest.raises(ConfigError, match="engine 'hadoop' is unknown"):
        rm.corpus(table, engine="hadoop")
    with pytest.raises(ConfigError, match="use engine='spark'"):
        rm.corpus(table, master="spark://localhost:7077")
