"""Known answers: published worked examples, and the labelled data where it is there."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pandas as pd
import pytest

from researchmetrics import metrics

GOLDEN = Path(__file__).parents[1] / "golden" / "indices.csv"

with GOLDEN.open(encoding="utf-8", newline="") as file:
    EXAMPLES = list(csv.DictReader(file))


def within(value, stated: str) -> bool:
    digits = len(stated.partition(".")[2])
    return abs(float(value) - float(stated)) <= 0.5 * 10**-digits + 1e-9


@pytest.mark.parametrize(
    "row", EXAMPLES, ids=[f"{r['indicator']}-{n}" for n, r in enumerate(EXAMPLES)]
)
def test_published_example(row):
    value = getattr(metrics, row["indicator"])(**json.loads(row["inputs"]))
    assert (
        within(value, row["value"])
        if "." in row["value"]
        else value == pytest.approx(float(row["value"]))
    )


IN_TABLES = [
    row
    for row in EXAMPLES
    if row["indicator"] in metrics.names() and row["indicator"] not in {"beauty", "awakening"}
]


@pytest.mark.parametrize(
    "row", IN_TABLES, ids=[f"{r['indicator']}-{n}" for n, r in enumerate(IN_TABLES)]
)
def test_published_example_as_one_person_of_many(row):
    entry, inputs = metrics.find(row["indicator"]), json.loads(row["inputs"])
    columns = {name: inputs[name] for name in entry.columns if name in inputs}
    theirs = pd.DataFrame(columns).assign(who="carberry")
    others = [theirs[::2].assign(who="almeida"), theirs[1:2].assign(who="diaz")]
    options = {name: value for name, value in inputs.items() if name not in columns}
    found = metrics.compute(
        pd.concat([others[0], theirs, others[1]]),
        entry.name,
        by="who",
        as_of=options.pop("as_of", None),
        options=options,
    )
    assert within(found.loc["carberry", entry.name], row["value"])


# The data's name of an index -> ours.
RECORDS = {
    "papers": "n_papers",
    "citations": "n_citations",
    "h": "h_index",
    "g": "g_index",
    "g_unbounded": "g_padded",
    "i10": "i10_index",
    "h2": "h2",
    "hg": "hg",
    "a": "a_index",
    "r": "r_index",
    "m_core_median": "m_med",
    "q2": "q2",
    "e": "e_index",
    "w": "w_index",
    "rational_h": "h_rational",
    "tapered_h": "h_tapered",
    "mean": "mean_citations",
    "median": "median_citations",
}
STATED = {
    "total_cites": "n_citations",
    "total_self_cites": "n_self_citations",
    "total_self_cite_rate": "self_rate",
    "sharpened_h_index": "h_nonself",
    "i1000_index": "i_n",
    "cited_paper_percent": "uncited_share",
    "uncited_paper_percent": "uncited_share",
    "sum_h_core": "r_index",
    "normalized_h_index": "h_index",
    "mean_cites": "mean_citations",
    "median": "median_citations",
    "h2_index": "h2",
    "real_h_index": "h_real",
    "a_index": "a_index",
    "ar_index": "ar_index",
    "q2_index": "q2",
    "e_index": "e_index",
    "rational_h": "h_rational",
    "tapered_h_index": "h_tapered",
    "hm_index": "hm",
    "normal_hi_index": "hI_norm",
    "frac_weight_cite_agg": "cites_frac",
    "h_rate": "m_quotient",
    "cites_per_year": "c_per_year",
    "i10_index": "i10_index",
    "o_index": "o_index",
    "rmp": "chi",
    "degree_of_collaboration": "dc",
    "pubs_per_year": "papers_per_active_year",
}


def test_citation_records(shared_data):
    records = json.loads((shared_data / "data/bibliometrics/citation_records.json").read_text())
    missed, met = [], 0
    for record in records:
        for theirs, stated in record["expected"].items():
            if theirs == "maxprod":
                value = metrics.chi(record["citations"]) ** 2
            else:
                value = getattr(metrics, RECORDS[theirs])(record["citations"])
            if not record["citations"] and theirs in {"mean", "median"}:
                assert math.isnan(value)  # nothing has no mean, whatever the data say
            elif value == pytest.approx(stated, abs=1e-6):
                met += 1
            else:
                missed.append((record["id"], theirs, stated, value))
    assert not missed
    assert met > 1_000


def test_small_stated_values(shared_data):
    cases = json.loads((shared_data / "data/bibliometrics/small_stated.json").read_text())
    checked = 0
    for case in cases:
        for theirs, stated in case["expected"].items():
            assert getattr(metrics, RECORDS[theirs])(case["citations"]) == stated, case
            checked += 1
    assert checked > 10


def test_author_indices_stated(shared_data):
    data = json.loads((shared_data / "data/bibliometrics/author_indices_stated.json").read_text())
    common, checked = data["common"], 0
    for case in data["values"]:
        value = _value(case, common)
        if value is None:
            continue
        checked += 1
        digits = case["digits"] if case["digits"] is not None else 9
        assert abs(value - case["expected"]) <= 0.5 * 10**-digits + 1e-9, (case, value)
    assert checked >= 34


# What is stated on another scale, or made of two of our indicators.
SCALES = {
    "cited_paper_percent": lambda value: 100 * (1 - value),
    "uncited_paper_percent": lambda value: 100 * value,
    "sum_h_core": lambda value: value**2,
    "normalized_h_index": lambda value: value / 16,
}
OPTIONS = {"i1000_index": {"n": 1000}}
# Credit of each place among five authors.
CREDITS = [
    ("equal", 1, 5, 0.2),
    ("arithmetic", 1, 5, 0.3333),
    ("arithmetic", 3, 5, 0.2),
    ("geometric", 1, 5, 0.5161),
    ("geometric", 3, 5, 0.129),
    ("harmonic", 1, 5, 0.438),
    ("harmonic", 3, 5, 0.146),
    ("ends", 1, 5, 0.2941),
    ("ends", 3, 5, 0.0588),
]


def test_credits_stated(shared_data):
    data = json.loads((shared_data / "data/bibliometrics/author_indices_stated.json").read_text())
    stated = [one["expected"] for one in data["values"] if one["index"] == "author_effort"]
    for (scheme, place, authors, value), expected in zip(CREDITS, stated, strict=True):
        assert value == expected
        found = metrics.author_credit([place], [authors], scheme=scheme)[0]
        assert round(float(found), 4) == pytest.approx(expected, abs=1e-9)


def test_citations_per_year_of_each_work_stated(shared_data):
    data = json.loads((shared_data / "data/bibliometrics/author_indices_stated.json").read_text())
    (case,) = [one for one in data["values"] if one["case"] == "citations_per_year#0"]
    common = data["common"]
    found = metrics.citation_rates(common["citation_data"], common["year_data"], as_of=2018)
    assert found.tolist() == pytest.approx(case["expected"], abs=1e-12)


def test_g_of_shared_citations_stated(shared_data):
    """Egghe (2008), doi:10.1002/asi.20845: g of the citations over the authors."""
    data = json.loads((shared_data / "data/bibliometrics/author_indices_stated.json").read_text())
    (case,) = [one for one in data["values"] if one["case"] == "calculate_gf_cite_index#0"]
    common = data["common"]
    works = {"citations": common["citation_data"], "n_authors": common["author_cnt"]}
    found = metrics.compute(pd.DataFrame(works), "g_index", counting="fractional")
    assert found["g_index"].iloc[0] == case["expected"]


def test_trend_index_is_that_of_its_definition_not_of_a_table_differenced_twice(shared_data):
    data = json.loads((shared_data / "data/bibliometrics/author_indices_stated.json").read_text())
    (case,) = [one for one in data["values"] if one["index"] == "trend_h_index"]
    assert metrics.h_trend(case["local"]["data"]) == 8


def _value(case, common):
    name = STATED.get(case["index"])
    if name is None or not isinstance(case["expected"], int | float):
        return None
    inputs = {
        "citations": common["citation_data"],
        "year": common["year_data"],
        "n_authors": common["author_cnt"],
        "self_citations": common["self_citation_data"],
    }
    own = case["local"].get("citations")
    listed = case["uses"] or own is not None or case["index"] in COMMON
    if own == "UNRESOLVED" or not listed:
        return None
    if own is not None:
        inputs = {"citations": own, "n_authors": case["local"].get("nauthors")}
    if case["case"] == "calculate_hm_index#1":  # the second value is of the common input
        inputs = {"citations": common["citation_data"], "n_authors": common["author_cnt"]}
    entry = metrics.find(name)
    options = {"as_of": "2001-12-31"} if "as_of" in entry.options else {}
    options |= OPTIONS.get(case["index"], {})
    value = getattr(metrics, name)(*(inputs[column] for column in entry.columns), **options)
    return SCALES.get(case["index"], float)(value)


# Their own inputs are not given, only what they come from.
COMMON = {"h_rate", "cites_per_year", "pubs_per_year", "normalized_h_index"}
