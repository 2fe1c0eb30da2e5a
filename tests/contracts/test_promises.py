"""What the library promises, tried from outside with sources that misbehave: a class a promise."""

from __future__ import annotations

import ast
import dataclasses
import json
import logging
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from playing import Reply, said

import researchmetrics as rm
from researchmetrics.errors import AmbiguousPersonError, IdentifierError, RecordError, StoreError
from researchmetrics.profile import compose
from researchmetrics.records import (
    Author,
    Batch,
    Outcome,
    Person,
    PersonRecord,
    Provenance,
    Record,
)
from researchmetrics.store import open_store

ORCID = "orcid:0000-0002-1825-0097"
OTHER_ORCID = "orcid:0000-0001-5109-3700"
PACKAGE = Path(rm.__file__).parent
COUNTS = ["n_papers", "n_citations", "h_index"]


def paper(number: int, *, source: str = "index", **said) -> Record:
    """Invent what a source says of a paper."""
    told = Provenance(source=source, source_id=f"W{number}", retrieved_at="2026-01-01T00:00:00Z")
    names = ({"title": f"Treatise {number} on the {_WORDS[number]} kiln", "year": 2015}) | said
    authors = (Author(name="Ann Pott", ids=(ORCID,)), Author(name="Bo Kiln"))
    return Record(provenance=told, authors=authors, **names)


_WORDS = (
    "amber",
    "bronze",
    "copper",
    "dusty",
    "earthen",
    "frosted",
    "glazed",
    "hollow",
    "iron",
    "jade",
)


def who(source: str = "index", *, ids=(ORCID,), name="Ann Pott", **more) -> PersonRecord:
    told = Provenance(source=source, source_id=next(iter(ids), name))
    return PersonRecord(person=Person(name=name, ids=ids), provenance=told, **more)


def answer(
    *records: Record, status="complete", source="index", at="2026-01-01", people=None, expected=None
) -> Batch:
    outcome = Outcome(source=source, status=status, n_records=len(records), n_expected=expected)
    people = (who(source),) if people is None else people
    return Batch(known_at=at, people=people, records=records, outcomes=(outcome,))


def made_of(*batches: Batch, **options):
    return compose(batches, **({"as_of": "2026-01-01"} | options))


@pytest.fixture
def refreshed(tmp_path):
    """Refresh one person with a given answer; returns the report."""
    path = tmp_path / "watchlist.toml"
    path.write_text(f'[[person]]\nids = ["{ORCID}", "openalex:A1"]\n', encoding="utf-8")

    def run(batch: Batch, at: str) -> rm.RunReport:
        store = tmp_path / "kept.db"
        return rm.refresh(path, store=store, fetch=lambda ids, *, sources: batch, as_of=at)

    return run


@pytest.fixture
def loaded(tmp_path):
    return lambda **options: rm.load(ORCID, store=str(tmp_path / "kept.db"), **options)


@pytest.fixture
def openalex(service, played, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "openalex")
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_PER_SECOND", "1000")
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "2")
    monkeypatch.setenv("RESEARCHMETRICS_CACHE_DAYS", "0")
    return played


class TestAPersonIsASetOfIdentifiers:
    def test_two_orcids_are_two_people_whatever_their_name(self):
        with pytest.raises(AmbiguousPersonError) as caught:
            rm.merge_profiles(
                [made_of(answer()), made_of(answer(people=(who(ids=(OTHER_ORCID,)),)))]
            )
        assert {i for p in caught.value.candidates for i in p.ids} == {ORCID, OTHER_ORCID}

    def test_different_names_without_a_common_identifier_are_doubted(self):
        alone = answer(people=(who(ids=()),))
        other = answer(source="cv", people=(who("cv", ids=(), name="Mara Quandt"),))
        assert any("Ann Pott; Mara Quandt" in line for line in made_of(alone, other).warnings)
        known = answer(source="cv", people=(who("cv", name="Mara Quandt"),))
        assert made_of(answer(), known).warnings == ()

    def test_a_name_neither_fetches_nor_keeps_anybody(self, tmp_path):
        with pytest.raises(IdentifierError):
            rm.fetch("Ann Pott")
        with open_store(tmp_path / "a.db") as store, pytest.raises(StoreError):
            store.append("Ann Pott", answer(paper(1)), known_at="2026-01-01")

    def test_every_identifier_stated_or_given_leads_to_the_person(self, refreshed, tmp_path):
        refreshed(answer(paper(1), people=(who(ids=(ORCID, "index:7")),)), "2026-01-01")
        store = str(tmp_path / "kept.db")
        for identifier in (ORCID, "openalex:A1"):
            assert len(rm.load(identifier, store=store).works) == 1
        with open_store(store) as opened:
            assert opened.load("index:7") == opened.load(ORCID)

    def test_two_of_one_name_stay_two_in_a_comparison(self):
        papers = [paper(n, citations=n) for n in range(8)]
        both = rm.compare([made_of(answer(*papers)), made_of(answer(paper(9)))])
        assert both.table["name"].tolist() == ["Ann Pott (1)", "Ann Pott (2)"]
        told = " ".join(both.warnings)
        assert "Ann Pott (1)" in told
        assert "Ann Pott (2)" in told


