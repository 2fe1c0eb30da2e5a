"""venues: what a name stands for, and the user's own list."""

from __future__ import annotations

import json

import pytest

POTS = "# pots\nJournal of Psychoceramics;J. Psychoceram.;JPC;3\nKiln Letters;Kiln Lett.\n"


@pytest.fixture
def pots(tmp_path):
    path = tmp_path / "pots.csv"
    path.write_text(POTS, encoding="utf-8")
    return path


def test_show_tells_what_a_name_stands_for(run):
    (row,) = json.loads(run("venues", "show", "Proc. Natl. Acad. Sci. U.S.A.", "-f", "json").out)
    assert row["id"] == "pnas"
    assert row["name"] == "Proceedings of the National Academy of Sciences"
    assert (row["type"], row["known"]) == ("article", "package")
    assert "PNAS" in row["names"]


def test_show_says_when_a_name_is_not_known(run):
    (row,) = json.loads(run("venues", "show", "Journal of Psychoceramics", "-f", "json").out)
    assert (row["known"], row["type"]) == ("no", "article")


def test_a_list_is_added_shown_and_shortened(run, own_home, pots):
    ended = run("venues", "add", pots)
    assert (ended.code, ended.out) == (0, "")
    assert "Added 2 venues, replaced 0" in ended.err
    rows = json.loads(run("venues", "list", "-f", "json").out)
    assert rows == [
        {"name": "Journal of Psychoceramics", "abbreviation": "J. Psychoceram.", "shortest": "JPC"},
        {"name": "Kiln Letters", "abbreviation": "Kiln Lett.", "shortest": None},
    ]
    (row,) = json.loads(run("venues", "show", "JPC", "-f", "json").out)
    assert (row["id"], row["known"]) == ("journal-of-psychoceramics", "your list")
    assert run("venues", "remove", "JPC").code == 0
    assert (own_home / "data" / "venues.csv").read_text("utf-8") == "Kiln Letters;Kiln Lett.\n"


def test_adding_again_replaces(run, pots):
    assert run("venues", "add", pots).code == 0
    pots.write_text("kiln letters;K. L.", encoding="utf-8")
    assert "Added 0 venues, replaced 1" in run("venues", "add", pots).err
    rows = json.loads(run("venues", "-f", "json").out)
    assert [row["abbreviation"] for row in rows] == ["J. Psychoceram.", "K. L."]


def test_the_list_joins_rows_that_it_says_are_of_one_venue(run, pots, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "title,authors,year,venue\n"
        "On cracked pots,J. Carberry,2020,JPC\n"
        "On cracked pots,J. Carberry,2020,Journal of Psychoceramics\n",
        encoding="utf-8",
    )

    def reasons():
        return [row["link_reason"] for row in json.loads(run("dedupe", rows, "-f", "json").out)]

    assert not any("venue" in (reason or "") for reason in reasons())
    assert run("venues", "add", pots).code == 0
    assert any("same venue" in (reason or "") for reason in reasons())


def test_the_setting_says_where_the_list_lies(run, pots, tmp_path, monkeypatch):
    place = tmp_path / "elsewhere" / "mine.csv"
    monkeypatch.setenv("RESEARCHMETRICS_VENUES_FILE", str(place))
    missing = run("venues", "list")
    assert missing.code == 6
    assert "mine.csv" in missing.err
    assert run("venues", "add", pots).code == 0
    assert place.is_file()


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("add", "no-such-file.csv"), 4, "no-such-file.csv"),
        (("remove", "Journal of Psychoceramics"), 5, "is not in your list"),
        (("show", "12(3)"), 5, "names no venue"),
        (("show",), 8, "needs a name"),
        (("add",), 8, "needs a file"),
        (("burn", "x"), 2, "burn"),
    ],
)
def test_what_cannot_be_done_is_said(run, line, code, said):
    ended = run("venues", *line)
    assert ended.code == code
    assert said in ended.err


def test_a_wrong_line_is_named_and_nothing_is_kept(run, own_home, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("Kiln Letters;Kiln Lett.\nJust a name\n", encoding="utf-8")
    ended = run("venues", "add", path)
    assert ended.code == 4
    assert "line 2" in ended.err
    assert not (own_home / "data").exists()


def test_a_spoilt_list_stops_linking_with_one_line(run, own_home, tmp_path):
    (own_home / "data").mkdir()
    (own_home / "data" / "venues.csv").write_bytes(b"\xff")
    rows = tmp_path / "rows.csv"
    rows.write_text("title,venue\nOn cracked pots,ICML\n", encoding="utf-8")
    ended = run("dedupe", rows)
    assert ended.code == 6
    assert "venues.csv" in ended.err


def test_a_list_without_venues_and_a_list_with_a_name_are_told(run, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("# nothing yet\n")
    ended = run("venues", "add", empty)
    assert ended.code != 0
    assert "lists no venue" in ended.err
    ended = run("venues", "list", "VLDB")
    assert ended.code != 0
    assert 'venues show "VLDB"' in ended.err
