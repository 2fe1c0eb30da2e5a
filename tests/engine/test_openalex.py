"""The import of OpenAlex's snapshot: what it holds, however it lies, breaks or is interrupted."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from snapshot import HOME, Invented, put_list, put_part

import researchmetrics as rm
from researchmetrics.engine.openalex.finishing import Finishing
from researchmetrics.engine.openalex.layout import snapshot_at
from researchmetrics.engine.openalex.pace import Pace
from researchmetrics.errors import ConfigError, UnreadableDocumentError
from researchmetrics.normalizer.dates import possible_year
from researchmetrics.sources.kinds import work_kind

duckdb = pytest.importorskip("duckdb")

TABLES = ("works", "authorships", "references", "citations_by_year")
LAYOUTS = ("jsonl", "parquet", "former")


def asked(folder, query):
    """Answer a query in which names in brackets are tables of a corpus."""
    for table in TABLES:
        query = query.replace(f"[{table}]", f"read_parquet('{folder}/{table}/*.parquet')")
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def told(folder):
    return json.loads((folder / "corpus.json").read_text())


def bytes_of(folder):
    files = [path for table in TABLES for path in sorted((folder / table).iterdir())]
    return {str(path.relative_to(folder)): digest(path) for path in files}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def invented():
    return Invented(160)


@pytest.fixture(scope="module")
def snapshots(invented, tmp_path_factory):
    folder = tmp_path_factory.mktemp("snapshots")
    return {layout: invented.put(folder / layout, layout) for layout in LAYOUTS}


@pytest.fixture(scope="module")
def imported(snapshots, tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported") / "corpus"
    rm.import_openalex(snapshots["jsonl"], folder, threads=1)
    return folder


def holds(folder, truth, **choice):
    kept = truth.kept(**choice)
    works = asked(folder, "SELECT work_id, citations FROM [works]")
    assert dict(works) == {work_id: work.get("cited_by_count") for work_id, work in kept.items()}
    assert len(works) == len(kept)
    authorships = asked(folder, "SELECT work_id, position, name, person_id FROM [authorships]")
    assert sorted(authorships, key=str) == sorted(truth.authorships(**choice), key=str)
    references = asked(folder, "SELECT work_id, cited_id FROM [references]")
    assert sorted(references) == truth.references(**choice)
    years = asked(folder, "SELECT work_id, year, citations FROM [citations_by_year]")
    assert sorted(years) == truth.citations_by_year(**choice)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_hold_the_newest_of_what_there_is_in_every_layout(
    invented, snapshots, tmp_path, layout
):
    rm.import_openalex(snapshots[layout], tmp_path / "corpus")
    holds(tmp_path / "corpus", invented.truth)


def test_works_held_back_are_taken_if_wanted_and_the_choice_is_not_forgotten(
    invented, snapshots, tmp_path
):
    for choice in (True, False):
        rm.import_openalex(snapshots["jsonl"], tmp_path, include_xpac=choice)
        holds(tmp_path, invented.truth, include_xpac=choice)


def test_each_field_of_a_work_is_what_its_record_says(invented, imported):
    rows = asked(
        imported,
        "SELECT work_id, title, date, type, venue, venue_id, doi, n_authors, is_open_access,"
        " is_retracted, is_paratext, field_id, subfield_id, topic_id, category, field,"
        " openalex_fwci, openalex_percentile, year FROM [works]",
    )
    kept = invented.truth.kept()
    for work_id, *cells, year in rows:
        work = kept[work_id]
        place = work.get("primary_location") or {}
        source, topic = place.get("source") or {}, work.get("primary_topic") or {}
        kind = work_kind(
            "paratext" if work.get("is_paratext") else work.get("type"),
            held_by=source.get("type"),
            said=place.get("raw_type") or "",
        )
        number = int(work_id[1:])
        assert cells == [
            work.get("title"),
            work.get("publication_date"),
            kind,
            source.get("display_name"),
            f"S{number % 7}" if source else None,
            f"10.5555/kiln.{number}" if work.get("doi") else None,
            len(work.get("authorships") or ()) or None,
            (work.get("open_access") or {}).get("is_oa"),
            work.get("is_retracted"),
            work.get("is_paratext"),
            str(number % 3) if topic else None,
            str(1700 + number % 5) if topic else None,
            f"T{10_000 + number % 30}" if topic else None,
            "Clay" if topic else None,
            "Pots" if topic else None,
            work.get("fwci"),
            (work.get("citation_normalized_percentile") or {}).get("value"),
        ]
        stated = work.get("publication_year")
        assert year == (stated and possible_year(stated, as_of=work["updated_date"][:10]))


def test_an_authorship_says_who_where_and_how(imported):
    rows = asked(
        imported,
        "SELECT position, name, person_id, orcid, is_corresponding, affiliations, countries"
        " FROM [authorships] WHERE work_id = 'W5' ORDER BY position",
    )
    assert [row[0] for row in rows] == list(range(1, 131))
    assert rows[0][4:] == (True, ["https://ror.org/0kiln00"], ["PT"])
    assert rows[1][4] is False
    assert rows[3][1:] == (None, None, None, None, None, None)
    assert rows[4][1:3] == (None, None)
    assert {row[3] for row in rows} <= {None, "0000-0002-1825-0097"}


def test_the_corpus_computes_what_the_facts_give(invented, imported):
    kept = invented.truth.kept()
    works = pd.DataFrame(
        {
            "work_id": list(kept),
            "citations": pd.array([w.get("cited_by_count") for w in kept.values()], dtype="Int64"),
        }
    )
    kinds = dict(asked(imported, "SELECT work_id, type FROM [works]"))
    works["type"] = works["work_id"].map(kinds).astype("string")
    authorships = pd.DataFrame(
        invented.truth.authorships(), columns=["work_id", "position", "name", "person_id"]
    )
    references = pd.DataFrame(invented.truth.references(), columns=["work_id", "cited_id"])
    names = ["h_index", "g_index", "n_citations"]
    for rule in ("include", "exclude_own"):
        expected = rm.compute(
            works,
            names,
            by="person_id",
            self_citations=rule,
            authorships=authorships,
            references=references,
        )
        found = rm.corpus(imported, threads=1).compute(names, by="person_id", self_citations=rule)
        pd.testing.assert_frame_equal(
            found.sort_index(), expected.sort_index(), check_dtype=False, check_index_type=False
        )


# Each run of the import is a process of its own, killed at a moment that nothing expects; each has
# somewhat longer than the last, so that one comes to its end.
KILLED = """
import os, random, signal, sys, threading
import researchmetrics as rm
import researchmetrics.engine, duckdb

