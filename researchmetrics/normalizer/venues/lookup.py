"""Finding the known venue that a printed name stands for."""

from __future__ import annotations

import re

from researchmetrics.normalizer.venues import acronyms
from researchmetrics.normalizer.venues.mending import parted
from researchmetrics.normalizer.venues.table import FRAMES, GENERIC, VenueTable
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import Words, key, segments, tokens, words

__all__ = ["find", "is_own_name", "mentioned"]

_WORKSHOP_WORD = re.compile(r"\b(?:workshops?|meets)\b|워크숍|워크샵", re.IGNORECASE)
# Who holds a conference is often said before its name; "SIGMOD" may also be all of the name.
_SOCIETIES = frozenset({"siam", "ifip", "iapr", "aaai", "acl", "isca", "siggraph", "eurographics"})
_NAME_KINDS = FRAMES | {"journal"}
_SECTION = re.compile(r"(?<=[\w.]):\s+(?=[A-Z])|\s[-–]\s+(?=[A-Z])")
_SUBTITLE_TEXT = """
a an the official journal international publication quarterly theory special review research
"""
_SUBTITLE = frozenset(_SUBTITLE_TEXT.split())
_CUT_TAIL = frozenset({"of", "on", "and", "for", "in", "the", "very", "&"})
# "Bioinformatics (Oxford, England)": PubMed tells journals of one name apart by their place.
_WITH_PLACE = re.compile(r"([^(),;:]+?)\s*\(([^()]+)\)[\s.,\d:-]*")


def find(line: str, table: VenueTable) -> Venue | None:
    """Find the known venue that a printed name stands for.

    Parameters
    ----------
    line : str
        Name on one line, without what leads up to it.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    Venue or None
        None when the table has none, or several could be meant.
    """
    literal = table.literal.get(key(line))
    if literal is not None and not acronyms.is_mere_word(line, table):
        return literal
    found = _found(line, table)
    if found is None and (mended := parted(line, table)) != line:
        found = _found(mended, table)
    return found if found is None or _is_said(line, found) else None


def is_own_name(line: str, table: VenueTable) -> bool:
    """Tell whether "workshop" belongs to the name of a known venue, as does the W of CSCW.

    Parameters
    ----------
    line : str
        Text as printed.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    bool
        True where a full name with the word, or an acronym with that letter, is all of a segment.
    """
    for part in segments(line):
        name = words(part)
        if "workshop" in name and name in table.by_words:
            return True
    return not _WORKSHOP_WORD.search(line) and any(
        token.endswith("W") and token in table.capitals for token in re.findall(r"[A-Z]+", line)
    )


def mentioned(line: str, parts: list[str], table: VenueTable) -> Venue | None:
    """Find the conference that a longer text about one of its events speaks of.

    Parameters
    ----------
    line : str
        Text as printed.
    parts : list of str
        The pieces of it that may be a full name.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    Venue or None
        None when no acronym in capitals and no full name is in it.
    """
    for token in re.findall(r"[A-Za-z][A-Za-z&*]+", line):
        base = token.removesuffix("W") if token.removesuffix("W") in table.capitals else token
        if base in table.capitals:
            return table.by_acronym[base.casefold()]
    for part in parts:
        name = words(part)
        venue = _full(name, table) if len(name) > 2 else None
        if venue is not None:
            return venue
    return next(
        (
            venue
            for token in tokens(line)
            if acronyms.stands_apart(token, table) and (venue := table.by_acronym.get(token))
        ),
        None,
    )


def _is_said(line: str, venue: Venue) -> bool:
    """Whether a name that means nothing without "Proceedings" has it: Science is a journal."""
    if not venue.name.startswith("Proceedings "):
        return True
    return any(
        word.startswith("proc") or word == (venue.acronym or "").casefold() for word in tokens(line)
    )


def _found(line: str, table: VenueTable) -> Venue | None:
    parts = segments(line)
    found = _whole(line, parts, table)
    if found is not None:
        return found
    found = _in_parts(line, parts, table)
    # "Journal of Pots: Clay" is not "Journal of Pots".
    goes_on = found is not None and found.type == "article" and _has_section(line, found)
    return None if goes_on else found


def _in_parts(line: str, parts: list[str], table: VenueTable) -> Venue | None:
    split = [words(part) for part in parts]
    full = _organised(parts, table) or _run(split, table) or _placed(line, table)
    if full is not None and full.type != "preprint":
        return full
    short = acronyms.alone(parts, table)
    if short is not None and acronyms.is_contradicted(split, short, table):
        short = None
    if short is not None and short.type != "preprint":
        spelt = table.abbreviated(split[0]) if len(split[0]) > 2 else None
        return spelt or short
    return full or short or _shortened(line, parts, split, table) or _beside(parts, split, table)


