"""What programs may ask Google Scholar for, and what to say where that is not all."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from researchmetrics.errors import BlockedError, SourceError, UnexpectedAnswerError
from researchmetrics.http.robots import is_allowed
from researchmetrics.sources.scholar_text import query_of

__all__ = ["asked_at", "works_lacking"]

_SOURCE = "google_scholar"
# Of its robots.txt, as far as it concerns what is asked for here.
_ROBOTS = """User-agent: *
Disallow: /scholar
Disallow: /citations?
Allow: /citations?user=
Disallow: /citations?*cstart="""
_WAIVE = "or set google_scholar_ignore_robots = yes if you may."


def asked_at(address: str, *, is_waived: bool) -> tuple[str, dict[str, str]]:
    """Turn an address into the one under which programs may ask for the same.

    Parameters
    ----------
    address : str
        Whole, or path and query.
    is_waived : bool
        Whether the user waived the rules of robots.txt.

    Returns
    -------
    tuple of (str, dict)
        Path and query; the person comes first in it, as the rules want.

    Raises
    ------
    BlockedError
        If programs may not ask for it.

    Examples
    --------
    >>> asked_at("https://scholar.google.com/citations?hl=en&user=AbCdEfGhIjKl", is_waived=False)
    ('/citations', {'user': 'AbCdEfGhIjKl', 'hl': 'en'})
    """
    path, asked = urlsplit(address).path, query_of(address)
    if "user" in asked:
        asked = {"user": asked["user"]} | asked
    if not is_waived and not is_allowed(_ROBOTS, "researchmetrics", f"{path}?{urlencode(asked)}"):
        what = f"{path}?{next(iter(asked), '')}="
        raise BlockedError(
            f"Google Scholar is not asked for {what}: its robots.txt forbids that to programs. "
            f"Search in the browser and give the identifier in the profile's address; {_WAIVE}",
            source=_SOURCE,
        )
    return path, asked


def works_lacking(
    n_works: int, *, has_more: bool | None, ended: SourceError | None, is_waived: bool
) -> SourceError | None:
    """Say why works of a profile may be missing.

    Parameters
    ----------
    n_works : int
        Works that came.
    has_more : bool or None
        Whether the last page said that there are more; None where it did not tell.
    ended : SourceError or None
        What ended the asking.
    is_waived : bool
        Whether the user waived the rules of robots.txt.

    Returns
    -------
    SourceError or None
        To be raised when all that came is given; None where nothing is missing.

    Examples
    --------
    >>> lacking = works_lacking(100, has_more=True, ended=None, is_waived=False)
    >>> str(lacking)[:53]
    'Google Scholar gave the 100 most cited works, and has'
    """
    if has_more is False:
        return None
    if has_more is None:
        text = "Google Scholar sent a page without its end. Fetch again later; if it stays so, "
        return UnexpectedAnswerError(f"{text}report it.", source=_SOURCE)
    if is_waived:
        text = f"Google Scholar gave {n_works} works, and stopped before the rest. Fetch again."
        return ended or UnexpectedAnswerError(text, source=_SOURCE)
    return BlockedError(
        f"Google Scholar gave the {n_works} most cited works, and has more, for which its "
        "robots.txt forbids programs to ask. Show all in the browser, save the page and read "
        f"the file; {_WAIVE}",
        source=_SOURCE,
    )
