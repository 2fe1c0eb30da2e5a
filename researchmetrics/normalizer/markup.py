"""Plain text from marked-up text: HTML, JATS, MathML, LaTeX, Markdown, invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata

_INLINE = (
    r"(?:i|b|em|strong|sub|sup|scp|sc|u|tt|span|font|small|fixed-case|italic|bold|a|mark|code|"
    r"inf|roman|monospace|underline|(?:mml:)?m(?:ath|i|n|o|row|sub|sup|subsup|text|style|frac|sqrt))"
)
_TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>")
_INLINE_TAG = re.compile(rf"</?(?:jats:)?{_INLINE}(?:\s[^<>]*)?/?>", re.IGNORECASE)
# The same formula a second time, in another notation.
_DOUBLED = re.compile(
    r"<((?:mml:|jats:)?(?:annotation|tex-math|annotation-xml))\b[^<>]*>.*?</\1>",
    re.IGNORECASE | re.DOTALL,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "th": "þ", "DH": "Ð", "TH": "Þ", "ng": "ŋ",
}  # fmt: skip
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "varepsilon": "ε", "vartheta": "θ", "varphi": "φ",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_ACCENT = re.compile(r"\\([`'^~=.\"])\s*\{?\s*(\\[ij](?![A-Za-z])|[^\W\d_])\s*\}?")
_LETTER_ACCENT = re.compile(r"\\([urHvdckb])(?:\s*\{\s*(\\[ij]|[^\W\d_])\s*\}|\s+([^\W\d_]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")
_ESCAPED = re.compile(r"\\([&%$#_{}])")


def plain_text(text: object) -> str:
    r"""Strip mark-up from one line of text and tidy its white space.

    Parameters
    ----------
    text : object
        Usually text; None gives the empty text.

    Returns
    -------
    str
        What a reader would see, accents and case kept, in Unicode form NFC.

    Examples
    --------
    >>> plain_text("Growing <i>E. coli</i> in H<sub>2</sub>O &amp; {\\LaTeX} by Erd\\H{o}s")
    'Growing E. coli in H2O & LaTeX by Erdős'
    """
    if text is None:
        return ""
    line = str(text)
    if "&" in line:
        line = html.unescape(html.unescape(line))
    if "<" in line:
        line = _TAG.sub(" ", _INLINE_TAG.sub("", _DOUBLED.sub("", line)))
    if "\\" in line or "{" in line or "$" in line:
        line = _without_latex(line)
    if "*" in line or "__" in line:
        line = _ITALIC.sub(r"\1", _EMPHASIS.sub(r"\2", line))
    line = _CONTROL.sub(" ", _INVISIBLE.sub("", line))
    return " ".join(unicodedata.normalize("NFC", line).split())


def _without_latex(text: str) -> str:
    text = _ACCENT.sub(lambda found: _accented(found[1], found[2]), text)
    text = _LETTER_ACCENT.sub(lambda found: _accented(found[1], found[2] or found[3]), text)
    text = _COMMAND.sub(_command, text)
    text = _ESCAPED.sub(r"\1", text.replace("\\\\", " "))
    if text.count("$") % 2 == 0:
        text = text.replace("$", "")
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    return text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")


def _accented(accent: str, letter: str) -> str:
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _ACCENTS[accent])


def _command(found: re.Match[str]) -> str:
    name = found[1]
    if name in _LETTERS:
        return _LETTERS[name]
    if name in GREEK:
        return GREEK[name]
    # Names of logos stand for themselves; other commands only dress their argument.
    return name if name in {"LaTeX", "TeX", "BibTeX"} else ""
