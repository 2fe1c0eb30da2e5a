"""A PDF with a text layer as the Markdown lines that all readers work on."""

from __future__ import annotations

from researchmetrics.documents.forms.pdf.columns import columns_of
from researchmetrics.documents.forms.pdf.guard import refuse_bombs
from researchmetrics.documents.forms.pdf.measures import measure
from researchmetrics.documents.forms.pdf.pages import Page, open_pages
from researchmetrics.documents.forms.pdf.paragraphs import paragraphs_of
from researchmetrics.documents.forms.pdf.rows import Row
from researchmetrics.documents.forms.pdf.running import without_running_lines
from researchmetrics.documents.forms.pdf.writing import Words, written
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["pdf_lines"]

# A page of pictures may bear a stamp or number; a page of text has more than this.
_LEAST_LETTERS = 25
_UNKNOWN = 0.3


def pdf_lines(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """Read the text of a PDF.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.

    Returns
    -------
    tuple of (str, tuple of str)
        Markdown, and warnings.

    Raises
    ------
    UnreadableDocumentError
        If it is damaged, locked with a password, or holds pictures of pages without text.
    TooLargeError
        If it has more pages, letters or unpacked data than any document of a person.

    References
    ----------
    .. [1] ISO 32000-2:2020, Document management: Portable document format, part 2.
    .. [2] Bast, H., & Korzen, C. (2017). A benchmark and evaluation for text extraction from PDF.
       JCDL 2017. doi:10.1109/JCDL.2017.7991564

    Examples
    --------
    >>> pdf_lines(b"%PDF-1.7 and nothing else", name="cv.pdf")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.UnreadableDocumentError: cv.pdf is a damaged PDF: ...
    """
    refuse_bombs(data, name=name)
    pages = open_pages(data, name=name)
    warnings = _refuse_pictures(pages, name)
    kept, dated = without_running_lines(pages)
    columns = [column for number, page in enumerate(kept) for column in columns_of(page, number)]
    measures = measure(columns)
    rows: list[Row] = [row for column in columns for row in column.rows]
    text = written(paragraphs_of(columns, measures), measures, Words(row.text for row in rows))
    for line in dated:
        text += "\n\n" + " ".join(piece.text for piece in line)
    return text, warnings


def _refuse_pictures(pages: list[Page], name: str) -> tuple[str, ...]:
    letters = [sum(len(piece.letters) for piece in page.pieces) for page in pages]
    if sum(letters) < _LEAST_LETTERS * max(1, min(3, len(pages))) and sum(letters) < 12 * len(
        pages
    ):
        raise UnreadableDocumentError(
            f"{name} has no text layer: its pages are pictures. Run OCR on it (for example: "
            f"ocrmypdf FILE.pdf OUT.pdf), then read the result."
        )
    empty = [number for number, n in enumerate(letters, 1) if not n]
    warnings = []
    if empty:
        which = ", ".join(map(str, empty[:10])) + (", ..." if len(empty) > 10 else "")
        warnings.append(
            f"{name}: page{'s' * (len(empty) > 1)} {which} of the PDF without text left out. If "
            "they are scans, run OCR on the file first (for example: ocrmypdf)."
        )
    n_unknown = sum(page.n_unknown for page in pages)
    if n_unknown > _UNKNOWN * sum(letters):
        warnings.append(
            f"{name}: the PDF does not say which letters {n_unknown:,} of its signs are; words may "
            "be garbled. Save it again with its fonts, or give another form of the document."
        )
    return tuple(warnings)
