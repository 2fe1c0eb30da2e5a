"""Styles and numbering of Word files: what a paragraph looks like and which label it bears."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

__all__ = ["Numbering", "Style", "Styles", "W", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEEPEST = 12
_OFF = frozenset({"0", "false", "off", "none"})
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def value(element: Any, path: str, default: str | None = None) -> str | None:
    """Find the value of a property.

    Parameters
    ----------
    element : lxml element or None
        Properties of a paragraph, run or style.
    path : str
        Names without their prefix, parted by slashes.
    default : str, optional
        Returned where the property has no value of its own.

    Returns
    -------
    str or None
        None where there is no such property.
    """
    if element is None:
        return None
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val", default or "")


def switch(element: Any, name: str) -> bool | None:
    """Tell whether a property is switched on, off, or not said.

    Parameters
    ----------
    element : lxml element or None
        Properties.
    name : str
        Of the property.

    Returns
    -------
    bool or None
        None where nothing is said.
    """
    found = value(element, name)
    return None if found is None else found.lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes over from those it is based on."""

    level: int = 0
    is_title: bool = False
    is_bold: bool | None = None
    is_italic: bool | None = None
    size: float = 0.0
    num_id: str | None = None
    depth: int = 0


class Styles:
    """The styles of a document.

    Parameters
    ----------
    root : lxml element or None
        Of ``word/styles.xml``.
    """

    def __init__(self, root: Any) -> None:
        found = root.iterfind(f"{W}style") if root is not None else ()
        self.elements = {one.get(f"{W}styleId"): one for one in found}
        self.default_id = next(
            (key for key, one in self.elements.items()
             if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in {"1", "true"}),
            None,
        )  # fmt: skip
        given = value(root, "docDefaults/rPrDefault/rPr/sz")
        self.size = _points(given) or 10.0
        self.known: dict[str | None, Style] = {}

    def get(self, style_id: str | None) -> Style:
        """Say what a style looks like.

        Parameters
        ----------
        style_id : str or None
            Its id; the document's own where none is named.

        Returns
        -------
        Style
            Without anything where the document has no such style.
        """
        if style_id not in self.known:
            self.known[style_id] = self._made(style_id or self.default_id, 0)
        return self.known[style_id]

    def _made(self, style_id: str | None, depth: int) -> Style:
        element = self.elements.get(style_id) if style_id else None
        if element is None or depth > _DEEPEST:
            return Style(size=self.size)
        base = self._made(value(element, "basedOn"), depth + 1)
        name = value(element, "name") or ""
        heading = _HEADING.fullmatch(name)
        outline = value(element, "pPr/outlineLvl")
        level = int(heading[1]) if heading else _level(outline) or base.level
        run = element.find(f"{W}rPr")
        bold, italic = switch(run, "b"), switch(run, "i")
        return Style(
            level,
            name.lower() == "title",
            base.is_bold if bold is None else bold,
            base.is_italic if italic is None else italic,
            _points(value(run, "sz")) or base.size,
            value(element, "pPr/numPr/numId") or base.num_id,
            int(_number(value(element, "pPr/numPr/ilvl")) or base.depth),
        )


def _level(outline: str | None) -> int:
    """Levels of outlines count from 0; 9 is the text between."""
    number = _number(outline)
    return number + 1 if number is not None and number < 9 else 0


def _points(halves: str | None) -> float:
    return (_number(halves) or 0) / 2


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


class Numbering:
    """The numbers and bullets of lists, counted along as the document is read.

    Parameters
    ----------
    root : lxml element or None
        Of ``word/numbering.xml``.
    """

    def __init__(self, root: Any) -> None:
        self.lists: dict[str, tuple[str, dict[int, Any]]] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        shared = {one.get(f"{W}abstractNumId"): one for one in root.iterfind(f"{W}abstractNum")}
        for one in root.iterfind(f"{W}num"):
            number = one.get(f"{W}numId") or ""
            abstract = value(one, "abstractNumId") or ""
            levels = _levels_of(shared.get(abstract))
            own = one.find(f"{W}lvlOverride") is not None
            levels |= {
                int(_number(over.get(f"{W}ilvl")) or 0): over.find(f"{W}lvl")
                for over in one.iterfind(f"{W}lvlOverride")
                if over.find(f"{W}lvl") is not None
            }
            self.lists[number] = (number if own else f"shared {abstract}"), levels

    def label(self, num_id: str, depth: int) -> str:
        """Count on, and give the label of the next item.

        Parameters
        ----------
        num_id : str
            The list.
        depth : int
            Level of the item, from 0.

        Returns
        -------
        str
            "-" for bullets; empty where the list numbers nothing.
        """
        key, levels = self.lists.get(num_id, ("", {}))
        level = levels.get(depth)
        if level is None:
            return "-" if num_id in self.lists else ""
        form = value(level, "numFmt") or "decimal"
        if form == "bullet":
            return "-"
        counts = self.counts[key]
        start = _number(value(level, "start"))
        counts[depth] = counts[depth] + 1 if depth in counts else (1 if start is None else start)
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if form == "none":
            return ""
        text = value(level, "lvlText") or ""
        return re.sub(r"%(\d)", lambda found: self._shown(int(found[1]) - 1, counts, levels), text)

    def _shown(self, depth: int, counts: dict[int, int], levels: dict[int, Any]) -> str:
        number = counts.get(depth, 1)
        form = value(levels.get(depth), "numFmt") or "decimal"
        return _spelled(number, form)


def _levels_of(shared: Any) -> dict[int, Any]:
    if shared is None:
        return {}
    found = shared.iterfind(f"{W}lvl")
    return {int(_number(one.get(f"{W}ilvl")) or 0): one for one in found}


def _spelled(number: int, form: str) -> str:
    if form.endswith("Roman") and 0 < number < 4000:
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (number // worth)
            number %= worth
        return text.upper() if form.startswith("upper") else text
    if form.endswith("Letter") and 0 < number <= 26 * 20:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)
