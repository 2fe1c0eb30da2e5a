"""Invented people with works in every state that a view must be able to show."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.records import Person
from researchmetrics.tables import frame
from researchmetrics.views import ComparisonSheet, Sheet

AS_OF = "2026-11-20"
SUBJECTS = (
    ("Cracked Vessels and the Anxieties of the Kiln", "PC", "Journal of Psychoceramics"),
    ("A Field Guide to Fractured Glazes", "PC", "Journal of Psychoceramics"),
    ("On the Emotional Thermodynamics of Teapots", "TD", "Annals of Improbable Pottery"),
    ("Slip Casting as Free Association", "PC", "Workshop on Talking Crockery"),
    ("Earthenware Dreams: A Longitudinal Study of 412 Mugs", "LS", "Journal of Psychoceramics"),
    ("Bayesian Kilns", "ML", "Proceedings of the Ceramics and Cognition Conference"),
    ("Handle With Care: Attachment Theory for Jugs", "PC", "Annals of Improbable Pottery"),
    ("도자기의 꿈: 균열의 심리학", "PC", "Journal of Psychoceramics"),
)
ABSTRACT = (
    "Cracks are commonly read as failures of the vessel. We argue that they are statements, and "
    "that a kiln listens. In interviews with 412 mugs we find that glaze tension at firing "
    "predicts later brittleness $(r = 0.41)$, while handles buffer against it."
)


def _work(n: int) -> dict:
    title, category, venue = SUBJECTS[n % len(SUBJECTS)]
    year = 2026 - n % 13
    full_day = n % 3 == 0
    return {
        "work_id": f"w{n:04d}",
        "title": title if n < len(SUBJECTS) else f"{title}, Part {n // len(SUBJECTS) + 1}",
        "year": year,
        "date": f"{year}-{n % 11 + 1:02d}-{n % 27 + 1:02d}" if full_day else str(year),
        "date_precision": "day" if full_day else "year",
        "date_inferred": n == 0,
        "type": ("conference", "article", "preprint")[n % 3],
        "venue": venue,
        "category": category if n % 7 else None,
        "authors": ["Josiah Carberry", "Maria Saltglaze", "Bo Kiln"],
        "n_authors": 3 if n % 4 else None,
        "authors_truncated": n % 4 == 0,
        "affiliations": ["Wesleyan University"] if n % 5 else [],
        "doi": f"10.5555/{12345678 + n}" if n % 3 else None,
        "arxiv_id": f"26{n % 12 + 1:02d}.{n + 10000:05d}" if n % 3 == 0 else None,
        "has_code": True if n % 4 == 0 else None,
        "code_url": f"https://example.org/code/{n}" if n % 8 == 0 else None,
        "is_open_access": n % 2 == 0,
        "is_retracted": n == 5,
        "citations": None if n % 6 == 5 else (n * 37 + 11) % 97,
        "citations_source": "openalex",
        "citations_as_of": AS_OF,
        "abstract": ABSTRACT if n % 2 == 0 else None,
        "notes": ["Oral", "Best paper runner-up"] if n == 2 else [],
        "versions": 2 if n % 5 == 0 else 1,
        "sources": ["openalex", "document:cv.md"] if n % 2 else ["openalex"],
    }


def _authorships(n_works: int) -> list[dict]:
    team = ("Maria Saltglaze", "Josiah Carberry", "Bo Kiln", "도예 김", "Ann Pott", "Lena Wheel")
    rows = []
    for n in range(n_works):
        names = list(team) if n % 4 else ["Lena Wheel", "Bo Kiln"]
        if n == 1:
            names = [f"Potter Number {k}" for k in range(1, 12)] + ["Josiah Carberry"]
        rows += [
            {
                "work_id": f"w{n:04d}",
                "position": place,
                "name": name,
                "is_self": name == "Josiah Carberry",
                "is_equal": True if n == 3 and place <= 2 else None,
            }
            for place, name in enumerate(names, start=1)
        ]
    return rows


DEFINITIONS = {
    "n_papers": "n_papers-1: works that are papers, versions counted once",
    "n_citations": "n_citations-1: sum of the known citations",
    "h_index": "h_index-1: largest h such that h papers have at least h citations each, "
    "doi:10.1073/pnas.0507655102",
    "g_index": "g_index-1: largest g such that the top g papers have at least g squared "
    "citations together, doi:10.1007/s11192-006-0144-7",
    "i10_index": "i10_index-1: papers with at least ten citations",
    "m_quotient": "m_quotient-1: h-index divided by years since the first paper, "
    "doi:10.1073/pnas.0507655102",
    "novelty": "topicnov-1: mean percentile of the distance from the closest earlier papers",
    "score": "score-1: weighted mean of impact, novelty, productivity, recency, openness",
}


def _indicators(values: dict) -> pd.DataFrame:
    rows = []
    for name, (value, lo, hi, unit, flags) in values.items():
        rows.append(
            {
                "indicator": name,
                "value": value,
                "lo": lo,
                "hi": hi,
                "unit": unit,
                "n_used": 38 if name != "n_papers" else 46,
                "n_missing": 8 if name != "n_papers" else 0,
                "source": "openalex",
                "as_of": AS_OF,
                "definition": DEFINITIONS[name],
                "flags": flags,
            }
        )
    return frame("indicators", rows).set_index("indicator")


def make_sheet(n_works: int = 46, **changes) -> Sheet:
    works = [_work(n) for n in range(n_works)]
    works += [
        {
            "work_id": "s1",
            "title": "kilnpy: a thermostat for the unconscious",
            "year": 2024,
            "date": "2024",
            "type": "software",
            "authors": ["Josiah Carberry"],
            "url": "https://example.org/kilnpy",
            "sources": ["document:cv.md"],
        },
        {
            "work_id": "u1",
            "title": "What the Teapot Knew",
            "type": "unsubmitted",
            "authors": ["Josiah Carberry", "Bo Kiln"],
            "notes": ["to be submitted"],
        },
    ]
    works[4 if n_works > 4 else -1] |= {"year": None, "date": None}
    parts = {
        "person": Person(
            ids=("orcid:0000-0002-1825-0097", "openalex:A5000000001"),
            name="Josiah Carberry",
            other_names=("J. S. Carberry",),
            affiliations=("Brown University", "Wesleyan University"),
            interests=("psychoceramics", "cracked pots", "the inner life of teapots"),
            emails=("carberry@example.org",),
            links=("https://example.org/~carberry", "javascript:alert(1)"),
        ),
        "kind": "cv",
        "as_of": AS_OF,
        "works": frame("works", works),
        "authorships": frame("authorships", _authorships(n_works)),
        "indicators": _indicators(
            {
                "n_papers": (46, None, None, "papers", []),
                "n_citations": (1794, None, None, "citations", []),
                "h_index": (23, 19, 26, "papers", []),
                "novelty": (53.2, 45.1, 60.8, "%", []),
                "score": (None, None, None, "points", ["fewer_than_3_components"]),
                "g_index": (31, 27, 36, "papers", []),
                "i10_index": (33, 29, 36, "papers", []),
                "m_quotient": (1.769, 1.46, 2.0, "papers per year", []),
            }
        ),
        "reported": pd.Series(
            {"h_index": 21, "n_papers": 46, "n_citations": 1650, "novelty": 51, "score": 59}
        ),
        "reported_by": "document:profile.md",
        "coverage": {"citations": (38, 46), "year": (45, 46), "abstract": (23, 46)},
        "citations_by_year": pd.DataFrame(
            {
                "year": pd.Series(range(2015, 2027), dtype="Int64"),
                "citations": pd.Series(
                    [3, 0, 14, 31, None, 88, 121, 177, 240, 288, 351, 302], dtype="Int64"
                ),
                "complete": pd.Series([True] * 11 + [False], dtype="boolean"),
            }
        ),
        "novelty": pd.DataFrame(
            {
                "work_id": [f"w{n:04d}" for n in range(n_works)],
                "percentile": [(n * 29 + 17) % 100 if n % 4 else None for n in range(n_works)],
            }
        ),
        "sections": {
            "positions": pd.DataFrame(
                {
                    "title": ["Professor of Psychoceramics", "Lecturer"],
                    "organisation": ["Brown University", "Wesleyan University"],
                    "dates": ["2019.03 ~ 현재", "2012 - 2019"],
                    "start": ["2019-03", "2012"],
                    "is_current": [True, False],
                    "place": [None, None],
                }
            ),
            "talks": pd.DataFrame(
                {
                    "title": ["Is the Pot Half Cracked?"],
                    "venue": ["Ceramics and Cognition"],
                    "date": ["2023"],
                }
            ),
            "education": pd.DataFrame(),
        },
        "outcomes": frame(
            "outcomes",
            [
                {
                    "source": "openalex",
                    "status": "complete",
                    "n_records": 46,
                    "n_expected": 46,
                    "answered_at": "2026-11-20T08:00:00Z",
                },
                {
                    "source": "dblp",
                    "status": "not_found",
                    "n_records": 0,
                    "message": "No person of that identifier. Check the identifier.",
                },
            ],
        ),
        "warnings": (
            "Two people of this name publish in this field; 3 papers may be the other's.",
        ),
    }
    return Sheet(**(parts | changes))


def make_comparison(**changes) -> ComparisonSheet:
    carberry = make_sheet()
    saltglaze = make_sheet(
        17,
        person=Person(name="Maria Saltglaze", ids=("openalex:A5000000002",)),
        coverage={"citations": (17, 17)},
        outcomes=frame("outcomes", [{"source": "dblp", "status": "complete"}]),
        indicators=_indicators(
            {
                "n_papers": (17, None, None, "papers", []),
                "n_citations": (0, None, None, "citations", []),
                "h_index": (20, 17, 24, "papers", []),
                "novelty": (None, None, None, "%", ["corpus_too_small"]),
            }
        ),
    )
    table = pd.DataFrame(
        {
            "name": ["Josiah Carberry", "Maria Saltglaze"],
            "n_papers": pd.Series([46, 17], dtype="Float64"),
            "n_citations": pd.Series([1794, 0], dtype="Float64"),
            "h_index": pd.Series([23, 20], dtype="Float64"),
            "h_index_lo": pd.Series([19, 17], dtype="Float64"),
            "h_index_hi": pd.Series([26, 24], dtype="Float64"),
            "novelty": pd.Series([53.2, None], dtype="Float64"),
            "field": ["psychoceramics", None],
        }
    )
    differences = pd.DataFrame(
        [
            {"indicator": "h_index", "difference": 3, "lo": -2, "hi": 8, "p_larger": 0.87},
            {"indicator": "n_papers", "difference": 29, "lo": 18, "hi": 40, "p_larger": 1.0},
            {"indicator": "novelty", "difference": None, "lo": None, "hi": None, "p_larger": None},
        ]
    ).assign(a="Josiah Carberry", b="Maria Saltglaze")
    trajectories = pd.DataFrame(
        [
            {"name": name, "indicator": "h_index", "date": f"{year}-01-01", "value": year - first}
            for name, first in (("Josiah Carberry", 2004), ("Maria Saltglaze", 2007))
            for year in range(2019, 2027)
        ]
    ).assign(kind="observed")
    parts = {
        "title": "Two psychoceramicists",
        "as_of": AS_OF,
        "table": table,
        "sheets": (carberry, saltglaze),
        "warnings": ("The citations come from different sources: OpenAlex, dblp.",),
        "differences": differences,
        "trajectories": trajectories,
    }
    return ComparisonSheet(**(parts | changes))


@pytest.fixture(scope="session")
def sheet() -> Sheet:
    return make_sheet()


@pytest.fixture(scope="session")
def comparison() -> ComparisonSheet:
    return make_comparison()


@pytest.fixture(scope="session")
def sheet_with():
    return make_sheet


@pytest.fixture(scope="session")
def comparison_with():
    return make_comparison
