"""What holds of merging whatever the records say."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.normalizer import normalize, trace
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.merging.editions import editions
from researchmetrics.normalizer.record_entries import record_entry
from researchmetrics.records import Author, Provenance, Record
from researchmetrics.tables import TABLES

AS_OF = "2026-11-20"
TITLES = (
    "Glazing Cracked Pots by Fire",
    "glazing cracked pots by fire.",
    "Of Mended Kettles and Lids",
)
NAMES = (
    "Josiah Carberry",
    "J. Carberry",
    "Maria Oliveira",
    "Oliveira, M.",
    "Lucia Ng",
    "Ng, Lucia",
)
VENUES = ("Journal of Pots", "NeurIPS", "Proc. of the Workshop on Kilns", "CoRR", "under review")
TYPES = ("article", "conference", "preprint", "workshop", "book", "software", "unsubmitted")
NOTES = ("oral", "Oral", "citations counted with another article, scholar:x:1", "Erratum in MED/7")


def maybe(strategy):
    return st.none() | strategy


authors = st.lists(
    st.builds(
        Author,
        name=st.sampled_from(NAMES),
        affiliations=st.sampled_from([(), ("Kiln Institute",), ("kiln institute", "Brown")]),
    ),
    max_size=4,
)
said = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "authors": authors.map(tuple),
        "year": maybe(st.integers(2017, 2020)),
        "date": maybe(st.sampled_from(["2019-05-02", "2019", "May 2019", "in press"])),
        "venue": maybe(st.sampled_from(VENUES)),
        "type": maybe(st.sampled_from(TYPES)),
        "doi": maybe(st.sampled_from(["10.5555/p.1", "10.5555/p.2", "10.48550/arXiv.1901.00001"])),
        "arxiv_id": maybe(st.sampled_from(["1901.00001v1", "1901.00001v3"])),
        "ids": st.sampled_from([(), ("pmid:7",), ("scholar:x:1",), ("openalex:W9",)]),
        "citations": maybe(st.integers(0, 40)),
        "citations_by_year": st.sampled_from([(), ((2019, 3),), ((2019, 1), (2020, 5))]),
        "abstract": maybe(st.sampled_from(["We fire.", "We fire pots and…"])),
        "notes": st.lists(st.sampled_from(NOTES), max_size=2, unique=True).map(tuple),
        "affiliations": st.sampled_from([(), ("Brown",)]),
        "is_open_access": maybe(st.booleans()),
        "is_retracted": maybe(st.booleans()),
        "code_url": maybe(st.just("https://github.com/example/pots")),
        "url": maybe(st.just("https://example.org/p")),
        "authors_truncated": maybe(st.booleans()),
        "n_authors": maybe(st.integers(1, 6)),
    }
)
sources = st.sampled_from(["openalex", "crossref", "google_scholar", "document:cv.md"])


@st.composite
def lists_of_records(draw, most=6):
    rows = draw(st.lists(st.tuples(sources, said), min_size=1, max_size=most))
    return [
        Record(provenance=Provenance(source=source, source_id=str(place)), **fields)
        for place, (source, fields) in enumerate(rows)
    ]


POLICIES = st.sampled_from(["max", "sum", "primary", "openalex"])


@settings(deadline=None, max_examples=60)
@given(lists_of_records(), POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(records, policy, chance):
    shuffled = records[:]
    chance.shuffle(shuffled)
    one, other = (normalize(r, as_of=AS_OF, citations=policy) for r in (records, shuffled))
    for name in TABLES.keys() & set(type(one).__slots__):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    first, second = (
        trace(given, made, as_of=AS_OF, citations=policy)
        for given, made in ((records, one), (shuffled, other))
    )
    for name in ("origins", "disagreements", "editions"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


@settings(deadline=None, max_examples=60)
@given(lists_of_records(), POLICIES)
def test_every_value_shown_has_an_origin_and_no_origin_is_of_what_is_not_shown(records, policy):
    tables = normalize(records, as_of=AS_OF, citations=policy)
    found = trace(records, tables, as_of=AS_OF, citations=policy)
    shown = {
        (row["work_id"], field, value)
        for row in tables.works.to_dict("records")
        for field, cell in row.items()
        if field != "work_id"
        for value in _values(cell)
    }
    told = found.origins
    traced = set(zip(told["work_id"], told["field"], told["value"], strict=True))
    assert traced == shown
    assert not told.duplicated(list(TABLES["origins"].key)).any()
    assert not found.disagreements.duplicated(list(TABLES["disagreements"].key)).any()


def _values(cell):
    if isinstance(cell, dict):
        return [f"{scheme}:{value}" for scheme, value in cell.items()]
    if isinstance(cell, list):
        return cell
    if pd.isna(cell):
        return []
    return [str(cell).lower() if isinstance(cell, bool) else str(cell)]


@settings(deadline=None, max_examples=60)
@given(lists_of_records())
def test_the_record_named_said_the_value(records):
    tables = normalize(records, as_of=AS_OF)
    told = trace(records, tables, as_of=AS_OF).origins
    by_id = {record.record_id: record for record in records}
    for row in told.itertuples():
        record = by_id[row.record_id]
        assert record.provenance.source == row.source
        if row.field in {"abstract", "code_url", "url"} and "made of" not in row.why:
            assert row.value in {record.abstract, record.code_url, record.url}
        if row.field == "citations":
            assert row.value == str(record.citations)
        if row.field == "authors":
            assert any(part in row.value for part in ("Carberry", "Oliveira", "Ng"))
            assert record.authors


@settings(deadline=None, max_examples=60)
@given(lists_of_records(), st.data())
def test_a_record_that_says_nothing_more_changes_nothing(records, data):
    twin = data.draw(st.sampled_from(records))
    silent = Record(
        provenance=replace(twin.provenance, source="zenodo", source_id="silent"),
        title=None,
        doi=None,
    )
    before = normalize(records, as_of=AS_OF)
    pair = (twin.record_id, silent.record_id)
    after = normalize([*records, silent], as_of=AS_OF, must_link=[pair])
    # The identity of a work is that of its first record; who lists it is what the record says.
    names = ["work_id", "sources"]
    if len(before.works) == len(after.works):
        pd.testing.assert_frame_equal(
            before.works.drop(columns=names).sort_values(["title", "citations"], ignore_index=True),
            after.works.drop(columns=names).sort_values(["title", "citations"], ignore_index=True),
        )


@settings(deadline=None, max_examples=80)
@given(lists_of_records())
def test_a_sum_is_at_least_the_largest_count_and_that_at_least_any_sources(records):
    tables = normalize(records, as_of=AS_OF)
    found = trace(records, tables, as_of=AS_OF)
    counts = {policy: found.counted(policy)["citations"] for policy in found.policies}
    largest, summed = counts.pop("max"), counts.pop("sum")
    assert (summed.isna() == largest.isna()).all()
    assert (summed >= largest).fillna(value=True).all()
    for counted in counts.values():
        assert (largest >= counted).fillna(value=True).all()


@settings(deadline=None, max_examples=60)
@given(lists_of_records())
def test_undoing_a_decision_restores_the_tables(records):
    before = normalize(records, as_of=AS_OF)
    apart = [(records[0].record_id, other.record_id) for other in records[1:]]
    normalize(records, as_of=AS_OF, cannot_link=apart)
    after = normalize(records, as_of=AS_OF)
    for name in type(before).__slots__:
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))


@settings(deadline=None)
@given(lists_of_records())
def test_editions_hold_each_record_once_and_are_as_many_as_versions(records):
    entries = [record_entry(record, as_of=AS_OF) for record in records]
    found = editions(entries)
    assert sorted(place for one in found for place in one.places) == list(range(len(entries)))
    assert found[0].places[0] == 0
    assert len(found) == _versions(entries)


def _versions(entries: list[Entry]) -> int:
    """Count forms in another way: by kind, and within it by known venue."""
    venues: dict[str, set[str]] = {}
    for entry in entries:
        if entry.is_preprint:
            venues.setdefault("preprint", set())
        elif entry.type or entry.venue:
            known = venues.setdefault(entry.type or "untold", set())
            if entry.venue and entry.venue.is_known:
                known.add(entry.venue.id)
    if "untold" in venues and set(venues) - {"untold", "preprint"}:
        del venues["untold"]
    return max(1, sum(max(1, len(known)) for known in venues.values()))
