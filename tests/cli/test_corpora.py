"""``researchmetrics corpus`` and ``dedupe --engine duckdb``: large files in, Parquet out."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from bibliography import Bibliography
from snapshot import Invented

from researchmetrics.cli import main

duckdb = pytest.importorskip("duckdb")


@pytest.fixture
def works(tmp_path):
    data = pd.DataFrame(Bibliography(2).records(60)).drop(columns="work")
    path = tmp_path / "works.csv"
    data.to_csv(path, index=False)
    return path


def test_a_parquet_file_is_written(works, tmp_path, capsys):
    output = tmp_path / "linked.parquet"
    line = ["corpus", "dedupe", str(works), "--output", str(output), "--threads", "1"]
    assert main(line) == 0
    found = duckdb.connect().execute(f"SELECT * FROM read_parquet('{output}')").fetchall()
    assert len(found) == 60
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Written to {output}" in said.err


@pytest.mark.parametrize("start", [["corpus", "dedupe"], ["dedupe", "--engine", "duckdb"]])
def test_a_table_is_printed(works, capsys, start):
    assert main([*start, str(works), "--format", "json", "--quiet"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 60
    assert set(rows[0]) == {"record_id", "work_id", "link_reason", "link_score"}


def test_what_cannot_be_read_is_one_line(tmp_path, capsys):
    assert main(["corpus", "dedupe", str(tmp_path / "none.parquet")]) != 0
    said = capsys.readouterr().err
    assert "Check the path" in said
    assert "Traceback" not in said


def test_decisions_need_the_table_in_memory(works, capsys):
    line = ["dedupe", str(works), "--engine", "duckdb", "--decisions", str(works)]
    assert main(line) != 0
    assert "Leave out --decisions" in capsys.readouterr().err


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported")
    snapshot = Invented(40, traps=False).put(tmp_path_factory.mktemp("snapshot"))
    line = ["corpus", "import", "openalex", str(snapshot), "--output", str(folder), "--quiet"]
    assert main([*line, "--include-xpac"]) == 0
    return folder


def test_an_import_shows_what_it_made(tmp_path, capsys):
    snapshot = Invented(12, traps=False).put(tmp_path / "snapshot")
    folder = tmp_path / "corpus"
    line = ["corpus", "import", "openalex", str(snapshot), "-o", str(folder), "-f", "json"]
    assert main(line) == 0
    said = capsys.readouterr()
    rows = {row["table"]: row["rows"] for row in json.loads(said.out)}
    assert rows == json.loads((folder / "corpus.json").read_text())["rows"]
    assert said.err == f"Written to {folder}\n"
    (snapshot / "data" / "jsonl" / "works" / "manifest.json").unlink()
    assert main(line) == 0
    assert "warning: There is no manifest" in capsys.readouterr().err


def test_indicators_of_a_corpus_are_printed_and_written(imported, tmp_path, capsys):
    start = ["corpus", "compute", str(imported), "--indicator", "h_index", "--by", "person_id"]
    assert main([*start, "--threads", "1", "--format", "json", "--quiet"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {"person_id", "h_index", "n_works"} <= set(printed[0])
    output = tmp_path / "found.parquet"
    more = ["--window", "2000-2020", "--type", "article", "--counting", "fractional"]
    assert main([*start, "--threads", "1", *more, "--output", str(output)]) == 0
    assert capsys.readouterr().err == f"Written to {output}\n"
    written = duckdb.connect().execute(f"SELECT sum(n_works) FROM '{output}'").fetchall()[0][0]
    assert 0 < written < sum(row["n_works"] for row in printed)


def test_numbers_are_of_the_date_of_the_snapshot(imported, capsys):
    start = ["corpus", "compute", str(imported), "--indicator", "career_years", "-f", "json"]
    assert main(start) == 0
    undated = capsys.readouterr().out
    assert main([*start, "--as-of", "2026-02-12"]) == 0
    assert capsys.readouterr().out == undated


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["import", "openalex", "--output", "o"], "Write: researchmetrics corpus import openalex"),
        (["import", "openalex", "PATH"], "--output FOLDER"),
        (["import", "elsewhere", "PATH", "--output", "o"], "import openalex PATH"),
        (["import", "openalex", "PATH", "--output", "o"], "no works of an OpenAlex snapshot"),
        (["import", "openalex", "PATH", "--output", "o", "--by", "x"], "those of corpus compute"),
        (["dedupe", "PATH", "--include-xpac"], "those of corpus import"),
        (["compute", "PATH"], "Give --indicator"),
        (["compute", "PATH", "--indicator", "h_index", "--window", "ever"], "Write 5 or 2015-2020"),
        (["compute", "PATH", "--indicator", "h_index"], "works/*.parquet"),
    ],
)
def test_a_line_that_cannot_be_done_says_what_to_write(line, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["corpus", *(str(tmp_path) if word == "PATH" else word for word in line)]) != 0
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_an_import_of_hours_tells_a_file_how_far_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("researchmetrics.cli.corpora._SELDOM", 0.0)
    snapshot = Invented(12, traps=False).put(tmp_path / "snapshot")
    line = ["corpus", "import", "openalex", str(snapshot), "--output", str(tmp_path / "corpus")]
    assert main([*line, "--threads", "1"]) == 0
    assert "Parts: 5 of 5, 12 works" in capsys.readouterr().err
