"""The demonstration: a table, three pages, and plain words that everything is invented."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PAGES = 3


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """The demonstration run two times, as a user would run it."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "researchmetrics", "demo", "--output-dir"]
    return [
        subprocess.run(
            [*command, name, *options],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for name, options in (("one", []), ("two", ["--format", "json", "--quiet"]))
    ], folder


@pytest.mark.slow
def test_demo_prints_a_table_and_the_paths_of_its_pages(twice):
    (ended, _), folder = twice
    assert ended.returncode == 0, ended.stderr
    assert "Josiah Carberry" in ended.stdout
    assert "invented" in ended.stdout
    pages = sorted((folder / "one").iterdir())
    assert len(pages) == PAGES
    for page in pages:
        assert str(page.resolve()) in ended.stdout
        text = page.read_text(encoding="utf-8")
        assert text.lstrip().lower().startswith("<!doctype html>")
        assert "<script" not in text
        assert "nvented" in text


@pytest.mark.slow
def test_demo_gives_the_same_pages_twice(twice):
    _, folder = twice
    for page in (folder / "one").iterdir():
        assert page.read_bytes() == (folder / "two" / page.name).read_bytes()


@pytest.mark.slow
def test_demo_as_data_is_data_alone(twice):
    (_, ended), _ = twice
    assert json.loads(ended.stdout)
    assert ended.stderr == ""


def test_demo_says_where_it_cannot_write(run, tmp_path):
    (tmp_path / "file").write_text("")
    ended = run("demo", "--output-dir", tmp_path / "file")
    assert ended.code == 9
    assert ended.out == ""
