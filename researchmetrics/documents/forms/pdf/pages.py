"""Opening a PDF with PDFium: its pages, each with the pieces of its lines."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.pdf.fonts import Face, face_named
from researchmetrics.documents.forms.pdf.letters import Letter, Link, Piece, pieces_of
from researchmetrics.errors import TooLargeError, UnreadableDocumentError

__all__ = ["Page", "open_pages"]

# PDFium keeps state for the whole process.
_LOCK = threading.Lock()
# Three thousand letters a page: more than any CV, thesis or report.
_MOST_PAGES = 1000
_MOST_LETTERS = 2_000_000
_MOST_LINKS = 5000
_HYPHENS = {0x02, 0xAD, 0xFFFE}
_BLANKS = {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000}
_DROPPED = {0x00, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFF}
_PASSWORD, _SECURITY = 4, 5
_NO_FACE = Face("", is_bold=False, is_italic=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Parameters
    ----------
    width, height : float
        In points.
    pieces : tuple of Piece
        Of its lines, in the order of the file.
    n_unknown : int
        Letters of which the file does not say what they are.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    n_unknown: int


def open_pages(data: bytes, *, name: str) -> list[Page]:
    """Read the letters of all pages.

    Parameters
    ----------
    data : bytes
        A PDF file.
    name : str
        What to call it in messages.

    Returns
    -------
    list of Page
        In order.

    Raises
    ------
    UnreadableDocumentError
        If it is damaged, or needs a password.
    TooLargeError
        If it has too many pages or letters.
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error, name) from error
        try:
            return list(_pages(document, pypdfium2, name))
        finally:
            document.close()


def _refusal(error: Exception, name: str) -> UnreadableDocumentError:
    if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
        return UnreadableDocumentError(
            f"{name} is a PDF locked with a password. Save a copy without it (open it, then print "
            "to PDF), or give its text."
        )
    return UnreadableDocumentError(
        f"{name} is a damaged PDF: it cannot be opened. Save it again from the program it was "
        "made with, or give its text."
    )


def _pages(document: Any, pdfium: Any, name: str) -> Iterator[Page]:
    n_pages = len(document)
    if n_pages > _MOST_PAGES:
        raise TooLargeError(
            f"{name} has {n_pages:,} pages; up to {_MOST_PAGES:,} are read. Cut it to the part "
            "about the person and the publications."
        )
    n_letters = 0
    for number in range(n_pages):
        check()
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pdfium.PdfiumError:
            # A page of a damaged file; the others can be read.
            continue
        try:
            n_letters += text_page.count_chars()
            if n_letters > _MOST_LETTERS:
                raise TooLargeError(
                    f"{name} has more than {_MOST_LETTERS:,} letters up to page {number + 1}. Cut "
                    "it to the part about the person and the publications."
                )
            yield _Reader(pdfium.raw, document.raw, page.raw, text_page.raw).page()
        finally:
            text_page.close()
            page.close()


class _Reader:
    """Reads one open page."""

    def __init__(self, raw: Any, document: Any, page: Any, text_page: Any) -> None:
        self.raw, self.document, self.opened, self.text_page = raw, document, page, text_page
        self.faces: dict[int, Face] = {}
        self.objects: dict[int, tuple[Face, float, bool]] = {}
        self.n_unknown = 0

    def page(self) -> Page:
        raw = self.raw
        width, height = raw.FPDF_GetPageWidthF(self.opened), raw.FPDF_GetPageHeightF(self.opened)
        letters = (letter for letter in self.letters() if -5 <= letter.x0 <= width + 5)
        pieces = pieces_of(letters, self.links())
        return Page(width, height, tuple(pieces), self.n_unknown)

    def letters(self) -> Iterator[Letter]:
        raw, text_page = self.raw, self.text_page
        box, x, base = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        blank = Letter(" ", 0, 0, 0, 0, _NO_FACE)
        for index in range(raw.FPDFText_CountChars(text_page)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if code in _BLANKS:
                yield blank
                continue
            if code in _DROPPED or not raw.FPDFText_GetLooseCharBox(text_page, index, box):
                continue
            raw.FPDFText_GetCharOrigin(text_page, index, x, base)
            face, size, is_upright = self.object_at(index)
            if is_upright and size > 0:
                text = self.text_of(code, index)
                yield Letter(text, box.left, box.right, base.value, size, face)

    def text_of(self, code: int, index: int) -> str:
        """The letter of a code; what stands for no letter is counted."""
        if code in _HYPHENS:
            return "\xad" if code == 0xAD else "-"
        is_private = 0xE000 <= code <= 0xF8FF
        if code < 0x20 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            self.n_unknown += 1
            return "\ufffd"
        if is_private or self.raw.FPDFText_HasUnicodeMapError(self.text_page, index):
            self.n_unknown += 1
        # Pictures of letters and phones have places of their own in icon fonts.
        return "•" if code in {0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0A8} else chr(code)

    def object_at(self, index: int) -> tuple[Face, float, bool]:
        """Face, size, and whether it stands upright, of the text object that holds a letter."""
        raw = self.raw
        held = raw.FPDFText_GetTextObject(self.text_page, index)
        if not held:
            return _NO_FACE, 0.0, False
        key = ctypes.addressof(held.contents)
        if key not in self.objects:
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(self.text_page, index, matrix)
            size = raw.FPDFText_GetFontSize(self.text_page, index)
            scale = float((matrix.c**2 + matrix.d**2) ** 0.5)
            is_upright = matrix.a > 0 and abs(matrix.b) <= 0.1 * matrix.a
            font = raw.FPDFTextObj_GetFont(held)
            self.objects[key] = (self.face(font), abs(size) * scale, is_upright)
        return self.objects[key]

    def face(self, font: Any) -> Face:
        if not font:
            return _NO_FACE
        key = ctypes.addressof(font.contents)
        if key not in self.faces:
            held = ctypes.create_string_buffer(200)
            self.raw.FPDFFont_GetBaseFontName(font, held, 200)
            name = held.value.decode("utf-8", "replace")
            flags = max(0, self.raw.FPDFFont_GetFlags(font))
            self.faces[key] = face_named(name, flags)
        return self.faces[key]

    def links(self) -> list[Link]:
        raw = self.raw
        place, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        found: list[Link] = []
        while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(self.opened, place, link):
            target = self.target(raw.FPDFLink_GetAction(link))
            if target and raw.FPDFLink_GetAnnotRect(link, box):
                found.append(Link(box.left, box.right, box.bottom, box.top, target))
        return found

    def target(self, action: Any) -> str:
        raw = self.raw
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return ""
        length = raw.FPDFAction_GetURIPath(self.document, action, None, 0)
        if not 1 < length < 4000:
            return ""
        held = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(self.document, action, held, length)
        return held.value.decode("utf-8", "replace").strip()
