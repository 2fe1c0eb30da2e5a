"""Several people side by side: what is told, and what is warned of."""

from __future__ import annotations

import dataclasses

import pytest

import researchmetrics as rm
from researchmetrics.errors import RecordError
from researchmetrics.profile import compose
from researchmetrics.records import Batch, Outcome, Person, PersonRecord, Provenance, Record


def person_with(
    counts: list[int | None],
    *,
    name: str = "Ann Pott",
    source: str = "openalex",
    as_of: str = "2026-01-01",
    first_year: int = 2015,
    status: str = "complete",
    field: str = "ceramics",
):
    """Make a profile whose papers have the given citation counts."""
    records = tuple(
        Record(
            provenance=Provenance(source=source, source_id=f"{name}{place}", known_at=as_of),
            title=f"Study number {place} by {name} on kilns",
            year=first_year + place % 5,
            citations=count,
            field=field,
        )
        for place, count in enumerate(counts)
    )
    told = PersonRecord(
        person=Person(name=name, ids=(f"openalex:A{len(name)}{ord(name[0])}",)),
        provenance=Provenance(source=source),
    )
    batch = Batch(
        known_at=as_of,
        people=(told,),
        records=records,
        outcomes=(Outcome(source=source, status=status, n_records=len(records)),),
    )
    return compose([batch], as_of=as_of)


STRONG, WEAK = (
    [40, 35, 30, 30, 28, 27, 26, 25, 25, 24, 22, 21],
    [1, 1, 0, 0, 2, 1, 0, 1, 0, 0, 1, 0],
)


def test_the_table_has_a_row_a_person_and_whole_numbers():
    both = rm.compare([person_with(STRONG), person_with(WEAK, name="Bo Kiln")])
    assert both.table.name.tolist() == ["Ann Pott", "Bo Kiln"]
    assert both.table.h_index.tolist() == [12, 1]
    assert (both.table.h_index_lo <= both.table.h_index).all()
    assert both.warnings == ()


def test_a_clear_difference_is_told_and_an_unclear_one_is_not():
    clear = rm.compare([person_with(STRONG), person_with(WEAK, name="Bo Kiln")]).differences
    assert set(clear.verdict) == {"larger"}
    assert (clear.lo > 0).all()
    assert (clear.p_larger > 0.99).all()
    same = rm.compare([person_with(STRONG), person_with(STRONG, name="Bo Kiln")]).differences
    assert set(same.verdict) == {"no clear difference"}
    assert same.p_larger.between(0.4, 0.6).all()


def test_differences_are_the_same_on_every_call():
    pair = [person_with(STRONG), person_with(WEAK, name="Bo Kiln")]
    assert rm.compare(pair).differences.equals(rm.compare(pair).differences)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": "dblp"}, "Different sources"),
        ({"as_of": "2024-01-01"}, "Different dates"),
        ({"status": "partial"}, "was partial for Bo Kiln"),
        ({"status": "failed"}, "openalex failed for Bo Kiln"),
        ({"first_year": 1995}, "Careers of different length"),
        ({"field": "glass"}, "Different fields"),
    ],
)
def test_what_is_not_comparable_is_said(change, said):
    both = rm.compare([person_with(STRONG), person_with(WEAK, name="Bo Kiln", **change)])
    assert any(said in line for line in both.warnings), both.warnings


def test_unknown_counts_are_said_and_stay_unknown():
    unknown = person_with([None] * 12, name="Bo Kiln")
    both = rm.compare([person_with(STRONG), unknown])
    assert any("No citation count is known for Bo Kiln" in line for line in both.warnings)
    assert both.table.h_index.isna().tolist() == [False, True]
    assert len(both.differences) == 0
    partly = rm.compare([person_with(STRONG), person_with([5, None, None] * 4, name="Bo Kiln")])
    assert any("4 of 12 papers of Bo Kiln" in line for line in partly.warnings)
    assert any("Different coverage" in line for line in partly.warnings)


def test_two_of_one_name_are_told_apart():
    both = rm.compare([person_with(STRONG), person_with(WEAK)])
    assert both.table.name.tolist() == ["Ann Pott (1)", "Ann Pott (2)"]


def test_shared_works_are_found():
    ann = person_with(STRONG)
    bo = person_with(WEAK, name="Bo Kiln")
    shared = dataclasses.replace(
        ann.batches[0].records[0], provenance=Provenance(source="openalex", source_id="other")
    )
    batch = bo.batches[0]
    joined = compose(
        [dataclasses.replace(batch, records=(*batch.records, shared))], as_of="2026-01-01"
    )
    found = rm.compare([ann, joined]).overlap
    assert found.title.tolist() == ["Study number 0 by Ann Pott on kilns"]
    assert found.people.tolist() == [["Ann Pott", "Bo Kiln"]]


def test_one_person_is_no_comparison():
    with pytest.raises(RecordError, match="at least two"):
        rm.compare([person_with(STRONG)])


def test_the_page_holds_names_warnings_and_no_script(tmp_path):
    both = rm.compare([person_with(STRONG), person_with(WEAK, name="Bo Kiln", source="dblp")])
    page = both.to_html()
    path = both.to_html(tmp_path / "both.html")
    assert path.read_text(encoding="utf-8") == page
    assert "Different sources" in page
    assert page.index("Different sources") < page.index("h-index")
    assert "<script" not in page
    assert "Different sources" in both.to_text()
    assert "Bo Kiln" in repr(both)


def test_trajectories_are_drawn_for_everybody():
    people = ["0000-0002-1825-0097", "sample:marisol-quandt"]
    both = rm.compare([rm.load(person, store="sample") for person in people])
    axes = both.plot.trajectories().axes[0]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == list(both.labels)
    # A line and dots for each person.
    assert len(axes.get_lines()) == 4
    assert all(len(line.get_xdata()) > 1 for line in axes.get_lines())


def test_a_chart_of_unknown_trajectories_says_so():
    both = rm.compare([person_with(STRONG), person_with(WEAK, name="Bo Kiln")])
    axes = both.plot.trajectories().axes[0]
    assert [text.get_text() for text in axes.texts] == ["unknown"]


def test_topics_are_shares_of_what_is_known():
    people = ["0000-0002-1825-0097", "sample:marisol-quandt"]
    topics = rm.compare([rm.load(person, store="sample") for person in people]).topics
    assert topics.sum().round(9).tolist() == [1.0, 1.0]
