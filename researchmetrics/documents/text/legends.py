"""What a list says of its marks: "* equal contribution", "† corresponding author"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from researchmetrics.records import Author

__all__ = ["apply_legend", "read_legend"]

_SIGNS = r"\*{1,3}|[∗⋆†‡§¶#+^✉]"
_MARK = rf"(?:\^\{{)?\(?(?P<mark>{_SIGNS})\)?\}}?"
_EQUAL = (
    r"(?:equal(?:ly)?\b|(?:co-?|joint |shared )first[ -]?auth|jointly|gleich(?:wertig|e[rmn]?|"
    r"berechtigt)|"
    r"contribution[s]? égales?|égale|igual|contribuição igual|contributo uguale|동등|"
    r"공동\s?(?:제\s?)?[1일]?\s?저자|"
    r"공동\s?기여|同等|共同一作|共同第一)"
)
_CORRESPONDING = (
    r"(?:correspond|contact author|korrespond|corresponsal|correspondante|"
    r"교신|책임저자|責任著者|通讯|通信)"
)
_AFTER = re.compile(
    rf"{_MARK}[\s:=,–-]*(?:\w+\s+){{0,5}}?(?:(?P<equal>{_EQUAL})|"
    rf"(?P<corresponding>{_CORRESPONDING}))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?P<equal>{_EQUAL})|(?P<corresponding>{_CORRESPONDING}))[^.;*†‡]{{0,60}}?(?:by|with|"
    rf"mit|por|par|:|\()\s*"
    rf"(?:an?\s+)?(?:asterisk|star|dagger)?\s*{_MARK}",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"\b(?:asterisks?|stars?|sternchen)\b.{{0,60}}?(?:(?P<equal>{_EQUAL})|"
    rf"(?P<corresponding>{_CORRESPONDING}))",
    re.IGNORECASE,
)
_LONGEST = 300
_PLAIN = {"∗": "*", "⋆": "*"}


def read_legend(text: str) -> dict[str, str]:
    """Read what a line says of marks.

    Parameters
    ----------
    text : str
        A line without markup.

    Returns
    -------
    dict of str to str
        Mark to ``equal`` or ``corresponding``; empty where the line explains none.

    Examples
    --------
    >>> read_legend("* indicates equal contribution, † corresponding author")
    {'*': 'equal', '†': 'corresponding'}
    """
    if len(text) > _LONGEST:
        return {}
    meanings: dict[str, str] = {}
    for pattern in (_AFTER, _BEFORE):
        for found in pattern.finditer(text):
            meaning = "equal" if found["equal"] else "corresponding"
            meanings.setdefault(_PLAIN.get(found["mark"], found["mark"]), meaning)
    if not meanings and (worded := _WORDED.search(text)):
        meanings["*"] = "equal" if worded["equal"] else "corresponding"
    return meanings


def apply_legend(authors: tuple[Author, ...], legend: Mapping[str, str]) -> tuple[Author, ...]:
    """Set what the marks of authors mean where the list explains them.

    Parameters
    ----------
    authors : tuple of Author
        Authors of an entry of that list.
    legend : Mapping of str to str
        From `read_legend`.

    Returns
    -------
    tuple of Author
        Marked authors say so; of the others nothing is known.

    Examples
    --------
    >>> apply_legend((Author(name="Ann Pott", marks=("*",)),), {"*": "equal"})[0].is_equal
    True
    """
    if not legend:
        return authors
    explained = []
    for author in authors:
        meanings = {legend[mark] for mark in author.marks if mark in legend}
        # Two authors may share a star that stands for something else here.
        stays = author.is_equal and not set(author.marks) & set(legend)
        explained.append(
            replace(
                author,
                is_equal=True if "equal" in meanings or stays else None,
                is_corresponding=True if "corresponding" in meanings else author.is_corresponding,
            )
        )
    return tuple(explained)
