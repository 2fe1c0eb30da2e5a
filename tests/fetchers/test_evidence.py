"""Candidates are scored by stated evidence alone."""

from __future__ import annotations

import pytest

from researchmetrics.records import Candidate
from researchmetrics.records.evidence import judged


def score(name: str, known: str, *, others=(), places=(), asked=None) -> float:
    candidate = Candidate(
        id="x:1", name=known, source="x", other_names=tuple(others), affiliations=tuple(places)
    )
    result = judged(candidate, name, asked)
    assert 0 <= result.score <= 1
    assert result.evidence
    return result.score


def test_nearer_names_score_higher():
    scores = [
        score("Josiah Carberry", "Carberry, Josiah"),
        score("Josiah Carberry", "J. S. C.", others=["Josiah Carberry"]),
        score("Josiah Carberry", "J. Carberry"),
        score("Josiah Carberry", "Ida Carberry"),
        score("Josiah Carberry", "Wei Zhang"),
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_initials_alone_are_no_evidence():
    assert score("J. C.", "Josiah Carberry") == score("J. C.", "Wei Zhang")


@pytest.mark.parametrize(("a", "b"), [("Jürgen Töpfer", "Jurgen Topfer"), ("李明", "Li Ming")])
def test_scripts_and_accents_do_not_matter(a, b):
    assert score(a, b) == 1.0


def test_where_somebody_is_counts_more_than_where_they_were():
    places = ["University of Porto", "Brown University"]
    now, before, never = (
        score("A B", "A B", places=places, asked=asked) for asked in ("porto", "Brown", "Kyoto")
    )
    assert now > before > never
