"""The README, followed to the letter: its Python runs, its command lines parse, its words hold."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pandas as pd
import pytest

from researchmetrics.cli.application import build
from researchmetrics.tables import TABLES

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = re.findall(r"^researchmetrics .*$", README, re.MULTILINE)


def test_the_python_runs(service, own, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("cv.md", "statement.md"):
        shutil.copy(own / "cv.md", tmp_path / name)
    names: dict[str, object] = {}
    for block in PYTHON:
        exec(block, names)
    assert (tmp_path / "profile.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert len(names["both"].works) == len(names["rm"].read("cv.md").works)


@pytest.mark.parametrize("line", LINES)
def test_the_command_lines_parse(line):
    build().parse_args(shlex.split(line.split("#")[0])[1:])


def test_every_declared_table_is_described_in_columns():
    for table in TABLES.values():
        described = pd.DataFrame(table.columns)
        assert list(described["name"]) == table.names
        assert described["meaning"].str.len().gt(0).all()


def test_the_watch_list_is_one(run, service, tmp_path):
    (text,) = re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    path = tmp_path / "watchlist.toml"
    path.write_text(text, encoding="utf-8")
    for new in ("2 new", "0 new"):
        ended = run("refresh", path, "--store", tmp_path / "metrics.db")
        assert ended.code == 0, ended.err
        assert new in ended.out


def test_every_page_that_is_linked_is_there():
    for place in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (Path(__file__).parents[2] / place).exists(), place
