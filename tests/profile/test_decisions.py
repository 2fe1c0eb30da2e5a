"""Decisions in profiles: saved to a file, honoured by every later profile, and undone."""

from __future__ import annotations

import json

import pytest

import researchmetrics as rm
from researchmetrics.errors import ConfigError, RecordError
from researchmetrics.jobs import refresh
from researchmetrics.normalizer import Decision, Decisions, read_decisions
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Outcome, Person, PersonRecord, Provenance, Record

ORCID = "orcid:0000-0002-1825-0097"
CARBERRY = PersonRecord(
    person=Person(ids=(ORCID, "openalex:A1"), name="Josiah Carberry"),
    provenance=Provenance(source="openalex", source_id="A1"),
)


def paper(own, title, *, year=2019, source="openalex", **said):
    return Record(
        provenance=Provenance(source=source, source_id=own),
        title=title,
        year=year,
        authors=(Author(name="J. Carberry"),),
        **said,
    )


POTS = paper("W1", "On the Mending of Cracked Pots", year=2011, doi="10.5555/a")
AGAIN = paper("W2", "On the Mending of Cracked Pots", year=2019)
KILNS = paper("W3", "Of Kilns and Their Keepers", year=2020)
STARS = paper("W4", "Spectra of Distant Stars", year=2021, doi="10.5555/stars")
STARS_TOO = paper("7", "Spectra of distant stars", year=2021, source="dblp")


def answer(*records, at="2026-01-01"):
    return Batch(
        known_at=at,
        people=(CARBERRY,),
        records=records,
        outcomes=(Outcome(source="openalex", status="complete"),),
    )


def profile(*records, **options):
    return compose([answer(*records)], as_of="2026-01-01", **options)


def tables(one):
    names = ("works", "authorships", "records", "links", "citations_by_year", "references")
    return b"".join(getattr(one, name).to_csv().encode() for name in names)


def test_doubtful_pairs_are_offered_and_can_be_given_to_relink():
    one = profile(POTS, AGAIN, KILNS)
    (pair,) = one.doubtful().to_dict("records")
    assert {pair["a"], pair["b"]} == {POTS.record_id, AGAIN.record_id}
    assert (pair["suggested"], pair["works_if_same"]) == ("different", 2)
    joined = one.relink(must_link=[(pair["a"], pair["b"])])
    assert len(joined.works) == 2
    assert joined.doubtful().empty


def test_what_was_decided_is_saved_and_holds_for_later_profiles(tmp_path):
    file = tmp_path / "decisions.txt"
    one = profile(POTS, AGAIN, KILNS)
    joined = one.relink(must_link=[(POTS.record_id, AGAIN.record_id)])
    assert joined.save_decisions(file) == 1
    assert joined.save_decisions(file) == 0
    (line,) = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    assert " same openalex:W1 openalex:W2 # On the Mending of Cracked Pots | On the" in line
    later = profile(POTS, AGAIN, KILNS, STARS, decisions=read_decisions(file))
    assert len(later.works) == 3
    assert set(later.links.loc[later.links["decided_by"] == "user", "record_id"]) == {
        POTS.record_id,
        AGAIN.record_id,
    }
    assert tables(one.relink(decisions=file)) == tables(joined)


def test_taking_it_back_restores_the_tables_byte_for_byte(tmp_path):
    file = tmp_path / "decisions.txt"
    one = profile(POTS, AGAIN, KILNS)
    before = tables(one)
    joined = one.relink(must_link=[(POTS.record_id, AGAIN.record_id)])
    assert tables(joined) != before
    assert tables(joined.relink(forget=True)) == before
    joined.save_decisions(file)
    file.write_text(file.read_text() + "undo openalex:W2 openalex:W1\n")
    assert tables(profile(POTS, AGAIN, KILNS, decisions=read_decisions(file))) == before
    assert tables(one) == before


