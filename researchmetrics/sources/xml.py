"""Reading XML answers: whole or refused, whatever entities they name and however they are encoded.

A document is decoded here, so that nothing can hide in an encoding, and may declare nothing of its
own: without declarations, neither the bombs nor the files of entities exist.
"""

from __future__ import annotations

import re
from html.entities import html5

# Expat, which reads it, is safe here: documents that declare anything are refused beforehand.
from xml.etree.ElementTree import Element, ParseError, XMLParser

from researchmetrics.errors import UnexpectedAnswerError

__all__ = ["inner_text", "read_xml"]

_DEEPEST = 200
_DECLARATION = re.compile(r"\s*+<\?xml\s([^<>]{0,200}?)\?>")
_ENCODING = re.compile(r"""encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Python knows codecs, such as punycode, that no document is written in.
_KNOWN = re.compile(
    r"utf[-_]?8|(?:us-)?ascii|latin-?\d|iso[-_]?8859-\d{1,2}|(?:windows-|cp)\d{3,4}|gbk|gb2312"
    r"|gb18030|big5|euc-(?:jp|kr)|shift_jis|koi8-[ru]",
    re.IGNORECASE,
)
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
# What may stand before the document itself; a bracket opens declarations of its own.
_PROLOG = re.compile(
    r"\s*+(?:(?:<\?.*?\?>|<!--.*?-->)\s*+)*+"
    r"(?:<!DOCTYPE(?:[^\[>\"']|\"[^\"]*+\"|'[^']*+')*+(?P<opens>\[)?)?",
    re.DOTALL,
)
# Control characters, which XML forbids and authors paste.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")


def read_xml(body: bytes, source: str) -> Element:
    """Read an XML answer.

    Parameters
    ----------
    body : bytes
        The whole of it. Entities that HTML names, such as ``&ouml;``, are understood.
    source : str
        Data provider, for messages.

    Returns
    -------
    xml.etree.ElementTree.Element
        Its root.

    Raises
    ------
    UnexpectedAnswerError
        If it is cut, malformed, not encoded as it says, nested absurdly, or declares entities of
        its own.

    Examples
    --------
    >>> inner_text(read_xml(b"<t>A <i>cracked</i> T&ouml;pfer</t>", "x"))
    'A cracked Töpfer'
    """
    root = None
    try:
        text = _decoded(body)
        opens = _PROLOG.match(text)
        problem = "declares entities of its own" if opens and opens["opens"] else ""
        root = None if problem else _read(text)
    except (ParseError, ValueError, LookupError) as error:
        problem = f"is cut or malformed ({error})"
    if root is None:
        raise UnexpectedAnswerError(
            f"{source} answered {len(body)} bytes of XML that {problem or 'is nested too deep'}. "
            f"Try again later; if it stays so, report it.",
            source=source,
        )
    return root


def _decoded(body: bytes) -> str:
    """Decode a document as it says, and drop what only says so."""
    head = body[:400].lstrip()
    name = next((name for mark, name in _MARKS.items() if head.startswith(mark)), None)
    if name is None:
        said = _DECLARATION.match(head.decode("latin-1"))
        stated = _ENCODING.search(said[1]) if said else None
        name = stated[1] if stated else "utf-8"
        if not _KNOWN.fullmatch(name):
            raise LookupError(f"unknown encoding {name}")
    text = body.decode(name)
    return _DECLARATION.sub("", text, count=1) if _DECLARATION.match(text) else text


def _read(text: str) -> Element | None:
    parser = XMLParser()  # noqa: S314 (what declares entities is refused)
    parser.feed(_NAMED.sub(_letter, _FORBIDDEN.sub("", text)).lstrip())
    root: Element = parser.close()
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return root
    return None


def _letter(found: re.Match[str]) -> str:
    """Write a named letter as it is, and by its number where it would be markup."""
    letters = html5.get(f"{found[1]};")
    if letters is None:
        return f"&amp;{found[1]};"
    return "".join(f"&#{ord(c)};" if c in "&<>" else c for c in letters)


def inner_text(element: Element | None) -> str | None:
    """Read all text within an element, that of elements inside it too, white space tidied.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element or None
        Any.

    Returns
    -------
    str or None
        None for what is missing or empty.
    """
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None
