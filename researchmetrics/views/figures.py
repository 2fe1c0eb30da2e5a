"""Indicators as they are shown: words, digits and remarks, with unknown never a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pandas as pd

from researchmetrics.metrics import catalogue
from researchmetrics.metrics.known import LOW_COVERAGE
from researchmetrics.views.addresses import source_label
from researchmetrics.views.digits import (
    CENTRED,
    UNKNOWN,
    counted,
    finite,
    interval_text,
    label_of,
    number_text,
)
from researchmetrics.views.sheet import Sheet, known

__all__ = ["HEADLINE", "Figure", "all_figures", "figure", "headline"]

HEADLINE: Final[tuple[str, ...]] = ("n_papers", "n_citations", "h_index", "novelty", "score")
_FLAGS: Final[Mapping[str, str]] = {
    "lower_bound": "a lower bound",
    "incomplete": "some values are unknown",
    "low_coverage": "low coverage",
    "not_distinguishable_from_50": "not distinguishable from 50, the typical value",
    "low_corpus": "few earlier papers to compare with",
    "corpus_too_small": "too few earlier papers to compare with",
    "no_corpus": "needs earlier papers to compare with",
    "too_few_components": "too few parts are known",
    "too_few_papers": "too few papers",
    "weights_renormalised": "weighed by the parts that are known",
}
# Flags that count papers: what is said after "3 papers".
_OF_PAPERS: Final[Mapping[str, str]] = {
    "widened": "compared with neighbouring years or a wider field",
    "young": "too young for citations to tell much",
    "not_in_source": "not compared: the source does not list them",
    "no_field": "not compared: of unknown field",
    "reference_not_fetched": "not compared: the reference set could not be fetched",
    "reference_too_small": "not compared: too few works of their field",
    "reference_sampled": "compared with works drawn at random",
    "reference_dates_differ": "not compared: counted at another time than the reference set",
    "many_authors": "with very many authors",
    "later_left_out": "of later date left out",
    "undated_left_out": "without a date left out",
}
# Shown at the head where the works were compared with others of their field.
_AGAINST_FIELD: Final = ("mean_percentile", "pp_top10")
# What is left out unless it is asked for is not computed, which is not the same as unknown.
_UNASKED: Final[Mapping[str, str]] = {
    "novelty": "needs earlier papers to compare with",
    "score": "shown only when asked for",
}
_PARTS: Final = ("impact", "novelty", "productivity", "recency", "openness")
_BEYOND_CATALOGUE: Final[Mapping[str, str]] = {
    "novelty": "Mean percentile, within field and year, of how far titles and abstracts lie from "
    "the closest earlier papers. 50 is typical. Not a measure of quality.",
    "score": "Weighted mean of impact, novelty, productivity, recency and openness, as far as "
    "known. The weights are value judgements; read the parts before the whole.",
}
_NOT_COMPUTED: Final = "not computed"
_COMMAND = re.compile(r"^(?:Find|Return|Compute|Give|Take) (\w)")
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s;,<>\"]*[^\s;,.<>\")\]])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator, ready to be shown.

    Parameters
    ----------
    name, label : str
        Catalogue name, and what readers see.
    text : str
        The value in digits, or "unknown".
    value, lo, hi : float or None
        The numbers behind it.
    interval : str
        "11 to 15"; empty where there is none.
    remarks : tuple of str
        What limits the number, in words.
    n_used, n_missing : int or None
        Works used, and left out because something is unknown.
    source, as_of, definition, doi : str or None
        Where it comes from, of when, and by which definition.
    meaning : str
        The definition in one sentence; empty where the catalogue has none.
    """

    name: str
    label: str
    text: str
    value: float | None = None
    lo: float | None = None
    hi: float | None = None
    interval: str = ""
    remarks: tuple[str, ...] = ()
    n_used: int | None = None
    n_missing: int | None = None
    source: str | None = None
    as_of: str | None = None
    definition: str | None = None
    doi: str | None = None
    meaning: str = ""

    @property
    def wording(self) -> str:
        """The definition without its DOI, which stands beside it as a link."""
        said = self.definition or ""
        return _DOI.sub("", said).strip(" ;,") if self.doi else said

    @property
    def is_centred(self) -> bool:
        """Whether the scale is 0 to 100 with 50 typical."""
        return self.name in CENTRED

    @property
    def basis(self) -> str:
        """How many works the number stands on: "40 papers used, 6 unknown"."""
        if self.n_used is None:
            return ""
        if self.n_missing and not self.n_used:
            return f"known for none of {counted(self.n_missing, 'paper')}"
        used = f"{counted(self.n_used, 'paper')} used"
        return f"{used}, {self.n_missing:,} unknown" if self.n_missing else used

    @property
    def thin_basis(self) -> str:
        """The papers it is known for where they are few of all: "5 of 46 papers"; else empty."""
        total = (self.n_used or 0) + (self.n_missing or 0)
        if not self.n_used or self.n_used >= LOW_COVERAGE * total:
            return ""
        return f"{self.n_used:,} of {counted(total, 'paper')}"


