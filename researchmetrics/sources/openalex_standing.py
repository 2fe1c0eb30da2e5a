"""How OpenAlex itself classes a work, and where it stands among others by OpenAlex's account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from researchmetrics.sources import fields

__all__ = ["standing"]

_FIGURES = {
    "fwci": "fwci",
    "citation_normalized_percentile": "citation_normalized_percentile.value",
    "is_in_top_1_percent": "citation_normalized_percentile.is_in_top_1_percent",
    "is_in_top_10_percent": "citation_normalized_percentile.is_in_top_10_percent",
    "cited_by_percentile_year_min": "cited_by_percentile_year.min",
    "cited_by_percentile_year_max": "cited_by_percentile_year.max",
}
_CLASSES = ("topic", "subfield", "field", "domain")
_ADDRESS = "https://openalex.org/"


def standing(raw: Mapping[str, Any]) -> tuple[tuple[str, str | float], ...]:
    """Read how OpenAlex classes a work and what figures it gives of it.

    Parameters
    ----------
    raw : Mapping
        One work; any field may be missing or null.

    Returns
    -------
    tuple of (str, str or float)
        Its type; topics, subfields, fields and domains, those of the primary topic first; and its
        own figures, as it calls them.

    Examples
    --------
    >>> standing({"type": "article", "fwci": 1.5, "primary_topic": None})
    (('type', 'article'), ('fwci', 1.5))
    """
    return tuple(_stated(raw))


def _stated(raw: Mapping[str, Any]) -> Iterator[tuple[str, str | float]]:
    if kind := fields.text(raw, "type"):
        yield "type", kind
    topics = [fields.value(raw, "primary_topic"), *fields.rows(raw, "topics")]
    for level in _CLASSES:
        found = (fields.text(one, "id" if level == "topic" else f"{level}.id") for one in topics)
        for name in fields.distinct(*(_bare(one, level) for one in found)):
            yield level, name
    for name, path in _FIGURES.items():
        value = fields.value(raw, path)
        if isinstance(value, int | float) and isfinite(value):
            yield name, value


def _bare(address: str | None, level: str) -> str | None:
    """Write an identifier with the kind of thing it names: topics have none of their own."""
    if address is None:
        return None
    name = address.removeprefix(_ADDRESS)
    return f"{level}s/{name}" if "/" not in name else name
