"""What names a record so that it is found again: identifiers first, its content last."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from researchmetrics.normalizer.identifiers.forms import (
    clean_arxiv,
    clean_doi,
    clean_orcid,
    scheme_value,
)
from researchmetrics.records import digest

__all__ = ["Register", "canonical_handle", "handles_of"]

_RECORD_ID = re.compile(r"[0-9a-f]{16}")
# A document's own numbering changes with every edit of it.
_UNSTEADY = "document:"
_FIRST = ("doi", "arxiv", "pmid")


def canonical_handle(text: str) -> str | None:
    """Write what names a record, or a person, in its one form.

    Parameters
    ----------
    text : str
        ``scheme:value``, a DOI, an address of one, an ORCID, or a ``record_id``.

    Returns
    -------
    str or None
        None for what names nothing.

    Examples
    --------
    >>> canonical_handle("https://doi.org/10.1000/ABC"), canonical_handle("0123456789abcdef")
    ('doi:10.1000/abc', 'record:0123456789abcdef')
    >>> canonical_handle("a title") is None
    True
    """
    text = " ".join(text.split())
    if _RECORD_ID.fullmatch(text):
        return f"record:{text}"
    if text.startswith("10.") or "doi.org/" in text:
        doi = clean_doi(text)
        return _arxiv_or_doi(doi) if doi else None
    if re.fullmatch(r"[\dX-]{16,19}", text) and clean_orcid(text):
        return f"orcid:{clean_orcid(text)}"
    pair = scheme_value(text)
    if pair is not None:
        return _arxiv_or_doi(pair[1]) if pair[0] == "doi" else ":".join(pair)
    scheme, colon, value = text.partition(":")
    return text if colon and scheme.strip() and value.strip() else None


def _arxiv_or_doi(doi: str) -> str:
    arxiv = clean_arxiv(doi) if doi.startswith("10.48550/arxiv.") else None
    return f"arxiv:{arxiv}" if arxiv else f"doi:{doi}"


def handles_of(
    *,
    key: str,
    ids: Iterable[str] = (),
    source: str = "",
    source_id: object = None,
    record_id: object = None,
    title: object = None,
    year: object = None,
    names: Sequence[str] = (),
) -> tuple[str, ...]:
    """List what names a record, the most lasting first.

    Parameters
    ----------
    key : str
        Digest of all that is said of it, which two records may only share if they are alike.
    ids : iterable of str
        Identifiers of the work, as ``scheme:value`` in canonical form.
    source, source_id, record_id : object
        Where it comes from, and its own identifiers; unknown where empty.
    title, year, names : object
        From which its content is told again where other columns change.

    Returns
    -------
    tuple of str
        None twice.

    Examples
    --------
    >>> handles_of(key="k-1", ids=["doi:10.1/a"], source="openalex", source_id="W1", title="Pots")
    ('openalex:W1', 'doi:10.1/a', 'content:...', 'row:k-1')
    """
    found: list[str | None] = []
    is_numbered = bool(source) and source_id is not None and source_id != ""
    own = canonical_handle(f"{source}:{source_id}") if is_numbered else None
    if not source.startswith(_UNSTEADY):
        found.append(own)
    if record_id and not source.startswith(_UNSTEADY):
        found.append(canonical_handle(f"record:{record_id}"))
    ordered: list[str] = sorted(ids, key=_rank)
    found += ordered
    content = _content(title, year, names)
    # Sources repeat one another word for word.
    found += [content, canonical_handle(f"{content}@{source}") if content and source else None]
    if source.startswith(_UNSTEADY):
        found += [own, canonical_handle(f"record:{record_id}") if record_id else None]
    found.append(f"row:{key}")
    return tuple(dict.fromkeys(handle for handle in found if handle))


def _rank(identifier: str) -> tuple[int, str]:
    scheme = identifier.partition(":")[0]
    return (_FIRST.index(scheme) if scheme in _FIRST else len(_FIRST), identifier)


def _content(title: object, year: object, names: Sequence[str]) -> str | None:
    """Name a record by its title, year and authors, in a form that no later rule will change."""
    letters = _letters(str(title or "")).replace(" ", "")
    if not letters:
        return None
    when = re.search(r"\d{4}", str(year or ""))
    people = sorted(word for word in _letters(" ".join(names)).split() if len(word) > 1)
    return f"content:{digest(letters, when[0] if when else None, *people)}"


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c if c.isalnum() else " " for c in folded)


class Register:
    """Which records carry which names.

    Parameters
    ----------
    handles : Mapping of str to sequence of str
        By the key of each record what names it, the most lasting first.

    Examples
    --------
    >>> register = Register({"k1": ("doi:10.1/a", "row:k1"), "k2": ("doi:10.1/a", "row:k2")})
    >>> register.keys("doi:10.1/a"), register.name("k2")
    (('k1', 'k2'), 'row:k2')
    """

    def __init__(self, handles: Mapping[str, Sequence[str]]) -> None:
        self._handles = handles
        carriers: dict[str, list[str]] = defaultdict(list)
        for key, own in handles.items():
            for handle in own:
                carriers[handle].append(key)
        self._carriers = dict(carriers)

    def keys(self, handle: str) -> tuple[str, ...]:
        """Return the keys of all records that carry a name."""
        return tuple(self._carriers.get(handle, ()))

    def name(self, key: str) -> str:
        """Return what names one record and no other, as lasting as there is."""
        own = self._handles[key]
        return next((one for one in own if len(self._carriers[one]) == 1), own[-1])
