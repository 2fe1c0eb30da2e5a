"""The figures a profile page reports of a person: "h-index13", "46papers", "AI Score59"."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["read_figures"]

_NAMES = {
    "hindex": "h_index",
    "i10index": "i10_index",
    "gindex": "g_index",
    "papers": "n_papers",
    "paper": "n_papers",
    "publications": "n_papers",
    "works": "n_papers",
    "articles": "n_papers",
    "documents": "n_papers",
    "citations": "n_citations",
    "citation": "n_citations",
    "citedby": "n_citations",
    "totalcitations": "n_citations",
    "timescited": "n_citations",
    "coauthors": "n_coauthors",
    "novelty": "novelty",
    "noveltyscore": "novelty",
    "aiscore": "score",
    "score": "score",
    "overallscore": "score",
}
_COUNTS = {"n_papers", "n_citations", "n_coauthors", "h_index", "i10_index", "g_index"}
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[,.'’ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d)|\d{1,15}(?!\d)(?:[.,]\d+)?)"
    r"\s?(?P<unit>[%kKM]\b|%)?"
)
_LABEL = r"(?P<label>[A-Za-z](?:[A-Za-z -]|10)*?)"
_LABEL_FIRST = re.compile(rf"{_LABEL}\s*[:：=]?\s*{_NUMBER}")
_NUMBER_FIRST = re.compile(rf"{_NUMBER}\s*[+:]?\s*{_LABEL}")
_PARTS = re.compile(r"\s*[·•|;\t]\s*|\s{3,}")
_SCALE = {"k": 1_000, "K": 1_000, "M": 1_000_000}


def read_figures(lines: Iterable[str]) -> tuple[dict[str, float], list[str]]:
    """Read figures off the head of a page.

    Parameters
    ----------
    lines : iterable of str
        Lines of the head.

    Returns
    -------
    figures : dict of str to float
        By catalogue name; of a figure printed twice the first.
    others : list of str
        The lines that hold none.

    Examples
    --------
    >>> read_figures(["h-index13", "1,046papers", "Novelty53%", "Delft"])
    ({'h_index': 13.0, 'n_papers': 1046.0, 'novelty': 53.0}, ['Delft'])
    """
    figures: dict[str, float] = {}
    others: list[str] = []
    for line in _joined(lines):
        found = [_figure(part) for part in _PARTS.split(line) if part]
        if not any(found):
            others.append(line)
        for figure in found:
            if figure:
                figures.setdefault(*figure)
    return figures, others


def _joined(lines: Iterable[str]) -> list[str]:
    """Put a label and its number together where each has a line of its own."""
    joined: list[str] = []
    for line in filter(None, (line.strip(" *#_-") for line in lines)):
        last = joined[-1] if joined else ""
        if last and (
            (_is_label(last) and _is_number(line)) or (_is_number(last) and _is_label(line))
        ):
            joined[-1] = f"{last} {line}"
        else:
            joined.append(line)
    return joined


def _is_label(text: str) -> bool:
    return _key(text) in _NAMES


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(_NUMBER, text))


def _key(label: str) -> str:
    return re.sub(r"[^a-z0-9]", "", label.lower())


def _figure(part: str) -> tuple[str, float] | None:
    for pattern in (_LABEL_FIRST, _NUMBER_FIRST):
        found = pattern.fullmatch(part.strip())
        name = _NAMES.get(_key(found["label"])) if found else None
        if found and name:
            return name, _value(found["number"], found["unit"], is_count=name in _COUNTS)
    return None


def _value(number: str, unit: str | None, *, is_count: bool) -> float:
    # A point before three digits separates thousands only in what is counted.
    thousands = (
        r"[,.'’ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
        if is_count and not unit
        else r"[,'’ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
    )
    plain = re.sub(thousands, "", number).replace(",", ".")
    return float(plain) * _SCALE.get(unit or "", 1)
