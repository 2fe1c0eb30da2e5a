"""OpenReview over real sockets: both shapes, both addresses, the account, fates of submissions."""

from __future__ import annotations

import copy
import json
import logging
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_openreview import PlayedOpenReview

from researchmetrics.errors import (
    AccessError,
    BlockedError,
    IdentifierError,
    NotFoundError,
    OfflineError,
    RateLimitedError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import get_source
from researchmetrics.fetchers.openreview import parse_author, parse_work
from researchmetrics.records import WORK_TYPES

CARBERRY = "openreview:~Josiah_Carberry1"


@pytest.fixture
def review(service, fixtures) -> PlayedOpenReview:
    played = PlayedOpenReview(fixtures / "openreview")
    service.answer = played.answer
    return played


@pytest.fixture
def open_review(review, service, open_named):
    return lambda **options: open_named("openreview", base_url=f"{service.url}/api2", **options)


@pytest.fixture
def source(open_review):
    return open_review()


@pytest.fixture
def account(monkeypatch, review):
    review.is_locked = True
    monkeypatch.setenv("OPENREVIEW_USERNAME", "carberry@kiln.example")
    monkeypatch.setenv("OPENREVIEW_PASSWORD", "planted-password")
    return review


def ids_of(records) -> list[str | None]:
    return [record.provenance.source_id for record in records]


def many(review, n: int) -> None:
    review.newer = [review.note(number) for number in range(1, n + 1)]
    review.older = []


def numbered(n: int) -> list[str]:
    return [f"note{number:06d}" for number in range(1, n + 1)]


def test_a_submission_is_read_whole(source):
    record = next(iter(source.works(CARBERRY)))
    assert record.title == "On the $\\alpha$ Toughness of Cracked Pots"
    assert record.abstract == "We hit pots and hit them again."
    first, second, third, fourth = record.authors
    assert (first.name, first.ids, first.is_self) == ("Josiah Carberry", (CARBERRY,), True)
    assert (second.ids, second.is_self) == (("dblp:12/3456-1",), False)
    assert (third.ids, fourth.ids) == ((), ())  # a search and an e-mail address name nobody
    assert (record.n_authors, record.authors_truncated) == (4, False)
    assert (record.date, record.year, record.type) == ("2024-01-16", 2024, "conference")
    assert record.venue == "ICPP 2024 oral"
    assert record.category == "psychoceramics"
    assert record.url == "https://openreview.net/forum?id=psycho0001"
    assert (record.code_url, record.has_code) == ("https://github.com/kiln/pots", True)
    assert record.links == (
        "https://openreview.net/pdf/0123abcd.pdf",
        "https://openreview.net/attachment/4567abcd.zip",
        "https://pots.example/",
    )
    assert record.notes == ("Featured Certification",)
    assert record.ids == ("openreview:psycho0001",)
    assert (record.doi, record.arxiv_id, record.citations, record.references) == (None,) * 4
    assert (record.is_retracted, record.is_open_access) == (None, None)
    assert record.provenance.source == "openreview"
    assert len(record.provenance.payload_sha256) == 64


def test_an_old_submission_is_read_whole(source):
    record = next(one for one in source.works(CARBERRY) if one.provenance.source_id == "old0001")
    assert (record.title, record.abstract) == ("Pots, Blindly", "Eyes closed, we hit pots.")
    assert [author.name for author in record.authors] == ["Josiah Carberry", "Ida Kiln"]
    assert record.authors[0].is_self is True
    # Sent in on that day; what became of it is said in replies alone.
    assert (record.date, record.year, record.type) == ("2017-10-27", 2018, "conference")
    assert record.venue == "International Conference on Psychoceramics"
    assert record.links == ("https://openreview.net/pdf/89abcdef.pdf",)
    assert (record.has_code, record.notes) == (None, ())


def test_an_import_is_read_whole(source):
    record = next(one for one in source.works(CARBERRY) if one.provenance.source_id == "import0001")
    first, second, third = record.authors
    assert (first.ids, first.is_self) == ((CARBERRY,), True)
    assert second.ids == ("orcid:0000-0001-5109-3700",)
    assert (second.affiliations, second.countries) == (("Kiln 7",), ("PT",))
    assert (third.name, third.ids) == ("A. N. Other", ())
    # The first moment of a year means the year.
    assert (record.date, record.year, record.type) == ("2010", 2010, "article")
    assert (record.venue, record.publisher) == ("J. Psychoceramics 2010", "Kiln Press")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101--120")
    assert record.doi == "10.5555/psycho.0010"
    assert record.ids == ("openreview:import0001", "dblp:journals/jpsycho/Carberry10")
    assert record.links == ("https://doi.org/10.5555/psycho.0010",)


@pytest.mark.parametrize(
    ("venue", "venueid", "kind", "notes"),
    [
        ("ICPP 2024 poster", "ICPP.example/2024/Conference", "conference", ()),
        ("Submitted to ICPP 2024", "ICPP.example/2024/Conference", "preprint", ()),
        ("Submitted to ICPP 2024", "ICPP.example/2024/Conference/Submission", "preprint", ()),
        ("ICPP 2025 Conference Submission", "ICPP.example/2025/Conference", "preprint", ()),
        ("Submitted to ICPP 2024", "ICPP.example/2024/Rejected_Submission", "other", ("rejected",)),
        ("ICPP 2024 Withdrawn", "ICPP.example/Withdrawn_Submission", "other", ("withdrawn",)),
        ("ICPP", "ICPP.example/Desk_Rejected_Submission", "other", ("desk rejected",)),
        ("Rejected by TMLR", "TMLR/Rejected", "other", ("rejected",)),
        ("Under review for TMLR", "TMLR/Under_Review", "preprint", ()),
        ("Accepted by TMLR", "TMLR", "article", ()),
        ("Retracted by TMLR", "TMLR/Retracted_Acceptance", "other", ("retracted",)),
        ("CoRR 2025", "dblp.org/journals/CORR/2025", "preprint", ()),
        ("CHI 2017", "dblp.org/conf/CHI/2017", "conference", ()),
        ("CrackedPots", "ICPP.example/2024/Workshop/CrackedPots", "workshop", ()),
        ("Pots", "OpenReview.net/Archive", None, ()),
        (None, None, None, ()),
    ],
)
def test_what_became_of_a_submission(venue, venueid, kind, notes):
    for shape in (lambda held: held, lambda held: {"value": held}):
        content = {"venue": shape(venue), "venueid": shape(venueid), "title": shape("Pots")}
        record = parse_work({"id": "a", "content": content})
        assert (record.type, record.notes, record.venue) == (kind, notes, venue)
        assert record.is_retracted is (True if notes == ("retracted",) else None)


def test_old_fates_stand_in_the_invitation_or_the_decision():
    at = "ICPP.example/2019/Conference/-/"
    for raw, note in (
        ({"invitation": at + "Withdrawn_Submission", "content": {}}, "withdrawn"),
        ({"invitation": at + "Desk_Rejected_Submission", "content": {}}, "desk rejected"),
        ({"invitation": at + "Submission", "content": {"decision": "Reject"}}, "rejected"),
    ):
        record = parse_work({"id": "a"} | raw)
        assert (record.type, record.notes[0]) == ("other", note)
        assert record.venue == "ICPP.example/2019/Conference"
    accepted = {"decision": "Accept (Poster)"}
    record = parse_work({"id": "a", "invitation": at + "Blind_Submission", "content": accepted})
    assert (record.type, record.notes) == (None, ("Accept (Poster)",))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"code": "https://github.com/kiln/pots"}, "https://github.com/kiln/pots"),
        ({"Code_URL": {"value": "Code: https://gitlab.com/a/b."}}, "https://gitlab.com/a/b"),
        ({"software": "/attachment/1.zip"}, "https://openreview.net/attachment/1.zip"),
        ({"code_of_conduct": "https://icpp.example/conduct"}, None),
        ({"code": "N/A"}, None),
        ({"code": "[1 code](https://www.catalyzex.com/paper/arxiv:1901.00001/code)"}, None),
        ({"code": None}, None),
        ({"code": ["https://github.com/kiln/pots"]}, None),
    ],
)
def test_code_of_the_authors(content, code):
    record = parse_work({"id": "a", "content": content})
    assert (record.code_url, record.has_code) == (code, True if code else None)
    assert code not in record.links


