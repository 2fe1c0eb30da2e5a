"""RIS, PubMed's, EndNote's and Web of Science's tagged files."""

from __future__ import annotations

import contextlib

import pytest
from timing import soon

from researchmetrics.documents import read_document, read_text
from researchmetrics.errors import UnreadableDocumentError


@pytest.fixture
def works(fixtures):
    return lambda name: read_document(fixtures / "documents/exports" / name).records


class TestRis:
    def test_whole_entry_field_by_field(self, works):
        record = works("refs.ris")[0]
        assert record.title == "On the Cracking of Pots"
        assert [author.name for author in record.authors] == ["Carberry, Josiah S.", "Pott, Ann"]
        assert (record.type, record.venue) == ("article", "Journal of Psychoceramics")
        assert (record.volume, record.issue, record.pages) == ("12", "3", "123-145")
        assert (record.year, record.date) == (2019, "2019/03/26")
        assert (record.doi, record.publisher) == ("10.5555/12345678", "Clay Press")
        assert record.url == "https://pots.example/cracked"
        assert record.links == ("https://pots.example/cracked.pdf",)
        assert record.abstract == "We crack pots. And count."
        assert set(record.ids) == {"pmid:99000001", "issn:1234-5679"}
        assert (record.citations, record.provenance.known_at) == (12, "2024-01-05")
        assert record.notes == ()
        assert record.raw.startswith("TY  - JOUR")

    def test_chapter_with_the_notes_of_web_of_science(self, works):
        record = works("refs.ris")[1]
        assert (record.type, record.venue) == ("chapter", "Handbook of Glazes")
        assert record.editors == ("Kiln, Zoë",)
        assert (record.year, record.date) == (2021, None)
        assert (record.citations, record.references) == (3, ())
        assert set(record.ids) == {"wos:000999999900002", "isbn:978-0-306-40615-7"}

    def test_entry_without_its_end_is_read_and_told(self, fixtures):
        batch = read_document(fixtures / "documents/exports/refs.ris")
        paper, thesis = batch.records[2:]
        assert (paper.type, paper.venue) == ("conference", "Proceedings of the Pan Days")
        assert (paper.doi, paper.arxiv_id) == ("10.5555/PANS.2015", "1501.00001")
        assert (paper.authors_truncated, len(paper.authors)) == (True, 1)
        assert (thesis.type, thesis.venue) == ("thesis", "Clay University")
        (told,) = batch.warnings
        assert told.endswith("as possible: Line 41: entry 3: its end (ER) is missing.")

    @pytest.mark.parametrize(
        "head", ["", "\ufeff", "Provider: Clay Press\nContent: text/plain\n\n", "\r\n\r\n"]
    )
    def test_remarks_and_line_ends_before_the_first_entry(self, head):
        text = f"{head}TY - JOUR\r\nTI - On Pots\r\nPY - 2019\r\nER -\r\n"
        (record,) = read_text(text).records
        assert (record.title, record.year) == ("On Pots", 2019)

    def test_empty_entry_is_told(self):
        batch = read_text("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - On Pots\nER  - \n")
        assert len(batch.records) == 1
        assert "Line 1" in batch.warnings[0]


class TestPubmed:
    def test_whole_entry_field_by_field(self, works):
        record = works("pubmed.nbib")[0]
        assert record.title.endswith("and the cracks that remain in those who crack them.")
        carberry, pott, group = record.authors
        assert (carberry.name, carberry.ids) == (
            "Carberry, Josiah S",
            ("orcid:0000-0002-1825-0097",),
        )
        assert len(carberry.affiliations) == 1
        assert len(pott.affiliations) == 2
        assert (group.name, group.affiliations) == ("Pot Consortium", ())
        assert (record.year, record.date, record.type) == (2019, "2019 Mar 26", "article")
        assert record.venue == "Journal of psychoceramics"
        assert (record.volume, record.issue, record.pages) == ("12", "3", "123-145")
        assert (record.doi, record.abstract) == ("10.5555/12345678", "We crack pots.")
        assert record.ids == (
            "pmid:99000001",
            "pmcid:PMC9900001",
            "issn:1234-5679",
            "issn:2345-6780",
        )
        assert record.is_retracted is True

    def test_sparse_entry(self, works):
        record = works("pubmed.nbib")[1]
        assert (record.type, record.pages, record.date) == ("preprint", "e77", None)


