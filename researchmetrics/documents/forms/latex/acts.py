"""What single commands do: items, links, notes, names, and the ends of lines and groups."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from researchmetrics.documents.forms.latex.environments import begin, end
from researchmetrics.documents.forms.latex.labels import Listed, counter_form
from researchmetrics.documents.forms.latex.printing import end_paragraph, inner_formula
from researchmetrics.documents.forms.spans import Span

if TYPE_CHECKING:
    from researchmetrics.documents.forms.latex.interpreter import Interpreter

__all__ = ["ACTS", "open_group"]

_LABEL = re.compile(r"\[?[A-Z]{0,3}[-.]?\d{1,4}[.)\]:]?")


def _item(reader: Interpreter) -> None:
    label = reader.source.optional()
    listed = reader.lists[-1] if reader.lists else Listed()
    depth = max(0, len(reader.lists) - 1)
    if not reader.is_shown:
        return
    shown = reader.plain(label) if label is not None else ""
    if _LABEL.fullmatch(shown):
        reader.writer.item(shown, depth)
        return
    item = reader.writer.item(listed.next_label() if label is None else "-", depth)
    listed.items.append(item)
    if shown and re.search(r"\w", shown):
        reader.source.put_back(f"{{\\bfseries {label}}}\\tabcell{{}}")


def _bibitem(reader: Interpreter) -> None:
    label = reader.source.optional()
    reader.source.argument()
    listed = reader.lists[-1] if reader.lists else counter_form("[1]", None, None)
    number = listed.next_label()
    shown = reader.plain(label) if label else ""
    if "(" in shown or len(shown) > 12:
        # A style by author and year prints no label.
        number = "-"
    elif shown:
        number = f"[{shown}]"
    reader.writer.item(number, 0)


def _bulleted(reader: Interpreter) -> None:
    reader.writer.item("-", max(0, len(reader.lists) - 1))


def _href(reader: Interpreter) -> None:
    target = re.sub(r"\\([%#&_~])", r"\1", reader.source.argument()).strip()
    open_group(reader)
    reader.writer.change(href=target)


def _url(reader: Interpreter) -> None:
    reader.source.optional()
    target = re.sub(r"\\([%#&_~{}])", r"\1", reader.source.argument()).strip()
    reader.write(target)


def _footnote(reader: Interpreter) -> None:
    reader.source.optional()
    text = reader.source.argument()
    if not reader.is_shown or reader.depth > 2:
        return
    reader.notes.append([])
    place = len(reader.notes) - 1
    reader.notes[place] = reader.inline(text)
    reader.source.put_back(f"\\textsuperscript{{{place + 1}}}")


def _raise(reader: Interpreter) -> None:
    open_group(reader)
    reader.writer.change(is_raised=True)


def _upper(reader: Interpreter) -> None:
    open_group(reader)
    reader.writer.change(is_upper=True)


def _verbatim(reader: Interpreter) -> None:
    reader.source.star()
    sign = reader.source.peek()
    if sign:
        reader.source.argument()
        reader.write(reader.source.until(sign))


def _doi(reader: Interpreter) -> None:
    text = reader.plain(reader.source.argument())
    reader.write(text if "doi" in text.lower() else f"doi:{text}")


def _begin_name(reader: Interpreter) -> None:
    """Names in two parts, as older classes have them."""
    text = reader.plain(reader.source.argument())
    before = "".join(span.text for span in reader.told.get("name", []))
    reader.told["name"] = [Span(f"{before} {text}".strip())]


def _else(reader: Interpreter) -> None:
    """Leave out the second way of a condition."""
    depth = 1
    while depth and (piece := reader.source.take()):
        if piece == "\\":
            name = reader.source.name()
            depth += name.startswith("if") and name != "iff"
            depth -= name == "fi"


def _skip(_: Interpreter) -> None:
    """Print nothing."""


def _part(sign: str) -> Callable[[Interpreter], None]:
    return lambda reader: reader.writer.part(sign)


def _begin(reader: Interpreter) -> None:
    begin(reader, reader.source.argument().strip())


def _end(reader: Interpreter) -> None:
    end(reader, reader.source.argument().strip())


def open_group(reader: Interpreter) -> None:
    """Pass over the brace before an argument, which its closing brace ends like any group.

    Parameters
    ----------
    reader : Interpreter
        Reads the document.
    """
    reader.source.skip_blanks()
    if reader.source.peek() == "{":
        reader.source.take()
        reader.writer.open()
    else:
        given = reader.source.argument()
        reader.writer.open()
        reader.source.put_back(given + "}")


ACTS: dict[str, Callable[[Interpreter], None]] = {
    "begin": _begin, "end": _end, "item": _item, "bibitem": _bibitem, "par": end_paragraph,
    "href": _href, "url": _url, "path": _url, "nolinkurl": _url,
    "footnote": _footnote, "thanks": _footnote, "textsuperscript": _raise, "tss": _raise,
    "MakeUppercase": _upper, "uppercase": _upper, "verb": _verbatim, "doi": _doi,
    "firstname": _begin_name, "givenname": _begin_name, "familyname": _begin_name,
    "lastname": _begin_name, "else": _else, "fi": _skip, "Eprint": _href, "eprint": _href,
    "tabcell": _part("\t"), "sep": _part(", "), "lineif": _part("\n"), "endcell": end_paragraph,
    "bulleted": _bulleted,
    "(": inner_formula(")"), "maketitle": _skip, "makecvtitle": _skip, "makecvheader": _skip,
    "makeheader": _skip, "today": _skip, "hline": _skip,
}  # fmt: skip
