"""Tables of works: Scopus, Web of Science, Publish or Perish, Google Scholar, and others."""

from __future__ import annotations

import contextlib

import pytest
from timing import soon

from researchmetrics.documents import read_bytes, read_document, read_text
from researchmetrics.documents.exports.csv_cells import rows_of
from researchmetrics.documents.exports.csv_exports import looks_like_table
from researchmetrics.errors import UnreadableDocumentError


@pytest.fixture
def works(fixtures):
    return lambda name: read_document(fixtures / "documents/exports" / name).records


def names(record):
    return [author.name for author in record.authors]


class TestScopus:
    def test_whole_row_field_by_field(self, works):
        record = works("scopus.csv")[0]
        assert record.title == 'On the "cracking" of pots'
        carberry, pott = record.authors
        assert (carberry.name, carberry.ids) == ("Carberry, Josiah S.", ("scopus:57000000001",))
        assert (carberry.is_corresponding, pott.is_corresponding) == (True, None)
        assert carberry.affiliations == (
            "Department of Psychoceramics, Brown University, Providence, RI, United States",
        )
        assert pott.affiliations[1] == "Clay University, Delft, Netherlands"
        assert (record.year, record.type) == (2019, "article")
        assert record.venue == "Journal of Psychoceramics"
        assert (record.volume, record.issue, record.pages) == ("12", "3", "123-145")
        assert (record.publisher, record.doi) == ("Clay Press", "10.5555/12345678")
        assert record.url.startswith("https://www.scopus.com/")
        assert record.ids == ("eid:2-s2.0-85000000001", "pmid:99000001", "issn:12345679")
        assert (record.citations, record.is_open_access) == (12, True)
        assert record.references == (
            "Lee B., Of pans, Journal of Pans, 1, pp. 2-3, (2001)",
            "Kiln Z., On fire, (1999)",
        )
        assert record.abstract == "We crack pots. And count."

    def test_retracted_in_press_and_nobody(self, works):
        _, retracted, review = works("scopus.csv")
        assert (retracted.is_retracted, retracted.citations) == (True, 0)
        assert (retracted.notes, retracted.pages) == (("Article in press",), "77")
        assert (retracted.abstract, retracted.editors) == (None, ("Kiln Z.", "Lee B."))
        assert (review.authors, review.citations, review.type) == ((), None, "other")

    def test_commas_between_and_within_the_names_of_older_exports(self, works):
        oldest, old = works("scopus_old.csv")
        assert names(oldest) == ["Carberry, J.S.", "Pott, A."]
        assert oldest.authors[0].affiliations == ("Department of Psychoceramics, Brown University",)
        assert names(old) == ["Carberry J.S.", "Pott A.", "Lee B."]
        assert old.authors[2].ids == ("scopus:57000000003",)
        assert old.citations is None


class TestWebOfScience:
    @pytest.mark.parametrize("name", ["wos_tabs.txt", "wos.csv"])
    def test_both_tables_say_the_same(self, works, name):
        (record,) = works(name)
        carberry, pott = record.authors
        assert carberry.ids == ("orcid:0000-0002-1825-0097",)
        assert pott.ids == ("researcherid:B-2345-2011",)
        assert pott.affiliations[-1] == "Clay Univ, Delft, Netherlands"
        assert (record.year, record.date) == (2019, "MAR 26 2019")
        assert (record.citations, record.provenance.known_at) == (7, "2024-01-05")
        assert record.ids == ("wos:000999999900001", "issn:1234-5679")
        assert record.category == "Materials Science, Ceramics"

    def test_quotes_in_tabs_are_text(self, works):
        (record,) = works("wos_tabs.txt")
        assert record.title == '"Cracked" pots, and others'
        assert len(record.references) == 2

    def test_states(self, works):
        (record,) = works("wos.csv")
        assert (record.notes, record.references, record.pages) == (("Early Access",), (), "77")
        assert [author.is_corresponding for author in record.authors] == [None, True]

    def test_citation_report_gives_counts_by_year(self, works):
        (record,) = works("wos_citations.csv")
        assert record.citations == 7
        assert record.citations_by_year == ((2019, 1), (2020, 2), (2021, 4))


def test_publish_or_perish(works, fixtures):
    first, second = works("perish.csv")
    assert names(first) == ["J Carberry", "A Pott"]
    assert (first.citations, first.provenance.known_at) == (1234, "2024-01-05")
    assert (first.url, first.doi) == ("https://pots.example/cracked", "10.5555/12345678")
    assert "https://pots.example/cracked.pdf" in first.links
    assert (first.authors_truncated, second.authors_truncated) == (False, True)
    assert (names(second), second.citations) == (["A Pott", "B Lee", "Z Kiln"], 0)
    assert (second.type, second.year, second.n_authors) == ("book", None, 3)
    assert read_document(fixtures / "documents/exports/perish.csv").known_at == "2024-01-05"


