"""Full names and abbreviations, cut into the words to be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.normalizer.venues.letters import folded
from researchmetrics.normalizer.venues.words import ARTICLES

__all__ = ["Abbreviation", "FullName", "read_abbreviation", "read_name"]

# What it costs to leave a word of a full name out: much in the name itself, little in what stands
# behind it.
_IN_NAME, _IN_SECTION, _IN_SUBTITLE = 0.35, 0.16, 0.03
# Words of sections and subtitles that count; those after them come with these.
_COUNTED = {_IN_NAME: 99, _IN_SECTION: 3, _IN_SUBTITLE: 5}
_WORD = re.compile(r"[a-z0-9]+")
_BRACKET = re.compile(r"[(\[][^()\]]*(?:\([^)]*\)[^)\]]*)*[)\]]?")
_CUT = re.compile(r"(\s[:=/]\s|:\s|;\s|\s?\|\s?|\s?\(|(?<=.)\]\s)|(\s[-–—]\s|\.\s(?=[A-Z]))")
_POINTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_INNER_POINT = re.compile(r"(?<=[a-z])\.(?=[a-z])")
_HYPHENED = re.compile(r"\b([^\W\d_]+)-([^\W\d_]+)\b")
# Words that stay small in titles set with capitals too.
_SMALL = ARTICLES | {"with", "from", "into", "sur", "dans", "aus", "dem", "einer", "sull", "nella"}
_PIECE = re.compile(r"[^\W\d_a-zß-ÿ][a-zß-ÿ]*|[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name made ready for comparison.

    Parameters
    ----------
    name : str
        As given.
    words : tuple of str
        Its words but articles and the like.
    costs : tuple of float
        For each word what it costs to leave it out.
    joined : dict
        By the place of a word: it and the word before it, where a hyphen joins the two.
    initials : str
        First letters of the words of the name itself.
    is_sentence : bool or None
        Whether it is set as library catalogues set titles: all but the first word and proper names
        in small letters. None where that cannot be seen.
    """

    name: str
    words: tuple[str, ...]
    costs: tuple[float, ...]
    joined: dict[int, str]
    initials: str
    is_sentence: bool | None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviated name made ready for comparison.

    Parameters
    ----------
    words : tuple of str
        Its words.
    place : tuple of str
        Words in brackets, often a place of publication that the full name may lack.
    letters : str
        The letters of an acronym such as ``REG``; empty where it is none.
    pieces : tuple of str
        The pieces of one such as ``RevPhil`` or ``REG``, cut at its capitals.
    is_pointed : bool
        Whether points mark what is abbreviated.
    is_accented : bool
        Whether it keeps accents and other special letters.
    """

    words: tuple[str, ...]
    place: tuple[str, ...]
    letters: str
    pieces: tuple[str, ...]
    is_pointed: bool
    is_accented: bool


def read_name(name: str) -> FullName:
    """Cut a full name into words.

    Parameters
    ----------
    name : str
        Full name, with subtitle and all.

    Returns
    -------
    FullName
        Ready to be compared.

    Examples
    --------
    >>> read_name("Pots : the journal of the Pottery Society").words
    ('pots', 'journal', 'pottery', 'society')
    """
    found: list[str] = []
    costs: list[float] = []
    cost, start = _IN_NAME, 0
    cuts = [(cut.start(), cut.end(), _IN_SUBTITLE if cut[1] else _IN_SECTION)
            for cut in _CUT.finditer(name)]  # fmt: skip
    for begin, end, next_cost in [*cuts, (len(name), len(name), 0.0)]:
        part = _telling(_split(name[start:begin]))
        found += part
        counted = min(len(part), _COUNTED[cost])
        costs += [cost] * counted + [0.0] * (len(part) - counted)
        if found:
            cost = min(cost, next_cost)
        start = end
    head = "".join(word[0] for word, price in zip(found, costs, strict=True) if price == _IN_NAME)
    return FullName(
        name, tuple(found), tuple(costs), _joined(name, found), head, _is_sentence(name)
    )


def read_abbreviation(text: str) -> Abbreviation | None:
    """Cut an abbreviated name into words.

    Parameters
    ----------
    text : str
        "Dev. Biol. (Basel)", "J Phys A", "RevPhil".

    Returns
    -------
    Abbreviation or None
        None where there is no word in it.

    Examples
    --------
    >>> found = read_abbreviation("Dev. Biol. (Basel)")
    >>> found.words, found.place
    (('dev', 'biol'), ('basel',))
    >>> read_abbreviation("RevPhil").pieces, read_abbreviation("REG").letters
    (('rev', 'phil'), 'reg')
    """
    place = tuple(word for part in _BRACKET.findall(text) for word in _split(part))
    bare = _BRACKET.sub(" ", text).strip()
    if not _WORD.search(folded(bare)):
        bare, place = text, ()
    words = _shortened(_INNER_POINT.sub("", bare))
    if not words:
        return None
    is_acronym = " " not in bare and sum(map(str.isupper, bare)) > 1
    letters = "".join(words) if is_acronym and bare.isupper() else ""
    cut = _pieces(bare) if is_acronym else ()
    return Abbreviation(tuple(words), place, letters, cut, "." in text, not text.isascii())


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(word for found in _PIECE.findall(text) for word in _WORD.findall(folded(found)))


def _split(text: str) -> list[str]:
    if "." in text:
        text = _POINTED.sub(lambda found: found[0].replace(".", ""), text)
    return _WORD.findall(folded(text))


def _telling(found: list[str]) -> list[str]:
    """Leave articles out, but for a letter that ends the name: that is a series."""
    last = len(found) - 1
    kept = [
        word
        for place, word in enumerate(found)
        if word not in ARTICLES or (len(word) == 1 and 0 < place == last)
    ]
    return kept or found


def _shortened(text: str) -> list[str]:
    """Leave articles out where small letters show that they are no abbreviations."""
    found = text.split()
    kept = [part for part in found if part not in ARTICLES]
    return _split(" ".join(kept or found))


def _joined(name: str, found: list[str]) -> dict[int, str]:
    if "-" not in name:
        return {}
    pairs = {(folded(a), folded(b)) for a, b in _HYPHENED.findall(name)}
    return {
        place: found[place - 1] + found[place]
        for place in range(1, len(found))
        if (found[place - 1], found[place]) in pairs
    }


def _is_sentence(name: str) -> bool | None:
    rest = [word for word in name.split()[1:] if len(word) > 3 and word[0].isalpha()]
    telling = [word for word in rest if word.lower() not in _SMALL]
    return any(word[0].islower() for word in telling) if telling else None
