"""``researchmetrics read``: a profile from documents."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import STANDING, Html, Offline, Places, Score, TableName, Terms
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.people import paths, refuse_identifier, show

GROUP = "Profiles"


def read(
    where: Places,
    /,
    *,
    table: TableName = None,
    html: Html = None,
    score: Score = False,
    document_format: Annotated[
        Literal[
            "text",
            "markdown",
            "html",
            "bibtex",
            "ris",
            "csl-json",
            "csv",
            "wos",
            "pubmed",
            "endnote",
        ]
        | None,
        Parameter(name="--document-format"),
    ] = None,
    terms: Terms = STANDING,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Read a CV, profile page, statement, laboratory report, portfolio or exported list of works.

    The kind of document is found by itself. Several documents are read as one
    person's. Exports are read of BibTeX, RIS, CSL-JSON, PubMed and EndNote,
    and tables of Scopus, Web of Science, Publish or Perish and Google Scholar.
    Prints a card; as JSON the whole profile, as CSV the works.

    Parameters
    ----------
    where : list of str
        Files or addresses; a dash reads standard input.
    document_format : str, optional
        Form of the document, where it cannot be told by itself.

    Examples
    --------
    $ researchmetrics read cv.md
    $ researchmetrics read cv.md statement.txt --html me.html
    $ researchmetrics read cv.md refs.bib scopus.csv --decisions decisions.txt
    $ researchmetrics read cv.md --format csv --output works.csv
    $ researchmetrics read profile.html --table reported --as-of 2026-04-30
    """
    import researchmetrics as rm

    for place in where:
        refuse_identifier(place)
    label = f"Reading {', '.join(where)}"
    with to.working(label), paths(where) as given:
        profile = rm.read(given, format=document_format, offline=offline or None, **terms.asked)
    return show(profile, to, table=table, html=html, score=score)
