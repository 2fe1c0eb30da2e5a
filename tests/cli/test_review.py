"""Reviewing doubtful pairs at the terminal or by a pipe: every answer is kept at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from researchmetrics.cli.side_by_side import facing
from researchmetrics.normalizer import read_decisions

TABLE = """\
title,authors,year,venue,source,id
On the Mending of Cracked Pots with Fire,J. Carberry; M. Oliveira,2015,Journal of Pots,openalex,W1
On the Mending of Cracked Pots with Fire,Josiah Carberry; Maria Oliveira,2019,,crossref,7
Whether Teapots Dream of Boiling Water,A. Kent,2011,Journal of Psychoceramics,openalex,W2
Whether Teapots Dream of Boiling Water,Ann Kent,2018,,crossref,8
A History of Kilns and Their Keepers,M. Oliveira,2001,,openalex,W3
A History of Kilns and Their Keepers,M. Oliveira,2009,,dblp,3
Of Clay,J. Carberry,2020,,dblp,4
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "records.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "decisions.txt"


def kinds(file):
    return [one.kind for one in read_decisions(file)]


def test_answers_are_kept_and_honoured(run, table, file):
    done = run("review", table, "--decisions", file, stdin="s\nd\nk\n")
    assert done.code == 0
    assert done.out == "1 same, 1 different, 1 skipped, 0 left.\n"
    assert f"Kept in {file}" in done.err
    assert kinds(file) == ["same", "different"]
    before = json.loads(run("dedupe", table, "-f", "json").out)
    after = json.loads(run("dedupe", table, "-f", "json", "--decisions", file).out)
    assert len({row["work_id"] for row in before}) == 7
    assert len({row["work_id"] for row in after}) == 6


def test_the_setting_names_the_file_for_review_and_dedupe(run, table, file, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_DECISIONS_FILE", str(file))
    assert run("review", table, stdin="same\nQUIT\n").code == 0
    assert kinds(file) == ["same"]
    assert "6 works" in run("dedupe", table).err


def test_without_a_setting_it_is_kept_in_the_data_folder(run, table, own_home):
    run("review", table, stdin="s\n")
    assert kinds(own_home / "data" / "decisions.txt") == ["same"]
    assert "6 works" in run("dedupe", table).err


def test_it_shows_what_agrees_and_differs_and_goes_on_where_it_was_left(run, table, file):
    first = run("review", table, "--decisions", file, stdin="d\nq\n")
    assert "Pair 1 of 3" in first.err
    assert "two works so far" in first.err
    assert "If same: one work less" in first.err
    assert "1 different, 0 skipped, 2 left" in first.out
    again = run("review", table, "--decisions", file, stdin="d\nd\n")
    assert "Pair 1 of 2" in again.err
    nothing = run("review", table, "--decisions", file)
    assert (nothing.code, nothing.out) == (0, "")
    assert "nothing to review" in nothing.err


def test_undo_takes_the_last_answer_back_and_asks_again(run, table, file):
    done = run("review", table, "--decisions", file, stdin="u\ns\nu\nd\nk\nu\nd\nd\n")
    assert "nothing to take back" in done.err
    assert kinds(file) == ["different"] * 3
    assert done.out.startswith("0 same, 3 different, 0 skipped")
    assert sum(" undo " in line for line in file.read_text().splitlines()[2:]) == 1


def test_what_is_no_answer_gets_help_and_the_question_again(run, table, file):
    done = run("review", table, "--decisions", file, stdin="?\nwhat\ns\n")
    assert done.err.count("take the last answer back") == 2
    assert kinds(file) == ["same"]


def test_the_end_of_the_answers_ends_the_sitting(run, table, file):
    done = run("review", table, "--decisions", file, stdin="s")
    assert done.code == 0
    assert "2 left" in done.out


def test_limit_and_answers_as_a_table(run, table, file):
    done = run(
        "review", table, "--decisions", file, "--limit", 1, "-f", "json", stdin="same\nsame\n"
    )
    (row,) = json.loads(done.out)
    assert row["answer"] == "same"
    assert row["suggested"] == "different"
    assert done.err.count("Pair ") == 1
    assert run("review", table, "--limit", 0, stdin="s").code == 2


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_list_asks_nothing(run, table, file, form):
    done = run("review", table, "--decisions", file, "--list", "-f", form)
    assert done.code == 0
    assert done.err == ""
    assert "Whether Teapots Dream of Boiling Water" in done.out
    assert not file.exists()
    if form == "json":
        rows = json.loads(done.out)
        assert len(rows) == 3
        assert {row["works_if_same"] for row in rows} == {6}
        assert {row["works_if_different"] for row in rows} == {7}
        assert ["J. Carberry", "M. Oliveira"] in [row["authors_a"] for row in rows]


def test_the_list_takes_standard_input_and_asking_does_not(run):
    assert "Teapots" in run("review", "-", "--list", "-f", "csv", stdin=TABLE).out
    refused = run("review", "-", stdin=TABLE)
    assert refused.code == 2
    assert "must stand in a file" in refused.err


def test_nobody_to_ask_is_told_politely(run, table, file):
    done = run("review", table, "--decisions", file, stdin="")
    assert done.code == 2
    assert "nobody to ask" in done.err
    assert not file.exists()


def test_decisions_on_records_that_are_not_here_are_told_and_kept(run, table, file):
    file.write_text("# mine\nsame s2:1 s2:2\n")
    done = run("review", table, "--decisions", file, stdin="d\n")
    assert f"1 decision in {file} on records that are not here" in done.err
    assert file.read_text().startswith("# mine\nsame s2:1 s2:2\n")
    assert "1 decision on rows" in run("dedupe", table, "--decisions", file).err


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("sane s2:1 s2:2", (6, "line 1: 'sane' is none of")),
        ("same s2:1 s2:2\ndifferent s2:1 s2:2", (8, "line 1 (same s2:1 s2:2) and")),
    ],
)
def test_a_spoilt_file_is_told_with_its_line(run, table, file, text, ending):
    file.write_text(text)
    for command in ("review", "dedupe"):
        done = run(command, table, "--decisions", file, stdin="s\n")
        assert done.code == ending[0]
        assert ending[1] in done.err
        assert "Traceback" not in done.err


