"""Refreshing: new answers are added, the same add nothing, and one who fails stops nobody."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics import datasets
from researchmetrics.errors import ConfigError, SourceDownError, StoreLockedError
from researchmetrics.jobs import RunReport, refresh
from researchmetrics.jobs.changes import sentences
from researchmetrics.records import Batch, Outcome, Provenance, Record
from researchmetrics.store import Change, open_store

CARBERRY = "orcid:0000-0002-1825-0097"
LIST = """
[settings]
store = "kept/metrics.db"
sources = ["openalex"]
[[person]]
name = "Josiah Carberry"
ids = ["orcid:0000-0002-1825-0097"]
[[person]]
name = "Second"
ids = ["openalex:A5000000002"]
"""


@pytest.fixture
def watchlist(tmp_path):
    path = tmp_path / "watchlist.toml"
    path.write_text(LIST, encoding="utf-8")
    return path


def answer(citations: int = 10, status: str = "complete", n: int = 2) -> Batch:
    records = tuple(
        Record(
            provenance=Provenance(source="openalex", source_id=f"W{i}"),
            title=f"On Pot {i}",
            citations=citations + i,
        )
        for i in range(n)
    )
    outcome = Outcome(source="openalex", status=status, n_records=n, requests=3)
    return Batch(known_at="", records=records, outcomes=(outcome,))


def always(batch: Batch):
    return lambda ids, *, sources: batch


def test_a_second_run_on_the_same_answers_adds_nothing(watchlist):
    first = refresh(watchlist, fetch=always(answer()))
    assert (first.ok, first.exit_code) == (True, 0)
    path = watchlist.parent / "kept" / "metrics.db"
    assert first.store == str(path)
    before = path.read_bytes()
    second = refresh(watchlist, fetch=always(answer()))
    assert second.table[["new", "changed", "vanished"]].sum().sum() == 0
    assert second.table["unchanged"].tolist() == [2, 2]
    assert second.changes.empty
    assert path.read_bytes() == before


def test_table_and_changes_tell_what_is_different(watchlist):
    refresh(watchlist, fetch=always(answer(10)), as_of="2026-01-01")
    report = refresh(watchlist, fetch=always(answer(12)), as_of="2026-02-01", only=["Second"])
    assert report.table.to_dict("records") == [
        {
            "person": "Second",
            "key": "openalex:A5000000002",
            "status": "complete",
            "new": 0,
            "changed": 2,
            "unchanged": 0,
            "vanished": 0,
            "requests": 3,
            "message": "",
        }
    ]
    row = report.changes.iloc[0]
    assert (row["title"], row["field"], row["before"], row["after"]) == (
        "On Pot 0",
        "citations",
        "10",
        "12",
    )
    assert "  citations 10 -> 12: On Pot 0 (openalex)" in report.to_text().splitlines()
    assert repr(report) == "RunReport(1 of 1 people complete: 0 new, 2 changed, 0 vanished)"
    with open_store(report.store) as store:
        history = store.history("openalex:A5000000002")
        assert [b.known_at for b in history] == ["2026-01-01", "2026-02-01"]


def test_one_who_fails_does_not_stop_the_others_and_is_not_zero(watchlist):
    def fetch(ids, *, sources):
        if ids == (CARBERRY,):
            raise SourceDownError("The service does not answer. Try later.", source="openalex")
        return answer()

    report = refresh(watchlist, fetch=fetch)
    assert report.table["status"].tolist() == ["failed", "complete"]
    assert report.table.loc[0, "message"] == "The service does not answer. Try later."
    assert report.table.loc[0, "new"] is pd.NA
    assert report.table.loc[1, "new"] == 2
    assert (report.ok, report.exit_code) == (False, 3)
    assert "Josiah Carberry [orcid:0000-0002-1825-0097]: failed, nothing stored" in report.to_text()


def test_a_fault_of_ours_in_one_answer_does_not_stop_the_others(watchlist):
    def fetch(ids, *, sources):
        return {}["display_name"] if ids == (CARBERRY,) else answer()

    report = refresh(watchlist, fetch=fetch)
    assert report.table["status"].tolist() == ["failed", "complete"]
    assert "Unexpected KeyError" in report.table.loc[0, "message"]


def test_a_source_that_fails_leaves_what_is_known(watchlist):
    refresh(watchlist, fetch=always(answer()), as_of="2026-01-01")
    outcome = Outcome(source="openalex", status="quota", message="Used up until midnight.")
    report = refresh(
        watchlist, fetch=always(Batch(known_at="", outcomes=(outcome,))), as_of="2026-01-02"
    )
    assert report.table["status"].tolist() == ["quota", "quota"]
    assert report.table["message"].tolist() == ["openalex: Used up until midnight."] * 2
    with open_store(report.store) as store:
        assert [r.citations for r in store.load(CARBERRY).records] == [10, 11]


def test_identifiers_sources_and_progress_are_handed_on(watchlist):
    asked, said = [], []

    def fetch(ids, *, sources):
        asked.append((ids, sources))
        return answer()

    refresh(watchlist, fetch=fetch, progress=said.append)
    assert asked == [((CARBERRY,), ("openalex",)), (("openalex:A5000000002",), ("openalex",))]
    assert said == ["1 of 2: Josiah Carberry", "2 of 2: Second"]


def test_an_argument_wins_over_the_store_of_the_watchlist(watchlist, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = refresh(watchlist, store="sqlite:///other.db", fetch=always(answer()))
    assert report.store == "other.db"
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "kept").exists()


def test_nothing_is_fetched_when_the_list_is_wrong_or_somebody_unknown(watchlist):
    def never(ids, *, sources):
        raise AssertionError("asked")

    with pytest.raises(ConfigError, match="nobody called Third"):
        refresh(watchlist, fetch=never, only="Third")
    watchlist.write_text(LIST.replace("1825-0097", "1825-0098"), encoding="utf-8")
    with pytest.raises(ConfigError):
        refresh(watchlist, fetch=never)


def test_two_refreshes_of_one_store_do_not_run_at_once(watchlist, monkeypatch):
    from researchmetrics.store import Store

    original = Store.sole_writer
    monkeypatch.setattr(Store, "sole_writer", lambda self: original(self, timeout=0))

    def second(ids, *, sources):
        with pytest.raises(StoreLockedError, match="Another refresh"):
            refresh(watchlist, fetch=always(answer(99)))
        return answer()

    assert refresh(watchlist, fetch=second).ok


def test_the_sample_refreshed_year_by_year_shows_growth(watchlist):
    history = datasets.load().history[CARBERRY]
    reports = [
        refresh(watchlist, fetch=always(b), as_of=b.known_at, only=[CARBERRY]) for b in history
    ]
    assert all(isinstance(report, RunReport) for report in reports)
    assert [r.table.loc[0, "status"] for r in reports] == [
        "complete",
        "complete",
        "partial",
        "complete",
    ]
    assert reports[0].table.loc[0, "new"] == len(history[0].records)
    assert reports[2].table.loc[0, "vanished"] == 0
    figures = reports[1].changes
    h = figures[figures["field"] == "reported.h_index"]
    assert h[["before", "after"]].to_numpy().tolist() == [["12", "14"]]
    assert "h_index 12 -> 14 (invented-index)" in reports[1].to_text()


def test_a_source_that_rates_a_work_anew_is_told_in_words():
    change = Change(
        kind="record",
        item_id="1",
        source="openalex",
        title="On Cracked Pots",
        field="stated",
        before=[["fwci", 1.0]],
        after=[["fwci", 1.2]],
    )
    assert list(sentences([change])) == [
        "the source's own classes or figures changed: On Cracked Pots (openalex)"
    ]
