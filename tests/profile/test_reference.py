"""Profiles beside their fields: sets fetched from a played OpenAlex, offline, failing, widened."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from playing import Reply, said

import researchmetrics as rm
from researchmetrics.errors import ConfigError, NotEnoughDataError, QuotaError, TableError
from researchmetrics.metrics.normalised import percentile_ranks, top_weights
from researchmetrics.profile import placed

CARBERRY = "0000-0002-1825-0097"
TODAY = dt.datetime.now(dt.UTC).date().isoformat()
OTHERS = [0] * 20 + [1] * 10 + [2, 2, 3, 5, 8, 13, 40]


def somebody_else(played, number, cited, **changes):
    nobody = {"id": "https://openalex.org/A9000000777", "display_name": "Ida Kiln", "orcid": None}
    authorship = played.template["authorships"][1] | {"author": nobody}
    made = played.work(number, cited_by_count=cited, authorships=[authorship], **changes)
    return made | {
        "title": f"Other work {number}",
        "doi": f"https://doi.org/10.5555/other.{number}",
    }


@pytest.fixture
def field(openalex):
    """Three works of Carberry's in a field of forty works a year."""
    stated = {
        "fwci": 1.5,
        "citation_normalized_percentile": {
            "value": 0.75,
            "is_in_top_1_percent": False,
            "is_in_top_10_percent": True,
        },
        "cited_by_percentile_year": {"min": 70, "max": 80},
    }
    mine = [
        openalex.work(number, cited_by_count=cited, title=title, ids={}, locations=[]) | stated
        for number, cited, title in (
            (1, 11, "The toughness of cracked pots"),
            (2, 2, "Glazes that never dry"),
            (3, 0, "A survey of kilns in winter"),
        )
    ]
    mine[2] |= {"fwci": None, "citation_normalized_percentile": None}
    others = [somebody_else(openalex, 100 + n, cited) for n, cited in enumerate(OTHERS)]
    openalex.works = mine + others
    return openalex


def test_percentiles_equal_those_of_the_whole_list(field, service):
    profile = rm.fetch(CARBERRY)
    n_asked = service.n_asked
    beside = profile.with_reference("openalex")
    assert service.n_asked == n_asked + 1
    table = beside.normalised().set_index("citations").loc[[11, 2, 0]]
    everyone = [11, 2, 0, *OTHERS]
    assert table["percentile"].tolist() == pytest.approx(percentile_ranks(everyone)[:3].tolist())
    assert table["top10"].tolist() == pytest.approx(top_weights(everyone, 10)[:3].tolist())
    mean = sum(everyone) / len(everyone)
    assert table["ncs"].tolist() == pytest.approx([11 / mean, 2 / mean, 0])
    assert set(table["n_reference"]) == {len(everyone)}
    assert set(table["source"]) == {"openalex"}
    assert set(table["reference_as_of"]) == {TODAY}
    assert set(table["field"]) == {"subfields/3301"}
    rows = beside.indicators(["mncs", "mean_percentile", "pp_top10", "pp_top1"])
    assert rows.loc["mncs", "value"] == pytest.approx(13 / 3 / mean)
    assert rows.loc["mean_percentile", "value"] == pytest.approx(table["percentile"].mean())
    assert set(rows["source"]) == {f"openalex, sets of {TODAY}"}
    assert rows.loc["mncs", "definition"] == "mncs-1; doi:10.1016/j.joi.2010.08.001"
    assert profile.reference is None
    assert "mncs" in beside.indicators().index
    assert "mncs" not in profile.indicators().index


def test_what_openalex_states_itself_stays_beside(field):
    profile = rm.fetch(CARBERRY)
    stated = profile.standing.sort_values("source_id")
    assert stated["fwci"].tolist()[:2] == [1.5, 1.5]
    assert stated["percentile"].isna().tolist() == [False, False, True]
    assert stated["subfield"].tolist() == ["subfields/3301"] * 3
    assert stated["definition"].str.contains("docs.openalex.org").all()
    rows = profile.indicators(
        ["openalex_fwci", "openalex_percentile", "openalex_pp_top10", "openalex_pp_top1", "fwci"]
    )
    assert rows["value"].tolist() == [1.5, 75.0, 1.0, 0.0, 1.5]
    assert set(rows["source"]) == {"openalex"}
    assert set(rows["n_missing"]) == {1}
    assert rows["definition"].str.contains("docs.openalex.org")[:4].all()
    beside = profile.with_reference("openalex")
    assert beside.indicators("openalex_percentile")["value"].tolist() == [75.0]
    assert beside.indicators("mean_percentile")["value"].tolist() != [75.0]