def figure(name: str, row: Mapping[str, Any] | None) -> Figure:
    """Make one indicator ready to be shown.

    Parameters
    ----------
    name : str
        Catalogue name.
    row : Mapping or None
        Its row of the indicators table; None when it was not computed.

    Returns
    -------
    Figure
        With the text "unknown" where there is no value, and "not computed" for novelty and score
        where nobody asked for them.

    Examples
    --------
    >>> figure("score", None).text, figure("h_index", None).text
    ('not computed', 'unknown')
    """
    if row is None:
        text = _NOT_COMPUTED if name in _UNASKED else UNKNOWN
        remark = _UNASKED.get(name, _NOT_COMPUTED)
        return Figure(name=name, label=label_of(name), text=text, remarks=(remark,))
    cells = {column: known(cell) for column, cell in row.items()}
    lo, hi, unit = finite(cells.get("lo")), finite(cells.get("hi")), cells.get("unit")
    value, definition = finite(cells.get("value")), cells.get("definition")
    spread = 0.0 if lo is None or hi is None else abs(hi - lo)
    # Papers that are all alike give draws that are all alike: that is no certainty.
    lo, hi = (lo, hi) if spread else (None, None)
    found = _DOI.search(str(definition)) if definition else None
    return Figure(
        name=name,
        label=label_of(name),
        text=number_text(value, name, unit, spread),
        value=value,
        lo=None if value is None else lo,
        hi=None if value is None else hi,
        interval="" if value is None else interval_text(lo, hi, name, unit),
        remarks=_remarks(name, cells.get("flags"), lo, hi),
        n_used=_whole(cells.get("n_used")),
        n_missing=_whole(cells.get("n_missing")),
        source=source_label(str(cells["source"])) if cells.get("source") else None,
        as_of=_text(cells.get("as_of")),
        definition=_text(definition),
        doi=found[1] if found else None,
        meaning=_meanings().get(name, ""),
    )


def _remarks(name: str, flags: Any, lo: float | None, hi: float | None) -> tuple[str, ...]:
    words = [flags] if isinstance(flags, str) else list(flags if flags is not None else ())
    # The basis says already that nothing is known.
    words = [] if "nothing_known" in words else [str(flag) for flag in words]
    absent = [part for part in _PARTS if f"no_{part}" in words]
    words = [flag for flag in words if flag.removeprefix("no_") not in absent]
    remarks = [_FLAGS.get(flag) or _source_remark(flag) for flag in words]
    remarks += [f"not known: {', '.join(absent)}"] if absent else []
    if name == "novelty" and lo is not None and hi is not None and lo <= 50 <= hi:
        remarks.append(_FLAGS["not_distinguishable_from_50"])
    return tuple(dict.fromkeys(remarks))


def _source_remark(flag: str) -> str:
    """Say "failed:dblp" as a reader would: "dblp failed"."""
    status, _, source = flag.partition(":")
    words = status.replace("_", " ")
    if source.isdecimal():
        return f"{counted(int(source), 'paper')} {_OF_PAPERS.get(status, words)}"
    if status == "citations_by":
        return f"{words} the policy {source}"
    return f"{source_label(source)}: {words}" if source else words


@cache
def _meanings() -> Mapping[str, str]:
    """Return a sentence for each indicator: the catalogue's, and ours for what is beyond it."""
    table = catalogue()
    said = {
        str(name): _COMMAND.sub(lambda found: found[1].upper(), str(summary))
        for name, summary in zip(table["name"], table["summary"], strict=True)
    }
    return {**said, **_BEYOND_CATALOGUE}


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _text(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None


def _rows(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    rows = table.to_dict("records")
    return {
        str(name): {str(column): cell for column, cell in row.items()}
        for name, row in zip(table.index, rows, strict=True)
    }


def headline(sheet: Sheet) -> tuple[Figure, ...]:
    """Return the figures that head a card.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    tuple of Figure
        Papers, citations, h-index, novelty and score; those not computed are unknown. Where the
        works were compared with others of their field, how they stand as well.
    """
    rows = _rows(sheet.indicators)
    beside = [name for name in _AGAINST_FIELD if name in rows]
    return tuple(figure(name, rows.get(name)) for name in (*HEADLINE[:3], *beside, *HEADLINE[3:]))


def all_figures(sheet: Sheet) -> tuple[Figure, ...]:
    """Return every figure that was asked for, headline figures first.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    tuple of Figure
        One for each row of the indicators table.
    """
    rows = _rows(sheet.indicators)
    names = [name for name in HEADLINE if name in rows]
    names += [name for name in rows if name not in HEADLINE]
    return tuple(figure(name, rows[name]) for name in names)
