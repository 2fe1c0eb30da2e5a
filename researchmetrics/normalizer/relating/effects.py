"""What a work gains from the records that belong to it: where its code is, that it is retracted."""

from __future__ import annotations

from collections.abc import Iterable

from researchmetrics.normalizer.merging.choices import Choice
from researchmetrics.normalizer.relating.relation import Relation

__all__ = ["affected"]

_TAKEN_BACK = "its notice of retraction is listed too"


def affected(found: dict[str, Choice], related: Iterable[Relation]) -> dict[str, Choice]:
    """Take over what related records say of a work; never their citations.

    Parameters
    ----------
    found : dict of str to Choice
        What the work's own records say.
    related : iterable of Relation
        Of other records to this work.

    Returns
    -------
    dict of str to Choice
        With code and retraction of theirs.
    """
    for relation in related:
        member = relation.member
        if relation.kind == "code":
            address = member.record.code_url or member.record.url
            if not found["code_url"].value and address:
                found["code_url"] = Choice(address, member, "its code is listed too")
            if not found["has_code"].value:
                found["has_code"] = Choice(value=True, member=member, why="its code is listed too")
        if relation.takes_back and not found["is_retracted"].value:
            found["is_retracted"] = Choice(value=True, member=member, why=_TAKEN_BACK)
    return found
