"""Parting lines that a converter ran together: ``On potsA Pott, B LeeClay, 2019``.

Converters of web pages leave out the breaks between the blocks of a table's cell. Where most of
the long lines of a document have a capital letter within a word, and hardly twice the same word,
these letters begin new lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["parted"]

_LONG, _LEAST_LINES, _SHARE, _DISTINCT = 50, 5, 0.5, 0.6
# What a capital letter in a word says nothing in: addresses and elements.
_ADDRESS = re.compile(
    r"\]\([^()\s]*\)|<[^<>]{1,300}>|(?:https?://|www\.)\S+|10\.\d{4,9}/\S+?(?=\.[A-Z][a-z]|\s|$)"
)
_TOKEN = re.compile(r"[^\s|\[\](){}<>*_/\"“”,;:]+")
_BORDER = re.compile(r"(?<=[^\W\d_A-Z?!.…])(?=[^\W\d_a-z])|(?<=[?!.…])(?=[A-ZÀ-ÖØ-Þ](?![.\w]?\.))")
_WORD = re.compile(r"[^\W\d_]+")
# Shorter beginnings are parts of one word: "GitHub", "PhD".
_WHOLE, _STUMP = 5, 2


def parted(text: str) -> str:
    r"""Part lines that were run together.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    str
        The same with ``<br>`` where a line began; unchanged where lines are as written.

    Examples
    --------
    >>> parted("On pots and cracks in themA Pott, B LeeClay 12 (3), 1-9| 12")
    'On pots and cracks in themA Pott, B LeeClay 12 (3), 1-9| 12'
    """
    lines = text.split("\n")
    long = [line for line in lines if len(line) > _LONG]
    if len(long) < _LEAST_LINES:
        return text
    found = [[token for token in _tokens(line) if _borders(token)] for line in long]
    counts = Counter(token for one in found for token in one)
    # A word of most lines is written so: "BibTeX".
    counts = Counter({word: n for word, n in counts.items() if n == 1 or 2 * n < len(long)})
    if sum(any(token in counts for token in one) for one in found) < _SHARE * len(long):
        return text
    if len(counts) < _DISTINCT * sum(counts.values()):
        return text
    words = set(_WORD.findall(text))
    return "\n".join(_part(line, counts, words) if len(line) > _LONG else line for line in lines)


def _tokens(line: str) -> Sequence[str]:
    return _TOKEN.findall(_ADDRESS.sub(" ", line))


def _borders(token: str) -> list[int]:
    """Where a capital follows the end of a word or sentence; "NeurIPS" and "PhD" are one word."""
    if token.islower() or token.isdigit():
        return []
    places = []
    for found in _BORDER.finditer(token):
        before, rest = token[: found.start()], token[found.start() :]
        if not rest[0].isupper() or not (before[-1].islower() or not before[-1].isalpha()):
            continue
        if len(before) >= _WHOLE or (
            len(before) > _STUMP and (len(rest) == 1 or rest[1].islower())
        ):
            places.append(found.start())
    return places


def _part(line: str, counts: Counter[str], words: set[str]) -> str:
    """Part one line at its tokens, but for what stands in addresses."""
    pieces, place = [], 0
    for address in [*_ADDRESS.finditer(line), None]:
        end = address.start() if address else len(line)
        pieces.append(_TOKEN.sub(lambda token: _cut(token[0], counts, words), line[place:end]))
        if address:
            pieces.append(address[0])
            place = address.end()
    return "".join(pieces)


def _cut(token: str, counts: Counter[str], words: set[str]) -> str:
    for border in reversed(_borders(token)):
        before = token[:border]
        ends = not before[-1].isalpha()
        if counts[token] == 1 or ends or (len(before) >= _WHOLE and before in words):
            token = f"{before}<br>{token[border:]}"
    return token
