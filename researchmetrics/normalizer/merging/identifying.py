"""Identifiers and addresses of a work, of those of its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from researchmetrics.normalizer.facts import is_preprint_doi
from researchmetrics.normalizer.identifiers.forms import clean_doi
from researchmetrics.normalizer.merging.choices import Choice, best
from researchmetrics.normalizer.merging.members import Member

__all__ = ["arxiv_of", "doi_of", "dois_said", "identifiers"]


def identifiers(members: Sequence[Member]) -> dict[str, Choice]:
    """Choose identifiers and address of a work.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    dict of str to Choice
        ``doi, arxiv_id, ids, url``. The DOI of the published form stands for the work.
    """
    doi, arxiv = doi_of(members), arxiv_of(members)
    return {
        "doi": doi,
        "arxiv_id": arxiv,
        "ids": _others(members),
        "url": _url(members, doi, arxiv),
    }


def doi_of(members: Sequence[Member]) -> Choice:
    """Choose the DOI: of a published form where there is one.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    Choice
        In canonical form.
    """
    said = [(doi, member) for member in members for doi in dois_said(member)]
    for doi, member in said:
        if not is_preprint_doi(doi):
            return Choice(doi, member, "of the most trusted published form")
    return Choice(*said[0], "no published form has one") if said else Choice(None)


def dois_said(member: Member) -> Iterator[str]:
    """Yield the DOIs of a record, its own first.

    Parameters
    ----------
    member : Member
        A record.

    Yields
    ------
    str
        In canonical form; one may come twice.
    """
    known = [one[4:] for one in sorted(member.entry.of("doi"))]
    printed = member.record.doi
    # Cleaning is dear, and mostly changes nothing.
    own = printed if printed is None or printed in known else clean_doi(printed)
    if own in known:
        yield own
    yield from known
    if own:
        yield own


def arxiv_of(members: Sequence[Member]) -> Choice:
    """Choose the arXiv identifier.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    Choice
        Without version.
    """
    return best(
        members, lambda member: next((o[6:] for o in sorted(member.entry.of("arxiv"))), None)
    )


def _others(members: Sequence[Member]) -> Choice:
    found: dict[str, tuple[str, Member]] = {}
    for member in members:
        for one in sorted(member.entry.ids):
            scheme = one.partition(":")[0]
            if scheme not in {"doi", "arxiv"}:
                found.setdefault(scheme, (one, member))
    value = {scheme: one.partition(":")[2] for scheme, (one, _) in found.items()}
    first = next((member for _, member in found.values()), None)
    return Choice(value, first, "of the most trusted record that has one", tuple(found.values()))


def _url(members: Sequence[Member], doi: Choice, arxiv: Choice) -> Choice:
    said = best(members, lambda member: member.record.url)
    if said.value is None and doi.value:
        return Choice(f"https://doi.org/{doi.value}", doi.member, "made of the DOI")
    if said.value is None and arxiv.value:
        return Choice(f"https://arxiv.org/abs/{arxiv.value}", arxiv.member, "made of the arXiv id")
    return said
