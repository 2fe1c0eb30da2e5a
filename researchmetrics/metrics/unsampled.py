"""Why some indicators have no interval by drawing works anew."""

from __future__ import annotations

_LOSES = "works drawn anew can only lose distinct years, people or categories, never find others"
_EXTREME = "it rests on the few most cited works, and works drawn anew are never cited more"
_IN_ORDER = "the works stand in an order of time, which works drawn anew do not keep"
_GIVEN = "it counts the works, of which as many are drawn as there are"
_ERROR = "it is itself an error, that of growth"

# Reason -> indicators. All others have the trait ``interval``; tests demand that none is forgotten.
_BY_REASON = {
    _LOSES: (
        "academic_age",
        "active_years",
        "career_years",
        "effective_number",
        "first_year",
        "last_year",
        "mcc",
        "miller_madow",
        "n_coauthors",
        "papers_per_active_year",
        "rao_stirling",
        "shannon",
        "shannon_normalised",
        "simpson",
        "steady_first_year",
        "top_coauthor_share",
        "true_diversity",
    ),
    _EXTREME: ("max_citations", "o_index", "pi_index", "top_paper_share"),
    _IN_ORDER: ("exploration", "pivot", "repeat_share", "topic_switch", "topic_switch_text"),
    _GIVEN: ("n_papers",),
    _ERROR: ("growth_error",),
}
NO_INTERVAL = {name: reason for reason, names in _BY_REASON.items() for name in names}
