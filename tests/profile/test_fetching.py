"""From a name to candidates, from an identifier to a profile, and from profiles to history."""

from __future__ import annotations

import json

import pytest
from playing import Reply, said

import researchmetrics as rm
from researchmetrics.errors import ConfigError, IdentifierError, NotFoundError, SourceError

CARBERRY = "0000-0002-1825-0097"


def test_a_name_gives_candidates_with_evidence(openalex):
    found = rm.search("Josiah Carberry", affiliation="Imaginary Sciences")
    assert "openalex:A9000000001" in set(found.id)
    best = found.iloc[0]
    assert best.id == "openalex:A9000000001"
    assert best.n_papers == 6
    assert any("Imaginary" in line for line in best.evidence)
    assert found.attrs["outcomes"][0].status == "complete"


def test_nobody_of_that_name_is_an_empty_table(openalex):
    openalex.authors = []
    found = rm.search("Zebedee Quux")
    assert len(found) == 0
    assert "evidence" in found.columns


def test_an_orcid_gives_a_whole_profile(openalex):
    profile = rm.fetch(CARBERRY, as_of="2026-01-01")
    assert "orcid:0000-0002-1825-0097" in profile.person.ids
    assert profile.person.name == "Josiah Carberry"
    assert profile.outcomes.status.tolist() == ["complete"]
    assert profile.outcomes.n_records.tolist() == profile.outcomes.n_expected.tolist()
    assert profile.reported["h_index"] == 3
    assert profile.works.citations.notna().all()
    assert set(profile.works.citations_source) == {"openalex"}
    assert profile.authorships.groupby("work_id").is_self.any().all()
    assert len(profile.citations_by_year) > 0


def test_all_pages_are_fetched_and_nothing_twice(openalex, service):
    openalex.works = [
        openalex.work(
            number, title=f"Study {number} of pots", display_name=f"Study {number} of pots"
        )
        for number in range(1, 251)
    ]
    lines = []
    profile = rm.fetch("openalex:A9000000001", as_of="2026-01-01", progress=lines.append)
    assert len(profile.records) == 250
    assert profile.outcomes.requests.tolist() == [service.n_asked]
    assert any("of 250 papers" in line for line in lines)
    before = service.n_asked
    again = rm.fetch("openalex:A9000000001", as_of="2026-01-01")
    assert service.n_asked == before
    assert len(again.records) == 250


def test_a_source_that_fails_half_way_is_partial(openalex, service):
    openalex.works = [openalex.work(number) for number in range(1, 251)]
    answer, pages = openalex.answer, []

    def failing(asked):
        if asked.path.endswith("/works"):
            pages.append(asked)
            if len(pages) > 1:
                return said({"error": "down"}, 503)
        return answer(asked)

    service.answer = failing
    profile = rm.fetch(CARBERRY)
    outcome = profile.outcomes.iloc[0]
    assert outcome.status == "partial"
    assert outcome.n_records == 100
    assert outcome.n_expected == 250
    assert outcome.message


def test_a_list_shorter_than_stated_is_truncated(openalex):
    def overstated(asked, body):
        if asked.path.endswith("/works"):
            body["meta"]["count"] = 40
        return body

    openalex.spoil = overstated
    outcome = rm.fetch(CARBERRY).outcomes.iloc[0]
    assert outcome.status == "truncated"
    assert "says it has 40 papers" in outcome.message


def test_an_unknown_person_is_not_found(openalex):
    with pytest.raises(NotFoundError):
        rm.fetch("openalex:A9999999999")


def test_a_source_that_is_down_is_an_error_and_an_outcome(openalex, service):
    service.script(Reply(b"", 503))
    with pytest.raises(SourceError) as caught:
        rm.fetch(CARBERRY)
    assert caught.value.source == "openalex"
    from researchmetrics.profile import fetch_batch

    assert [outcome.status for outcome in fetch_batch(CARBERRY).outcomes] == ["failed"]


@pytest.mark.parametrize("wrong", ["", "Josiah Carberry", "0000-0002-1825-0098", "foo:bar"])
def test_what_is_no_identifier_is_refused(openalex, wrong):
    with pytest.raises(IdentifierError):
        rm.fetch(wrong)


def test_an_identifier_that_no_source_knows_is_refused(openalex):
    with pytest.raises(ConfigError, match="know identifiers of the kinds"):
        rm.fetch("issn:1234-5679", sources=["openalex"])


def test_an_unknown_source_is_refused():
    with pytest.raises(ConfigError, match="openalex"):
        rm.fetch(CARBERRY, sources=["openalx"])


