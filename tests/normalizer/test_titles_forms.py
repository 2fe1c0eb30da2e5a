"""Titles in the forms that services, lists, PDFs and spoilt encodings give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import soon

from researchmetrics.normalizer.markup import plain_text
from researchmetrics.normalizer.markup.mojibake import mended
from researchmetrics.normalizer.titles import shown_title, squashed, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pots — a review", "Pots - A Review"),
        ("Pots in $O(n \\log n)$", "Pots in O(n log n)"),
        ("Café pots", "Café Pots"),
        ("ＰＯＴＳ\u3000ａｎｄ", "pots and"),
        ("eﬃcient ﬁring", "efficient firing"),
        ("po\u200bts", "pots"),
        ("\u202bpots\u202c", "pots"),
        ("‘Smart’ “pots”", "smart pots"),
        ("Pots of $x^2$", "Pots of x²"),
        ("Pots of x<sup>2</sup>", "Pots of x^2"),
        ("H$_2$O pots", "H2O pots"),
        ("H<sub>2</sub>O pots", "H₂O pots"),
        ("$\\beta$-catenin", "β-catenin"),
        ("beta-catenin", "β-catenin"),
        ("TGF-β1", "TGF-beta1"),
        ("\\emph{Pots} and \\textbf{kettles}", "Pots and kettles"),
        ("Schr{\\\"o}dinger's {\\'e}tude na{\\\"\\i}ve", "Schrödinger's étude naïve"),
        ("{\\v{C}}ech \\c{c} \\o re", "Čech ç øre"),
        ("&lt;i&gt;Pots&lt;/i&gt; &amp;amp; clay", "Pots & clay"),
        ("Pots<br/>clay", "pots clay"),
        ("<p>Pots</p>", "pots"),
        ("Pots &#x2013; clay", "pots - clay"),
        ("PÃ³lyaâ€™s pots", "Pólya's pots"),
        ("multi-\nlabel pots", "multi-label pots"),
        ("mul\xadti", "multi"),
        ("Pots [J]", "pots"),
        ("Pots[C]//Proc. of Clay", "pots"),
        ("Pots (Extended Abstract).", "pots"),
        ("Pots ( 10-year award )", "pots"),
        ("Pots...", "pots"),
        ("Pots…", "pots"),
        ("[Töpfe]", "Topfe"),
        ("Pots, vol. IV", "Pots, vol. 4"),
        ("Pots, Part One", "Pots, part I"),
        ("深度学习", "深度学习"),
        ("深度 学习", "深度学习"),
        ("深度學習", "深度学习"),
        ("Глубокое обучение", "ГЛУБОКОЕ ОБУЧЕНИЕ"),
        ("ё", "е"),
        ("التعلّم العميق", "التعلم العميق"),
        ("Βαθιά μάθηση", "ΒΑΘΙΆ ΜΆΘΗΣΗ"),
        ("ςίσυφος", "σίσυφοσ"),
        ("Pots: the Straße", "pots the strasse"),
        ("Ærø pots", "AEro pots"),
        ("naïve", "naive"),
        ("Pots & Kettles", "Pots and Kettles"),
        ("10,000 pots", "10000 pots"),
        ("k-means++", "k-means++."),
        (
            "<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> pots",
            "x2 pots",
        ),
        ("p &lt; 0.05 and q > 3", "p < 0.05 and q > 3"),
        ("The \\textit{E. coli} \\& friends", "The E. coli & friends"),
        ("Cracked Pots¹", "cracked pots"),
        ("Pots: “A” study", "Pots: A study"),
        ("{\\LaTeX}: a {S}ystem", "LaTeX: A System"),
        ("1.&nbsp;Pots", "1. Pots"),
        ("$\\mathbf{Pots}$ of clay", "pots of clay"),
        ("It’s a pot", "Its a pot"),
        ("Pots (in Chinese)", "Pots"),
        ("Ｐｏｔｓ：陶器", "Pots:陶器"),
        ("ﾎﾟｯﾄ", "ポット"),
        (
            (
                "x<inline-formula><alternatives><tex-math>$y$</tex-math>"
                "<mml:math><mml:mi>y</mml:mi></mml:math></alternatives></inline-formula> z"
            ),
            "x y z",
        ),
    ],
)
def test_forms_of_one_title_meet(one, other):
    assert squashed(title_key(one)) == squashed(title_key(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pots I", "Pots II"),
        ("Pots 1.0", "Pots 2.0"),
        ("PointNet", "PointNet++"),
        ("C pots", "C# pots"),
        ("Pots in 2D", "Pots in 3D"),
        ("Pots, Part A", "Pots, Part B"),
        ("x^2", "x^3"),
        ("Pots (Part I)", "Pots (part II)"),
        ("Pots (2019)", "Pots (2020)"),
        ("H2O", "HO2"),
        ("深度学习", "机器学习"),
        ("On α", "On β"),
        ("Pots without fire", "Pots with fire"),
        ("Pots (strip)", "Pots"),
        ("XIX", "XX"),
        ("Pots (volume A)", "Pots"),
        ("Pots in C", "Pots"),
    ],
)
def test_what_tells_titles_apart_stays(one, other):
    assert squashed(title_key(one)) != squashed(title_key(other))


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        (["POTS OF CLAY", "Pots of clay"], "Pots of clay"),
        (["Poterie francaise", "Poterie française"], "Poterie française"),
        (["pots of clay", "Pots of Clay…"], "pots of clay"),
        (["Pots of De?loch", "Pots of Deßloch"], "Pots of Deßloch"),
        (["Pots (Best Paper Award)", "Pots"], "Pots"),
        (["Pots[J]."], "Pots"),
        (["“Pots”"], "Pots"),
        (["“Pots” and “Pans”"], "“Pots” and “Pans”"),
        (["ГЛУБОКОЕ ОБУЧЕНИЕ", "Глубокое обучение"], "Глубокое обучение"),
        (["List<T> of p<q and r>s"], "List<T> of p<q and r>s"),
        (["Costs of $5 and $10"], "Costs of $5 and $10"),
        ([r"$O(n^2)$ pots \& $\alpha$-clay"], "O(n2) pots & α-clay"),
        ([r"{\'E}tude of {DNA}--protein"], "Étude of DNA–protein"),
        (["PÃ³lya’s pots", "Polya's Pots"], "Pólya’s pots"),
        (["CAFÉ AU LAIT"], "CAFÉ AU LAIT"),
        (["深度学习", "深度学习…"], "深度学习"),
    ],
)
def test_the_title_shown(titles, shown):
    assert shown_title(titles) == shown
    assert shown_title([shown]) == shown


def test_earnest_text_is_not_mended():
    for text in ("CAFÉ»", "«NÃO»", "Är «så»", "naïve Åland", "Âge d’or", "maçã © 2020", "Ð and ð"):
        assert mended(text) == text


MARKED = st.text(
    alphabet="ab I$\\{}&;amplt<>/ipu*_^'\"`~=-.,()[]J…\u00ad\u200bÃ©â€™é́ßα中ﬁ１\n", max_size=60
)


@given(st.text() | MARKED)
def test_plain_text_of_plain_text_is_itself(text):
    line = plain_text(text)
    assert plain_text(line) == line


@given(st.text() | MARKED)
def test_keys_and_shown_titles_settle(text):
    key = title_key(text)
    assert title_key(key) == key
    assert key.isascii()
    shown = shown_title([text])
    assert shown is None or shown_title([shown]) == shown


@given(st.lists(MARKED, max_size=4))
def test_the_title_shown_depends_on_the_records_alone(titles):
    shown = shown_title(titles)
    assert shown is None or shown_title([*titles, None, ""]) == shown


@pytest.mark.parametrize(
    "bit",
    [
        "<",
        "<i>",
        "<a b=",
        "<<i>",
        "&amp;",
        "&ampamp;",
        "{",
        "\\",
        "\\emph{",
        "$",
        "$$ ",
        "$ \\",
        "*",
        "**a",
        "__",
        "[",
        "(a",
        "(best ",
        "[J]//",
        "'",
        "Ã",
        "ã ",
        "â",
        "-\n",
        "\\documentclass",
        "<tex-math>",
        "<!--",
        "“",
        "i ",
        ".",
    ],
)
def test_long_hostile_titles_take_linear_time(bit):
    text = "Pots " + bit * (40_000 // len(bit))
    with soon(4):
        title_key(text)
        shown_title([text])