class TestZeroUnknownTruncatedAndFailedAreFourThings:
    def test_zero_and_unknown_all_the_way(self, openalex, tmp_path):
        titles = ["Of cracked jars", "On mended kettles", "The glaze that sang"]
        openalex.works = [
            openalex.work(n, title=t, display_name=t, cited_by_count=c, counts_by_year=[])
            for n, (t, c) in enumerate(zip(titles, [0, None, 9], strict=True), start=1)
        ]
        watchlist = tmp_path / "w.toml"
        watchlist.write_text(f'[[person]]\nids = ["{ORCID}"]\n', encoding="utf-8")
        assert rm.refresh(watchlist, store=tmp_path / "a.db").ok
        profile = rm.load(ORCID, store=str(tmp_path / "a.db"))
        counts = profile.works.set_index("title")["citations"]
        assert counts.dtype == "Int64"
        assert counts[titles[0]] == 0
        assert counts[titles[1]] is pd.NA
        row = profile.indicators(["n_citations"]).loc["n_citations"]
        assert (row["value"], row["n_used"], row["n_missing"]) == (9, 2, 1)
        assert "lower_bound" in row["flags"]
        plain = {w["title"]: w["citations"] for w in json.loads(profile.to_json())["works"]}
        assert plain == {titles[0]: 0, titles[1]: None, titles[2]: 9}

    @pytest.mark.parametrize("status", ["failed", "blocked", "quota", "not_found", "truncated"])
    def test_no_answer_is_no_zero(self, status):
        silent = made_of(answer(status=status))
        found = silent.indicators(COUNTS)
        assert found["value"].isna().all()
        assert all(f"{status}:index" in flags for flags in found["flags"])
        row = silent.to_frame().iloc[0]
        assert row[COUNTS].isna().all()
        table = rm.compare([silent, made_of(answer(paper(1, citations=0)))]).table
        assert table["h_index"].tolist() == [pd.NA, 0]
        assert table["coverage"].tolist() == [pd.NA, 1.0]
        assert table["h_index"].dtype == "Int64"

    def test_a_complete_answer_of_nothing_is_zero(self):
        found = made_of(answer()).indicators(COUNTS)
        assert found["value"].tolist() == [0, 0, 0]

    def test_a_truncated_list_marks_every_number(self, openalex):
        def overstated(asked, body):
            body["meta"]["count"] += 30 * asked.path.endswith("/works")
            return body

        openalex.spoil = overstated
        profile = rm.fetch(ORCID)
        assert profile.outcomes.loc[0, "status"] == "truncated"
        assert all("truncated:openalex" in flags for flags in profile.indicators()["flags"])

    def test_a_surplus_under_one_identifier_hides_no_gap_under_another(self, openalex):
        openalex.works = [
            openalex.work(n, title=f"Kiln {w}", display_name=f"Kiln {w}")
            for n, w in enumerate(_WORDS)
        ]

        def overstated(asked, body):
            if "author.id" in (asked.first("filter") or ""):
                body["results"] = openalex.works[:4]
                body["meta"]["count"] = 9
            return body

        openalex.spoil = overstated
        outcome = rm.fetch([ORCID, "openalex:A9000000002"]).outcomes.loc[0]
        assert outcome["status"] == "truncated"
        assert outcome["n_expected"] == outcome["n_records"] + 5

    def test_a_source_asked_twice_is_as_good_as_its_worst(self):
        both = made_of(
            answer(paper(1), status="truncated", expected=9), answer(paper(2), expected=1)
        )
        row = both.outcomes.loc[0]
        assert (row["status"], row["n_records"], row["n_expected"]) == ("truncated", 2, 10)
        part = made_of(answer(status="failed"), answer(paper(1)))
        assert part.outcomes["status"].tolist() == ["partial"]

    def test_a_source_that_trips_does_not_lose_what_it_gave(self, openalex, service):
        fine = openalex.answer

        def odd(asked):
            if asked.path.endswith("/works"):
                return said({"meta": {"count": 3}, "results": [{"id": 7, "authorships": 3}]})
            return fine(asked)

        service.answer = odd
        profile = rm.fetch(ORCID)
        assert profile.person.name == "Josiah Carberry"
        assert profile.outcomes.loc[0, "status"] == "failed"
        assert profile.indicators(["n_papers"])["value"].isna().all()


