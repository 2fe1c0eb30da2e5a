"""Records that belong to another work: corrections, code, data, chapters, translations."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.normalizer import normalize
from researchmetrics.records import Author, Provenance, Record
from researchmetrics.tables import TABLES

AS_OF = "2026-11-20"
TEAM = ("Josiah Carberry", "Maria Oliveira", "Lucia Ng")
TITLE = "Glazing cracked pots by fire"


def record(title, source="openalex", names=TEAM, **said):
    own = said.pop("own", f"{title} {sorted(said)}")
    return Record(
        provenance=Provenance(source=source, source_id=own),
        title=title,
        authors=tuple(Author(name=name) for name in names),
        **said,
    )


PAPER = record(
    TITLE, venue="Journal of Pots", year=2019, type="article", citations=20, doi="10.5555/pots.1"
)


def related(*records, **options):
    """Return the links to other works as (record, its title, kind), and the tables."""
    tables = normalize(records, as_of=AS_OF, **options)
    titles = dict(zip(tables.works["work_id"], tables.works["title"], strict=True))
    others = tables.links[~tables.links["kind"].isin(["same", "version"])]
    found = [(row.record_id, titles[row.work_id], row.kind) for row in others.itertuples()]
    return found, tables


@pytest.mark.parametrize(
    "opening",
    ["Correction to: ", "Erratum: ", "Addendum to: ", "Expression of Concern: ", "Corrigendum to "],
)
def test_a_correction_belongs_to_its_paper_and_never_raises_its_citations(opening):
    notice = record(
        opening + TITLE, venue="Journal of Pots", year=2020, type="article", citations=90
    )
    found, tables = related(PAPER, notice)
    assert found == [(notice.record_id, TITLE, "correction")]
    assert len(tables.works) == 2
    work = tables.works.set_index("title").loc[TITLE]
    assert work.citations == 20
    assert work.is_retracted is pd.NA
    link = tables.links[tables.links["kind"] == "correction"].iloc[0]
    assert link.score >= 0.9
    assert "title" in link.reason


def test_a_notice_of_correction_is_no_paper():
    notice = record("Correction to: " + TITLE, year=2020, type="article")
    alone = normalize([notice], as_of=AS_OF).works.iloc[0]
    assert (alone.type, alone.title) == ("other", "Correction to: " + TITLE)


def test_a_linked_notice_of_retraction_retracts_the_paper():
    notice = record(
        f"Retraction Note: {TITLE}", names=("The Editors",), venue="Journal of Pots", year=2021
    )
    found, tables = related(PAPER, notice)
    assert found == [(notice.record_id, TITLE, "correction")]
    assert tables.works.set_index("title").is_retracted[TITLE]
    assert normalize([PAPER], as_of=AS_OF).works.is_retracted.isna().all()


def test_a_correction_does_not_retract():
    notice = record(f"Correction to: {TITLE}", year=2021)
    assert related(PAPER, notice)[1].works.is_retracted.isna().all()


def test_the_paper_under_its_retracted_title_is_the_paper():
    marked = record(f"RETRACTED ARTICLE: {TITLE}", "crossref", venue="Journal of Pots", year=2019)
    tables = normalize([PAPER, marked], as_of=AS_OF)
    assert tables.works.title.tolist() == [TITLE]
    assert tables.works.is_retracted.tolist() == [True]


def test_two_notices_of_one_paper_stay_two():
    correction = record(f"Correction to: {TITLE}", year=2020)
    retraction = record(f"Retraction: {TITLE}", year=2020)
    found, tables = related(PAPER, correction, retraction)
    assert len(tables.works) == 3
    assert {one for one, _, _ in found} == {correction.record_id, retraction.record_id}


@pytest.mark.parametrize(
    "title",
    [
        f"Comment on “{TITLE}”",
        f"Reply to “Comment on {TITLE}”",
        f"Review for “{TITLE}”",
        f"Discussion: {TITLE}",
    ],
)
def test_comments_replies_and_reviews_are_other_works_and_unrelated(title):
    other = record(title, names=("Ada Kent", TEAM[0]), venue="Journal of Pots", year=2019)
    found, tables = related(PAPER, other)
    assert (found, len(tables.works)) == ([], 2)


def test_a_correction_older_than_the_paper_is_of_another():
    notice = record(f"Correction to: {TITLE}", year=2010)
    assert related(PAPER, notice)[0] == []


def test_a_notice_by_others_elsewhere_belongs_to_nothing_here():
    notice = record(f"Erratum: {TITLE}", names=("Ada Kent",), venue="Kiln Letters", year=2020)
    assert related(PAPER, notice)[0] == []


def test_data_with_the_papers_title_are_part_of_it():
    data = record(f"Data from: {TITLE}", "datacite", type="dataset", year=2019, citations=50)
    found, tables = related(PAPER, data)
    assert found == [(data.record_id, TITLE, "part")]
    assert tables.works.set_index("title").citations[TITLE] == 20
    supplement = record(f"Supplementary information for {TITLE}", "zenodo", year=2019)
    assert related(PAPER, supplement)[0] == [(supplement.record_id, TITLE, "part")]


def test_code_for_a_paper_is_its_code():
    program = record(
        f"Code for: {TITLE}", "zenodo", type="software", url="https://github.com/example/pots"
    )
    found, tables = related(PAPER, program)
    assert found == [(program.record_id, TITLE, "code")]
    assert tables.works.set_index("title").code_url[TITLE] == "https://github.com/example/pots"


BOOK = record(
    "A Handbook of Pots and Kilns",
    names=("Ada Kent",),
    type="book",
    year=2020,
    doi="10.5555/978-0-00-1",
)


@pytest.mark.parametrize(
    "said",
    [
        {"venue": "A handbook of pots and kilns", "year": 2020},
        {"venue": "A Handbook of Pots and Kilns", "year": 2021},
        {"venue": "A Handbook of Pots and Kilns"},
        {"venue": "Something else", "year": 2020, "doi": "10.5555/978-0-00-1_7"},
    ],
    ids=lambda said: " ".join(sorted(said)) + str(said.get("year")),
)
def test_a_chapter_is_part_of_the_book_it_names(said):
    chapter = record("On handles", type="chapter", **said)
    found, tables = related(BOOK, chapter)
    assert found == [(chapter.record_id, BOOK.title, "part")]
    assert len(tables.works) == 2


def test_a_chapter_of_another_edition_is_no_part():
    chapter = record("On handles", type="chapter", venue=BOOK.title, year=2009)
    assert related(BOOK, chapter)[0] == []


def test_the_second_part_of_a_series_is_related_only_where_a_record_says_so():
    one = record("A survey of pots, part I", year=2019, doi="10.5555/s.1")
    two = record("A survey of pots, part II", year=2020, doi="10.5555/s.2")
    assert related(one, two)[0] == []
    told = record("A survey of pots, part II", year=2020, notes=("part of doi:10.5555/s.1",))
    assert related(one, told)[0] == [(told.record_id, one.title, "part")]


def test_a_title_in_two_languages_tells_which_work_is_the_translation():
    original = record("[On the mending of pots]. Über das Flicken der Töpfe", "pubmed", year=2001)
    translation = record(
        "On the Mending of Pots", year=2003, venue="Kiln Letters", doi="10.5555/k.1"
    )
    found, tables = related(original, translation)
    if len(tables.works) == 2:
        assert [(one, kind) for one, _, kind in found] == [(translation.record_id, "translation")]
    again = record("Über das Flicken der Töpfe", "dblp", year=2001)
    works = normalize([original, again], as_of=AS_OF).works
    assert len(works) == 1


def test_a_note_names_the_work_in_its_first_language():
    original = record("Über das Flicken der Töpfe", year=2001, doi="10.5555/u.1")
    by_title = record(
        "On the mending of pots", year=2003, notes=("Translation of: Über das Flicken der Töpfe",)
    )
    assert related(original, by_title)[0] == [(by_title.record_id, original.title, "translation")]
    by_id = record("On the mending of pots", year=2003, notes=("Translated from doi:10.5555/U.1",))
    assert related(original, by_id)[0] == [(by_id.record_id, original.title, "translation")]
    by_others = record(
        "On the mending of pots",
        names=("Ada Kent",),
        notes=("Translation of: Über das Flicken der Töpfe",),
    )
    assert related(original, by_others)[0] == []


@pytest.mark.parametrize(
    ("on", "note"),
    [
        ("notice", "update to: Retraction 10.5555/pots.1"),
        ("notice", "Retraction of MED/99000001"),
        ("paper", "updated by: Retraction 10.5555/n.1"),
        ("paper", "Retraction in MED/99000002"),
    ],
)
def test_what_a_source_states_needs_no_title(on, note):
    paper = record(
        TITLE, year=2019, doi="10.5555/pots.1", ids=("pmid:99000001",),
        notes=(note,) if on == "paper" else (),
    )  # fmt: skip
    notice = record(
        "Statement of the board", names=(), year=2021, doi="10.5555/n.1", ids=("pmid:99000002",),
        notes=(note,) if on == "notice" else (),
    )  # fmt: skip
    found, tables = related(paper, notice)
    assert found == [(notice.record_id, TITLE, "correction")]
    link = tables.links[tables.links["kind"] == "correction"].iloc[0]
    assert (link.score, note in link.reason, link.evidence) == (0.99, True, ["statement"])
    assert tables.works.set_index("title").is_retracted[TITLE]


def test_a_stated_preprint_is_a_version_though_the_years_are_far_apart():
    said = {"type": "preprint", "year": 2012}
    draft = record(TITLE, "europepmc", notes=("Preprint of MED/99000001",), **said)
    paper = record(TITLE, year=2019, type="article", ids=("pmid:99000001",))
    links = normalize([draft, paper], as_of=AS_OF).links
    assert links["work_id"].nunique() == 1
    assert sorted(links["kind"]) == ["same", "version"]
    assert len(normalize([record(TITLE, "europepmc", **said), paper], as_of=AS_OF).works) == 2


def test_the_published_form_is_the_main_version():
    draft = record(TITLE, "arxiv", type="preprint", year=2018, arxiv_id="1801.00001v3")
    tables = normalize([draft, PAPER], as_of=AS_OF)
    kinds = tables.links.set_index("record_id").kind
    assert (kinds[draft.record_id], kinds[PAPER.record_id]) == ("version", "same")


def test_a_journal_extension_is_one_work_only_under_the_same_title():
    paper = record(TITLE, "dblp", venue="Conference on Pots", type="conference", year=2018)
    extended = record(
        "Glazing cracked pots and glued kettles by fire and ash", type="article", year=2020
    )
    assert len(normalize([paper, extended], as_of=AS_OF).works) == 2


def test_relations_do_not_depend_on_order_and_have_declared_keys():
    records = [
        PAPER,
        record(f"Correction to: {TITLE}", year=2020),
        record(f"Data from: {TITLE}", type="dataset"),
        record(f"Code for: {TITLE}", type="software"),
        BOOK,
        record("On handles", type="chapter", venue=BOOK.title, year=2020),
    ]
    first, second = (normalize(some, as_of=AS_OF) for some in (records, records[::-1]))
    assert first.links.equals(second.links)
    assert first.works.equals(second.works)
    assert not first.links.duplicated(list(TABLES["links"].key)).any()
    assert set(first.links.kind) == {"same", "correction", "part", "code"}


def test_undoing_a_link_restores_the_tables():
    draft = record(TITLE, "arxiv", type="preprint", year=2018, arxiv_id="1801.00001")
    before = normalize([draft, PAPER], as_of=AS_OF)
    pair = (draft.record_id, PAPER.record_id)
    apart = normalize([draft, PAPER], as_of=AS_OF, cannot_link=[pair])
    assert len(apart.works) == 2
    after = normalize([draft, PAPER], as_of=AS_OF)
    for name in ("works", "authorships", "records", "links"):
        assert getattr(after, name).equals(getattr(before, name)), name
