"""Titles as they stand in an entry, without quotes, labels and what is set behind them."""

from __future__ import annotations

import re

from researchmetrics.documents.references.identifiers import GAP

__all__ = ["clean_title"]

_RAISED = re.compile(r"\^\{([^{}]*)\}")
_BLANKS = re.compile(rf"[\s{GAP}]+")
_QUOTES = {
    '"': '"”“',
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    "'": "'’",
    "`": "'’`",
    "「": "」",
    "『": "』",
}
# "(2019)", "[ICRA'23]", "(Oral)" behind a title or before it belong to the venue.
_DATED = (
    r"(?:[A-Z][\w&/+.-]*\s?){1,5}['’,]?\s?(?:(?:19|20)?\d\d)|(?:19|20)\d\d(?=\s*[\])])|"
    r"(?:[Bb]est|[Oo]utstanding|[Ss]hort|[Ll]ong|[Ff]ull|[Dd]emo|[Ww]orkshop|[Ii]nvited)\s"
    r"[^\[\]()]{2,50}|[Oo]ral|[Ss]potlight|[Pp]oster|[Hh]ighlight|[Tt]o appear|[Ii]n press|"
    r"(?:[Tt]esis|[Tt]h[èe]se|Ph\.?D|[Dd]octoral|[Mm]aster)[^\[\]()]{4,80}|[Ff]orthcoming|"
    r"[Ss]ubmitted|[Uu]nder review|[Pp]reprint"
)
_ASIDE = rf"[\[(]\s*(?P<aside>(?:{_DATED})[^\[\]()]{{0,30}})\s*[\])]"
# Without a year, only square brackets tell a venue from an acronym that the title explains.
_BARE = r"\[\s*(?P<bare>[A-Z][\w/+-]*[A-Z]\w*)\s*\]"
_BEHIND = re.compile(rf"[\s{GAP},.–—-]*(?:{_ASIDE}|{_BARE})\W*$")
_BEFORE = re.compile(rf"^\s*(?:{_ASIDE}|{_BARE})[\s:.–—-]*")
_YEAR_BEHIND = re.compile(r"(?<=[^\W\d])[.,]\s*(?P<aside>(?:19|20)\d\d)\W*$")
# The kind of carrier in Chinese references: "[J]", "[M]", "[EB/OL]".
_CARRIER = re.compile(r"\s*[\[［](?:[A-Z]|[A-Z]{1,2}/OL)[\]］]\W*$")
_NEWS = re.compile(r"^\W*(?:new!?|neu!|🔥|⭐|🏆|📄)[\s:]+", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:\[[A-Z]{0,3}-?\d{1,4}\]|[A-Z]?\d{1,3}[.)])\s+")


def clean_title(text: str) -> tuple[str, tuple[str, ...]]:
    """Take off a title what is none of it.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    tuple of (str, tuple of str)
        The title, and what stood in brackets around it: a venue, a year, a remark.

    Examples
    --------
    >>> clean_title("“On Pots,” [ICRA'23]")
    ('On Pots', ("ICRA'23",))
    """
    text = _BLANKS.sub(" ", _RAISED.sub(r"\1", text)).strip()
    aside: list[str] = []
    text = _LABEL.sub("", _NEWS.sub("", text))
    text = _CARRIER.sub("", text)
    for pattern in (_BEHIND, _BEHIND, _YEAR_BEHIND, _BEFORE):
        found = pattern.search(text)
        rest = text[: found.start()] + text[found.end() :] if found else ""
        if found and len(rest.strip()) > 5:
            aside.append(next(filter(None, found.groups())).strip())
            text = rest
    return _unquoted(text), tuple(aside)


def _unquoted(text: str) -> str:
    text = text.strip(" ,;:")
    closing = _QUOTES.get(text[:1])
    if closing and len(text) > 2:
        bare = text.rstrip(" .,;:")
        if bare[-1:] in closing and not any(sign in bare[1:-1] for sign in text[0]):
            text = bare[1:-1]
    text = text.strip(" ,;:")
    if text.endswith(".") and not text.endswith("..."):
        text = text[:-1].rstrip(" ,")
    return text
