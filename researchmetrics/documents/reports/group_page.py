"""Reading the page of a laboratory or department: who belongs to it, and what it published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.outline import Section, outline
from researchmetrics.documents.reports.members import member_sections, read_members
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.links import find_emails, targets
from researchmetrics.documents.text.organisations import is_organisation
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import last_update
from researchmetrics.documents.vitae.affiliations import stated_affiliations
from researchmetrics.documents.vitae.person import head_of
from researchmetrics.documents.vitae.person_name import find_name
from researchmetrics.documents.vitae.publications import read_publications
from researchmetrics.records import Batch, Outcome, Person, PersonRecord, Record

__all__ = ["is_group_page", "read_group_page"]

_GROUP = re.compile(
    r"\b(?:(?:research\s+)?(?:labs?|laborator(?:y|ies|io|ium|ire)|group|team|unit|cent(?:er|re|ro)|"
    r"institute?|instituto|department|dept|division|chair|section|programme)\b|"
    r"lehrstuhls?|arbeitsgruppe|forschungsgruppe|arbeitsbereich|\w*instituts?|abteilung|fachgebiet|"
    r"professur|\bAG\b|équipe|département|unité|grupo|departamento|equipo|núcleo|gruppo|dipartimento|"
    r"vakgroep|afdeling|forskargrupp|zakład|katedra|zespół|лаборатори\w+|кафедр\w+|отдел)|"
    r"研究室|研究所|实验室|實驗室|课题组|課題組|研究组|团队|연구실|연구그룹|연구팀|랩\b|研究グループ|講座",
    re.IGNORECASE,
)
_LIST_OF = re.compile(
    r"^(?:(?:selected|recent|all|list of|full list of)\s+)*(?:publications?|papers?|people|"
    r"members|team|"
    r"home|about|welcome|publikationen|veröffentlichungen|publicaciones|publicações|pubblicazioni)\s*"
    r"(?:(?:list\s+)?(?:of|by|from|des?|der|du|del|della|da|do|dell['’]|to|at)\s+(?:(?:the|la|le|el|il)\s+)?"
    r"|[|:–—-]+\s*)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[|–—·•-]+\s+|\s*[|»«›]\s*")
_BRACKET = re.compile(r"\s*[(（](?P<short>[^()（）]{2,40})[)）]\s*$")
_PART_OF = re.compile(
    r"\b(?:part of|hosted (?:by|at)|based (?:at|in)|belongs to|located (?:at|in)) (?:the )?"
    r"(?P<where>[A-Z][^.,;()]{3,100}?)(?=[.,;()]|$)"
)
_FEWEST = 2
# In lists without members the title alone tells: it must be short to be one.
_LONGEST = 120
_ABOUT_ONE = {"education", "positions", "awards", "talks"}


def is_group_page(sections: Sequence[Section], title: str = "") -> bool:
    r"""Whether a document is the page of a group, and not of a person.

    Parameters
    ----------
    sections : sequence of Section
        The document.
    title : str, optional
        Title of the page.

    Returns
    -------
    bool
        True where its top names a group and nobody, and members or publications are listed.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> is_group_page(outline("# Pots Lab\n\n## People\n\n- Ann Pott\n- Bo Lee"))
    True
    >>> is_group_page(outline("# Ann Pott\n\n## Students\n\n- Cy Clay\n- Bo Lee"))
    False
    """
    if _named(sections, title) is None or _person_above(sections, title):
        return False
    roles = {section.role for section in sections if section.blocks}
    if len(roles & _ABOUT_ONE) > 1:
        return False
    if len(read_members(sections)) >= _FEWEST:
        return True
    return "publications" in roles and not roles & _ABOUT_ONE


def read_group_page(text: str, *, name: str, sha256: str, page: Page | None = None) -> Batch:
    r"""Read the page of a group: its members, and the works that it lists.

    Parameters
    ----------
    text : str
        The document as text or Markdown.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.
    page : Page, optional
        The document as boxes of lines, where it is HTML, Markdown or an office document.

    Returns
    -------
    Batch
        Kind ``group_page``; the person is the group. ``sections["members"]`` has a row a member:
        name, affiliations, role as printed, whether they left, addresses and identifiers.

    Examples
    --------
    >>> page = "# Pots Lab\n\n## People\n\n- Ann Pott, professor\n- Bo Lee, PhD student"
    >>> batch = read_group_page(page, name="lab.md", sha256="0" * 64)
    >>> batch.people[0].person.name, [row["name"] for row in batch.sections["members"]]
    ('Pots Lab', ['Ann Pott', 'Bo Lee'])
    """
    sections = outline(text)
    members = read_members(sections)
    listing = member_sections(sections)
    rest = [section for section in sections if section not in listing]
    found = read_publications(rest, page, name=name, sha256=sha256, own_name=None, text=text)
    names = {str(row["name"]) for row in members}
    records = tuple(_anyones(one) for one in found.records if not _is_member(one, names))
    group = _group(sections, page.title if page else "")
    return Batch(
        known_at=last_update(text),
        people=(PersonRecord(person=group, provenance=origin(name, sha256, 0)),)
        if group.name
        else (),
        records=records,
        outcomes=(Outcome(source=f"document:{name}", status="complete", n_records=len(records)),),
        sections={"members": members} if members else {},
        kind="group_page",
        warnings=(*found.warnings, *_warnings(group, members)),
    )


def _anyones(record: Record) -> Record:
    """A name set apart in a group's list is a member's, and not the group's own."""
    return replace(record, authors=tuple(replace(one, is_self=None) for one in record.authors))


