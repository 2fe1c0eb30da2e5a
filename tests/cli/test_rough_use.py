"""What people do by mistake: each ends in one clear line and its exit code."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

from researchmetrics.cli.output import Output
from researchmetrics.cli.terminal import progress

ORCID = "0000-0002-1825-0097"


def one_line(ended, code, *words):
    assert ended.code == code, ended.err
    assert ended.err.count("\n") == 1, ended.err
    for word in words:
        assert word in ended.err


def test_an_identifier_is_no_document_and_the_line_says_which_command_takes_it(run):
    one_line(run("read", ORCID), 4, f"researchmetrics profile {ORCID}")


@pytest.mark.parametrize("command", ["profile", "history"])
def test_people_of_the_sample_are_found_by_their_own_identifiers(run, command):
    ended = run(command, "sample:marisol-quandt", "--store", "sample")
    assert ended.code == 0, ended.err
    assert ended.out


def test_the_sample_cannot_be_refreshed(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.toml").write_text(f'[[person]]\nids = ["{ORCID}"]\n')
    one_line(run("refresh", "w.toml", "--store", "sample"), 6, "sample")
    assert not (tmp_path / "sample").exists()


def test_an_empty_reference_is_none(run):
    one_line(run("references", "--text", " "), 4, "empty")


@pytest.mark.parametrize("command", [("dedupe",), ("compute", "-", "h_index", "n_citations")])
def test_a_table_of_a_header_alone_is_an_honest_empty_result(run, command):
    ended = run(*command, "-f", "csv", stdin="title,year,citations\n")
    assert ended.code == 0, ended.err
    assert len(pd.read_csv(io.StringIO(ended.out))) <= 1


@pytest.mark.parametrize("command", [("dedupe",), ("compute", "-", "h_index")])
@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("[]", 4, "no rows"),
        ("title,title\na,b\n", 4, "twice"),
        ("[1, 2]", 4, "list of objects"),
        ('{"title":', 4, "not JSON"),
        ("title,year\na\n", 4, "row 2"),
        ("year,doi\n2019,10.1/x\n", 8, "the column"),
    ],
)
def test_odd_tables(run, command, text, code, word):
    one_line(run(*command, stdin=text), code, word)


@pytest.mark.parametrize("count", ["many", "-5", "inf"])
def test_counts_that_are_none(run, count):
    ended = run("compute", "-", "h_index", stdin=f"title,citations\na,{count}\nb,3\n")
    one_line(ended, 8, "citations", count.lstrip("-"))
    assert "np." not in ended.err


def test_a_count_beyond_all_bounds_does_not_turn_negative(run):
    ended = run("compute", "-", "n_citations", "-f", "csv", stdin=f"citations\n{10**26}\n1\n")
    assert ended.code == 0, ended.err
    assert pd.read_csv(io.StringIO(ended.out))["n_citations"][0] == pytest.approx(1e26)


def test_rows_of_no_group_are_told(run):
    ended = run("compute", "-", "h_index", "--by", "who", stdin="citations,who\n5,ann\n3,\n")
    assert ended.code == 0
    assert "1 of 2 rows have no who" in ended.err


def test_what_was_asked_for_is_drawn_though_it_is_unknown(run):
    ended = run("compute", "-", "h_index", "-q", stdin="title,citations\na,\n")
    assert "h_index" in ended.out.splitlines()[0]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("read",), "WHERE is missing."),
        (("compute", "works.csv"), "NAMES is missing."),
        (("read", "cv.md", "--html"), "--html needs a value."),
        (("config", "extra"), "nothing to do with extra"),
    ],
)
def test_misuse_is_told_in_plain_words(run, line, says):
    one_line(run(*line), 2, says, "--help")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "x")))
    with pytest.raises(OSError, match="cannot be written"):
        Output().file(tmp_path / "page.html", "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_progress_stays_on_one_line_of_a_narrow_terminal(monkeypatch, encoding):
    class Terminal(io.TextIOWrapper):
        def isatty(self):
            return True

    error = Terminal(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    with progress("Reading " + "x" * 200, quiet=False) as tell:
        tell("Reading " + "y" * 200)
    error.flush()
    assert b"x" * 40 not in error.buffer.getvalue()
    assert b"y" * 40 not in error.buffer.getvalue()


def test_a_card_fits_a_narrow_terminal(monkeypatch, run, own):
    monkeypatch.setattr("researchmetrics.cli.terminal.width", lambda _stream: 50)
    ended = run("read", own / "cv.md")
    assert max(map(len, ended.out.splitlines())) <= 50


def test_help_into_a_reader_that_goes_away():
    ended = subprocess.run(
        f"{sys.executable} -m researchmetrics --help | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        check=False,
    )
    assert ended.returncode in {0, 141}
    assert ended.stderr == b""


def test_ctrl_c_does_not_wait_for_a_slow_service(service, tmp_path):
    service.pause = 30.0
    working = subprocess.Popen(
        [sys.executable, "-m", "researchmetrics", "fetch", ORCID],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "RESEARCHMETRICS_MAX_WAIT": "60"},
    )
    deadline = time.monotonic() + 30
    while not service.asked and time.monotonic() < deadline:
        time.sleep(0.05)
    started = time.monotonic()
    working.send_signal(signal.SIGINT)
    _, error = working.communicate(timeout=25)
    assert working.returncode == 130
    assert b"Interrupted." in error
    assert b"Traceback" not in error
    assert time.monotonic() - started < 10
