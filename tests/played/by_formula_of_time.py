"""The indicators of years, topics, disruption and fields once more, straight from their formulas.

Each function takes one list a column, known values only, as the indicator of its name does.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from fractions import Fraction

from by_formula import NAN, h_index, hI_norm, mean, median


def first_year(year):
    return min(year, default=NAN)


def last_year(year):
    return max(year, default=NAN)


def career_years(year):
    return max(year) - min(year) + 1 if year else NAN


def academic_age(year, as_of):
    return as_of - min(year) + 1 if year else NAN


def active_years(year):
    return len(set(year))


def papers_per_active_year(year):
    return len(year) / len(set(year)) if year else NAN


def steady_first_year(year):
    steady = [y for y in year if all(_gap_after(x, year) <= 5 for x in year if x >= y)]
    return min(steady, default=NAN)


def _gap_after(one, year):
    later = [y for y in year if y > one]
    return min(later) - one if later else 0


def per_year(number, year, as_of, least=1):
    age = academic_age(year, as_of)
    return number / age if age >= least else NAN


def m_quotient(citations, year, as_of):
    return per_year(h_index(citations), year, as_of, least=3)


def c_per_year(citations, year, as_of):
    return per_year(sum(citations), year, as_of)


def hIa(citations, n_authors, year, as_of):  # noqa: N802 (the field's name)
    return per_year(hI_norm(citations, n_authors), year, as_of)


def ar_index(citations, year, as_of):
    ranked = sorted(zip(citations, year, strict=True), key=lambda w: (-w[0], -w[1]))
    return math.sqrt(sum(c / (as_of - y + 1) for c, y in ranked[: h_index(citations)]))


def hc(citations, year, as_of):
    return h_index([4 * c / (as_of - y + 1) for c, y in zip(citations, year, strict=True)])


def recent(citations, year, as_of):
    return [c for c, y in zip(citations, year, strict=True) if as_of - 5 <= y <= as_of - 1]


def h5(citations, year, as_of):
    return h_index(recent(citations, year, as_of))


def h5_median(citations, year, as_of):
    ranked = sorted(recent(citations, year, as_of), reverse=True)[: h5(citations, year, as_of)]
    return median(ranked) if ranked else 0


def h_trend(yearly_citations):
    return h_index(
        [
            sum(4 * c * Fraction(1, len(row) - t) for t, c in enumerate(row))
            for row in yearly_citations
        ]
    )


def beauty_of(row):
    peak = row.index(max(row))
    if not peak:
        return 0
    slope = (row[peak] - row[0]) / peak
    return sum((slope * t + row[0] - row[t]) / max(1, row[t]) for t in range(peak + 1))


def beauty(yearly_citations):
    return mean([beauty_of(row) for row in yearly_citations])


def awakening_of(row):
    peak = row.index(max(row))
    length = math.hypot(row[peak] - row[0], peak)
    away = [
        abs((row[peak] - row[0]) * t - peak * row[t] + peak * row[0]) / length if length else 0
        for t in range(peak + 1)
    ]
    # Equal distances, up to rounding: the first of them.
    return next(t for t in range(peak + 1) if away[t] >= max(away) - 1e-9)


def awakening(yearly_citations):
    return mean([awakening_of(row) for row in yearly_citations if sum(row)])


def slope_and_error(yearly_citations, years=5):
    longest = max((len(row) for row in yearly_citations), default=0)
    totals = [
        sum(row[len(row) - back] for row in yearly_citations if len(row) >= back)
        for back in range(min(longest, years), 0, -1)
    ]
    if len(totals) < 4:
        return NAN, NAN
    logs = [math.log(1 + total) for total in totals]
    middle = (len(logs) - 1) / 2
    spread = sum((t - middle) ** 2 for t in range(len(logs)))
    slope = sum((t - middle) * one for t, one in enumerate(logs)) / spread
    start = mean(logs) - slope * middle
    rest = sum((one - start - slope * t) ** 2 for t, one in enumerate(logs))
    return slope, math.sqrt(rest / (len(logs) - 2) / spread)


def growth(yearly_citations, as_of=None):
    return math.exp(slope_and_error(yearly_citations)[0]) - 1


def growth_error(yearly_citations, as_of=None):
    slope, error = slope_and_error(yearly_citations)
    return math.exp(slope) * error


def price_index(reference_ages):
    ages = [age for row in reference_ages for age in row]
    return mean([age <= 5 for age in ages])


def cited_half_life(citations_this_year, year, as_of):
    pairs = list(zip(citations_this_year, year, strict=True))
    total, running = sum(citations_this_year), 0
    if not total:
        return NAN
    for age in itertools.count():
        here = sum(c for c, y in pairs if as_of - y == age)
        if running + here >= total / 2:
            return age + (total / 2 - running) / here
        running += here
    return NAN


def geo_mean_c10(c10):
    cited = [c for c in c10 if c]
    return math.exp(mean([math.log(c) for c in cited])) if cited else NAN


def q_factor(c10, mu_p):
    return geo_mean_c10(c10) / math.exp(mu_p)


def labels_of(cell):
    return cell if isinstance(cell, list) else [cell]


def shares(category):
    weights = Counter()
    for cell in category:
        for one in labels_of(cell):
            weights[one] += 1 / len(labels_of(cell))
    return {one: weight / len(category) for one, weight in weights.items()}


def shannon(category):
    return -sum(p * math.log(p) for p in shares(category).values()) if category else NAN


def shannon_normalised(category):
    found = shares(category)
    return shannon(category) / math.log(len(found)) if len(found) > 1 else NAN


def simpson(category):
    return 1 - sum(p * p for p in shares(category).values()) if category else NAN


def effective_number(category):
    return math.exp(shannon(category))


def miller_madow(category):
    n = len(category)
    return shannon(category) + (len(shares(category)) - 1) / (2 * n) if n else NAN


def rao_stirling(category, distances):
    found = shares(category)
    pairs = itertools.permutations(found, 2)
    apart = {**distances, **{(b, a): d for (a, b), d in distances.items()}}
    return sum(found[a] * found[b] * apart[a, b] for a, b in pairs) if category else NAN


def true_diversity(category, distances):
    return 1 / (1 - rao_stirling(category, distances))


def orders(date):
    """List every order of works that their dates allow, dates being told to the day."""
    days = [list(rows) for _, rows in itertools.groupby(_by_date(date), key=date.__getitem__)]
    choices = itertools.product(*(itertools.permutations(rows) for rows in days))
    return [list(itertools.chain(*one)) for one in choices]


def _by_date(date):
    return sorted(range(len(date)), key=date.__getitem__)


def topic_switch(topic, date):
    if len(topic) < 2:
        return NAN
    sets = [set(labels_of(cell)) for cell in topic]
    switched = [
        [not sets[one] & sets[two] for one, two in itertools.pairwise(order)]
        for order in orders(date)
    ]
    return mean([mean(one) for one in switched])


def exploration(category, date):
    third = len(category) // 3
    if not third:
        return NAN
    first, last = Counter(), Counter()
    found = orders(date)
    for order in found:
        for counted, rows in ((first, order[:third]), (last, order[-third:])):
            for cell in (labels_of(category[row]) for row in rows):
                counted.update(dict.fromkeys(cell, 1 / len(cell)))
    return apart(first, last)


def apart(one, two):
    product = sum(one[key] * two[key] for key in one)
    lengths = sum(v * v for v in one.values()) * sum(v * v for v in two.values())
    return max(0, 1 - product / math.sqrt(lengths))


def pivot(referenced_venues, date):
    sizes = []
    for venues, when in zip(referenced_venues, date, strict=True):
        before = Counter()
        for others, earlier in zip(referenced_venues, date, strict=True):
            before.update(others if earlier < when else [])
        if venues and before:
            sizes.append(apart(Counter(venues), before))
    return mean(sizes)


def cd(n_i, n_j, n_k):
    works = zip(n_i, n_j, n_k, strict=True)
    return mean([(i - j) / (i + j + k) for i, j, k in works if i + j])


def mcd(n_i, n_j, n_k):
    works = zip(n_i, n_j, n_k, strict=True)
    return mean([(i - j) / (i + j + k) * (i + j) for i, j, k in works if i + j])


def di_nok(n_i, n_j):
    return cd(n_i, n_j, [0] * len(n_i))
