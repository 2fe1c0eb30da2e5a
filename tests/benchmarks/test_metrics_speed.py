"""Indicators of many people beside other programs: time, memory, and whether they say the same.

The other programs live in an environment of their own, whose Python the environment variable
RESEARCHMETRICS_PEERS names:

    python -m venv peers
    peers/bin/pip install pyscisci networkx "dask[distributed]" cdindex

(pySciSci needs the second and third and does not say so.) fast-cdindex is compared with where it
has been built there from its source. All compute in one run, from the same rows; times are medians
of five, the clock runs around their own work, reading the rows left out.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from researchers import library
from timing import slowness

import researchmetrics as rm
from researchmetrics import metrics

# Taken here: the tests themselves run without the settings of whoever starts them.
PYTHON = os.environ.get("RESEARCHMETRICS_PEERS", "")
PEERS = Path(__file__).with_name("metrics_peers.py")
H_AND_G = ["h_index", "g_index"]
# All that is computed from the citation counts alone.
VECTOR = [
    name
    for name in metrics.names()
    if metrics.find(name).columns == ("citations",) and not metrics.find(name).required
]
THIRTY = [
    *VECTOR[:17],
    *("hc", "m_quotient", "ar_index", "hIa", "c_per_year", "academic_age", "active_years"),
    *("hm", "hI", "hI_norm", "cites_frac", "papers_frac", "ci"),
]
FULL, SHORT = 10_000_000, 100_000
PARQUET = 100_000_000

DUCKDB = """
WITH ranked AS (
    SELECT who, citations,
        row_number() OVER of_one AS place, sum(citations) OVER of_one AS summed
    FROM works WINDOW of_one AS (PARTITION BY who ORDER BY citations DESC ROWS UNBOUNDED PRECEDING)
)
SELECT who, count(*) FILTER (citations >= place) AS h,
    count(*) FILTER (summed >= place * place) AS g
FROM ranked GROUP BY who
"""

CORPUS = """
import re, statistics, sys, time
from pathlib import Path
import duckdb
import researchmetrics as rm
path, output, memory, folder, times = sys.argv[1:]
def scan():
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"SELECT sum(who), sum(citations) FROM '{path}'").fetchall()
def read():
    with duckdb.connect(config={"threads": 2}) as connection:
        rows = connection.execute(f"SELECT who, citations FROM '{path}'")
        while len(rows.fetch_df_chunk(512)):
            pass
def compute():
    corpus = rm.corpus(path, memory_limit=memory, threads=2, temp_directory=folder)
    Path(output).unlink(missing_ok=True)
    corpus.compute(["h_index", "g_index"], by="who", output=output)
