"""Figures of one profile: indicators over its papers, novelty, score, and how they moved."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from researchmetrics import metrics, normalizer
from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics.selection import select
from researchmetrics.normalizer import Tables
from researchmetrics.records import Batch
from researchmetrics.tables import frame

__all__ = ["citations_by_year", "figures", "novelty", "plain_rows", "shares", "trajectory"]

# The figures of a card: enough to describe, few enough to read.
CARD = (
    "n_papers",
    "n_citations",
    "mean_citations",
    "median_citations",
    "max_citations",
    "uncited_share",
    "h_index",
    "g_index",
    "i10_index",
    "m_quotient",
    "c_per_year",
    "first_year",
    "last_year",
    "career_years",
    "n_coauthors",
    "ci",
    "single_author_share",
)
# Computed by the room of metrics from more than the works' own columns.
_COMPOSED = ("novelty", "novelty_median", "novelty_top10", "score")


def figures(
    tables: Tables,
    names: Sequence[str] | None,
    *,
    as_of: str,
    corpus: pd.DataFrame | None,
    scored: pd.DataFrame | None,
    include_score: bool,
    options: Mapping[str, Any],
) -> pd.DataFrame:
    """Compute the asked indicators, or those of a card.

    Parameters
    ----------
    tables : Tables
        Works and what belongs to them.
    names : sequence of str or None
        Catalogue names, ``novelty`` and ``score`` among them; None for those of a card.
    as_of : str
        ISO date.
    corpus : pandas.DataFrame or None
        Earlier work of the field; without it novelty is left out of the card.
    scored : pandas.DataFrame or None
        Novelty of each paper against the corpus, as `novelty` gives it.
    include_score : bool
        Whether the score is added to the card's.
    options : Mapping
        Passed on: self_citations, counting, window.

    Returns
    -------
    pandas.DataFrame
        The table ``indicators``, indexed by name, in the order asked.
    """
    wanted = list(names) if names is not None else list(CARD)
    if names is None:
        wanted += [] if corpus is None else ["novelty"]
        wanted += ["score"] if include_score else []
    plain = [name for name in wanted if name not in _COMPOSED]
    parts = [
        metrics.indicators(
            tables.works,
            authorships=tables.authorships,
            citations_by_year=tables.citations_by_year,
            names=plain,
            as_of=as_of,
            **options,
        )
    ]
    if set(wanted) & set(_COMPOSED):
        parts.append(_composed(tables, as_of=as_of, corpus=corpus, scored=scored))
    return pd.concat(parts).loc[wanted]


def novelty(tables: Tables, corpus: pd.DataFrame) -> pd.DataFrame:
    """Score the papers against a corpus; software, data and talks are left out."""
    papers = papers_of(tables)
    scored: pd.DataFrame = metrics.novelty(papers, corpus=corpus)
    scored.insert(0, "work_id", papers["work_id"].array)
    return scored.reset_index(drop=True)


def papers_of(tables: Tables) -> pd.DataFrame:
    """Select the works that count as papers, each with its broad field."""
    return select(with_field(tables))[0].reset_index(drop=True)


def with_field(tables: Tables) -> pd.DataFrame:
    """Add the broad field that the sources state; where none does, the category stands in."""
    stated = tables.records[tables.records["field"].notna()][["record_id", "field"]]
    linked = tables.links[tables.links["kind"].isin(["same", "version"])]
    by_work = linked.merge(stated, on="record_id").drop_duplicates("work_id")
    field = tables.works["work_id"].map(by_work.set_index("work_id")["field"])
    return tables.works.assign(field=field.astype("string").fillna(tables.works["category"]))


def _composed(
    tables: Tables, *, as_of: str, corpus: pd.DataFrame | None, scored: pd.DataFrame | None
) -> pd.DataFrame:
    papers = papers_of(tables)
    if corpus is None or scored is None:
        unscored = pd.DataFrame({"percentile": [pd.NA] * len(papers), "definition": "topicnov-1"})
        summary = metrics.novelty_summary(unscored, as_of=as_of)
        summary["flags"] = [["no_corpus"]] * len(summary)
        return pd.concat([summary, _score_row(metrics.components(papers, as_of=as_of), as_of)])
    summary = metrics.novelty_summary(scored, as_of=as_of, corpus_id="corpus")
    parts = metrics.components(
        papers,
        as_of=as_of,
        novelty=scored["percentile"],
        impact_percentile=_if_held(metrics.citation_percentile, papers, corpus, "citations"),
        code_share=_if_held(metrics.code_share, papers, corpus, "has_code"),
    )
    return pd.concat([summary, _score_row(parts, as_of)])


def _if_held(measure: Any, papers: pd.DataFrame, corpus: pd.DataFrame, column: str) -> Any:
    """Measure against the corpus where it holds the column; else the component is unknown."""
    return measure(papers, corpus) if column in corpus.columns else None


def _score_row(parts: Mapping[str, Any], as_of: str) -> pd.DataFrame:
    scored = metrics.score(parts)
    told = [f"{name} {weight:.0%}" for name, weight in scored.weights.items()]
    row = {
        "indicator": "score",
        "value": scored.value,
        "lo": scored.lo,
        "hi": scored.hi,
        "unit": "0 to 100",
        "n_used": scored.n_papers,
        "n_missing": 0,
        "source": f"weights: {', '.join(told)}{_sway(scored)}",
        "as_of": as_of,
        "definition": scored.definition,
        "flags": [*scored.flags, *(f"no_{name}" for name in scored.missing)],
    }
    return frame("indicators", [row]).set_index("indicator")


def _sway(scored: metrics.Score) -> str:
    """Say how far the score moves with the weights, which are a judgement of values."""
    if math.isnan(scored.weights_lo):
        return ""
    return f"; {scored.weights_lo:.0f} to {scored.weights_hi:.0f} when the weights vary"


def citations_by_year(table: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Sum citations received by calendar year; the year of ``as_of`` is not complete."""
    # Sources overlap: for each work and year the largest count stands, as for the total.
    largest = table.groupby(["work_id", "year"], as_index=False)["citations"].max()
    summed: pd.DataFrame = largest.groupby("year", as_index=False)["citations"].sum()
    return summed.assign(complete=(summed["year"] < int(as_of[:4])).astype("boolean"))


def shares(coverage: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Turn a table of coverage into pairs of known and all, by part."""
    return {
        str(part): (int(known), int(total))
        for part, known, total in zip(
            coverage.index, coverage["known"], coverage["all"], strict=True
        )
    }


def trajectory(tables: Tables, history: Sequence[Batch], name: str, *, as_of: str) -> pd.DataFrame:
    """Put what was observed beside what citations by year allow to reconstruct."""
    seen = [
        (batch.known_at[:10], normalizer.normalize(batch.records, as_of=batch.known_at[:10]).works)
        for batch in history
    ]
    parts = [metrics.observed(seen, name)]
    try:
        yearly = tables.citations_by_year
        parts.append(metrics.trajectory(tables.works, yearly, name, as_of=as_of))
    except NotEnoughDataError:
        # Without citations by year there is nothing to reconstruct; what was seen stands.
        pass
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a table into JSON values: unknown is null, whole numbers stay whole."""
    rows: list[dict[str, Any]] = json.loads(
        table.to_json(orient="records", date_format="iso", default_handler=str)
    )
    return rows
