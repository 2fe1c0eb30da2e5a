"""Where what is shown of a work comes from, and what other records say instead."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from researchmetrics.normalizer.merging.authors import is_cut, shown_name
from researchmetrics.normalizer.merging.choices import Choice
from researchmetrics.normalizer.merging.fields import has_code
from researchmetrics.normalizer.merging.identifying import dois_said
from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.names import parse_name
from researchmetrics.normalizer.titles import shown_title, squashed, title_key
from researchmetrics.normalizer.titles.marks import read_title

__all__ = ["disagreement_rows", "origin_rows", "written"]


def origin_rows(found: Mapping[str, Choice], *, work_id: str) -> Iterator[dict[str, Any]]:
    """Say where each value shown of a work comes from.

    Parameters
    ----------
    found : Mapping of str to Choice
        What is shown, by column of the works table.
    work_id : str
        Identity of the work.

    Yields
    ------
    dict
        Rows of the origins table; one for each value of a list.
    """
    for name, choice in found.items():
        if choice.member is None or choice.value is None:
            continue
        parts = choice.parts if isinstance(choice.value, list | dict) else ()
        shown = parts or ((choice.value, choice.member),)
        for position, (value, member) in enumerate(shown, start=1):
            yield {
                "work_id": work_id,
                "field": name,
                "position": position,
                "value": written(value),
                "source": member.source,
                "record_id": member.key,
                "why": choice.why,
            }


def written(value: Any) -> str:
    """Write a value as text, as the tables of origins and disagreements hold it.

    Parameters
    ----------
    value : object
        Of any column of works.

    Returns
    -------
    str
        Truth as ``true`` and ``false``.

    Examples
    --------
    >>> written(True), written(2020)
    ('true', '2020')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Said(NamedTuple):
    """One thing said in a field: what makes it the same as another, and as it is written."""

    key: Hashable
    value: str


def disagreement_rows(
    members: Sequence[Member], found: Mapping[str, Choice], *, work_id: str
) -> Iterator[dict[str, Any]]:
    """Say where the records of a work differ.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    found : Mapping of str to Choice
        What is shown.
    work_id : str
        Identity of the work.

    Yields
    ------
    dict
        Rows of the disagreements table: in each field that is told in several ways, each way once.
    """
    if len(members) < 2:
        return
    for name, read in _FIELDS.items():
        ways: dict[Hashable, list[tuple[str, Member]]] = {}
        for member in members:
            for said in read(member):
                ways.setdefault(said.key, []).append((said.value, member))
        _join_vaguer(ways)
        if len(ways) > 1:
            shown = _shown_key(found[name], name, ways)
            for key, said_by in ways.items():
                yield _row(work_id, name, said_by, is_shown=key == shown, choice=found[name])


def _row(
    work_id: str,
    name: str,
    said_by: Sequence[tuple[str, Member]],
    *,
    is_shown: bool,
    choice: Choice,
) -> dict[str, Any]:
    value = written(choice.value) if is_shown and not isinstance(choice.value, list) else None
    return {
        "work_id": work_id,
        "field": name,
        "value": value if value in {text for text, _ in said_by} else said_by[0][0],
        "is_shown": is_shown,
        "sources": sorted({member.source for _, member in said_by}),
        "record_ids": sorted({member.key for _, member in said_by}),
        "why": choice.why if is_shown else None,
    }


def _join_vaguer(ways: dict[Hashable, list[tuple[str, Member]]]) -> None:
    """Let "2019" stand with "2019-05": a part of a date, or of a list of names, denies nothing."""
    keys = [key for key in ways if isinstance(key, tuple)]
    for short in sorted(keys, key=len):
        longer = [key for key in keys if len(key) > len(short) and key[: len(short)] == short]
        if longer and longer[0] in ways:
            ways[longer[0]] += ways.pop(short)


def _shown_key(
    choice: Choice, name: str, ways: Mapping[Hashable, Sequence[tuple[str, Member]]]
) -> Hashable:
    """Find the way that is shown: that of the record it was taken from."""
    if choice.member is None:
        return None
    # An author list merged of several stands where the list it began with does.
    told = _FIELDS[name](choice.member)
    keys = [said.key for said in told]
    texts = [
        key for key in keys if any(text == written(choice.value) for text, _ in ways.get(key, ()))
    ]
    for key in (*texts, *keys):
        if key in ways:
            return key
        for other in ways:
            if isinstance(key, tuple) and isinstance(other, tuple) and other[: len(key)] == key:
                return other
    return None


def _one(read: Callable[[Member], Any]) -> Callable[[Member], list[_Said]]:
    def said(member: Member) -> list[_Said]:
        value = read(member)
        return [] if value is None or value == "" else [_Said(value, written(value))]

    return said


def _title(member: Member) -> list[_Said]:
    title = shown_title([member.record.title])
    return [_Said(squashed(title_key(read_title(title).title)), title)] if title else []


def _date(member: Member) -> list[_Said]:
    date = member.entry.date
    return [_Said(tuple(date.iso.split("-")), date.iso)] if date else []


def _venue(member: Member) -> list[_Said]:
    venue = member.entry.venue
    return [_Said(venue.id, venue.name)] if venue else []


def _authors(member: Member) -> list[_Said]:
    names = [shown_name(author) for author in member.record.authors]
    if not names:
        return []
    # Initials agree with the names they stand for.
    parsed = [parse_name(name) for name in names]
    key = tuple((name.family_key, name.initials[:1]) for name in parsed)
    cut = " and others" if is_cut(member) else ""
    return [_Said(key, "; ".join(names) + cut)]


def _dois(member: Member) -> list[_Said]:
    return [_Said(doi, doi) for doi in dict.fromkeys(dois_said(member))]


def _arxiv(member: Member) -> list[_Said]:
    return [_Said(one[6:], one[6:]) for one in sorted(member.entry.of("arxiv"))]


_FIELDS: Mapping[str, Callable[[Member], list[_Said]]] = {
    "title": _title,
    "year": _one(lambda member: member.entry.year),
    "date": _date,
    "type": _one(lambda member: member.entry.type),
    "venue": _venue,
    "authors": _authors,
    "n_authors": _one(
        lambda m: None if is_cut(m) or not m.record.authors else len(m.record.authors)
    ),
    "doi": _dois,
    "arxiv_id": _arxiv,
    "has_code": _one(lambda member: has_code(member.record)),
    "is_open_access": _one(lambda member: member.record.is_open_access),
    "is_retracted": _one(lambda member: member.record.is_retracted),
    "citations": _one(lambda member: member.record.citations),
}
