"""Settings: which one wins, and that secrets stay masked."""

from __future__ import annotations

import sys
from types import SimpleNamespace

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


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that holds what the test puts into ``keyring.held``."""
    played = SimpleNamespace(held={}, asked=[])

    def get_password(service, name):
        played.asked.append((service, name))
        found = played.held.get(name)
        if isinstance(found, Exception):
            raise found
        return found

    played.get_password = get_password
    monkeypatch.setitem(sys.modules, "keyring", played)
    config._from_keyring.cache_clear()
    yield played
    config._from_keyring.cache_clear()


def test_the_keyring_gives_a_key_that_nothing_else_gives(keyring, file, monkeypatch):
    keyring.held["openalex_api_key"] = " planted-secret\n"
    found = config.setting("openalex_api_key")
    assert (found.value, found.origin) == ("planted-secret", "keyring")
    assert config.secret("openalex_api_key") == "planted-secret"
    assert keyring.asked == [("researchmetrics", "openalex_api_key")]
    assert "planted" not in repr(found)
    assert [s.origin for s in config.settings() if s.name == "openalex_api_key"] == ["keyring"]
    file("openalex_api_key = 'from-file'")
    assert config.secret("openalex_api_key") == "from-file"
    monkeypatch.setenv("OPENALEX_API_KEY", "from-environment")
    assert config.secret("openalex_api_key") == "from-environment"
    assert config.secret("openalex_api_key", "given") == "given"


def test_the_keyring_is_asked_for_secrets_alone_and_once(keyring):
    for _ in range(3):
        config.setting("contact")
        config.setting("openalex_url")
        assert config.secret("openalex_api_key") is None
    assert keyring.asked == [("researchmetrics", "openalex_api_key")]


def test_a_keyring_that_fails_is_none(keyring):
    keyring.held["openalex_api_key"] = RuntimeError("locked")
    assert config.secret("openalex_api_key") is None
    assert config.setting("openalex_api_key").origin == "default"


def test_no_keyring_is_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    config._from_keyring.cache_clear()
    assert config.secret("openalex_api_key") is None


def test_keys_of_the_sources_named_are_listed(keyring):
    keyring.held["crossref_api_key"] = "planted-secret"
    assert "crossref_api_key" not in {item.name for item in config.settings()}
    (listed,) = [s for s in config.settings(["crossref"]) if s.name == "crossref_api_key"]
    assert (listed.shown, listed.origin) == ("(set, not shown)", "keyring")
