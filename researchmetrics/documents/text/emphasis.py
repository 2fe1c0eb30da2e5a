"""Reading the emphasis of an entry: plain text, and which stretches of it were bold or italic."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from researchmetrics.documents.deadline import check
from researchmetrics.documents.text.rewriting import Step, Tracer, cut_off, rewrite

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
_WHITE = re.compile(r"\s{2,}|[^\S ]")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[^\t\n\f <&#;]{1,32};?)")
_KIND = {
    "b": "bold",
    "bold": "bold",
    "strong": "bold",
    "i": "italic",
    "italic": "italic",
    "em": "italic",
    "u": "under",
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
    under : tuple of (int, int)
        Stretches that were underlined.
    linked : tuple of (int, int)
        Stretches that were links.
    links : tuple of str
        Targets of links that stood in it.
    steps : tuple of Step or None
        How the text came from the raw one, to find where a stretch of it stood.
    """

    text: str
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    under: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()
    steps: tuple[Step | None, ...] = ()


class _Writer:
    """Collects plain text and closes emphasis as its end is met."""

    def __init__(self) -> None:
        self.tracer = Tracer()
        self.last = " "
        self.open: dict[str, int] = {}
        self.spans: dict[str, list[Span]] = {
            "bold": [],
            "italic": [],
            "under": [],
            "linked": [],
        }

    def write(self, text: str, start: int, end: int) -> None:
        """Add text that stood in a stretch; of blanks on both sides of a border one is left."""
        if self.last == " " and text[:1] == " ":
            shorter = text.lstrip(" ")
            start, text = start + len(text) - len(shorter), shorter
        if text:
            self.tracer.add(text, start, end)
            self.last = text[-1]

    def begin(self, kind: str) -> None:
        self.open.setdefault(kind, self.tracer.length)

    def end(self, kind: str) -> bool:
        """Close an emphasis; False when none was open."""
        start = self.open.pop(kind, None)
        if start is None:
            return False
        if self.tracer.length > start:
            self.spans[kind].append((start, self.tracer.length))
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
    check()
    raw, steps = _tidied(raw)
    if not _marked(raw):
        return Emphasised(raw, steps=steps)
    writer = _Writer()
    links: list[str] = []
    place = 0
    for token in _TOKEN.finditer(raw):
        writer.write(raw[place : token.start()], place, token.start())
        place = token.end()
        _take(token, raw, writer, links)
    writer.write(raw[place:], place, len(raw))
    return Emphasised(
        "".join(writer.tracer.pieces).rstrip(" "),
        tuple(writer.spans["bold"]),
        tuple(writer.spans["italic"]),
        tuple(writer.spans["under"]),
        tuple(writer.spans["linked"]),
        tuple(links),
        (*steps, writer.tracer.step()),
    )


def _tidied(raw: str) -> tuple[str, tuple[Step | None, ...]]:
    """Read entities and tidy white space."""
    steps: list[Step | None] = []
    if "&" in raw:
        raw, step = rewrite(raw, _ENTITY, lambda found: html.unescape(found[0]))
        steps.append(step)
    if "  " in raw or not raw.isprintable():
        raw, step = rewrite(raw, _WHITE, lambda _: " ")
        steps.append(step)
    text = raw.strip()
    if text != raw:
        steps.append(cut_off(raw.rstrip(), text))
    return text, tuple(steps)


def _marked(raw: str) -> bool:
    return any(sign in raw for sign in "*_<\\[")


def _take(token: re.Match[str], raw: str, writer: _Writer, links: list[str]) -> None:
    """Act on one piece of markup."""
    start, end = token.span()
    if token["escaped"]:
        writer.write(token["escaped"], start, end)
    elif token["tag"]:
        _take_tag(token, writer)
    elif token["auto"] or token["raised"]:
        kind = "auto" if token["auto"] else "raised"
        writer.write(token[kind], *token.span(kind))
    elif token["label"]:
        links.append(token["target"])
        writer.begin("linked")
        writer.write(token["label"], *token.span("label"))
        writer.end("linked")
    else:
        _take_delimiter(token, raw, writer)


def _take_tag(token: re.Match[str], writer: _Writer) -> None:
    tag, closing = token["tag"].lower(), bool(token["close"])
    if kind := _KIND.get(tag):
        if closing:
            writer.end(kind)
        else:
            writer.begin(kind)
    elif tag == "sup":
        writer.write("}" if closing else "^{", *token.span())
    elif tag in {"br", "p", "li"}:
        writer.write(" ", *token.span())


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
        writer.write(sign[:left], *token.span())


def _close(left: int, writer: _Writer) -> int:
    """Close what a run of delimiters can; return how many of them are left over."""
    if left >= 2 and writer.end("bold"):
        left -= 2
    if left and left != 2 and writer.end("italic"):
        left -= 1
    return left
