"""One invented researcher with all the tables that indicators are computed from."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

_FAMILIES = ["Oliveira", "Haas", "Zhu", "Abe", "Novak", "Kim", "Silva", "Brito"]
_LABELS = list("abcd")


def library(n: int, seed: int = 3) -> tuple[pd.DataFrame, dict[str, pd.DataFrame], dict[str, Any]]:
    """Invent works, the tables beside them, and the options without which some mean nothing."""
    chance = np.random.default_rng(seed)
    ids = [f"W{place}" for place in range(n)]
    years, n_authors = chance.integers(1995, 2025, n), chance.integers(1, 8, n)
    authorships = _authorships(ids, n_authors, chance)
    references = _references(ids, years, chance)
    # A citation by one of these works counts as well as those from elsewhere.
    own = pd.Series(ids).map(references["cited_id"].value_counts()).fillna(0).to_numpy(dtype=int)
    cites = np.floor(8 * chance.pareto(1.1, n)).astype(int) + own
    works = pd.DataFrame(
        {
            "work_id": ids,
            "year": pd.array(years, dtype="Int64"),
            "date": [f"{year}-{chance.integers(1, 13):02d}-15" for year in years],
            "type": "article",
            "citations": pd.array(cites, dtype="Int64"),
            "n_authors": pd.array(n_authors, dtype="Int64"),
            "authors": authorships.groupby("work_id", sort=False)["name"].agg(list).tolist(),
            "affiliations": [["Porto", "Kyoto"][: chance.integers(1, 3)] for _ in ids],
            **{name: chance.choice(_LABELS, n) for name in ("category", "topic", "text_topic")},
            **{name: chance.integers(1, 30, n) for name in ("n_i", "n_j", "n_k", "n_j_l")},
            **{name: 3 * chance.random(n) for name in ("ncs", "fwci", "rcr")},
            **{name: chance.random(n) for name in ("top10", "top1")},
            "percentile": 100 * chance.random(n),
            "referenced_venues": [list(chance.choice(list("uvwxyz"), 30)) for _ in ids],
        }
    )
    beside = {
        "authorships": authorships,
        "references": references,
        "citations_by_year": _by_year(ids, years, cites, chance),
    }
    options = {
        "threshold": 50,
        "mu_p": 0.5,
        "maxima": dict.fromkeys(["NC", "H", "Hm", "NCS", "NCSF", "NCSFL"], 1e6),
        "distances": {(one, two): 0.5 for one in _LABELS for two in _LABELS if one < two},
    }
    return works, beside, options


def _authorships(ids: list[str], n_authors: Any, chance: np.random.Generator) -> pd.DataFrame:
    rows = []
    for work, length in zip(ids, n_authors, strict=True):
        own = chance.integers(0, length)
        for place in range(length):
            other = int(chance.zipf(1.4)) % 150
            is_self = place == own
            rows.append(
                {
                    "work_id": work,
                    "position": place + 1,
                    "name": "Josiah Carberry" if is_self else f"A. {_FAMILIES[other % 8]} {other}",
                    "person_id": "0000-0002-1825-0097" if is_self else f"P{other}",
                    "is_self": is_self,
                    "is_corresponding": place == 0,
                    "countries": ["PT"] if chance.random() < 0.7 else ["JP"],
                }
            )
    return pd.DataFrame(rows)


def _by_year(ids: list[str], years: Any, cites: Any, chance: np.random.Generator) -> pd.DataFrame:
    rows = []
    for work, year, count in zip(ids, years, cites, strict=True):
        when, times = np.unique(chance.integers(year, 2026, count), return_counts=True)
        rows += [(work, int(one), int(n)) for one, n in zip(when, times, strict=True)]
    table = pd.DataFrame(rows, columns=["work_id", "year", "citations"])
    return table.astype({"year": "Int64", "citations": "Int64"})


def _references(ids: list[str], years: Any, chance: np.random.Generator) -> pd.DataFrame:
    rows = []
    for work, year in zip(ids, years, strict=True):
        for _ in range(35):
            is_own = chance.random() < 0.05
            cited = ids[chance.integers(0, len(ids))] if is_own else f"X{chance.integers(0, 5000)}"
            rows.append((work, cited, int(year - chance.integers(0, 25))))
    table = pd.DataFrame(rows, columns=["work_id", "cited_id", "cited_year"])
    return table.drop_duplicates(["work_id", "cited_id"]).astype({"cited_year": "Int64"})
