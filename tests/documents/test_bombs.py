"""Documents made to stall or fill a machine: each ends soon, within bounds of memory.

Either it is read, or an error of our own tree says what to do; nothing in it is run or fetched.
"""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from timing import slowness, soon

import researchmetrics as rm
from researchmetrics.documents import read_bytes, read_reference_list, read_text
from researchmetrics.errors import DocumentError, TooLargeError, TooSlowError

SECONDS = 2.0
ENTRY = "A. Pott and B. Lee. On cracked pots. Clay, 2019."
HEAD = {
    "x.txt": "",
    "x.md": "# Ann Pott\n\n## Publications\n\n",
    "x.html": "<html><body><h1>Ann Pott</h1><h2>Publications</h2>",
    "x.tex": "\\documentclass{article}\\begin{document}\\section{Publications}\n",
    "x.csv": "Title,Authors,Year\n",
    "x.bib": "@article{a, title={",
}


def ends(text, name):
    """Read it; it is over in time, and whatever is wrong is said as an error of our tree."""
    data = text if isinstance(text, bytes) else text.encode()
    with soon(SECONDS + 1):
        try:
            read_bytes(data, name=name, limit_s=SECONDS)
        except DocumentError as error:
            assert name in str(error) or "HTML" in str(error) or "LaTeX" in str(error)  # noqa: PT017


SIGNS = {
    "commas": ",",
    "digits": "7",
    "capitals": "A",
    "and": "and ",
    "brackets": "(",
    "labels": "[1] ",
    "quotes": '"',
    "curly quotes": "“”",
    "strokes": "|",
    "dashes": "-",
    "stars": "*",
    "initials": "J. ",
    "names": "A. Pott, ",
    "years": "2019 ",
    "glyphs": "作者、",
    "word": "lorem",
    "pages": "12(3):4-9, ",
}


