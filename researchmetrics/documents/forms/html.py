"""Telling HTML from text, and HTML as the lines that the readers of sections work on."""

from __future__ import annotations

import re

from researchmetrics.documents.forms.html_page import html_page
from researchmetrics.documents.forms.page_lines import page_lines

__all__ = ["html_lines", "is_html"]

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|main|section|article|header|h[1-6]|ul|ol|dl|table|p|"
    r"center|font|span|blockquote|pre|hr|dt|dd|li|tr|a|b|strong|style|script|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|\?xml)\b", re.IGNORECASE | re.DOTALL
)
_FRONT_MATTER = re.compile(r"\A---\n.{0,5000}?\n---[ ]*\n", re.DOTALL)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|[-*] \S.*\]\(|\d+\. \S.*\]\()|^[^<\n]*\]\(https?://", re.MULTILINE
)


def is_html(text: str) -> bool:
    """Whether a text is an HTML page or piece of one, rather than text with some tags in it.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    bool
        True where it begins with a tag that only pages begin with, and has no marks of Markdown.

    Examples
    --------
    >>> is_html("<!DOCTYPE html><p>Hi"), is_html("# CV<br/>of Ann")
    (True, False)
    """
    text = _FRONT_MATTER.sub("", text, count=1)
    if _WHOLE.match(text):
        return True
    return bool(_START.match(text)) and not _MARKDOWN.search(text[:200_000])


def html_lines(html: str) -> str:
    """Turn a page into lines: headings, list items, paragraphs, and rows with tabs.

    Parameters
    ----------
    html : str
        A page or piece of one.

    Returns
    -------
    str
        Markdown; what a browser hides is left out.

    Examples
    --------
    >>> print(html_lines("<h2>Talks</h2><ul><li><b>Pots</b>, Delft (2019)</li></ul>"))
    ## Talks
    <BLANKLINE>
    - **Pots**, Delft (2019)
    """
    return page_lines(html_page(html))
