"""What kinds of commands do: headings, fonts, accents, entries of CV classes, and unknown ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from researchmetrics.documents.forms.latex import commands as known
from researchmetrics.documents.forms.latex.acts import open_group
from researchmetrics.documents.forms.latex.contacts import contact
from researchmetrics.documents.forms.latex.printing import end_row
from researchmetrics.documents.forms.spans import Span
from researchmetrics.documents.text.latex import readable
from researchmetrics.documents.text.latex_signs import FORMULA, LETTERS, SIGNS

if TYPE_CHECKING:
    from researchmetrics.documents.forms.latex.interpreter import Interpreter

__all__ = ["KINDS"]

_SIGN_COMMANDS = {"&": "&", "%": "%", "#": "#", "_": "_", "$": "$", "{": "{", "}": "}", "S": "§",
                  "dag": "†", "ddag": "‡", "textbar": "|", "slash": "/", "textbullet": "•",
                  "BBA": "&", "BIn": "In", "BED": "Ed.", "BEDS": "Eds.", "BPG": "p.",
                  "BPGS": "pp.", "BVOL": "Vol.", "BNUM": "No.", "LaTeX": "LaTeX", "TeX": "TeX",
                  "etalchar": "+", "and": "and", "bysame": "———"}  # fmt: skip
_SPACES = frozenset(
    [" ", ",", ";", ":", ">", "quad", "qquad", "enspace", "thinspace", "newblock", "space",
     "xspace", "\n", "\t", "BibitemShut", "BIBentryALTinterwordspacing",
     "BIBentrySTDinterwordspacing"]
)  # fmt: skip
_DOTTED = str.maketrans("ıȷ", "ij")
_NO_SPACE = frozenset(["-", "/", "!", "@"])
_GAPS = frozenset(["hfill", "dotfill", "hrulefill", "tab", "hfil", "="])
_ELSEWHERE = frozenset(
    ["input", "include", "subfile", "bibliography", "addbibresource", "printbibliography", "import"]
)


def _heading(reader: Interpreter, name: str) -> None:
    reader.source.star()
    reader.source.optional()
    text = reader.source.argument()
    if not reader.is_shown:
        return
    level = known.HEADINGS.get(name) or (2 if "sub" in name.lower() else 1)
    spans = reader.inline(text)
    reader.writer.finish()
    if spans:
        reader.writer.held.spans, reader.writer.held.level = spans, level
        reader.writer.sizes[reader.writer.look.size] += 1
        reader.writer.finish()


def _titled(reader: Interpreter, name: str) -> None:
    reader.source.optional()
    parts = reader.source.arguments(3) or [reader.source.argument()]
    key = "author" if name == "author" else "name"
    spans = reader.inline(" ".join(parts).replace("\\and", ", ").replace("\\AND", ", "))
    if spans and not reader.told.get(key):
        reader.told[key] = spans


def _field(reader: Interpreter, name: str) -> None:
    option = reader.source.optional()
    parts = reader.source.arguments(3)
    if name == "title" and not reader.is_shown:
        reader.told["title"] = reader.inline(parts[0] if parts else "")
        return
    texts = [reader.plain(part) for part in parts]
    shown = contact(option or name, ", ".join(text for text in texts if text))
    if not shown:
        return
    if reader.is_shown:
        reader.writer.part(", ")
        reader.write(shown)
        reader.writer.part(", ")
    else:
        reader.contacts.append([Span(shown)])


def _dropped(reader: Interpreter, name: str) -> None:
    reader.source.star()
    while reader.source.optional() is not None:
        pass
    for _ in range(known.DROPPED[name]):
        if reader.source.is_next("{") or reader.source.is_next("\\"):
            reader.source.argument()
    reader.source.optional()


def _second(reader: Interpreter, name: str) -> None:
    reader.source.star()
    for _ in range(known.SECOND[name]):
        reader.source.optional()
        reader.source.argument()
    while reader.source.optional() is not None:
        pass


def _template(reader: Interpreter, name: str) -> None:
    reader.source.optional()
    given = reader.source.arguments(6)
    form = known.TEMPLATES.get((name, len(given)))
    if form is None:
        reader.source.put_back("\\sep{}".join(f"{{{text}}}" for text in given) + "\\par ")
        return
    text = re.sub(r"#(\d)", lambda found: f"{{{given[int(found[1]) - 1]}}}", form)
    is_inside = name.startswith("APAC")
    reader.source.put_back(text if is_inside else f"\\endcell{{}}{text}\\endcell{{}}")


def _elsewhere(reader: Interpreter, name: str) -> None:
    reader.source.optional()
    files = reader.source.arguments(2) if name != "printbibliography" else []
    for file in files:
        ending = ".bib" if name == "bibliography" and not file.endswith(".bib") else ""
        reader.elsewhere.extend(f"{one.strip()}{ending}" for one in file.split(",") if one.strip())


def _font(reader: Interpreter, name: str) -> None:
    if name.startswith(("text", "math", "emph", "cv", "ecv", "strong")) and reader.source.is_next(
        "{"
    ):
        open_group(reader)
    elif reader.source.is_next("{") and name in known.UPRIGHT:
        return
    if name in known.BOLD:
        reader.writer.change(is_bold=True)
    elif name in known.ITALIC:
        reader.writer.change(is_italic=True)
    else:
        reader.writer.change(is_bold=False, is_italic=False)


def _accent(reader: Interpreter, name: str) -> None:
    letter = reader.plain(reader.source.argument()) or " "
    # An accent takes the place of the dot.
    letter = letter.translate(_DOTTED)
    reader.write(readable(f"\\{name}{{{letter[0]}}}") + letter[1:])


def _sign(reader: Interpreter, name: str) -> None:
    if reader.source.is_next("{"):
        # Empty braces only end the command's name.
        text = reader.source.argument()
        reader.source.put_back(f"{{{text}}}" if text.strip() else "")
    for signs in (_SIGN_COMMANDS, LETTERS, SIGNS, FORMULA):
        if name in signs:
            reader.write(signs[name])
            return


def _unknown(reader: Interpreter, _name: str) -> None:
    """A command of a class or package that is not known: its arguments are text."""
    reader.source.star()
    reader.source.optional()
    if not reader.source.is_next("{"):
        return
    given = reader.source.arguments(8)
    if reader.is_shown:
        joined = "\\sep{}".join(f"{{{text}}}" for text in given)
        reader.source.put_back(joined)


def _is_sign(_: Interpreter, name: str) -> bool:
    return name in _SIGN_COMMANDS or name in LETTERS or name in SIGNS or name in FORMULA


_Fits = Callable[["Interpreter", str], bool]


KINDS: tuple[tuple[_Fits, Callable[[Interpreter, str], None]], ...] = (
    (lambda _, name: name in known.HEADINGS, _heading),
    (lambda _, name: name in known.BOLD | known.ITALIC | known.UPRIGHT, _font),
    (lambda _, name: name in known.SIZES, lambda r, name: r.writer.change(size=known.SIZES[name])),
    (lambda _, name: name in known.LINES, lambda reader, _name: end_row(reader)),
    (lambda _, name: name in _SPACES, lambda reader, _name: reader.write(" ")),
    (lambda _, name: name in _GAPS, lambda reader, _name: reader.writer.part("\t")),
    (lambda _, name: name in _NO_SPACE, lambda _reader, _name: None),
    (lambda _, name: name in known.ACCENTS_TAKING, _accent),
    (lambda _, name: any(name == command for command, _n in known.TEMPLATES), _template),
    (lambda _, name: name in known.NAMES, _titled),
    (lambda _, name: name in known.FIELDS, _field),
    (lambda _, name: name in _ELSEWHERE, _elsewhere),
    (lambda _, name: name in known.DROPPED, _dropped),
    (lambda _, name: name in known.SECOND, _second),
    (lambda _, name: name in known.PLAIN, lambda _reader, _name: None),
    (_is_sign, _sign),
    (lambda reader, name: known.looks_like_heading(name) and reader.source.is_next("{"), _heading),
    (lambda _, _name: True, _unknown),
)
