"""What a title says beside the name of a work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.titles.marks import read_title

NAME = "Glazing cracked pots by fire"


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        (f"Correction to: {NAME}", "correction"),
        (f"Publisher’s Note: {NAME}", "correction"),
        (f"Correction for Carberry et al., {NAME}", "correction"),
        (f"Erratum: {NAME} [J. Pots 1, 2 (2019)]", "correction"),
        (f"Author Correction: {NAME}", "correction"),
        (f"Publisher’s Correction: {NAME}", "correction"),
        (f"Corrigendum to “{NAME}” [J. Pots 12 (2019) 1–10]", "correction"),
        (f"Erratum: {NAME}", "correction"),
        (f"ERRATA for {NAME}", "correction"),
        (f"Retraction Note: {NAME}", "retraction"),
        (f'Retraction notice to "{NAME}" [J. Pots 1 (2000)]', "retraction"),
        (f"Notice of Retraction: {NAME}", "retraction"),
        (f"Editorial Expression of Concern: {NAME}", "concern"),
        (f"Addendum to: {NAME}", "addendum"),
        (f"Supplementary Material for {NAME}", "supplement"),
        (f"Additional file 3 of {NAME}", "supplement"),
        (f"Replication Data for: {NAME}", "supplement"),
        (f"Data from: {NAME}", "supplement"),
        (f"Decision letter for “{NAME}”", "review"),
        (f'Review for "{NAME}"', "review"),
    ],
)
def test_a_notice_names_the_work_that_it_is_about(title, notice):
    marks = read_title(title)
    assert (marks.notice, marks.title) == (notice, NAME)


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        (f'Comment on "{NAME}"', "comment"),
        (f"Comments on {NAME}", "comment"),
        (f"Reply to “Comment on {NAME}”", "reply"),
        ("Authors' reply", "reply"),
        (f"Rejoinder: {NAME}", "reply"),
    ],
)
def test_comments_and_replies_keep_their_own_titles(title, notice):
    marks = read_title(title)
    assert (marks.notice, marks.title) == (notice, title)


@pytest.mark.parametrize(
    "title",
    [
        "Correction of astigmatism by cracked pots",
        "Retraction of the tongue in potters",
        "Withdrawal of glaze from the market",
        "Response to firing in cracked pots",
        "A review of cracked pots",
        "Review of cracked pots",
        "Discussion of cracked pots",
        "Data for good: pots and people",
        "Supplementing clay with ash",
        "Amendments to the law of pots",
        "Error correction of codes",
    ],
)
def test_what_papers_are_about_is_no_notice(title):
    assert read_title(title).notice is None
    assert read_title(title).title == title


@pytest.mark.parametrize(
    "title",
    [
        f"RETRACTED: {NAME}",
        f"RETRACTED ARTICLE: {NAME}",
        f"[Retracted] {NAME}",
        f"WITHDRAWN: {NAME}",
        f"{NAME} [Retracted]",
    ],
)
def test_a_title_that_takes_its_own_work_back_is_that_work(title):
    marks = read_title(title)
    assert (marks.title, marks.notice, marks.is_retracted) == (NAME, None, True)


@pytest.mark.parametrize(
    ("title", "own", "other"),
    [
        (
            "[On the mending of pots]. Über das Flicken der Töpfe",
            "Über das Flicken der Töpfe",
            "On the mending of pots",
        ),
        (
            "Über das Flicken der Töpfe [On the mending of pots]",
            "Über das Flicken der Töpfe",
            "On the mending of pots",
        ),
        (
            "De la réparation des pots = On the mending of pots",
            "De la réparation des pots",
            "On the mending of pots",
        ),
        (
            "陶器の修復について [On the mending of pots]",
            "陶器の修復について",
            "On the mending of pots",
        ),
    ],
)
def test_titles_in_two_languages(title, own, other):
    marks = read_title(title)
    assert (marks.title, marks.translated) == (own, other)


@pytest.mark.parametrize(
    "title",
    [
        "[On the mending of pots].",
        "On the mending of pots [Invited]",
        "On the mending of pots [Extended abstract]",
        "On the mending of pots [in the north of the valley]",
        "On the shape of pots where handle = spout of the pot",
    ],
)
def test_remarks_in_brackets_are_no_second_language(title):
    assert read_title(title).translated is None


def test_a_translation_says_so():
    marks = read_title(f"{NAME} (translated from Russian)")
    assert (marks.title, marks.is_translation) == (NAME, True)


@given(st.text(max_size=60))
def test_any_text_is_read_and_a_title_stays(text):
    marks = read_title(text)
    assert isinstance(marks.title, str)
    assert bool(marks.title) == bool(text)


@pytest.mark.parametrize(
    "text",
    [f"Publisher’s Note: {NAME}", f"Correction for Carberry et al., {NAME}",
     f"Retraction for Carberry et al., {NAME}", f"Erratum: {NAME} [J. Pots 1, 2 (2019)]"],
)  # fmt: skip
def test_whose_work_and_its_place_are_no_part_of_the_name(text):
    assert read_title(text).title == NAME
