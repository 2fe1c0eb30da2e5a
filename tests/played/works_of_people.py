"""Works of invented people, with all that may be wrong or missing in a table of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

OPTIONS = {
    "threshold": 5,
    "mu_p": 2.0,
    "maxima": dict.fromkeys(("NC", "H", "Hm", "NCS", "NCSF", "NCSFL"), 10**6),
    "distances": {("optics", "logic"): 0.5, ("optics", "kilns"): 0.2, ("logic", "kilns"): 0.9},
}
AS_OF = "2021-06-30"


def _some(rng, values, size, *, lost=0.1, dtype="Int64"):
    cells = pd.array(rng.choice(values, size), dtype=dtype)
    cells[rng.random(size) < lost] = pd.NA
    return cells


def works(seed, size, groups=6):
    """Make works of a few people: ties, zeros, unknowns, impossible places, rows of nobody."""
    rng = np.random.default_rng(seed)
    who = np.array([f"p{one:03d}" for one in rng.integers(0, groups, size)], dtype=object)
    who[rng.random(size) < 0.05] = None
    kinds = np.array(["article", "conference", "preprint", "software", "talk", None], dtype=object)
    return pd.DataFrame(
        {
            "work_id": [f"w{one}" for one in range(size)],
            "who": who,
            "citations": _some(rng, [0, 0, 1, 2, 3, 3, 7, 10, 11, 30, 1000], size),
            "self_citations": _some(rng, [0, 0, 1, 2, 8], size, lost=0.2),
            "year": _some(rng, range(1990, 2024), size),
            "n_authors": _some(rng, [1, 1, 2, 3, 4, 7, 41, 97, 3001], size),
            "position": _some(rng, [1, 1, 2, 3, 4, 41], size),
            "is_corresponding": _some(rng, [True, False], size, dtype="boolean"),
            "is_refereed": _some(rng, [True, False], size, lost=0.5, dtype="boolean"),
            "type": rng.choice(kinds, size),
        }
    )


def _lists(rng, values, size, longest=3):
    return [rng.choice(values, rng.integers(0, longest)).tolist() for _ in range(size)]


def described(seed, size):
    """Make works as a source describes them, and the tables that stand beside them."""
    rng = np.random.default_rng(seed)
    table = works(seed, size).drop(columns=["who", "n_authors", "position", "self_citations"])
    ids = table["work_id"].tolist()
    category = rng.choice(np.array(["optics", "logic", "kilns", None], dtype=object), size)
    dates = [None if pd.isna(year) else f"{year}-03-01" for year in table["year"]]
    numbers = {name: rng.random(size) for name in ("fwci", "rcr", "ncs", "percentile")}
    numbers |= {name: rng.integers(0, 9, size) for name in ("n_i", "n_j", "n_k", "n_j_l")}
    table = table.drop(columns="is_corresponding").assign(
        category=category,
        topic=category,
        text_topic=category,
        date=dates,
        top10=rng.random(size) < 0.2,
        top1=rng.random(size) < 0.1,
        affiliations=_lists(rng, ["Brown", "Porto"], size),
        referenced_venues=_lists(rng, ["Kilns", "Pots", "Shards"], size, 4),
        authors=_lists(rng, ["Ada Ash", "Bo Birch"], size),
        **numbers,
    )
    beside = {
        "authorships": _authorships(rng, ids),
        "citations_by_year": pd.DataFrame(
            {
                "work_id": rng.choice(ids, size * 3),
                "year": rng.integers(1989, 2025, size * 3),
                "citations": rng.integers(0, 9, size * 3),
            }
        ),
        "references": pd.DataFrame(
            {
                "work_id": rng.choice(ids, size * 4),
                "cited_id": rng.choice(ids, size * 4),
                "cited_year": _some(rng, range(1980, 2020), size * 4, lost=0.5),
            }
        ),
    }
    return table, beside


def _authorships(rng, ids):
    rows = []
    for work in ids:
        for position in range(1, rng.integers(1, 5) + 1):
            one = int(rng.integers(0, 8))
            rows.append(
                {
                    "work_id": work,
                    "position": position,
                    "name": f"Name {one}" if rng.random() < 0.9 else "Josiah STRAUß",
                    "person_id": f"p{one}" if rng.random() < 0.8 else None,
                    "is_corresponding": bool(rng.random() < 0.3),
                    "countries": rng.choice(["PT", "JP"], rng.integers(0, 2)).tolist(),
                }
            )
    return pd.DataFrame(rows)
