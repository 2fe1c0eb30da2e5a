"""Spark sessions: found or started within a limit of time, quiet, stopped if they are our own."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from researchmetrics.errors import ConfigError

__all__ = ["opened", "require", "unwarned"]

_SECONDS = 30.0
_PAUSE = 0.1
_LOCAL = "local[*]"
_SCHEME = "spark://"
_PARTS, _USUAL_PARTS, _LEAST_PARTS = "spark.sql.shuffle.partitions", "200", 8
_JAVA = "spark.driver.extraJavaOptions"
_QUIET = Path(__file__).with_name("log4j2.properties")

# How a session computes what we ask, in a space of settings of its own: so that a date, an
# overflow or a name in upper case means the same wherever the session comes from.
_MEANING = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
    # It loses columns of a step that numbers rows and is read twice (as of Spark 4.3).
    "spark.sql.optimizer.excludedRules": (
        "org.apache.spark.sql.catalyst.optimizer.PushdownPredicatesAndPruneColumnsForCTEDef"
    ),
}
# What a session of ours is started with besides, unless the user says otherwise.
_START = {
    "spark.app.name": "researchmetrics",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def require() -> Any:
    """Load PySpark, and see to it that there is a Java to run it.

    Returns
    -------
    module
        ``pyspark``.

    Raises
    ------
    ConfigError
        If either is not installed.
    """
    try:
        with unwarned():
            import pyspark
            import pyspark.sql
    except ImportError as error:
        raise ConfigError(
            "The engine 'spark' needs pyspark, which is not installed. Install it with "
            'pip install "researchmetrics[spark]", or use engine="duckdb".'
        ) from error
    home = os.environ.get("JAVA_HOME")
    java = Path(home) / "bin" / "java" if home else shutil.which("java")
    if java is None or shutil.which(java) is None:
        raise ConfigError(
            "The engine 'spark' needs Java 17 or later, which was not found. Install it and put "
            'java on the PATH or set JAVA_HOME, or use engine="duckdb".'
        )
    return pyspark


@contextmanager
def opened(
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    *,
    seconds: float = _SECONDS,
) -> Iterator[Any]:
    """Open a session on a cluster.

    Parameters
    ----------
    master : str, optional
        Such as ``spark://host:7077`` or ``local[2]``. Without it the session that is active in
        this process, else all processors of this machine.
    settings : Mapping, optional
        Spark's own settings, such as ``{"spark.executor.memory": "4g"}``, for a session that is
        started here.
    seconds : float
        How long to wait for the master and its first worker.

    Yields
    ------
    pyspark.sql.SparkSession
        With settings and views of its own. A session of the user's goes on as it was; one
        started here is stopped.

    Raises
    ------
    ConfigError
        If pyspark or Java is missing, nobody answers at the master's address, no worker offers
        itself, or the active session is at another master or `settings` come too late for it.
    """
    require()
    from pyspark.sql import SparkSession

    theirs = SparkSession.getActiveSession()
    if theirs is not None:
        _is_fit(theirs, master, settings)
        yield _with_meaning(theirs.newSession())
        return
    place = master or _LOCAL
    _answers(place, seconds)
    with unwarned():
        session = _started(place, settings or {})
    try:
        _has_workers(session, place, seconds)
        yield _with_meaning(session)
    finally:
        session.stop()


@contextmanager
def unwarned() -> Iterator[None]:
    """Keep quiet that Spark does not know pandas 3: only Arrow goes to it and comes back."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        yield


def _is_fit(session: Any, master: str | None, settings: Mapping[str, str] | None) -> None:
    there = session.sparkContext.master
    if master is not None and master != there:
        raise ConfigError(
            f"A Spark session is active at {there}, and one process can have one only. Stop it to "
            f"compute at {master}, or leave out the master to compute in it."
        )
    if settings:
        raise ConfigError(
            f"A Spark session is active at {there}, and was started with settings of its own. Make "
            f"{', '.join(settings)} part of these, or stop it."
        )


def _with_meaning(session: Any) -> Any:
    for name, value in _MEANING.items():
        session.conf.set(name, value)
    if session.conf.get(_PARTS) == _USUAL_PARTS:
        # So many parts are right for a hall of machines; on few they cost more than the work.
        parts = max(_LEAST_PARTS, 4 * session.sparkContext.defaultParallelism)
        session.conf.set(_PARTS, str(min(parts, int(_USUAL_PARTS))))
    return session


def _answers(master: str, seconds: float) -> None:
    """Ask the master for a connection first: Spark itself would go on trying for minutes."""
    addresses = _addresses(master)
    for host, port in addresses:
        with suppress(OSError), socket.create_connection((host, port), timeout=seconds):
            return
    if addresses:
        raise ConfigError(
            f"Nobody answers at {master}. See to it that the master runs and that this machine "
            "may connect to it, and check host and port."
        )


def _addresses(master: str) -> list[tuple[str, int]]:
    """List where masters listen; none for those that are not reached by a socket of ours."""
    if not master.startswith(_SCHEME):
        return []
    try:
        parts = [one.rsplit(":", 1) for one in master.removeprefix(_SCHEME).split(",")]
        return [(host.strip("[]"), int(port)) for host, port in parts]
    except ValueError as error:
        raise ConfigError(
            f"{master!r} is no address of a master. Give one such as 'spark://host:7077'."
        ) from error


def _started(master: str, settings: Mapping[str, str]) -> Any:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    chosen: dict[str, Any] = {**_START, **_near(master), **settings}
    quiet = f"-Dlog4j2.configurationFile={_QUIET.absolute().as_uri()}"
    chosen[_JAVA] = f"{quiet} {chosen.get(_JAVA, '')}".strip()
    try:
        builder = SparkSession.builder.master(master)
        session = builder.config(map=chosen).getOrCreate()
    except (Py4JError, PySparkException, OSError) as error:
        raise ConfigError(
            f"No Spark session can be started at {master} ({_first_line(error)}). Check the "
            "master, the settings and that Java is 17 or later."
        ) from error
    if _is_here(master) and "PYSPARK_PYTHON" not in os.environ:
        # Workers on this machine can use what is installed for this very process.
        session.sparkContext.pythonExec = sys.executable
    session.sparkContext.setLogLevel("ERROR")
    return session


def _near(master: str) -> dict[str, str]:
    """Let a cluster on this machine find us where it is, whatever name the machine has."""
    if not _is_here(master):
        return {}
    here = (_addresses(master) or [("127.0.0.1", 0)])[0][0]
    return {"spark.driver.host": here, "spark.driver.bindAddress": here}


def _is_here(master: str) -> bool:
    hosts = {host for host, _ in _addresses(master)} or {master.partition("[")[0]}
    return hosts <= {"127.0.0.1", "localhost", "::1", "local"}


def _has_workers(session: Any, master: str, seconds: float) -> None:
    """Wait for a first worker: without any, Spark would wait for one for ever."""
    if not _addresses(master):
        return
    status = session.sparkContext._jsc.sc().statusTracker()  # noqa: SLF001 (no public way)
    for _ in range(round(seconds / _PAUSE)):
        if len(status.getExecutorInfos()) > 1:  # the first is this process
            return
        time.sleep(_PAUSE)
    raise ConfigError(
        f"No worker at {master} took the work within {seconds:.0f} seconds. See to it that workers "
        "run and have cores and memory free, or ask for less in settings "
        "(spark.executor.memory, spark.cores.max)."
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300]
