"""Telling by its text which kind of document one is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchmetrics.documents.listings.entries import find_entries, stray_entries
from researchmetrics.documents.listings.outline import Section, outline
from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.references.splitting import find_list
from researchmetrics.documents.reports.group_page import is_group_page
from researchmetrics.documents.saved.figures import read_figures
from researchmetrics.documents.saved.profile_page import count_entries
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.person import head_of
from researchmetrics.errors import DocumentError

__all__ = ["FORMS", "KINDS", "chosen_format", "detect"]

KINDS = (
    "profile_page", "cv", "statement", "report", "group_page", "portfolio", "reference_list",
)  # fmt: skip
FORMS = (
    "text", "markdown", "html", "latex", "pdf", "docx", "odt", "rtf",
    "bibtex", "bbl", "ris", "csl-json", "csv", "wos", "pubmed", "endnote",
)  # fmt: skip

_ALIASES = {
    "md": "markdown", "txt": "text", "htm": "html", "bib": "bibtex", "biblatex": "bibtex",
    "csl": "csl_json", "json": "csl_json", "tsv": "csv", "nbib": "pubmed", "medline": "pubmed",
    "enw": "endnote", "web_of_science": "wos", "tex": "latex", "word": "docx",
}  # fmt: skip
_CV_ROLES = {"education", "positions", "talks", "awards", "service", "interests", "publications"}
_LIFE_ROLES = {"education", "positions", "awards", "service"}
_STATEMENT = re.compile(
    r"^[^\w\n]*(?:(?:research|teaching|diversity)\s+(?:statement|summary|plan|vision)|"
    r"statement of (?:research|purpose)|"
    r"forschungskonzept|projet de recherche|연구\s?(?:계획서|소개서)|研究計画)",
    re.IGNORECASE | re.MULTILINE,
)
_REPORT_HEADING = re.compile(
    r"^[^\w\n]*(?:\d+\.?[^\S\n]+)?(?:abstract|(?:executive )?summary|overview|introduction|"
    r"conclusions?|초록|요약|서론)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_GROUP = re.compile(
    r"\b(?:lab(?:oratory|oratories|s)?|cent(?:er|re)|institute|department|group|annual|"
    r"activity)\b.{0,60}\b(?:report|summary|review|activities)\b|"
    r"\b(?:annual|activity|progress|research)\s+(?:report|summary)\b|연구실|연구소",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"[^\W\d_][\w.’'-]*\s?(?:[¹²³⁰⁴-⁹†‡]+|\^\{[\w*†,‡ ]{1,12}\}|<sup>[\w*†,‡ ]{1,12}</sup>|\^\d)"
)
_PORTFOLIO = re.compile(r"portfolio|포트폴리오|ポートフォリオ|作品集", re.IGNORECASE)
_LONG = 400


def chosen_format(format: str | None) -> tuple[str | None, str | None]:
    """Part what the caller says of a document into form and kind.

    Parameters
    ----------
    format : str or None
        What was said.

    Returns
    -------
    form : str or None
        One of `FORMS`, blanks and hyphens as underscores.
    kind : str or None
        One of `KINDS`.

    Raises
    ------
    DocumentError
        If it is neither.

    Examples
    --------
    >>> chosen_format("md"), chosen_format("cv"), chosen_format(None)
    (('markdown', None), (None, 'cv'), (None, None))
    """
    if format is None:
        return None, None
    wanted = re.sub(r"[\s-]", "_", format.strip().lower())
    wanted = _ALIASES.get(wanted, wanted)
    if wanted in {form.replace("-", "_") for form in FORMS}:
        return wanted, None
    if wanted in KINDS:
        return None, wanted
    raise DocumentError(
        f"There is no format {format!r}. Give a form ({', '.join(FORMS)}) or a kind of document "
        f"({', '.join(KINDS)}), or nothing: it is told by itself."
    )


def detect(text: str, *, title: str = "") -> str | None:
    r"""Say which kind of document a text is.

    Parameters
    ----------
    text : str
        Text or Markdown.
    title : str, optional
        Title of the page, where it is one.

    Returns
    -------
    str or None
        One of `KINDS`; None where it has nothing of any of them, as plain prose has not.

    Examples
    --------
    >>> detect("# Ann Pott\n\n## Education\n\n- M.S. in Clay, Delft University (2019)")
    'cv'
    >>> detect("It was a dark and stormy night.") is None
    True
    """
    if _is_profile_page(text):
        return "profile_page"
    sections = outline(text)
    # A heading counts when something stands under it, or under a heading below it.
    filled = {section.parent or section.heading for section in sections if section.blocks}
    if _is_marked_report(text):
        return "report"
    roles = {section.role for section in sections if section.role and section.heading in filled}
    if _has_references(text, sections) and not len(roles & _LIFE_ROLES) > 1:
        if _is_report(text):
            return "report"
        if _is_statement(text, sections, roles):
            return "statement"
    if is_group_page(sections, title):
        return "group_page"
    if "projects" in roles and _is_portfolio(sections, text):
        return "portfolio"
    if roles & _CV_ROLES:
        return "cv"
    return _by_entries(text, sections)


def _is_profile_page(text: str) -> bool:
    entries = count_entries(text)
    if entries > 1:
        return True
    head = [line for line in text.split("\n", 40)[:40] if len(line) < 80]
    figures, _ = read_figures(head)
    return len(figures) + 2 * entries > 2 or (len(figures) > 1 and "h_index" in figures)


def _has_references(text: str, sections: Sequence[Section]) -> bool:
    """Whether the document ends in a list of references to which its prose points."""
    if not any(section.role == "references" for section in sections):
        listed = find_list(text)
        if listed.heading is not None or len(listed.entries) < 3:
            return False
        return len(re.findall(r"[^\n]\[\d{1,3}(?:,\s?\d{1,3})*\]", listed.before)) > 2
    return len(find_list(text).entries) > 0


def _is_report(text: str) -> bool:
    """Whether a cover with marked names, or the words of reports, come before the references."""
    head = text[:6000]
    marked = len(_RAISED.findall(head))
    headings = len(set(map(str.lower, _REPORT_HEADING.findall(text))))
    title = head.strip()[:200]
    return (
        (marked >= 4 and headings > 0)
        or (bool(_GROUP.search(title)) and headings > 0)
        or marked >= 10
    )


def _is_marked_report(text: str) -> bool:
    """Whether a group's title, names with marks and a summary come before a list of works."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    opened = next((n for n, line in enumerate(lines) if _REPORT_HEADING.match(line)), 0)
    if not opened or not _GROUP.search(lines[0]):
        return False
    cover = re.sub(r"\*\*|\\(?=[*_])", "", "\n".join(lines[1:opened]))
    return len(_RAISED.findall(cover)) > 2 and len(find_list(text).entries) > 0


