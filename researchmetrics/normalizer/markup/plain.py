"""Plain text from marked-up text: HTML, JATS, MathML, LaTeX, Markdown, invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata

from researchmetrics.normalizer.markup.latex import GREEK, without_latex
from researchmetrics.normalizer.markup.mojibake import mended

__all__ = ["GREEK", "plain_text"]

_INLINE = (
    r"(?:i|b|em|strong|sub|sup|scp|sc|u|s|q|tt|span|font|small|fixed-case|italic|bold|a|mark|code|"
    r"inf|roman|monospace|underline|emph|ital|styled-content|abbr|cite|kbd|big|strike|"
    r"(?:mml:)?m(?:ath|i|n|o|row|sub|sup|subsup|text|style|frac|sqrt|over|under|stack|padded|ultiscripts))"
)
_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?"
_INLINE_TAG = re.compile(rf"</?(?:jats:)?{_INLINE}{_ATTRIBUTES}>", re.IGNORECASE)
# A single letter in angle brackets is a type or a variable, not an element.
_TAG = re.compile(rf"</?(?:p|[A-Za-z][\w:.-]+){_ATTRIBUTES}>", re.IGNORECASE)
_NO_TEXT = re.compile(r"<!--[^<>]*-->|<\?[^<>]*\?>|<!\[CDATA\[|\]\]>")
# The same formula a second time, in another notation.
_DOUBLED = re.compile(
    r"<((?:mml:|jats:)?(?:annotation(?:-xml)?|tex-math))(?:\s[^<>]*)?>[^<]*</\1\s*>", re.IGNORECASE
)
_ODD = re.compile(r"[&<\\{}$*\x00-\x08\x0e-\x1b\x7f]|__|[-]\n")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffc\ufffd]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_LINE_END = re.compile(r"(?<=[^\W\d_])[-‐]\r?\n\s*(?=[^\W\d_])")
_AMPERSANDS = re.compile(r"&(?:amp;)+", re.IGNORECASE)
# Ligatures and full-width letters are matters of type; full-width punctuation belongs to CJK text.
_PLAIN = {
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
}
_PASSES = 12  # of mark-up within mark-up; what still holds some is stripped of its signs
_SIGNS = str.maketrans(dict.fromkeys("&<>\\{}$*", " "))


def plain_text(text: object) -> str:
    r"""Strip mark-up from one line of text and tidy its white space.

    Parameters
    ----------
    text : object
        Usually text; None gives the empty text.

    Returns
    -------
    str
        What a reader would see, accents and case kept, in Unicode form NFC. The plain text of a
        plain text is itself.

    Examples
    --------
    >>> plain_text("Growing <i>E. coli</i> in H<sub>2</sub>O &amp; {\\LaTeX} by Erd\\H{o}s")
    'Growing E. coli in H2O & LaTeX by Erdős'
    """
    if text is None:
        return ""
    line = str(text)
    if line.isascii() and not _ODD.search(line):
        return " ".join(line.split())
    for _ in range(_PASSES):
        before, line = line, _stripped(line)
        if line == before:
            return line
    return " ".join(line.translate(_SIGNS).replace("__", " ").split())


def _stripped(line: str) -> str:
    if "-" in line or "‐" in line:
        line = _LINE_END.sub("-", line)
    if "&" in line:
        line = html.unescape(_AMPERSANDS.sub("&", line))
    if "<" in line:
        line = _without_tags(line)
    if "\\" in line or "{" in line or "}" in line or "$" in line:
        line = without_latex(line)
    if "*" in line or "__" in line:
        line = _ITALIC.sub(r"\1", _EMPHASIS.sub(r"\2", line))
    if not line.isascii():
        line = _INVISIBLE.sub("", mended(line)).translate(_PLAIN)
        line = unicodedata.normalize("NFC", line)
    return " ".join(_CONTROL.sub(" ", line).split())


def _without_tags(line: str) -> str:
    if "math" in line:
        line = _DOUBLED.sub("", line) if "<math" in line or ":math" in line else line
    return _TAG.sub(" ", _INLINE_TAG.sub("", _NO_TEXT.sub("", line)))
