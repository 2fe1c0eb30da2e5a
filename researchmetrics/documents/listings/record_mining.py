"""Which blocks of a page are entries, and which runs of blocks make one.

Every block is either one entry, a run of its children makes one, or the children hold entries
themselves; the division is taken that has the best sum of scores. What the entries found look like
is then learned from the page itself, and the page divided again: entries of one list look alike.

References
----------
.. [1] B. Liu, R. Grossman, Y. Zhai, "Mining data records in Web pages", KDD 2003,
   https://doi.org/10.1145/956750.956826
.. [2] S. Sarawagi, W. W. Cohen, "Semi-Markov conditional random fields for information
   extraction", NIPS 2004.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.entry_scores import EntryScores
from researchmetrics.documents.listings.line_shapes import LineShape
from researchmetrics.documents.listings.record_nodes import (
    LED,
    WHOLE,
    Node,
    bottom_up,
    favour,
    is_list,
    node_tree,
)

__all__ = ["Mined", "mine"]

_ROUNDS, _MANY, _OFTEN = 3, 20_000, 256
_LONGEST_RUN = 14
_LEARNED = 0.3
_LEAST = 0.02
# Few entries begin so; without marks nothing else tells where one ends.
_UNLIKELY = {"venue": 0.12, "prose": 0.25, "year": 0.08}
_TORN, _HALVED, _REPEATED, _GAP = 0.8, 0.5, 0.25, 0.1
_AMONG, _POOR, _WORST, _HOPELESS = 0.1, -0.6, -1.5, -2.0
# What four blocks have without a title among them.
_UNTITLED = -0.9


@dataclass(frozen=True, slots=True)
class Mined:
    """An entry found on a page.

    Parameters
    ----------
    start, end : int
        Its lines.
    signature : str
        What the block is like that leads it.
    score : float
        How much it looks like one publication, other entries of the page considered.
    around : int
        First line of the block that holds the list.
    """

    start: int
    end: int
    signature: str
    score: float
    around: int


def mine(page: Page, shapes: Sequence[LineShape], prior: Sequence[float]) -> list[Mined]:
    """Find what looks like entries on a page.

    Parameters
    ----------
    page : Page
        The page.
    shapes : sequence of LineShape
        The shape of each line.
    prior : sequence of float
        For each line how far its heading speaks for publications; above 0 for, below against.

    Returns
    -------
    list of Mined
        The entries in order, whatever list they belong to.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> from researchmetrics.documents.listings.line_shapes import line_shape
    >>> page = html_page("<p>On the firing of pots<p>Ann Pott, Bo Lee<p>Clay, 2019")
    >>> shapes = [line_shape(line.text) for line in page.lines]
    >>> [(one.start, one.end) for one in mine(page, shapes, [0.0] * 3)]
    [(0, 3)]
    """
    if not page.lines:
        return []
    root = node_tree(page, shapes)
    nodes = list(bottom_up(root))
    miner = _Miner(EntryScores(shapes), prior)
    # On a page of ten thousands of lines one look must do.
    for _ in range(_ROUNDS if len(shapes) < _MANY else 1):
        for node in nodes:
            miner.divide(node)
        miner.learn(root)
    return list(_found(root))


class _Miner:
    """Divides blocks by scores and by what it has learned of the page."""

    def __init__(self, scores: EntryScores, prior: Sequence[float]) -> None:
        self._scores = scores
        self._prior = prior
        self._learned: dict[tuple[str, str], float] = {}
        self._leaders: set[str] = set()

    def divide(self, node: Node) -> None:
        """Choose how the children of a block are divided into entries."""
        children = node.children
        if not children:
            return
        favour(children)
        best = [0.0] * (len(children) + 1)
        back: list[tuple[int, bool, float]] = [(0, False, 0.0)] * (len(children) + 1)
        best[1:] = [-math.inf] * len(children)
        for place, child in enumerate(children):
            if place % _OFTEN == 0:
                check()
            base = best[place]
            skipped = base + _inside(child) + (0.0 if child.value else self._of("out", child))
            if skipped > best[place + 1]:
                best[place + 1], back[place + 1] = skipped, (place, False, 0.0)
            for end, score in self._runs(children, place):
                if score > _LEAST and base + score > best[end]:
                    best[end], back[end] = base + score, (place, True, score)
        node.value = max(0.0, best[-1])
        node.chosen = _traced(back)
        within = {place for start, end, _ in node.chosen for place in range(start, end)}
        node.units = len(node.chosen) + sum(
            child.units for place, child in enumerate(children) if place not in within
        )

    def _runs(self, children: Sequence[Node], place: int) -> Iterator[tuple[int, float]]:
        """Give the runs of children that may be one entry, with their scores."""
        lead = children[place]
        if not lead.children and lead.form in {"bar", "hidden", "heading"}:
            return
        inner = self._of("lead", lead)
        for end in range(place + 1, min(len(children), place + _LONGEST_RUN) + 1):
            last = children[end - 1]
            if end > place + 1:
                if _parts(lead, last, children[end - 2]):
                    return
                inner += self._joined(lead, last)
            score = self._scores.of(lead.start, last.end)
            if score < _HOPELESS or (end > place + 3 and score < _UNTITLED):
                return
            yield end, self._judged(lead, last, score, inner)

    def _joined(self, lead: Node, last: Node) -> float:
        """What it is worth that a block goes on in the next."""
        worth = self._of("in", last)
        worth -= _REPEATED if (last.signature, last.form) == (lead.signature, lead.form) else 0.0
        return worth - (_GAP if last.gap and not lead.gap else 0.0)

    def _judged(self, lead: Node, last: Node, score: float, inner: float) -> float:
        """Add to the score of a run of lines what speaks for and against it as a block."""
        alone = lead is last
        score -= _HALVED if lead.units and is_list(lead) else 0.0
        score -= _TORN if lead.torn or (lead.term and alone) else 0.0
        score -= _HALVED if self._scores.breaks_off(lead.start) else 0.0
        if not alone:
            score -= _UNLIKELY.get(lead.form.rstrip("*"), 0.0)
        bare, prior = self._scores.is_bare(lead.start, last.end), self._prior[lead.start]
        score += min(inner, 0.0) if bare else inner + prior + (lead.bonus if alone else 0.0)
        # What stands among entries as they do is one too, and so is what a list of publications
        # holds with a name or date, whatever it looks like.
        among = lead.signature in self._leaders and score > _WORST
        listed = lead.tag in WHOLE and prior > 0 and not bare and score > _POOR
        if alone and (among or listed):
            score = max(score, self._scores.worded(lead.start, last.end) * _AMONG)
        return score

    def _of(self, role: str, node: Node) -> float:
        return (
            self._learned.get((role, node.signature), 0.0)
            + self._learned.get((role, f"{node.signature}/{node.form}"), 0.0)
        ) / 2

    def learn(self, root: Node) -> None:
        """Count which blocks lead entries, stand in them, or stand outside."""
        roles: Counter[tuple[str, str]] = Counter()
        total: Counter[str] = Counter()
        shown: Counter[str] = Counter()
        for role, node in _roles(root):
            # Rows of links between entries make these no less the leaders.
            shown[node.signature] += node.form not in {"bar", "hidden"}
            for key in (node.signature, f"{node.signature}/{node.form}"):
                roles[role, key] += 1
                total[key] += 1
        self._leaders = {
            key
            for key, count in shown.items()
            if key[0] != "#" and 3 * roles["lead", key] >= 2 * count > 4
        }
        self._learned = {
            (role, key): _worth(role, roles[role, key] + 0.5, count + 1.0, is_block=key[0] != "#")
            for key, count in total.items()
            for role in ("lead", "in", "out")
        }


def _worth(role: str, count: float, total: float, *, is_block: bool) -> float:
    """What it is worth to give a block a role that others like it have so often.

    Only leading can gain: or else entries cut into many blocks would gain by their number.
    """
    share = math.log(count / total)
    if role == "lead":
        return max(-0.6, (0.35 if is_block else 0.1) + _LEARNED * share)
    return max(-0.35, _LEARNED * share)


def _inside(child: Node) -> float:
    """What the entries in a block are worth; one alone may be torn from its title."""
    return child.value - (_TORN if child.torn and child.units == 1 else 0.0)


def _parts(lead: Node, last: Node, before: Node) -> bool:
    """Whether a child must begin something new."""
    if (last.form == "heading" and not last.children) or _is_higher(lead, last):
        return True
    if last.tag == "dt" and before.tag != "dt":
        return True
    return last.tag in WHOLE and last.tag != "tr" and lead.tag == last.tag


def _is_higher(lead: Node, last: Node) -> bool:
    """Whether a heading begins something new: below a title only lesser ones stand."""
    if last.tag not in LED or last.tag == "dt":
        return False
    return lead.tag not in LED or lead.tag == "dt" or last.tag <= lead.tag


def _traced(back: Sequence[tuple[int, bool, float]]) -> list[tuple[int, int, float]]:
    chosen, place = [], len(back) - 1
    while place > 0:
        start, is_entry, score = back[place]
        if is_entry:
            chosen.append((start, place, score))
        place = start
    return chosen[::-1]


def _roles(root: Node) -> Iterator[tuple[str, Node]]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        taken = {}
        for start, end, _ in node.chosen:
            taken[start] = "lead"
            taken.update(dict.fromkeys(range(start + 1, end), "in"))
        for place, child in enumerate(node.children):
            role = taken.get(place)
            if role:
                yield role, child
            elif child.value > 0:
                waiting.append(child)
            else:
                yield "out", child


def _found(root: Node) -> Iterator[Mined]:
    """Walk over what was chosen, in the order of the page."""
    waiting: list[Node | Mined] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mined):
            yield node
            continue
        taken = {start: (end, score) for start, end, score in node.chosen}
        steps: list[Node | Mined] = []
        place = 0
        while place < len(node.children):
            child = node.children[place]
            if place in taken:
                end, score = taken[place]
                last = node.children[end - 1]
                steps.append(Mined(child.start, last.end, child.signature, score, node.start))
                place = end
                continue
            if child.value > 0:
                steps.append(child)
            place += 1
        waiting += reversed(steps)
