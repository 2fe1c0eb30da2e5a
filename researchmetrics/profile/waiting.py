"""Who has answered and who is still awaited, told to those who watch."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from researchmetrics.profile.hauls import Progress

__all__ = ["Waiting"]


class Waiting:
    """Tells of each service that has answered, and names those that have not.

    Parameters
    ----------
    names : iterable of str
        Services that are asked.
    say : callable
        Called with a line of text.

    Examples
    --------
    >>> waiting = Waiting(["dblp", "hal"], print)
    >>> waiting.told("hal", "12 papers")
    hal: 12 papers; waiting for dblp
    >>> waiting.told("dblp", "failed")
    dblp: failed
    """

    def __init__(self, names: Iterable[str], say: Progress) -> None:
        self._left = dict.fromkeys(names)
        self._say = say
        self._lock = threading.Lock()

    def told(self, name: str, what: str) -> None:
        """Say what a service gave.

        Parameters
        ----------
        name : str
            Of the service.
        what : str
            In a few words.
        """
        with self._lock:
            self._left.pop(name, None)
            rest = f"; waiting for {', '.join(self._left)}" if self._left else ""
            self._say(f"{name}: {what}{rest}")
