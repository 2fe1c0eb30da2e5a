"""The invented researchers, those who write with them, and where they work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.records import Author, Person

__all__ = ["RESEARCHERS", "Researcher", "authors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Researcher:
    """Somebody invented whose career the sample follows.

    Parameters
    ----------
    key : str
        Identifier the sample knows them by.
    person : Person
        Description.
    field, other_field : str
        The field of most works, and of the rest.
    papers_by_year : Mapping of int to int
        How many works they write.
    daring : float
        How often a work joins topics or takes up the newest words.
    fame : float
        Median of the citations that a work draws in its best year.
    spread : float
        How unequal the works are in that.
    """

    key: str
    person: Person
    field: str
    other_field: str
    papers_by_year: Mapping[int, int]
    daring: float
    fame: float
    spread: float

    @property
    def author(self) -> Author:
        """How they appear in lists of authors."""
        return Author(
            name=str(self.person.name),
            ids=(self.key,),
            is_self=True,
            affiliations=self.person.affiliations[:1],
            countries=("PT",) if self.key.startswith("orcid") else ("NZ",),
        )


RESEARCHERS = (
    Researcher(
        key="orcid:0000-0002-1825-0097",
        person=Person(
            # ORCID keeps this identifier for its own fictitious example.
            ids=("orcid:0000-0002-1825-0097",),
            name="Josiah Carberry",
            other_names=("J. S. Carberry",),
            affiliations=("University of Lower Kilnhaven",),
            interests=("psychoceramics", "mending ethics", "cracked pots"),
            links=("https://carberry.example/",),
        ),
        field="psychoceramics",
        other_field="tempestology",
        papers_by_year=dict.fromkeys(range(2009, 2026), 2) | {2012: 3, 2016: 0, 2018: 4, 2021: 4},
        daring=0.25,
        fame=2.6,
        spread=1.1,
    ),
    Researcher(
        key="sample:marisol-quandt",
        person=Person(
            ids=("sample:marisol-quandt",),
            name="Marisol Quandt",
            affiliations=("Saucerby Institute of Small Weather",),
            interests=("tempestology", "miniature reanalysis", "storm etiquette"),
            links=("https://quandt.example/",),
        ),
        field="tempestology",
        other_field="psychoceramics",
        papers_by_year=dict.fromkeys(range(2013, 2026), 2) | {2017: 3, 2020: 4, 2023: 4, 2024: 4},
        daring=0.6,
        fame=3.4,
        spread=0.9,
    ),
)

# name | affiliation | country
_OTHERS = """
Tamsin Oakvale-Brigg | University of Lower Kilnhaven | PT
Odo Featherquill | University of Lower Kilnhaven | PT
Ysolde Varnumhook | University of Lower Kilnhaven | PT
Anselm Prittlewarp | Mugby College of Earthenware | NL
Bettina Krugsprung | Ewerstadt Technical School | CH
Ignace Porcelot | Old Tureen Polytechnic | BE
Wilhelmina Dregsworth | Saucerby Institute of Small Weather | NZ
Kaito Yunomizuki | Samovar Bay Laboratory | JP
Rosalind Thimbleby-Voss | Thimble Institute | CA
Leofric Mugwarden | Mugby College of Earthenware | NL
Paloma Cantarillo-Ruz | Pipkin Valley University | CL
Silas Kettlewhist | Saucerby Institute of Small Weather | NZ
Eun-byeol Dojagijang | Crockmoor Observatory | KR
Zuzana Hrnkovicka | Ewerstadt Technical School | CH
Barnaby Spoutwell | Saucerby Institute of Small Weather | NZ
Ngaire Pounamutea | Saucerby Institute of Small Weather | NZ
Fulbert Craquelin | Old Tureen Polytechnic | BE
Henrike Scherbenholt | Crockmoor Observatory | FI
"""


def authors(dice: Dice, researcher: Researcher, *, joint: Researcher | None) -> tuple[Author, ...]:
    """Choose who wrote a work, in order.

    Parameters
    ----------
    dice : Dice
        Decides.
    researcher : Researcher
        Always among them.
    joint : Researcher, optional
        The other followed researcher, where the work is by both.

    Returns
    -------
    tuple of Author
        One to eight.
    """
    size = dice.one([1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8])
    lines = [line.split(" | ") for line in _OTHERS.strip().splitlines()]
    # Colleagues near by come first in the list and are chosen more often.
    near = lines[:8] if researcher.field == "psychoceramics" else lines[6:16]
    pool = near if dice.happens(0.7) else lines
    chosen = [
        Author(name=name, affiliations=(place,), countries=(country,))
        for name, place, country in dice.some(pool, size - 1)
    ]
    if joint is not None:
        chosen.append(joint.author)
    chosen.insert(dice.one([0, 0, len(chosen), dice.whole(0, len(chosen))]), researcher.author)
    return _marked(dice, chosen)


def _marked(dice: Dice, chosen: list[Author]) -> tuple[Author, ...]:
    """Mark who corresponds, and now and then two first authors as equal."""
    corresponding = dice.one([0, len(chosen) - 1])
    equal = {0, 1} if len(chosen) > 2 and dice.happens(0.2) else set()
    return tuple(
        Author(
            name=author.name,
            ids=author.ids,
            is_self=author.is_self,
            affiliations=author.affiliations,
            countries=author.countries,
            is_corresponding=position == corresponding,
            is_equal=position in equal if equal else None,
        )
        for position, author in enumerate(chosen)
    )
