"""Whether two records are of one work: evidence from all fields, and what rules it out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from researchmetrics.normalizer.linking.context import (
    Context,
    are_other_things,
    is_a_thesis,
    known_year,
    weigh_context,
)
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.likeness import likeness
from researchmetrics.normalizer.linking.signatures import Signed, agreement, signed
from researchmetrics.normalizer.linking.title_evidence import TitleEvidence, weigh_titles
from researchmetrics.normalizer.venues import alike

__all__ = ["LEVELS", "Verdict", "agreement", "compare"]

LEVELS = {"strict": 0.97, "normal": 0.5, "lenient": 0.2}
# In bits, that is powers of two: how much likelier the evidence is if the records are of one work.
_PRIOR = -3.7  # of 14 pairs that look worth comparing about one is of one work
# Two works of the same people: how seldom they share a title, or have titles nearly alike.
_SAME_TITLE_TWICE, _LIKE_TITLE_TWICE = 8.3, 5.3
_OF_PEOPLE = 0.5  # of the evidence of year and place, what speaks against such a second work
# An extended paper gets another title at another place; the same paper keeps its title.
_RETITLED, _SLIPS_ONLY = -3.5, 1.0
_DISCOUNT = 0.7  # of what tells titles apart, what speaks for a work of other people
_WELL_KNOWN = 3.0  # bits of a title below which it may come back, like "Editorial"
_MISQUOTED = 4.0  # bits that another title can weigh at the same place in print
_MOST_OF_THEM = 0.7
_OF_A_BOOK = re.compile(r"/(?:\d-)?97[89]-?\d[\d-]{8,}\w?$|^isbn:")
_DOUBTED, _COPIED, _RENAMED = (
    0.19,
    0.4,
    0.9,
)  # scores of records with one identifier and other titles
_SUREST = 0.995  # without an identifier
_NO_TITLE = TitleEvidence(0.0, 0.0, "no title to compare")
# Services that give each work, or what they take for one, a number of its own.
_NUMBERED = frozenset({"openalex", "s2", "dblp", "pmid", "mag", "corpusid"})
_NAMES_OF_SCHEMES = {
    "doi": "DOI",
    "arxiv": "arXiv identifier",
    "pmid": "PubMed identifier",
    "openalex": "OpenAlex identifier",
}
Evidence = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two records gave.

    Parameters
    ----------
    score : float
        How likely they are of one work, 0 to 1.
    reason : str
        In plain words.
    is_veto : bool
        Whether something rules it out.
    evidence : tuple of (str, float)
        What each field contributes ("title", "authors", "year", "venue", "pages"), in bits: by
        how many powers of two it makes one work likelier, or less likely.
    """

    score: float
    reason: str
    is_veto: bool = False
    evidence: Evidence = ()

    @property
    def bits(self) -> float:
        """The score as evidence that can be added up, from -10 to 10."""
        odds = max(self.score, 1e-9) / max(1 - self.score, 1e-9)
        return max(-10.0, min(10.0, math.log2(odds)))


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

    Notes
    -----
    Evidence is added up in bits, as Fellegi and Sunter do, against two other explanations: a work
    of other people with a title alike, and another work of the same people. The constants state
    how often such things happen; they do not depend on the other records of a table.

    References
    ----------
    .. [1] Fellegi, I. P., & Sunter, A. B. (1969). A theory for record linkage. Journal of the
       American Statistical Association, 64, 1183-1210. doi:10.1080/01621459.1969.10501049

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
    bar = are_other_things(a, b)
    if bar:
        return _never(bar)
    shared = a.ids & b.ids
    if shared:
        return _by_identifier(a, b, min(shared))
    context = weigh_context(a, b)
    if context.bar:
        return _never(context.bar)
    if a.squash and b.squash:
        return _by_title(a, b, context)
    if not context.is_in_print:
        return Verdict(0.0, _NO_TITLE.reason)
    return _verdict(_NO_TITLE, _signed(a, b), context)


def _by_title(a: Entry, b: Entry, context: Context) -> Verdict:
    titles = weigh_titles(a, b)
    if titles.numbers_differ:
        return Verdict(0.0, titles.reason, is_veto=titles.numbers_clash)
    if titles.gain <= titles.loss and not context.is_in_print:
        return Verdict(0.0, titles.reason)
    if titles.is_heading and context.year <= 0 and known_year(a) and known_year(b):
        return _never("a standing heading of different years")
    if is_a_thesis(a, b):
        return _never("one is a thesis, the other is not")
    conflict = _identifiers_conflict(a, b)
    if conflict:
        return _never(conflict)
    authors = _signed(a, b)
    if titles.is_heading:
        other = _other_instalment(a, b, authors, context)
        if other:
            return Verdict(0.0, f"a standing heading {other}")
    if context.is_in_print and titles.loss > _MISQUOTED:
        titles = replace(titles, loss=_MISQUOTED)
    if authors.share == 0.0 and titles.loss > _SLIPS_ONLY:
        return Verdict(0.0, f"{titles.reason}, {authors.reason}")
    return _verdict(titles, authors, context)


