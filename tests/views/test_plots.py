"""Charts with matplotlib, and what is said without it."""

from __future__ import annotations

import sys

import pytest

from researchmetrics.errors import ConfigError
from researchmetrics.views import plots


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
