"""Reading the reference in BibTeX that a work on an ORCID record may carry along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from researchmetrics.sources import bibtex_text, fields

__all__ = ["entry", "in_entry", "signers"]


def entry(raw: object, path: str) -> str | None:
    """Read the reference that comes with a work.

    Parameters
    ----------
    raw : object
        What describes the work.
    path : str
        Of the reference.

    Returns
    -------
    str or None
        As written; some hold a web page instead.
    """
    text = fields.text(raw, f"{path}.citation-value")
    return None if text and text.startswith("<") else text


def in_entry(name: str) -> Callable[[object, str], str | None]:
    """Make a reader of one field of the reference that comes with a work.

    Parameters
    ----------
    name : str
        As BibTeX calls the field.

    Returns
    -------
    Callable
        For tables of `researchmetrics.sources.fields`.

    Examples
    --------
    >>> in_entry("number")({"citation": {"citation-value": "@misc{c, number={7}}"}}, "citation")
    '7'
    """
    return lambda raw, path: bibtex_text.read_fields(entry(raw, path)).get(name)


def signers(raw: object, path: str) -> list[Mapping[str, Any]]:
    """Read the authors of the reference that comes with a work.

    Parameters
    ----------
    raw : object
        What describes the work.
    path : str
        Of the reference.

    Returns
    -------
    list of Mapping
        In the shape of contributors.

    Examples
    --------
    >>> said = {"citation": {"citation-value": "@misc{c, author={Carberry, J. and Kiln, I.}}"}}
    >>> [row["credit-name"]["value"] for row in signers(said, "citation")]
    ['Carberry, J.', 'Kiln, I.']
    """
    names = (in_entry("author")(raw, path) or "").split(" and ")
    return [{"credit-name": {"value": name}} for name in names if name.strip()]
