"""What the environments of LaTeX documents do: lists, tables, and sections of CV classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.documents.forms.latex import commands as known
from researchmetrics.documents.forms.latex.labels import counter_form

if TYPE_CHECKING:
    from researchmetrics.documents.forms.latex.interpreter import Interpreter

__all__ = ["begin", "end"]

_LENGTH = re.compile(
    r"[-\d.,\s]*(?:\\?(?:[a-z]*width|[a-z]*height|[a-z]*sep|[a-z]*indent|pt|cm|mm|in|em|ex|"
    r"fill|stretch)\s*[\d.]*)?|[tbclr]|\d+"
)
# Deeper than any list that LaTeX sets.
_DEEPEST = 20
# Arguments in braces before the text of an environment, none of which is printed.
_SILENT = {
    "minipage": 1, "multicols": 1, "multicols*": 1, "paracol": 1, "adjustwidth": 2,
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "longtable*": 1,
    "supertabular": 1, "array": 1, "xltabular": 2, "ltabulary": 2, "thebibliography": 1,
    "list": 2, "spacing": 1, "otherlanguage": 1, "refsection": 0, "benumerate": 1,
    "changemargin": 2, "addmargin": 1, "textblock": 1,
}  # fmt: skip


def begin(reader: Interpreter, name: str) -> None:
    """Begin an environment.

    Parameters
    ----------
    reader : Interpreter
        Reads the document.
    name : str
        Of the environment.
    """
    macro = reader.macros.environments.get(name)
    reader.writer.open()
    if name == "document":
        reader.is_shown = True
        reader.writer.looks.clear()
    elif macro is not None and name not in known.LISTS:
        reader.source.put_back(macro.filled(reader.source))
    elif name in known.SKIPPED:
        _skip_to_end(reader, name)
    elif name in known.LISTS:
        _begin_list(reader, name)
    elif name in known.TABLES:
        _silent(reader, name)
        reader.writer.finish()
        reader.tables += 1
    else:
        _begin_other(reader, name)


def end(reader: Interpreter, name: str) -> None:
    """End an environment.

    Parameters
    ----------
    reader : Interpreter
        Reads the document.
    name : str
        Of the environment.
    """
    macro = reader.macros.environments.get(name)
    if macro is not None and name not in known.LISTS:
        reader.source.put_back(f"{macro.end}\\endcell{{}}")
    elif name in known.LISTS:
        if reader.lists:
            reader.lists.pop().close()
        reader.writer.finish()
    elif name in known.TABLES:
        reader.tables = max(0, reader.tables - 1)
        reader.writer.finish()
    elif reader.is_shown:
        reader.writer.finish()
    if name == "document":
        reader.is_shown = False
    reader.writer.close()


def _silent(reader: Interpreter, name: str) -> list[str]:
    while reader.source.optional() is not None:
        pass
    return [reader.source.argument() for _ in range(_SILENT.get(name, 0))]


def _begin_list(reader: Interpreter, name: str) -> None:
    options = reader.source.optional()
    given = _silent(reader, name)
    depth = sum(listed.form != "-" for listed in reader.lists)
    label = reader.macros.commands.get("labelenum" + "i" * (depth + 1))
    listed = counter_form(known.LISTS[name], options, label.body if label else None)
    if name == "benumerate" and given and given[0].strip().isdigit():
        listed.number = int(given[0][:6]) - 1
    if not reader.lists or reader.writer.held.spans:
        reader.writer.finish()
    if len(reader.lists) < _DEEPEST:
        reader.lists.append(listed)


def _begin_other(reader: Interpreter, name: str) -> None:
    if reader.is_shown:
        reader.writer.finish()
    reader.source.optional()
    if name in _SILENT:
        _silent(reader, name)
        return
    given = reader.source.arguments(5)
    told = [text for text in given if text.strip() and not _LENGTH.fullmatch(text.strip())]
    if told and known.looks_like_heading(name.lstrip("r")):
        level = "subsection" if "sub" in name.lower() else "section"
        if level == "section":
            reader.source.put_back(f"\\section{{{told[0]}}}")
            return
    if told:
        reader.source.put_back("\\sep{}".join(f"{{{text}}}" for text in told) + "\\par ")


def _skip_to_end(reader: Interpreter, name: str) -> None:
    while piece := reader.source.take():
        is_end = piece == "\\" and reader.source.name() == "end"
        if is_end and reader.source.argument().strip() == name:
            break
    reader.writer.close()
