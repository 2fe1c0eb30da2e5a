"""New rows beside an earlier result: old works stay as they are, in whatever portions rows come."""

from __future__ import annotations

from io import StringIO
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import TableError
from researchmetrics.normalizer import Decision, Decisions, deduplicate

OLD = pd.DataFrame(
    {
        "title": ["Mending Old Kettles with Fire", "Of Kilns and Clay"],
        "authors": ["J. Carberry", "M. Oliveira"],
        "year": [2019, 2020],
    }
)
NEW = pd.DataFrame(
    {
        "title": ["Songs of the Glaze", "Mending old kettles with fire."],
        "authors": ["A. Kent", "Josiah Carberry"],
        "year": [2021, 2019],
    }
)


def works(found):
    return {frozenset(own.index) for _, own in found.groupby("work_id")}


def test_new_rows_join_old_works_or_make_new_ones():
    before = deduplicate(OLD)
    after = deduplicate(NEW, known=before)
    assert after.index.equals(NEW.index)
    assert after.work_id[1] == before.work_id[0]
    assert after.work_id[0] not in set(before.work_id)
    assert after.link_reason[1].startswith("same title")


def test_the_whole_table_may_be_given_as_well():
    before = deduplicate(OLD)
    whole = pd.concat([OLD, NEW], ignore_index=True)
    after = deduplicate(whole, known=before)
    assert after.work_id[:2].tolist() == before.work_id.tolist()
    assert works(after) == works(deduplicate(whole))
    assert after.link_reason[0].startswith("same title"), "the old row has got a twin"
    assert after.link_reason[1] == before.link_reason[1]


def test_nothing_new_changes_nothing():
    before = deduplicate(pd.concat([OLD, NEW], ignore_index=True))
    pd.testing.assert_frame_equal(deduplicate(before, known=before), before)
    assert deduplicate(OLD.head(0), known=before).empty


def test_old_works_are_kept_though_the_rules_would_do_otherwise():
    # As of an earlier version, a stricter level, or another tool.
    one = OLD.assign(work_id=["w1", "w1"], link_reason="so it was", link_score=0.9)
    again = deduplicate(OLD, known=one)
    assert again.work_id.tolist() == ["w1", "w1"]
    assert again.link_reason.tolist() == ["so it was"] * 2
    twins = pd.concat([OLD.head(1), NEW.tail(1)], ignore_index=True)
    apart = twins.assign(work_id=["w1", "w2"])
    third = twins.head(1).assign(title="Mending Old Kettles with Fire!")
    found = deduplicate(pd.concat([twins, third], ignore_index=True), known=apart)
    assert found.work_id.tolist()[:2] == ["w1", "w2"]
    assert found.work_id.tolist()[2] in {"w1", "w2"}


def test_decisions_outweigh_what_was_assigned():
    before = deduplicate(OLD)
    joined = deduplicate(OLD, known=before, must_link=[(0, 1)])
    assert joined.work_id.nunique() == 1
    assert deduplicate(OLD, known=joined).work_id.tolist() == before.work_id.tolist()
    one = OLD.assign(work_id="w1")
    assert deduplicate(OLD, known=one, cannot_link=[(0, 1)]).work_id.nunique() == 2


def test_decisions_find_rows_that_only_the_earlier_result_has():
    listed = OLD.assign(source="list", id=["1", "2"])
    new = NEW.head(1).assign(source="list", id="3")
    decided = Decisions([Decision("same", "list:3", "list:2")])
    before = deduplicate(listed)
    assert deduplicate(new, known=before, decisions=decided).work_id[0] == before.work_id[1]


def test_what_is_no_earlier_result_is_told():
    with pytest.raises(TableError, match="work_id"):
        deduplicate(NEW, known=OLD)
    with pytest.raises(TableError, match="DataFrame"):
        deduplicate(NEW, known=[1])


def test_a_row_without_a_work_is_looked_at_anew():
    before = deduplicate(OLD).assign(work_id=["w1", pd.NA])
    found = deduplicate(OLD, known=before)
    assert found.work_id[0] == "w1"
    assert found.work_id.notna().all()


KNOWN = ("glazing", "mending", "cracked", "old", "pots", "kettles", "fire", "in", "with", "1", "2")
ROW = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6).map(" ".join),
        "authors": st.sampled_from(["J. Carberry", "M. Oliveira; J. Carberry", "A. Kent", None]),
        "year": st.sampled_from([2019, 2020, 2021, None]),
        "venue": st.sampled_from(["Journal of Pots", None]),
    }
)
ROWS = st.lists(ROW, min_size=1, max_size=10)


@settings(max_examples=60, deadline=None)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_known_works_never_change_and_the_order_of_new_rows_does_not_matter(old, new, random):
    before = deduplicate(pd.DataFrame(old))
    fresh = pd.DataFrame(new)
    order = list(fresh.index)
    random.shuffle(order)
    whole = pd.concat([pd.DataFrame(old), fresh], ignore_index=True)
    after = deduplicate(whole, known=before)
    assert after.work_id.tolist()[: len(old)] == before.work_id.tolist()
    alone = deduplicate(fresh, known=before)
    shuffled = deduplicate(fresh.loc[order], known=before).sort_index()
    if len({frozenset(row.items()) for row in new}) == len(
        new
    ):  # equal rows may stand for one another
        assert shuffled.work_id.tolist() == alone.work_id.tolist()


