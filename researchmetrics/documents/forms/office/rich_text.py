"""Rich text (.rtf), which many programs export, as Markdown."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.blocks import Paragraph, Table, blocks_markdown
from researchmetrics.documents.forms.spans import Span

__all__ = ["rich_text_lines"]

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|"
    r"\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_SILENT = frozenset(
    ["fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "headerl", "headerr",
     "footerl", "footerr", "headerf", "footerf", "object", "themedata", "datastore", "listtable",
     "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "latentstyles",
     "nonshppict", "bkmkstart", "bkmkend", "filetbl"]
)  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ADDRESS = re.compile(r'HYPERLINK\s+"?([^"\s]{1,2000})"?', re.IGNORECASE)
_PAGES = {"437": "cp437", "932": "cp932", "936": "gb18030", "949": "cp949", "950": "big5hkscs"}
_LABEL = re.compile(r"\s*(\S{1,8})\s*")
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    is_silent: bool = False
    is_label: bool = False
    is_instruction: bool = False
    href: str = ""
    size: float = 12.0
    n_fallback: int = 1


def rich_text_lines(data: bytes, *, name: str) -> str:
    r"""Read the text of a rich-text file.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages; nothing in such a file is beyond reading.

    Returns
    -------
    str
        Markdown.

    References
    ----------
    .. [1] Microsoft (2008). Rich Text Format (RTF) specification, version 1.9.1.

    Examples
    --------
    >>> rich_text_lines(rb"{\rtf1\ansi {\b A. Pott}, On p\'f6ts.\par}", name="cv.rtf")
    '**A. Pott**, On pöts.'
    """
    del name
    return _Reader(data.decode("latin-1")).markdown()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.state = _State()
        self.states: list[_State] = []
        self.blocks: list[Paragraph | Table] = []
        self.held = Paragraph()
        self.encoding = "cp1252"
        self.held_bytes = b""
        self.n_skipped = 0
        self.instruction = ""
        self.label = ""

    def markdown(self) -> str:
        for token in _TOKEN.finditer(self.text):
            check()
            if token["byte"]:
                self._byte(int(token["byte"], 16))
                continue
            self._flush()
            if token["brace"]:
                self._group(opens=token["brace"] == "{")
            elif token["word"]:
                self._word(token["word"], token["number"])
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["text"]:
                self._add(token["text"].encode("latin-1").decode(self.encoding, "replace"))
        self._flush()
        self._end()
        return blocks_markdown(self.blocks)

    def _group(self, *, opens: bool) -> None:
        if opens:
            # Deeper groups than any program writes are read as one.
            if len(self.states) < _DEEPEST:
                self.states.append(self.state)
        elif self.states:
            was = self.state
            self.state = self.states.pop()
            if was.is_instruction and not self.state.is_instruction:
                found = _ADDRESS.search(self.instruction)
                self.state = replace(self.state, href=found[1] if found else "")
                self.instruction = ""

    def _word(self, word: str, number: str | None) -> None:
        is_on = number != "0"
        if word in _SILENT:
            self.state = replace(self.state, is_silent=True)
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in {"par", "sect", "page", "row"}:
            self._end()
        elif word in {"cell", "nestcell"}:
            self._add("\t")
        elif word in {"b", "i"}:
            state = self.state
            is_bold = is_on if word == "b" else state.is_bold
            is_italic = is_on if word == "i" else state.is_italic
            self.state = replace(state, is_bold=is_bold, is_italic=is_italic)
        elif word == "plain":
            self.state = replace(self.state, is_bold=False, is_italic=False, is_raised=False)
        elif word in {"super", "up", "nosupersub"}:
            self.state = replace(self.state, is_raised=word != "nosupersub" and is_on)
        elif word in {"deleted", "v"}:
            self.state = replace(self.state, is_silent=self.state.is_silent or is_on)
        else:
            self._other(word, number)

    def _other(self, word: str, number: str | None) -> None:
        if word == "fs" and number:
            self.state = replace(self.state, size=abs(int(number)) / 2)
        elif word == "u" and number:
            self._unicode(int(number))
        elif word == "uc" and number:
            self.state = replace(self.state, n_fallback=min(10, abs(int(number))))
        elif word == "ansicpg" and number:
            self._code_page(number)
        elif word in {"pntext", "listtext"}:
            self.state = replace(self.state, is_label=True, is_silent=False)
        elif word == "fldinst":
            self.state = replace(self.state, is_instruction=True, is_silent=False)
        elif word == "fldrslt":
            self.state = replace(self.state, is_silent=False)

    def _code_page(self, number: str) -> None:
        encoding = _PAGES.get(number, f"cp{number}")
        try:
            codecs.lookup(encoding)
        except LookupError:
            return
        self.encoding = encoding

    def _unicode(self, code: int) -> None:
        code %= 0x10000
        letter = chr(code)
        if "\ud800" <= letter <= "\udbff":
            self.held.spans.append(Span(letter))
        elif "\udc00" <= letter <= "\udfff" and self.held.spans and self._is_half():
            first = self.held.spans.pop().text
            whole = (first + letter).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self._add(whole)
        elif not "\ud800" <= letter <= "\udfff":
            self._add(letter)
        self.n_skipped = self.state.n_fallback

    def _is_half(self) -> bool:
        return "\ud800" <= self.held.spans[-1].text <= "\udbff"

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.state = replace(self.state, is_silent=True)
        elif sign in "\r\n":
            self._end()
        else:
            self._add({"~": "\xa0", "_": "-", "-": ""}.get(sign, sign))

    def _byte(self, code: int) -> None:
        if self.n_skipped:
            self.n_skipped -= 1
        else:
            self.held_bytes += bytes([code])

    def _flush(self) -> None:
        if self.held_bytes:
            text, self.held_bytes = self.held_bytes.decode(self.encoding, "replace"), b""
            self._add(text)

    def _add(self, text: str) -> None:
        if self.n_skipped and text:
            # What stands for a letter in programs that do not know it.
            cut = min(self.n_skipped, len(text))
            text, self.n_skipped = text[cut:], 0
        state = self.state
        if state.is_instruction:
            self.instruction += text[:2000]
        elif state.is_label:
            self.label += text[:20]
        elif text and not state.is_silent:
            self.held.size = max(self.held.size, state.size if text.strip() else 0.0)
            self.held.spans.append(
                Span(text, state.is_bold, state.is_italic, state.is_raised, state.href)
            )

    def _end(self) -> None:
        found = _LABEL.fullmatch(self.label)
        if found:
            self.held.label = found[1] if any(map(str.isalnum, found[1])) else "-"
        self.held.spans = [
            span for span in self.held.spans if not "\ud800" <= span.text <= "\udfff"
        ]
        self.blocks.append(self.held)
        self.held, self.label = Paragraph(), ""
