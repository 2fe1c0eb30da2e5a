"""Indicators against the field: ours from the reference sets, and each source's own beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.selection import select
from researchmetrics.profile.lookback import Seen
from researchmetrics.profile.standing import chosen, standing

__all__ = ["PLACED", "STATED", "marked", "stated_rows", "with_places"]

# What a reference set gives, shown on the card where there is one.
PLACED = ("mean_percentile", "mncs", "pp_top10", "pp_top1")
# What OpenAlex states itself: by our name of the row, the mean it is, and of which column.
STATED = {
    "openalex_fwci": ("fwci", "fwci"),
    "openalex_percentile": ("mean_percentile", "percentile"),
    "openalex_pp_top10": ("pp_top10", "top10"),
    "openalex_pp_top1": ("pp_top1", "top1"),
}
_SOURCE = "openalex"
_COLUMNS = ("ncs", "percentile", "top10", "top1")
_CHOOSING = ("window", "types", "refereed")


def with_places(seen: Seen, works: pd.DataFrame) -> pd.DataFrame:
    """Add to the works what the reference sets tell of them, and the FWCI that OpenAlex states.

    Parameters
    ----------
    seen : Seen
        Works as they stood, with their places where there are reference sets.
    works : pandas.DataFrame
        The same works.

    Returns
    -------
    pandas.DataFrame
        The works.
    """
    if seen.placed is not None:
        table = seen.placed.set_index("work_id").reindex(works["work_id"])
        works = works.assign(**{name: table[name].array for name in _COLUMNS})
    return works.assign(fwci=_stated(seen)["fwci"].array)


def _stated(seen: Seen) -> pd.DataFrame:
    return chosen(standing(seen.tables), _SOURCE).reindex(seen.tables.works["work_id"])


def stated_rows(
    seen: Seen, names: Sequence[str], *, as_of: str, options: Mapping[str, Any]
) -> Iterator[pd.DataFrame]:
    """Average the figures that a source states of the works, each under a name of its own.

    Parameters
    ----------
    seen : Seen
        Works as they stood.
    names : sequence of str
        Names asked for; those of `STATED` are answered.
    as_of : str
        ISO date looked from.
    options : Mapping
        Choices of the indicators.

    Yields
    ------
    pandas.DataFrame
        One row of the table ``indicators``.
    """
    asked = [name for name in names if name in STATED]
    if not asked:
        return
    table = _stated(seen)
    defined = next(iter(table["definition"].dropna()), "")
    for name in asked:
        mean, column = STATED[name]
        found = metrics.indicators(
            seen.tables.works.assign(**{column: table[column].array}),
            authorships=seen.tables.authorships,
            names=[mean],
            as_of=as_of,
            **options,
        )
        found.index = pd.Index([name], name=found.index.name)
        said = f"{name}-1; mean of {column} as {_SOURCE} states it {defined}".rstrip()
        flags = pd.Series([_own(found["flags"].iloc[0])], index=found.index, dtype="object")
        source = pd.Series(_SOURCE, index=found.index, dtype="string").where(found["n_used"] > 0)
        yield found.assign(source=source, definition=said, flags=flags)


def _own(flags: Sequence[str]) -> list[str]:
    """Leave out flags on how citations were counted, which these figures do not rest on."""
    return [flag for flag in flags if flag != "citations_later_than_as_of"]


def marked(
    table: pd.DataFrame, seen: Seen, *, as_of: str, options: Mapping[str, Any]
) -> pd.DataFrame:
    """Say of what source and date the reference sets are, and what limits them.

    Parameters
    ----------
    table : pandas.DataFrame
        Rows of ``indicators``.
    seen : Seen
        Works as they stood, with their places where there are reference sets.
    as_of : str
        ISO date looked from.
    options : Mapping
        Choices of the indicators.

    Returns
    -------
    pandas.DataFrame
        Flags such as ``widened:3`` and ``not_in_source:2`` count the papers they hold of.
    """
    rows = [name for name in table.index if name in PLACED]
    if "fwci" in table.index:
        used = (table["n_used"] > 0).to_numpy(dtype=bool, na_value=False)
        is_known = (table.index == "fwci") & used
        table = table.assign(source=table["source"].mask(is_known, _SOURCE))
    if seen.placed is None or not rows:
        return table
    papers = select(
        seen.tables.works,
        as_of=as_of,
        **{name: options[name] for name in _CHOOSING if name in options},
    )[0]
    own = seen.placed[seen.placed["work_id"].isin(papers["work_id"])]
    further = _counted(own)
    is_row = table.index.isin(rows)
    flags = [
        [*cell, *further] if hit else cell for cell, hit in zip(table["flags"], is_row, strict=True)
    ]
    return table.assign(
        source=table["source"].mask(is_row, _told(own)),
        flags=pd.Series(flags, index=table.index, dtype="object"),
    )


def _counted(placed: pd.DataFrame) -> list[str]:
    counts = Counter(flag for cell in placed["flags"] for flag in cell)
    widened = int(placed["reference"].isin(["years", "parent"]).sum())
    found = {"widened": widened, **dict(sorted(counts.items()))}
    return [f"{name}:{n}" for name, n in found.items() if n]


def _told(placed: pd.DataFrame) -> str:
    """Name the source of the counts and the days of the sets."""
    used = placed[placed["percentile"].notna()]
    sources = ", ".join(sorted(set(used["source"].dropna()))) or "none"
    days = sorted(set(used["reference_as_of"].dropna()))
    if not days:
        return sources
    return f"{sources}, sets of {days[0]}" + (f" to {days[-1]}" if days[1:] else "")
