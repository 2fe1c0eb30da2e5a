"""Reading XML elements by their bare names, in whatever name space an answer puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from researchmetrics.sources.xml import inner_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["all_of", "bare_name", "text_of", "texts_of"]


def bare_name(element: Element) -> str:
    """Return the name of an element without its name space.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Any.

    Returns
    -------
    str
        Without what stands before it in braces.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> bare_name(read_xml(b"<a:feed xmlns:a='http://a.example'/>", "x"))
    'feed'
    """
    return str(element.tag).rpartition("}")[2]


def all_of(element: Element, name: str) -> list[Element]:
    """Return the children of a name.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Whose children.
    name : str
        Without name space.

    Returns
    -------
    list of xml.etree.ElementTree.Element
        In order.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> len(all_of(read_xml(b"<a><b/><c/><b/></a>", "x"), "b"))
    2
    """
    return [child for child in element if bare_name(child) == name]


def texts_of(element: Element, name: str) -> tuple[str, ...]:
    """Read the texts of the children of a name.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Whose children.
    name : str
        Without name space.

    Returns
    -------
    tuple of str
        White space tidied; without those that are empty.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> texts_of(read_xml(b"<a><b> red <i>clay</i></b><b/></a>", "x"), "b")
    ('red clay',)
    """
    return tuple(text for child in all_of(element, name) if (text := inner_text(child)))


def text_of(element: Element, name: str) -> str | None:
    """Read the text of the first child of a name that holds any.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Whose child.
    name : str
        Without name space.

    Returns
    -------
    str or None
        White space tidied.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> text_of(read_xml(b"<a><b/><b>clay</b></a>", "x"), "b")
    'clay'
    """
    return next(iter(texts_of(element, name)), None)
