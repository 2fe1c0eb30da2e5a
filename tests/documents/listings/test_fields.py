"""Fields of publication lists: what all entries of a list have in common says where they stand."""

from __future__ import annotations

import pytest
from made_units import SHA, names, read, run, unit

from researchmetrics.documents.listings.fields import read_listing, read_listings
from researchmetrics.documents.listings.units import Listing, plain_unit

OWN = "Josiah Carberry"


def test_lines_of_title_authors_and_venue():
    one, two = read(
        "Cracks in fired clay\nJosiah Carberry, Ann Pott and Bo Lee\n"
        "Journal of Pots 12(3):1-9, 2019",
        "Psychoceramics\nJosiah Carberry\nIn Proceedings of the Conference on Pots, 2018\n"
        "Best Paper",
        own_name=OWN,
    )
    assert (one.title, one.venue, one.volume, one.issue, one.pages, one.year) == (
        "Cracks in fired clay", "Journal of Pots", "12", "3", "1-9", 2019,
    )  # fmt: skip
    assert names(one) == ["Josiah Carberry", "Ann Pott", "Bo Lee"]
    assert [author.is_self for author in one.authors] == [True, None, None]
    assert (two.title, names(two), two.year) == ("Psychoceramics", ["Josiah Carberry"], 2018)
    assert two.venue == "Proceedings of the Conference on Pots"


def test_classes_of_the_page_name_the_parts():
    made = unit(
        [run("KILN", hints="badge abbr")],
        [run("Short", hints="title")],
        [run("Bo Lee, ", hints="author"), run("Josiah Carberry", "italic", hints="author")],
        [run("In International Conference on Kilns", "italic", hints="periodical"),
         run(", 2021", hints="periodical")],
        [run("We show how kilns are cooled, and that they are.", hints="abstract")],
    )  # fmt: skip
    (record,) = read(made)
    assert (record.title, record.venue, record.year) == (
        "Short", "International Conference on Kilns", 2021,
    )  # fmt: skip
    assert names(record) == ["Bo Lee", "Josiah Carberry"]
    assert record.authors[1].is_self
    assert record.abstract == "We show how kilns are cooled, and that they are."


def test_a_badge_is_the_venue_where_nothing_else_is():
    made = unit([run("[ICRA 2023]", "bold")], "Ann Pott, Bo Lee. “Grasping wet clay.”")
    (record,) = read(made)
    assert (record.title, record.venue, record.year) == ("Grasping wet clay", "ICRA", 2023)


def test_titles_in_bold_before_authors_in_the_same_line():
    made = [
        unit(
            [run(title, "bold"), run(f". {people}. In "), run("Clay", "italic"), run(f", {year}.")]
        )
        for title, people, year in [
            ("On firing twice", "Josiah Carberry and Ann Pott", 2019),
            ("Cups and Saucers", "Bo Lee", 2018),
            ("Deep Glaze", "Ann Pott, Bo Lee, and Cy Dee", 2017),
        ]
    ]
    found = read(*made)
    assert [one.title for one in found] == ["On firing twice", "Cups and Saucers", "Deep Glaze"]
    assert [len(one.authors) for one in found] == [2, 1, 3]
    assert [(one.venue, one.year) for one in found] == [
        ("Clay", 2019), ("Clay", 2018), ("Clay", 2017),
    ]  # fmt: skip


def test_titles_that_look_like_names_are_known_by_their_place():
    lines = [
        "Colour Constancy, Intrinsic Images, and Shape Estimation",
        "A Complete and Recursive Feature Theory",
        "Recovering the shape of broken pots from drawings",
        "Why kilns crack when they cool too fast",
    ]
    found = read(*(f"{title}\nBo Lee and Ann Pott\nClay Letters, 2012" for title in lines))
    assert [one.title for one in found] == lines
    assert all(names(one) == ["Bo Lee", "Ann Pott"] for one in found)


def test_own_name_in_bold_is_no_title():
    found = read(*(
        unit([run("Bo Lee, "), run("Josiah Carberry", "bold"), run(f". {title}. "),
              run("Journal of Clay", "italic"), run(", 3(2), 2019.")])
        for title in ("Slips", "On the strength of handles", "Firing")
    ))  # fmt: skip
    assert [one.title for one in found] == ["Slips", "On the strength of handles", "Firing"]
    assert all(one.authors[1].is_self for one in found)


def test_italic_titles_and_italic_venues_are_told_apart():
    titles = read(*(
        unit([run("B. Lee and A. Pott. "), run(title, "italic"),
              run(". Clay Letters 4 (2019), 1-9.")])
        for title in ("Handles that hold", "Spouts that pour", "Lids that close")
    ))  # fmt: skip
    assert [one.title for one in titles] == [
        "Handles that hold", "Spouts that pour", "Lids that close",
    ]  # fmt: skip
    venues = read(*(
        unit([run(f"B. Lee and A. Pott. {title}. "), run("Clay Letters", "italic"),
              run(" 4 (2019), 1-9.")])
        for title in ("Handles that hold", "Spouts that pour", "Lids that close")
    ))  # fmt: skip
    assert [one.title for one in venues] == [one.title for one in titles]
    assert {one.venue for one in venues} == {"Clay Letters"}


