"""forecast, and the table of bounds, as somebody at a terminal asks for them."""

from __future__ import annotations

import json

ORCID = "0000-0002-1825-0097"


def test_forecast_of_the_sample(run):
    ended = run("forecast", ORCID, "--store", "sample", "--years", 10, "-f", "json")
    rows = json.loads(ended.out)
    assert len(rows) == 20
    near, far = rows[0], rows[9]
    assert near["lo80"] <= near["value"] <= near["hi80"]
    assert near["reason"] is None
    assert far["value"] is None
    assert "half of the career" in far["reason"]
    assert "warning: Everything here is invented" in ended.err


def test_forecast_says_why_there_is_no_number(run, tmp_path):
    path = tmp_path / "cv.md"
    path.write_text("# Ann Pott\n\n## Publications\n\n- A. Pott. On Pots. 2019.\n", "utf-8")
    ended = run("forecast", path, "--years", 1)
    assert ended.code == 0
    assert "unknown for 1 of 1 papers" in ended.out


def test_forecast_of_too_many_years_is_refused_before_anything_is_fetched(run):
    ended = run("forecast", ORCID, "--years", 11)
    assert ended.code not in {0, 3}
    assert ended.out == ""
    assert "1 to 10 whole years ahead, not 11" in ended.err
    assert "Traceback" not in ended.err


def test_bounds_of_the_sample(run):
    ended = run("profile", ORCID, "--store", "sample", "--table", "bounds", "-f", "json")
    rows = [row for row in json.loads(ended.out) if row["indicator"] == "h_index"]
    assert [row["cause"] for row in rows] == ["links", "ownership", "sources", "missing"]
    assert all(row["lo"] <= row["value"] <= row["hi"] for row in rows)
