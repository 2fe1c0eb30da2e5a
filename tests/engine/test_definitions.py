"""Definitions in SQL keep the rules that make engines agree, and say so in every dialect."""

from __future__ import annotations

import pytest

from researchmetrics.engine.definitions import definition_of, names
from researchmetrics.engine.definitions.querying import Wanted, queries
from researchmetrics.engine.sql import DIALECTS, SHARE, faults, written
from researchmetrics.metrics.registry import find

sqlglot = pytest.importorskip("sqlglot")

OPTIONS = {"now": "2021", "n": "10.0", "threshold": "50.0"}


def query_of(name):
    wanted = [Wanted(name, find(name), definition_of(name))]
    return queries(wanted, OPTIONS, "papers")[0].text


def test_enough_is_defined():
    assert len(names()) >= 60
    assert {"h_index", "g_index", "hm", "m_quotient", "hI_norm", "gini"} <= set(names())


@pytest.mark.parametrize("name", names())
def test_definition_keeps_the_rules(name):
    assert faults(query_of(name)) == []


@pytest.mark.parametrize("dialect", DIALECTS)
def test_definitions_are_valid_in_every_dialect(dialect):
    for name in names():
        text = written(query_of(name), dialect)
        assert sqlglot.parse_one(text, read=dialect) is not None


def test_options_known_are_options_of_the_indicator():
    for name in names():
        known = definition_of(name).options - {"now"}
        assert known <= set(find(name).options)
        assert ("now" in definition_of(name).options) == ("as_of" in find(name).options)


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT ROW_NUMBER() OVER (PARTITION BY grp ORDER BY citations) FROM t", "row_id"),
        ("SELECT RANK() OVER (PARTITION BY grp) FROM t", "row_id"),
        ("SELECT a / b FROM t", "say CAST"),
        ("SELECT AVG(a) FROM t", "engines differ"),
        ("SELECT MEDIAN(a) FROM t", "engines differ"),
        ("SELECT QUANTILE_CONT(a, 0.5) FROM t", "engines differ"),
        ("SELECT LIST(a) FROM t", "engines differ"),
        ("SELECT SUM(CAST(a AS DOUBLE) / b) FROM t", "depend on their order"),
        ("SELECT CAST(CAST(a AS DOUBLE) / 2 AS BIGINT) FROM t", "made whole"),
        ("SELECT CAST(SQRT(a) AS INT) FROM t", "made whole"),
    ],
)
def test_what_engines_answer_differently_is_found(query, fault):
    assert any(fault in line for line in faults(query))


def test_shares_among_forty_are_whole():
    assert all(SHARE % authors == 0 for authors in range(1, 41))


def test_sqlite_divides_whole_numbers_as_such():
    assert written("SELECT a // b FROM t", "sqlite") == "SELECT a / b FROM t"
