"""Fields of one work that a document and the sources tell differently, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from rapidfuzz.distance import OSA

from researchmetrics.comparison.sides import Told
from researchmetrics.normalizer.names import names_match
from researchmetrics.normalizer.titles import shown_title, title_key
from researchmetrics.normalizer.venues import alike, identify

__all__ = ["Difference", "differences"]

# Kinds that are one another's forms in print, or say nothing of what is printed.
_ALIKE = ({"conference", "workshop", "article"}, {"book", "chapter"})
_SAYS_NOTHING = {"other", "talk", "unsubmitted"}
_SLIP = 2  # letters that differ where a word is misspelt


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two sides tell differently.

    Parameters
    ----------
    field : str
        Column of the works table.
    document, fetched : str
        What each says.
    reason : str
        How they differ, and what that usually means.
    is_certain : bool
        False where both may mean the same.
    """

    field: str
    document: str
    fetched: str
    reason: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class _Names:
    """A list of authors, and whether it ends before they do."""

    names: tuple[str, ...]
    is_cut: bool


_Compared = tuple[str, bool] | None  # why they differ, and whether that is certain


def differences(document: Told, fetched: Told) -> Iterator[Difference]:
    """Compare what a document says of a work with what sources say of it.

    Parameters
    ----------
    document, fetched : Told
        The two sides.

    Yields
    ------
    Difference
        Title, authors, year, venue, type and DOI, as far as both sides know them and none of what
        the document says agrees with any of what the sources say: a document that cites the
        preprint does not disagree with a source that knows preprint and article.
    """
    for field, compare in _FIELDS.items():
        read = _author_lists if field == "authors" else Told.values
        said, told = read(document, field), read(fetched, field)
        if not said or not told:
            continue
        found = [(compare(a, b), a, b) for a, b in product(said, told)]
        if any(outcome is None for outcome, _, _ in found):
            continue
        (outcome, a, b), *_ = found
        if outcome is not None:
            yield Difference(field, _written(a), _written(b), *outcome)


def _author_lists(told: Told, field: str) -> list[_Names]:
    return [
        _Names(tuple(record[field]), record["authors_truncated"] is True)
        for record in told.records
        if len(record[field])
    ]


def _written(value: Any) -> str:
    if not isinstance(value, _Names):
        return str(value)
    return "; ".join([*value.names, *(["and others"] if value.is_cut else [])])


def _titles(a: str, b: str) -> _Compared:
    first, second = title_key(shown_title([a])), title_key(shown_title([b]))
    one, other = first.replace(" ", ""), second.replace(" ", "")
    if one == other:
        return None
    if one.startswith(other) or other.startswith(one):
        return "one goes on where the other ends: a subtitle, or a title cut short", True
    if OSA.distance(one, other, score_cutoff=_SLIP) <= _SLIP:
        return "a few letters differ: a slip in one of them", True
    if sorted(first.split()) == sorted(second.split()):
        return "the same words in another order", True
    return "other words: the title was changed, or two works were taken for one", True


def _years(a: int, b: int) -> _Compared:
    if a == b:
        return None
    apart = abs(int(a) - int(b))
    if apart == 1:
        return "a year apart: seen online first, as a rule", True
    return f"{apart} years apart: two versions, or a slip in one of them", True


def _venues(a: str, b: str) -> _Compared:
    first, second = identify(a), identify(b)
    same = alike(first, second)
    if same or (first is None and second is None) or _holds(a, b) or _holds(b, a):
        return None
    if same is False:
        return "two venues: two versions, or a slip in one of them", True
    return "written otherwise; whether it is the same venue cannot be told", False


def _holds(long: str, short: str) -> bool:
    """Whether all words of one form stand in the other, as "ICML" in "Proc. ICML 2020"."""
    words, fewer = set(title_key(long).split()), set(title_key(short).split())
    return bool(fewer) and fewer <= words


def _types(a: str, b: str) -> _Compared:
    said = {a, b}
    is_one = len(said) == 1 or said & _SAYS_NOTHING or any(said <= kinds for kinds in _ALIKE)
    return None if is_one else ("another kind of work: two versions of it, as a rule", True)


def _dois(a: str, b: str) -> _Compared:
    return None if a.lower() == b.lower() else ("two DOIs: two versions, or a slip", True)


def _authors(a: _Names, b: _Names) -> _Compared:
    grades = [names_match(x, y) for x, y in zip(a.names, b.names, strict=False)]
    if (len(a.names) == len(b.names) or a.is_cut or b.is_cut) and "different" not in grades:
        pairs = zip(a.names, b.names, grades, strict=False)
        slips = [f"{x} / {y}" for x, y, grade in pairs if grade == "misspelt"]
        return (f"spelt otherwise: {', '.join(slips)}", True) if slips else None
    missing = [] if a.is_cut else _unmatched(b.names, a.names)
    added = [] if b.is_cut else _unmatched(a.names, b.names)
    if not missing and not added:
        is_whole = not a.is_cut and not b.is_cut
        return ("the same people in another order", True) if is_whole else None
    said = [
        f"{who}: {_few(names)}"
        for who, names in (("not in the document", missing), ("only in the document", added))
        if names
    ]
    return "; ".join(said), True


def _unmatched(names: Sequence[str], among: Sequence[str]) -> list[str]:
    """Take from one list the names that no name of the other agrees with; each agrees once."""
    left = list(among)
    alone = []
    for name in names:
        twin = next((one for one in left if names_match(name, one) != "different"), None)
        if twin is None:
            alone.append(name)
        else:
            left.remove(twin)
    return alone


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


_FIELDS: dict[str, Callable[[Any, Any], _Compared]] = {
    "title": _titles,
    "authors": _authors,
    "year": _years,
    "venue": _venues,
    "type": _types,
    "doi": _dois,
}
