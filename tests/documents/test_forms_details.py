"""What each form has of its own: columns, notes, tracked changes, labels, letters."""

from __future__ import annotations

import io

import pytest

from researchmetrics.documents.forms.encodings import decoded, once_encoded
from researchmetrics.documents.forms.latex.reading import latex_lines
from researchmetrics.documents.forms.office.word import word_lines
from researchmetrics.documents.forms.pdf.reading import pdf_lines


def _canvas():
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    return held, Canvas(held, invariant=1)


def _lines_of_prose(width):
    from reportlab.pdfbase.pdfmetrics import stringWidth

    sentence = "Clay that was fired for a thousand years is hardly understood by those who fire it"
    words = sentence.split(" ") * 80
    lines, line = [], ""
    for word in words:
        if stringWidth(f"{line} {word}", "Times-Roman", 9) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines


def _paper():
    held, canvas = _canvas()
    canvas.setFont("Times-Bold", 16)
    canvas.drawString(120, 780, "On the Psychoceramics of Cracked Pots")
    canvas.setFont("Times-Roman", 9)
    prose = _lines_of_prose(225)
    for place in range(50):
        canvas.drawString(60, 730 - 11 * place, prose[place])
    for place in range(20):
        canvas.drawString(310, 730 - 11 * place, prose[50 + place])
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(310, 480, "References")
    canvas.setFont("Times-Roman", 9)
    for number in range(1, 9):
        top = 485 - 22 * number
        canvas.drawString(310, top, f"[{number}] A. Pott and B. Lee. On cracked pots in multi-")
        canvas.drawString(
            327, top - 11, f"agent kilns, part {number}. Journal of Pots, 201{number}."
        )
    canvas.drawString(300, 30, "1")
    canvas.save()
    return held.getvalue(), prose


def test_columns_of_a_paper_are_read_one_after_the_other():
    data, prose = _paper()
    text, warnings = pdf_lines(data, name="paper.pdf")
    assert warnings == ()
    title, body, *rest = text.split("\n\n")
    assert title == "# On the Psychoceramics of Cracked Pots"
    assert body == " ".join(prose[:70])
    assert rest[0] == "## References"
    assert rest[1:] == [
        f"[{n}] A. Pott and B. Lee. On cracked pots in multi-agent kilns, part {n}. Journal of "
        f"Pots, 201{n}."
        for n in range(1, 9)
    ]


def test_dates_beside_entries_stay_in_their_rows_and_spaced_headings_close_up():
    held, canvas = _canvas()
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(70, 740, "P U B L I C A T I O N S")
    canvas.setFont("Helvetica", 10)
    for place in range(6):
        top = 715 - 30 * place
        canvas.drawString(70, top, str(2020 - place))
        canvas.drawString(
            140, top, f"J. Carberry. On cracked pots, part {place}, with a long title. Journal"
        )
        canvas.drawString(140, top - 12, "of Pots, 3(2):1-9.")
    canvas.save()
    blocks = pdf_lines(held.getvalue(), name="cv.pdf")[0].split("\n\n")
    assert blocks[0] == "# PUBLICATIONS"
    assert blocks[1:] == [
        f"{2020 - place}\tJ. Carberry. On cracked pots, part {place}, with a long title. "
        "Journal of Pots, 3(2):1-9."
        for place in range(6)
    ]


def test_raised_marks_emphasis_and_links():
    held, canvas = _canvas()
    text = canvas.beginText(70, 700)
    text.setFont("Times-Bold", 11)
    text.textOut("J. Carberry")
    text.setFont("Times-Roman", 7)
    text.setRise(4)
    text.textOut("1")
    text.setRise(0)
    text.setFont("Times-Roman", 11)
    text.textOut(". On pots. ")
    text.setFont("Times-Italic", 11)
    text.textOut("Clay")
    text.setFont("Times-Roman", 11)
    text.textOut(", 2019. PDF")
    canvas.drawText(text)
    end = text.getX()
    canvas.linkURL("https://carberry.example/pots.pdf", (end - 21, 698, end + 1, 711))
    canvas.save()
    found = pdf_lines(held.getvalue(), name="cv.pdf")[0]
    assert found == (
        "**J. Carberry**^{1}. On pots. *Clay*, 2019. [PDF](https://carberry.example/pots.pdf)"
    )


def test_lines_of_japanese_join_without_blanks():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    held, canvas = _canvas()
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    canvas.setFont("HeiseiMin-W3", 11)
    canvas.drawString(
        70,
        700,
        "[1] 陶山太郎, 窯元花子. 割れた壺についての研究とその応用に関する考察. 陶芸学会論文",
    )
    canvas.drawString(90, 685, "誌, 3(2), 1-9, 2019.")
    canvas.save()
    assert "陶芸学会論文誌, 3(2)" in pdf_lines(held.getvalue(), name="cv.pdf")[0]


