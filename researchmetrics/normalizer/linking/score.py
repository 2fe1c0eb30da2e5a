"""Whether two records are of one work: evidence from all fields, and what rules it out."""

from __future__ import annotations

from dataclasses import dataclass

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.likeness import Likeness, likeness
from researchmetrics.normalizer.names import Name, names_match
from researchmetrics.normalizer.venues import alike

LEVELS = {"strict": 0.95, "normal": 0.82, "lenient": 0.72}
_WEIGHTS = {"same": 1.0, "initials": 0.97, "misspelt": 0.85, "different": 0.0}
_NAMES_OF_SCHEMES = {
    "doi": "DOI",
    "arxiv": "arXiv identifier",
    "pmid": "PubMed identifier",
    "openalex": "OpenAlex identifier",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two records gave.

    Parameters
    ----------
    score : float
        Strength of the evidence that they are of one work, 0 to 1.
    reason : str
        In plain words.
    is_veto : bool
        Whether something rules it out.
    """

    score: float
    reason: str
    is_veto: bool = False


def compare(a: Entry, b: Entry) -> Verdict:
    """Weigh whether two records are of one work.

    Parameters
    ----------
    a, b : Entry
        Two records.

    Returns
    -------
    Verdict
        The same in both directions.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> one = make_entry(
    ...     {"title": "On Cracked Pots", "year": 2020},
    ...     key="1",
    ...     names=["J. Carberry"],
    ...     as_of="2026-01-01",
    ... )
    >>> two = make_entry(
    ...     {"title": "On cracked pots.", "year": 2020},
    ...     key="2",
    ...     names=["Josiah Carberry"],
    ...     as_of="2026-01-01",
    ... )
    >>> compare(one, two).reason
    'same title, all 1 authors agree, same year'
    """
    if a.family != b.family:
        return Verdict(0.0, f"one is {a.family}, the other {b.family}", is_veto=True)
    if a.is_notice != b.is_notice:
        return Verdict(0.0, "one is a correction of the other", is_veto=True)
    shared = a.ids & b.ids
    if shared:
        titles = likeness(a.title, b.title)
        return _by_identifier(min(shared), titles, has_titles=bool(a.title and b.title))
    apart = _never_one(a, b)
    if apart:
        return Verdict(0.0, apart, is_veto=True)
    titles = likeness(a.title, b.title)
    if titles.numbers_differ:
        return Verdict(0.0, titles.reason, is_veto=True)
    conflict = _identifiers_conflict(a, b)
    if conflict:
        return Verdict(0.0, conflict, is_veto=True)
    if titles.score < 0.6:
        return Verdict(titles.score / 2, titles.reason)
    return _weighed(a, b, titles)


def _never_one(a: Entry, b: Entry) -> str | None:
    """Tell years that no title can bring together, before the dearer comparisons."""
    if a.year is None or b.year is None or a.is_preprint != b.is_preprint:
        return None
    years = abs(a.year - b.year)
    return f"{years} years apart" if years > 2 else None


def _by_identifier(shared: str, titles: Likeness, *, has_titles: bool) -> Verdict:
    scheme = shared.partition(":")[0]
    name = _NAMES_OF_SCHEMES.get(scheme, f"{scheme} identifier")
    if has_titles and titles.score < 0.45:
        return Verdict(0.6, f"same {name} ({shared}) but other titles")
    return Verdict(0.99, f"same {name} ({shared})")


def _identifiers_conflict(a: Entry, b: Entry) -> str | None:
    for scheme in ("arxiv", "pmid"):
        if a.of(scheme) and b.of(scheme):
            return f"different {_NAMES_OF_SCHEMES[scheme]}s"
    if a.published_dois and b.published_dois and (a.type == b.type or alike(a.venue, b.venue)):
        return "different DOIs"
    return None


def _weighed(a: Entry, b: Entry, titles: Likeness) -> Verdict:
    parts = [titles.reason]
    score = titles.score
    for judge in (_authors, _years, _places):
        cost, reason = judge(a, b, titles)
        if cost is None:
            return Verdict(0.0, reason, is_veto=True)
        score -= cost
        if reason:
            parts.append(reason)
    score -= _short_title_cost(a, b)
    if 0.83 <= titles.score < 0.9 and _vouched(a, b):
        score += 0.04
    return Verdict(round(max(0.0, min(score, 0.98)), 4), ", ".join(parts))


_Cost = tuple[float | None, str]


def _authors(a: Entry, b: Entry, titles: Likeness) -> _Cost:
    short, long = sorted((a, b), key=lambda entry: len(entry.names))
    if not short.names:
        return (0.04 if titles.score == 1 else 0.08), "authors not known"
    agreeing, weight = agreement(short.names, long.names)
    if not agreeing:
        return _unsigned(a, b, titles)
    share = weight / len(short.names)
    # Equal titles outweigh a garbled list.
    cost = (0.15 if titles.score == 1 else 0.25) * (1 - share)
    if not (a.is_cut or b.is_cut):
        cost += 0.08 * (len(long.names) - len(short.names)) / len(long.names)
    counted = (
        f"all {agreeing}" if agreeing == len(short.names) else f"{agreeing} of {len(short.names)}"
    )
    return cost, f"{counted} authors agree"


def _unsigned(a: Entry, b: Entry, titles: Likeness) -> _Cost:
    """Judge lists of authors that do not meet: damaged, or of different works."""
    if titles.score >= 0.97:
        if _damaged(a.names, b.names):
            return 0.1, "authors alike"
        years_agree = a.year is None or b.year is None or a.year == b.year
        if alike(a.venue, b.venue) and years_agree and min(len(a.content), len(b.content)) > 4:
            return 0.14, "authors given otherwise"
    return None, "no author in common"


def _damaged(short: tuple[Name, ...], long: tuple[Name, ...]) -> bool:
    """Whether a name agrees but for letters lost to a wrong encoding or run together."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    for a in short:
        for b in long:
            first, second = a.given_key + a.family_key, b.given_key + b.family_key
            if min(len(a.family_key), len(b.family_key)) >= 3 and (
                ratio(a.family_key, b.family_key) >= 75
                or (min(len(first), len(second)) >= 6 and partial_ratio(first, second) >= 85)
            ):
                return True
    return False


def agreement(short: tuple[Name, ...], long: tuple[Name, ...]) -> tuple[int, float]:
    """Count the authors of one list that the other has too.

    Parameters
    ----------
    short, long : tuple of Name
        Two lists of authors, the shorter first.

    Returns
    -------
    tuple of (int, float)
        How many agree, and that number with slips and abbreviations counting less.

    Examples
    --------
    >>> from researchmetrics.normalizer.names import parse_name
    >>> agreement(
    ...     (parse_name("J. Carberry"),), (parse_name("A. Lee"), parse_name("Josiah Carberry"))
    ... )
    (1, 0.97)
    """
    free = list(long)
    agreeing, weight = 0, 0.0
    for name in short:
        best, match = 0.0, None
        for other in free:
            value = _WEIGHTS[names_match(name, other)]
            if value > best:
                best, match = value, other
                if value == 1.0:
                    break
        if match is not None:
            free.remove(match)
            agreeing += 1
            weight += best
    return agreeing, weight


def _years(a: Entry, b: Entry, titles: Likeness) -> _Cost:
    if a.year is None or b.year is None:
        return 0.02, ""
    apart = abs(a.year - b.year)
    if apart == 0:
        return 0.0, "same year"
    if a.is_preprint != b.is_preprint:
        before = (b.year - a.year) if a.is_preprint else (a.year - b.year)
        if -1 <= before <= 6:
            return 0.01, f"published {before} years after the preprint" if before > 0 else ""
        return None, f"{apart} years apart"
    if apart == 1:
        return (0.03 if a.names and b.names else 0.12), "a year apart"
    if apart == 2 and titles.score == 1 and _kinds_differ(a, b):
        return 0.08, "two years apart"
    return None, f"{apart} years apart"


def _vouched(a: Entry, b: Entry) -> bool:
    """Whether several authors and the venue or year vouch for a title that lacks a word."""
    short, long = sorted((a.names, b.names), key=len)
    agreeing, _ = agreement(short, long)
    place = bool(alike(a.venue, b.venue)) or (a.year is not None and a.year == b.year)
    return agreeing > 1 and agreeing == len(short) and place


def _kinds_differ(a: Entry, b: Entry) -> bool:
    return a.type is None or b.type is None or a.type != b.type


def _places(a: Entry, b: Entry, titles: Likeness) -> _Cost:
    one = alike(a.venue, b.venue)
    if one:
        return 0.0, "same venue"
    if one is None or a.is_preprint or b.is_preprint:
        return 0.01, ""
    if _kinds_differ(a, b):
        return (0.05 if titles.score == 1 else 0.12), f"{a.type} and {b.type}"
    return 0.14, "different venues"


_GENERIC_TEXT = """
editor editors editorial guest introduction preface foreword notes special issue message chair
chairs review reviews book index contents report news interview obituary letter reply comment
response announcement errata panel summary abstract program committee
"""
_GENERIC = frozenset(_GENERIC_TEXT.split())


def _short_title_cost(a: Entry, b: Entry) -> float:
    """Ask more of titles such as "Editorial": by themselves they tell no work from another."""
    long = [[word for word in entry.content if len(word) > 1] for entry in (a, b)]
    if min(map(len, long)) > 2 and not _GENERIC.issuperset(long[0]):
        return 0.0
    dated = a.year is not None and a.year == b.year
    signed = bool(a.names and b.names)
    missing = 0.0 if signed and dated else 0.05 if signed or dated else 0.14
    return missing + (0.0 if alike(a.venue, b.venue) else 0.03)