kills, chance = 0, random.Random(7)
while True:
    child = os.fork()
    if not child:
        wait = chance.uniform(0.5, 1) * 0.1 * 1.4**kills
        threading.Timer(wait, os.kill, (os.getpid(), signal.SIGKILL)).start()
        rm.import_openalex(*sys.argv[1:], threads=2)
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(ended):
        break
    kills += 1
print(kills)
sys.exit(ended)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by Unix's means")
def test_tables_are_the_same_byte_by_byte_whatever_the_threads_and_kills(
    snapshots, imported, tmp_path
):
    line = [sys.executable, "-c", KILLED, str(snapshots["jsonl"]), str(tmp_path)]
    kills = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    assert int(kills) > 1
    assert bytes_of(tmp_path) == bytes_of(imported)
    assert not (tmp_path / ".import" / "room").exists()


def test_what_is_there_is_not_read_again_and_what_changed_is(invented, tmp_path):
    source, output, lines = invented.put(tmp_path / "snapshot"), tmp_path / "corpus", []
    rm.import_openalex(source, output)
    made = told(output)
    rm.import_openalex(source, output, progress=lines.append)
    assert lines == ["The tables are those of this snapshot already."]
    assert told(output) == made
    works = source / "data" / "jsonl" / "works"
    (works / "manifest.json").unlink()
    new = {"id": f"{HOME}W1", "cited_by_count": 999, "updated_date": "2026-03-01"}
    put_part(works / "updated_date=2026-03-01" / "part_0000.gz", [new])
    changed = next(works.glob("updated_date=2024*/part_0000.gz"))
    put_part(changed, [{"id": f"{HOME}W5000"}])
    rm.import_openalex(source, output, progress=lines.append)
    assert sum(line.startswith("Parts:") for line in lines) >= 2
    found = dict(asked(output, "SELECT work_id, citations FROM [works]"))
    assert (found["W1"], found["W5000"]) == (999, None)


