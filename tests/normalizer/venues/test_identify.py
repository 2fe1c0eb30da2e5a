"""Venues in the forms that CVs, references and services print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.venues import alike, identify, known_venues


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
    ("text", "identity"),
    [
        # Torn, run together, misspelt and cut by crawls.
        ("proc . of the 25 thinternational conference on very large databases", "vldb"),
        ("proc . 22nd int &#39; l conf . very large databases ,", "vldb"),
        ("proceedings of the 1997acm-sigmod conference ,", "sigmod"),
        ("proc . of acmsigmod 2000 international conference on & hellip ; ,", "sigmod"),
        ("Conferenceon Managementof Data", "sigmod"),
        ("proc . 2001 acm sigmod intl. conf . managment of", "sigmod"),
        ("acm sigmod rec ,", "sigmod-record"),
        ("acm transactions on database", "tods"),
        ("proc . of the 23rd vldb conference athens , greece ,", "vldb"),
        # Abbreviated, with numbers behind.
        ("J. ACM 45(3)", "jacm"),
        ("Proc. IEEE 86(11)", "ieee-jproc"),
        ("Phys. Rev. E 75", "physical-review-e"),
        ("Jpn. J. Appl. Phys.", "japanese-journal-of-applied-physics"),
        ("Mar. Pollut. Bull.", "marine-pollution-bulletin"),
        ("Annu. Rev. Psychol.", "annual-review-of-psychology"),
        ("J. Phys.: Condens. Matter", "journal-of-physics-condensed-matter"),
        ("IEEE Access, vol. 8", "ieee-access"),
        # With a place, an organiser, an acronym.
        ("Bioinformatics (Oxford, England)", "bioinformatics"),
        ("Nature (London)", "nature"),
        ("A&A", "astronomy-astrophysics"),
        ("EMNLP/IJCNLP (1)", "emnlp"),
        ("ACM SIGPLAN-SIGACT Symposium on Principles of Programming Languages", "popl"),
        ("IEEE/RSJ International Conference on Intelligent Robots and Systems", "iros"),
        ("ACM Trans. Graph. (SIGGRAPH)", "tog"),
        ("Very large data bases conference (VLDB '98)", "vldb"),
        ("12th International Workshop on Quality of Service", "iwqos"),
        ("Proc. CSCW 2010", "cscw"),
        ("Lecture Notes in Computer Science, vol. 1234", "lncs"),
        ("bioRxiv preprint doi: 10.1101/000001", "biorxiv"),
        ("VLDB", "vldb"),
        ("VLDB J.", "vldb-journal"),
        ("Proc. VLDB Endow. 12(3)", "pvldb"),
        ("SIGMOD Record", "sigmod-record"),
    ],
)
def test_known_venues_however_written(text, identity):
    venue = identify(text)
    assert (venue.id, venue.is_known) == (identity, True)


@pytest.mark.parametrize(
    "text",
    [
        # Acronyms are shared, and are words.
        "International Conference on Cracked Pots and Psychoceramics (ICCP 2020)",
        "JAMA Psychoceramics",
        "AIDS and Pots",
        "time",
        "Mathematics of Cracked Pots : MBE",
        # The name goes on.
        "Journal of Materials Science: Materials in Pots",
        "J. Mater. Sci.: Mater. Pots",
        "Journal of Computer Science",
        "Journal of immunopots, molecular and cellular biology",
        # Letters in order are not enough.
        "Acta anaesthesiologica Sinica",
        "Journal of Sea Research",
    ],
)
def test_other_venues_with_parts_of_known_names(text):
    assert not identify(text).is_known


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
        ("International Conference on Machine Learning and Cracked Pots", "conference"),
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


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Companion Proceedings of the Web Conference 2019", "www:satellite"),
        ("Companion of the 2020 ACM SIGMOD", "sigmod:satellite"),
        ("ICML 2019 Demo Track", "icml:satellite"),
        ("CVPRW", "cvpr:workshops"),
        ("NIPS Workshop on Cracked Pots", "neurips:cracked-pots"),
        ("IEEE Conference on Computer Vision and Pattern Recognition Workshops", "cvpr:workshops"),
    ],
)
def test_events_at_a_conference_name_it(text, identity):
    venue = identify(text)
    assert (venue.id, venue.type) == (identity, "workshop")
    assert alike(venue, identify(identity.partition(":")[0])) is None


@pytest.mark.parametrize("text", ["Proceedings of", "proc .", "acm", "Proceedings of the ACM"])
def test_what_is_left_of_a_name_may_say_nothing(text):
    assert identify(text) is None


def test_a_series_is_beside_the_conference_and_not_the_journal():
    series = identify("Lect. Notes Comput. Sci.")
    assert (series.is_series, series.type) == (True, None)
    assert alike(series, identify("ECCV")) is None
    assert alike(series, identify("Journal of the ACM")) is False
    assert alike(series, identify("LNCS")) is True


def test_an_issn_vouches_for_two_names():
    one = identify("Journal of Psychoceramics", issn="1234-5679")
    other = identify("Zeitschrift der Topfforschung", issn="1234-5679")
    assert alike(one, other) is True
    assert alike(one, identify("Zeitschrift der Topfforschung")) is None
    assert identify("ICML", issn="1234-5679").id == "icml"


def test_unknown_names_that_only_look_alike():
    assert (
        alike(identify("Acta psychoceramica Sinica"), identify("Acta psychoceramica Scandinavica"))
        is None
    )
    assert (
        alike(identify("Acta Psychoceram. Scand."), identify("Acta psychoceramica Scandinavica"))
        is True
    )


def test_alike():
    known, other = identify("ICML"), identify("NeurIPS")
    unknown = identify("Journal of Psychoceramics")
    assert alike(known, identify("International Conference on Machine Learning")) is True
    assert alike(known, other) is False
    assert alike(known, unknown) is None
    assert alike(unknown, identify("J. Psychoceram.")) is True
    assert alike(None, known) is None


def test_table_is_large_and_consistent():
    known = known_venues()
    venues = {venue.id: venue for venue in known.literal.values()}
    assert len(venues) > 250
    assert {venue.type for venue in venues.values()} == {
        "article",
        "conference",
        "workshop",
        "preprint",
        None,
    }
    wrong = [
        v.name for v in venues.values() if (found := identify(v.name)) is None or found.id != v.id
    ]
    assert not wrong


@given(st.text())
def test_never_raises(text):
    venue = identify(text)
    assert venue is None or venue.id
