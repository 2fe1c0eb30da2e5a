"""Tables from files: types are kept, identifiers stay text, and what is no table is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.cli.output import Output
from researchmetrics.cli.tablefiles import read_table
from researchmetrics.errors import UnreadableDocumentError
from researchmetrics.tables import frame

ROWS = [
    {
        "work_id": "w1",
        "title": 'Pots; "cracked", and\nmended',
        "year": 2019,
        "authors": ["Ann Pott", "Lee; Bo"],
        "authors_truncated": False,
        "ids": {"openalex": "W1"},
        "citations": 0,
        "notes": ["Oral"],
    },
    {"work_id": "w2", "title": "NA", "authors": ["Pott, Ann"], "doi": "10.1/x"},
]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_works_table_survives_being_written_and_read(tmp_path, form):
    works = frame("works", ROWS)
    path = tmp_path / f"works.{form}"
    Output(format=form, output=path, quiet=True).table(works, "works")
    back = read_table(str(path))
    for column in ("work_id", "title", "year", "authors", "authors_truncated", "citations", "doi"):
        before, after = works[column].tolist(), back[column].tolist()
        assert [None if x is pd.NA else x for x in before] == [
            None if x is pd.NA else x for x in after
        ], column
    assert back["year"].dtype == "Int64"


def write(tmp_path, text, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_leading_zeros_make_an_identifier(tmp_path):
    table = read_table(write(tmp_path, "researcher_id,n\n007,1\n010,2\n"))
    assert table.researcher_id.tolist() == ["007", "010"]
    assert table.n.tolist() == [1, 2]


def test_an_empty_cell_is_unknown_but_the_word_na_is_a_word(tmp_path):
    table = read_table(write(tmp_path, "name,title\nNull,\nNA,nan\n"))
    assert table.name.tolist() == ["Null", "NA"]
    assert table.title.isna().tolist() == [True, False]


@pytest.mark.parametrize(
    "text",
    ["title;year\nPots, cracked;2019\n", "title\tyear\nPots, cracked\t2019\n"],
    ids=["semicolon", "tab"],
)
def test_other_delimiters_are_found(tmp_path, text):
    assert read_table(write(tmp_path, text)).iloc[0].tolist() == ["Pots, cracked", 2019]


def test_json_lines_are_read(tmp_path):
    table = read_table(write(tmp_path, '{"title": "Pots"}\n\n{"title": null, "year": 2019}\n'))
    assert table.year.tolist() == [pd.NA, 2019]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path):
    assert read_table(write(tmp_path, b"\xef\xbb\xbftitle\nPots\n")).columns.tolist() == ["title"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("a,b\n1\n", "row 2"),
        ("a,a\n1,2\n", "twice"),
        ('a\n"open\n', "not a table"),
        ("[1, 2]", "list of objects"),
        ("{]\n", "line 1"),
        ("a\0b\n", "not text"),
    ],
)
def test_what_is_no_table_gets_one_clear_error(tmp_path, text, says):
    with pytest.raises(UnreadableDocumentError, match=says):
        read_table(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableDocumentError, match=r"gone\.csv"):
        read_table(str(tmp_path / "gone.csv"))


def test_parquet_is_read_as_the_same_table(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "records.parquet"
    rows = "('On Pots', ['A. Pott', 'B. Lee'], 2019, NULL), ('Of Kilns', NULL, NULL, 3)"
    with duckdb.connect() as database:
        database.execute(
            f"COPY (SELECT * FROM (VALUES {rows}) AS t(title, authors, year, citations)) "
            f"TO '{path}' (FORMAT parquet)"
        )
    table = read_table(str(path))
    assert table["authors"].tolist() == [["A. Pott", "B. Lee"], None]
    assert table["year"].tolist() == [2019, pd.NA]
    assert table["citations"].tolist() == [pd.NA, 3]
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(UnreadableDocumentError, match="cannot be read as Parquet") as error:
        read_table(str(path))
    assert "\n" not in str(error.value)
