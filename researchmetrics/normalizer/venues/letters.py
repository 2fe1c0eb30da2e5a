"""The letters of a venue's name in one form: small, Latin, without accents."""

from __future__ import annotations

import re

from researchmetrics.normalizer.markup.romanised import in_ascii

__all__ = ["folded", "slug"]

_ELIDED = re.compile(r"\b(?:[dl]|dell|all|nell|sull|dall|degl)'(?=[a-z])")
_SLUG = re.compile(r"[^\W_]+")


def slug(text: str) -> str:
    """Turn a name into an identifier.

    Parameters
    ----------
    text : str
        Any name.

    Returns
    -------
    str
        Lower-case words joined by hyphens.

    Examples
    --------
    >>> slug("ECML-PKDD")
    'ecml-pkdd'
    """
    line = in_ascii(text).casefold().replace("'", "").replace("&", " and ")
    return "-".join(_SLUG.findall(line))


def folded(text: str) -> str:
    """Write a name in small Latin letters without accents, marks and elided articles.

    Parameters
    ----------
    text : str
        A name.

    Returns
    -------
    str
        As long as need be.

    Examples
    --------
    >>> folded("L'Année-Lumière de l'Int'l")
    'annee lumiere de intl'
    """
    line = in_ascii(text).lower()
    if "'" in line:
        line = _ELIDED.sub("", line).replace("'", "")
    return line.replace("-", " ")
