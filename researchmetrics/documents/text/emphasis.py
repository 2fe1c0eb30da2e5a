"""Reading the emphasis of an entry: plain text, and which stretches of it were bold or italic."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

__all__ = ["Emphasised", "read_emphasis"]

Span = tuple[int, int]

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!~|&$%-])"
    r"|<(?P<close>/?)(?P<tag>b|bold|strong|i|italic|em|u|sup|sub|br|span|a|p|li)\b[^<>]{0,400}>"
    r"|(?P<raised>\^\{[^{}]{0,40}\})"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<under>(?<!\w)_{1,2}(?=\w)|(?<=[\w.,)])_{1,2}(?!\w))"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|\[(?P<label>[^\[\]]{1,300})\]\((?P<target>[^()\s]{1,1000})\)",
    re.IGNORECASE,
)
_WHITE = re.compile(r"\s+")
_KIND = {
    "b": "bold",
    "bold": "bold",
    "strong": "bold",
    "i": "italic",
    "italic": "italic",
    "em": "italic",
}
_OPEN_BEFORE = "([{\"'“‘«-–—/:"


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A text without markup, and where it was emphasised.

    Parameters
    ----------
    text : str
        Plain text with single blanks; superscripts are written ``^{...}``.
    bold, italic : tuple of (int, int)
        Stretches of the text, in order.
    links : tuple of str
        Targets of links that stood in it.
    """

    text: str
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()


class _Writer:
    """Collects plain text and closes emphasis as its end is met."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.last = " "
        self.open: dict[str, int] = {}
        self.spans: dict[str, list[Span]] = {"bold": [], "italic": []}

    def write(self, text: str) -> None:
        """Add text, tidying white space over the border to what is there already."""
        text = _WHITE.sub(" ", text)
        if self.last == " ":
            text = text.lstrip(" ")
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last = text[-1]

    def begin(self, kind: str) -> None:
        self.open.setdefault(kind, self.length)

    def end(self, kind: str) -> bool:
        """Close an emphasis; False when none was open."""
        start = self.open.pop(kind, None)
        if start is None:
            return False
        if self.length > start:
            self.spans[kind].append((start, self.length))
        return True


def read_emphasis(raw: str) -> Emphasised:
    r"""Take Markdown and inline HTML emphasis off a text, remembering where it was.

    Parameters
    ----------
    raw : str
        One entry, with or without markup.

    Returns
    -------
    Emphasised
        Plain text and the emphasised stretches.

    Notes
    -----
    A star that cannot open emphasis (it follows a letter, as in ``Heo*,``) is a mark and stays.

    Examples
    --------
    >>> read_emphasis(r"**Ada Byron**\*, *Nature*").text
    'Ada Byron*, Nature'
    """
    if "&" in raw:
        raw = html.unescape(raw)
    if not _marked(raw):
        return Emphasised(_WHITE.sub(" ", raw).strip())
    writer = _Writer()
    links: list[str] = []
    place = 0
    for token in _TOKEN.finditer(raw):
        writer.write(raw[place : token.start()])
        place = token.end()
        _take(token, raw, writer, links)
    writer.write(raw[place:])
    return Emphasised(
        "".join(writer.pieces).rstrip(" "),
        tuple(writer.spans["bold"]),
        tuple(writer.spans["italic"]),
        tuple(links),
    )


def _marked(raw: str) -> bool:
    return any(sign in raw for sign in "*_<\\[")


def _take(token: re.Match[str], raw: str, writer: _Writer, links: list[str]) -> None:
    """Act on one piece of markup."""
    if token["escaped"]:
        writer.write(token["escaped"])
    elif token["tag"]:
        _take_tag(token["tag"].lower(), closing=bool(token["close"]), writer=writer)
    elif plain := token["auto"] or token["raised"]:
        writer.write(plain)
    elif token["label"]:
        links.append(token["target"])
        writer.write(token["label"])
    else:
        _take_delimiter(token, raw, writer)


def _take_tag(tag: str, *, closing: bool, writer: _Writer) -> None:
    if kind := _KIND.get(tag):
        if closing:
            writer.end(kind)
        else:
            writer.begin(kind)
    elif tag == "sup":
        writer.write("}" if closing else "^{")
    elif tag in {"br", "p", "li"}:
        writer.write(" ")


def _take_delimiter(token: re.Match[str], raw: str, writer: _Writer) -> None:
    """Open or close emphasis as Markdown would; what can do neither is a mark and stays."""
    sign = token["stars"] or token["under"]
    before = raw[token.start() - 1] if token.start() else " "
    after = raw[token.end()] if token.end() < len(raw) else " "
    if before == "*" and token.start() > 1 and raw[token.start() - 2] == "\\":
        before = raw[token.start() - 3] if token.start() > 2 else " "
    left = len(sign)
    if not before.isspace():
        left = _close(left, writer)
    opens = left and not after.isspace() and (before.isspace() or before in _OPEN_BEFORE)
    if opens and left == len(sign):
        for kind in ("bold",) * (left >= 2) + ("italic",) * (left != 2):
            writer.begin(kind)
    elif left:
        writer.write(sign[:left])


def _close(left: int, writer: _Writer) -> int:
    """Close what a run of delimiters can; return how many of them are left over."""
    if left >= 2 and writer.end("bold"):
        left -= 2
    if left and left != 2 and writer.end("italic"):
        left -= 1
    return left
