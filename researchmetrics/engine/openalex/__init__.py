"""OpenAlex's snapshot, read where it lies and made tables of a corpus.

::

    layout, manifest -> parts -> cutting (columns, wanted) -> shelf
    shelf -> superseded, gone -> finishing -> works, authorships, references, citations_by_year

A copy of the snapshot is hundreds of gigabytes in thousands of parts. Each part is cut into tables
by itself and kept, so that nothing is read twice; the tables of the corpus are made of those.
"""

from __future__ import annotations

from researchmetrics.engine.openalex.importing import import_openalex

__all__ = ["import_openalex"]
