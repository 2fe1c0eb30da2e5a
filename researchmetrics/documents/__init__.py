"""Reading documents: CVs, profile pages, statements, reports, portfolios, lists of references.

Lists of works may also be exports of other programs: BibTeX, RIS, CSL-JSON, tables (exports).

::

    bytes -> text (intake, html) -> kind (kinds) -> reader (cv, profile_page, ...) -> Batch

Readers keep what is printed: dates stay raw, impossible years stay as they are. What they mean is
for the normalizer to say.
"""

from __future__ import annotations

from researchmetrics.documents.reading import read_bytes, read_document, read_text
from researchmetrics.documents.reference_strings import (
    parse_reference,
    parse_reference_list,
    read_reference_list,
)
from researchmetrics.documents.references.trust import confidence

__all__ = [
    "confidence",
    "parse_reference",
    "parse_reference_list",
    "read_bytes",
    "read_document",
    "read_reference_list",
    "read_text",
]
