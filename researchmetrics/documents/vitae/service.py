"""Service of a CV (reviewing, committees, editing): one row a venue and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.entry_texts import is_notice

__all__ = ["read_service"]

Row = dict[str, str | None]

_ROLE = re.compile(
    r"^(?P<role>(?:[^\W\d_][\w/&'’()-]*\s+){0,4}?(?:(?:co-?)?(?:reviewers?|reviewing|referees?|"
    r"refereeing|(?:area|session|"
    r"program(?:me)?|publicity|workshop|general|track|publication|local)[ -](?:co-?)?chairs?|"
    r"chairs?|"
    r"(?:technical |senior )*(?:program(?:me)?|organi[sz]ing|steering|scientific|"
    r"award) committees?(?: members?)?|"
    r"(?:T?PC|SPC|LOC|SOC)(?: (?:members?|(?:co-?)?chairs?))?|organi[sz]ers?|editors?|"
    r"editorial board(?: members?)?|"
    r"panel(?:l?ist)?|judge|(?:editora?|éditeur|éditrice|editore)s? "
    r"(?:associad[ao]s?|asociad[ao]s?|associat[oa]|associée?|jefe|chefe|in[ -]chief|responsable)|"
    r"members?(?:hips?)?|fellows?|(?:mitglied(?:er)?|membre|miembro|membro|lid|член)"
    r"(?: (?:du|del|do|des|im|van het) (?:comit[éê]e?|comité|comitato|programmkomitees?)"
    r"(?: (?:de|del|di|do) (?:programm?[ae]?|organización|organisation|lecture)|"
    r" (?:éditorial|scientifique|editorial|científico|scientifico))?)?|secretary|treasurer|"
    r"ledamot|granskare|medlem|redaktör|ordförande|responsables?|responsabile|"
    r"president|vice-president|(?:vice[- ]|associate )?dean|(?:pro|studien)?dekan(?:in)?|decan[oa]|"
    r"meta-?reviewers?|gutachter\w*|relect(?:eur|rice)s?|relecture|"
    r"(?:student )?volunteers?|experte?|evaluador[ae]?|avaliador[ae]?|arbitr[oa]|árbitr[oa]|"
    r"schriftführer(?:in)?|vorsitz\w*|"
    r"sprecher(?:in)?|beirat|herausgeber(?:in)?|editora?|rédact(?:eur|rice)|organisat(?:eur|rice)|"
    r"organizador[ae]?|coordinador[ae]?|präsident(?:in)?|président[e]?|presidente|"
    r"revisora?|revisore)|(?:심사|조직|편집|프로그램|운영)위원(?:장)?|논문심사|심사|査読(?:者|委員)?|(?:編集|実行|プログラム)委員(?:長)?|审稿人?|编委))(?![\w])\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^[^\W\d_][^:;,.\d()]{2,60}[:：]\s*\S")
# "Reviewer for A. Student volunteer at B."
_SENTENCES = re.compile(
    r"(?<=[\w)])\.\s+(?=(?:[^\W\d_][\w/-]*\s+){0,4}(?:reviewers?|members?|volunteers?|chairs?|"
    r"organi[sz]ers?|editors?|committee)\b)",
    re.IGNORECASE,
)
_REVIEWS = re.compile(r"review|referee|gutacht|relect|revis|심사|査読|审稿", re.IGNORECASE)
# Korean, Japanese and Chinese put what one is behind where one is it.
_ROLE_LAST = re.compile(
    r"^(?P<where>.*\S)[\s,、，·]+(?P<role>\S{0,8}(?:위원장?|회장|이사|회원|심사자|편집인|간사|委員長?|会長|"
    r"理事|会員|査読者|幹事|编委|委员|会员|审稿人|理事长|主席|委員會委員))(?=[\s(（,，:：]|$)"
)
# "Geological Society, member since 2002".
_ROLE_BEHIND = re.compile(
    r"^(?P<where>[^,;:()\d]{4,80}),\s+(?P<role>(?:(?:board|committee|life|senior|associate|"
    r"founding) )?"
    r"(?:member|fellow|chair|president|secretary|treasurer))(?=\s+(?:since|\d|from)|\s*[,(]|$)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^\s*(?:[:：–—|\t-]|,|\b(?:for|of|at|in|on|für|pour|du|de|des|del|della|do|da|para|per|van|im|in|"
    r"der|von|dem)\b(?:\s+(?:the|la|las|los|l['’]))?)*\s*",
    re.IGNORECASE,
)
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_YEARS = re.compile(
    rf"(?<![\w/.]){_YEAR}(?:\s?[-–—~]\s?(?:{_YEAR}|\d\d(?!\d)|present|now|current|현재)|"
    rf"\s?[-–—~](?=\s*(?:$|[)\],;])))?(?!\w)",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:Journal|Letters|Transactions|Trans\.|Reviews?|Annals|Proceedings|Magazine|Bulletin|"
    r"Acta|Archives|Quarterly|Zeitschrift|Revue|Revista|Rivista|Nature|Science|Research|Studies)\b"
)
_SINCE = re.compile(
    rf"\b(?:since|seit|depuis|desde|dal|sinds|ab|from|с)\s+(?={_YEAR})", re.IGNORECASE
)
# A longer list of venues is none.
_MOST = 2000
# Longer lines are wrapped.
_LONGEST = 65
_SHORT = re.compile(r"[A-Z][\w&/-]{1,15}[\s'’-]*(?P<year>(?:19|20)\d\d)")
_GLUED = re.compile(r"(?<=[A-Za-z])['’](?=\d\d\b)")


def read_service(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the service a CV lists.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of role, venue, date, notes; each as printed or None. A venue named with several
        years gives a row for each.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> rows = read_service(
    ...     outline("## Service\n\nReviewer: Clay 2019, 2020 (best reviewer), Pots")
    ... )
    >>> [(row["venue"], row["date"], row["notes"]) for row in rows]
    [('Clay', '2019', None), ('Clay', '2020', 'best reviewer'), ('Pots', None, None)]
    """
    rows: list[Row] = []
    for section in sections:
        if section.role == "service":
            rows += _section(section)
    return tuple(rows)