def broken_in(source, name, spoil):
    path = source / "data" / "jsonl" / "works" / f"{name}.gz"
    path.write_bytes(spoil(path.read_bytes()))
    return path


SPOILT = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda _content: b"",
    "not packed": lambda _content: b"<html>Not found</html>",
    "no works": lambda _content: gzip.compress(b'["no", "work"]\n'),
    "half a line": lambda content: gzip.compress(gzip.decompress(content)[:-40]),
    "too few": lambda content: gzip.compress(gzip.decompress(content).split(b"\n")[0] + b"\n"),
    "another type": lambda _content: gzip.compress(b'{"id": "W1", "authorships": "many"}\n'),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_broken_part_is_named_and_the_others_are_kept(tmp_path, how):
    small = Invented(60, traps=False)
    source = small.put(tmp_path / "snapshot")
    path = broken_in(source, "updated_date=2026-02-11/part_0001", SPOILT[how])
    with pytest.raises(UnreadableDocumentError, match="skip_broken") as caught:
        rm.import_openalex(source, tmp_path / "corpus")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    with pytest.raises(UnreadableDocumentError, match="not complete"):
        rm.corpus(tmp_path / "corpus")
    assert len(list((tmp_path / "corpus" / ".import" / "parts").iterdir())) == 4
    rm.import_openalex(source, tmp_path / "corpus", skip_broken=True)
    assert told(tmp_path / "corpus")["skipped"] == ["updated_date=2026-02-11/part_0001"]
    lost = {work["id"] for work in small.parts["updated_date=2026-02-11/part_0001"]}
    kept = [one for one, work in small.truth.kept().items() if work["id"] not in lost]
    found = asked(tmp_path / "corpus", "SELECT work_id FROM [works]")
    assert sorted(row[0] for row in found) == sorted(kept)


def test_a_part_of_the_manifest_that_is_missing_is_named(tmp_path):
    source = Invented(20, traps=False).put(tmp_path / "snapshot")
    broken_in(source, "updated_date=2025-03-09/part_0000", lambda content: content).unlink()
    with pytest.raises(UnreadableDocumentError, match=r"2025-03-09/part_0000\.gz is missing"):
        rm.import_openalex(source, tmp_path / "corpus")


def test_files_that_the_manifest_does_not_name_are_stale(tmp_path):
    small = Invented(20, traps=False)
    source = small.put(tmp_path / "snapshot")
    stale = source / "data" / "jsonl" / "works" / "updated_date=2020-01-01" / "part_0000.gz"
    put_part(stale, [{"id": f"{HOME}W777"}])
    rm.import_openalex(source, tmp_path / "corpus")
    holds(tmp_path / "corpus", small.truth)


@pytest.mark.parametrize("said", ["{", "[]", '{"files": [{}]}', '{"entities": []}'])
def test_a_damaged_manifest_is_named(tmp_path, said):
    source = Invented(20, traps=False).put(tmp_path / "snapshot")
    manifest = source / "data" / "jsonl" / "works" / "manifest.json"
    manifest.write_text(said)
    with pytest.raises(UnreadableDocumentError, match=r"manifest\.json"):
        rm.import_openalex(source, tmp_path / "corpus")


