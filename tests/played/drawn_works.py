"""Invented works for contracts: what each column may hold, drawn at random."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from researchmetrics import metrics

NAMES = metrics.names()
AS_OF = "2020-12-31"
# Options without which an indicator means nothing.
OPTIONS = {
    "as_of": AS_OF,
    "threshold": 5,
    "mu_p": 0.5,
    "maxima": dict.fromkeys(["NC", "H", "Hm", "NCS", "NCSF", "NCSFL"], 1e6),
    "distances": {("a", "b"): 0.25, ("a", "c"): 0.5, ("b", "c"): 1.0},
}

# A known value of each column that holds no numbers.
KNOWN = {name: ["Ana"] for name in ("coauthors", "authors", "countries", "affiliations")}

LABEL = st.sampled_from("abc") | st.lists(st.sampled_from("abc"), min_size=1, max_size=3)
FIELDS = {
    "citations": st.integers(0, 60),
    "year": st.integers(1990, 2020),
    "n_authors": st.integers(1, 9),
    "position": st.integers(1, 9),
    "is_corresponding": st.booleans(),
    "self_citations": st.integers(0, 60),
    "yearly_citations": st.lists(st.integers(0, 9), min_size=1, max_size=8),
    "citations_this_year": st.integers(0, 9),
    "c10": st.integers(0, 60),
    "reference_ages": st.lists(st.integers(0, 30), max_size=6),
    "countries": st.lists(st.sampled_from(["PT", "JP", "KE"]), min_size=1, max_size=3),
    "affiliations": st.lists(st.sampled_from(["Porto", "Kyoto"]), min_size=1, max_size=3),
    "authors": st.lists(st.sampled_from(["Ana Brito", "Bo Chen", "Cy Diaz"]), max_size=3),
    "coauthors": st.lists(st.sampled_from("abcdef"), max_size=4, unique=True),
    "n_i": st.integers(0, 9),
    "n_j": st.integers(0, 9),
    "n_k": st.integers(0, 9),
    "n_j_l": st.integers(0, 9),
    "ncs": st.integers(0, 8).map(lambda part: part / 4),
    "percentile": st.integers(0, 100),
    "top10": st.sampled_from([0, 0.5, 1]),
    "top1": st.sampled_from([0, 0.5, 1]),
    "fwci": st.integers(0, 8).map(lambda part: part / 4),
    "rcr": st.integers(0, 8).map(lambda part: part / 4),
    "category": LABEL,
    "topic": LABEL,
    "text_topic": LABEL,
    "date": st.dates(date(2019, 1, 1), date(2020, 3, 1)).map(str) | st.just("2019-02"),
    "referenced_venues": st.lists(st.sampled_from("uvw"), max_size=3),
}


def possible(work):
    """Make the parts of a work agree: no place beyond the authors, no more self-citations."""
    for part, whole in (("position", "n_authors"), ("self_citations", "citations")):
        if part in work and whole in work:
            work = work | {part: min(work[part], work[whole])}
    return work


def work_of(name):
    """Draw the columns that an indicator uses, and no others."""
    used = {*metrics.find(name).columns, "citations"}
    return st.fixed_dictionaries({c: FIELDS[c] for c in FIELDS if c in used}).map(possible)


def works_of(name):
    return st.lists(work_of(name), min_size=1, max_size=25)


WORK_COLUMNS = list(FIELDS)
