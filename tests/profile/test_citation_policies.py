"""What the policy of counting citations does to a profile, and where its values come from."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.errors import ConfigError
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Person, PersonRecord, Provenance, Record
from researchmetrics.tables import TABLES

AS_OF = "2026-01-01"
CV = """# Josiah Carberry

## Publications

- J. Carberry. On cracked pots. Journal of Pots, 2019.
"""


def said(source, title, count, *, own=None, **more):
    return Record(
        provenance=Provenance(source=source, source_id=own or title, retrieved_at=AS_OF),
        title=title,
        authors=(Author(name="Josiah Carberry"),),
        citations=count,
        year=2019,
        **more,
    )


@pytest.fixture
def batch() -> Batch:
    provenance = Provenance(source="openalex", source_id="A1")
    person = Person(name="Josiah Carberry", ids=("orcid:0000-0002-1825-0097",))
    return Batch(
        known_at=AS_OF,
        people=(PersonRecord(person=person, provenance=provenance),),
        records=(
            # One source counts the draft apart; the other has more for the second paper alone.
            said("openalex", "On the Mending of Cracked Pots", 2, own="W1", type="article"),
            said("openalex", "On the Mending of Cracked Pots", 1, own="W2", type="preprint"),
            said("crossref", "On the Mending of Cracked Pots", 1, type="article"),
            said("openalex", "Kettles and Lids of the North", 3, own="W3", type="article"),
            said("crossref", "Kettles and Lids of the North", 5, type="article"),
            said("openalex", "A Long Tale of Feldspar and Ash", 9, own="W4", type="article"),
            said("crossref", "Spouts for Left-Handed Potters", None, type="article"),
        ),
    )


@pytest.fixture
def profile(batch) -> rm.Profile:
    return compose([batch], as_of=AS_OF)


def test_the_effect_of_each_policy_on_the_figures(profile):
    table = profile.citation_policies().set_index("policy")
    assert table.index.tolist() == ["max", "sum", "primary", "crossref", "openalex"]
    assert table["h_index"].to_dict() == {
        "max": 2, "sum": 3, "primary": table["h_index"]["primary"], "crossref": 1, "openalex": 2,
    }  # fmt: skip
    assert table["n_citations"]["max"] == 16
    assert table["n_citations"]["sum"] == 17
    assert table["n_citations"]["crossref"] == 6
    assert table["n_counted"].to_dict() == {
        "max": 3, "sum": 3, "primary": 3, "crossref": 2, "openalex": 3,
    }  # fmt: skip
    assert table["n_differing"]["max"] == 0
    assert table["n_differing"]["sum"] == 1
    assert table["is_used"].to_dict() == {name: name == "max" for name in table.index}
    declared = {column.name: column.dtype for column in TABLES["citation_policies"].columns}
    assert profile.citation_policies().dtypes.astype(str).to_dict() == declared


def test_another_policy_changes_the_counts_and_nothing_else(profile, batch):
    summed = profile.with_citations("sum")
    assert summed.citations == "sum"
    assert summed.indicators(["h_index"])["value"].tolist() == [3]
    assert profile.indicators(["h_index"])["value"].tolist() == [2]
    pd.testing.assert_frame_equal(summed.links, profile.links)
    pd.testing.assert_frame_equal(
        summed.works, compose([batch], as_of=AS_OF, citations="sum").works
    )
    pd.testing.assert_frame_equal(summed.with_citations("max").works, profile.works)
    assert summed.citation_policies().query("is_used")["policy"].tolist() == ["sum"]


def test_a_chosen_source_leaves_what_it_does_not_count_unknown(profile):
    works = profile.with_citations("crossref").works.set_index("title")
    assert works.citations["Kettles and Lids of the North"] == 5
    assert works.citations["A Long Tale of Feldspar and Ash"] is pd.NA
    assert works.citations_source["A Long Tale of Feldspar and Ash"] is pd.NA


def test_the_policy_outlives_decisions_and_merging(profile):
    summed = profile.with_citations("sum")
    apart = summed.relink(cannot_link=[tuple(summed.works["work_id"][:2])])
    assert apart.citations == "sum"
    pd.testing.assert_frame_equal(apart.works, summed.works)
    assert rm.merge_profiles([summed, profile]).citations == "sum"


def test_undoing_a_decision_restores_the_tables(profile):
    work = profile.works.set_index("title").work_id["On the Mending of Cracked Pots"]
    links = profile.links
    records = links.loc[links["work_id"] == work, "record_id"].tolist()
    apart = profile.relink(cannot_link=[(records[0], records[1]), (records[0], records[2])])
    assert len(apart.works) == len(profile.works) + 1
    back = apart.relink(forget=True)
    for name in (
        "works",
        "authorships",
        "records",
        "links",
        "origins",
        "disagreements",
        "editions",
    ):
        pd.testing.assert_frame_equal(getattr(back, name), getattr(profile, name))


@pytest.mark.parametrize("policy", ["", "openalx", "the most", "document"])
def test_what_is_no_policy_and_no_source_is_refused(profile, policy):
    with pytest.raises(ConfigError, match="Choose one of max, sum, primary, or a source"):
        profile.with_citations(policy or " ")
    with pytest.raises(ConfigError):
        rm.read(text=CV, citations=policy or " ")


def test_the_policy_is_an_argument_or_a_setting(monkeypatch):
    assert rm.read(text=CV).citations == "max"
    monkeypatch.setenv("RESEARCHMETRICS_CITATION_POLICY", "primary")
    assert rm.read(text=CV).citations == "primary"
    assert rm.load("0000-0002-1825-0097", store="sample").citations == "primary"
    assert rm.read(text=CV, citations="sum").citations == "sum"
    assert rm.load("0000-0002-1825-0097", store="sample", citations="OpenAlex").citations == (
        "openalex"
    )
    monkeypatch.setenv("RESEARCHMETRICS_CITATION_POLICY", "most")
    with pytest.raises(ConfigError, match="most"):
        rm.read(text=CV)


def test_earlier_figures_are_counted_by_the_same_policy(batch):
    history = [batch]
    now = compose([batch], as_of="2026-06-01", history=history, citations="sum")
    then = now.indicators(["h_index", "n_citations"], as_of="2026-02-01")["value"]
    assert then.tolist() == [3, 17]


def test_origins_lead_to_the_record_and_tables_are_copies(profile):
    origins = profile.origins
    told = origins[origins["field"] == "citations"].set_index("work_id")
    works = profile.works.set_index("work_id")
    known = works["citations"].dropna()
    assert told["value"].to_dict() == {own: str(count) for own, count in known.items()}
    records = profile.records.set_index("record_id")
    for row in told.itertuples():
        assert str(records.citations[row.record_id]) == row.value
    assert set(origins["record_id"]) <= set(profile.records["record_id"])
    origins.loc[:, "value"] = "spoilt"
    assert "spoilt" not in set(profile.origins["value"])


def test_disagreements_and_editions_of_a_profile(profile):
    found = profile.disagreements
    counts = found[found["field"] == "citations"]
    assert counts.groupby("work_id")["is_shown"].sum().tolist() == [1, 1]
    assert len(profile.editions) == profile.works["versions"].sum()
    assert profile.editions.groupby("work_id")["is_shown"].sum().eq(1).all()


def test_a_profile_without_works_has_empty_tables():
    empty = rm.read(text="# Ann Pott\n\n## Education\n\n2001 - 2005 BSc, Upper Glazing\n")
    for name in ("origins", "disagreements", "editions"):
        table = getattr(empty, name)
        assert table.empty
        assert table.columns.tolist() == TABLES[name].names
    policies = empty.citation_policies()
    assert policies["policy"].tolist() == ["max", "sum", "primary"]
    assert policies["n_counted"].tolist() == [0, 0, 0]


def test_another_policy_than_the_usual_is_said_wherever_figures_stand(profile):
    summed = profile.with_citations("sum")
    flags = summed.indicators(["n_papers", "h_index", "first_year"])["flags"]
    assert flags["n_papers"] == flags["first_year"] == []
    assert "citations_by:sum" in flags["h_index"]
    assert list(summed.indicators().index) == list(profile.indicators().index)
    assert "policy sum" in summed.to_text()
    assert "policy sum" in summed.to_html()
    assert json.loads(summed.to_json())["citation_policy"] == "sum"
    assert "policy" not in profile.to_text()
    assert not any("policy" in line for line in profile.warnings)
    both = rm.compare([profile, summed])
    assert any("counted by different policies" in line for line in both.warnings)
    assert not any("different policies" in line for line in rm.compare([summed, summed]).warnings)
    assert "policy sum" in str(rm.compare([summed, summed]))


def test_a_source_of_the_store_may_be_chosen_that_no_service_is():
    alone = rm.load("0000-0002-1825-0097", store="sample", citations="invented-library")
    assert set(alone.works["citations_source"].dropna()) == {"invented-library"}
    unknown = alone.works["citations"].isna()
    assert unknown.any(), "what it does not count is unknown, not zero"
