"""The user's own list of venues: its forms, its place, its use."""

from __future__ import annotations

import os

import pytest

from researchmetrics import config
from researchmetrics.errors import ConfigError, UnreadableDocumentError
from researchmetrics.normalizer.venues import (
    ListedVenue,
    identify,
    known_venues,
    own_list,
    own_venues,
    read_venue_list,
    using_venues,
    venues_path,
)

POTS = ListedVenue("Journal of Psychoceramics", "J. Psychoceram.", "JPC")


@pytest.mark.parametrize(
    "text",
    [
        "Journal of Psychoceramics;J. Psychoceram.;JPC",
        "Journal of Psychoceramics;J. Psychoceram.;JPC;17",
        "Journal of Psychoceramics, J. Psychoceram., JPC, 17",
        '"Journal of Psychoceramics","J. Psychoceram.","JPC"',
        "\ufeff# pots\r\n\r\n  Journal of Psychoceramics ; J. Psychoceram. ; JPC\r\n# end\r\n",
    ],
)
def test_forms_of_a_list(text):
    assert read_venue_list(text) == [POTS]


def test_the_form_with_an_equals_sign():
    text = "# pots\nAnnals of Pots, Jugs and Cups = Ann. Pots Jugs Cups\nPots = P.\n"
    assert read_venue_list(text) == [
        ListedVenue("Annals of Pots, Jugs and Cups", "Ann. Pots Jugs Cups"),
        ListedVenue("Pots", "P."),
    ]


def test_quotes_hold_separators_and_quotes():
    text = '"Pots; Jugs";PJ\n"The ""Cracked"" Pot";TCP\n'
    assert [venue.name for venue in read_venue_list(text)] == ["Pots; Jugs", 'The "Cracked" Pot']


def test_of_two_lines_on_one_venue_the_last_counts():
    text = "Journal of Psychoceramics;old\njournal of psychoceramics;new\n"
    assert read_venue_list(text) == [ListedVenue("journal of psychoceramics", "new")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Good Pots;GP\nBad Pots\n", "line 2 has no abbreviation for 'Bad Pots'"),
        ("Bad Pots;\n", "line 1 has no abbreviation"),
        ("# x\n\n;BP;x\n", "line 3 has a name without letters"),
        ("Bad Pots;BP;B;many\n", "line 1 has the frequency 'many'"),
        ("a;b;c;4;e\n", "line 1 has 5 fields"),
        ('"Bad Pots;BP\n', "line 1 "),
        ("!!;BP\n", "without letters"),
        ("P" * 1001 + ";BP\n", "more than 1000 characters"),
        ("a\nb\nc\nd\ne;f\n", "and 1 more"),
    ],
)
def test_wrong_lines_are_named(text, said):
    with pytest.raises(UnreadableDocumentError, match="full name;abbreviation") as caught:
        read_venue_list(text, "The file pots.csv")
    assert said in str(caught.value)
    assert str(caught.value).startswith("The file pots.csv")


@pytest.fixture
def listed(own_home):
    """A list in the data folder."""
    place = own_home / "data" / "venues.csv"
    place.parent.mkdir()
    place.write_text("Journal of Psychoceramics;J. Psychoceram.;JPC\nICML Letters;ICML\n")
    return place


def test_the_list_in_the_data_folder_is_used(listed):
    assert venues_path() == listed
    assert own_list()[0] == POTS
    with using_venues(own_venues):
        assert identify("JPC").id == "journal-of-psychoceramics"
        assert identify("ICML").name == "ICML Letters"
    # Without being asked nothing is read from disk.
    assert identify("ICML").name == "International Conference on Machine Learning"
    assert not identify("JPC").is_known


def test_without_a_list_the_table_is_the_packages_own():
    assert own_list() == []
    assert own_venues() is known_venues()


def test_the_setting_names_another_place(tmp_path, monkeypatch, listed):
    place = tmp_path / "mine.csv"
    place.write_text("Kiln Letters = Kiln Lett.", encoding="utf-8")
    monkeypatch.setenv("RESEARCHMETRICS_VENUES_FILE", str(place))
    assert config.setting("venues_file").origin == "environment"
    assert [venue.name for venue in own_list()] == ["Kiln Letters"]
    place.unlink()
    with pytest.raises(ConfigError, match="is not there"):
        own_venues()
    assert own_list(missing_ok=True) == []


def test_the_table_is_built_anew_only_when_the_list_changes(listed):
    first = own_venues()
    assert own_venues() is first
    listed.write_text("Kiln Letters;Kiln Lett.\n")
    os.utime(listed, ns=(1, 1))
    assert "kiln-letters" in own_venues().venues


def test_a_list_that_changes_meanwhile_changes_nothing(listed):
    with using_venues(own_venues):
        before = identify("ICML")
        listed.write_text("Kiln Letters;Kiln Lett.\n")
        assert identify("ICML") is before
        assert not identify("Kiln Letters").is_known


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"only a name\n"])
def test_a_list_that_cannot_be_read_says_where(listed, content):
    listed.write_bytes(content)
    with pytest.raises(ConfigError, match=r"venues\.csv"):
        own_venues()


def test_a_name_of_the_users_may_share_an_identifier_with_no_other(listed):
    # Its words make the identifier of another venue, which it is not.
    listed.write_text("P.N.A.S.;Pots Nas\nLNCS-;Lumps\n")
    table = own_venues()
    assert table.literal["pots nas"].name == "Proceedings of the National Academy of Sciences"
    assert identify("PNAS", venues=table).id == "pnas"
