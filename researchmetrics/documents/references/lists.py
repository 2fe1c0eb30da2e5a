"""Reading lists of references, and the research statements that end in one."""

from __future__ import annotations

import re

from researchmetrics.documents.references.authors import name_key
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.references.splitting import find_list, split_references
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.asian_print import is_asian
from researchmetrics.documents.text.organisations import is_organisation
from researchmetrics.records import Batch, Outcome, Person, PersonRecord, Record

__all__ = ["read_references", "read_statement", "split_own", "split_references"]

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LINK = re.compile(r"https?://[^\s<>()\[\]\"]{3,500}")
_TITLE = re.compile(
    r"^\W*(?:research|teaching|personal)?\s*(?:statement|summary|plan|proposal)\b|"
    r"^\W*(?:forschungskonzept|projet de recherche|"
    r"연구\s?(?:계획|소개|실적|요약)|研究計画|研究概要)",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(
    r"^\W*([가-힣]{2,4}|[\u3400-\u9fff]{1,3}\s?[\u3041-\u9fff]{1,3})\s*(?=$|[(（,|<✉·–—-])|"
    r"^\W*((?:[^\W\d_][\w.'’-]*\s+){1,4}[^\W\d_][\w.'’-]*)\s*(?=$|[(,|<✉·–—-])"
)
_TITLED = re.compile(
    r"^\W*(?i:(?:research|teaching|personal)\s+)?(?i:statement|summary|plan|proposal)\s*"
    r"(?:[–—|:,-]|of|by|for)\s*(?:(?:Dr|Prof|Professor)\b\.?\s*)*"
    r"(?P<name>(?:[^\W\d_a-z][\w.'’-]*\s+){1,3}[^\W\d_a-z][\w.'’-]*)\W*$"
)
_LONGEST_HEAD = 12


def read_references(
    entries: tuple[str, ...] | list[str],
    *,
    name: str,
    sha256: str,
    section: str | None = None,
    own_name: str | None = None,
) -> tuple[Record, ...]:
    """Read the entries of one list.

    Parameters
    ----------
    entries : sequence of str
        What `split_references` gave.
    name : str
        Name of the document.
    sha256 : str
        Hash of the bytes it was read from.
    section : str, optional
        Heading of the list.
    own_name : str, optional
        Name of the person the document is about.

    Returns
    -------
    tuple of Record
        One an entry, in order; entries without a letter are left out.
    """
    return tuple(
        read_reference(
            entry,
            provenance=origin(name, sha256, place),
            section=section,
            own_name=own_name,
        )
        for place, entry in enumerate(entries, start=1)
        if any(sign.isalpha() for sign in entry)
    )


def read_statement(text: str, *, name: str, sha256: str) -> Batch:
    """Read a research statement: its author, and the numbered references at its end.

    Parameters
    ----------
    text : str
        The document.
    name : str
        Its name.
    sha256 : str
        Hash of the bytes it was read from.

    Returns
    -------
    Batch
        Kind ``statement``. References in which the person is not among the authors are no works
        of theirs: they stand in ``sections["cited"]``, and a warning counts them.
    """
    listed = find_list(text)
    person = _head_person(text)
    read = read_references(
        listed.entries, name=name, sha256=sha256, section=listed.heading, own_name=person.name
    )
    own, cited = split_own(read)
    source = f"document:{name}"
    provenance = origin(name, sha256, 0)
    return Batch(
        known_at="",
        people=(PersonRecord(person=person, provenance=provenance),) if person.name else (),
        records=own,
        outcomes=(Outcome(source=source, status="complete", n_records=len(own)),),
        sections={"cited": tuple({"raw": one.raw, "title": one.title} for one in cited)}
        if cited
        else {},
        kind="statement",
        warnings=_warnings(read, cited, person),
    )


def split_own(records: tuple[Record, ...]) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Part a person's own works from works of others that a list also holds.

    Parameters
    ----------
    records : tuple of Record
        The list.

    Returns
    -------
    tuple of (tuple of Record, tuple of Record)
        Works whose listed authors hold the person, or may hold them behind "et al."; and works
        of others. When the person is in none of them, nothing can be parted and all count as own.
    """
    if not any(_is_own(record) for record in records):
        return records, ()
    scripts = {_script(author.name) for one in records for author in one.authors if author.is_self}
    own = tuple(
        one
        for one in records
        if _is_own(one)
        or one.authors_truncated
        # Where every name is in another script, the person's is too.
        or not any(_script(author.name) in scripts for author in one.authors)
    )
    cited = tuple(one for one in records if one not in own)
    return own, cited


def _script(name: str) -> bool:
    return any(map(is_asian, name))


def _is_own(record: Record) -> bool:
    return any(author.is_self for author in record.authors)


def _warnings(
    read: tuple[Record, ...], cited: tuple[Record, ...], person: Person
) -> tuple[str, ...]:
    warnings = []
    if not read:
        warnings.append("No list of references was found: the document gives no works.")
    elif not any(_is_own(record) for record in read):
        warnings.append(
            f"None of the {len(read)} references names {person.name or 'the author'}: "
            "check whose works they are."
        )
    if cited:
        warnings.append(
            f"{len(cited)} of {len(read)} references name other authors only and are kept apart."
        )
    return tuple(warnings)


def _head_person(text: str) -> Person:
    """Who the statement is by: the name in the lines that head it."""
    head = [line.strip() for line in text.splitlines() if line.strip()][:_LONGEST_HEAD]
    emails = tuple(
        dict.fromkeys(_EMAIL.findall(" ".join(line for line in head if len(line) < 300)))
    )
    best = _titled_name(head)
    for place, line in enumerate(head):
        if len(line) > 300:
            break
        found = _NAME_LINE.match(line.strip("#* "))
        if not found or _TITLE.match(line) or is_organisation(found[0]):
            continue
        if "@" in line or _email_fits(found[0], emails):
            best, head = found[1] or found[2], [line, *head[place + 1 : place + 3]]
            break
        best = best or found[1] or found[2]
    near = " ".join(line for line in head if len(line) < 300)
    links = tuple(dict.fromkeys(link.rstrip(".,") for link in _LINK.findall(near)))
    return Person(name=best, emails=emails, links=links)


def _titled_name(head: list[str]) -> str | None:
    """The name in a title such as "Research Statement of Ann Pott"."""
    found = _TITLED.match(head[0]) if head else None
    return found["name"] if found and not is_organisation(found["name"]) else None


def _email_fits(name: str, emails: tuple[str, ...]) -> bool:
    """Whether a word of the name is part of an address."""
    return any(
        name_key(word) in email.lower()
        for email in emails
        for word in name.split()
        if len(word) > 2
    )
