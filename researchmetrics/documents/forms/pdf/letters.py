"""The letters of a page with their places, faces and links, gathered into pieces of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from researchmetrics.documents.forms.pdf.fonts import Face

__all__ = ["Letter", "Link", "Piece", "pieces_of"]

# Blanks between the words of justified lines stay below this many letters' heights; wider gaps
# part columns and cells.
_WIDEST_BLANK = 1.2
# Base lines of one row differ by rounding only; raised letters by more, and they are smaller.
_SAME_BASE = 0.12
_SMALLER = 0.88
_HIGHEST, _LOWEST = 0.75, -0.4
# A gap of this part of a height parts words, even where the file has no blank.
_BLANK, _NO_ROOM = 0.3, 0.06


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as printed.

    Parameters
    ----------
    text : str
        The letter, or a blank.
    x0, x1 : float
        Left and right edge in points.
    base : float
        Height of its base line above the foot of the page.
    size : float
        Height of its font.
    face : Face
        Its font.
    href : str
        Where a link on it leads.
    is_raised : bool
        Whether it is small and stands above the line.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    face: Face
    href: str = ""
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An area of a page that leads to an address."""

    left: float
    right: float
    bottom: float
    top: float
    target: str

    def covers(self, letter: Letter) -> bool:
        """Whether the middle of a letter lies in the area.

        Parameters
        ----------
        letter : Letter
            On the same page.

        Returns
        -------
        bool
            True there.
        """
        height = letter.base + 0.3 * letter.size
        middle = (letter.x0 + letter.x1) / 2
        return self.left <= middle <= self.right and self.bottom - 1 <= height <= self.top + 1


@dataclass(slots=True)
class Piece:
    """Letters that follow one another on one line without a wide gap.

    Parameters
    ----------
    letters : list of Letter
        In reading order, which in Arabic and Hebrew runs to the left.
    base, size : float
        Base line and size of the ordinary letters among them.
    """

    letters: list[Letter] = field(default_factory=list)
    base: float = 0.0
    size: float = 0.0
    x0: float = 0.0
    x1: float = 0.0

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(letter.text for letter in self.letters)

    def add(self, letter: Letter) -> None:
        """Add the next letter.

        Parameters
        ----------
        letter : Letter
            On the same line.
        """
        if not self.letters:
            self.base, self.size, self.x0, self.x1 = letter.base, letter.size, letter.x0, letter.x1
        self.x0, self.x1 = min(self.x0, letter.x0), max(self.x1, letter.x1)
        self.letters.append(letter)


def pieces_of(letters: Iterable[Letter], links: Sequence[Link] = ()) -> list[Piece]:
    """Gather the letters of a page into pieces of lines.

    Parameters
    ----------
    letters : iterable of Letter
        In the order of the file.
    links : sequence of Link
        Links on the page.

    Returns
    -------
    list of Piece
        In the order of the file; blanks at their ends are left off.
    """
    pieces: list[Piece] = []
    piece, is_blank = Piece(), False
    for letter in letters:
        if letter.text == " ":
            is_blank = bool(piece.letters)
            continue
        joined = _joined(piece, letter)
        if joined is None:
            if piece.letters:
                pieces.append(piece)
            piece, joined = Piece(), letter
        elif _has_blank(piece, joined, is_blank=is_blank):
            last = piece.letters[-1]
            piece.add(replace(last, text=" ", x0=last.x1, x1=last.x1, is_raised=False))
        piece.add(joined)
        is_blank = False
    if piece.letters:
        pieces.append(piece)
    for one in pieces if links else ():
        _link(one, links)
    return pieces


def _has_blank(piece: Piece, letter: Letter, *, is_blank: bool) -> bool:
    """Whether a blank stands before a letter; one that has no room was only supposed there."""
    gap = _gap(piece.letters[-1], letter) / min(piece.size, letter.size)
    return gap > _BLANK or (is_blank and gap > _NO_ROOM)


def _joined(piece: Piece, letter: Letter) -> Letter | None:
    """Return the letter as it goes on with a piece, or None where it begins another."""
    if not piece.letters:
        return None
    last = piece.letters[-1]
    largest = max(piece.size, letter.size)
    if _gap(last, letter) > _WIDEST_BLANK * largest or _runs_back(last, letter, largest):
        return None
    rise = letter.base - piece.base
    if abs(rise) <= _SAME_BASE * largest:
        # A line may begin with a small letter: the size of a line is that of its largest.
        piece.size = max(piece.size, letter.size)
        return letter
    if letter.size <= _SMALLER * piece.size and _LOWEST * piece.size < rise < _HIGHEST * piece.size:
        return replace(letter, is_raised=rise > 0)
    if piece.size <= _SMALLER * letter.size and _LOWEST < -rise / letter.size < _HIGHEST:
        # All before was a mark; the line only begins here.
        raised = rise < 0
        piece.letters = [replace(one, is_raised=raised) for one in piece.letters]
        piece.base, piece.size = letter.base, letter.size
        return letter
    return None


def _gap(last: Letter, letter: Letter) -> float:
    """Space between two letters, whichever way the script runs."""
    return max(letter.x0 - last.x1, last.x0 - letter.x1)


def _runs_back(last: Letter, letter: Letter, size: float) -> bool:
    """Whether a letter of a script that runs to the right stands far left of the one before."""
    is_leftward = "\u0590" <= letter.text <= "\u08ff" or "\u0590" <= last.text <= "\u08ff"
    return letter.x0 < last.x0 - 2 * size and not is_leftward


def _link(piece: Piece, links: Sequence[Link]) -> None:
    near = [
        link
        for link in links
        if link.left < piece.x1
        and link.right > piece.x0
        and link.bottom - 2 <= piece.base + 0.3 * piece.size <= link.top + 2
    ]
    if not near:
        return
    for place, letter in enumerate(piece.letters):
        link = next((link for link in near if link.covers(letter)), None)
        if link is not None:
            piece.letters[place] = replace(letter, href=link.target)
