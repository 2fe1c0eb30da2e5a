"""BibTeX, COinS, JSON-LD and citations behind the entries of a list."""

from __future__ import annotations

import pytest
from made_units import names, read, run, unit

from researchmetrics.documents.listings.embedded import read_coins, read_json_ld
from researchmetrics.records import Provenance

BIBTEX = """@inproceedings{carberry2020,
  title = {On {B}roken {P}ots},
  author = {Carberry, Josiah and Pott, Ann and Lee, Bo},
  booktitle = {Proceedings of the Conference on Pots},
  pages = {1--9}, year = 2020, doi = {10.5555/pots.1}
}"""
SOURCE = Provenance(source="document:page.html")


def test_hidden_bibtex_completes_what_is_cut():
    made = unit(
        "On Broken Pots", "Josiah Carberry, and 2 more authors", "POTS, 2020", hidden=(BIBTEX,)
    )
    (record,) = read(made, own_name="Josiah Carberry")
    assert names(record) == ["Josiah Carberry", "Ann Pott", "Bo Lee"]
    assert record.authors[0].is_self
    assert not record.authors_truncated
    assert (record.venue, record.pages) == ("Proceedings of the Conference on Pots", "1-9")
    assert (record.title, record.doi) == ("On Broken Pots", "10.5555/pots.1")


def test_marks_of_names_that_are_seen_stay():
    made = unit("On Broken Pots", "J. Carberry*, A. Pott*, B. Lee", "POTS, 2020", hidden=(BIBTEX,))
    (record,) = read(made)
    assert names(record) == ["J. Carberry", "A. Pott", "B. Lee"]
    assert record.authors[0].marks == ("*",)


def test_bibtex_of_another_work_is_not_believed():
    made = unit("Cups without saucers", "Ann Pott, Bo Lee", "CUPS, 2018", hidden=(BIBTEX,))
    (record,) = read(made)
    assert (record.title, record.venue, record.year, record.doi) == (
        "Cups without saucers", "CUPS", 2018, None,
    )  # fmt: skip


def test_bibtex_that_is_seen_is_no_text_of_the_entry():
    made = unit("On Broken Pots", "J. Carberry, A. Pott, B. Lee", "POTS, 2020", *BIBTEX.split("\n"))
    (record,) = read(made)
    assert (record.title, record.doi) == ("On Broken Pots", "10.5555/pots.1")
    assert record.abstract is None


def test_a_recommended_citation_says_who_wrote_it():
    (record,) = read(
        "Bargaining over Chores\nPublished in Journal of Clay Economics, 2022\n"
        'Recommended citation: Carberry, J., Pott, A., & Lee, B. (2022). "Bargaining over Chores." '
        "Journal of Clay Economics. 100(9)."
    )
    assert record.title == "Bargaining over Chores"
    assert [name.split()[-1] for name in names(record)] == ["Carberry", "Pott", "Lee"]
    assert (record.volume, record.year) == ("100", 2022)


def test_hidden_abstracts_are_kept():
    text = "Abstract: We show that pots of clay break when they fall on floors of stone."
    (record,) = read(unit("On Pots and Floors", "A. Pott, B. Lee", "POTS, 2020", hidden=(text,)))
    assert record.abstract == "We show that pots of clay break when they fall on floors of stone."


def test_coins():
    record = read_coins(
        "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;"
        "rft_id=info%3Adoi%2F10.5555%2Fclay.9&amp;rft.genre=article&amp;rft.atitle=On%20pots&amp;"
        "rft.jtitle=Clay&amp;rft.au=Ann+Pott&amp;rft.au=Bo+Lee&amp;rft.date=2019&amp;rft.volume=3&amp;"
        "rft.spage=1&amp;rft.epage=9",
        SOURCE,
    )
    assert (record.title, record.venue, record.volume, record.pages, record.year, record.doi) == (
        "On pots", "Clay", "3", "1-9", 2019, "10.5555/clay.9",
    )  # fmt: skip
    assert names(record) == ["Ann Pott", "Bo Lee"]


def test_coins_behind_an_entry():
    coins = "ctx_ver=Z39.88-2004&rft.atitle=On+pots+and+pans&rft.jtitle=Journal+of+Clay&rft.issue=4"
    (record,) = read(unit("On pots and pans", "A. Pott, B. Lee", "J. Cl., 2019", hidden=(coins,)))
    assert (record.venue, record.issue) == ("Journal of Clay", "4")


def test_json_ld():
    text = """{"@graph": [{"@type": "Person", "name": "Ann Pott"}, {"@type": ["ScholarlyArticle"],
      "headline": "On pots", "author": [{"name": "Ann Pott"}, "Bo Lee"], "datePublished": "2019-05",
      "isPartOf": {"@type": "Periodical", "name": "Clay"}, "sameAs": "https://doi.org/10.5555/1"}]}"""
    (record,) = read_json_ld(text, SOURCE)
    assert (record.title, record.venue, record.year, record.doi) == (
        "On pots", "Clay", 2019, "10.5555/1",
    )  # fmt: skip
    assert names(record) == ["Ann Pott", "Bo Lee"]


@pytest.mark.parametrize("text", ["{", "[]", "[1, null]", '{"@type": "Person"}', "[" * 5000])
def test_json_that_describes_no_work_gives_nothing(text: str):
    assert list(read_json_ld(text, SOURCE)) == []


def test_links_of_people_are_not_of_the_work():
    made = unit(
        [run("Clay in motion", "bold")],
        [run("Ann Pott", href="https://scholar.google.com/citations?user=abcdefghijkl"),
         run(", "), run("Bo Lee", href="https://lee.example")],
        [run("Journal of Clay, 2019")],
        [run("pdf", href="https://clay.example/motion.pdf")],
    )  # fmt: skip
    (record,) = read(made)
    assert record.url == "https://clay.example/motion.pdf"
