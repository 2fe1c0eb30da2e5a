"""Running the command line, inside this process and as its own."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Run:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run a command line in this process: run("read", path, stdin="...")."""
    from researchmetrics.cli import main

    def call(*line: object, stdin: str | bytes = "") -> Run:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(word) for word in line])
        written = capsys.readouterr()
        return Run(code, written.out, written.err)

    return call


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line as a process of its own, in an empty folder."""

    def call(
        *line: object, env: dict[str, str] | None = None, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "researchmetrics", *map(str, line)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def own(fixtures: Path) -> Path:
    """The invented documents of these tests."""
    return fixtures / "cli"


def _load_service():
    """Import the neighbour file, which is no package for pytest's way of importing."""
    spec = importlib.util.spec_from_file_location(
        "cli_service", Path(__file__).with_name("service.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def service(monkeypatch):
    """The local service, in OpenAlex's place; impatient, so that failures come soon."""
    with _load_service().serving() as server:
        monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_URL", server.url)
        monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "openalex")
        monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_PER_SECOND", "1000")
        monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "1")
        yield server
