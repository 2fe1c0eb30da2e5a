"""Plain text of abstracts in HTML, JATS and MathML."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import soon

from researchmetrics.sources.markup import plain

_FORMULA = (
    "<jats:alternatives><jats:tex-math>$$m_t$$</jats:tex-math><mml:math><mml:msub><mml:mi>m"
    "</mml:mi><mml:mi>t</mml:mi></mml:msub></mml:math></jats:alternatives>"
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (None, None),
        ("", None),
        (" \n ", None),
        ("<jats:p></jats:p>", None),
        ("All pots\n  crack.", "All pots crack."),
        ("<jats:title>ABSTRACT</jats:title><jats:p>Pots</jats:p>", "ABSTRACT Pots"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("One.<br>Two.<BR/>Three.", "One. Two. Three."),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ("<p>never closed", "never closed"),
        ("H<sub>2</sub>O at 10<jats:sup>3</jats:sup> K", "H2O at 103 K"),
        ("the <i>T. caementum</i>, <b>c</b>racked", "the T. caementum, cracked"),
        ('see <a href="https://kiln.example/?a=1&amp;b=2">the kiln</a>.', "see the kiln."),
        ("clay &amp; glaze", "clay & glaze"),
        ("clay &amp;amp; glaze, T&#246;pfer, &#x3b1;&nbsp;b", "clay & glaze, Töpfer, α b"),
        ("&lt;p&gt;pots &amp;lt; jars&lt;/p&gt;", "pots < jars"),
        ("a < b and c > d", "a < b and c > d"),
        ("a<b and c>d, p<0.05, i<j>k", "a<b and c>d, p<0.05, i<j>k"),
        ("a<!-- hidden <p>b</p> -->c", "ac"),
        ("a <script>if (a < b) { c() }</script> d<style>p > a {}</style>", "a d"),
        ("<script><!-- x --></script>pots", "pots"),
        ("<![CDATA[a < b & c]]>", "a < b & c"),
        ("<?xml version='1.0'?><!DOCTYPE html><p>pots</p>", "pots"),
        (f"of <jats:inline-formula>{_FORMULA}</jats:inline-formula>.", "of mt."),
        ("of <tex-math>m_t</tex-math>.", "of m_t."),
        ("<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math> holds", "a<b holds"),
        ("<math><mi>a</mi><annotation encoding='tex'>a</annotation></math>", "a"),
    ],
)
def test_what_a_reader_sees(markup, text):
    assert plain(markup) == (
        markup if text is None and (markup or "").strip(" \n<jats:p/>") else text
    )


@given(st.text(alphabet="<>/!-&;#ab:=\"'[] \n]CDATscriptCDATA", max_size=80) | st.text())
def test_any_text_at_all(markup):
    found = plain(markup)
    assert found is None or (found and found == " ".join(found.split()))


@given(st.text(alphabet="abc <>=.,0\n"))
def test_comparisons_stay(text):
    """Where no word stands in angles, and no entity, plain text is plain already."""
    text = text.replace("<a", "< a").replace("<b", "< b").replace("<c", "< c")
    assert plain(text) == (" ".join(text.split()) or None)


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "-->",
        "<script>",
        "</p>",
        '<a x="',
        "<a x='y' ",
        "<a b=1 ",
        "&amp;",
        "<",
        "<![CDATA[",
    ],
)
def test_broken_markup_takes_time_in_proportion(piece):
    with soon(1.0):
        plain("<a " + piece * (200_000 // len(piece)))


def test_no_parser_is_imported():
    code = "import sys, researchmetrics.sources.markup; sys.exit('bs4' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
