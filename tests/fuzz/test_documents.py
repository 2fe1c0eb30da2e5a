"""Spoilt documents of every form, and bytes and letters by chance: read as a user has them read.

``make fuzz EXAMPLES=100000`` runs long; the normal test run is short.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import carberry_cv as cv
import pytest
from lxml import etree
from mutating import spoilt, swollen
from trying import SIZE, n_examples, try_out

from researchmetrics.documents import read_bytes, read_reference_list, read_text
from researchmetrics.documents.deadline import allowed
from researchmetrics.errors import TooSlowError

Documents = tuple[tuple[str, bytes], ...]

FIXTURES = Path(__file__).parents[1] / "fixtures"
# Larger ones take longer than many small ones, and are spoilt in the same places.
_LARGEST = 60_000
_CHARSETS = (None, "utf-8", "latin-1", "utf-16", "shift_jis", "no-such-charset")


class Form(NamedTuple):
    """A form of documents: whole ones of it, and what reads them."""

    documents: Callable[[], Documents]
    read: Callable[[bytes, str, Random], Iterable[object]]


def read_file(body: bytes, name: str, random: Random) -> Iterator[object]:
    """Read a file as a user has it read."""
    yield from _found(read_bytes(body, name=name))


def read_answer(body: bytes, name: str, random: Random) -> Iterator[object]:
    """Read what a web server sends, whatever it says of it."""
    address = f"https://pots.example/{random.choice(('', 'cv?a=b', name))}"
    yield from _found(read_bytes(body, name=address, charset=random.choice(_CHARSETS)))


def read_given(body: bytes, name: str, random: Random) -> Iterator[object]:
    """Read a text that is no file."""
    yield from _found(read_text(body.decode("utf-8", "surrogateescape")))


def read_list(body: bytes, name: str, random: Random) -> Iterator[object]:
    """Read a text, or its lines, as references."""
    text = body.decode("utf-8", "surrogateescape")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for reading in read_reference_list(text if random.random() < 0.5 else lines):
        size = len(reading.record.raw or "")
        for field, places in reading.spans.items():
            assert all(0 <= start <= end <= size for start, end in places), (field, places, size)
        assert all(0 <= trust <= 1 for trust in reading.confidences.values())
        yield reading.record


def _found(batch: object) -> Iterator[object]:
    yield from batch.records  # type: ignore[attr-defined]  # a batch, whose type the rooms keep
    yield from batch.people  # type: ignore[attr-defined]  # as above


def _files(folder: str, *patterns: str) -> Documents:
    paths = (path for pattern in patterns for path in sorted((FIXTURES / folder).glob(pattern)))
    read = ((path.name, path.read_bytes()) for path in paths)
    return tuple((name, body) for name, body in read if len(body) < _LARGEST)


def _references() -> Documents:
    return (
        ("bbl.txt", cv.thebibliography().encode()),
        *_files("documents", "cv_plain.txt", "cv_lines.md", "varied/*.txt", "statements/*"),
        *_files("homepages", "german_chair/page.txt", "chinese_gbt/page.txt"),
    )


FORMS = {
    "html": Form(
        lambda: (*_files("homepages", "*/page.html"), *_files("documents", "**/*.html")), read_file
    ),
    "markdown": Form(
        lambda: (*_files("homepages", "*/page.md"), *_files("documents", "**/*.md")), read_file
    ),
    "text": Form(
        lambda: (*_files("homepages", "*/page.txt"), *_files("documents", "**/*.txt")), read_file
    ),
    "pdf": Form(
        lambda: (("cv.pdf", cv.portable()), ("two.pdf", cv.portable(columns=2))), read_file
    ),
    "docx": Form(lambda: (("cv.docx", cv.word()),), read_file),
    "odt": Form(lambda: (("cv.odt", cv.open_document()),), read_file),
    "rtf": Form(lambda: (("cv.rtf", cv.rich_text()),), read_file),
    "latex": Form(lambda: (("cv.tex", cv.latex().encode()),), read_file),
    "bbl": Form(
        lambda: (("a.bbl", cv.thebibliography().encode()), ("b.bbl", cv.biblatex().encode())),
        read_file,
    ),
    "references": Form(_references, read_list),
    "answers": Form(
        lambda: (*_files("homepages", "a*/page.html"), *_files("documents", "*.html")), read_answer
    ),
    "given": Form(lambda: _files("documents", "*.md", "*.html", "*.txt"), read_given),
}
_ARCHIVES = {"docx", "odt"}
_PACKED = {"pdf", *_ARCHIVES}


@cache
def _documents(name: str) -> Documents:
    found = FORMS[name].documents()
    assert found, name
    return found


class Spoiling:
    """Gives to a reader documents that are spoilt, spliced, or nothing but chance."""

    def __init__(self, name: str) -> None:
        self.form, self.documents = name, _documents(name)

    def __call__(self, random: Random) -> Iterable[object]:
        name, body = random.choice(self.documents)
        kind = random.random()
        if kind < 0.06:
            body = _bytes(random)
        elif kind < 0.12:
            body = _letters(random).encode("utf-8", "surrogatepass")
        elif kind < 0.3:
            body = _spliced(body, random.choice(self.documents)[1], random)
        elif self.form in _ARCHIVES and kind < 0.9:
            body = _packed_anew(body, random)
        else:
            body = spoilt(body, random)
        return _not_stopped(FORMS[self.form].read(body, name, random))


def _not_stopped(found: Iterable[object]) -> Iterator[object]:
    """What is as small as these never needs the limit of time: where it does, nothing ends it."""
    try:
        yield from found
    except TooSlowError as error:
        raise AssertionError(f"stopped by the limit of time: {error}") from error


def _bytes(random: Random) -> bytes:
    head = random.choice((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"\\section{"))
    return head + random.randbytes(random.choice((1, 20, 400, 4000)))


def _letters(random: Random) -> str:
    """Letters of any script, or signs that mean something to some form."""
    size = random.choice((5, 50, 500, 3000))
    if random.random() < 0.5:
        last = random.choice((0x7F, 0x2FF, 0x2FFF, 0xFFFF, 0x10FFFF))
        return "".join(chr(random.randrange(last + 1)) for _ in range(size))
    return "".join(random.choices(_SIGNS, k=size))


_SIGNS: Sequence[str] = (
    *("\n", "\n", "\n\n", " ", "  ", "\t", "- ", "# ", "## ", "1. ", "[1] ", "> ", "|", "**", "*"),
    *("Carberry, J.", "J. Carberry", "and ", "et al.", "2019", "(2020)", "Publications", "Talks"),
    *(
        "Journal of Pots",
        "12(3):4-9",
        "In Proc. ",
        '"',
        "“",
        "”",
        ". ",
        ", ",
        ": ",
        "doi:10.5555/1",
    ),
    *("<li>", "<ul>", "</ul>", "<br>", "<b>", "<td>", "<div class=x>", "&amp;", "[a](https://a.b)"),
    *("\\item ", "\\textbf{", "{", "}", "$", "%", "@article{a,", "title={", "研究", "、", "مرحبا"),
)


def _spliced(body: bytes, other: bytes, random: Random) -> bytes:
    """Return the beginning of one document and the end of another."""
    return body[: random.randrange(len(body) + 1)] + other[random.randrange(len(other) + 1) :]


def _packed_anew(body: bytes, random: Random) -> bytes:
    """Spoil the parts of an office file inside the archive, where damage is seen by its reader."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            kind = random.random()
            if kind < 0.7 and content.lstrip().startswith(b"<"):
                content = _shuffled(content, random)
            elif kind > 0.95:
                content = spoilt(content, random)
            new.writestr(part, content)
    return held.getvalue()