def _section(section: Section) -> Iterator[Row]:
    """Read one section; a line that ends in a colon, or a role alone, is for those that follow."""
    role = _heading_role(section.heading)
    for block in section.blocks:
        lines = ["\t".join(block.cells)] if block.kind == "row" else list(block.lines)
        for text in _entries([shown(line[:_MOST]) for line in lines]):
            found = _ROLE.match(text)
            is_alone = found and not text[found.end() :].strip(" :.-–—")
            if found and is_alone and block.kind != "row" and not _ROLE_LAST.match(text):
                role = found["role"]
                continue
            yield from _line(text, role)


def _entries(lines: Sequence[str]) -> list[str]:
    """Lines as entries: those that only go on, or that follow nothing but dates, are joined."""
    entries: list[str] = []
    starts = [bool(_ROLE.match(line) or _NAMED.match(line)) for line in lines]
    wrapped = _is_wrapped(lines)
    labelled = starts and starts[0] and sum(starts) > 1
    for line, begins in zip(lines, starts, strict=True):
        alone = bool(entries) and _is_dates(entries[-1])
        if entries and (alone or (wrapped and not (labelled and begins))):
            entries[-1] += f" {line}"
        else:
            entries.append(line)
    return [part for entry in entries for part in _SENTENCES.split(entry)]


