"""How well a candidate fits what was asked: by stated evidence, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

from anyascii import anyascii

from researchmetrics.records import Candidate

__all__ = ["judged"]

_EQUAL, _ALIAS, _INITIALS, _PART, _UNLIKE = 1.0, 0.9, 0.6, 0.4, 0.1
_NOW, _BEFORE, _NEVER = 1.0, 0.8, 0.0


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
    return _UNLIKE, f"the name {candidate.name} is unlike"


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
