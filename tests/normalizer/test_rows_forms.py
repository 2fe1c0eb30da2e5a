"""Tables as other tools write them: names of columns, types of cells, odd shapes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from researchmetrics.errors import ConfigError, TableError
from researchmetrics.normalizer import deduplicate

TITLES = ["Mending Old Kettles with Fire", "Mending old kettles with fire."]


def n_works(data, **options):
    return deduplicate(data, **options).work_id.nunique()


@pytest.mark.parametrize("name", ["Title", "TITLE", "Article Title", "document_title", "TI", "ti "])
def test_titles_by_other_names(name):
    assert n_works(pd.DataFrame({name: TITLES})) == 1


@pytest.mark.parametrize(
    ("name", "cells", "works"),
    [
        ("Author", ["J. Carberry", "A. Kent"], 2),
        ("Authors", ["J. Carberry", "J. S. Carberry"], 1),
        ("Author Full Names", ["Carberry, Josiah", "Kent, Ann"], 2),
        ("Publication Year", [2001, 2019], 2),
        ("PY", ["2019", "2019"], 1),
        ("DOI", ["10.5555/1", "10.5555/2"], 2),
        ("PMID", [11, 12], 2),
        ("arXiv", ["2001.00001", "2001.00002"], 2),
    ],
)
def test_other_columns_by_other_names(name, cells, works):
    data = pd.DataFrame({"title": TITLES, "type": ["article"] * 2, name: cells})
    assert n_works(data) == works


def test_a_shared_identifier_in_its_own_column_links():
    data = pd.DataFrame({"title": ["Pots", "Of pots and kilns: a song"], "Pubmed ID": [77, 77.0]})
    assert deduplicate(data).link_reason.str.contains("PubMed").all()


def test_journal_and_booktitle_fill_one_another():
    data = pd.DataFrame(
        {
            "title": ["Songs of the glaze"] * 2,
            "year": [2019, 2019],
            "journal": ["Journal of Psychoceramics", None],
            "booktitle": [None, "Journal of Psychoceramics"],
        }
    )
    assert "same venue" in deduplicate(data).link_reason[0]


def test_a_second_column_of_one_meaning_counts_only_where_the_first_is_empty():
    data = pd.DataFrame([[TITLES[0], None, "x"], [None, TITLES[1], "y"]])
    data.columns = ["title", "Title", "note"]
    assert n_works(data) == 1


def test_what_has_no_titles_is_told_so():
    with pytest.raises(TableError, match=r"no column title.*'name', 'doi'.*Name the column"):
        deduplicate(pd.DataFrame({"name": ["Pots"], "doi": ["10.5555/1"]}))
    with pytest.raises(TableError, match="no column title"):
        deduplicate(pd.DataFrame())
    with pytest.raises(TableError, match="must be a DataFrame, not Series"):
        deduplicate(pd.Series(["Pots"]))


def test_types_of_cells_make_no_difference():
    plain = pd.DataFrame(
        {
            "title": [*TITLES, None],
            "authors": ["J. Carberry"] * 3,
            "year": [2020, 2020, None],
            "source": ["a", "b", "a"],
        }
    )
    expected = deduplicate(plain).work_id.tolist()
    forms = {
        "category": plain.astype({"title": "category", "source": "category"}),
        "string": plain.astype({"title": "string", "year": "Int64"}),
        "text years": plain.assign(year=["2020", "2020", ""]),
        "arrays": plain.assign(authors=[np.array(["J. Carberry"], dtype=object)] * 3),
        "tuples": plain.assign(authors=[("J. Carberry",)] * 3),
        "people": plain.assign(authors=[[{"name": "J. Carberry"}]] * 3),
        "families": plain.assign(authors=[[{"family": "Carberry", "given": "J."}]] * 3),
    }
    for form, data in forms.items():
        found = deduplicate(data).work_id
        assert found[0] == found[1], form
        assert found.nunique() == 2, form
    same_keys = ("category", "string", "arrays", "tuples", "people")
    assert [deduplicate(forms[name]).work_id.tolist() for name in same_keys] == [expected] * 5


@pytest.mark.parametrize(
    "index",
    [
        pd.Index([7, 7, 7]),
        pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["list", "row"]),
        pd.DatetimeIndex(["2020-01-01", "2020-01-01", "2021-01-01"]),
        pd.Index([None, np.nan, "x"], dtype=object),
    ],
)
def test_any_index_is_kept(index):
    data = pd.DataFrame({"title": [*TITLES, "Of kilns and clay"]}, index=index)
    found = deduplicate(data)
    assert found.index.equals(index)
    assert found.work_id.tolist()[0] == found.work_id.tolist()[1] != found.work_id.tolist()[2]


def test_labels_of_several_levels_can_be_decided_on():
    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])
    data = pd.DataFrame({"title": TITLES}, index=index)
    assert n_works(data, cannot_link=[(("a", 1), ("a", 2))]) == 2


@pytest.mark.parametrize(
    "data",
    [
        pd.DataFrame({"title": []}),
        pd.DataFrame(
            {"title": pd.Series([], dtype="string"), "year": pd.Series([], dtype="Int64")}
        ),
        pd.DataFrame({"title": ["Pots"]}),
        pd.DataFrame({"title": [None, None]}),
        pd.DataFrame({"title": [np.nan, ""], "year": [np.nan, np.nan]}),
        pd.DataFrame({"title": [1984, 3.5, True], "authors": [1, 2.5, None]}),
    ],
)
def test_small_and_empty_tables_give_the_same_columns(data):
    found = deduplicate(data)
    assert {name: str(found[name].dtype) for name in ("work_id", "link_reason", "link_score")} == {
        "work_id": "string",
        "link_reason": "string",
        "link_score": "Float64",
    }
    assert len(found) == len(data) == found.work_id.nunique()


def test_news_are_told_while_it_works():
    told: list[str] = []
    deduplicate(pd.DataFrame({"title": TITLES}), progress=told.append)
    assert told == ["Linking 2 rows"]


def test_a_decisions_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ConfigError, match="no decisions file"):
        deduplicate(pd.DataFrame({"title": TITLES}), decisions=tmp_path / "none.txt")


@pytest.mark.parametrize(
    "ids",
    [
        "pmid:1234567; openalex:W42",
        "openalex:W42|pmid:1234567",
        '["openalex:W42", "pmid:1234567"]',
        '{"pmid": "1234567", "openalex": ["W42"]}',
        {"pmid": 1234567, "openalex": ["W42", "W43"], "mag": None},
        ("openalex:W42",),
    ],
)
def test_identifiers_are_read_in_every_form_of_the_column(ids):
    table = pd.DataFrame(
        {"title": ["On the Mending of Pots", "Mending"], "ids": [ids, ["openalex:W42"]]}
    )
    assert deduplicate(table).work_id.nunique() == 1
