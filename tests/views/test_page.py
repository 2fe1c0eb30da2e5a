"""The page: what it says, what it must not say, and that nothing in it can act."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from timing import soon

from researchmetrics.records import Person
from researchmetrics.tables import frame
from researchmetrics.views import (
    Sheet,
    card_html,
    comparison_html,
    comparison_page_html,
    page_html,
)

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Elements(HTMLParser):
    """Collect elements, and check that every one that opens is closed in order."""

    def __init__(self, text: str):
        super().__init__()
        self.open, self.found, self.text = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def words(html: str) -> str:
    return " ".join(" ".join(Elements(html).text).split())


def assert_static(html: str) -> None:
    """Nothing acts, nothing is loaded, and links lead to the web or into the page."""
    for tag, attrs in Elements(html).found:
        assert tag not in {"script", "iframe", "object", "embed", "form", "base", "img", "image"}
        assert not [name for name in attrs if name.startswith("on") or name in {"src", "srcset"}]
        assert "javascript:" not in str(attrs).lower()
        if tag == "a":
            assert attrs["href"].startswith(("https://", "http://", "#"))
        if tag == "link":
            assert attrs["href"] == "data:,"
    assert "url(" not in html
    assert "@import" not in html


@pytest.fixture
def hostile(sheet_with):
    works = frame(
        "works",
        [
            {
                "work_id": HOSTILE,
                "title": HOSTILE,
                "date": HOSTILE,
                "venue": HOSTILE,
                "category": HOSTILE,
                "abstract": HOSTILE,
                "authors": [HOSTILE],
                "affiliations": [HOSTILE],
                "notes": [HOSTILE],
                "url": "javascript:alert(3)",
                "code_url": "data:text/html,<script>alert(4)</script>",
                "doi": '10.5555/"onmouseover="alert(5)',
                "sources": [HOSTILE],
            },
            {"work_id": "2", "title": "second", "url": "JaVaScRiPt:alert(6)"},
            {"work_id": "3", "title": "third", "url": "https://example.org/\"onclick='x"},
        ],
    )
    return sheet_with(
        works=works,
        person=Person(
            name=HOSTILE,
            ids=(f"orcid:{HOSTILE}", "javascript:alert(7)", HOSTILE),
            links=("javascript:alert(8)", " https://example.org/ok ", "vbscript:x"),
            affiliations=(HOSTILE,),
            interests=(HOSTILE,),
            other_names=(HOSTILE,),
        ),
        kind=HOSTILE,
        reported_by=HOSTILE,
        reported=pd.Series({HOSTILE: 3.0}),
        coverage={HOSTILE: (1, 2)},
        sections={HOSTILE: pd.DataFrame({HOSTILE: [HOSTILE]})},
        outcomes=frame("outcomes", [{"source": HOSTILE, "status": HOSTILE, "message": HOSTILE}]),
        warnings=(HOSTILE,),
        as_of="2026-11-20",
    )


@pytest.mark.parametrize("view", [page_html, card_html])
def test_hostile_texts_stay_texts(hostile, view):
    html = view(hostile)
    assert_static(html)
    assert "<script" not in html
    assert "<script>alert(1)</script>" in words(html)


@pytest.mark.parametrize("view", [comparison_page_html, comparison_html])
def test_hostile_texts_stay_texts_in_comparisons(hostile, comparison_with, view):
    table = pd.DataFrame({"name": [HOSTILE], "h_index": [3], HOSTILE: [HOSTILE]})
    differences = pd.DataFrame(
        [{"indicator": HOSTILE, "a": HOSTILE, "b": HOSTILE, "difference": 1, "lo": 0, "hi": 2}]
    )
    trajectories = pd.DataFrame(
        [{"name": HOSTILE, "indicator": HOSTILE, "date": "2020-01-01", "value": 1}]
    )
    html = view(
        comparison_with(
            title=HOSTILE,
            table=table,
            sheets=(hostile,),
            warnings=(HOSTILE,),
            differences=differences,
            trajectories=trajectories,
        )
    )
    assert_static(html)
    assert "<script" not in html


@pytest.mark.parametrize("view", [page_html, card_html])
def test_same_sheet_same_bytes(sheet_with, view):
    assert view(sheet_with()) == view(sheet_with())


def test_page_is_static_and_says_so_to_the_browser(sheet):
    html = page_html(sheet)
    assert_static(html)
    elements = Elements(html).found
    policies = [attrs["content"] for tag, attrs in elements if attrs.get("http-equiv")]
    assert policies[0].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert dict(elements)["html"]["lang"] == "en"


@pytest.mark.parametrize("with_works", [True, False])
def test_headings_descend_one_step_at_a_time(sheet_with, with_works):
    changes = {} if with_works else {"works": frame("works", []), "sections": {}}
    levels = [
        int(tag[1])
        for tag, _ in Elements(page_html(sheet_with(**changes))).found
        if re.fullmatch(r"h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_references_lead_somewhere(sheet):
    found = Elements(page_html(sheet)).found
    ids = [attrs["id"] for _, attrs in found if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in found:
        if attrs.get("href", "").startswith("#"):
            assert attrs["href"][1:] in ids
        for name in ("aria-labelledby", "aria-describedby"):
            assert attrs.get(name, ids[0]) in ids


def test_date_sources_and_coverage_come_before_any_figure(sheet):
    for html in (page_html(sheet), card_html(sheet)):
        said = words(html)
        figure = said.index("1,794")
        for earlier in ("2026-11-20", "OpenAlex", "38 of 46", "Two people of this name"):
            assert said.index(earlier) < figure


def test_unknown_is_called_unknown(sheet):
    said = words(page_html(sheet))
    assert "Score 5 unknown" in re.sub(r"Score 5 .*? unknown", "Score 5 unknown", said)
    assert "citations unknown" in said
    assert "date unknown" in said
    assert "fewer than 3 components" in said


def test_zero_is_shown_as_zero(sheet_with):
    rows = [
        {"indicator": "n_citations", "value": 0, "n_used": 2, "n_missing": 0},
        {"indicator": "h_index", "value": None, "n_used": 0, "n_missing": 2},
    ]
    changed = sheet_with(indicators=frame("indicators", rows).set_index("indicator"))
    html = page_html(changed)
    tiles = re.findall(r'<div class="tile"><dt>([^<]+).*?<dd>(.*?)</dd>', html, flags=re.DOTALL)
    values = {label: re.sub("<.*?>", "", value) for label, value in tiles}
    assert values == {
        "Papers": "unknown",
        "Citations": "0",
        "h-index": "unknown",
        "Topic novelty": "not computed",
        "Score": "not computed",
    }


def test_a_page_without_any_count_says_so_once():
    works = frame("works", [{"work_id": str(n), "title": f"T{n}", "year": 2001} for n in (1, 2)])
    sheet = Sheet(person=Person(name="Ann"), as_of="2026-01-01", works=works)
    said = words(page_html(sheet))
    assert "No count of citations is known." in said
    assert "citations unknown" not in said
    # The year stands beside the papers and is not repeated above each of them.
    assert 'datetime="2001"' not in page_html(sheet)


def test_nothing_known_is_said_in_few_words(sheet_with):
    row = {"indicator": "h_index", "n_used": 0, "n_missing": 46}
    flagged = [row | {"flags": ["nothing_known", "low_coverage"]}]
    html = page_html(sheet_with(indicators=frame("indicators", flagged).set_index("indicator")))
    assert "known for none of 46 papers" in html
    assert "low coverage" not in html


@pytest.mark.parametrize(("n_used", "shown"), [(5, True), (45, False)])
def test_a_figure_known_for_few_papers_says_for_how_many(sheet_with, n_used, shown):
    row = {
        "indicator": "n_coauthors",
        "value": 21.0,
        "unit": "people",
        "n_used": n_used,
        "n_missing": 46 - n_used,
    }
    page = page_html(sheet_with(indicators=frame("indicators", [row]).set_index("indicator")))
    assert (f"{n_used} of 46 papers" in page) is shown


def test_parts_missing_from_a_score_are_named_together(sheet_with):
    flags = ["too_few_components", "no_impact", "no_openness"]
    row = {"indicator": "score", "n_used": 46, "n_missing": 0, "flags": flags}
    html = page_html(sheet_with(indicators=frame("indicators", [row]).set_index("indicator")))
    assert "too few parts are known; not known: impact, openness" in html


def test_an_interval_without_width_is_no_interval(sheet_with):
    row = {"indicator": "single_author_share", "value": 0.0, "lo": 0.0, "hi": 0.0, "unit": "share"}
    html = page_html(sheet_with(indicators=frame("indicators", [row]).set_index("indicator")))
    assert "0 to 0" not in html
    assert "0 %" in html


def test_a_group_page_lists_members_without_their_addresses(sheet_with):
    members = pd.DataFrame([{"name": "Ann Pott", "emails": "ann@example.org", "raw": "Pott, A."}])
    group = Person(name="Kiln Group", is_group=True)
    html = page_html(sheet_with(person=group, sections={"members": members}))
    assert "Members and more" in html
    assert "As printed" in html
    assert "ann@example.org" not in html


def test_reported_figures_stand_apart(sheet):
    html = page_html(sheet)
    block = re.search(r'<div class="reported">.*?\n</div>', html, flags=re.DOTALL)[0]
    said = words(block)
    assert "Reported by document profile.md" in said
    assert "1,650" in said
    assert "1,794" not in said
    assert "1,650" not in words(html.replace(block, ""))


def test_papers_are_listed_with_what_is_known_of_them(sheet):
    html = page_html(sheet)
    said = words(html)
    assert "46 papers" in said
    assert "2026-01-01 (year inferred)" in said
    assert "Potter Number 6, … Josiah Carberry et al." in said
    assert "<strong>Josiah Carberry</strong>" in html
    assert "Oral · Best paper runner-up" in said
    assert "2 versions" in said
    assert "Retracted" in said
    assert 'href="https://doi.org/10.5555/12345679"' in html
    assert 'href="https://arxiv.org/abs/2601.10000"' in html
    assert 'href="https://example.org/code/8"' in html
    assert html.count("<details>") == sheet.papers["abstract"].notna().sum()
    papers, others = said.split("Other works", 2)[1:]
    assert "kilnpy" not in papers
    assert "kilnpy" in others
    assert "not yet submitted" in others


def test_definitions_carry_their_doi(sheet):
    html = page_html(sheet)
    assert html.count('href="https://doi.org/10.1073/pnas.0507655102"') == 2
    assert 'role="tooltip" id="tip-h_index"' in html
    assert "38 papers used, 8 unknown" in html


def test_charts_tell_their_values(sheet):
    html = page_html(sheet)
    for title in (
        "2026: 302 citations so far",
        "2019: citations unknown",
        "2016: 0 citations",
        "PC: 24 papers",
        "h-index: 23, 95 % interval 19 to 26",
    ):
        assert f"<title>{title}</title>" in html


def test_no_mail_address_is_published(sheet):
    assert "carberry@example.org" not in page_html(sheet) + card_html(sheet)


def test_sections_show_what_was_printed(sheet):
    said = words(page_html(sheet))
    assert "2019.03 ~ 현재" in said
    assert "Is the Pot Half Cracked?" in said
    assert "Education" not in said
    assert "is current" not in said.lower()


def test_sources_that_failed_are_named(sheet):
    assert "Not answered in full: dblp (not found)" in words(page_html(sheet))
    assert "dblp" not in sheet.sources


def test_a_page_with_nothing_is_still_a_page(sheet_with):
    html = page_html(
        sheet_with(
            person=Person(),
            works=frame("works", []),
            authorships=frame("authorships", []),
            indicators=frame("indicators", []).set_index("indicator"),
            reported=pd.Series(dtype="Float64"),
            reported_by=None,
            coverage={"citations": (0, 0)},
            citations_by_year=pd.DataFrame({"year": [], "citations": [], "complete": []}),
            novelty=None,
            sections={},
            outcomes=frame("outcomes", []),
            warnings=(),
            kind=None,
        )
    )
    assert_static(html)
    assert "No papers are listed." in html
    assert "Name unknown" in html


def test_broken_characters_and_controls_can_be_written(sheet_with):
    works = frame("works", [{"work_id": "1", "title": "Pot\x00\ud800 \u202eevil\x1b[31m"}])
    html = page_html(sheet_with(works=works))
    assert "Pot\N{REPLACEMENT CHARACTER} evil[31m" in html.encode("utf-8").decode()


def test_a_thousand_papers_take_less_than_two_seconds(sheet_with):
    sheet = sheet_with(1000)
    page_html(sheet)
    with soon(2):
        html = page_html(sheet)
    assert html.count('<li class="entry">') == 1002


def _luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_enough_in_light_and_dark(sheet):
    css = re.search(r"<style>(.*?)</style>", page_html(sheet), flags=re.DOTALL)[1]
    light, dark = re.findall(r"--rm-paper:.*?(?=--rm-serif|\})", css, flags=re.DOTALL)
    for block in (light, dark):
        colour = dict(re.findall(r"--rm-([\w-]+): (#[0-9a-f]{6})", block))
        pairs = [
            (ink, ground)
            for ink in ("ink", "muted", "accent", "alarm")
            for ground in ("paper", "surface", "faint")
        ] + [("warn-ink", "warn"), ("paper", "ink")]
        for ink, ground in pairs:
            high, low = sorted((_luminance(colour[ink]), _luminance(colour[ground])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
