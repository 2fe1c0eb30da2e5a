"""Paragraphs of a PDF as Markdown: hyphens closed up, emphasis and links as marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.pdf.fonts import Face
from researchmetrics.documents.forms.pdf.letters import Letter
from researchmetrics.documents.forms.pdf.measures import Measures
from researchmetrics.documents.forms.pdf.paragraphs import Paragraph
from researchmetrics.documents.forms.spans import Span, joined_blocks, markdown_of

__all__ = ["Words", "written"]

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_ADDRESS_OPEN = re.compile(r"(?:https?://|www\.|\bdoi[:.]|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_ADDRESS_ON = re.compile(r"[\w%#?&=/.~:-]*[/\d_=?&%.-][\w%#?&=/.~:-]*|[a-z0-9-]+\.?$")
_HYPHENS = "-‐\xad"


class Words:
    """Words of a document as they stand within lines, which tell where hyphens belong.

    Parameters
    ----------
    texts : iterable of str
        Its rows.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.known: Counter[str] = Counter()
        self.firsts: Counter[str] = Counter()
        for text in texts:
            for word in _WORD.findall(text):
                plain = word.lower().replace("‐", "-")
                self.known[plain] += 1
                first, hyphen, _ = plain.partition("-")
                if hyphen:
                    self.firsts[first] += 1

    def keep_hyphen(self, before: str, after: str) -> bool:
        """Say whether a hyphen at the end of a line belongs to the word.

        Parameters
        ----------
        before, after : str
            The parts of the word.

        Returns
        -------
        bool
            True where the document writes it so elsewhere, or one part is no plain word.
        """
        if not after[:1].islower() or not before[-1:].isalpha():
            return True
        whole, parted = (before + after).lower(), f"{before}-{after}".lower()
        if self.known[whole] or self.known[parted]:
            return self.known[parted] > self.known[whole]
        last = before.rpartition("-")[2].lower()
        return bool(self.firsts[last]) or "-" in before or last in _PREFIXES


# First parts of compounds that English sets off; at the end of a line nothing else tells them.
_PREFIXES = frozenset(
    ["self", "non", "multi", "cross", "semi", "quasi", "pseudo", "well", "high", "low", "real",
     "large", "long", "short", "end", "state", "open", "zero", "few", "two", "three", "one",
     "four", "data", "time", "user", "human", "domain", "model", "graph", "context", "task",
     "goal", "knowledge", "energy", "cost", "event", "object", "language", "deep", "fine",
     "coarse"]
)  # fmt: skip


def written(paragraphs: Iterable[Paragraph], measures: Measures, words: Words) -> str:
    """Write paragraphs as Markdown.

    Parameters
    ----------
    paragraphs : iterable of Paragraph
        In order.
    measures : Measures
        What is usual in the document.
    words : Words
        Its words.

    Returns
    -------
    str
        Blank lines stand between blocks, except between items of a list.
    """
    return joined_blocks(_blocks(paragraphs, measures, words))


def _blocks(
    paragraphs: Iterable[Paragraph], measures: Measures, words: Words
) -> Iterator[tuple[str, str]]:
    depths: list[float] = []
    for paragraph in paragraphs:
        check()
        text = _Writer(measures, words, is_heading=bool(paragraph.level)).text(paragraph)
        if not text.strip():
            continue
        if paragraph.label:
            depth = _depth(paragraph, depths, measures.body)
            yield _item(text, paragraph, depth), "-" if paragraph.is_bullet else paragraph.label
        else:
            depths = []
            yield "#" * paragraph.level + " " * bool(paragraph.level) + text, ""


def _depth(paragraph: Paragraph, depths: list[float], size: float) -> int:
    """Say how deep an item stands in a list, by the indents of the items above."""
    while depths and paragraph.indent < depths[-1] - 0.5 * size:
        depths.pop()
    if not depths or paragraph.indent > depths[-1] + 0.5 * size:
        depths.append(paragraph.indent)
    return len(depths) - 1


def _item(text: str, paragraph: Paragraph, depth: int) -> str:
    if paragraph.is_bullet:
        text = "- " + text.removeprefix("\\")[len(paragraph.label) :].lstrip()
    first, *more = text.split("\n")
    return "\n".join("  " * depth + line for line in (first, *("  " + line for line in more)))


class _Writer:
    """Writes the letters of one paragraph."""

    def __init__(self, measures: Measures, words: Words, *, is_heading: bool) -> None:
        self.words = words
        self.shows_bold = not is_heading and not measures.is_bold
        self.shows_italic = not is_heading and not measures.is_italic

    def text(self, paragraph: Paragraph) -> str:
        letters = list(paragraph.rows[0].letters)
        for row, is_break in zip(paragraph.rows[1:], paragraph.breaks, strict=True):
            joined = " " if paragraph.level else None
            self._join(letters, row.letters, joined or ("\n" if is_break else ""))
        return markdown_of(self._spans(letters)).strip()

    def _join(self, letters: list[Letter], more: Sequence[Letter], mark: str) -> None:
        """Add the letters of the next row, with what belongs between the two."""
        if not letters or not more:
            letters.extend(more)
            return
        before = "".join(letter.text for letter in letters[-120:])
        after = "".join(letter.text for letter in more[:60])
        if _is_address(before, after) and letters[-1].href == more[0].href:
            mark = "joined"
        elif before[-1] in _HYPHENS and before[-2:-1].isalnum() and after[:1].isalnum():
            if not self._keeps_hyphen(before, after):
                letters.pop()
            mark = "joined"
        elif not mark and not (_UNSPACED.match(before[-1]) and _UNSPACED.match(after[0])):
            mark = " "
        if mark in {" ", "\n"}:
            last = letters[-1]
            is_inside = last.href == more[0].href
            letters.append(
                Letter(mark, last.x1, last.x1, last.base, last.size, last.face,
                       last.href if is_inside else "")
            )  # fmt: skip
        letters.extend(more)

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        if before.endswith("\xad"):
            return False
        first, second = re.search(r"[\w‐-]*$", before[:-1]), re.match(r"\w*", after)
        return self.words.keep_hyphen(first[0] if first else "", second[0] if second else "")

    def _spans(self, letters: Sequence[Letter]) -> Iterator[Span]:
        for (face, is_raised, href), run in groupby(letters, key=_look):
            text = "".join(letter.text for letter in run).replace("\xad", "")
            is_bold = self.shows_bold and face.is_bold
            yield Span(text, is_bold, self.shows_italic and face.is_italic, is_raised, href)


def _look(letter: Letter) -> tuple[Face, bool, str]:
    return letter.face, letter.is_raised, letter.href


def _is_address(before: str, after: str) -> bool:
    """Whether an address is broken here."""
    opened = _ADDRESS_OPEN.search(before)
    if not opened or (opened[0].endswith((",", ";", ")", ".")) and after[:1].isupper()):
        return False
    following = after.split(" ", 1)[0].split("\t", 1)[0]
    return bool(_ADDRESS_ON.fullmatch(following.rstrip(".,;)"))) and (
        opened[0][-1] in "/-_.=?&%:" or bool(re.search(r"[/\d_=?&%]", following))
    )
