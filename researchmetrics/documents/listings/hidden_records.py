"""What pages keep behind an entry: BibTeX, COinS, JSON-LD, and abstracts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz.distance import Levenshtein

from researchmetrics.documents.exports.bibtex import read_bibtex
from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.embedded import read_coins, read_json_ld
from researchmetrics.documents.references.name_forms import display_name
from researchmetrics.documents.text.latex import readable
from researchmetrics.records import Author, Provenance, Record

__all__ = ["abstract_in", "hidden_list", "hidden_record", "same_title", "with_hidden"]

_BIBTEX = re.compile(r"@[ \t]*[A-Za-z]{3,20}\s*\{\s*[^\s,{}=]{0,200}\s*,[^@]{0,600}?=")
_LETTERS = re.compile(r"[\W_]+")
_COINS = re.compile(r"(?:^|&|&amp;)(?:ctx_ver=Z39|rft\.|rft_val_fmt=)")


_ABSTRACT = re.compile(
    r"^\W*(?:abstract|summary|zusammenfassung|résumé|resumen|摘要|초록)\b[\s:.—–-]*", re.IGNORECASE
)
# Least likeness of a hidden title to the one shown.
_AGREES = 0.85
_LEAST_WORDS = 12
_TAKEN = (
    "venue", "volume", "issue", "pages", "publisher", "doi", "arxiv_id", "year", "date",
    "abstract", "type", "url", "code_url",
)  # fmt: skip


def hidden_record(
    hidden: Sequence[str], *, shown: str, title: str | None, provenance: Provenance
) -> Record | None:
    """Read what is hidden behind an entry, where it is about the same work.

    Parameters
    ----------
    hidden : sequence of str
        Hidden texts.
    shown : str
        All that is seen of the entry.
    title : str or None
        Its title as read.
    provenance : Provenance
        Where the entry stands.

    Returns
    -------
    Record or None
        None where nothing hidden has a title that is seen as well.

    Examples
    --------
    >>> source = Provenance(source="document:page.html")
    >>> text = "@article{a, title={On {P}ots}, journal={Clay}, year=2019}"
    >>> hidden_record([text], shown="On Pots, 2019", title="On Pots", provenance=source).venue
    'Clay'
    """
    seen = _folded(shown)
    for record in _records(hidden, provenance):
        said = _folded(_plain_title(record))
        if (len(said) > 8 and said in seen) or same_title(_plain_title(record), title):
            return record
    return None


def hidden_list(page: Page, *, name: str, sha256: str) -> tuple[Record, ...]:
    r"""Read the BibTeX behind a page, from which a script writes the list that is seen.

    Parameters
    ----------
    page : Page
        A page on which no list is found.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    tuple of Record
        Empty where there are fewer than two entries: one alone says how to cite the page.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page("<pre>@book{a, title={On Pots}}\n@book{b, title={On Pans}}</pre>")
    >>> [one.title for one in hidden_list(page, name="a.html", sha256="0" * 64)]
    ['On Pots', 'On Pans']
    """
    texts = (line.text for line in page.lines if line.hidden and "@" in line.text)
    together = "\n\n".join(text for text in texts if _BIBTEX.search(text))
    records = read_bibtex(together, name=name, sha256=sha256).records if together else ()
    return tuple(records) if len(records) > 1 else ()


def same_title(one: str | None, other: str | None) -> bool:
    """Whether two titles differ by little more than their marks.

    Parameters
    ----------
    one, other : str or None
        Titles.

    Returns
    -------
    bool
        False where one is unknown.

    Examples
    --------
    >>> same_title("On Pots: A Tale", "On pots - a tale."), same_title("On Pots", None)
    (True, False)
    """
    if not one or not other:
        return False
    return Levenshtein.normalized_similarity(_folded(one), _folded(other)) >= _AGREES


def _records(hidden: Iterable[str], provenance: Provenance) -> Iterator[Record]:
    for text in hidden:
        if "@" in text and _BIBTEX.search(text):
            yield from read_bibtex(text, name="entry", sha256="0" * 64).records
        elif _COINS.search(text):
            yield read_coins(text, provenance)
        elif text.lstrip()[:1] in "{[" and '"' in text:
            yield from read_json_ld(text, provenance)


def _folded(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _plain_title(record: Record) -> str:
    return readable(record.title or "")


def with_hidden(record: Record, told: Record) -> Record:
    """Complete and correct what was read of an entry by what is hidden behind it.

    Parameters
    ----------
    record : Record
        What was read of what is seen.
    told : Record
        What is hidden.

    Returns
    -------
    Record
        What is hidden goes before; names stay as seen, with their marks, where they are as many.

    Examples
    --------
    >>> source = Provenance(source="document:page.html")
    >>> seen = Record(provenance=source, title="On Pots", venue="Cl.")
    >>> with_hidden(seen, Record(provenance=source, title="On {P}ots", venue="Clay")).venue
    'Clay'
    """
    taken: dict[str, Any] = {
        name: getattr(told, name) for name in _TAKEN if getattr(told, name) is not None
    }
    if record.year is not None and taken.get("year") == record.year and record.date:
        taken.pop("date", None)
    if record.url and "url" in taken and (told.url or "").endswith(".bib"):
        del taken["url"]
    authors, cut = _people(record, told)
    return replace(
        record,
        **taken,
        title=_plain_title(told) or record.title,
        authors=authors,
        authors_truncated=cut,
        editors=told.editors or record.editors,
        notes=tuple(dict.fromkeys((*record.notes, *told.notes))),
        ids=tuple(dict.fromkeys((*record.ids, *told.ids))),
        links=tuple(dict.fromkeys((*record.links, *told.links))),
    )


def _people(record: Record, told: Record) -> tuple[tuple[Author, ...], bool | None]:
    if not told.authors:
        return record.authors, record.authors_truncated
    if told.authors_truncated and len(record.authors) >= len(told.authors):
        return record.authors, record.authors_truncated
    if len(record.authors) == len(told.authors) and not record.authors_truncated:
        families = zip(record.authors, told.authors, strict=True)
        if all(_family(one.name) == _family(other.name) for one, other in families):
            return record.authors, record.authors_truncated
    seen = {_family(one.name): one for one in record.authors}
    named = [replace(one, name=display_name(one.name)) for one in told.authors]
    merged = tuple(
        replace(seen[key], name=one.name, ids=one.ids)
        if (key := _family(one.name)) in seen
        else one
        for one in named
    )
    return merged, told.authors_truncated


def _family(name: str) -> str:
    words = display_name(name).split()
    return _folded(words[-1]) if words else ""


def abstract_in(hidden: Sequence[str]) -> str | None:
    """Find an abstract among hidden texts.

    Parameters
    ----------
    hidden : sequence of str
        Hidden texts.

    Returns
    -------
    str or None
        Without the word that announces it.

    Examples
    --------
    >>> abstract_in(["Abstract: We show that pots of clay break when they fall on stone floors."])
    'We show that pots of clay break when they fall on stone floors.'
    """
    for text in hidden:
        plain = " ".join(text.split())
        if ("@" in text and _BIBTEX.search(text)) or _COINS.search(text) or plain[:1] in "{[":
            continue
        said = _ABSTRACT.sub("", plain)
        if len(said.split()) >= _LEAST_WORDS:
            return said
    return None
