"""What a work has beside itself: code, data, corrections and other notices, found by its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.relating.relation import Relation, Works
from researchmetrics.normalizer.titles import squashed
from researchmetrics.normalizer.titles.marks import BELONGING
from researchmetrics.normalizer.venues import alike

__all__ = ["CodeAddresses", "belonging"]

_OF_DATA = re.compile(
    r"^(?:(?:research|raw|supporting) )?(?:data ?sets?|data|code|software)"
    r" (?:for|from|of|to|underlying|supporting) (?:the (?:paper|article) )?| (?:data ?set|data)$"
)
_HOSTS = re.compile(r"(?:github|gitlab|bitbucket|codeberg|sourceforge)\.", re.IGNORECASE)


class CodeAddresses:
    """Where works say that their code is.

    Parameters
    ----------
    works : sequence of sequence of Member
        Records of each work, ranked.
    """

    def __init__(self, works: Sequence[Sequence[Member]]) -> None:
        self._works: dict[str, list[int]] = defaultdict(list)
        for place, members in enumerate(works):
            if members[0].entry.family == "paper" and not members[0].entry.is_notice:
                for address in {one for member in members for one in _given(member)}:
                    self._works[address].append(place)

    def of(self, member: Member) -> list[int]:
        """Find the works that give the address of a record.

        Parameters
        ----------
        member : Member
            Of software.

        Returns
        -------
        list of int
            Positions, the first work first.
        """
        record = member.record
        own = [_address(url) for url in (record.url, record.code_url, *record.links) if url]
        return sorted({place for address in own for place in self._works.get(address, ())})


def _given(member: Member) -> Iterator[str]:
    record = member.record
    urls = [record.code_url, *(url for url in record.links if _HOSTS.search(url))]
    return (_address(url) for url in urls if url)


def _address(url: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().lower())
    return bare.split("#")[0].rstrip("/.").removesuffix(".git")


def belonging(member: Member, works: Works, code: CodeAddresses) -> Iterator[Relation]:
    """Find the work that a notice, program or data set belongs to.

    Parameters
    ----------
    member : Member
        Any record.
    works : Works
        All works.
    code : CodeAddresses
        Where they say that their code is.

    Yields
    ------
    Relation
        At most one.
    """
    entry = member.entry
    if entry.family in {"software", "dataset"}:
        found = _beside(member, works, code)
    elif entry.notice in BELONGING:
        found = _notice(member, works)
    else:
        found = None
    if found:
        yield found


def _beside(member: Member, works: Works, code: CodeAddresses) -> Relation | None:
    fitting = works.of_same_people(member, _titled(member, works))
    if member.entry.family == "dataset":
        if fitting is None:
            return None
        score = 0.95 if fitting[1] > 0.5 else 0.85
        return Relation(
            member, fitting[0], "part", "data with the title of the paper", score, ("title",)
        )
    if fitting:
        why = "software with the title of the paper"
        return Relation(member, fitting[0], "code", why, 0.95, ("title", "authors"))
    given = code.of(member)
    if given:
        return Relation(member, given[0], "code", "the paper gives its address", 0.98, ("address",))
    return None


def _titled(member: Member, works: Works) -> list[int]:
    """Find the papers that have a record's title, or the title that it names as that of data."""
    bare = _OF_DATA.sub("", member.entry.title)
    return works.of_title(member.entry.squash, "paper") or (
        works.of_title(squashed(bare), "paper") if bare != member.entry.title else []
    )


_SAID = {
    "supplement": ("part", "its title says that it supplements this work"),
    "retraction": ("correction", "its title names the title of the work it retracts"),
    "concern": ("correction", "its title names the title of the work it raises concern about"),
    "addendum": ("correction", "its title names the title of the work it adds to"),
    "correction": ("correction", "its title names the title of the work it corrects"),
}


def _notice(member: Member, works: Works) -> Relation | None:
    """Find the work that a notice names; notices are often signed by editors alone."""
    named = [
        place for place in works.of_title(member.entry.squash) if _may_name(member, works, place)
    ]
    fitting = works.of_same_people(member, named)
    kind, why = _SAID[member.entry.notice or "correction"]
    takes_back = member.entry.notice == "retraction"
    if fitting:
        score = 0.95 if fitting[1] > 0.5 else 0.9
        evidence = ("title", "authors") if fitting[1] > 0.5 else ("title",)
        return Relation(member, fitting[0], kind, why, score, evidence, takes_back)
    same_venue = [p for p in named if alike(member.entry.venue, works.works[p][0].entry.venue)]
    if len(same_venue) == 1 and len(member.entry.content) > 2:
        return Relation(
            member, same_venue[0], kind, f"{why}, in the same venue", 0.85, ("title", "venue"),
            takes_back,
        )  # fmt: skip
    return None


def _may_name(member: Member, works: Works, place: int) -> bool:
    """Whether a work was there when the notice came."""
    work = works.works[place][0].entry
    return member.entry.year is None or work.year is None or work.year <= member.entry.year + 1
