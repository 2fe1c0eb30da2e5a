"""Reading a web page as a tree, in one pass and without fail, whatever the page is."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement

__all__ = ["classes_of", "described", "links_of", "read_page"]

_DEEPEST = 200
_NEXT = re.compile(r"<(?:!--|([!?])|(/?)([A-Za-z][\w:-]*+))")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s=>/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?""")
_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
# What these hold is no markup.
_OPAQUE = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea")}
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
# Many pages leave the ends of these out.
_ENDED_BY = {
    "dd": {"dt", "dd"},
    "dt": {"dt", "dd"},
    "li": {"li"},
    "p": {"p"},
    "td": {"td"},
    "tr": {"tr"},
}


def read_page(body: bytes) -> Element:
    r"""Read a page.

    Parameters
    ----------
    body : bytes
        Of the page. It is decoded as it declares itself, unless it is UTF-8 by its bytes.

    Returns
    -------
    xml.etree.ElementTree.Element
        A root named ``page`` around all elements, their names and attributes in lower case.
        Elements that are never closed hold what follows; scripts and styles are empty.

    Examples
    --------
    >>> page = read_page(b"<meta charset=iso-8859-1><p class='a'>P\xe9t <b>&amp; pot</p>")
    >>> "".join(page.find("p").itertext()), page.find("p").get("class")
    ('Pét & pot', 'a')
    """
    text = _decoded(body)
    root = Element("page")
    path, at = [root], 0
    while found := _NEXT.search(text, at):
        _say(path[-1], text[at : found.start()])
        at = found.end()
        if found[3] is None:
            closer = "-->" if found[1] is None else ">"
            at = text.find(closer, at) + len(closer)
            if at < len(closer):
                return root
            continue
        said, at = _attributes(text, at)
        at = _place(path, found[3].lower(), said, text, at, closes=bool(found[2]))
    _say(path[-1], text[at:])
    return root


def _place(
    path: list[Element], name: str, said: dict[str, str], text: str, at: int, *, closes: bool
) -> int:
    """Open or close an element, and return where reading goes on."""
    if closes:
        place = next((n for n in range(len(path) - 1, 0, -1) if path[n].tag == name), None)
        if place is not None:
            del path[place:]
        return at
    if path[-1].tag in _ENDED_BY.get(name, ()):
        path.pop()
    element = SubElement(path[-1], name, said)
    if name in _OPAQUE:
        end = _OPAQUE[name].search(text, at)
        return end.start() if end else len(text)
    if name not in _EMPTY and len(path) < _DEEPEST:
        path.append(element)
    return at


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    said: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(text, at):
        at = attribute.end()
        value = attribute[2] or ""
        value = value[1:-1] if value[:1] in {'"', "'"} and value[:1] == value[-1:] else value
        said.setdefault(attribute[1].lower(), _unescaped(value))
    end = text.find(">", at)
    return said, end + 1 if end >= 0 else len(text)


def _say(element: Element, text: str) -> None:
    """Add text where it stands: in an element, or behind the last within it."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + _unescaped(text)
    else:
        element.text = (element.text or "") + _unescaped(text)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # of a number with thousands of digits
        return text


def _decoded(body: bytes) -> str:
    declared = _CHARSET.search(body[:4096])
    for name in ("utf-8-sig", declared[1].decode() if declared else "windows-1252"):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("utf-8", "replace")


def classes_of(element: Element) -> frozenset[str]:
    """Return the classes of an element.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Of a page.

    Returns
    -------
    frozenset of str
        Empty where it has none.
    """
    return frozenset((element.get("class") or "").split())


def links_of(element: Element) -> list[tuple[str, Element]]:
    """Return the links within an element.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Of a page.

    Returns
    -------
    list of (str, xml.etree.ElementTree.Element)
        Address as written, and what bears it.

    Examples
    --------
    >>> [link for link, _ in links_of(read_page(b"<p><a href=/pots/>pots</a><a>none</a></p>"))]
    ['/pots/']
    """
    found = ((at.get("href") or "", at) for at in element.iter("a"))
    return [(link.strip(), at) for link, at in found if link.strip()]


def described(page: Element) -> list[tuple[str, Element]]:
    """Return what lists of terms and descriptions say.

    Parameters
    ----------
    page : xml.etree.ElementTree.Element
        With such lists.

    Returns
    -------
    list of (str, xml.etree.ElementTree.Element)
        Term, without a colon at its end, and description.

    Examples
    --------
    >>> page = read_page(b"<dl><dt>Year:</dt><dd>2024</dd><dt>DOI:</dt><dd></dd></dl>")
    >>> [(term, at.text) for term, at in described(page)]
    [('Year', '2024'), ('DOI', None)]
    """
    term, found = "", []
    for element in page.iter():
        if element.tag == "dt":
            term = " ".join("".join(element.itertext()).split()).rstrip(":")
        elif element.tag == "dd":
            found.append((term, element))
    return found
