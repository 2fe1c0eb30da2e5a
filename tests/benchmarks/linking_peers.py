"""Link records with another program: its name, and the folder with the records.

Run by the Python of an environment that has these programs, and nothing of ours.
"""

from __future__ import annotations

import importlib
import json
import logging
import random
import sys
import time
import warnings
from pathlib import Path

import pandas as pd


def splink(records, _truth):
    """Train without labels on DuckDB, and cluster at a probability of 0.95."""
    import splink.comparison_library as compared
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    title = records["title"].str.lower().str.replace(r"[^\w ]", "", regex=True).str.strip()
    data = records.assign(
        unique_id=records["record_id"],
        doi=records["doi"].str.lower(),
        title=title,
        title_start=title.str[:24],
        title_end=title.str[-20:],
        first_author=records["authors"].map(_family, na_action="ignore"),
    )
    data = data.astype(object).where(data.notna(), None)
    rules = [
        block_on("title_start"),
        block_on("title_end"),
        block_on("doi"),
        block_on("first_author", "year"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compared.LevenshteinAtThresholds("title", [1, 3, 8]),
            compared.NameComparison("first_author"),
            compared.JaroWinklerAtThresholds("authors", [0.9, 0.7]),
            compared.ExactMatch("year"),
            compared.JaroWinklerAtThresholds("venue", [0.9, 0.7]),
            compared.ExactMatch("doi"),
        ],
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI().register(data), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("doi"), block_on("title")], recall=0.8
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("doi"))
    training.estimate_parameters_using_expectation_maximisation(block_on("title"))
    pairs = linker.inference.predict(threshold_match_probability=0.95)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=0.95
    ).as_pandas_dataframe()
    return dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True))


def bibdedupe(records, _truth):
    """Do as its documentation shows."""
    from bib_dedupe.bib_dedupe import block, cluster, match, prep

    names = {"record_id": "ID", "authors": "author", "venue": "journal"}
    data = records.rename(columns=names).assign(ENTRYTYPE="article")
    data["author"] = data["author"].str.replace("; ", " and ")
    data["year"] = ["" if pd.isna(year) else str(int(year)) for year in data["year"]]
    for name in ("volume", "number", "pages", "abstract", "booktitle", "isbn"):
        data[name] = ""
    matched = match(block(prep(data.fillna(""), cpu=2), cpu=2), cpu=2)
    works = {own: own for own in data["ID"]}
    for same in cluster(matched):
        works |= dict.fromkeys(same, same[0])
    return works


def dedupe(records, truth):
    """Train with 60 pairs that are, and 60 that are not, one work."""
    import dedupe as program

    data = {
        row["record_id"]: {name: _text(row[name]) for name in ("title", "authors", "year", "venue")}
        for row in records.to_dict("records")
    }
    variables = [
        program.variables.String("title", has_missing=True),
        program.variables.String("authors", has_missing=True),
        program.variables.Exact("year", has_missing=True),
        program.variables.String("venue", has_missing=True),
    ]
    linker = program.Dedupe(variables, num_cores=1)
    chance = random.Random(1)
    linker.prepare_training(data, sample_size=2000)
    linker.mark_pairs(_labelled(data, truth, chance))
    linker.train()
    works = {own: own for own in data}
    for number, (members, _) in enumerate(linker.partition(data, 0.5)):
        works |= dict.fromkeys(members, str(number))
    return works


def _labelled(data, truth, chance):
    of_work = {}
    for own in data:
        of_work.setdefault(truth[own], []).append(own)
    twins = [tuple(some[:2]) for some in of_work.values() if len(some) > 1][:60]
    others = [tuple(chance.sample(sorted(data), 2)) for _ in range(60)]
    return {
        "match": [(data[a], data[b]) for a, b in twins],
        "distinct": [(data[a], data[b]) for a, b in others if truth[a] != truth[b]],
    }


def _family(authors):
    first = authors.partition(";")[0]
    return (first.partition(",")[0] if "," in first else first.split()[-1]).lower()


def _text(cell):
    return None if pd.isna(cell) else str(cell).lower()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    program, folder = globals()[sys.argv[1]], Path(sys.argv[2])
    table = pd.read_csv(folder / "records.csv")
    known = json.loads((folder / "truth.json").read_text())
    importlib.import_module({"bibdedupe": "bib_dedupe.bib_dedupe"}.get(sys.argv[1], sys.argv[1]))
    before = time.perf_counter()
    found = program(table, known)
    taken = time.perf_counter() - before
    works = {str(own): str(work) for own, work in found.items()}
    (folder / "works.json").write_text(json.dumps({"seconds": taken, "works": works}))
