"""What reaches terminals and pipes: any character, no control codes, progress only if watched."""

from __future__ import annotations

import io
import logging
import sys
import warnings

import pytest

from researchmetrics.cli import terminal


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def stream(kind=io.TextIOWrapper, encoding="utf-8"):
    return kind(io.BytesIO(), encoding=encoding)


def test_control_characters_of_documents_never_reach_the_terminal():
    assert terminal.fit("a\x1b]0;title\x07b\x9bc\td\n", stream()) == "a]0;titlebc\td\n"


def test_an_ascii_pipe_gets_utf8(monkeypatch):
    pipe = stream(encoding="ascii")
    monkeypatch.setattr(sys, "stdout", pipe)
    terminal.prepare_streams()
    print("도자기", file=pipe, flush=True)
    assert pipe.buffer.getvalue().decode("utf-8") == "도자기\n"


def test_an_ascii_terminal_gets_escapes_instead_of_a_crash(monkeypatch):
    screen = stream(Terminal, "ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    terminal.prepare_streams()
    print(terminal.fit("2019–2021 도", screen), file=screen, flush=True)
    assert screen.buffer.getvalue() == b"2019-2021 \\ub3c4\n"


def test_a_pipe_has_no_width_and_a_terminal_has(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    assert terminal.width(stream()) is None
    assert terminal.width(stream(Terminal)) == 100


@pytest.mark.parametrize(("quiet", "watched"), [(False, False), (True, True)])
def test_progress_is_silent_when_piped_or_quiet(monkeypatch, quiet, watched):
    error = stream(Terminal if watched else io.TextIOWrapper)
    monkeypatch.setattr(sys, "stderr", error)
    with terminal.progress("Working", quiet=quiet) as tell:
        tell("half way")
    error.flush()
    assert error.buffer.getvalue() == b""


def test_progress_shows_news_on_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    error = stream(Terminal)
    monkeypatch.setattr(sys, "stderr", error)
    with terminal.progress("Working [1/2]", quiet=False) as tell:
        tell("page [1/2]\x1b[31m")
    error.flush()
    written = error.buffer.getvalue().decode()
    assert "page [1/2]" in written
    assert "\x1b[31m" not in written


def test_warnings_are_one_line_and_nothing_when_quiet(capsys):
    with terminal.complaints(quiet=False, verbose=False), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("Counts are old.", UserWarning, stacklevel=1)
    with terminal.complaints(quiet=True, verbose=False):
        warnings.warn("Counts are old.", UserWarning, stacklevel=1)
    assert capsys.readouterr().err == "warning: Counts are old.\n"


def test_the_log_is_shown_only_when_asked_and_left_as_it_was(capsys):
    logger = logging.getLogger("researchmetrics.http")
    before = list(logging.getLogger("researchmetrics").handlers)
    for verbose in (False, True):
        with terminal.complaints(quiet=False, verbose=verbose):
            logger.info("asked %s", verbose)
    assert capsys.readouterr().err == "researchmetrics.http: asked True\n"
    assert logging.getLogger("researchmetrics").handlers == before
