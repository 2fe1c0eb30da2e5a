"""From templates and values to HTML: escaping is on, and a value left out is an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from researchmetrics.views.plaintext import clean

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]


def render(template: str, **values: Any) -> str:
    """Fill a template of this room.

    Parameters
    ----------
    template : str
        File name in ``templates``.
    **values
        What the template names; texts are cleaned and escaped.

    Returns
    -------
    str
        HTML, the same bytes for the same values.

    Examples
    --------
    >>> from researchmetrics.views import Sheet, page_html
    >>> from researchmetrics.records import Person
    >>> from researchmetrics.tables import frame
    >>> sheet = Sheet(person=Person(name="<b>"), as_of="2026-01-01", works=frame("works", []))
    >>> "&lt;b&gt;" in page_html(sheet)
    True
    """
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    """Set Jinja up once; it is loaded only when something is rendered."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("researchmetrics.views"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finished(value: Any) -> Any:
    """Clean what is shown, except for what is HTML already."""
    if value is None:
        return ""
    return value if hasattr(value, "__html__") else clean(value)