def _is_member(record: Record, names: set[str]) -> bool:
    """Whether what looked like an entry is the line of a member."""
    return record.year is None and any(
        (record.raw or "").lstrip(" *_").startswith(n) for n in names
    )


def _named(sections: Sequence[Section], title: str) -> str | None:
    """The name of the group, as the top of the document prints it."""
    headings, lines = _top(sections)
    early = [section.heading for section in sections if section.heading][:2]
    for candidate in (*headings[:2], *early, *lines[:1], title):
        for part in (shown(candidate), *_PARTS.split(shown(candidate))):
            bare = _LIST_OF.sub("", part).strip(" |–—-:")
            if 3 < len(bare) < _LONGEST and _GROUP.search(bare) and not _is_sentence(bare):
                return bare
    return None


def _top(sections: Sequence[Section]) -> tuple[list[str], list[str]]:
    """Headings and lines above the first list of members or of anything else."""
    head = head_of(sections)
    listing = member_sections(sections)
    end = next((n for n, section in enumerate(head) if section in listing), len(head))
    lines = [line for section in head[:end] for block in section.blocks for line in block.lines]
    return [section.heading for section in head[:end] if section.heading], lines


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) or bool(re.search(r"\b(?:is|are|was|we|our|I)\b", text))


def _person_above(sections: Sequence[Section], title: str) -> bool:
    """Whether the top of a document names a person."""
    headings, lines = _top(sections)
    return find_name(headings, lines, title)[0] is not None


def _group(sections: Sequence[Section], title: str) -> Person:
    named = _named(sections, title)
    short = _BRACKET.search(named or "")
    name = _BRACKET.sub("", named) if named and short and short.start() else named
    _, lines = _top(sections)
    text = "\n".join(lines)
    told = [found["where"] for line in lines for found in _PART_OF.finditer(shown(line))]
    titled = [part for part in _PARTS.split(title) if is_organisation(part)]
    said = (*stated_affiliations(lines, name), *told, *titled)
    stated = tuple(dict.fromkeys(one for one in said if (name or "") not in one and one != named))
    return Person(
        name=name,
        other_names=(short["short"],) if short and name != named else (),
        affiliations=stated,
        emails=find_emails(text),
        links=targets(text),
        is_group=True,
    )


def _warnings(group: Person, members: Sequence[object]) -> list[str]:
    told = []
    if not group.name:
        told.append("No name of a group was found at the top of the document.")
    if not members:
        told.append("No members were found: no heading announces any.")
    return told