def test_identifiers_are_found_in_addresses():
    html = "https://doi.org/10.48550/arXiv.2501.06425"
    record = parse_work({"id": "a", "content": {"html": html, "pdf": "http://arxiv.org/pdf/1v3"}})
    assert (record.doi, record.arxiv_id) == ("10.48550/arXiv.2501.06425", "2501.06425")
    html = "https://aclanthology.org/2020.acl-main.447"
    assert parse_work({"id": "a", "content": {"html": html}}).ids[1:] == ("acl:2020.acl-main.447",)
    raw = {"id": "a", "content": {}, "externalIds": ["DOI:10.5555/1", "arxiv:2401.99999", "x"]}
    record = parse_work(raw)
    assert (record.doi, record.arxiv_id) == ("10.5555/1", "2401.99999")


def test_authors_known_by_their_profiles_alone():
    content = {"authorids": {"value": ["~Ida_Kiln2", "x@y.example", None, 3]}}
    record = parse_work({"id": "a", "content": content})
    assert [author.name for author in record.authors] == ["Ida Kiln"]
    content = {"authors": ["Josiah Carberry"], "authorids": []}
    (author,) = parse_work({"id": "a", "content": content}).authors
    assert (author.name, author.ids) == ("Josiah Carberry", ())


@pytest.mark.parametrize("n", [0, 1, 999, 1000, 1001, 2500])
def test_all_pages_come_and_each_work_once(review, source, n):
    many(review, n)
    assert ids_of(source.works(CARBERRY)) == numbered(n)
    assert source.n_expected == n


