"""Every indicator once more, straight from its formula: plain Python, slow, nothing shared.

Each function takes one list a column, known values only, as the indicator of its name does.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

NAN = math.nan


def largest(n, holds):
    """Return the largest r up to n that holds; 0 without any."""
    return max((r for r in range(1, n + 1) if holds(r)), default=0)


def down(citations):
    return sorted(citations, reverse=True)


def h_index(citations):
    return largest(len(citations), lambda r: sum(c >= r for c in citations) >= r)


def g_index(citations):
    return largest(len(citations), lambda r: sum(down(citations)[:r]) >= r * r)


def g_padded(citations):
    most = max(len(citations), int(math.sqrt(sum(citations))) + 1)
    return largest(most, lambda r: sum(down(citations)[:r]) >= r * r)


def core(citations):
    return down(citations)[: h_index(citations)]


def a_index(citations):
    return sum(core(citations)) / len(core(citations)) if core(citations) else 0


def r_index(citations):
    return math.sqrt(sum(core(citations)))


def e_index(citations):
    return math.sqrt(sum(core(citations)) - h_index(citations) ** 2)


def hg(citations):
    return math.sqrt(h_index(citations) * g_index(citations))


def median(values):
    ranked, n = sorted(values), len(values)
    return (ranked[(n - 1) // 2] + ranked[n // 2]) / 2 if n else NAN


def m_med(citations):
    return median(core(citations)) if core(citations) else 0


def q2(citations):
    return math.sqrt(h_index(citations) * m_med(citations))


def w_index(citations):
    return largest(len(citations), lambda r: sum(c >= 10 * r for c in citations) >= r)


def h2(citations):
    return largest(len(citations), lambda r: sum(c >= r * r for c in citations) >= r)


def o_index(citations):
    return math.sqrt(h_index(citations) * max(citations, default=0))


def chi(citations):
    return math.sqrt(max((r * c for r, c in enumerate(down(citations), 1)), default=0))


def pi_index(citations):
    n = largest(len(citations), lambda r: r * r <= len(citations))
    return sum(down(citations)[:n]) / 100


def h_rational(citations):
    h = h_index(citations)
    ranked = [*down(citations), 0]
    return h + 1 - sum(max(0, h + 1 - ranked[r]) for r in range(h + 1)) / (2 * h + 1)


def h_real(citations):
    """Walk along the line from rank h to rank h + 1 until it meets the diagonal."""
    h, ranked = h_index(citations), [*down(citations), 0]
    if not h:
        return 0
    high, low = ranked[h - 1], ranked[h]
    # high + (low - high) * s = h + s
    return h + (high - h) / (1 + high - low)


def g_real(citations):
    g, ranked = g_padded(citations), down(citations)
    total, step = sum(ranked[:g]), ranked[g] if g < len(ranked) else 0
    low, high = float(g), g + 1.0
    for _ in range(80):
        middle = (low + high) / 2
        reached = total + step * (middle - g) >= middle**2
        low, high = (middle, high) if reached else (low, middle)
    return low


def h_tapered(citations):
    return sum(
        1 / (2 * max(r, k) - 1)
        for r, c in enumerate(down(citations), 1)
        for k in range(1, int(c) + 1)
    )


def n_papers(work_id):
    return len(work_id)


def n_citations(citations):
    return sum(citations)


def mean(values):
    return sum(values) / len(values) if values else NAN


def share(flags):
    return mean([bool(one) for one in flags])


def uncited_share(citations):
    return share([c == 0 for c in citations])


def i_n(citations, n=10):
    return sum(c >= n for c in citations)


def hcp(citations, threshold):
    return sum(c >= threshold for c in citations)


def top_paper_share(citations):
    return max(citations) / sum(citations) if sum(citations) else NAN


def gini(citations):
    if not sum(citations):
        return NAN
    apart = sum(abs(a - b) for a in citations for b in citations)
    return apart / (2 * len(citations) * sum(citations))


def gini_corrected(citations):
    n = len(citations)
    return gini(citations) * n / (n - 1) if n > 1 else NAN


def h_nonself(citations, self_citations):
    return h_index([c - s for c, s in zip(citations, self_citations, strict=True)])


def self_rate(citations, self_citations):
    return sum(self_citations) / sum(citations) if sum(citations) else NAN


def equal(place, n):
    return Fraction(1, n)


def harmonic(place, n):
    return Fraction(1, place) / sum(Fraction(1, j) for j in range(1, n + 1))


def arithmetic(place, n):
    return Fraction(2 * (n + 1 - place), n * (n + 1))


def geometric(place, n):
    return Fraction(2 ** (n - place), 2**n - 1)


def papers_by(scheme):
    def papers(position, n_authors):
        return float(sum(scheme(int(p), int(n)) for p, n in zip(position, n_authors, strict=True)))

    return papers


def cites_by(scheme):
    def cites(citations, position, n_authors):
        each = zip(citations, position, n_authors, strict=True)
        return sum(c * float(scheme(int(p), int(n))) for c, p, n in each)

    return cites


def papers_frac(n_authors):
    return sum(1 / n for n in n_authors)


def cites_frac(citations, n_authors):
    return sum(c / n for c, n in zip(citations, n_authors, strict=True))


def mean_cites_frac(citations, n_authors):
    return cites_frac(citations, n_authors) / papers_frac(n_authors) if n_authors else NAN


def hI_norm(citations, n_authors):  # noqa: N802 (the field's name)
    return h_index([c / n for c, n in zip(citations, n_authors, strict=True)])


def hI(citations, n_authors, year=None):  # noqa: N802 (the field's name)
    years = year or [0] * len(citations)
    works = sorted(zip(citations, years, n_authors, strict=True), key=_young_first)
    h = h_index(citations)
    return h * h / sum(n for _, _, n in works[:h]) if h else 0


def _young_first(work):
    citations, year, n_authors = work
    return (-citations, math.inf if year is None else -year, n_authors)


def hm(citations, n_authors):
    works = sorted(zip(citations, n_authors, strict=True), key=lambda w: (-w[0], -w[1]))
    ranks = list(itertools.accumulate(Fraction(1, int(n)) for _, n in works))
    return float(max((r for r, (c, _) in zip(ranks, works, strict=True) if r <= c), default=0))


def c_score(citations, position, n_authors, maxima):
    works = list(zip(citations, position, n_authors, strict=True))
    parts = {
        "NC": sum(citations),
        "H": h_index(citations),
        "Hm": hm(citations, n_authors),
        "NCS": sum(c for c, _, n in works if n == 1),
        "NCSF": sum(c for c, p, _ in works if p == 1),
        "NCSFL": sum(c for c, p, n in works if p in (1, n)),
    }
    return sum(math.log1p(parts[one]) / math.log1p(maxima[one]) for one in parts)


def cites_where(counts):
    def cites(citations, *told):
        return sum(c for c, *rest in zip(citations, *told, strict=True) if counts(*rest))

    return cites


def count_where(counts):
    def number(*columns):
        return sum(bool(counts(*work)) for work in zip(*columns, strict=True))

    return number


def share_where(counts):
    def part(*columns):
        return share([counts(*work) for work in zip(*columns, strict=True)])

    return part


def is_first(place, n):
    return n > 1 and place == 1


def is_last(place, n):
    return n > 1 and place == n


def is_middle(place, n):
    return 1 < place < n


def cc(n_authors):
    return 1 - mean([1 / n for n in n_authors])


def mcc(n_authors, coauthors):
    people = 1 + len({one for each in coauthors for one in each})
    return cc(n_authors) * people / (people - 1) if people > 1 else NAN


def top_coauthor_share(coauthors):
    people = {one for each in coauthors for one in each}
    most = max((sum(one in each for each in coauthors) for one in people), default=0)
    return most / len(coauthors) if coauthors else NAN


def repeat_share(coauthors, year):
    again = []
    for people, when in zip(coauthors, year, strict=True):
        before = [c for c, y in zip(coauthors, year, strict=True) if y < when]
        again.append(any(one in each for one in people for each in before))
    return share(again)


def several(cells):
    return share([len({one.casefold() for one in cell}) > 1 for cell in cells])


def alphabetical(authors):
    lists = [each for each in authors if len(each) > 1]
    if not lists:
        return NAN
    chance = sum(1 / math.factorial(len(each)) for each in lists)
    families = [[one.split()[-1] for one in each] for each in lists]
    return (sum(each == sorted(each) for each in families) - chance) / (len(lists) - chance)
