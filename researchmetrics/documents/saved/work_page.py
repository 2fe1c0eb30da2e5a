"""Reading the page of one work that a user saved from the browser, by what it says to machines."""

from __future__ import annotations

import hashlib
import re

from researchmetrics.documents.sources import origin
from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.records import Batch
from researchmetrics.sources.meta_tags import record_of

__all__ = ["read_work_page"]

_FORMS = frozenset({None, "html", "htm"})
# Pages of publishers, archives and societies bear this for search engines; those of people do not.
_OF_A_WORK = re.compile(rb"<meta\s[^>]{0,2000}\bcitation_title\b", re.IGNORECASE)
_HEAD = 500_000


def read_work_page(data: bytes, *, name: str, format: str | None = None) -> Batch | None:
    """Read a page that describes one work in meta tags.

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
        As kind ``reference_list``, of one work; None for any other document.

    Examples
    --------
    >>> page = b"<meta name=citation_title content='On pots'><meta name=citation_date content=2019>"
    >>> batch = read_work_page(page, name="pots.html")
    >>> batch.records[0].title, batch.records[0].year
    ('On pots', 2019)
    >>> read_work_page(b"<p>On pots", name="pots.html") is None
    True
    """
    wanted = format.strip().lower() if format else None
    if wanted not in _FORMS or not _OF_A_WORK.search(data[:_HEAD]):
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        record = record_of(data, origin(name, sha256, 1))
    except UnexpectedAnswerError:
        return None
    return Batch(known_at="", records=(record,), kind="reference_list")
