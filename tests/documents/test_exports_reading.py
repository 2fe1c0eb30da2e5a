"""Exported files as users meet them: told by content, read from anywhere, never out of hand."""

from __future__ import annotations

import random
import shutil
from functools import partial

import pytest
from playing import Reply
from timing import soon

import researchmetrics as rm
from researchmetrics.cli import main
from researchmetrics.documents import read_bytes, read_document, read_text
from researchmetrics.documents.exports.reading import EXPORTS, export_form
from researchmetrics.errors import DocumentError, ResearchMetricsError, TooLargeError

FORMS = {
    "refs.bib": "bibtex",
    "scholar.bib": "bibtex",
    "scopus.bib": "bibtex",
    "wos.bib": "bibtex",
    "refs.ris": "ris",
    "pubmed.nbib": "pubmed",
    "refs.enw": "endnote",
    "savedrecs.txt": "wos",
    "wos_tabs.txt": "csv",
    "wos.csv": "csv",
    "wos_citations.csv": "csv",
    "scopus.csv": "csv",
    "scopus_old.csv": "csv",
    "perish.csv": "csv",
    "scholar.csv": "csv",
    "works_semicolons.csv": "csv",
    "refs.json": "csl_json",
}


@pytest.fixture(scope="module")
def folder(fixtures):
    return fixtures / "documents/exports"


@pytest.mark.parametrize("name", FORMS)
def test_content_tells_the_form_whatever_the_name(folder, name, tmp_path):
    copy = tmp_path / "document.dat"
    shutil.copy(folder / name, copy)
    by_content, by_name = read_document(copy), read_document(folder / name)
    assert len(by_content.records) == len(by_name.records) > 0
    assert by_content.kind == "reference_list"
    forced = read_bytes(copy.read_bytes(), name="x", format=FORMS[name].replace("_", "-"))
    assert [r.title for r in forced.records] == [r.title for r in by_name.records]


def test_every_fixture_is_tried(folder):
    assert {path.name for path in folder.iterdir()} == {*FORMS, "README.md"}


@pytest.mark.parametrize("name", FORMS)
def test_profile_has_the_works_and_nobody(folder, name):
    profile = rm.read(folder / name, as_of="2026-01-01")
    assert profile.person.name is None
    assert len(profile.works) > 0
    assert (profile.outcomes["status"] != "failed").all()
    assert profile.to_html()


def test_no_other_fixture_is_taken_for_an_export(fixtures):
    for path in (fixtures / "documents").rglob("*"):
        if path.is_file() and "exports" not in path.parts and path.suffix != ".html":
            text = path.read_text(encoding="utf-8", errors="replace")
            assert export_form(text, name="x") is None, path.name


def test_export_beside_a_cv_is_of_its_person(folder, tmp_path):
    cv = tmp_path / "cv.md"
    cv.write_text(
        "# Ann Pott\n\n## Publications\n\n- Ann Pott. Glaze, and what comes of it. 2021.\n"
    )
    profile = rm.read([cv, folder / "scholar.csv"])
    assert (profile.person.name, len(profile.works)) == ("Ann Pott", 3)


def test_read_from_an_address(folder, service, monkeypatch):
    body = (folder / "refs.ris").read_bytes()
    service.answer = lambda asked: Reply(b"", 404) if "robots" in asked.path else Reply(body)
    from researchmetrics import http

    # The machine's own address is a private one, which documents are not fetched from.
    allowed = partial(http.fetch_document, allow_private=True)
    monkeypatch.setattr(http, "fetch_document", allowed)
    assert len(rm.read(f"{service.url}/refs").works) == 4


def test_read_on_the_command_line(folder, capsys):
    assert main(["read", str(folder / "scholar.bib"), "--format", "csv"]) == 0
    assert "On the cracking of pots" in capsys.readouterr().out
    assert main(["read", str(folder / "refs.bib"), "--format", "csv"]) != 0
    assert "could not be read" in capsys.readouterr().err
    given = [str(folder / "wos.bib"), "--document-format", "bibtex", "--format", "csv"]
    assert main(["read", *given]) == 0


def test_unknown_format_names_those_that_are_read():
    with pytest.raises(DocumentError, match="csl-json"):
        read_text("x", format="marc")


@pytest.mark.parametrize("alias", ["BibTeX", "bib", "biblatex"])
def test_names_of_formats(alias):
    assert read_text("@misc{a, title={On Pots}}", format=alias).records[0].title == "On Pots"


def test_exports_may_be_larger_than_documents_up_to_a_limit(tmp_path):
    path = tmp_path / "refs.bib"
    entry = "@misc{a%d, title={On Pots}, abstract={" + "x" * 100_000 + "}}\n"
    path.write_text("".join(entry % n for n in range(170)))
    assert len(read_document(path).records) == 170
    with pytest.raises(TooLargeError):
        read_document(path, limit_mb=1)


@pytest.mark.parametrize("form", EXPORTS)
def test_nothing_in_is_nothing_out(form):
    with pytest.raises(DocumentError, match="empty"):
        read_text(" \n ", format=form.replace("_", "-"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    text = "@article{a, author = {Töpfer, Zoë}, title = {Über Töpfe, Krüge und Öfen}}"
    (record,) = read_bytes(text.encode(encoding), name="refs.bib").records
    assert (record.authors[0].name, record.title) == ("Töpfer, Zoë", "Über Töpfe, Krüge und Öfen")


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Cut, repeat, swap and overwrite pieces of a file."""
    for _ in range(dice.randint(1, 6)):
        at, size = dice.randrange(len(data) or 1), dice.randint(1, 60)
        piece = data[at : at + size]
        change = dice.choice(["cut", "repeat", "noise", "move", "sign", "end"])
        if change == "cut":
            data = data[:at] + data[at + size :]
        elif change == "repeat":
            data = data[:at] + piece * dice.randint(2, 40) + data[at:]
        elif change == "noise":
            data = data[:at] + dice.randbytes(size) + data[at + size :]
        elif change == "move":
            to = dice.randrange(len(data) or 1)
            data = data[:to] + piece + data[to:]
        elif change == "sign":
            sign = dice.choice([b"{", b"}", b'"', b"\n", b"@a{", b"\\", b"$", b"  - ", b",", b"\t"])
            data = data[:at] + sign * dice.randint(1, 5) + data[at:]
        else:
            data = data[:at]
    return data


@pytest.mark.parametrize("name", FORMS)
def test_mutations_are_read_or_refused_soon(folder, name):
    data = (folder / name).read_bytes()
    for seed in range(150):
        changed = mutated(data, random.Random(seed))
        with soon(2):
            try:
                read_bytes(changed, name="x", format=FORMS[name].replace("_", "-"))
                read_bytes(changed, name=name)
            except ResearchMetricsError:
                pass