def _is_dates(text: str) -> bool:
    span = find_span(text)
    return span is not None and not (text[: span.start] + text[span.end :]).strip(" .,:;-–—~()")


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are one entry, and not one each."""
    if all(_ROLE.match(line) for line in lines):
        return False
    return any(
        len(line) > _LONGEST or line.endswith((",", "and", "-", "&", "und")) or after[:1].islower()
        for line, after in pairwise([*lines, ""])
    )


def _heading_role(heading: str) -> str | None:
    found = _ROLE.match(heading)
    rest = heading[found.end() :] if found else ""
    is_all = found is not None and not _LINK.sub("", f"{rest} ", count=1).strip()
    return found["role"] if found and is_all else None


def _line(text: str, role: str | None) -> Iterator[Row]:
    """Read a line; dates in front of it hold for all that it names."""
    check()
    if is_notice(text):
        return
    span = find_span(text)
    leads = span is not None and not text[: span.start].strip(" \t([*-–—")
    rest = text[span.end :].strip(" \t:|·–—-~)],.") if span and leads else ""
    if span is None or not rest:
        yield from _undated(text, role)
        return
    for row in _undated(rest, role):
        yield row | {"date": row["date"] or span.text}


def _undated(text: str, role: str | None) -> Iterator[Row]:
    last = _ROLE_LAST.match(text) or _ROLE_BEHIND.match(text)
    found = _ROLE.match(text)
    rest = text
    if last:
        role, rest = last["role"], f"{last['where']} {text[last.end() :]}"
    elif found:
        role = found["role"].strip()
        rest = text[found.end() :]
        rest = rest[_LINK.match(rest).end() :]  # type: ignore[union-attr]  # it matches the empty text
    elif label := re.match(r"^(?P<role>[^:;,.\d()]{3,60})[:：]\s*(?=\S)", text):
        role, rest = label["role"].strip(), text[label.end() :]
    venue: str | None = None
    listed = False
    pieces = _joined_years(
        [part for piece in _pieces(rest) for part in _journals(piece, role or "")]
    )
    if len(pieces) == 2 and not _REVIEWS.search(role or "") and not _YEARS.search(pieces[0]):
        # "Organizer of the Workshop on X, ICP 2022" is one event.
        pieces = [",".join(pieces)]
    for piece in pieces:
        for row in _rows(piece, venue):
            venue = row["venue"] or venue
            listed = True
            yield {"role": role, **row}
    if not listed and text.strip(" .:"):
        yield {"role": role, "venue": None, "date": None, "notes": None}


def _joined_years(pieces: list[str]) -> list[str]:
    """Put years that stand alone to the name before them, if it has none."""
    joined: list[str] = []
    for piece in pieces:
        alone = not _YEARS.sub("", piece).strip(" .;:()")
        if alone and joined and not _YEARS.search(joined[-1]):
            joined[-1] += f" {piece.strip(' .')}"
        else:
            joined.append(piece)
    return joined


def _pieces(text: str) -> Iterator[str]:
    """Part a list at commas and semicolons outside brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth <= 0 and (
            sign in ";，、" or (sign == "," and text[place + 1 : place + 2].isspace())
        ):
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _journals(piece: str, role: str) -> list[str]:
    """Part "Journal of Kilns and Clay Letters": two names of journals, and not one of two words."""
    parts = re.split(r"\s+(?:and|und|et|y|e|&)\s+", piece)
    named = all(_JOURNAL.search(part) or part.strip().isupper() for part in parts)
    return parts if len(parts) == 2 and named and _REVIEWS.search(role) else [piece]


def _rows(piece: str, venue_before: str | None) -> Iterator[Row]:
    piece = _SINCE.sub("", piece)
    notes = [
        note
        for note in re.findall(r"[(\[]([^()\[\]]{2,200})[)\]]", piece)
        if _YEARS.sub("", note).strip(" ,;/&-")
    ]
    kept = [note for note in notes if not re.fullmatch(r"[A-Z][A-Za-z&/ -]{1,12}", note)]
    acronyms = [note for note in notes if note not in kept]
    dated = _GLUED.sub(" '", piece)
    for note in kept:
        dated = dated.replace(note, "")
    years: list[str | None] = [found.group().strip() for found in _YEARS.finditer(dated)]
    if not years and (span := find_span(dated)):
        # "2019년 3월 - 현재": more than a year.
        years, dated = [span.text], f"{dated[: span.start]} {dated[span.end :]}"
    if not years:
        # "Workshop on Pots (WP 2022)" has its year in its short name.
        years = [found["year"] for note in kept if (found := _SHORT.fullmatch(note))]
    name = re.sub(r"[(\[][\s,;/&]*[)\]]", " ", _YEARS.sub(" ", dated))
    name = re.sub(r"^\s*(?:and|und|et|y|e|&)\s+", "", " ".join(name.split()).strip(" ,;:./&-–—|\t"))
    name = name.strip(" ,;:./&-–—|")
    if acronyms and not name:
        name = acronyms[0]
    venue = name or (venue_before if years else None)
    if venue is None:
        return
    for year in years or [None]:
        yield {"venue": venue, "date": year, "notes": "; ".join(kept) or None}
