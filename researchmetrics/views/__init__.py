"""What a reader sees: cards, pages, comparisons and charts, drawn from plain tables.

Views compute nothing: they take a `Sheet` and show what it holds. Date, sources and coverage come
before any number; unknown is called unknown; what a source reports of itself stands apart from
what is computed. HTML is static: escaped, without scripts, requests or randomness.
"""

from __future__ import annotations

from researchmetrics.views import charts, plot_lines, plots
from researchmetrics.views.card import card_html, card_text
from researchmetrics.views.contrast import comparison_html, comparison_page_html, comparison_text
from researchmetrics.views.page import page_html
from researchmetrics.views.sheet import ComparisonSheet, Sheet
from researchmetrics.views.summary import repr_line

__all__ = [
    "ComparisonSheet",
    "Sheet",
    "card_html",
    "card_text",
    "charts",
    "comparison_html",
    "comparison_page_html",
    "comparison_text",
    "page_html",
    "plot_lines",
    "plots",
    "repr_line",
]
