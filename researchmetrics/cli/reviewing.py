"""Asking a person about pairs of records, one by one, and writing each answer down at once."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from researchmetrics.cli import terminal
from researchmetrics.cli.side_by_side import facing
from researchmetrics.errors import RecordError
from researchmetrics.normalizer import Decision, add_decisions, take_back

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Review"]

_Pair = Mapping[str, Any]
_WORDS = {"s": "same", "d": "different", "k": "skip", "u": "undo", "q": "quit"}
_HELP = """\
  s  same: they are one work
  d  different: they are two works
  k  skip: ask again another time
  u  undo: take the last answer back
  q  quit: what was answered is kept
  ?  this help"""
_PROMPT = "Same work? [s]ame [d]ifferent s[k]ip [u]ndo [q]uit [?] "
_SHORT = "Same work? s/d/k/u/q/? "


@dataclass(slots=True)
class Review:
    """One sitting.

    Parameters
    ----------
    pairs : sequence of Mapping
        Rows of the table of doubtful pairs, in the order to be asked.
    file : pathlib.Path
        Where decisions are kept.
    width : int
        Columns to draw in.
    """

    pairs: Sequence[_Pair]
    file: Path
    width: int = 80
    # By number of the pair: same, different or skipped, in the order answered.
    answers: dict[int, str] = field(default_factory=dict)
    has_read: bool = False

    def run(self) -> None:
        """Ask until there are no more pairs, answers or patience."""
        number = self._next(0)
        while number is not None:
            self._show(number)
            answer = self._answer()
            if answer == "q":
                return
            if answer == "u":
                number = self._undone(number)
                continue
            if answer == "k":
                self.answers[number] = "skipped"
            else:
                self._keep(number, _WORDS[answer])
            number = self._next(number + 1)

    def count(self, answer: str) -> int:
        """Return how often something was answered."""
        return sum(given == answer for given in self.answers.values())

    @property
    def is_watched(self) -> bool:
        """Whether a person sits at the keyboard."""
        return sys.stdin is not None and sys.stdin.isatty()

    def table(self) -> pd.DataFrame:
        """Return the answers, one row a pair."""
        import pandas as pd

        shown = ("record_a", "title_a", "record_b", "title_b", "score", "suggested")
        rows = [
            {"answer": answer, **{name: self.pairs[number][name] for name in shown}}
            for number, answer in self.answers.items()
        ]
        return pd.DataFrame(rows, columns=["answer", *shown])

    @property
    def n_left(self) -> int:
        """How many pairs are still to be asked."""
        return sum(
            number not in self.answers and not self._is_implied(number)
            for number in range(len(self.pairs))
        )

    def _next(self, number: int) -> int | None:
        """Find the next pair that the answers so far do not decide."""
        while number < len(self.pairs) and self._is_implied(number):
            number += 1
        return number if number < len(self.pairs) else None

    def _is_implied(self, number: int) -> bool:
        pair = self.pairs[number]
        if pair["is_joined"]:
            return False
        works: dict[str, str] = {}

        def work(name: str) -> str:
            while name in works:
                name = works[name]
            return name

        given = [(self.pairs[n], answer) for n, answer in self.answers.items() if n != number]
        apart = [(one, answer) for one, answer in given if not one["is_joined"]]
        for one, answer in apart:
            first, second = work(one["work_a"]), work(one["work_b"])
            if answer == "same" and first != second:
                works[second] = first
        parted = {
            frozenset((work(one["work_a"]), work(one["work_b"])))
            for one, answer in apart
            if answer == "different"
        }
        ours = frozenset((work(pair["work_a"]), work(pair["work_b"])))
        return len(ours) == 1 or ours in parted

    def _show(self, number: int) -> None:
        pair = self.pairs[number]
        state = "one work so far" if pair["is_joined"] else "two works so far"
        title = f"Pair {number + 1} of {len(self.pairs)}"
        rule = "─" * max(0, self.width - len(title) - len(state) - 4)
        terminal.say(f"\n{title} {rule} {state}")
        terminal.say(facing(pair, self.width))
        for line in _told(pair):
            terminal.say(
                textwrap.fill(line, self.width, initial_indent="  ", subsequent_indent="    ")
            )

    def _answer(self) -> str:
        """Read lines until one is an answer; the end of the input ends the sitting."""
        while True:
            terminal.ask(_PROMPT if self.width > len(_PROMPT) else _SHORT)
            line = sys.stdin.readline() if sys.stdin is not None else ""
            if not line:
                terminal.say("")
                return "q"
            self.has_read = True
            if not self.is_watched:
                # A keyboard echoes what is typed; a pipe does not.
                terminal.say(line.strip())
            given = line.strip().lower()
            for key, word in _WORDS.items():
                if given in (key, word):
                    return key
            terminal.say(_HELP)

    def _keep(self, number: int, kind: str) -> None:
        pair = self.pairs[number]
        note = " | ".join(_note(pair, side) for side in "ab")
        decision = Decision(kind, pair["record_a"], pair["record_b"], _today(), note)
        try:
            add_decisions(self.file, [decision])
        except RecordError as error:
            terminal.say(f"Not written: {error}")
            self.answers[number] = "skipped"
            return
        self.answers[number] = kind

    def _undone(self, number: int) -> int:
        if not self.answers:
            terminal.say("There is nothing to take back.")
            return number
        last, answer = self.answers.popitem()
        if answer != "skipped":
            pair = self.pairs[last]
            take_back(self.file, pair["record_a"], pair["record_b"], date=_today())
        return last


def _told(pair: _Pair) -> list[str]:
    """Say what makes a pair doubtful, and what an answer changes."""
    score = f"score {pair['score']:.2f}, needed {pair['threshold']:.2f}"
    is_ruled_out = pair["reason"] in pair["doubt"]
    said = [] if is_ruled_out else [f"{pair['reason']} ({score})"]
    change = "different: one work more" if pair["is_joined"] else "same: one work less"
    return [pair["doubt"], *said, f"The rules say {pair['suggested']}. If {change}."]


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _note(pair: _Pair, side: str) -> str:
    """Say in a few words which record is meant."""
    from researchmetrics.cli.cells import shown

    told = [pair[f"{name}_{side}"] for name in ("year", "source")]
    known = ", ".join(shown(cell) for cell in told if shown(cell) != "–")
    title = shown(pair[f"title_{side}"])
    title = title if len(title) <= 60 else title[:59] + "…"
    return f"{title} ({known})" if known else title
