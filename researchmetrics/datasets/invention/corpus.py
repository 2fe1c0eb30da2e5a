"""The prior art: what else was written in the invented fields."""

from __future__ import annotations

from collections.abc import Iterator

from researchmetrics.datasets.invention.cast import RESEARCHERS
from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.datasets.invention.fate import received
from researchmetrics.datasets.invention.prose import write
from researchmetrics.datasets.invention.vocabulary import FIELDS, FIRST_YEAR, LAST_YEAR
from researchmetrics.datasets.invention.works import works

__all__ = ["documents"]

# Dense at first, so that the earliest works have enough before them to be compared with; later
# enough a year for percentiles within field and year.
_EARLY, _LATER, _EARLY_UNTIL = 56, 32, 2008
COUNTED_ON = "2025-06-30"


def documents() -> Iterator[dict[str, object]]:
    """Yield the documents of the corpus.

    Yields
    ------
    dict
        ``title, abstract, year, date, field, citations, has_code``; the citations as counted on
        the day of the researchers' last observation.
    """
    # A title of the researchers' own would be taken for another version of their work.
    seen = {work.title for researcher in RESEARCHERS for work in works(researcher)}
    for field in FIELDS:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            for number in range(_EARLY if year <= _EARLY_UNTIL else _LATER):
                yield _document(field, year, number, seen)


def _document(field: str, year: int, number: int, seen: set[str]) -> dict[str, object]:
    for attempt in range(100):
        dice = Dice("prior", field, year, number, attempt)
        # Some authors are bolder than others, so that novelty varies within a year.
        text = write(dice, field, year, daring=0.8 * dice.unit() ** 2, sentences=5)
        if text.title not in seen:
            break
    seen.add(text.title)
    date = f"{year}-{dice.whole(1, 12):02}-{dice.whole(1, 28):02}"
    fate = Dice("prior fate", field, year, number)
    drawn = received(fate.whole(0, 1 << 30), fate.skewed(1.2, 1.0), date, COUNTED_ON)
    return {
        "title": text.title,
        "abstract": text.abstract,
        "year": year,
        "date": date,
        "field": field,
        "citations": sum(count for _, count in drawn),
        "has_code": fate.happens(0.15 + 0.02 * (year - FIRST_YEAR)),
    }