def _is_statement(text: str, sections: Sequence[Section], roles: set[str]) -> bool:
    if _STATEMENT.search(text[:600]):
        return True
    prose = sum(len(block.text) > _LONG for section in sections for block in section.blocks)
    return prose > 1 or not roles & _CV_ROLES


def _is_portfolio(sections: Sequence[Section], text: str) -> bool:
    """Whether projects, rather than publications, are what the document shows."""
    head = " ".join(section.heading for section in head_of(sections)) + text[:200]
    if _PORTFOLIO.search(head):
        return True
    shown = sum(len(section.blocks) for section in sections if section.role == "projects")
    others = len(find_entries(sections)) + sum(
        len(section.blocks) for section in sections if section.role in _CV_ROLES - {"publications"}
    )
    return shown > others


def _by_entries(text: str, sections: Sequence[Section]) -> str | None:
    """Where no heading tells: references alone are a list, a name above them makes a homepage."""
    listed = find_list(text)
    if (
        listed.entries
        and len(listed.before.strip()) < 200
        and _look_like_references(listed.entries)
    ):
        return "reference_list"
    if stray_entries(sections):
        named = any(section.heading for section in head_of(sections))
        return "cv" if named else "reference_list"
    dated = [block for section in sections for block in section.blocks if block.kind != "paragraph"]
    return "cv" if sum(find_span(block.text) is not None for block in dated) > 3 else None


def _look_like_references(entries: Sequence[str]) -> bool:
    likely = sum(
        bool(find_names(re.sub(r"^\W*\d*\W*", "", entry)).spans) and bool(find_span(entry))
        for entry in entries
    )
    return 2 * likely > len(entries)
