"""Keys of one record: records of one work share a key, whatever else is in the corpus.

A key is the hash of what the record says: an identifier, its title, the start or the end of it, or
words of it that together are rare enough (`rarity`) that few other titles have them all. The lowest
two bits tell the kind, and so how much two records that share it must have in common besides.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.rarity import STEM, bits
from researchmetrics.normalizer.titles import STOP_WORDS, squashed

__all__ = ["LETTERS", "SURE", "WORDS", "hashed", "keys_of", "stem_hash", "stems_of"]

SURE, LETTERS, WORDS = 0, 1, 2  # kinds of key
_ENOUGH = 20  # bits that a set of words needs: one title in a million
_LOOKED_AT = 6  # rarest stems of a title; two slips still leave enough to meet by
_FEW_STEMS, _FEW_BITS = 4, 13  # in titles so short, the words but one need less
_LONE_BITS = 10  # and of two words one
_START = 16
_STARTS = (_START, 24, 36)  # letters
_SHORT = 24  # letters of a title that is looked at by halves
_GENERIC_BITS = 12  # "Editorial": such a title tells nothing by itself
_OPENINGS = frozenset({"edito", "forew", "prefa", "guest"})
_MASK = (1 << 64) - 1


def keys_of(entry: Entry) -> list[int]:
    """Find the keys under which a record meets others of its work.

    Parameters
    ----------
    entry : Entry
        A record.

    Returns
    -------
    list of int
        Of 64 bits each, none twice, at most a few dozen.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> titles = ("On Glazing Cracked Pots", "On glazing craked pots", "Of Mended Kettles")
    >>> one, two, three = (
    ...     set(keys_of(make_entry({"title": t}, key=t, names=[], as_of="2026-01-01")))
    ...     for t in titles
    ... )
    >>> len(one & two) > 0, len(one & three)
    (True, 0)
    """
    keys = [_key(f"id {one}", SURE) for one in entry.ids]
    keys += _by_people(entry)
    if entry.translated:
        keys.append(_key(f"title {squashed(entry.translated)}", SURE))
    if entry.squash:
        stems = stems_of(entry)
        told = [bits(stem) for stem in stems]
        total = sum(told)
        keys += _whole(entry, total)
        keys += _ends(entry)
        if total >= _GENERIC_BITS:
            keys += _halves(entry.squash)
            keys += _few(stems, told) if len(stems) <= _FEW_STEMS else []
        keys += _rare(stems, told)
    return list(dict.fromkeys(keys))


def stems_of(entry: Entry) -> tuple[str, ...]:
    """List the stems of a title's words.

    Parameters
    ----------
    entry : Entry
        A record.

    Returns
    -------
    tuple of str
        In order, none twice.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> stems_of(make_entry({"title": "On Cracked Pots"}, key="a", names=[], as_of="2026-01-01"))
    ('crack', 'pots')
    """
    return tuple(dict.fromkeys([word[:STEM] for word in entry.content]))


def hashed(text: str) -> int:
    """Hash a text to 64 bits, the same on every machine.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    int
        Not negative.

    Examples
    --------
    >>> hashed("pots") == hashed("pots"), hashed("pots").bit_length() <= 64
    (True, True)
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


stem_hash = lru_cache(maxsize=131072)(hashed)


def _key(text: str, kind: int) -> int:
    return hashed(text) & ~3 | kind


def _whole(entry: Entry, told: int) -> list[int]:
    """Meet by the whole title, a generic one only together with its author, or year and venue."""
    title = f"title {entry.squash}"
    besides = [f"by {name.family_key}" for name in entry.names[:2] + entry.names[-1:]]
    if entry.year is not None:
        besides.append(f"of {entry.year} in {entry.venue.id if entry.venue else None}")
    if told >= _GENERIC_BITS or not besides:
        return [_key(title, SURE)]
    return [_key(f"{title} {one}", SURE) for one in besides]


