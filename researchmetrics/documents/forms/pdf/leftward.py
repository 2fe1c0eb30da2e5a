"""Lines of Hebrew and Arabic: from where the letters stand to the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.forms.pdf.letters import Letter, Piece

__all__ = ["is_leftward", "leftward_letters"]

_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = re.compile(f"[{_LEFTWARD}]")
# Words of Latin letters with what stands between them, and numbers, run to the right in the line.
_RIGHTWARD = re.compile(
    rf"[A-Za-z\u00c0-\u024f](?:[^{_LEFTWARD}\t]*[A-Za-z\u00c0-\u024f])?|\d+(?:[.,:/–-]\d+)*"
)
_BRACKETS = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_BLANK = 0.2
_WIDE = 1.2


def is_leftward(line: Sequence[Piece]) -> bool:
    """Whether most letters of a line belong to a script that runs to the left.

    Parameters
    ----------
    line : sequence of Piece
        What stands on it.

    Returns
    -------
    bool
        True for Hebrew and Arabic.
    """
    text = "".join(piece.text for piece in line)
    return len(_LETTER.findall(text)) * 2 > sum(map(str.isalpha, text))


def leftward_letters(line: Sequence[Piece], middle: float) -> list[Letter]:
    """Put the letters of a line in the order of reading.

    Parameters
    ----------
    line : sequence of Piece
        What stands on it.
    middle : float
        Twice the middle of the column.

    Returns
    -------
    list of Letter
        With their places mirrored, so that the line begins at the left as others do.

    References
    ----------
    .. [1] Unicode Standard Annex 9, Unicode bidirectional algorithm.
    """
    seen = [letter for piece in line for letter in piece.letters if letter.text != " "]
    seen.sort(key=lambda letter: -(letter.x0 + letter.x1))
    placed: list[Letter] = []
    for letter in seen:
        mirrored = replace(letter, x0=middle - letter.x1, x1=middle - letter.x0)
        if placed:
            last = placed[-1]
            gap = mirrored.x0 - last.x1
            if gap > _BLANK * letter.size:
                sign = "\t" if gap > _WIDE * letter.size else " "
                placed.append(replace(last, text=sign, x0=last.x1, is_raised=False))
        placed.append(mirrored)
    return _in_order(placed)


def _in_order(letters: list[Letter]) -> list[Letter]:
    # Letters that are printed as one have one place each here, and may be longer texts.
    text = "".join(letter.text[:1] for letter in letters)
    for found in _RIGHTWARD.finditer(text):
        letters[found.start() : found.end()] = letters[found.start() : found.end()][::-1]
    opened, closed = text.find("("), text.find(")")
    if closed >= 0 and (opened < 0 or closed < opened):
        letters = [replace(one, text=one.text.translate(_BRACKETS)) for one in letters]
    return letters