def test_a_table_without_titles_is_told(run, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("name\npots\n")
    done = run("review", path, stdin="s")
    assert done.code == 8
    assert "no column title" in done.err


def test_a_file_for_dedupe_must_be_there(run, table, tmp_path):
    done = run("dedupe", table, "--decisions", tmp_path / "none.txt")
    assert done.code == 6
    assert "no decisions file" in done.err


CV = """# Josiah Carberry

## Publications

- J. Carberry, M. Oliveira. On the mending of cracked pots with fire. Pots, 2011.
- J. Carberry, M. Oliveira. On the mending of cracked pots with fire. Pots, 2019.
"""


def test_a_document_can_be_reviewed_and_is_read_so_from_then_on(run, tmp_path):
    cv = tmp_path / "cv.md"
    cv.write_text(CV)
    rows = json.loads(run("review", cv, "--list", "-f", "json").out)
    assert [row["doubt"] for row in rows] == ["titles are alike, but ruled out: 8 years apart"]
    assert len(json.loads(run("read", cv, "-f", "json").out)["works"]) == 2
    assert run("review", cv, stdin="s\n").code == 0
    # Below another entry, and with a comma less.
    cv.write_text(
        CV.replace("## Publications\n\n", "## Publications\n\n- J. Carberry. Of clay. 2020.\n")
    )
    assert len(json.loads(run("read", cv, "-f", "json").out)["works"]) == 2


def test_a_person_of_a_store_can_be_reviewed(run):
    done = run(
        *("review", "0000-0002-1825-0097", "--store", "sample", "--level", "strict"),
        *("--list", "-f", "json"),
    )
    assert done.code == 0
    assert all(row["threshold"] > 0.9 for row in json.loads(done.out))


def test_killed_in_the_middle_nothing_is_lost(table, file):
    line = [sys.executable, "-m", "researchmetrics", "review", str(table), "--decisions", str(file)]
    running = subprocess.Popen(line, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdin.write(b"s\nd\n")
    running.stdin.flush()
    # It asks on only when the answers before are written.
    shown = b""
    while b"Pair 3 of 3" not in shown and (line := running.stderr.readline()):
        shown += line
    running.kill()
    running.communicate()
    assert b"Pair 3 of 3" in shown
    assert kinds(file) == ["same", "different"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_at_a_terminal_without_colour(table, file):
    import pty

    controller, terminal = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "dumb", "NO_COLOR": "1"}
    running = subprocess.Popen(
        [sys.executable, "-m", "researchmetrics", "review", str(table), "--decisions", str(file)],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.write(controller, b"s\nd\nq\n")
    out, err = running.communicate(timeout=120)
    os.close(controller)
    os.close(terminal)
    assert running.returncode == 0
    assert out.startswith(b"1 same, 1 different")
    assert b"\x1b" not in err
    assert kinds(file) == ["same", "different"]


PAIR = {
    "title_a": "On the Mending of Cracked Pots: a Treatise in Many Parts",
    "title_b": "on the mending of cracked pots",
    "authors_a": ["J. Carberry"],
    "authors_b": ["J. Carberry"],
    "year_a": 2019,
    "year_b": None,
    "venue_a": "도자학보와 가마의 구조에 대한 아주 긴 이름의 학술지",
    "venue_b": "Journal",
    "doi_a": None,
    "doi_b": None,
    "source_a": "openalex",
    "source_b": "x" * 90,
}


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_records_fit_any_width(width):
    from rich.cells import cell_len

    drawn = facing(PAIR, width)
    assert max(map(cell_len, drawn.splitlines())) <= max(width, 24)
    assert "doi" not in drawn
    marks = {line.split()[0]: line[11:13].strip() for line in drawn.splitlines() if line[2] != " "}
    assert marks == {"title": "~", "authors": "=", "year": "", "venue": "≠", "source": ""}


TWO_PAPERS = """# Ann Pott

## Publications

- A. Pott. On the mending of cracked pots. Pots, 2011.
- A. Pott. On the mending of cracked pots. Pots, 2019.
"""


@pytest.mark.parametrize("command", ["read", "profile", "compare"])
def test_decisions_and_policy_can_be_named_for_one_run(run, tmp_path, command):
    cv, file = tmp_path / "cv.md", tmp_path / "mine.txt"
    cv.write_text(TWO_PAPERS)
    who = [cv, cv] if command == "compare" else [cv]
    assert run("review", cv, "--decisions", file, stdin="s\n").code == 0
    form = ["--table", "works"] if command != "compare" else []
    options = ["--decisions", file, "--citations", "primary", "--format", "json"]
    ended = run(command, *who, *form, *options)
    assert ended.code == 0, ended.err
    assert "policy primary" in ended.err
    if command != "compare":
        assert len(json.loads(ended.out)) == 1
        assert len(json.loads(run(command, cv, *form, "--format", "json").out)) == 2
    for wrong, said in (
        (["--decisions", tmp_path / "none.txt"], "no decisions file"),
        (["--decisions", tmp_path], "Is a directory"),
        (["--citations", "most"], "Choose one of max, sum, primary"),
    ):
        refused = run(command, *who, *wrong)
        assert refused.code == 6
        assert said in refused.err
        assert "Traceback" not in refused.err
        assert len(refused.err.strip().splitlines()) == 1
