"""Lists of names as bibliographies and exports print them: parted into names, each as printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from researchmetrics.records import Author

__all__ = ["authors_of", "name_key", "parted", "per_name", "without_cut"]

_CUT = re.compile(
    r"(?:(?:^|[\s,;&]+)(?:and\s+)?(?:others\.?|et[\s.]*al\b\.?|u\.?\s?a\.)|[\s,;&]*(?:…|\.\.\.))"
    r"[\s.,;]*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{2,4}|ph\.?\s?d|m\.?\s?d|esq)\.?", re.IGNORECASE)
# "J.", "J. A.", "JA", "J.-P.", "Ch.": given names cut to initials.
_INITIALS = re.compile(r"(?:(?:[A-Z\u00c0-\u00de]|[A-Z][a-z](?=\.))\.?[\s’'-]*){1,5}")
_MARKS = re.compile(r"(?:\s*[*†‡§¶#✉∗⋆★]|\s*\^\{?[*†‡§\d,]+\}?)+$")
_LETTERS = re.compile(r"[\W\d_]+")
_NOBODY = re.compile(
    r"\[no author.{0,30}\]|no author.{0,30}|anon(?:ymous)?\.?|n/?a|-+", re.IGNORECASE
)


def authors_of(
    names: Iterable[str], ids: Mapping[str, Sequence[str]] | None = None
) -> tuple[Author, ...]:
    """Make authors of names.

    Parameters
    ----------
    names : iterable of str
        As printed; footnote marks behind them are kept apart.
    ids : Mapping of str to sequence of str, optional
        By `name_key` of a name: identifiers stated for it.

    Returns
    -------
    tuple of Author
        In order, without what is empty or says that there is none.

    Examples
    --------
    >>> [(author.name, author.marks) for author in authors_of(["Pott, Ann*", "[No author name]"])]
    [('Pott, Ann', ('*',))]
    """
    found = []
    for printed in names:
        marks = _MARKS.search(printed)
        name = (printed[: marks.start()] if marks else printed).strip(" ,;&")
        if not name or _NOBODY.fullmatch(name):
            continue
        own = tuple(ids.get(name_key(name), ())) if ids else ()
        found.append(Author(name=name, ids=own, marks=(marks[0].strip(),) if marks else ()))
    return tuple(found)


def without_cut(text: str) -> tuple[str, bool]:
    """Take "et al.", "and others" or dots off the end of a list of names.

    Parameters
    ----------
    text : str
        The list.

    Returns
    -------
    tuple of (str, bool)
        The list, and whether it was cut.

    Examples
    --------
    >>> without_cut("A Pott, B Lee, ...")
    ('A Pott, B Lee', True)
    """
    cut = _CUT.search(text[-40:])
    return (text[: len(text) - min(len(text), 40) + cut.start()], True) if cut else (text, False)


def parted(text: str) -> list[str]:
    """Part a list of names where its form does not tell by what.

    Parameters
    ----------
    text : str
        Names parted by semicolons, by "and", by bars, or by commas; also with commas within each.

    Returns
    -------
    list of str
        Each name as printed.

    Examples
    --------
    >>> parted("Pott, Ann; Lee, Bo; ")
    ['Pott, Ann', 'Lee, Bo']
    >>> parted("A. Pott, B. C. Lee, and D. Kim Jr.")
    ['A. Pott', 'B. C. Lee', 'D. Kim Jr.']
    >>> parted("Pott, A., Lee, B.C.")
    ['Pott, A.', 'Lee, B.C.']
    """
    for sign in (";", "|", "\n"):
        if sign in text:
            return [name.strip() for name in text.split(sign) if name.strip(" ,")]
    found = []
    for piece in _AND.split(text):
        found += _by_commas(piece)
    return found


def _by_commas(text: str) -> list[str]:
    pieces = _joined_suffixes([piece.strip() for piece in text.split(",") if piece.strip()])
    if len(pieces) < 2:
        return pieces
    initials = [_INITIALS.fullmatch(piece) is not None for piece in pieces]
    if len(pieces) % 2 == 0 and all(initials[1::2]) and not any(initials[::2]):
        return [
            f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)
        ]
    if len(pieces) == 2 and not all(" " in piece for piece in pieces):
        return [", ".join(pieces)]
    return pieces


def _joined_suffixes(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.fullmatch(piece):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def name_key(name: str) -> str:
    """Reduce a name to its family name and first initial, so that its forms within a record meet.

    Parameters
    ----------
    name : str
        "Family, Given", "Family G." or "Given Family".

    Returns
    -------
    str
        Letters without accents, the initial after a blank.

    Examples
    --------
    >>> name_key("Carberry, Josiah S.") == name_key("Carberry J.S.") == name_key("Carberry, JS")
    True
    """
    family, comma, given = name.partition(",")
    if not comma:
        words = name.split()
        if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
            family, given = " ".join(words[:-1]), words[-1]
        elif words:
            family, given = words[-1], words[0] if len(words) > 1 else ""
    return f"{_folded(family)} {_folded(given)[:1]}"


def per_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Collect what is stated of names, where no two of them share a key.

    Parameters
    ----------
    pairs : iterable of (str, str)
        Name and statement.

    Returns
    -------
    dict
        By `name_key`: statements in order, none twice.

    Examples
    --------
    >>> per_name([("Pott, A", "orcid:1"), ("Pott, Ann", "orcid:1")])
    {'pott a': ['orcid:1']}
    """
    found: dict[str, list[str]] = {}
    for name, said in pairs:
        known = found.setdefault(name_key(name), [])
        if said not in known:
            known.append(said)
    return found


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _LETTERS.sub("", text).casefold()
