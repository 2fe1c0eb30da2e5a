"""What must hold between indicators, whatever the numbers: at least 500 examples each."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics

often = settings(max_examples=500, deadline=None)


def vector(seed, size, most):
    rng = random.Random(seed)
    return [min(rng.randint(0, most), rng.randint(0, most)) for _ in range(size)]


def columns(seed, size):
    """Draw citations, authors, place, self-citations and year of each work, as columns."""
    rng = random.Random(seed)
    rows = []
    for _ in range(size):
        cites, n = rng.randint(0, 80), rng.randint(1, 9)
        rows.append((cites, n, rng.randint(1, n), rng.randint(0, cites), rng.randint(1990, 2020)))
    return [list(column) for column in zip(*rows, strict=True)]


SCHEMES = ["equal", "harmonic", "arithmetic", "geometric", "ends"]
SEEDS = st.integers(0, 2**32)
CITES = st.builds(vector, SEEDS, st.integers(0, 60), st.sampled_from([0, 3, 12, 60, 500]))
WORKS = st.builds(columns, SEEDS, st.integers(1, 30))
OF_CITATIONS = [
    name
    for name in metrics.names()
    if metrics.find(name).columns == ("citations",) and not metrics.find(name).required
]
# They rest on the number of works, which works without citations raise.
ON_COUNT = {"pi_index", "mean_citations", "median_citations", "uncited_share", "gini"}
ON_COUNT |= {"gini_corrected", "g_index", "hg"}


@often
@given(vector=CITES)
def test_relations_inside_the_h_family(vector):
    h, g, n = metrics.h_index(vector), metrics.g_index(vector), len(vector)
    assert h <= g <= n
    assert h - 1e-9 <= metrics.hg(vector) <= g + 1e-9
    assert metrics.r_index(vector) ** 2 == pytest.approx(metrics.a_index(vector) * h)
    assert metrics.e_index(vector) ** 2 == pytest.approx(metrics.r_index(vector) ** 2 - h**2)
    for name in ("h_rational", "h_real"):
        assert h <= getattr(metrics, name)(vector) < h + 1
    assert metrics.g_padded(vector) <= metrics.g_real(vector) < metrics.g_padded(vector) + 1
    assert metrics.h_tapered(vector) >= h - 1e-9
    for name in ("a_index", "r_index", "m_med", "q2", "o_index", "chi"):
        assert getattr(metrics, name)(vector) >= h - 1e-9
    assert metrics.h2(vector) <= h
    assert metrics.w_index(vector) <= h
    assert (
        metrics.i_n(vector, n=10) == metrics.i10_index(vector) == metrics.hcp(vector, threshold=10)
    )


@often
@given(vector=CITES, zeros=st.integers(1, 4), seed=st.randoms(use_true_random=False))
def test_order_and_works_without_citations_change_nothing(vector, zeros, seed):
    padded = vector + [0] * zeros
    seed.shuffle(padded)
    for name in OF_CITATIONS:
        if name in ON_COUNT or not vector:
            continue
        index = getattr(metrics, name)
        assert index(padded) == pytest.approx(index(vector), nan_ok=True), name


@often
@given(vector=CITES)
def test_g_needs_no_padding_where_works_without_citations_abound(vector):
    most = metrics.g_padded(vector)
    assert metrics.g_index(vector + [0] * max(0, most - len(vector))) == most
    assert metrics.g_index(vector) == min(most, len(vector))


def test_four_of_the_family_can_fall_when_h_rises():
    before, after = [9, 8, 5, 3, 2, 1, 0], [9, 8, 5, 4, 2, 1, 0]
    for name in ("a_index", "e_index", "m_med"):
        assert getattr(metrics, name)(after) < getattr(metrics, name)(before)
    assert metrics.q2([60, 36, 4, 4, 2, 0]) < metrics.q2([60, 36, 4, 3, 2, 0])


@often
@given(works=WORKS)
def test_shares_among_authors(works):
    cites, authors, _, own, years = works
    h = metrics.h_index(cites)
    assert metrics.hI_norm(cites, authors) <= h
    assert metrics.hm(cites, authors) <= h + 1e-9
    assert metrics.h_nonself(cites, own) <= h
    assert metrics.h5(cites, years, as_of=2020) <= h
    assert metrics.hI(cites, authors, years) <= h
    alone = [1] * len(authors)
    assert metrics.hI(cites, alone) == metrics.hI_norm(cites, alone) == h
    assert metrics.hm(cites, alone) == h
    assert metrics.papers_frac(authors) <= len(authors)
    assert metrics.cites_frac(cites, authors) <= metrics.n_citations(cites) + 1e-9
    age = metrics.academic_age(years, as_of=2020)
    assert metrics.hIa(cites, authors, years, as_of=2020) * age == pytest.approx(
        metrics.hI_norm(cites, authors)
    )
    assert metrics.cc(authors) == pytest.approx(1 - metrics.papers_frac(authors) / len(authors))


@often
@given(n=st.integers(1, 300), scheme=st.sampled_from(SCHEMES))
def test_credit_of_all_authors_is_one_and_never_rises_with_the_place(n, scheme):
    shares = metrics.author_credit(list(range(1, n + 1)), [n] * n, scheme=scheme)
    assert shares.sum() == pytest.approx(1)
    falls = np.diff(shares) <= 1e-15
    assert falls[: (n - 1) // 2].all() if scheme == "ends" else falls.all()
    assert scheme != "ends" or shares.tolist() == shares[::-1].tolist()


@often
@given(works=WORKS)
def test_every_work_is_written_in_one_role(works):
    _, authors, places, _, _ = works
    counts = [getattr(metrics, role)(places, authors) for role in ("first", "last", "middle")]
    assert sum(counts) + metrics.single(authors) == len(authors)
    for role, count in zip(("first", "last", "middle"), counts, strict=True):
        share = getattr(metrics, f"{role}_author_share")(places, authors)
        assert share * len(authors) == pytest.approx(count)


@often
@given(works=WORKS)
def test_citations_to_works_led_grow_with_the_roles(works):
    cites, authors, places, _, _ = works
    single = metrics.cites_single(cites, authors)
    first = metrics.cites_single_first(cites, places)
    last = metrics.cites_single_first_last(cites, places, authors)
    assert single <= first <= last <= metrics.n_citations(cites)


@often
@given(rows=st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=8), min_size=1, max_size=12))
def test_trend_by_hand_and_never_below_what_the_last_year_alone_gives(rows):
    scores = [sum(Fraction(4 * c, len(row) - t) for t, c in enumerate(row)) for row in rows]
    assert metrics.h_trend(rows) == metrics.h_index(scores)
    assert metrics.h_trend(rows) >= metrics.h_index([4 * row[-1] for row in rows])


@often
@given(
    start=st.integers(1, 50),
    factor=st.sampled_from([1, 2, 3]),
    years=st.integers(4, 8),
    earlier=st.lists(st.integers(0, 9), max_size=3),
)
def test_growth_of_a_steady_rise_is_its_rate(start, factor, years, earlier):
    steady = [start * factor**t - 1 for t in range(years)]
    found = metrics.growth([*earlier, *steady], years=years)
    assert found == pytest.approx(factor - 1, abs=1e-9)
    assert metrics.growth_error([*earlier, *steady], years=years) == pytest.approx(0, abs=1e-6)
    partial = [*steady, 10_000]
    assert metrics.growth(partial, as_of="2020-06-30", years=years) == pytest.approx(factor - 1)
    assert math.isnan(metrics.growth(steady[:3]))


@often
@given(counts=st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_half_of_the_citations_are_younger_than_the_half_life(counts):
    age = metrics.half_life(counts)
    if not sum(counts):
        assert math.isnan(age)
        return
    whole = int(age)
    part = counts[whole] * (age - whole) if whole < len(counts) else 0
    assert sum(counts[:whole]) + part == pytest.approx(sum(counts) / 2)


@often
@given(works=WORKS, mu=st.floats(-3, 3))
def test_luck_of_the_population_scales_q(works, mu):
    cites = works[0]
    plain = metrics.geo_mean_c10(cites)
    assert metrics.q_factor(cites, mu_p=mu) == pytest.approx(plain / math.exp(mu), nan_ok=True)
