"""Which of many names an abbreviation stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from researchmetrics.normalizer.venues.abbreviations import abbreviates
from researchmetrics.normalizer.venues.alignment import fit, fit_letters
from researchmetrics.normalizer.venues.spelling import (
    Abbreviation,
    FullName,
    read_abbreviation,
    read_name,
)

__all__ = ["VenueIndex", "match_venue"]


_MOST_WORDS = 60  # beyond, it is no name


class VenueIndex:
    """Full names, ready to find the one that an abbreviation stands for.

    Parameters
    ----------
    names : iterable of str
        Full names; of equal ones one counts.

    Examples
    --------
    >>> index = VenueIndex(["Nature Materials", "Nature Medicine", "Materials Today"])
    >>> index.best("Nat. Mater.")
    'Nature Materials'
    >>> index.best("Phys. Rev.") is None
    True
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[FullName] = [read_name(name) for name in sorted(set(names))]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, name in enumerate(self._names):
            for word in {*name.words, *name.joined.values()}:
                self._holding[word].append(number)
            if name.initials:
                self._initials[name.initials[0]][name.initials].append(number)
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in self._holding:
            self._words[word[0]].append(word)
        self._abbreviating: dict[str, frozenset[int]] = {}

    def best(self, text: str) -> str | None:
        """Find the name that a text abbreviates best.

        Parameters
        ----------
        text : str
            "Nat. Mater.", "Proc Natl Acad Sci U S A", "Dev. Biol. (Basel)".

        Returns
        -------
        str or None
            The best fitting name; of equally good ones the shortest, then the one with fewer
            capitals. None when none fits.
        """
        given = read_abbreviation(text)
        if given is None or max(len(given.words), len(given.pieces or ())) > _MOST_WORDS:
            return None
        found = list(self._fitting(given))
        return self._names[-min(found)[2]].name if found else None

    def _fitting(self, given: Abbreviation) -> Iterator[tuple[float, int, int]]:
        for words in dict.fromkeys(filter(None, (given.words, given.pieces))):
            for number in self._holding_all(words):
                name = self._names[number]
                if (score := fit(given, words, name)) is not None:
                    yield -score, len(name.name), -number
        if given.letters:
            for number in self._beginning_with(given.letters):
                name = self._names[number]
                if (score := fit_letters(given.letters, name)) is not None:
                    yield -score, len(name.name), -number

    def _holding_all(self, words: tuple[str, ...]) -> frozenset[int]:
        """The names with all the words, else with all but one, else with the first few."""
        sets = [self._holding_one(word) for word in words]
        common = _common(sets)
        if common or len(sets) < 3:
            return common
        near = frozenset().union(
            *(_common([*sets[:place], *sets[place + 1 :]]) for place in range(len(sets)))
        )
        for size in range(len(sets) - 2, 1, -1):
            if beginning := _common(sets[:size]):
                return near | beginning
        return near

    def _holding_one(self, word: str) -> frozenset[int]:
        """The names with a word that the given one may abbreviate."""
        known = self._abbreviating.get(word)
        if known is None:
            known = self._abbreviating[word] = frozenset(
                number
                for full in self._words.get(word[0], ())
                if abbreviates(word, full)
                for number in self._holding[full]
            )
        return known

    def _beginning_with(self, letters: str) -> Iterator[int]:
        for initials, numbers in self._initials.get(letters[0], {}).items():
            if len(initials) > 1 and abbreviates(initials, letters):
                yield from numbers


def match_venue(text: str, among: Iterable[str]) -> str | None:
    """Find the name that a text abbreviates best.

    Parameters
    ----------
    text : str
        An abbreviated name.
    among : iterable of str
        Full names. To match many texts, make a `VenueIndex` once.

    Returns
    -------
    str or None
        None when none fits.

    Examples
    --------
    >>> journals = ["Journal of Physical Chemistry A", "Journal of Physical Chemistry B"]
    >>> match_venue("J. Phys. Chem. B", journals)
    'Journal of Physical Chemistry B'
    """
    return VenueIndex(among).best(text)


def _common(sets: list[frozenset[int]]) -> frozenset[int]:
    return frozenset.intersection(*sorted(sets, key=len)) if sets else frozenset()
