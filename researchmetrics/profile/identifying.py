"""Identifiers that a user typed, also of schemes that only a source added from elsewhere knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics import fetchers, normalizer
from researchmetrics.errors import ConfigError, IdentifierError

__all__ = ["canonical", "canonical_id", "refuse_works"]

# Schemes that only works have, and the forms of works in those that people have too.
_OF_WORKS = re.compile(
    r"(doi|pmid|pmcid|nihms|isbn|europepmc|zenodo|eid|corpusid|bibcode|wos):.+|openalex:W\d+|s2:[0-9a-f]{40}|arxiv:(\d{4}\.\d{4,5}|[a-z-]+/\d{7}).*"
    r"|hal:[a-z]+-\d{8}(v\d+)?|dblp:(conf|journals|books|phd)/.+"
    r"|acl:(\d{4}\.[\w-]+[-.]\d+|[A-Z]\d{2}-\d{4})"
)


def canonical(ids: str | Iterable[str]) -> tuple[str, ...]:
    """Write the identifiers of one person in their one form, each once.

    Parameters
    ----------
    ids : str or iterable of str
        As a user typed them.

    Returns
    -------
    tuple of str
        As ``scheme:value``.

    Raises
    ------
    IdentifierError
        If one is none, or there is none.

    Examples
    --------
    >>> canonical("https://orcid.org/0000-0002-1825-0097")
    ('orcid:0000-0002-1825-0097',)
    """
    given = [ids] if isinstance(ids, str) else list(ids)
    if not given:
        raise IdentifierError("There is no identifier to fetch. Give one, such as an ORCID.")
    return tuple(dict.fromkeys(map(canonical_id, given)))


def canonical_id(text: str) -> str:
    """Write an identifier in its one form.

    Parameters
    ----------
    text : str
        As a user typed it.

    Returns
    -------
    str
        ``scheme:value``; as given where its scheme is one that only a source knows.

    Raises
    ------
    IdentifierError
        If it is none.

    Examples
    --------
    >>> canonical_id("A5023888391")
    'openalex:A5023888391'
    """
    try:
        return normalizer.identifiers.parse_id(text)
    except IdentifierError:
        scheme, _, value = str(text).strip().partition(":")
        if value.strip() and scheme.strip().lower() in _schemes_of_sources():
            return f"{scheme.strip().lower()}:{value.strip()}"
        raise


def refuse_works(ids: Iterable[str]) -> None:
    """Raise where an identifier is of a work.

    Parameters
    ----------
    ids : iterable of str
        As ``scheme:value``.

    Raises
    ------
    IdentifierError
        If one identifies a work, not a person.

    Examples
    --------
    >>> refuse_works(["orcid:0000-0002-1825-0097"])
    >>> refuse_works(["doi:10.5555/12345678"])
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: doi:10.5555/12345678 identifies a work, not a person...
    """
    for one in ids:
        if _OF_WORKS.fullmatch(one):
            raise IdentifierError(
                f"{one} identifies a work, not a person. Give an identifier of the person, such as "
                "an ORCID; search finds it by name."
            )


def _schemes_of_sources() -> set[str]:
    """Return the schemes that sources know and the normalizer does not."""
    schemes: set[str] = set()
    for name in fetchers.source_names():
        try:
            schemes |= fetchers.get_source(name).accepts
        except ConfigError:
            continue
    return schemes - set(normalizer.identifiers.SCHEMES)