taken = {scan: [], read: [], compute: []}
for _ in range(int(times)):
    # In turn, so that other work on the machine slows both alike.
    for work in taken:
        before = time.perf_counter()
        work()
        taken[work].append(time.perf_counter() - before)
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print()
print(*(statistics.median(seconds) for seconds in taken.values()), peak)
"""


def told(line):
    sys.stdout.write(f"\n{line}")


def people(count, seed=1):
    """Invent rows: few people with many works, few works with many citations, in no order."""
    chance = np.random.default_rng(seed)
    works = np.minimum(chance.zipf(1.7, size=count // 8 + 1), 2000)
    who = np.repeat(np.arange(works.size), works)
    spare = chance.integers(0, works.size, max(0, count - who.size))
    who = np.concatenate([who, spare])
    chance.shuffle(who)
    citations = np.minimum(4 * chance.pareto(1.1, count), 60_000).astype(np.int64)
    return pd.DataFrame({"who": who[:count], "citations": citations})


def median_of(work, times=5, clock=time.perf_counter):
    """Return the median of the seconds, and what came of it."""
    taken = []
    for _ in range(times):
        before = clock()
        found = work()
        taken.append(clock() - before)
    return statistics.median(taken), found


def ours(table, names=H_AND_G):
    return rm.compute(table, names, by="who")


def by_polars(table):
    """Rank and sum within each person, then count: the faster of the two ways known to us."""
    import polars as pl

    place = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("who")
    summed = pl.col("citations").cum_sum().over("who")
    return (
        table.lazy()
        .sort("citations", descending=True)
        .with_columns(place=place, summed=summed)
        .group_by("who")
        .agg(
            h=(pl.col("citations") >= pl.col("place")).sum(),
            g=(pl.col("summed") >= pl.col("place") ** 2).sum(),
        )
        .collect()
    )


@pytest.mark.slow
def test_h_and_g_of_everyone_beside_polars_and_duckdb(in_full):
    duckdb, pl = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    table = people(FULL if in_full else SHORT)
    ours(table[:1000])
    seconds, found = median_of(lambda: ours(table))
    told(f"{len(table):,} rows, {len(found):,} people: researchmetrics {seconds:.3f} s")
    frame = pl.from_pandas(table)
    polars_seconds, theirs = median_of(lambda: by_polars(frame))
    polars = theirs.sort("who").to_pandas()
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.register("rows_given", table)
        connection.execute("CREATE TABLE works AS SELECT * FROM rows_given")
        sql_seconds, rows = median_of(lambda: connection.execute(DUCKDB).df())
    sql = rows.sort_values("who")
    told(f"Polars {polars_seconds:.3f} s ({polars_seconds / seconds:.1f} times)")
    told(f"DuckDB {sql_seconds:.3f} s ({sql_seconds / seconds:.1f} times)")
    for other in (polars, sql):
        assert (other["who"].to_numpy() == found.index.to_numpy()).all()
        assert (other["h"].to_numpy() == found["h_index"].to_numpy(dtype=np.int64)).all()
        assert (other["g"].to_numpy() == found["g_index"].to_numpy(dtype=np.int64)).all()
    if in_full:
        assert polars_seconds >= 3 * seconds
        assert sql_seconds >= seconds


@pytest.mark.slow
def test_h_and_g_of_everyone_beside_pyscisci(in_full, tmp_path):
    table = people(FULL if in_full else SHORT // 10)
    for name in table:
        np.save(tmp_path / f"{name}.npy", table[name].to_numpy())
    theirs, results = _run_peer("pyscisci", tmp_path, 0)
    ours(table[:1000])
    seconds, found = median_of(lambda: ours(table))
    told(f"{len(table):,} rows: researchmetrics {seconds:.3f} s, pySciSci {theirs:.1f} s")
    told(f"({theirs / seconds:.0f} times)")
    assert (results["h"] == found["h_index"].to_numpy(dtype=np.int64)).all()
    # Theirs asks for more than (r - 1) squared, so that it is never below, and often above.
    assert (results["g"] >= found["g_index"].to_numpy(dtype=np.int64)).all()
    assert theirs > 50 * seconds or not in_full


@pytest.mark.slow
def test_all_vector_indices_take_little_more_than_two(in_full):
    table = people(FULL if in_full else 10 * SHORT)
    two, few = median_of(lambda: ours(table))
    everything, found = median_of(lambda: ours(table, VECTOR))
    told(f"{len(table):,} rows: h and g {two:.3f} s, {len(VECTOR)} indices {everything:.3f} s")
    told(f"({everything / two:.1f} times)")
    pd.testing.assert_frame_equal(found[H_AND_G], few[H_AND_G])
    assert everything < (4 if in_full else 8) * two


@pytest.mark.slow
def test_thirty_indicators_of_a_million_rows(in_full):
    count = 1_000_000 if in_full else SHORT
    chance = np.random.default_rng(2)
    n_authors = chance.integers(1, 9, count)
    table = people(count).assign(
        year=chance.integers(1980, 2025, count),
        n_authors=n_authors,
        position=np.minimum(chance.integers(1, 9, count), n_authors),
    )
    names = dict.fromkeys(THIRTY)
    assert len(names) == 30
    seconds, found = median_of(lambda: rm.compute(table, names, by="who", as_of=2025), times=3)
    told(f"{count:,} rows, {len(found):,} people, 30 indicators: {seconds:.2f} s")
    assert seconds < (10 if in_full else 2 * slowness())


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize(("memory", "megabytes"), [("4GB", 4096), ("1GB", 1024)])
def test_a_corpus_that_does_not_fit(memory, megabytes, in_full, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    count = PARQUET if in_full else SHORT
    path, output = tmp_path / "works.parquet", tmp_path / "found.parquet"
    _write_rows(count, path)
    summed, scan, taken, peak = _computed(path, output, memory, tmp_path, times=5 if in_full else 1)
    told(f"{count:,} rows from Parquet, {memory}: {taken:.2f} s, a scan {scan:.2f} s")
    told(f"({taken / scan:.1f} times), {peak:.0f} MB; only summed {summed:.2f} s")
    if not in_full:
        rows = duckdb.sql(f"SELECT * FROM '{path}'").df()
        found = duckdb.sql(f"SELECT * FROM '{output}' ORDER BY who").df().set_index("who")
        expected = ours(rows)
        assert (found["h_index"].to_numpy() == expected["h_index"].to_numpy(np.int64)).all()
        assert (found["g_index"].to_numpy() == expected["g_index"].to_numpy(np.int64)).all()
        return
    assert peak < megabytes
    # Beside a scan that hands its rows over, as computing must; sums of columns never leave the
    # database, and take half of that.
    # In a quarter of the memory all that was read is written and read once more.
    assert taken < (5 if memory == "4GB" else 12.5) * scan


@pytest.mark.slow
def test_cost_grows_like_sorting(in_full):
    counts = [10**5, 10**6, 10**7, 10**8] if in_full else [10**4, 10**5]
    seconds = {}
    for count in counts:
        table = people(count)
        seconds[count], _ = median_of(
            lambda table=table: ours(table), times=5 if count < 10**8 else 3
        )
        a_row = 1e9 * seconds[count] / count
        told(f"{count:>11,} rows {seconds[count]:8.4f} s {a_row:6.1f} ns a row")
    if in_full:
        # From where the cost of a call no longer counts; three for caches that are left behind.
        small, large = 10**6, 10**8
        growth = (large * math.log(large)) / (small * math.log(small))
        assert seconds[large] < 3 * growth * seconds[small]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "times"), [("cdindex", 5), ("fast_cdindex", 5), ("pyscisci_disruption", 100)]
)
def test_disruption_beside_others(program, times, in_full, tmp_path):
    n_works, n_citations = (100_000, 1_050_000) if in_full else (2_000, 20_000)
    works, citations = _network(n_works, n_citations)
    for name in ("citing", "cited"):
        np.save(tmp_path / f"{name}.npy", citations[name].to_numpy())
    np.save(tmp_path / "year.npy", works["year"].to_numpy())
    # Theirs is too slow for all of them; the time of some is taken as a share.
    asked = min(n_works, 3000) if program.startswith("pyscisci") else n_works
    theirs, results = _run_peer(program, tmp_path, asked)
    theirs *= n_works / asked
    metrics.disruption(works, citations)
    seconds, found = median_of(lambda: metrics.disruption(works, citations, min_coverage=0))
    told(f"{n_works:,} works, {len(citations):,} citations: researchmetrics {seconds:.2f} s")
    told(f"{program} {theirs:.2f} s ({theirs / seconds:.1f} times)")
    if not program.startswith("pyscisci"):
        told_by_both = found["cd"].notna().to_numpy() & (found["n_references"] > 0).to_numpy()
        values = found["cd"].to_numpy(dtype=float, na_value=np.nan)[told_by_both]
        assert np.abs(values - results["cd"][told_by_both]).max() < 1e-12
    assert theirs > times * seconds or not in_full


def test_one_researcher_all_indicators(in_full):
    works, beside, options = library(200)
    names = metrics.names()

    def compute():
        return metrics.compute(works, names, as_of="2025-06-30", options=options, **beside)

    first = compute()
    # Seconds of computing: it is short enough for other programs to take most of it.
    seconds, found = median_of(compute, times=9 if in_full else 3, clock=time.process_time)
    told(f"200 works, {len(names)} indicators: {1000 * seconds:.1f} ms")
    pd.testing.assert_frame_equal(first, found)
    assert found[names].notna().all(axis=None)
    assert seconds < (0.05 if in_full else 0.05 * slowness())


def _network(n_works, n_citations):
    """Invent works that cite earlier ones, a few of these very often."""
    chance = np.random.default_rng(3)
    years = np.sort(chance.integers(1980, 2020, n_works))
    appeal = np.cumsum(1 + chance.pareto(2, n_works))
    citing = chance.integers(1, n_works, n_citations)
    cited = np.searchsorted(appeal, appeal[citing - 1] * chance.random(n_citations))
    pairs = pd.DataFrame({"citing": citing, "cited": cited}).drop_duplicates()
    earlier = years[pairs["citing"]] > years[pairs["cited"]]
    return pd.DataFrame({"work_id": np.arange(n_works), "year": years}), pairs[earlier]


def _write_rows(count, path):
    import duckdb

    # A number that looks random but is the same everywhere, from 0 to 1.
    drawn = "(hash(i * 7 + {}) % 1000000007) / 1000000007.0"
    with duckdb.connect(config={"threads": 2, "memory_limit": "2GB"}) as connection:
        connection.execute(
            f"COPY (SELECT CAST(pow({drawn.format(1)}, 2) * {count / 8.5} AS BIGINT) AS who, "
            f"CAST(least(50000, floor(5 * (pow(1 - {drawn.format(2)}, -0.9) - 1))) AS BIGINT) "
            f"AS citations FROM range({count}) AS numbers(i)) TO '{path}' (FORMAT parquet)"
        )


def _computed(path, output, memory, folder, *, times):
    command = [sys.executable, "-c", CORPUS, path, output, memory, folder, times]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # The last line: above it the database shows how far it is.
    return map(float, done.stdout.splitlines()[-1].split())


def _run_peer(name, folder, most):
    if not PYTHON:
        pytest.skip("RESEARCHMETRICS_PEERS names no Python with pySciSci and cdindex")
    command = [PYTHON, PEERS, name, folder, most]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=folder, check=False
    )
    if "ModuleNotFoundError" in done.stderr:
        pytest.skip(f"{name} is not installed where RESEARCHMETRICS_PEERS points")
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "seconds.json").read_text()), np.load(folder / "results.npz")
