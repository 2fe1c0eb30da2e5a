"""One entry of a list as it stands on a page: its lines, their marks, what it stands under.

Pages (HTML, Markdown, DOCX) and plain text are cut into these by modules of their own; the fields
are read from them by another, which so need not know of any form.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Line", "Listing", "Run", "Unit", "plain_unit"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks alike.

    Parameters
    ----------
    text : str
        As printed; blanks at its ends are kept, others are single.
    marks : frozenset of str
        Of ``bold``, ``italic``, ``underline``, ``struck``, ``sup``, ``sub``, ``code``, ``small``.
    href : str
        Where it leads; empty where it is no link.
    hints : tuple of str
        Words of the page for it, innermost element first: its classes, ``id``, ``itemprop``,
        ``property``, ``rel`` and, as ``tag:h3``, names of elements that say something.
        ``link-bar`` marks a row of links and buttons beside the entry ("[pdf] [bib]"), which is
        no text of it; ``cell`` what stands in a cell of a table.
    """

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""
    hints: tuple[str, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a list.

    Parameters
    ----------
    lines : tuple of tuple of Run
        What is seen, a line each: blocks and breaks end a line, and so do cells of a table.
    label : str
        Its printed number or key ("[12]", "3.", "J7"), taken off the lines; empty if none.
    headings : tuple of str
        Headings that it stands under, outermost first.
    hidden : tuple of str
        Hidden text that belongs to it, each as found: BibTeX, an abstract.
    raw : str
        As found, in one line.
    """

    lines: tuple[Line, ...]
    label: str = ""
    headings: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    raw: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each line, without marks."""
        return tuple("".join(run.text for run in line).strip() for line in self.lines)

    @property
    def text(self) -> str:
        """All of its text in one line."""
        return " ".join(" ".join(self.texts).split())

    @property
    def links(self) -> tuple[str, ...]:
        """Where its runs lead, each address once, in order."""
        found = (run.href for line in self.lines for run in line if run.href)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries of one list, which look alike.

    Parameters
    ----------
    units : tuple of Unit
        The entries in order.
    signature : str
        What they have in common ("ul.papers>li", "numbered lines").
    role : str or None
        What the headings announce (see `heading_role`); None where they say nothing.
    type : str or None
        Type of work that the headings announce, if one.
    year : str or None
        Year that the headings give, if any.
    sure : bool
        Whether a heading or the page says that these are publications; False where only their
        shape does.
    """

    units: tuple[Unit, ...]
    signature: str = ""
    role: str | None = None
    type: str | None = None
    year: str | None = None
    sure: bool = True


def plain_unit(text: str, *, headings: tuple[str, ...] = (), label: str = "") -> Unit:
    r"""Make a unit of plain text.

    Parameters
    ----------
    text : str
        An entry; line breaks in it are kept as lines.
    headings : tuple of str, optional
        Headings that it stands under.
    label : str, optional
        Its printed number.

    Returns
    -------
    Unit
        With one run a line.

    Examples
    --------
    >>> plain_unit("On pots\nA. Pott, 2019").texts
    ('On pots', 'A. Pott, 2019')
    """
    kept = tuple(line.strip() for line in text.split("\n") if line.strip())
    lines = tuple((Run(line),) for line in kept)
    return Unit(lines, label=label, headings=headings, raw=" ".join(kept))
