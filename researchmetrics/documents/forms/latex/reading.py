"""LaTeX documents and bibliographies as the Markdown lines that all readers work on."""

from __future__ import annotations

import re

from researchmetrics.documents.forms.blocks import Paragraph, blocks_markdown
from researchmetrics.documents.forms.latex.interpreter import Interpreter
from researchmetrics.documents.forms.latex.source import without_comments
from researchmetrics.documents.forms.spans import Span
from researchmetrics.errors import TooLargeError

__all__ = ["is_latex", "latex_lines"]

_SURE = re.compile(
    r"^[ \t]*\\(?:documentclass|documentstyle|begin\s*\{(?:document|thebibliography)\})",
    re.MULTILINE,
)
_LIKELY = re.compile(
    r"^[ \t]*\\(?:(?:sub)*section\*?\s*\{|item(?![a-z])|bibitem|cv[a-z]+\s*\{|ecv[a-z]+\s*\{|"
    r"begin\s*\{|end\s*\{|newcommand|usepackage|input\s*\{|newblock)",
    re.MULTILINE,
)
_HEAD = 200_000
_TITLES = re.compile(
    r"curriculum|vita|r[ée]sum[ée]|\bcv\b|lebenslauf|publication|biblio|list of", re.IGNORECASE
)
_LONGEST = 4_000_000


def is_latex(text: str) -> bool:
    r"""Whether a text is the source of a LaTeX document or a piece of one.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    bool
        True where lines begin with what only LaTeX has.

    Examples
    --------
    >>> is_latex("\\section{Papers}\n\\begin{itemize}\n\\item On pots"), is_latex("# Ann Pott")
    (True, False)
    """
    head = text[:_HEAD]
    if "\\" not in head:
        return False
    return bool(_SURE.search(head)) or len(_LIKELY.findall(head)) > 2


def latex_lines(text: str, *, name: str) -> tuple[str, tuple[str, ...]]:
    r"""Turn LaTeX into Markdown.

    Parameters
    ----------
    text : str
        Source of a document or of a piece of one.
    name : str
        What to call it in messages.

    Returns
    -------
    tuple of (str, tuple of str)
        Markdown; and warnings about files that it takes in, which are not followed.

    Raises
    ------
    TooLargeError
        If it is longer than any document of a person, or its macros have no end.

    Examples
    --------
    >>> latex_lines(r"\section{Papers} \textbf{A. Pott}, On P\"ots. % draft", name="cv.tex")[0]
    '# Papers\n\n**A. Pott**, On Pöts.'
    """
    if len(text) > _LONGEST:
        raise TooLargeError(
            f"{name} has {len(text):,} characters of LaTeX; up to {_LONGEST:,} are read. Cut it to "
            "the part about the person and the publications."
        )
    interpreter = Interpreter(without_comments(text))
    interpreter.run()
    blocks = [*_head(interpreter), *interpreter.writer.blocks, *_notes(interpreter)]
    warnings: tuple[str, ...] = ()
    if interpreter.elsewhere:
        files = ", ".join(dict.fromkeys(interpreter.elsewhere))
        told = (
            f"{name}: what stands in other files ({files}) is not followed. Read them too, or the "
            "finished PDF."
        )
        warnings = (told,)
    return blocks_markdown(blocks), warnings


def _head(interpreter: Interpreter) -> list[Paragraph]:
    """The title that the document has set from what it says of itself."""
    told = interpreter.told
    name = told.get("name", [])
    author, title = told.get("author", []), told.get("title", [])
    if not name and author and (not title or _TITLES.search(_words(title))):
        name, author = author, []
    first = name or title
    rest = [*([title] if name else []), author, *interpreter.contacts]
    blocks = [Paragraph(first, is_title=True)] if first else []
    lines: list[Span] = []
    for spans in rest:
        if spans:
            lines += [Span("\n"), *spans] if lines else spans
    return [*blocks, *([Paragraph(lines)] if lines else [])]


def _words(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)


def _notes(interpreter: Interpreter) -> list[Paragraph]:
    if not interpreter.notes:
        return []
    notes = [
        Paragraph([Span(str(number), is_raised=True), Span(" "), *spans])
        for number, spans in enumerate(interpreter.notes, 1)
    ]
    return [Paragraph([Span("Footnotes")], level=1), *notes]