def test_small_sets_are_widened_and_say_so(field, service):
    field.works = [
        *field.works[:3],
        *(somebody_else(field, 200 + n, n, publication_year=2023) for n in range(12)),
        *(somebody_else(field, 300 + n, n, publication_year=2025) for n in range(15)),
    ]
    beside = rm.fetch(CARBERRY).with_reference("openalex")
    table = beside.normalised()
    assert set(table["reference"]) == {"years"}
    assert set(table["n_reference"]) == {30}
    assert "widened:3" in beside.indicators("mncs")["flags"].iloc[0]
    field.works = field.works[:6]
    service.asked.clear()
    assert beside.normalised(least=31)["reference"].isna().all()


def test_a_wider_field_is_fetched_only_where_years_do_not_do(field):
    pans = field.template["primary_topic"] | {
        "subfield": {"id": "https://openalex.org/subfields/3302", "display_name": "Pans"}
    }
    field.works = [
        *field.works[:3],
        *(somebody_else(field, 200 + n, n, primary_topic=pans) for n in range(40)),
    ]
    beside = rm.fetch(CARBERRY).with_reference("openalex")
    assert set(beside.reference["field"]) == {"subfields/3301", "fields/33"}
    table = beside.normalised()
    assert (set(table["reference"]), set(table["n_reference"])) == ({"parent"}, {43})
    assert set(rm.fetch(CARBERRY).with_reference(level="field").normalised()["reference"]) == {
        "year"
    }


def test_sets_of_too_few_works_state_nothing(field):
    field.works = field.works[:3]
    table = rm.fetch(CARBERRY).with_reference().normalised()
    assert table["percentile"].isna().all()
    assert all("reference_too_small" in flags for flags in table["flags"])


def test_the_second_time_costs_nothing_and_offline_works(field, service, monkeypatch):
    profile = rm.fetch(CARBERRY)
    first = profile.with_reference("openalex")
    n_asked = service.n_asked
    assert first.reference.equals(profile.with_reference("openalex").reference)
    monkeypatch.setenv("RESEARCHMETRICS_OFFLINE", "true")
    assert first.reference.equals(profile.with_reference("openalex").reference)
    assert service.n_asked == n_asked


def test_old_sets_are_fetched_anew_and_a_failure_keeps_them(field, service, monkeypatch):
    profile = rm.fetch(CARBERRY)
    first = profile.with_reference("openalex")
    monkeypatch.setenv("RESEARCHMETRICS_REFERENCE_DAYS", "0")
    field.works.append(somebody_else(field, 999, 7))
    again = profile.with_reference("openalex")
    assert again.reference["n_works"].sum() == first.reference["n_works"].sum() + 1
    service.answer = lambda asked: Reply(b"", 503)
    kept = profile.with_reference("openalex")
    assert kept.reference.equals(again.reference)
    assert any("openalex" in line for line in kept.reference.attrs["problems"])
    assert any("reference sets" in line for line in kept.warnings)


def test_a_used_up_budget_leaves_the_rest_unknown(field, service):
    field.works[2] |= {"publication_year": 2021}
    field.works += [somebody_else(field, 500 + n, n, publication_year=2021) for n in range(40)]
    profile = rm.fetch(CARBERRY)
    play, spent = field.answer, said({"error": "x"}, 429, **{"x-ratelimit-remaining": "0"})
    service.answer = lambda asked: (
        spent if "publication_year:2021" in asked.first("filter") else play(asked)
    )
    beside = profile.with_reference("openalex")
    table = beside.normalised().set_index("citations")
    assert table["percentile"].isna().to_dict() == {11: False, 2: False, 0: True}
    assert table.loc[0, "flags"] == ["reference_not_fetched"]
    row = beside.indicators("mncs").iloc[0]
    assert (row["n_used"], row["n_missing"]) == (2, 1)
    assert "reference_not_fetched:1" in row["flags"]
    service.answer = lambda asked: spent
    with pytest.raises(QuotaError):
        rm.reference_sets(pd.DataFrame({"field": ["fields/1"], "year": [1999], "type": ["book"]}))


def test_counts_of_other_sources_are_never_compared(field, tmp_path):
    cv = rm.read(
        text="# Josiah Carberry\n\n## Publications\n\n"
        "- J. Carberry. A work no service lists. Journal of Pots, 2024. Cited by 90."
    )
    both = rm.merge_profiles([rm.fetch(CARBERRY), cv]).with_reference("openalex")
    table = both.normalised()
    alone = table[table["source"].isna()]
    assert alone["flags"].tolist() == [["not_in_source"]]
    assert alone["percentile"].isna().all()
    assert "not_in_source:1" in both.indicators("mncs")["flags"].iloc[0]
    with pytest.raises(NotEnoughDataError, match="Fetch the person"):
        cv.with_reference("openalex")


def test_counts_of_another_time_are_not_compared(field):
    beside = rm.fetch(CARBERRY).with_reference("openalex")
    old = beside.reference.assign(as_of="2020-01-01")
    table = beside.with_reference(old).normalised()
    assert table["flags"].tolist() == [["reference_dates_differ"]] * 3
    assert table["percentile"].isna().all()
    earlier = beside.normalised(as_of="2024-12-31")
    assert {flag for flags in earlier["flags"] for flag in flags} <= {"reconstructed"}
    assert earlier["percentile"].isna().all()


