"""Groups: who belongs to one, who wrote what, and the figures of each member and of all."""

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.errors import IndicatorError, UnknownIndicatorError
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Person, PersonRecord, Provenance, Record


def group(members, *papers):
    def told(number):
        return Provenance(source="document:report", source_id=str(number))

    records = tuple(
        Record(
            provenance=told(number),
            title=title,
            year=2019,
            citations=citations,
            authors=tuple(Author(name=name) for name in names),
        )
        for number, (title, citations, names) in enumerate(papers, 1)
    )
    lab = PersonRecord(person=Person(name="Pots Lab", is_group=True), provenance=told(0))
    rows = tuple({"name": name} for name in members)
    batch = Batch(known_at="2026-01-01", people=(lab,), records=records, sections={"members": rows})
    return compose([batch], as_of="2026-01-01")


@pytest.fixture(scope="module")
def lab():
    return group(
        ["Annabel Pott", "Bo Lee", "Béla Lee", "Cy Clay", "Di Glaze"],
        ("On the Mending of Cracked Pots", 10, ["Annabel Pott", "Bo Lee", "Zoe Outsider"]),
        ("A Theory of Teacups", 1, ["Clay, Cy", "A. Pott"]),
        ("Kilns and Fires Revisited", 0, ["B. Lee", "Anabel Pott"]),
    )


def test_it_is_a_group_and_its_papers_count_once(lab):
    assert isinstance(lab, rm.Group)
    assert lab.indicators(["n_papers", "h_index"])["value"].tolist() == [3, 1]


def test_who_wrote_what(lab):
    rows = lab.contributions
    found = {(row.member, row.name): (row.agreement, row.is_certain) for row in rows.itertuples()}
    assert found == {
        ("Annabel Pott", "Annabel Pott"): ("same", True),
        ("Bo Lee", "Bo Lee"): ("same", True),
        ("Cy Clay", "Cy Clay"): ("same", True),
        ("Annabel Pott", "A. Pott"): ("initials", True),
        ("Bo Lee", "B. Lee"): ("initials", False),
        ("Béla Lee", "B. Lee"): ("initials", False),
        ("Annabel Pott", "Anabel Pott"): ("misspelt", True),
    }
    assert set(rows["work_id"]) == set(lab.works["work_id"])


def test_figures_of_each_member(lab):
    table = lab.member_indicators()
    assert table["n_papers"].to_dict() == {
        "Annabel Pott": 3,
        "Bo Lee": 1,
        "Béla Lee": 0,
        "Cy Clay": 1,
        "Di Glaze": 0,
    }
    assert table.loc["Annabel Pott", ["h_index", "n_citations"]].tolist() == [1, 11]
    assert table["n_doubtful"].tolist() == [0, 1, 1, 0, 0]


def test_shares_and_windows_of_members(lab):
    shares = lab.member_indicators("n_citations", counting="fractional")["n_citations"]
    assert shares["Bo Lee"] == pytest.approx(10 / 3)
    assert lab.member_indicators("n_papers", window=(2020, 2026))["n_papers"].sum() == 0


def test_a_paper_of_two_forms_of_a_name_counts_once():
    twice = group(["Ann Pott"], ("On Pots and Pans", 4, ["Ann Pott", "A. Pott"]))
    assert twice.member_indicators("n_papers")["n_papers"].tolist() == [1]


def test_unknown_citations_stay_unknown():
    silent = group(["Ann Pott"], ("On Pots and Pans", None, ["Ann Pott"]))
    assert silent.member_indicators("h_index")["h_index"].isna().all()


def test_without_members_there_are_no_rows():
    empty = group([], ("On Pots and Pans", 4, ["Ann Pott"]))
    assert empty.contributions.empty
    assert empty.member_indicators().empty
    assert isinstance(empty.member_indicators(), pd.DataFrame)


def test_bad_names_and_options_are_refused(lab):
    with pytest.raises(UnknownIndicatorError):
        lab.member_indicators("x_index")
    with pytest.raises(IndicatorError, match="counting"):
        lab.member_indicators(counting="half")
