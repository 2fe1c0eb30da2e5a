"""Collects what a LaTeX document prints: paragraphs, items and rows, with their look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from researchmetrics.documents.forms.blocks import Paragraph, Table
from researchmetrics.documents.forms.spans import Span

__all__ = ["Look", "Writer"]

_STRENGTH = {"": 0, " ": 1, ", ": 2, "\t": 3, "\n": 4}
_BODY = 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks within a group."""

    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    is_upper: bool = False
    href: str = ""
    size: float = _BODY


class Writer:
    """Collects blocks; paragraphs end where they are told to."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self.held = Paragraph()
        self.sizes: Counter[float] = Counter()
        self.pending = ""
        self.look = Look()
        self.looks: list[Look] = []

    def write(self, text: str) -> None:
        """Add text as it is to be shown; blanks at its ends become one.

        Parameters
        ----------
        text : str
            Without markup.
        """
        bare = text.strip(" \n")
        if not bare:
            self.part(" " if text else "")
            return
        if text[0] in " \n":
            self.part(" ")
        if self.pending and self.held.spans:
            self.held.spans.append(self._span(self.pending))
        self.pending = ""
        self.sizes[self.look.size] += len(bare)
        self.held.spans.append(self._span(bare.upper() if self.look.is_upper else bare))
        if text[-1] in " \n":
            self.part(" ")

    def part(self, sign: str) -> None:
        """Part what comes next from what is there, unless one of the two is missing.

        Parameters
        ----------
        sign : str
            A blank, a comma, a tab or a line's end; the strongest of several stays.
        """
        if _STRENGTH[sign] > _STRENGTH[self.pending]:
            self.pending = sign

    def _span(self, text: str) -> Span:
        look = self.look
        return Span(text, look.is_bold, look.is_italic, look.is_raised, look.href)

    def finish(self) -> None:
        """End the paragraph."""
        if self.held.spans:
            self.held.size = self.sizes.most_common(1)[0][0]
            self.blocks.append(self.held)
        self.held, self.pending = Paragraph(), ""
        self.sizes.clear()

    def item(self, label: str, depth: int) -> Paragraph:
        """Begin an item.

        Parameters
        ----------
        label : str
            Its number or bullet.
        depth : int
            From 0.

        Returns
        -------
        Paragraph
            What is being written.
        """
        self.finish()
        self.held = Paragraph(label=label, depth=depth)
        return self.held

    def open(self) -> None:
        """Begin a group."""
        self.looks.append(self.look)

    def close(self) -> None:
        """End a group: what it changed is as before."""
        if self.looks:
            self.look = self.looks.pop()

    def change(self, **changes: object) -> None:
        """Change how text looks up to the end of the group.

        Parameters
        ----------
        **changes : object
            Fields of `Look`.
        """
        self.look = replace(self.look, **changes)  # type: ignore[arg-type]  # fields of Look
