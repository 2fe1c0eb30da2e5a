"""Reading the corpora that the model is trained on: AnyStyle's and GROBID's, as they are given."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from researchmetrics.documents.references.model.training.examples import Example
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["read_anystyle", "read_grobid", "read_ids", "read_joined"]

_ANYSTYLE = {
    "citation-number": "label",
    "author": "author",
    "title": "title",
    "date": "date",
    "journal": "venue",
    "container-title": "venue",
    "collection-title": "series",
    "volume": "volume",
    "pages": "pages",
    "publisher": "publisher",
    "location": "location",
    "editor": "editor",
    "edition": "edition",
    "genre": "genre",
    "url": "url",
    "doi": "doi",
    "isbn": "identifier",
}
_GROBID = {
    "author": "author",
    "orgName:collaboration": "collaboration",
    "title:a": "title",
    "title": "title",
    "title:j": "venue",
    "title:s": "series",
    "date": "date",
    "biblScope": "volume",
    "biblScope:volume": "volume",
    "biblScope:vol": "volume",
    "biblScope:issue": "issue",
    "biblScope:page": "pages",
    "biblScope:pages": "pages",
    "biblScope:pp": "pages",
    "publisher": "publisher",
    "orgName": "publisher",
    "pubPlace": "location",
    "editor": "editor",
    "note:report": "genre",
    "ptr:web": "url",
    "idno:DOI": "doi",
    "idno:arxiv": "arxiv",
    "idno:arXiv": "arxiv",
    "idno": "identifier",
}
# The number in "12(3)" or "12, no. 3": one field in AnyStyle's corpus, two here.
_ISSUE = re.compile(
    r"(?<=[\dIVXLC])[\s,.;]*(\(|(?:no|nos|nr|n°|nº|num|number|issue|heft|iss|fasc|№)\b)",
    re.IGNORECASE,
)
_YEAR_IN_BRACKETS = re.compile(r"\(?\s*(?:1[89]|20)\d\d")
_LETTERS = re.compile(r"[\W_]+")


def read_anystyle(folder: Path) -> Iterator[Example]:
    """Read AnyStyle's training data.

    Parameters
    ----------
    folder : pathlib.Path
        Its folder ``res/parser``, with ``core.xml`` and ``gold.xml``.

    Yields
    ------
    Example
        One a reference, its id being file and number ("anystyle-core/3").

    Raises
    ------
    UnreadableDocumentError
        If a file is missing or is not XML.
    """
    for name in ("core", "gold"):
        for number, sequence in enumerate(_root(folder / f"{name}.xml").iter("sequence")):
            parts = [(part.tag, " ".join((part.text or "").split())) for part in sequence]
            raw = " ".join(text for _, text in parts)
            yield _example(raw, parts, f"anystyle-{name}/{number}")


def read_grobid(folder: Path) -> Iterator[Example]:
    """Read GROBID's training data for citations.

    Parameters
    ----------
    folder : pathlib.Path
        Its folder ``grobid-trainer/resources/dataset/citation/corpus``.

    Yields
    ------
    Example
        One a reference, its id being file and number ("grobid-corpus/citations.xml#3").

    Raises
    ------
    UnreadableDocumentError
        If a file is not XML.
    """
    for path in sorted(folder.glob("*.xml")):
        number = 0
        for entry in _root(path).iter():
            # Comments have no name but a function in its place.
            if str(entry.tag).rpartition("}")[2] != "bibl":
                continue
            raw = " ".join("".join(entry.itertext()).split())
            parts = [
                (_grobid_label(part), " ".join("".join(part.itertext()).split())) for part in entry
            ]
            if raw:
                yield _example(
                    raw, [part for part in parts if part[1]], f"grobid-corpus/{path.name}#{number}"
                )
            number += 1


def _grobid_label(part: ET.Element) -> str:
    name = str(part.tag).rpartition("}")[2]
    kind = part.get("level") or part.get("type") or part.get("unit") or ""
    return f"{name}:{kind}" if kind else name


def read_joined(path: Path, sources: Iterable[str] = ("anystyle", "grobid")) -> Iterator[Example]:
    """Read references of several corpora joined to one file of JSON lines.

    Parameters
    ----------
    path : pathlib.Path
        The file, packed (.gz) or not; each line has "id", "source", "raw" and "fields", a list
        of pairs of the corpus's own label and the text.
    sources : iterable of str
        Beginnings of the names of the corpora to take.

    Yields
    ------
    Example
        One a reference.

    Raises
    ------
    UnreadableDocumentError
        If the file cannot be read.
    """
    wanted = tuple(sources)
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if entry["source"].startswith(wanted):
                    yield _example(entry["raw"], entry["fields"], entry["id"])
    except (OSError, ValueError, KeyError) as error:
        raise UnreadableDocumentError(
            f"{path} cannot be read as JSON lines of references: {error}."
        ) from error


def read_ids(path: Path) -> frozenset[str]:
    """Read which references to train on.

    Parameters
    ----------
    path : pathlib.Path
        A text file; each line has the beginning of the ids, a tab, and the numbers that end them,
        single ones or ranges: ``anystyle-core/``, tab, ``0 3-4 6``.

    Returns
    -------
    frozenset of str
        The ids.

    Raises
    ------
    UnreadableDocumentError
        If the file cannot be read.
    """
    try:
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        return frozenset(
            f"{beginning}{number}"
            for beginning, numbers in lines
            for first, _, last in (one.partition("-") for one in numbers.split())
            for number in range(int(first), int(last or first) + 1)
        )
    except (OSError, ValueError) as error:
        raise UnreadableDocumentError(f"{path} is no list of ids: {error}.") from error


def _root(path: Path) -> ET.Element:
    try:
        return ET.parse(path).getroot()  # noqa: S314 - the user's own training data
    except (OSError, ET.ParseError) as error:
        raise UnreadableDocumentError(
            f"{path} cannot be read as training data: {error}."
        ) from error


def _example(raw: str, parts: Iterable[Iterable[str]], name: str) -> Example:
    """Find the parts in the reference, one behind the other, and name them as the model does."""
    pairs = [(label, text) for label, text in parts]
    whole = any(label == "title:a" for label, _ in pairs)
    fields: list[tuple[str, int, int]] = []
    place = 0
    for label, text in pairs:
        start = raw.find(text, place)
        if start < 0:
            continue
        place = start + len(text)
        fields += _named(raw, label, (start, place), name, whole=whole)
    title = next((raw[begin:end] for field, begin, end in fields if field == "title"), raw)
    return Example(raw, tuple(fields), _LETTERS.sub("", title.lower()), name)


def _named(
    raw: str, label: str, span: tuple[int, int], name: str, *, whole: bool
) -> list[tuple[str, int, int]]:
    if name.startswith("anystyle"):
        field = _ANYSTYLE.get(label, "note")
        return _parted(raw, *span) if field == "volume" else [(field, *span)]
    if label == "title:m":
        # The book that a chapter is in, or the book itself.
        return [("venue" if whole else "title", *span)]
    known = _GROBID.get(label, "identifier" if label.startswith("idno") else "note")
    return [(known, *span)]


def _parted(raw: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Part volume and issue."""
    found = _ISSUE.search(raw, start, end)
    if not found or _YEAR_IN_BRACKETS.match(raw, found.start(1)):
        return [("volume", start, end)]
    return [("volume", start, found.start(1)), ("issue", found.start(1), end)]
