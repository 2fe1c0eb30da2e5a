"""Works that look alike and are two, and records that look different and are one."""

from __future__ import annotations

import pandas as pd
import pytest

import researchmetrics as rm

TEAM = "Josiah Carberry; Maria Oliveira; Lucia Ng"
OTHERS = "Petra Vlk; Sven Dahl"
POTS = "Glazing cracked pots with fast kilns"
NOTE = {"authors": "Josiah Carberry", "venue": "SIGMOD Record"}


def are_one(one, other, level="normal"):
    rows = [{"authors": TEAM, "year": 2015} | said for said in (one, other)]
    return rm.deduplicate(pd.DataFrame(rows), level=level).work_id.nunique() == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # One letter, digit or name for another.
        ("Role of CD4 cells in potter's lung", "Role of CD8 cells in potter's lung"),
        ("Spread of H1N1 among potters", "Spread of H3N2 among potters"),
        ("Type 1 diabetes in kiln workers", "Type 2 diabetes in kiln workers"),
        ("Hepatitis B among potters of Porto", "Hepatitis C among potters of Porto"),
        ("Hepatitis A among potters of Porto", "Hepatitis B among potters of Porto"),
        ("Signalling by TGF-α in kiln smoke", "Signalling by TGF-β in kiln smoke"),
        ("Synthesis of L-glazine esters", "Synthesis of D-glazine esters"),
        ("Pot scans of site A", "Pot scans of site B"),
        ("n-type glaze conductors", "p-type glaze conductors"),
        (r"Decay $\Lambda \to p K^-\pi^+$ in pots", r"Decay $\Lambda \to p \pi^-\pi^+$ in pots"),
        (r"Bounds on $\ell_1$ kiln norms", r"Bounds on $\ell_2$ kiln norms"),
        ("Oxidation of ethane in kilns", "Oxidation of ethene in kilns"),
        ("Oxidation of methanol in kilns", "Oxidation of ethanol in kilns"),
        ("Nitrate uptake by river clays", "Nitrite uptake by river clays"),
        ("KRAS mutations in potters", "NRAS mutations in potters"),
        ("Prevalence of glaze fever in Chile", "Prevalence of glaze fever in Peru"),
        ("PotNet: glazing cracked pots", "PotNet++: glazing cracked pots"),
        ("PotNet: glazing cracked pots", "PotNet v2: glazing cracked pots"),
        # Contraries.
        ("Back pain in men who throw pots", "Back pain in women who throw pots"),
        ("Male potters and lung disease", "Female potters and lung disease"),
        ("Maternal exposure to kiln smoke", "Paternal exposure to kiln smoke"),
        ("Glazing pots with lead", "Glazing pots without lead"),
        ("Linear kiln models of heat", "Non-linear kiln models of heat"),
        ("Supervised sorting of sherds", "Semi-supervised sorting of sherds"),
        ("Abelian kiln groups", "Non-Abelian kiln groups"),
        ("On the existence of pots", "On the non-existence of pots"),
        ("Potters who smoke", "Potters who don't smoke"),
        ("Online pot packing", "Offline pot packing"),
        ("Local glazing search", "Global glazing search"),
        ("Kilns in urban areas", "Kilns in rural areas"),
        ("Upstream glaze migration", "Downstream glaze migration"),
        ("Short-term effects of kiln smoke", "Long-term effects of kiln smoke"),
        ("Increased clay uptake in mice", "Decreased clay uptake in mice"),
        ("In vivo glazing of cells", "In vitro glazing of cells"),
        ("Trust in kilns", "Mistrust in kilns"),
        ("The potters of the sixteenth century", "The potters of the seventeenth century"),
        ("Kiln walls under load: experimental study", "Kiln walls under load: numerical study"),
        ("Book review: Kilns of the north", "Book review: Kilns of the south"),
        # Sister papers.
        ("Kilns: a review", "Looms: a review"),
        ("The design of Kiln", "The design of Loom"),
        ("Mining closed sherds", "Mining maximal sherds"),
        ("Bronze age pots of Crete", "Iron age pots of Crete"),
        ("Report on the 4th kiln workshop", "Report on the 5th kiln workshop"),
        ("陶瓷研究（一）", "陶瓷研究（二）"),
        # What is about another work.
        (POTS, f"{POTS}: a reply"),
        (POTS, f"{POTS}: Comment"),
        (f"{POTS}: Comment", f"{POTS}: Reply"),
        (POTS, f'Remarks on "{POTS}"'),
        (POTS, f"A note on {POTS}"),
        (POTS, f"{POTS} revisited"),
        (POTS, f"{POTS} (Erratum)"),
        (POTS, f"{POTS}. Corrigendum"),
        (POTS, f"{POTS} (Correction)"),
        (POTS, f"{POTS} (vol 12, pg 1, 2015)"),
        (POTS, f'Supplement to "{POTS}"'),
        (POTS, f"Appendix to {POTS}"),
        (POTS, f"Dataset for {POTS}"),
        (POTS, f"{POTS} [dataset]"),
    ],
)
def test_works_of_the_same_people_and_year_with_titles_alike(one, other):
    assert not are_one({"title": one}, {"title": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Non-linear kilns in theory", "Nonlinear kilns in theory"),
        ("Semi-supervised sherd sorting in Peru", "Semisupervised sherd sorting in Peru"),
        ("Type 2 diabetes in kiln workers", "Type II diabetes in kiln workers"),
        ("Signalling by TGF-β in kiln smoke", "Signalling by TGF-beta in kiln smoke"),
        ("Vitamin D and clay", "Vitamin-D and clay"),
        ("Men and women in kilns: an inquiry", "Men and women in kilns"),
        ("Forward error correction for kilns", "Forward Error Correction for Kilns"),
        ("Sherd images: colour correction", "Sherd images: color correction"),
        ("Glazing cracked pots in Kor ea", "Glazing cracked pots in Korea"),
        ("Sulphate in clay glazes of the north", "Sulfate in clay glazes of the north"),
        ("PotNet v2: glazing networks", "PotNet V2: Glazing Networks"),
        ("Fired: how kilns shaped cities", "How kilns shaped cities: fired"),
        (POTS, "Giazing cracked p0ts with fast kiIns"),
        (f"{POTS}: a randomised trial in the north", f"{POTS}: a randomised tri..."),
        (POTS, f"RETRACTED: {POTS}"),
        (POTS, f"{POTS} (Retracted article. See vol. 14, pg. 3, 2017)"),
        (f"{POTS} (Erratum)", f"Erratum: {POTS}"),
        (f"{POTS}: a reply", f"{POTS} - a reply"),
        ("О глазури горшков севера", "O glazuri gorshkov severa"),
    ],
)
def test_spellings_of_one_title(one, other):
    assert are_one({"title": one}, {"title": other})


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Editorial", {"year": 2012}, {"year": 2013}),
        ("Editorial", {"pages": "1", "volume": "41"}, {"pages": "1", "volume": "42"}),
        ("Editor's note", {"pages": "3"}, {"pages": "57"}),
        ("Book review", {"pages": "12-13"}, {"pages": "88-90"}),
        ("Message from the chairs", {"venue": "ICDE"}, {"venue": "ICML"}),
        ("Introduction", {"venue": "Kilns of Europe"}, {"venue": "Glazes of Asia"}),
        ("Erratum", {"pages": "3", "volume": "4"}, {"pages": "9", "volume": "5"}),
        ("News", {"authors": None}, {"authors": None}),
        ("Annual report", {"year": 2019}, {"year": 2020}),
    ],
)
def test_standing_headings_of_one_person(title, one, other):
    assert not are_one({"title": title, **NOTE, **one}, {"title": title, **NOTE, **other})


