"""A person's own list beside what indexes have: every work once, every difference with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics.normalizer import Decision, Decisions
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Outcome, Person, PersonRecord, Provenance, Record

NAME = "Josiah Carberry"


def record(source, number, title, **fields):
    fields.setdefault("authors", (NAME,))
    fields["authors"] = tuple(Author(name=name) for name in fields["authors"])
    told = Provenance(source=source, source_id=f"{source}{number}", known_at="2026-01-01")
    return Record(provenance=told, title=title, **fields)


def profile(source, *records, status="complete", known_at="2026-01-01", person=None, same=None):
    who = PersonRecord(person=person or Person(name=NAME), provenance=Provenance(source=source))
    ending = Outcome(source=source, status=status, n_records=len(records))
    batch = Batch(known_at=known_at, people=(who,), records=records, outcomes=(ending,))
    decided = Decisions([Decision("same", *same)] if same else [])
    return compose([batch], as_of="2026-06-30", decisions=decided)


def both(document_fields, index_fields, title="On the Mending of Cracked Pots", other=None):
    document = profile("document:cv", record("document:cv", 1, title, **document_fields))
    index = profile("index", record("index", 1, other or title, **index_fields))
    return rm.reconcile(document, index)


def differing(table):
    found = table[table["status"] == "differs"]
    return {row.field: (row.document, row.fetched) for row in found.itertuples()}


def test_each_work_has_one_row_and_its_status():
    document = profile(
        "document:cv",
        record("document:cv", 1, "On the Mending of Cracked Pots", year=2019),
        record("document:cv", 2, "A Theory of Teacups", year=2016),
    )
    index = profile(
        "index",
        record("index", 1, "On the mending of cracked pots.", year=2019),
        record("index", 2, "Kilns and Their Discontents", year=2017),
    )
    table = rm.reconcile(document, index)
    assert dict(zip(table["title"], table["status"], strict=True)) == {
        "On the Mending of Cracked Pots": "both",
        "A Theory of Teacups": "document_only",
        "Kilns and Their Discontents": "fetched_only",
    }
    assert table["is_certain"].all()
    assert table["n_listed"].tolist() == [1, 1, 0]
    assert table["sources"].tolist() == [["index"], [], ["index"]]
    assert "same title" in table["reason"].iloc[0]


@pytest.mark.parametrize(
    ("said", "told", "field"),
    [
        ({"year": 2019}, {"year": 2020}, "year"),
        ({"venue": "ICML"}, {"venue": "NeurIPS"}, "venue"),
        ({"authors": (NAME, "Bo Lee")}, {"authors": (NAME, "Bo Lee", "Ann Pott")}, "authors"),
        ({"authors": (NAME, "Bo Lee")}, {"authors": ("Bo Lee", NAME)}, "authors"),
        ({"authors": (NAME, "Sangdoo Yun")}, {"authors": (NAME, "Sangdoon Yun")}, "authors"),
    ],
)
def test_what_differs_is_told_with_both_values(said, told, field):
    known = {"year": 2019, "authors": (NAME, "Bo Lee")}
    table = both(known | said, known | told)
    assert table["status"].tolist() == ["both", "differs"]
    ((found, (document, fetched)),) = differing(table).items()
    assert found == field
    assert document != fetched
    assert table["reason"].iloc[1]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"venue": "ICML"}, {"venue": "International Conference on Machine Learning"}),
        ({"venue": "Proc. of ICML 2019"}, {"venue": "ICML"}),
        ({"authors": ("J. Carberry", "B. Lee")}, {"authors": (NAME, "Bo Lee")}),
        ({"authors": ("Carberry, Josiah", "Lee, Bo")}, {"authors": (NAME, "Bo Lee")}),
        (
            {"authors": (NAME,), "authors_truncated": True},
            {"authors": (NAME, "Bo Lee", "Ann Pott")},
        ),
        ({"doi": "10.5555/ABC"}, {"doi": "10.5555/abc"}),
        ({"year": None}, {"year": 2019}),
        ({"type": "talk"}, {"type": "article"}),
        ({"type": "conference"}, {"type": "workshop"}),
    ],
)
def test_other_spellings_and_unknowns_do_not_differ(said, told):
    known = {"year": 2019, "authors": (NAME, "Bo Lee")}
    table = both(known | said, known | told)
    # Where nothing links the two, there are no fields to compare.
    assert differing(table) == {}


def test_titles_that_differ_are_told_apart_from_spellings():
    doi = {"doi": "10.5555/pots", "year": 2019, "authors": (NAME, "Bo Lee")}
    cut = both(doi, doi, "On Mending Cracked Pots", "On Mending Cracked Pots: A Survey")
    assert differing(cut)["title"][1].endswith("A Survey")
    slip = both(doi, doi, "On the Mending of Cracked Pots", "On the Mending of Craked Pots")
    assert "slip" in slip["reason"].iloc[1]
    spelt = both(doi, doi, "On the Mending of Cracked Pots", "On The Mending of {Cracked} Pots.")
    assert differing(spelt) == {}


def test_whoever_lists_the_preprint_does_not_contradict_the_article():
    document = profile(
        "document:cv",
        record("document:cv", 1, "On Pots and Kilns", year=2018, arxiv_id="1801.00001"),
    )
    index = profile(
        "index",
        record("index", 1, "On Pots and Kilns", year=2018, arxiv_id="1801.00001", venue="arXiv"),
        record("index", 2, "On Pots and Kilns", year=2019, doi="10.5555/k", venue="Clay Letters"),
    )
    table = rm.reconcile(document, index)
    assert table["status"].tolist() == ["both"]


@pytest.mark.parametrize("status", ["failed", "truncated", "partial", "blocked", "not_found"])
def test_absence_from_a_source_that_gave_not_all_proves_nothing(status):
    document = profile("document:cv", record("document:cv", 1, "A Theory of Teacups", year=2016))
    (row,) = rm.reconcile(document, profile("index", status=status)).itertuples()
    assert (row.status, row.is_certain) == ("document_only", False)
    assert f"index: {status}" in row.reason


def test_a_document_read_in_part_leaves_open_what_it_lacks():
    document = profile("document:cv", status="partial")
    index = profile("index", record("index", 1, "A Theory of Teacups", year=2016))
    (row,) = rm.reconcile(document, index).itertuples()
    assert (row.status, row.is_certain) == ("fetched_only", False)
    assert "not read whole" in row.reason


def test_later_works_and_selections_explain_what_a_document_lacks():
    index = profile("index", record("index", 1, "A Theory of Teacups", date="2025-11-02"))
    kept = record("document:cv", 1, "On Pots", year=2016, section="Selected Publications")
    table = rm.reconcile(profile("document:cv", kept, known_at="2025-03"), index)
    reason = table.set_index("status").loc["fetched_only", "reason"]
    assert "later than the document (2025-03)" in reason
    assert "selected works" in reason


def test_somebody_elses_work_is_doubted():
    mine = [record("document:cv", n, f"Cracked Pots {n}", year=2010 + n) for n in range(3)]
    alien = record("index", 9, "Genome of the Kiln Moth", year=2015, authors=("M. Moth", "K. Kiln"))
    table = rm.reconcile(profile("document:cv", *mine), profile("index", alien))
    row = table.set_index("status").loc["fetched_only"]
    assert "somebody else's" in row["reason"]
    assert not row["is_certain"]


def test_works_that_nearly_meet_name_each_other():
    document = profile(
        "document:cv", record("document:cv", 1, "A Theory of Broken Teacups", year=2004)
    )
    index = profile("index", record("index", 1, "The Theory of Broken Teacups", year=2016))
    table = rm.reconcile(document, index)
    assert sorted(table["status"]) == ["document_only", "fetched_only"]
    assert not table["is_certain"].any()
    assert all("perhaps the same as" in reason for reason in table["reason"])


def test_a_work_listed_twice_is_one_row():
    twice = [record("document:cv", n, "On the Mending of Cracked Pots", year=2019) for n in (1, 2)]
    index = profile("index", record("index", 1, "On the Mending of Cracked Pots", year=2019))
    (row,) = rm.reconcile(profile("document:cv", *twice), index).itertuples()
    assert row.n_listed == 2
    assert "listed 2 times" in row.reason


def test_what_the_user_decided_holds_and_two_dois_of_it_differ():
    listed = record("document:cv", 1, "A Theory of Teacups", year=2016, doi="10.5555/one")
    document, index = (
        profile("document:cv", listed),
        profile(
            "index", record("index", 1, "Teacups, Theoretically", year=2016, doi="10.5555/two")
        ),
    )
    assert sorted(rm.reconcile(document, index)["status"]) == ["document_only", "fetched_only"]
    pair = tuple(f"record:{one.records['record_id'].iloc[0]}" for one in (document, index))
    table = rm.reconcile(profile("document:cv", listed, same=pair), index)
    assert table["status"].iloc[0] == "both"
    assert differing(table)["doi"] == ("10.5555/one", "10.5555/two")


def test_nothing_on_either_side_gives_no_rows():
    table = rm.reconcile(profile("document:cv"), profile("index"))
    assert len(table) == 0
    assert table.dtypes["is_certain"] == "boolean"


def test_other_things_than_profiles_are_refused():
    with pytest.raises(rm.errors.RecordError, match="takes two profiles, not DataFrame"):
        rm.reconcile(profile("index").works, profile("index"))


def test_two_people_are_refused():
    first = profile("document:cv", person=Person(name=NAME, ids=("orcid:0000-0002-1825-0097",)))
    second = profile("index", person=Person(name=NAME, ids=("orcid:0000-0001-5109-3700",)))
    with pytest.raises(rm.errors.AmbiguousPersonError):
        rm.reconcile(first, second)


TITLES = [
    "On Cracked Pots",
    "A Theory of Teacups",
    "Kilns and Fires",
    "Glaze",
    "Of Handles and Lids",
]


@settings(max_examples=60, deadline=None)
@given(
    listed=st.lists(st.sampled_from(TITLES), unique=True),
    indexed=st.lists(st.sampled_from(TITLES), unique=True),
)
def test_every_work_stands_in_the_right_place(listed, indexed):
    document = profile(
        "document:cv", *(record("document:cv", n, t, year=2019) for n, t in enumerate(listed))
    )
    index = profile("index", *(record("index", n, t, year=2019) for n, t in enumerate(indexed)))
    table = rm.reconcile(document, index)
    for status, expected in (
        ("both", set(listed) & set(indexed)),
        ("document_only", set(listed) - set(indexed)),
        ("fetched_only", set(indexed) - set(listed)),
    ):
        assert sorted(table[table["status"] == status]["title"]) == sorted(expected)
    turned = rm.reconcile(index, document)["status"].value_counts().to_dict()
    assert turned.get("document_only", 0) == len(set(indexed) - set(listed))


def test_what_waits_for_print_is_no_gap_of_the_indexes():
    waiting = record("document:cv", 1, "On Handles and Lids", notes=("under review",))
    (row,) = rm.reconcile(profile("document:cv", waiting), profile("index")).itertuples()
    assert row.reason == "not published yet, by the document's own words"
