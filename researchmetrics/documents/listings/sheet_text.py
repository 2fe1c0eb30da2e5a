"""Blanking out what is no text of an entry: BibTeX, how to cite it, links, counts of citations."""

from __future__ import annotations

import re

from researchmetrics.documents.listings.hint_words import is_link_label
from researchmetrics.documents.references.identifiers import GAP

__all__ = ["blank_links", "says_more", "take_bibtex", "take_citation", "take_count"]

_AROUND = re.compile(rf"[\[({{<|/,;·•:&\s]*{GAP}(?:[\])}}>|/,;·•:&\s{GAP}])*")
_BRACKETED = re.compile(r"[\[({<]([^\[\](){}<>\n]{2,60})[\])}>]")
_CITED = re.compile(
    r"[\[(]?\s*(?:(?P<before>\d[\d,.]{0,8})\s+(?:citations?|cites|Zitationen|cit\.)\b|"
    r"\b[Cc]it(?:ed|ations?)(?:\s+by)?(?:\s+count)?\s*[:=]?\s*(?P<after>\d[\d,.]{0,8})(?:\s+times)?)"
    r"\s*[\])]?\s*;?"
)
# What some lists print between title and venue: "On pots Journal Article In: Clay, 2019."
_KIND = re.compile(
    r"(?<=[\w?!.)”\"])[ \t]+(?:(?:Journal|Proceedings|Magazine|Newspaper|Conference) "
    r"(?:Article|Paper)|"
    r"Inproceedings|Book Section|Book Chapter|Technical Report|Unpublished|Masters Thesis|"
    r"PhD Thesis|Bachelor Thesis|Patent|Book)(?=[ \t]+In: |[ \t]*,[ \t]*(?:19|20)\d\d\b)"
)
# A part of a venue's name that has the words of a link: "(Short Papers)".
_TRACK = re.compile(r"(?:short|long|full|regular|conference|journal)\s+papers?", re.IGNORECASE)
_WORDS = re.compile(r"\w")
_BIBTEX = re.compile(r"@[ \t]*[A-Za-z]{3,20}\s*\{\s*[^\s,{}=]{0,200}\s*,[^@]{0,600}?=")
_HOW_TO_CITE = re.compile(
    r"(?:^|\n)\W*(?:(?:recommended|suggested) citation|(?:please )?cite (?:this )?(?:as|paper)|"
    r"how to cite|to cite)\s*:\s*(?P<citation>[^\n]{20,2000})",
    re.IGNORECASE,
)


def take_bibtex(text: str) -> tuple[str, str]:
    r"""Part BibTeX that stands among the lines of an entry from them.

    Parameters
    ----------
    text : str
        Lines of an entry.

    Returns
    -------
    tuple of (str, str)
        The text with the BibTeX blanked out, and the BibTeX; empty where there is none.

    Examples
    --------
    >>> take_bibtex("On pots\n@book{a, year=2019}")[1]
    '@book{a, year=2019}'
    """
    found = _BIBTEX.search(text) if "@" in text else None
    if not found:
        return text, ""
    depth, end = 0, len(text)
    for place in range(found.start(), len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0 and text[place] == "}":
            end = place + 1
            break
    return _gap(text, found.start(), end), text[found.start() : end]


def take_citation(text: str) -> tuple[str, str]:
    r"""Part the line that says how to cite the work from the others, where it is not all there is.

    Parameters
    ----------
    text : str
        Lines of an entry.

    Returns
    -------
    tuple of (str, str)
        The text with the line blanked out, and what it says; empty where there is none.

    Examples
    --------
    >>> take_citation("On pots\nRecommended citation: A. Pott. On pots. Clay, 2019.")[1]
    'A. Pott. On pots. Clay, 2019.'
    """
    found = _HOW_TO_CITE.search(text)
    if not found or not _WORDS.search(text[: found.start()]):
        return text, ""
    return _gap(text, *found.span()), found["citation"].strip()


def take_count(text: str) -> tuple[str, int | None]:
    """Part the number of citations received from an entry.

    Parameters
    ----------
    text : str
        Lines of an entry.

    Returns
    -------
    tuple of (str, int or None)
        The text with it blanked out, and the number.

    Examples
    --------
    >>> take_count("Clay, 2019. 46 citations")[1], take_count("Cited by 1,024")[1]
    (46, 1024)
    """
    found = _CITED.search(text)
    if not found:
        return text, None
    digits = re.sub(r"\D", "", found["before"] or found["after"])
    return _gap(text, *found.span()), int(digits) if digits else None


def blank_links(text: str) -> str:
    r"""Blank out labels of links in brackets, and the brackets and bars around blanked links.

    Parameters
    ----------
    text : str
        Lines of an entry, links blanked out.

    Returns
    -------
    str
        A text of the same length.

    Examples
    --------
    >>> blank_links("On pots [pdf | code] (2019)").replace("\x1f", "_")
    'On pots______________(2019)'
    """

    def label(found: re.Match[str]) -> str:
        if found[0][0] == "(" and _TRACK.fullmatch(found[1].strip()):
            return found[0]
        parts = re.split(r"\s*[|/,;·•]\s*|\s{2,}", found[1].strip())
        if all(is_link_label(part, is_link=False) for part in parts if part.strip()):
            return GAP * len(found[0])
        return found[0]

    text = _BRACKETED.sub(label, _KIND.sub(_keep_breaks, text))
    return _AROUND.sub(_keep_breaks, text)


def says_more(line: str) -> bool:
    """Whether a line is more than the labels of links.

    Parameters
    ----------
    line : str
        A line of an entry.

    Returns
    -------
    bool
        False for "project page / video".

    Examples
    --------
    >>> says_more("project page / video"), says_more("Review of Pots")
    (False, True)
    """
    if not _WORDS.search(line):
        return False
    parts = [part for part in re.split(rf"[|/,;·•{GAP}]|\s{{2,}}", line) if _WORDS.search(part)]
    return not all(is_link_label(part, is_link=False) for part in parts)


def _gap(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", GAP, text[start:end]) + text[end:]


def _keep_breaks(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", GAP, found[0])
