"""What all processes of a machine know of one host's pace: a small file, read under a lock."""

from __future__ import annotations

import logging
import os
import re
import struct
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from researchmetrics.errors import ConfigError

__all__ = ["REMEMBERED", "Pace", "PaceFile"]

_LOG = logging.getLogger(__name__)

REMEMBERED = 256
_MARK = b"pace 01\n"
_FORM = struct.Struct(f"<8s4d{REMEMBERED}d")
_SUM = struct.Struct("<I")
_CLOCKS_APART = 1.0
# The lock is held for less than a millisecond; who holds it longer than this was stopped.
_LOCK_SECONDS, _POLL_SECONDS = 20.0, 0.001


@dataclass
class Pace:
    """Moments of one host, in seconds since 1970.

    Parameters
    ----------
    written : float
        When this was last written.
    slot : float
        Of the last turn that was given out; may lie ahead.
    hold : float
        Until when nobody may ask.
    refusals : float
        Answers of status 429 since the last other one.
    sent : deque of float
        When the last requests were sent, oldest first.
    """

    written: float = 0.0
    slot: float = 0.0
    hold: float = 0.0
    refusals: float = 0.0
    sent: deque[float] = field(default_factory=lambda: deque([0.0] * REMEMBERED, maxlen=REMEMBERED))

    def shifted(self, seconds: float) -> Pace:
        """Return the same after the clock was set.

        Parameters
        ----------
        seconds : float
            By how much; below zero when it was set back.

        Returns
        -------
        Pace
            As if all had happened by the new clock.
        """
        return Pace(
            self.written + seconds,
            self.slot + seconds,
            self.hold + seconds,
            self.refusals,
            deque((moment + seconds for moment in self.sent), maxlen=REMEMBERED),
        )


class PaceFile:
    """The file of one host; one object of it for each in a process, see `of`.

    Parameters
    ----------
    file : Path
        Made when missing, begun anew when damaged.
    """

    _known: dict[Path, PaceFile] = {}  # noqa: RUF012 (shared on purpose: locks of this process)
    _knowing = threading.Lock()

    def __init__(self, file: Path) -> None:
        self._file = file
        # In front of the file's lock, which is waited for by asking again and again.
        self._turnstile = threading.Lock()
        self._lock = FileLock(file.with_suffix(".lock"), timeout=_LOCK_SECONDS)

    @classmethod
    def of(cls, folder: Path, host: str) -> PaceFile:
        """Return the file of a host.

        Parameters
        ----------
        folder : Path
            Where the files are; made when missing.
        host : str
            Host and port.

        Returns
        -------
        PaceFile
            The same for all threads.
        """
        name = f"{re.sub(r'[^a-z0-9.-]', '_', host)[:80]}-{zlib.crc32(host.encode()):08x}.pace"
        with cls._knowing:
            return cls._known.setdefault(folder / name, cls(folder / name))

    @contextmanager
    def opened(self, now: Callable[[], float]) -> Iterator[Pace]:
        """Read under the lock, and write what was changed unless an error comes.

        Parameters
        ----------
        now : Callable
            Tells the time; asked under the lock, since waiting for it takes some.

        Yields
        ------
        Pace
            To be changed.

        Raises
        ------
        ConfigError
            If the file cannot be used.
        """
        with self._turnstile, self._locked():
            pace = self._read()
            if pace.written > now() + _CLOCKS_APART:
                pace = pace.shifted(now() - pace.written)
            yield pace
            pace.written = now()
            self._write(pace)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._lock.acquire(poll_interval=_POLL_SECONDS)
        except FileNotFoundError:
            # The folder was cleared while we run.
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(poll_interval=_POLL_SECONDS)
        except Timeout:
            raise ConfigError(
                f"Another process has held {self._lock.lock_file} for {_LOCK_SECONDS:g} s. End "
                f"the process that was stopped in the middle of asking."
            ) from None
        except OSError as error:
            raise self._unusable(error) from error
        try:
            yield
        finally:
            self._lock.release()

    def _read(self) -> Pace:
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return Pace()
        except OSError as error:
            raise self._unusable(error) from error
        if len(content) == _FORM.size + _SUM.size:
            (stated,) = _SUM.unpack(content[_FORM.size :])
            mark, written, slot, hold, refusals, *sent = _FORM.unpack(content[: _FORM.size])
            if mark == _MARK and stated == zlib.crc32(content[: _FORM.size]):
                return Pace(written, slot, hold, refusals, deque(sent, maxlen=REMEMBERED))
        _LOG.warning("%s is damaged; it is begun anew.", self._file)
        return Pace()

    def _write(self, pace: Pace) -> None:
        content = _FORM.pack(_MARK, pace.written, pace.slot, pace.hold, pace.refusals, *pace.sent)
        content += _SUM.pack(zlib.crc32(content))
        try:
            # Not truncated first: who is ended between the two would leave an empty file.
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0))
            try:
                os.write(descriptor, content)
                os.ftruncate(descriptor, len(content))
            finally:
                os.close(descriptor)
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> ConfigError:
        return ConfigError(
            f"The file {self._file} cannot be used ({error.strerror}). Change its permissions, or "
            f"set RESEARCHMETRICS_HOME to another folder."
        )