def test_of_works_listed_apart_the_most_cited_counts(field):
    twin = field.works[0] | {
        "id": "https://openalex.org/W9000000050",
        "cited_by_count": 1,
        "type": "preprint",
    }
    field.works.insert(0, twin)
    table = rm.fetch(CARBERRY).with_reference("openalex").normalised()
    assert sorted(table["citations"]) == [0, 2, 11]
    assert set(table["type"]) == {"article"}


def test_a_drawn_sample_says_how_sure_it_is(field):
    field.works += [somebody_else(field, 1000 + n, n % 9) for n in range(400)]
    beside = rm.fetch(CARBERRY).with_reference("openalex", sample=150)
    table = beside.normalised().set_index("citations")
    assert (table["n_reference"] == 151).all()
    assert 0 < table.loc[2, "percentile_se"] < 5
    assert all("reference_sampled" in flags for flags in table["flags"])
    whole = rm.fetch(CARBERRY).with_reference("openalex").normalised().set_index("citations")
    apart = abs(whole.loc[2, "percentile"] - table.loc[2, "percentile"])
    assert apart < 4 * table.loc[2, "percentile_se"]
    assert (whole["percentile_se"] == 0).all()


def test_a_listing_of_ones_own_is_a_reference_too(field):
    listing = pd.DataFrame(
        {"citations": OTHERS, "year": 2024, "field": "Social Sciences", "type": "article"}
    )
    beside = rm.fetch(CARBERRY).with_reference(listing)
    table = beside.normalised().set_index("citations")
    assert table.loc[11, "percentile"] == pytest.approx(percentile_ranks([*OTHERS, 11])[-1])
    foreign = beside.with_reference(listing.assign(source="elsewhere")).normalised()
    assert all("other_source" in flags for flags in foreign["flags"])
    assert foreign["percentile"].isna().all()
    with pytest.raises(TableError, match="field"):
        beside.with_reference(listing.drop(columns="field"))


def test_the_impact_part_of_the_score_is_the_percentile(field):
    field.works = [
        work | {"publication_year": 2020, "publication_date": "2020-03-01"} for work in field.works
    ]
    profile = rm.fetch(CARBERRY)
    assert "no_impact" in profile.indicators("score")["flags"].iloc[0]
    assert "no_impact" not in profile.with_reference().indicators("score")["flags"].iloc[0]


def test_impossible_requests_say_what_is_wrong(field):
    profile = rm.fetch(CARBERRY)
    with pytest.raises(NotEnoughDataError, match="with_reference"):
        profile.normalised()
    with pytest.raises(NotEnoughDataError, match="topic, subfield"):
        profile.with_reference(level="galaxy")
    with pytest.raises(ConfigError, match="openalex"):
        rm.reference_sets(profile.works.assign(field="a"), source="dblp")
    with pytest.raises(TableError, match="field"):
        rm.reference_sets(profile.works)
    beside = profile.with_reference()
    two = pd.concat([beside.reference, beside.reference.assign(source="dblp")])
    with pytest.raises(TableError, match="one source"):
        beside.with_reference(two).normalised()


def test_sets_are_fetched_for_any_works_and_feed_many_people(field):
    works = pd.DataFrame(
        {
            "who": ["a", "a", "b", "b"],
            "citations": [11, 2, 0, 40],
            "year": [2024, 2024, 2024, 1890],
            "field": [["subfields/3301"], ["subfields/3301"], "subfields/3301", None],
            "type": "article",
        }
    )
    sets = rm.reference_sets(works)
    assert sets["n_works"].sum() == len(field.works)
    assert sets.attrs["problems"] == []
    placed_works = works.join(rm.normalise(works, sets))
    found = rm.compute(placed_works, ["mean_percentile", "pp_top10"], by="who")
    assert found.loc["a", "mean_percentile"] == placed_works["percentile"][:2].mean()
    assert found.loc["b", "mean_percentile"] == placed_works["percentile"][2]


def test_a_window_leaves_young_works_out(field):
    field.works[2] |= {"publication_year": 2019, "publication_date": "2019-03-01"}
    field.works += [somebody_else(field, 500 + n, n, publication_year=2019) for n in range(40)]
    beside = rm.fetch(CARBERRY, as_of="2025-06-30").with_reference("openalex")
    assert "young:2" in beside.indicators("mncs")["flags"].iloc[0]
    row = beside.indicators("mncs", window=(2010, 2022)).iloc[0]
    assert row["n_used"] == 1
    assert not any(flag.startswith("young") for flag in row["flags"])


def test_a_merged_profile_keeps_its_reference(field):
    beside = rm.fetch(CARBERRY).with_reference()
    assert rm.merge_profiles([rm.fetch(CARBERRY), beside]).reference is beside.reference
    assert placed.is_fetched(beside.reference)
