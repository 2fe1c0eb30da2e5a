"""Files that people export from their programs: told by their content, and read as lists of works.

BibTeX and BibLaTeX, the latter also as Biber writes it (.bbl), RIS, CSL-JSON, the tagged forms of
PubMed, EndNote and Web of Science, and tables of Scopus, Web of Science, Publish or Perish, Google
Scholar and others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from researchmetrics.documents.exports.bbl import looks_like_bbl, read_bbl
from researchmetrics.documents.exports.bibtex import looks_like_bibtex, read_bibtex
from researchmetrics.documents.exports.csl import looks_like_csl, read_csl
from researchmetrics.documents.exports.csv_exports import looks_like_table, read_table
from researchmetrics.documents.exports.endnote import looks_like_endnote, read_endnote
from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.pubmed import looks_like_pubmed, read_pubmed
from researchmetrics.documents.exports.ris import looks_like_ris, read_ris
from researchmetrics.documents.exports.wos import looks_like_wos, read_wos
from researchmetrics.documents.forms.intake import LIMIT_MB, decode
from researchmetrics.documents.forms.signatures import known_form
from researchmetrics.errors import DocumentError, UnreadableDocumentError
from researchmetrics.records import Batch

__all__ = ["EXPORTS", "export_form", "limit_for", "read_export"]

# A library of twenty thousand works with abstracts and references.
_LIMIT_MB = 64.0
_HEAD = 65_536
_LINE_ENDS = re.compile("\r\n?|\x0c")
_INVISIBLE = re.compile("[\u200b\ufeff\x00]")


@dataclass(frozen=True, slots=True)
class _Export:
    """A format: what to call it, how to know it, and what reads it."""

    called: str
    fits: Callable[[str], bool]
    read: Callable[..., Gathered]
    endings: tuple[str, ...]


EXPORTS = {
    "ris": _Export("RIS", looks_like_ris, read_ris, (".ris",)),
    "wos": _Export("a Web of Science export", looks_like_wos, read_wos, (".ciw",)),
    "pubmed": _Export("a PubMed export", looks_like_pubmed, read_pubmed, (".nbib",)),
    "endnote": _Export("an EndNote export", looks_like_endnote, read_endnote, (".enw",)),
    "csl_json": _Export("CSL-JSON", looks_like_csl, read_csl, ()),
    "bbl": _Export("a bibliography of biblatex", looks_like_bbl, read_bbl, ()),
    "bibtex": _Export("BibTeX", looks_like_bibtex, read_bibtex, (".bib", ".bibtex")),
    "csv": _Export("a table", looks_like_table, read_table, (".csv", ".tsv")),
}
# Forms of the same content that are not read, and what to do.
_FOREIGN = (
    (re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*<xml>\s*<records>"), "an EndNote XML file"),
    (re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*<!?[^>]{0,300}PubmedArticleSet"), "PubMed XML"),
    (re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*<(?:mods:)?mods(?:Collection)?\b"), "a MODS file"),
    (re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*<rdf:RDF"), "an RDF file"),
    (re.compile(r"\A\s{0,99}RT [A-Z][\w ,/()]{3,40}\n(?:SR|ID|A1|T1) "), "a RefWorks file"),
)


def export_form(text: str, *, name: str = "") -> str | None:
    """Tell by its content which of the formats a text is in.

    Parameters
    ----------
    text : str
        Any text.
    name : str
        What the file is called; its ending counts where the content leaves it open.

    Returns
    -------
    str or None
        A key of `EXPORTS`; None for documents of other kinds.

    Raises
    ------
    UnreadableDocumentError
        If it is a bibliography in a form that is not read.

    Examples
    --------
    >>> export_form("@article{a, title = {On Pots}}"), export_form("# Ann Pott")
    ('bibtex', None)
    """
    for form, what in _FOREIGN:
        if form.match(text[:2000]):
            raise UnreadableDocumentError(
                f"{name or 'The text'} is {what}, which is not read. Export the works as BibTeX, "
                "RIS or CSL-JSON instead."
            )
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    fitting = next((key for key, export in EXPORTS.items() if export.fits(text)), None)
    if fitting:
        return fitting
    ending = name.lower()
    return next((key for key, one in EXPORTS.items() if ending.endswith(one.endings)), None)


def read_export(text: str, form: str, *, name: str, sha256: str) -> Batch:
    """Read the works of an exported file.

    Parameters
    ----------
    text : str
        The file.
    form : str
        A key of `EXPORTS`.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Batch
        Of kind ``reference_list``: works, and nobody whose they are; what could not be read is
        told in its warnings.

    Raises
    ------
    UnreadableDocumentError
        If nothing in it could be read.

    Examples
    --------
    >>> text = "@article{a, title = {On Pots}, year = 2019}"
    >>> batch = read_export(text, "bibtex", name="refs.bib", sha256="0" * 64)
    >>> batch.kind, batch.records[0].year
    ('reference_list', 2019)
    """
    export = EXPORTS[form]
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if not text.strip():
        raise UnreadableDocumentError(f"{name} is empty. Give a file with entries in it.")
    got = export.read(text, name=name, sha256=sha256)
    if got.unread and not got.records:
        raise UnreadableDocumentError(
            f"Nothing in {name} could be read as {export.called}. {got.first_loss()} "
            "Export it again, or tell its format."
        )
    return got.batch(name, export.called)


def limit_for(data: bytes, *, name: str, limit_mb: float) -> float:
    """Say how large a document may be: exports of whole libraries are larger than others.

    Parameters
    ----------
    data : bytes
        The document, or its beginning.
    name : str
        What it is called.
    limit_mb : float
        The limit for other documents.

    Returns
    -------
    float
        In MB; a limit that the caller set otherwise stays.

    Examples
    --------
    >>> limit_for(b"@article{a, title={On Pots}}", name="refs.bib", limit_mb=16.0)
    64.0
    """
    if limit_mb != LIMIT_MB:
        return limit_mb
    if known_form(data) is not None:
        return limit_mb
    try:
        form = export_form(decode(data[:_HEAD], name=name).text, name=name)
    except DocumentError:
        form = None
    return _LIMIT_MB if form else limit_mb
