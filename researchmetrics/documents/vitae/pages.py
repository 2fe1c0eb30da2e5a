"""Reading a page by the lists on it: a homepage, a page of publications, a CV in HTML."""

from __future__ import annotations

from dataclasses import replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.vitae.cv import read_cv
from researchmetrics.documents.vitae.portfolio import read_portfolio
from researchmetrics.records import Batch

__all__ = ["read_page"]


def read_page(
    text: str, page: Page | None, kind: str | None, *, name: str, sha256: str
) -> Batch | None:
    """Read a page by the lists on it.

    Parameters
    ----------
    text : str
        The page as lines of Markdown.
    page : Page or None
        The page; None for plain text.
    kind : str or None
        Which kind of document its text looks like.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Batch or None
        None where it is of a kind that says more by its text, or has no list.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page(
    ...     "<ol><li>A. Pott, B. Lee. On the mending of cracked pots. Journal of Clay, 2019."
    ...     "<li>B. Lee, A. Pott. Of iron pans and their makers. Journal of Clay, 2018.</ol>"
    ... )
    >>> batch = read_page("", page, None, name="a.html", sha256="0" * 64)
    >>> batch.kind, [record.title for record in batch.records]
    ('reference_list', ['On the mending of cracked pots', 'Of iron pans and their makers'])
    """
    if kind == "portfolio":
        return read_portfolio(text, name=name, sha256=sha256, page=page)
    if kind not in {None, "cv", "reference_list"}:
        return None
    batch = read_cv(text, name=name, sha256=sha256, page=page)
    if kind == "cv":
        return batch
    if not batch.records:
        return None
    return replace(batch, kind=kind or ("cv" if batch.people else "reference_list"))
