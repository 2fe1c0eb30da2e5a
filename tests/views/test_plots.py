"""Charts with matplotlib, and what is said without it."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from researchmetrics.errors import ConfigError
from researchmetrics.views import plots
from researchmetrics.views.plot_fan import fan


@pytest.fixture(autouse=True)
def no_screen(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "Agg")


@pytest.mark.parametrize("draw", [plots.citations, plots.papers])
def test_without_matplotlib_the_extra_is_named(sheet, monkeypatch, draw):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ConfigError, match=r"researchmetrics\[plot\]"):
        draw(sheet)


def test_citations_are_drawn_as_known(sheet):
    pytest.importorskip("matplotlib")
    axes = plots.citations(sheet).axes[0]
    heights = {round(bar.get_x() + bar.get_width() / 2): bar for bar in axes.patches}
    assert 2019 not in heights
    assert heights[2016].get_height() == 0
    assert heights[2026].get_facecolor()[3] == 0
    assert heights[2025].get_facecolor()[3] == 1


def test_papers_are_drawn_on_given_axes_and_nothing_stays_open(sheet):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure, axes = pyplot.subplots()
    assert plots.papers(sheet, ax=axes) is figure
    assert sum(bar.get_height() for bar in axes.patches) == 45
    plots.papers(sheet)
    assert pyplot.get_fignums() == [figure.number]
    pyplot.close(figure)


def foretold(reason=None):
    told = {"lo95": 4, "lo80": 5, "lo50": 6, "value": 7, "hi50": 8, "hi80": 9, "hi95": 10, "now": 4}
    shared = {"indicator": "h_index", "reason": reason}
    ends = dict.fromkeys(told, pd.NA) if reason else told
    return pd.DataFrame([{**shared, "years": year, **ends} for year in (1, 2)])


def test_a_forecast_opens_like_a_fan_from_what_is_now(sheet):
    pytest.importorskip("matplotlib")
    axes = fan(sheet, foretold(), "h_index").axes[0]
    assert [line.get_ydata().tolist() for line in axes.lines] == [[4, 7, 7]]
    tops = [band.get_paths()[0].vertices[:, 1].max() for band in axes.collections]
    assert tops == [10, 9, 8]


def test_where_there_is_no_forecast_the_reason_is_drawn(sheet):
    pytest.importorskip("matplotlib")
    axes = fan(sheet, foretold("4 papers; 5 are needed"), "h_index").axes[0]
    assert [text.get_text() for text in axes.texts] == ["4 papers; 5 are needed"]
    assert not axes.lines
