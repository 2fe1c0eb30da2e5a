"""The parts of a person's name, in whatever form it is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.normalizer.markup import plain_text

_PARTICLES_TEXT = """
de da do dos das di del della delle der den des du la le los las van von vom zu zum zur ten ter te
el al ben bin ibn abu af av y e i d dal dello lo st san santa
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "filho", "neto", "junior", "senior", "phd", "md", "msc"]
)
_TITLES_TEXT = """
dr prof professor mr mrs ms sir dipl ing
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_MARKS = re.compile(
    r"[*†‡§¶#✉🌐∗⁎⋆★]|[\u00b9\u00b2\u00b3\u2070-\u2079]|\^\{?[^}\s]*\}?|<sup>.*?</sup>|\([^)]*\)|\d+"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TWO_SYLLABLES = frozenset(
    ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "欧阳", "司马", "诸葛", "上官"]
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts.

    Parameters
    ----------
    raw : str
        As printed, marks removed.
    given : tuple of str
        Given names and initials, in order.
    family : str
        Family name with its particles.
    suffix : str
        "Jr", "III"; empty when there is none.
    given_key, family_key : str
        Folded to lower-case ASCII letters, hyphens and spaces removed.
    words : tuple of str
        Folded given names, split at spaces and hyphens.
    """

    raw: str
    given: tuple[str, ...]
    family: str
    suffix: str
    given_key: str
    family_key: str
    words: tuple[str, ...]

    @property
    def initials(self) -> str:
        """First letters of the given names."""
        return "".join(word if _is_block(word, given) else word[0] for word, given in self._pairs())

    @property
    def key(self) -> str:
        """Family name and first initial, for looking up; never an identity."""
        return f"{self.family_key} {self.given_key[:1]}".strip()

    def _pairs(self) -> list[tuple[str, str]]:
        raw = [part for given in self.given for part in _WORD.findall(given)]
        if len(raw) != len(self.words):
            raw = list(self.words)
        return list(zip(self.words, raw, strict=True))


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name:
    """Take a name apart.

    Parameters
    ----------
    text : str
        "Given Family", "Family, Given", "Family JA", "G. M. van der Family Jr.", in any script.

    Returns
    -------
    Name
        Empty parts where nothing is left once marks and titles are gone.

    Examples
    --------
    >>> name = parse_name("Rezende, Rafael Sampaio de*")
    >>> name.given, name.family, name.family_key
    (('Rafael', 'Sampaio'), 'de Rezende', 'derezende')
    >>> parse_name("JangHyun Kim").given_key == parse_name("Jang-Hyun Kim").given_key
    True
    """
    line = (
        plain_text(_MARKS.sub(" ", unicodedata.normalize("NFC", str(text))))
        .strip(" ,;&")
        .lstrip(".")
    )
    line = " ".join(line.replace("’", "'").split())
    if re.search(r"[^\W\d_]{4,}\.$", line):  # the end of a sentence, not of an initial
        line = line[:-1]
    if _CJK.search(line) and not re.search(r"[A-Za-z]", line):
        return _cjk(line)
    pieces = [piece.strip() for piece in line.split(",") if piece.strip()]
    suffix = ""
    pieces, suffix = _without_suffix(pieces)
    if len(pieces) >= 2:
        given, family = pieces[1].split(), pieces[0].split()
        while len(given) > 1 and folded(given[-1]) in _PARTICLES and given[-1].islower():
            family.insert(0, given.pop())  # "Rezende, Rafael Sampaio de"
    else:
        given, family = _in_order(pieces[0].split() if pieces else [])
    if family and len(family) > 1 and folded(family[-1]) in _SUFFIXES:
        suffix = suffix or family.pop().strip(".")
    return _name(line, given, family, suffix)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Reduce a name to lower-case ASCII letters.

    Parameters
    ----------
    text : str
        A name or part of one.

    Returns
    -------
    str
        Letters only.

    Examples
    --------
    >>> folded("Jung-Woo Müller")
    'jungwoomuller'
    """
    if not text.isascii():
        from anyascii import anyascii

        # ø, ö: written o by those who lack the letter, which is what a comparison needs.
        text = anyascii(text)
    return "".join(letter for letter in text.lower() if "a" <= letter <= "z")


def _without_suffix(pieces: list[str]) -> tuple[list[str], str]:
    kept, suffix = [], ""
    for place, piece in enumerate(pieces):
        if place and folded(piece) in _SUFFIXES:
            suffix = suffix or piece.strip(". ")
        else:
            kept.append(piece)
    return kept, suffix


def _in_order(words: list[str]) -> tuple[list[str], list[str]]:
    """Split "Given Family" or "Family JA" where no comma tells."""
    while len(words) > 1 and folded(words[0]) in _TITLES:
        words = words[1:]
    suffix = []
    if len(words) > 2 and folded(words[-1]) in _SUFFIXES:
        suffix, words = [words[-1]], words[:-1]
    if len(words) < 2:
        return [], words + suffix
    last = words[-1]
    # PubMed's "Smith JA": capitals at the end are initials, unless the whole name is in capitals.
    pubmed = re.fullmatch(r"[A-Z]{1,3}|[A-Z]-[A-Z]|(?:[A-Z]\.[- ]?){1,3}", last)
    if (pubmed and not words[0].isupper()) or len(last) == 1 < len(words[0].strip(".")):
        return [last], words[:-1] + suffix
    start = len(words) - 1
    while start > 1 and words[start - 1].islower() and folded(words[start - 1]) in _PARTICLES:
        start -= 1
    if start == len(words) - 1 and start > 1 and _two_particles(words):
        start -= 1
    return words[:start], words[start:] + suffix


def _two_particles(words: list[str]) -> bool:
    """Tell "Rafael Sampaio De Rezende", where the particle is capitalised, from a given name."""
    return words[-2] in {"De", "Van", "Von", "Du", "Della", "Der", "Den", "Del", "Di", "La", "Le"}


def _cjk(line: str) -> Name:
    bare = line.replace(" ", "").replace("·", "").replace("・", "")
    cut = 2 if bare[:2] in _TWO_SYLLABLES and len(bare) > 2 else 1
    if " " in line and len(line.split()) == 2:
        cut = len(line.split(maxsplit=1)[0])
    return _name(line, [bare[cut:]] if bare[cut:] else [], [bare[:cut]], "")


def _name(raw: str, given: list[str], family: list[str], suffix: str) -> Name:
    words = tuple(
        filter(None, (folded(part) for name in given for part in re.split(r"[-‐‑–.\s]", name)))
    )
    return Name(
        raw=raw,
        given=tuple(given),
        family=" ".join(family),
        suffix=suffix,
        given_key="".join(words),
        family_key=folded(" ".join(family)),
        words=words,
    )


def _is_block(word: str, given: str) -> bool:
    """Tell initials written together ("JA") from a short name ("Jo")."""
    return len(word) <= 3 and given.isupper()
