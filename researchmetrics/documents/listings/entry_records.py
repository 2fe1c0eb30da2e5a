"""Reading one entry whose title and authors have been found.

The entry is written down in the usual order, its title in quotes, and read as a reference. So all
styles of venues, numbers and remarks are known here as there, and what the page sets apart is
never guessed again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.author_places import AuthorPlace
from researchmetrics.documents.listings.entry_tails import Tail, read_tail
from researchmetrics.documents.listings.sheets import Sheet
from researchmetrics.documents.listings.title_places import FLAT, TitlePlace
from researchmetrics.documents.listings.titles import clean_title
from researchmetrics.documents.references.authors import make_authors
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.records import Author, Provenance, Record

__all__ = ["as_reference", "read_entry", "schooled"]

_THESIS_WORDS = (
    r"(?:(?:Ph\.?\s?D\.?|doctoral|master['’]?s?|M\.?Sc\.?|B\.?Sc\.?|bachelor['’]?s?|diploma|"
    r"habilitation)[\s.-]*)?(?:thesis|dissertation|habilitation|tesis|th[èe]se|tesi)"
    r"(?:\s(?:de\s|di\s)?(?:doctorat|doctoral|doctorado|dottorato|laurea|m[áa]ster|maestr[íi]a))?"
    r"|(?:diplom|doktor|master|bachelor)arbeit|(?:박사|석사)\s?학위\s?논문|[博硕碩修]士(?:学位)?[论論]文"
)
_THESIS = re.compile(rf"\W*(?:{_THESIS_WORDS})\W*", re.IGNORECASE)
_THESIS_AT = re.compile(
    rf"[\W_]*(?:{_THESIS_WORDS})(?!\w)[*_]*\s*[,:.]\s+(?=[^\W\d])", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"\b(?:Universit|Institut|College|School|Laborator|Polytechni|Hochschule|École|Academy)"
)
_LOOSE_YEAR = re.compile(r"(?<![\d.:/–-])((?:19|20)\d\d)(?:-\d\d){0,2}(?![\d–:/]|\.\d|-\d)")
_SHORT_YEAR = re.compile(r"(?<=\w)\s?['’]\s?(\d\d)(?!\d|\w)")
_PUBLISHED_IN = re.compile(
    r"^\W*(?:published|appeared|appears|presented|publicado|publié|erschienen|veröffentlicht)"
    r"\s+(?:in|at|en|dans)\b:?\s*",
    re.IGNORECASE,
)
# Two digits below it are of this century.
_TURN = 60
# What follows a title may be names to a reader of references, unless names stand before it.
_STAND_IN = "A. Byron"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def as_reference(sheet: Sheet, place: Provenance, own_name: str | None) -> Record:
    """Read an entry without regard to its list.

    Parameters
    ----------
    sheet : Sheet
        The entry.
    place : Provenance
        Where it stands.
    own_name : str or None
        Name of the person the document is about.

    Returns
    -------
    Record
        As `read_reference` gives it.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("A. Pott and B. Lee. On pots. In *Clay*, 2019. [pdf]"))
    >>> as_reference(sheet, Provenance(source="document:a"), None).title
    'On pots'
    """
    text = read_tail(sheet, ()).whole
    return read_reference(text, provenance=place, own_name=own_name)


def read_entry(
    sheet: Sheet, title: TitlePlace, people: AuthorPlace, flat: Record, own_name: str | None
) -> Record:
    r"""Read an entry whose title and authors have been found.

    Parameters
    ----------
    sheet : Sheet
        The entry.
    title : TitlePlace
        Where its title stands.
    people : AuthorPlace
        Where its authors stand.
    flat : Record
        What it says when it is read as a reference.
    own_name : str or None
        Name of the person the document is about.

    Returns
    -------
    Record
        What is seen of the entry.

    Examples
    --------
    >>> from researchmetrics.documents.listings.author_places import choose_authors
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots\nA. Pott\nPhD thesis, University of Delft, 2019"))
    >>> flat = Record(provenance=Provenance(source="document:a"))
    >>> people = choose_authors([sheet], [(0, 7)])[0]
    >>> record = read_entry(sheet, TitlePlace("line 0", (0, 7), "On pots", 1.0), people, flat, None)
    >>> record.title, record.venue, record.type, record.year
    ('On pots', 'University of Delft', 'thesis', 2019)
    """
    check()
    taken = []
    if title.span is None or (title.key == FLAT and not people.names.spans):
        tail = read_tail(sheet, ())
        return _with_tail(flat, tail)
    words, aside = clean_title(sheet.text[slice(*title.span)])
    taken.append(title.span)
    if people.names.spans:
        taken.append(people.span)
    tail = read_tail(sheet, taken)
    authors = _authors(sheet, people, own_name)
    quoted = words.replace('"', "'").replace("“", "'").replace("”", "'")
    place = ", ".join(filter(None, (tail.text, *aside)))
    place = _PUBLISHED_IN.sub("In ", place, count=1)
    thesis = _THESIS_AT.match(place)
    text = f'{_STAND_IN}, "{quoted}", {place[thesis.end() :] if thesis else place}'
    record = read_reference(text, provenance=flat.provenance, own_name=own_name)
    if thesis:
        record = replace(record, type=record.type or "thesis")
    venue, publisher = record.venue, record.publisher
    if venue in {"In", "in"}:
        # An identifier stood where the name was to follow.
        venue = "arXiv" if record.arxiv_id else None
    if venue is None and publisher and not tail.publisher:
        # Nothing but where it appeared stands beside a title that is set apart.
        venue, publisher = publisher, None
    return _with_tail(
        replace(
            record,
            venue=venue,
            publisher=publisher,
            title=words or flat.title,
            authors=authors,
            authors_truncated=people.names.truncated if authors else None,
        ),
        tail,
    )


def _authors(sheet: Sheet, people: AuthorPlace, own_name: str | None) -> tuple[Author, ...]:
    if not people.names.spans:
        return ()
    bold = [
        span
        for kind in ("bold", "underline", "italic")
        for span in sheet.stretches.get(kind, ())
        if people.span[0] <= span[0] and span[1] <= people.span[1] + 2
    ]
    # Where only co-authors are named, none of them is the person.
    marked = () if people.joint else bold
    authors = make_authors(sheet.text, people.names, bold=marked, own_name=own_name)
    if people.joint and own_name and not any(one.is_self for one in authors):
        # "With A. Pott" leaves out whose list it is.
        return (Author(name=own_name, is_self=True), *authors)
    return authors


def _loose_year(text: str) -> tuple[int | None, str | None]:
    """A year that stands among other things, or is cut to two digits: "ICML'20"."""
    if loose := _LOOSE_YEAR.search(text):
        return int(loose[1]), loose[0]
    if short := _SHORT_YEAR.search(text):
        number = int(short[1])
        return number + (2000 if number < _TURN else 1900), short[0]
    return None, None


def _with_tail(record: Record, tail: Tail) -> Record:
    """Take over what the page names as what it is."""
    year, date = record.year, record.date
    if year is None and not tail.date:
        year, date = _loose_year(tail.text)
    if tail.date and (found := _YEAR.search(tail.date)):
        year, date = int(found[1]), tail.date
    return replace(
        record,
        year=year,
        date=date,
        venue=record.venue or tail.badge,
        doi=record.doi or tail.doi,
        abstract=record.abstract or tail.abstract,
        notes=tuple(dict.fromkeys((*record.notes, *tail.notes))),
    )


def schooled(record: Record) -> Record:
    """Take the school of a thesis or report for where it appeared.

    Parameters
    ----------
    record : Record
        What was read of an entry.

    Returns
    -------
    Record
        The same where it names a venue.

    Examples
    --------
    >>> source = Provenance(source="document:a")
    >>> read = Record(provenance=source, venue="PhD thesis", publisher="University of Delft")
    >>> schooled(read).venue, schooled(read).type
    ('University of Delft', 'thesis')
    """
    venue, publisher = record.venue, record.publisher
    if publisher and (_THESIS.fullmatch(venue) if venue else _SCHOOL.search(publisher)):
        kind = "thesis" if venue else record.type
        return replace(record, venue=publisher, publisher=None, type=record.type or kind)
    return record
