"""profile --reference: beside the fields of a service, of a file, and offline."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from playing import Service
from playing_openalex import PlayedOpenAlex

import researchmetrics as rm

ME = "openalex:A9000000001"


def rows_of(text):
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture
def carberry(fixtures, monkeypatch):
    """Play forty works of one field and year, three of them Carberry's."""
    service, played = Service(), PlayedOpenAlex(fixtures / "openalex")
    service.answer = played.answer
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_URL", service.url)
    nobody = {"author": {"id": "https://openalex.org/A9000000777", "orcid": None}}
    other = played.template["authorships"][1] | nobody
    titles = ("The toughness of cracked pots", "Glazes that never dry", "Kilns in winter")
    played.works = [
        played.work(n, title=title, cited_by_count=9 * n, ids={}, locations=[])
        for n, title in enumerate(titles, start=1)
    ] + [played.work(100 + n, cited_by_count=n, authorships=[other]) for n in range(37)]
    yield service
    service.close()


def test_a_profile_is_compared_with_its_field(run, carberry):
    line = ("profile", ME, "--source", "openalex", "--reference", "openalex")
    ended = run(*line, "--table", "indicators", "-f", "csv")
    assert ended.code == 0, ended.err
    rows = rows_of(ended.out)
    assert float(rows["mncs"]["value"]) == 18 / ((9 + 18 + 27 + 666) / 40)
    assert "openalex, sets of" in rows["mncs"]["source"]
    assert "mean_percentile" in rows
    card = run(*line, "--offline")
    assert card.code == 0, card.err
    assert "Citation percentile" in card.out
    wider = run(*line, "--level", "field", "--table", "normalised", "-f", "json")
    assert {row["field"] for row in json.loads(wider.out)} == {"fields/33"}


def test_a_profile_is_compared_with_a_file(run, carberry, tmp_path):
    listing = tmp_path / "listing.csv"
    rows = "".join(f"{n},2024,Social Sciences,article\n" for n in range(40))
    listing.write_text(f"citations,year,field,type\n{rows}")
    line = ("profile", ME, "--source", "openalex", "--table", "normalised", "-f", "json")
    ended = run(*line, "--reference", listing)
    assert ended.code == 0, ended.err
    assert {row["n_reference"] for row in json.loads(ended.out)} == {41}
    missing = run(*line, "--reference", tmp_path / "missing.csv")
    assert missing.code != 0
    assert "missing.csv" in missing.err


def test_fetched_sets_that_were_saved_are_used_again(run, carberry, tmp_path):
    works = pd.DataFrame({"field": ["subfields/3301"], "year": [2024], "type": ["article"]})
    saved = tmp_path / "sets.csv"
    rm.reference_sets(works).to_csv(saved, index=False)
    line = ("profile", ME, "--source", "openalex", "--table", "normalised", "-f", "json")
    fetched = run(*line, "--reference", "openalex")
    n_asked = carberry.n_asked
    again = run(*line, "--reference", saved)
    assert again.code == 0, again.err
    assert json.loads(again.out) == json.loads(fetched.out)
    assert carberry.n_asked == n_asked


def test_somebody_whom_the_source_does_not_know_is_told_so(run, tmp_path):
    cv = tmp_path / "cv.md"
    cv.write_text("# Ann Pott\n\n## Publications\n\n- Ann Pott. On pots. 2019.\n")
    ended = run("profile", cv, "--reference", "openalex")
    assert ended.code != 0
    assert "Fetch the person from openalex first" in ended.err
