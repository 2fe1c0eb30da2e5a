"""The file: where it lies, what is wrong with it, two writers at once and a writer killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from researchmetrics import config
from researchmetrics.errors import (
    ConfigError,
    StoreCorruptError,
    StoreError,
    StoreLockedError,
    StoreVersionError,
)
from researchmetrics.records import Batch, Outcome, Provenance, Record
from researchmetrics.store import open_store

KEY = "orcid:0000-0002-1825-0097"


def works(*numbers: int, status: str = "partial") -> Batch:
    return Batch(
        known_at="",
        records=tuple(
            Record(provenance=Provenance(source="index", source_id=f"W{n}"), title=f"Pot {n}")
            for n in numbers
        ),
        outcomes=(Outcome(source="index", status=status),),
    )


@pytest.fixture
def path(tmp_path) -> Path:
    found = tmp_path / "a.db"
    with open_store(found) as store:
        store.append(KEY, works(1), known_at="2026-01-01")
    return found


def test_the_address_may_be_a_path_a_url_a_setting_or_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert open_store("sqlite:///x.db").path == Path("x.db")
    assert open_store(f"sqlite:///{tmp_path}/x.db").path == tmp_path / "x.db"
    assert open_store(tmp_path / "y.db").path == tmp_path / "y.db"
    assert open_store("sqlite:///x.db", relative_to=tmp_path).path == tmp_path / "x.db"
    assert open_store().path == config.home("data") / "store.db"
    monkeypatch.setenv("RESEARCHMETRICS_STORE", "sqlite:///z.db")
    assert open_store().path == Path("z.db")


@pytest.mark.parametrize(
    "address", ["postgresql://me:geheim@host/db", "sqlite:///", ":memory:", "http://x/y"]
)
def test_an_address_of_another_kind_is_refused_without_its_password(address):
    with pytest.raises(ConfigError, match="store address") as caught:
        open_store(address)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"# A CV, not a database\n" * 200, b"\xff\xd8\xff\xe0" + b"x" * 5000, b"short"]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "cv.md"
    path.write_bytes(content)
    with pytest.raises(StoreCorruptError, match=r"cv\.md"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "places.db"
    link = sqlite3.connect(path)
    link.execute("CREATE TABLE places (name TEXT)")
    link.close()
    before = path.read_bytes()
    with pytest.raises(StoreCorruptError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "a.db").touch()
    with open_store(tmp_path / "a.db") as store:
        assert store.append(KEY, works(1), known_at="2026-01-01").new == 1


def test_another_version_is_refused(path):
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("UPDATE schema_version SET version = 99")
    link.close()
    with pytest.raises(StoreVersionError, match="form 99") as caught:
        open_store(path)
    assert (caught.value.found, caught.value.supported) == ("99", 1)


def test_a_damaged_file_is_said_to_be_damaged(path):
    with open_store(path) as store:
        for day in range(2, 20):
            store.append(KEY, works(*range(day * 50)), known_at=f"2026-01-{day:02}")
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 2000] = b"\x99" * 2000
    path.write_bytes(bytes(data))
    with pytest.raises(StoreCorruptError, match="Restore a copy"), open_store(path) as store:
        store.history(KEY)


def test_a_folder_that_cannot_be_made_or_a_folder_as_file_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with (
        open_store(tmp_path / "file" / "a.db") as store,
        pytest.raises(StoreError, match="cannot be made"),
    ):
        store.append(KEY, works(1), known_at="2026-01-01")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path)


def test_a_file_that_may_only_be_read_can_be_read_but_not_written(path):
    # Permissions do not bind root, so that SQLite is told itself to refuse.
    with open_store(path) as store:
        store.load(KEY)
        store._connection.opened(create=False).execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="readonly"):
            store.append(KEY, works(2), known_at="2026-01-02")
        assert len(store.load(KEY).records) == 1


def test_a_writer_that_holds_the_store_too_long_is_said(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(path, timeout=0.05) as store:
        with pytest.raises(StoreLockedError, match="another writer"):
            store.append(KEY, works(2), known_at="2026-01-02")
        assert len(store.load(KEY).records) == 1
        other.execute("ROLLBACK")
        assert store.append(KEY, works(2), known_at="2026-01-02").new == 1
    other.close()


def test_observations_cannot_be_changed_or_removed(path):
    link = sqlite3.connect(path)
    for statement in ("UPDATE observations SET value = '1'", "DELETE FROM observations"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            link.execute(statement)
    link.close()


def test_the_view_shows_each_observation_by_name(path):
    link = sqlite3.connect(path)
    found = link.execute(
        "SELECT person_key, field, value, known_at FROM observed WHERE field = 'title'"
    ).fetchall()
    link.close()
    assert found == [(KEY, "title", '"Pot 1"', "2026-01-01")]


def test_one_job_at_a_time_while_plain_use_goes_on(path):
    with open_store(path) as one, open_store(path) as two, one.sole_writer():
        with pytest.raises(StoreLockedError, match="Another refresh"), two.sole_writer(timeout=0):
            pass
        assert two.append(KEY, works(2), known_at="2026-01-02").new == 1
    with open_store(path) as three, three.sole_writer(timeout=0):
        pass


_WRITER = """
import sys
sys.path.insert(0, {folder!r})
from test_files import works
from researchmetrics.store import open_store
with open_store(sys.argv[1]) as store:
    for n in range(int(sys.argv[2]), int(sys.argv[3])):
        store.append("orcid:0000-0002-1825-0097", works(n), known_at="2026-01-01")
        store.append(f"sample:{{n}}", works(n), known_at="2026-01-01")
        print(n, flush=True)