@pytest.mark.parametrize("sign", list(SIGNS))
@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_the_same_sign_again_and_again(name, sign):
    unit = SIGNS[sign]
    ends(HEAD[name] + unit * (1_000_000 // len(unit)), name)
    # As long as a line may be, as one entry, and as lines.
    ends(f"{HEAD[name]}<p>{unit * (29_000 // len(unit))}", name)
    ends(HEAD[name] + f"{unit * (60 // len(unit))}\n" * 3000, name)


NESTS = {
    "x.html": ("<div>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<b>", "<a href=x>", "<!--",
               "<font>", "<svg>", "<script>", "<select>", "<details>", f"<li>{ENTRY}"),
    "x.md": (">", "> ", "[", "{", "(", "- ", "*", "`", "#", "![a](", "<div>"),
    "x.tex": ("{", "\\textbf{", "\\begin{itemize}\\item ", "\\footnote{x", "$", "\\href{", "\\'e"),
    "x.bib": ("{", '"', "@", '"x" # '),
    "x.csv": (",", '"', '"""', "x,"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "unit"), [(name, unit) for name, units in NESTS.items() for unit in units]
)
def test_a_hundred_thousand_within_one_another(name, unit):
    ends(HEAD[name] + unit * (20_000 if len(unit) > 20 else 100_000), name)


MANY = {
    "breaks": f"<p>{ENTRY}" + "<br>" * 1_000_000,
    "links": "".join(f'<a href="http://a.example/{n}">Pott {n}</a> ' for n in range(100_000)),
    "headings": "".join(f"<h{n % 6 + 1}>Talks {n}</h{n % 6 + 1}>" for n in range(100_000)),
    "same headings": "<h2>Publications</h2>" * 100_000,
    "cells": "<table><tr>" + "<td>x" * 100_000,
    "spans": "<table><tr><td colspan=1000000 rowspan=1000000>Pots, 2019</td></tr></table>",
    "attribute": f'<p class="{"x " * 500_000}">{ENTRY}',
    "attributes": f"<p {' '.join(f'a{n}=b' for n in range(100_000))}>{ENTRY}",
    "style": f'<p style="{"display:none;" * 80_000}">{ENTRY}',
    "references to signs": "<p>" + "&amp;&bogus;&#xD800;" * 50_000,
    "lists": f"<h3>Papers</h3><ul><li>{ENTRY}</ul>" * 5000,
    "data in a script": f'<script type="application/ld+json">{"[" * 100_000}</script>',
}


@pytest.mark.parametrize("what", list(MANY))
def test_very_many_of_a_thing(what):
    ends(HEAD["x.html"] + MANY[what], "x.html")


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_fifty_megabytes_in_one_line_are_refused_at_once(name):
    data = (HEAD[name] + "Ann Pott, " * 5_000_000).encode()
    with soon(SECONDS), pytest.raises(TooLargeError, match="50 MB"):
        read_bytes(data, name=name)


def test_of_a_row_of_fifty_megabytes_the_first_cells_are_read():
    # Tables may be as large, in many rows.
    data = (HEAD["x.csv"] + "Ann Pott, " * 5_000_000).encode()
    with soon(2 * SECONDS):
        batch = read_bytes(data, name="x.csv")
    assert "more cells than the table has columns" in batch.warnings[0]


def test_very_long_references_are_read_in_part():
    for unit in SIGNS.values():
        with soon(SECONDS):
            assert len(list(read_reference_list([unit * (1_000_000 // len(unit))]))) == 1


def test_drawn_lines_and_encoded_data_hide_nothing():
    plain = read_text(f"{HEAD['x.md']}- {ENTRY}\n")
    drawn = read_text(f"{HEAD['x.md']}{'=' * 5000}\n\n- {ENTRY}\n\n{'Zm9v' * 9000}\n")
    assert [one.title for one in plain.records] == ["On cracked pots"]
    assert "On cracked pots" in [one.title for one in drawn.records]


def test_a_stroke_in_an_open_bracket_is_a_row_all_the_same():
    # Once had no end.
    text = "# Ann Pott\n\nhttp://[::1| | |\n|---|---|\n| a | b |\n"
    with soon(1):
        read_text(text, name="cv.md")


def _archive(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_archives_within_archives_are_not_opened():
    inner = b"x" * 1_000_000
    for _ in range(6):
        inner = _archive({"word/document.xml": inner})
    ends(inner, "x.docx")


_PEAK = """
import re, sys
from pathlib import Path
from researchmetrics.documents import read_bytes
from researchmetrics.errors import DocumentError
try:
    read_bytes(Path(sys.argv[1]).read_bytes(), name="x", limit_s=float(sys.argv[2]))
except DocumentError as error:
    print(type(error).__name__, file=sys.stderr)
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
HEAVY = {
    "entities": f"{_LAUGHS}<html><body>&a11;</body></html>".encode(),
    "steep part": _archive({"word/document.xml": b"<w:document>" + b" " * 300_000_000}),
    "many parts": _archive({f"word/{n}.xml": b"" for n in range(30_000)}),
    "entities in a part": _archive({"word/document.xml": f"{_LAUGHS}<a>&a11;</a>"}),
    "lines": (HEAD["x.html"] + f"<p>{ENTRY}" * 300_000).encode(),
    "deep": (HEAD["x.html"] + "<div>" * 3_000_000).encode(),
    "breaks": (HEAD["x.html"] + "<br>" * 3_900_000).encode(),
    "wide row": (HEAD["x.csv"] + "Ann Pott, " * 5_000_000).encode(),
    "short lines": b"x\n\n" * 5_000_000,
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("what", list(HEAVY))
def test_memory_stays_below_a_gigabyte(what, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(HEAVY[what])
    ask = [sys.executable, "-c", _PEAK, str(path), str(1.5 * slowness())]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) < 1000, done.stderr


def test_nothing_in_a_page_is_run_fetched_or_opened(tmp_path, monkeypatch):
    secret = tmp_path / "secret.txt"
    secret.write_text("psychoceramics")
    place = secret.as_uri()
    page = f"""<?xml version="1.0"?>
    <!DOCTYPE html [<!ENTITY leak SYSTEM "{place}"><!ENTITY % far SYSTEM "http://far.example/x">]>
    <html><head><meta http-equiv="refresh" content="0;url=http://far.example/">
    <base href="http://far.example/"><link rel="stylesheet" href="http://far.example/a.css">
    <link rel="import" href="{place}"><script src="http://far.example/a.js"></script>
    <script>document.write("run")</script></head><body onload="alert('run')"><h1>Ann Pott</h1>
    <img src="http://far.example/a.png" onerror="alert('run')"><iframe src="{place}"></iframe>
    <object data="{place}"></object><embed src="{place}"><p>&leak;</p>
    <h2>Publications</h2><ul><li>{ENTRY} <a href="javascript:alert('run')">pdf</a></ul></body>"""
    parts = {
        "word/document.xml": f'<!DOCTYPE d [<!ENTITY leak SYSTEM "{place}">]><d>&leak;</d>',
        "word/_rels/document.xml.rels": f'<Relationships><Relationship Target="{place}"/>',
    }
    latex = f"{HEAD['x.tex']}\\input{{{secret}}}\\include{{{secret}}}\\write18{{touch x}} {ENTRY}"

    def refuse(*args, **kwargs):
        raise AssertionError(f"opened: {args}")

    # What is loaded when first needed is loaded by now.
    read_text(page)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    profile = rm.read(text=page)
    assert "psychoceramics" not in profile.to_json()
    assert [title for title in profile.works["title"] if "cracked pots" in title]
    for data, name in ((_archive(parts), "x.docx"), (latex.encode(), "x.tex")):
        try:
            batch = read_bytes(data, name=name)
        except DocumentError as error:
            assert "psychoceramics" not in str(error)  # noqa: PT017
        else:
            assert "psychoceramics" not in str(batch)


@pytest.mark.parametrize(
    "read", [lambda text, **more: rm.read(text=text, **more), read_text], ids=["rm.read", "text"]
)
def test_the_limit_of_time_can_be_set_and_says_so(read):
    text = HEAD["x.md"] + f"- {ENTRY}\n" * 2000
    with pytest.raises(TooSlowError, match=r"more than 0\.01 s .*raise limit_s"):
        read(text, limit_s=0.01)
    assert len(read_text(f"{HEAD['x.md']}- {ENTRY}\n", limit_s=60).records) == 1


def test_the_limit_holds_for_files_and_is_gone_afterwards(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(HEAD["x.md"] + f"- {ENTRY}\n" * 200)
    with pytest.raises(TooSlowError, match=r"cv\.md"):
        rm.read(path, limit_s=0)
    assert len(rm.read(path).works) == 1
