"""Documents that are pages: HTML and Markdown as boxes of lines."""

from __future__ import annotations

from researchmetrics.documents.forms.html import is_html
from researchmetrics.documents.forms.html_page import html_page
from researchmetrics.documents.forms.markdown_page import markdown_page
from researchmetrics.documents.forms.markdown_signs import is_markdown
from researchmetrics.documents.forms.page import Page

__all__ = ["page_of"]


def page_of(text: str, *, name: str, form: str | None) -> Page | None:
    """Read a document as a page, where it is one.

    Parameters
    ----------
    text : str
        The document.
    name : str
        What it is called.
    form : str or None
        Its form, where the caller says it.

    Returns
    -------
    Page or None
        None for plain text.

    Examples
    --------
    >>> page_of("<p>Hi", name="a", form=None).form, page_of("# Hi", name="a", form=None).form
    ('html', 'markdown')
    >>> page_of("Hi", name="a", form=None) is None
    True
    """
    if form == "html" or (form is None and is_html(text)):
        return html_page(text)
    if form == "markdown" or (form is None and is_markdown(text, name=name)):
        return markdown_page(text)
    return None
