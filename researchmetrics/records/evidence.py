"""Who a name may stand for, and how well: by stated evidence, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from anyascii import anyascii

from researchmetrics.records.person import Candidate, PersonRecord

__all__ = ["best_fits", "candidate_of", "judged"]

_EQUAL, _ALIAS, _INITIALS, _PART, _UNLIKE = 1.0, 0.9, 0.6, 0.4, 0.1
_NOW, _BEFORE, _NEVER = 1.0, 0.8, 0.0


def candidate_of(record: PersonRecord, *, countries: tuple[str, ...] = ()) -> Candidate:
    """See somebody described by a source as one whom a name may stand for.

    Parameters
    ----------
    record : PersonRecord
        With its provenance's identifier.
    countries : tuple of str
        ISO 3166 alpha-2 codes.

    Returns
    -------
    Candidate
        Without score and evidence. The year of the first paper is known where the years cover
        all papers; sources may list the last ten only.

    Examples
    --------
    >>> from researchmetrics.records import Person, Provenance
    >>> carberry = Person(ids=("x:1", "orcid:0000-0002-1825-0097"), name="Josiah Carberry")
    >>> said = PersonRecord(person=carberry, provenance=Provenance(source="x", source_id="1"))
    >>> candidate_of(said).ids
    ('orcid:0000-0002-1825-0097',)
    """
    person, own = record.person, f"{record.provenance.source}:{record.provenance.source_id}"
    figures = {name: int(n) for name, n in record.reported.items()}
    years = [year for year, n in record.papers_by_year if n > 0]
    is_whole = sum(n for _, n in record.papers_by_year) == figures.get("n_papers")
    return Candidate(
        id=own,
        name=person.name or "",
        source=record.provenance.source,
        other_names=person.other_names,
        affiliations=person.affiliations,
        countries=countries,
        topics=person.interests,
        ids=tuple(known for known in person.ids if known != own),
        n_papers=figures.get("n_papers"),
        n_citations=figures.get("n_citations"),
        h_index=figures.get("h_index"),
        first_year=min(years, default=None) if is_whole else None,
        last_year=max(years, default=None),
    )


def best_fits(
    candidates: Iterable[Candidate], name: str, affiliation: str | None
) -> list[Candidate]:
    """Judge candidates, and put the best first.

    Parameters
    ----------
    candidates : iterable of Candidate
        Found by a search.
    name : str
        The name asked for.
    affiliation : str or None
        The affiliation asked for.

    Returns
    -------
    list of Candidate
        With score and evidence; of equal scores the one with more papers first.
    """
    return sorted(
        (judged(candidate, name, affiliation) for candidate in candidates),
        key=lambda candidate: (-(candidate.score or 0.0), -(candidate.n_papers or 0)),
    )


def judged(candidate: Candidate, name: str, affiliation: str | None) -> Candidate:
    """Score a candidate and say why.

    Parameters
    ----------
    candidate : Candidate
        Found by a search.
    name : str
        The name asked for.
    affiliation : str or None
        The affiliation asked for.

    Returns
    -------
    Candidate
        With a score from 0 to 1: the fit of the name, or the mean of the fits of name and
        affiliation where one was asked for; and the evidence in words.

    Examples
    --------
    >>> found = Candidate(id="x:1", name="Josiah Carberry", source="x", affiliations=("Brown",))
    >>> judged(found, "J. Carberry", "Brown University").evidence
    ('the initials fit Josiah Carberry', 'no affiliation holds all of: Brown University')
    """
    name_fit, name_words = _name_fit(candidate, name)
    evidence = [name_words]
    score = name_fit
    if affiliation:
        place_fit, place_words = _place_fit(candidate, affiliation)
        evidence.append(place_words)
        score = (name_fit + place_fit) / 2
    if any(known.startswith("orcid:") for known in candidate.ids):
        evidence.append("an ORCID is known")
    if len(candidate.affiliations) > 1:
        evidence.append(f"{len(candidate.affiliations)} affiliations are known")
    return replace(candidate, score=round(score, 3), evidence=tuple(evidence))


def _name_fit(candidate: Candidate, name: str) -> tuple[float, str]:
    asked = _words(name)
    if _is_same(asked, _words(candidate.name)):
        return _EQUAL, f"the name is {candidate.name}"
    for other in candidate.other_names:
        if _is_same(asked, _words(other)):
            return _ALIAS, f"another name is {other}"
    for known in (candidate.name, *candidate.other_names):
        if _initials_fit(asked, _words(known)):
            return _INITIALS, f"the initials fit {known}"
    if set(asked) & {word for word in _words(candidate.name) if len(word) > 1}:
        return _PART, f"a part of the name fits {candidate.name}"
    return _UNLIKE, f"the name {candidate.name} is unlike" if candidate.name else "no name is given"


def _is_same(asked: list[str], known: list[str]) -> bool:
    # Names written without spaces come out of transliteration as one word.
    return sorted(asked) == sorted(known) or "".join(asked) == "".join(known) != ""


def _initials_fit(asked: list[str], known: list[str]) -> bool:
    """Tell whether each word of the shorter name is a word or an initial of the longer."""
    shorter, longer = sorted((asked, known), key=len)
    left = list(longer)
    n_whole = 0
    for word in sorted(shorter, key=len, reverse=True):
        fit = next((w for w in left if w == word), None) or next(
            (w for w in left if min(len(w), len(word)) == 1 and w[0] == word[0]), None
        )
        if fit is None:
            return False
        n_whole += fit == word and len(word) > 1
        left.remove(fit)
    return n_whole > 0


def _place_fit(candidate: Candidate, affiliation: str) -> tuple[float, str]:
    asked = set(_words(affiliation))
    for number, place in enumerate(candidate.affiliations):
        if asked <= set(_words(place)):
            return (_NOW, f"last known at {place}") if number == 0 else (_BEFORE, f"was at {place}")
    return _NEVER, f"no affiliation holds all of: {affiliation}"


def _words(text: str) -> list[str]:
    spaced = "".join(c if c.isalnum() else " " for c in anyascii(text).casefold())
    return spaced.split()
