"""Words in front of lines that say what follows ("Title: On pots"), where a text has many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from researchmetrics.documents.listings.hint_words import role_of
from researchmetrics.documents.listings.text_lines import TextLine

__all__ = ["kinds_of", "labelled", "labels_of", "without_kinds"]

_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^\W_]{1,14}(?:[ -][^\W_]{1,14})?)(?:\(s\))?\s?[:：]\s*(?=\S)"
)
_ROLES = frozenset(("title", "authors", "venue", "date", "abstract", "publisher", "doi"))
_OFTEN = 3
# What managers of literature print behind a title.
_KIND = re.compile(
    r"(?P<title>.{8,}?\S)\s+"
    r"(?P<kind>(?:Journal|Proceedings|Conference|Newspaper|Magazine) (?:Article|Paper)|Article|"
    r"Inproceedings|Incollection|Book(?: Chapter| Section)?|Technical Report|Unpublished|Preprint|"
    r"(?:PhD|Master'?s?|Bachelor'?s?|Doctoral) Thesis|Miscellaneous|Presentation|Patent|Workshop|"
    r"Online|Proceedings)"
)


def labels_of(lines: Sequence[TextLine]) -> dict[str, str]:
    r"""Find the labels of a text.

    Parameters
    ----------
    lines : sequence of TextLine
        Its lines.

    Returns
    -------
    dict of str to str
        The role of each label in lower case; empty unless titles are labelled.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> labels_of(text_lines("Title: Pots\nYear: 2019\n" * 3))
    {'title': 'title', 'year': 'date'}
    """
    counts: Counter[str] = Counter()
    for line in lines:
        if found := _LABEL.match(line.text):
            counts[found["label"].casefold()] += 1
    told = {
        label: role
        for label, count in counts.items()
        if count >= _OFTEN and (role := role_of(label)) in _ROLES
    }
    return told if "title" in told.values() else {}


def labelled(text: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Take a label off a line.

    Parameters
    ----------
    text : str
        A line.
    labels : Mapping of str to str
        From `labels_of`.

    Returns
    -------
    tuple of (str, str)
        The role, empty if there is none, and the text behind the label.

    Examples
    --------
    >>> labelled("Title: Pots", {"title": "title"}), labelled("Pots: a tale", {"title": "title"})
    (('title', 'Pots'), ('', 'Pots: a tale'))
    """
    found = _LABEL.match(text) if labels else None
    role = labels.get(found["label"].casefold(), "") if found else ""
    return (role, text[found.end() :]) if found and role else ("", text)


def without_kinds(lines: Sequence[str], known: frozenset[str] = frozenset()) -> list[str]:
    """Part the kind of work from the title that it stands behind.

    Parameters
    ----------
    lines : sequence of str
        Lines of an entry.
    known : frozenset of str
        Kinds that the document prints so.

    Returns
    -------
    list of str
        The same lines, a kind behind a title on a line of its own.

    Examples
    --------
    >>> without_kinds(["On old pots Journal Article"], frozenset({"Journal Article"}))
    ['On old pots', 'Journal Article']
    """
    found: list[str] = []
    for line in lines:
        kind = _KIND.fullmatch(line) if known else None
        found += [kind["title"], kind["kind"]] if kind and kind["kind"] in known else [line]
    return found


def kinds_of(lines: Sequence[TextLine]) -> frozenset[str]:
    r"""Find the kinds of works that a text prints behind titles.

    Parameters
    ----------
    lines : sequence of TextLine
        Its lines.

    Returns
    -------
    frozenset of str
        Empty where it does so less than three times.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> kinds_of(text_lines("On old pots Journal Article\n" * 3))
    frozenset({'Journal Article'})
    """
    found = [kind["kind"] for line in lines if (kind := _KIND.fullmatch(line.text))]
    long = sum(" " in kind for kind in found)
    return frozenset(found) if long >= _OFTEN else frozenset()
