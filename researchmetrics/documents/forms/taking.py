"""Taking in a document of any form: PDF, office files and LaTeX become Markdown, text stays."""

from __future__ import annotations

from researchmetrics.documents.forms.intake import LIMIT_MB, Intake, decode, refuse_size
from researchmetrics.documents.forms.latex.reading import is_latex, latex_lines
from researchmetrics.documents.forms.signatures import known_form
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["take_in", "take_in_text"]


def take_in(
    data: bytes, *, name: str, limit_mb: float = LIMIT_MB, charset: str | None = None
) -> Intake:
    r"""Turn the bytes of a document of any form into text.

    Parameters
    ----------
    data : bytes
        The document.
    name : str
        What to call it in messages.
    limit_mb : float, default 16
        Largest document read, in MB.
    charset : str, optional
        Encoding that came with the document, such as from a web server.

    Returns
    -------
    Intake
        Markdown for PDF, Word, OpenDocument and RTF; the decoded text for others.

    Raises
    ------
    UnreadableDocumentError
        If it is empty, damaged, locked, a picture of text, or in a form that is not read.
    TooLargeError
        If it, or what it unpacks to, is larger than the limit.

    Examples
    --------
    >>> take_in(rb"{\rtf1 {\b Ann Pott}\par Potter}", name="cv.rtf").text
    '**Ann Pott**\n\nPotter'
    """
    form = known_form(data)
    if form is None:
        return decode(data, name=name, limit_mb=limit_mb, charset=charset)
    refuse_size(len(data), name, limit_mb)
    text, warnings = _READERS[form](data, name)
    if not text.strip():
        raise UnreadableDocumentError(f"{name} is empty. Give a document with text in it.")
    return Intake(text, warnings, "markdown")


def take_in_text(taken: Intake, *, name: str, form: str | None = None) -> Intake:
    r"""Turn text that is LaTeX into Markdown; leave other text.

    Parameters
    ----------
    taken : Intake
        A decoded document.
    name : str
        What to call it in messages.
    form : str, optional
        ``latex`` where the caller says so; another form where that is said.

    Returns
    -------
    Intake
        The same where the text is not LaTeX.

    Raises
    ------
    TooLargeError
        If its macros have no end.

    Examples
    --------
    >>> source = "\\begin{document}\n\\section{Papers}\nOn \\emph{pots}."
    >>> take_in_text(Intake(source), name="cv.tex").text
    '# Papers\n\nOn *pots*.'
    """
    if taken.form or (form or "latex") != "latex" or not (form or is_latex(taken.text)):
        return taken
    text, warnings = latex_lines(taken.text.replace("\r\n", "\n").replace("\r", "\n"), name=name)
    return Intake(text, (*taken.warnings, *warnings), "markdown")


def _pdf(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from researchmetrics.documents.forms.pdf.reading import pdf_lines

    return pdf_lines(data, name=name)


def _word(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from researchmetrics.documents.forms.office.word import word_lines

    return word_lines(data, name=name), ()


def _open_document(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from researchmetrics.documents.forms.office.open_document import open_document_lines

    return open_document_lines(data, name=name), ()


def _rich_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from researchmetrics.documents.forms.office.rich_text import rich_text_lines

    return rich_text_lines(data, name=name), ()


_READERS = {"pdf": _pdf, "docx": _word, "odt": _open_document, "rtf": _rich_text}
