"""The members that the page of a group lists: names with roles, addresses, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.links import find_emails, targets
from researchmetrics.documents.text.organisations import is_job, is_organisation
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.vitae.identifiers import own_ids
from researchmetrics.documents.vitae.person_name import find_name

__all__ = ["is_members_heading", "member_sections", "read_members"]

_MEMBERS = re.compile(
    r"\W*(?:(?:our|the|meet|current|lab(?:oratory)?|group|research|core|academic|team|unser[e]?|das|"
    r"notre|nuestro|nossa|l['’])\s*)*"
    r"(?:people|members?|team|group|staff|personnel|researchers|who we are|us|"
    r"mitarbeiter(?::?\*?innen)?(?:\s+und\s+mitarbeiter(?:innen)?)?|mitglieder|personen|personal|"
    r"équipe|membres(?: d\w+ .{3,20}| de l.équipe)?|équipe de recherche|miembros|equipo|"
    r"integrantes|personas|membros|equipe|"
    r"persone|membri|gruppo|leden|medewerkers|medarbetare|medlemmer|zespół|członkowie|сотрудники|"
    r"состав|команда|участники)\W*|"
    r"\W*(?:研究室|实验室|課題組|课题组|团队|團隊|연구실)?\s*(?:成员|团队成员|成員|人员|团队|구성원|연구진|"
    r"연구원|멤버|メンバー|構成員|スタッフ|教職員)(?:介绍|소개|紹介|一覧)?\W*",
    re.IGNORECASE,
)
# Headings of those who belong to a group in one way.
_ROLES = re.compile(
    r"principal investigators?|\bPIs?\b|\bheads?\b|\bdirectors?\b|\bleaders?(?:hip)?\b|faculty|"
    r"professors?|lecturers?|post-?doc\w*|(?:research|technical|administrative|support|scientific) "
    r"(?:staff|fellows?|scientists?|associates?|assistants?|engineers?)|"
    r"(?:ph\.?\s?d\.?|doctoral|graduate|master\w*|m\.?sc\.?|undergraduate|bachelor\w*|b\.?sc\.?|visiting|"
    r"former|past|current)\s*(?:['’]?s)?\s*(?:students?|candidates?|researchers?|members?|scholars?)|"
    r"\bstudents\b|\binterns?\b|\bvisitors?\b|\balumni\b|\balumn[ai]e?\b|secretar\w+|administration|"
    r"leitung|lehrstuhlinhaber\w*|professur|sekretariat|doktorand\w*|promovierende|ehemalige|"
    r"wissenschaftliche\w*|studentische|hilfskräfte|technische\w*|"
    r"doctorants?|responsables?|permanents?|anciens?|stagiaires?|enseignants|chercheurs|"
    r"doctorand[oa]s|investigador\w*|estudiantes|antigu[oa]s|exalumn[oa]s|egresados|alunos|egressos|"
    r"dottorandi|assegnisti|"
    r"教授|教师|教師|导师|研究员|博士|硕士|本科生|研究生|校友|毕业生|博士后|准教授|助教|ポスドク|修士|学部生|"
    r"卒業生|秘書|지도교수|교수|책임|박사|석사|학부|연구교수|졸업생|동문|인턴|행정",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\balumn|\bformer|\bpast\b|ehemalig|anciens?|antigu|exalumn|egres|校友|毕业生|卒業生|졸업생|동문",
    re.IGNORECASE,
)
# Of one person's page: those who work with or under them are no group's members.
_OWN = re.compile(
    r"\b(?:my|collaborators?|co-?authors?|advis\w+|mentor\w*|supervis\w+|friends|teaching)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\s+[|–—·•-]+\s+|\t|\s{3,}|,\s+|\s*[:;|]\s*|\s*[(（]|(?<=[a-zà-ÿ]{4})\.\s")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_LINK = re.compile(
    r"(?:google scholar|scholar|orcid|github|dblp|linkedin|twitter|(?:personal )?(?:web|"
    r"home)\s?(?:page|site)|"
    r"cv|e-?mail|phone|tel|fax|room|office|publications)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^(?:joint(?:ly)?(?: with)?|with|at|from|visiting from|on leave at)\s+(?:the\s+)?"
)
_NOW_AT = re.compile(
    r"(?:\bnow|\bcurrently|\bfirst (?:job|position)|→|->|jetzt|heute|现|現在|현재)\W*(?:at\b|"
    r"with\b|bei\b|:)?"
    r"\s*(?P<where>[^,;()\n]{2,80})",
    re.IGNORECASE,
)
_LONGEST = 600
_FEWEST = 2


@dataclass(slots=True)
class _Member:
    """A member while the lines about them are read."""

    name: str
    heading: str
    lines: list[str] = field(default_factory=list)


def is_members_heading(heading: str) -> bool:
    """Whether a heading announces the members of a group.

    Parameters
    ----------
    heading : str
        Words of a heading.

    Returns
    -------
    bool
        False for headings of one kind of member, and for "My students".

    Examples
    --------
    >>> [is_members_heading(text) for text in ("Our Team", "Mitarbeiterinnen", "My students")]
    [True, True, False]
    """
    return bool(_MEMBERS.fullmatch(heading)) and not _OWN.search(heading)


def member_sections(sections: Sequence[Section]) -> tuple[Section, ...]:
    r"""Take the sections that list members: under such a heading, or under one of their kinds.

    Parameters
    ----------
    sections : sequence of Section
        The document.

    Returns
    -------
    tuple of Section
        In order; empty where no heading announces members.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> page = outline("# Pots Lab\n\n## People\n\n### Alumni\n\n- Ann Pott\n\n## News\n\n- None")
    >>> [section.heading for section in member_sections(page)]
    ['People', 'Alumni']
    """
    found: list[Section] = []
    level: int | None = None
    for section in sections:
        if is_members_heading(section.heading):
            level = section.level
        elif _is_kind(section.heading):
            level = section.level - 1 if level is None or section.level <= level else level
        elif level is None or section.level <= level:
            level = None
            continue
        elif section.role not in {None, "skip", "positions", "education", "projects"}:
            continue
        found.append(section)
    return tuple(found)


def _is_kind(heading: str) -> bool:
    is_short = 0 < len(heading.split()) <= 6 and len(heading) < 60
    return is_short and bool(_ROLES.search(heading)) and not _OWN.search(heading)


def read_members(sections: Sequence[Section]) -> tuple[Mapping[str, Any], ...]:
    r"""Read the members that a document lists.

    Parameters
    ----------
    sections : sequence of Section
        The document.

    Returns
    -------
    tuple of Mapping
        Rows of ``name``, ``marks``, ``affiliations``, ``role`` as printed, ``is_former``,
        ``emails``, ``ids`` and ``links``, in the order printed, nobody twice.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> page = outline("# Pots Lab\n\n## Members\n\n- Ann Pott, professor, ann@delft.example")
    >>> row = read_members(page)[0]
    >>> row["name"], row["role"], row["emails"]
    ('Ann Pott', 'professor', ('ann@delft.example',))
    """
    rows: dict[str, Mapping[str, Any]] = {}
    for section in member_sections(sections):
        for member in _listed(section):
            rows.setdefault(member.name, _row(member))
    return tuple(rows.values())


def _listed(section: Section) -> Iterator[_Member]:
    kind = "" if is_members_heading(section.heading) else shown(section.heading)
    current: _Member | None = None
    own = _name(section.heading) if kind and not _is_kind(section.heading) else None
    if own:
        current, kind = _Member(own, section.parent if _is_kind(section.parent) else ""), ""
    for line in _lines(section):
        names = _names(line)
        if len(names) > 1:
            yield from ([current] if current else [])
            current = None
            yield from (_Member(name, kind) for name in names)
        elif names and not own:
            yield from ([current] if current else [])
            current = _Member(names[0], kind, [line])
        elif current is not None:
            current.lines.append(line)
    yield from ([current] if current else [])


def _lines(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if block.kind == "row":
            yield " | ".join(cell for cell in block.cells if cell.strip())
        elif block.kind == "item":
            yield block.text
        else:
            yield from (line for line in block.lines if line.strip())


def _names(line: str) -> list[str]:
    """Names with which a line begins: one, or a list of nothing but names."""
    text = read_emphasis(line[:_LONGEST]).text
    parts = [part.strip() for part in re.split(r"[,;、，]\s*|\s+(?:and|und|et|y|e|&)\s+", text)]
    listed = [_name(part) for part in parts if part]
    if len(listed) > 1 and all(listed):
        return [name for name in listed if name]
    first = next((part for part in _BORDER.split(text) if part and part.strip()), "")
    turned = ", ".join(parts[:2])
    name = _name(first) or (_name(parts[0]) if parts else None)
    if name is None and len(parts) > 1 and len(first.split()) == 1 and _TURNED.match(turned):
        name = _name(f"{parts[1].split(' ')[0]} {parts[0]}")
    return [name] if name else []


_TURNED = re.compile(r"[A-ZÀ-Þ][\w'’-]+, [A-ZÀ-Þ][\w'’-]+")


def _name(text: str) -> str | None:
    text = re.sub(r"^\W+", "", shown(text))
    if not text or len(text) > 70 or is_organisation(text) or (_is_kind(text) and "," not in text):
        bare = re.sub(r"^(?:Prof\w*|Dr|PI|Univ)\b\.?[\s-]*", "", text)
        if bare == text or is_organisation(bare) or len(text) > 70:
            return _asian(text)
    return find_name([text], [])[0]


def _asian(text: str) -> str | None:
    """A name with the title that Korean, Japanese and Chinese put behind it: "홍길동 교수"."""
    first, blank, rest = text.partition(" ")
    return find_name([first], [])[0] if blank and first >= "\u1100" and is_job(rest) else None


def _row(member: _Member) -> Mapping[str, Any]:
    text = "\n".join(member.lines)
    role = _role(member)
    told = f"{member.heading} {role or ''}"
    return {
        "name": member.name,
        "marks": (),
        "affiliations": _places(member),
        "role": role,
        "is_former": bool(_FORMER.search(told)),
        "emails": find_emails(text),
        "ids": own_ids(text, member.name),
        "links": targets(text),
    }


def _parts(member: _Member) -> list[str]:
    """What the lines say besides the name."""
    lines = [read_emphasis(line[:_LONGEST]).text for line in member.lines]
    bare = [_ADDRESS.sub(" ", line) for line in lines]
    said = [part.strip(" .()（）[]") for line in bare for part in _BORDER.split(line) if part]
    return [part for part in said if part and member.name not in part and not _LINK.match(part)]


def _role(member: _Member) -> str | None:
    """What a member is: by their own line, else by the heading; former ones by the heading."""
    if member.heading and _FORMER.search(member.heading):
        return member.heading
    first = read_emphasis(member.lines[0]).text if member.lines else ""
    behind = re.fullmatch(rf"\W*{re.escape(member.name)}\s+(?P<role>[^\s,;，]+)\W*.*", first)
    own = [part for part in _parts(member) if len(part) < 60]
    named = next((part for part in own if is_job(part) or _ROLES.search(part)), None)
    if named is None and behind and is_job(behind["role"]):
        named = behind["role"]
    return named or member.heading or None


def _places(member: _Member) -> tuple[str, ...]:
    for line in member.lines:
        found = _NOW_AT.search(read_emphasis(line[:_LONGEST]).text)
        if found:
            return (found["where"].strip(" ."),)
    said = [_WITH.sub("", part) for part in _parts(member)]
    named = [part for part in said if is_organisation(part) and not is_job(part)]
    return tuple(dict.fromkeys(part for part in named if len(part) < 100))
