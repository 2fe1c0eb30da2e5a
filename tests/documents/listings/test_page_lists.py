"""Lists of publications on pages: which are found, and how they are cut into entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.documents.forms.html import is_html
from researchmetrics.documents.forms.html_page import html_page
from researchmetrics.documents.forms.markdown_page import markdown_html, markdown_page
from researchmetrics.documents.forms.page_lines import page_lines
from researchmetrics.documents.listings.link_bars import mark_bars
from researchmetrics.documents.listings.page_lists import find_page_lists
from researchmetrics.errors import UnreadableDocumentError

PAPERS = (
    ("On the firing of cracked pots", "Josiah Carberry, Ann Pott and Bo Lee", "Clay Letters", 2019),
    ("A theory of wet mud", "Ann Pott and Josiah Carberry", "Journal of Slip", 2018),
    ("Glazing without a kiln", "Josiah Carberry and Cy Dent", "Proceedings of Kilns", 2016),
)


def units(page):
    return [unit for listing in find_page_lists(page) for unit in listing.units]


def found(html, reader=html_page):
    return [unit.text for unit in units(reader(html))]


def assert_one_each(texts):
    assert len(texts) == len(PAPERS)
    for text, (title, _, venue, _) in zip(texts, PAPERS, strict=True):
        assert title in text
        assert venue in text


def written(pattern):
    return "\n".join(pattern.format(t=t, a=a, v=v, y=y) for t, a, v, y in PAPERS)


SHAPES = {
    "items": "<li>{a}. {t}. <i>{v}</i>, {y}.</li>",
    "paragraphs": "<p>{a} ({y}). {t}. <i>{v}</i>.</p>",
    "cards": '<div class="card"><h4>{t}</h4><p>{a}</p><p>{v}, {y}</p><a href="#">PDF</a></div>',
    "rows": "<tr><td>{y}</td><td>{t}</td><td>{a}</td><td>{v}</td></tr>",
    "terms": "<dt>{t}</dt><dd>{a}. {v}, {y}.</dd>",
    "headed": "<h3>{t}</h3><p>{a}</p><p>{v}, {y}</p>",
    "breaks": "<b>{t}</b><br>{a}<br><i>{v}</i>, {y}<br><br>",
    "flat": "<p>{t}</p><p>{a}</p><p>{v}, {y}</p><p><a href='p.pdf'>pdf</a> <a href='b'>bib</a></p>",
}
AROUND = {"items": "<ul>{}</ul>", "rows": "<table>{}</table>", "terms": "<dl>{}</dl>"}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_entries_of_every_shape_are_cut_right(shape):
    inner = AROUND.get(shape, "<div>{}</div>").format(written(SHAPES[shape]))
    assert_one_each(found(f"<h1>Josiah Carberry</h1><h2>Publications</h2>{inner}"))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_entries_are_found_by_their_shape_alone(shape):
    inner = AROUND.get(shape, "<div>{}</div>").format(written(SHAPES[shape]))
    assert_one_each(found(f"<h1>Josiah Carberry</h1>{inner}"))


@pytest.mark.parametrize(
    "pattern",
    [
        "- {a}. **{t}**. *{v}*, {y}.",
        "1. {a}. {t}. _{v}_ , {y}. [ [bib](b) | [pdf](p) ]",
        "**{t}**  \n{a}  \n_{v}_, {y}\n",
        "### {t}\n{a}. *{v}*, {y}.\n",
        "    **{t}**.  \n{a}.  \nIn _{v}_ , {y}.",
        "[1]  |  {a}. {t}. In _{v}_ , {y}.  ",
        "<p>{a}. <b>{t}</b>. {v}, {y}.</p>\n",
    ],
)
def test_entries_in_markdown_are_cut_right(pattern):
    text = f"# Josiah Carberry\n\n## Publications\n\n{written(pattern)}"
    assert_one_each(found(text, markdown_page))


def test_other_lists_are_no_publications():
    page = (
        "<h2>Publications</h2><ul>" + written(SHAPES["items"]) + "</ul>"
        "<h2>Talks</h2><ul><li>On the firing of cracked pots. Kiln Days, Delft, 2019.</li>"
        "<li>A theory of wet mud. Slip Forum, Riga, 2018.</li></ul>"
        "<h2>Service</h2><ul><li>Reviewer: Clay Letters, Journal of Slip, 2016-2019</li></ul>"
        "<h2>Teaching</h2><ul><li>Introduction to Pots, Autumn 2019</li></ul>"
    )
    assert_one_each(found(page))


def test_reading_list_of_other_people_gives_none():
    page = (
        "<h1>Pots 101</h1><h2>Week 1</h2><ul><li>A. Kiln. Of mud. Clay Letters, 2001.</li>"
        "<li>B. Wheel and C. Glaze. Round things. Journal of Slip, 2002.</li>"
        "<li>D. Ash. Fire. Proceedings of Kilns, 2003.</li></ul>"
    )
    assert found(page) == []


def test_years_types_and_headings_are_told():
    page = html_page(
        "<h2>Publications</h2><h3>Journal Articles</h3><h4>2019</h4><ul>"
        "<li>J. Carberry. On pots. Clay Letters.</li><li>J. Carberry. On pans. Clay Letters.</li>"
        "</ul>"
    )
    [listing] = find_page_lists(page)
    assert (listing.year, listing.type, listing.role) == ("2019", "article", "publications")
    assert listing.units[0].headings == ("Publications", "Journal Articles", "2019")


def test_hidden_bibtex_belongs_to_its_entry_and_other_hidden_text_to_none():
    page = html_page(
        '<h2>Publications</h2><ol><li><div class="title">On pots</div><div>A. Pott, B. Lee</div>'
        '<div>Clay, 2019</div><div class="bibtex hidden">@book{a, year=2019}</div>'
        '<span style="display:none">do not show</span></li>'
        "<li><div class='title'>On pans</div><div>A. Pott</div><div>Clay, 2018</div></li></ol>"
    )
    first, second = units(page)
    assert first.hidden == ("@book{a, year=2019}",)
    assert second.hidden == ()
    assert all("do not show" not in line.text for line in page.lines)


def test_links_beside_an_entry_are_marked():
    page = html_page(
        "<h2>Papers</h2><ul><li>A. Pott and B. Lee. On cracked pots. Clay, 2019. "
        '[<a href="a.pdf">PDF</a>] [<a href="b">BibTeX</a>]</li>'
        '<li>A. Pott. <a href="c">On round pans</a>. Clay, 2018.</li></ul>'
    )
    first, second = units(page)
    barred = "".join(run.text for run in first.lines[0] if "link-bar" in run.hints)
    assert "PDF" in barred
    assert "Clay" not in barred
    assert first.links == ("a.pdf", "b")
    assert not any("link-bar" in run.hints for run in second.lines[0])


def test_labels_are_taken_off():
    page = html_page(
        "<h2>Papers</h2><table><tr><td>[12]</td><td>A. Pott and B. Lee. On cracked pots. Clay, "
        "2019.</td></tr><tr><td>[11]</td><td>A. Pott. On round pans. Clay, 2018.</td></tr></table>"
    )
    assert [unit.label for unit in units(page)] == ["[12]", "[11]"]
    assert units(page)[0].text.startswith("A. Pott")


def test_names_behind_a_count_of_authors_are_shown():
    page = html_page(
        "<div>Ann Pott, and <span onclick=\"x == '2 more authors' ? 'Bo Lee, Cy Dent' : ''\">"
        "2 more authors</span></div>"
    )
    assert page.lines[0].text == "Ann Pott, and Bo Lee, Cy Dent"


def test_what_is_folded_away_is_read_when_it_is_a_list():
    page = (
        "<h1>Josiah Carberry</h1><h2>Publications</h2><details><summary>All</summary><ul>"
        + written(SHAPES["items"])
        + "</ul></details>"
    )
    assert_one_each(found(page))


def test_nothing_is_run_or_kept_of_scripts():
    page = html_page("<script>alert(1)</script><p onclick='x()'>Hi</p><style>p{}</style>")
    assert [line.text for line in page.lines] == ["Hi"]


def test_a_page_nested_without_end_is_refused():
    with pytest.raises(UnreadableDocumentError, match="nested too deeply"):
        html_page("<div>" * 5000 + "x")


def test_many_siblings_are_read():
    item = "<li>A. Pott and B. Lee. On cracked pots. Clay, 2019.</li>"
    assert len(found(f"<h2>Papers</h2><ul>{item * 3000}</ul>")) == 3000


def test_front_matter_template_tags_and_comments_are_left_out():
    text = "---\ntitle: Papers\n---\n{% include x %}\n<!-- no -->\n# Hi {#top}\n<!-- never closed"
    assert markdown_html(text) == "<title>Papers</title>\n<h1>Hi</h1>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* and **b**", "<p><i>a</i> and <b>b</b></p>"),
        ("A. Pott*, B. Lee*", "<p>A. Pott*, B. Lee*</p>"),
        ('[x [y]](u.html "t")', '<p><a href="u.html">x [y]</a></p>'),
        ("![picture](p.png)text", "<p>text</p>"),
        ("[pots][1]\n\n[1]: https://p.org", '<p><a href="https://p.org">pots</a></p>'),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("2019. A year is no number", "<p>2019. A year is no number</p>"),
    ],
)
def test_marks_of_markdown(markdown, html):
    assert markdown_html(markdown) == html


def test_cells_over_several_lines_stay_in_their_row():
    text = "a | b  \n---|---  \nc | d  \ne  \nf | g  "
    assert page_lines(markdown_page(text)) == "a\tb\n\nc\td e\n\nf\tg"


def test_pieces_of_html_are_told_from_markdown():
    assert is_html("<dl><dt>[1]</dt><dd>A. Pott</dd></dl>")
    assert not is_html('<p align="center">x</p>\n\n## Papers\n\n- one')


def test_a_row_of_links_may_stand_before_text():
    runs = html_page('<p>[<a href="u">pdf</a>] A. Pott</p>').lines[0].runs
    assert "".join(one.run.text for one in mark_bars(runs) if not one.is_bar).strip() == "A. Pott"


@given(st.lists(st.sampled_from(["<li>", "</li>", "<p>", "a, B. C. ", "2019", "<br>", "<td>"])))
def test_units_cover_lines_of_the_page_in_order(pieces):
    page = html_page("".join(pieces))
    kept = " ".join(line.text for line in page.lines)
    place = 0
    for unit in units(page):
        for text in unit.texts:
            place = kept.index(text, place)
