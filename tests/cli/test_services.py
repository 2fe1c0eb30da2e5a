"""search, fetch, profile, compare, refresh and history against a local service."""

from __future__ import annotations

import csv
import io
import json

import pytest

ME, ORCID = "openalex:A5999999901", "0000-0002-1825-0097"


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_search_lists_candidates_with_evidence(run, service):
    ended = run("search", "Josiah Carberry", "--source", "openalex", "-f", "json")
    assert ended.code == 0, ended.err
    (found,) = json.loads(ended.out)
    assert found["id"] == ME
    assert found["n_papers"] == 2


def test_nobody_of_that_name_is_code_5_and_an_empty_table(run, service):
    ended = run("search", "Nobody Atall", "--source", "openalex", "-f", "json")
    assert ended.code == 5
    assert json.loads(ended.out) == []
    assert "Nobody Atall" in ended.err


@pytest.mark.parametrize("who", [ME, ORCID])
def test_fetch_prints_the_works(run, service, who):
    ended = run("fetch", who, "-f", "csv")
    assert ended.code == 0, ended.err
    works = {row["title"]: row for row in rows_of(ended.out)}
    assert works["Cracked Pots: A Survey"]["citations"] == "10"
    assert len(works) == 2


def test_fetch_says_what_the_service_says_of_itself(run, service):
    ended = run("fetch", ME, "--table", "reported", "-f", "json")
    assert {"h_index": 2.0} in [{r["indicator"]: r["value"]} for r in json.loads(ended.out)]


def test_profile_shows_a_card_and_writes_a_page(run, service, tmp_path):
    page = tmp_path / "josiah.html"
    ended = run("profile", ME, "--html", page)
    assert ended.code == 0, ended.err
    assert "Josiah Carberry" in ended.out
    assert "Josiah Carberry" in page.read_text(encoding="utf-8")


def test_profile_joins_a_service_and_a_document(run, service, tmp_path):
    cv = tmp_path / "cv.md"
    cv.write_text(
        "# Josiah Carberry\n\n## Publications\n\n"
        "- Josiah Carberry. Cracked Pots: A Survey. Journal of Pots, 2019.\n"
        "- Josiah Carberry. A Work of the CV Alone. Journal of Pots, 2022.\n"
    )
    ended = run("profile", ME, cv, "-f", "csv")
    assert ended.code == 0, ended.err
    assert len(rows_of(ended.out)) == 3


def test_offline_answers_come_from_the_cache(run, service):
    assert run("fetch", ME, "-f", "csv").code == 0
    n_asked = len(service.asked)
    ended = run("fetch", ME, "-f", "csv", "--offline")
    assert ended.code == 0, ended.err
    assert len(rows_of(ended.out)) == 2
    assert len(service.asked) == n_asked


def test_offline_without_a_cache_is_one_clear_line(run, service):
    ended = run("fetch", ME, "--offline")
    assert ended.code == 3
    assert "cache" in ended.err
    assert ended.err.count("\n") == 1
    assert service.asked == []


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("openalex:A5000000000", 5),
        ("0000-0002-1825-0098", 5),
        ("Josiah Carberry", 5),
        ("https://127.0.0.1:1/cv.md", 3),
        ("no-such-scheme:1", 5),
    ],
)
def test_unknown_people_get_one_clear_line(run, service, who, code):
    ended = run("profile", who)
    assert ended.code == code, ended.err
    assert ended.out == ""
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("status", [401, 403])
def test_without_the_key_a_service_wants_the_line_says_how_to_give_one(run, service, status):
    service.status = status
    ended = run("fetch", ME)
    assert ended.code in {3, 6}
    assert "key" in ended.err.lower()
    assert ended.err.count("\n") == 1


def test_a_service_that_is_down(run, service):
    service.status = 503
    ended = run("fetch", ME)
    assert ended.code == 3
    assert "openalex" in ended.err.lower()
    assert ended.out == ""


def test_a_part_is_printed_and_told_and_is_code_3(run, service):
    service.stated = 5
    ended = run("fetch", ME, "-f", "csv")
    assert ended.code == 3
    assert len(rows_of(ended.out)) == 2
    assert "warning: openalex: truncated" in ended.err


def test_an_unknown_source_is_code_6(run, service):
    ended = run("fetch", ME, "--source", "nowhere")
    assert ended.code == 6
    assert "openalex" in ended.err


def test_compare_fetched_people(run, service):
    ended = run("compare", ME, ORCID, "-f", "csv")
    assert ended.code == 0, ended.err


@pytest.fixture
def watchlist(tmp_path):
    path = tmp_path / "watchlist.toml"
    path.write_text(
        f'[settings]\nsources = ["openalex"]\n\n[[person]]\nname = "Josiah Carberry"\n'
        f'ids = ["{ME}"]\n'
    )
    return path


def test_refresh_twice_then_history(run, service, watchlist, tmp_path):
    store = f"sqlite:///{tmp_path / 'metrics.db'}"
    first = run("refresh", watchlist, "--store", store)
    assert first.code == 0, first.err
    second = run("refresh", watchlist, "--store", store, "-f", "json")
    assert second.code == 0, second.err
    assert json.loads(second.out)
    told = run("history", ME, "h_index", "--store", store, "-f", "json")
    assert told.code == 0, told.err
    assert [row["value"] for row in json.loads(told.out)][-1] == 2
    card = run("profile", ME, "--store", store)
    assert "Josiah Carberry" in card.out


def test_refresh_of_a_failing_service_is_code_3(run, service, watchlist, tmp_path):
    service.status = 503
    ended = run("refresh", watchlist, "--store", tmp_path / "metrics.db")
    assert ended.code == 3
    assert "Traceback" not in ended.err


def test_refresh_without_a_watchlist(run, tmp_path):
    ended = run("refresh", tmp_path / "gone.toml")
    assert ended.code in {4, 6}
    assert "gone.toml" in ended.err
    assert ended.err.count("\n") == 1


def test_history_of_nobody(run, tmp_path):
    ended = run("history", ME, "--store", tmp_path / "empty.db")
    assert ended.code in {5, 7}
    assert ended.err.count("\n") == 1


def test_history_of_the_sample(run):
    ended = run("history", ORCID, "--store", "sample", "-f", "json")
    assert ended.code == 0, ended.err
    assert {row["kind"] for row in json.loads(ended.out)} <= {"observed", "reconstructed"}


def test_a_store_that_is_no_store(run, tmp_path):
    path = tmp_path / "metrics.db"
    path.write_text("not a database, but long enough to look at" * 50)
    ended = run("history", ME, "--store", path)
    assert ended.code == 7
    assert ended.err.count("\n") == 1
