"""The table of venues that the package knows."""

from __future__ import annotations

from collections import Counter

import pytest

from researchmetrics.normalizer.venues import Venue, VenueTable, identify, known_venues


def test_it_holds_the_main_venues_of_many_fields():
    venues = known_venues().venues
    kinds = Counter(venue.type for venue in venues.values())
    assert len(venues) > 3000
    assert kinds["article"] > 2000
    assert kinds["conference"] > 600
    assert kinds["preprint"] >= 15
    assert all(venue.is_series for venue in venues.values() if venue.type is None)
    assert all(venue.is_known for venue in venues.values())


def test_each_is_found_by_its_name():
    lost = {
        venue.name: found and found.id
        for venue in known_venues().venues.values()
        if (found := identify(venue.name)) is None or found.id != venue.id
    }
    assert not lost


def test_a_name_stands_for_one_venue():
    lost = {
        (identity, form): found and found.id
        for identity, forms in known_venues().names.items()
        for form in forms
        if (found := identify(form)) is None or found.id != identity
    }
    # Acronyms are shared between fields: each goes to the better known.
    assert set(lost) == {
        ("fse-crypto", "FSE"),
        ("icsr-robots", "ICSR"),
        ("ieee-transactions-on-cloud-computing", "TCC"),
        ("ismm-morphology", "ISMM"),
        ("iswc-wearable", "ISWC"),
        ("itc-networks", "ITC"),
        ("sac-crypto", "SAC"),
    }


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Conference on Computer Vision and Pattern Recognition", "cvpr"),
        ("Symposium on Security and Privacy", "ieee-sp"),
        ("European Conference on Machine Learning", "ecml"),
        ("Journal of the ACM", "jacm"),
        ("ACM Computing Surveys", "acm-computing-surveys"),
        ("Proceedings of the National Academy of Sciences", "pnas"),
        ("IEEE Transactions on Medical Imaging", "ieee-tmi"),
        ("International Conference on 3D Vision", "3dv"),
        ("Fast Software Encryption", "fse-crypto"),
        ("Physical Review Letters", "physical-review-letters"),
        ("Lecture Notes in Computer Science", "lncs"),
    ],
)  # fmt: skip
def test_identifiers_stay(text, identity):
    assert identify(text).id == identity


def test_further_entries_go_before_those_of_the_table():
    own = Venue("psyco", "Psychoceramics Today", "PLDI", "article")
    table = known_venues().with_entries([(own, ("Psychoceramics Today", "PLDI", "Psy. Tod."))])
    assert identify("PLDI", venues=table).id == "psyco"
    assert identify("Psy Tod", venues=table).is_known
    assert identify("PLDI").id == "pldi"
    assert len(table.venues) == len(known_venues().venues) + 1


def test_a_further_name_of_a_known_venue_is_that_venue():
    again = Venue("mine", "Journal of the ACM", None, "article")
    table = known_venues().with_entries([(again, ("Journal of the ACM", "Jot. Ass. Comp."))])
    assert identify("Jot. Ass. Comp.", venues=table) == identify("J. ACM")
    assert table.venues.keys() == known_venues().venues.keys()


def test_an_empty_table_knows_nothing():
    venue = identify("ICML", venues=VenueTable([]))
    assert (venue.id, venue.is_known) == ("icml", False)
    assert not identify("arXiv:2102.08604", venues=VenueTable([])).is_known
