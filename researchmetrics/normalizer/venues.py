"""Venues: which journal, conference, workshop or server a printed name stands for, and its type."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.venue_words import Words, abbreviates, segments, tidy, words
from researchmetrics.normalizer.venues_table import Table, Venue, slug, table

__all__ = ["Venue", "alike", "identify"]

_LEADING = re.compile(
    r"^(?:(?:to appear|appeared|appears|published|accepted|presented|forthcoming)\s*"
    r"(?:in|at|to|by|for)?\s*:?\s*|in\s*:\s*|in\s+(?:the\s+)?)+",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(
    r"^(?:to be |will be )?(?:re)?submitted\b|^submission\b|"
    r"\bunder (?:major |minor )?(?:review|revision)\b|^in preparation|^manuscript|^preprint$|"
    r"^to appear$|^in press$|^unpublished|^work in progress|^n/?a$|^(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:ph\.?\s?d\.?|master'?s?|m\.?sc?\.?|bachelor'?s?|doctoral|diploma)\s*[,.]?\s*"
    r"(?:thesis|dissertation|project)|\b(?:thesis|dissertation)\b|학위\s?논문|学位论文",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\barxiv\b|\bCoRR\b|abs/\d{4}\.\d{4}|\b(?:bio|med|chem|psya|soca|tech)rxiv\b|\bssrn\b",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"(?i:\bworkshops?\b|\bmeets\b)|\b[A-Z]{3,8}W\b|워크숍|워크샵")
_SATELLITE = re.compile(
    r"\blate[- ]?break(?:ing)?\b|\bLBD?\b|\bdemo(?:nstration)?s?\s+(?:track|session|paper)s?\b|"
    r"\bexpo (?:talk|workshop)\b|\b(?:doctoral|phd) (?:consortium|symposium)\b|"
    r"\bstudent abstract\b|\bextended abstracts?\b",
    re.IGNORECASE,
)
# One work shown at two places: the first is where it appeared.
_SECOND_PLACE = re.compile(
    r"(?:\)|\b(?:19|20)\d\d)\s*,?\s*(?:(?:19|20)\d\d\s*)?\s+and\s+", re.IGNORECASE
)
_ARTICLE = (
    r"\b(?:journal|transactions|letters|reviews?|annals|magazine|archives?|bulletin|quarterly|acta|"
    r"zeitschrift|revista|revue|rivista|studies|advances|reports)\b|학보|저널|논문지|"
    r"^(?:int\.? )?j\.|\btrans\."
)
_CONFERENCE = (
    r"\b(?:conference|conf|symposium|symp|proceedings|proc|meeting|congress|colloquium|convention|"
    r"konferenz|conférence|congreso|tagung|summit|school)\b|학회|학술대회|会议"
)
_REPORT = r"\b(?:technical|tech\.?|research|working) (?:report|paper|rep\b)|\btr-\d"
_TYPES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("workshop", r"\bworkshops?\b|워크숍"),
        ("report", _REPORT),
        ("article", _ARTICLE),
        ("conference", _CONFERENCE),
        ("book", r"\b(?:handbook|encyclop\w+|textbook)\b"),
    )
)
_TAIL = re.compile(
    r"(?i:\b(?:at|in conjunction|co-?located|held)\b)|@|\(|\bin (?:the )?(?=[A-Z]{2})"
)


@lru_cache(maxsize=32768)
def identify(text: str | None) -> Venue | None:
    """Tell which venue a printed name stands for.

    Parameters
    ----------
    text : str or None
        "In CVPR", "Proceedings of the 38th International Conference on Machine Learning, 2021",
        "IEEE Trans. Pattern Anal. Mach. Intell.", "X workshop at Y", "arXiv preprint arXiv:...".

    Returns
    -------
    Venue or None
        A known venue where the table has it; else one whose identity rests on its words and whose
        type follows from them, or is None. None when the text names no venue: "submitted to ..." is
        a state, not a place.

    Examples
    --------
    >>> identify("IEEE Conference on Computer Vision and Pattern Recognition (CVPR), 2021").id
    'cvpr'
    >>> identify("Proc. Natl. Acad. Sci. U.S.A.").name
    'Proceedings of the National Academy of Sciences'
    >>> venue = identify("Machine Learning for Music Discovery Workshop at ICML 2019")
    >>> venue.type, venue.id == identify("ICML Workshop on Machine Learning for Music Discovery").id
    ('workshop', True)
    """
    printed = tidy(text)
    line = _LEADING.sub("", printed).strip(" ,;:.")
    if (
        not line
        or _NO_VENUE.search(printed)
        or _NO_VENUE.search(line)
        or not re.search(r"[^\W\d_]{2}", line)
    ):
        return None
    second = _SECOND_PLACE.search(line)
    if second and (first := identify(line[: second.start() + 1])) and first.is_known:
        return first
    known = _known(line, table())
    if known and "workshop" in known.name.lower():
        return known
    if _WORKSHOP.search(line) or _SATELLITE.search(line):
        return _satellite(line, known)
    if known is None and _THESIS.search(line):
        return Venue(slug(line), line, None, "thesis")
    if known is None and _PREPRINT.search(line):
        return table().by_words[("arxiv",)]
    return known or _unknown(line)


def alike(a: Venue | None, b: Venue | None) -> bool | None:
    """Judge whether two venues are one.

    Parameters
    ----------
    a, b : Venue or None
        As `identify` gave them.

    Returns
    -------
    bool or None
        None when it cannot be told: one is missing, or not in the table and written otherwise.

    Examples
    --------
    >>> alike(identify("ICML"), identify("International Conference on Machine Learning"))
    True
    >>> alike(identify("ICML"), identify("NeurIPS"))
    False
    """
    if a is None or b is None:
        return None
    if a.id == b.id:
        return True
    if a.is_known and b.is_known:
        return False
    first, second = sorted((words(a.name), words(b.name)), key=len)
    if first and len(first) == len(second):
        pairs = [sorted(pair, key=len) for pair in zip(first, second, strict=True)]
        if all(abbreviates(*pair) for pair in pairs):
            return True
    return None


def _known(line: str, known: Table) -> Venue | None:
    literal = known.literal.get(slug(line).replace("-", " "))
    if literal:
        return literal
    parts = segments(line)
    hits = [hit for hit in (_run(parts, known), _acronym(parts, known)) if hit]
    published = [hit for hit in hits if hit.type != "preprint"]
    found = published or hits
    return found[0] if found else _whole(line, parts, known)


def _run(parts: list[str], known: Table) -> Venue | None:
    """Find a full name as a run of segments, the longest first."""
    split = [words(part) for part in parts]
    for length in range(min(len(parts), 6), 0, -1):
        for start in range(len(parts) - length + 1):
            name: Words = tuple(word for part in split[start : start + length] for word in part)
            venue = known.by_words.get(name)
            # Short names are common words too: "Science" must be all there is.
            rest = sum(split[:start] + split[start + length :], ())
            if venue and (len(name) > 2 or not rest or _only_acronyms(rest, venue)):
                return venue
    return None


def _only_acronyms(rest: Words, venue: Venue) -> bool:
    return venue.acronym is not None and set(rest) <= {venue.acronym.casefold()}


def _acronym(parts: list[str], known: Table) -> Venue | None:
    for part in parts:
        bare = re.sub(r"[-'’ ]?(?:19|20)?\d\d\b", " ", part)
        tokens = [token.strip(".-'’") for token in bare.split()]
        meaningful = [
            token for token in tokens if words(token) or token.casefold() in known.by_acronym
        ]
        core = [token for token in meaningful if words(token) not in _GENERIC]
        if len(core) == 1 and core[0].casefold() in known.by_acronym:
            return known.by_acronym[core[0].casefold()]
        first = meaningful[0] if meaningful else ""
        if first in _upper(known) and (len(parts) > 1 or len(meaningful) <= 3):
            return known.by_acronym[first.casefold()]
    return None


_GENERIC = {
    ("international",),
    ("conference",),
    ("symposium",),
    ("main",),
    ("track",),
    ("oral",),
    ("spotlight",),
    ("poster",),
}


@lru_cache(maxsize=2)
def _acronyms_as_printed(size: int) -> frozenset[str]:
    forms = {venue.acronym for venue in table().by_acronym.values() if venue.acronym}
    forms |= {form.upper() for form in table().by_acronym if len(form) >= 3}
    return frozenset(forms) if size else frozenset()


def _upper(known: Table) -> frozenset[str]:
    return _acronyms_as_printed(len(known.by_acronym))


def _whole(line: str, parts: list[str], known: Table) -> Venue | None:
    """Find an abbreviated or cut name."""
    cut = "…" in line
    for part in parts[:2]:
        name = words(part.replace("…", " "))
        if name in known.by_words and len(name) > 2:
            return known.by_words[name]
        venue = known.abbreviated(name)
        if venue is None and len(name) >= (3 if cut else 4):
            venue = known.beginning(name)
        if venue:
            return venue
    joined = words(line)
    return known.abbreviated(joined) if len(joined) >= 2 else None


def _satellite(line: str, known: Venue | None) -> Venue:
    """Name a workshop or other event held with a conference: never the conference itself."""
    parent = known or _mentioned(line)
    event = _WORKSHOP.search(line) or _SATELLITE.search(line)
    before, after = (line[: event.start()], line[event.end() :]) if event else (line, "")
    label = (
        "" if _WORKSHOP.search(line) else "late breaking" if "late" in line.lower() else "satellite"
    )
    own = _own_words(before, parent) or _own_words(
        _TAIL.split(re.sub(r"^\W*(?:on|for|in)\b", "", after), maxsplit=1)[0], parent
    )
    name = "-".join(filter(None, [slug(label), *(own if not label else ())])) or "workshops"
    return Venue(f"{parent.id if parent else 'workshop'}:{name}", line, None, "workshop")


def _own_words(text: str, parent: Venue | None) -> Words:
    drop = {"workshop", "workshops"}
    if parent:
        drop |= {slug(parent.acronym or parent.id)} | set(words(parent.acronym or ""))
        full = words(parent.name)
        if set(full) <= set(words(text)):
            drop |= set(full)
    return tuple(word for word in words(_TAIL.split(text, maxsplit=1)[0]) if word not in drop)


def _mentioned(line: str) -> Venue | None:
    for token in re.findall(r"[A-Za-z][A-Za-z&*]+", line):
        base = token.removesuffix("W") if token.removesuffix("W") in _upper(table()) else token
        if base in _upper(table()):
            return table().by_acronym[base.casefold()]
    for part in segments(_TAIL.sub(",", line)):
        venue = table().by_words.get(words(part))
        if venue and len(words(part)) > 2:
            return venue
    return None


def _unknown(line: str) -> Venue:
    kind = next((kind for kind, pattern in _TYPES if pattern.search(line)), None)
    key = words(re.sub(r"\([^)]*\)", " ", line)) or words(line)
    found = re.search(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:[-'’ ]*\d{2,4})?\)", line)
    return Venue("-".join(key)[:120] or slug(line)[:120], line, found[1] if found else None, kind)
