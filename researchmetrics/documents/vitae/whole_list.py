"""Reading a document that is nothing but references: whose they are, if one author tells."""

from __future__ import annotations

from researchmetrics.documents.listings.fields import read_listings
from researchmetrics.documents.listings.text_lists import find_text_lists
from researchmetrics.documents.references.lists import read_references
from researchmetrics.documents.references.splitting import split_references
from researchmetrics.documents.sources import origin
from researchmetrics.documents.vitae.own_name import settle_own
from researchmetrics.records import Batch, Person, PersonRecord, Record

__all__ = ["read_whole_list"]

# Share of the entries that other signs tell, and of those with several lines.
_AS_MANY, _IN_LINES = 0.7, 0.6


def read_whole_list(text: str, *, name: str, sha256: str) -> Batch:
    r"""Read a document that is nothing but references.

    Parameters
    ----------
    text : str
        The list.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Batch
        One record a reference, in order. A person only where one name is an author of nearly all
        of several; a warning then says so.

    Examples
    --------
    >>> batch = read_whole_list("[1] A. Pott. On pots. 2019.", name="list", sha256="0" * 64)
    >>> batch.records[0].title, batch.people
    ('On pots', ())
    """
    found = _found(text, name=name, sha256=sha256)
    records, person, warnings = settle_own(found, Person())
    if not records:
        warnings = ("No references were found in the list.",)
    source = origin(name, sha256, 0)
    return Batch(
        known_at="",
        people=(PersonRecord(person=person, provenance=source),) if person.name else (),
        records=records,
        kind="reference_list",
        warnings=warnings,
    )


def _found(text: str, *, name: str, sha256: str) -> tuple[Record, ...]:
    """Read references as such, or where their parts stand on lines of their own, by their lines."""
    entries = split_references(text)
    listings = find_text_lists(text, announced=True)
    units = [unit for listing in listings for unit in listing.units]
    several = sum(len(unit.lines) > 1 for unit in units)
    if len(units) < _AS_MANY * len(entries) or several < _IN_LINES * max(1, len(units)):
        return read_references(entries, name=name, sha256=sha256)
    read = read_listings(listings, name=name, sha256=sha256)
    return tuple(record for one in read for record in one)
