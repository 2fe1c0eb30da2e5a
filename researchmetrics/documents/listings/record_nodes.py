"""The blocks of a page as a tree of what may be entries, and what speaks for each block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.page import Box, Page
from researchmetrics.documents.listings.line_shapes import LineShape

__all__ = ["LED", "WHOLE", "Node", "bottom_up", "favour", "is_list", "node_tree"]

# Two of these are never one entry.
WHOLE = frozenset(("li", "article", "tr", "option"))
LED = frozenset(("dt", "h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "table", "tbody", "dl", "section"))
_CELLS = frozenset(("#", "td", "th"))
_UNTITLED = frozenset(("heading", "year", "label", "bar", "other"))
_HEADINGS = LED - {"dt", "h1"}
# Between titles that are headings there is hardly more than one of these an entry.
_ENTRY_PARTS = frozenset(("full", "names", "names-venue", "title-venue", "title-names"))
_ONE, _LEAST_LED, _LONGEST_GROUP = 1.3, 3, 12
# A block is rather one entry than a run of lines in it, the more so where it has siblings like it.
_BOX_BONUS, _SIBLING_BONUS = 0.12, 0.2
# Siblings that hold one or two of what looks like entries each are the entries themselves.
_RECORD_BONUS, _FEW = 0.45, 2.2


@dataclass(slots=True)
class Node:
    """A child of a block: a block itself, or a line.

    Parameters
    ----------
    start, end : int
        Its lines.
    tag : str
        Name of its element; ``#`` for a line.
    signature : str
        What it has in common with others like it.
    form : str
        Kind of its first line.
    gap : bool
        Whether an empty line stands before it.
    bonus : float
        What speaks for its being one entry.
    torn : bool
        Whether it goes with the title before it.
    term : bool
        Whether it is a title that goes with what follows.
    units : int
        Entries found in it.
    children : list of Node
        What is in it.
    value : float
        Best sum of scores in it.
    chosen : list of tuple
        Entries made of its children: first, end, score.
    """

    start: int
    end: int
    tag: str
    signature: str
    form: str
    gap: bool
    bonus: float = 0.0
    torn: bool = False
    term: bool = False
    units: int = 0
    children: list[Node] = field(default_factory=list)
    value: float = 0.0
    chosen: list[tuple[int, int, float]] = field(default_factory=list)


def node_tree(page: Page, shapes: Sequence[LineShape]) -> Node:
    """Give the blocks that divide lines; one that only holds another is passed through.

    Parameters
    ----------
    page : Page
        A page.
    shapes : sequence of LineShape
        The shape of each line.

    Returns
    -------
    Node
        The outermost block.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page("<div><div><p>On pots<p>On pans</div></div>")
    >>> shapes = [LineShape("title", 7), LineShape("title", 7)]
    >>> [child.tag for child in node_tree(page, shapes).children]
    ['p', 'p']
    """
    page = _alike(page)
    root = _node(page, page.root, shapes, "")
    waiting = [(root, page.root)]
    while waiting:
        node, box = waiting.pop()
        box = _inner(box)
        if len(box.children) == 1:
            continue
        for child in box.children:
            if isinstance(child, int):
                node.children.append(_line(page, child, shapes))
                continue
            made = _node(page, child, shapes, node.tag)
            node.children.append(made)
            waiting.append((made, child))
    return root


def favour(children: Sequence[Node]) -> None:
    """Say how far each block is rather one entry than what is in it.

    Parameters
    ----------
    children : sequence of Node
        Siblings; their ``bonus``, ``torn`` and ``term`` are set.
    """
    alike = Counter(child.signature for child in children)
    inside = Counter[str]()
    for child in children:
        inside[child.signature] += 99 if is_list(child) else child.units
    _tear(children)
    _tear_groups(children)
    for child in children:
        if child.tag in _CELLS or child.torn:
            continue
        count = alike[child.signature]
        child.bonus = _BOX_BONUS if child.end - child.start > 1 else 0.0
        if count > 2 or child.tag in WHOLE:
            child.bonus += _SIBLING_BONUS
        if count > 2 and child.children and inside[child.signature] <= _FEW * count:
            child.bonus += _RECORD_BONUS


def _tear(children: Sequence[Node]) -> None:
    """Mark blocks that would be torn from their titles, where each term or heading has one."""
    pairs = [(one, other) for one, other in pairwise(children) if _is_pair(one, other)]
    if not pairs:
        return
    followers = Counter(other.tag for _, other in pairs)
    counts = Counter(child.tag for child in children)
    for one, other in pairs:
        one.term = other.torn = 5 * followers[other.tag] >= 4 * counts[other.tag]


def _tear_groups(children: Sequence[Node]) -> None:
    """Mark what stands between titles that are headings, each of which begins an entry."""
    places: dict[str, list[int]] = {}
    for place, child in enumerate(children):
        if _is_title(child):
            places.setdefault(child.signature, []).append(place)
    for starts in places.values():
        sizes = [end - start - 1 for start, end in pairwise(starts)]
        if len(starts) < _LEAST_LED or not 0 < max(sizes) <= _LONGEST_GROUP:
            continue
        ends = [*starts[1:], min(len(children), starts[-1] + 1 + max(sizes))]
        groups = [children[start + 1 : end] for start, end in zip(starts, ends, strict=True)]
        told = sum(child.form.rstrip("*") in _ENTRY_PARTS for one in groups for child in one)
        if told > _ONE * len(groups) or any(child.units > 1 for one in groups for child in one):
            continue
        for child in (child for one in groups for child in one):
            child.torn = True


def _is_title(node: Node) -> bool:
    """Whether a block is a heading by its element, and may be a title by its words."""
    inner = node.signature.rpartition(">")[2].partition(".")[0]
    return bool({node.tag, inner} & _HEADINGS) and node.form.rstrip("*") not in _UNTITLED - {
        "other"
    }


def _is_pair(one: Node, other: Node) -> bool:
    led = one.tag in LED or (one.tag == "p" and other.tag == "dd")
    return led and other.tag not in LED and one.form not in _UNTITLED


def bottom_up(root: Node) -> list[Node]:
    """List a block and all in it, what is inside first.

    Parameters
    ----------
    root : Node
        A block.

    Returns
    -------
    list of Node
        Every node once.
    """
    order, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += node.children
    return order[::-1]


def is_list(node: Node) -> bool:
    """Whether a block holds several of what is an entry each.

    Parameters
    ----------
    node : Node
        A block.

    Returns
    -------
    bool
        True for lists, tables and what holds list items, rows or articles.
    """
    return node.tag in _LISTS or sum(child.tag in WHOLE for child in node.children) > 1


def _alike(page: Page) -> Page:
    """Leave out of the hints what only one element of the page has, such as its ``id``."""
    counts = Counter(_plain(word) for element in page.elements for word in element.hints)
    elements = tuple(
        replace(
            element, hints=tuple(one for word in element.hints if counts[one := _plain(word)] > 1)
        )
        for element in page.elements
    )
    return replace(page, elements=elements)


def _inner(box: Box) -> Box:
    while len(box.children) == 1 and isinstance(only := box.children[0], Box):
        box = only
    return box


def _line(page: Page, number: int, shapes: Sequence[LineShape]) -> Node:
    line, kind = page.lines[number], shapes[number].kind
    element = page.elements[line.runs[0].element]
    form = f"{kind}{'*' if 'bold' in line.runs[0].marks else ''}"
    first = "/".join(sorted(line.runs[0].marks)) + ("@" if line.runs[0].href else "")
    signature = f"#{first} {'.'.join(element.hints[:2])}" if kind != "hidden" else "#hidden"
    return Node(
        number,
        number + 1,
        "#",
        signature,
        kind if kind in {"bar", "hidden", "heading"} else form,
        line.after_gap,
    )


def _node(page: Page, box: Box, shapes: Sequence[LineShape], around: str) -> Node:
    check()
    inner, names, tag = box, [], page.elements[box.element].tag
    while True:
        element = page.elements[inner.element]
        names.append(".".join((element.tag, *sorted(element.hints[:3]))))
        if len(inner.children) != 1 or not isinstance(only := inner.children[0], Box):
            break
        inner = only
        inside = page.elements[inner.element].tag
        tag = inside if tag not in WHOLE and inside in WHOLE | LED else tag
    kind = shapes[box.start].kind if box.start < len(shapes) else "other"
    gap = page.lines[box.start].after_gap if box.start < len(page.lines) else False
    signature = f"{around}>{'>'.join(names[:4])}"
    return Node(box.start, box.end, tag, signature, kind, gap)


def _plain(word: str) -> str:
    """A class without the digits that number its bearers."""
    return word.rstrip("0123456789-_") if word[-1:].isdigit() else word