class TestRawIsKeptAndTheRestDerived:
    CV = (
        "# Ann Pott\n\n## Publications\n\n- A. Pott. Of clay and kilns. 2019.\n"
        "- A. Pott. Songs of the glaze. 2020.\n"
    )

    def test_what_a_user_does_to_a_table_stays_with_the_user(self):
        profile = made_of(answer(paper(1, citations=5)))
        works = profile.works
        works.loc[0, "citations"] = 0
        works["type"] = "software"
        assert profile.indicators(["n_citations"]).loc["n_citations", "value"] == 5

    def test_a_link_can_be_made_and_undone(self):
        rules = rm.read(text=self.CV, as_of="2026-01-01")
        a, b = rules.links["record_id"]
        one = rules.relink(must_link=[(a, b)])
        assert len(one.works) == 1
        assert one.records.equals(rules.records)
        assert set(one.links["decided_by"]) == {"user"}
        assert one.links["reason"].str.len().min() > 0
        assert len(one.relink(cannot_link=[(a, b)]).works) == 2
        assert one.relink(forget=True).works.equals(rules.works)
        assert len(rules.works) == 2, "the profile itself never changes"

    def test_what_the_rules_joined_can_be_parted(self):
        twins = [paper(1, citations=3), paper(1, source="library", citations=4)]
        joined = made_of(answer(twins[0]), answer(twins[1], source="library"))
        assert joined.works["citations"].tolist() == [4]
        apart = joined.relink(cannot_link=[tuple(joined.links["record_id"])])
        assert sorted(apart.works["citations"]) == [3, 4]
        assert set(apart.links["decided_by"]) == {"user"}
        again = rm.merge_profiles([apart, made_of(answer(paper(2)))])
        assert len(again.works) == 3, "merging keeps what was decided"
        assert json.loads(again.to_json())["decisions"]["cannot_link"]

    def test_works_can_be_named_as_well_as_records(self):
        rules = rm.read(text=self.CV, as_of="2026-01-01")
        works = tuple(rules.works["work_id"])
        assert len(rules.relink(must_link=[works]).works) == 1
        assert len(rules.relink(cannot_link=[works]).works) == 2

    def test_decisions_that_cannot_be_followed_are_refused(self):
        rules = rm.read(text=self.CV, as_of="2026-01-01")
        a, b = rules.links["record_id"]
        with pytest.raises(RecordError, match="no record and no work"):
            rules.relink(must_link=[(a, "nothing")])
        with pytest.raises(RecordError, match="Take one"):
            rules.relink(must_link=[(a, b)], cannot_link=[(b, a)])
        with pytest.raises(RecordError, match="share a record"):
            rules.relink(must_link=[(a, a)])

    def test_merging_a_profile_with_itself_changes_nothing(self):
        once = rm.load(ORCID, store="sample")
        twice = rm.merge_profiles([once, once])
        assert twice.works.equals(once.works)
        assert twice.outcomes.equals(once.outcomes)
        assert twice.trajectory().equals(once.trajectory())
        assert twice.to_json() == once.to_json()

    def test_histories_of_one_person_become_one(self):
        early, late = answer(paper(1, citations=1), at="2024-01-01"), answer(paper(1, citations=2))
        library = answer(paper(2, source="library", citations=2), source="library", at="2025-01-01")
        a = made_of(late, history=[early, late])
        b = made_of(library, history=[library], as_of="2025-01-01")
        seen = rm.merge_profiles([a, b]).trajectory("n_citations")
        observed = seen[seen["kind"] == "observed"]
        assert observed["date"].tolist() == ["2024-01-01", "2025-01-01", "2026-01-01"]
        assert observed["value"].tolist() == [1, 3, 4]

    def test_a_profile_travels_between_processes(self):
        profile = rm.load(ORCID, store="sample")
        assert pickle.loads(pickle.dumps(profile)).to_json() == profile.to_json()


