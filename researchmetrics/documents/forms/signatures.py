"""Files that are not text, by their first bytes: which are read, and what to do with the others."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Form", "foreign_form", "known_form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file that is not read: what it is, and how to get text from it."""

    article: str
    advice: str


_IMAGE = "Give the text of the document; a picture of it must go through OCR first."
_OFFICE = "Open it and save it as HTML or plain text, then read that."
_OLD_OFFICE = "Open it and save it as .docx, PDF or plain text, then read that."
_ARCHIVE = "Unpack it and read the document inside."
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
    (b"%!PS", 0, Form("a PostScript file", "Convert it to PDF first (for example: ps2pdf).")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, Form("an old Office file (.doc, .xls)", _OLD_OFFICE)),
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
    (b"xl/", Form("an Excel file (.xlsx)", _OFFICE)),
    (b"ppt/", Form("a PowerPoint file (.pptx)", _OFFICE)),
    (b"epub+zip", Form("an EPUB book", _OFFICE)),
)

_PACKED = ((b"word/document", "docx"), (b"opendocument.text", "odt"), (b"word/", "docx"))


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
    >>> foreign_form(b"GIF89a ...").article
    'a GIF image'
    >>> foreign_form(b"# Ann Pott") is None
    True
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        inside = next((form for part, form in _ZIPPED if part in data), None)
        return inside or Form("a ZIP archive", _ARCHIVE)
    for signature, offset, form in _SIGNATURES:
        if data.startswith(signature, offset):
            return form
    return None


def known_form(data: bytes) -> str | None:
    """Recognise a file that is not text itself, but from which text can be read.

    Parameters
    ----------
    data : bytes
        The file's bytes; its name says nothing.

    Returns
    -------
    str or None
        ``pdf``, ``docx``, ``odt`` or ``rtf``; None for others.

    Examples
    --------
    >>> known_form(b"%PDF-1.7 ..."), known_form(b"# Ann Pott")
    ('pdf', None)
    """
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return next((form for part, form in _PACKED if part in data), None)
    # Some producers put a few bytes before the mark, which readers of PDF accept.
    is_pdf = data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"endobj" in data)
    return "pdf" if is_pdf else None
