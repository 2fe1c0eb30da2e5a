"""Which value is shown of a work, where it comes from, and what other records say."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.errors import ConfigError
from researchmetrics.normalizer import normalize, trace
from researchmetrics.records import Author, Provenance, Record

AS_OF = "2026-11-20"
TEAM = ("Josiah Carberry", "Maria Oliveira", "Lucia Ng")
TITLE = "Glazing Cracked Pots by Fire"


def record(source="openalex", title=TITLE, names=TEAM, own=None, told="2026-11-01", **said):
    return Record(
        provenance=Provenance(source=source, source_id=own or source, retrieved_at=told),
        title=title,
        authors=tuple(name if isinstance(name, Author) else Author(name=name) for name in names),
        **said,
    )


def one(*records, **options):
    works = normalize(records, as_of=AS_OF, **options).works
    assert len(works) == 1
    return works.iloc[0]


def traced(*records, **options):
    tables = normalize(records, as_of=AS_OF, **options)
    return trace(records, tables, as_of=AS_OF, **options)


def origin(table: pd.DataFrame, field: str) -> pd.Series:
    return table[table["field"] == field].iloc[0]


PREPRINT = record(
    "arxiv", type="preprint", arxiv_id="1801.00001v2", doi="10.48550/arxiv.1801.00001", year=2018,
    abstract="We glaze pots, and more is said of it here than elsewhere.", citations=30,
)  # fmt: skip
PUBLISHED = record(
    "crossref", type="article", venue="Journal of Pots", doi="10.5555/pots.1", date="2019-05-02",
    year=2019, abstract="We glaze…", citations=7,
)  # fmt: skip


def test_the_published_form_stands_for_the_work_and_the_preprint_is_kept():
    work = one(PREPRINT, PUBLISHED)
    assert (work.doi, work.arxiv_id, work.type) == ("10.5555/pots.1", "1801.00001", "article")
    assert (work.date, work.venue, work.versions) == ("2019-05-02", "Journal of Pots", 2)
    found = traced(PREPRINT, PUBLISHED).editions
    assert found["type"].tolist() == ["article", "preprint"]
    assert found["is_shown"].tolist() == [True, False]
    assert found["doi"].fillna("").tolist()[0] == "10.5555/pots.1"
    assert found["arxiv_id"].tolist()[1] == "1801.00001"
    assert found["arxiv_version"].fillna(0).tolist() == [0, 2]
    assert found["citations"].tolist() == [7, 30]
    assert found["record_ids"].tolist() == [[PUBLISHED.record_id], [PREPRINT.record_id]]


def test_the_longest_abstract_that_is_not_cut():
    assert one(PREPRINT, PUBLISHED).abstract == PREPRINT.abstract
    assert one(PUBLISHED).abstract == "We glaze…"
    short = record("hal", abstract="We glaze.")
    assert one(PUBLISHED, short).abstract == "We glaze."


def test_names_are_taken_from_where_they_are_written_out():
    short = record(
        "crossref", names=("J. Carberry", "M Oliveira", "L. Ng"), type="article", year=2019
    )
    full = record("zenodo", names=("Carberry, Josiah", "Maria Oliveira", "Lucia Ng"), year=2019)
    assert one(short, full).authors == ["Josiah Carberry", "Maria Oliveira", "Lucia Ng"]
    tables = normalize([short, full], as_of=AS_OF)
    assert tables.authorships["name"].tolist() == ["Josiah Carberry", "Maria Oliveira", "Lucia Ng"]
    found = traced(short, full).origins
    names = found[found["field"] == "authors"]
    assert set(names["source"]) == {"zenodo"}
    assert names["position"].tolist() == [1, 2, 3]


def test_a_name_spelt_otherwise_or_of_another_is_not_taken():
    listed = record("crossref", names=("J. Carberry", "A. Lee"), type="article")
    other = record("zenodo", names=("Josiah Carbery", "Bo Lee"))
    assert one(listed, other).authors == ["J. Carberry", "A. Lee"]
    twins = record("zenodo", names=("Ann Lee", "Amy Lee", "J. Carberry"))
    assert one(record("crossref", names=("J. Carberry", "A. Lee")), twins).authors[-1] != "Josiah"


def test_the_longer_of_two_whole_lists_that_agree():
    part = record("crossref", names=TEAM[:2], type="article", year=2019)
    whole = record("openalex", year=2019)
    work = one(part, whole)
    assert work.authors == list(TEAM)
    assert work.n_authors == 3
    others = record("openalex", names=("Josiah Carberry", "Ada Kent", "Bo Hu"), year=2019)
    assert one(part, others).authors == list(TEAM[:2])


def test_a_list_shorter_than_the_number_stated_is_cut():
    cut = record("crossref", names=TEAM[:2], n_authors=9)
    work = one(cut)
    assert (work.n_authors, work.authors_truncated) == (9, True)


def test_affiliations_and_countries_of_an_author_are_put_together():
    here = Author(name=TEAM[0], affiliations=("Brown University",), countries=("US",))
    there = Author(name=TEAM[0], affiliations=("brown university", "Kiln Institute"))
    rows = normalize(
        [record("crossref", names=(here,)), record("openalex", names=(there,))], as_of=AS_OF
    ).authorships
    assert [one.casefold() for one in rows["affiliations"][0]] == [
        "brown university", "kiln institute",
    ]  # fmt: skip
    assert rows["countries"][0] == ["US"]


def test_a_word_for_everything_weighs_less_than_what_several_say():
    said = {"venue": "Third Gathering of Potters", "year": 2019}
    records = [
        record("openalex", type="article", **said),
        record("dblp", type="conference", **said),
        record("acl", type="conference", **said),
    ]
    assert one(*records).type == "conference"
    assert one(*records[:2]).type == "article"
    found = origin(traced(*records).origins, "type")
    assert (found["value"], found["why"]) == ("conference", "most records of this form say so")


def test_open_access_anywhere_is_open_access():
    closed, opened = record("crossref", is_open_access=False), record("hal", is_open_access=True)
    assert one(closed, opened).is_open_access
    assert not one(closed).is_open_access
    assert one(record("hal")).is_open_access is pd.NA


def test_disagreements_are_kept_and_the_shown_one_is_marked():
    records = (
        PUBLISHED,
        record("dblp", year=2020, type="conference", venue="Workshop on Kilns"),
        record("hal", title="Glazing cracked pots by fire.", year=2019, date="2019-05"),
    )
    found = traced(*records).disagreements
    years = found[found["field"] == "year"].set_index("value")
    assert years["is_shown"].to_dict() == {"2019": True, "2020": False}
    assert years["sources"].to_dict() == {"2019": ["crossref", "hal"], "2020": ["dblp"]}
    # Case and marks of a title, and a less precise date, deny nothing.
    assert set(found["field"]) == {"year", "date", "type", "venue"}
    dates = found[found["field"] == "date"].set_index("value")
    assert dates["is_shown"].to_dict() == {"2019-05-02": True, "2020": False}


def test_counts_of_several_sources_are_a_disagreement():
    found = traced(PUBLISHED, record("openalex", citations=9)).disagreements
    counts = found[found["field"] == "citations"].set_index("value")
    assert counts["is_shown"].to_dict() == {"9": True, "7": False}


def test_records_that_agree_disagree_in_nothing():
    again = record("hal", title=TITLE.upper(), names=("J. Carberry", "M. Oliveira", "L. Ng"),
                   year=2019)  # fmt: skip
    assert traced(PUBLISHED, again).disagreements.empty


def test_code_and_retraction_come_from_the_related_record():
    program = record("zenodo", title=f"Code for: {TITLE}", type="software",
                     url="https://github.com/example/pots")  # fmt: skip
    notice = record("pubmed", title=f"Retraction: {TITLE}", year=2021)
    found = traced(PUBLISHED, program, notice).origins
    own = found[found["work_id"] == found["work_id"].iloc[-1]]
    for field, by in (("code_url", program), ("is_retracted", notice)):
        said = found[(found["field"] == field) & (found["record_id"] == by.record_id)]
        assert len(said) == 1, field
    assert len(own)


TWO_VERSIONS = (
    record("openalex", own="W1", type="preprint", arxiv_id="1801.00001", year=2018, citations=10,
           citations_by_year=((2019, 4), (2020, 6))),
    record("openalex", own="W2", type="article", venue="Journal of Pots", year=2019, citations=5,
           citations_by_year=((2020, 5),), told="2026-10-01"),
    record("crossref", type="article", venue="Journal of Pots", year=2019, citations=12),
)  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "count", "source"),
    [
        ("max", 12, "crossref"),
        ("sum", 15, "openalex"),
        ("crossref", 12, "crossref"),
        ("openalex", 10, "openalex"),
    ],
)
def test_citations_by_policy(policy, count, source):
    work = one(*TWO_VERSIONS, citations=policy)
    assert (work.citations, work.citations_source) == (count, source)


def test_the_primary_count_is_that_of_the_most_trusted_record_that_has_one():
    assert one(PREPRINT, PUBLISHED, citations="primary").citations == 7
    uncounted = record("crossref", type="article", venue="Journal of Pots", year=2019)
    assert one(PREPRINT, uncounted, citations="primary").citations == 30


def test_a_sum_is_as_old_as_its_oldest_part_and_says_what_was_added():
    assert one(*TWO_VERSIONS, citations="sum").citations_as_of == "2026-10-01"
    found = origin(traced(*TWO_VERSIONS, citations="sum").origins, "citations")
    assert (found["value"], found["source"]) == ("15", "openalex")
    assert "openalex counts 2 versions apart" in found["why"]
    yearly = normalize(TWO_VERSIONS, as_of=AS_OF, citations="sum").citations_by_year
    assert yearly["citations"].tolist() == [4, 11]
    assert normalize(TWO_VERSIONS, as_of=AS_OF).citations_by_year["citations"].tolist() == [4, 6]


def test_a_document_that_lists_a_paper_twice_counts_it_once():
    listed = [record("document:cv.md", own=str(place), citations=8, year=2019) for place in (1, 2)]
    assert one(*listed, citations="sum").citations == 8
    rows = [
        record(
            "document:profile.html", own=str(n), citations=8, ids=(f"scholar:abc:{n}",), year=2019
        )
        for n in (1, 2)
    ]
    assert one(*rows, citations="sum").citations == 16


@pytest.mark.parametrize("policy", ["max", "sum", "primary", "openalex", "dblp"])
def test_unknown_stays_unknown_and_zero_stays_zero(policy):
    assert one(record("openalex", year=2019), citations=policy).citations is pd.NA
    zero = one(record("openalex", citations=0), citations=policy)
    assert zero.citations is pd.NA if policy == "dblp" else zero.citations == 0
    assert zero.citations_source is pd.NA if policy == "dblp" else True


@pytest.mark.parametrize("policy", ["", "the most", "Max!", "12"])
def test_what_is_no_policy_is_refused(policy):
    with pytest.raises(ConfigError, match="Choose one of max, sum, primary"):
        normalize([PUBLISHED], as_of=AS_OF, citations=policy)


def scholar(own, title, citations, *notes, ids=()):
    return record("google_scholar", title, own=own, citations=citations, notes=notes,
                  ids=(f"scholar:{own}", *ids), year=2019)  # fmt: skip


STRUCK = "citations counted with another article, scholar:abc:2"


@pytest.mark.parametrize("policy", ["max", "sum", "google_scholar"])
def test_a_struck_count_belongs_to_the_other_work_alone(policy):
    struck = scholar("abc:1", "A first tale of pots and kilns", 57, STRUCK)
    other = scholar("abc:2", "Mending kettles in the northern valleys", 57)
    works = normalize([struck, other], as_of=AS_OF, citations=policy).works.set_index("title")
    assert works.citations[other.title] == 57
    assert works.citations[struck.title] is pd.NA
    alone = normalize([struck], as_of=AS_OF, citations=policy).works
    assert alone.citations.tolist() == [57]


def test_a_struck_count_without_a_name_is_found_by_what_cites_it():
    note = "citations counted with another article"
    struck = scholar("abc:1", "A first tale of pots", 57, note, ids=("scholar_cluster:9",))
    other = scholar("abc:2", "Mending kettles in the north", 57, ids=("scholar_cluster:9",))
    works = normalize([struck, other], as_of=AS_OF).works.set_index("title")
    assert works.citations.fillna(-1).to_dict() == {struck.title: -1, other.title: 57}
    elsewhere = scholar("abc:3", "Mending kettles in the north", 57, ids=("scholar_cluster:8",))
    assert normalize([struck, elsewhere], as_of=AS_OF).works.citations.tolist() == [57, 57]


def test_counts_struck_in_a_circle_are_counted_once():
    one_way = scholar("abc:1", "A first tale of pots", 57, STRUCK)
    back = scholar("abc:2", "Mending kettles in the north", 57,
                   "citations counted with another article, scholar:abc:1")  # fmt: skip
    counts = normalize([one_way, back], as_of=AS_OF).works.citations
    assert sorted(counts.fillna(-1)) == [-1, 57]


def test_versions_struck_within_one_work_are_not_added():
    draft = scholar("abc:1", TITLE, 57, STRUCK)
    paper = scholar("abc:2", TITLE, 57)
    assert one(draft, paper, citations="sum").citations == 57


def test_tracing_costs_no_link_anew_and_recounts_as_normalising_does():
    tables = normalize(TWO_VERSIONS, as_of=AS_OF)
    found = trace(TWO_VERSIONS, tables, as_of=AS_OF)
    for policy in ("max", "sum", "primary", "crossref"):
        again = normalize(TWO_VERSIONS, as_of=AS_OF, citations=policy)
        recounted = found.recounted(policy)
        for name in ("works", "authorships", "links", "citations_by_year", "references"):
            pd.testing.assert_frame_equal(getattr(recounted, name), getattr(again, name))
    assert found.counting_sources == ["crossref", "openalex"]