@pytest.mark.parametrize(("n", "n_requests"), [(1, 2), (1000, 2), (1001, 3)])
def test_requests_for_many_works(review, source, service, n, n_requests):
    many(review, n)
    assert ids_of(source.works(CARBERRY)) == numbered(n)
    assert service.n_asked == n_requests == source.tally.requests
    assert [asked.path for asked in service.asked[-2:]][1] == "/api/notes"
    assert service.asked[0].first("content.authorids") == "~Josiah_Carberry1"


def test_without_a_second_address_one_is_asked(review, service, open_named):
    many(review, 3)
    play = review.answer
    service.answer = lambda asked: play(type(asked)(f"/api2{asked.path}", *_rest(asked)))
    source = open_named("openreview", base_url=service.url)
    assert ids_of(source.works(CARBERRY)) == numbered(3)
    assert service.n_asked == 1


def _rest(asked):
    return (asked.query, asked.headers, asked.at, asked.method, asked.body)


def test_the_older_address_has_a_name_of_its_own():
    source = get_source("openreview")
    assert source._bases == ["https://api2.openreview.net", "https://api.openreview.net"]
    assert source.n_requests(1000) == 3
    assert source.opt_in


@pytest.mark.parametrize("claimed", [1, 150, 1200, 9_999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(review, source, claimed):
    many(review, 1_200)
    review.spoil = lambda asked, body: body | {"count": claimed if body["notes"] else 0}
    assert ids_of(source.works(CARBERRY)) == numbered(1_200)


def test_both_addresses_may_hold_the_same(review, source):
    review.older = [*review.older, review.newer[0]]
    assert ids_of(source.works(CARBERRY)) == ["psycho0001", "import0001", "old0001"]
    assert source.n_expected == 3


def test_replies_and_what_was_deleted_are_no_works(review, source):
    review.newer = [
        review.note(1),
        review.note(2, forum="note000001", replyto="note000001"),
        review.note(3, ddate=1_700_000_000_000),
    ]
    assert ids_of(source.works(CARBERRY)) == ["note000001", "old0001"]
    assert source.n_expected == 2


def test_duplicates_across_pages_come_once(review, source):
    many(review, 1_500)
    twice = review.newer[5]
    review.spoil = lambda asked, body: body | {"notes": [twice, twice, *body["notes"]]}
    found = ids_of(source.works(CARBERRY))
    assert sorted(found) == numbered(1_500)


def test_a_service_that_ignores_the_offset(review, source, service):
    many(review, 1_000)
    review.spoil = lambda asked, body: {"notes": review.newer, "count": 5_000}
    assert ids_of(source.works(CARBERRY)) == numbered(1_000)
    assert service.n_asked <= 6


def test_since_narrows(review, source):
    review.older = []
    review.newer = [
        review.note(1, pdate=1_714_521_600_000),  # 2024-05-01
        review.note(2, pdate=1_704_100_000_000),  # 2024-01-01, not at midnight
        review.note(3, pdate=1_704_067_200_000),  # the year 2024
        review.note(4, pdate=None, cdate=None, tcdate=None),
        review.note(5, pdate=1_500_000_000_000, content={"authorids": ["~Josiah_Carberry1"]}),
    ]
    found = ids_of(source.works(CARBERRY, since="2024-03-01"))
    assert found == ["note000001", "note000003", "note000004"]
    with pytest.raises(IdentifierError):
        list(source.works(CARBERRY, since="spring"))


def test_nobody_is_not_somebody_without_works(review, source, service):
    for ask in (source.works, source.person):
        with pytest.raises(NotFoundError):
            list(ask("openreview:~Nobody1"))
    many(review, 0)
    service.asked.clear()
    assert list(source.works(CARBERRY)) == []
    assert source.n_expected == 0
    assert service.n_asked == 3


@pytest.mark.parametrize("status", [400, 404])
def test_a_profile_that_is_not_found(review, source, service, status):
    words = {"name": "NotFoundError", "message": "Profile Not Found", "status": status}
    service.script(said(words, status))
    with pytest.raises(NotFoundError):
        list(source.person("openreview:~Nobody1"))


def test_a_person_is_described(source):
    (record,) = source.person("openreview:~J._Carberry1")
    person = record.person
    assert person.ids[:3] == (
        CARBERRY,
        "openreview:~J._Carberry1",
        "openreview:~Josiah_S._Carberry2",
    )
    assert set(person.ids[3:]) == {
        "orcid:0000-0002-1825-0097",
        "dblp:12/3456",
        "scholar:AbCdEfGhIjKl",
        "s2:90000001",
    }
    assert (person.name, person.other_names) == ("Josiah S. Carberry", ("J. Carberry",))
    assert person.affiliations == ("University of Imaginary Sciences", "Wesleyan Crockery College")
    assert person.interests == ("Psychoceramics", "Cracks")
    assert person.emails == ("carberry@kiln.example",)
    assert person.links[0] == "https://carberry.example/"
    assert record.reported == {}
    assert record.provenance.source_id == "~Josiah_Carberry1"


@pytest.mark.parametrize("identifier", ["", "openreview:", "openreview:abc", "orcid:1", "~A1"])
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


def test_candidates_come_with_evidence(review, source, service):
    other = {"id": "~Jo_Carberry1", "content": {"names": [{"first": "Jo", "last": "Carberry"}]}}
    review.profiles.append(other)
    best, second = source.find(" Josiah  S. Carberry ", affiliation="imaginary sciences")
    assert (best.id, best.name, second.id) == (
        CARBERRY,
        "Josiah S. Carberry",
        "openreview:~Jo_Carberry1",
    )
    assert best.score == 1.0
    assert best.countries == ("PT", "US")
    assert best.coauthors == ("Ida Kiln",)
    assert best.topics == ("Psychoceramics", "Cracks")
    assert "dblp:12/3456" in best.ids
    assert CARBERRY not in best.ids
    assert service.n_asked == 1
    assert source.n_expected == 2
    assert list(source.find("Nobody")) == []
    with pytest.raises(IdentifierError):
        list(source.find("  "))


def test_works_by_their_ids(review, source, service):
    wanted = ["openreview:psycho0001", "openreview:old0001", "openreview:none", "openreview:none"]
    assert ids_of(source.by_ids(wanted)) == ["psycho0001", "old0001"]
    assert service.n_asked == 2
    assert service.asked[1].first("ids") == "old0001,none"  # not asked for again
    service.asked.clear()
    assert ids_of(source.by_ids(["openreview:psycho0001"])) == ["psycho0001"]
    assert service.n_asked == 1


def test_many_works_by_their_ids(review, source, service):
    many(review, 1_000)
    found = ids_of(source.by_ids(f"openreview:{one}" for one in numbered(1_000)))
    assert sorted(found) == numbered(1_000)
    assert service.n_asked <= 5


def test_a_batch_refused_for_one_of_it(review, source, service):
    play = review.answer
    missing = said({"name": "NotFoundError", "message": "none was not found"}, 404)
    service.answer = lambda asked: missing if "none" in (asked.first("ids") or "") else play(asked)
    wanted = ["openreview:psycho0001", "openreview:none", "openreview:import0001"]
    assert sorted(ids_of(source.by_ids(wanted))) == ["import0001", "psycho0001"]


@pytest.mark.parametrize(
    "one", ["openreview:", "doi:10.5555/1", "openreview:a,b", "openreview:a b"]
)
def test_identifiers_of_no_work(source, service, one):
    with pytest.raises(IdentifierError):
        list(source.by_ids([one]))
    assert service.n_asked == 0


def test_the_locked_door_is_told(review, source):
    review.is_locked = True
    for ask in (source.works, source.person):
        with pytest.raises(BlockedError, match="openreview_user") as caught:
            list(ask(CARBERRY))
        assert caught.value.status == 403


def test_an_account_opens_the_door(account, open_review, service, caplog, own_home):
    caplog.set_level(logging.DEBUG)
    source = open_review()
    assert ids_of(source.works(CARBERRY)) == ["psycho0001", "import0001", "old0001"]
    list(source.person(CARBERRY))
    paths = [asked.path for asked in service.asked]
    assert paths == ["/api2/login", "/api2/notes", "/api/notes", "/api2/profiles"]
    assert service.asked[0].method == "POST"
    assert service.asked[2].headers["authorization"] == "Bearer planted-token"
    assert source.tally.requests == 4
    shown = repr(source) + repr(vars(source)) + repr(source.door) + caplog.text
    source.close()
    kept = b"".join(file.read_bytes() for file in own_home.rglob("*") if file.is_file())
    for secret in ("planted-password", "planted-token"):
        assert secret not in shown
        assert secret.encode() not in kept


def test_signing_in_is_kept_nowhere(account, open_review, service):
    list(open_review().works(CARBERRY))
    service.asked.clear()
    assert len(list(open_review().works(CARBERRY))) == 3
    assert [asked.path for asked in service.asked] == ["/api2/login"]


@pytest.mark.usefixtures("account")
def test_offline_nobody_is_signed_in(open_review, service):
    list(open_review().works(CARBERRY))
    service.asked.clear()
    assert len(list(open_review(offline=True).works(CARBERRY))) == 3
    with pytest.raises(OfflineError):
        list(open_review(offline=True).works("openreview:~Ida_Kiln1"))
    assert service.n_asked == 0


def test_making_a_source_signs_nobody_in(open_review, account, service):
    source = open_review()
    assert source.tally.requests == 0
    assert source.n_requests(None) == 4
    assert service.n_asked == 0


def test_a_wrong_password_is_told_and_not_shown(account, open_review, service):
    account.accounts = {"carberry@kiln.example": "another"}
    with pytest.raises(AccessError, match="openreview_password") as caught:
        list(open_review().works(CARBERRY))
    assert "planted-password" not in str(caught.value) + repr(caught.value.details)
    assert service.n_asked == 1


def test_a_second_factor_is_told(account, open_review, service):
    service.script(said({"mfaPending": True}))
    with pytest.raises(AccessError, match="second factor"):
        list(open_review().works(CARBERRY))


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (said({"message": "Internal"}, 500), SourceDownError),
        (said({"message": "slow"}, 429), RateLimitedError),
        (Reply(b"<html>captcha</html>", 403, HTML), BlockedError),
    ],
)
@pytest.mark.usefixtures("account")
def test_signing_in_fails_like_any_question(open_review, service, reply, error):
    service.script(reply)
    with pytest.raises(error):
        list(open_review(max_wait=3).works(CARBERRY))


