"""Words by which the name of an organisation or collaboration is told from a person's."""

from __future__ import annotations

import re

__all__ = ["ORGANISATION"]

_WORDS = """
academy administration agency alliance association authority board bureau center centre clinic club
collaboration collaborative college commission committee community company consortium consulting
cooperative corporation council department dept división división développement enterprise
experiment facility faculty federation foundation gmbh group hospital inc initiative institut
institute instituto institutes inst investigators lab laboratories laboratory labs league ltd
ministry network office organisation organization organizations partnership press program programme
project programs schule school section secretariat service services society survey team
universidad universidade universita università universitat universität université university univ
working workshop studio taskforce task-force trust union fakultät hochschule klinikum
collaborators consultants editors staff committees observatory museum library
"""
ORGANISATION = re.compile(
    rf"\b(?:{'|'.join(dict.fromkeys(_WORDS.split()))})\b|大学|研究所|研究院|学院|대학교|연구소|연구원",
    re.IGNORECASE,
)
"""A word that people's names do not hold."""
