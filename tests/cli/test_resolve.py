"""``researchmetrics resolve``: whose records these are."""

from __future__ import annotations

import json

import pytest

from researchmetrics.cli import main

TABLE = """title,authors,venue,year,citations,doi
Glazing cracked pots,Ann Pott; Bo Slip,Clay Journal,2011,9,10.1000/a
Glazing cracked kettles,Ann Pott; Bo Slip,Clay Journal,2012,5,10.1000/b
Sparse cuts of planar graphs,Ann Pott; Carl Node,Annals of Graphs,2013,4,10.1000/c
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "records.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("mine", ["0", "10.1000/a"])
def test_it_prints_probabilities_and_bounds_of_h(file, capsys, mine):
    line = ["resolve", file, "--person", "Ann Pott", "--mine", mine, "--format", "json"]
    assert main(line) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)
    assert rows[0]["decided_by"] == "user"
    assert rows[1]["probability"] > 0.5 > rows[2]["probability"]
    assert "2 of 3 records likely theirs" in said.err
    assert "h-index" in said.err


def test_an_unknown_record_is_said_in_one_line(file, capsys):
    assert main(["resolve", file, "--person", "Ann Pott", "--not-mine", "10.1000/none"]) != 0
    said = capsys.readouterr()
    assert "not_mine names '10.1000/none'" in said.err
    assert "Traceback" not in said.err


def test_records_of_one_work_count_once_for_h(run, tmp_path):
    file = tmp_path / "twice.csv"
    again = TABLE.splitlines()[1:]
    file.write_text(TABLE + "\n".join(line.lower() for line in again) + "\n")
    ended = run("resolve", file, "--person", "Ann Pott", *(f"--mine={row}" for row in range(3)))
    assert "h-index 3" in ended.err, "three works with 9, 5 and 4 citations, each told twice"


def test_what_is_no_count_is_told_and_the_rest_is_printed(run, tmp_path):
    file = tmp_path / "spoilt.csv"
    file.write_text(TABLE.replace(",9,", ",n/a,"))
    ended = run("resolve", file, "--person", "Ann Pott", "--format", "csv")
    assert ended.code == 0
    assert "holds n/a, which is no number" in ended.err
    assert len(ended.out.splitlines()) == 4
