"""The lists of publications in plain text, each entry a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.line_shapes import line_shape
from researchmetrics.documents.listings.page_lists import find_page_lists
from researchmetrics.documents.listings.text_page import text_page
from researchmetrics.documents.listings.text_parts import with_parts
from researchmetrics.documents.listings.text_shapes import text_shapes
from researchmetrics.documents.listings.units import Listing

__all__ = ["find_text_lists"]

# Words that mean nothing else: what stands between entries is told apart from them.
_WORDS = {"bar": "se", "year": "se", "prose": "sg"}


def find_text_lists(text: str, *, announced: bool = False) -> tuple[Listing, ...]:
    r"""Find the lists of publications in plain text.

    Parameters
    ----------
    text : str
        Plain text: written, pasted from a browser, or lines of a PDF.
    announced : bool, default False
        Whether the text is known to hold nothing but works, whoever's they are.

    Returns
    -------
    tuple of Listing
        As for `find_page_lists`.

    Examples
    --------
    >>> found = find_text_lists(
    ...     "Papers\n\nOn the firing of pots\nAnn Pott, Bo Lee\nClay, 2019\n\n"
    ...     "On the glazing of pans\nAnn Pott\nClay, 2018\n\nTalks\n\nOn pots, Delft, 2017"
    ... )
    >>> [unit.texts[0] for one in found for unit in one.units]
    ['On the firing of pots', 'On the glazing of pans']
    """
    page = _told_apart(text_page(text))
    page = replace(page, title="Publications") if announced else page
    return with_parts(_worded(find_page_lists(page, mended=text_shapes)))


def _told_apart(page: Page) -> Page:
    """Give paragraphs that begin alike a word in common, as classes do in HTML."""
    shapes = text_shapes(page, [line_shape(line.text) for line in page.lines])
    elements = list(page.elements)
    for box in page.root.children:
        if isinstance(box, int):
            continue
        element = elements[box.element]
        if element.tag == "p":
            word = _WORDS.get(shapes[box.start].kind)
            hints = (word, *element.hints) if word else element.hints
            elements[box.element] = replace(element, hints=hints)
    return replace(page, elements=tuple(elements))


def _worded(listings: Sequence[Listing]) -> list[Listing]:
    """Leave out what has no word: numbers and years that stand between entries."""
    kept = []
    for listing in listings:
        units = tuple(unit for unit in listing.units if any(map(str.isalpha, unit.text)))
        if units:
            kept.append(replace(listing, units=units))
    return kept
