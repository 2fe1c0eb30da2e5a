"""Reading abstracts written in HTML, JATS or MathML as plain text."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

__all__ = ["plain"]

# Attribute values hold no "<", so that nothing is read twice however a text is broken.
_PIECE = re.compile(
    r"<!--(?P<comment>)|-->(?P<end>)|<!\[CDATA\[|\]\]>|<[?!][A-Za-z][^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*+)"
    r"(?:\s++[\w.:-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>]++))*+\s*+(?P<alone>/?)>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});")
# Entities of entities of entities are met; more is no text.
_ROUNDS = 3
_HIDDEN = frozenset({"script", "style", "annotation", "annotation-xml", "-->"})
_INLINE = (
    " --> a abbr acronym alternatives b big bdi bdo bold cite code del em email ext-link font"
    " fixed-case i inline-formula ins italic kbd mark math monospace named-content overline q"
    " roman s samp sans-serif sc small span strike strong styled-content sub sup tex-math tt u"
    " underline uri var wbr xref menclose merror mfenced mfrac mi mmultiscripts mn mo mover"
    " mpadded mphantom mprescripts mroot mrow ms msqrt mstyle msub msubsup msup mtext munder"
    " munderover none semantics "
)
# Met without their other half, as in texts cut short; other words in angles may be meant so.
_ALSO_SINGLE = (
    " br dd div dl dt em h1 h2 h3 h4 h5 h6 hr img italic li ol p sec section span strong sub sup"
    " table td th title tr ul wbr "
)


def plain(markup: str | None) -> str | None:
    """Read a text with markup as plain text.

    Parameters
    ----------
    markup : str or None
        HTML, JATS or MathML, whole or broken, or plain text.

    Returns
    -------
    str or None
        White space tidied, paragraphs and headings kept apart by spaces; None where no text is.

    Examples
    --------
    >>> plain("<jats:title>Summary</jats:title><jats:p>H<jats:sub>2</jats:sub>O &amp;amp; clay")
    'Summary H2O & clay'
    >>> plain("where a < b and c > d")
    'where a < b and c > d'
    """
    text = markup or ""
    for _ in range(_ROUNDS):
        known, text = text, _decoded(_stripped(text))
        if text == known:
            break
    return " ".join(text.split()) or None


def _decoded(text: str) -> str:
    # Without the semicolon, as in the address ?a=1&copy=2, it is no entity.
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _stripped(text: str) -> str:
    """Drop tags, and what is not shown, in one pass."""
    pieces = list(_PIECE.finditer(text))
    left = Counter(map(_closes, pieces))
    paired = frozenset(left)
    hidden, kept, last = "", [], 0
    is_doubled = False
    for piece in pieces:
        closes, name = _closes(piece), _name(piece)
        left[closes] -= 1
        opens = "" if closes or piece["alone"] else name
        if opens and left[opens] <= 0:
            opens = ""
        if not hidden:
            kept.append(text[last : piece.start()])
            kept.append(_instead(piece, name, paired))
            is_doubled = opens == "alternatives" or (is_doubled and closes != "alternatives")
            hides = opens in _HIDDEN or (is_doubled and opens == "tex-math")
            hidden = opens if hides else ""
        elif closes == hidden:
            hidden = ""
        last = piece.end()
    return "".join([*kept, "" if hidden else text[last:]])


def _name(piece: re.Match[str]) -> str:
    """Return the bare name of a tag in lower case; a comment bears that of its end."""
    if piece["comment"] is not None or piece["end"] is not None:
        return "-->"
    return (piece["name"] or "").rpartition(":")[2].lower()


def _closes(piece: re.Match[str]) -> str:
    return _name(piece) if piece["close"] or piece["end"] is not None else ""


def _instead(piece: re.Match[str], name: str, paired: frozenset[str]) -> str:
    """Return what stands in a text for a tag: a space, nothing, or itself where it is none."""
    if not name:
        return ""
    # A prefix, an attribute or a closed end makes a tag sure.
    is_tag = name in paired or f" {name} " in _ALSO_SINGLE or set(piece[0]) & set(":=/")
    if not is_tag or piece["end"] is not None:
        return piece[0]
    return "" if f" {name} " in _INLINE else " "
