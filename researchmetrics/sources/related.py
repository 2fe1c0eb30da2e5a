"""Works that a work is related to, in the words of DataCite, which Crossref and Zenodo use too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from researchmetrics.sources.fields import distinct

__all__ = ["Related", "addresses_of", "code_of", "references_of", "same_as"]

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:)?(10\.\d{2,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:(?:https?://)?arxiv\.org/abs/|arxiv:)?(\S*\d{4}\S*)", re.IGNORECASE)
_CODE = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|codeberg\.org)/[^/\s]+/[^/\s]",
    re.IGNORECASE,
)
_SAME = frozenset({"isidenticalto", "issameas", "isversionof"})
_GIVEN = frozenset({"references", "cites"})
# What others say of a work, its parts and its versions can be thousands, and are works of others.
_OF_OTHERS = frozenset(
    {
        *_GIVEN, "iscitedby", "isreferencedby", "isreviewedby", "hasreview", "hascomment",
        "hasreply", "haspart", "ispartof", "hasversion", "hastranslation", "reviews",
        "isreviewof", "iscommenton", "isreplyto", "ispublishedin",
    }
)  # fmt: skip
_CODE_OF_SOFTWARE = frozenset(
    {"issupplementto", "isversionof", "isidenticalto", "isderivedfrom", "isvariantformof"}
)
_CODE_OF_OTHERS = frozenset({"issupplementedby", "hassupplement"})


class Related(NamedTuple):
    """Another work, and how a work is related to it.

    Parameters
    ----------
    relation : str
        As the source writes it: ``IsSupplementTo``, ``is-supplement-to``.
    target : str
        Identifier or address of the other.
    scheme : str
        What the target is: ``DOI``, ``arXiv``, ``URL``; may be empty.
    """

    relation: str | None
    target: str
    scheme: str | None

    @property
    def word(self) -> str:
        """The relation in one form of writing."""
        return re.sub(r"[^a-z]", "", (self.relation or "").lower())

    @property
    def is_same(self) -> bool:
        """Whether it is one and the same work, or what stands for all of its versions."""
        return self.word in _SAME

    @property
    def identifier(self) -> str | None:
        """The target as ``scheme:value``, where its scheme is known."""
        scheme = re.sub(r"[^a-z]", "", (self.scheme or "").lower())
        if found := _DOI.fullmatch(self.target):
            return f"doi:{found[1].lower()}"
        if scheme == "arxiv" and (found := _ARXIV.fullmatch(self.target)):
            return f"arxiv:{found[1]}"
        if scheme in {"pmid", "pmcid"} and (found := re.search(r"\d+", self.target)):
            return f"{scheme}:{found[0]}"
        return None

    @property
    def address(self) -> str | None:
        """The target as an address, where it has one."""
        scheme, _, value = (self.identifier or "").partition(":")
        if scheme == "doi":
            return f"https://doi.org/{value}"
        if scheme == "arxiv":
            return f"https://arxiv.org/abs/{value}"
        return self.target if re.match("https?://", self.target, re.IGNORECASE) else None


def same_as(others: Iterable[Related]) -> tuple[str, ...]:
    """Return identifiers that a source states to be of the same work.

    Parameters
    ----------
    others : iterable of Related
        Of one work.

    Returns
    -------
    tuple of str
        ``scheme:value``; among them what stands for all versions of the work. Those of arXiv
        have a place of their own.

    Examples
    --------
    >>> same_as([Related("IsVersionOf", "10.5555/Zenodo.1", "DOI")])
    ('doi:10.5555/zenodo.1',)
    """
    known = distinct(*(other.identifier for other in others if other.is_same))
    return tuple(one for one in known if not one.startswith("arxiv:"))


def references_of(others: Iterable[Related]) -> tuple[str, ...] | None:
    """Return the works that are given as references.

    Parameters
    ----------
    others : iterable of Related
        Of one work.

    Returns
    -------
    tuple of str or None
        ``scheme:value`` or address; None where none is given, since few sources ask for them.

    Examples
    --------
    >>> references_of([Related("Cites", "https://doi.org/10.5555/1", "DOI")])
    ('doi:10.5555/1',)
    """
    return distinct(*(o.identifier or o.target for o in others if o.word in _GIVEN)) or None


def addresses_of(others: Iterable[Related]) -> tuple[str, ...]:
    """Return addresses of supplements, drafts and the like.

    Parameters
    ----------
    others : iterable of Related
        Of one work.

    Returns
    -------
    tuple of str
        Without references, citing works, reviews, parts and other versions.

    Examples
    --------
    >>> addresses_of([Related("is-preprint-of", "10.5555/1", "doi"), Related("Cites", "x", None)])
    ('https://doi.org/10.5555/1',)
    """
    return distinct(*(other.address for other in others if other.word not in _OF_OTHERS))


def code_of(others: Sequence[Related], *, is_software: bool) -> str | None:
    """Return where the code of a work is developed, if its source says so.

    Parameters
    ----------
    others : sequence of Related
        Of one work.
    is_software : bool
        Whether the work is software, which supplements its own repository.

    Returns
    -------
    str or None
        Address of a repository.

    Examples
    --------
    >>> code_of(
    ...     [Related("isSupplementTo", "https://github.com/carberry/pots", "url")], is_software=True
    ... )
    'https://github.com/carberry/pots'
    """
    wanted = _CODE_OF_SOFTWARE if is_software else _CODE_OF_OTHERS
    found = (other.target for other in others if other.word in wanted)
    return next((target for target in found if _CODE.match(target)), None)
