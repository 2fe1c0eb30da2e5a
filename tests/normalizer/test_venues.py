"""Venues in the forms that CVs, references and services print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.venues import alike, identify
from researchmetrics.normalizer.venues_table import table


@pytest.mark.parametrize(
    ("text", "identity", "kind"),
    [
        (
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR), 2021",
            "cvpr",
            "conference",
        ),
        ("In CVPR", "cvpr", "conference"),
        ("CVPR'21", "cvpr", "conference"),
        (
            "Proceedings of the 38th International Conference on Machine Learning, Vienna",
            "icml",
            "conference",
        ),
        ("Proc. Int. Conf. on Machine Learning (ICML 2020)", "icml", "conference"),
        ("Advances in Neural Information Processing Systems 33", "neurips", "conference"),
        ("NIPS", "neurips", "conference"),
        ("NAACL-HLT", "naacl", "conference"),
        ("SIGMOD Conference", "sigmod", "conference"),
        ("International Conference on Management of Data", "sigmod", "conference"),
        ("SIGMOD Record", "sigmod-record", "article"),
        (
            "The VLDB Journal — The International Journal on Very Large Data Bases",
            "vldb-journal",
            "article",
        ),
        ("Very Large Data Bases", "vldb", "conference"),
        ("Proceedings of the VLDB Endowment", "pvldb", "article"),
        ("IEEE Trans. Pattern Anal. Mach. Intell.", "ieee-tpami", "article"),
        ("IEEE Transactions on Pattern Analysis & Machine Intelligence", "ieee-tpami", "article"),
        ("Proc. Natl. Acad. Sci. U.S.A.", "pnas", "article"),
        ("Proceedings of the IEEE", "ieee-jproc", "article"),
        ("N. Engl. J. Med.", "nejm", "article"),
        ("Phys. Rev. Lett. 123", "physical-review-letters", "article"),
        ("Machine Learning, 45(1)", "machine-learning", "article"),
        ("BIB Journal (Briefings in Bioinformatics)", "bib", "article"),
        ("arXiv preprint arXiv:2102.08604", "arxiv", "preprint"),
        ("CoRR, abs/1810.00150", "arxiv", "preprint"),
        ("arXiv (Cornell University)", "arxiv", "preprint"),
        ("bioRxiv", "biorxiv", "preprint"),
    ],
)
def test_known_venues(text, identity, kind):
    venue = identify(text)
    assert (venue.id, venue.type, venue.is_known) == (identity, kind, True)


@pytest.mark.parametrize(
    ("one", "other", "parent"),
    [
        (
            "AI for Content Creation workshop (AICCW) at IEEE Conference on CVPR (CVPR AICCW)",
            "CVPR Workshop on AI for Content Creation",
            "cvpr",
        ),
        (
            "Machine Learning for Music Discovery Workshop at ICML (ICML ML4MD), 2019",
            "ICML Workshop on Machine Learning for Music Discovery.",
            "icml",
        ),
        (
            "Late Break Demo in International Society for Music Information Retrieval (ISMIR LBD)",
            "Late Breaking Demo in the ISMIR",
            "ismir",
        ),
    ],
)
def test_workshops_are_not_the_conference(one, other, parent):
    first, second = identify(one), identify(other)
    assert first.type == second.type == "workshop"
    assert first.id == second.id
    assert first.id.startswith(parent + ":")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Journal of Psychoceramics", "article"),
        ("Annals of Cracked Pots", "article"),
        ("J. Psychoceram. Lett.", "article"),
        ("International Symposium on Cracked Pots", "conference"),
        ("Proceedings of the 3rd Meeting on Pots", "conference"),
        ("International Conference on Machine Learning and Cybernetics", "conference"),
        ("Workshop on Cracked Pots", "workshop"),
        ("CVPRW", "workshop"),
        ("PhD thesis, Brown University", "thesis"),
        ("Technical Report, Brown University", "report"),
        ("한국정보과학회 학술대회", "conference"),
        ("KCR", None),
    ],
)
def test_type_follows_from_the_words(text, kind):
    venue = identify(text)
    assert venue.type == kind
    assert not venue.is_known


@pytest.mark.parametrize(
    "text",
    ["", None, "  ", "To be submitted in April 2019", "Submitted to ICML", "under review",
     "https://github.com/example/pots", "in press", "2021", "12(3)"],
)  # fmt: skip
def test_no_venue(text):
    assert identify(text) is None


def test_the_first_of_two_places_counts():
    text = (
        "AAAI Conference on Artificial Intelligence (AAAI), 2021 and AI for Content Creation "
        "workshop (AICCW) at IEEE Conference on Computer Vision and "
        "Pattern Recognition (CVPR AICCW), 2021"
    )
    assert identify(text).id == "aaai"


def test_cut_names_of_old_crawls():
    assert (
        identify("proceedings of the international conference on very large & hellip ; ,").id
        == "vldb"
    )
    assert identify("Proc. of the 1986 ACM SIGMOD International Conference …").id == "sigmod"


def test_alike():
    known, other = identify("ICML"), identify("NeurIPS")
    unknown = identify("Journal of Psychoceramics")
    assert alike(known, identify("International Conference on Machine Learning")) is True
    assert alike(known, other) is False
    assert alike(known, unknown) is None
    assert alike(unknown, identify("J. Psychoceram.")) is True
    assert alike(None, known) is None


def test_table_is_large_and_consistent():
    known = table()
    venues = {venue.id: venue for venue in known.literal.values()}
    assert len(venues) > 250
    assert {venue.type for venue in venues.values()} == {
        "article",
        "conference",
        "workshop",
        "preprint",
    }
    wrong = [
        v.name for v in venues.values() if (found := identify(v.name)) is None or found.id != v.id
    ]
    assert not wrong


@given(st.text())
def test_never_raises(text):
    venue = identify(text)
    assert venue is None or venue.id
