"""A PostgreSQL of the tests' own: without ports, in a folder that is gone afterwards."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

_OWNER = "postgres"  # PostgreSQL refuses to run as root


def lacking() -> str | None:
    """Tell why none can be had; None where one can."""
    if _programs() is None:
        return "PostgreSQL is not installed"
    if os.name == "nt" or (_is_root() and shutil.which("runuser") is None):
        return "PostgreSQL cannot be run as this user"
    return None


@contextlib.contextmanager
def database() -> Iterator[Path]:
    """Run a database; yields the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="researchmetrics-"))
    if _is_root():
        shutil.chown(folder, _OWNER)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    data = str(folder / "data")
    try:
        _run("initdb", "-D", data, "-A", "trust", "-U", _OWNER, "--no-sync")
        _run("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        yield folder
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def asked(folder: Path, table: pd.DataFrame, query: str) -> pd.DataFrame:
    """Answer a query about a table of whole numbers called papers."""
    columns = ", ".join(f"{name} BIGINT" for name in table)
    rows = table.to_csv(index=False)
    script = (
        f"CREATE TEMP TABLE papers ({columns});\nCOPY papers FROM STDIN CSV HEADER;\n{rows}\\.\n"
        f"COPY ({query}) TO STDOUT CSV HEADER;\n"
    )
    command = [
        "psql",
        "-h",
        str(folder),
        "-U",
        _OWNER,
        "-d",
        _OWNER,
        "-qX",
        "-v",
        "ON_ERROR_STOP=1",
    ]
    answer = subprocess.run(command, input=script, capture_output=True, text=True, check=True)
    return pd.read_csv(io.StringIO(answer.stdout))


def _programs() -> Path | None:
    """Find the folder of the newest server; Debian keeps it off the path."""
    found = shutil.which("initdb")
    if found and shutil.which("psql"):
        return Path(found).parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return kept[-1].parent if kept and shutil.which("psql") else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(program: str, *arguments: str) -> None:
    programs = _programs()
    assert programs is not None
    command = [str(programs / program), *arguments]
    if _is_root():
        command = ["runuser", "-u", _OWNER, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
