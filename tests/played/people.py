"""Invented works of several people, and the choice among them made by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass

import by_formula
import by_formula_of_time
import numpy as np
import pandas as pd

from researchmetrics.metrics.declared import Indicator

AS_OF = 2020
WHO = ["ana", "bo", "cy", "dee"]
DISTANCES = {("a", "b"): 0.25, ("a", "c"): 0.5, ("b", "c"): 1.0}
MAXIMA = {"NC": 1e6, "H": 1e3, "Hm": 1e3, "NCS": 1e6, "NCSF": 1e6, "NCSFL": 1e6}
# Options without which an indicator means nothing.
OPTIONS = {"threshold": 5, "mu_p": 0.5, "maxima": MAXIMA, "distances": DISTANCES}

LEADING = {
    "first": by_formula.is_first,
    "last": by_formula.is_last,
    "middle": by_formula.is_middle,
    "single": lambda n: n == 1,
    "corresponding": bool,
}
SCHEMES = {
    "harm": by_formula.harmonic,
    "arith": by_formula.arithmetic,
    "geom": by_formula.geometric,
}
MEANS = {
    "mean_citations": by_formula.mean,
    "median_citations": by_formula.median,
    "max_citations": lambda citations: max(citations, default=by_formula.NAN),
    "i10_index": by_formula.i_n,
    "n_self_citations": sum,
    "ci": by_formula.mean,
    "cc": by_formula.cc,
    "dc": lambda n_authors: by_formula.share([n > 1 for n in n_authors]),
    "n_coauthors": lambda coauthors: len({one for each in coauthors for one in each}),
    "intl_share": by_formula.several,
    "inst_share": by_formula.several,
    "mncs": by_formula.mean,
    "mean_percentile": by_formula.mean,
    "pp_top10": by_formula.mean,
    "pp_top1": by_formula.mean,
    "fwci": by_formula.mean,
    "rcr": by_formula.mean,
    "di_l": by_formula_of_time.cd,
    "topic_switch_text": by_formula_of_time.topic_switch,
    "cites_single": by_formula.cites_where(lambda n: n == 1),
    "cites_single_first": by_formula.cites_where(lambda p: p == 1),
    "cites_single_first_last": by_formula.cites_where(lambda p, n: p in (1, n)),
}
# The formula of each indicator.
FORMULAS = (
    {name: found for part in (by_formula, by_formula_of_time) for name, found in vars(part).items()}
    | MEANS
    | {role: by_formula.count_where(counts) for role, counts in LEADING.items()}
    | {f"{role}_author_share": by_formula.share_where(one) for role, one in LEADING.items()}
    | {f"papers_{name}": by_formula.papers_by(scheme) for name, scheme in SCHEMES.items()}
    | {f"cites_{name}": by_formula.cites_by(scheme) for name, scheme in SCHEMES.items()}
)

KINDS = ["article", "conference", "preprint", "book", "software", "dataset", None]


@dataclass(frozen=True)
class Habits:
    """How the works of a table are drawn: how many, how cited, how often something is unknown."""

    seed: int
    n_works: int
    most_cited: int
    unknown: float


def drawn(habits: Habits) -> list[dict]:
    """Draw works; the same for the same habits."""
    rng = random.Random(habits.seed)
    return [_work(rng, habits) for _ in range(habits.n_works)]


def _work(rng: random.Random, habits: Habits) -> dict:
    n_authors = rng.choice([1, 1, 2, 3, 4, 9])
    citations = min(rng.randint(0, habits.most_cited), rng.randint(0, habits.most_cited))
    history = [rng.randint(0, 6) for _ in range(rng.randint(1, 7))]
    cell = {
        "who": rng.choice(WHO[:3]),
        "type": rng.choice(KINDS),
        "is_refereed": rng.choice([True, False, None]),
        "citations": citations,
        "self_citations": rng.randint(0, citations),
        "own_citations": rng.randint(0, citations),
        "coauthor_citations": rng.randint(0, citations + 1),
        "year": rng.randint(2006, 2021),
        "n_authors": n_authors,
        "position": rng.randint(1, n_authors),
        "is_corresponding": rng.random() < 0.5,
        "coauthors": rng.sample("uvwxyz", min(n_authors - 1, 6)),
        "authors": rng.sample(["Ana Brito", "Bo Chen", "Cy Diaz", "Di Eco"], min(n_authors, 4)),
        "countries": [rng.choice(["PT", "JP"]) for _ in range(rng.randint(1, 3))],
        "affiliations": [rng.choice(["Porto", "porto", "Kyoto"]) for _ in range(rng.randint(1, 2))],
        "yearly_citations": history,
        "citations_this_year": history[-1],
        "c10": rng.randint(0, 30),
        "reference_ages": [rng.randint(0, 12) for _ in range(rng.randint(0, 4))],
        "n_i": rng.randint(0, 4),
        "n_j": rng.randint(0, 4),
        "n_k": rng.randint(0, 4),
        "n_j_l": rng.randint(0, 2),
        "ncs": rng.randint(0, 8) / 4,
        "percentile": rng.randint(0, 100),
        "top10": rng.choice([0, 0.5, 1]),
        "top1": rng.choice([0, 0.25, 1]),
        "fwci": rng.randint(0, 8) / 4,
        "rcr": rng.randint(0, 8) / 4,
        "category": rng.choice(["a", "b", "c", ["a", "b"], ["c"]]),
        "topic": rng.choice(["a", "b", ["a", "b"]]),
        "text_topic": rng.choice(["a", "b", "c"]),
        # Few works are often of one day; of many all orders would be too many to list.
        "date": f"20{rng.randint(10, 16)}-0{rng.randint(1, 2)}-{_day(rng, habits)}",
        "referenced_venues": [rng.choice("stu") for _ in range(rng.randint(0, 3))],
    }
    told = {"who", "type", "is_refereed"}
    hidden = {name for name in cell if name not in told and rng.random() < habits.unknown}
    return {name: None if name in hidden else value for name, value in cell.items()}


def _day(rng: random.Random, habits: Habits) -> str:
    return "01" if habits.n_works < 12 else f"{rng.randint(10, 28)}"


# Columns of whole numbers, which pandas holds with <NA> where unknown.
WHOLE = ["citations", "self_citations", "own_citations", "coauthor_citations", "year", "n_authors"]
WHOLE += ["position", "citations_this_year", "c10", "n_i", "n_j", "n_k", "n_j_l"]
BROKEN = ["ncs", "percentile", "top10", "top1", "fwci", "rcr"]


KINDS_OF_COLUMNS = dict.fromkeys(WHOLE, "Int64") | dict.fromkeys(BROKEN, "Float64")
KINDS_OF_COLUMNS |= {"is_corresponding": "boolean", "is_refereed": "boolean"}
COLUMNS = list(_work(random.Random(0), Habits(0, 1, 1, 0)))


def table(works: list[dict]) -> pd.DataFrame:
    """Lay works out as a table; the last of the people has none."""
    columns = {name: _column(name, [work[name] for work in works]) for name in COLUMNS}
    columns["who"] = pd.Categorical(columns["who"], categories=WHO)
    return pd.DataFrame({"work_id": [f"w{row}" for row in range(len(works))], **columns})


def _column(name: str, cells: list) -> object:
    if name in KINDS_OF_COLUMNS:
        return pd.array(cells, dtype=KINDS_OF_COLUMNS[name])
    packed = np.empty(len(cells), dtype=object)
    packed[:] = cells
    return packed


def complete(entry: Indicator, works: list[dict]) -> list[list]:
    """List each column of an indicator over the works that have all it needs."""
    apart = {"year"} if "unaligned" in entry.traits else set()
    needed = [c for c in entry.columns if c not in entry.optional | apart and c != "work_id"]
    whole = [work for work in works if all(work[c] is not None for c in needed)]
    return [
        [work[c] for work in works if work[c] is not None]
        if c in apart
        else [work.get(c) for work in whole]
        for c in entry.columns
    ]
