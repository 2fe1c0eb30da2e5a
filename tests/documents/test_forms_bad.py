"""Damaged, locked, scanned and hostile files of each form: one clear error, and soon."""

from __future__ import annotations

import io
import zipfile
import zlib

import carberry_cv as cv
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents.forms.taking import take_in, take_in_text
from researchmetrics.errors import DocumentError, TooLargeError, UnreadableDocumentError

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</XObject<</F0 5 0 R>>>>>>"
)
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _pdf(*objects):
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d /Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(out))
    )


def _stream(said, content):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(content), content)


def _squeezed(times):
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(100)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def _nested():
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F0 %d 0 R>>>>"
    forms = [_stream(form % (6 + place), b"/F0 Do " * 10) for place in range(20)]
    return _pdf(_CATALOG, _PAGES, _PAGE, _stream(b"", b"/F0 Do "), *forms, _stream(b"", b"q"))


_BOMBS = {
    "stream": lambda: _pdf(
        _CATALOG, _PAGES, _PAGE, _stream(b"/Filter/FlateDecode", _squeezed(1)), b"<<>>"
    ),
    "stream packed twice": lambda: _pdf(
        _CATALOG,
        _PAGES,
        _PAGE,
        _stream(b"/Filter[/FlateDecode/FlateDecode]", _squeezed(2)),
        b"<<>>",
    ),
    "forms within forms": _nested,
    "pages": lambda: _pdf(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900000>>"),
}


@pytest.mark.parametrize("bomb", list(_BOMBS))
def test_pdf_bombs_are_refused_before_they_go_off(bomb):
    data = _BOMBS[bomb]()
    with soon(2), pytest.raises(TooLargeError, match=r"x\.pdf"):
        take_in(data, name="x.pdf")


def test_scans_and_locked_files_say_what_to_do():
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    blank = _pdf(_CATALOG, _PAGES, _PAGE, _stream(b"", b"q"), b"<<>>")
    with pytest.raises(UnreadableDocumentError, match=r"no text layer.*OCR"):
        take_in(blank, name="scan.pdf")
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(70, 700, "J. Carberry. On pots. 2019.")
    canvas.save()
    with pytest.raises(UnreadableDocumentError, match="locked with a password"):
        take_in(held.getvalue(), name="cv.pdf")


def _archive(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


def test_word_bombs_are_refused():
    words = b"<w:document>" + b" " * 60_000_000
    with soon(2), pytest.raises(TooLargeError, match="unpacks to more"):
        take_in(_archive(word__document_xml=words), name="cv.docx")
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(UnreadableDocumentError, match="defines its own markup"):
        take_in(_archive(word__document_xml=laughs), name="cv.docx")


@pytest.mark.parametrize(
    "source",
    [
        r"\def\a{\b\b}\def\b{\a\a}\a",
        r"\def\a{x\a}\a",
        r"\def\a#1{#1#1#1#1#1#1#1#1}" + r"\a{" * 12 + "x" + "}" * 12,
        r"\newenvironment{a}{\begin{a}}{\end{a}}\begin{a}",
        "\\begin{document}" + "{" * 50_000,
        "\\begin{document}" + r"\textbf{" * 20_000,
        "\\begin{document}" + r"\footnote{" * 3_000,
        "\\begin{document}" + r"\begin{itemize}" * 10_000,
        "\\begin{document}" + r"\begin{comment}" * 20_000,
        "\\begin{document}" + r"\item[" * 5_000,
    ],
)
def test_latex_without_end_ends(source):
    with soon(3):
        taken = take_in(source.encode(), name="cv.tex")
        try:
            take_in_text(taken, name="cv.tex", form="latex")
        except DocumentError as error:
            assert "Give the finished PDF" in str(error)  # noqa: PT017


_SEEDS = {"docx": cv.word, "odt": cv.open_document, "rtf": cv.rich_text, "pdf": cv.portable}


@pytest.mark.parametrize("form", list(_SEEDS))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_files_give_text_or_a_document_error(form, data):
    whole = bytearray(_SEEDS[form]())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        try:
            taken = take_in(damaged or b"x", name="cv")
        except DocumentError as error:
            assert "cv" in str(error)  # noqa: PT017
        else:
            assert isinstance(taken.text, str)
