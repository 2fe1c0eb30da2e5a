"""Text in which identifiers are looked for: typography, escapes, line ends and proxies undone."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

__all__ = ["readable"]

_ODD = re.compile(r"[&%\\\n\r\f$]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_AMPERSANDS = re.compile(r"&(?:amp;)+", re.IGNORECASE)
_PERCENTS = re.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})")
_PASSES = 6  # text escaped more often than this is no identifier
# A footnote mark behind an identifier would become one more digit of it.
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−﹣－", "-"))
_LATEX = re.compile(r"\{?\\([_%&#~$])(?:\{\})?\}?|\$([<>])\$|\{\\textunderscore\}")
# Where a line ends within an identifier: behind its slash, hyphen or underscore, or before more
# of a number with points ("10.1000/j.pots.\n2019.03.001").
_BROKEN_DOI = re.compile(
    r"(10\.\d{4,9}/(?:[^\s\"<>]{0,99}[/_-])?|10\.\d{4,9}/[^\s\"<>]{0,99}\.(?=\s*\d+[.-]\d)"
    r"|doi\.org/|doi:)[ \t]*[\r\n]+[ \t]*(?=[a-z0-9(])",
    re.IGNORECASE,
)
_BROKEN_ARXIV = re.compile(r"(arxiv[:\s]\s?\d{4}\.?)[ \t]*[\r\n]+[ \t]*(?=\.?\d)", re.IGNORECASE)
_SPACED_DOI = re.compile(r"(doi(?:\.org/|[:\s]{1,3}))10\s?\.\s?(\d{4,9})\s?/\s?", re.IGNORECASE)
_PROXIED = re.compile(
    r"(https?://)([\w-]{3,60}-(?:org|com|net|gov|edu|eu|fr|de|uk|science|ch|jp))"
    r"\.[\w.-]{0,80}(?:prox|idm\.oclc)[\w.-]{0,80}",
    re.IGNORECASE,
)
_APPENDED = re.compile(
    r"(https?://[\w.-]{3,60}?\.(?:org|com|net|gov|edu|eu|fr|de|uk|science|ch|jp))"
    r"\.[\w.-]{0,80}(?:prox|idm\.oclc)[\w.-]{0,80}",
    re.IGNORECASE,
)


def readable(text: object) -> str:
    r"""Undo what typesetting and transport do to identifiers.

    Parameters
    ----------
    text : object
        Usually text; None gives the empty text.

    Returns
    -------
    str
        Entities and percent signs decoded, dashes plain, invisible marks gone, full-width forms
        plain, identifiers broken at line ends joined, addresses freed from library proxies.

    Examples
    --------
    >>> (
    ...     readable("doi:10.1000/a\u2010\nb%2Fc"),
    ...     readable("https://arxiv-org.proxy.example.edu/abs/1"),
    ... )
    ('doi:10.1000/a-b/c', 'https://arxiv.org/abs/1')
    """
    line = "" if text is None else str(text)
    if not line.isascii():
        line = _plain_signs(line)
    if _ODD.search(line):
        line = _unescaped(line)
        if "\n" in line or "\r" in line:
            line = _BROKEN_ARXIV.sub(r"\1", _joined(line))
    if "10 " in line or "10. " in line or " /" in line or "/ " in line:
        line = _SPACED_DOI.sub(r"\g<1>10.\2/", line)
    if "prox" in line or "idm.oclc" in line:
        line = _APPENDED.sub(r"\1", _PROXIED.sub(_own_host, line))
    return line


def _plain_signs(line: str) -> str:
    line = _INVISIBLE.sub("", _RAISED.sub(" ", line))
    return unicodedata.normalize("NFKC", line).translate(_DASHES)


def _unescaped(line: str) -> str:
    for _ in range(_PASSES):
        before = line
        if "&" in line:
            line = _ENTITY.sub(lambda found: html.unescape(found[0]), _AMPERSANDS.sub("&", line))
        if "%" in line:
            line = unquote(_PERCENTS.sub("%", line))
        if line == before:
            break
    if not line.isascii():
        line = _plain_signs(line)
    if "\\" in line or "$" in line:
        line = _LATEX.sub(lambda found: found[1] or found[2] or "_", line)
    return line


def _joined(line: str) -> str:
    # One DOI can be broken more than once.
    return _BROKEN_DOI.sub(r"\1", _BROKEN_DOI.sub(r"\1", line))


def _own_host(found: re.Match[str]) -> str:
    # "www-example-org" stands for www.example.org, and a doubled hyphen for one hyphen.
    host = found[2].replace("--", "\0").replace("-", ".").replace("\0", "-")
    return f"{found[1]}{host}"
