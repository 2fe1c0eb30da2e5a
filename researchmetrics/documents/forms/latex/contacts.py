"""How to reach a person, as the classes for CVs have it told."""

from __future__ import annotations

__all__ = ["contact"]

_SITES = {
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "twitter": "https://twitter.com/",
    "orcid": "https://orcid.org/",
    "googlescholar": "https://scholar.google.com/citations?user=",
}
_SILENT = frozenset({"quote", "date"})


def contact(kind: str, text: str) -> str:
    """Write one way to reach a person as a reader sees or follows it.

    Parameters
    ----------
    kind : str
        Name of the command or of the site.
    text : str
        What it says.

    Returns
    -------
    str
        An address for names on sites; the text for others.

    Examples
    --------
    >>> contact("orcid", "0000-0002-1825-0097"), contact("email", "ann@clay.example")
    ('https://orcid.org/0000-0002-1825-0097', 'ann@clay.example')
    """
    if not text or kind in _SILENT:
        return ""
    site = _SITES.get(kind)
    if site and "." not in text.split("?", maxsplit=1)[0] and " " not in text:
        return site + text
    if kind == "homepage" and "://" not in text and " " not in text:
        return f"https://{text}"
    return text
