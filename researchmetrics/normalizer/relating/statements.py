"""What sources state in words of their own: "Erratum in MED/1", "update to: Retraction 10.5/x"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.normalizer.identifiers.forms import clean_doi, scheme_value
from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.relating.relation import Relation, Works

__all__ = ["same_work", "stated"]

_ID = r"(?P<id>(?:doi:|https?://\S*?)?10\.\d{4,9}/\S+|[A-Za-z]{3,12}:\S+|[A-Z]{3}/\S+)"
_NOTICE = (
    r"(?P<word>retraction|withdrawal|removal|correction|corrigendum|erratum|addendum"
    r"|(?:editorial )?expression of concern)"
)
# The record belongs to what it names, or what it names belongs to the record's work.
_NOTICES_OF_OTHERS = re.compile(
    rf"(?:update to: {_NOTICE}|{_NOTICE.replace('word', 'word2')} (?:for|of|to))\s+{_ID}",
    re.IGNORECASE,
)
_OWN_NOTICES = re.compile(
    rf"(?:updated by: {_NOTICE}|{_NOTICE.replace('word', 'word2')} in)\s+{_ID}", re.IGNORECASE
)
_OTHERS = (
    ("translation", re.compile(rf"(?:is )?translat(?:ion of|ed from)\s+{_ID}", re.IGNORECASE)),
    ("part", re.compile(rf"(?:is )?(?:part|chapter|supplement) (?:of|to)\s+{_ID}", re.IGNORECASE)),
)
_SAME = re.compile(rf"(?:preprint (?:of|in)|published (?:as|in))\s+{_ID}", re.IGNORECASE)
_TAKES_BACK = frozenset({"retraction", "withdrawal", "removal"})


def stated(member: Member, place: int, works: Works) -> Iterator[Relation]:
    """Read what a record's remarks state of other works.

    Parameters
    ----------
    member : Member
        Any record.
    place : int
        Position of its work.
    works : Works
        All works.

    Yields
    ------
    Relation
        For each work that is named and listed.
    """
    for note in member.record.notes:
        if found := _NOTICES_OF_OTHERS.fullmatch(note):
            yield from _belongs(member, found, "correction", note, works)
        elif found := _OWN_NOTICES.fullmatch(note):
            yield from _has(member, place, found, note, works)
        else:
            for kind, pattern in _OTHERS:
                if found := pattern.fullmatch(note):
                    yield from _belongs(member, found, kind, note, works)


def same_work(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Read which identifiers a record's remarks state to be of the same work.

    Parameters
    ----------
    notes : tuple of str
        Of a record.

    Returns
    -------
    tuple of str
        As ``scheme:value``.

    Examples
    --------
    >>> same_work(("Preprint of MED/99000001", "12 pages"))
    ('pmid:99000001',)
    """
    found = (_SAME.fullmatch(note) for note in notes)
    ids = (_identifier(match["id"]) for match in found if match)
    return tuple(one for one in ids if one)


def _belongs(
    member: Member, found: re.Match[str], kind: str, note: str, works: Works
) -> Iterator[Relation]:
    target = works.of_id(_identifier(found["id"]) or "")
    if target is not None:
        yield Relation(
            member, target, kind, f"{member.source} states: {note}", 0.99, ("statement",),
            kind == "correction" and _takes_back(found),
        )  # fmt: skip


def _has(
    member: Member, place: int, found: re.Match[str], note: str, works: Works
) -> Iterator[Relation]:
    notice = works.of_id(_identifier(found["id"]) or "")
    if notice is not None and notice != place:
        reason = f"{member.source} states: {note}"
        for one in works.works[notice]:
            yield Relation(
                one, place, "correction", reason, 0.99, ("statement",), _takes_back(found)
            )


def _takes_back(found: re.Match[str]) -> bool:
    return (found["word"] or found["word2"] or "").lower() in _TAKES_BACK


def _identifier(text: str) -> str | None:
    if found := re.fullmatch(r"([A-Z]{3})/(\S+)", text):
        scheme = {"MED": "pmid", "PMC": "pmcid"}.get(found[1])
        return f"{scheme}:{found[2]}" if scheme else f"europepmc:{text}"
    if doi := clean_doi(text):
        return f"doi:{doi}"
    pair = scheme_value(text)
    return ":".join(pair) if pair else None