def test_a_token_may_be_given_instead(review, open_review, service):
    review.is_locked = True
    assert len(list(open_review(api_key="planted-token").works(CARBERRY))) == 3
    assert service.asked[0].path == "/api2/notes"


def test_a_token_that_is_refused_is_told(account, open_review):
    source = open_review()
    list(source.find("Nobody"))
    account.token = "another-token"
    with pytest.raises(BlockedError):
        list(source.works(CARBERRY))


@pytest.mark.parametrize("body", [[], {}, {"notes": None}, {"notes": {}}, "text", 3])
def test_answers_that_are_no_list_are_refused(source, service, body):
    service.script(said(body))
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(CARBERRY))


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (said({"name": "Error", "message": "down"}, 503), SourceDownError),
        (said({"name": "RateLimitError", "message": "slow"}, 429), RateLimitedError),
        (said({"name": "ValidationError", "message": "bad"}, 400), UnexpectedAnswerError),
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b'{"notes": [', 200), UnexpectedAnswerError),
    ],
)
def test_one_address_failing_keeps_what_the_other_gave(review, source, service, reply, error):
    play = review.answer
    service.answer = lambda asked: reply if asked.path == "/api/notes" else play(asked)
    received = []
    with pytest.raises(error):
        received.extend(one for one in source.works(CARBERRY))
    assert ids_of(received) == ["psycho0001", "import0001"]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**19), 10**19),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.lists(st.none() | st.text(max_size=3) | st.integers(), max_size=3),
    st.dictionaries(st.sampled_from(["value", "name", "id"]), st.none() | st.text(max_size=3)),
)


