"""The marks within a line of Markdown, as HTML."""

from __future__ import annotations

import re

__all__ = ["inline_html"]

_CODE = re.compile(r"(`{1,3})(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_AUTO = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,80}@[\w.-]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]{0,4000})?/?>|<!--.*?-->")
_TARGET = re.compile(
    r"""\(\s*<?((?:[^\s()<>]|\([^\s()<>]{0,500}\)|\s(?=[^"'()]*\.\w{2,5}\))){0,2000})>?"""
    r"""(?:\s+(?:"[^"]{0,1000}"|'[^']{0,1000}'))?\s*\)"""
)
_ATTRIBUTES = re.compile(r"\{\s?:?(?:[.#][\w-]+|\w+=(?:\"[^\"]*\"|[\w-]+))(?:\s[^{}]{0,300})?\}")
# What converters make of icons.
_ICON = re.compile(r"(?<![\w_])_{2,}(?=\s|$)")
_REFERENCE = re.compile(r"\s?\[([^\[\]]{0,200})\]")
_MARKS = (
    (re.compile(r"\*\*\*(?=\S)(.{1,800}?)(?<=\S)\*\*\*"), "<b><i>", "</i></b>"),
    (re.compile(r"\*\*(?=[^\s*])(.{1,1500}?)(?<=\S)\*\*"), "<b>", "</b>"),
    (re.compile(r"(?<![\w])__(?=[^\s_])(.{1,1500}?)(?<=\S)__(?!\w)"), "<b>", "</b>"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,1500}?)(?<=[^\s*])\*(?!\*)"), "<i>", "</i>"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])(.{1,1500}?)(?<=[^\s_])_(?![\w_])"), "<i>", "</i>"),
    (re.compile(r"~~(?=\S)(.{1,800}?)(?<=\S)~~"), "<s>", "</s>"),
    (re.compile(r"\^\{(.{1,60}?)\}"), "<sup>", "</sup>"),
)  # fmt: skip
_HELD = re.compile("\x02(\\d+)\x03")


def inline_html(text: str, references: dict[str, str]) -> str:
    """Turn the marks in a piece of Markdown into HTML.

    Parameters
    ----------
    text : str
        Text of a block.
    references : dict of str to str
        Addresses of links defined elsewhere, by name in lower case.

    Returns
    -------
    str
        HTML; tags that stood in it are kept.

    Examples
    --------
    >>> inline_html("**Pots**, [*Clay*](c.html) 1 < 2", {})
    '<b>Pots</b>, <a href="c.html"><i>Clay</i></a> 1 &lt; 2'
    """
    if not _ANY.search(text):
        return text
    writer = _Writer(references)
    return writer.restore(writer.write(text.replace("\x02", "").replace("\x03", "")))


class _Writer:
    """Sets finished pieces aside, so that no mark is read twice."""

    def __init__(self, references: dict[str, str]) -> None:
        self._references = references
        self._held: list[str] = []

    def hold(self, html: str) -> str:
        self._held.append(html)
        return f"\x02{len(self._held) - 1}\x03"

    def restore(self, text: str) -> str:
        for _ in range(30):
            if "\x02" not in text:
                break
            text = _HELD.sub(lambda found: self._held[int(found[1])], text)
        return text

    def write(self, text: str) -> str:
        text = _ICON.sub("", text)
        text = _CODE.sub(lambda found: self.hold(f"<code>{_safe(found[2])}</code>"), text)
        text = _ESCAPED.sub(lambda found: self.hold(_safe(found[1])), text)
        text = _AUTO.sub(
            lambda found: self.hold(f'<a href="{_safe(found[1])}">{_safe(found[1])}</a>'), text
        )
        text = _TAG.sub(lambda found: self.hold(found[0]), text)
        text = self._links(_ATTRIBUTES.sub("", text))
        return self._marked(text)

    def _marked(self, text: str) -> str:
        text = text.replace("<", "&lt;")
        for pattern, before, after in _MARKS:
            text = pattern.sub(rf"{before}\1{after}", text)
        return text

    def _links(self, text: str) -> str:
        """Links and pictures, from the innermost bracket out."""
        pieces: list[str] = []
        opened: list[int] = []
        place = 0
        while place < len(text):
            sign = text[place]
            if sign == "[":
                opened.append(len(pieces))
            elif sign == "]" and opened:
                start = opened.pop()
                inner = "".join(pieces[start + 1 :])
                href, end = self._target(text, place + 1, inner)
                if href is not None:
                    image = start > 0 and pieces[start - 1] == "!"
                    del pieces[start - image :]
                    shown = "" if image else self._linked(href, inner)
                    pieces.append(self.hold(shown) if shown else "")
                    place = end
                    continue
            pieces.append(sign)
            place += 1
        return "".join(pieces)

    def _linked(self, href: str, inner: str) -> str:
        return f'<a href="{_safe(self.restore(href))}">{self._marked(inner)}</a>'

    def _target(self, text: str, place: int, inner: str) -> tuple[str | None, int]:
        """The address behind a closing bracket, and where it ends."""
        if text[place : place + 1] == "(" and (found := _TARGET.match(text, place)):
            return found[1], found.end()
        found = _REFERENCE.match(text, place)
        name = (found[1] if found else "") or inner
        href = self._references.get(" ".join(name.lower().split()))
        return href, (found.end() if found and href else place)


_ANY = re.compile(r"[*_`\[\]<\\~^{]")


def _safe(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
