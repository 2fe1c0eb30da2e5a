"""Reading a portfolio: work shown by projects, with few publications or none."""

from __future__ import annotations

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.vitae.cv import read_under_headings
from researchmetrics.records import Batch

__all__ = ["read_portfolio"]


def read_portfolio(text: str, *, name: str, sha256: str, page: Page | None = None) -> Batch:
    r"""Read a portfolio. What it shows under projects is no publication.

    Parameters
    ----------
    text : str
        The document as text or Markdown.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.
    page : Page, optional
        As for `read_cv`.

    Returns
    -------
    Batch
        The person where one is named, publications, positions and education.

    Examples
    --------
    >>> text = "학력\n\n2015.03.01 ~ 2019.02.25\t도자대학교 도예학과 [BS]\n\n# PROJECTS\n\n- Pots"
    >>> batch = read_portfolio(text, name="folio", sha256="0" * 64)
    >>> batch.sections["education"][0]["dates"], batch.records
    ('2015.03.01 ~ 2019.02.25', ())
    """
    return read_under_headings(text, name=name, sha256=sha256, kind="portfolio", page=page)
