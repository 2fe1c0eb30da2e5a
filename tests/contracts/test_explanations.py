"""Every indicator of the catalogue can be explained, and what single works add is the value."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from drawn_works import AS_OF, NAMES, OPTIONS, WORK_COLUMNS, works_of
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError
from researchmetrics.metrics.explanation.contributions import Case, says_of_each
from researchmetrics.metrics.panel import Panel

SEARCHING = settings(max_examples=300, phases=[Phase.generate], database=None, deadline=None)
CHOSEN = {name: value for name, value in OPTIONS.items() if name != "as_of"}


def table_of(works):
    rows = [work | {"work_id": f"w{place}"} for place, work in enumerate(works)]
    return pd.DataFrame(rows, columns=["work_id", *WORK_COLUMNS])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=2, deadline=None)
@given(data=st.data(), seed=st.integers(0, 9))
def test_what_works_add_is_the_value_in_any_order_of_rows(name, data, seed):
    works = table_of(data.draw(works_of(name)))
    found = metrics.explain(works, name, as_of=AS_OF, options=CHOSEN)
    assert found.sentences[0].startswith(f"{name} is ")
    assert found.n_used + found.n_missing == len(works)
    added = found.works["contribution"]
    if not says_of_each(metrics.find(name)) or np.isnan(found.value):
        assert added.isna().all()
    else:
        assert added.sum() == pytest.approx(found.value, abs=1e-9)
    again = metrics.explain(
        works.sample(frac=1, random_state=seed), name, as_of=AS_OF, options=CHOSEN
    )
    pd.testing.assert_frame_equal(again.works, found.works, check_exact=False)
    assert again.sentences == found.sentences


@pytest.mark.parametrize("name", NAMES[::3])
@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_without_a_work_it_is_what_it_is_when_the_work_is_not_there(name, data):
    works = table_of(data.draw(works_of(name)))
    found = metrics.explain(works, name, as_of=AS_OF, options=CHOSEN).works
    at = data.draw(st.integers(0, len(found) - 1))
    rest = works[works["work_id"] != found["work_id"].iloc[at]]
    value = metrics.compute(rest, name, as_of=AS_OF, options=CHOSEN).iloc[0][name]
    told = found["without"].iloc[at]
    assert (pd.isna(value) and pd.isna(told)) or value == pytest.approx(told, abs=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_works_of_which_nothing_is_known_are_refused_and_no_works_are_not(name):
    bare = pd.DataFrame({"work_id": ["a", "b"]})
    if metrics.find(name).columns == ("work_id",):
        assert metrics.explain(bare, name, as_of=AS_OF).value == 2
    else:
        with pytest.raises(NotEnoughDataError, match="none of the 2 works has a known"):
            metrics.explain(bare, name, as_of=AS_OF, options=CHOSEN)
    found = metrics.explain(bare[:0], name, as_of=AS_OF, options=CHOSEN)
    assert found.works.empty
    assert np.isnan(found.value) or found.value == 0


@pytest.mark.parametrize("name", [n for n in NAMES if not says_of_each(metrics.find(n))])
def test_what_is_a_sum_or_mean_of_single_works_is_told_as_one(name):
    """A new indicator of that kind has to be listed where contributions are told."""

    def differs(works, join):
        panel = Panel(table_of(works), np.zeros(len(works), dtype=np.int64), 1)
        case = Case(metrics.find(name), panel, OPTIONS)
        value, alone = case.value(), case.alone()
        known = alone[~np.isnan(alone)]
        return not np.isnan(value) and (not known.size or abs(join(known) - value) > 1e-6)

    for join in (np.sum, np.mean):
        find(works_of(name), lambda works, join=join: differs(works, join), settings=SEARCHING)


@pytest.mark.parametrize("name", [n for n in NAMES if metrics.find(n).required - {"as_of"}])
def test_an_option_without_which_it_means_nothing_is_asked_for(name):
    with pytest.raises(IndicatorError, match="needs a value of"):
        metrics.explain(pd.DataFrame({"work_id": []}), name, as_of=AS_OF)
