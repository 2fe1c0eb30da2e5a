"""What holds for any text taken for a venue."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from researchmetrics.errors import UnreadableDocumentError
from researchmetrics.normalizer.venues import (
    ListedVenue,
    VenueIndex,
    alike,
    identify,
    known_venues,
    read_venue_list,
    written_venue_list,
)
from researchmetrics.normalizer.venues.letters import slug
from researchmetrics.normalizer.venues.words import key

_NAMES = sorted({name for names in known_venues().names.values() for name in names})
_PIECES = st.sampled_from(
    [
        "In", "Proc. of the", "Proceedings of the 12th", "12th", "2020", "Int. Conf. on", "J.",
        "Workshop on", "Cracked Pots", "Psychoceramics", "at", "(CVPR 2021)", "ICML", "…", ",",
        "& hellip ;", "and", "very", "PhD thesis", "arXiv:2102.08604", "submitted to", "Companion",
        "Demo Track", "(Basel, Switzerland)", "acm", "conferenceon", "vol. 3", "학회", "A", ".",
    ]
)  # fmt: skip
printed = st.one_of(
    st.text(),
    st.sampled_from(_NAMES),
    st.lists(_PIECES, max_size=6).map(" ".join),
    st.tuples(_PIECES, st.sampled_from(_NAMES), _PIECES).map(" ".join),
)


@given(printed)
@example("Workshops at ICML 2019 (A)")
@example("ACM SIGMOD Rec ,")
def test_naming_it_again_changes_nothing(text):
    venue = identify(text)
    if venue is not None:
        again = identify(venue.name)
        assert again is not None
        assert (again.id, again.type, again.is_known) == (venue.id, venue.type, venue.is_known)


@given(printed, printed)
def test_alike_has_no_direction(one, other):
    a, b = identify(one), identify(other)
    assert alike(a, b) is alike(b, a)
    assert alike(a, a) is (None if a is None else True)


@given(printed)
def test_a_venue_has_an_id_and_never_raises(text):
    venue = identify(text)
    assert venue is None or (venue.id and venue.id.strip() == venue.id and venue.name)


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=20))
def test_an_index_gives_one_of_its_names_or_none(names, text):
    assert VenueIndex(names).best(text) in {*names, None}
    assert VenueIndex(names).best(text) == VenueIndex(reversed(names)).best(text)


_field = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(
    lambda text: key(text) and slug(text) and not text.startswith("#")
)


@given(st.lists(st.builds(ListedVenue, _field, _field, st.none() | _field), max_size=5))
def test_a_list_written_is_read_again(venues):
    unique = {key(venue.name): venue for venue in venues}
    found = read_venue_list(written_venue_list(unique.values()))
    assert sorted(found, key=repr) == sorted(unique.values(), key=repr)


@given(st.text())
def test_any_text_is_a_list_or_refused(text):
    with suppress(UnreadableDocumentError):
        assert all(venue.name and venue.abbreviation for venue in read_venue_list(text))