def places(value, path=()):
    """Name every place in a value, however deep."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, held in inner:
        yield (*path, name)
        if isinstance(held, dict | list):
            yield from places(held, (*path, name))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_answer_trips_the_readers(fixtures, data):
    name = data.draw(st.sampled_from(["note_v1", "note_v2", "note_import", "profile"]))
    parse = parse_author if name == "profile" else parse_work
    raw = json.loads((fixtures / "openreview" / f"{name}.json").read_text("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        *steps, last = data.draw(st.sampled_from(list(places(raw))))
        raw = copy.deepcopy(raw)
        place = raw
        for step in steps:
            place = place[step]
        junk = data.draw(st.just(...) | JUNK)
        if junk is ...:
            place.pop(last)
        else:
            place[last] = junk
    with suppress(UnexpectedAnswerError):
        assert getattr(parse(raw), "type", None) in {None, *WORK_TYPES}


@settings(max_examples=200, deadline=None)
@given(raw=st.recursive(JUNK, lambda inner: st.dictionaries(st.text(max_size=9), inner)))
def test_junk_is_read_or_refused(raw):
    for parse in (parse_work, parse_author):
        for whole in (raw, {"id": "a", "content": raw}, {"id": "~A1", "content": raw}):
            with suppress(UnexpectedAnswerError):
                parse(whole)


def test_a_hostile_entry_is_read_in_time():
    for entry in ("a={" * 200_000, "@a{" + " " * 300_000, "x=" + "{" * 300_000, "\n" * 300_000):
        parse_work({"id": "a", "content": {"_bibtex": entry, "venue": entry, "html": entry}})
