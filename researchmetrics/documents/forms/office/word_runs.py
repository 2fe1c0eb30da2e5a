"""Runs of a Word paragraph: emphasis, links, fields, notes, tracked changes and text boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.documents.forms.office.word_styles import Style, Styles, W, switch, value
from researchmetrics.documents.forms.spans import Span

__all__ = ["Runs", "Words"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText"})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Bullets and arrows of the fonts Symbol and Wingdings, which have codes of their own.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0E0": "→", "F0D8": "➢", "F0FC": "✓", "F02A": "✉"}
_DEEPEST = 80


@dataclass(slots=True)
class Words:
    """What a paragraph holds.

    Parameters
    ----------
    spans : list of Span
        Its text.
    boxes : list
        Text boxes that are anchored in it.
    size : float
        Height of most of its letters.
    """

    spans: list[Span] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    size: float = 0.0


class Runs:
    """Reads the runs of paragraphs.

    Parameters
    ----------
    styles : Styles
        Of the document.
    targets : Mapping of str to str
        Addresses of its links.
    """

    def __init__(self, styles: Styles, targets: Mapping[str, str]) -> None:
        self.styles, self.targets = styles, targets
        self.notes: dict[str, dict[str, str]] = {}
        # A field may reach over several runs and paragraphs: what it leads to while it is open.
        self.fields: list[str] = []

    def read(self, paragraph: Any, style: Style) -> Words:
        """Read one paragraph.

        Parameters
        ----------
        paragraph : lxml element
            ``w:p``.
        style : Style
            Of the paragraph.

        Returns
        -------
        Words
            Its text and boxes.
        """
        words, sizes = Words(), Counter[float]()
        self._walk(paragraph, (style, ""), words, sizes, 0)
        words.size = sizes.most_common(1)[0][0] if sizes else style.size
        return words

    def _walk(
        self, parent: Any, look: tuple[Style, str], words: Words, sizes: Counter[float], depth: int
    ) -> None:
        style, href = look
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, style, href, words, sizes)
            elif tag == f"{W}hyperlink":
                target = self.targets.get(element.get(f"{_R}id") or "", "")
                self._walk(element, (style, target or href), words, sizes, depth + 1)
            elif tag == f"{W}fldSimple":
                found = _ADDRESS.search(element.get(f"{W}instr") or "")
                target = found[1] if found else href
                self._walk(element, (style, target), words, sizes, depth + 1)
            elif tag.startswith(_M):
                text = "".join(one.text or "" for one in element.iter(f"{_M}t"))
                words.spans.append(Span(text, href=href))
            elif tag not in _GONE:
                self._walk(element, look, words, sizes, depth + 1)

    def _run(self, run: Any, style: Style, href: str, words: Words, sizes: Counter[float]) -> None:
        properties = run.find(f"{W}rPr")
        if switch(properties, "vanish"):
            return
        named = value(properties, "rStyle")
        own = self.styles.get(named) if named else style
        bold, italic = switch(properties, "b"), switch(properties, "i")
        look: dict[str, Any] = {
            "is_bold": bool(_first(bold, own.is_bold, style.is_bold)),
            "is_italic": bool(_first(italic, own.is_italic, style.is_italic)),
            "is_raised": value(properties, "vertAlign") == "superscript",
        }
        halves = value(properties, "sz")
        size = int(halves) / 2 if halves and halves.isdigit() and len(halves) < 6 else style.size
        for element in _shown(run):
            text = self._text(element, words)
            if text:
                link = href or next((one for one in reversed(self.fields) if one), "")
                words.spans.append(Span(text, href=link, **look))
                sizes[size] += len(text.strip())

    def _text(self, element: Any, words: Words) -> str:
        name = element.tag.removeprefix(W)
        if name == "t":
            return (element.text or "").replace("\n", " ")
        if name == "br" and element.get(f"{W}type") in {"page", "column"}:
            return " "
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "sym":
            return _SYMBOLS.get((element.get(f"{W}char") or "").upper(), "")
        if name in {"footnoteReference", "endnoteReference"}:
            self._note(name.removesuffix("Reference"), element.get(f"{W}id") or "", words)
        elif name == "fldChar":
            self._field(element.get(f"{W}fldCharType"))
        elif name == "instrText" and self.fields:
            found = _ADDRESS.search(element.text or "")
            self.fields[-1] = found[1] if found else self.fields[-1]
        elif element.tag in _DRAWN:
            words.boxes += element.iter(f"{W}txbxContent")
        return ""

    def _note(self, kind: str, note_id: str, words: Words) -> None:
        number = str(sum(map(len, self.notes.values())) + 1)
        self.notes.setdefault(kind, {})[number] = note_id
        words.spans.append(Span(number, is_raised=True))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()


def _first(*said: bool | None) -> bool | None:
    return next((one for one in said if one is not None), None)


def _shown(run: Any) -> list[Any]:
    """Give the parts of a run; of what is there in two forms, for older programs, the first."""
    parts: list[Any] = []
    for element in run:
        if element.tag == f"{_MC}AlternateContent":
            parts += list(element[0]) if len(element) else []
        else:
            parts.append(element)
    return parts
