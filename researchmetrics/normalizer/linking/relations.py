"""Works that belong to another work without being it: its code, its correction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from researchmetrics.normalizer.linking.score import agreement
from researchmetrics.normalizer.merge import Member


@dataclass(frozen=True, slots=True)
class Relation:
    """A record that belongs to another work.

    Parameters
    ----------
    member : Member
        The record of the code or correction.
    work : int
        Position of the work it belongs to.
    kind : {"code", "correction"}
        What it is to that work.
    reason : str
        In plain words.
    score : float
        Strength of the evidence, 0 to 1.
    """

    member: Member
    work: int
    kind: str
    reason: str
    score: float


def relations(works: Sequence[Sequence[Member]]) -> list[Relation]:
    """Find the code and the corrections of works.

    Parameters
    ----------
    works : sequence of sequence of Member
        Records of each work, ranked.

    Returns
    -------
    list of Relation
        At most one for each record of software, data or correction.
    """
    titles: dict[str, list[int]] = defaultdict(list)
    addresses: dict[str, list[int]] = defaultdict(list)
    for place, members in enumerate(works):
        if members[0].entry.family == "paper" and not members[0].entry.is_notice:
            for member in members:
                titles[member.entry.squash].append(place)
                for address in _code_addresses(member):
                    addresses[address].append(place)
    return [
        relation
        for members in works
        for member in members
        if (relation := _relation(member, works, titles, addresses))
    ]


def _relation(
    member: Member,
    works: Sequence[Sequence[Member]],
    titles: dict[str, list[int]],
    addresses: dict[str, list[int]],
) -> Relation | None:
    by_title = [place for place in titles.get(member.entry.squash, []) if member.entry.squash]
    if member.entry.is_notice:
        place = _fitting(member, by_title, works)
        why = "its title names the title of the work it corrects"
        return None if place is None else Relation(member, place, "correction", why, 0.95)
    if member.entry.family != "software":
        return None
    place = _fitting(member, by_title, works)
    if place is not None:
        return Relation(member, place, "code", "software with the title of the paper", 0.95)
    given = [spot for address in _own_addresses(member) for spot in addresses.get(address, [])]
    if given:
        return Relation(member, min(given), "code", "the paper gives its address", 0.98)
    return None


def _fitting(member: Member, places: list[int], works: Sequence[Sequence[Member]]) -> int | None:
    """Choose among works of one title the one whose authors agree best; none if they are others."""
    best: tuple[float, int] | None = None
    for place in sorted(set(places)):
        names = works[place][0].entry.names
        short, long = sorted((member.entry.names, names), key=len)
        agreeing, weight = agreement(short, long)
        share = weight / len(short) if short else 0.5
        if (agreeing or not short) and (best is None or share > best[0]):
            best = (share, place)
    return best[1] if best else None


def _own_addresses(member: Member) -> list[str]:
    record = member.record
    return [_address(url) for url in (record.url, record.code_url, *record.links) if url]


def _code_addresses(member: Member) -> list[str]:
    record = member.record
    urls = [record.code_url, *(url for url in record.links if _HOSTS.search(url))]
    return [_address(url) for url in urls if url]


_HOSTS = re.compile(r"(?:github|gitlab|bitbucket|codeberg|sourceforge)\.", re.IGNORECASE)


def _address(url: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().lower())
    return bare.split("#")[0].rstrip("/.").removesuffix(".git")
