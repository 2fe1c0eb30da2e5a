"""read, references, profile and compare over documents: forms, pages, tables, bad input."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest

TABLES = (
    "works",
    "authorships",
    "records",
    "links",
    "citations_by_year",
    "references",
    "sections",
    "reported",
    "outcomes",
    "indicators",
)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_read_prints_a_card(run, own):
    ended = run("read", own / "cv.md", "--as-of", "2026-01-31")
    assert ended.code == 0, ended.err
    assert "Ann Pott" in ended.out
    assert "2026-01-31" in ended.out


def test_read_as_json_is_the_whole_profile(run, own):
    ended = run("read", own / "cv.md", "-f", "json", "-q")
    whole = json.loads(ended.out, parse_constant=pytest.fail)
    assert ended.err == ""
    assert "Ann Pott" in json.dumps(whole)
    assert "Kilns, Revisited" in json.dumps(whole)


def test_read_as_csv_is_the_works_with_unknown_citations_empty(run, own):
    works = rows_of(run("read", own / "cv.md", "-f", "csv").out)
    assert {work["title"] for work in works} == {"On the Cracking of Pots", "Kilns, Revisited"}
    assert {work["year"] for work in works} == {"2019", "2021"}
    assert {work["citations"] for work in works} == {""}


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_in_every_form(run, own, table, form):
    ended = run("read", own / "cv.md", "--table", table, "-f", form)
    assert ended.code == 0, ended.err
    if form == "json":
        assert isinstance(json.loads(ended.out, parse_constant=pytest.fail), list)


def test_the_sections_of_a_document(run, own):
    ended = run("read", own / "cv.md", "--table", "sections", "-f", "csv")
    assert any("Why pots crack" in row.get("title", "") for row in rows_of(ended.out))


def test_unknown_citations_are_null_in_json(run, own):
    works = json.loads(run("read", own / "cv.md", "--table", "works", "-f", "json").out)
    assert [work["citations"] for work in works] == [None, None]
    assert sorted(works[0]["authors"]) == ["Ann Pott", "Bo Lee"]


def test_two_documents_of_one_person_are_linked(run, own):
    works = rows_of(run("read", own / "cv.md", own / "cv_bo.md", "-f", "csv").out)
    assert len(works) == 2


def test_standard_input_is_read(run, own):
    ended = run("read", "-", "-f", "csv", stdin=(own / "cv.md").read_bytes())
    assert len(rows_of(ended.out)) == 2


def test_a_page_is_written_beside_the_card(run, own, tmp_path):
    page = tmp_path / "ann.html"
    ended = run("read", own / "cv.md", "--html", page)
    assert ended.code == 0
    text = page.read_text(encoding="utf-8")
    assert "Ann Pott" in text
    assert "<script" not in text
    assert str(page) in ended.err
    assert str(page) not in ended.out


def test_output_goes_to_a_file_and_nothing_to_standard_output(run, own, tmp_path):
    target = tmp_path / "works.csv"
    ended = run("read", own / "cv.md", "-f", "csv", "-o", target)
    assert ended.out == ""
    assert len(rows_of(target.read_text(encoding="utf-8"))) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["works.csv"]


@pytest.mark.parametrize("option", ["--output", "--html"])
def test_a_place_that_cannot_be_written_is_code_9(run, own, tmp_path, option):
    ended = run("read", own / "cv.md", option, tmp_path / "gone" / "file")
    assert ended.code == 9
    assert "gone" in ended.err


def test_piped_words_of_progress_stay_away(process, own):
    done = process("read", own / "cv.md", "-f", "csv")
    assert done.returncode == 0, done.stderr
    assert b"Reading" not in done.stderr


def one_line(ended, code, *words):
    assert ended.code == code, ended.err
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err


def test_a_missing_file(run):
    one_line(run("read", "gone.md"), 4, "gone.md")


@pytest.mark.parametrize("command", ["read", "references"])
def test_an_empty_file(run, tmp_path, command):
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    one_line(run(command, path), 4, "empty")


@pytest.mark.parametrize("command", ["read", "references"])
def test_a_jpeg_called_markdown(run, tmp_path, command):
    path = tmp_path / "photo.md"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 20)
    one_line(run(command, path), 4, "photo.md")


def test_invalid_utf8_is_an_error_or_read_with_a_warning(run, tmp_path):
    path = tmp_path / "cv.md"
    path.write_bytes(b"# Ann Pott\n\n## Publications\n\n- A. Pott. On \xfepots\xff. 2019.\n")
    ended = run("read", path)
    assert ended.code in {0, 4}
    assert "Traceback" not in ended.err
    assert "unexpected" not in ended.err
    assert "UTF-8" in ended.out + ended.err, "what could not be decoded must be told"


def test_a_folder_is_no_document(run, tmp_path):
    one_line(run("read", tmp_path), 4)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(run, tmp_path):
    path = tmp_path / "secret.md"
    path.write_text("# Ann")
    path.chmod(0)
    one_line(run("read", path), 4, "secret.md")


def test_a_cv_without_publications_is_an_honest_empty_result(run, own):
    ended = run("read", own / "cv_without_publications.md")
    assert ended.code == 0, ended.err
    assert "Cy Fox" in ended.out
    works = run("read", own / "cv_without_publications.md", "-f", "csv")
    assert works.code == 0
    assert rows_of(works.out) == []
    assert works.out.startswith("work_id,")
    assert "warning" in works.err


def test_references_from_a_file_from_a_pipe_and_from_the_line(run, own):
    from_file = run("references", own / "references.txt", "-f", "json")
    piped = run("references", "-f", "json", stdin=(own / "references.txt").read_bytes())
    said = run("references", "--text", "A. Pott. On pots. Journal of Pots, 2019.", "-f", "json")
    assert from_file.out == piped.out
    assert [row["year"] for row in json.loads(from_file.out)] == [2019, 2021]
    assert [row["year"] for row in json.loads(said.out)] == [2019]


def test_profile_takes_documents_as_one_person(run, own):
    ended = run("profile", own / "cv.md", own / "cv.md", "-f", "csv")
    assert ended.code == 0, ended.err
    assert len(rows_of(ended.out)) == 2


def test_compare_puts_people_side_by_side(run, own, tmp_path):
    page = tmp_path / "both.html"
    ended = run("compare", own / "cv.md", own / "cv_bo.md", "--html", page)
    assert ended.code == 0, ended.err
    assert "Ann Pott" in ended.out
    assert "Bo Lee" in ended.out
    assert "Ann Pott" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_compare_as_data(run, own, form):
    ended = run("compare", own / "cv.md", own / "cv_bo.md", "-f", form)
    rows = json.loads(ended.out) if form == "json" else rows_of(ended.out)
    assert rows
    assert "Ann Pott" in ended.out


def test_compare_wants_documents_that_are_there(run, own):
    one_line(run("compare", own / "cv.md", "gone.md"), 4, "gone.md")