def _by_people(entry: Entry) -> list[int]:
    """Meet by authors and year: for titles that are missing or garbled, and for editors' notes."""
    if entry.year is None or not entry.names:
        return []
    people = " ".join(sorted(name.family_key + name.given_key[:1] for name in entry.names))
    keys = [_key(f"people {people} {entry.year}", LETTERS)]
    if any(word[:STEM] in _OPENINGS for word in entry.content):
        keys.append(_key(f"note {entry.names[0].family_key} {entry.year}", LETTERS))
    return keys


def _ends(entry: Entry) -> list[int]:
    """Meet by how the title starts and ends: words cut off, run together or broken."""
    squash = entry.squash
    if len(squash) < _START:
        return []
    people = {entry.names[0].family_key, entry.names[-1].family_key} if entry.names else ()
    keys = []
    for start, words in ((True, entry.words), (False, entry.words[::-1])):
        told = _told_along(words)
        for letters in _STARTS:
            if letters > len(squash):
                break
            some = squash[:letters] if start else squash[-letters:]
            if told[letters] >= _ENOUGH + 2:
                keys.append(_key(f"{start} {some}", LETTERS))
            elif letters == _START:  # "A new method for ..." says something only with the author
                keys += [_key(f"{start} {some} {person}", LETTERS) for person in people]
    return keys


def _told_along(words: tuple[str, ...]) -> dict[int, int]:
    """Count the bits that the words within the first letters carry."""
    told = dict.fromkeys(_STARTS, 0)
    length = 0
    for word in words:
        # A word cut off behind its stem tells as much.
        end = length + min(len(word), STEM)
        if end > _STARTS[-1]:
            break
        length += len(word)
        if word not in STOP_WORDS:
            bit = bits(word[:STEM])
            for letters in _STARTS:
                if end <= letters:
                    told[letters] += bit
    return told


def _halves(squash: str) -> list[int]:
    """Meet by half of a short title: a slip leaves the other half whole."""
    length = len(squash)
    if length >= _SHORT:
        return []
    cuts = {cut for cut in (length // 2, (length + 1) // 2) if cut > 3}
    return [
        _key(f"{place} {half}", LETTERS)
        for cut in sorted(cuts)
        for place, half in (("first half", squash[:cut]), ("second half", squash[-cut:]))
    ]


def _few(stems: tuple[str, ...], told: list[int]) -> list[int]:
    """Meet by all words of a short title, or all but one."""
    keys = [_of_stems(stems)]
    if len(stems) > 2:
        total = sum(told)
        keys += [
            _of_stems(stems[:place] + stems[place + 1 :])
            for place in range(len(stems))
            if total - told[place] >= _FEW_BITS
        ]
    elif len(stems) == 2:
        lone = zip(stems, told, strict=True)
        keys += [_key(f"one of two {stem}", WORDS) for stem, bit in lone if bit >= _LONE_BITS]
    return keys


def _of_stems(stems: tuple[str, ...]) -> int:
    # A sum has no order, and needs no sorting; titles this short are met only by titles as short.
    return (sum(map(stem_hash, stems)) * 3 + 1) & _MASK & ~3 | WORDS


def _rare(stems: tuple[str, ...], told: list[int]) -> list[int]:
    """Meet by the sets of words that are just rare enough together, of the rarest."""
    order = sorted(zip(told, stems, strict=True), key=lambda pair: (-pair[0], pair[1]))
    rarest = order[:_LOOKED_AT]
    hashes = [stem_hash(stem) for _, stem in rarest]
    sets = _just_enough(tuple([bit for bit, _ in rarest]))
    return [sum([hashes[place] for place in one]) & _MASK & ~3 | WORDS for one in sets]


@lru_cache(maxsize=65536)
def _just_enough(told: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """List the sets of two or more places that carry enough, no smaller set of them doing so.

    The bits fall from first to last, so the last of a set is what it can spare soonest.
    """
    return tuple(
        chosen
        for size in range(2, len(told) + 1)
        for chosen in combinations(range(len(told)), size)
        if (total := sum(told[place] for place in chosen)) >= _ENOUGH
        and (size == 2 or total - told[chosen[-1]] < _ENOUGH)
    )
