"""Reading what ORCID writes in ways of its own: wrapped dates, versions, relations, positions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from researchmetrics.sources import fields, person_ids

__all__ = [
    "date",
    "own_id",
    "places",
    "related_ids",
    "stated_id",
    "versions",
    "word",
    "year",
]

# Identifiers by which clients know works themselves: the same value means another elsewhere.
_CLIENTS_OWN = {"source-work-id", "other-id"}
_SCHEMES = {"pmc": "pmcid"}
_CLIENT = "source.source-client-id.path | source.source-orcid.path"
_BARE = "external-id-normalized.value | external-id-value"
_SECTIONS = {
    "employments": "employment-summary",
    "invited-positions": "invited-position-summary",
    "educations": "education-summary",
    "qualifications": "qualification-summary",
}


def word(raw: object, path: str) -> str:
    """Read a word that older versions wrote in capitals.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    str
        In lower case with hyphens; empty when there is none.

    Examples
    --------
    >>> word({"type": "JOURNAL_ARTICLE"}, "type")
    'journal-article'
    """
    return (fields.text(raw, path) or "").lower().replace("_", "-")


def date(raw: object, path: str) -> str | None:
    """Read a date as far as it is known.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Of the date.

    Returns
    -------
    str or None
        Year, year and month, or day.

    Examples
    --------
    >>> date({"on": {"year": {"value": "2014"}, "month": {"value": "7"}, "day": None}}, "on")
    '2014-07'
    """
    parts = [fields.text(raw, f"{path}.{part}.value") for part in ("year", "month", "day")]
    known = parts[: parts.index(None)] if None in parts else parts
    return "-".join(part.zfill(2) for part in known if part) or None


def year(raw: object, path: str) -> int | None:
    """Read the year of a date.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Of the date.

    Returns
    -------
    int or None
        As stated.
    """
    text = fields.text(raw, f"{path}.year.value") or ""
    return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None


def versions(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what describes a work.

    Parameters
    ----------
    raw : Mapping
        A group of summaries, one summary, or a whole work.

    Returns
    -------
    list of Mapping
        Each that has a number; the one that the person prefers first.

    Examples
    --------
    >>> rows = [{"put-code": n, "display-index": f"{n}"} for n in (9, 10)]
    >>> [row["put-code"] for row in versions({"work-summary": rows})]
    [10, 9]
    """
    inner = raw.get("work")
    alone = [inner if isinstance(inner, Mapping) else raw]
    rows = fields.rows(raw, "work-summary") if "work-summary" in raw else alone

    def preference(row: Mapping[str, Any]) -> int:
        index = fields.text(row, "display-index") or ""
        return int(index) if re.fullmatch(r"\d{1,18}", index, re.ASCII) else 0

    numbered = (row for row in rows if (fields.text(row, "put-code") or "").isdecimal())
    return sorted(numbered, key=preference, reverse=True)


def related_ids(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Read identifiers of a work itself and of its versions; those of what holds it are left out.

    Parameters
    ----------
    rows : sequence of Mapping
        What describes the work.

    Returns
    -------
    dict of str to str
        By ``scheme:value``: ``self`` or ``version-of``; the work's own first.

    Examples
    --------
    >>> ids = [("issn", "0022-0477", "part-of"), ("pmc", "PMC99", "self"), ("uri", "x", None)]
    >>> names = ("external-id-type", "external-id-value", "external-id-relationship")
    >>> related_ids([{"external-ids": {"external-id": [dict(zip(names, i)) for i in ids]}}])
    {'pmcid:PMC99': 'self'}
    """
    found: dict[str, str] = {}
    for one in rows:
        client = fields.text(one, _CLIENT)
        for row in fields.rows(one, "external-ids.external-id"):
            kind, relation = (word(row, f"external-id-{part}") for part in ("type", "relationship"))
            scheme, bare = _SCHEMES.get(kind, kind), fields.text(row, _BARE)
            if bare and relation in {"self", "version-of"} and re.match("[a-z]", scheme):
                bare = f"{client}/{bare}" if kind in _CLIENTS_OWN else bare
                found.setdefault(f"{scheme}:{bare}", relation)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def own_id(related: Mapping[str, str], scheme: str) -> str | None:
    """Return the identifier of a scheme that is the work's own, not that of a version.

    Parameters
    ----------
    related : Mapping of str to str
        As of `related_ids`.
    scheme : str
        Such as ``doi``.

    Returns
    -------
    str or None
        Bare.
    """
    own = (one for one, relation in related.items() if relation == "self")
    return next((one.partition(":")[2] for one in own if one.startswith(f"{scheme}:")), None)


def stated_id(row: Mapping[str, Any]) -> str | None:
    """Read an identifier that a person has elsewhere, by its name or by its address.

    Parameters
    ----------
    row : Mapping
        One of the external identifiers.

    Returns
    -------
    str or None
        ``scheme:value``.

    Examples
    --------
    >>> stated_id({"external-id-type": "Scopus Author ID", "external-id-value": "99000001"})
    'scopus:99000001'
    """
    kind, value, url = (f"external-id-{part}" for part in ("type", "value", "url.value"))
    if word(row, "external-id-relationship") not in {"", "self"}:
        return None
    shown = person_ids.ids_shown([fields.text(row, url)])
    named = person_ids.id_named(fields.text(row, kind), fields.text(row, value))
    return named or next(iter(shown), None)


def places(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Name where a person works and studied.

    Parameters
    ----------
    raw : Mapping
        A record.

    Returns
    -------
    tuple of str
        Where the person works first; of each section what lasts, then what ended last.
    """
    found: list[str | None] = []
    for section, summary in _SECTIONS.items():
        path = f"activities-summary.{section}"
        groups = fields.rows(raw, f"{path}.affiliation-group")
        rows = [row.get(summary) for group in groups for row in fields.rows(group, "summaries")]
        rows += fields.rows(raw, f"{path}.{summary}")
        rows.sort(key=_latest, reverse=True)
        found += [fields.text(row, "organization.name") for row in rows]
    return fields.distinct(*found)


def _latest(row: object) -> tuple[bool, str, str]:
    start, end = (date(row, f"{one}-date") or "" for one in ("start", "end"))
    return not end, end, start
