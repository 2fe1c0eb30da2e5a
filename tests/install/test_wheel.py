"""The wheel: complete, and working in an empty environment away from the sources."""

from __future__ import annotations

import email
import importlib.util
import os
import runpy
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import researchmetrics

pytestmark = [pytest.mark.install, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "researchmetrics"


def call(*command: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, without the variables of this test run."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "COV_", "COVERAGE", "PYTEST", "RESEARCHMETRICS_")
    env = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    env |= {"RESEARCHMETRICS_HOME": str(cwd / "home"), **variables}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources."""
    if importlib.util.find_spec("build") is None:
        pytest.skip("the package build is not installed")
    folder = tmp_path_factory.mktemp("dist")
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    call(sys.executable, "-m", "build", "--wheel", *here, "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel):
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == kept
    assert "researchmetrics/py.typed" in packed


def test_the_metadata_tell_licence_version_and_dependencies(wheel):
    with zipfile.ZipFile(wheel) as archive:
        folder = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        told = email.message_from_bytes(archive.read(folder))
        names = archive.namelist()
    assert told["Name"] == "researchmetrics"
    assert told["Version"] == researchmetrics.__version__
    assert told["License-Expression"] == "MIT"
    assert told["Requires-Python"] == ">=3.11"
    required = " ".join(told.get_all("Requires-Dist"))
    assert "bibtexparser<2" in required
    assert "httpx<0.28" in required
    assert any(name.endswith("/licenses/LICENSE") for name in names)


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it declares to need."""
    environment = tmp_path_factory.mktemp("empty") / "env"
    venv.create(environment, with_pip=True)
    found = environment / ("Scripts" if os.name == "nt" else "bin")
    call(found / "python", "-m", "pip", "install", "-qq", wheel, cwd=environment)
    return found


def test_installed_in_an_empty_environment_it_runs_the_demonstration(programs, tmp_path):
    code = "import researchmetrics; print(researchmetrics.__file__)"
    where = call(programs / "python", "-c", code, cwd=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(programs.parent)
    done = call(programs / "researchmetrics", "demo", "--output-dir", "pages", cwd=tmp_path)
    assert "Josiah Carberry" in done.stdout
    pages = list((tmp_path / "pages").glob("*.html"))
    assert len(pages) == 3
    assert all(page.stat().st_size > 5000 for page in pages)


def test_everything_it_imports_is_declared(programs, tmp_path):
    code = (
        "import importlib, pkgutil, researchmetrics as rm\n"
        "for m in pkgutil.walk_packages(rm.__path__, 'researchmetrics.'):\n"
        "    if not m.name.endswith('__main__'): importlib.import_module(m.name)"
    )
    call(programs / "python", "-c", code, cwd=tmp_path)
    assert "problem" not in call(programs / "researchmetrics", "doctor", cwd=tmp_path).stdout


def test_a_service_can_be_asked_with_what_is_declared(programs, tmp_path):
    # Libraries load some of what they need only when used, so that imports do not tell.
    with runpy.run_path(str(ROOT / "tests" / "cli" / "service.py"))["serving"]() as server:
        done = call(
            programs / "researchmetrics",
            "fetch",
            "0000-0002-1825-0097",
            cwd=tmp_path,
            RESEARCHMETRICS_OPENALEX_URL=server.url,
            RESEARCHMETRICS_SOURCES="openalex",
        )
    assert "Cracked Pots" in done.stdout
    assert done.stderr == ""
