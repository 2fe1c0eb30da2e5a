"""Blocks, headings, dates, links: the parts that all readers of headings share."""

from __future__ import annotations

import time

import pytest

from researchmetrics.documents.forms.html import html_lines
from researchmetrics.documents.listings.blocks import blocks_of
from researchmetrics.documents.listings.headings import heading_role, is_known_heading
from researchmetrics.documents.listings.outline import outline
from researchmetrics.documents.text.links import find_links
from researchmetrics.documents.text.printed_dates import find_span, last_update


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Invited Talks and Presentations", "talks"),
        ("Conference Presentations", "talks"),
        ("Conference Papers", "publications"),
        ("Teaching Experience", "skip"),
        ("Professional Experience", "positions"),
        ("Honors & Awards", "awards"),
        ("Veröffentlichungen", "publications"),
        ("Expérience professionnelle", "positions"),
        ("Formación académica", "education"),
        ("Prêmios", "awards"),
        ("연구 분야", "interests"),
        ("학술 활동", "service"),
        ("学歴", "education"),
        ("发表论文", "publications"),
        ("Deep Learning", None),
    ],
)
def test_headings_of_several_languages(heading, role):
    assert heading_role(heading) == role
    assert is_known_heading(heading) == (role is not None)


@pytest.mark.parametrize(
    "line", ["Paper", "Reviewer CVPR 2020", "Work on pots", "experience", "I."]
)
def test_lines_that_are_no_headings(line):
    assert not is_known_heading(line)


@pytest.mark.parametrize(
    "text",
    [
        "## Talks\n\n- a\n- b",
        "Talks\n=====\n\n- a\n- b",
        "TALKS\n\n* a\n* b",
        "**Talks**\n\n1. a\n2. b",
        "Talks:\n\n• a\n• b",
    ],
)
def test_headings_in_every_dress(text):
    (section,) = [part for part in outline(text) if part.role]
    assert (section.role, [block.text for block in section.blocks]) == ("talks", ["a", "b"])


def test_heading_below_belongs_to_the_one_above_unless_it_is_known():
    text = "# Projects\n\n## Kiln\n\n- a\n\n### Problem\n\n- b\n\n## Awards\n\n- c"
    assert [(part.heading, part.role) for part in outline(text)][1:] == [
        ("Projects", "projects"),
        ("Kiln", "projects"),
        ("Problem", "projects"),
        ("Awards", "awards"),
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2020.03.01 ~ 2022.02.25\tLab", "2020.03.01 ~ 2022.02.25"),
        ("2023.02.13 ~ 현재", "2023.02.13 ~ 현재"),
        ("Intern (Aug. 2015 Dec. 2015).", "Aug. 2015 Dec. 2015"),
        ("04/2010 – 03/2016", "04/2010 – 03/2016"),
        ("2019–21 Postdoc", "2019–21"),
        ("seit 2016", "seit 2016"),
        ("Jan – Mar 2020", "Jan – Mar 2020"),
        ("enero de 2015 - actualidad", "enero de 2015 - actualidad"),
        ("ICCV, Marseille 2019", "2019"),
    ],
)
def test_spans_as_printed(text, printed):
    assert find_span(text).text == printed


@pytest.mark.parametrize("text", ["ICLR WS'19", "20,000 pots", "arXiv:2019.01234", "no date"])
def test_what_is_no_date(text):
    assert find_span(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("(Last update: June 14, 2021)", "2021-06-14"),
        ("최종 수정일: 2021년 6월 14일", "2021-06-14"),
        ("Dernière mise à jour : 3 mars 2020", "2020-03-03"),
        ("Updated: Sept 2020", "2020-09"),
        ("Stand: 01.02.2020", "2020-02-01"),
        ("Last modified 13/04/2020", "2020-04-13"),
        ("Updated 2020-13-45", ""),
        ("I updated my kiln in spring", ""),
    ],
)
def test_date_of_the_document(text, iso):
    assert last_update(text) == iso


def test_links_lose_latex_and_the_sentence():
    text = r"\textcolor{violet}{https://a.org/x\_y}. (https://b.org/c), [d](https://d.org/e)."
    assert find_links(text) == ("https://a.org/x_y", "https://b.org/c", "https://d.org/e")


def test_html_hides_what_a_browser_hides():
    page = "<p>seen</p><script>no</script><p style='display: none'>no</p><!-- no --><nav>no</nav>"
    assert html_lines(page) == "seen"


def test_html_lists_tables_and_marks():
    page = (
        "<h2>Papers</h2><ol><li>Ann<sup>*</sup>, <b>Bo </b>Lee</li><li>two</li></ol>"
        "<table><tr><td>2019</td><td>Potter</td></tr></table>"
    )
    assert html_lines(page).split("\n\n") == [
        "## Papers",
        "1. Ann^{\\*}, **Bo** Lee",
        "2. two",
        "2019\tPotter",
    ]


@pytest.mark.parametrize("line", ["VR 1.0\n", "PT JScience\nVR 1.0\n", "- a\nb\nb\n", "a\n"])
def test_time_grows_as_the_text_does(line):
    """One paragraph of many lines was copied for every line."""
    times = []
    for n in (20_000, 80_000):
        started = time.process_time()
        assert sum(1 for _ in blocks_of(line * (n // line.count("\n")))) >= 1
        times.append(time.process_time() - started)
    assert times[1] < 8 * times[0] + 0.2