def _other_instalment(a: Entry, b: Entry, authors: Signed, context: Context) -> str:
    """Tell what makes two pieces under one heading two; empty when they may be one."""
    if not _are_the_same_people(a, b, authors):
        return "by partly other people"
    volumes = a.volume != b.volume and a.volume and b.volume
    if volumes or (a.first_page and b.first_page and a.first_page != b.first_page):
        return "on other pages"
    if context.venue < 0 or (a.venue and b.venue and context.venue == 0 and a.type == b.type):
        return "at another place"
    if not a.names and not b.names and not context.pages:
        return "without authors and pages"
    return ""


def _are_the_same_people(a: Entry, b: Entry, authors: Signed) -> bool:
    """Whether nearly all who signed one signed the other: each instalment has its own people."""
    if authors.share is None or a.is_cut or b.is_cut:
        return True
    short, long = sorted((len(a.names), len(b.names)))
    return authors.share * short >= _MOST_OF_THEM * long


def _never(reason: str) -> Verdict:
    return Verdict(0.0, reason, is_veto=True)


def _signed(a: Entry, b: Entry) -> Signed:
    return signed(a.names, b.names, is_cut=a.is_cut or b.is_cut)


def _by_identifier(a: Entry, b: Entry, shared: str) -> Verdict:
    scheme = shared.partition(":")[0]
    name = _NAMES_OF_SCHEMES.get(scheme, f"{scheme} identifier")
    if a.squash and b.squash and a.squash != b.squash:
        doubt = _doubt(a, b, shared)
        if doubt:
            return Verdict(doubt[0], f"same {name} ({shared}) {doubt[1]}", evidence=(("ids", 0),))
    return Verdict(0.999, f"same {name} ({shared})", evidence=(("ids", 10.0),))


def _doubt(a: Entry, b: Entry, shared: str) -> tuple[float, str] | None:
    """Tell what speaks against an identifier that two records share, and what is left of it."""
    titles = likeness(a.title, b.title)
    is_of_a_book = _OF_A_BOOK.search(shared) is not None or "chapter" in {a.type, b.type}
    if is_of_a_book and (titles.is_contrary or titles.numbers_clash):
        return _DOUBTED, "but other titles"
    if titles.shared * 3 >= min(len(a.content), len(b.content)):
        return None
    authors = _signed(a, b)
    if is_of_a_book or authors.bits <= 0 or not _are_the_same_people(a, b, authors):
        return _DOUBTED, "but other titles"
    # Preprints are renamed. Services translate titles; but in a list of one person's works it is as
    # likely that the DOI was copied to the wrong line.
    is_renamed = shared.startswith("arxiv:") and not _stand_twice(a, b)
    return _RENAMED if is_renamed else _COPIED, f"though under another title, {authors.reason}"


def _stand_twice(a: Entry, b: Entry) -> bool:
    """Tell whether a service that numbers works has given the two records different numbers."""
    numbers = [
        {scheme: one for one in entry.ids if (scheme := one.partition(":")[0]) in _NUMBERED}
        for entry in (a, b)
    ]
    return any(numbers[1].get(scheme, one) != one for scheme, one in numbers[0].items())


def _identifiers_conflict(a: Entry, b: Entry) -> str | None:
    if not a.ids or not b.ids:
        return None
    for scheme in ("arxiv", "pmid"):
        if a.of(scheme) and b.of(scheme):
            return f"different {_NAMES_OF_SCHEMES[scheme]}s"
    if a.published_dois and b.published_dois and (a.type == b.type or alike(a.venue, b.venue)):
        return "different DOIs"
    return None


def _verdict(titles: TitleEvidence, authors: Signed, context: Context) -> Verdict:
    around = context.bits
    if context.venue < 0 and titles.loss > _SLIPS_ONLY:
        around += _RETITLED
    signature = authors.bits + titles.leaked
    if authors.share == 0.0 and titles.is_same and context.year > 0 and context.venue > 0:
        # The same title in the same year at the same place: a garbled list is likelier than twins.
        signature /= 2
    of_others = titles.gain - _DISCOUNT * titles.loss + signature + around + _PRIOR
    twice = _SAME_TITLE_TWICE if titles.is_same else _LIKE_TITLE_TWICE
    generic = 2 * max(0.0, _WELL_KNOWN - titles.gain)
    of_the_same = twice - titles.loss - generic + (_OF_PEOPLE if around > 0 else 1) * around
    bits = of_others if context.is_in_print else _either(of_others, of_the_same)
    score = min(1 / (1 + 2.0**-bits), _SUREST) if bits > -40 else 0.0
    contributions = (
        ("title", titles.gain - titles.loss),
        ("authors", signature),
        ("year", context.year),
        ("venue", context.venue),
        ("pages", context.pages),
    )
    return Verdict(
        round(score, 4),
        ", ".join(filter(None, (titles.reason, authors.reason, *context.reasons))),
        evidence=tuple((name, round(value, 2)) for name, value in contributions if value),
    )


def _either(one: float, other: float) -> float:
    """Odds against two explanations at once: their chances add up."""
    low, high = sorted((one, other))
    return low - math.log2(1 + 2.0 ** (low - high)) if high - low < 40 else low
