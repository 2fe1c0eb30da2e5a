"""What a reader sees of a line: markup, links and inline LaTeX taken off."""

from __future__ import annotations

import html
import re

from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.links import strip_links

__all__ = ["shown"]

_MATH = re.compile(r"\$([^$\n]{1,200})\$")
_FONT = re.compile(
    r"\{?\\(?:rm|bf|it|tt|sf|em|mathrm|mathbf|textit|textbf|text|emph)\b\s*\{?([^{}]{0,200})\}?\}?"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def shown(text: str) -> str:
    r"""Reduce a line to its words.

    Parameters
    ----------
    text : str
        A line with Markdown, inline HTML or LaTeX.

    Returns
    -------
    str
        Plain text with single blanks.

    Examples
    --------
    >>> shown(r"**On** pots,<br/> ${\rm KSIAM}~(2021).$ ( [link](#) )")
    'On pots, KSIAM (2021).'
    """
    text = _MATH.sub(lambda found: _FONT.sub(r"\1", found[1]).replace("~", " "), text)
    text = _TAG.sub(" ", strip_links(text)) if "<" in text or "[" in text or "(" in text else text
    return read_emphasis(html.unescape(text)).text
