"""The works of an invented career, with all that can happen to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from researchmetrics.datasets.invention.cast import RESEARCHERS, Researcher, authors
from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.datasets.invention.prose import write
from researchmetrics.records import Author

__all__ = ["Work", "works"]

# type, venue; the usual ones are repeated.
_VENUES = {
    "psychoceramics": (
        ("article", "Annals of Psychoceramics"),
        ("article", "Annals of Psychoceramics"),
        ("article", "Journal of Vessel Behaviour"),
        ("conference", "Kilnhaven Conference on Cracked Pots"),
        ("conference", "Kilnhaven Conference on Cracked Pots"),
        ("conference", "Symposium on Thinking Crockery"),
        ("workshop", "Workshop on Honest Joints"),
        ("chapter", "Handbook of Fissure Lore"),
    ),
    "tempestology": (
        ("article", "Tempestology Letters"),
        ("article", "Tempestology Letters"),
        ("article", "Proceedings of the Small Weather Society"),
        ("conference", "International Conference on Teacup Storms"),
        ("conference", "International Conference on Teacup Storms"),
        ("conference", "Conference on Miniature Climate"),
        ("workshop", "Workshop on Polite Turbulence"),
        ("article", "Annals of Psychoceramics"),
    ),
}
PREPRINTS = "PotPrints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One invented work, as it really is; services see a part of it.

    Parameters
    ----------
    number : int
        Identity.
    title, abstract, field, category, type, venue : str
        As published.
    date : str
        ISO date of publication, to the day.
    stated_date : str
        As much of it as services state.
    authors : tuple of Author
        All of them.
    doi : str or None
        Below 10.5555, the prefix that is kept for tests.
    fame : float
        Citations it draws in its best year.
    has_code, is_open_access : bool
        As it is.
    is_retracted : bool
        Whether it was taken back.
    fate : str
        What makes it special: plain, preprinted, corrected, correction, uncounted, cut, unlisted.
    preprint_date : str or None
        ISO date of the preprint where there was one.
    notes : tuple of str
        Awards and the like.
    """

    number: int
    title: str
    abstract: str
    field: str
    category: str
    type: str
    venue: str
    date: str
    stated_date: str
    authors: tuple[Author, ...]
    doi: str | None
    fame: float
    has_code: bool
    is_open_access: bool
    is_retracted: bool = False
    fate: str = "plain"
    preprint_date: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """Year of publication."""
        return int(self.date[:4])


def works(researcher: Researcher) -> list[Work]:
    """Invent all works of a researcher, the joint ones included.

    Parameters
    ----------
    researcher : Researcher
        One of `RESEARCHERS`.

    Returns
    -------
    list of Work
        By date.
    """
    found = [work for each in RESEARCHERS for work in _career(each)]
    mine = [_seen_by(w, researcher.key) for w in found if researcher.key in _ids(w)]
    return sorted(mine, key=lambda work: (work.date, work.number))


def _ids(work: Work) -> set[str]:
    return {identifier for author in work.authors for identifier in author.ids}


def _seen_by(work: Work, key: str) -> Work:
    """Mark as the person of the list the one whose list it is, not whoever else has one."""
    marked = (
        replace(author, is_self=True if key in author.ids else None) for author in work.authors
    )
    return replace(work, authors=tuple(marked))


def _career(researcher: Researcher) -> Iterator[Work]:
    index = RESEARCHERS.index(researcher)
    number = 1000 * (index + 1)
    for year, count in researcher.papers_by_year.items():
        for _ in range(count):
            number += 1
            work = _fated(_work(researcher, year, number))
            yield work
            if work.fate == "corrected":
                yield _correction(work)


def _work(researcher: Researcher, year: int, number: int) -> Work:
    dice = Dice("work", number)
    field = researcher.other_field if dice.happens(0.15) else researcher.field
    text = write(dice, field, year, daring=researcher.daring)
    kind, venue = dice.one(_VENUES[field])
    joint = RESEARCHERS[1 - RESEARCHERS.index(researcher)] if number in _JOINT else None
    date = f"{year}-{dice.whole(1, 12):02}-{dice.whole(1, 28):02}"
    return Work(
        number=number,
        title=text.title,
        abstract=text.abstract,
        field=field,
        category=text.topic.category,
        type=kind,
        venue=venue,
        date=date,
        stated_date=date[: dice.one([10, 10, 10, 10, 7, 7, 4])],
        authors=authors(dice, researcher, joint=joint),
        doi=f"10.5555/sample.{year}.{number}" if dice.happens(0.9) else None,
        fame=0.0 if dice.happens(0.12) else dice.skewed(researcher.fame, researcher.spread),
        has_code=dice.happens(0.2 + 0.03 * (year - 2009)),
        is_open_access=dice.happens(0.6),
        notes=("Oral",) if kind == "conference" and dice.happens(0.25) else (),
    )


_JOINT = frozenset({1026, 1033, 2012})
# Numbers of works that something special happens to, in both careers.
_FATES = {
    3: "preprinted",
    7: "retracted",
    9: "uncounted",
    11: "preprinted",
    13: "corrected",
    15: "cut",
    18: "preprinted",
    20: "unlisted",
    22: "awarded",
    24: "uncounted",
    25: "preprinted",
    27: "cut",
    29: "preprinted",
}


def _fated(work: Work) -> Work:
    fate = _FATES.get(work.number % 1000, "plain")
    if fate == "retracted":
        return replace(work, is_retracted=True, fate="plain", notes=("Retracted",))
    if fate == "awarded":
        return replace(work, notes=(*work.notes, "Best paper award"), fate="plain")
    if fate == "preprinted":
        month = int(work.date[5:7])
        before = f"{work.year}-{month - 6:02}" if month > 6 else f"{work.year - 1}-{month + 6:02}"
        return replace(work, fate=fate, preprint_date=f"{before}-11")
    return replace(work, fate=fate)


def _correction(work: Work) -> Work:
    return replace(
        work,
        number=work.number + 500,
        title=f"Correction to: {work.title}",
        abstract="",
        type="other",
        date=f"{work.year + 1}-03-09",
        stated_date=f"{work.year + 1}-03-09",
        doi=f"10.5555/sample.{work.year + 1}.{work.number + 500}",
        fame=0.0,
        has_code=False,
        fate="correction",
    )
