"""Shapes of lists that generators and converters of web pages make."""

from __future__ import annotations

import pytest

from researchmetrics import documents
from researchmetrics.documents.forms.html_page import html_page
from researchmetrics.documents.forms.markdown_glue import parted
from researchmetrics.documents.listings.line_shapes import line_shape
from researchmetrics.records import Batch

HEAD = "<html><body><h1>Josiah Carberry</h1><h2>Publications</h2>"


def read(text: str, name: str = "page.html") -> Batch:
    """Read a page."""
    return documents.read_bytes(text.encode(), name=name)


def titles(batch: Batch) -> list[str | None]:
    """Return the titles that were found."""
    return [record.title for record in batch.records]


@pytest.mark.parametrize(
    "title",
    [
        "Search for cracks in fired pots with long-lived glazes",
        "Next-generation kilns for the study of early pottery",
        "Follow the clay: how pots came to the islands",
        "Export of pots and growth of towns in the late Bronze Age",
    ],
)
def test_titles_that_begin_like_a_button_are_titles(title: str):
    assert line_shape(title).kind in {"title", "title-names"}


@pytest.mark.parametrize("text", ["Search", "Next page", "Showing 1 to 10 of 50", "Follow me"])
def test_buttons_are_none(text: str):
    assert line_shape(text).kind in {"prose", "other", "bar"}


def test_headings_lead_entries_of_several_paragraphs():
    entries = [
        ("On the Firing of Pots", "Carberry, J. & Pott, A., 1 Mar 2021, In: Clay. 22, 9, p. 1-9"),
        (
            "Glazes of the Late Bronze Age",
            "Pott, A. & Carberry, J., 2 Mar 2020, In: Kilns and Pots.",
        ),
        ("How Lids Came to Fit", "Carberry, J., 3 Mar 2019, In: Journal of Lids. 91, 2, p. 94-99"),
        (
            "Handles in Three Dimensions",
            "Carberry, J. & Lee, B., 4 Mar 2018, In: Clay. 2, 1, p. 3-8",
        ),
    ]
    lines = "\n\n".join(
        f"  * ### [{title}](/{number})\n\n{place}\n\nResearch output › Article\n\nOpen File"
        for number, (title, place) in enumerate(entries)
    )
    batch = read(f"# Josiah Carberry\n\n## Publications\n\n{lines}\n", "page.md")
    assert titles(batch) == [title for title, _ in entries]
    assert [record.year for record in batch.records] == [2021, 2020, 2019, 2018]
    assert batch.records[1].venue == "Kilns and Pots"
    assert len(batch.records[1].authors) == 2


def test_the_line_that_says_how_to_cite_gives_the_authors():
    entry = (
        "<h2><a href='/{0}'>{1}</a></h2><p>Published in <i>{2}</i>, {0}</p><p>We ask why.</p>"
        '<p>Recommended citation: Carberry, J. & Pott, A. ({0}). "{1}." <i>{2}</i>.</p>'
    )
    works = [
        (2021, "Minimum Pots and Maximum Lids"),
        (2020, "Why Do Handles Break Off?"),
        (2018, "On the Price of Kilns"),
    ]
    page = "".join(entry.format(year, title, "Journal of Clay") for year, title in works)
    batch = read(f"<html><body><h1>Publications</h1>{page}</body></html>")
    assert titles(batch) == [title for _, title in works]
    assert all(len(record.authors) == 2 for record in batch.records)
    assert {record.venue for record in batch.records} == {"Journal of Clay"}


def test_links_without_words_belong_to_their_entry():
    entry = (
        '<li>J. Carberry and A. Pott. {}. Journal of Clay, 2019. <a href="https://doi.org/10.5555/{}">'
        '<i class="icon"></i></a></li>'
    )
    page = f"{HEAD}<ul>{entry.format('On cracked pots', 1)}{entry.format('On old pans', 2)}</ul>"
    assert [record.doi for record in read(page).records] == ["10.5555/1", "10.5555/2"]


def test_an_icon_of_another_item_is_not_taken_over():
    page = html_page("<ul><li>On pots</li><li><a href='https://a.example/'><img></a></li></ul>")
    assert [run.href for line in page.lines for run in line.runs] == [""]


@pytest.mark.parametrize("is_above", [False, True])
def test_rows_of_links_between_entries_go_where_the_outer_ones_stand(is_above: bool):
    titles_ = ["On cracked pots", "Kilns and their keepers", "The lids of old"]
    texts = [f"J. Carberry and A. Pott. *{title}*. Journal of Clay, 2019." for title in titles_]
    bars = [f"[pdf](a.pdf) [doi](https://doi.org/10.5555/{number})" for number in range(3)]
    pairs = zip(bars, texts, strict=True) if is_above else zip(texts, bars, strict=True)
    body = "\n\n".join(line for pair in pairs for line in pair)
    batch = read(
        f"# Josiah Carberry\n\n## Publications\n\n{body}\n\n## Teaching\n\nPots.", "page.md"
    )
    assert [record.doi for record in batch.records] == ["10.5555/0", "10.5555/1", "10.5555/2"]


