"""The figures a profile page reports of a person: "h-index13", "46papers", "AI Score59"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics.documents.text.counts import NUMBER, count_of

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
_LABEL = r"(?P<label>[A-Za-z](?:[A-Za-z -]|10)*?)"
_LABEL_FIRST = re.compile(rf"{_LABEL}\s*[:：=]?\s*{NUMBER}")
_NUMBER_FIRST = re.compile(rf"{NUMBER}\s*[+:]?\s*{_LABEL}")
_PARTS = re.compile(r"\s*[·•|;\t]\s*|\s{3,}")


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
    return bool(re.fullmatch(NUMBER, text))


def _key(label: str) -> str:
    return re.sub(r"[^a-z0-9]", "", label.lower())


def _figure(part: str) -> tuple[str, float] | None:
    for pattern in (_LABEL_FIRST, _NUMBER_FIRST):
        found = pattern.fullmatch(part.strip())
        name = _NAMES.get(_key(found["label"])) if found else None
        if found and name:
            return name, count_of(found["number"], found["unit"], is_count=name in _COUNTS)
    return None
