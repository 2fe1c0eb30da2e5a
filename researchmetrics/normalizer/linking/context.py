"""What year, venue, pages and kind say about two records being of one work."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.venues import alike

# In bits, that is powers of two: how much likelier the evidence is if the records are of one work.
_SAME_YEAR, _YEAR_APART, _TWO_YEARS_APART, _FAR_APART = 1.5, 0.0, -1.5, -4.0
_PUBLISHED_WITHIN = 6  # years from a preprint to its publication
_LATER, _LATEST = -0.4, 3  # a journal's version of a conference paper: bits for each year, years
_SAME_VENUE, _OTHER_KIND, _OTHER_VENUE = 1.0, -0.5, -2.0
_SAME_PAGES, _OTHER_PAGES = 3.0, -1.5
_SEVERAL = 3  # pages from first to last
_SAME_VOLUME, _OTHER_VOLUME = 1.0, -1.0
_PRINTED_BEFORE = frozenset({"conference", "workshop", "report"})
# Periodicals that print the proceedings of conferences as issues of their own.
_PROCEEDINGS_IN = {
    "acm-sigplan-notices": frozenset({"pldi", "popl", "oopsla", "asplos", "icfp", "ppopp", "cgo"}),
    "acm-sigarch-computer-architecture-news": frozenset({"isca", "asplos"}),
    "acm-sigcomm-computer-communication-review": frozenset({"sigcomm"}),
    "acm-sigmetrics-performance-evaluation-review": frozenset({"sigmetrics"}),
    "acm-sigsoft-software-engineering-notes": frozenset({"icse", "fse", "issta"}),
    "bioinformatics": frozenset({"ismb", "eccb"}),
    "pacmpl": frozenset({"pldi", "popl", "oopsla", "icfp"}),
    "pvldb": frozenset({"vldb"}),
    "sigmod-record": frozenset({"sigmod"}),
    "tog": frozenset({"siggraph", "siggraph-asia"}),
}
_NOWHERE: frozenset[str] = frozenset()
_PRINTED = frozenset({"article", "conference", "workshop", "chapter"})
_THESES = frozenset({"thesis", "dissertation"})
_DEGREES = frozenset({"phd", "d", "doctoral", "master", "masters", "msc", "bachelor"})
_MAY_BE = frozenset({"thesis", "book"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the fields beside title and authors say.

    Parameters
    ----------
    year, venue, pages : float
        Bits for one work, negative against.
    reasons : tuple of str
        In plain words.
    bar : str
        What rules one work out; empty when nothing does.
    is_in_print : bool
        Whether volume or venue and several pages are the same: one place in print.
    """

    year: float
    venue: float
    pages: float
    reasons: tuple[str, ...]
    bar: str = ""
    is_in_print: bool = False

    @property
    def bits(self) -> float:
        """The sum."""
        return self.year + self.venue + self.pages


def weigh_context(a: Entry, b: Entry) -> Context:
    """Weigh year, venue and pages of two records.

    Parameters
    ----------
    a, b : Entry
        Two records.

    Returns
    -------
    Context
        The same in both directions.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> one, two = (
    ...     make_entry({"title": "On Pots", "year": y}, key=str(y), names=[], as_of="2026-01-01")
    ...     for y in (2011, 2019)
    ... )
    >>> weigh_context(one, one).bits, weigh_context(one, two).bar
    (1.5, '8 years apart')
    """
    pages, same_pages, said = _pages(a, b)
    year, apart = _years(a, b, pages)
    if year is None:
        return Context(0.0, 0.0, 0.0, (), bar=apart)
    venue, place = _places(a, b)
    is_in_print = same_pages and _is_long(a, b) and (pages > _SAME_PAGES or venue > 0)
    reasons = tuple(reason for reason in (apart, place, said) if reason)
    return Context(year, venue, pages, reasons, is_in_print=is_in_print)


def are_other_things(a: Entry, b: Entry) -> str:
    """Tell kinds of records that are never one work.

    Parameters
    ----------
    a, b : Entry
        Two records.

    Returns
    -------
    str
        Why not, in plain words; empty when they may be.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> paper, program = (
    ...     make_entry({"title": "Pots", "type": kind}, key=kind, names=[], as_of="2026-01-01")
    ...     for kind in ("article", "software")
    ... )
    >>> are_other_things(paper, program)
    'one is paper, the other software'
    """
    if a.notice != b.notice:
        return f"one is a {a.notice or b.notice}, the other is not"
    first, second = sorted((a.family, b.family), key=lambda family: (family != "paper", family))
    if first == second:
        return ""
    # Where nothing says what a record is, it may be the thesis or book that the other is.
    if second in _MAY_BE and (a.type is None or b.type is None):
        return ""
    return f"one is {first}, the other {second}"


