"""Settings: which one wins, and that secrets stay masked."""

from __future__ import annotations

import pytest

from researchmetrics import config
from researchmetrics.errors import ConfigError


@pytest.fixture
def file(own_home):
    def write(text: str) -> None:
        folder = config.home("config")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(text, encoding="utf-8")

    return write


def test_argument_beats_environment_beats_file_beats_default(file, monkeypatch):
    assert config.setting("max_wait").origin == "default"
    file("max_wait = 7")
    assert (config.setting("max_wait").value, config.setting("max_wait").origin) == (7.0, "file")
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "8")
    assert config.setting("max_wait").value == 8.0
    assert config.setting("max_wait", 9).value == 9.0


def test_a_key_is_found_and_never_shown(monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", " planted-secret\n")
    found = config.setting("openalex_api_key")
    assert config.secret("openalex_api_key") == "planted-secret"
    assert "planted-secret" not in repr(found) + found.shown + repr(config.settings())
    assert "openalex_api_key" in {item.name for item in config.settings()}


def test_a_blank_key_is_no_key(monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", "  \n")
    assert config.secret("openalex_api_key") is None


@pytest.mark.parametrize("text", ["true", "yes", "1", "on"])
def test_yes_has_several_forms(monkeypatch, text):
    monkeypatch.setenv("RESEARCHMETRICS_OFFLINE", text)
    assert config.setting("offline").value is True


def test_what_is_no_setting_or_no_number_is_refused(file, monkeypatch):
    with pytest.raises(ConfigError, match="no setting 'colour'"):
        config.setting("colour")
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "soon")
    with pytest.raises(ConfigError, match="max_wait cannot be 'soon'"):
        config.setting("max_wait")
    monkeypatch.delenv("RESEARCHMETRICS_MAX_WAIT")
    file("contakt = 'me@example.org'")
    with pytest.raises(ConfigError, match="contakt"):
        config.setting("max_wait")
    file("not toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        config.settings()
