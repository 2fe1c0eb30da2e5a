"""Processes that share the work: results in order, errors as they were, no process left behind."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.engine import workers as module
from researchmetrics.engine.workers import Workers
from researchmetrics.errors import ConfigError, TableError


def tables(count):
    return ((pd.DataFrame({"title": [f"On Pots {n}"] * (n + 1)}), False) for n in range(count))


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes):
    with Workers(processes) as workers:
        found = [len(part.content) for part in workers.each("prepare", tables(7))]
    assert found == [1, 2, 3, 4, 5, 6, 7]
    assert all(process.returncode == 0 for process in workers._started)


def test_an_error_in_a_process_is_that_error_here():
    with pytest.raises(TableError, match="no column title"), Workers(2) as workers:
        list(workers.each("prepare", [(pd.DataFrame({"name": ["x"]}), False)]))
    assert all(process.returncode is not None for process in workers._started)


def test_a_process_that_ends_is_told(monkeypatch):
    monkeypatch.setattr(module, "_COMMAND", (module.sys.executable, "-c", "raise SystemExit(9)"))
    with pytest.raises(ConfigError, match="most likely for lack of memory"), Workers(2) as workers:
        list(workers.each("prepare", tables(1)))
