r"""Readable text from LaTeX: accents, letters and signs, as bibliographies write them.

Names, venues and the like are given as a reader sees them (`readable`); titles keep their braces
and formulas (`spelt`), which tell capitals that must stay from others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from researchmetrics.documents.text.latex_signs import ACCENTS, DROPPED, FORMULA, LETTERS, SIGNS

__all__ = ["readable", "spelt"]

_SHORT = 100

_TIE = re.compile(r"(?<!\\)~")
_SPACING = re.compile(r"\\(?:[ ,;:]|\\(?:\[[^\]]{0,20}\])?|(?:quad|qquad|newline|par)(?![A-Za-z]))")
_NOTHING = re.compile(r"\\(?:[-/!@]|(?:relax|protect|allowbreak|nobreak|null)(?![A-Za-z]))")
_LETTER = r"(?:\\(?:imath|jmath|[ij])(?![A-Za-z])|[^\W\d_][\u0300-\u036f]*)"
_BARE_LETTER = r"(?:\\[ij](?![A-Za-z])\s*|[^\W\d_][\u0300-\u036f]*)"
_SIGN_ACCENT = re.compile(rf"\\([`'^~=.\"])\s*(?:\{{\s*({_LETTER})\s*\}}|({_BARE_LETTER}))")
_WORD_ACCENT = re.compile(
    rf"\\(textcommabelow|textogonekcentered|capitalcedilla|[urHvdckbhGU])"
    rf"(?:\s*\{{\s*({_LETTER})\s*\}}|\s+({_BARE_LETTER})|(?=\\)({_BARE_LETTER}))"
)
_BRACED_COMMAND = re.compile(r"\{\\([A-Za-z]+)\s*\}")
_NAMED = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))")
_SIGN_ALONE = re.compile(r"\\([~^])\s*\{\s*\}")
_ESCAPED = re.compile(r"\\([&%#_])")
_ACCENTED_ALONE = re.compile(r"\{([^\W\d_\x00-\x7f][\u0300-\u036f]*)\}")
_DROPPED = re.compile(rf"\\(?:{'|'.join(sorted(DROPPED))})\s*\{{[^{{}}]*\}}")
_LINKED = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\[[^\]{}]{0,40}\])?(\s*)")
_SCRIPT = re.compile(r"[\^_](?=\{|[A-Za-z0-9*†‡§])")
_MATH = re.compile(r"(?<!\\)\$([^$]{0,500})(?<!\\)\$")
# Raised ends of numbers, which are no formulas: 11$^{th}$.
_RAISED = re.compile(
    r"(?<=[0-9])(?:\$\s*\^\s*\{?\s*(st|nd|rd|th)\s*\}?\s*\$|\\textsuperscript\s*\{(\w{1,3})\})"
)
_FORMULAS = re.compile(r"((?<!\\)\$[^$]{0,500}(?<!\\)\$)")
_MARKS = re.compile(r"[\\{}$~]|--|``|''")
# Braces, dollars and tildes that are meant as such, while those of LaTeX are taken off.
_SHIELDS = {r"\{": "\x02", r"\}": "\x03", r"\$": "\x04"}
_MEANT = str.maketrans({"\x01": "~", "\x02": "{", "\x03": "}", "\x04": "$"})


def readable(text: str) -> str:
    r"""Give a name, venue or other short text as a reader sees it.

    Parameters
    ----------
    text : str
        With LaTeX in it.

    Returns
    -------
    str
        Without commands and braces, in Unicode form NFC, white space tidied.

    Examples
    --------
    >>> readable(r"Erd{\H o}s, P{\'a}l and {\v S}t\v{e}p\'an \L{}uk")
    'Erdős, Pál and Štěpán Łuk'
    >>> readable(r"11$^{th}$ Symposium on Clay \& Kilns -- {\em KILN}~'19")
    "11th Symposium on Clay & Kilns – KILN '19"
    """
    # Names, venues and months come again and again.
    return _once(text) if len(text) < _SHORT else _shown(text)


@lru_cache(maxsize=32768)
def _once(text: str) -> str:
    return _shown(text)


def _shown(text: str) -> str:
    if not _MARKS.search(text):
        return " ".join(text.split())
    text = spelt(text.replace(r"\~{}", "\x01"))
    if "\\" in text:
        text = _LINKED.sub("", _DROPPED.sub("", text))
        for sign, shield in _SHIELDS.items():
            text = text.replace(sign, shield)
    text = _MATH.sub(lambda found: _SCRIPT.sub("", found[1]), text)
    text = _COMMAND.sub(_plain_sign, text)
    text = text.replace("{", "").replace("}", "")
    return " ".join(text.translate(_MEANT).split())


def spelt(text: str) -> str:
    r"""Write accents, letters and signs as what they are; leave braces and formulas.

    Parameters
    ----------
    text : str
        With LaTeX in it.

    Returns
    -------
    str
        White space tidied.

    Examples
    --------
    >>> spelt(r"{\'E}tudes of {POTS} in $\mathbb{R}^2$ \textendash{} \"Uber T{\"o}pfe")
    'Études of {POTS} in $\\mathbb{R}^2$ – Über Töpfe'
    """
    if not _MARKS.search(text):
        return " ".join(text.split())
    text = _RAISED.sub(lambda found: found[1] or found[2], text)
    parts = _FORMULAS.split(text) if text.count("$") > 1 else [text]
    # Every other part is a formula.
    parts[::2] = map(_spelt, parts[::2])
    return " ".join("".join(parts).split())


def _spelt(text: str) -> str:
    if "~" in text:
        text = _TIE.sub(" ", text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    if "\\" not in text:
        return text
    text = _SPACING.sub(" ", text)
    text = _ACCENTED_ALONE.sub(r"\1", _SIGN_ACCENT.sub(_accented, text))
    if "\\" in text:
        text = _commands_spelt(text)
    return unicodedata.normalize("NFC", text)


def _commands_spelt(text: str) -> str:
    text = _NOTHING.sub("", text)
    text = _ACCENTED_ALONE.sub(r"\1", _WORD_ACCENT.sub(_accented, text))
    # Two accents on one letter come off from within: the first round made a letter of one.
    text = _WORD_ACCENT.sub(_accented, _SIGN_ACCENT.sub(_accented, text))
    text = _NAMED.sub(_named, _BRACED_COMMAND.sub(_braced, text))
    return _ESCAPED.sub(r"\1", _SIGN_ALONE.sub(r"\1", text))


def _accented(found: re.Match[str]) -> str:
    accent, letter = found[1], next(part for part in found.groups()[1:] if part)
    if letter.startswith("\\"):
        # An accent takes the place of the dot.
        letter = letter[1]
    return unicodedata.normalize("NFC", letter + ACCENTS[accent])


def _braced(found: re.Match[str]) -> str:
    return LETTERS.get(found[1]) or SIGNS.get(found[1]) or found[0]


def _named(found: re.Match[str]) -> str:
    sign = LETTERS.get(found[1]) or SIGNS.get(found[1])
    return sign if sign is not None else found[0]


def _plain_sign(found: re.Match[str]) -> str:
    sign = FORMULA.get(found[1])
    # The blank behind a command that only dresses its argument is the command's own.
    return "" if sign is None else sign + found[2]
