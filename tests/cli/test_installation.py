"""config, cache, doctor and sources: what is installed and set, without a secret shown."""

from __future__ import annotations

import json

import pytest


def test_config_tells_value_and_origin(run, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "7")
    rows = {row["setting"]: row for row in json.loads(run("config", "-f", "json").out)}
    assert rows["max_wait"] == {"setting": "max_wait", "value": "7.0", "origin": "environment"}
    assert rows["offline"]["origin"] == "default"


@pytest.mark.parametrize("command", ["config", "doctor", "sources"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_key_is_never_shown(run, monkeypatch, command, form):
    monkeypatch.setenv("OPENALEX_API_KEY", "planted-key-4711")
    ended = run(command, "-f", form, "--verbose")
    assert ended.code == 0, ended.err
    assert "4711" not in ended.out + ended.err


def test_a_broken_settings_file_is_code_6(run, own_home):
    (own_home / "config").mkdir()
    (own_home / "config" / "config.toml").write_text("offline = maybe")
    ended = run("config")
    assert ended.code == 6
    assert "config.toml" in ended.err


def test_doctor_finds_nothing_wrong_here(run):
    ended = run("doctor", "-f", "json")
    assert ended.code == 0, ended.out
    rows = json.loads(ended.out)
    assert {row["status"] for row in rows} <= {"ok", "note"}
    assert {"Python", "pandas", "settings", "cache folder", "store"} <= {r["check"] for r in rows}


def test_doctor_finds_what_is_wrong(run, own_home):
    (own_home / "config").mkdir()
    (own_home / "config" / "config.toml").write_text("offline = maybe")
    (own_home / "cache").write_text("a file where a folder belongs")
    ended = run("doctor", "-f", "json")
    assert ended.code == 6
    wrong = {row["check"] for row in json.loads(ended.out) if row["status"] == "problem"}
    assert {"settings", "cache folder"} <= wrong


def test_cache_shows_and_forgets_its_own_files_only(run, own_home):
    folder = own_home / "cache"
    folder.mkdir()
    (folder / "answers.sqlite").write_bytes(b"x" * 1000)
    (folder / "someone-elses.sqlite").write_bytes(b"y")
    shown = json.loads(run("cache", "-f", "json").out)
    assert [row["bytes"] for row in shown] == [1000]
    assert run("cache", "clear").code == 0
    assert [path.name for path in folder.iterdir()] == ["someone-elses.sqlite"]
    assert json.loads(run("cache", "info", "-f", "json").out) == []


def test_sources_are_listed(run):
    rows = {row["name"]: row for row in json.loads(run("sources", "-f", "json").out)}
    assert rows["openalex"]["homepage"].startswith("https://")
    assert rows["openalex"]["terms"]
    assert rows["openalex"]["key"] == "not set"


def test_looking_at_sources_opens_and_writes_nothing(run, own_home):
    assert run("sources").code == 0
    assert run("doctor").code == 0
    assert list(own_home.iterdir()) == []
