"""From a file, bytes or text to a batch: take it in, tell its kind, and give it to its reader."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from researchmetrics.documents.exports.reading import EXPORTS, export_form, limit_for, read_export
from researchmetrics.documents.forms.html import html_lines, is_html
from researchmetrics.documents.forms.intake import LIMIT_MB, Intake, decode, load, tidy
from researchmetrics.documents.kinds import FORMS, KINDS, detect
from researchmetrics.documents.references.lists import read_references, read_statement
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.references.splitting import split_references
from researchmetrics.documents.reports.report import read_report
from researchmetrics.documents.saved.profile_page import read_profile_page
from researchmetrics.documents.saved.scholar_profile import read_saved_page
from researchmetrics.documents.saved.work_page import read_work_page
from researchmetrics.documents.vitae.cv import read_cv
from researchmetrics.documents.vitae.portfolio import read_portfolio
from researchmetrics.errors import DocumentError
from researchmetrics.records import Batch, Provenance, Record, digest

__all__ = ["parse_reference", "parse_reference_list", "read_bytes", "read_document", "read_text"]


def read_document(
    where: str | Path, *, format: str | None = None, limit_mb: float = LIMIT_MB
) -> Batch:
    """Read a document from a file.

    Parameters
    ----------
    where : str or pathlib.Path
        The file.
    format : str, optional
        Form (``text``, ``markdown``, ``html``, ``bibtex``, ``ris``, ``csl-json``, ``csv``, ``wos``,
        ``pubmed``, ``endnote``) or kind (``cv``, ``profile_page``, ``statement``,
        ``report``, ``portfolio``, ``reference_list``) where it is told wrongly.
    limit_mb : float, default 16
        Largest document read, in MB; unless it is given, exports of bibliographies may be larger.

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
    return read_bytes(data, name=Path(where).name, format=format, limit_mb=limit_mb)


def read_bytes(
    data: bytes, *, name: str, format: str | None = None, limit_mb: float = LIMIT_MB
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
    DocumentError
        If ``format`` is unknown.

    Examples
    --------
    >>> read_bytes(b"# Ann Pott", name="cv.md", format="cv").people[0].person.name
    'Ann Pott'
    """
    limit_mb = limit_for(data, name=name, limit_mb=limit_mb)
    plain = decode(data, name=name, limit_mb=limit_mb)
    return _read(plain, data, name=name, format=format)


def read_text(text: str, *, name: str = "text", format: str | None = None) -> Batch:
    r"""Read a document that is text already.

    Parameters
    ----------
    text : str
        Text, Markdown or HTML.
    name : str, default "text"
        What to call it.
    format : str, optional
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
    DocumentError
        If ``format`` is unknown.

    Examples
    --------
    >>> read_text("# Ann Pott\n\n## Papers\n\n- A. Pott. On pots. Clay, 2019.").records[0].year
    2019
    """
    data = text.encode("utf-8", "surrogatepass")
    limit_mb = limit_for(data, name=name, limit_mb=LIMIT_MB)
    if len(data) > limit_mb * 1_000_000:
        # Says what is the matter, and raises.
        decode(data, name=name, limit_mb=limit_mb)
    return _read(Intake(text), data, name=name, format=format)


def parse_reference(raw: str) -> Record:
    """Parse one reference.

    Parameters
    ----------
    raw : str
        As printed, in any style.

    Returns
    -------
    Record
        What was found; the rest is None. ``raw`` is kept.

    Examples
    --------
    >>> parse_reference("A. Pott and B. Lee. On cracked pots. Journal of Pots, 2019.").title
    'On cracked pots'
    """
    source = Provenance(source="reference", source_id=digest(raw))
    return replace(read_reference(raw, provenance=source), raw=raw)


def parse_reference_list(references: str | Iterable[str]) -> list[Record]:
    r"""Parse a list of references.

    Parameters
    ----------
    references : str or iterable of str
        One text holding the list, or one string a reference.

    Returns
    -------
    list of Record
        One a reference, in order; blank ones give none when the list is one text.

    Examples
    --------
    >>> found = parse_reference_list(
    ...     "[1] A. Pott. On pots. Clay, 2019.\n[2] B. Lee. On pans. 2020."
    ... )
    >>> [record.title for record in found]
    ['On pots', 'On pans']
    """
    if isinstance(references, str):
        references = split_references(references)
    return [parse_reference(raw) for raw in references]


def _beginning(where: str | Path) -> bytes:
    """Read enough of a file to tell an export; what cannot be read is told elsewhere."""
    try:
        with Path(where).expanduser().open("rb") as file:
            return file.read(65_536)
    except (OSError, ValueError):
        return b""


def _read(plain: Intake, data: bytes, *, name: str, format: str | None) -> Batch:
    form, kind = _chosen(format)
    sha256 = hashlib.sha256(data).hexdigest()
    export = export_form(plain.text, name=name) if form is None and kind is None else form
    if export in EXPORTS:
        batch = read_export(plain.text, export, name=name, sha256=sha256)
        return replace(batch, warnings=(*plain.warnings, *batch.warnings))
    saved = read_saved_page(data, name=name, format=format)
    saved = saved or read_work_page(data, name=name, format=format)
    if saved is not None:
        return saved
    taken = tidy(plain.text, name=name, warnings=plain.warnings)
    text = taken.text
    if form == "html" or (form is None and is_html(text)):
        text = html_lines(text)
        again = tidy(text or " ", name=name, warnings=taken.warnings)
        taken, text = again, again.text
    kind = kind or detect(text)
    batch = _READERS[kind or "cv"](text, name=name, sha256=sha256)
    warnings = (*taken.warnings, *batch.warnings)
    if kind is None:
        warnings = (*taken.warnings, *_nothing(batch))
    return replace(batch, kind=kind, warnings=warnings)


def _chosen(format: str | None) -> tuple[str | None, str | None]:
    """Part what the caller says of the document into form and kind."""
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


def _nothing(batch: Batch) -> tuple[str, ...]:
    """Say that a document is of no known kind, instead of all that it lacks."""
    if batch.records:
        return batch.warnings
    told = (
        "This looks like none of the documents that are read (CV, homepage, profile page, "
        "statement, report, portfolio, list of references); no publications were found in it."
    )
    return (told,)


def _read_list(text: str, *, name: str, sha256: str) -> Batch:
    """Read a document that is nothing but references."""
    records = read_references(split_references(text), name=name, sha256=sha256)
    warnings = () if records else ("No references were found in the list.",)
    return Batch(known_at="", records=records, kind="reference_list", warnings=warnings)


_ALIASES = {
    "md": "markdown", "txt": "text", "htm": "html", "bib": "bibtex", "biblatex": "bibtex",
    "csl": "csl_json", "json": "csl_json", "tsv": "csv", "nbib": "pubmed", "medline": "pubmed",
    "enw": "endnote", "web_of_science": "wos",
}  # fmt: skip
_READERS: dict[str, Callable[..., Batch]] = {
    "profile_page": read_profile_page,
    "cv": read_cv,
    "statement": read_statement,
    "report": read_report,
    "portfolio": read_portfolio,
    "reference_list": _read_list,
}
