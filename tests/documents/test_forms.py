"""One CV in all forms gives the same works."""

from __future__ import annotations

import carberry_cv as cv
import pytest
from playing import Reply

import researchmetrics as rm

_FORMS = {
    "latex": ("cv.tex", lambda: cv.latex().encode()),
    "word": ("cv.docx", cv.word),
    "open document": ("cv.odt", cv.open_document),
    "rich text": ("cv.rtf", cv.rich_text),
    "pdf": ("cv.pdf", cv.portable),
    "pdf without numbers": ("cv.pdf", lambda: cv.portable(numbered=False)),
    "pdf in two columns": ("cv.pdf", lambda: cv.portable(columns=2)),
    "pdf in two columns without numbers": (
        "cv.pdf",
        lambda: cv.portable(columns=2, numbered=False),
    ),
    "pdf with ligatures": ("cv.pdf", lambda: cv.portable(ligatures=True)),
}
_COLUMNS = ["title", "year", "venue"]


def _read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return rm.read(path)


def _works(profile):
    records = profile.records
    rows = records[[*_COLUMNS, "authors"]].to_numpy()
    # LaTeX has one sign for apostrophes of either form.
    straight = str.maketrans("’", "'")
    return sorted(
        (title.translate(straight), year, venue, tuple(one.translate(straight) for one in authors))
        for title, year, venue, authors in rows
    )


@pytest.mark.parametrize("form", list(_FORMS))
def test_each_form_gives_the_works_that_markdown_gives(tmp_path, form):
    name, make = _FORMS[form]
    expected = _read(tmp_path, "cv.md", cv.markdown().encode())
    found = _read(tmp_path, name, make())
    assert _works(found) == _works(expected)
    assert found.person.name == cv.NAME


def test_markdown_gives_what_the_cv_says(tmp_path):
    profile = _read(tmp_path, "cv.md", cv.markdown().encode())
    found = profile.records[["title", "year"]].to_numpy().tolist()
    assert sorted(map(tuple, found)) == sorted((one.title, one.year) for one in cv.ENTRIES)
    authors = profile.records["authors"].map(tuple)
    assert sorted(authors) == sorted(one.authors for one in cv.ENTRIES)


@pytest.mark.parametrize("make", [cv.thebibliography, cv.biblatex], ids=["natbib", "biblatex"])
def test_bibliographies_give_the_titles_and_years(tmp_path, make):
    profile = _read(tmp_path, "cv.bbl", make().encode())
    said = sorted((one.title, one.year) for one in cv.ENTRIES)
    found = profile.records[["title", "year"]].to_numpy().tolist()
    assert sorted(map(tuple, found)) == said


@pytest.mark.parametrize("form", ["pdf", "word", "latex"])
def test_an_address_of_any_form_is_read(service, monkeypatch, form):
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_PER_SECOND", "1000")
    body = _FORMS[form][1]()

    def answer(asked):
        if asked.path == "/vita":
            return Reply(b"", 302, {"Location": f"{service.url}/files/vita"})
        if asked.path == "/files/vita":
            return Reply(body, 200, {"Content-Type": "application/octet-stream"})
        return Reply(b"", 404)

    service.answer = answer
    assert len(rm.read(f"{service.url}/vita").records) == 25


def test_the_encoding_that_a_server_tells_is_used(service, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_PER_SECOND", "1000")
    body = "# Jan Žižka\n\n## Publications\n\n- J. Žižka. On pots. Clay, 2019.\n".encode("cp1250")
    kind = {"Content-Type": 'text/markdown; charset="windows-1250"'}
    service.answer = lambda asked: (
        Reply(b"", 404) if asked.path == "/robots.txt" else Reply(body, 200, kind)
    )
    assert rm.read(f"{service.url}/cv").person.name == "Jan Žižka"
