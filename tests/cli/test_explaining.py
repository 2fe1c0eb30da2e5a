"""explain, and history and compare by academic age, over the bundled sample."""

from __future__ import annotations

import csv
import io
import json

import pytest

ME, OTHER = "0000-0002-1825-0097", "sample:marisol-quandt"


def test_explain_says_it_in_sentences(run):
    ended = run("explain", ME, "--store", "sample")
    assert ended.code == 0, ended.err
    assert ended.out.startswith("h_index is 16. ")
    assert "An h-index of 17 takes 3 more citations, on one work." in ended.out


def test_explain_gives_its_tables(run):
    ended = run("explain", ME, "n_citations", "--store", "sample", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert sum(float(row["contribution"]) for row in rows) == 607
    told = run("explain", ME, "--store", "sample", "--table", "left_out", "-f", "json")
    assert {row["reason"].partition(":")[0] for row in json.loads(told.out)} == {
        "kind of work",
        "unknown",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", ME, "hirsch"), "no indicator 'hirsch'"),
        (("explain", ME, "hcp"), "needs a value of threshold"),
        (("explain", ME, "mncs"), "mncs cannot be explained"),
        (("history", ME, "--leave", "soon"), "such as 2018 or 2018-2019"),
        (("history", ME, "--leave", "2019-2018"), "(2019, 2018)"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(run, arguments, said):
    ended = run(*arguments, "--store", "sample")
    assert ended.code not in {0, 1}, ended.err
    assert ended.err.count("\n") == 1
    assert said in ended.err


def test_history_by_age_leaves_years_of_leave_out(run):
    how = ("--store", "sample", "--align", "age", "--leave", "2011-2012", "--leave", "2015")
    ended = run("history", ME, "academic_age", *how, "-f", "json")
    rows = [row for row in json.loads(ended.out) if row["kind"] == "reconstructed"]
    assert [row["age"] for row in rows] == list(range(1, 15))
    assert all(row["value"] == row["age"] for row in rows)


def test_compare_by_age(run, tmp_path):
    page = tmp_path / "both.html"
    ended = run("compare", ME, OTHER, "--store", "sample", "--align", "age", "--html", page)
    assert ended.code == 0, ended.err
    assert "Do the orders hold?" in ended.out
    assert "h-index by academic age" in page.read_text(encoding="utf-8")
