"""Markdown as HTML and as a page: what people write, and what converters make of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.html_page import html_page
from researchmetrics.documents.forms.markdown_glue import parted
from researchmetrics.documents.forms.markdown_inline import inline_html
from researchmetrics.documents.forms.markdown_tables import cells_of, is_rule, loose_table, table
from researchmetrics.documents.forms.page import Page

__all__ = ["markdown_html", "markdown_page"]

_FRONT_MATTER = re.compile(
    r"\A\s*(?:---|\+{3})[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.|\+{3})[ \t]*\n", re.DOTALL
)
_TITLE = re.compile(r"^title\s*[:=]\s*[\"']?(.{1,200}?)[\"']?\s*$", re.MULTILINE)
_LIQUID = re.compile(r"\{%.{0,1000}?%\}|\{\{.{0,1000}?\}\}", re.DOTALL)
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]^]{1,200})\]:\s*<?(\S{1,2000})>?.*$", re.MULTILINE)
_DROPPED = re.compile(r"^\s*(?:\{:.*\}|:{3,}.*)\s*$")
_HEADING = re.compile(
    r"^ {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#]))(.*?)(?:[ \t]+#+)?[ \t]*(?:\{[#.:][^{}]*\})?[ \t]*$"
)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r"^ {0,8}(`{3,}|~{3,})")
_ITEM = re.compile(
    r"^(\s*)([-*+•]|\(?(?!(?:19|20)\d\d)\d{1,4}[.)]|\[\d{1,4}\](?!\())(?:[ \t]+(?=\S)|[ \t]*$)"
)
_QUOTE = re.compile(r"^ {0,3}> ?")
_HTML = re.compile(
    r"^ {0,3}</?(?:address|article|aside|blockquote|body|button|center|dd|details|dialog|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|"
    r"menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_PRE = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
_DEFINITION = re.compile(r"^ {0,3}:[ \t]+")
_HARD = re.compile(r"(?: {2,}|\\)$")
_DEEP = re.compile(r"^(?: {4,}|\t)\S")
_WHOLE = re.compile(r"^\s*(?:\*\*[^*]+\*\*|__[^_]+__|\[[^\[\]]{15,300}\]\([^()\s]*\))[.,]?\s*$")
_DEEPEST = 12


def markdown_page(text: str) -> Page:
    r"""Read Markdown, with HTML in it or not.

    Parameters
    ----------
    text : str
        Markdown of any kind; also what converters make of web pages.

    Returns
    -------
    Page
        As for `html_page`.

    Examples
    --------
    >>> [line.text for line in markdown_page("## Papers\n\n- *Pots*,  \n  2019").lines]
    ['Papers', 'Pots,', '2019']
    """
    return replace(html_page(markdown_html(text)), form="markdown")


def markdown_html(text: str) -> str:
    r"""Turn Markdown into HTML.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    str
        HTML without head; front matter, template tags and comments are left out, but for the title.

    Examples
    --------
    >>> markdown_html("# Ann\n\n1. **Pots**")
    '<h1>Ann</h1>\n<ol>\n<li>\n<p><b>Pots</b></p>\n</li>\n</ol>'
    """
    title = ""
    if front := _FRONT_MATTER.match(text):
        named = _TITLE.search(front[1])
        title = f"<title>{named[1]}</title>\n" if named else ""
        text = text[front.end() :]
    text = parted(_LIQUID.sub("", _without_comments(text)))
    references = {" ".join(name.lower().split()): href for name, href in _DEFINED.findall(text)}
    text = _DEFINED.sub("", text)
    lines = [line.expandtabs(4).rstrip("\n") for line in text.split("\n")]
    return title + "\n".join(_Blocks(references).write(lines, 0))


def _without_comments(text: str) -> str:
    """Leave out comments; one that is never closed reaches to the end."""
    pieces, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        pieces.append(text[place:start])
        end = text.find("-->", start + 4)
        place = len(text) if end < 0 else end + 3
    return "".join(pieces) + text[place:]


@dataclass
class _Blocks:
    """Writes blocks of Markdown as HTML."""

    references: dict[str, str]

    def write(self, lines: Sequence[str], depth: int) -> Iterator[str]:
        """Write lines, with what is nested in them."""
        place = 0
        if depth > _DEEPEST:
            yield self._paragraph(lines)
            return
        while place < len(lines):
            line = lines[place]
            if not line.strip() or _DROPPED.match(line):
                place += 1
                continue
            html, place = self._block(lines, place, depth)
            yield from html

    def _block(self, lines: Sequence[str], place: int, depth: int) -> tuple[list[str], int]:
        check()
        line = lines[place]
        if heading := _HEADING.match(line):
            level = len(heading[1])
            return [f"<h{level}>{self._inline(heading[2])}</h{level}>"], place + 1
        if _RULE.match(line):
            return ["<hr>"], place + 1
        if _FENCE.match(line):
            return self._fenced(lines, place)
        if _QUOTE.match(line):
            return self._quoted(lines, place, depth)
        if place + 1 < len(lines) and is_rule(lines[place + 1]) and "|" in line:
            return self._table(lines, place)
        if _ITEM.match(line) and not (place and _goes_on(lines[place - 1])):
            return self._list(lines, place, depth)
        if _HTML.match(line):
            return self._html(lines, place)
        return self._text(lines, place)

    def _inline(self, text: str) -> str:
        return inline_html(text, self.references)

    def _paragraph(self, lines: Sequence[str]) -> str:
        """Lines of one block: breaks are kept where they are marked."""
        check()
        pieces = []
        for number, line in enumerate(lines):
            shown = _HARD.sub("", line).strip()
            # A line that is set off as a whole is one for itself, as titles of entries are.
            hard = number + 1 < len(lines) and bool(_HARD.search(line) or _WHOLE.match(line))
            pieces.append(f"{shown}\x01" if hard else shown)
        return self._inline("\n".join(pieces)).replace("\x01", "<br>")

    def _fenced(self, lines: Sequence[str], place: int) -> tuple[list[str], int]:
        fence = _FENCE.match(lines[place])
        mark = fence[1] if fence else "```"
        end = place + 1
        while end < len(lines) and not lines[end].strip().startswith(mark):
            end += 1
        inner = "\n".join(lines[place + 1 : end]).replace("&", "&amp;").replace("<", "&lt;")
        return [f"<pre>{inner}</pre>"], end + 1

    def _quoted(self, lines: Sequence[str], place: int, depth: int) -> tuple[list[str], int]:
        end, inner = place, []
        while end < len(lines) and lines[end].strip():
            if not _QUOTE.match(lines[end]) and _starts(lines[end]):
                break
            inner.append(_QUOTE.sub("", lines[end]))
            end += 1
        return ["<blockquote>", *self.write(inner, depth + 1), "</blockquote>"], end

    def _list(self, lines: Sequence[str], place: int, depth: int) -> tuple[list[str], int]:
        first = _ITEM.match(lines[place])
        indent = len(first[1]) if first else 0
        tag = "ul" if first and first[2] in "-*+•" else "ol"
        html = [f"<{tag}>"]
        while place < len(lines):
            found = _ITEM.match(lines[place])
            if not found or abs(len(found[1]) - indent) > 1:
                break
            inner, end = self._item(lines, place, found)
            html += ["<li>", *self.write(inner, depth + 1), "</li>"]
            while end < len(lines) and not lines[end].strip():
                end += 1
            place = end
            if place < len(lines) and _RULE.match(lines[place]):
                break
        return [*html, f"</{tag}>"], place

    def _item(
        self, lines: Sequence[str], place: int, found: re.Match[str]
    ) -> tuple[list[str], int]:
        """The lines of an item without its mark, and where it ends."""
        width, outer = found.end(), len(found[1])
        # A number in brackets is a label to be shown, which a plain number is not.
        number = f"\\{found[2][:-1]}\\] " if found[2][0] == "[" else ""
        inner = [number + lines[place][width:]]
        end, blank = place + 1, False
        while end < len(lines):
            line = lines[end]
            if not line.strip():
                blank = True
                inner.append("")
                end += 1
                continue
            indent = len(line) - len(line.lstrip())
            if indent <= outer and (blank or _starts(line)):
                break
            if blank and indent < outer + 2:
                break
            if (again := _ITEM.match(line)) and abs(len(again[1]) - outer) <= 1:
                break
            inner.append(line[min(indent, width) :])
            blank = False
            end += 1
        return inner, end

    def _html(self, lines: Sequence[str], place: int) -> tuple[list[str], int]:
        """Raw HTML up to an empty line, or to the end of what keeps its lines."""
        end = place
        kept = _PRE.search(lines[place])
        closed = f"</{kept[1].lower()}" if kept else ""
        while end < len(lines):
            line = lines[end].lower()
            end += 1
            if closed and closed in line:
                break
            if not closed and end < len(lines) and not lines[end].strip():
                break
        raw = list(lines[place:end])
        return raw if closed else [self._inline(line) for line in raw], end

    def _table(self, lines: Sequence[str], place: int) -> tuple[list[str], int]:
        columns = len(cells_of(lines[place + 1]))
        rows, end = table(lines, place, columns)
        return _rows(["<br>".join(map(self._inline, cell)) for cell in row] for row in rows), end

    def _text(self, lines: Sequence[str], place: int) -> tuple[list[str], int]:
        end = place + 1
        while end < len(lines) and lines[end].strip() and not _ends(lines, place, end):
            end += 1
        block = list(lines[place:end])
        if end < len(lines) and _UNDERLINE.match(lines[end]) and len(block) == 1:
            level = 1 if "=" in lines[end] else 2
            return [f"<h{level}>{self._inline(block[0].strip())}</h{level}>"], end + 1
        if rows := loose_table(block):
            return _rows(
                ["<br>".join(map(self._inline, cell)) for cell in row] for row in rows
            ), end
        tag = "dd" if _DEEP.match(block[0]) or _DEFINITION.match(block[0]) else "p"
        block[0] = _DEFINITION.sub("", block[0])
        return [f"<{tag}>{self._paragraph(block)}</{tag}>"], end


def _rows(rows: Iterator[list[str]] | Sequence[list[str]]) -> list[str]:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]


def _starts(line: str) -> bool:
    """Whether a line begins a block of its own wherever it stands."""
    return bool(
        _HEADING.match(line) or _RULE.match(line) or _ITEM.match(line) or _FENCE.match(line)
        or _HTML.match(line)
    )  # fmt: skip


def _ends(lines: Sequence[str], start: int, place: int) -> bool:
    """Whether a line ends the paragraph before it."""
    line = lines[place]
    if _UNDERLINE.match(line) or is_rule(line):
        return not is_rule(line) or "|" not in lines[place - 1]
    before = lines[place - 1]
    if _DEEP.match(before) and not _DEEP.match(line) and not _HARD.search(before):
        # A term between two definitions.
        return place + 1 < len(lines) and _DEEP.match(lines[place + 1]) is not None
    if _DEEP.match(line):
        # Converters set in the first line of each definition, and nothing else.
        return not _DEFINITION.match(lines[place - 1])
    if _DEFINITION.match(line):
        return True
    if item := _ITEM.match(line):
        return item[2] in "-*+•" or item[2] in {"1.", "1)"} or _DEEP.match(lines[start]) is None
    return any(one.match(line) for one in (_HEADING, _FENCE, _HTML, _QUOTE))


def _goes_on(line: str) -> bool:
    """Whether a line is in the middle of a sentence, so that a number below it counts nothing."""
    return bool(line.strip()) and line.rstrip().endswith((",", " and", "("))