def test_a_standing_heading_listed_twice_is_one():
    assert are_one(*({"title": "Editorial", **NOTE, "volume": "41", "pages": "1-2"},) * 2)


def test_the_same_title_by_another_person_of_a_full_name():
    one, other = ({"title": POTS, "authors": name} for name in ("Josiah Carberry", "Petra Vlk"))
    assert not are_one(one, other)


def test_a_doctoral_thesis_is_not_the_article_of_its_title():
    article = {"title": POTS, "type": "article", "venue": "VLDB Journal"}
    assert not are_one(article, {"title": f"{POTS} (PhD thesis)"})


BOOK = {"doi": "10.1007/978-3-16-148410-0"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Mud and men", **BOOK}, {"title": "The fire within", **BOOK}),
        ({"title": f"{POTS}. Part 1", **BOOK}, {"title": f"{POTS}. Part 2", **BOOK}),
        (
            {"title": POTS, "arxiv_id": "2001.00001"},
            {"title": "Weaving wool", "arxiv_id": "2001.00001", "authors": OTHERS},
        ),
        ({"title": POTS, "doi": "10.1000/a"}, {"title": "Weaving wool", "doi": "10.1000/a"}),
    ],
)
def test_an_identifier_that_went_to_another_title(one, other):
    assert not are_one(one, other)


def test_a_preprint_that_was_renamed_is_one_work():
    before = {"title": POTS, "arxiv_id": "2001.00001", "year": 2020}
    after = {"title": "Firing quickly: how pottery mends", "arxiv_id": "2001.00001", "year": 2021}
    assert are_one(before, after)
    assert not are_one(before, after, "strict")


def test_one_doi_under_two_titles_of_one_team_is_left_to_the_user():
    one, other = ({"title": title, "doi": "10.1000/a"} for title in (POTS, "Glasur der Töpfe"))
    assert not are_one(one, other)
    assert are_one(one, other, "lenient")


def test_many_bare_headings_stay_apart():
    found = rm.deduplicate(pd.DataFrame({"title": ["Editorial"] * 300}))
    assert found.work_id.nunique() == 300


@pytest.mark.slow
def test_many_identical_rows_are_one_work():
    rows = pd.DataFrame([{"title": POTS, "authors": TEAM, "year": 2015}] * 300)
    assert rm.deduplicate(rows).work_id.nunique() == 1
