"""What a browser hides at first: BibTeX and abstracts are kept apart, lists under tabs are read."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["hidden_text", "spelled_out"]

_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLASSES = frozenset((
    "hidden", "hide", "d-none", "invisible", "visually-hidden", "visuallyhidden", "sr-only",
    "screen-reader-text", "is-hidden", "collapse", "collapsed", "modal", "offscreen",
))  # fmt: skip
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:bib|bibtex|bibtexs?|abstract|abstracts|abs|cite|citation|bibentry|bibitem-?bib)"
    r"(?:$|[-_\s\d])|bibtex|abstract|bib[-_]?(?:entry|source|text)",
    re.IGNORECASE,
)
_BIBTEX = re.compile(r"@[a-zA-Z]{3,20}\s*[{(]\s*[^\s,{}]{0,200}\s*,[\s\S]{0,400}?=")
_AUTHORS = re.compile(r"^\W*(?:and\s+)?\d+\s+more\s+authors?\W*$", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d_][^'\"()=;{}<>\n]{2,4000}")
_ENTRIES = ("li", "tr", "article", "p", "dd")


def hidden_text(node: Any) -> str | None:
    """Give the text of an element that a reader of the page does not see.

    Parameters
    ----------
    node : lxml element
        An element.

    Returns
    -------
    str or None
        None where it is seen, or holds a list to be read all the same; empty where what is hidden
        belongs to no entry.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> hidden_text(fromstring('<div class="bibtex hidden">@book{a, year=2019}</div>'))
    '@book{a, year=2019}'
    >>> hidden_text(fromstring("<p>A. Pott</p>")) is None
    True
    """
    tag = node.tag
    if tag in {"pre", "textarea", "code"} and _BIBTEX.search(text := str(node.text_content())):
        return text
    if tag == "details":
        return _details(node)
    if tag == "span" and "Z3988" in (node.get("class") or ""):
        # Machines read the work from the title of an empty element (COinS).
        return str(node.get("title") or "") or None
    if not _is_hidden(node):
        return None
    return _kept(node)


def spelled_out(node: Any) -> str | None:
    r"""Give the names behind a count of authors, where a click would show them.

    Parameters
    ----------
    node : lxml element
        An element.

    Returns
    -------
    str or None
        Names as the page would print them; None for anything else.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> page = "<span onclick=\"show('Ann Pott, Bo Lee')\">2 more authors</span>"
    >>> spelled_out(fromstring(page))
    'Ann Pott, Bo Lee'
    """
    if node.tag not in {"span", "a", "button"} or not _AUTHORS.match(node.text or ""):
        return None
    count = int(re.sub(r"\D", "", node.text) or 0)
    for source in (node.get("onclick"), node.get("title"), node.get("data-authors")):
        for names in re.split(r"['\"]", source or ""):
            listed = _NAMES.fullmatch(names.strip()) and " " in names.strip()
            if listed and len(names.split(",")) == count and not names.startswith("click"):
                return str(names).strip()
    return None


def _is_hidden(node: Any) -> bool:
    if not node.attrib:
        return False
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    if style and _STYLE.search(style):
        return True
    words = node.get("class")
    return bool(words) and not _CLASSES.isdisjoint(words.lower().split())


def _kept(node: Any) -> str | None:
    """Of something hidden: BibTeX and abstracts as text, whole lists to be read, nothing else."""
    text = str(node.text_content()).strip()
    if _BIBTEX.search(text):
        several = len(re.findall(r"^[ \t]*@[a-zA-Z]{3,20}\s*[{(]", text, re.MULTILINE)) > 1
        return None if several and _holds_list(node) else text
    words = f"{node.get('class') or ''} {node.get('id') or ''}"
    if _BESIDE.search(words):
        return text
    return None if _holds_list(node) else ""


def _details(node: Any) -> str | None:
    """What is folded away: an abstract or BibTeX beside an entry, or a list."""
    summary = node.find("summary")
    label = "" if summary is None else str(summary.text_content())
    if _holds_list(node) or not _BESIDE.search(label):
        return None
    text = str(node.text_content())
    return text.replace(label, "", 1).strip()


def _holds_list(node: Any) -> bool:
    """Whether something hidden holds entries: dated blocks."""
    dated = 0
    for block in node.iter(*_ENTRIES):
        dated += bool(re.search(r"\b(?:19|20)\d\d\b", str(block.text_content())[:3000]))
        if dated > 1:
            return True
    return False