"""


def writer(path: Path, first: int, last: int) -> subprocess.Popen:
    code = _WRITER.format(folder=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    path = tmp_path / "a.db"
    both = [writer(path, 0, 60), writer(path, 60, 120)]
    assert [len(process.communicate()[0].split()) for process in both] == [60, 60]
    assert [process.returncode for process in both] == [0, 0]
    with open_store(path) as store:
        titles = {record.title for record in store.load(KEY).records}
        assert titles == {f"Pot {n}" for n in range(120)}
        assert len(store.people()) == 121


def test_many_that_make_the_same_store_at_once_all_get_it(tmp_path):
    def make(path: Path, number: int) -> None:
        barrier.wait()
        for round_ in range(2):
            with open_store(path) as store:
                store.append(f"sample:{number}-{round_}", works(number), known_at="2026-01-01")

    for round_ in range(12):
        path, barrier = tmp_path / f"{round_}.db", threading.Barrier(6)
        with ThreadPoolExecutor(6) as pool:
            for done in [pool.submit(make, path, number) for number in range(6)]:
                done.result()
        with open_store(path) as store:
            assert len(store.people()) == 12


@pytest.mark.slow
@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_a_writer_killed_in_the_middle_loses_nothing_acknowledged(tmp_path, acknowledged):
    path = tmp_path / "a.db"
    process = writer(path, 0, 100_000)
    done = [int(process.stdout.readline()) for _ in range(acknowledged)]
    process.kill()
    process.wait()
    done += [int(line) for line in process.stdout.read().split()]
    process.stdout.close()
    with open_store(path) as store:
        titles = {record.title for record in store.load(KEY).records}
        assert {f"Pot {n}" for n in done} <= titles
        people = set(store.people()["person_key"])
        assert {f"sample:{n}" for n in done} <= people
        assert all(len(store.load(key).records) == 1 for key in sorted(people)[1:])
        # It goes on where it was, and repeating what was written adds nothing twice.
        assert store.append(KEY, works(*done), known_at="2026-01-01").rows == 0


def test_readers_see_whole_batches_only(path):
    stop = threading.Event()
    lengths: set[int] = set()

    def read() -> None:
        with open_store(path) as reader:
            while not stop.is_set():
                lengths.add(len(reader.load(KEY).records))

    thread = threading.Thread(target=read)
    thread.start()
    with open_store(path) as store:
        for round_ in range(1, 6):
            store.append(KEY, works(*range(round_ * 100)), known_at=f"2026-02-{round_:02}")
            time.sleep(0.02)
    stop.set()
    thread.join()
    # The first work has an identity of its own among each hundred.
    assert lengths <= {1, 100, 200, 300, 400, 500}
