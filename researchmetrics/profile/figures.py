"""Figures of one profile: indicators over its papers, novelty, score, and how they moved."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.attached import with_authorships
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import select
from researchmetrics.metrics.topic.definition import TOPICNOV_1
from researchmetrics.normalizer import Tables
from researchmetrics.profile.comparing import PLACED, STATED, marked, stated_rows, with_places
from researchmetrics.profile.lookback import Seen
from researchmetrics.profile.plain import plain_rows
from researchmetrics.profile.standing import with_field
from researchmetrics.profile.topics import with_topics
from researchmetrics.tables import frame

__all__ = [
    "CARD",
    "COMPOSED",
    "citations_by_year",
    "figures",
    "novelty",
    "plain_rows",
    "shares",
    "typed",
    "with_field",
]

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
# Options that say which works count.
_CHOOSING = frozenset({"window", "types", "positions", "refereed"})
# Computed by the room of metrics from more than the works' own columns.
COMPOSED = ("novelty", "novelty_median", "novelty_top10", "score")


def figures(
    seen: Seen,
    names: str | Iterable[str] | None,
    *,
    as_of: str,
    corpus: pd.DataFrame | None,
    scored: pd.DataFrame | None,
    include_score: bool,
    options: Mapping[str, Any],
    policy: str = "max",
) -> pd.DataFrame:
    """Compute the asked indicators, or those of a card.

    Parameters
    ----------
    seen : Seen
        Works and what belongs to them, with what every number is to be marked with.
    names : str or iterable of str or None
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
        Passed on: self_citations, counting, window, and further choices.
    policy : str
        How citations are counted, which figures that rest on them are marked with.

    Returns
    -------
    pandas.DataFrame
        The table ``indicators``, indexed by name, in the order asked.
    """
    further = [*(PLACED if seen.placed is not None else ()), *(["novelty"] * (corpus is not None))]
    wanted = _wanted(names, [*further, *(["score"] * include_score)])
    plain = [name for name in wanted if name not in {*COMPOSED, *STATED}]
    works = with_topics(with_places(seen, seen.tables.works), seen.tables, plain)
    parts = [
        metrics.indicators(
            works,
            authorships=seen.tables.authorships,
            citations_by_year=seen.tables.citations_by_year,
            references=seen.tables.references,
            names=plain,
            as_of=as_of,
            **options,
        ),
        *stated_rows(seen, wanted, as_of=as_of, options=options),
    ]
    if set(wanted) & set(COMPOSED):
        counting = options["counting"]
        fielded = with_places(seen, with_field(seen.tables))
        placed = with_authorships(fielded, seen.tables.authorships, need=())
        chosen = {name: options[name] for name in _CHOOSING & options.keys()}
        papers, flags = select(placed, as_of=as_of, **chosen)
        composed = _composed(papers, as_of, corpus=corpus, scored=scored, counting=counting)
        parts.append(_marked(composed, flags))
    table = marked(pd.concat(parts).loc[wanted], seen, as_of=as_of, options=options)
    table = _marked(table, (*seen.lacking, *seen.flags))
    if policy != "max":
        cited = [name for name in wanted if _rests_on_citations(name)]
        table = pd.concat(
            [_marked(table.loc[cited], [f"citations_by:{policy}"]), table.drop(cited)]
        )
        table = table.loc[wanted]
    if seen.lacking and not len(select(seen.tables.works)[0]):
        # No paper of a source that did not answer is no count of zero papers.
        return _unknown(table)
    return table


def _wanted(names: str | Iterable[str] | None, further: Sequence[str]) -> list[str]:
    if names is not None:
        return list(dict.fromkeys([names] if isinstance(names, str) else names))
    return [*CARD, *further]


def _marked(table: pd.DataFrame, flags: Sequence[str]) -> pd.DataFrame:
    """Add flags to every row."""
    if not flags:
        return table
    cells = [[*own, *(flag for flag in flags if flag not in own)] for own in table["flags"]]
    return table.assign(flags=pd.Series(cells, index=table.index, dtype="object"))


def _rests_on_citations(name: str) -> bool:
    return name == "score" or (
        name not in {*COMPOSED, *STATED} and "citations" in find(name).columns
    )


def _unknown(table: pd.DataFrame) -> pd.DataFrame:
    """Take the numbers out and leave what is said of them."""
    nothing = pd.array([pd.NA] * len(table), dtype="Float64")
    return table.assign(value=nothing, lo=nothing, hi=nothing)


def novelty(tables: Tables, corpus: pd.DataFrame) -> pd.DataFrame:
    """Score the papers against a corpus; software, data and talks are left out."""
    papers = papers_of(tables)
    scored: pd.DataFrame = metrics.novelty(papers, corpus=corpus)
    scored.insert(0, "work_id", papers["work_id"].array)
    return scored.reset_index(drop=True)


def papers_of(tables: Tables) -> pd.DataFrame:
    """Select the works that count as papers, each with its broad field."""
    return select(with_field(tables))[0].reset_index(drop=True)


def _composed(
    papers: pd.DataFrame,
    as_of: str,
    *,
    corpus: pd.DataFrame | None,
    scored: pd.DataFrame | None,
    counting: str,
) -> pd.DataFrame:
    if corpus is None or scored is None:
        unscored = pd.DataFrame(
            {"percentile": [pd.NA] * len(papers), "definition": TOPICNOV_1.name}
        )
        summary = metrics.novelty_summary(unscored, as_of=as_of)
        summary["flags"] = [["no_corpus"]] * len(summary)
        parts = metrics.components(papers, as_of=as_of, impact_percentile=papers.get("percentile"))
    else:
        found = scored.set_index("work_id").reindex(papers["work_id"])
        shared = papers["n_authors"] if counting == "fractional" else None
        summary = metrics.novelty_summary(found, as_of=as_of, corpus_id="corpus", n_authors=shared)
        parts = metrics.components(
            papers,
            as_of=as_of,
            novelty=found["percentile"].array,
            impact_percentile=papers["percentile"]
            if "percentile" in papers
            else _if_held(metrics.citation_percentile, papers, corpus, "citations"),
            code_share=_if_held(metrics.code_share, papers, corpus, "has_code"),
        )
    score = _score_row(parts, as_of)
    if counting == "fractional":
        return pd.concat(
            [_marked(summary, ["fractional"]), _marked(_unknown(score), ["no_fractional_form"])]
        )
    return pd.concat([summary, score])


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


def typed(name: str, values: Iterable[Any]) -> pd.Series:
    """Hold values of one indicator: whole numbers where it counts things, unknown as <NA>."""
    cells = pd.Series(list(values), dtype="Float64")
    whole = name not in {*COMPOSED, *STATED} and (find(name).is_count or find(name).unit == "year")
    return cells.astype("Int64") if whole else cells
