"""``researchmetrics doctor``: whether this installation can work."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from researchmetrics.cli import failures
from researchmetrics.cli.commands.sources import key_state
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.errors import ResearchMetricsError

GROUP = "About this installation"

_Finding = tuple[str, str, str]


def doctor(*, to: Output = STANDARD) -> int:
    """Check this installation: versions, settings, folders, store, keys. Asks no service.

    Ends with 6 when something is wrong; what is merely missing is only noted.

    Examples
    --------
    $ researchmetrics doctor
    $ researchmetrics doctor --format json
    """
    import pandas as pd

    checks: tuple[Callable[[], Iterator[_Finding]], ...] = (
        _versions,
        _settings,
        _sources,
        _folders,
        _store,
        _decisions,
        _keys,
    )
    findings: list[_Finding] = []
    for check in checks:
        try:
            findings += check()
        except ResearchMetricsError as error:
            findings.append((check.__name__.strip("_"), "problem", str(error)))
    table = pd.DataFrame(findings, columns=["check", "status", "detail"], dtype="string")
    to.table(table, "doctor")
    wrong = int((table["status"] == "problem").sum())
    to.note(f"\n{wrong or 'No'} problem{'s' * (wrong > 1)} found.")
    return failures.CONFIGURATION if wrong else failures.OK


def _versions() -> Iterator[_Finding]:
    status = "ok" if sys.version_info >= (3, 11) else "problem"
    yield "Python", status, f"{platform.python_version()} in {sys.prefix}"
    for requirement in metadata.requires("researchmetrics") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            yield name, "ok", metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "problem", f"missing; install {requirement}"


def _settings() -> Iterator[_Finding]:
    from researchmetrics import config

    path = config.home("config") / "config.toml"
    found = config.settings()
    given = [item.name for item in found if item.origin != "default"]
    detail = f"{path}{'' if path.exists() else ' (not there: defaults)'}"
    yield "settings", "ok", f"{detail}; set: {', '.join(given) or 'none'}"


def _sources() -> Iterator[_Finding]:
    from researchmetrics.profile.rounds import Round

    # A slip in the setting is told here, not by every fetch.
    yield "sources", "ok", f"asked where none is named: {', '.join(Round().names)}"


def _folders() -> Iterator[_Finding]:
    from researchmetrics import config

    for kind in ("cache", "data", "config"):
        folder = config.home(kind)
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        writable = nearest.is_dir() and os.access(nearest, os.W_OK)
        detail = (
            str(folder) if writable else f"{folder} cannot be written; set RESEARCHMETRICS_HOME"
        )
        yield f"{kind} folder", "ok" if writable else "problem", detail


def _store() -> Iterator[_Finding]:
    from researchmetrics import config, store

    address = config.setting("store").value
    default = config.home("data")
    if address is None and not any(default.glob("*")):
        yield "store", "ok", "none yet; researchmetrics refresh makes one"
        return
    if address is not None and "://" not in address and not Path(address).exists():
        yield "store", "note", f"{address} is not there yet"
        return
    with store.open_store(address) as opened:
        yield "store", "ok", f"{address or default}: {len(opened.people())} people"


def _decisions() -> Iterator[_Finding]:
    from researchmetrics import normalizer
    from researchmetrics.normalizer.decisions import told

    made = len(told(None, use_setting=True))
    detail = f"{normalizer.decisions_path()}: {made} in force"
    yield "decisions", "ok", detail if made else "none yet; researchmetrics review makes some"


def _keys() -> Iterator[_Finding]:
    from researchmetrics import fetchers

    for name in fetchers.source_names():
        state = key_state(fetchers.get_source(name))
        advice = f"; give one in RESEARCHMETRICS_{name.upper()}_API_KEY" * (state == "not set")
        yield f"{name} key", "note" if advice else "ok", f"{state}{advice}"
