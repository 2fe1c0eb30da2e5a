"""Signs that LaTeX prints otherwise than they are written: dashes, quotes, formulas, line ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from researchmetrics.documents.text.latex import readable

if TYPE_CHECKING:
    from researchmetrics.documents.forms.latex.interpreter import Interpreter

__all__ = ["ACTIVE", "end_paragraph", "end_row", "inner_formula"]

_RAISED = re.compile(r"(?:\{\s*\})?\^\s*(?:\{(.*)\}|(\\?\w+|.))", re.DOTALL)
_NAMED = re.compile(r"\\([A-Za-z@]+)")


def _line_end(reader: Interpreter) -> None:
    source = reader.source
    if source.is_next("\n") or source.peek() == "\n":
        source.skip_blanks()
        end_paragraph(reader)
    else:
        reader.write(" ")


def end_paragraph(reader: Interpreter) -> None:
    """End a paragraph; within an item it is a line that ends.

    Parameters
    ----------
    reader : Interpreter
        Reads the document.
    """
    if not reader.is_shown:
        return
    if reader.writer.held.label and reader.lists:
        reader.writer.part("\n")
    else:
        reader.writer.finish()


def _formula(reader: Interpreter) -> None:
    source = reader.source
    if source.peek() == "$":
        source.take()
        source.until("$")
        source.take()
        return
    show_formula(reader, source.until("$"))


def show_formula(reader: Interpreter, inner: str) -> None:
    inner = inner.strip()
    if len(inner) < 500:
        inner = _NAMED.sub(lambda found: _meant(reader, found), inner)
    raised = _RAISED.fullmatch(inner)
    text = readable(f"${(raised[1] or raised[2]) if raised else inner}$")
    if raised:
        reader.writer.open()
        reader.writer.change(is_raised=True)
    reader.write(text)
    if raised:
        reader.writer.close()


def _meant(reader: Interpreter, found: re.Match[str]) -> str:
    """What a command without arguments stands for within a formula."""
    macro = reader.macros.commands.get(found[1])
    return macro.body[:200] if macro is not None and not macro.n else found[0]


def _dashes(reader: Interpreter) -> None:
    n = 1
    while reader.source.peek() == "-" and n < 3:
        reader.source.take()
        n += 1
    reader.write({1: "-", 2: "–", 3: "—"}[n])


def _quote(sign: str, single: str, double: str) -> Callable[[Interpreter], None]:
    def act(reader: Interpreter) -> None:
        if reader.source.peek() == sign:
            reader.source.take()
            reader.write(double)
        else:
            reader.write(single)

    return act


def _cell(reader: Interpreter) -> None:
    reader.writer.part("\t")


def end_row(reader: Interpreter) -> None:
    """End a line; in a table that is a row.

    Parameters
    ----------
    reader : Interpreter
        Reads the document.
    """
    reader.source.star()
    reader.source.optional()
    if reader.tables and not reader.lists:
        reader.writer.finish()
    elif reader.is_shown:
        reader.writer.part("\n")


def inner_formula(closing: str) -> Callable[[Interpreter], None]:
    """Make what reads a formula between two commands.

    Parameters
    ----------
    closing : str
        Name of the second.

    Returns
    -------
    Callable
        Takes the reader of the document.
    """

    def act(reader: Interpreter) -> None:
        inner = ""
        while piece := reader.source.take():
            if piece == "\\":
                name = reader.source.name()
                if name == closing:
                    break
                inner += "\\" + name + " "
            else:
                inner += piece
        show_formula(reader, inner)

    return act


def _brace_open(reader: Interpreter) -> None:
    reader.writer.open()


def _brace_close(reader: Interpreter) -> None:
    reader.writer.close()


ACTIVE: dict[str, Callable[[Interpreter], None]] = {
    "{": _brace_open,
    "}": _brace_close,
    "$": _formula,
    "~": lambda reader: reader.write(" "),
    "&": _cell,
    "\n": _line_end,
    "-": _dashes,
    "`": _quote("`", "‘", "“"),
    "'": _quote("'", "'", "”"),
}
