"""Indicators of a corpus in files: the ways there are to compute them, their time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

WAYS = {
    "sort": "h_index g_index",
    "sort, vector indices": (
        "h_index g_index a_index r_index e_index hg w_index h2 o_index chi pi_index m_med q2 "
        "h_rational h_real g_padded g_real gini median_citations n_citations"
    ),
    "SQL, 30 indicators": (
        "h_index g_index a_index r_index e_index hg w_index h2 o_index chi pi_index m_med q2 "
        "h_rational h_real n_papers n_citations mean_citations median_citations max_citations "
        "uncited_share i10_index gini first_year career_years active_years m_quotient c_per_year "
        "papers_frac cites_frac hI_norm"
    ),
    "buckets": "growth geo_mean_c10",
}
# The database may have 1 GB; Python, pandas and the results come on top.
MEGABYTES = 1400
# The process that computes is not the one that made the works.
_ASK = """
import re, sys, time
from pathlib import Path
import researchmetrics as rm
start = time.perf_counter()
rm.corpus(sys.argv[1], memory_limit="1GB", threads=2).compute(
    sys.argv[3].split(), by="who", as_of=2025, output=sys.argv[2]
)
seconds = time.perf_counter() - start
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(seconds, time.process_time(), int(peak[1]) // 1024)
"""
_WORKS = """
COPY (
    SELECT CAST(hash(i) % {people} AS INTEGER) AS who, 'w' || i AS work_id,
        CAST(floor(exp(7 * pow((hash(i * 7) % 10000) / 10000.0, 3))) - 1 AS INTEGER) AS citations,
        CAST(1985 + hash(i * 3) % 40 AS INTEGER) AS year,
        CAST(1 + hash(i * 11) % 8 AS INTEGER) AS n_authors,
        [1.0, 2.0, hash(i * 5) % 9] AS yearly_citations, hash(i * 13) % 100 AS c10
    FROM range({works}) AS numbers(i)
) TO '{path}' (FORMAT parquet)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_time_and_memory_of_each_way(in_full, tmp_path):
    path = tmp_path / "works.parquet"
    for works in [1_000_000, 10_000_000] if in_full else [20_000]:
        with duckdb.connect() as database:
            database.execute(_WORKS.format(people=works // 8, works=works, path=path))
        for way, names in list(WAYS.items()) if in_full else [("SQL", "h_index m_quotient")]:
            if way == "buckets" and works > 1_000_000:
                continue
            result = tmp_path / "result.parquet"
            command = [sys.executable, "-c", _ASK, str(path), str(result), names]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            wall, cpu, peak = map(float, done.stdout.split())
            line = f"{works:>11,} works, {way}: {wall:.1f} s, CPU {cpu:.1f} s, {peak:.0f} MB"
            sys.stdout.write(f"\n{line}")
            assert peak < MEGABYTES
            if works == 1_000_000:
                # Ten seconds on two processors with nothing else to do.
                assert cpu < 20