def test_a_manifest_does_not_lead_out_of_the_folder(tmp_path):
    source = Invented(20, traps=False).put(tmp_path / "snapshot")
    manifest = source / "data" / "jsonl" / "works" / "manifest.json"
    manifest.write_text('{"files": [{"url": "s3://openalex/data/jsonl/works/../../secret.gz"}]}')
    with pytest.raises(UnreadableDocumentError, match="secret"):
        rm.import_openalex(source, tmp_path / "corpus")


def test_the_manifest_of_all_kinds_serves_where_works_have_none(tmp_path):
    small = Invented(20, traps=False)
    source = small.put(tmp_path / "snapshot")
    own = source / "data" / "jsonl" / "works" / "manifest.json"
    said = json.loads(own.read_text())
    own.unlink()
    authors = {"entity": "authors", "files": [{"url": "s3://openalex/data/jsonl/authors/a.gz"}]}
    (own.parents[1] / "manifest.json").write_text(json.dumps({"entities": [authors, said]}))
    rm.import_openalex(source, tmp_path / "corpus")
    assert told(tmp_path / "corpus")["manifest"] == str(own.parents[1] / "manifest.json")
    holds(tmp_path / "corpus", small.truth)


@pytest.mark.parametrize("below", [".", "data", "data/jsonl", "data/jsonl/works"])
def test_the_folder_may_be_any_above_the_parts(invented, snapshots, below):
    parts = snapshot_at(snapshots["jsonl"] / below).parts
    assert [part.name for part in parts] == sorted(invented.parts)


def test_parquet_is_read_where_there_are_both_forms(invented, tmp_path):
    for layout in ("jsonl", "parquet"):
        invented.put(tmp_path, layout)
    assert snapshot_at(tmp_path).works == tmp_path / "data" / "parquet" / "works"


def test_a_folder_without_works_is_no_snapshot(tmp_path):
    (tmp_path / "authors").mkdir()
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UnreadableDocumentError, match="no works"):
            rm.import_openalex(path, tmp_path / "corpus")


def test_a_work_updated_after_its_deletion_is_there_again(tmp_path):
    works = tmp_path / "works"
    put_part(
        works / "updated_date=2025-01-01" / "part_0000.gz",
        [{"id": f"{HOME}W{n}", "updated_date": f"2025-01-0{n}"} for n in (1, 2, 3)],
    )
    rows = [("work_id", "deleted_date"), ("W1", "2025-01-02"), ("W3", "2025-01-02"), ("W2", "")]
    put_list(works / "deleted_ids.csv.gz", rows)
    rm.import_openalex(works, tmp_path / "corpus")
    assert asked(tmp_path / "corpus", "SELECT work_id FROM [works]") == [("W3",)]


def test_circles_of_merged_works_come_to_an_end(tmp_path):
    works = tmp_path / "data" / "works"
    cited = [f"{HOME}W{n}" for n in (2, 3, 4, 9)]
    put_part(works / "updated_date=2025-01-01" / "p.gz", [{"id": "W1", "referenced_works": cited}])
    rows = [
        ("merge_date", "id", "merge_into_id"),
        *[("", f"W{n}", f"W{n % 3 + 2}") for n in range(2, 5)],
    ]
    put_list(tmp_path / "data" / "merged_ids" / "works" / "2025.csv.gz", rows)
    rm.import_openalex(tmp_path, tmp_path / "corpus")
    assert ("W1", "W9") in asked(tmp_path / "corpus", "FROM [references]")


def test_identifiers_in_other_forms_are_read_and_nothing_else_is_one(tmp_path):
    works = tmp_path / "works"
    ids = [
        "W1",
        "w2",
        " https://openalex.org/works/W3 ",
        "http://openalex.org/W4",
        "W",
        "X5",
        "",
        None,
    ]
    put_part(works / "part.gz", [{"id": one} for one in [*ids, f"{HOME}Wx", f"{HOME}W4285719527"]])
    rm.import_openalex(works, tmp_path / "corpus")
    found = asked(tmp_path / "corpus", "SELECT work_id FROM [works]")
    assert found == [("W1",), ("W2",), ("W3",), ("W4",)]
    assert told(tmp_path / "corpus")["left_out"]["without_identifier_or_repeated"] == 6


