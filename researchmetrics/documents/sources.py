"""The provenance of what a document says: which document, and which place in it."""

from __future__ import annotations

from researchmetrics.records import Provenance

__all__ = ["origin"]


def origin(name: str, sha256: str, number: int) -> Provenance:
    """Say where in a document something stands.

    Parameters
    ----------
    name : str
        What the document is called.
    sha256 : str
        Hash of its bytes.
    number : int
        Entry, from 1 in order; 0 for the person the document is about.

    Returns
    -------
    Provenance
        The same for the same bytes, wherever the document lies.

    Examples
    --------
    >>> origin("cv.md", "ab" * 32, 3).source_id
    'abababababab:3'
    """
    return Provenance(
        source=f"document:{name}", source_id=f"{sha256[:12]}:{number}", payload_sha256=sha256
    )