def test_a_wrong_key_is_said_and_never_shown(openalex, service, monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", "planted-secret")
    with pytest.raises(SourceError) as caught:
        rm.fetch(CARBERRY)
    assert "planted-secret" not in str(caught.value) + repr(caught.value.__dict__)
    assert "key" in str(caught.value).lower()


@pytest.fixture
def watchlist(tmp_path):
    path = tmp_path / "watchlist.toml"
    path.write_text(
        f'[settings]\nstore = "metrics.db"\n\n[[person]]\nname = "Josiah"\nids = ["{CARBERRY}"]\n'
        'sources = ["openalex"]\n',
        encoding="utf-8",
    )
    return path


class TestRefresh:
    @pytest.fixture(autouse=True)
    def uncached(self, monkeypatch):
        monkeypatch.setenv("RESEARCHMETRICS_CACHE_DAYS", "0")

    def test_a_second_run_on_the_same_answers_adds_nothing(self, openalex, watchlist):
        first = rm.refresh(watchlist)
        assert first.ok
        assert first.table.new.tolist()[0] > 0
        second = rm.refresh(watchlist)
        assert second.ok
        counts = second.table[["new", "changed", "vanished"]]
        assert counts.to_numpy().tolist() == [[0, 0, 0]]

    def test_what_changed_is_stored_and_read_back(self, openalex, watchlist):
        rm.refresh(watchlist)
        store = str(watchlist.parent / "metrics.db")
        before = rm.load(CARBERRY, store=store)
        for work in openalex.works:
            work["cited_by_count"] += 30
            openalex.authors[0]["cited_by_count"] += 30
        report = rm.refresh(watchlist)
        assert report.table.changed.tolist()[0] > 0
        after = rm.load(CARBERRY, store=store)
        grown = after.works.citations.sum() - before.works.citations.sum()
        assert grown == 30 * len(after.works)
        seen = after.trajectory("h_index")
        observed = seen[seen.kind == "observed"]
        assert observed.value.is_monotonic_increasing
        assert observed.value.iloc[-1] == after.indicators().loc["h_index", "value"]

    def test_a_failed_run_keeps_what_was_known(self, openalex, service, watchlist):
        rm.refresh(watchlist)
        store = str(watchlist.parent / "metrics.db")
        known = rm.load(CARBERRY, store=store).works
        service.script(Reply(b"", 503))
        report = rm.refresh(watchlist)
        assert not report.ok
        assert rm.load(CARBERRY, store=store).works.citations.tolist() == known.citations.tolist()

    def test_loading_somebody_unknown_says_who_is_there(self, openalex, watchlist):
        rm.refresh(watchlist)
        with pytest.raises(NotFoundError):
            rm.load("openalex:A42", store=str(watchlist.parent / "metrics.db"))


def test_json_holds_null_for_unknown(openalex):
    openalex.works = [openalex.work(1, cited_by_count=None, abstract_inverted_index=None)]
    plain = json.loads(rm.fetch(CARBERRY).to_json())
    assert plain["works"][0]["citations"] is None
    assert plain["works"][0]["abstract"] is None
    assert plain["person"]["name"] == "Josiah Carberry"


class TestSparedRequests:
    """A refresh asks for a list only where the service's own figures say that it changed."""

    @pytest.fixture(autouse=True)
    def uncached(self, monkeypatch):
        monkeypatch.setenv("RESEARCHMETRICS_CACHE_DAYS", "0")

    @pytest.fixture
    def prolific(self, openalex):
        openalex.works = [
            openalex.work(n, title=f"Study {n} of pots", display_name=f"Study {n} of pots")
            for n in range(1, 251)
        ]
        return openalex

    def test_nothing_changed_is_one_request(self, prolific, service, watchlist):
        assert rm.refresh(watchlist).table.new.tolist() == [250]
        before = service.n_asked
        assert before == 4
        report = rm.refresh(watchlist)
        assert service.n_asked == before + 1
        assert report.ok
        assert report.table[["new", "changed", "vanished"]].to_numpy().tolist() == [[0, 0, 0]]
        assert "Nothing has changed" in report.table.message.iloc[0]
        assert len(rm.load(CARBERRY, store=str(watchlist.parent / "metrics.db")).records) == 250

    def test_a_changed_figure_asks_for_all(self, prolific, service, watchlist):
        rm.refresh(watchlist)
        before = service.n_asked
        prolific.authors[0]["cited_by_count"] += 1
        rm.refresh(watchlist)
        assert service.n_asked == before + 4

    def test_after_a_part_all_is_asked_for(self, prolific, service, watchlist):
        fine = service.answer
        service.answer = lambda asked: (
            Reply(b"", 400) if asked.first("page") == "2" else fine(asked)
        )
        assert not rm.refresh(watchlist).ok
        service.answer = fine
        before = service.n_asked
        assert rm.refresh(watchlist).ok
        assert service.n_asked == before + 4

    def test_once_in_four_weeks_all_is_asked_for(self, prolific):
        from dataclasses import replace

        from researchmetrics.fetchers import get_source
        from researchmetrics.profile import fetch_batch
        from researchmetrics.profile.earlier import earlier_of

        batch = fetch_batch(CARBERRY)
        source = get_source("openalex")
        told = earlier_of(batch, "openalex", "2026-01-01")
        people = list(batch.people)
        by_day = {
            days: replace(told, day="2026-01-01", today=f"2026-{month:02d}-{day:02d}")
            for days, month, day in ((0, 1, 1), (27, 1, 28), (28, 1, 29), (29, 1, 30), (56, 2, 26))
        }
        unchanged = {days: one.is_unchanged(source, people) for days, one in by_day.items()}
        assert unchanged == {0: True, 27: True, 28: False, 29: True, 56: False}

    def test_a_dry_run_asks_nobody_and_tells_what_a_run_takes(self, prolific, service, watchlist):
        from researchmetrics.jobs import plan_refresh

        assert plan_refresh(watchlist).requests.tolist() == [2]
        assert service.n_asked == 0
        rm.refresh(watchlist)
        assert plan_refresh(watchlist).requests.tolist() == [service.n_asked]
