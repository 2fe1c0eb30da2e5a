"""Reading the report of a group: who belongs to it, and the works it lists as its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from researchmetrics.documents.references.lists import read_references
from researchmetrics.documents.references.name_forms import fits, name_key
from researchmetrics.documents.references.splitting import find_list
from researchmetrics.documents.reports.cover import Cover, footnotes, read_cover
from researchmetrics.documents.sources import origin
from researchmetrics.records import Batch, Outcome, Person, PersonRecord, Record

__all__ = ["read_report"]

_NAMED = (
    r"(?P<name>(?:[^\W\d_a-z][\w’'-]{0,40}\s+(?:(?:for|of|the|on|in|and|&)\s+){0,3}){1,9}"
    r"(?:[^\W\d_a-z][\w’'-]{0,40})?)"
)
_LINK = re.compile(r"https?://[^\s<>()\[\]\"]{3,500}")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9&-]{1,9}[A-Za-z]?\b")
_KINDS = re.compile(
    r"\W*\b(?:annual|activity|technical|research|progress|laboratory|lab)?\s*"
    r"(?:reports?|summary|overview|review|activities|highlights|yearbook)\b.*$",
    re.IGNORECASE,
)


def read_report(text: str, *, name: str, sha256: str) -> Batch:
    """Read a group's report: its cover, its references, and its footnotes apart.

    Parameters
    ----------
    text : str
        The document.
    name : str
        Its name.
    sha256 : str
        Hash of the bytes it was read from.

    Returns
    -------
    Batch
        Kind ``report``; the person is the group. ``sections["members"]`` has the cover's authors
        with marks and affiliations, ``sections["footnotes"]`` the footnotes, whose works are
        others'; ``sections["cited"]`` the references in which no member takes part.
    """
    listed = find_list(text)
    cover = read_cover(listed.before)
    read = read_references(listed.entries, name=name, sha256=sha256, section=listed.heading)
    own, cited = _split_by_members(read, cover.members)
    source = f"document:{name}"
    group = _group(cover, listed.before)
    sections: dict[str, tuple[Mapping[str, Any], ...]] = {"members": cover.members}
    if notes := footnotes(listed.before, cover.length):
        sections["footnotes"] = notes
    if cited:
        sections["cited"] = tuple({"raw": one.raw, "title": one.title} for one in cited)
    provenance = origin(name, sha256, 0)
    return Batch(
        known_at="",
        people=(PersonRecord(person=group, provenance=provenance),) if group.name else (),
        records=own,
        outcomes=(Outcome(source=source, status="complete", n_records=len(own)),),
        sections=sections,
        kind="report",
        warnings=_warnings(read, cited, cover),
    )


def _split_by_members(
    records: tuple[Record, ...], members: tuple[Mapping[str, Any], ...]
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Part works in which a member takes part from works of others.

    Nothing is parted unless members are known and take part in most of the list: a name on the
    cover that is printed otherwise in the list must not cost a work.
    """
    names = [str(row["name"]) for row in members]
    keys = {name_key(name) for name in names}
    inside = [
        any(
            name_key(author.name) in keys or any(fits(author.name, name) for name in names)
            for author in one.authors
        )
        for one in records
    ]
    if sum(inside) * 2 <= len(records):
        return records, ()
    own = tuple(
        one
        for one, is_inside in zip(records, inside, strict=True)
        if is_inside or one.authors_truncated or not one.authors
    )
    return own, tuple(one for one in records if one not in own)


def _group(cover: Cover, text: str) -> Person:
    """The group's name: what its acronym in the title stands for, else the title's beginning."""
    title = cover.title or ""
    for acronym in _ACRONYM.findall(title):
        if full := _spelt_out(acronym, text):
            return Person(
                name=full,
                other_names=(acronym,),
                affiliations=cover.affiliations,
                links=_links(acronym, text),
                is_group=True,
            )
    short = _KINDS.sub("", title).strip(" ,:;–-") or title
    others = (title,) if title and title != short else ()
    return Person(
        name=short or None, other_names=others, affiliations=cover.affiliations, is_group=True
    )


def _spelt_out(acronym: str, text: str) -> str | None:
    """Find the words that an acronym in parentheses stands for."""
    for found in re.finditer(rf"\(\s?{re.escape(acronym)}\s?\)", text):
        before = re.sub(
            r"[⁰¹²³⁴-⁹]+|\^\{[^{}]{0,20}\}|[*_]",
            "",
            text[max(0, found.start() - 150) : found.start()],
        )
        named = re.search(_NAMED + r"\s*$", before.rpartition("\n\n")[2].replace("\n", " "))
        if named:
            return re.sub(r"^(?:The|In|At|Our|We)\s+", "", " ".join(named["name"].split()))
    return None


def _links(acronym: str, text: str) -> tuple[str, ...]:
    """The group's own address: the first whose host names the group."""
    found = (link.rstrip(".,") for link in _LINK.findall(text))
    own = [link for link in found if acronym.lower() in link.split("/")[2].lower().split(".")]
    return tuple(dict.fromkeys(own))[:1]


def _warnings(read: tuple[Record, ...], cited: tuple[Record, ...], cover: Cover) -> tuple[str, ...]:
    warnings = []
    if not read:
        warnings.append("No list of references was found: the document gives no works.")
    if not cover.members:
        warnings.append("No authors were found on the cover: the members are not known.")
    if cited:
        warnings.append(
            f"{len(cited)} of {len(read)} references name no member: they are kept apart."
        )
    return tuple(warnings)
