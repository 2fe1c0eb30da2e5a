"""Invented bibliographic records in realistic shape, with known duplicates, as many as wanted.

Titles follow the patterns of several fields, their words and the authors' names are as unevenly
frequent as real ones, and second records of a work are spoilt the way services and lists spoil
them. Works that only look alike (parts, errata, editorials, one team's next paper) are among them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, product
from typing import Any

COLUMNS = ("record_id", "title", "authors", "year", "venue", "doi", "source", "work")
"""Columns of the records; ``work`` is the truth, and not for who is examined."""

_SHARE = 0.03  # of second records
_ALIKE = 0.04  # of works that look like the one before
Record = dict[str, Any]


class Words:
    """Words of which some are common and most are rare."""

    def __init__(self, words: list[str], *, exponent: float = 1.0) -> None:
        self.words = words
        self.weights = list(accumulate(1 / (rank + 8) ** exponent for rank in range(len(words))))

    def draw(self, chance: random.Random) -> str:
        """Draw one, the first ones more often."""
        return chance.choices(self.words, cum_weights=self.weights)[0]


_PLAIN_TEXT = """
firms cases practices mechanisms consumers structure adult media bank operator object attention
crops chemistry robots philosophy evolution method apoptosis discourse language boundary future
kinase ions crop work genome device radiation evidence memory prevention muscle exposure model
infants anxiety schools polymorphism research mass receptor tolerance market online surface
temperature fast decisions brain emergency implications plants microscopy mutation labour ontology
frequency society resistance breast kidney climate metal spectroscopy diversity tumour lattice child
wireless information drugs program cancer uncertainty leaf poverty behavior prostate labor electron
report objects bayesian pattern adolescents organizations mortality predictors obesity innovation
employee polymer fruit landscape vitamin progress problem light text world populations design
semantics relationship influences cell practice habitat compiler waves productivity cells cytokine
customer rice stability prognosis gender channel carbon association tumor cattle business
conservation depression variability crystals property field milk corporate electricity stem
incidence sample support interactions influence graphs nerve trade neutrino trees acid covid
polymers sodium russia enzymes health services risk lesion perspectives determinants factors
efficacy transcription glucose prevalence history identification older robot overview importance
intervention school synthesis space metals classification toxicity respiratory behaviour firm
quality strains search problems rats query transport construction strategy care infection effect
proliferation alloys family distribution chain english graphene solution students cities pathway
production lung sensor chicken mechanics ethics computer virus images queries reaction drug image
algebra characterization heart species mice energy flow interaction university activity challenges
project diagnosis algorithm diabetes river survey liquid diet forest maize signal stars
interventions tuberculosis plasma concrete differentiation wave regulation crystalline phosphorus
materials privacy mouse insulin influenza crystal comparison isolates database perception dementia
antibody cholesterol dose root lake speech sheep calcium cross justice dogs particles framework
response steel isolation decision security education sustainability documents membrane properties
cohort alzheimer transition safety film equations sensors price databases hydrogen culture formation
fields laser emotion women therapy birds alloy material sediment yield growth life galaxy
biodiversity strain oxygen pregnancy regulatory food outcomes vaccine adults prices nitrogen finance
prediction spectrum spectra solvent zinc iron estimator stress pigs change ocean surgery power soil
mineral leadership impact race community heat fluid genetics technology control equation performance
feature simulation detection antibodies nanoparticles pathways characteristics cache adsorption fish
symptom ecology meta experience variation galaxies oxide implementation asian phase wind arts
children integration structures features algorithms translation insect bound graph catalyst manifold
trends malaria theory city expression error software polymorphisms diffusion pressure supply changes
optimization orbit networks function protocol crime protein tissue water experiences america
programs gene transportation sleep injury oxidation mutations gravity organization income metabolism
internet teachers welfare sequences issues processes vehicle distributions mechanism communication
antigen century hypertension collisions knowledge outcome solid religion inference introduction
silicon reactions index regression particle wheat estimation state antenna service films
architecture pain schizophrenia cortex blood sequence process agents rights industry mobile test
tree population dynamics consumer system potassium inflammation liver nurses verification network
vehicles recognition democracy earthquake nutrition enzyme lipid stroke vaccination advances peace
bone ovarian policy literature patterns variants identity cloud neurons parkinson economics
"""
_PLAIN = _PLAIN_TEXT.split()
_ADJECTIVES_TEXT = """
molecular retrieval diagnostic experimental mechanical structural discrete ethnic cognitive literary
general late surgical phylogenetic seasonal evolutionary adaptive spinal criminal neural
hierarchical democratic marine random visual seismic hepatic preliminary gastric parallel national
psychological linguistic myocardial randomized distributed historical interactive traffic sparse
pediatric toxic deep public cultural numerical cosmic pulmonary mathematical cardiovascular urban
electric convex developmental relational immune optimal prospective behavioral regional acute
magnetic perspective digital renewable organizational emotional financial religious bacterial
nuclear prognostic grammar educational amorphous coronary primary metal psychiatric chemical
pandemic hybrid cardiac colorectal economic renal neuronal metabolic racial metallic clinical local
porous linear electronic optical cortical narrative moral sectional ecological thin music
environmental dietary philosophical genetic longitudinal rural ethical logic viral pharmacological
intensive global spatial retrospective medical robotic gravitational multiscale trial diabetic
industrial computational automatic chronic nonlinear early probabilistic stellar political
systematic stochastic legal behavioural maternal catalytic electrical thermal theoretical organic
robust statistical sustainable efficient oxidative topological social semantic therapeutic
functional hospital solar international qualitative asymptotic temporal comparative strategic
quantum technological novel dynamic skeletal survival human
"""
_ADJECTIVES = _ADJECTIVES_TEXT.split()
_MIDDLES_TEXT = """
bol cept chrom clast crin cycl derm dyn fer fil gen glob gon graph kin lat log lys mer metr mod
morph nom path phas phil phor plas plex pod scop sect som stat stom tact tect therm tom ton top
troph trop typ val vect vers zym
"""
_MIDDLES = _MIDDLES_TEXT.split()
_ENDINGS = ["ic", "al", "ation", "ity", "ism", "ia", "osis", "ase", "ine", "oid", "y", "ance"]
_PLACES_TEXT = """
China India Brazil Germany Spain Portugal Norway Kenya Ethiopia Japan Korea Mexico Chile Peru Turkey
Iran Poland Hungary Greece Italy France Canada Australia Vietnam Thailand Nigeria Ghana Egypt
"""
_PLACES = _PLACES_TEXT.split()
_ORGANISMS_TEXT = """
mice rats zebrafish yeast rice wheat maize barley cattle sheep chickens Drosophila Arabidopsis
infants children adolescents women nurses students patients athletes farmers migrants veterans
"""
_ORGANISMS = _ORGANISMS_TEXT.split()
_SYLLABLES_TEXT = """
ba be bo bra da de do el er fa fi ga go gra ha he ho in ja ka ki kra la le li lo ma me mi mo na ne
ni no o pa pe po ra re ri ro sa se si so sta ta te ti to va ve vi wa we wi ya za zo
"""
_SYLLABLES = _SYLLABLES_TEXT.split()
_FAMILIES_TEXT = """
Wang Li Zhang Liu Chen Yang Huang Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Kim Lee Park Choi Jung Tanaka
Sato Suzuki Takahashi Smith Johnson Brown Williams Jones Miller Davis Wilson Taylor Anderson Thomas
Martin Garcia Rodriguez Martinez Lopez Gonzalez Perez Silva Santos Oliveira Pereira Costa Ferreira
Rossi Russo Ferrari Bianchi Muller Schmidt Schneider Fischer Weber Meyer Wagner Becker Nielsen
Hansen Johansson Andersson Virtanen Novak Kowalski Nowak Ivanov Petrov Smirnov Popescu Nagy Horvath
Yilmaz Kaya Demir Hosseini Ahmadi Khan Ahmed Ali Hussain Singh Kumar Sharma Patel Gupta Das Nguyen
Tran Le Pham Cohen Levy Dubois Moreau Laurent Bernard Janssen Bakker Visser Peeters Carberry
"""
_FAMILIES = _FAMILIES_TEXT.split()
_GIVENS_TEXT = """
Wei Jing Min Hao Lei Yan Jun Xin Hui Ying James John Robert Michael David Mary Anna Maria Laura
Sarah Emma Julia Peter Paul Thomas Daniel Andreas Stefan Markus Martin Hans Karl Luis Carlos Jose
Pedro Joao Ana Sofia Marco Luca Giulia Paolo Pierre Jean Claire Sophie Ivan Olga Elena Dmitri Amir
Reza Fatima Omar Hassan Raj Anil Priya Sanjay Kenji Hiroshi Yuki Akira Josiah Erik Lars Ingrid Nils
Katarzyna Piotr Zsofia Mehmet Ayse Ravi Deepa Minh Linh Yael Avi Noah Lucas Oliver Chloe Hannah
"""
_GIVENS = _GIVENS_TEXT.split()
_PATTERNS = (
    "{A} {t} and {t} in {o}", "Effects of {t} on {n} {n} in {o}", "{T} of {a} {n} in {p}",
    "A {a} approach to {t} {n} using {t}", "{A} {n} of {t}: evidence from {p}",
    "The role of {t} in {a} {n}", "On the {n} of {a} {t}", "{T}-based {n} for {a} {n}",
    "{A} analysis of {t} {n} with {a} {n}", "Towards {a} {n}: {t} and {t}",
    "{T} {n}: a {a} study of {o} in {p}", "Learning {a} {n} from {t} {n}",
    "{A} {t} as a predictor of {n} after {t}", "Synthesis and {n} of {t} {n}",
    "{N} {n} and the {n} of {t}: a {a} review", "Estimation of {t} under {a} {n}",
    "Between {t} and {t}: {n} and {n} in {p}", "{T} modulates {t} {n} in {o}",
)  # fmt: skip
_KINDS = ("Journal of", "International Journal of", "Annals of", "Archives of", "Transactions on")
_MEETINGS = ("International Conference on", "European Conference on", "Symposium on")


class Bibliography:
    """A source of invented records.

    Parameters
    ----------
    seed : int
        The same seed gives the same records.
    """

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        starts = [*_SYLLABLES, *map("".join, product(_SYLLABLES, repeat=2))]
        terms = [
            "".join(map(self.chance.choice, (starts, _MIDDLES, _ENDINGS))) for _ in range(60_000)
        ]
        towns = ["".join(map(self.chance.choice, (starts, _SYLLABLES))) for _ in range(900)]
        # Each field has its own common words.
        self.fields = [
            {
                "t": Words([*self._some(_PLAIN, 250), *terms[n::8]]),
                "n": Words(self._some(_PLAIN, 250), exponent=0.7),
                "a": Words([*self._some(_ADJECTIVES, 90), *terms[n + 8 : n + 8000 : 16]]),
                "o": Words([*self._some(_ORGANISMS, 20), *terms[n : n + 3000 : 10]]),
                "p": Words([*self._some(_PLACES, 25), *[town.capitalize() for town in towns]]),
            }
            for n in range(8)
        ]
        others = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]
        self.chance.shuffle(others)
        self.families = Words(_FAMILIES + others[:30_000], exponent=0.9)
        self.givens = Words(_GIVENS, exponent=0.5)
        self.venues = [self._venue(place % 8) for place in range(800)]
        self.last: Record = {}

    def records(self, count: int) -> Iterator[Record]:
        """Yield so many records; a work's second record comes right after its first."""
        made = work = 0
        while made < count:
            work += 1
            first = self._alike() if self.last and self.chance.random() < _ALIKE else self._work()
            self.last = first
            known = [first]
            if self.chance.random() < _SHARE / (1 - _SHARE):
                known.append(self._second(first))
            for record in known[: count - made]:
                made += 1
                yield self._row(record, made, work)

    def _some(self, words: list[str], count: int) -> list[str]:
        return self.chance.sample(words, count)

    def _row(self, record: Record, number: int, work: int) -> Record:
        row = {name: record.get(name) for name in COLUMNS}
        row["authors"] = "; ".join(record["authors"]) or None
        return {**row, "record_id": f"r{number}", "work": work}

    def _venue(self, field: int) -> Record:
        words = self.fields[field]
        subject = f"{words['a'].draw(self.chance)} {words['t'].draw(self.chance)}".title()
        kinds = _KINDS if self.chance.random() < 0.6 else _MEETINGS
        return {"name": f"{self.chance.choice(kinds)} {subject}", "field": field}

    def _person(self) -> str:
        given = self.givens.draw(self.chance)
        if self.chance.random() < 0.35:
            given += f" {self.chance.choice('ABCDEFGHJKLMPRSTW')}."
        return f"{given} {self.families.draw(self.chance)}"

    def _title(self, field: int) -> str:
        words = self.fields[field]
        pattern = self.chance.choice(_PATTERNS)
        parts = []
        for place, part in enumerate(pattern.split("{")):
            if place:
                name = part[0]
                word = words[name.lower()].draw(self.chance)
                parts.append((word.capitalize() if name.isupper() else word) + part[2:])
            else:
                parts.append(part)
        return "".join(parts)

    def _work(self) -> Record:
        chance = self.chance
        venue = chance.choice(self.venues)
        year = 2025 - min(int(chance.expovariate(0.08)), 60)
        size = min(1 + int(chance.expovariate(0.35)), 12)
        if chance.random() < 0.004:
            title, size = chance.choice(["Editorial", "Preface", "Introduction"]), 1
        else:
            title = self._title(venue["field"])
        return {
            "title": title,
            "authors": [self._person() for _ in range(size)],
            "year": year,
            "venue": venue["name"],
            "doi": self._doi() if chance.random() < 0.6 else None,
            "source": "index",
            "field": venue["field"],
        }

    def _doi(self) -> str:
        chance = self.chance
        return (
            f"10.{chance.randint(1000, 1400)}/{chance.choice('abcdjms')}.{chance.getrandbits(36)}"
        )

    def _alike(self) -> Record:
        """Make another work that looks like the one before."""
        chance, last = self.chance, self.last
        record = {**last, "doi": self._doi() if last["doi"] else None}
        kind = chance.randrange(5)
        title = last["title"].partition(": part ")[0]
        if kind == 0:
            part = int(last["title"].rpartition(": part ")[2]) if ": part " in last["title"] else 1
            record["title"] = f"{title}: part {part + 1}"
        elif kind == 1:
            record["title"] = f"Erratum to: {title}"
        elif kind == 2:
            record |= {"title": "Editorial", "year": last["year"] + 1}
        elif kind == 3:  # the team's next paper
            record |= {"title": self._title(last["field"]), "year": last["year"] + 1}
        else:  # the same title, by others, later
            people = [self._person() for _ in range(3)]
            later = 4 if last["year"] < 2020 else -4
            record |= {"authors": people, "year": last["year"] + later}
        return record

    def _second(self, first: Record) -> Record:
        """Tell of the same work as another source would."""
        chance = self.chance
        record = {**first, "source": "list", "authors": list(first["authors"])}
        if chance.random() < 0.25 and len(first["title"]) > 20:
            record |= {"venue": "arXiv", "year": first["year"] - (chance.random() < 0.5)}
            record["doi"] = None
        elif chance.random() < 0.4:
            record["doi"] = None
        for spoil, share in (
            (_slip, 0.3), (_cut, 0.1), (_cased, 0.3), (_marked, 0.1), (_initials, 0.5),
            (_turned, 0.2), (_fewer, 0.12), (_abbreviated, 0.35), (_without_year, 0.12),
            (_without_venue, 0.15),
        ):  # fmt: skip
            if chance.random() < share:
                spoil(record, chance)
        return record