class TestAFailedRefreshDestroysNothing:
    GOOD = tuple(paper(n, citations=n) for n in range(1, 6))

    @pytest.mark.parametrize(
        "bad",
        [
            answer(status="failed"),
            answer(),
            answer(paper(1, citations=1), status="truncated", expected=5),
            answer(*[paper(n, citations=0) for n in range(1, 6)]),
            answer(*[paper(n) for n in range(1, 6)], status="partial"),
        ],
        ids=["failed", "empty", "shrunken", "zeroed", "uncounted"],
    )
    def test_twice_in_a_row_and_then_good_again(self, refreshed, loaded, bad):
        refreshed(answer(*self.GOOD), "2026-01-01")
        before = loaded()
        for day in ("2026-01-02", "2026-01-03"):
            refreshed(bad, day)
            assert loaded().works["citations"].tolist() == before.works["citations"].tolist()
            assert loaded().indicators(COUNTS)["value"].equals(before.indicators(COUNTS)["value"])
        report = refreshed(answer(*self.GOOD, paper(6, citations=6)), "2026-01-04")
        assert report.table.loc[0, "new"] == 1
        assert len(loaded().works) == 6
        assert len(loaded(as_of="2026-01-03").works) == 5

    def test_a_profile_that_rests_on_old_data_says_so(self, refreshed, loaded):
        refreshed(answer(*self.GOOD), "2026-01-01")
        refreshed(answer(status="quota"), "2026-02-01")
        kept = loaded()
        assert kept.indicators(["h_index"]).loc["h_index", "value"] == 3
        assert "quota:index" in kept.indicators(["h_index"]).loc["h_index", "flags"]
        assert any("quota" in line for line in rm.compare([kept, kept]).warnings)
        seen = kept.trajectory()
        assert seen[seen["kind"] == "observed"]["date"].tolist() == ["2026-01-01"]

    def test_one_failing_source_of_two_leaves_no_dent(self, refreshed, loaded):
        extra = paper(9, source="library", citations=9)
        both = dataclasses.replace(
            answer(*self.GOOD, extra),
            outcomes=(
                Outcome(source="index", status="complete", n_records=5),
                Outcome(source="library", status="complete", n_records=1),
            ),
        )
        half = dataclasses.replace(
            answer(*self.GOOD),
            outcomes=(both.outcomes[0], Outcome(source="library", status="failed")),
        )
        for day, batch in (("2026-01-01", both), ("2026-01-02", half), ("2026-01-03", half)):
            refreshed(batch, day)
        seen = loaded().trajectory("n_citations")
        observed, rebuilt = (seen[seen["kind"] == kind] for kind in ("observed", "reconstructed"))
        assert set(observed["value"]) == {24}
        assert observed["flags"].tolist()[-1] == ["failed:library"]
        # No source tells citations by year: that is said, and no number made of it.
        assert rebuilt["value"].isna().all()
        assert all("needs_citations_by_year" in flags for flags in rebuilt["flags"])


CLOCKS = re.compile(r"\b(?:now|today|utcnow|time_ns|monotonic|perf_counter)\(|\btime\.time\(")
MAY_LOOK = {"http", "jobs", "profile", "cli", "store"}


