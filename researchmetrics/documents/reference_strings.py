"""From reference strings, or one text that lists them, to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from researchmetrics.documents.deadline import within
from researchmetrics.documents.references.model.reading import read_many
from researchmetrics.documents.references.readings import Reading
from researchmetrics.documents.references.splitting import split_references
from researchmetrics.records import Provenance, Record, digest

__all__ = ["parse_reference", "parse_reference_list", "read_reference_list"]

# Seconds of computing; the first of a batch bears what the model does for all of it.
_PER_REFERENCE = 10.0


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
    return next(read_reference_list([raw])).record


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
    return [reading.record for reading in read_reference_list(references)]


def read_reference_list(references: str | Iterable[str]) -> Iterator[Reading]:
    """Parse a list of references, with the place and the trust of each field.

    Parameters
    ----------
    references : str or iterable of str
        As for `parse_reference_list`.

    Yields
    ------
    Reading
        One a reference, in order: its record, and of its fields the places in the string and how
        likely each is right.

    Raises
    ------
    TooSlowError
        If one of them takes more than ten seconds of computing.

    Examples
    --------
    >>> raw = "A. Pott and B. Lee. On cracked pots. Journal of Pots, 2019."
    >>> [reading] = read_reference_list([raw])
    >>> [(start, end)] = reading.spans["title"]
    >>> raw[start:end]
    'On cracked pots'
    """
    given = split_references(references) if isinstance(references, str) else list(references)
    sources = [Provenance(source="reference", source_id=digest(raw)) for raw in given]
    readings = read_many(given, sources)
    for number in range(1, len(given) + 1):
        # A limit for each: however long the list, no single string may hold it up.
        with within(_PER_REFERENCE, name=f"reference {number}"):
            reading = next(readings)
        yield reading
