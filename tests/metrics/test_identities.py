"""What must hold between indicators, whatever the numbers: at least 500 examples each."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics

often = settings(max_examples=500, deadline=None)

CITES = st.lists(st.integers(0, 500), max_size=60)
SMALL = st.lists(st.integers(0, 12), max_size=14)
# Citations, authors, place, self-citations, year of one work.
WORK = st.tuples(
    st.integers(0, 80),
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(0, 80),
    st.integers(1990, 2020),
).map(lambda w: (w[0], w[1], min(w[1], w[2]), min(w[0], w[3]), w[4]))
WORKS = st.lists(WORK, min_size=1, max_size=30)
OF_CITATIONS = [
    name
    for name in metrics.names()
    if metrics.find(name).columns == ("citations",) and not metrics.find(name).required
]
# They rest on the number of works, which works without citations raise.
ON_COUNT = {"pi_index", "mean_citations", "median_citations", "uncited_share", "gini"}
ON_COUNT |= {"gini_corrected", "g_index", "hg"}


def columns(works):
    return (list(column) for column in zip(*works, strict=True))


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
@given(vector=SMALL)
def test_tapered_counts_every_citation_once(vector):
    ranked = sorted(vector, reverse=True)
    cells = [1 / (2 * max(r, k) - 1) for r, c in enumerate(ranked, 1) for k in range(1, c + 1)]
    assert metrics.h_tapered(vector) == pytest.approx(sum(cells), abs=1e-9)


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
@given(vector=st.lists(st.integers(0, 30), min_size=1, max_size=25), data=st.data())
def test_one_more_citation_lowers_only_those_that_say_so(vector, data):
    more = list(vector)
    more[data.draw(st.integers(0, len(vector) - 1))] += 1
    for name in OF_CITATIONS:
        if "monotone" in metrics.find(name).traits:
            index = getattr(metrics, name)
            assert index(more) >= index(vector) - 1e-9, name


def test_four_of_the_family_can_fall_when_h_rises():
    before, after = [9, 8, 5, 3, 2, 1, 0], [9, 8, 5, 4, 2, 1, 0]
    for name in ("a_index", "e_index", "m_med"):
        assert getattr(metrics, name)(after) < getattr(metrics, name)(before)
    assert metrics.q2([60, 36, 4, 4, 2, 0]) < metrics.q2([60, 36, 4, 3, 2, 0])


@often
@given(works=WORKS)
def test_shares_among_authors(works):
    cites, authors, _, own, years = columns(works)
    h = metrics.h_index(cites)
    assert metrics.hI_norm(cites, authors) <= h
    assert metrics.hm(cites, authors) <= h + 1e-9
    assert metrics.h_nonself(cites, own) <= h
    assert metrics.h5(cites, years, as_of=2020) <= h
    assert metrics.hI(cites, authors, years) <= h
    alone = [1] * len(works)
    assert metrics.hI(cites, alone) == metrics.hI_norm(cites, alone) == h
    assert metrics.hm(cites, alone) == h
    assert metrics.papers_frac(authors) <= len(works)
    assert metrics.cites_frac(cites, authors) <= metrics.n_citations(cites) + 1e-9
    age = metrics.academic_age(years, as_of=2020)
    assert metrics.hIa(cites, authors, years, as_of=2020) * age == pytest.approx(
        metrics.hI_norm(cites, authors)
    )
    assert metrics.cc(authors) == pytest.approx(1 - metrics.papers_frac(authors) / len(works))


@often
@given(works=WORKS)
def test_individual_h_is_h_over_the_mean_authors_of_the_core(works):
    cites, authors, _, _, years = columns(works)
    h = metrics.h_index(cites)
    core = sorted(zip(cites, years, authors, strict=True), key=lambda w: (-w[0], -w[1], w[2]))[:h]
    expected = h / np.mean([w[2] for w in core]) if h else 0
    assert metrics.hI(cites, authors, years) == pytest.approx(expected)


@often
@given(works=WORKS)
def test_effective_ranks_by_hand(works):
    cites, authors, _, _, _ = columns(works)
    ranked = sorted(zip(cites, authors, strict=True), key=lambda w: (-w[0], -w[1]))
    reached, total = 0.0, 0.0
    for count, n in ranked:
        total += 1 / n
        if total <= count + 1e-9:
            reached = total
    assert metrics.hm(cites, authors) == pytest.approx(reached)


@often
@given(
    n=st.integers(1, 300), scheme=st.sampled_from(["equal", "harmonic", "arithmetic", "geometric"])
)
def test_credit_of_all_authors_is_one_and_never_rises_with_the_place(n, scheme):
    shares = metrics.author_credit(list(range(1, n + 1)), [n] * n, scheme=scheme)
    assert shares.sum() == pytest.approx(1)
    assert (np.diff(shares) <= 1e-15).all()


@often
@given(works=WORKS)
def test_every_work_is_written_in_one_role(works):
    _, authors, places, _, _ = columns(works)
    counts = [getattr(metrics, role)(places, authors) for role in ("first", "last", "middle")]
    assert sum(counts) + metrics.single(authors) == len(works)
    for role, count in zip(("first", "last", "middle"), counts, strict=True):
        share = getattr(metrics, f"{role}_author_share")(places, authors)
        assert share * len(works) == pytest.approx(count)


@often
@given(works=WORKS)
def test_citations_to_works_led_grow_with_the_roles(works):
    cites, authors, places, _, _ = columns(works)
    single = metrics.cites_single(cites, authors)
    first = metrics.cites_single_first(cites, places)
    last = metrics.cites_single_first_last(cites, places, authors)
    assert single <= first <= last <= metrics.n_citations(cites)


@often
@given(vector=st.lists(st.integers(0, 300), min_size=1, max_size=40))
def test_gini_is_half_the_mean_difference_over_the_mean(vector):
    if not sum(vector):
        assert math.isnan(metrics.gini(vector))
        return
    values = np.array(vector, dtype=float)
    spread = np.abs(values[:, None] - values[None, :]).mean() / (2 * values.mean())
    assert metrics.gini(vector) == pytest.approx(spread, abs=1e-12)
    n = len(vector)
    corrected = metrics.gini_corrected(vector)
    assert math.isnan(corrected) if n == 1 else corrected == pytest.approx(spread * n / (n - 1))


@often
@given(counts=st.lists(st.integers(0, 40), min_size=1, max_size=25))
def test_beauty_by_hand_and_awakening_before_the_peak(counts):
    peak = counts.index(max(counts))
    line = (
        [(counts[peak] - counts[0]) / peak * t + counts[0] for t in range(peak + 1)] if peak else []
    )
    expected = sum((up - c) / max(1, c) for up, c in zip(line, counts, strict=False))
    assert metrics.beauty(counts) == pytest.approx(expected, abs=1e-9)
    awoke = metrics.awakening(counts)
    assert math.isnan(awoke) if not sum(counts) else 0 <= awoke <= peak


@often
@given(rows=st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=8), min_size=1, max_size=12))
def test_trend_by_hand_and_never_below_what_the_last_year_alone_gives(rows):
    scores = [sum(4 * c / (len(row) - t) for t, c in enumerate(row)) for row in rows]
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
@given(lists=st.lists(st.lists(st.integers(0, 20), max_size=6), max_size=6))
def test_price_index_is_the_share_of_young_references(lists):
    ages = [age for one in lists for age in one]
    found = metrics.price_index(lists)
    expected = sum(age <= 5 for age in ages) / len(ages) if ages else math.nan
    assert found == pytest.approx(expected, nan_ok=True)


@often
@given(
    people=st.lists(
        st.lists(st.sampled_from("abcd"), max_size=3, unique=True), min_size=1, max_size=9
    )
)
def test_shares_of_partners_by_hand(people):
    years = list(range(2000, 2000 + len(people)))
    seen, again = set(), 0
    for one in people:
        again += bool(seen & set(one))
        seen |= set(one)
    assert metrics.repeat_share(people, years) == pytest.approx(again / len(people))
    top = max((sum(p in one for one in people) for p in seen), default=0)
    assert metrics.top_coauthor_share(people) == pytest.approx(top / len(people))
    assert metrics.repeat_share(people, [2000] * len(people)) == 0


@often
@given(works=WORKS, mu=st.floats(-3, 3))
def test_luck_of_the_population_scales_q(works, mu):
    cites = [work[0] for work in works]
    plain = metrics.geo_mean_c10(cites)
    assert metrics.q_factor(cites, mu_p=mu) == pytest.approx(plain / math.exp(mu), nan_ok=True)
