"""XML answers: whole, or refused by name, whatever they hold."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import soon

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.sources.converted import as_mapping, count, each, text, texts
from researchmetrics.sources.xml import inner_text, read_xml

NAMED = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<a>T&ouml;pfer &amp; &lt;i&gt; &foo; &LT; &nvlt;</a>", "Töpfer & <i> &foo; < <\u20d2"),
        (b"<!DOCTYPE a SYSTEM 'x>y.dtd'><a>&eacute;</a>", "é"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><a>x</a>", "x"),
        ("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".encode("utf-16"), "é"),
        ("<a>é</a>".encode("utf-16-le"), "é"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "é"),
        (b"<?xml version='1.0' encoding='US-ASCII'?><a>&#233;</a>", "é"),
        (b"<a>form\x0c feed</a>", "form feed"),
        (b"<a><![CDATA[<!ENTITY b> &nbsp;c]]></a>", "<!ENTITY b> c"),
        (b"<?pi?><!-- <a> --><a>x</a><!-- end -->", "x"),
        (b"<a/>", None),
    ],
)
def test_whole_documents_are_read(body, expected):
    assert inner_text(read_xml(body, "x")) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"<a>",
        b"<a></b>",
        b"<a>&#0;</a>",
        b"<a>\xe9</a>",
        b"<html><br></html>",
        NAMED.encode(),
        NAMED.encode("utf-16"),
        b"<!-- <a> --><?x?>" + NAMED.encode(),
        b"<!DOCTYPE a SYSTEM 'x>y' [<!ENTITY % b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        b"<?xml version='1.0' encoding='utf-16'?><a/>",
        b"<?xml version='1.0' encoding='ascii'?><a>\xc3\xa9</a>",
        b"<?xml version='1.0' encoding='punycode'?><a/>",
        b"<?xml version='1.0' encoding='hex'?><a/>",
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_other_documents_are_refused(body):
    with pytest.raises(UnexpectedAnswerError, match=r"dblp answered .* bytes of XML"):
        read_xml(body, "dblp")


@pytest.mark.parametrize(
    "body",
    [
        b"<a>" + b"<b>x</b>" * 200_000 + b"</a>",
        b"<a>" * 200_000 + b"</a>" * 200_000,
        b"<?" * 300_000,
        b"<!--" * 300_000,
        b"<!DOCTYPE a" + b" 'x" * 300_000,
        b"<a>" + b"&" * 500_000,
    ],
    ids=["wide", "deep", "instructions", "comments", "quotes", "ampersands"],
)
def test_huge_documents_take_little_time(body):
    with soon(2), suppress(UnexpectedAnswerError):
        read_xml(body, "x")


@given(st.binary(max_size=60) | st.text("<>&;![]-?'\"/ aA=#x\n", max_size=40).map(str.encode))
def test_anything_is_read_or_refused(body):
    with suppress(UnexpectedAnswerError):
        assert read_xml(body, "x").tag is not None


def test_a_document_is_converted():
    root = read_xml(b"<a n='7'><text>x</text><b k='1'>c <i>d</i></b><b/></a>", "x")
    raw = as_mapping(root)
    assert (count(raw, "@n"), texts(raw, "b"), text(raw, "b.i")) == (7, ("c d",), "d")
    assert [row.get("@k") for row in each(raw, "b")] == ["1", None]
    assert count({"n": "x"}, "n") is None
    assert each({"a": [3, None, "b", {"text": "c"}]}, "a") == [{"text": "b"}, {"text": "c"}]
