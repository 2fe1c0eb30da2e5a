"""Google Scholar's pages read by their markup: a profile, rows of one, results, and refusals."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import BlockedError, ResearchMetricsError, UnexpectedAnswerError
from researchmetrics.records import Provenance
from researchmetrics.sources.scholar_page import read_profile
from researchmetrics.sources.scholar_refusal import shown_instead
from researchmetrics.sources.scholar_results import read_results
from researchmetrics.sources.scholar_text import authors_in, number, place_of, tidy


def told(own, _row=0) -> Provenance:
    return Provenance(source="google_scholar", source_id=own)


def at(place: int) -> Provenance:
    return Provenance(source="document:x.html", source_id=str(place))


@pytest.fixture
def page_of(fixtures):
    return lambda name: (fixtures / "google_scholar" / f"{name}.html").read_bytes()


@pytest.fixture
def profile(page_of):
    return read_profile(page_of("profile"), told)


def test_the_person_comes_whole(profile):
    person = profile.person.person
    assert person.ids == ("scholar:JcArBeRrY_-1", "orcid:0000-0002-1825-0097")
    assert person.name == "Josiah Carberry"
    assert person.other_names == ("J. S. Carberry", "卡伯里")
    assert person.affiliations == ("Professor of Psychoceramics, Brown University",)
    assert person.interests == ("Psychoceramics", "Cracked Pots")
    assert person.links == ("https://orcid.org/0000-0002-1825-0097",)
    assert profile.person.reported == {"n_citations": 1204, "h_index": 11, "i10_index": 12}
    assert profile.person.provenance.source_id == "JcArBeRrY_-1"
    assert profile.has_more is False


def test_years_without_a_bar_had_no_citations(profile):
    expected = ((2019, 800), (2020, 0), (2021, 94), (2022, 0), (2023, 310))
    assert profile.person.citations_by_year == expected


def test_a_work_comes_field_by_field(profile):
    work = profile.records[0]
    own = "JcArBeRrY_-1:u5HHmVD_uO8C"
    assert work.provenance.source_id == own
    assert work.title == "On the cracked pot & its kiln"
    assert [author.name for author in work.authors] == ["J Carberry", "I Kiln"]
    assert (work.authors_truncated, work.n_authors) == (False, 2)
    assert (work.venue, work.volume, work.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (work.pages, work.year, work.citations) == ("101–120", 2019, 1131)
    assert work.ids == (
        f"scholar:{own}",
        "scholar_cluster:1527366344147329058",
        "scholar_cluster:77",
    )
    assert work.url == (
        "https://scholar.google.com/citations?view_op=view_citation&hl=en&user=JcArBeRrY_-1"
        f"&citation_for_view={own}"
    )
    assert work.links == (
        "https://scholar.google.com/scholar?oi=bibs&hl=en&cites=1527366344147329058,77",
    )
    assert work.notes == ("citations of merged articles are included",)
    assert work.raw == (
        "On the cracked pot & its kiln\nJ Carberry, I Kiln\n"
        "Journal of Psychoceramics 12 (3), 101–120, 2019"
    )


def test_cut_lines_are_known_as_cut(profile):
    work = profile.records[1]
    assert work.title == "Pots, again"
    assert [author.name for author in work.authors][-1] == "E Earth"
    assert (work.authors_truncated, work.n_authors) == (True, None)
    assert work.venue == "Proceedings of the International Conference on Cracked, Broken and"
    assert work.notes == (
        "citations counted with another article, scholar:JcArBeRrY_-1:u5HHmVD_uO8C",
    )


def test_preprints_and_bare_rows(profile):
    preprint, bare = profile.records[2:]
    assert (preprint.arxiv_id, preprint.type, preprint.citations) == ("2401.99999", "preprint", 0)
    assert bare.title == "Untitled sherds"
    assert (bare.authors, bare.authors_truncated, bare.n_authors) == ((), None, None)
    assert (bare.year, bare.venue, bare.citations) == (None, None, 0)


def test_rows_without_their_frame_tell_whose_they_are(page_of):
    whole = page_of("profile")
    rows = whole[whole.index(b'<tr class="gsc_a_tr">') : whole.index(b"</tbody></table><div id")]
    read = read_profile(rows, told)
    assert len(read.records) == 4
    assert read.has_more is None
    assert read.person.person.ids == ("scholar:JcArBeRrY_-1",)
    assert read.person.person.name is None
    assert read.person.reported == {}


def test_a_list_that_goes_on_says_so(page_of):
    page = page_of("profile").replace(b"disabled ", b"")
    assert read_profile(page, told).has_more is True


def test_links_that_a_script_opens_and_older_charts(page_of):
    page = page_of("profile").replace(
        b'<td class="gsc_a_t"><a href="',
        b'<td class="gsc_a_t"><a href="javascript:void(0)" data-href="',
    )
    assert read_profile(page, told).records == read_profile(page_of("profile"), told).records
    by_place = re.sub(rb";z-index:\d+", b"", page)
    years = read_profile(page, told).person.citations_by_year
    assert read_profile(by_place, told).person.citations_by_year == years
    unplaced = re.sub(rb"right:\d+px", b"", by_place)
    assert read_profile(unplaced, told).person.citations_by_year == ()


def test_other_languages_of_the_interface(page_of):
    page = page_of("profile").decode()
    for english, other in (
        ("Citations</a>", "Zitate</a>"),
        ("Since 2021", "منذ 2021"),
        ("Verified email at", "メール確認先:"),
        (">1204<", ">١٢٠٤<"),
        ("Show more", "Mehr anzeigen"),
    ):
        page = page.replace(english, other)
    read = read_profile(page.encode(), told)
    assert read == read_profile(page_of("profile"), told)


def test_the_longest_chart_counts(page_of):
    """The window that shows all years repeats those beside the list."""
    window = (
        '<div id="gsc_md_hist_c"><div class="gsc_md_hist_b"><span class="gsc_g_t">2001</span>'
        + "".join(f'<span class="gsc_g_t">{year}</span>' for year in range(2002, 2024))
        + '<a class="gsc_g_a" style="z-index: 23;"><span class="gsc_g_al">4</span></a></div></div>'
    )
    page = page_of("profile").decode().replace('<div id="gsc_md_hist_c"></div>', window)
    years = dict(read_profile(page.encode(), told).person.citations_by_year)
    assert len(years) == 23
    assert (years[2001], years[2002]) == (4, 0)


def test_rows_that_are_repeated_come_once(page_of):
    page = page_of("profile")
    rows = page[page.index(b'<tr class="gsc_a_tr">') : page.index(b"</tbody></table><div id")]
    assert len(read_profile(page.replace(rows, rows + rows), told).records) == 4


def test_an_empty_profile_is_one(page_of):
    page = re.sub(
        rb'(?<=<tbody id="gsc_a_b">).*?(?=</tbody>)',
        b'<tr class="gsc_a_tr"><td class="gsc_a_e" colspan="3">There are no articles.</td></tr>',
        page_of("profile"),
    )
    page = re.sub(rb'<table id="gsc_rsb_st">.*?</table>', b"", page)
    read = read_profile(page, told)
    assert (read.records, read.has_more) == ((), False)
    assert read.person.person.name == "Josiah Carberry"
    # Unknown, not 0: the table is left out.
    assert read.person.reported == {}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("captcha", "a captcha"),
        ("sorry", "a captcha"),
        ("sign_in", "a sign-in page"),
        ("consent", "a consent page"),
        ("forbidden", "a page that forbids access"),
    ],
)
def test_pages_shown_instead_are_known(page_of, name, what):
    assert shown_instead(page_of(name)) == what
    with pytest.raises(BlockedError, match=what):
        read_profile(page_of(name), told)


def test_never_zero_papers(page_of):
    """What has neither rows nor the word that there are none is refused."""
    with pytest.raises(BlockedError, match="a page of another kind"):
        read_profile(b"<html><body>Hello</body></html>", told)
    for body in (b"", b"{}", b"none", page_of("results"), b"<p class='gsc_new_name'>Josiah"):
        with pytest.raises(UnexpectedAnswerError):
            read_profile(body, told)
    page = page_of("profile")
    cut = page[: page.index(b'<tbody id="gsc_a_b">')]
    with pytest.raises(UnexpectedAnswerError, match="no profile with its list"):
        read_profile(cut, told)
    with pytest.raises(UnexpectedAnswerError, match="MB"):
        read_profile(b"<p>" * 3_000_000, told)


def test_damaged_pages_are_refused_at_once(page_of):
    """Rows that are never closed hold one another: reading each of them whole would take hours."""
    page = page_of("profile").replace(b"</tr>", b"").replace(b"</td>", b"")
    with pytest.raises(UnexpectedAnswerError, match="damaged"):
        read_profile(page, told)
    assert len(read_results(b"<div class=gs_ri><h3 class=gs_rt>x" * 9000, at)) <= 1


def test_results_of_a_search(page_of):
    book, paper = read_results(page_of("results"), at)
    assert book.title == "The book of pots"
    assert book.type == "book"
    assert [author.ids for author in book.authors] == [("scholar:JcArBeRrY_-1",), (), ()]
    assert [author.name for author in book.authors] == ["J Carberry", "I Kiln", "C Clay"]
    assert book.authors_truncated is True
    assert (book.year, book.venue, book.publisher, book.citations) == (2019, None, None, 1204)
    assert book.url == "https://clay.example/book"
    assert book.links[0] == "https://kiln.example/pots.pdf"
    assert book.ids == ("scholar_cluster:15801554877513113826",)
    assert "all about pots and what cracks them" in book.raw
    assert book.abstract is None
    assert paper.title == "Kilns and their keepers"
    assert (paper.venue, paper.year, paper.publisher) == (
        "Journal of Clay - Science",
        1996,
        "Springer",
    )
    assert (paper.citations, paper.url, paper.type) == (None, None, None)


def test_blank_profiles_of_authors_are_none(page_of):
    page = page_of("results").replace(b"user=JcArBeRrY_-1", b"user=+")
    assert {author.ids for one in read_results(page, at) for author in one.authors} == {()}


def test_results_of_2016(page_of):
    (work,) = read_results(page_of("results_2016"), at)
    assert (work.title, work.venue, work.year) == (
        "On the cracked pot", "Journal of Psychoceramics", 2015,
    )  # fmt: skip
    assert work.citations == 409
    assert work.links[0] == "http://kiln.example/pots.pdf"
    assert read_results(page_of("profile"), at) is None
    assert read_results(b"<div id='gs_res_ccl'>nothing found", at) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Physical Pots 47 (10), 777", ("Physical Pots", "47", "10", "777")),
        ("Advances in pots 30, 5998-6008", ("Advances in pots", "30", None, "5998-6008")),
        ("Advances in pots 30", ("Advances in pots", "30", None, None)),
        ("Proceedings of Pots 2016, 770-778", ("Proceedings of Pots 2016", None, None, "770-778")),
        ("Conference on Pots (POTS), 1-8", ("Conference on Pots (POTS)", None, None, "1-8")),
        ("Pots one 10 (7), e0130140", ("Pots one", "10", "7", "e0130140")),
        ("US Patent 9,123,456", ("US Patent 9,123,456", None, None, None)),
        ("bioRxiv, 2025.04. 14.648850", ("bioRxiv, 2025.04. 14.648850", None, None, None)),
        ("Zeitschrift für Töpfe 14 (17\xa0…", ("Zeitschrift für Töpfe", None, None, None)),
        ("1905", ("1905", None, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_lines_that_tell_where(line, expected):
    placed = place_of(line)
    assert tuple(placed[name] for name in ("venue", "volume", "issue", "pages")) == expected


def test_small_things():
    assert tidy("\u202aJ\u202c\xa0C") == "J C"
    assert number("1.204") == 1204
    assert number("12*") is None
    assert authors_in("… , J Carberry, I Kiln…") == (("J Carberry", "I Kiln"), True)
    assert authors_in("") == ((), None)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_pages_are_read_or_refused(fixtures, data):
    name = data.draw(st.sampled_from(["profile", "results", "captcha", "cite"]))
    page = bytearray((fixtures / "google_scholar" / f"{name}.html").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(start, min(len(page), start + 400)))
        junk = data.draw(
            st.sampled_from([b"", b"<", b'"', b"&#99999999;", b"\xff", b"<td class=gsc_a_e>"])
        )
        page[start:end] = junk
    with contextlib.suppress(ResearchMetricsError):
        read_profile(bytes(page), told)
    read_results(bytes(page), at)


def test_a_row_that_shows_nothing_but_a_link_says_nothing_in_words(page_of):
    start, _, rest = page_of("profile").partition(b'<tbody id="gsc_a_b">')
    link = b'<a class="gsc_a_at" href="/citations?citation_for_view=JcArBeRrY_-1:abc"></a>'
    row = b'<tr class="gsc_a_tr"><td class="gsc_a_t">' + link + b"</td></tr>"
    page = start + b'<tbody id="gsc_a_b">' + row + rest[rest.index(b"</tbody>") :]
    (work,) = read_profile(page, told).records
    assert (work.title, work.raw, work.ids) == (None, None, ("scholar:JcArBeRrY_-1:abc",))
