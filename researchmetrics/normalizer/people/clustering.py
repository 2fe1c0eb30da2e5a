"""People from a table whose rows bear one name: which rows are one person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.people.columns import rows_of_people
from researchmetrics.normalizer.people.gathering import gather
from researchmetrics.normalizer.people.signatures import Signature
from researchmetrics.normalizer.people.signing import own_name, sign
from researchmetrics.records import digest

__all__ = ["cluster", "labels_of"]


def cluster(records: pd.DataFrame, name: str | None = None) -> pd.Series:
    """Group the records that bear one name by the people behind it.

    Parameters
    ----------
    records : pandas.DataFrame
        One row a record, each known to be by somebody of that name: any of ``title``, ``authors``
        (with or without the one meant), ``author_name`` (as printed there), ``position``, ``year``,
        ``venue``, ``affiliations`` or ``organization`` (of that author), ``work_id``, ``orcid``.
        Missing columns and values are normal.
    name : str, optional
        The name; needed where no column ``author_name`` gives it.

    Returns
    -------
    pandas.Series
        An identifier for each row, alike for rows of one person. The result does not depend on the
        order of the rows.

    Raises
    ------
    RecordError
        If the name is no text.
    TableError
        If the table tells nothing on authors.

    See Also
    --------
    researchmetrics.resolve : Which records are a given person's.

    Notes
    -----
    Names, co-authors, venues, words of titles, affiliations, years and identifiers are weighed.
    No labels are learnt from, and nothing is counted in the table: see `people.evidence`.

    References
    ----------
    Heller, K. and Ghahramani, Z., Bayesian hierarchical clustering, ICML 2005,
    doi:10.1145/1102351.1102389.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "title": ["Cracked pots", "Glazing cracked pots", "Sparse graph cuts"],
    ...         "authors": ["A. Pott, B. Kiln", "A. Pott, B. Kiln", "A. Pott, C. Node"],
    ...     }
    ... )
    >>> found = cluster(table, "A. Pott")
    >>> bool(found[0] == found[1]), found.nunique()
    (True, 2)
    """
    if name is not None and not isinstance(name, str):
        raise RecordError(f"The name must be text, not {type(name).__name__}.")
    rows = rows_of_people(records)
    known = [name] if name else []
    names = {row.place: own_name(row, known)[0] or row.author_name or name or "" for row in rows}
    signatures = sign(rows, names)
    labels = [""] * len(rows)
    groups = gather(signatures).groups
    for label, group in zip(labels_of(signatures, groups), groups, strict=True):
        for member in group:
            labels[signatures[member].place] = label
    return pd.Series(labels, index=records.index, dtype="string", name="cluster")


def labels_of(signatures: Sequence[Signature], groups: Sequence[Sequence[int]]) -> list[str]:
    """Name groups by what their first members say, so that the order of rows does not matter.

    Parameters
    ----------
    signatures : sequence of Signature
        In the order of their keys.
    groups : sequence of sequences of int
        Places of the signatures of each group.

    Returns
    -------
    list of str
        One a group; numbered where rows of two groups say the very same.
    """
    seen: Counter[str] = Counter()
    labels = []
    for group in groups:
        key = signatures[group[0]].key
        labels.append("p" + digest(key, str(seen[key]) if seen[key] else None))
        seen[key] += 1
    return labels