def test_a_label_of_venue_and_year_before_the_authors_is_no_name():
    entry = '<div><span class="tag">{} 2024</span> <b>J. Carberry, A. Pott*</b>, "{}"</div>'
    works = [
        ("CVPR", "Seeing pots from all of their sides"),
        ("ICML", "Learning to throw pots from few examples"),
        ("ACL FINDINGS", "Talking of pots in many languages"),
    ]
    batch = read(HEAD + "".join(entry.format(*work) for work in works))
    assert titles(batch) == [title for _, title in works]
    assert [[one.name for one in record.authors] for record in batch.records] == [
        ["J. Carberry", "A. Pott"]
    ] * 3


def test_a_remark_in_brackets_does_not_end_the_names():
    entry = (
        "<li><b>{}</b><br>Ann Pott*, J. Carberry* (corresponding author), Bo Lee<br>Clay, 2020</li>"
    )
    page = f"{HEAD}<ul>{entry.format('On cracked pots')}{entry.format('On old pans')}</ul>"
    names = [[one.name for one in record.authors] for record in read(page).records]
    assert names == [["Ann Pott", "J. Carberry", "Bo Lee"]] * 2


def test_a_page_whose_list_a_script_writes_from_bibtex():
    page = (
        f"{HEAD}<textarea id='bibtex_input' style='display:none'>"
        "@article{a, author={Carberry, Josiah}, title={On Cracked Pots}, year={2019}}\n"
        "@book{b, author={Carberry, Josiah}, title={Old Pans}, year={2008}}</textarea>"
    )
    assert titles(read(page)) == ["On Cracked Pots", "Old Pans"]
    assert titles(read(page.replace("@book", "book"))) == []


def test_what_machines_read_beside_an_entry_completes_it():
    coins = "ctx_ver=Z39.88-2004&amp;rft.atitle=On+pots+and+pans&amp;rft_id=info:doi/10.5555/7"
    page = (
        f"{HEAD}<ul><li>Carberry J, Pott A (2019) On pots and pans. J Clay."
        f'<span class="Z3988" title="{coins}"></span></li>'
        "<li>Carberry J, Pott A (2018) On kilns. J Clay.</li></ul>"
    )
    assert [record.doi for record in read(page).records] == ["10.5555/7", None]


def test_lines_that_a_converter_ran_together_are_parted():
    rows = [
        "Deterministic Firing of PotsJ Carberry, A PottInternational Journal of Clay| 35| 2025",
        "What Bugs Live in the Kiln?A Pott, J CarberryWorkshop on Kilns and Pots| 4| 2020",
        "Marmot: Speculative GlazingB Lee, J CarberryACM Transactions on Pots 95 (7), 1-9| 3| 2020",
        "A Pan for Forgetful CooksA Pott, J Carberry, ...Symposium on Pans and Lids| 32| 2019",
        "Support for Persistent HandlesJ CarberryThe Handbook of Handles and Lids| 4| 2018",
    ]
    text = "Title| Cited by| Year\n---|---|---\n" + "\n".join(rows)
    assert parted(text).count("<br>") == 10
    batch = read(f"# Josiah Carberry\n\n## Publications\n\n{text}\n", "page.md")
    assert titles(batch)[:2] == ["Deterministic Firing of Pots", "What Bugs Live in the Kiln?"]
    assert batch.records[2].venue == "ACM Transactions on Pots"


def test_words_with_capitals_inside_are_left_alone():
    lines = [
        f"- J. Carberry and A. Pott. Pots, part {number}. In NeurIPS, GitHub and BibTeX, 2019."
        for number in range(8)
    ]
    assert parted("\n".join(lines)) == "\n".join(lines)


def test_a_table_of_markdown_is_no_table_of_values():
    works = [
        (2024, "How Cracked Pots Were Mended", "Ann Pott", "Journal of Clay"),
        (2021, "The Makers of Old Pans", "Bo Lee", "Kilns and Pots"),
        (2019, "Glazing without a Glaze", "Cy Dent", "Journal of Clay"),
    ]
    rows = "".join(
        f"{year}| [{title}]({year}.html)| Josiah Carberry, {name}| {venue}  \n"
        for year, title, name, venue in works
    )
    head = "Year| Title| Author| Venue  \n---|---|---|---  \n"
    batch = read(f"# Josiah Carberry\n\n## Publications\n\n{head}{rows}", "page.md")
    assert titles(batch) == [title for _, title, *_ in works]
    assert [record.year for record in batch.records] == [2024, 2021, 2019]
