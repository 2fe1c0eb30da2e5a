"""Lines of plain text that say nothing but where links lead ("project page / arXiv / video")."""

from __future__ import annotations

import re

from researchmetrics.documents.listings.link_bars import is_bar_text

__all__ = ["is_link_row"]

_PARTED = re.compile(r"\s*[\[\]()|/,·•;&{}<>:–—‖¦]+\s*|\s{2,}|\s-\s")
_STROKE = re.compile(r"[/|]")
_GLUED = re.compile(
    r"(?:pdf|bib(?:tex)?|slides?|code|poster|video|talk|demo|doi|arxiv|abs(?:tract)?|html|url|link|website|"
    r"project(?: page)?|paper|cite|data(?:set)?|preprint|"
    r"supp(?:lement)?|github|blog|ris|endnote){2,}",
    re.IGNORECASE,
)


def is_link_row(text: str) -> bool:
    """Whether a line says nothing but where links lead.

    Parameters
    ----------
    text : str
        A line without its links.

    Returns
    -------
    bool
        True for "project page / arXiv" and for "pdfslidescode", as tags leave it.

    Examples
    --------
    >>> is_link_row("project page / arXiv"), is_link_row("pdfcodeBibTeX"), is_link_row("On pots")
    (True, True, False)
    """
    if len(text) > 160:
        return False
    if _GLUED.fullmatch(text):
        return True
    parts = [part for part in _PARTED.split(text) if part]
    known = sum(map(is_bar_text, parts))
    return bool(parts) and (
        known == len(parts) or (2 * known >= len(parts) > 2 and _STROKE.search(text) is not None)
    )
