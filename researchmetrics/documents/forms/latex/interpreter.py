"""Going through a LaTeX document as LaTeX would, as far as it bears on what is printed."""

from __future__ import annotations

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.latex import commands as known
from researchmetrics.documents.forms.latex.acts import ACTS
from researchmetrics.documents.forms.latex.kinds import KINDS
from researchmetrics.documents.forms.latex.labels import Listed
from researchmetrics.documents.forms.latex.macros import DEFINING, Macros
from researchmetrics.documents.forms.latex.printing import ACTIVE
from researchmetrics.documents.forms.latex.source import Source
from researchmetrics.documents.forms.latex.writer import Writer
from researchmetrics.documents.forms.spans import Span
from researchmetrics.errors import TooLargeError

__all__ = ["Interpreter"]

_DEEPEST = 40
_PROTECTED = (
    frozenset(known.HEADINGS)
    | {command for command, _ in known.TEMPLATES}
    | known.NAMES
    | known.LINES
    | {"item", "bibitem", "begin", "end", "par", "href", "url", "footnote"}
)


class Interpreter:
    """Reads one document.

    Parameters
    ----------
    text : str
        Without comments.
    within : Interpreter, optional
        The one that has a part of its document read apart.
    """

    def __init__(self, text: str, within: Interpreter | None = None) -> None:
        self.source: Source = Source(text)
        self.writer: Writer = Writer()
        self.macros: Macros = within.macros if within else Macros()
        self.depth: int = within.depth + 1 if within else 0
        if within:
            self.source.n_put_back = within.source.n_put_back
            self.source.n_letters = within.source.n_letters
        self.is_shown = within is not None or "\\begin{document}" not in text.replace(" ", "")
        self.lists: list[Listed] = []
        self.tables = 0
        self.told: dict[str, list[Span]] = within.told if within else {}
        self.contacts: list[list[Span]] = within.contacts if within else []
        self.notes: list[list[Span]] = within.notes if within else []
        self.elsewhere: list[str] = within.elsewhere if within else []

    def run(self) -> None:
        """Read to the end."""
        while piece := self.source.take():
            if piece == "\\":
                self.command(self.source.name())
            elif piece in ACTIVE:
                ACTIVE[piece](self)
            else:
                self.write(piece)
        self.writer.finish()

    def inline(self, text: str) -> list[Span]:
        """Read a piece of the document apart from the rest.

        Parameters
        ----------
        text : str
            An argument.

        Returns
        -------
        list of Span
            Its paragraphs as one.
        """
        if self.depth > _DEEPEST:
            raise TooLargeError(
                "The LaTeX is nested more deeply than any document. Give the finished PDF, or text."
            )
        inner = Interpreter(text, self)
        inner.run()
        self.source.n_put_back = inner.source.n_put_back
        self.source.n_letters = inner.source.n_letters
        spans: list[Span] = []
        for block in inner.writer.blocks:
            found = getattr(block, "spans", [])
            spans += [Span("\n"), *found] if spans else found
        return spans

    def write(self, text: str) -> None:
        """Print text, where the document prints at all."""
        if self.is_shown:
            self.writer.write(text)

    def plain(self, text: str) -> str:
        """An argument as plain text."""
        return " ".join("".join(span.text for span in self.inline(text)).split())

    def command(self, name: str) -> None:
        """Act on a command."""
        check()
        macro = self.macros.commands.get(name)
        if macro is not None and name not in _PROTECTED:
            self.source.put_back(macro.filled(self.source))
        elif name in DEFINING:
            self.macros.define(name, self.source)
        elif name in ACTS:
            ACTS[name](self)
        else:
            next(act for fits, act in KINDS if fits(self, name))(self, name)
