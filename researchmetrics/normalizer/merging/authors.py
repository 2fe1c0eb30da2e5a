"""The authors of a work: the fullest list, each name in its fullest form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.names import Name, given_first, names_match, parse_name
from researchmetrics.records import Author

__all__ = ["Credited", "credited", "is_cut", "list_member", "shown_name"]

# Longer lists are searched by family name alone: every pair of two lists of a collaboration of
# thousands would take minutes.
_MOST_PAIRS = 40_000
_Said = tuple[Author, Member]
# The same people write again and again: their names are read, and held, once.
_given_first = lru_cache(maxsize=65536)(given_first)
_FORMS = frozenset({"same", "initials"})


@dataclass(frozen=True, slots=True)
class Credited:
    """One author of a work.

    Parameters
    ----------
    name : str
        As shown.
    member : Member
        The record that gives this form.
    forms : tuple of Author
        The author in all records where the name tells which one it is; that of the list shown
        first.
    """

    name: str
    member: Member
    forms: tuple[Author, ...]


def list_member(members: Sequence[Member]) -> Member:
    """Choose the record whose list of authors is shown.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    Member
        The best with a whole list, unless another has all of these authors and more; without a
        whole list the one that lists the most.
    """
    whole = [member for member in members if member.record.authors and not is_cut(member)]
    if not whole:
        return max(members, key=lambda member: len(member.record.authors))
    best = whole[0]
    for other in whole[1:]:
        if len(other.record.authors) > len(best.record.authors) and _includes(other, best):
            best = other
    return best


def is_cut(member: Member) -> bool:
    """Tell whether a record lists fewer authors than there are.

    Parameters
    ----------
    member : Member
        A record.

    Returns
    -------
    bool
        As the source says, or as the number it states shows.
    """
    record = member.record
    return record.authors_truncated is True or (record.n_authors or 0) > len(record.authors)


def _includes(long: Member, short: Member) -> bool:
    """Whether a list has the authors of another, and in their order."""
    names = iter([parse_name(author.name).family_key for author in long.record.authors])
    wanted = [parse_name(author.name).family_key for author in short.record.authors]
    return all(one in names for one in wanted)


def credited(members: Sequence[Member]) -> list[Credited]:
    """List the authors of a work.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    list of Credited
        In the order of the list shown. A name is taken from another record where that writes out
        what the list abbreviates.
    """
    main = list_member(members)
    others = [_Listed(member) for member in members if member is not main and member.record.authors]
    if not others:
        return [Credited(shown_name(one), main, (one,)) for one in main.record.authors]
    return [_credited(author, main, others) for author in main.record.authors]


def _credited(author: Author, main: Member, others: Sequence[_Listed]) -> Credited:
    name = parse_name(author.name)
    said: list[_Said] = [(author, main)]
    for listed in others:
        found = listed.same(name)
        if found is not None:
            said.append((found, listed.member))
    shown, member = _fullest(said)
    return Credited(shown_name(shown), member, tuple(one for one, _ in said))


class _Listed:
    """The authors of one record, found again by name: within a work a name is enough."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.parsed = [(parse_name(author.name), author) for author in member.record.authors]
        self.by_family: dict[str, list[tuple[Name, Author]]] = defaultdict(list)
        for pair in self.parsed:
            self.by_family[pair[0].family_key].append(pair)

    def same(self, name: Name) -> Author | None:
        """Find an author; None where none fits, or several do."""
        near = _only(name, self.by_family.get(name.family_key, ()))
        if near is not None or len(self.parsed) ** 2 > _MOST_PAIRS:
            return near
        return _only(name, self.parsed)


def _only(name: Name, listed: Iterable[tuple[Name, Author]]) -> Author | None:
    grades = [(names_match(name, other), author) for other, author in listed]
    for wanted in ("same", "initials", "misspelt"):
        found = [author for grade, author in grades if grade == wanted]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _fullest(said: Sequence[_Said]) -> _Said:
    """Choose the form that writes out most given names; one that is spelt otherwise is not it."""
    base = said[0]
    if len(said) == 1:
        return base
    first = parse_name(base[0].name)
    best, most = base, _written_out(first)
    for other in said[1:]:
        name = parse_name(other[0].name)
        # The same person's other name order or other spelling says nothing of which is better.
        is_the_same = name.family_key == first.family_key and names_match(first, name) in _FORMS
        if is_the_same and _written_out(name) > most:
            best, most = other, _written_out(name)
    return best


def _written_out(name: Name) -> tuple[int, bool]:
    """Count given names in full; between equals letters of both sizes read better than capitals."""
    is_flat = name.raw.upper() == name.raw
    full = sum(len(word) > 2 or (len(word) == 2 and word[1].islower()) for word in name.given)
    return full, not is_flat


def shown_name(author: Author) -> str:
    """Give an author's name without footnote marks, the given names first.

    Parameters
    ----------
    author : Author
        As a source lists them.

    Returns
    -------
    str
        The name as printed otherwise: in a list between commas nobody can read "Carberry, Josiah".

    Examples
    --------
    >>> shown_name(Author(name="Josiah  Carberry*")), shown_name(Author(name="Carberry, Josiah"))
    ('Josiah Carberry', 'Josiah Carberry')
    """
    return _given_first(author.name)