def test_a_work_larger_than_a_buffer_is_read(tmp_path):
    works = tmp_path / "works"
    words = {f"{'w' * 1_000}{number}": [number] for number in range(18_000)}
    large = {"id": "W1", "abstract_inverted_index": words, "cited_by_count": 3}
    put_part(works / "part.gz", [large, {"id": "W2"}])
    rm.import_openalex(works, tmp_path / "corpus")
    assert asked(tmp_path / "corpus", "SELECT work_id, citations FROM [works]") == [
        ("W1", 3),
        ("W2", None),
    ]


def test_two_imports_into_one_folder_keep_apart(snapshots, tmp_path):
    room = tmp_path / "corpus" / ".import" / "room"
    room.mkdir(parents=True)
    line = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"
    process = subprocess.Popen(
        [sys.executable, "-c", line, str(room / "corpus.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    process.stdout.readline()
    try:
        with pytest.raises(ConfigError, match="Another import"):
            rm.import_openalex(snapshots["jsonl"], tmp_path / "corpus")
    finally:
        process.communicate(b"\n")


def test_a_folder_that_cannot_be_made_is_named(snapshots, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="Give another folder"):
        rm.import_openalex(snapshots["jsonl"], tmp_path / "file" / "corpus")


def test_memory_that_is_too_small_is_said(snapshots, tmp_path):
    with pytest.raises(ConfigError, match="memory"):
        rm.import_openalex(snapshots["jsonl"], tmp_path / "corpus", memory_limit="4MB")


def test_a_folder_that_knows_no_links_gets_copies(snapshots, imported, tmp_path, monkeypatch):
    def refuse(*_paths):
        raise OSError("not here")

    monkeypatch.setattr(os, "link", refuse)
    rm.import_openalex(snapshots["jsonl"], tmp_path / "corpus")
    shutil.rmtree(tmp_path / "corpus" / ".import")
    assert bytes_of(tmp_path / "corpus") == bytes_of(imported)


@pytest.mark.parametrize("trouble", [OSError(28, "No space left"), duckdb.IOException("No space")])
def test_tables_that_cannot_be_written_leave_what_is_done(
    snapshots, imported, tmp_path, monkeypatch, trouble
):
    def refuse(*_given):
        raise trouble

    with monkeypatch.context() as patch:
        patch.setattr(Finishing, "put", refuse)
        with pytest.raises(ConfigError, match="No space"):
            rm.import_openalex(snapshots["jsonl"], tmp_path)
    lines = []
    rm.import_openalex(snapshots["jsonl"], tmp_path, progress=lines.append)
    assert not any(line.startswith("Parts:") for line in lines)
    assert bytes_of(tmp_path) == bytes_of(imported)


def test_pace_tells_how_long_it_will_yet_take():
    lines, moments = [], iter([0.0, 2.0, 10.0])
    pace = Pace(lines.append, 3, 100_000_000, clock=lambda: next(moments))
    pace.add(400_000, 4_000_000)
    pace.add(1, 6_000_000)
    assert lines == [
        "Parts: 1 of 3, 400,000 works, 2.0 MB/s, 48 s left",
        "Parts: 2 of 3, 400,001 works, 1.0 MB/s, 90 s left",
    ]


def test_unpacked_lines_and_folders_with_odd_names_are_read(tmp_path):
    works = tmp_path / "it's [mine]" / "works"
    works.mkdir(parents=True)
    (works / "part.jsonl").write_text('{"id": "W1"}\n\n{"id": "W2"}\n')
    rm.import_openalex(works, works.parent / "corpus")
    assert told(works.parent / "corpus")["rows"]["works"] == 2
