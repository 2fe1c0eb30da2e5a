"""Drawn tables: they fit a terminal, and cut nothing where there is no width."""

from __future__ import annotations

import pandas as pd
import pytest
from rich.cells import cell_len

from researchmetrics.cli.drawing import draw

WORKS = pd.DataFrame(
    {
        "title": [
            "On the cracking of pots and other imaginary vessels",
            "도자기의 균열",
        ],
        "year": pd.array([2019, None], dtype="Int64"),
        "venue": ["Journal of Imaginary Ceramics", None],
        "citations": pd.array([1234, 0], dtype="Int64"),
        "abstract": ["x" * 500, None],
        "doi": [None, None],
    }
)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_line_fits_the_terminal(width):
    text, _ = draw(WORKS, "works", width=width)
    assert max(map(cell_len, text.splitlines())) <= width


def test_a_pipe_gets_whole_cells():
    text, _ = draw(WORKS, "works", width=None)
    assert WORKS.title[0] in text
    assert "…" not in text


def test_numbers_stand_right_and_unknown_is_a_dash():
    lines = draw(WORKS[["year", "citations"]], width=None)[0].splitlines()
    assert lines[2:] == ["2019       1234", "   –          0"]


def test_what_is_left_out_is_named_and_empty_columns_are_not_missed():
    _, left_out = draw(WORKS, "works", width=80)
    assert left_out == ["abstract"]


def test_an_index_of_any_kind_does_not_matter():
    assert draw(WORKS.set_index(pd.Index(["b", "a"])), "works", width=80) == draw(
        WORKS, "works", width=80
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_was_found_is_shown_before_the_rest_of_a_table_of_somebody_s_own(width):
    found = {"work_id": "w0123456789abcdef", "link_reason": "same DOI (doi:10.5555/a)"}
    table = WORKS.assign(doi="10.5555/a", source="openalex", **found, link_score=0.999)
    text, left_out = draw(table, "linked", width=width)
    header = text.splitlines()[0].split()
    assert header[0] == "title"
    assert header[-3:] == ["work_id", "link_reason", "link_score"]
    assert max(map(cell_len, text.splitlines())) <= width
    assert not {"work_id", "link_reason", "link_score"} & set(left_out)