def test_italics_within_a_title_are_part_of_it():
    made = unit([run("Lee, B., & Pott, A. (2020). Moulds in "), run("Aspergillus", "italic"),
                 run(" cultures. "), run("Clay Letters", "italic"), run(", 12, 1-9.")])  # fmt: skip
    (record,) = read(made)
    assert (record.title, record.venue, record.year) == (
        "Moulds in Aspergillus cultures", "Clay Letters", 2020,
    )  # fmt: skip


def test_titles_behind_links_and_counts_of_citations():
    one, two = read(
        unit([run("Glazes of the north", href="https://doi.org/10.5555/ABC.1"), run(", "),
              run("Journal of Clay", "italic"), run(", 26 (9), 14-17 (2023). 46 citations")]),
        unit([run("Wet clay", href="https://scholar.example/2"), run(", "),
              run("Pots", "italic"), run(", 3 (2020). Cited by 7")]),
    )  # fmt: skip
    assert (one.title, one.venue, one.volume, one.year) == (
        "Glazes of the north", "Journal of Clay", "26", 2023,
    )  # fmt: skip
    assert (one.citations, one.doi) == (46, "10.5555/ABC.1")
    assert (two.title, two.venue, two.citations) == ("Wet clay", "Pots", 7)


def test_quoted_titles_with_coauthors_in_brackets():
    found = read(
        '"Sticky Glazes: Prices of Pots" (with Ann Pott and Bo de Lee) Journal of Clay, 3, 2020',
        '"Taxing Mud" (with Cy Dee) Working paper, 2019',
        own_name=OWN,
    )
    assert [one.title for one in found] == ["Sticky Glazes: Prices of Pots", "Taxing Mud"]
    assert names(found[0]) == [OWN, "Ann Pott", "Bo de Lee"]
    assert names(found[1]) == [OWN, "Cy Dee"]
    assert [author.is_self for author in found[0].authors] == [True, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and 2 more authors", True),
        ("and 1 more author", True),
        ("et al.", True),
        ("and Cy Dee", False),
    ],
)
def test_lists_of_authors_that_are_cut_say_so(text: str, expected: bool):
    (record,) = read(f"On pots and pans\nAnn Pott, Bo Lee, {text}\nJournal of Clay, 2019")
    assert record.authors_truncated is expected
    assert names(record)[:2] == ["Ann Pott", "Bo Lee"]
    assert len(record.authors) == 3 - expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (
            "Mac Lee, Siobhán; Pott, Ann; van Dee, Cy",
            ["Mac Lee, Siobhán", "Pott, Ann", "van Dee, Cy"],
        ),
        ("Pott, Ann and Lee, Bo", ["Pott, Ann", "Lee, Bo"]),
        ("Pott, Ann, Lee, Bo, and Dee, Cyrus", ["Pott, Ann", "Lee, Bo", "Dee, Cyrus"]),
        ("Ann Pott, Xu (Cecilia) Lee, Cy Dee", ["Ann Pott", "Xu (Cecilia) Lee", "Cy Dee"]),
        ("Md. Ann Pott, Bo T. Lee", ["Md. Ann Pott", "Bo T. Lee"]),
        ("Rafiq al-Mansoori, Gwilym ap Pott", ["Rafiq al-Mansoori", "Gwilym ap Pott"]),
        ("A. Pott*, B. Lee*, C. Dee†", ["A. Pott", "B. Lee", "C. Dee"]),
    ],
)
def test_lines_of_names_in_many_forms(people: str, expected: list[str]):
    (record,) = read(f"Well tempered clay and its uses\n{people}\nJournal of Clay, 2019")
    assert names(record) == expected
    assert record.title == "Well tempered clay and its uses"


def test_names_that_go_on_in_the_next_line():
    (record,) = read("Nerves of clay\nAnn Pott, Bo Lee,\nCy Dee, Di Eff\nPots, 2023 (Oral)")
    assert names(record) == ["Ann Pott", "Bo Lee", "Cy Dee", "Di Eff"]
    assert (record.venue, record.year, record.notes) == ("Pots", 2023, ("Oral",))


