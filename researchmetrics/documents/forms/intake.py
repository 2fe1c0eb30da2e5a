"""From the bytes of a document to its text: size, kind of file, encoding, and honest refusals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from researchmetrics.documents.forms.encodings import decoded, once_encoded
from researchmetrics.documents.forms.signatures import foreign_form
from researchmetrics.errors import TooLargeError, UnreadableDocumentError

__all__ = ["LIMIT_MB", "Intake", "decode", "load", "refuse_size", "tidy"]

# A CV of a thousand publications is below one megabyte.
LIMIT_MB = 16.0
# No entry, abstract or paragraph comes near; a longer line is data, and would stall the readers.
LONGEST_LINE = 30_000

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
# Wider gaps carry no meaning, and patterns would try each of their places.
_GAPS = re.compile(r"[ \t]{200,}")
# Drawn lines, encoded pictures and keys: as above, and no word is that long.
_RUNS = re.compile(r"([^\n])\1{200,}")
_DATA = re.compile(r"([A-Za-z0-9+/=_%-]{2000})[A-Za-z0-9+/=_%-]+")
_NEWLINES = re.compile("\r\n?|\x0c|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Intake:
    """The text of a document and what had to be done to get it.

    Parameters
    ----------
    text : str
        The text.
    warnings : tuple of str
        What was lost or uncertain.
    form : str or None
        ``markdown`` where the text was made from a PDF, office file or LaTeX; None where it is the
        document itself, whose form is yet to be told.
    """

    text: str
    warnings: tuple[str, ...] = ()
    form: str | None = None


def load(where: str | Path, *, limit_mb: float = LIMIT_MB) -> bytes:
    """Read the bytes of a file, refusing what cannot be a document.

    Parameters
    ----------
    where : str or pathlib.Path
        The file.
    limit_mb : float, default 16
        Largest file read, in MB.

    Returns
    -------
    bytes
        Its content.

    Raises
    ------
    UnreadableDocumentError
        If there is no such file, or it may not be read.
    TooLargeError
        If it is larger than the limit.

    Examples
    --------
    >>> load("no/such/cv.md")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.UnreadableDocumentError: There is no file no/such/cv.md. Check the path.
    """
    path = Path(where).expanduser()
    try:
        if path.is_dir():
            raise UnreadableDocumentError(f"{path} is a folder. Name the document in it.")
        refuse_size(path.stat().st_size, str(path), limit_mb)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocumentError(f"There is no file {path}. Check the path.") from error
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableDocumentError | TooLargeError):
            raise
        reason = getattr(error, "strerror", None) or error
        raise UnreadableDocumentError(
            f"{_short(str(path))} cannot be read ({reason}). Check the path and its permissions."
        ) from error


def decode(
    data: bytes, *, name: str, limit_mb: float = LIMIT_MB, charset: str | None = None
) -> Intake:
    """Turn the bytes of a document into text as it stands.

    Parameters
    ----------
    data : bytes
        The document.
    name : str
        What to call it in messages.
    limit_mb : float, default 16
        Largest document read, in MB.
    charset : str, optional
        Encoding that came with it, such as from a web server.

    Returns
    -------
    Intake
        The text, and a warning about bytes that could not be decoded.

    Raises
    ------
    UnreadableDocumentError
        If it is empty, an image, a file of another program or other binary data.
    TooLargeError
        If it is larger than the limit.

    Examples
    --------
    >>> decode("# Zoë".encode("utf-16"), name="cv.md").text
    '# Zoë'
    """
    refuse_size(len(data), name, limit_mb)
    if not data.strip():
        raise UnreadableDocumentError(f"{name} is empty. Give a document with text in it.")
    form = foreign_form(data)
    if form is not None:
        raise UnreadableDocumentError(f"{name} is {form.article}, not text. {form.advice}")
    text, warning = decoded(data, charset)
    if _looks_binary(text):
        raise UnreadableDocumentError(
            f"{name} is binary data, not text. Save the document as plain text, Markdown or HTML."
        )
    return Intake(once_encoded(text), (f"{name}: {warning}",) if warning else ())


def tidy(text: str, *, name: str, warnings: tuple[str, ...] = ()) -> Intake:
    r"""Bring text to plain line ends, without invisible characters and endless lines.

    Parameters
    ----------
    text : str
        Any text.
    name : str
        What to call it in messages.
    warnings : tuple of str
        What is already known of it.

    Returns
    -------
    Intake
        The text and the warnings, with one added where lines were left out.

    Raises
    ------
    UnreadableDocumentError
        If nothing but white space is in it.

    Examples
    --------
    >>> tidy("a\r\nb", name="cv").text
    'a\nb'
    """
    if not text.strip("\ufeff\u200b \t\r\n\x0c\xa0"):
        raise UnreadableDocumentError(f"{name} is empty. Give a document with text in it.")
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text)).replace("\xa0", " ")
    text = _GAPS.sub(" " * 200, text)
    text = _DATA.sub(r"\1", _RUNS.sub(lambda run: run[1] * 200, text))
    lines = text.split("\n")
    endless = [number for number, line in enumerate(lines, 1) if _is_endless(line)]
    if not endless:
        return Intake(text, warnings)
    longest = max(len(lines[number - 1]) for number in endless)
    for number in endless:
        lines[number - 1] = ""
    left_out = (
        f"{name}: {len(endless)} line{'s' * (len(endless) > 1)} (first: line {endless[0]}) of "
        f"up to "
        f"{longest:,} characters left out: no entry or paragraph is that long. "
        "Break the text into lines."
    )
    return Intake("\n".join(lines), (*warnings, left_out))


def _is_endless(line: str) -> bool:
    """Whether a line is too long to be text; markup in one line is broken up later."""
    return len(line) > LONGEST_LINE and line.count("<", 0, LONGEST_LINE) < LONGEST_LINE // 1000


def refuse_size(size: int, name: str, limit_mb: float) -> None:
    """Refuse a document that is larger than the limit.

    Parameters
    ----------
    size : int
        In bytes.
    name : str
        What to call it in messages.
    limit_mb : float
        Largest document read, in MB.

    Raises
    ------
    TooLargeError
        If it is larger.

    Examples
    --------
    >>> refuse_size(1000, "cv.md", 16.0)
    """
    if size > limit_mb * 1_000_000:
        raise TooLargeError(
            f"{name} has {size / 1e6:,.0f} MB; documents up to {limit_mb:g} MB are read. "
            "Cut it to the part about the person and the publications, or raise limit_mb.",
            limit_mb=limit_mb,
        )


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:200] + "..."


def _looks_binary(text: str) -> bool:
    sample = text[:100_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return "\x00" in sample or odd > 0.05 * len(sample)