def is_a_thesis(a: Entry, b: Entry) -> bool:
    """Tell whether the title of one of two records says that it is a thesis, and the other is none.

    Parameters
    ----------
    a, b : Entry
        Two records.

    Returns
    -------
    bool
        Whether the other one is printed in a periodical or in proceedings.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> said = [{"title": "Pots. PhD thesis"}, {"title": "Pots", "type": "article"}]
    >>> one, two = (
    ...     make_entry(fields, key=str(fields), names=[], as_of="2026-01-01") for fields in said
    ... )
    >>> is_a_thesis(one, two), is_a_thesis(one, one)
    (True, False)
    """
    says, does_not = (a, b) if _says_thesis(a) else (b, a)
    return does_not.type in _PRINTED and _says_thesis(says) and not _says_thesis(does_not)


def _says_thesis(entry: Entry) -> bool:
    return not _THESES.isdisjoint(entry.words) and any(
        word in _THESES and before in _DEGREES for before, word in pairwise(entry.words)
    )


def known_year(entry: Entry) -> int | None:
    """Tell the year of a record, as far as it is evidence.

    Parameters
    ----------
    entry : Entry
        A record.

    Returns
    -------
    int or None
        None also where the year was put to a day that is printed without one.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> entry = make_entry({"date": "Feb 3"}, key="a", names=[], as_of="2026-03-01")
    >>> entry.year, known_year(entry)
    (2026, None)
    """
    date = entry.date
    return None if date is None or (date.inferred and not entry.is_preprint) else date.year


def _years(a: Entry, b: Entry, pages: float) -> tuple[float | None, str]:
    first, second = known_year(a), known_year(b)
    if first is None or second is None:
        return 0.0, ""
    apart = abs(first - second)
    if apart == 0:
        return _SAME_YEAR, "same year"
    if a.is_preprint != b.is_preprint:
        before = second - first if a.is_preprint else first - second
        if -1 <= before <= _PUBLISHED_WITHIN:
            return 0.0, f"published {before} years after the preprint" if before > 0 else ""
        return None, f"{apart} years apart"
    if apart <= 2:
        return (
            (_YEAR_APART, "a year apart") if apart == 1 else (_TWO_YEARS_APART, "two years apart")
        )
    if _is_extended(a, b, second - first) or _is_extended(b, a, first - second):
        return _LATER * apart, f"published again {apart} years later"
    return (_FAR_APART if pages > 0 else None), f"{apart} years apart"


def _is_extended(early: Entry, late: Entry, years: int) -> bool:
    """Whether a journal may have taken up, that much later, what a conference printed."""
    return 0 < years <= _LATEST and early.type in _PRINTED_BEFORE and late.type == "article"


def _pages(a: Entry, b: Entry) -> tuple[float, bool, str]:
    bits, same, text = 0.0, False, ""
    if a.first_page and b.first_page:
        same = a.first_page == b.first_page
        bits, text = (_SAME_PAGES, "same pages") if same else (_OTHER_PAGES, "other pages")
    if a.volume and b.volume:
        bits += _SAME_VOLUME if a.volume == b.volume else _OTHER_VOLUME
    return bits, same, text


def _is_long(a: Entry, b: Entry) -> bool:
    """Whether they take several pages: of short pieces, two may start on one page."""
    if a.last_page and b.last_page and a.last_page != b.last_page:
        return False
    last = a.last_page or b.last_page
    return bool(last) and int(last) - int(a.first_page) >= _SEVERAL


def _places(a: Entry, b: Entry) -> tuple[float, str]:
    one = alike(a.venue, b.venue)
    if one:
        return _SAME_VENUE, "same venue"
    if one is None or a.is_preprint or b.is_preprint or _prints(a, b) or _prints(b, a):
        return 0.0, ""
    if a.type is None or b.type is None or a.type != b.type:
        kinds = sorted(kind or "unknown" for kind in (a.type, b.type))
        return _OTHER_KIND, " and ".join(kinds)
    return _OTHER_VENUE, "different venues"


def _prints(periodical: Entry, conference: Entry) -> bool:
    if periodical.venue is None or conference.venue is None:
        return False
    return conference.venue.id in _PROCEEDINGS_IN.get(periodical.venue.id, _NOWHERE)
