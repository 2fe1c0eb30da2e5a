"""The parts of a person's name, in whatever form it is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.normalizer.markup import plain_text
from researchmetrics.normalizer.names.order import folded, in_order, is_title
from researchmetrics.normalizer.names.organisations import ORGANISATION
from researchmetrics.normalizer.names.words import (
    DEGREES,
    GENERATIONS,
    PARTICLES,
    SUFFIXES,
    THREE_SYLLABLES,
    TWO_SYLLABLES,
)

__all__ = ["Name", "folded", "parse_name"]

_PLAIN = re.compile(r"[A-Za-z ,.'-]+")
_MARKS = re.compile(
    r"[$*†‡§¶#✉🌐∗⁎⋆★☆♦◊◇●○■□∥‖+]|[\u00b9\u00b2\u00b3\u2070-\u2079]|\^\{?[^}\s]*\}?|"
    r"<sup>[^<]*</sup>|\([^()]*\)|\[[^\[\]]*\]|<[^<>]*@[^<>]*>|[\"“”„][^\"“”„]*[\"“”„]|\d+"
)
_ORDINAL = re.compile(r"\b([23])(?:nd|rd|d)\b", re.IGNORECASE)
_ORDINALS = {"2": "II", "3": "III"}
# "J.S.Carberry", "J .S .Carberry": written without, or with misplaced, spaces.
_STUCK = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?=[^\W\d_]{2})")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_KANA_NAMES = re.compile("[\u30a0-\u30fa\u30fc-\u30ff]+(?:[・=][\u30a0-\u30fa\u30fc-\u30ff]+)+")
_BEFORE_KANA = re.compile("([\u3005\u3400-\u9fff]{1,3})[\u3040-\u30ff]+")
_HANGUL = re.compile("[\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENS = re.compile(r"[-‐‑–.\s]")
_END = re.compile(r"[^\W\d_]{4}\.$")


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
    line = _tidied(str(text))
    if not line.isascii() and _CJK.search(line) and not _LATIN.search(line):
        return _cjk(line)
    if " " in line and ORGANISATION.search(line):
        return _whole(line)
    if "," in line:
        pieces = [piece.strip() for piece in line.split(",") if piece.strip()]
        pieces, suffix = _without_suffix(pieces)
    else:
        pieces, suffix = [line] if line else [], ""
    if len(pieces) >= 2:
        given, family = _turned(pieces)
    else:
        given, family = in_order(pieces[0].split() if pieces else [])
    if len(family) > 1 and folded(family[-1]) in SUFFIXES:
        suffix = suffix or family.pop().strip(".")
    return _name(line, given, family, suffix)


def _tidied(text: str) -> str:
    """Take off what is not the name: marks, addresses, nicknames, titles' points."""
    if not _PLAIN.fullmatch(text):
        text = text.replace("\ufffd", "?")
        text = _ORDINAL.sub(lambda found: _ORDINALS[found[1]], unicodedata.normalize("NFC", text))
        text = plain_text(_MARKS.sub(" ", text)).replace("’", "'")
    line = " ".join(text.split()).strip(" ,;&").lstrip(".")
    if "." in line:
        line = _STUCK.sub(r"\1. ", line.replace(" .", "."))
        if _END.search(line):  # the end of a sentence, not of an initial
            line = line[:-1]
    return line.strip()


def _whole(line: str) -> Name:
    """Keep the name of an organisation or collaboration whole."""
    bare = line[4:] if line[:4].lower() == "the " else line
    return Name(line, (), bare, "", "", folded(bare), ())


def _turned(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Read "Family, Given"."""
    given, family = pieces[1].split(), pieces[0].split()
    while len(given) > 1 and is_title(given[0]):
        given.pop(0)
    while len(given) > 1 and given[-1].islower() and folded(given[-1]) in PARTICLES:
        if len(given[-1]) == 1:  # an initial in small letters
            break
        family.insert(0, given.pop())  # "Rezende, Rafael Sampaio de"
    return given, family


def _without_suffix(pieces: list[str]) -> tuple[list[str], str]:
    kept, suffix = [], ""
    # In "Petersen, M. D." initials stand where in "Josiah Petersen, M.D." a degree does.
    has_given = sum(word not in PARTICLES for word in pieces[0].split()) > 1 if pieces else False
    for place, piece in enumerate(pieces):
        key = folded(piece)
        if place and (key in GENERATIONS or (key in DEGREES and (has_given or place > 1))):
            suffix = suffix or piece.strip(". ")
        else:
            kept.append(piece)
    return kept, suffix


def _cjk(line: str) -> Name:
    """Split a name in Chinese, Japanese or Korean script, family name first."""
    if _KANA_NAMES.fullmatch(line):  # a foreign name, in its own order
        *first, last = re.split("[・=]", line)
        return _name(line, first, [last], "")
    parts = line.replace("·", " ").replace("・", " ").replace(",", " ").split()
    bare = "".join(parts)
    cut = len(parts[0]) if len(parts) == 2 else _family_signs(bare)
    return _name(line, [bare[cut:]] if bare[cut:] else [], [bare[:cut]], "")


def _family_signs(bare: str) -> int:
    """Count the signs of a family name where no space tells."""
    if _KANA.match(bare):  # a foreign name in kana, or a Japanese one that does not tell
        return len(bare)
    if bare[:3] in THREE_SYLLABLES and len(bare) > 3:
        return 3
    if bare[:2] in TWO_SYLLABLES and len(bare) > 2:
        return 2
    mixed = _BEFORE_KANA.fullmatch(bare)
    if mixed:
        return len(mixed[1])
    # Chinese and Korean names have three signs at most, if the family name has one.
    return 2 if len(bare) > 3 and not _HANGUL.match(bare) else 1


def _name(raw: str, given: list[str], family: list[str], suffix: str) -> Name:
    words = tuple(filter(None, (folded(part) for name in given for part in _HYPHENS.split(name))))
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
