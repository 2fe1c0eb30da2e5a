"""What services say of failures: which error it is, and their own words in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playing import HTML, JSON, Reply, said

from researchmetrics.errors import (
    AccessError,
    BlockedError,
    NotFoundError,
    RateLimitedError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http.said import words_of

ATOM = {"Content-Type": "application/atom+xml; charset=utf-8"}
TEXT = {"Content-Type": "text/plain"}
FEED = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>query</title>
<entry><title>Error</title><summary>incorrect id format for 12&amp;34</summary></entry></feed>"""


def crossref(text: str):
    row = {"type": "integer-not-valid", "value": "x", "message": text}
    return said({"status": "failed", "message-type": "validation-failure", "message": [row]}, 400)


def orcid(status: int, text: str):
    told = {"response-code": status, "developer-message": text, "user-message": "Short."}
    return said(told | {"error-code": 9044}, status)


SHAPES = {
    "list": (crossref("Integer specified as x"), "Integer specified as x"),
    "two messages": (orcid(400, "The rows parameter must be 0 to 200"), "rows parameter must be"),
    "errMsg": (said({"errCode": 7, "errMsg": "No query"}, 400), "No query"),
    "solr": (said({"error": {"msg": "undefined field y", "code": 400}}, 400), "undefined field y"),
    "named": (said({"name": "Error", "message": "Wrong thing", "status": 400}, 400), "Wrong thing"),
    "json:api": (said({"errors": [{"title": "Bad page", "status": "400"}]}, 400), "Bad page"),
    "errors alone": (said({"errors": ["no such"]}, 400), "no such"),
    "plain": (Reply(b"Bad request, sorry.\n", 400, TEXT), "Bad request, sorry."),
    "feed": (Reply(FEED, 400, ATOM), "incorrect id format for 12&34"),
    "xml": (Reply(b"<e:error xmlns:e='x'>no such field</e:error>", 400, ATOM), "no such field"),
}


@pytest.mark.parametrize(("reply", "words"), SHAPES.values(), ids=SHAPES)
def test_the_words_of_the_service_are_told(open_door, service, reply, words):
    service.script(reply)
    with pytest.raises(UnexpectedAnswerError, match="status 400") as caught:
        open_door().get_json("works")
    assert words in str(caught.value)
    assert words in caught.value.said
    assert service.n_asked == 1


@pytest.mark.parametrize(
    "reply", [Reply(b"<html><p>long page", 400, HTML), Reply(b"", 400), Reply(b"\x00\xff", 400)]
)
def test_where_nothing_is_said_nothing_is_made_up(open_door, service, reply):
    service.script(reply)
    with pytest.raises(UnexpectedAnswerError) as caught:
        open_door().get_json("works")
    assert caught.value.said == ""
    assert "()" not in str(caught.value)


def test_long_words_are_cut(open_door, service):
    service.script(said({"message": "long\n" * 5000}, 400))
    with pytest.raises(UnexpectedAnswerError) as caught:
        open_door().get_json("works")
    assert len(caught.value.said) <= 201
    assert "\n" not in caught.value.said


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (Reply(b"Resource not found.", 404, TEXT), NotFoundError, "Resource not found."),
        (orcid(409, "The ORCID record is deactivated"), NotFoundError, "deactivated"),
        (orcid(409, "The ORCID record is locked"), AccessError, "locked"),
        (orcid(409, "Something else"), UnexpectedAnswerError, "Something else"),
        (orcid(410, "It was removed"), NotFoundError, "It was removed"),
        (orcid(423, "Locked for now"), AccessError, "Locked for now"),
        (said({"name": "ForbiddenError", "message": "Sign in"}, 403), AccessError, "Sign in"),
        (said({"name": "ChallengeRequiredError", "message": "x"}, 403), BlockedError, "human"),
        (Reply(b"error code: 1020", 521, TEXT), SourceDownError, "1020"),
        (Reply(b"slow", 429, TEXT), RateLimitedError, "slow"),
    ],
)
def test_what_a_status_means(open_door, service, reply, error, words):
    service.script(reply)
    with pytest.raises(SourceError, match=words) as caught:
        open_door().get_json("works")
    assert type(caught.value) is error
    assert caught.value.status == reply.status


@given(st.binary(max_size=300), st.sampled_from(["", "text/plain", "application/json"]))
def test_any_bytes_are_survived(body, content_type):
    assert len(words_of(body, content_type)) <= 201


JSONS = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "error", "msg", "x"]), inner)
    ),
)


@given(JSONS)
def test_any_json_is_survived(value):
    assert isinstance(words_of(json.dumps(value).encode(), "application/json"), str)


def test_deep_json_is_survived():
    assert words_of(b'{"error":' * 50_000, "application/json") == ""


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b"<!DOCTYPE html><p>", b" text"])
def test_what_is_no_xml_is_refused(open_door, service, body):
    service.script(Reply(body, 200, ATOM))
    with pytest.raises(UnexpectedAnswerError, match="XML is due"):
        open_door().get_xml("feed")


def test_xml_comes_as_it_is(open_door, service):
    service.script(Reply(b"\xef\xbb\xbf" + FEED, 200, ATOM))
    assert FEED in open_door().get_xml("feed").body


def test_xml_answers_of_json_type_are_still_xml(open_door, service):
    service.script(Reply(FEED, 200, JSON))
    assert open_door().get_xml("feed").body == FEED
