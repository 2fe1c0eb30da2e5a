"""Writing questions that OpenAlex understands: identifiers, batches, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from researchmetrics.errors import IdentifierError

__all__ = ["batches", "breaks_filter", "checked_id", "iso", "path_of"]

_BATCH = 100
# Longer request lines were refused by the service's front end.
_BATCH_CHARACTERS = 3_000
_FORMS = {
    "openalex": re.compile(r"[AW]\d+"),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    "doi": re.compile(r"10\.\S+/\S+"),
    "pmid": re.compile(r"\d+"),
}


def checked_id(scheme: str, value: str, letter: str) -> tuple[str, str]:
    """Check the form of an identifier; addresses of the services themselves are understood.

    Parameters
    ----------
    scheme : str
        In lower case.
    value : str
        Bare, or an address that ends in it.
    letter : {"A", "W"}
        How OpenAlex's own identifiers of the wanted kind begin.

    Returns
    -------
    tuple of (str, str)
        Scheme and value in one form.

    Raises
    ------
    IdentifierError
        If it cannot be one.

    Examples
    --------
    >>> checked_id("orcid", "https://orcid.org/0000-0002-1825-009X", "A")
    ('orcid', '0000-0002-1825-009X')
    """
    if scheme == "doi":
        bare = value.removeprefix("https://doi.org/").lower()
    else:
        bare = value.rpartition("/")[2].upper()
    is_own = scheme != "openalex" or bare.startswith(letter)
    if not (is_own and _FORMS[scheme].fullmatch(bare)):
        what = {"A": "a person", "W": "a work"}[letter]
        raise IdentifierError(
            f"OpenAlex cannot look {what} up by '{scheme}:{value}'. Check the identifier."
        )
    return scheme, bare


def path_of(scheme: str, value: str) -> str:
    """Return the path under which one work is found.

    Parameters
    ----------
    scheme, value : str
        Of its identifier.

    Returns
    -------
    str
        Below the base address.

    Examples
    --------
    >>> path_of("doi", "10.5555/12,3")
    'works/doi:10.5555%2F12%2C3'
    """
    return f"works/{value}" if scheme == "openalex" else f"works/{scheme}:{quote(value, safe='')}"


def breaks_filter(value: str) -> bool:
    """Tell whether a value holds what separates values and filters, which cannot be escaped.

    Parameters
    ----------
    value : str
        Of an identifier.

    Returns
    -------
    bool
        True when it must be asked for by itself.

    Examples
    --------
    >>> breaks_filter("10.5555/12,3")
    True
    """
    return "," in value or "|" in value


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut into batches that fit one request; values that break a filter go alone.

    Parameters
    ----------
    values : iterable of str
        Of identifiers of one scheme.

    Yields
    ------
    list of str
        At most 100, and short enough for a request line.

    Examples
    --------
    >>> [len(batch) for batch in batches(f"W{number}" for number in range(230))]
    [100, 100, 30]
    """
    batch: list[str] = []
    length = 0
    for value in values:
        size = len(quote(value, safe="")) + 3
        if breaks_filter(value):
            yield [value]
            continue
        if len(batch) == _BATCH or length + size > _BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
        batch.append(value)
        length += size
    if batch:
        yield batch


def iso(text: str) -> str:
    """Check a date.

    Parameters
    ----------
    text : str
        ISO date, or moment.

    Returns
    -------
    str
        ISO date.

    Raises
    ------
    IdentifierError
        If it is none.

    Examples
    --------
    >>> iso("2024-01-31T12:00:00")
    '2024-01-31'
    """
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise IdentifierError(f"{text!r} is not a date. Write it as 2024-01-31.") from None
