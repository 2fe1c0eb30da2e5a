"""One invented CV of 25 publications, rendered in every form that is read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

NAME = "Josiah Carberry"
ORCID = "0000-0002-1825-0097"


@dataclass(frozen=True)
class Entry:
    authors: tuple[str, ...]
    title: str
    venue: str
    where: str
    year: int
    is_paper: bool = False

    @property
    def names(self) -> str:
        *first, last = self.authors
        return f"{', '.join(first)}, and {last}" if len(first) > 1 else f"{first[0]} and {last}"

    @property
    def lead(self) -> str:
        return "In " if self.is_paper else ""


_PEOPLE = [
    "A. Pott",
    "B. Lee",
    "Š. Hrnčíř",
    "K. Müller",
    "L. van der Berg",
    "M. O’Hara",
    "P. García",
]
_SUBJECTS = [
    "On the fracture of glazed earthenware under repeated thermal shock",
    "Self-organising kilns: a multi-agent view of firing schedules",
    "Efficient classification of unfinished shards from field surveys",
    "A long-term study of workflow and craft knowledge in small potteries",
    "Measuring the flow of slip over curved surfaces with inexpensive sensors",
]
_STUDIES = [
    "evidence from three workshops",
    "theory and first results",
    "a comparative analysis of methods",
    "lessons for conservation practice",
    "an open problem revisited",
]
_JOURNALS = ["Journal of Pots", "Archives of Clay Science", "Ceramic Letters"]
_MEETINGS = [
    "Proceedings of the 12th International Conference on Kilns",
    "Proceedings of the Workshop on Psychoceramics",
]


def _entry(number: int) -> Entry:
    others = [_PEOPLE[(number * 3 + step) % len(_PEOPLE)] for step in range(1 + number % 3)]
    authors = (*others[: number % 2], "J. Carberry", *others[number % 2 :])
    title = f"{_SUBJECTS[number % 5]}: {_STUDIES[number // 5]}"
    year = 2024 - number // 3
    is_paper = number % 4 == 3
    if is_paper:
        venue = _MEETINGS[number // 4 % 2]
        return Entry(authors, title, venue, f"pages {101 + number}–{110 + number}", year, is_paper)
    venue = _JOURNALS[number % 3]
    return Entry(
        authors, title, venue, f"{number + 2}({1 + number % 4}):{11 + number}–{29 + number}", year
    )


ENTRIES = tuple(_entry(number) for number in range(25))
_EDUCATION = ("1990–1994", "Ph.D. in Psychoceramics", "Brown University, Providence")


def markdown() -> str:
    items = "\n".join(
        f"{number}. {one.names}. {one.title}. {one.lead}*{one.venue}*, {one.where}, {one.year}."
        for number, one in enumerate(ENTRIES, 1)
    )
    return (
        f"# {NAME}\n\nProfessor of Psychoceramics, Brown University\n\n[ORCID]"
        f"(https://orcid.org/{ORCID})\n\n## Education\n\n- {', '.join(_EDUCATION)}\n\n"
        f"## Publications\n\n{items}\n"
    )


def latex() -> str:
    def tex(text: str) -> str:
        for sign, written in (("–", "--"), ("ü", '\\"u'), ("Š", "\\v{S}"), ("č", "{\\v c}"),
                              ("í", "\\'{\\i}"), ("ř", "\\v{r}"), ("’", "'")):  # fmt: skip
            text = text.replace(sign, written)
        return text.replace(". ", ".~", 1)

    items = "\n".join(
        f"\\pub{{{tex(one.names)}}}{{{tex(one.title)}}}{{{one.lead}\\emph{{{tex(one.venue)}}}}}"
        f"{{{tex(one.where)}}}{{{one.year}}} % {number}"
        for number, one in enumerate(ENTRIES, 1)
    )
    years, degree, place = map(tex, _EDUCATION)
    return (
        "\\documentclass[11pt]{moderncv}\n\\moderncvstyle{classic}\n\\name{Josiah}{Carberry}\n"
        "\\newcommand{\\pub}[5]{\\item #1. #2. #3, #4, #5.}\n\\title{Curriculum vitae}\n"
        f"\\social[orcid]{{{ORCID}}}\n\\begin{{document}}\n\\makecvtitle\n\\section{{Education}}\n"
        f"\\cventry{{{years}}}{{{degree}}}{{{place}}}{{}}{{}}{{}}\n\\section{{Publications}}\n"
        f"\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n\\end{{document}}\n"
    )


def thebibliography() -> str:
    items = "\n\n".join(
        f"\\bibitem{{key{number}}}\n{one.names}.\n\\newblock {one.title}.\n"
        f"\\newblock {one.lead}{{\\em {one.venue}}}, {one.where}, {one.year}."
        for number, one in enumerate(ENTRIES, 1)
    )
    return f"\\begin{{thebibliography}}{{10}}\n\n{items}\n\n\\end{{thebibliography}}\n"


def biblatex() -> str:
    entries = "\n".join(_bbl_entry(number, one) for number, one in enumerate(ENTRIES, 1))
    return (
        "% $ biblatex auxiliary file $\n\\refsection{0}\n"
        "\\datalist[entry]{nyt/global//global/global}\n"
        f"{entries}\n\\enddatalist\n\\endrefsection\n\\endinput\n"
    )


def _bbl_entry(number: int, one: Entry) -> str:
    names = "%\n".join(
        f"    {{{{un=0,uniquepart=base,hash=h{place}}}{{%\n"
        f"      family={{{name.split(' ', 1)[1]}}},\n"
        f"      familyi={{X\\bibinitperiod}},\n      given={{{name.split(' ', 1)[0]}}},\n"
        f"      giveni={{X\\bibinitperiod}}}}}}"
        for place, name in enumerate(one.authors)
    )
    kind = "inproceedings" if one.is_paper else "article"
    venue = "booktitle" if one.is_paper else "journaltitle"
    return (
        f"  \\entry{{key{number}}}{{{kind}}}{{}}{{}}\n"
        f"    \\name{{author}}{{{len(one.authors)}}}{{}}"
        f"{{%\n{names}%\n    }}\n    \\strng{{namehash}}{{abc}}\n    \\field{{labelyear}}{{1}}\n"
        f"    \\field{{{venue}}}{{{one.venue}}}\n    \\field{{title}}{{{one.title}}}\n"
        f"    \\field{{year}}{{{one.year}}}\n    \\field{{pages}}{{1\\bibrangedash 9}}\n"
        "  \\endentry"
    )


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(NAME, 0)
    document.add_paragraph("Professor of Psychoceramics, Brown University")
    document.add_heading("Education", 1)
    document.add_paragraph(", ".join(_EDUCATION), style="List Bullet")
    document.add_heading("Publications", 1)
    for one in ENTRIES:
        paragraph = document.add_paragraph(style="List Number")
        paragraph.add_run(f"{one.names}. {one.title}. {one.lead}")
        paragraph.add_run(one.venue).italic = True
        paragraph.add_run(f", {one.where}, {one.year}.")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def open_document() -> bytes:
    items = "".join(
        f"<text:list-item><text:p>{escape(f'{one.names}. {one.title}. {one.lead}')}"
        f'<text:span text:style-name="T1">{escape(one.venue)}</text:span>'
        f"{escape(f', {one.where}, {one.year}.')}</text:p></text:list-item>"
        for one in ENTRIES
    )
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("style", "style"),
                            ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    content = (
        f"<office:document-content {namespaces}><office:automatic-styles><style:style "
        'style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>'
        '</style:style><text:list-style style:name="L1"><text:list-level-style-number '
        'text:level="1" style:num-suffix="."/></text:list-style></office:automatic-styles>'
        f'<office:body><office:text><text:p text:style-name="Title">{NAME}</text:p>'
        '<text:h text:outline-level="1">Education</text:h><text:list><text:list-item><text:p>'
        f"{', '.join(_EDUCATION)}</text:p></text:list-item></text:list>"
        '<text:h text:outline-level="1">Publications</text:h>'
        f'<text:list text:style-name="L1">{items}</text:list></office:text></office:body>'
        "</office:document-content>"
    )
    styles = (
        f'<office:document-styles {namespaces}><office:styles><style:style style:name="Title" '
        'style:family="paragraph"/></office:styles></office:document-styles>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return held.getvalue()


def rich_text() -> bytes:
    def rtf(text: str) -> str:
        return "".join(one if one < "\x80" else f"\\u{ord(one)}?" for one in text)

    items = "".join(
        f"\\pard{{\\pntext {number}.\\tab}}{rtf(f'{one.names}. {one.title}. {one.lead}')}"
        f"{{\\i {rtf(one.venue)}}}{rtf(f', {one.where}, {one.year}.')}\\par\n"
        for number, one in enumerate(ENTRIES, 1)
    )
    education = rtf(", ".join(_EDUCATION))
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\*\\generator pots;}\n"
        f"\\pard\\fs40 {NAME}\\par\\fs28 Education\\par\\fs22 {education}\\par"
        f"\\fs28 Publications\\par\\fs22\n{items}}}"
    ).encode("ascii")


def _fonts() -> tuple[str, str, str]:
    """Register a family that has all letters; matplotlib brings it along."""
    import matplotlib as mpl
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    names = ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic")
    for name in names:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("DejaVuSerif", *names, "DejaVuSerif-Bold")
    return names


def portable(*, columns: int = 1, numbered: bool = True, ligatures: bool = False) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    serif, bold, _ = _fonts()
    size = 10 if columns == 1 else 8.5
    plain = ParagraphStyle("plain", fontName=serif, fontSize=size, leading=1.25 * size)
    entry = ParagraphStyle("entry", plain, leftIndent=22, firstLineIndent=-22, spaceAfter=3)
    head = ParagraphStyle(
        "head", plain, fontName=bold, fontSize=size + 4, leading=22, spaceBefore=8
    )
    title = ParagraphStyle("title", head, fontSize=20, leading=30)

    def running(canvas, document):
        canvas.setFont(serif, 7)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 30, f"{NAME} – Curriculum Vitae")
        canvas.drawCentredString(A4[0] / 2, 25, f"Page {document.page} of 9")

    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    frames = [
        Frame(60 + place * (width + 20), 50, width, A4[1] - 110, id=f"f{place}", showBoundary=0)
        for place in range(columns)
    ]
    post = "Professor of Psychoceramics, Brown University"
    story = [Paragraph(NAME, title), Paragraph(post, plain),
             Paragraph("Education", head), Paragraph(", ".join(_EDUCATION), plain),
             Paragraph("Publications", head)]  # fmt: skip
    for number, one in enumerate(ENTRIES, 1):
        label = f"[{number}] " if numbered else ""
        text = f"{label}{one.names}. {one.title}. {one.lead}"
        text += f"<i>{one.venue}</i>, {one.where}, {one.year}."
        if ligatures:
            text = text.replace("ffi", "ﬃ").replace("fl", "ﬂ").replace("fi", "ﬁ")
        story.append(Paragraph(text, entry))
    held = io.BytesIO()
    document = BaseDocTemplate(held, pagesize=A4, title="CV", invariant=True)
    document.addPageTemplates([PageTemplate(id="all", frames=frames, onPage=running)])
    document.build(story)
    return held.getvalue()
