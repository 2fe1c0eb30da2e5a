"""Profiles fetched from services played on this machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playing import HTML, Reply
from playing_openalex import PlayedOpenAlex


@pytest.fixture
def openalex(service, played, monkeypatch) -> PlayedOpenAlex:
    """Make every fetch ask the played OpenAlex, and wait little."""
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_PER_SECOND", "1000")
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "2")
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "openalex")
    return played


@pytest.fixture
def document_server(service, monkeypatch) -> Callable[[str, str], str]:
    """Serve one document; returns its address."""
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_PER_SECOND", "1000")

    def serve(path: str, text: str) -> str:
        def answer(asked):
            if asked.path == path:
                plain = {"Content-Type": "text/markdown; charset=utf-8"}
                return Reply(text.encode(), 200, plain)
            return Reply(b"not here", 404, HTML)

        service.answer = answer
        return service.url + path

    return serve
