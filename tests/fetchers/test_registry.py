"""Sources are found by the name of their file, or by an entry point."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

import researchmetrics.fetchers as room
from researchmetrics.errors import ConfigError
from researchmetrics.fetchers import Source, get_source, source_names


class Kiln(Source):
    name, homepage, terms, base = "kiln", "https://kiln.example", "CC0-1.0", "https://kiln.example"
    default_per_second = 1.0


def test_names_come_without_loading_anything_heavy():
    code = (
        "import sys; from researchmetrics.fetchers import source_names, get_source;"
        "assert 'openalex' in source_names();"
        "print('requests' in sys.modules); get_source('openalex').close()"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "False", "")


def test_another_package_can_add_a_source(monkeypatch):
    point = EntryPoint("kiln", "made_up:Kiln", room._GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: Kiln)
    monkeypatch.setattr(room, "entry_points", lambda group: [point])
    assert "kiln" in source_names()
    assert isinstance(get_source("kiln"), Kiln)


@pytest.mark.parametrize("found", [object(), int, "text"])
def test_what_is_no_source_is_told(monkeypatch, found):
    point = EntryPoint("kiln", "made_up:Kiln", room._GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: found)
    monkeypatch.setattr(room, "entry_points", lambda group: [point])
    with pytest.raises(ConfigError, match="kiln"):
        get_source("kiln")


def test_a_package_that_cannot_be_loaded_is_told(monkeypatch):
    point = EntryPoint("kiln", "not_there_at_all:Kiln", room._GROUP)
    monkeypatch.setattr(room, "entry_points", lambda group: [point])
    with pytest.raises(ConfigError, match="not_there_at_all"):
        get_source("kiln")


def test_unknown_names_and_options_are_told():
    with pytest.raises(ConfigError, match="Did you mean 'openalex'"):
        get_source("openalx")
    with pytest.raises(ConfigError, match="per_secnd"):
        get_source("openalex", per_secnd=3)


@pytest.mark.parametrize("url", ["nonsense", "ftp://a.example"])
def test_addresses_that_cannot_be_used_are_told(url):
    with pytest.raises(ConfigError):
        list(get_source("openalex", base_url=url).person("openalex:A1"))
