"""Words of two titles paired off, from the surest pairs to the least sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from researchmetrics.normalizer.linking.numerals import are_contrary, numbers_differ, numbers_of
from researchmetrics.normalizer.linking.slips import are_near, are_opposed, one_word
from researchmetrics.normalizer.linking.title_words import total, weight

_LONG_ENOUGH = 3  # words before the one within which a title is cut
_LIGATURES = re.compile(r"ff[il]?|f[il]")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two titles have in common, and what only one of them has.

    The first of two sides is that of the title which comes first in the alphabet.

    Parameters
    ----------
    shared : float
        Weight of the words in common.
    is_same : bool
        Whether nothing tells them apart but spaces, hyphens and lost ligatures.
    slips : int
        Words that meet only when misspellings and other endings are forgiven.
    near : float
        Weight of words that are not the same but much alike, at the same place.
    moved : int
        How often the order of the shared words differs.
    opening, inside, ending : tuple of (tuple of str, tuple of str)
        Words of one title only: before, among and after the shared ones.
    numbers_differ : bool
        Whether numerals or part letters tell them apart.
    numbers_clash : bool
        Whether each has numerals or part letters that the other lacks.
    is_contrary : bool
        Whether a word of the one is the contrary of a word of the other.
    """

    shared: float
    is_same: bool = False
    slips: int = 0
    near: float = 0.0
    moved: int = 0
    opening: tuple[Words, Words] = ((), ())
    inside: tuple[Words, Words] = ((), ())
    ending: tuple[Words, Words] = ((), ())
    numbers_differ: bool = False
    numbers_clash: bool = False
    is_contrary: bool = False

    @property
    def score(self) -> float:
        """1 for the same title, 0 for titles with nothing in common."""
        if self.is_same or not self.shared:
            return float(self.is_same)
        if self.numbers_differ or self.is_contrary:
            return 0.5
        sides = [[*self.opening[n], *self.inside[n], *self.ending[n]] for n in (0, 1)]
        own = sorted(map(total, sides))
        # A word in place of another tells two titles apart; one has more words where one is cut.
        apart = 3 * own[0] + 2 * self.near + total(self.inside[0] + self.inside[1])
        cost = apart + 0.2 * own[1] + 0.1 * self.slips + 0.2 * bool(self.moved)
        return max(0.0, 1 - cost / (self.shared + cost))


def thinned(squash: str) -> str:
    """Leave out the letters that text taken from a page loses as ligatures.

    Parameters
    ----------
    squash : str
        What `squashed` gave.

    Returns
    -------
    str
        The same without ff, fi, fl, ffi and ffl.

    Examples
    --------
    >>> thinned("efficientbuffers") == thinned("ecientbuers")
    True
    """
    return _LIGATURES.sub("", squash)