class TestMetricsAreBlindToClockDiskNetworkAndChance:
    def test_only_the_rooms_that_meet_the_world_look_at_a_clock(self):
        looking = {
            path.relative_to(PACKAGE).parts[0]
            for path in PACKAGE.rglob("*.py")
            if any(CLOCKS.search(ast.unparse(node)) for node in _code(path))
        }
        assert looking <= MAY_LOOK

    def test_metrics_open_nothing_and_draw_by_seed_only(self):
        for path in (PACKAGE / "metrics").rglob("*.py"):
            code = "\n".join(ast.unparse(node) for node in _code(path))
            assert not re.search(
                r"\bopen\(|read_csv|default_rng\(\)|np\.random\.(?!default|Gen)", code
            )

    @pytest.mark.slow
    def test_two_processes_give_the_same_bytes(self):
        code = (
            "import researchmetrics as rm\n"
            f"a = rm.load('{ORCID}', store='sample')\n"
            "b = rm.load('sample:marisol-quandt', store='sample')\n"
            "both = rm.compare([a, b])\n"
            "print(a.to_json(), a.to_html(), both.to_html(), both.warnings)"
        )
        given = [
            subprocess.run(
                [sys.executable, "-c", code],
                env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("0", "4711")
        ]
        assert given[0] == given[1]

    def test_looking_from_an_earlier_date_uses_nothing_later(self):
        papers = [
            paper(1, year=2010, citations=5, citations_by_year=((2011, 2), (2020, 3))),
            paper(2, date="2015-07-01", year=2015, citations=0),
            paper(3, year=None, citations=4),
            paper(4, year=2022, citations=50, citations_by_year=((2023, 50),)),
        ]
        now = made_of(answer(*papers))
        then = now.indicators([*COUNTS, "career_years", "last_year"], as_of="2015-12-31")
        assert then["value"].tolist() == [2, 2, 1, 6, 2015]
        assert set(then["as_of"]) == {"2015-12-31"}
        flags = then.loc["n_papers", "flags"]
        assert {"reconstructed", "later_left_out:1", "undated_left_out:1"} <= set(flags)
        path = now.trajectory("n_citations").set_index("date")["value"]
        assert path["2015-12-31"] == then.loc["n_citations", "value"]
        assert now.indicators(["n_papers"], as_of="2015-06-30")["value"].tolist() == [1]
        assert now.indicators(["n_papers"])["value"].tolist() == [4]

    def test_without_citations_by_year_those_of_then_are_unknown(self):
        now = made_of(answer(paper(1, year=2010, citations=5)))
        then = now.indicators(COUNTS, as_of="2015-12-31")["value"]
        assert then["n_papers"] == 1
        assert then[["n_citations", "h_index"]].isna().all()

    def test_what_was_observed_then_is_used_where_there_is_a_history(self, refreshed, loaded):
        refreshed(answer(paper(1, citations=1)), "2024-06-01")
        refreshed(answer(paper(1, citations=8), paper(2, citations=5)), "2026-01-01")
        between = loaded().indicators(COUNTS, as_of="2025-01-01")
        assert between["value"].tolist() == [1, 1, 1]
        assert "observed:2024-06-01" in between.loc["h_index", "flags"]
        at_the_time = loaded(as_of="2025-01-01")
        assert at_the_time.indicators(COUNTS)["value"].equals(between["value"])

    def test_counts_made_after_the_date_are_marked(self):
        late = made_of(answer(paper(1, citations=5)), as_of="2025-01-01")
        flags = late.indicators(["n_citations"]).loc["n_citations", "flags"]
        assert "citations_later_than_as_of" in flags


class TestEveryNumberCanBeTraced:
    @pytest.fixture
    def sample(self):
        return rm.load(ORCID, store="sample")

    def test_each_row_has_its_source_date_definition_and_coverage(self, sample):
        table = sample.indicators(rm.catalogue()["name"], include_score=True)
        computed = table[table["value"].notna()]
        assert len(computed) > 40
        assert computed[["source", "as_of", "definition", "unit"]].notna().all(axis=None)
        assert computed[["n_used", "n_missing"]].notna().all(axis=None)
        dois = rm.catalogue().set_index("name")["doi"].dropna()
        for name, row in computed.iterrows():
            if name in dois.index:
                assert f"doi:{dois[name]}" in row["definition"]

    def test_each_work_says_who_counted_and_when(self, sample):
        works = sample.works[sample.works["citations"].notna()]
        assert works[["citations_source", "citations_as_of"]].notna().all(axis=None)
        assert set(sample.links["record_id"]) == set(sample.records["record_id"])
        assert sample.links["reason"].notna().all()

    def test_what_sources_claim_is_kept_apart_and_told_apart(self):
        old = answer(people=(who(reported={"h_index": 4}),), at="2024-01-01")
        new = answer(people=(who(reported={"h_index": 6}),))
        library = answer(source="library", people=(who("library", reported={"h_index": 9}),))
        split = answer(people=(who(ids=(ORCID, "openalex:A2"), reported={"h_index": 1}),))
        split = dataclasses.replace(
            split,
            people=tuple(
                dataclasses.replace(p, provenance=dataclasses.replace(p.provenance, source_id="A2"))
                for p in split.people
            ),
        )
        profile = made_of(new, old, library, split)
        assert sorted(profile.claims["value"]) == [1, 6, 9], "the last of each, each by itself"
        assert profile.claims["known_at"].notna().all()
        assert profile.reported["h_index"] == 6
        assert profile.indicators(["h_index"]).loc["h_index", "value"] == 0

    def test_options_reach_every_number(self, sample):
        some = sample.indicators(["n_papers", "novelty"], window=(2015, 2018))
        whole = sample.indicators(["n_papers", "novelty"])
        assert (some["n_used"] < whole["n_used"]).all()
        assert all("window:2015-2018" in flags for flags in some["flags"])
        shared = sample.indicators(["novelty", "score"], counting="fractional")
        assert "fractional" in shared.loc["novelty", "flags"]
        assert shared["value"].isna()["score"]

    def test_names_may_be_one_and_may_repeat(self, sample):
        assert sample.indicators("h_index").index.tolist() == ["h_index"]
        assert len(sample.indicators(["h_index", "h_index"])) == 1

    def test_what_rests_on_co_authors_is_explained(self, sample):
        told = sample.explain("n_coauthors")
        assert told.value == sample.indicators("n_coauthors").loc["n_coauthors", "value"]

    def test_json_holds_what_the_numbers_were_made_of(self, sample):
        plain = json.loads(sample.to_json())
        for name in ("works", "records", "links", "citations_by_year", "references"):
            assert len(plain[name]) == len(getattr(sample, name))
        assert plain["indicators"][0]["definition"]


class TestPoliteAndDiscreet:
    def test_a_key_reaches_no_report_log_page_or_store(
        self, openalex, service, tmp_path, monkeypatch, caplog
    ):
        monkeypatch.setenv("OPENALEX_API_KEY", "planted-secret")
        openalex.key = "planted-secret"
        watchlist = tmp_path / "w.toml"
        watchlist.write_text(f'[[person]]\nids = ["{ORCID}"]\n', encoding="utf-8")
        with caplog.at_level(logging.DEBUG):
            first = rm.refresh(watchlist, store=tmp_path / "a.db")
            service.script(Reply(b"", 503))
            second = rm.refresh(watchlist, store=tmp_path / "a.db")
        assert (first.ok, second.ok) == (True, False)
        profile = rm.load(ORCID, store=str(tmp_path / "a.db"))
        told = [caplog.text, second.to_text(), profile.to_html(), profile.to_json(), repr(profile)]
        told += [str(second.table.to_dict()), str(profile.outcomes.to_dict())]
        assert not any("planted-secret" in text for text in told)
        for path in tmp_path.rglob("*"):
            assert path.is_dir() or b"planted-secret" not in path.read_bytes()

    def test_an_unforeseen_error_does_not_carry_a_key_into_the_report(self, tmp_path, caplog):
        watchlist = tmp_path / "w.toml"
        watchlist.write_text(f'[[person]]\nids = ["{ORCID}"]\n', encoding="utf-8")

        def broken(ids, *, sources):
            raise ValueError("GET /works?api_key=planted-secret&page=2 went wrong")

        report = rm.refresh(watchlist, store=tmp_path / "a.db", fetch=broken)
        assert "planted-secret" not in report.to_text() + caplog.text
        assert "api_key=hidden&page=2" in report.to_text()


def _code(path: Path) -> list[ast.stmt]:
    """Return the statements of a module without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return tree.body
