"""Reading pages of Google Scholar that a user saved from the browser: a profile, or results."""

from __future__ import annotations

import hashlib
import re

from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.sources import origin
from researchmetrics.errors import BlockedError, UnexpectedAnswerError, UnreadableDocumentError
from researchmetrics.records import Batch, Outcome, Record
from researchmetrics.sources.scholar_page import ProfilePage, read_profile
from researchmetrics.sources.scholar_refusal import shown_instead
from researchmetrics.sources.scholar_results import read_results
from researchmetrics.sources.scholar_text import having, text_of
from researchmetrics.sources.web_page import read_page

__all__ = ["read_saved_page"]

_FORMS = frozenset({None, "html", "htm", "profile_page"})
_PROFILE = re.compile(rb"""\b(?:id|class)\s*=\s*["']?(?:[\w -]{1,80} )?gsc_(?:prf_in|a_tr|a_e)\b""")
_RESULTS = re.compile(
    rb"""\b(?:id|class)\s*=\s*["']?(?:[\w -]{1,80} )?gs_(?:res_|ri\b|ccl\b|citr\b)"""
)
# Pages of Google's that stand in for one: its own, not others that only mention it.
_INSTEAD = re.compile(
    rb"""\bid\s*=\s*["']?gs_captcha_|<form[^>]{1,200}consent\.google\."""
    rb"""|<title>\s*(?:Error 40[34]\b[^<]{0,20}!!1|[^<]{0,60}Google Accounts"""
    rb"""|https?://(?:scholar|www)\.google\.|Sorry\.\.\.\s*</title>)""",
    re.IGNORECASE,
)


def read_saved_page(data: bytes, *, name: str, format: str | None = None) -> Batch | None:
    """Read a page of Google Scholar, by its markup.

    Parameters
    ----------
    data : bytes
        The document.
    name : str
        What it is called.
    format : str, optional
        What the caller says of it.

    Returns
    -------
    Batch or None
        A profile as kind ``profile_page``, with its figures as ``reported``; results of a search
        as ``reference_list``; None for any other document.

    Raises
    ------
    UnreadableDocumentError
        If Google showed another page instead, such as a captcha, and that was saved.

    Examples
    --------
    >>> page = b'''<tr class="gsc_a_tr"><td class="gsc_a_t"><a class="gsc_a_at">On pots</a></td>
    ... <td><a class="gsc_a_ac">7</a></td></tr>'''
    >>> batch = read_saved_page(page, name="pots.html")
    >>> batch.kind, batch.records[0].title, batch.records[0].citations
    ('profile_page', 'On pots', 7)
    >>> read_saved_page(b"<p>On pots", name="pots.html") is None
    True
    """
    if (format or "html").strip().lower().replace(" ", "_") not in _FORMS:
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    if _PROFILE.search(data):
        return _profile(data, name, sha256)
    if _INSTEAD.search(data[:200_000]):
        raise _not_saved(name, shown_instead(data))
    return _results(data, name, sha256) if _RESULTS.search(data) else None


def _profile(data: bytes, name: str, sha256: str) -> Batch:
    try:
        page = read_profile(data, lambda _own, row: origin(name, sha256, row))
    except (BlockedError, UnexpectedAnswerError) as error:
        raise _not_saved(name, shown_instead(data)) from error
    warnings = tuple(_warnings(page))
    status = {True: "truncated", False: "complete", None: "partial"}[page.has_more]
    outcome = Outcome(
        source=f"document:{name}",
        status=status,
        n_records=len(page.records),
        n_expected=len(page.records) if page.has_more is False else None,
        message=" ".join(warnings),
    )
    return Batch(
        known_at="",
        people=(page.person,),
        records=page.records,
        outcomes=(outcome,),
        kind="profile_page",
        warnings=warnings,
    )


def _warnings(page: ProfilePage) -> list[str]:
    warnings = []
    if page.person.person.name is None:
        warnings.append("No person's name was found at the top of the page.")
    if page.has_more:
        warnings.append(
            f"The page shows {len(page.records):,} papers and has more. Press 'Show more' in the "
            "browser until all are shown, and save the page again."
        )
    if page.has_more is None:
        warnings.append(
            f"This is a piece of a profile page, with {len(page.records):,} papers; whether the "
            "profile has more is not told."
        )
    if not page.records:
        warnings.append("The profile lists no papers.")
    return warnings


def _results(data: bytes, name: str, sha256: str) -> Batch | None:
    records = read_results(data, lambda place: origin(name, sha256, place))
    if records is None:
        records = _cited(data, name, sha256)
    if records is None:
        return None
    warnings = () if records else ("The page of search results lists no papers.",)
    return Batch(known_at="", records=records, kind="reference_list", warnings=warnings)


def _cited(data: bytes, name: str, sha256: str) -> tuple[Record, ...] | None:
    """Read the window that shows one work as a reference in several styles."""
    styles = [text_of(style) for style in having(read_page(data), "gs_citr")]
    provenance = origin(name, sha256, 1)
    read = [read_reference(style, provenance=provenance) for style in styles if style]
    # Some styles name fewer authors than there are.
    best = max(read, key=lambda record: len(record.authors), default=None)
    return (best,) if best else None


def _not_saved(name: str, what: str | None) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{name} is {what or 'a profile page without its list of articles'}, not a profile of "
        "Google Scholar. Open the profile in the browser until its articles show, and save it then."
    )