def _full(name: Words, table: VenueTable) -> Venue | None:
    found = table.by_words.get(name) or table.regrouped(name)
    if found is None and name and (name[0].startswith("sig") or name[0] in _SOCIETIES):
        found = _full(name[1:], table)
        return found if found is not None and found.type == "conference" else None
    return found


def _whole(line: str, parts: list[str], table: VenueTable) -> Venue | None:
    """Find a name that goes on behind a colon or comma."""
    name = words(line)
    if len(parts) < 2 or len(name) < 3:
        return None
    return table.by_words.get(name) or table.abbreviated(name)


def _organised(parts: list[str], table: VenueTable) -> Venue | None:
    """Find a name that tells nothing without who publishes it: "J. ACM 45"."""
    telling = len(words(parts[0])) if parts else 3
    if telling > 2:
        return None
    said = [word for word in tokens(parts[0]) if not word.isdigit()]
    return table.literal.get(" ".join(said)) if len(said) > max(1, telling) else None


def _has_section(line: str, venue: Venue) -> bool:
    """Whether more of a journal's name follows on it, and no subtitle or number."""
    found = _SECTION.search(line)
    if found is None or key(venue.name).endswith(key(line[found.start() :])):
        return False
    before, after = tokens(line[: found.start()]), words(line[found.end() :])
    is_series = bool(before) and len(before[-1]) == 1
    return bool(after) and not is_series and _SUBTITLE.isdisjoint(tokens(line[found.end() :])[:3])


def _run(split: list[Words], table: VenueTable) -> Venue | None:
    """Find a full name as a run of segments, the longest first."""
    for length in range(min(len(split), 6), 0, -1):
        for start in range(len(split) - length + 1):
            name: Words = tuple(word for part in split[start : start + length] for word in part)
            if not name:
                continue
            venue = _full(name, table) if length == 1 else table.by_words.get(name)
            if venue is None or (length > 1 and any(split[:start])):
                continue
            # Short names are common words too: "Science" must be all there is.
            rest = sum(split[:start] + split[start + length :], ())
            if venue.type == "article" and _names_another(split[:start]):
                continue
            if len(name) > 2 or not rest or _stands_out(name, rest, venue, table):
                return venue
    return None


def _names_another(before: list[Words]) -> bool:
    """Whether what stands before a journal's name is itself a name, of which it is the rest."""
    return any(not _NAME_KINDS.isdisjoint(part) for part in before)


def _stands_out(name: Words, rest: Words, venue: Venue, table: VenueTable) -> bool:
    """Whether a short name cannot be read as words that have nothing to do with it."""
    if venue.acronym is not None and set(rest) <= {venue.acronym.casefold()}:
        return True
    return len(name) == 2 and any(acronyms.stands_apart(word, table) for word in name)


def _placed(line: str, table: VenueTable) -> Venue | None:
    """Find a journal with its place in brackets behind it."""
    found = _WITH_PLACE.fullmatch(line)
    if found is None or not found[2][0].isupper() or key(found[2]) in table.by_acronym:
        return None
    venue = table.literal.get(key(found[1]))
    return venue if venue is not None and venue.type == "article" else None


def _beside(parts: list[str], split: list[Words], table: VenueTable) -> Venue | None:
    venue = acronyms.beside_conference(parts, split, table)
    if venue is None or acronyms.is_contradicted(split, venue, table):
        return None
    return venue


def _shortened(line: str, parts: list[str], split: list[Words], table: VenueTable) -> Venue | None:
    """Find an abbreviated or cut name."""
    for number, part in enumerate(parts[:3]):
        name = split[number]
        if len(name) < 2:
            continue
        venue = table.abbreviated(name) if len(name) > 2 or len(parts) == 1 else None
        venue = venue or _completed(part, line, name, table)
        if venue is None or (venue.type == "article" and _names_another(split[:number])):
            continue
        return venue
    joined = words(line)
    return table.abbreviated(joined) if len(joined) >= 2 else None


def _completed(part: str, line: str, name: Words, table: VenueTable) -> Venue | None:
    """Find a name that was cut, where what is left of it still says enough."""
    said = tokens(part)
    is_cut = "…" in line or (bool(said) and said[-1] in _CUT_TAIL)
    telling = sum(word not in GENERIC for word in name)
    if telling < (1 if is_cut else 2):
        return None
    venue = table.beginning(name)
    if venue is None or is_cut or name[0] == "transactions":
        return venue
    # Without a sign of cutting, "Journal of Computer Science" is a journal of its own.
    return venue if len(name) > 3 and venue.type == "conference" else None
