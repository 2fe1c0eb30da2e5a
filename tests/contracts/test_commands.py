"""Every command: found by itself, documented with options and examples, described in the README."""

from __future__ import annotations

import importlib
import inspect
import re
import shlex
from pathlib import Path

import pytest

from researchmetrics.cli import commands, main
from researchmetrics.cli.application import build, command_names

COMMANDS = command_names()
README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(r"^ *\$ (.*)$", re.MULTILINE)


def help_of(capsys, *line):
    assert main([*line, "--help"]) == 0
    return capsys.readouterr().out


def function_of(name):
    return getattr(importlib.import_module(f"{commands.__name__}.{name}"), name)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_a_summary_the_shared_options_and_an_example(capsys, name):
    shown = help_of(capsys, name)
    summary = inspect.getdoc(function_of(name)).splitlines()[0]
    assert summary.endswith(".")
    assert summary in " ".join(shown.split())
    for option in ("--format", "--output", "--quiet", "--verbose"):
        assert option in shown
    assert f"$ researchmetrics {name}" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_terminal(capsys, monkeypatch, name):
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, help_of(capsys, name).splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described(name):
    app = build()[name]
    undescribed = [
        argument.name
        for argument in app.assemble_argument_collection(parse_docstring=True)
        if argument.show and not argument.parameter.help
    ]
    assert undescribed == []


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_lines_that_parse(name):
    for line in EXAMPLE.findall(inspect.getdoc(function_of(name))):
        for part in line.split("|"):
            words = shlex.split(part.split(">")[0].split("<")[0])
            words = words[words.index("researchmetrics") + 1 :]
            command, _, _ = build().parse_args(words)
            assert command.__module__.startswith(commands.__name__)


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_listed_in_the_help_and_the_readme(capsys, name):
    assert re.search(rf"^│ {name} ", help_of(capsys), re.MULTILINE)
    described = rf"researchmetrics {name}\b|`{name}`"
    assert re.search(described, README.read_text(encoding="utf-8"))
