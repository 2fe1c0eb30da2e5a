"""Numbers in words and digits: no more digits than are supported, and unknown is never one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from researchmetrics.views.sheet import known

__all__ = ["CENTRED", "UNKNOWN", "counted", "finite", "interval_text", "label_of", "number_text"]

UNKNOWN: Final = "unknown"
# Indicators on a scale from 0 to 100 on which 50 is typical of the field.
CENTRED: Final = frozenset({"novelty", "score", "mean_percentile", "openalex_percentile"})
_LABELS: Final[Mapping[str, str]] = {
    "n_papers": "Papers",
    "n_citations": "Citations",
    "h_index": "h-index",
    "g_index": "g-index",
    "i10_index": "i10-index",
    "m_quotient": "m-quotient",
    "c_per_year": "Citations per year",
    "mean_citations": "Citations per paper",
    "median_citations": "Median citations",
    "max_citations": "Citations of the most cited paper",
    "uncited_share": "Share of uncited papers",
    "single_author_share": "Share of single-author papers",
    "first_author_share": "Share as first author",
    "last_author_share": "Share as last author",
    "top_paper_share": "Share of the most cited paper",
    "first_year": "Year of the first paper",
    "last_year": "Year of the last paper",
    "career_years": "Years from first to last paper",
    "n_coauthors": "Co-authors",
    "ci": "Authors per paper",
    "mean_percentile": "Citation percentile",
    "mncs": "Citations over those of the field",
    "pp_top10": "Share in the top 10 % of the field",
    "pp_top1": "Share in the top 1 % of the field",
    "openalex_fwci": "FWCI stated by OpenAlex",
    "openalex_percentile": "Percentile stated by OpenAlex",
    "openalex_pp_top10": "Share in OpenAlex's top 10 %",
    "openalex_pp_top1": "Share in OpenAlex's top 1 %",
    "novelty": "Topic novelty",
    "score": "Score",
}


def label_of(name: str) -> str:
    """Return what readers see for a catalogue name.

    Parameters
    ----------
    name : str
        Such as ``h_index``.

    Returns
    -------
    str
        Such as "h-index"; names without a label of their own lose their underscores.

    Examples
    --------
    >>> label_of("h_index"), label_of("share_open")
    ('h-index', 'Share open')
    """
    plain = name.replace("_", " ").strip()
    return _LABELS.get(name) or plain[:1].upper() + plain[1:]


def counted(n: int, noun: str) -> str:
    """Return a count with its noun.

    Parameters
    ----------
    n : int
        How many.
    noun : str
        Singular of a regular noun.

    Returns
    -------
    str
        Such as "1 paper" or "1,204 papers".

    Examples
    --------
    >>> counted(1, "paper"), counted(0, "citation")
    ('1 paper', '0 citations')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def number_text(value: Any, name: str = "", unit: Any = None, spread: float = 0.0) -> str:
    """Write a number with no more digits than it supports.

    Parameters
    ----------
    value : object
        The number; anything missing gives "unknown".
    name : str
        Catalogue name: percentages and scores are whole numbers.
    unit : str, optional
        Unit of the catalogue: a "share" becomes a percentage, a "year" has no separator.
    spread : float
        Width of the interval: one of 10 or more allows no decimals.

    Returns
    -------
    str
        Digits or "unknown".

    Examples
    --------
    >>> number_text(1234), number_text(53.2, unit="%"), number_text(None), number_text(0)
    ('1,234', '53 %', 'unknown', '0')
    """
    value = finite(value)
    if value is None:
        return UNKNOWN
    unit = known(unit)
    if unit == "year":
        return f"{value:.0f}"
    value, spread = (100 * value, 100 * spread) if unit == "share" else (value, spread)
    is_percent = unit in {"%", "percent", "share"} or name == "novelty"
    decimals = _decimals(value, is_whole=is_percent or name in CENTRED or spread >= 10)
    text = f"{value:,.{decimals}f}"
    text = text.lstrip("-") if float(text.replace(",", "")) == 0 else text
    return f"{text} %" if is_percent else text.replace("-", "\N{MINUS SIGN}")


def finite(value: Any) -> float | None:
    """Return a number as a float, and whatever is no number as None.

    Parameters
    ----------
    value : object
        A cell of a table.

    Returns
    -------
    float or None
        None for anything missing or infinite.

    Examples
    --------
    >>> finite(3), finite(float("inf")), finite(None)
    (3.0, None, None)
    """
    value = known(value)
    return float(value) if value is not None and math.isfinite(value) else None


def _decimals(value: float, *, is_whole: bool) -> int:
    if is_whole or value == int(value):
        return 0
    return 1 if abs(value) >= 1 else 2


def interval_text(lo: Any, hi: Any, name: str = "", unit: Any = None) -> str:
    """Write an interval with the digits of its width.

    Parameters
    ----------
    lo, hi : object
        Its ends; a missing one gives an empty text, and so do two that are the same, which
        promise a certainty that nobody has.
    name, unit : str, optional
        As for `number_text`.

    Returns
    -------
    str
        Such as "45 to 61"; the unit stands with the value.

    Examples
    --------
    >>> interval_text(45.2, 61.0, "novelty", "%"), interval_text(None, 3)
    ('45 to 61', '')
    """
    lo, hi = finite(lo), finite(hi)
    if lo is None or hi is None or lo == hi:
        return ""
    spread = abs(hi - lo)
    low, high = (number_text(end, name, unit, spread).removesuffix(" %") for end in (lo, hi))
    return f"{low} to {high}"
