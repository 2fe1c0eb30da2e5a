"""The command line as a whole: usage errors, faults, interrupts, pipes, encodings."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

import researchmetrics
from researchmetrics.cli import application


def test_version(run):
    assert run("--version").out == f"researchmetrics {researchmetrics.__version__}\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["raed"], 'Did you mean "read"'),
        (["read"], "WHERE"),
        (["read", "cv.md", "--fromat", "json"], "Unknown option"),
        (["read", "--bogus"], "Unknown option"),
        (["read", "cv.md", "--format", "xml"], '"csv"'),
        (["read", "cv.md", "--as-of", "yesterday"], "--as-of"),
        (["read", "cv.md", "--table", "nothing"], "--table"),
        (["search", "Ann Pott", "--limit", "0"], "--limit"),
    ],
)
def test_a_misused_line_says_what_is_wrong_and_where_to_read_on(run, line, says):
    ended = run(*line)
    assert ended.code == 2
    assert ended.out == ""
    assert says in ended.err
    assert ended.err.count("\n") == 1
    assert "--help" in ended.err


def break_version_command(monkeypatch, error):
    def fail():
        raise error

    monkeypatch.setattr(application, "build", lambda: lambda _line: fail())


def test_a_fault_is_one_line_and_the_traceback_is_kept_for_who_asks(run, monkeypatch):
    break_version_command(monkeypatch, KeyError("x"))
    brief, long = run("read", "cv.md"), run("read", "cv.md", "--verbose")
    assert (brief.code, long.code) == (1, 1)
    assert brief.err.count("\n") == 1
    assert "KeyError" in brief.err
    assert "Traceback" not in brief.err
    assert "Traceback" in long.err


def test_an_interrupt_ends_with_130_and_no_traceback(run, monkeypatch):
    break_version_command(monkeypatch, KeyboardInterrupt())
    ended = run("read", "cv.md")
    assert (ended.code, ended.err) == (130, "Interrupted.\n")


def test_a_reader_that_goes_away_ends_the_command_quietly(run, monkeypatch):
    break_version_command(monkeypatch, BrokenPipeError())
    monkeypatch.setattr(application.terminal, "discard_output", lambda: None)
    ended = run("read", "cv.md")
    assert (ended.code, ended.out, ended.err) == (141, "", "")


def test_help_needs_no_table_library(process):
    code = (
        "import sys; from researchmetrics.cli import main; main(['--help']); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "requests", "jinja2"} & set(done.stderr.split())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_is_utf8_whatever_the_locale(process, encoding):
    done = process(
        "references",
        "--text",
        "이안. 도자기. 2019.",
        "-f",
        "csv",
        env={"PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 0, done.stderr
    assert "도자기" in done.stdout.decode("utf-8")


def test_help_in_an_ascii_locale(process):
    done = process("--help", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_piping_into_a_command_that_stops_reading(tmp_path):
    references = tmp_path / "many.txt"
    references.write_text("A. Pott. On pots. Journal of Pots, 2019.\n" * 3000, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "researchmetrics", "references", references, "-f", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    program.stdout.readline()
    program.stdout.close()
    error = program.stderr.read().decode()
    program.stderr.close()
    assert program.wait(120) in {0, 141}
    assert "Traceback" not in error
    assert "BrokenPipe" not in error


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_ctrl_c_while_reading_standard_input(tmp_path):
    program = subprocess.Popen(
        [sys.executable, "-m", "researchmetrics", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    program.send_signal(signal.SIGINT)
    _, error = program.communicate(timeout=60)
    assert program.returncode == 130
    assert error.decode() == "Interrupted.\n"