def _slip(record: Record, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 2)):
        title = record["title"]
        place = chance.randrange(1, len(title))
        kind = chance.randrange(3)
        if not title[place].isalpha():
            continue
        if kind == 0:
            record["title"] = title[:place] + title[place + 1 :]
        elif kind == 1:
            record["title"] = title[:place] + chance.choice("aeinorst") + title[place + 1 :]
        else:
            record["title"] = title[:place] + title[place] + title[place:]


def _cut(record: Record, chance: random.Random) -> None:
    words = record["title"].split()
    if len(words) > 7:
        record["title"] = " ".join(words[: chance.randint(6, len(words) - 1)]) + " ..."


def _cased(record: Record, chance: random.Random) -> None:
    title = record["title"]
    record["title"] = chance.choice([title.upper(), title.lower(), title.title()])


def _marked(record: Record, chance: random.Random) -> None:
    words = record["title"].split()
    place = chance.randrange(len(words))
    word = words[place]
    words[place] = chance.choice([f"<i>{word}</i>", f"{{{word}}}", f"\\emph{{{word}}}"])
    record["title"] = " ".join(words) + chance.choice(["", "."])


def _initials(record: Record, chance: random.Random) -> None:
    people = [name.split() for name in record["authors"]]
    record["authors"] = [
        " ".join([part[0] + "." for part in parts[:-1]] + parts[-1:]) for parts in people
    ]


def _turned(record: Record, chance: random.Random) -> None:
    people = [name.rpartition(" ") for name in record["authors"]]
    record["authors"] = [f"{family}, {given}" for given, _, family in people]


def _fewer(record: Record, chance: random.Random) -> None:
    if len(record["authors"]) > 3:
        record["authors"] = [*record["authors"][:3], "et al."]
    elif chance.random() < 0.3:
        record["authors"] = []


def _abbreviated(record: Record, chance: random.Random) -> None:
    words = (record["venue"] or "").split()
    short = [
        word if len(word) < 6 else word[:4] + "." for word in words if word not in {"of", "on"}
    ]
    record["venue"] = " ".join(short) or None


def _without_year(record: Record, chance: random.Random) -> None:
    record["year"] = None


def _without_venue(record: Record, chance: random.Random) -> None:
    record["venue"] = None