def test_endnote_entries(works):
    paper, chapter = works("refs.enw")
    assert [author.name for author in paper.authors] == ["Carberry, Josiah", "Pott, Ann"]
    assert (paper.venue, paper.volume, paper.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (paper.pages, paper.year, paper.doi) == ("123-145", 2019, "10.5555/12345678")
    assert paper.ids == ("issn:1234-5679", "wos:000999999900001")
    assert paper.abstract == "We crack pots. And count."
    assert (chapter.type, chapter.venue) == ("chapter", "Handbook of Glazes")
    assert (chapter.editors, chapter.publisher) == (("Kiln, Zoë",), "Clay Press")
    assert chapter.url == "https://pots.example/glaze"


class TestWebOfScience:
    def test_whole_entry_field_by_field(self, works):
        record = works("savedrecs.txt")[0]
        assert record.title.endswith("that remain in those who crack them")
        carberry, pott, group = record.authors
        assert (carberry.name, group.name) == ("Carberry, Josiah S.", "Pot Consortium")
        assert carberry.ids == ("orcid:0000-0002-1825-0097", "researcherid:A-1234-2010")
        assert pott.ids == ("researcherid:B-2345-2011",)
        assert (carberry.is_corresponding, pott.is_corresponding) == (True, None)
        assert pott.affiliations == (
            "Brown Univ, Dept Psychoceram, Providence, RI 02912 USA",
            "Clay Univ, Delft, Netherlands",
        )
        assert (record.type, record.venue) == ("conference", "JOURNAL OF PSYCHOCERAMICS")
        assert (record.year, record.date) == (2019, "MAR 26 2019")
        assert (record.volume, record.issue, record.pages) == ("12", "3", "123-145")
        assert (record.publisher, record.doi) == ("CLAY PRESS", "10.5555/12345678")
        assert (record.citations, record.provenance.known_at) == (7, "2024-01-05")
        assert record.references == ("Lee B, 2001, J PANS, V1, P2, DOI 10.5555/PANS.2001",
                                     "Kiln Z, 1999, FIRE")  # fmt: skip
        assert (record.category, record.field) == (
            "Materials Science, Ceramics",
            "Materials Science",
        )
        assert record.is_open_access is True
        assert record.ids == (
            "wos:000999999900001",
            "pmid:99000001",
            "issn:1234-5679",
            "issn:2345-6780",
        )
        assert record.abstract == "We crack pots. And count."

    def test_zero_is_a_count_and_no_references_are_an_empty_list(self, works):
        book = works("savedrecs.txt")[1]
        assert (book.citations, book.references) == (0, ())
        assert (book.type, book.pages, book.editors) == ("book", "77", ("Kiln, Z",))

    def test_file_that_was_cut(self, fixtures):
        text = (fixtures / "documents/exports/savedrecs.txt").read_text(encoding="utf-8")
        batch = read_text(text[: text.index("SC Materials")])
        assert len(batch.records) == 1
        assert "its end (ER) is missing" in batch.warnings[0]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<?xml version="1.0"?><xml><records><record/></records></xml>', "EndNote XML"),
        ("<!DOCTYPE PubmedArticleSet><PubmedArticleSet></PubmedArticleSet>", "PubMed XML"),
        ('<modsCollection xmlns="http://www.loc.gov/mods/v3"></modsCollection>', "MODS"),
        ("RT Journal Article\nSR Electronic\nA1 Pott, Ann\n", "RefWorks"),
    ],
)
def test_bibliographies_of_other_forms_are_refused_with_advice(text, what):
    with pytest.raises(UnreadableDocumentError, match=what) as caught:
        read_text(text)
    assert "BibTeX" in str(caught.value)


@pytest.mark.parametrize(
    "head", ["TY  - JOUR\n", "PT J\nAU Pott, A\n", "PMID- 1\n", "%0 Book\n%T A\n"]
)
@pytest.mark.parametrize(
    "line", ["TI  - x\n", "AU x\n", "x\n", "   x\n", "ER\n", "PT J\n", "N1  - ; ", "[", "(a"]
)
def test_garbage_is_read_soon(head, line):
    with soon(2), contextlib.suppress(UnreadableDocumentError):
        read_text(head + line * (400_000 // len(line)))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("%0 Book\n%T On Pots\n%E   Kiln,  Zoe \n", "editors", ("Kiln, Zoe",)),
        ("TY  - JOUR\nTI  - On Pots\nDA  - 2021 x // \nER  - \n", "date", "2021 x"),
        ("PMID- 1\nTI  - On Pots\nFAU - Pott, A\nAD  -  \n", "places", [()]),
        ("PT J\nAU Pott, A\nTI On Pots\nC1 [Pott, A] .\nER\n", "places", [()]),
    ],
)
def test_blanks_say_nothing(text, field, value):
    (record,) = read_text(text).records
    places = [author.affiliations for author in record.authors]
    assert (places if field == "places" else getattr(record, field)) == value


@pytest.mark.parametrize(("said", "references"), [("0", ()), ("9" * 5_000, None), ("7", None)])
def test_counts_of_references_of_any_length(said, references):
    text = f"TY  - JOUR\nTI  - On Pots\nN1  - Cited Reference Count: {said}\nER  - \n"
    assert read_text(text).records[0].references == references
