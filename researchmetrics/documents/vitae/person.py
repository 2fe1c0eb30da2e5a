"""Who a CV, portfolio or homepage is about: name, affiliation, addresses, interests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.links import find_emails, targets
from researchmetrics.documents.vitae.affiliations import (
    current_affiliation,
    stated_affiliations,
    titled_affiliations,
)
from researchmetrics.documents.vitae.identifiers import own_ids
from researchmetrics.documents.vitae.person_name import CV_WORDS, find_name, is_person_name
from researchmetrics.records import Person

__all__ = ["about_lines", "current_affiliation", "head_of", "is_person_name", "read_person"]

_INTERESTS_LABEL = re.compile(
    r"^\W*(?:research\s+)?(?:interests?|(?:research\s+)?(?:fields?|areas?|topics)|"
    r"areas? of interest|forschungsinteressen|thèmes de recherche|intereses|"
    r"interesses|keywords|관심\s?분야|연구\s?분야|研究方向|研究分野|研究兴趣)\W{0,3}[:：]\W*"
    r"(?P<text>.{3,1000})$",
    re.IGNORECASE,
)
_INTERESTS_SPOKEN = re.compile(
    r"\b(?:(?:my|her|his|their) (?:current |main |primary |general )*(?:research )?interests? "
    r"(?:include|are|lie|is|span|cover)s?(?: (?:broadly )?in)?(?: the (?:areas?|fields?) of)?|"
    r"(?:I am|I['’]m) (?:broadly |mainly |especially )?interested in|"
    r"(?:I|we) (?:mainly |currently |primarily )?(?:work on|study)(?= [^.]*,)|"
    r"Mijn onderzoek (?:richt zich op|gaat over)|Meine Forschung (?:befasst sich mit|umfasst)|"
    r"(?:Ich forsche zu|Mes recherches (?:portent sur|concernent)|Min forskning (?:handlar om|"
    r"fokuserar på))|"
    r"(?:Mi investigación se centra en|Minha pesquisa (?:concentra-se|foca) em|"
    r"La mia ricerca riguarda)|"
    r"(?:my|her|his) research (?:focuses on|is about|concerns|addresses))\s*:?\s+"
    r"(?P<text>[^.:]{3,300})",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"contact|kontakt|coordonnées|contacto|contato|contatti|연락처|連絡先|联系|"
    r"^(?:links|profiles|elsewhere|find me|on the web|social)\b",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(r"^https?://[\w-]+\.(?:github\.io|gitlab\.io|netlify\.app|wordpress\.com)\b")
_LABELLED = re.compile(
    r"^\W*(?:contact|kontakt|e-?mail|courriel|correo)\W{0,4}[:：]", re.IGNORECASE
)
_SHORT = 120
# No head is longer: beyond stands a list of publications that no heading announces.
_LONGEST_HEAD = 60


def head_of(sections: Sequence[Section]) -> tuple[Section, ...]:
    r"""Take what stands before the first section of a known kind.

    Parameters
    ----------
    sections : sequence of Section
        The whole document.

    Returns
    -------
    tuple of Section
        The part about the person.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> [section.heading for section in head_of(outline("# Ann Pott\n\n## Talks\n\n## Awards"))]
    ['', 'Ann Pott']
    """
    head: list[Section] = []
    for section in sections:
        is_title = not head or not any(part.heading or part.blocks for part in head)
        if section.role is not None and not (is_title and CV_WORDS.search(section.heading)):
            break
        head.append(section)
    return tuple(head)


def about_lines(sections: Sequence[Section]) -> tuple[str, ...]:
    """List the lines of the head of a document, and of its sections on how to reach the person.

    Parameters
    ----------
    sections : sequence of Section
        The whole document.

    Returns
    -------
    tuple of str
        In order.
    """
    contact = [section for section in sections if _CONTACT.search(section.heading)]
    top = head_of(sections)
    head = [line for section in top for line in _lines(section)]
    others = [line for section in sections if section not in top for line in _lines(section)]
    labelled = [line for line in others if len(line) < _SHORT and _LABELLED.match(line)]
    more = [line for section in contact for line in _lines(section)]
    return (*head[:_LONGEST_HEAD], *more, *labelled)


def read_person(
    sections: Sequence[Section], *, title: str = "", icons: Sequence[str] = ()
) -> Person:
    r"""Describe the person a document is about.

    Parameters
    ----------
    sections : sequence of Section
        The document.
    title : str, optional
        Title of the page, where it is one.
    icons : sequence of str, optional
        Where its links without words lead.

    Returns
    -------
    Person
        Name None where none is printed at the top.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> person = read_person(outline("# Ann Pott\n\nPotter at Delft Labs\n\n## Talks"))
    >>> person.name, person.affiliations
    ('Ann Pott', ('Delft Labs',))
    """
    head = head_of(sections)
    lines = [line for section in head for line in _lines(section)][:_LONGEST_HEAD]
    about = "\n".join([*about_lines(sections), *icons])
    headings = [section.heading for section in head if section.heading]
    name, others = find_name(headings, lines, title)
    links = targets(about) or _own_pages(sections)
    stated = stated_affiliations(lines, name) or titled_affiliations(title, name)
    return Person(
        ids=own_ids(about, name),
        name=name,
        other_names=others,
        affiliations=stated,
        interests=_interests(sections, lines),
        emails=find_emails(about),
        links=links,
    )


def _lines(section: Section) -> list[str]:
    lines = [line.strip() for block in section.blocks for line in block.lines if line.strip()]
    return [section.heading, *lines] if section.heading else lines


def _own_pages(sections: Sequence[Section]) -> tuple[str, ...]:
    """Find pages of one's own where the head of the document gives no address."""
    text = "\n".join(block.raw for section in sections for block in section.blocks)
    return tuple(link for link in targets(text) if _OWN_PAGE.match(link))


def _interests(sections: Iterable[Section], lines: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for section in sections:
        if section.role == "interests":
            found += [part for block in section.blocks for part in _interest(block)]
    for pattern in () if found else (_INTERESTS_LABEL, _INTERESTS_SPOKEN):
        matches = [pattern.search(read_emphasis(line).text) for line in lines]
        found = found or [part for match in matches if match for part in _listed(match["text"])]
    return tuple(dict.fromkeys(found))


def _interest(block: Block) -> list[str]:
    text = read_emphasis(block.text).text
    return [text] if block.kind == "item" and "," not in text else _listed(text)


def _listed(text: str) -> list[str]:
    """Part a list of short phrases; leave sentences whole."""
    parts = [part.strip(" .") for part in re.split(r"\s*[,;·•|、，；]\s*(?:and\s+)?", text)]
    is_list = len(parts) > 1 and all(
        0 < len(part.split()) <= 7 and ". " not in part and part.count("(") == part.count(")")
        for part in parts
    )
    return parts if is_list else [text.strip()]
