"""Lists of authors given as one text: "A; B", "A, B and C", "Family, G., Family, G."."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from researchmetrics.normalizer.markup import plain_text
from researchmetrics.normalizer.names.organisations import ORGANISATION

__all__ = ["split_authors"]

_ET_AL = re.compile(
    r"[,;&]?\s?(?:\bet\.?\s?al(?:ii|\b\.?)|"
    r"\b(?:and|y|e|und|&)\s(?:\d+\s)?(?:others|otros|outros|andere)\b\.?|"
    r"(?:&|\band)?\s?(?:…|\.{3})|\bu\.\s?a\.|\bи др\.?|"
    r"(?:외|[+])\s?\d+\s?(?:명|more|others)?|외$|等人?|ほか|他|ら)\s?"
    # Of a collaboration: "B. P. Abbott et al. (LIGO Scientific Collaboration)".
    r"(?:[(\[][^()\[\]]{1,200}[)\]])?\s?$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:\s?[,;]\s?|\s)(?:and|und|et|with)(?:\s|(?=[A-Z]\s?\.)|(?=[,;]))|\s?[,;]?\s?&\s?",
    re.IGNORECASE,
)
# Words for "and" that also stand within names: Ortega y Gasset, Sebastião e Silva, y chen.
_MAYBE_AND = re.compile(r"\s(?:y|e|i|en|og|och|ve|и|и)\s")
_AND_BETWEEN_TURNED = re.compile(r"(?<=[A-Z]\.)\s(?:y|e|i|en|og|och|ve|и|і)\s(?=[^\W\d_]{2})")
_PARTICLE = r"(?:de|da|do|dos|das|di|du|del|la|van|von|der|den|ten|ter|zu|el|al)"
_INITIALS = re.compile(
    r"(?:(?:[^\W\d_]{1,2}\.[\s-]?){0,4}(?:[^\W\d_]{1,2}\.|[^\W\d_])|[A-Za-z](?:[\s-][A-Za-z]){0,3}|"
    rf"[A-Z]{{2,3}}|[A-Z]-[A-Z])(?:\s{_PARTICLE}){{0,3}}"
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:Ph\.?D|M\.?D|M\.?Sc|D\.?Sc|MPH|RN|DDS|DVM)\.?")
_FAMILY = re.compile(
    rf"(?:(?:{_PARTICLE}|[dD]e|[vV]an|[vV]on|[dD]er)\s){{0,3}}[^\W\d_][^\s.]+", re.IGNORECASE
)
_CJK_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
# Chinese and Japanese names with nothing but a blank or a point between them; a lone blank stands
# between family and given name.
_CJK_NAMES = re.compile(
    "[\u3400-\u9fff]{2,5}(?:・[\u3400-\u9fff]{2,5})+|"
    "(?=.*[\u3400-\u9fff]{3})[\u3400-\u9fff]{2,4}(?: [\u3400-\u9fff]{2,4}){2,}"
)
_LEADING_AND = re.compile(r"^(?:and|und|et|&)\s", re.IGNORECASE)
# Names left out in the middle: "A. Ng, ... B. Li".
_GAP = re.compile(r"(?:^|(?<=[\s,;]))(?:…|\.\s?\.\s?\.)\s?")
_WRAPPED = re.compile(r"(?:\band|&)\s*\n|\n\s*(?:and\b|&)")
# "Scott E." behind a comma is a given name, no whole one.
_GIVEN = re.compile(r"[^\W\d_][\w'’-]+(?:\s[^\W\d_]\.?)+")
_HANGUL_MARKS = re.compile("(?<=[\uac00-\ud7af])[.·ㆍ](?=[\uac00-\ud7af])")
_GIVEN_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_]{2}")
_SINGLE = frozenset("EOUY")
"""Family names of one letter."""
_LETTER = re.compile(r"[^\W\d_]")
_NOT_A_NAME = re.compile(r"\([^()]*[,;\d@][^()]*\)|<[^<>]*@[^<>]*>")
_YEAR_BEHIND = re.compile(r"[\s,]\s?\(?(?:19|20)\d\d[a-z]?\)?\.?$")
_QUOTED = re.compile(r"\"([^\"]+)\"|'([^']+)'")
_WIDE = str.maketrans({"；": ";", "，": ",", "、": ",", "،": ",", "؛": ";", "•": ";"})
_NAME_KEYS = ("name", "display_name", "full_name", "fullName", "literal", "raw_author_name")


def split_authors(value: object) -> tuple[tuple[str, ...], bool]:
    """Split a list of authors into names.

    Parameters
    ----------
    value : object
        A text, a list of names, or nothing (None, NaN).

    Returns
    -------
    tuple of (tuple of str, bool)
        Names in order, and whether the list was cut ("et al.").

    Examples
    --------
    >>> split_authors("M. Oliveira, J. Carberry and L. Ng")
    (('M. Oliveira', 'J. Carberry', 'L. Ng'), False)
    >>> split_authors("Oliveira, M., Carberry, J. S., & Ng, L.")
    (('Oliveira, M.', 'Carberry, J. S.', 'Ng, L.'), False)
    >>> split_authors("Maria Oliveira; Josiah Carberry et al.")
    (('Maria Oliveira', 'Josiah Carberry'), True)
    >>> split_authors("Oliveira, Maria and Carberry, Josiah")
    (('Oliveira, Maria', 'Carberry, Josiah'), False)
    """
    if isinstance(value, str):
        listed = _listed(value) if value.lstrip()[:1] == "[" else None
        return _from_text(value) if listed is None else split_authors(listed)
    if value is None or not isinstance(value, Iterable):
        return (), False
    names = [name for item in value if (name := plain_text(_named(item)).strip(" ,;"))]
    if names and _ET_AL.fullmatch(names[-1]):
        return tuple(names[:-1]), True
    return tuple(names), False


def _named(item: object) -> object:
    """Read a name that stands in fields of its own."""
    if not isinstance(item, Mapping):
        return item
    whole = next((item[key] for key in _NAME_KEYS if item.get(key)), None)
    family, given = item.get("family") or item.get("last"), item.get("given") or item.get("first")
    return whole or (f"{family}, {given}" if family and given else family or given)


def _listed(text: str) -> list[object] | None:
    """Read a list that was written out as text: JSON, or as Python shows it."""
    line = text.strip()
    if not line.endswith("]"):
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = [one or other for one, other in _QUOTED.findall(line)]
    return value if isinstance(value, list) and value else None


def _from_text(text: str) -> tuple[tuple[str, ...], bool]:
    if "\n" in text and ";" not in text and "," not in text and not _WRAPPED.search(text):
        text = text.replace("\n", ";")
    line = plain_text(text)
    if not line.isascii():
        line = _HANGUL_MARKS.sub(",", line.translate(_WIDE))
    if "(" in line or "<" in line:
        line = _NOT_A_NAME.sub("", line)
    line = _YEAR_BEHIND.sub("", line.replace(" .", ".").strip(" ,;:"))
    bare = _ET_AL.sub("", line)
    bare = _GAP.sub("", bare) if ".." in bare or "…" in bare or ". ." in bare else bare
    names = _named_in(bare)
    cleaned = tuple(
        _LEADING_AND.sub("", name).strip(" ,;:") for name in names if _LETTER.search(name)
    )
    return cleaned, bare != line


def _named_in(line: str) -> list[str]:
    for mark in (";", "|", " · ", " / "):
        if mark in line:
            return [name for piece in line.split(mark) for name in _between(piece.strip(" ,"))]
    if "," in line:
        return _by_commas(line)
    if _CJK_NAMES.fullmatch(line):
        return re.split("[ ・]", line)
    return [name for piece in _AND.split(line) for name in _at_maybe(piece)]


def _between(piece: str) -> list[str]:
    """Read what stands between semicolons: one name, perhaps with its affiliation, or several."""
    parts = [part for part in (part.strip() for part in piece.split(",")) if part]
    kept = parts[:1]
    for part in parts[1:]:
        if ORGANISATION.search(part):
            break
        kept.append(part)
    if len(kept) == 2 and not _AND.search(piece):
        both_whole = all(" " in part and not _FAMILY.fullmatch(part) for part in kept)
        return kept if both_whole and not _INITIALS.fullmatch(kept[1]) else [", ".join(kept)]
    return _by_commas(", ".join(kept))


def _by_commas(line: str) -> list[str]:
    line = _AND_BETWEEN_TURNED.sub(" and ", line)
    pieces = [
        [part for part in (part.strip() for part in piece.split(",")) if part]
        for piece in _AND.split(line)
    ]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and all(map(_is_one_name, pieces)) and any(len(one) > 1 for one in pieces):
        return [", ".join(piece) for piece in pieces]
    parts = [part for piece in pieces for part in piece]
    if len(pieces) == 1 and not any("." in part for part in parts):
        parts = [name for part in parts for name in _at_maybe(part)]
    return _paired(parts, alone=len(pieces) == 1)


def _is_one_name(parts: list[str]) -> bool:
    """Whether it can be "Family, Given" or "Given Family", but not two names."""
    if len(parts) == 1:
        return " " in parts[0]
    if len(parts) > 2:
        return len(parts) == 3 and any(_SUFFIX.fullmatch(part) for part in parts[1:])
    is_family = _FAMILY.fullmatch(parts[0]) or (parts[0] in _SINGLE and "." in parts[1])
    return bool(is_family) and len(parts[1].split()) <= 3


def _at_maybe(piece: str) -> list[str]:
    """Split at a word that may mean "and", where whole names stand on both sides of it."""
    for found in _MAYBE_AND.finditer(piece):
        left, right = piece[: found.start()].split(), piece[found.end() :].split()
        if len(left) > 1 and len(right) > 1 and not _INITIALS.fullmatch(right[-1]):
            return [" ".join(left), *_at_maybe(" ".join(right))]
    return [piece]


def _paired(parts: list[str], *, alone: bool) -> list[str]:
    """Join "Family" and "G." where commas stand within the names as well as between them."""
    bare, tails = _without_tails(parts)
    initials = [bool(_INITIALS.fullmatch(part)) for part in bare]
    if len(bare) > 1 and "." in bare[1] and bare[0].isupper():
        initials[0] = initials[0] and "." in bare[0]  # "JI, R. R.", "E, W.": a short family name
    alternate = any(initials) and not initials[0]
    joined = _turned(bare, initials, alone=alone)
    names: list[str] = []
    is_open = False  # whether the last name may still want its given names
    strayed = ""
    for place, part in enumerate(bare):
        if alternate and initials[place] and _is_stray(bare, initials, place):
            strayed = f"{part} "
        elif strayed:
            names.append(strayed + part + tails[place])
            strayed, is_open = "", False
        elif is_open and ((alternate and initials[place]) or place in joined):
            names[-1] += f", {part}{tails[place]}"
            is_open = False
        else:
            names.append(part + tails[place])
            is_open = not tails[place] or _SUFFIX.search(tails[place]) is not None
    return names


def _is_stray(bare: list[str], initials: list[bool], place: int) -> bool:
    """Whether a comma slipped in behind initials: "X. Li, X., Ma"."""
    if place + 1 == len(bare) or initials[place + 1]:
        return False
    # Names that begin with initials before it, and a bare family name behind it.
    return " " not in bare[place + 1] and all(map(_GIVEN_FIRST.match, bare[:place]))


def _without_tails(parts: list[str]) -> tuple[list[str], list[str]]:
    """Take the suffixes from a list, and leave degrees out."""
    bare: list[str] = []
    tails: list[str] = []
    for part in parts:
        if bare and _SUFFIX.fullmatch(part):
            tails[-1] += f", {part}"
        elif not (bare and " " in bare[-1] and "." not in bare[-1] and _DEGREE.fullmatch(part)):
            bare.append(part)
            tails.append("")
    return bare, tails


def _turned(parts: list[str], initials: list[bool], *, alone: bool) -> frozenset[int]:
    """Find the given names written out behind their family names, by their places."""
    if len(parts) < 2 or initials[0] or _CJK_NAME.fullmatch(parts[0]):
        return frozenset()
    if len(parts) == 2 and alone and (" " not in parts[1] or _FAMILY.fullmatch(parts[0])):
        return frozenset({1})
    # "Carberry, Josiah, Maria Oliveira, and Lucia Ng": only the first name is turned.
    is_first_turned = len(parts) > 2 and _FAMILY.fullmatch(parts[0]) and " " not in parts[1]
    if is_first_turned and all(" " in part for part in parts[2:]) and not any(initials[1:]):
        return frozenset({1})
    return frozenset(
        place
        for place in range(1, len(parts))
        if _GIVEN.fullmatch(parts[place]) and _FAMILY.fullmatch(parts[place - 1])
    ) | _alternating(parts)


def _alternating(parts: list[str]) -> frozenset[int]:
    """Find given names by their even places, where an initial tells that they alternate."""
    is_even = len(parts) % 2 == 0 and all(_FAMILY.fullmatch(part) for part in parts[::2])
    given = parts[1::2] if is_even else []
    if any(map(_GIVEN.fullmatch, given)) and all(len(part.split()) <= 3 for part in given):
        return frozenset(range(1, len(parts), 2))
    return frozenset()
