"""What the commands say of several services: offers, plans, slips in the settings."""

from __future__ import annotations

import json

import pytest

ORCID = "0000-0002-1825-0097"


def test_only_what_would_be_asked_by_is_offered(run, service, monkeypatch):
    ended = run("fetch", ORCID, "--table", "outcomes")
    # OpenAlex states its own identifier, by which it need not be asked again.
    assert "--follow stated" not in ended.err
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "openalex, orcid")
    ended = run("fetch", "openalex:A5999999901", "--table", "outcomes")
    assert f"further identifiers of this person: orcid:{ORCID} (openalex)" in ended.err
    asked_only = run("fetch", "openalex:A5999999901", "--table", "outcomes", "--source", "openalex")
    assert "openalex:A" not in asked_only.err


def test_a_plan_ends_in_its_sum(run, service):
    ended = run("fetch", ORCID, "--dry-run")
    assert ended.code == 0
    assert "at least 2 requests, 0.0002 USD, 1 s" in ended.err
    assert service.asked == []


def test_a_plan_for_many_people_does_not_list_them(run, service, tmp_path):
    watchlist = tmp_path / "watchlist.toml"
    ids = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0001-5000-0007")
    watchlist.write_text("".join(f'[[person]]\nids = ["{one}"]\n\n' for one in ids))
    ended = run("refresh", watchlist, "--dry-run", "--store", tmp_path / "metrics.db")
    assert "at least 6 requests" in ended.err
    assert "orcid:" not in ended.out
    ended = run("refresh", watchlist, "--dry-run", "--store", tmp_path / "m.db", "-f", "json")
    assert len(json.loads(ended.out)[0]["ids"]) == 3


def test_candidates_show_their_orcid(run, service):
    ended = run("search", "Josiah Carberry")
    assert "orcid" in ended.out.splitlines()[0].split()
    assert ORCID in ended.out


def test_a_slip_in_the_setting_is_found_by_the_doctor(run, own_home, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "openalex, dlbp")
    ended = run("doctor", "-f", "json")
    found = {row["check"]: row for row in json.loads(ended.out)}
    assert ended.code == 6
    assert found["sources"]["status"] == "problem"
    assert "Did you mean 'dblp'" in found["sources"]["detail"]
    assert "1 problem found" in ended.err


def test_it_is_listed_which_sources_must_be_named(run):
    rows = json.loads(run("sources", "-f", "json").out)
    by_name = [row["name"] for row in rows if row["asked"] == "only by name"]
    assert by_name == ["google_scholar", "openreview"]


@pytest.mark.parametrize("code", [403, 404])
def test_what_was_never_complete_is_not_said_to_be(run, service, tmp_path, code):
    service.status = code
    ended = run("refresh", _watchlist(tmp_path), "--store", tmp_path / "metrics.db")
    assert ended.code == 3
    # The source is named once, not twice.
    assert "openalex: openalex" not in ended.out


def test_a_first_refresh_tells_how_much_and_not_every_title(run, service, tmp_path):
    watchlist, store = _watchlist(tmp_path), tmp_path / "metrics.db"
    first = run("refresh", watchlist, "--store", store)
    assert "stored for the first time: 2 from openalex" in first.out
    assert "Kilns of the Mind" not in first.out


def _watchlist(folder):
    path = folder / "watchlist.toml"
    path.write_text(f'[[person]]\nname = "Josiah Carberry"\nids = ["{ORCID}"]\n')
    return path
