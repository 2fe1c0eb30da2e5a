"""What stands in a reference beside its fields: editions, kinds in brackets, counts of pages.

What is found is blanked out, so that it ends up in no title and no venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.references.identifiers import GAP

__all__ = ["Asides", "take_asides"]

_ORDINAL = (
    r"(?:\d{1,2}\s?(?:st|nd|rd|th|er?|e|ª|º|a|\.)?|first|second|third|fourth|fifth|revised|rev\.|new|"
    r"zweite|dritte|deuxième|segunda|seconda)"
)
_EDITION = re.compile(
    rf"(?:(?<=[.,;([])|(?<=[.,;]\s)|(?<=\s\())\s*\(?{_ORDINAL},?\s*(?:(?:überarb|erw|rev|revised|ampl|aum)\.?\s)?"
    r"(?:edn?\b|edition\b|ed\b|Aufl\b|Auflage\b|éd\b|édition\b|ediz\b|edizione\b|ediç[ãa]o\b|edici[óo]n\b|"
    r"изд\b|wyd\b|uitg\b|uppl\b)\.?[)\]]?,?",
    re.IGNORECASE,
)
_BOXES = (
    (
        "thesis",
        re.compile(
            r"[\[(][^\[\]()]{0,40}\b(?:dissertation|thesis|tesis|tese|thèse|tesi|disserta[çc][ãa]o|"
            r"Habilitationsschrift)\b[^\[\]()]{0,120}[\])]",
            re.IGNORECASE,
        ),
    ),
    ("dataset", re.compile(r"[\[(]\s?data ?sets?\s?[\])]", re.IGNORECASE)),
    (
        "software",
        re.compile(
            r"\[\s?(?:computer software|software|computer program|source code|mobile app)\s?\]",
            re.IGNORECASE,
        ),
    ),
    ("preprint", re.compile(r"\[\s?pre-?print\s?\]", re.IGNORECASE)),
    (
        "talk",
        re.compile(
            r"\[\s?(?:conference |oral |invited )?(?:presentation|talk|lecture)\s?\]", re.IGNORECASE
        ),
    ),
    ("report", re.compile(r"\((?:Technical |Research )?Report(?: No\.?)? [^()]{1,40}\)")),
    (
        None,
        re.compile(
            r"[\[(]\s?(?:version|v\.?|release)\s?\d[\w.-]{0,20}\s?[\])]|"
            r"\[\s?in (?:Arabic|Chinese|Dutch|French|German|Hebrew|Italian|Japanese|"
            r"Korean|Persian|Polish|"
            r"Portuguese|Russian|Spanish|Turkish|Ukrainian)(?: with [^()\[\]]{1,40})?\s?\]|"
            r"\[\s?(?:video|film|podcast|poster|letter|editorial|electronic resource|"
            r"online|internet)\s?\]|"
            r"\((?:original work published|originally published)[^()]{0,40}\)",
            re.IGNORECASE,
        ),
    ),
)
_COUNT = re.compile(
    r"(?:(?<=[.,;–—-])|(?<=[.,;–—-]\s))\s*\d{1,4}\s?(?:pp?|pages|S|Seiten|с|c|págs?|str|s|oldal)\b\.?"
    rf"(?=[\s{GAP}]*(?:$|[.;)]|[^\W\d_a-z]))|(?<=\.\s)\d{{2,3}}\s?f\.(?=\s[^\W\d_a-z])"
)
_PATENT = re.compile(
    r"(\b[Pp]atent(?:\s(?:No\.?|[Aa]pplication|[Aa]ppl?\.|"
    r"[Pp]ublication))*\s?)((?:[A-Z]{2}\s?)?\d[\d ,/]{3,18}(?:\s?[A-Z]\d?\b)?)"
)
_PAGE_LABEL = re.compile(r"(?:\b(?:pp?|S|s|ss|С|с|págs?|pages?)|\d\s?[-–—])\.?\s*$")
_NUMBERED = re.compile(
    r"\b(?:e-?)?ISSN:?\s?[\dX]{4}-?[\dX]{4}\b|\bISBN(?:-1[03])?:?\s?[\dX–-]{9,17}\b|"
    r"\bEpub(?: ahead of print)?\s(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?"
)
_LINK_WORD = (
    r"(?:pdf|code|bib(?:tex)?|paper|slides|video|project(?: ?page)?|website|webpage|poster|"
    r"supp(?:l|lementary(?: material)?|lement)?|data(?:set)?|demo|arxiv|doi|links?|"
    r"abstract|abs|html|talk|"
    r"blog(?: ?post)?|github|press|media|appendix|ppt|web|cite|errat(?:a|um)|preprint|"
    r"full text|ps|pdf file|"
    r"download|publisher|source|repo|homepage|tl;?dr|scholar|acm dl|ieee ?xplore)"
)
_LAST_WORDS = tuple(
    """
    pdf code bib bibtex paper slides video page website poster supp suppl supplement material data
    dataset demo arxiv doi link links abstract abs html talk blog post github press media appendix
    ppt web cite text ps download publisher source repo homepage dr scholar dl xplore preprint
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_BOXED_LINK = re.compile(
    rf"[\[(]\s?{_LINK_WORD}(?:\s?[|/,·]\s?{_LINK_WORD}){{0,8}}\s?[\])]", re.IGNORECASE
)
_LINK_RUN = re.compile(
    rf"(?<=[.,\s)\]])(?:{_LINK_WORD}[\s|/,·•]+){{1,10}}{_LINK_WORD}[\s.|]*$|"
    r"(?<=[.,)\]]\s)(?:pdf|bibtex)[\s.|]*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Asides:
    """A reference without what stands beside its fields.

    Parameters
    ----------
    text : str
        The reference, as long as before.
    kind : str or None
        Type of work that a bracket states.
    """

    text: str
    kind: str | None = None


def take_asides(text: str, start: int = 0) -> Asides:
    """Blank out what belongs to no field.

    Parameters
    ----------
    text : str
        The reference without markup.
    start : int, default 0
        Where the authors end.

    Returns
    -------
    Asides
        The rest of it, and the type of work where a bracket says it.

    Examples
    --------
    >>> take_asides("A. Byron. Heat of kilns [Data set]. Zenodo, 1843.").kind
    'dataset'
    """
    kind = None
    low = text.lower()
    if "[" in text or "(" in text:
        text, kind = _without_boxes(text, start)
    if "ed" in low or "éd" in low or "aufl" in low or "изд" in low:
        text = _EDITION.sub(_blanked, text[:start] + text[start:])
    if "ISSN" in text or "ISBN" in text or "Epub" in text:
        text = _NUMBERED.sub(_blanked, text)
    if "atent" in text:
        text = _PATENT.sub(lambda found: found[1] + GAP * len(found[2]), text)
    text = _COUNT.sub(_uncounted, text)
    tail = text[-16:].rstrip(" .|").lower()
    if (
        tail.endswith(_LAST_WORDS)
        and (run := _LINK_RUN.search(text, max(start, len(text) - 160)))
        and _LETTERS.search(text, start, run.start())
    ):
        text = text[: run.start()] + _blanked(run) + text[run.end() :]
    return Asides(text, kind)


def _without_boxes(text: str, start: int) -> tuple[str, str | None]:
    """Blank out brackets that say what the work is, or hold the words of links."""
    kind = None
    for states, pattern in _BOXES:
        for found in list(pattern.finditer(text, start)):
            kind = kind or states
            text = text[: found.start()] + _blanked(found) + text[found.end() :]
    return _BOXED_LINK.sub(_blanked, text), kind


def _uncounted(found: re.Match[str]) -> str:
    """Blank out a count of pages, unless a label says that the number is a page."""
    before = found.string[max(0, found.start() - 6) : found.start()]
    return found.group() if _PAGE_LABEL.search(before) else _blanked(found)


def _blanked(found: re.Match[str]) -> str:
    return GAP * len(found.group())
