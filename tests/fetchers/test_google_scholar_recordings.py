"""Recorded pages of Google Scholar: each is read without loss, or refused with the right error."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from researchmetrics.errors import BlockedError, NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers.google_scholar import parse_author, parse_publication
from researchmetrics.records import Provenance, to_plain
from researchmetrics.sources.scholar_page import read_profile
from researchmetrics.sources.scholar_results import read_results

PROFILES = ("profile_RxmmtT8AAAAJ", "profile_amIMrIEAAAAJ", "profile_rows_einstein_1")
SEARCHES = {"search_cluster_2016": 1, "search_title_2016": 1, "search_one_hit_2020": 10}


@pytest.fixture
def recorded(shared_data):
    def find(name: str) -> bytes:
        return (shared_data / "recordings" / "google_scholar" / name).read_bytes()

    return find


def told(own=None, _row=0):
    return Provenance(source="google_scholar", source_id=own)


def words(markup: str) -> str:
    """Take the text of markup, by other ways than the parser's."""
    text = unescape(re.sub(r"<[^>]*>", "", markup))
    return " ".join(re.sub("[\u202a-\u202e]", "", text).split())


@pytest.mark.parametrize("name", PROFILES)
def test_rows_come_whole(recorded, name):
    page = recorded(f"{name}.html").decode()
    read = read_profile(page.encode(), told)
    rows = re.findall(r'<tr class="gsc_a_tr">(.*?)</tr>', page, re.DOTALL)
    assert len(read.records) == len(rows)
    for row, record in zip(rows, read.records, strict=True):
        said = str(to_plain(record))
        title = re.search(r'class="gsc_a_at">(.*?)</a>', row, re.DOTALL)[1]
        authors, where = re.findall(r'<div class="gs_gray">(.*?)</div>', row, re.DOTALL)
        count = re.search(r"gsc_a_ac[^>]*>([^<]*)<", row)[1]
        year = re.search(r"gsc_a_h [^>]*>([^<]*)<", row)[1]
        assert record.title == words(title)
        assert record.citations == int(count or 0)
        assert record.year == (int(year) if year else None)
        names = [one for one in words(authors).split(", ") if one not in {"", "..."}]
        assert [author.name for author in record.authors] == names
        assert record.authors_truncated is (words(authors).endswith("...") if names else None)
        assert all(word in said for word in re.findall(r"[\w-]+", words(where)))
        assert words(where) in record.raw
        assert all(one in said for one in re.findall(r"\d{6,}", row))
        assert re.search(r"citation_for_view=([\w:-]+)", row)[1] == record.provenance.source_id


@pytest.mark.parametrize("name", PROFILES[:2])
def test_the_person_comes_whole(recorded, name):
    page = recorded(f"{name}.html").decode()
    record = read_profile(page.encode(), told).person
    assert record.person.ids == (f"scholar:{name.removeprefix('profile_')}",)
    assert record.person.name == words(re.search(r'id="gsc_prf_in">(.*?)</div>', page)[1])
    line = re.search(r'<div class="gsc_prf_il">(.*?)</div>', page)[1]
    assert record.person.affiliations == (words(line),)
    interests = re.findall(r'class="gsc_prf_inta gs_ibl">(.*?)</a>', page)
    assert record.person.interests == tuple(map(words, interests))
    figures = re.findall(r'<td class="gsc_rsb_std">(\d+)</td>', page)
    assert list(record.reported.values()) == [int(one) for one in figures[::2]]
    years = re.findall(r'class="gsc_g_t"[^>]*>(\d+)', page)
    counts = re.findall(r'class="gsc_g_al">(\d+)', page)
    assert len(years) == len(counts)
    assert record.citations_by_year == tuple(
        (int(year), int(n)) for year, n in zip(years, counts, strict=True)
    )


def test_lists_that_go_on_are_known(recorded):
    known = [read_profile(recorded(f"{name}.html"), told).has_more for name in PROFILES]
    assert known == [True, True, None]


