"""Bad input: one clear error, or an honest empty result, and always soon."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents import read_bytes, read_document, read_text
from researchmetrics.errors import DocumentError, TooLargeError, UnreadableDocumentError


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(UnreadableDocumentError, match="There is no file"):
        read_document(tmp_path / "cv.md")
    with pytest.raises(UnreadableDocumentError, match="is a folder"):
        read_document(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_empty_file(tmp_path, data):
    path = tmp_path / "cv.md"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocumentError, match=r"cv\.md is empty"):
        read_document(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(500), "JPEG image"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG image"),
        (b"@prefix dblp: <https://dblp.example/rdf#> .\n", "RDF"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a damaged PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml", "damaged: it cannot be unpacked"),
        (b"PK\x03\x04\x14\x00\x00\x00data.bin", "ZIP archive"),
        (b"{\\rtf1\\ansi }", "is empty"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_file_that_is_no_text_is_named_for_what_it_is(tmp_path, data, what):
    path = tmp_path / "cv.md"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocumentError, match=what) as caught:
        read_document(path)
    assert "cv.md" in str(caught.value)


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path):
    path = tmp_path / "cv.md"
    path.write_bytes(b"Ann Pott, " * 5_000_000)
    with soon(1), pytest.raises(TooLargeError, match="50 MB"):
        read_document(path)


def test_endless_line_below_the_limit_is_left_out_and_said():
    with soon(2):
        batch = read_bytes(b"Ann Pott, " * 1_000_000, name="cv.md")
    assert (batch.kind, batch.records) == (None, ())
    assert "line 1" in batch.warnings[0]


def test_limit_can_be_raised(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text("# Ann Pott\n\n## Papers\n\n- Ann Pott. On pots. Clay, 2019.\n")
    with pytest.raises(TooLargeError):
        read_document(path, limit_mb=0.00001)
    assert len(read_document(path, limit_mb=1).records) == 1


@pytest.mark.parametrize(
    "line", ["ICML 2019, ", "(", '- "', "2019 - ", "A. B., ", "a@", "<a ", "*", "[", "University "]
)
@pytest.mark.parametrize("heading", ["Publications", "Talks", "Awards", "Experience", "Service"])
def test_hostile_lines_are_read_soon(line, heading):
    text = f"# Ann Pott\n\n## {heading}\n\n- {line * (20_000 // len(line))} 2019\n"
    with soon(3):
        read_text(text)


@pytest.mark.parametrize("piece", ["<div>", "<!-- ", "<a ", "<![CDATA["])
def test_hostile_html_ends_soon(piece):
    with soon(5), contextlib.suppress(DocumentError):
        read_text("<html><p>Ann</p>" + piece * 20_000)


def test_invalid_utf8_is_read_with_a_warning(fixtures):
    data = (fixtures / "documents" / "cv_german.md").read_bytes()
    damaged = read_bytes(data.replace("ö".encode(), b"\xf6", 1), name="cv.md")
    assert len(damaged.records) == 3
    assert "could not be decoded" in damaged.warnings[0]


def test_other_encodings_give_the_same_names(fixtures):
    text = (fixtures / "documents" / "cv_german.md").read_text(encoding="utf-8")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be", "cp1252"):
        data = text.encode(encoding)
        batch = read_bytes(data, name="cv.md")
        assert batch.people[0].person.name == "Käthe Brennofen", encoding
        assert len(batch.records) == 3
    korean = (fixtures / "documents" / "cv_korean.md").read_text(encoding="utf-8")
    batch = read_bytes(korean.encode("euc_kr"), name="cv.md")
    assert batch.people[0].person.name == "김도공"
    assert "EUC-KR" in batch.warnings[0]


def test_plain_prose_is_of_no_kind_and_says_so(fixtures):
    batch = read_document(fixtures / "documents" / "prose.txt")
    assert (batch.kind, batch.people, batch.records, batch.sections) == (None, (), (), {})
    assert len(batch.warnings) == 1
    assert "no publications were found" in batch.warnings[0]


def test_unknown_format_names_the_known_ones():
    with pytest.raises(DocumentError, match="markdown"):
        read_text("# Ann Pott", format="pptx")


def test_format_overrides_what_is_told():
    assert read_text("# Ann Pott", format="portfolio").kind == "portfolio"
    assert read_text("Ann &amp; Bo<p>x", format="html").kind is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_batch_or_a_document_error(data):
    try:
        batch = read_bytes(data, name="any")
    except DocumentError:
        return
    assert batch.records or batch.warnings or batch.people


_WORDS = st.sampled_from(
    ["# ", "## ", "- ", "Publications", "Talks", "Education", "Ann Pott", "2019", "(", ")", '"',
     "**", "\\*", "\t", "\n", "\n\n", ", ", ". ", "h-index3", "LGMay 2, 2020", "et al.", "<li>",
     "|", "현재", "~", "https://a.org/x", "[1]", "References"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=40))
def test_any_text_of_the_words_of_cvs_is_read(words):
    try:
        batch = read_text("".join(words))
    except DocumentError:
        return
    for record in batch.records:
        assert record.raw
        assert record.provenance.source_id
