"""CVs and homepages in many layouts and languages: the person and the sections beside the works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from vitae_scores import measure

import researchmetrics as rm
from researchmetrics.documents import read_text
from researchmetrics.documents.listings.outline import outline
from researchmetrics.documents.references.name_forms import fitting, likeness
from researchmetrics.documents.text.organisations import split_place
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.entry_lines import field_of
from researchmetrics.documents.vitae.grants import read_grants
from researchmetrics.documents.vitae.identifiers import own_ids
from researchmetrics.documents.vitae.own_name import derive_name, settle_own
from researchmetrics.documents.vitae.person_name import find_name, is_person_name, titled_name
from researchmetrics.documents.vitae.reported import known_when, read_reported
from researchmetrics.documents.vitae.service import read_service
from researchmetrics.records import Author, Person, Provenance, Record

VITAE = Path(__file__).parent.parent / "fixtures" / "documents" / "vitae"
GOLD = json.loads((VITAE / "gold.json").read_text(encoding="utf-8"))
AS_OF = "2024-06-01"
# How the entries of the lists are found is measured elsewhere.
OF_LISTS = re.compile(r"\d+ works|own name")


@pytest.fixture(scope="module")
def measured():
    found = {}
    for name in sorted(GOLD):
        total, _, wrong = measure(rm.read(VITAE / name, as_of=AS_OF), GOLD[name])
        found[name] = total, [one for one in wrong if not OF_LISTS.match(one)]
    return found


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_person_and_every_section(measured, name):
    total, wrong = measured[name]
    assert 1 - len(wrong) / total >= 0.95, "\n".join(wrong)


def test_nearly_all_values_of_all_documents(measured):
    total = sum(count for count, _ in measured.values())
    wrong = [f"{name}: {one}" for name, (_, found) in measured.items() for one in found]
    assert 1 - len(wrong) / total >= 0.99, "\n".join(wrong)


def test_every_fixture_has_gold():
    assert {path.name for path in VITAE.iterdir()} - {"gold.json"} == set(GOLD)


class TestName:
    @pytest.mark.parametrize(
        ("heading", "name"),
        [
            ("Publications of Prof. Dr. Rolf Krugmann", "Rolf Krugmann"),
            ("JOSIAH S. CARBERRY, Ph.D.", "Josiah S. Carberry"),
            ("CARBERRY Josiah", "Josiah Carberry"),
            ("Curriculum vitae di Chiara Terracotta", "Chiara Terracotta"),
            ("dr. ir. Jan-Willem van der Klei", "Jan-Willem van der Klei"),
            ("Wei-Ling Chen's Homepage", "Wei-Ling Chen"),
            ("**李窑** 教授 博士生导师", "李窑"),
            ("Ann Pott (she/her)", "Ann Pott"),
            ("About me", None),
            ("Lund, Sweden", None),
            ("Kiln Research Group", None),
            ("个人简历", None),
        ],
    )
    def test_what_stands_beside_it_is_taken_off(self, heading, name):
        assert find_name([heading], [])[0] == name

    def test_a_name_at_birth_is_another_form(self):
        assert find_name(["Olga Keramova (née Petrova)"], []) == (
            "Olga Keramova",
            ("Olga Petrova",),
        )

    @pytest.mark.parametrize(
        "title", ["Bengt Umlaut | Home", "Home - Bengt Umlaut", "Bengt Umlaut @ Lund University"]
    )
    def test_titles_of_pages(self, title):
        assert titled_name(title) == ("Bengt Umlaut", ())

    def test_a_page_without_any_name(self):
        assert titled_name("Publications | Delft University") is None
        assert not is_person_name("Latest News")


def record(*names, own=()):
    authors = tuple(Author(name=name, is_self=True if name in own else None) for name in names)
    return Record(provenance=Provenance(source="document:cv"), title="On pots", authors=authors)


def own_of(records):
    return [[author.name for author in one.authors if author.is_self] for one in records]


class TestOwnName:
    @pytest.mark.parametrize(
        ("printed", "grade"),
        [
            ("Kim Doja", "same"),
            ("Kim, D.", "initials"),
            ("Doja Kym", "misspelt"),
            ("Daja Kim", "misspelt"),
            ("Bo Kim", None),
            ("Doja Lee", None),
        ],
    )
    def test_how_well_a_name_fits(self, printed, grade):
        assert likeness(printed, "Doja Kim") == grade

    @pytest.mark.parametrize(
        ("printed", "own"),
        [
            ("Grossmann, K.", "Käthe Großmann"),
            ("Mueller, Jan", "Jan Müller"),
            ("O. Soerensen", "Øyvind Sørensen"),
            ("M. Oliveira", "Maria del Mar Oliveira Santos"),
            ("JH Kim", "Jang-Hyun Kim"),
            ("陶山太郎", "陶山 太郎"),
        ],
    )
    def test_spellings_of_one_name(self, printed, own):
        assert likeness(printed, own) in {"same", "initials"}

    def test_initials_that_fit_two_are_nobody(self):
        assert fitting(["A. Pott", "A. Pott", "B. Lee"], "Ann Pott") == [False] * 3

    def test_the_name_at_the_top_wins_over_what_is_set_apart(self):
        entries = [record("Ann Pott", "Bo Lee", own=["Bo Lee"])]
        marked, _, _ = settle_own(entries, Person(name="Ann Pott"))
        assert own_of(marked) == [["Ann Pott"]]

    def test_a_misspelt_name_is_theirs_where_no_other_fits(self):
        entries = [record("Sangdoon Yoon", "Bo Lee"), record("Sangdoo Yoon", "Sangdoon Yoon")]
        marked, _, _ = settle_own(entries, Person(name="Sangdoo Yoon"))
        assert own_of(marked) == [["Sangdoon Yoon"], ["Sangdoo Yoon"]]

    def test_another_form_set_apart_again_and_again_is_theirs(self):
        entries = [record("D. Kim", "B. Lee", own=["D. Kim"]) for _ in range(3)]
        marked, person, _ = settle_own(entries, Person(name="김도자"))
        assert person.other_names == ("D. Kim",)
        assert own_of(marked) == [["D. Kim"]] * 3

    def test_derived_from_what_is_set_apart(self):
        entries = [record(f"X{n} Lee", "N. Lehmann", own=["N. Lehmann"]) for n in range(3)]
        marked, person, warnings = settle_own(entries, Person())
        assert person.name == "N. Lehmann"
        assert own_of(marked) == [["N. Lehmann"]] * 3
        assert "set apart in 3 of 3 entries" in warnings[0]

    def test_derived_from_standing_in_nearly_every_entry(self):
        others = ["Bo Lee", "Cy Dee", "Di Eff", "Ed Gee", "Flo Ha"]
        entries = [record(other, "Fontaine, C.") for other in others]
        name, evidence = derive_name(entries)
        assert (name, evidence) == ("C. Fontaine", "is an author of 5 of 5 entries")

    @pytest.mark.parametrize(
        "entries",
        [
            [record("Ann Pott", "Bo Lee")] * 5,
            [record("Ann Pott"), record("Bo Lee"), record("Cy Dee"), record("Di Eff")],
            [record("Ann Pott", "Bo Lee")] * 3,
        ],
    )
    def test_nobody_where_no_name_stands_out(self, entries):
        assert derive_name(entries)[0] is None

    def test_an_email_address_decides_between_two(self):
        entries = [record("Ann Pott", f"X{n} Lee") for n in range(3)]
        entries += [record("Bo Lee", f"Y{n} Dee") for n in range(3)]
        assert derive_name(entries)[0] is None
        assert derive_name(entries, ["ann.pott@delft.example"])[0] == "Ann Pott"

    def test_a_warning_says_that_a_name_was_derived(self):
        text = "## Publications\n\n" + "\n".join(
            f'- {other}, **N. Lehmann**, "On bricks {n}", Brick Letters, 201{n}.'
            for n, other in enumerate(["H. Stein", "P. Krug", "Q. Zhou"])
        )
        batch = read_text(text)
        assert batch.people[0].person.name == "N. Lehmann"
        assert any("was taken as the person's" in warning for warning in batch.warnings)


class TestIdentifiers:
    def test_links_under_the_name_of_another_are_not_theirs(self):
        text = (
            "Advised by [Prof. Ingrid Topf](https://orcid.org/0000-0002-9079-593X). "
            "[ORCID](https://orcid.org/0000-0001-5109-3700)"
        )
        assert own_ids(text, "Leila Fakhr") == ("orcid:0000-0001-5109-3700",)

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("https://aclanthology.org/people/a/ann-pott/", "aclanthology:ann-pott"),
            ("https://arxiv.org/a/pott_a_1", "arxiv:pott_a_1"),
            ("https://isni.org/isni/0000000121032683", "isni:0000000121032683"),
            ("ISNI: 0000 0001 2103 2683", "isni:0000000121032683"),
            ("https://viaf.org/viaf/113230702/", "viaf:113230702"),
            ("http://lattes.cnpq.br/1234567890123456", "lattes:1234567890123456"),
            ("https://cv.hal.science/ann-pott", "hal:ann-pott"),
            ("https://www.wikidata.org/wiki/Q4242", "wikidata:Q4242"),
            ("https://researchmap.jp/tohyama", "researchmap:tohyama"),
            (
                "https://www.webofscience.com/wos/author/record/A-1009-2019",
                "researcherid:A-1009-2019",
            ),
        ],
    )
    def test_services_that_know_people(self, text, found):
        assert own_ids(text) == (found,)

    def test_a_page_of_many_people_gives_none(self):
        links = " ".join(f"https://dblp.org/pid/1/{n}" for n in range(3))
        assert own_ids(links) == ()

    def test_links_in_entries_are_not_theirs(self):
        batch = read_text(
            "# Ann Pott\n\n[ORCID](https://orcid.org/0000-0001-5109-3700)\n\n## Publications\n\n"
            "- Ann Pott, [Bo Lee](https://orcid.org/0000-0002-9079-593X). On pots. Clay, 2019.\n"
        )
        assert batch.people[0].person.ids == ("orcid:0000-0001-5109-3700",)

    def test_icons_beside_authors_are_not_theirs(self):
        batch = read_text(
            "<html><body><h1>Ann Pott</h1><p><a href='https://orcid.org/0000-0001-5109-3700'>"
            "<i class='ai'></i></a></p><h2>Publications</h2><ul><li>Ann Pott, Bo Lee "
            "<a href='https://orcid.org/0000-0002-9079-593X'><i class='ai'></i></a>. On the long "
            "and winding history of pots and of the people who make them. Clay, 2019.</li></ul>"
        )
        assert batch.people[0].person.ids == ("orcid:0000-0001-5109-3700",)


class TestReported:
    @pytest.mark.parametrize(
        ("line", "figures"),
        [
            ("h-index: 13 (Google Scholar, May 2024)", {"h_index": 13}),
            ("Citations 1,234 · h-index 20", {"n_citations": 1234, "h_index": 20}),
            ("3.456 Zitationen, h-Index 27", {"n_citations": 3456, "h_index": 27}),
            ("谷歌学术引用 2345 次，H指数 24（2023年6月）", {"n_citations": 2345, "h_index": 24}),
            ("Índice h: 12 (Scopus)", {"h_index": 12}),
            ("Индекс Хирша: 9", {"h_index": 9}),
            ("My papers on the h-index appeared in 2013.", {}),
            ("We cite 12 papers.", {}),
        ],
    )  # fmt: skip
    def test_in_several_languages(self, line, figures):
        rows = read_reported(outline(f"# Ann Pott\n\n{line}"))
        assert {row["indicator"]: row["value"] for row in rows} == figures

    def test_with_source_and_date_as_printed(self):
        rows = read_reported(outline("# Ann Pott\n\nh-index: 13 (Google Scholar, May 2024)"))
        assert (rows[0]["source"], rows[0]["date"]) == ("Google Scholar", "May 2024")
        assert known_when(rows) == "2024-05"

    def test_never_taken_from_entries_or_mixed_with_ours(self):
        profile = rm.read(
            text="# Ann Pott\n\nh-index: 13 (Scopus, 2020)\n\n## Publications\n\n"
            "- A. Pott. On pots. Clay, 2019. Citations: 99\n- A. Pott. On pans. Clay, 2018.\n",
            as_of=AS_OF,
        )
        assert profile.reported.to_dict() == {"h_index": 13}
        assert profile.claims.known_at.tolist() == ["2020"]
        assert profile.indicators()["value"].get("h_index") != 13


class TestSections:
    @pytest.mark.parametrize(
        ("line", "dates"),
        [
            ("Potter, Delft, 2019 à ce jour", "2019 à ce jour"),
            ("2018–heden Potter", "2018–heden"),
            ("平成30年4月 ～ 現在 助教", "平成30年4月 ～ 現在"),
            ("Desde 2017 hasta la actualidad: X", "Desde 2017 hasta la actualidad"),
            ("2015.12– 副教授", "2015.12–"),
            ("с 2015 года", "с 2015"),
        ],
    )  # fmt: skip
    def test_dates_in_many_languages(self, line, dates):
        span = find_span(line)
        assert (span.text, span.is_range, span.is_open) == (dates, True, True)

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("University of Cambridge, UK", ("University of Cambridge", "UK")),
            ("Postdoc, ETH Zurich, Switzerland", ("Postdoc, ETH Zurich", "Switzerland")),
            ("Clay Institute, Doha, Qatar", ("Clay Institute", "Doha, Qatar")),
        ],
    )
    def test_a_town_that_belongs_to_a_name_stays(self, text, parts):
        assert split_place(text) == parts

    def test_degrees_and_posts_under_one_heading_are_told_apart(self):
        text = "## Education and employment\n\n- 2021 - 2023: Lecturer, Clay Institute\n"
        sections = rm.read(
            text=f"# Ann Pott\n\n{text}- 2014 - 2018: PhD in Clay, Delft University", as_of=AS_OF
        ).sections
        assert sections["positions"].title.tolist() == ["Lecturer"]
        assert sections["education"].organisation.tolist() == ["Delft University"]

    def test_labels_of_forms(self):
        assert field_of("Occupation or position held: Potter") == ("title", "Potter")
        assert field_of("A line: with a colon") == (None, "A line: with a colon")

    def test_grants_have_funder_role_and_amount(self):
        rows = read_grants(outline('## Drittmittel\n\n- DFG-Projekt "Risse", 2016-2019, 250.000 €'))
        assert rows[0]["title"] == "Risse"
        assert (rows[0]["amount"], rows[0]["dates"]) == ("250.000 €", "2016-2019")

    def test_two_journals_joined_by_and_are_two(self):
        rows = read_service(
            outline("## Service\n\n- Reviewing for Journal of Kilns and Clay Letters")
        )
        assert [row["venue"] for row in rows] == ["Journal of Kilns", "Clay Letters"]
        rows = read_service(outline("## Service\n\n- Reviewer: Journal of Sand and Clay"))
        assert [row["venue"] for row in rows] == ["Journal of Sand and Clay"]