def test_remarks_prose_and_links_are_no_venue():
    made = unit(
        [run("Seeing through glaze", "bold")],
        "Ann Pott, Bo Lee",
        [run("CLAY", "italic"), run(", 2022 (Oral Presentation, Best Paper Award)")],
        [run("project page", href="https://glaze.example"), run(" / "),
         run("arXiv", href="https://arxiv.org/abs/2201.00001v2"), run(" / "),
         run("code", href="https://github.com/pott/glaze")],
        "We show that glaze lets you see through pots that are thin enough.",
    )  # fmt: skip
    (record,) = read(made)
    assert (record.title, record.venue, record.year) == ("Seeing through glaze", "CLAY", 2022)
    assert (record.arxiv_id, record.code_url) == ("2201.00001v2", "https://github.com/pott/glaze")
    assert (record.abstract or "").startswith("We show")


def test_cells_of_a_table_in_any_order():
    hint = "cell tag:td"
    found = read(*(
        unit([run(str(year), hints=hint)], [run(title, hints=hint)],
             [run("A. Pott, B. Lee", hints=hint)], [run(venue, hints=hint)])
        for year, title, venue in [
            (2023, "Taxing Air and Clay", "University of Delft"),
            (2014, "Minimum Wages of Potters", "Clay Economic Review"),
            (2012, "Why potters move", "The Handbook of Clay"),
        ]
    ))  # fmt: skip
    assert [(one.title, one.venue, one.year) for one in found] == [
        ("Taxing Air and Clay", "University of Delft", 2023),
        ("Minimum Wages of Potters", "Clay Economic Review", 2014),
        ("Why potters move", "The Handbook of Clay", 2012),
    ]
    assert all(names(one) == ["A. Pott", "B. Lee"] for one in found)


def test_lines_with_labels():
    (record,) = read(
        "Title: Porous liquids\nAuthors: Ann Pott, Bo Lee\nJournal: Clay Science\nYear: 2015\n"
        "DOI: 10.5555/clay.7"
    )
    assert (record.title, record.venue, record.year, record.doi) == (
        "Porous liquids", "Clay Science", 2015, "10.5555/clay.7",
    )  # fmt: skip
    assert names(record) == ["Ann Pott", "Bo Lee"]


def test_a_title_with_a_colon_is_no_label():
    (record,) = read("Pots: a history of their making\nAnn Pott, Bo Lee\nJournal of Clay, 2015")
    assert record.title == "Pots: a history of their making"


@pytest.mark.parametrize(
    ("venue", "year"),
    [("In: CLAY'21", 2021), ("NSDI ’09", 2009), ("POTS 1998", 1998), ("(May 2019)", 2019)],
)
def test_years_in_many_forms(venue: str, year: int):
    (record,) = read(f"On storing pots in rows\nAnn Pott, Bo Lee\n{venue}")
    assert record.year == year


def test_years_and_sections_of_headings():
    made = plain_unit("On pots\nAnn Pott, Bo Lee\nJournal of Clay", headings=("Papers", "2017"))
    (record,) = read(made, type="article")
    assert (record.year, record.date, record.section, record.type) == (
        2017, "2017", "Papers", "article",
    )  # fmt: skip


def test_theses_name_their_school():
    found = read(
        "Clay in motion\nJosiah Carberry\nPhD thesis, University of Delft, 2009",
        "Ton und Form\nJosiah Carberry\nDiplomarbeit, Universität Wien, 2005",
    )
    assert [(one.venue, one.type) for one in found] == [
        ("University of Delft", "thesis"), ("Universität Wien", "thesis"),
    ]  # fmt: skip


def test_lists_of_one_make_are_read_together():
    several = Listing(
        tuple(
            plain_unit(f"{title}\nAnn Pott, Bo Lee\nJournal of Clay, 2019")
            for title in ("How pots break on stone floors", "The strength of handles", "Wet clay")
        ),
        "body>ul>li.paper",
    )
    alone = Listing((plain_unit("Deep Glaze\nAnn Pott\nJournal of Clay, 2018"),), "ul>li.paper")
    records = read_listings([several, alone], name="page.html", sha256=SHA)
    assert [len(one) for one in records] == [3, 1]
    assert (records[1][0].title, names(records[1][0])) == ("Deep Glaze", ["Ann Pott"])
    ids = [one.provenance.source_id for part in records for one in part]
    assert [one and one.rpartition(":")[2] for one in ids] == ["1", "2", "3", "4"]


def test_marks_mean_what_the_list_says():
    listing = Listing((plain_unit("On pots and pans\nA. Pott*, B. Lee\nJournal of Clay, 2019"),))
    (record,) = read_listing(listing, name="a", sha256=SHA, legend={"*": "equal"})
    assert [author.is_equal for author in record.authors] == [True, None]


def test_what_is_found_and_what_is_not_are_kept():
    (record,) = read("Nothing but words here")
    assert record.raw == "Nothing but words here"
    assert (record.year, record.venue, record.authors) == (None, None, ())
    assert record.provenance.source == "document:page.html"


def test_an_empty_list_gives_nothing():
    assert read() == ()
    assert read_listings([], name="a", sha256=SHA) == []