class Alignment:
    """Pairs of words in the making.

    Parameters
    ----------
    first, second : tuple of str
        Words of two titles.
    plain : tuple of (str, str)
        The titles without spaces.
    """

    def __init__(self, first: Words, second: Words, plain: tuple[str, str]) -> None:
        self.first, self.second, self.plain = first, second, plain
        # Place of the partner; -1 for none, -2 for one that is run together with its neighbours.
        self.forth, self.back = [-1] * len(first), [-1] * len(second)
        self.slips = 0

    def likeness(self) -> Likeness:
        """Pair the words from the surest pairs to the least sure, and tell what is left."""
        start, stop = self._ends()
        self._equal(start, stop)
        if -1 in self.forth and -1 in self.back:
            self._misspelt()
        self._run_together(self.first, self.forth, self.second, self.back, self.plain[1])
        self._run_together(self.second, self.back, self.first, self.forth, self.plain[0])
        near = 0.0
        if -1 in self.forth and -1 in self.back:
            self._broken()
            near = self._near()
        left, right = _parts(self.first, self.forth), _parts(self.second, self.back)
        opening, inside, ending = zip(left, right, strict=True)
        places = [place for place in self.forth if place >= 0]
        return Likeness(
            shared=total(
                {word for word, to in zip(self.first, self.forth, strict=True) if to != -1}
            ),
            slips=self.slips,
            near=near,
            moved=sum(after < before for before, after in pairwise(places)),
            opening=opening,
            inside=inside,
            ending=ending,
            numbers_differ=numbers_differ(self.first, left, self.second, right),
            numbers_clash=all(numbers_of(sum(parts, ())) for parts in (left, right)),
            is_contrary=are_contrary(left, right),
        )

    def _ends(self) -> tuple[int, int]:
        """Pair the words with which both begin, and those with which both end."""
        shorter = min(len(self.first), len(self.second))
        start = 0
        while start < shorter and self.first[start] == self.second[start]:
            self.forth[start] = self.back[start] = start
            start += 1
        stop = 0
        while stop < shorter - start and self.first[-1 - stop] == self.second[-1 - stop]:
            stop += 1
            self.forth[-stop] = len(self.second) - stop
            self.back[-stop] = len(self.first) - stop
        return start, stop

    def _equal(self, start: int, stop: int) -> None:
        free: dict[str, list[int]] = {}
        for place in range(len(self.second) - stop - 1, start - 1, -1):
            free.setdefault(self.second[place], []).append(place)
        for place in range(start, len(self.first) - stop):
            partners = free.get(self.first[place])
            if partners:
                self._pair(place, partners.pop())

    def _misspelt(self) -> None:
        for here, word in enumerate(self.first):
            if self.forth[here] != -1:
                continue
            for there, other in enumerate(self.second):
                if self.back[there] == -1 and (
                    one_word(word, other) or self._is_cut_at(here, there)
                ):
                    self._pair(here, there)
                    self.slips += 1
                    break

    def _is_cut_at(self, here: int, there: int) -> bool:
        """Whether one title breaks off within the word that the other has there."""
        if not here or not there or self.forth[here - 1] != there - 1:
            return False
        left = len(self.first) - here - 1, len(self.second) - there - 1
        one, other = self.first[here], self.second[there]
        short, long = (one, other) if len(one) < len(other) else (other, one)
        if min(here, there) < _LONG_ENOUGH or len(short) < 2 or short.isdigit():
            return False
        return long.startswith(short) and left[0 if short == one else 1] == 0 < max(left)

    def _run_together(
        self, words: Words, paired: list[int], others: Words, their: list[int], plain: str
    ) -> None:
        """Find words whose letters the other title has, with the spaces elsewhere."""
        thin = thinned(plain)
        for place, word in enumerate(words):
            if paired[place] != -1 or len(word) < 5 or word.isdigit():
                continue
            bare = thinned(word)
            if word not in plain and (bare == word or bare not in thin):
                continue
            parts = [
                there
                for there, other in enumerate(others)
                if their[there] == -1 and (other in word or thinned(other) in bare)
            ]
            if any(are_opposed(word, other) for other in others):
                continue
            # A word within a longer one that is paired already is another word.
            if parts or len(word) > 6:
                paired[place] = -2
                self.slips += 1
                for there in parts:
                    their[there] = -2

    def _broken(self) -> None:
        """Compare what is left letter by letter: words broken by a lost letter."""
        from rapidfuzz.fuzz import ratio

        left = [place for place, to in enumerate(self.forth) if to == -1]
        right = [place for place, to in enumerate(self.back) if to == -1]
        one = "".join(self.first[place] for place in left)
        two = "".join(self.second[place] for place in right)
        if len(left) == len(right) or min(len(one), len(two)) < 4 or _digits(one) != _digits(two):
            return
        if abs(len(one) - len(two)) <= 2 and ratio(one, two) >= 85:
            for place in left:
                self.forth[place] = -2
            for place in right:
                self.back[place] = -2
            self.slips += 1

    def _near(self) -> float:
        """Pair words that stand at the same place and have most letters in common."""
        found = 0.0
        for here, word in enumerate(self.first):
            if self.forth[here] != -1:
                continue
            for there in self._places_of(here):
                if self.back[there] == -1 and are_near(word, self.second[there]):
                    found += max(weight(word), weight(self.second[there]))
                    self._pair(here, there)
                    break
        return found

    def _places_of(self, here: int) -> list[int]:
        """Find the places that correspond to one: after the same word, or before it."""
        before = self.forth[here - 1] if here else -1
        after = self.forth[here + 1] if here + 1 < len(self.first) else len(self.second)
        found = [before + 1] if before >= 0 or not here else []
        if after > 0:
            found.append(after - 1)
        return [there for there in found if there < len(self.second)]

    def _pair(self, here: int, there: int) -> None:
        self.forth[here], self.back[there] = there, here


def _parts(words: Words, paired: list[int]) -> tuple[Words, Words, Words]:
    places = [place for place, to in enumerate(paired) if to != -1]
    if not places:
        return words, (), ()
    first, last = places[0], places[-1]
    inside = tuple(words[place] for place in range(first, last) if paired[place] == -1)
    return words[:first], inside, words[last + 1 :]


def _digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]
