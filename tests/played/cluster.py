"""A Spark cluster of separate processes on this machine, for the tests: a master and workers."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = "127.0.0.1"
# Java made for short runs: what is computed in a test is computed once.
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData"
_PATIENCE = 120  # seconds until a process of the cluster must listen, on a machine that is busy
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
# Ends with the command, and when the process that started it is gone, however that ended.
_WATCHED = '{ "$@" </dev/null; kill -9 0; } & cat >/dev/null; kill -9 0'


def lacking() -> str | None:
    """Tell why no cluster can be had; None where one can."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed: no cluster to test on"
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return "Java is not installed: no cluster to test on"
    if os.name == "nt":
        return "Spark's own scripts start no cluster on Windows"
    return None


class Cluster:
    """A master and workers, each a process of its own, that listen on this machine only."""

    def __init__(self, folder: Path, *, workers: int = 2, memory: str = "1g") -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.port, pages = free_port(), free_port()
        self.master = f"spark://{HERE}:{self.port}"
        self._start(_MASTER, "--port", str(self.port), "--webui-port", str(pages))
        self._await_master()
        means = ["--cores", "1", "--memory", memory, "--work-dir", str(folder / "work")]
        for _ in range(workers):
            self._start(_WORKER, "--webui-port", str(free_port()), *means, self.master)

    def kill_worker(self) -> None:
        """Kill the last worker with all its processes, as a machine that loses power."""
        _kill(self.processes.pop())

    def close(self) -> None:
        """Kill every process, workers before the master."""
        while self.processes:
            _kill(self.processes.pop())

    def _start(self, kind: str, *arguments: str) -> None:
        import pyspark

        home = Path(pyspark.__file__).parent
        options = {
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": HERE,
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": SHORT,
            # A second way to give it work, on a port that is always the same.
            "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
        }
        command = [str(home / "bin" / "spark-class"), kind, "--host", HERE, *arguments]
        log = self.folder / f"{len(self.processes)}.log"
        with log.open("wb") as written:
            self.processes.append(
                subprocess.Popen(  # a group of its own, so that what it starts dies with it
                    ["sh", "-c", _WATCHED, "sh", *command],
                    env=os.environ | options,
                    stdin=subprocess.PIPE,
                    stdout=written,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )

    def _await_master(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and self.processes[-1].poll() is None:
            with contextlib.suppress(OSError), socket.create_connection((HERE, self.port), 1):
                return
            time.sleep(0.1)
        written = "\n".join(log.read_text("utf-8")[-2000:] for log in self.folder.glob("*.log"))
        self.close()
        raise RuntimeError(f"The master does not listen on port {self.port}:\n{written}")


@contextlib.contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """Run a cluster for as long as the block runs; whatever happens in it, no process stays."""
    running = Cluster(folder, workers=workers)
    try:
        yield running
    finally:
        running.close()


def free_port() -> int:
    """Find a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
