"""Topics of a profile's works, worked out where an indicator rests on them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.registry import find
from researchmetrics.normalizer import Tables

__all__ = ["with_topics"]


def with_topics(works: pd.DataFrame, tables: Tables, names: Iterable[str]) -> pd.DataFrame:
    """Add the topics that some indicators need: from what works cite, and from their texts.

    Parameters
    ----------
    works : pandas.DataFrame
        Works of one person.
    tables : Tables
        Of the same profile.
    names : iterable of str
        Indicators of the catalogue that are asked for.

    Returns
    -------
    pandas.DataFrame
        With ``topic`` (communities of works that share references) where references are known,
        and ``text_topic``, as far as they are needed.
    """
    needed = {column for name in names for column in find(name).columns}
    if "topic" in needed and len(tables.references):
        cited = tables.references.assign(
            cited_id=tables.references["cited_id"]
            .fillna(tables.references["cited_doi"])
            .fillna(tables.references["raw"])
        )
        topics = metrics.co_citing_topics(cited)
        works = works.assign(topic=works["work_id"].map(topics).array)
    if "text_topic" in needed:
        works = works.assign(text_topic=metrics.text_topics(works).array)
    return works
