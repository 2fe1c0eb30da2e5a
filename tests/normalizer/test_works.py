"""Records to works: what is one work, what stays two, and which values are shown."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.errors import RecordError
from researchmetrics.normalizer import normalize
from researchmetrics.records import Author, Person, Provenance, Record
from researchmetrics.tables import TABLES

AS_OF = "2026-11-20"
TEAM = ("Josiah Carberry", "Maria Oliveira", "Lucia Ng")


def record(title, source="document:cv.md", names=TEAM, place=None, **said):
    provenance = Provenance(
        source=source, source_id=place or f"{title} {said}", **said.pop("told", {})
    )
    authors = tuple(name if isinstance(name, Author) else Author(name=name) for name in names)
    return Record(provenance=provenance, title=title, authors=authors, **said)


def works(*records, **options):
    return normalize(records, as_of=AS_OF, **options).works


PREPRINT = record(
    "SWIRL: Glazing Pots by Seeking Flat Minima", venue="arXiv preprint arXiv:2102.00001"
)
PUBLISHED = record("Swirl: glazing pots by seeking flat minima", venue="In NeurIPS", year=2021)


def test_preprint_and_published_form_are_two_versions_of_one_work():
    tables = normalize([PREPRINT, PUBLISHED], as_of=AS_OF)
    assert len(tables.works) == 1
    work = tables.works.loc[0]
    assert (work.type, work.year, work.versions, work.venue_id) == (
        "conference",
        2021,
        2,
        "neurips",
    )
    assert work.title == "SWIRL: Glazing Pots by Seeking Flat Minima"
    assert work.arxiv_id == "2102.00001"
    assert sorted(tables.links.kind) == ["same", "version"]
    assert set(tables.links.reason) == {"same title, all 3 authors agree, same year"}


def test_one_edition_listed_twice_is_one_version():
    again = record("Swirl: glazing pots by seeking flat minima", venue="NeurIPS 2021", year=2021)
    found = works(PUBLISHED, again)
    assert len(found) == 1
    assert found.versions[0] == 1


@pytest.mark.parametrize(
    "other",
    [
        ("Josiah Carbery", "Maria Oliveira", "Lucia Ng"),
        ("J. Carberry", "M. Oliveira", "L. Ng"),
        ("Maria Oliveira", "Josiah Carberry", "Lucia Ng Ng"),
        ("Josiah Carberry", "Maria de Oliveira", "Lucia Ng"),
        ("Carberry, Josiah", "Oliveira, Maria"),
        (),
    ],
)
def test_misspelt_and_reordered_coauthors_do_not_split_a_work(other):
    title = "Re-labeling Cracked Pots: from Single to Multiple Glazes"
    first = record(title, venue="CVPR", year=2021)
    second = record(title.lower().replace("-", ""), names=other, venue="In CVPR", year=2021)
    assert len(works(first, second)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Few-shot Compositional Glaze Generation with Dual Memory",
            "Toward High-quality Few-shot Glaze Generation with Dual Memory",
        ),
        (
            "Evaluating Weakly Fired Pots Right",
            "Evaluation for Weakly Fired Pots: Protocol, Metrics, and Kilns",
        ),
        (
            "PotDT: An efficient and effective fully kiln-based pot detector",
            "An extendable, efficient and effective kiln-based pot detector",
        ),
        (
            "Few-shot pot generation with localized style representations and factorization",
            "Few-shot pot generation with weakly supervised localized representations",
        ),
        ("A Survey of Cracked Pots, Part I", "A Survey of Cracked Pots, Part II"),
        ("A Survey of Cracked Pots: Part A", "A Survey of Cracked Pots: Part B"),
        ("Cracked Pots in 2019", "Cracked Pots in 2020"),
        ("Cracked Pots", "Cracked Pots 2"),
    ],
)
def test_look_alikes_by_the_same_people_stay_apart(one, other):
    assert len(works(record(one, year=2020), record(other, year=2020))) == 2


def test_same_title_of_other_people_is_another_work():
    mine = record("A survey of glazing techniques for cracked pots", year=2020)
    theirs = record(mine.title, names=("Ada Kent", "Bo Hu"), year=2020, place="x")
    assert len(works(mine, theirs)) == 2


def test_years_far_apart_are_another_work_unless_one_is_the_preprint():
    assert len(works(record("Glazing Cracked Pots by Fire", year=2010),
                     record("Glazing Cracked Pots by Fire", year=2016))) == 2  # fmt: skip
    early = record("Glazing Cracked Pots by Fire", venue="CoRR", year=2016)
    late = record("Glazing Cracked Pots by Fire", venue="Science", year=2019)
    found = works(early, late)
    assert len(found) == 1
    assert found.year[0] == 2019


def test_an_identifier_joins_what_titles_do_not():
    one = record("PotNet", doi="https://doi.org/10.1000/POT.1", year=2020)
    other = record("PotNet: glazing cracked pots", doi="10.1000/pot.1", year=2020)
    found = normalize([one, other], as_of=AS_OF)
    assert len(found.works) == 1
    assert found.works.doi[0] == "10.1000/pot.1"
    assert set(found.links.reason) == {"same DOI (doi:10.1000/pot.1)"}
    retitled = record("Firing at lower heat", arxiv_id="2101.00002v2", venue="CoRR")
    assert len(works(retitled, record("Heat", arxiv_id="2101.00002"))) == 1


def test_a_wrongly_copied_identifier_does_not_join_other_titles():
    one = record("Glazing cracked pots by fire", doi="10.1000/pot.1")
    other = record("A history of kettles in Brown", doi="10.1000/pot.1")
    assert len(works(one, other)) == 2


def test_different_identifiers_keep_apart():
    one = record("Annual report of the kiln group", arxiv_id="2101.00001")
    other = record("Annual report of the kiln group", arxiv_id="2101.00002")
    assert len(works(one, other)) == 2


def test_chains_of_likeness_do_not_run():
    short = record("Cracked pots and kettles", year=2020)
    one = record("Cracked pots and kettles: a study in glaze", year=2020)
    two = record("Cracked pots and kettles: kilns of the north", year=2020)
    assert len(works(short, one, two)) >= 2
    found = normalize([short, one, two], as_of=AS_OF).links
    assert (
        found.set_index("record_id").work_id[one.record_id]
        != (found.set_index("record_id").work_id[two.record_id])
    )


def test_software_with_a_papers_title_is_its_code_and_stays_a_work():
    paper = record("Efficient glazing of quantized pots", venue="ICML", year=2018)
    program = record(
        "Efficient Glazing of Quantized Pots",
        type="software",
        year=2018,
        url="https://github.com/example/pots",
    )
    other = record("PotNet", type="software", year=2018, url="https://github.com/example/net")
    tables = normalize([paper, program, other], as_of=AS_OF)
    assert len(tables.works) == 3
    code = tables.links[tables.links.kind == "code"]
    assert code.record_id.tolist() == [program.record_id]
    row = tables.works[tables.works.work_id == code.work_id.iloc[0]].iloc[0]
    assert (row.type, row.has_code, row.code_url) == (
        "conference",
        True,
        "https://github.com/example/pots",
    )


def test_software_at_the_address_a_paper_gives_is_its_code():
    paper = record("On glazing", year=2020, code_url="http://www.github.com/Example/pots.git")
    program = record("potlib", type="software", url="https://github.com/example/pots/")
    links = normalize([paper, program], as_of=AS_OF).links
    assert (links.kind == "code").sum() == 1


def test_a_correction_points_at_the_work_it_corrects():
    paper = record("Glazing cracked pots by fire", venue="Science", year=2019)
    notice = record("Correction to: Glazing cracked pots by fire", venue="Science", year=2019)
    tables = normalize([paper, notice], as_of=AS_OF)
    assert len(tables.works) == 2
    row = tables.links[tables.links.kind == "correction"].iloc[0]
    assert row.record_id == notice.record_id
    assert "Correction" not in tables.works.set_index("work_id").title[row.work_id]


def test_a_talk_with_a_papers_title_is_not_the_paper():
    assert len(works(PUBLISHED, record(PUBLISHED.title, type="talk", year=2021))) == 2


def test_citations_are_the_largest_known_count_and_unknown_stays_unknown():
    told = {"retrieved_at": "2026-11-01T10:00:00Z"}
    a = record("Glazing cracked pots by fire", source="openalex", citations=7, year=2020, told=told)
    b = record("Glazing cracked pots by fire", source="s2", citations=12, year=2020, told=told)
    c = record("Glazing cracked pots by fire", year=2020)
    found = works(a, b, c).iloc[0]
    assert (found.citations, found.citations_source, found.citations_as_of) == (
        12,
        "s2",
        "2026-11-01",
    )
    assert found.sources == ["document:cv.md", "openalex", "s2"]
    assert works(c).citations[0] is pd.NA
    assert works(record("Pots", citations=0)).citations[0] == 0


def test_dates_keep_precision_and_say_when_inferred():
    found = works(
        record("One pot and its kiln", date="Apr 17"),
        record("Two pots and their kiln", date="2023-03-26", year=2023),
        record("Three pots and their kiln", date="aug 5555", year=5555),
        record("Four pots and their kiln", type="unsubmitted", date="April 2019"),
        record("Five pots and their kiln", venue="arXiv preprint arXiv:1906.00001"),
    ).set_index("title")
    assert found.loc["One pot and its kiln", ["date", "date_inferred"]].tolist() == [
        "2026-04-17",
        True,
    ]
    assert found.date_precision["Two pots and their kiln"] == "day"
    assert not found.date_inferred["Two pots and their kiln"]
    assert found.year["Three pots and their kiln"] is pd.NA
    assert found.year["Four pots and their kiln"] is pd.NA
    assert found.date["Five pots and their kiln"] == "2019-06"
    assert found.date_inferred["Five pots and their kiln"]


def test_records_keep_what_the_source_said():
    raw = record(
        "Pots", date="aug 5555", year=5555, doi="https://doi.org/10.1000/X", venue="In CVPR"
    )
    row = normalize([raw], as_of=AS_OF).records.iloc[0]
    assert (row.year, row.date, row.doi, row.venue) == (5555, "aug 5555", raw.doi, "In CVPR")
    assert row.venue_id == "cvpr"


def test_under_review_is_a_note_and_no_venue():
    found = works(
        record("Pots under fire", type="preprint", venue="Submitted to IEEE PAMI (Under Review)")
    )
    assert found.venue[0] is pd.NA
    assert found.type[0] == "preprint"
    assert found.notes[0] == ["Submitted to IEEE PAMI (Under Review)"]


def test_cut_lists_leave_the_number_of_authors_unknown_until_a_whole_one_comes():
    cut = record("Glazing cracked pots by fire", names=TEAM[:2], authors_truncated=True, year=2020)
    found = works(cut)
    assert found.n_authors[0] is pd.NA
    assert found.authors_truncated[0]
    whole = record("Glazing cracked pots by fire", authors_truncated=False, year=2020)
    both = works(cut, whole)
    assert (len(both), both.n_authors[0]) == (1, 3)


def test_own_position_by_mark_identifier_or_name():
    me = Person(name="Josiah S. Carberry", ids=("orcid:0000-0002-1825-0097",))

    def own(*names, person=me):
        rows = normalize([record("Pots", names=names)], as_of=AS_OF, person=person).authorships
        return rows.is_self.tolist()

    assert own("M. Oliveira", "Josiah Carberry") == [False, True]
    assert own("J. Carberry", "J. Carberry") == [pd.NA, pd.NA]
    marked = Author(name="J. Carberry", ids=("orcid:https://orcid.org/0000-0002-1825-0097",))
    assert own("J. Carberry", marked) == [False, True]
    assert own(Author(name="Who", is_self=True), "L. Ng", person=None) == [True, False]
    assert own("L. Ng", person=None) == [pd.NA]
    assert own("Lucia Ng") == [False]


def test_marks_of_one_source_reach_the_list_of_another():
    marked = tuple(Author(name=name, is_equal=name != "Lucia Ng") for name in TEAM)
    one = record("Glazing cracked pots by fire", names=marked, year=2020)
    other = record("Glazing cracked pots by fire", source="openalex", year=2020, venue="Science")
    rows = normalize([one, other], as_of=AS_OF).authorships
    assert rows.is_equal.tolist() == [True, True, False]


def test_user_decisions_come_first():
    a, b = (
        record("Glazing pots", year=2001, place="a"),
        record("Mending kettles", year=2019, place="b"),
    )
    pair = (a.record_id, b.record_id)
    links = normalize([a, b], as_of=AS_OF, must_link=[pair]).links
    assert links.work_id.nunique() == 1
    assert set(links.decided_by) == {"user"}
    same = record("Swirl: glazing pots by seeking flat minima", venue="NeurIPS", year=2021)
    apart = [(PREPRINT.record_id, same.record_id)]
    assert len(works(PREPRINT, same, cannot_link=apart)) == 2
    with pytest.raises(RecordError, match="Take one"):
        normalize([a, b], as_of=AS_OF, must_link=[pair], cannot_link=[pair])
    with pytest.raises(RecordError, match="no record here"):
        normalize([a], as_of=AS_OF, must_link=[pair])
    with pytest.raises(RecordError, match="level"):
        normalize([a], as_of=AS_OF, level="fuzzy")


def test_levels_ask_for_more_or_less():
    one = record("Glazing cracked pots by fire", year=2020, venue="Science")
    cut = record("Glazing cracked pots by fire: methods, kilns and glazes", year=2020, place="x")
    assert len(works(one, cut, level="strict")) == 2
    assert len(works(one, cut, level="normal")) == 1
    assert len(works(one, cut, level="lenient")) == 1


def test_the_same_record_fetched_twice_counts_once_as_last_seen():
    old = record(
        "Pots", source="openalex", place="W1", citations=1, told={"retrieved_at": "2026-01-01"}
    )
    new = record(
        "Pots", source="openalex", place="W1", citations=2, told={"retrieved_at": "2026-02-01"}
    )
    tables = normalize([new, old], as_of=AS_OF)
    assert len(tables.records) == 1
    assert tables.works.citations[0] == 2


def test_years_of_citations_and_references():
    a = record(
        "Pots of old",
        source="openalex",
        place="W1",
        citations_by_year=((2021, 2), (2020, 1)),
        references=("openalex:W2", "https://doi.org/10.1000/Z", "A. Kent. Kilns. 1901."),
    )
    b = record("Kilns of old and new", source="openalex", place="W2")
    tables = normalize([a, b], as_of=AS_OF)
    assert tables.citations_by_year[["year", "citations"]].to_numpy().tolist() == [
        [2020, 1],
        [2021, 2],
    ]
    work_of_b = tables.works.set_index("title").work_id["Kilns of old and new"]
    assert tables.references.cited_id.fillna("").tolist() == [work_of_b, "doi:10.1000/z", ""]
    assert tables.references.cited_doi.fillna("").tolist() == ["", "10.1000/z", ""]


def test_nothing_gives_empty_tables_with_their_columns():
    tables = normalize([], as_of=AS_OF)
    for name in ("works", "authorships", "records", "links", "citations_by_year", "references"):
        table = getattr(tables, name)
        assert len(table) == 0
        assert list(table.columns) == TABLES[name].names


TITLES = st.sampled_from(
    [
        "Glazing cracked pots by fire",
        "Glazing craked pots by fire",
        "Glazing cracked pots by fire: methods and kilns",
        "Glazing cracked pots by fire 2",
        "Mending kettles with fire",
        "Correction to: Mending kettles with fire",
        "",
    ]
)
RECORDS = st.lists(
    st.builds(
        record,
        TITLES | st.text(max_size=30),
        source=st.sampled_from(["document:a", "openalex", "s2"]),
        names=st.lists(st.sampled_from(TEAM) | st.text(max_size=12), max_size=3),
        place=st.uuids().map(str),
        year=st.none() | st.integers(0, 6000),
        date=st.none() | st.text(max_size=12),
        venue=st.none()
        | st.sampled_from(["ICML", "arXiv preprint", "Science"])
        | st.text(max_size=12),
        type=st.none() | st.sampled_from(["software", "preprint", "article", "talk"]),
        doi=st.none() | st.sampled_from(["10.1000/a", "10.1000/B"]) | st.text(max_size=12),
        citations=st.none() | st.integers(0, 9),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_any_records_in_any_order_give_the_same_tables(records, shuffler: random.Random):
    tables = normalize(records, as_of=AS_OF)
    shuffled = list(records)
    shuffler.shuffle(shuffled)
    again = normalize(shuffled, as_of=AS_OF)
    for name in ("works", "authorships", "records", "links", "citations_by_year", "references"):
        pd.testing.assert_frame_equal(getattr(tables, name), getattr(again, name))
    members = tables.links[tables.links.kind.isin(["same", "version"])]
    assert sorted(members.record_id) == sorted({one.record_id for one in records})
    assert set(members.work_id) == set(tables.works.work_id)


@pytest.mark.slow
def test_ten_thousand_records_in_half_a_minute():
    chance = random.Random(7)
    words = [
        "".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(3, 10))) for _ in range(4000)
    ]
    records = []
    for number in range(7500):
        title = " ".join(words[min(int(chance.paretovariate(0.6)), 3999)] for _ in range(9))
        names = [f"{chance.choice(words)} {chance.choice(words)}".title() for _ in range(4)]
        said = {"names": names, "year": chance.randint(1990, 2026), "place": str(number)}
        records.append(record(title, source="a", **said))
        if number % 3 == 0:
            records.append(record(title.upper(), source="b", **said))
    with soon(30):
        found = works(*records)
    assert len(records) == 10_000
    assert len(found) == 7500
