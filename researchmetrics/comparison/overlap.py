"""What several people have in common: works and topics."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from researchmetrics import normalizer
from researchmetrics.normalizer.venues import own_venues, using_venues
from researchmetrics.profile import Profile

__all__ = ["overlap", "topics"]

_COLUMNS = ["title", "authors", "year", "venue", "doi", "arxiv_id"]


@using_venues(own_venues)
def overlap(profiles: Sequence[Profile], labels: Sequence[str]) -> pd.DataFrame:
    """Find the works that more than one person has.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.
    labels : sequence of str
        What to call them.

    Returns
    -------
    pandas.DataFrame
        title, year, people (list of labels), n_people; a row a shared work.
    """
    listed = pd.concat(
        [p.works[_COLUMNS].assign(source=name) for name, p in zip(labels, profiles, strict=True)],
        ignore_index=True,
    )
    linked = normalizer.deduplicate(listed)
    rows = []
    for _, group in linked.groupby("work_id", sort=False):
        people = list(dict.fromkeys(group["source"]))
        if len(people) > 1:
            first = group.iloc[0]
            rows.append(
                {
                    "title": first["title"],
                    "year": first["year"],
                    "people": people,
                    "n_people": len(people),
                }
            )
    return pd.DataFrame(rows, columns=["title", "year", "people", "n_people"])


def topics(profiles: Sequence[Profile], labels: Sequence[str]) -> pd.DataFrame:
    """Tabulate the share of each category in each person's works of known category.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.
    labels : sequence of str
        What to call them.

    Returns
    -------
    pandas.DataFrame
        Index category, one column a person; shares from 0 to 1, <NA> where no category is known.
    """
    shares = {
        label: profile.works["category"].value_counts(normalize=True)
        for label, profile in zip(labels, profiles, strict=True)
    }
    table = pd.DataFrame(shares).rename_axis("category").astype("Float64")
    for label, known in shares.items():
        if len(known):
            table[label] = table[label].fillna(0.0)
    return table
