"""From a file, bytes or text to a batch: take it in, tell its kind, and give it to its reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from researchmetrics.documents.deadline import allowed, within
from researchmetrics.documents.exports.reading import EXPORTS, export_form, limit_for, read_export
from researchmetrics.documents.forms.intake import LIMIT_MB, Intake, load, refuse_size, tidy
from researchmetrics.documents.forms.page_lines import page_lines
from researchmetrics.documents.forms.paging import page_of
from researchmetrics.documents.forms.taking import take_in, take_in_text
from researchmetrics.documents.kinds import chosen_format, detect
from researchmetrics.documents.references.lists import read_statement
from researchmetrics.documents.reports.group_page import read_group_page
from researchmetrics.documents.reports.report import read_report
from researchmetrics.documents.saved.profile_page import read_profile_page
from researchmetrics.documents.saved.scholar_profile import read_saved_page
from researchmetrics.documents.saved.work_page import read_work_page
from researchmetrics.documents.vitae.cv import read_cv
from researchmetrics.documents.vitae.pages import read_page
from researchmetrics.documents.vitae.portfolio import read_portfolio
from researchmetrics.documents.vitae.whole_list import read_whole_list
from researchmetrics.records import Batch

__all__ = [
    "read_bytes",
    "read_document",
    "read_text",
]


def read_document(
    where: str | Path,
    *,
    format: str | None = None,
    limit_mb: float = LIMIT_MB,
    limit_s: float | None = None,
) -> Batch:
    """Read a document from a file.

    Parameters
    ----------
    where : str or pathlib.Path
        The file.
    format : str, optional
        Form (``text``, ``markdown``, ``html``, ``latex``, ``bibtex``, ``bbl``, ``ris``,
        ``csl-json``, ``csv``, ``wos``, ``pubmed``, ``endnote``) or kind (``cv``,
        ``profile_page``, ``statement``,
        ``report``, ``group_page``, ``portfolio``, ``reference_list``) where it is told wrongly.
    limit_mb : float, default 16
        Largest document read, in MB; unless it is given, exports of bibliographies may be larger.
    limit_s : float, optional
        Most seconds of computing; default 2, and 20 more for each MB of the document.

    Returns
    -------
    Batch
        What the document says; ``known_at`` is its own date, or empty.

    Raises
    ------
    UnreadableDocumentError
        If the file is not there, is empty, or is not text.
    TooLargeError
        If it is larger than the limit.
    TooSlowError
        If reading takes more than ``limit_s``.
    DocumentError
        If ``format`` is unknown.

    Examples
    --------
    >>> read_document("no/such/cv.md")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.UnreadableDocumentError: There is no file no/such/cv.md. Check the path.
    """
    limit_mb = limit_for(_beginning(where), name=Path(where).name, limit_mb=limit_mb)
    data = load(where, limit_mb=limit_mb)
    return read_bytes(
        data, name=Path(where).name, format=format, limit_mb=limit_mb, limit_s=limit_s
    )


def read_bytes(
    data: bytes,
    *,
    name: str,
    format: str | None = None,
    limit_mb: float = LIMIT_MB,
    charset: str | None = None,
    limit_s: float | None = None,
) -> Batch:
    """Read a document from its bytes.

    Parameters
    ----------
    data : bytes
        The document, in any usual encoding.
    name : str
        What to call it.
    format : str, optional
        As for `read_document`.
    limit_mb : float, default 16
        Largest document read, in MB.
    charset : str, optional
        Encoding that came with it, such as from a web server.
    limit_s : float, optional
        As for `read_document`.

    Returns
    -------
    Batch
        As for `read_document`.

    Raises
    ------
    UnreadableDocumentError
        If it is empty or not text.
    TooLargeError
        If it is larger than the limit.
    TooSlowError
        If reading takes more than ``limit_s``.
    DocumentError
        If ``format`` is unknown.

    Examples
    --------
    >>> read_bytes(b"# Ann Pott", name="cv.md", format="cv").people[0].person.name
    'Ann Pott'
    """
    with within(_seconds(limit_s, data), name=name):
        limit_mb = limit_for(data, name=name, limit_mb=limit_mb)
        plain = take_in(data, name=name, limit_mb=limit_mb, charset=charset)
        return _read(plain, data, name=name, format=format)


def read_text(
    text: str, *, name: str = "text", format: str | None = None, limit_s: float | None = None
) -> Batch:
    r"""Read a document that is text already.

    Parameters
    ----------
    text : str
        Text, Markdown or HTML.
    name : str, default "text"
        What to call it.
    format : str, optional
        As for `read_document`.
    limit_s : float, optional
        As for `read_document`.

    Returns
    -------
    Batch
        As for `read_document`.

    Raises
    ------
    UnreadableDocumentError
        If it is empty.
    TooLargeError
        If it is larger than the limit.
    TooSlowError
        If reading takes more than ``limit_s``.
    DocumentError
        If ``format`` is unknown.

    Examples
    --------
    >>> read_text("# Ann Pott\n\n## Papers\n\n- A. Pott. On pots. Clay, 2019.").records[0].year
    2019
    """
    data = text.encode("utf-8", "surrogatepass")
    with within(_seconds(limit_s, data), name=name):
        limit_mb = limit_for(data, name=name, limit_mb=LIMIT_MB)
        refuse_size(len(data), name, limit_mb)
        return _read(Intake(text), data, name=name, format=format)


def _seconds(limit_s: float | None, data: bytes) -> float:
    return allowed(len(data)) if limit_s is None else limit_s


def _beginning(where: str | Path) -> bytes:
    """Read enough of a file to tell an export; what cannot be read is told elsewhere."""
    try:
        with Path(where).expanduser().open("rb") as file:
            return file.read(65_536)
    except (OSError, ValueError):
        return b""


def _read(plain: Intake, data: bytes, *, name: str, format: str | None) -> Batch:
    form, kind = chosen_format(format)
    sha256 = hashlib.sha256(data).hexdigest()
    is_open = form is None and kind is None and plain.form is None
    export = export_form(plain.text, name=name) if is_open else form
    if export in EXPORTS:
        batch = read_export(plain.text, export, name=name, sha256=sha256)
        return replace(batch, warnings=(*plain.warnings, *batch.warnings))
    saved = read_saved_page(data, name=name, format=format)
    saved = saved or read_work_page(data, name=name, format=format)
    if saved is not None:
        return saved
    plain = take_in_text(plain, name=name, form=form)
    form = plain.form or form
    taken = tidy(plain.text, name=name, warnings=plain.warnings)
    text = taken.text
    page = page_of(text, name=name, form=form)
    if page is not None and page.form == "html":
        taken = tidy(page_lines(page) or " ", name=name, warnings=taken.warnings)
        text = taken.text
    kind = kind or detect(text, title=page.title if page else "")
    is_page = page is not None or kind is None
    if kind == "group_page":
        listed: Batch | None = read_group_page(text, name=name, sha256=sha256, page=page)
    else:
        listed = read_page(text, page, kind, name=name, sha256=sha256) if is_page else None
    kind = listed.kind if listed is not None else kind
    batch = listed if listed is not None else _READERS[kind or "cv"](text, name=name, sha256=sha256)
    warnings = (*taken.warnings, *batch.warnings)
    if kind is None:
        warnings = (*taken.warnings, *_nothing(batch))
    return replace(batch, kind=kind, warnings=warnings)


def _nothing(batch: Batch) -> tuple[str, ...]:
    """Say that a document is of no known kind, instead of all that it lacks."""
    if batch.records:
        return batch.warnings
    told = (
        "This looks like none of the documents that are read (CV, homepage, profile page, "
        "statement, report, portfolio, list of references); no publications were found in it."
    )
    return (told,)


_READERS: dict[str, Callable[..., Batch]] = {
    "profile_page": read_profile_page,
    "cv": read_cv,
    "statement": read_statement,
    "report": read_report,
    "portfolio": read_portfolio,
    "reference_list": read_whole_list,
}
