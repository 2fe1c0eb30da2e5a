"""Text that was torn or misread, LaTeX in references, and where it all stood before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.documents.text.latex_print import latex_shown
from researchmetrics.documents.text.mending import mended
from researchmetrics.documents.text.rewriting import rewrite, trace_back


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("KÃ¼hn and LefÃ¨vre, 5â€“22, â€œLeraâ€", "Kühn and Lefèvre, 5–22, “Lera”"),
        ("Ã\x85ngstrÃ¶m", "Ångström"),
        ("oﬃce ﬂow\u00ad", "office flow"),
        ("psycho-\nceramics", "psychoceramics"),
        ("self-\nmade", "self-made"),
        ("X-\nRay, 10–\n19", "X-Ray, 10–19"),
        ("Pott1,2, Lee2, Marsh1,*", "Pott^{1,2}, Lee^{2}, Marsh^{1,*}"),
        # Nothing of this is misread.
        ("CAFÉ” and Ärger, SÃO Paulo, Ćwik", "CAFÉ” and Ärger, SÃO Paulo, Ćwik"),
        ("PM2, a title", "PM2, a title"),
    ],
)
def test_mending(raw, shown):
    assert mended(raw)[0] == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"\bibitem{a} A.~Pott. \newblock {\em Clay}", "A. Pott. <i>Clay</i>"),
        (r"\textbf{12} \& {\'E}cole, pp.~3--5", "<b>12</b> & École, pp. 3–5"),
        (r"\href{https://x.example.org}{Clay}", "[Clay](https://x.example.org)"),
        (r"\emph{a {B} c}", "<i>a B c</i>"),
        (r"Marks\* stay, and \_these\_ too", r"Marks\* stay, and \_these\_ too"),
        ("https://x.example.org/~ann/p.pdf", "https://x.example.org/~ann/p.pdf"),
    ],
)  # fmt: skip
def test_latex(raw, shown):
    assert latex_shown(raw)[0] == shown


def test_steps_lead_back_through_several_rewritings():
    text, first = rewrite("a -- b ﬁ c", re.compile("--"), lambda _: "–")
    text, second = rewrite(text, re.compile("ﬁ"), lambda _: "fi")
    place = text.index("fi")
    assert trace_back((first, second), (place, place + 2)) == (7, 8)
    assert trace_back((first, second), (place + 3, place + 4)) == (9, 10)


@given(st.text(alphabet="ab-–ﬁ ", max_size=30))
def test_each_kept_sign_leads_back_to_itself(raw):
    text, step = rewrite(raw, re.compile("--+|ﬁ"), lambda found: "fi" if found[0] == "ﬁ" else "–")
    if step is None:
        assert text == raw
        return
    for place, sign in enumerate(text):
        start, end = step.back((place, place + 1))
        assert 0 <= start < end <= len(raw)
        if sign in "ab ":
            assert raw[start:end] == sign
