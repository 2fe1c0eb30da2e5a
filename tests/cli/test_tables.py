"""dedupe and compute over tables from files and pipes."""

from __future__ import annotations

import csv
import io
import json

import pytest


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_dedupe_keeps_the_rows_and_adds_what_they_are(run, own):
    ended = run("dedupe", own / "works.csv", "-f", "csv")
    assert ended.code == 0, ended.err
    rows = rows_of(ended.out)
    assert [row["researcher_id"] for row in rows] == ["007", "007", "007", "008"]
    ids = [row["work_id"] for row in rows]
    assert ids[0] == ids[3]
    assert len(set(ids)) == 3
    assert "4 rows, 3 works" in ended.err


def test_compute_one_row_a_group(run, own):
    ended = run(
        "compute", own / "works.csv", "h_index", "--by", "researcher_id", "--as-of", "2026-01-01",
        "-f", "json",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    rows = {row["researcher_id"]: row for row in json.loads(ended.out)}
    assert rows["007"]["h_index"] == 2
    assert rows["008"]["h_index"] == 1
    assert rows["007"]["n_missing_citations"] == 1


def test_tables_pass_from_command_to_command(run, own):
    works = run("read", own / "cv.md", "-f", "csv").out
    ended = run("compute", "-", "n_papers", "-f", "json", stdin=works)
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)[0]["n_papers"] == 2
    linked = run(
        "dedupe", "-f", "csv", stdin=run("references", own / "references.txt", "-f", "csv").out
    )
    assert len({row["work_id"] for row in rows_of(linked.out)}) == 2


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        (("compute", "works.csv", "no_such_index"), 8, "no_such_index"),
        (("compute", "works.csv", "h_index", "--by", "nobody"), 8, "nobody"),
        (("compute", "gone.csv", "h_index"), 4, "gone.csv"),
        (("dedupe", "cv.md"), 4, "cv.md"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, own, line, code, word):
    ended = run(*(own / part if "." in part else part for part in line))
    assert ended.code == code, ended.err
    assert word in ended.err
    assert ended.err.count("\n") == 1


def test_dedupe_without_titles(run):
    ended = run("dedupe", stdin="name\nPots\n")
    assert ended.code == 8
    assert "title" in ended.err


def test_indicators_lists_the_catalogue(run):
    rows = json.loads(run("indicators", "-f", "json").out)
    assert "h_index" in {row["name"] for row in rows}
    family = rows[0]["family"]
    fewer = json.loads(run("indicators", "--family", family, "-f", "json").out)
    assert {row["family"] for row in fewer} == {family}


def test_an_unknown_family_names_the_known_ones(run):
    ended = run("indicators", "--family", "horoscope")
    assert ended.code == 8
    assert "citation" in ended.err
