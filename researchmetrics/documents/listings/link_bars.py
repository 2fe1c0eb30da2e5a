"""Rows of links beside an entry ("[pdf] [bib] [code]"), which are no text of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.forms.page import PageRun

__all__ = ["BarredRun", "is_bar_text", "mark_bars"]

_WORD = (
    r"(?:(?:full[- ]?text|official|published|publisher'?s?|author'?s?|online|free|open[- ]access|"
    r"local|extended|long|short|conference|journal|arxiv|preprint|supplementa(?:ry|l)|supporting|"
    r"project|web|source|show|hide|view|download|read|get|copy|toggle|export|google|semantic|"
    r"interactive|youtube|demo|the|this|my|our|more|latest|final|draft|camera[- ]ready)\s+)*"
    r"(?:(?:electronic )?edition(?: via doi)?|(?:export|view)(?: record)?|"
    r"pdfs?|ps|postscript|bib|bibtex|bib\s?tex|bibtex entry|ris|endnote|doi|arxiv|abs|abstract|"
    r"abstracts|html|url|link|links|www|web|web\s?page|web\s?site|website|site|page|homepage|paper|"
    r"papers|article|preprint|e-?print|version|full[- ]?text|text|code|codes|source|github|gitlab|"
    r"software|data|dataset|datasets|data\s?set|slides?|talk|talk video|poster|video|videos|"
    r"presentation|demo|demos|blog|blog\s?post|post|press|media|coverage|news|project|supp|suppl\.?|"
    r"supplement|supplements|supplementary|supplemental|supplementary material|material|materials|"
    r"appendix|si|cite|citation|citations|reference|openreview|acm|acm dl|ieee|ieee\s?xplore|"
    r"springer|springerlink|sciencedirect|elsevier|dblp|hal|pubmed|pmc|pmid|ssrn|biorxiv|medrxiv|"
    r"osf|zenodo|eprint|iacr|jstor|mr|zbl|mathscinet|zbmath|scholar|scopus|publisher|journal|proof|"
    r"proofs|erratum|errata|corrigendum|correction|review|reviews|reviewer|tutorial|notebook|colab|"
    r"model|models|weights|animation|animations|thread|twitter|tweet|tl;?dr|summary|details|read|"
    r"more|info|download|file|image|figure|images|plots|show|hide|view|access|buy|order|amazon|isbn|"
    r"open|aclanthology|acl|anthology|aaai|pmlr|neurips|cvf|nips|arxiv version|technical report|tr|"
    r"résumé|lien|texte|artikel|volltext|zusammenfassung|enlace|resumen|texto|código|vídeo|"
    r"下载|链接|代码|项目|论文|摘要|原文|リンク|概要|링크|초록|코드)"
)
_BAR_TEXT = re.compile(rf"\W*{_WORD}(?:\s*\([^()]{{0,12}}\)|\s?\d)?\W*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s\[\]()|/,·•;&{}<>:+.\-–—‖¦]*")
_OPENS = re.compile(r"[\s,;.–—-]*[\[(|{<]\s*\Z")
_CLOSES = re.compile(r"\A\s*[\])|}>]+[\s.,;|/]*")
_PLAIN_BAR = re.compile(
    rf"(?:[\s|/,·•]*(?:[\[(|{{]\s*{_WORD}(?:\s*[|/,·•]\s*{_WORD})*\s*[\])|}}]))+[\s.]*\Z",
    re.IGNORECASE,
)
# Part of a venue's name: "(Short Papers)".
_TRACK = re.compile(r"\b(?:short|long|full|regular|conference|journal)\s+papers?\b", re.IGNORECASE)
_SHORT = 28


@dataclass(frozen=True, slots=True)
class BarredRun:
    """A run of a line, and whether it belongs to a row of links."""

    run: PageRun
    is_bar: bool = False


def is_bar_text(text: str) -> bool:
    """Whether words are what a row of links says.

    Parameters
    ----------
    text : str
        Words of a link.

    Returns
    -------
    bool
        True for "PDF", "[bib]", "project page".

    Examples
    --------
    >>> is_bar_text("[PDF]"), is_bar_text("Project page"), is_bar_text("On pots")
    (True, True, False)
    """
    return len(text) <= 60 and _BAR_TEXT.fullmatch(text) is not None


def mark_bars(runs: Sequence[PageRun]) -> tuple[BarredRun, ...]:
    """Tell the rows of links in a line from its text.

    Parameters
    ----------
    runs : sequence of PageRun
        A line.

    Returns
    -------
    tuple of BarredRun
        The same text; a run whose end opens a bracket around links is split there.

    Examples
    --------
    >>> plain = frozenset()
    >>> line = [PageRun("Clay, 2019. [", plain, "", 0), PageRun("pdf", plain, "a.pdf", 0)]
    >>> [(one.run.text, one.is_bar) for one in mark_bars(line)]
    [('Clay, 2019.', False), (' [', True), ('pdf', True)]
    """
    parts = _split_plain(runs)
    kinds = ["w" if _is_word(run) else _kind(run) for run in parts]
    if "w" not in kinds and not _is_row(parts, kinds):
        return tuple(BarredRun(run) for run in parts)
    return _joined(parts, _spread(kinds))


def _is_word(run: PageRun) -> bool:
    if run.href:
        return is_bar_text(run.text)
    return _PLAIN_BAR.fullmatch(run.text) is not None and not _TRACK.search(run.text)


def _kind(run: PageRun) -> str:
    """Tell signs (s), short links that may be of a row (l), and text (t)."""
    if _SEPARATOR.fullmatch(run.text):
        return "s"
    return "l" if run.href and len(run.text) <= _SHORT else "t"


def _is_row(parts: Sequence[PageRun], kinds: Sequence[str]) -> bool:
    """Whether short links stand between upright strokes or in brackets of their own."""
    signs = "".join(run.text for run, kind in zip(parts, kinds, strict=True) if kind == "s")
    return kinds.count("l") > 1 and "t" not in kinds and ("|" in signs or "[" in signs)


def _split_plain(runs: Sequence[PageRun]) -> list[PageRun]:
    """Cut brackets around links, and rows of words in brackets, off the text beside them."""
    parts: list[PageRun] = []
    for place, run in enumerate(runs):
        text = run.text
        if run.href:
            parts.append(run)
            continue
        before = runs[place - 1].href if place else ""
        if before and (closed := _CLOSES.match(text)) and closed.end() < len(text):
            parts.append(replace(run, text=text[: closed.end()]))
            text = text[closed.end() :]
        follows = place + 1 < len(runs) and runs[place + 1].href
        cut = _OPENS.search(text) if follows else _bar_end(text)
        start = cut.start() if cut else len(text)
        if cut and follows:
            start += len(text[start:]) - len(text[start:].lstrip(".,;"))
        parts += [replace(run, text=piece) for piece in (text[:start], text[start:]) if piece]
    return parts


def _bar_end(text: str) -> re.Match[str] | None:
    """A row of words in brackets at the end of plain text."""
    opened = max(text.rfind("["), text.rfind("("), text.rfind("{"))
    if opened < 0 or len(text) - opened > _SHORT * 2:
        return None
    return _PLAIN_BAR.search(text, text.find("[") if "[" in text else opened)


def _spread(kinds: list[str]) -> list[bool]:
    """Take signs and short links beside the words of a row into it."""
    marked = [kind in "wsl" for kind in kinds]
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and marked[end]:
            end += 1
        stretch = kinds[start:end]
        if "w" not in stretch and not (stretch.count("l") > 1 and end - start == len(kinds)):
            marked[start:end] = [False] * (end - start)
        start = end + 1
    return marked


def _joined(parts: Sequence[PageRun], marked: Sequence[bool]) -> tuple[BarredRun, ...]:
    return tuple(BarredRun(run, bar) for run, bar in zip(parts, marked, strict=True))
