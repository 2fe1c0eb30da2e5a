"""What importing costs, as a ratio within one run, and what it must not load."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import pytest

ROUNDS = 7
BAR = 1.15
HEAVY = {"scholarly", "selenium", "matplotlib", "sklearn", "jinja2"}


def seconds(statement: str) -> float:
    """Time a statement in a fresh interpreter, by that interpreter's own clock."""
    code = f"import time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.slow
def test_importing_the_package_costs_little_more_than_importing_pandas():
    # Interleaved, so that what else the machine does falls on both alike.
    pairs = [(seconds("import pandas"), seconds("import researchmetrics")) for _ in range(ROUNDS)]
    pandas, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    sys.stdout.write(f"\nimport pandas {pandas:.3f} s, researchmetrics {ours:.3f} s\n")
    assert ours <= BAR * pandas


@pytest.mark.slow
def test_even_with_every_public_name_loaded_nothing_heavy_is():
    code = (
        "import sys, researchmetrics as rm\n"
        "for name in rm.__all__: getattr(rm, name)\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


@pytest.mark.slow
def test_the_help_appears_at_once():
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "researchmetrics", "--help"], capture_output=True, check=True
    )
    elapsed = time.perf_counter() - start
    baseline = seconds("import pandas")
    sys.stdout.write(f"\nresearchmetrics --help {elapsed:.2f} s, import pandas {baseline:.2f} s\n")
    assert elapsed < max(0.6, 2 * baseline)


@pytest.mark.slow
def test_scholarly_imports_with_the_bounds_of_our_dependencies():
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "from scholarly import scholarly"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
