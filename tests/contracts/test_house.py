"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import researchmetrics

PACKAGE = Path(researchmetrics.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_small_and_says_what_it_is_for(path: Path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(source))
    assert path.stem not in GRAB_BAGS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_function_bodies_are_short(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = node.end_lineno - body[0].lineno + 1 if body else 0
            assert length <= 40, f"{node.name} has {length} lines"


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, researchmetrics; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"scholarly", "selenium", "matplotlib", "sklearn", "jinja2", "requests", "cyclopts"}
    assert not heavy & set(loaded)
