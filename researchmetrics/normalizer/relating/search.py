"""Finding the relations of all records: by what sources state, else by titles and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.relating.belongings import CodeAddresses, belonging
from researchmetrics.normalizer.relating.containers import containers
from researchmetrics.normalizer.relating.relation import Relation, Works
from researchmetrics.normalizer.relating.statements import stated
from researchmetrics.normalizer.relating.translations import translations

__all__ = ["relations"]


def relations(works: Sequence[Sequence[Member]]) -> list[Relation]:
    """Find the records that belong to another work than their own.

    Parameters
    ----------
    works : sequence of sequence of Member
        Records of each work, ranked.

    Returns
    -------
    list of Relation
        At most one of a kind for a record and a work, the best founded.
    """
    known = Works(works)
    code = CodeAddresses(works)
    best: dict[tuple[str, int, str], Relation] = {}
    for place, members in enumerate(works):
        for member in members:
            for relation in _of(member, place, known, code):
                key = relation.member.entry.key, relation.work, relation.kind
                if key not in best or relation.score > best[key].score:
                    best[key] = relation
    return [best[key] for key in sorted(best)]


def _of(member: Member, place: int, known: Works, code: CodeAddresses) -> Iterator[Relation]:
    found = (
        *stated(member, place, known),
        *belonging(member, known, code),
        *translations(member, place, known),
        *containers(member, known),
    )
    own = known.works[place]
    for relation in found:
        # A record of the work itself needs no relation to it.
        is_own = relation.work == place and any(relation.member is one for one in own)
        if not is_own:
            yield relation
