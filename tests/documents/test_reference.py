"""One reference, in many styles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents.references.reference import read_reference, strip_label
from researchmetrics.documents.references.trust import confidence
from researchmetrics.records import WORK_TYPES, Provenance, Record

SOURCE = Provenance(source="document:test")


def read(raw: str, **options) -> Record:
    return read_reference(raw, provenance=SOURCE, **options)


def names(record: Record) -> list[str]:
    return [author.name for author in record.authors]


STYLES = {
    "machine learning": (
        (
            "- [3] Orla Testweaver, Bo van der Warp, and C Ann Weft. Cloth 2.0: Why not? a study. "
            "In *LOOM*, 2021."
        ),
        ["Orla Testweaver", "Bo van der Warp", "C Ann Weft"],
        ("Cloth 2.0: Why not? a study", "LOOM", 2021, None, None, None),
    ),
    "quoted, acronym": (
        (
            'Orla Testweaver, Bo Warp and Cy Weft, "Learning to Weave, Spin, and Knit", '
            "IEEE Conference on Acoustics, Cloth, and Loom Processing (ICLP), 2020"
        ),
        ["Orla Testweaver", "Bo Warp", "Cy Weft"],
        (
            "Learning to Weave, Spin, and Knit",
            "IEEE Conference on Acoustics, Cloth, and Loom Processing (ICLP)",
            2020,
            None,
            None,
            None,
        ),
    ),
    "APA": (
        (
            "Testweaver, O. A., & van der Warp, B. (2019). Weaving with care: A review. "
            "Journal of Invented Cloth, 12(3), 45-67. https://doi.org/10.5555/cloth.12"
        ),
        ["Testweaver, O. A.", "van der Warp, B."],
        ("Weaving with care: A review", "Journal of Invented Cloth", 2019, "12", "3", "45-67"),
    ),
    "IEEE": (
        (
            '[7] O. A. Testweaver and B. Warp, "On looms," IEEE Trans. Cloth, vol. 7, no. 2, '
            "pp. 11–19, Mar. 2011."
        ),
        ["O. A. Testweaver", "B. Warp"],
        ("On looms", "IEEE Trans. Cloth", 2011, "7", "2", "11–19"),
    ),
    "Vancouver": (
        (
            "Testweaver OA, Warp B, Weft C. Effects of damp on U-shaped looms. J Inv Cloth. "
            "2010;12(4):101-9."
        ),
        ["Testweaver OA", "Warp B", "Weft C"],
        ("Effects of damp on U-shaped looms", "J Inv Cloth", 2010, "12", "4", "101-9"),
    ),
    "physics": (
        "O. Testweaver, B. Warp, Phys. Cloth Lett. 94, 2240 (1972).",
        ["O. Testweaver", "B. Warp"],
        (None, "Phys. Cloth Lett", 1972, "94", None, "2240"),
    ),
    "book": (
        "Testweaver, Orla. Cloth and its Discontents. Cambridge, MA: Harbour Press, 1982.",
        ["Testweaver, Orla"],
        ("Cloth and its Discontents", None, 1982, None, None, None),
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_style_is_read_whole(style: str):
    raw, authors, fields = STYLES[style]
    record = read(raw)
    assert names(record) == authors
    assert (
        record.title,
        record.venue,
        record.year,
        record.volume,
        record.issue,
        record.pages,
    ) == fields
    assert record.raw == raw
    assert confidence(record) >= 0.7


def test_publisher_is_no_venue():
    record = read(STYLES["book"][0])
    assert record.publisher == "Harbour Press"


def test_doi_is_taken_as_found():
    assert read(STYLES["APA"][0]).doi == "10.5555/cloth.12"


@pytest.mark.parametrize(
    ("raw", "arxiv_id", "venue"),
    [
        ("A. Byron. Notes. *arXiv preprint arXiv:2305.18171*, 2023.", "2305.18171", "arXiv"),
        ("A. Byron. Notes on it. *CoRR*, abs/1810.00150, 2018.", "1810.00150", "CoRR"),
        ('Ada Byron, "Notes", arXiv preprint arXiv:2102.08604.', "2102.08604", "arXiv"),
    ],
)
def test_preprint_has_its_id_and_archive(raw: str, arxiv_id: str, venue: str):
    record = read(raw)
    assert (record.arxiv_id, record.venue, record.type) == (arxiv_id, venue, "preprint")


def test_journal_wins_over_the_archive():
    record = read("A. Byron, Notes on looms, J. Math. Phys. 12, 34 (1999), arXiv:math/9901001.")
    assert record.venue == "J. Math. Phys"
    assert record.type is None
    assert record.arxiv_id == "math/9901001"


def test_repository_is_software_and_its_address_stays_whole():
    record = read("Ada Byron. Looms. <https://github.com/a_b/c_d-E>, 2018.")
    assert (record.type, record.title, record.venue) == ("software", "Looms", None)
    assert record.url == record.code_url == "https://github.com/a_b/c_d-E"


def test_code_of_a_published_paper_makes_it_no_software():
    record = read("Ada Byron. Looms. In *LOOM*, 2018. Code: https://github.com/a/b")
    assert (record.type, record.venue) == (None, "LOOM")
    assert record.code_url == "https://github.com/a/b"


def test_unsubmitted_work_keeps_the_words_and_has_no_year():
    record = read("Ada Byron and Cy Weft. Looms at rest. To be submitted in April 2019.")
    assert record.type == "unsubmitted"
    assert record.notes == ("To be submitted in April 2019",)
    assert record.year is None


def test_submitted_work_names_its_venue_in_the_notes_only():
    record = read(
        'Ada Byron, "Looms", Submitted to IEEE Transactions on Cloth (**TOC**) (Under Revision)'
    )
    assert (record.venue, record.type) == (None, None)
    assert record.notes == ("Submitted to IEEE Transactions on Cloth (TOC)", "Under Revision")


def test_awards_are_notes():
    record = read(
        'Ada Byron, "Looms at work", Loom Conference (LC), 2020. (Oral) (Best paper award)'
    )
    assert record.notes == ("Oral", "Best paper award")
    assert (record.venue, record.year) == ("Loom Conference (LC)", 2020)


def test_second_venue_is_a_note():
    record = read('A. Byron, "Looms at work", Loom Conf. (LC), 2021 and Damp workshop (DW), 2021.')
    assert record.venue == "Loom Conf. (LC)"
    assert record.notes == ("and Damp workshop (DW)",)


def test_impossible_year_stays_as_printed():
    record = read("Ada Byron. Looms. *Journal of Cloth*, pages 1–17, aug 5555.")
    assert (record.year, record.date, record.pages) == (5555, "aug 5555", "1–17")


def test_thesis_and_editors():
    assert read("Byron, A. (1979). A plan for looms. PhD thesis, Mill University.").type == "thesis"
    record = read(
        "Byron, A. 2006. Cloth terms. In K. Brown and L. Green (eds.), Book of Cloth, 391–394."
    )
    assert record.editors == ("K. Brown", "L. Green")
    assert record.venue == "Book of Cloth"


def test_title_with_inner_quotes_is_whole():
    record = read('Ada Byron, "On "damp" looms and why", Loom Conference, 2020.')
    assert record.title == 'On "damp" looms and why'


def test_empty_and_blank_give_an_empty_record():
    for raw in ("", "   ", "[1]", "**", "."):
        record = read(raw)
        assert (record.title, record.authors, record.year) == (None, (), None)
        assert confidence(record) == 0.0


def test_labels_are_stripped():
    assert strip_label("(12) Byron") == "Byron"
    assert strip_label("3D looms") == "3D looms"
    assert strip_label("[BW+19] Byron") == "Byron"


PIECES = st.sampled_from(
    [
        "Byron, A.",
        "A. Byron",
        " and ",
        ". ",
        ", ",
        '"',
        "In *",
        "*",
        "**",
        "(2019)",
        "et al.",
        "(",
        ")",
        "arXiv:1801.00001",
        "12(3):4-5",
        "http://x.y/",
        "\\*",
        "<sup>",
        "Proc. ",
        "名前",
        "\n",
        "10.1/a",
        "'",
        "[",
        "]",
        "^{",
        "&",
        "– ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_a_record(raw: str):
    record = read(raw, own_name="Ada Byron")
    assert record.raw == raw
    assert record.type is None or record.type in WORK_TYPES
    assert 0 <= confidence(record) <= 1
    assert "\x1f" not in (record.title or "") + (record.venue or "") + "".join(names(record))


@pytest.mark.parametrize(
    "unit",
    ["a", "A. ", "Aa, ", "(", '"a ', "*", "http://a.b/c ", "1-", "Aa Bb. ", "中", "[1] ", "et al "],
)
def test_a_megabyte_in_one_line_is_read_at_once(unit: str):
    raw = unit * (1_000_000 // len(unit))
    with soon(2):
        read(raw)
