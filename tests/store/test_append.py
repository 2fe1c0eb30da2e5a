"""Appending: only what is new is written, and nothing is lost by an answer that lacks something."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.errors import NotFoundError, StoreError
from researchmetrics.records import (
    Author,
    Batch,
    Outcome,
    Person,
    PersonRecord,
    Provenance,
    Record,
)
from researchmetrics.store import open_store

KEY = "orcid:0000-0002-1825-0097"


def record(number: int, *, source: str = "index", at: str = "2026-01-01", **fields) -> Record:
    where = Provenance(source=source, source_id=f"W{number}", retrieved_at=at, payload_sha256=at)
    return Record(provenance=where, **({"title": f"On Pot {number}", "citations": number} | fields))


def batch(*records: Record, status: str = "complete", source: str = "index", **fields) -> Batch:
    outcome = Outcome(source=source, status=status, n_records=len(records), requests=7)
    return Batch(known_at="", records=records, outcomes=(outcome,), **fields)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "deep" / "er" / "a.db") as opened:
        yield opened


def rows_in(store) -> int:
    return int(store.runs()["rows"].sum())


def test_what_goes_in_comes_out_whole(store):
    full = record(
        1,
        authors=(Author(name="Ana", ids=(KEY,), is_equal=False, countries=("PT",)),),
        authors_truncated=False,
        references=(),
        citations=0,
        citations_by_year=((2020, 0), (2021, 3)),
        notes=("Oral",),
        abstract="Ton und Töpfe \u2028 \ud83c",
    )
    person = PersonRecord(
        person=Person(ids=(KEY,), name="Josiah", interests=("pots",)),
        provenance=Provenance(source="index", source_id="A1"),
        reported={"h_index": 3.0, "n_papers": 1},
        papers_by_year=((2020, 1),),
    )
    given_batch = batch(
        full,
        record(2, citations=None),
        people=(person,),
        sections={"talks": ({"title": "T", "date": None},), "awards": ()},
        kind="cv",
        warnings=("as printed",),
    )
    done = store.append(KEY, given_batch, known_at="2026-01-01")
    assert (done.new, done.changed, done.unchanged, done.vanished) == (2, 0, 0, 0)
    assert store.load(KEY) == replace(given_batch, known_at="2026-01-01")


def test_same_answers_add_nothing_at_all(store):
    first = batch(record(1), record(2))
    again = batch(
        record(2, at="2026-02-02"),
        record(1, at="2026-02-02"),
        record(1, at="2026-02-02"),
    )
    again = replace(again, outcomes=first.outcomes)
    store.append(KEY, first, known_at="2026-01-01")
    before = rows_in(store)
    done = store.append(KEY, again, known_at="2026-02-02")
    assert (done.new, done.changed, done.unchanged, done.rows, done.changes) == (0, 0, 2, 0, ())
    assert (rows_in(store), len(store.runs())) == (before, 1)
    assert [b.known_at for b in store.history(KEY)] == ["2026-01-01"]


def test_other_costs_and_messages_of_asking_are_no_change(store):
    store.append(KEY, batch(record(1)), known_at="2026-01-01")
    cheaper = replace(batch(record(1)).outcomes[0], requests=0, message="from the cache")
    again = replace(batch(record(1)), outcomes=(cheaper,))
    assert store.append(KEY, again, known_at="2026-01-02").rows == 0


def test_a_changed_count_is_one_change_with_both_values(store):
    store.append(KEY, batch(record(1), record(2)), known_at="2026-01-01")
    done = store.append(KEY, batch(record(1, citations=12), record(2)), known_at="2026-01-02")
    (change,) = done.changes
    assert (change.title, change.field, change.before, change.after) == (
        "On Pot 1",
        "citations",
        1,
        12,
    )
    assert (done.changed, done.unchanged) == (1, 1)
    counts = [sorted(r.citations for r in b.records) for b in store.history(KEY)]
    assert counts == [[1, 2], [2, 12]]
    assert store.load(KEY, as_of="2026-01-01").records[0].citations == 1


def test_a_record_gone_from_a_complete_answer_is_marked_and_may_return(store):
    store.append(KEY, batch(record(1), record(2)), known_at="2026-01-01")
    gone = store.append(KEY, batch(record(1)), known_at="2026-01-02")
    assert (gone.vanished, gone.unchanged) == (1, 1)
    assert [r.title for r in store.load(KEY).records] == ["On Pot 1"]
    assert store.append(KEY, batch(record(1)), known_at="2026-01-03").rows == 0
    back = store.append(KEY, batch(record(1), record(2)), known_at="2026-01-04")
    assert (back.new, back.changed) == (0, 1)
    assert len(store.load(KEY).records) == 2
    assert len(store.load(KEY, as_of="2026-01-02").records) == 1


@pytest.mark.parametrize(
    "status", ["partial", "truncated", "blocked", "quota", "not_found", "failed"]
)
def test_an_answer_that_is_not_complete_removes_and_zeroes_nothing(store, status):
    store.append(KEY, batch(record(1, references=("a",)), record(5)), known_at="2026-01-01")
    poor = record(5, citations=0, title=None, references=())
    done = store.append(KEY, batch(poor, status=status), known_at="2026-01-02")
    assert done.vanished == 0
    later = store.load(KEY)
    assert [r.title for r in later.records] == ["On Pot 1", "On Pot 5"]
    assert [r.citations for r in later.records] == [1, 5]
    assert later.outcomes[0].status == status


def test_an_answer_in_part_still_adds_what_it_brings(store):
    store.append(KEY, batch(record(1, citations=None)), known_at="2026-01-01")
    store.append(
        KEY, batch(record(1, citations=0), record(3), status="partial"), known_at="2026-01-02"
    )
    assert [r.citations for r in store.load(KEY).records] == [0, 3]


def test_a_value_that_a_complete_answer_no_longer_gives_is_unknown_again(store):
    store.append(KEY, batch(record(1, abstract="Pots.")), known_at="2026-01-01")
    store.append(KEY, batch(record(1)), known_at="2026-01-02")
    assert store.load(KEY).records[0].abstract is None
    assert store.load(KEY, as_of="2026-01-01").records[0].abstract == "Pots."


def test_an_empty_complete_answer_after_many_works_is_not_believed(store):
    many = [record(n) for n in range(1, 31)]
    store.append(KEY, batch(*many), known_at="2026-01-01")
    done = store.append(KEY, batch(), known_at="2026-01-02")
    assert done.vanished == 0
    assert "had listed 30" in done.warnings[0]
    later = store.load(KEY)
    assert len(later.records) == 30
    assert "had listed 30" in later.warnings[0]
    assert store.append(KEY, batch(), known_at="2026-01-03").rows == 0
    store.append(KEY, batch(*many), known_at="2026-01-04")
    assert store.load(KEY).warnings == ()


def test_one_or_two_works_may_well_all_be_withdrawn(store):
    store.append(KEY, batch(record(1), record(2)), known_at="2026-01-01")
    assert store.append(KEY, batch(), known_at="2026-01-02").vanished == 2
    assert store.load(KEY).records == ()


@pytest.mark.parametrize("nothing", [0, None])
def test_a_complete_answer_without_any_citation_left_is_not_believed(store, nothing):
    store.append(KEY, batch(*[record(n, citations=n) for n in range(5)]), known_at="2026-01-01")
    wiped = batch(*[record(n, citations=nothing) for n in range(5)])
    done = store.append(KEY, wiped, known_at="2026-01-02")
    assert "now counts no citation of any of 4 papers" in done.warnings[0]
    assert sorted(r.citations for r in store.load(KEY).records) == [0, 1, 2, 3, 4]
    assert store.append(KEY, wiped, known_at="2026-01-03").rows == 0
    one = batch(*[record(n, citations=int(n == 4)) for n in range(5)])
    store.append(KEY, one, known_at="2026-01-04")
    assert sorted(r.citations for r in store.load(KEY).records) == [0, 0, 0, 0, 1]


def test_nobody_is_kept_under_a_name(store):
    for name in ("Josiah Carberry", "", "Josiah Carberry: potter", "orcid:"):
        with pytest.raises(StoreError, match="cannot stand for a person"):
            store.append(name, batch(record(1)), known_at="2026-01-01")


def test_further_identifiers_given_lead_to_the_same_person(store):
    store.append(KEY, batch(record(1)), known_at="2026-01-01", aliases=["openalex:A1"])
    assert store.load("openalex:A1") == store.load(KEY)
    # The list was turned round: still one person, though nothing new was learnt.
    done = store.append(
        "scholar:x", batch(record(1)), known_at="2026-02-01", aliases=["openalex:A1"]
    )
    assert (done.key, done.rows) == (KEY, 0)
    assert store.load("scholar:x") == store.load(KEY)
    assert len(store.people()) == 1


def test_losing_most_works_at_once_is_believed_but_said(store):
    store.append(KEY, batch(*[record(n) for n in range(10)]), known_at="2026-01-01")
    done = store.append(KEY, batch(record(0)), known_at="2026-01-02")
    assert done.vanished == 9
    assert "no longer lists 9" in done.warnings[0]


def test_a_source_that_was_not_asked_denies_nothing(store):
    store.append(KEY, batch(record(1)), known_at="2026-01-01")
    other = batch(record(1, source="library"), source="library")
    assert store.append(KEY, other, known_at="2026-01-02").vanished == 0
    assert {r.provenance.source for r in store.load(KEY).records} == {"index", "library"}


def test_a_source_asked_twice_is_complete_only_when_both_answers_are(store):
    store.append(KEY, batch(record(1), record(2)), known_at="2026-01-01")
    half = batch(record(1))
    half = replace(half, outcomes=(*half.outcomes, replace(half.outcomes[0], status="failed")))
    assert store.append(KEY, half, known_at="2026-01-02").vanished == 0


def test_a_service_answer_keeps_what_a_document_said_of_positions(store):
    sections = {"positions": ({"title": "Reader", "dates": "2009 -"},)}
    store.append(KEY, batch(source="cv", sections=sections, kind="cv"), known_at="2026-01-01")
    store.append(KEY, batch(record(1)), known_at="2026-01-02")
    assert store.load(KEY).sections == sections


def test_different_records_under_one_identity_are_both_kept_in_any_order(store):
    twins = (record(1, title="A"), record(1, title="B"))
    store.append(KEY, batch(*twins), known_at="2026-01-01")
    assert sorted(r.title for r in store.load(KEY).records) == ["A", "B"]
    swapped = batch(*reversed(twins))
    assert store.append(KEY, swapped, known_at="2026-01-02").rows == 0


def test_any_identifier_of_a_person_leads_to_them(store):
    person = PersonRecord(
        person=Person(ids=(KEY, "openalex:A5"), name="Josiah Carberry"),
        provenance=Provenance(source="index", source_id="A5"),
    )
    store.append(KEY, batch(record(1), people=(person,)), known_at="2026-01-01")
    done = store.append("openalex:A5", batch(record(1), record(2)), known_at="2026-01-02")
    assert (done.key, done.new) == (KEY, 1)
    assert store.load("openalex:A5") == store.load(KEY)
    people = store.people()
    assert people.loc[0, "ids"] == ["openalex:A5", KEY]
    assert (people.loc[0, "name"], people.loc[0, "n_records"]) == ("Josiah Carberry", 2)


def test_an_identifier_of_somebody_else_is_not_taken_over(store):
    store.append("openalex:A5", batch(record(1)), known_at="2026-01-01")
    person = PersonRecord(
        person=Person(ids=(KEY, "openalex:A5")), provenance=Provenance(source="index")
    )
    done = store.append(KEY, batch(record(2), people=(person,)), known_at="2026-01-01")
    assert "openalex:A5 is already kept as another person" in done.warnings[0]
    assert len(store.people()) == 2


def test_several_observations_of_a_day_are_one_date_of_history(store):
    for hour, count in ((8, 1), (12, 2), (20, 3)):
        at = f"2026-01-01T{hour:02}:00:00Z"
        store.append(KEY, batch(record(1, citations=count)), known_at=at)
    store.append(KEY, batch(record(1, citations=9)), known_at="2026-01-02T01:00:00+02:00")
    assert [(b.known_at, b.records[0].citations) for b in store.history(KEY)] == [
        ("2026-01-01T23:00:00Z", 9)
    ]
    assert store.load(KEY, as_of="2026-01-01T13:00:00Z").records[0].citations == 2


def test_observations_out_of_order_are_refused_but_repeated_ones_are_not(store):
    store.append(KEY, batch(record(1, citations=1)), known_at="2026-01-01")
    store.append(KEY, batch(record(1, citations=3)), known_at="2026-03-01")
    assert store.append(KEY, batch(record(1, citations=1)), known_at="2026-01-01").rows == 0
    with pytest.raises(StoreError, match="last observed at 2026-03-01"):
        store.append(KEY, batch(record(1, citations=2)), known_at="2026-02-01")
    assert len(store.history(KEY)) == 2


def test_asking_for_somebody_unknown_names_whom_there_is(store):
    with pytest.raises(NotFoundError, match="knows nobody yet"):
        store.load(KEY)
    assert not store.path.exists()
    store.append(KEY, batch(record(1)), known_at="2026-01-01")
    with pytest.raises(NotFoundError, match="It knows orcid:0000-0002-1825-0097"):
        store.history("orcid:0000-0002-1825-0098")
    with pytest.raises(NotFoundError, match="first observation is of 2026-01-01"):
        store.load(KEY, as_of="2025-12-31")


@pytest.mark.parametrize("moment", ["", "yesterday", "2026-13-01", "2026"])
def test_a_moment_that_is_none_is_refused(store, moment):
    with pytest.raises(StoreError, match="no date or moment"):
        store.append(KEY, batch(record(1)), known_at=moment)


def test_nothing_learnt_leaves_no_trace(store):
    assert store.append(KEY, Batch(known_at=""), known_at="2026-01-01").rows == 0
    assert store.people().empty


answers = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 5), st.one_of(st.none(), st.integers(0, 3)), max_size=6),
        st.sampled_from(["complete", "partial", "failed"]),
    ),
    min_size=1,
    max_size=6,
)


def _is_likely(seen, counts) -> bool:
    """Whether counts are left, or so few were known that all may have gone."""
    return any(counts.values()) or sum(bool(seen.get(n)) for n in counts) < 3


def _kept(seen, counts):
    return {n: count if seen.get(n) is None else seen[n] for n, count in counts.items()}


@given(answers)
def test_history_repeats_and_never_forgets(tmp_path_factory, given_answers):
    path = tmp_path_factory.mktemp("stores") / "a.db"
    seen: dict[int, int | None] = {}
    with open_store(path) as store:
        for day, (counts, status) in enumerate(given_answers, start=1):
            records = [record(n, citations=c) for n, c in counts.items()]
            at = f"2026-01-{day:02}"
            asked = batch(*records, status=status)
            store.append(KEY, asked, known_at=at)
            assert store.append(KEY, asked, known_at=at).rows == 0
            now = {int(r.title.rpartition(" ")[2]): r.citations for r in store.load(KEY).records}
            if status == "complete" and counts:
                assert now == (counts if _is_likely(seen, counts) else _kept(seen, counts))
            elif status != "complete":
                assert set(seen) <= set(now)
            seen = now
        states = store.history(KEY)
        assert states[-1] == store.load(KEY)
        for state in states:
            assert store.load(KEY, as_of=state.known_at) == state
