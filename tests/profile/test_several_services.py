"""One person from several services: what is told together, apart, and when all of them fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from playing import Reply, Service
from playing_crossref import PlayedCrossref
from playing_dblp import PlayedDblp
from playing_hal import PlayedHal
from playing_openalex import PlayedOpenAlex
from playing_orcid import PlayedOrcid

import researchmetrics as rm
from researchmetrics.errors import (
    ConfigError,
    IdentifierError,
    NotFoundError,
    OfflineError,
    SourceDownError,
)
from researchmetrics.profile.compose import compose

CARBERRY, NOBODY = "0000-0002-1825-0097", "0000-0001-5109-3700"
PLAYED = {
    "openalex": PlayedOpenAlex,
    "orcid": PlayedOrcid,
    "crossref": PlayedCrossref,
    "dblp": PlayedDblp,
    "hal": PlayedHal,
}
NAMES = ", ".join(sorted(PLAYED))


@pytest.fixture
def services(fixtures, monkeypatch):
    """Several services that know one person, each at an address of its own."""
    running = {name: Service() for name in PLAYED}
    for name, service in running.items():
        service.answer = PLAYED[name](fixtures / name).answer
        monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_URL", service.url)
        monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_PER_SECOND", "1000")
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", NAMES)
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "20")
    yield running
    for service in running.values():
        service.close()


@pytest.fixture
def unreachable(services, monkeypatch) -> Callable[[str], None]:
    """Take services away: nobody listens at their address any more."""

    def take(*names: str) -> None:
        for name in names:
            # The port of discard, where nobody listens.
            monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_URL", "http://127.0.0.1:9")

    return take


def test_figures_of_the_sources_stand_apart(services):
    profile = rm.fetch(CARBERRY, as_of="2026-01-01")
    assert set(profile.outcomes["status"]) == {"complete"}
    said = profile.to_text().split("Reported by the sources (their own figures, not computed here)")
    assert "\n  dblp: Papers 6\n  OpenAlex: Papers 6 · Citations 41 · h-index 3" in said[1]
    page = profile.to_html()
    assert "<h3>Reported by dblp</h3>" in page
    assert "<h3>Reported by OpenAlex</h3>" in page


def test_one_source_out_of_reach_loses_no_other_and_is_named(services, unreachable):
    unreachable("hal")
    profile = rm.fetch(CARBERRY, as_of="2026-01-01")
    status = dict(zip(profile.outcomes["source"], profile.outcomes["status"], strict=True))
    assert status == dict.fromkeys(PLAYED, "complete") | {"hal": "failed"}
    text = " ".join(profile.to_text().split())
    assert "not answered in full: HAL (failed)" in text
    assert "; HAL: failed" in text


def test_no_network_is_told_soon_and_in_one_line(services, unreachable):
    unreachable(*PLAYED)
    begun = time.monotonic()
    with pytest.raises(SourceDownError) as caught:
        rm.fetch(CARBERRY)
    assert time.monotonic() - begun < 12
    assert str(caught.value) == (
        f"No answer from {NAMES}. Check the connection and try again later."
    )


def test_nobody_knows_the_person(services):
    with pytest.raises(NotFoundError, match=f"at {NAMES}. Check the identifier"):
        rm.fetch(NOBODY)


def test_a_failure_is_not_taken_for_there_is_no_such_person(services):
    services["orcid"].script(Reply(b"{}", 403))
    with pytest.raises(PermissionError, match=r"orcid refuses.*No other of") as caught:
        rm.fetch(NOBODY)
    assert caught.value.status == 403


def test_offline_without_answers_names_all(services):
    with pytest.raises(OfflineError, match=f"young enough of {NAMES}"):
        rm.fetch(CARBERRY, offline=True)


def test_who_is_awaited_is_told(services):
    answer = services["hal"].answer

    def slowly(asked):
        time.sleep(0.7)
        return answer(asked)

    services["hal"].answer = slowly
    lines = []
    rm.fetch(CARBERRY, progress=lines.append)
    assert any(line.endswith("; waiting for hal") for line in lines)
    assert lines[-1].startswith("hal: ")
    assert "waiting" not in lines[-1]


def test_a_failure_is_not_told_as_no_papers(services):
    services["crossref"].script(Reply(b"{}", 403))
    lines = []
    rm.fetch(CARBERRY, progress=lines.append)
    assert any(line.startswith("crossref: failed") for line in lines)
    assert not any("crossref: 0 papers" in line for line in lines)


def test_candidates_of_one_person_share_the_orcid(services):
    lines = []
    found = rm.search(
        "Josiah Carberry", sources=["openalex", "orcid", "hal"], progress=lines.append
    )
    same = found[found["orcid"] == CARBERRY]
    assert set(same["source"]) == {"openalex", "orcid", "hal"}
    assert len(lines) == 3


def test_a_candidate_without_a_name_is_said_to_have_none(services):
    found = rm.search("Josiah Carberry", sources=["orcid"])
    nameless = found[found["name"] == ""]
    assert nameless["evidence"].tolist() == [["no name is given"]]


@pytest.mark.parametrize(
    "work",
    [
        "10.5555/psycho.0001",
        "2401.00001",
        "arxiv:hep-th/9901001",
        "W9000000001",
        "pmid:1",
        "s2:" + "0a" * 20,
        "hal:hal-01234567",
        "dblp:journals/psycho/Carberry24",
        "acl:2024.pots-main.7",
    ],
)
def test_a_work_is_no_person(services, work):
    with pytest.raises(IdentifierError, match="identifies a work, not a person"):
        rm.fetch(work)
    assert not any(service.n_asked for service in services.values())


@pytest.mark.parametrize(
    ("person", "asked", "known_to"),
    [
        ("scholar:JcArBeRrY_-1", None, "google_scholar"),
        ("openreview:~Josiah_Carberry1", None, "openreview"),
        ("openalex:A9000000001", ["orcid"], "openalex"),
    ],
)
def test_who_would_know_the_identifier_is_told(services, person, asked, known_to):
    with pytest.raises(ConfigError, match=f"Known to {known_to}: name it"):
        rm.fetch(person, sources=asked)


def test_it_is_said_whose_citations_are_shown_where_they_differ(services):
    openalex = services["openalex"]
    profile = rm.fetch(CARBERRY, sources=["openalex"])
    assert "citations, OpenAlex" not in profile.to_html()
    assert openalex.n_asked
    cv = rm.read(text="# Josiah Carberry\n\n## Publications\n\n- J. Carberry. Of Clay. 2019.")
    both = rm.merge_profiles([profile, _counted_by_another(cv)])
    page = both.to_html()
    assert "citations, OpenAlex" in page
    assert "citations, Crossref" in page


def _counted_by_another(profile):
    batch = profile.batches[0]
    record = batch.records[0]
    told = replace(record.provenance, source="crossref", source_id="10.5555/clay")
    return compose([replace(batch, records=(replace(record, citations=7, provenance=told),))])


def test_names_are_listed_given_names_first_and_once(services):
    person = rm.fetch(CARBERRY).person
    assert person.name == "Josiah Carberry"
    assert not any("," in name or name.endswith("0001") for name in person.other_names)
    folded = [name.casefold() for name in person.other_names]
    assert len(folded) == len(set(folded))
