"""At most so many requests a second to one host, over all threads and processes of a machine.

A request takes a turn: the first moment that is far enough from the turn before. When that has
come, and the connection stands, it is sent, unless a stall has brought those before so close that
the host would see more than the rate; then it waits a little longer.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from researchmetrics.errors import ConfigError, RateLimitedError
from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.pace import REMEMBERED, PaceFile

__all__ = ["HeldError", "Limiter", "Turn"]

# The turns are a little further apart than the rate asks for: requests do not all take the same
# time to arrive, and the host counts when they arrive.
_SLACK, _MARGIN = 1.03, 1.02
# Turns missed by this much in the midst of work are still taken, since threads stall for a moment.
_STALL_SECONDS, _WORK_SECONDS = 0.05, 1.0
# Connections are made while waiting for the turn, but not so early that they grow old.
_EARLY_SECONDS = 0.5
# So many refusals in a row are meant for all who ask, not for one question.
_REFUSALS = 4
_LONGEST_HOLD = 86_400.0
# After so long without a request the host has forgotten, and so do we.
_FORGOTTEN_SECONDS = 900.0
# Sleeping takes longer than this by itself.
_NOTHING = 1e-5
_STALLED = 0.003


class HeldError(Exception):
    """The host wants nobody to ask now. No OSError, which urllib3 would wrap and retry.

    Parameters
    ----------
    seconds : float
        For how long.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass
class Turn:
    """Leave to send one request.

    Parameters
    ----------
    file : PaceFile
        Of the host.
    at : float
        When to send it, by the clock that is never set back.
    refusals : float
        How many were refused in a row before it was sent.
    noted : float
        When it was sent by the file, in seconds since 1970.
    """

    file: PaceFile
    at: float
    refusals: float = 0.0
    noted: float = 0.0


class Limiter:
    """Gives turns, evenly spaced, by files that all processes share.

    Parameters
    ----------
    folder : Path
        Where the files are, one for each host; made when missing.
    per_second : float
        Requests allowed a second; may be below one.
    source : str
        Data provider, for messages.
    clock : Clock
        Where the time comes from.

    Raises
    ------
    ConfigError
        If the rate is not above zero.
    """

    def __init__(self, folder: Path, per_second: float, *, source: str, clock: Clock) -> None:
        if not 0 < per_second < float("inf"):
            raise ConfigError(
                f"{source} cannot be asked {per_second} times a second: give a number above zero."
            )
        # Services that count over short windows see no burst, as they would where several
        # requests were followed by a pause.
        self._interval = _SLACK / per_second
        self._burst = min(max(1, int(per_second)), REMEMBERED)
        self._window = _MARGIN * self._burst / per_second
        self._folder = folder
        self._source = source
        self._clock = clock

    def turn(self, host: str, deadline: Deadline) -> Turn:
        """Take a turn, and wait until shortly before it.

        Parameters
        ----------
        host : str
            Host and port.
        deadline : Deadline
            How long waiting may take.

        Returns
        -------
        Turn
            To be passed to `go`.

        Raises
        ------
        RateLimitedError
            If the turn comes too late; it is not taken then.
        """
        file = PaceFile.of(self._folder, host)
        with file.opened(self._clock.time) as pace:
            now = self._clock.time()
            due = pace.slot + self._interval
            is_at_work = due > now - _WORK_SECONDS
            slot = max(due, now - _STALL_SECONDS) if is_at_work else now
            slot = max(slot, pace.hold)
            if slot - now > deadline.left():
                raise self._too_late(slot - now, deadline, is_held=slot == pace.hold)
            pace.slot = slot
            turn = Turn(file, self._clock.monotonic() + slot - now)
        self._wait(turn.at - _EARLY_SECONDS)
        return turn

    def go(self, turn: Turn) -> None:
        """Wait for the turn's moment, to be called just before sending.

        Parameters
        ----------
        turn : Turn
            From `turn`.

        Raises
        ------
        HeldError
            If the host has refused so many meanwhile that nobody may ask.
        """
        self._wait(turn.at)
        latest = self._clock.monotonic() + self._window
        while True:
            with turn.file.opened(self._clock.time) as pace:
                now = self._clock.time()
                if pace.hold > now:
                    raise HeldError(pace.hold - now)
                due = pace.sent[-self._burst] + self._window
                # Others may send to the host at a higher rate: then this one would never be due.
                if due <= now or self._clock.monotonic() >= latest:
                    pace.sent.append(now)
                    turn.noted, turn.refusals = now, pace.refusals
                    return
            self._wait(min(latest, self._clock.monotonic() + due - now))

    def gone(self, turn: Turn) -> None:
        """Note that it was sent, to be called just after.

        Parameters
        ----------
        turn : Turn
            From `go`. Where the thread stalled since, the file is set right: else the host would
            see this request too close to those of later turns.
        """
        now = self._clock.time()
        if now - turn.noted > _STALLED:
            with turn.file.opened(self._clock.time) as pace:
                if turn.noted in pace.sent:
                    pace.sent.remove(turn.noted)
                    pace.sent.append(now)
                    pace.sent = deque(sorted(pace.sent), maxlen=REMEMBERED)

    def accepted(self, turn: Turn) -> None:
        """Note that the host answered something else than a refusal.

        Parameters
        ----------
        turn : Turn
            Of the request.
        """
        if turn.refusals:
            with turn.file.opened(self._clock.time) as pace:
                pace.refusals = 0.0

    def refused(self, turn: Turn, wait: float | None) -> None:
        """Note that the host asks to slow down; several times in a row hold all who ask.

        Parameters
        ----------
        turn : Turn
            Of the request.
        wait : float or None
            Seconds the host asked for.
        """
        with turn.file.opened(self._clock.time) as pace:
            if turn.noted - max(pace.sent[-2], pace.hold) > _FORGOTTEN_SECONDS:
                pace.refusals = 0.0
            pace.refusals = min(pace.refusals + 1, 16.0)
            if pace.refusals >= _REFUSALS:
                pause = 2.0 ** (pace.refusals - _REFUSALS) if wait is None else wait
                pause = min(pause, _LONGEST_HOLD)
                pace.hold = max(pace.hold, self._clock.time() + pause)

    def _wait(self, moment: float) -> None:
        pause = moment - self._clock.monotonic()
        if pause > _NOTHING:
            self._clock.sleep(pause)

    def _too_late(self, wait: float, deadline: Deadline, *, is_held: bool) -> RateLimitedError:
        why = (
            "asks us to slow down" if is_held else f"may be asked once every {self._interval:.3g} s"
        )
        return RateLimitedError(
            f"{self._source} {why}, the turn comes in {wait:.0f} s and the time limit is "
            f"{deadline.seconds:g} s. Ask for less at once, or raise the setting max_wait.",
            source=self._source,
            retry_after=wait,
        )
