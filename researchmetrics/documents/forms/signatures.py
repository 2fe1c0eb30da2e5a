"""Files that are not text, by their first bytes, and what to do with each."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Form", "foreign_form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file that is not read: what it is, and how to get text from it."""

    article: str
    advice: str


_IMAGE = "Give the text of the document; a picture of it must go through OCR first."
_OFFICE = "Open it and save it as HTML or plain text, then read that."
_ARCHIVE = "Unpack it and read the document inside."
_PDF = "Convert it to text first (for example: pdftotext -layout FILE.pdf), then read that."
_MEDIA = "Give the document itself."

_SIGNATURES: tuple[tuple[bytes, int, Form], ...] = (
    (b"\xff\xd8\xff", 0, Form("a JPEG image", _IMAGE)),
    (b"\x89PNG\r\n", 0, Form("a PNG image", _IMAGE)),
    (b"GIF8", 0, Form("a GIF image", _IMAGE)),
    (b"WEBP", 8, Form("a WebP image", _IMAGE)),
    (b"II*\x00", 0, Form("a TIFF image", _IMAGE)),
    (b"MM\x00*", 0, Form("a TIFF image", _IMAGE)),
    (b"ftypheic", 4, Form("a HEIC image", _IMAGE)),
    (b"ftyp", 4, Form("a video file", _MEDIA)),
    (b"ID3", 0, Form("an audio file", _MEDIA)),
    (b"%PDF-", 0, Form("a PDF file", _PDF)),
    (b"%!PS", 0, Form("a PostScript file", "Convert it to text first (for example: ps2ascii).")),
    (b"{\\rtf", 0, Form("an RTF file", _OFFICE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, Form("an old Office file (.doc, .xls)", _OFFICE)),
    (b"\x1f\x8b", 0, Form("a gzip archive", _ARCHIVE)),
    (b"BZh", 0, Form("a bzip2 archive", _ARCHIVE)),
    (b"\xfd7zXZ\x00", 0, Form("an xz archive", _ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", 0, Form("a 7z archive", _ARCHIVE)),
    (b"Rar!\x1a\x07", 0, Form("a RAR archive", _ARCHIVE)),
    (b"\x7fELF", 0, Form("a program", _MEDIA)),
    (b"@prefix ", 0, Form("RDF (Turtle)", "Give BibTeX, RIS or CSL-JSON instead.")),
    (b"SQLite format 3\x00", 0, Form("a SQLite database", "To read a store, use load().")),
)
# The parts of these archives have telling names, stored in the clear.
_ZIPPED: tuple[tuple[bytes, Form], ...] = (
    (b"word/", Form("a Word file (.docx)", _OFFICE)),
    (b"xl/", Form("an Excel file (.xlsx)", _OFFICE)),
    (b"ppt/", Form("a PowerPoint file (.pptx)", _OFFICE)),
    (b"opendocument.text", Form("an OpenDocument text (.odt)", _OFFICE)),
    (b"epub+zip", Form("an EPUB book", _OFFICE)),
)


def foreign_form(data: bytes) -> Form | None:
    """Recognise a file that is not text.

    Parameters
    ----------
    data : bytes
        The file's bytes; its name says nothing.

    Returns
    -------
    Form or None
        What it is and what to do; None where no known signature fits.

    Examples
    --------
    >>> foreign_form(b"%PDF-1.7 ...").article
    'a PDF file'
    >>> foreign_form(b"# Ann Pott") is None
    True
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        inside = next((form for part, form in _ZIPPED if part in data), None)
        return inside or Form("a ZIP archive", _ARCHIVE)
    for signature, offset, form in _SIGNATURES:
        if data.startswith(signature, offset):
            return form
    # Some producers put a few bytes before the mark, which readers of PDF accept.
    return Form("a PDF file", _PDF) if b"%PDF-" in data[:1024] and b"\x00" in data else None