def _shuffled(content: bytes, random: Random) -> bytes:
    """Take out, double, move, nest and rename a few elements: well-formed XML as before."""
    root = etree.fromstring(content)
    for _ in range(random.choice((1, 3, 10))):
        nodes = [node for node in root.iter() if node is not root]
        if not nodes:
            break
        one, other = random.choice(nodes), random.choice(nodes)
        kind = random.randrange(6)
        if kind == 0:
            one.getparent().remove(one)
        elif kind == 1:
            one.getparent().append(copy.deepcopy(other))
        elif kind == 2:
            one.append(copy.deepcopy(other))
        elif kind == 3:
            one.tag = other.tag
        elif kind == 4:
            one.text = other.text
        else:
            for name in one.attrib:
                one.set(name, random.choice(("", "0", "-1", "9" * 30, "x", "true")))
    return etree.tostring(root)


@pytest.mark.parametrize("name", FORMS)
def test_spoilt_documents_trip_no_reader(name):
    try_out(f"{name} documents", Spoiling(name), n_examples(few=25))


@pytest.mark.parametrize("name", [name for name in FORMS if name not in _PACKED])
def test_large_documents_end_within_their_limit(name):
    documents = _documents(name)

    def read(random: Random) -> Iterable[object]:
        chosen, body = random.choice(documents)
        return FORMS[name].read(swollen(body, random, SIZE // 5), chosen, random)

    assert allowed(SIZE // 5) < 5
    try_out(f"{name} (large)", read, max(2, n_examples(few=200) // 100), seconds=5)


@pytest.mark.parametrize("name", [name for name in FORMS if name != "references"])
def test_every_reader_heeds_the_limit_of_time(name):
    chosen, body = max(_documents(name), key=lambda one: len(one[1]))
    with pytest.raises(TooSlowError, match="raise limit_s"):
        read_bytes(body, name=chosen, limit_s=0.0)