def test_google_scholar(works):
    first, second, third = works("scholar.csv")
    assert names(first) == ["Carberry, Josiah", "Pott, Ann"]
    assert (first.venue, first.volume, first.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (first.pages, first.year, first.publisher) == ("123-145", 2019, "Clay Press")
    assert (second.type, second.arxiv_id) == ("preprint", "2101.00001")
    assert (third.authors_truncated, third.year) == (True, None)


def test_semicolons_of_a_german_office(works):
    first, second = works("works_semicolons.csv")
    assert (first.title, first.citations) == ("Vom Brechen; der Krüge", 1234)
    assert names(first) == ["Pott, Ann", "Lee, Bo"]
    assert (names(second), second.citations) == (["Zoë Kiln", "Bo Lee"], None)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            """PMID,Title,Authors,Citation,Journal/Book,Publication Year,PMCID,DOI
99,On Pots,"Pott A, Lee B.",x,Clay,2019,PMC99000,10.5555/1
""",
            {"venue": "Clay", "year": 2019, "ids": ("pmid:99", "pmcid:PMC99000")},
        ),
        (
            """"Document Title",Authors,"Author Affiliations","Publication Title",\
"Publication Year","Start Page","End Page","Article Citation Count","PDF Link"
"On Pots","A. Pott; B. Lee","Clay U; Pan U","Kiln Days","2019","1","9","4","https://x.example/1"
""",
            {"venue": "Kiln Days", "pages": "1-9", "citations": 4, "url": "https://x.example/1"},
        ),
        (
            """About the data: exported on Jan 5
Publication ID,DOI,Title,Source title,PubYear,Authors,Times cited,Open Access
pub.1,10.5555/1,On Pots,Clay,2019,"Pott, Ann; Lee, Bo",3,Closed
""",
            {"ids": ("dimensions:pub.1",), "is_open_access": False, "citations": 3},
        ),
        (
            """Item Type|Publication Year|Author|Title|Publication Title|DOI|Extra
journalArticle|2019|"Pott, Ann; Lee, Bo"|On Pots|Clay||"arXiv:2101.00001 [cs]"
""",
            {"type": "article", "arxiv_id": "2101.00001", "venue": "Clay"},
        ),
    ],
)
def test_tables_of_other_programs(table, said):
    (record,) = read_text(table).records
    assert {field: getattr(record, field) for field in said} == said
    assert len(record.authors) == 2


def test_own_table_of_works_comes_back(tmp_path):
    import researchmetrics as rm

    cv = "# Ann Pott\n\n## Papers\n\n- Ann Pott and Bo Lee. On cracked pots. Clay, 2019.\n"
    before = rm.read(text=cv).works
    before["authors"] = before["authors"].map("; ".join)
    before.to_csv(tmp_path / "works.csv", index=False)
    after = rm.read(tmp_path / "works.csv").works
    for name in ("title", "year", "venue", "type"):
        assert after[name].tolist() == before[name].tolist()
    assert list(after["authors"][0]) == ["Ann Pott", "Bo Lee"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n"c\nd",e', [["a", "b"], ["c\nd", "e"]]),
        ('a,"b ""c"" d",e', [["a", 'b "c" d', "e"]]),
        ('a,"b" c,d', [["a", '"b" c', "d"]]),
        ('a,"b\nc,d', [["a", '"b'], ["c", "d"]]),
        ("a,,\n\n,,\nb", [["a", "", ""], ["b"]]),
        ("", []),
    ],
)
def test_cells(text, rows):
    assert [row.cells for row in rows_of(text, ",")] == rows


@pytest.mark.parametrize(
    "text",
    [
        "Title, Authors, Year\n\nThis is a CV of somebody, who wrote about titles and years.\n",
        "| Title | Authors | Year |\n|---|---|---|\n| On Pots | Ann Pott | 2019 |\n",
        "# Ann Pott\n\n## Publications\n\n- Ann Pott, On Pots, 2019\n",
        "year,sales\n2019,5\n2020,6\n",
        "Ann Pott, Bo Lee; On Pots, 2019.\nBo Lee, On Pans, 2020.\n",
    ],
)
def test_other_documents_are_no_tables_of_works(text):
    assert not looks_like_table(text)


def test_row_with_too_many_cells_is_told():
    batch = read_text("Title,Authors,Year\nOn Pots,Ann Pott,2019,stray\nOf Pans,Bo Lee,2020\n")
    assert len(batch.records) == 2
    assert "Line 2: row 1: it has more cells than the table has columns" in batch.warnings[0]


def test_empty_row_and_repeated_head():
    batch = read_text("Title,Authors,Year\nOn Pots,Ann Pott,2019\nTitle,Authors,Year\n,,2020\n")
    assert len(batch.records) == 1
    assert batch.outcomes[0].status == "partial"
    assert "Line 4" in batch.warnings[0]


def test_table_that_names_no_columns_is_refused_where_one_was_promised():
    with pytest.raises(UnreadableDocumentError, match="names the columns"):
        read_text("a,b\n1,2\n", format="csv")
    with pytest.raises(UnreadableDocumentError, match="names the columns"):
        read_bytes(b"a,b\n1,2\n", name="table.csv")


def test_cells_longer_than_any_line_of_a_document():
    places = "; ".join(f"Pott A., University {n}, Town" for n in range(3000))
    head = "Authors,Title,Year,Authors with affiliations,EID"
    table = f'{head}\nPott A.,On Pots,2019,"{places}",2-s2.0-1\n'
    batch = read_text(table)
    assert (batch.records[0].title, batch.warnings) == ("On Pots", ())


@pytest.mark.parametrize("piece", ['"', '"a,', '""', ",", '"a""', "a\n", ';"', '"\n', "a,b,2019\n"])
@pytest.mark.parametrize("head", ["Title,Authors,Year\n", "PT\tAU\tTI\tPY\n"])
def test_garbage_is_read_soon(head, piece):
    with soon(2), contextlib.suppress(UnreadableDocumentError):
        read_text(head + piece * (20_000 // len(piece)), format="csv")


def test_line_ends_within_a_cell_are_blanks(fixtures):
    """Spread sheets break long cells."""
    text = (fixtures / "documents/exports/scopus.csv").read_text(encoding="utf-8")
    whole = read_text(text).records[0].authors
    broken = text.replace("Department of", "\n Department  of").replace("University, ", "\nU., ")
    for author, known in zip(read_text(broken).records[0].authors, whole, strict=True):
        assert len(author.affiliations) == len(known.affiliations)
        assert all(" ".join(place.split()) == place for place in author.affiliations)
