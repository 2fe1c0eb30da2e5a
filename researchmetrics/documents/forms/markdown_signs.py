"""Telling Markdown from plain text."""

from __future__ import annotations

import re

__all__ = ["is_markdown"]

_NAMED = re.compile(r"\.(?:md|markdown|mdown|mkd|mkdn|qmd|rmd|mdx)$", re.IGNORECASE)
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?:|mailto:|/|\.|#|[\w-]+\.\w)[^\s()]*\)"),
    re.compile(r"(?<![\w*])\*\*\w[^*\n]{0,200}\w\*\*(?!\w)"),
    re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    re.compile(
        r"^[ \t]*</?(?:ul|ol|li|table|tr|td|div|p|br|h[1-6])\b[^<>]*>", re.MULTILINE | re.IGNORECASE
    ),
)
_READ = 200_000


def is_markdown(text: str, *, name: str = "") -> bool:
    """Whether a text is Markdown.

    Parameters
    ----------
    text : str
        A document that is no HTML page.
    name : str, optional
        What it is called.

    Returns
    -------
    bool
        True where its name says so, or where it has headings, links, bold words or tags.

    Examples
    --------
    >>> is_markdown("# Ann Pott"), is_markdown("Ann Pott"), is_markdown("Ann", name="cv.md")
    (True, False, True)
    """
    return bool(_NAMED.search(name)) or any(sign.search(text[:_READ]) for sign in _SIGNS)
