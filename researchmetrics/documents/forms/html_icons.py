"""Links of a page that show an icon and no words: those of the person, not those of entries."""

from __future__ import annotations

from typing import Any

__all__ = ["icon_addresses"]

_AROUND = frozenset(
    ("li", "p", "td", "div", "section", "header", "footer", "aside", "nav", "ul", "span")
)
# What stands beside an icon in a bar of icons is short; an entry of a list is longer.
_LONGEST = 80
# No page has more; what has is no page of a person.
_MOST = 200


def icon_addresses(root: Any) -> tuple[str, ...]:
    """List where links without words lead, apart from those in running text.

    Parameters
    ----------
    root : lxml.html.HtmlElement
        The page.

    Returns
    -------
    tuple of str
        Addresses of the web and of mail, each once, in order.

    Examples
    --------
    >>> from lxml.html import document_fromstring
    >>> icon_addresses(document_fromstring("<p><a href='https://orcid.org/1'><i></i></a></p>"))
    ('https://orcid.org/1',)
    """
    found: dict[str, None] = {}
    for link in root.iter("a"):
        href = str(link.get("href") or "").strip()
        if not href.startswith(("http://", "https://", "mailto:")) or _words(link):
            continue
        block = next((one for one in link.iterancestors() if one.tag in _AROUND), None)
        if block is not None and len(_words(block)) <= _LONGEST:
            found[href] = None
        if len(found) >= _MOST:
            break
    return tuple(found)


def _words(element: Any) -> str:
    """The words of an element, as far as they are needed to see that it has many."""
    words: list[str] = []
    length = 0
    for text in element.itertext():
        words += text.split()
        length += len(text.strip())
        if length > 2 * _LONGEST:
            break
    return " ".join(words)
