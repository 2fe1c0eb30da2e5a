"""The watchlist: read whole, refused with the line and the person where it is wrong."""

from __future__ import annotations

import pytest

from researchmetrics import datasets
from researchmetrics.errors import ConfigError
from researchmetrics.jobs import read_watchlist

GOOD = """
# people
[settings]
store = "metrics.db"
sources = ["openalex"]

[[person]]
name = "Josiah Carberry"
ids = ["0000-0002-1825-0097", "https://openalex.org/A5000000001"]

[[ person ]]   # the second
ids = ["openalex:A5000000002"]
sources = ["dblp"]
"""


@pytest.fixture
def write(tmp_path):
    def written(text: str):
        path = tmp_path / "watchlist.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_people_come_with_canonical_identifiers(write):
    listed = read_watchlist(write(GOOD))
    first, second = listed.people
    assert first.ids == ("orcid:0000-0002-1825-0097", "openalex:A5000000001")
    assert (first.key, first.label) == ("orcid:0000-0002-1825-0097", "Josiah Carberry")
    assert (first.sources, second.sources) == (("openalex",), ("dblp",))
    assert second.label == "openalex:A5000000002"
    assert listed.store == "metrics.db"


def test_the_bundled_watchlist_names_nobody_real():
    (only,) = read_watchlist(datasets.load().watchlist).people
    assert only.ids == ("orcid:0000-0002-1825-0097",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[settings]", "[setings]", "'setings' is not known here.*Is settings meant"),
        ("store =", "stor =", r"\[settings\]: 'stor'.*Is store meant"),
        ('"metrics.db"', "7", r"\[settings\]: store must be a text in quotes, not 7"),
        ('["openalex"]', '"openalex"', r"\[settings\]: sources must be a list"),
        ('"Josiah Carberry"', "true", "line 7: name must be a text"),
        ('ids = ["0000', 'id = ["0000', r"line 7 \(Josiah Carberry\): 'id'.*Is ids meant"),
        ("1825-0097", "1825-0098", r"line 7 \(Josiah Carberry\): .*0000-0002-1825-0098"),
        ('["openalex:A5000000002"]', "[]", "line 11: the person has no ids"),
        ('["openalex:A5000000002"]', '["Maria Oliveira"]', "line 11: "),
        ('["openalex:A5000000002"]', "[3]", "line 11: ids must be a list of texts"),
        ("A5000000002", "A5000000001", "given for both Josiah Carberry and openalex:A5000000001"),
        ("[[ person ]]", "[[ person", "is no TOML.*line 11"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(write, old, new, said):
    assert old in GOOD
    with pytest.raises(ConfigError, match=said):
        read_watchlist(write(GOOD.replace(old, new)))


@pytest.mark.parametrize("text", ["", "# nobody\n", "person = []"])
def test_a_list_of_nobody_is_refused(write, text):
    with pytest.raises(ConfigError, match="names nobody"):
        read_watchlist(write(text))


@pytest.mark.parametrize("text", ["person = 3", "person = [3]", "settings = 3"])
def test_a_value_where_a_table_belongs_is_refused(write, text):
    with pytest.raises(ConfigError, match="is not a table"):
        read_watchlist(write(text))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(ConfigError, match="There is no watchlist"):
        read_watchlist(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_watchlist(tmp_path)
    (tmp_path / "photo.toml").write_bytes(b"\xff\xd8\xff\xe0\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_watchlist(tmp_path / "photo.toml")


def test_some_can_be_chosen_by_label_or_identifier(write):
    listed = read_watchlist(write(GOOD))
    assert [e.key for e in listed.only(["Josiah Carberry"])] == ["orcid:0000-0002-1825-0097"]
    assert len(listed.only(["0000-0002-1825-0097", "openalex:A5000000002"])) == 2
    assert len(listed.only([])) == 2
    with pytest.raises(ConfigError, match="nobody called Jane"):
        listed.only(["Jane", "Josiah Carberry"])