@pytest.mark.parametrize("name", SEARCHES)
def test_results_come_whole(recorded, name):
    page = recorded(f"{name}.html")
    records = read_results(page, lambda place: told(str(place)))
    assert len(records) == SEARCHES[name]
    said = [str(to_plain(record)) for record in records]
    text = page.decode("utf-8", "replace")
    hits = text.split('<div class="gs_ri">')[1:]
    assert len(hits) == len(records)
    for hit, whole, record in zip(hits, said, records, strict=True):
        cited = re.search(r"Cited by (\d+)", hit)
        assert record.citations == (int(cited[1]) if cited else None)
        assert words(re.search(r'<div class="gs_a">(.*?)</div>', hit)[1]) in record.raw
        assert all(user in whole for user in re.findall(r"citations\?user=([\w-]{12})", hit))
        heading = words(re.search(r"<h3.*?>(.*?)</h3>", hit)[1])
        assert heading.endswith(record.title)
        assert record.authors
    with pytest.raises(UnexpectedAnswerError):
        read_profile(page, told)


def test_what_scholarly_gave_comes_whole(recorded):
    raw = json.loads(recorded("scholarly_author_filled.json"))
    person = parse_author(raw)
    assert person.person.ids == (f"scholar:{raw['scholar_id']}",)
    assert person.person.name == raw["name"]
    assert person.person.affiliations == (raw["affiliation"],)
    assert list(person.person.interests) == raw["interests"]
    assert person.person.links == (raw["homepage"],)
    assert person.reported == {
        "n_citations": raw["citedby"],
        "h_index": raw["hindex"],
        "i10_index": raw["i10index"],
    }
    # Empty though it is cited: nothing is known of the years.
    assert person.citations_by_year == ()
    for own, row in raw["publications"].items():
        work = parse_publication(row)
        assert work.provenance.source_id == own
        assert work.title == row["bib"]["title"]
        assert work.year == int(row["bib"]["pub_year"])
        assert work.citations == row["num_citations"]
        assert row["bib"]["citation"] in work.raw
        assert row.get("citedby_url") in (*work.links, None)
        assert [
            one for one in row.get("cites_id", []) if f"scholar_cluster:{one}" not in work.ids
        ] == []
        assert (work.arxiv_id is not None) == ("arXiv:" in row["bib"]["citation"])


@pytest.mark.parametrize(
    ("name", "error"),
    [("error_403_forbidden", BlockedError), ("cite_popup", UnexpectedAnswerError)],
)
def test_other_pages_are_refused_as_profiles(recorded, name, error):
    with pytest.raises(error):
        read_profile(recorded(f"{name}.html"), told)


def test_recorded_pages_come_over_the_wire(recorded, service, open_named, monkeypatch):
    from types import SimpleNamespace

    from playing import HTML, Reply
    from scholarly import _navigator

    monkeypatch.setattr(_navigator, "time", SimpleNamespace(sleep=lambda seconds: None))
    source = open_named("google_scholar")
    service.answer = lambda asked: Reply(
        recorded(f"profile_{asked.first('user')}.html"), 200, dict(HTML)
    )
    for user in ("RxmmtT8AAAAJ", "amIMrIEAAAAJ"):
        list(source.person(f"scholar:{user}"))
        with pytest.raises(BlockedError, match="has more"):
            list(source.works(f"scholar:{user}"))
    assert service.n_asked == 2
    service.answer = lambda asked: Reply(recorded("error_403_forbidden.html"), 403, dict(HTML))
    with pytest.raises(BlockedError):
        list(source.works("scholar:AbCdEfGhIjKl"))
    service.answer = lambda asked: Reply(b"", 404, dict(HTML))
    with pytest.raises(NotFoundError):
        list(source.works("scholar:AbCdEfGhIjKl"))
    assert service.n_asked == 4


def test_the_rules_are_those_recorded(recorded):
    """What we take for allowed is what the recorded robots.txt allows."""
    from researchmetrics.http.robots import is_allowed
    from researchmetrics.sources.scholar_rules import asked_at

    rules = recorded("robots.txt").decode()
    for address in (
        "/citations?user=AbCdEfGhIjKl&hl=en&pagesize=100",
        "/citations?hl=en&user=AbCdEfGhIjKl&cstart=100&pagesize=100",
        "/citations?view_op=search_authors&hl=en&mauthors=carberry",
        "/scholar?q=pots",
    ):
        try:
            path, asked = asked_at(address, is_waived=False)
        except BlockedError:
            assert not is_allowed(rules, "researchmetrics", address)
        else:
            shown = "&".join(f"{name}={value}" for name, value in asked.items())
            assert is_allowed(rules, "researchmetrics", f"{path}?{shown}")
