"""Every indicator under every choice, against its formula written out in plain Python."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from people import AS_OF, FORMULAS, OPTIONS, WHO, Habits, complete, drawn, table

from researchmetrics import metrics

NAMES = metrics.names()
UPWARD = [name for name in NAMES if {"monotone", "grows"} & metrics.find(name).traits]
EXCLUDED = {
    "exclude": "self_citations",
    "exclude_own": "own_citations",
    "exclude_coauthors": "coauthor_citations",
}
NOT_PAPERS = {"software", "dataset"}
SHARED = ["citations", "self_citations", "citations_this_year", "c10"]

HABITS = st.builds(
    Habits,
    seed=st.integers(0, 2**32),
    n_works=st.integers(0, 30),
    most_cited=st.sampled_from([0, 3, 12, 60]),
    unknown=st.sampled_from([0, 0.05, 0.3]),
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "as_of": st.sampled_from([2012, 2018, 2021]),
        "counting": st.just("fractional"),
        "window": st.sampled_from([(2008, 2014), 3, 7]),
        "self_citations": st.sampled_from(sorted(EXCLUDED)),
        "positions": st.sampled_from(["first", ["last", "single"], "middle", ["corresponding"]]),
        "refereed": st.just(True),
        "types": st.sampled_from([["article"], ["software", "book"]]),
        "missing": st.just("zero"),
    },
)
# Options that have a value of their own otherwise.
FURTHER = {
    "gamma": st.sampled_from([1.0, 2.5]),
    "delta": st.sampled_from([0.0, 0.5, 2.0]),
    "n": st.sampled_from([1, 3, 100]),
    "years": st.sampled_from([4, 6]),
    "base": st.sampled_from([2, 10]),
    "order": st.sampled_from([0, 0.5, 2]),
    "n_categories": st.sampled_from([3, 12]),
    "threshold": st.sampled_from([1, 40]),
    "mu_p": st.sampled_from([-1.0, 0.0]),
}
WITH_OPTIONS = [name for name in NAMES if {*FURTHER} & {*metrics.find(name).options}]


def test_every_indicator_has_its_formula_here():
    assert [name for name in NAMES if name not in FORMULAS] == []


@settings(max_examples=500, deadline=None)
@given(habits=HABITS, choices=CHOICES)
def test_formula_many_people_one_person_and_bare_lists_agree(habits, choices):
    works, choices = drawn(habits), {"as_of": AS_OF, **choices}
    if not can_be_told(works, choices):
        return
    laid = table(works)
    found = metrics.compute(laid, NAMES, by="who", options=OPTIONS, **choices).to_dict("index")
    theirs = {who: [work for work in works if work["who"] == who] for who in WHO}
    for who in WHO:
        counted = chosen(theirs[who], choices)
        for name in NAMES:
            value, expected = found[who][name], by_formula(name, counted, choices)
            assert same(value, expected), (name, who, expected)
            assert in_bounds(name, value), name
    who = WHO[habits.seed % len(WHO)]
    if not can_be_told(theirs[who], choices):
        return
    shuffled = laid[laid["who"] == who].sample(frac=1, random_state=habits.seed % 1000)
    alone = metrics.compute(shuffled, NAMES, options=OPTIONS, **choices)
    alone = alone.to_dict("records")[0]
    random.Random(habits.seed).shuffle(theirs[who])
    bare = chosen(theirs[who], choices)
    for name in NAMES:
        assert same(alone[name], found[who][name]), name
        if "counting" not in choices:
            assert same(alone[name], by_lists(name, bare, choices["as_of"])), name


@settings(max_examples=500, deadline=None)
@given(habits=HABITS)
def test_one_more_citation_or_work_never_lowers_what_says_so(habits):
    works = chosen(drawn(replace(habits, unknown=0)), {"as_of": AS_OF})
    at = habits.seed % max(1, len(works))
    more = [{**one, "citations": one["citations"] + (row == at)} for row, one in enumerate(works)]
    fewer = works[:at] + works[at + 1 :]
    for name in UPWARD:
        value, traits = by_lists(name, works, AS_OF), metrics.find(name).traits
        if "monotone" in traits and not math.isnan(value):
            assert by_lists(name, more, AS_OF) >= value - 1e-9, name
        if "grows" in traits and not math.isnan(value):
            less = by_lists(name, fewer, AS_OF)
            assert math.isnan(less) or value >= less - 1e-9, name


@settings(max_examples=500, deadline=None)
@given(habits=HABITS, options=st.fixed_dictionaries({}, optional=FURTHER))
def test_options_reach_many_people_as_they_do_one(habits, options):
    works, options = drawn(habits), {**OPTIONS, **options}
    found = metrics.compute(table(works), WITH_OPTIONS, by="who", as_of=AS_OF, options=options)
    found = found.to_dict("index")
    for who in WHO:
        theirs = chosen([work for work in works if work["who"] == who], {"as_of": AS_OF})
        for name in WITH_OPTIONS:
            assert same(found[who][name], by_lists(name, theirs, AS_OF, options)), name


@settings(max_examples=40, deadline=None)
@given(habits=HABITS, choices=CHOICES)
def test_the_report_on_one_person_has_the_same_values(habits, choices):
    works, choices = drawn(replace(habits, n_works=1 + habits.n_works)), {"as_of": AS_OF, **choices}
    if not can_be_told(works, choices):
        return
    laid = table(works)
    found = metrics.compute(laid, NAMES, options=OPTIONS, **choices).iloc[0]
    report = metrics.indicators(laid, options=OPTIONS, intervals=False, **choices)
    assert (report["n_used"] + report["n_missing"] == found["n_works"]).all()
    for name in NAMES:
        value, flags = report.at[name, "value"], report.at[name, "flags"]
        hidden = unknown(value) and "alphabetical_authors" in flags
        assert hidden or same(value, found[name]), name


def in_bounds(name, value):
    least, most = metrics.find(name).bounds
    return unknown(value) or ((least is None or value >= least) and (most is None or value <= most))


def unknown(value):
    return value is pd.NA or value is None or (isinstance(value, float) and math.isnan(value))


def same(one, other):
    if unknown(one) or unknown(other):
        return unknown(one) and unknown(other)
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)


def can_be_told(works, choices):
    """Tell whether roles and self-citations are known of any work, without which it is an error."""
    kept = [work for work in works if of_kind(work, choices)]
    if not kept:
        return True
    roles = choices.get("positions", [])
    for role in [roles] if isinstance(roles, str) else roles:
        if all(in_role(work, role) is None for work in kept):
            return False
    kept = chosen(works, {**choices, "self_citations": "include", "missing": "drop"})
    column = EXCLUDED.get(choices.get("self_citations"))
    return column is None or not kept or any(work[column] is not None for work in kept)


def of_kind(work, choices):
    types = choices.get("types")
    if work["type"] in NOT_PAPERS if types is None else work["type"] not in types:
        return False
    if not choices.get("refereed"):
        return True
    usual = work["type"] in {"article", "conference"}
    return usual if work["is_refereed"] is None else work["is_refereed"]


def in_role(work, role):
    """Tell whether the person has a role in a work; None where that is unknown."""
    place, n = work["position"], work["n_authors"]
    if role == "corresponding":
        return work["is_corresponding"]
    if role == "single":
        return None if n is None else n == 1
    if place is None or n is None:
        return None
    return {"first": n > 1 and place == 1, "last": n > 1 and place == n, "middle": 1 < place < n}[
        role
    ]


def chosen(works, choices):
    """Choose works and citations by hand."""
    roles = choices.get("positions")
    asked = [roles] if isinstance(roles, str) else roles
    kept = []
    for work in works:
        late = work["year"] is not None and work["year"] > choices["as_of"]
        one = {**work, "year": None if late else work["year"]}
        wanted = of_kind(one, choices) and in_window(one, choices)
        if wanted and (asked is None or any(in_role(one, role) for role in asked)):
            kept.append(counted(one, choices))
    return kept


def in_window(work, choices):
    window = choices.get("window")
    if window is None:
        return True
    span = (
        window if isinstance(window, tuple) else (choices["as_of"] - window + 1, choices["as_of"])
    )
    return work["year"] is not None and span[0] <= work["year"] <= span[1]


def counted(work, choices):
    """Change the citations of a work as was chosen."""
    cites, own = work["citations"], work["self_citations"]
    own = less_of(own, cites)
    column = EXCLUDED.get(choices.get("self_citations", "include"))
    if column:
        less = own if column == "self_citations" else work[column]
        cites = None if None in (cites, less) else max(0, cites - less)
        own = None if None in (own, less) else max(0, own - less)
    if cites is None and choices.get("missing") == "zero":
        cites = 0
    return {**work, "citations": cites, "self_citations": less_of(own, cites)}


def less_of(own, cites):
    return own if None in (cites, own) else min(own, cites)


def by_formula(name, works, choices):
    """Compute from the works that have all that is needed; unknown where none has."""
    entry = metrics.find(name)
    if choices.get("counting") == "fractional" and entry.family != "author-share":
        if entry.fractional:
            return by_formula(entry.fractional, works, choices)
        if {*SHARED, "yearly_citations"} & set(entry.columns):
            works = [in_parts(work) for work in works]
    columns = complete(entry, works)
    if works and any(not column for column in columns):
        return math.nan
    options = {one: OPTIONS[one] for one in entry.options if one in OPTIONS}
    if "as_of" in entry.options:
        options["as_of"] = choices["as_of"]
    return FORMULAS[name](*columns, **options)


def in_parts(work):
    n = work["n_authors"]
    parts = {one: None if None in (work[one], n) else Fraction(work[one], n) for one in SHARED}
    row = work["yearly_citations"]
    yearly = None if None in (row, n) else [Fraction(c, n) for c in row]
    return {**work, **parts, "yearly_citations": yearly}


def by_lists(name, works, as_of, given=OPTIONS):
    """Call the plain function with lists of what is known."""
    entry = metrics.find(name)
    columns = complete(entry, works)
    if works and any(not column for column in columns):
        return math.nan
    options = {one: given[one] for one in entry.options if one in given}
    if "as_of" in entry.options:
        options["as_of"] = as_of
    if name == "n_papers":
        columns = [list(range(len(works)))]
    if name == "hI" and None in columns[2]:
        # Lists cannot say that a year is unknown; without years fewest authors settle ties.
        return FORMULAS[name](*columns)
    return getattr(metrics, name)(*columns, **options)