def test_a_later_word_on_the_same_records_by_other_names_replaces_the_first(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text("# mine\nsame doi:10.5555/a openalex:W2\nsame s2:1 s2:2\n")
    one = profile(POTS, AGAIN, decisions=read_decisions(file))
    assert len(one.works) == 1
    apart = one.relink(cannot_link=[(POTS.record_id, AGAIN.record_id)])
    assert len(apart.works) == 2
    assert apart.save_decisions(file) == 1
    assert len(profile(POTS, AGAIN, decisions=read_decisions(file)).works) == 2
    assert file.read_text().startswith("# mine\nsame doi:10.5555/a openalex:W2\nsame s2:1 s2:2\n")
    assert ("s2:1", "s2:2") in read_decisions(file).must_link


def test_records_that_are_gone_are_kept_in_mind():
    decided = Decisions([Decision("same", "openalex:W1", "openalex:W2")])
    without = profile(POTS, KILNS, decisions=decided)
    assert len(without.works) == 2
    back = rm.merge_profiles([without, profile(AGAIN)])
    assert len(back.works) == 2


def test_what_is_not_theirs_is_left_out_with_all_its_versions():
    decided = Decisions([Decision("not_mine", "doi:10.5555/stars", ORCID)])
    whole = profile(POTS, STARS, STARS_TOO)
    assert len(whole.works) == 2
    own = profile(POTS, STARS, STARS_TOO, decisions=decided)
    assert own.works["title"].tolist() == ["On the Mending of Cracked Pots"]
    assert set(own.records["source"]) == {"openalex"}
    assert "2 records left out" in " ".join(own.warnings)
    assert own.indicators(["n_papers"]).loc["n_papers", "value"] == 1
    kept = decided.with_further([Decision("mine", "dblp:7", "openalex:A1")])
    assert len(profile(POTS, STARS, STARS_TOO, decisions=kept).works) == 2
    stranger = Decisions([Decision("not_mine", "doi:10.5555/stars", "openalex:A2")])
    assert tables(profile(POTS, STARS, STARS_TOO, decisions=stranger)) == tables(whole)


def test_decisions_between_what_is_left_out_do_no_harm():
    decided = Decisions(
        [
            Decision("not_mine", "openalex:W4", ORCID),
            Decision("same", "openalex:W4", "dblp:7"),
            Decision("different", "openalex:W4", "openalex:W1"),
        ]
    )
    assert len(profile(POTS, STARS, STARS_TOO, decisions=decided).works) == 1


def test_an_earlier_observation_is_seen_by_the_same_decisions():
    early, late = answer(POTS, AGAIN, at="2024-01-01"), answer(POTS, AGAIN, KILNS)
    decided = Decisions([Decision("same", "openalex:W1", "openalex:W2")])
    one = compose([late], as_of="2026-01-01", history=[early, late], decisions=decided)
    seen = one.trajectory("n_papers")
    assert seen.loc[seen["kind"] == "observed", "value"].tolist() == [1, 2]
    assert one.indicators(["n_papers"], as_of="2024-06-01").loc["n_papers", "value"] == 1


CV = (
    "# Ann Pott\n\n## Publications\n\n"
    "- A. Pott. On the mending of cracked pots. Pots, 2011.\n"
    "- A. Pott. On the mending of cracked pots. Pots, 2019.\n"
)


@pytest.fixture
def decided(tmp_path):
    one = rm.read(text=CV, as_of="2026-01-01")
    (pair,) = one.doubtful().to_dict("records")
    file = tmp_path / "decisions.txt"
    one.relink(must_link=[(pair["a"], pair["b"])]).save_decisions(file)
    return file


def test_read_takes_a_file_the_setting_and_the_data_folder(decided, monkeypatch, own_home):
    assert len(rm.read(text=CV).works) == 2
    assert len(rm.read(text=CV, decisions=decided).works) == 1
    monkeypatch.setenv("RESEARCHMETRICS_DECISIONS_FILE", str(decided))
    assert len(rm.read(text=CV).works) == 1
    assert len(rm.read(text=CV, decisions=Decisions()).works) == 2
    monkeypatch.delenv("RESEARCHMETRICS_DECISIONS_FILE")
    (own_home / "data").mkdir(exist_ok=True)
    (own_home / "data" / "decisions.txt").write_text(decided.read_text())
    assert len(rm.read(text=CV).works) == 1


def test_an_edited_document_is_read_by_the_same_decisions(decided):
    longer = (
        CV.replace("- A. Pott. On", "- A. Pott. Of clay. 2021.\n- A. Pott. On", 1) + "\nMore.\n"
    )
    assert len(rm.read(text=longer).works) == 3
    assert len(rm.read(text=longer, decisions=decided).works) == 2


def test_fetch_honours_the_file_and_looks_at_it_first(openalex, service, tmp_path):
    whole = rm.fetch("0000-0002-1825-0097")
    first, second = whole.records["source_id"][:2]
    file = tmp_path / "decisions.txt"
    kind, change = ("same", -1) if whole.links["work_id"].nunique() > 1 else ("different", 1)
    file.write_text(f"{kind} openalex:{first} openalex:{second}")
    decided = rm.fetch("0000-0002-1825-0097", decisions=file)
    assert len(decided.works) == len(whole.works) + change
    assert "user" in set(decided.links["decided_by"])
    asked = len(service.asked)
    with pytest.raises(ConfigError, match="no decisions file"):
        rm.fetch("0000-0002-1825-0097", decisions=tmp_path / "none.txt")
    assert len(service.asked) == asked


def test_load_honours_what_was_decided_since(tmp_path, monkeypatch):
    watchlist = tmp_path / "watchlist.toml"
    watchlist.write_text(f'[[person]]\nids = ["{ORCID}"]\n')
    store = str(tmp_path / "metrics.db")
    refresh(watchlist, store=store, fetch=lambda ids, sources: answer(POTS, AGAIN))
    assert len(rm.load(ORCID, store=store).works) == 2
    file = tmp_path / "decisions.txt"
    file.write_text("same doi:10.5555/a openalex:W2")
    assert len(rm.load(ORCID, store=store, decisions=file).works) == 1
    monkeypatch.setenv("RESEARCHMETRICS_DECISIONS_FILE", str(file))
    assert len(rm.load(ORCID, store=store).works) == 1
    again = refresh(watchlist, store=store, fetch=lambda ids, sources: answer(POTS, AGAIN))
    assert again.ok
    file.write_text("same doi:10.5555/a openalex:W2\ndifferent openalex:W1 openalex:W2\n")
    with pytest.raises(RecordError, match=r"line 1 .* and decisions\.txt, line 2 "):
        rm.load(ORCID, store=store)


def test_json_tells_what_was_decided():
    decided = Decisions([Decision("same", "openalex:W1", "openalex:W2", "2026-01-31")])
    told = json.loads(profile(POTS, AGAIN, decisions=decided).to_json())["decisions"]
    assert told["must_link"] == [["openalex:W1", "openalex:W2"]]
    assert told["cannot_link"] == []
    assert told["made"][0]["date"] == "2026-01-31"


def test_decisions_outlive_refreshes_and_new_records_of_a_played_service(
    openalex, tmp_path, monkeypatch
):
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_CACHE_DAYS", "0")
    titles = ["On the Mending of Pots", "Of Ash and Feldspar", "Spouts for Left-Handed Potters"]
    first, second, third = (
        openalex.work(number, title=title, ids={}, locations=[], primary_location=None)
        for number, title in enumerate(titles, start=1)
    )
    openalex.works[:] = [first, second]
    watchlist = tmp_path / "watchlist.toml"
    watchlist.write_text(f'[[person]]\nids = ["{ORCID}"]\n')
    store = str(tmp_path / "metrics.db")
    assert refresh(watchlist, store=store, as_of="2026-01-01").ok
    before = rm.load(ORCID, store=store)
    names = [f"openalex:{one}" for one in before.records["source_id"]]
    file = tmp_path / "decisions.txt"
    file.write_text(f"same {' '.join(names)}")
    decided = rm.load(ORCID, store=store, decisions=file)
    assert (len(before.works), len(decided.works)) == (2, 1)

    again = refresh(watchlist, store=store, as_of="2026-01-15")
    assert again.ok
    assert again.table[["new", "changed", "vanished"]].sum().sum() == 0
    openalex.works.append(third)
    for person in openalex.authors:
        person["works_count"] += 1
    later = refresh(watchlist, store=store, as_of="2026-03-15")
    assert later.table["new"].tolist() == [1]

    now = rm.load(ORCID, store=store, decisions=file)
    assert len(now.works) == 2
    assert "user" in set(now.links["decided_by"])
    # What was known earlier is seen by the decisions of today, and without them as before.
    then = rm.load(ORCID, store=store, decisions=file, as_of="2026-01-20")
    assert len(then.works) == 1
    undone = rm.load(ORCID, store=store, decisions=Decisions(), as_of="2026-01-20")
    assert tables(undone) == tables(rm.load(ORCID, store=store, as_of="2026-01-20"))
    assert len(undone.works) == 2
    assert undone.records.equals(then.records), "what the source said stays, whatever is decided"


@pytest.mark.parametrize("pairs", [5, ["ab"], [("a",)], None])
def test_what_is_no_pair_of_records_is_told(pairs):
    with pytest.raises(RecordError, match="take pairs"):
        profile(POTS, AGAIN).relink(must_link=pairs)