def test_word_keeps_what_is_inserted_and_drops_what_is_deleted():
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph()
    for xml in (
        "<w:r %s><w:t xml:space='preserve'>On </w:t></w:r>",
        "<w:del %s><w:r><w:delText>pans</w:delText></w:r></w:del>",
        "<w:ins %s><w:r><w:rPr><w:b/></w:rPr><w:t>pots</w:t></w:r></w:ins>",
        "<w:moveFrom %s><w:r><w:t>and kilns</w:t></w:r></w:moveFrom>",
        "<w:r %s><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:r %s><w:fldChar w:fldCharType='begin'/></w:r>",
        '<w:r %s><w:instrText>HYPERLINK "https://pots.example/a"</w:instrText></w:r>',
        "<w:r %s><w:fldChar w:fldCharType='separate'/></w:r>",
        "<w:r %s><w:t>, link</w:t></w:r>",
        "<w:r %s><w:fldChar w:fldCharType='end'/></w:r>",
    ):
        paragraph._p.append(parse_xml(xml % nsdecls("w")))
    held = io.BytesIO()
    document.save(held)
    assert word_lines(held.getvalue(), name="cv.docx") == (
        "On **pots**[, link](https://pots.example/a)"
    )


def test_word_tables_and_lists():
    import docx

    document = docx.Document()
    document.add_paragraph("Clay", style="List Bullet")
    table = document.add_table(2, 2)
    for place, text in enumerate(("2019", "Prize of Clay", "2020", "Medal")):
        table.cell(place // 2, place % 2).text = text
    held = io.BytesIO()
    document.save(held)
    assert word_lines(held.getvalue(), name="cv.docx") == (
        "- Clay\n\n| 2019 | Prize of Clay |\n| --- | --- |\n| 2020 | Medal |"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\section{Papers}\label{p} A~B -- C", "# Papers\n\nA B – C"),
        (r"\begin{enumerate}[label={[J\arabic*]}]\item x\item y\end{enumerate}",
         "[J1] x\n\n[J2] y"),
        (r"\begin{etaremune}\item x\item y\end{etaremune}", "2. x\n1. y"),
        (r"\newcommand{\me}[1]{\textbf{#1}}\me{A. Pott}$^{*}$", r"**A. Pott**^{\*}"),
        (r"\cventry{2019}{Ph.D.}{Delft}{}{}{Thesis}", "2019\t**Ph.D.**, Delft  \nThesis"),
        (r"On \emph{pots} % draft", "On *pots*"),
        (r"\href{https://pots.example/a_b}{paper}", "[paper](https://pots.example/a_b)"),
        (r"A\footnote{Equal.} B", "A^{1} B\n\n# Footnotes\n\n^{1} Equal."),
        (r"\iffalse gone\fi kept", "kept"),
        (r"\begin{thebibliography}{9}\bibitem{a} A. Pott.\newblock On pots.\end{thebibliography}",
         "[1] A. Pott. On pots."),
    ],
)  # fmt: skip
def test_latex(source, expected):
    assert latex_lines(source, name="cv.tex")[0] == expected


def test_latex_names_the_files_that_it_does_not_follow():
    text, (warning,) = latex_lines(r"\input{papers} \bibliography{mine}", name="cv.tex")
    assert text == ""
    assert "papers, mine.bib" in warning


_WRITTEN = {
    "Příspěvek ke studiu žlutých nádob, Štěpán Hrnčíř": ["cp1250", "iso8859-2"],
    "Über größere Töpfe, Käthe Müller": ["cp1252", "iso8859-15"],
    "О трещинах в горшках, Иван Горшков, Журнал керамики": ["cp1251", "koi8-r", "iso8859-5"],
    "Μελέτη των αγγείων, Ελένη Πηλού": ["cp1253", "iso8859-7"],
    "割れた壺についての研究, 陶山太郎, 陶芸学会論文誌": ["shift_jis", "euc_jp", "iso2022_jp"],
    "关于破裂陶罐的研究, 陶明, 陶瓷学报": ["gb18030"],
    "關於破裂陶罐的研究, 陶明, 陶瓷學報": ["big5"],
    "깨진 항아리에 관한 연구, 김도공, 한국도자학회지": ["euc_kr"],
    "על כדים סדוקים, דן קדר, כתב העת לקרמיקה": ["cp1255"],
    "دراسة الأواني المتشققة، خالد الفخاري، مجلة الخزف": ["cp1256"],
}


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, one) for text, found in _WRITTEN.items() for one in found]
)
def test_encodings_are_told_by_their_letters(text, encoding):
    given = f"# CV\n\n- {text}, 2019.\n- A. Pott. On pots. Clay, 2018.\n"
    assert decoded(given.encode(encoding))[0] == given


def test_declared_encodings_come_first():
    assert decoded("Žižka".encode("cp1250"), "windows-1250") == ("Žižka", "")
    latex = "\\usepackage[latin2]{inputenc} Žižka"
    assert decoded(latex.encode("iso8859-2")) == (latex, "")


def test_text_that_was_encoded_twice_is_set_right_and_other_text_stays():
    text = "Käthe Müller, Über größere Töpfe – “neu”, Štěpán"
    doubled = "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in text.encode()
    )
    assert once_encoded(doubled) == text
    assert once_encoded(text) == text
    assert once_encoded("maçã Ação ÍÓÚ ëüö ÄÖÜ") == "maçã Ação ÍÓÚ ëüö ÄÖÜ"
