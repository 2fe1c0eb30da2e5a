"""How well people are told apart, on labelled names: the bars, and the mistakes behind them."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from researchmetrics.normalizer.names import parse_name
from researchmetrics.normalizer.people import cluster
from researchmetrics.normalizer.people.given import AGAINST, kinship, shape, syllables

BARS = [("aminer12", 75.0, 82.0), ("dblp-qian", 0.0, 85.0), ("inspire-wang", 0.0, 90.0)]


def pairs(values):
    return sum(count * (count - 1) // 2 for count in Counter(values).values())


def scores(answers):
    """Pairwise F1 averaged over names, and B-cubed F1 over records."""
    fs, precision, recall, n = [], 0.0, 0.0, 0
    for gold, found in answers:
        both = list(zip(gold, found, strict=True))
        p = pairs(both) / pairs(found) if pairs(found) else 1.0
        r = pairs(both) / pairs(gold) if pairs(gold) else 1.0
        fs.append(2 * p * r / (p + r) if p + r else 0.0)
        of_gold, of_found, of_both = Counter(gold), Counter(found), Counter(both)
        precision += sum(of_both[one] / of_found[one[1]] for one in both)
        recall += sum(of_both[one] / of_gold[one[0]] for one in both)
        n += len(gold)
    precision, recall = precision / n, recall / n
    return 100 * sum(fs) / len(fs), 200 * precision * recall / (precision + recall)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "pairwise", "b_cubed"), BARS)
def test_people_of_one_name_are_told_apart_as_well_as_asked(
    labelled_names, file, pairwise, b_cubed
):
    answers = []
    for name, rows in labelled_names(file).items():
        data = pd.DataFrame(rows)
        gold = data.pop("author_label").tolist()
        answers.append((gold, cluster(data, name).tolist()))
    macro, cubed = scores(answers)
    assert macro >= pairwise
    assert cubed >= b_cubed


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("dayong", ("da", "yong")),
        ("xian", ("xian",)),
        ("guangwei", ("guang", "wei")),
        ("yifang", ("yi", "fang")),
    ],
)
def test_pinyin_is_cut_into_syllables(word, parts):
    assert syllables(word, is_chinese=True) == parts


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Wang, Y. F.", ("initials", 2)),
        ("Wang YF", ("initials", 2)),
        ("Wang, Yifang", ("full", 2)),
        ("Carberry, J.", ("initials", 1)),
        ("Carberry", ("none", 0)),
    ],
)
def test_initials_are_told_from_names(name, what):
    assert shape(parse_name(name)) == what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wang, Haimin", "Wang, Hailin"),
        ("Wang, Y. A.", "Wang, Yifang"),
        ("Wang, Wei", "Wang, Weiming"),
        ("Minji Kim", "Minsu Kim"),
    ],
)
def test_names_that_contradict(one, other):
    assert kinship(parse_name(one), parse_name(other)) == AGAINST


def test_the_fuller_the_common_name_the_surer():
    order = [
        ("Wang, Y. F.", "Wang, Y."),
        ("Wang, Y.", "Wang, Y."),
        ("Wang, Yi", "Wang, Yi"),
        ("Wang, Yifang", "Wang, Yi-Fang"),
        ("Carberry, Josiah", "Josiah Carberry"),
    ]
    odds = [kinship(parse_name(one), parse_name(other)) for one, other in order]
    assert odds == sorted(odds)
    assert len(set(odds)) == len(odds)
