"""How far what was read of a reference can be trusted.

The rates are those of the labelled AnyStyle [1]_ and GROBID [2]_ references at which each sign told
a field rightly; the weights were fitted to the same references.

References
----------
.. [1] AnyStyle. https://github.com/inukshuk/anystyle
.. [2] GROBID. https://github.com/kermitt2/grobid
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from researchmetrics.documents.references.reference import Taken
from researchmetrics.records import Record

__all__ = ["certainty", "confidence", "features", "field_confidences"]

# By what told the end of the title.
_TITLE = {
    "quoted": 0.97, "thesis": 0.95, "in": 0.94, "italic venue": 0.9, "slashes": 0.9,
    "journal": 0.87, "first": 0.85, "sentence": 0.74, "italic title": 0.7, "last comma": 0.65,
    "commas first": 0.51, "commas": 0.33, "run": 0.28, "rest": 0.14,
}  # fmt: skip
_VENUE = {
    "journal": 0.85, "untitled": 0.81, "slashes": 0.8, "in": 0.8, "quoted": 0.77,
    "italic venue": 0.75, "first": 0.7, "last comma": 0.69, "sentence": 0.47,
    "italic title": 0.4, "commas": 0.28, "run": 0.27, "commas first": 0.25, "thesis": 0.1,
    "rest": 0.1,
}  # fmt: skip
# By the form of the first name.
_AUTHORS = {
    "asian": 0.96, "trailing": 0.94, "inverted": 0.93, "inverted full": 0.92, "boxed": 0.9,
    "leading": 0.83, "inverted long": 0.88, "group": 0.8, "full": 0.66, "single": 0.5, "": 0.47,
}  # fmt: skip
_YEAR = {"behind": 0.997, "brackets": 0.99, "last": 0.98, "": 0.95, "short": 0.9, "odd": 0.6}
_NUMBERS = {"lone": 0.3, "loose": 0.76, "pages": 0.98, "roman": 0.9}
_LABELLED = 0.93
# Of what is told by its own form alone.
_PLAIN = {
    "editors": 0.85, "publisher": 0.75, "doi": 0.97, "arxiv_id": 0.97, "url": 0.97,
    "code_url": 0.97, "notes": 0.9, "type": 0.95, "date": 0.98,
}  # fmt: skip
_WEIGHTS = (
    -1.1, 0.57, 0.49, -0.62, 0.85, 1.45, -0.02, 0.3, 0.79, -0.84, -0.75, -0.13, -2.95, -0.37, -1.4,
    -0.27, -0.68, 0.01, -1.88,
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}")
# A blank before a stop, or none behind one: the text was extracted badly.
_LOOSE = re.compile(r"\s[,.](?=[\s\w])|[a-z][,.][A-Z]")
_ODD_TITLE = re.compile(r"^[^\w\"“«„‘'(\[¿¡]|\b(?:vol|pp|no)\.|[,:;]$|\d{4}\)?$|https?:|//")


def confidence(record: Record) -> float:
    """Say how surely a record was read, from what was found and what it looks like.

    Parameters
    ----------
    record : Record
        What was read of a reference.

    Returns
    -------
    float
        0 (nothing found) to 1 (every usual part found, each of a usual shape).

    Examples
    --------
    >>> from researchmetrics.records import Provenance, Record
    >>> confidence(Record(provenance=Provenance(source="document:example")))
    0.0
    """
    title = record.title or ""
    words = len(title.split())
    score = 0.3 if 3 <= words <= 40 else 0.15 if words else 0.0
    score += 0.25 if record.authors or record.editors else 0.0
    score += 0.2 if record.year is not None and 1500 <= record.year <= 2100 else 0.0
    score += 0.15 if record.venue or record.publisher or record.url else 0.0
    score += 0.1 if record.volume or record.pages or record.doi or record.arxiv_id else 0.0
    return round(score, 2)


def field_confidences(taken: Taken) -> Mapping[str, float]:
    """Say of each field how often what told it tells it rightly.

    Parameters
    ----------
    taken : Taken
        A reference as read.

    Returns
    -------
    Mapping of str to float
        0 to 1 for each field that was found.
    """
    record, parts = taken.record, taken.parts
    told = parts.place.signs.get("numbers", "")
    numbers = _NUMBERS.get(told, _LABELLED)
    sure = {
        "title": _TITLE.get(parts.split.sign, 0.5),
        "authors": _AUTHORS.get(parts.names.form, 0.5),
        "year": _YEAR.get(parts.dated.sign, 0.9),
        "venue": _VENUE.get(parts.split.sign, 0.5),
        "volume": numbers,
        "issue": min(numbers, 0.85),
        "pages": numbers,
        **_PLAIN,
    }
    return {
        name: rate for name, rate in sure.items() if getattr(record, name) not in (None, (), "")
    }


def features(taken: Taken) -> tuple[float, ...]:
    """Describe a reading by what tells whether it is wholly right.

    Parameters
    ----------
    taken : Taken
        A reference as read.

    Returns
    -------
    tuple of float
        The odds of title, authors and venue, whether they are missing, and what is unusual.
    """
    record, parts = taken.record, taken.parts
    sure = field_confidences(taken)
    title = record.title or ""
    words = len(title.split())
    names = [author.name for author in record.authors]
    odd_names = sum(len(name.split()) > 5 or any(map(str.isdigit, name)) for name in names)
    left = len(_WORD.findall(parts.place.rest)) if not record.publisher else 0
    return (
        _odds(sure.get("title", 0.5)),
        _odds(sure.get("authors", 0.5)),
        float(parts.split.sign == "quoted"),
        float(parts.split.sign == "sentence"),
        float(not title),
        float(not names),
        float(not record.venue),
        float(bool(record.volume) and bool(record.pages)),
        float(words < 3),
        float(words > 25),
        float(bool(_ODD_TITLE.search(title)) or bool(odd_names)),
        min(left, 12) / 12,
        float(record.year is None),
        min(len(_LOOSE.findall(parts.shown.text)), 6) / 6,
        float(len(parts.shown.text) > 250),
        float(len(names) == 1),
        float(bool(record.url or record.doi or record.arxiv_id)),
        float(" . " in title or ". " in title or (record.venue or "").count(",") > 1),
    )


def certainty(taken: Taken) -> float:
    """Estimate how likely title, authors, year, venue, volume and pages are all right.

    Parameters
    ----------
    taken : Taken
        A reference as read.

    Returns
    -------
    float
        0 where nothing was found, else more than 0 and less than 1.
    """
    record = taken.record
    if not (record.title or record.authors or record.venue):
        return 0.0
    score = _WEIGHTS[0] + sum(map(float.__mul__, _WEIGHTS[1:], features(taken)))
    return round(1 / (1 + math.exp(-score)), 3)


def _odds(rate: float) -> float:
    return math.log(rate / (1 - rate))
