"""What the sources report themselves, each apart from the others and from what is computed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from researchmetrics.views.addresses import source_label
from researchmetrics.views.digits import label_of, number_text
from researchmetrics.views.figures import HEADLINE, Figure
from researchmetrics.views.sheet import Sheet

__all__ = ["Reported", "reported"]


@dataclass(frozen=True, slots=True)
class Reported:
    """The figures of one source."""

    by: str
    figures: tuple[Figure, ...]


def reported(sheet: Sheet) -> tuple[Reported, ...]:
    """Return what each source reports.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    tuple of Reported
        One a source, values only: a reported figure has no interval and no definition of ours.

    Examples
    --------
    >>> import pandas as pd
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> claims = pd.DataFrame(
    ...     [("openalex", "h_index", 7.0), ("dblp", "n_papers", 30.0)],
    ...     columns=["source", "indicator", "value"],
    ... )
    >>> works = frame("works", [])
    >>> sheet = Sheet(person=Person(), as_of="2026-01-01", works=works, claims=claims)
    >>> [(one.by, one.figures[0].text) for one in reported(sheet)]
    [('OpenAlex', '7'), ('dblp', '30')]
    """
    if sheet.claims is None:
        by = source_label(sheet.reported_by) if sheet.reported_by else "the source"
        figures = _figures(sheet.reported)
        return (Reported(by, figures),) if figures else ()
    return tuple(
        Reported(source_label(str(source)), _figures(rows.set_index("indicator")["value"]))
        for source, rows in sheet.claims.groupby("source", sort=False)
    )


def _figures(stated: pd.Series) -> tuple[Figure, ...]:
    texts: dict[str, list[str]] = {}
    for name, value in stated.items():
        texts.setdefault(str(name), []).append(number_text(value, str(name)))
    names = [name for name in HEADLINE if name in texts]
    names += [name for name in texts if name not in HEADLINE]
    # A source that splits a person into two reports twice.
    return tuple(
        Figure(name=name, label=label_of(name), text=" and ".join(texts[name])) for name in names
    )
