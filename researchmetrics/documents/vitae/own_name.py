"""Which author of the entries is the person that a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.references.name_forms import (
    GRADES,
    display_name,
    likeness,
    name_key,
)
from researchmetrics.records import Author, Person, Record

__all__ = ["derive_name", "settle_own"]

# A name must stand in so many entries, and in this share of them, to be the person's.
_FEWEST_MARKED, _FEWEST = 2, 4
_MARKED_SHARE, _SHARE, _SHARE_WITH_EMAIL = 0.8, 0.8, 0.5
# The next most frequent name stands in no more than this share of those entries.
_NEXT = 0.6
# Names that are looked at: a list of hundreds of works has thousands of authors.
_LIKELY = 12


def settle_own(
    records: Sequence[Record], person: Person
) -> tuple[tuple[Record, ...], Person, tuple[str, ...]]:
    """Mark the person among the authors, and name them where the top of the document does not.

    Parameters
    ----------
    records : sequence of Record
        Entries of the document; authors set apart in print have ``is_self`` set.
    person : Person
        As the top of the document describes them.

    Returns
    -------
    records : tuple of Record
        With ``is_self`` on the author who is the person.
    person : Person
        Named by the entries where nothing else names them; with forms of the name that the
        entries set apart.
    warnings : tuple of str
        That a name was derived, and from what.
    """
    warnings: tuple[str, ...] = ()
    if person.name is None:
        name, evidence = derive_name(records, person.emails)
        if name is None:
            return tuple(records), person, ()
        person = replace(person, name=name)
        warnings = (
            (
                f"No name stands at the top of the document; {name!r} was taken as the person's: "
                f"it {evidence}. Say whose the document is if that is wrong."
            ),
        )
    person = _with_set_apart(records, person)
    forms = tuple(filter(None, (person.name, *person.other_names)))
    return tuple(_marked(record, forms) for record in records), person, warnings


def derive_name(records: Sequence[Record], emails: Iterable[str] = ()) -> tuple[str | None, str]:
    """Derive a person's name from the entries of their list.

    Parameters
    ----------
    records : sequence of Record
        The entries.
    emails : iterable of str
        Addresses at the top of the document.

    Returns
    -------
    name : str or None
        In its fullest form; None where no name stands out.
    evidence : str
        Why it is theirs, in words.
    """
    listed = [record.authors for record in records if record.authors]
    marked = [names for names in ([a for a in one if a.is_self] for one in listed) if names]
    if len(marked) >= _FEWEST_MARKED:
        name, count = _most_frequent(marked)
        if name and count >= _MARKED_SHARE * len(marked) and 2 * count >= len(listed):
            return name, f"is set apart in {count} of {len(listed)} entries"
    if len(listed) < _FEWEST:
        return None, ""
    addressed = [[a for a in one if _fits_email(display_name(a.name), emails)] for one in listed]
    by_email = any(addressed)
    name, count = _most_frequent(addressed if by_email else listed)
    if name is None:
        return None, ""
    share = _SHARE_WITH_EMAIL if by_email else _SHARE
    rivalled = not by_email and _next_most(listed, name) > _NEXT * count
    if count < share * len(listed) or rivalled:
        return None, ""
    also = " and fits the e-mail address" if by_email else ""
    return name, f"is an author of {count} of {len(listed)} entries{also}"


def _most_frequent(listed: Sequence[Sequence[Author]]) -> tuple[str | None, int]:
    """Find the name that stands in most entries, in its fullest form, and count them."""
    best: tuple[int, str, list[str]] = (0, "", [])
    for key in _likely(listed):
        forms = [
            found
            for authors in listed
            if (found := next((a.name for a in authors if likeness(a.name, key)), None))
        ]
        best = max(best, (len(forms), key, forms), key=lambda one: (one[0], len(one[1])))
    count, _, forms = best
    return (display_name(_fullest(forms)) if forms else None), count


def _likely(listed: Sequence[Sequence[Author]]) -> list[str]:
    """The names printed in most entries, the first printed form of each."""
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for authors in listed:
        for key, name in {name_key(author.name): author.name for author in authors}.items():
            counts[key] += 1
            shown.setdefault(key, name)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return [shown[key] for key in ranked[:_LIKELY]]


def _fullest(forms: Sequence[str]) -> str:
    """The form that says most of the given names; of equals the most frequent, then the first."""
    counts = Counter(forms)
    return max(counts, key=lambda form: (len(re.findall(r"[^\W\d_]{2,}", form)), counts[form]))


def _next_most(listed: Sequence[Sequence[Author]], name: str) -> int:
    """In how many entries the most frequent of the others stands."""
    others = [[author for author in one if not likeness(author.name, name)] for one in listed]
    return _most_frequent(others)[1]


def _fits_email(name: str, emails: Iterable[str]) -> bool:
    family = name_key(name.rsplit(maxsplit=1)[-1])
    return len(family) > 2 and any(
        family in re.sub(r"[\W\d_]", "", email.partition("@")[0].casefold()) for email in emails
    )


def _with_set_apart(records: Sequence[Record], person: Person) -> Person:
    """Add a form of the name that entries set apart though it is not like the one at the top."""
    forms = [form for form in (person.name, *person.other_names) if form]
    strange: Counter[str] = Counter()
    for record in records:
        own = [author.name for author in record.authors if author.is_self]
        is_named = any(likeness(a.name, form) for a in record.authors for form in forms)
        if len(own) == 1 and not is_named:
            strange[display_name(own[0])] += 1
    if not strange:
        return person
    name, count = strange.most_common(1)[0]
    if count < _FEWEST_MARKED or count < _MARKED_SHARE * strange.total():
        return person
    return replace(person, other_names=(*person.other_names, name))


def _marked(record: Record, forms: Sequence[str]) -> Record:
    """Mark the author whose name fits best; without one, those set apart stay marked."""
    own = _own_places(record.authors, forms)
    if not own:
        return record
    authors = tuple(
        replace(author, is_self=True if place in own else None)
        for place, author in enumerate(record.authors)
    )
    return replace(record, authors=authors)


def _own_places(authors: Sequence[Author], forms: Sequence[str]) -> set[int]:
    """Where the person stands: by the best grade at which exactly one author fits."""
    found = [_grade(author.name, forms) for author in authors]
    for grade in GRADES:
        places = {place for place, one in enumerate(found) if one == grade}
        if len(places) == 1:
            return places
        if places:
            # Two that fit equally well: the one that is set apart, if it is one.
            apart = {place for place in places if authors[place].is_self}
            return apart if len(apart) == 1 else set()
    return set()


def _grade(name: str, forms: Sequence[str]) -> str | None:
    """The best grade at which a name fits one of the forms."""
    check()
    grades = {likeness(name, form) for form in forms}
    return next((grade for grade in GRADES if grade in grades), None)