# Titles of a few works that no rule takes for one another, each seen several times with small
# differences: nothing conflicts, so that portions must not matter.
WORKS = (
    ("Glazing Cracked Pots by Moonlight", "J. Carberry", 2019),
    ("A History of Kilns and Their Keepers", "M. Oliveira", 2020),
    ("Songs Heard in the Psychoceramics Workshop", "A. Kent", 2021),
    ("Whether Teapots Dream of Boiling Water", "J. Carberry", 2015),
)
SEEN = st.builds(
    lambda work, shout, dot, initial: {
        "title": (work[0].upper() if shout else work[0]) + "." * dot,
        "authors": work[1] if initial else work[1].split(". ")[1] + ", " + work[1][:2],
        "year": work[2],
    },
    st.sampled_from(WORKS),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SEEN, min_size=1, max_size=14), st.lists(st.integers(1, 13), max_size=4))
def test_any_portions_give_the_same_as_all_at_once(rows, cuts):
    table = pd.DataFrame(rows)
    edges = sorted({0, len(table), *(cut for cut in cuts if cut < len(table))})
    known = None
    for end in edges[1:]:
        known = deduplicate(table.iloc[:end], known=known)
    assert works(known) == works(deduplicate(table))


@settings(max_examples=60, deadline=None)
@given(ROWS, ROW)
def test_a_further_row_splits_no_work_that_it_does_not_touch(rows, further):
    before = deduplicate(pd.DataFrame(rows))
    whole = pd.concat([pd.DataFrame(rows), pd.DataFrame([further])], ignore_index=True)
    after = deduplicate(whole)
    touched = after.index[after.work_id == after.work_id[len(rows)]]
    for own in works(before):
        if not own & set(touched):
            assert after.work_id[list(own)].nunique() == 1


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_result_given_in_again_stays(rows):
    found = deduplicate(pd.DataFrame(rows))
    pd.testing.assert_frame_equal(deduplicate(found), found)
    pd.testing.assert_frame_equal(deduplicate(found, known=found), found)


@pytest.mark.parametrize("seed", range(5))
def test_ten_growing_portions_give_the_same_as_all_at_once_but_for_what_is_frozen(seed):
    random = Random(seed)
    table = noisy(random, 60)
    known = deduplicate(table.head(len(table) // 10))
    for end in [len(table) * part // 10 for part in range(2, 11)]:
        portion = table.iloc[:end].sample(frac=1, random_state=seed)
        found, anew = deduplicate(portion, known=known), deduplicate(portion)
        assert found.work_id[known.index].equals(known.work_id), "frozen"
        before, old = works(known), set(known.index)
        for work in works(anew):
            held = work & old
            if not held or held in before:
                assert work in works(found), "nothing speaks against it"
        known = found


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_are_gone_changed_or_reordered_do_not_move_the_others(seed):
    random = Random(seed)
    table = noisy(random, 40)
    known = deduplicate(table)
    assert deduplicate(table.iloc[::-3], known=known).work_id.equals(known.work_id.iloc[::-3])
    changed = table.copy()
    changed.loc[changed.index[:8], "title"] = "Entirely other " + changed.title
    changed.loc[changed.index[8:16], "year"] = 1999
    found = deduplicate(changed.sample(frac=1, random_state=seed), known=known)
    rest = table.index[16:]
    assert found.work_id[rest].equals(known.work_id[rest])
    assert found.work_id.notna().all()


def noisy(random, n):
    """Make a table of works seen up to four times, with slips, cut titles and other years."""
    words = (
        "pots",
        "kettles",
        "glaze",
        "kilns",
        "clay",
        "firing",
        "shock",
        "wheel",
        "basin",
        "slip",
    )
    rows = []
    for number in range(n):
        title = " ".join(random.sample(words, random.randint(4, 7)))
        year, doi = random.randint(2005, 2024), f"10.5555/{number:04d}"
        for again in range(random.choice([1, 1, 2, 3, 4])):
            cut = random.randrange(len(title) // 2, len(title)) if again else None
            rows.append(
                {
                    "title": title[:cut] if random.random() < 0.3 else title.capitalize(),
                    "authors": random.choice(["J. Carberry; A. Kent", "Josiah Carberry"]),
                    "year": year + (random.choice([0, 0, 1, 3]) if again else 0),
                    "doi": doi if random.random() < 0.4 else None,
                }
            )
    random.shuffle(rows)
    return pd.DataFrame(rows)


def test_an_earlier_result_may_come_back_from_a_file():
    table = OLD.assign(
        ids=[["pmid:1234567", "openalex:W1"], None], authors=[["J. Carberry"], ["M. Oliveira"]]
    )
    before = deduplicate(table)
    text = before.assign(
        ids=["pmid:1234567; openalex:W1", None], authors=["J. Carberry", "M. Oliveira"]
    ).to_csv(index=False)
    back = pd.read_csv(StringIO(text))
    pd.testing.assert_series_equal(deduplicate(table, known=back).work_id, before.work_id)
    assert deduplicate(table, known=back).link_reason.equals(before.link_reason)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda known: known.assign(link_score="high"), "no number"),
        (lambda known: pd.concat([known, known[["work_id"]]], axis=1), "two columns work_id"),
    ],
)
def test_a_spoilt_earlier_result_is_told(spoilt, said):
    with pytest.raises(TableError, match=said):
        deduplicate(NEW, known=spoilt(deduplicate(OLD)))
