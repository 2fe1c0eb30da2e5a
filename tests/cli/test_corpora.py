"""``researchmetrics corpus`` and ``dedupe --engine duckdb``: large files in, Parquet out."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from bibliography import Bibliography

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
