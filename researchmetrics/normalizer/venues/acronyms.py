"""Acronyms in a printed name: which venue they stand for, and when they stand for none."""

from __future__ import annotations

import re

from researchmetrics.normalizer.venues.abbreviations import abbreviates
from researchmetrics.normalizer.venues.table import FRAMES, GENERIC, VenueTable
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import ARTICLES, Words, is_dropped, tokens, words

__all__ = ["alone", "beside_conference", "is_contradicted", "is_mere_word", "stands_apart"]

# Acronyms that are words as well: in small letters they say nothing.
_SPOKEN_TEXT = """
aids aims ants approx assets async bit case cases clear cloud cluster cocoon cog comma concur
constraints coordination crypto date disc dna ease era fast fire fun fusion group hal host icon ida
ideal ideas interact is it isaac latin lion lisa log mass mascots media micro models modularity mum
pact pam pets pos prima random raid rest sac sas sat scan seams semantics soda soups spin splash sum
swat tap taco tableaux time tip tops tree types vast vis wine wise space share
"""
_SPOKEN = frozenset(_SPOKEN_TEXT.split())
_MARKS_CONFERENCE = frozenset({"conference", "symposium", "proceedings", "annual", "meeting"})
_NAME_KINDS = FRAMES | {"journal"}
# What makes of an acronym's conference another venue.
_OTHER_KIND_TEXT = """
journal record transactions letters magazine newsletter bulletin review workshop workshops
tutorial demonstration explorations notices challenge cup school endowment
"""
_OTHER_KIND = frozenset(_OTHER_KIND_TEXT.split())
_WORKSHOP_WORD = re.compile(r"\b(?:workshops?|meets)\b|워크숍|워크샵", re.IGNORECASE)
_JOINED = re.compile(r"[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*|Performance")
_YEAR = re.compile(r"[-'’ ]?(?:19|20)?\d\d\b")


def stands_apart(word: str, table: VenueTable) -> bool:
    """Tell whether a word can be nothing but an acronym.

    Parameters
    ----------
    word : str
        In lower case.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    bool
        True for "sigmod", False for "fast".
    """
    return len(word) > 3 and word in table.by_acronym and word not in _SPOKEN


def is_mere_word(line: str, table: VenueTable) -> bool:
    """Tell whether an acronym is printed as a word: "time" is not the symposium TIME.

    Parameters
    ----------
    line : str
        All of a printed name.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    bool
        False where it has its capitals.
    """
    low = line.casefold()
    return low in _SPOKEN and low in table.by_acronym and line not in table.capitals


def alone(parts: list[str], table: VenueTable) -> Venue | None:
    """Find an acronym that is all of a segment, or begins a short one.

    Parameters
    ----------
    parts : list of str
        The segments of a printed name.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    Venue or None
        That of the first segment that has one.
    """
    found = (_leading(part, len(parts), table) for part in parts)
    return next((venue for venue in found if venue is not None), None)


def is_contradicted(split: list[Words], venue: Venue, table: VenueTable) -> bool:
    """Tell whether a name spelt out beside an acronym is another venue's: acronyms are shared.

    Parameters
    ----------
    split : list of tuple of str
        The content words of each segment.
    venue : Venue
        What the acronym stands for in the table.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    bool
        True where most of the telling words of a name occur in no name of the venue.
    """
    own: set[str] | None = None
    # Places stand beside the acronyms of conferences, if these are long enough to be sure of.
    is_plain = venue.type != "article" and len(venue.acronym or "") > 3
    for name in split:
        telling = [word for word in name if word not in GENERIC and word not in _NAME_KINDS]
        if len(telling) < 2 or (is_plain and _NAME_KINDS.isdisjoint(name)):
            continue
        if own is None:
            own = {word for form in table.names[venue.id] for word in words(form)}
        if 2 * sum(_occurs(word, own) for word in telling) < len(telling):
            return True
    return False


def beside_conference(parts: list[str], split: list[Words], table: VenueTable) -> Venue | None:
    """Find an acronym beside "conference" or "proceedings of", whatever else is said.

    Parameters
    ----------
    parts : list of str
        The segments of a printed name.
    split : list of tuple of str
        The content words of each.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    Venue or None
        None where a word such as "record" makes another venue of it.
    """
    found = (_framed(part, name, table) for part, name in zip(parts, split, strict=True))
    return next((venue for venue in found if venue is not None), None)


def _leading(part: str, count: int, table: VenueTable) -> Venue | None:
    told = [
        token
        for raw in _YEAR.sub(" ", part).split()
        if (token := raw.strip(".-'’")) and (words(token) or token.casefold() in table.by_acronym)
    ]
    core = [token for token in told if not GENERIC.issuperset(words(token))]
    if len(core) == 1 and (venue := _single(core[0], table, is_all=count == len(told))) is not None:
        return venue
    if not told or told[0] not in table.capitals or (count == 1 and len(told) > 3):
        return None
    venue = table.by_acronym[told[0].casefold()]
    rest = set(words(part)) - {told[0].casefold()}
    # "JAMA Otolaryngology" is no JAMA, but "CVPR Vancouver" is CVPR.
    is_place = (
        venue.type == "conference"
        and len(told[0]) > 3
        and _OTHER_KIND.isdisjoint(rest)
        and "&" not in part
    )
    return venue if is_place or rest <= {"journal"} else None


def _single(token: str, table: VenueTable, *, is_all: bool) -> Venue | None:
    """Take an acronym that is all of a segment; small letters must leave no doubt."""
    venue = table.by_acronym.get(token.casefold())
    if venue is None and "/" in token:
        return _held_jointly(token, table)
    if venue is None or token in table.capitals:
        return venue
    is_clear = (is_all or len(token) > 3) and token.casefold() not in _SPOKEN
    return venue if is_clear else None


def _held_jointly(token: str, table: VenueTable) -> Venue | None:
    """Take the first of conferences held as one: EMNLP/IJCNLP."""
    first, *others = token.split("/")
    venue = table.by_acronym.get(first.casefold()) if first in table.capitals else None
    if venue is None or venue.type != "conference" or len(first) < 3:
        return None
    return venue if all(_JOINED.fullmatch(other) for other in others) else None


def _occurs(word: str, own: set[str]) -> bool:
    return word in own or any(
        one[0] == word[0] and (abbreviates(word, one) or abbreviates(one, word)) for one in own
    )


def _framed(part: str, name: Words, table: VenueTable) -> Venue | None:
    if not _OTHER_KIND.isdisjoint(name):
        return None
    line = [word for word in tokens(part) if word not in ARTICLES]
    for place, token in enumerate(line):
        venue = table.by_acronym.get(token)
        if venue is None or venue.type != "conference" or not stands_apart(token, table):
            continue
        own = GENERIC.union(words(venue.name), (token,))
        if own.issuperset(name) or _is_frame(line[:place]) or _opens_frame(line[place + 1 :]):
            return venue
    return None


def _is_frame(before: list[str]) -> bool:
    """Whether the words that come before an acronym end in "Proceedings of the 8th ACM"."""
    for word in reversed(before):
        if _is_conference(word):
            return True
        if not is_dropped(word):
            return False
    return False


def _opens_frame(after: list[str]) -> bool:
    return bool(after) and _is_conference(after[0])


def _is_conference(word: str) -> bool:
    return word.startswith("proc") or not _MARKS_CONFERENCE.isdisjoint(words(word))
