"""Reading a Google Scholar profile page: as the service sends it, or as a user saved it.

Read by ids and classes alone, which are the same in all languages of the interface. A page without
them is refused: it is no profile without papers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.records import Author, Person, PersonRecord, Provenance, Record
from researchmetrics.sources.fields import distinct
from researchmetrics.sources.person_ids import ids_shown
from researchmetrics.sources.scholar_refusal import refusal_of
from researchmetrics.sources.scholar_text import (
    address_of,
    authors_in,
    first_of,
    having,
    number,
    place_of,
    query_of,
    text_of,
    tidy,
)
from researchmetrics.sources.web_page import read_page

__all__ = ["ProfilePage", "read_profile"]

_USER = re.compile(r"[\w-]{12}", re.ASCII)
_LONGEST = 8_000_000
_FIGURES = ("n_citations", "h_index", "i10_index")
_UNKNOWN_PLACE = "Unknown affiliation"
_LAYER, _FROM_EDGE = (
    re.compile(rf"(?<![\w-]){form}:\s*(-?\d{{1,6}})") for form in ("z-index", "(?:right|left)")
)
Told = Callable[[str | None, int], Provenance]


@dataclass(frozen=True)
class ProfilePage:
    """What a page says.

    Parameters
    ----------
    person : PersonRecord
        With the figures that the page shows.
    records : tuple of Record
        One a row, each once.
    has_more : bool or None
        Whether the list goes on elsewhere; None where the page does not tell.
    """

    person: PersonRecord
    records: tuple[Record, ...]
    has_more: bool | None


def read_profile(body: bytes, told: Told) -> ProfilePage:
    """Read a profile page, or rows of one without its frame.

    Parameters
    ----------
    body : bytes
        HTML.
    told : Callable
        Makes the provenance of the person, and of each work, of Scholar's own identifier and
        the number of the row; 0 for the person.

    Returns
    -------
    ProfilePage
        What it says.

    Raises
    ------
    BlockedError
        If Google shows another page instead, such as a captcha.
    UnexpectedAnswerError
        If it is no profile, or one without its list.

    Examples
    --------
    >>> page = b'<div id="gsc_prf_in">Josiah Carberry</div><td class="gsc_a_e">Nothing here.'
    >>> told = lambda own, row: Provenance(source="google_scholar", source_id=own)
    >>> read = read_profile(page, told)
    >>> read.person.person.name, read.records, read.has_more
    ('Josiah Carberry', (), False)
    """
    if len(body) > _LONGEST:
        raise _unexpected(f"a page of {len(body) / 1e6:.0f} MB")
    page = read_page(body)
    name = first_of(page.iter(), id="gsc_prf_in")
    rows = having(page, "gsc_a_tr", nested=False)
    if len(rows) < len(having(page, "gsc_a_tr")):
        raise _unexpected("a damaged page, with rows within rows")
    rows = [row for row in rows if having(row, "gsc_a_t")]
    more = first_of(page.iter(), id="gsc_bpf_more")
    if more is None and b"</tr" not in body[body.rfind(b"gsc_a_tr") :].lower():
        # The page was cut, and its last row is half of one.
        del rows[-1:]
    is_empty = bool(having(page, "gsc_a_e"))
    if not rows and (name is None or not is_empty):
        raise refusal_of(body) or _unexpected("what is no profile with its list of articles")
    read = [_record(row, told, place) for place, row in enumerate(rows, 1)]
    records = {_identity(record): record for record in reversed(read) if record is not None}
    return ProfilePage(
        person=_person(page, name, told),
        records=tuple(reversed(records.values())),
        has_more=False if is_empty else None if more is None else more.get("disabled") is None,
    )


def _identity(record: Record) -> str:
    """Name a work by Scholar's own identifier where its row has one."""
    own = (one for one in record.ids if one.startswith("scholar:"))
    return next(own, record.record_id)


def _unexpected(what: str) -> UnexpectedAnswerError:
    return UnexpectedAnswerError(
        f"Google Scholar answered {what}. If it stays so, report it.", source="google_scholar"
    )


def _record(row: Element, told: Told, place: int) -> Record | None:
    """Read a row of the list; None where it shows no work."""
    link = next(iter(having(row, "gsc_a_at")), None)
    title = text_of(link) or text_of(next(iter(having(row, "gsc_a_t")), None), without="gs_gray")
    address = address_of(link)
    own = query_of(address).get("citation_for_view")
    if not title and not own:
        return None
    grey = having(row, "gs_gray")
    listed, is_cut = authors_in(text_of(grey[0]) if grey else "")
    printed = text_of(grey[1]) if len(grey) > 1 else ""
    shown = next(iter(having(row, "gsc_a_ac")), None)
    cited_by = address_of(shown)
    clusters = re.findall(r"\d+", query_of(cited_by).get("cites", ""))
    ids = [f"scholar:{own}" if own else None, *(f"scholar_cluster:{one}" for one in clusters)]
    where = text_of(grey[1], without="gs_oph") if len(grey) > 1 else ""
    return Record(
        provenance=told(own, place),
        title=title or None,
        authors=tuple(Author(name=one) for one in listed),
        authors_truncated=is_cut,
        n_authors=len(listed) if is_cut is False else None,
        year=number(text_of(next(iter(having(row, "gsc_a_h")), None))),
        ids=distinct(*ids),
        url=address,
        links=distinct(cited_by),
        # Nothing is printed for a work that nobody cites.
        citations=(number(text_of(shown) or "0") if shown is not None else None),
        notes=tuple(_notes(row, shown)),
        raw="\n".join(filter(None, (title, text_of(grey[0]) if grey else "", printed))) or None,
        **place_of(where),
    )


def _notes(row: Element, shown: Element | None) -> Iterator[str]:
    """Say what the count beside a work stands for, where it is not this work alone."""
    if shown is not None and "gsc_a_acm" in (shown.get("class") or "").split():
        other = tidy(shown.get("data-eud"))
        yield "citations counted with another article" + (f", scholar:{other}" if other else "")
    elif having(row, "gsc_a_am"):
        yield "citations of merged articles are included"


def _person(page: Element, name: Element | None, told: Told) -> PersonRecord:
    own = _user(page)
    named = first_of(page.iter(), id="gs_prf_ion_txt")
    lines = [one for one in having(page, "gsc_prf_il") if one.get("id") is None]
    lines = [one for one in lines if named is None or named not in one.iter()]
    affiliation = text_of(lines[0]) if lines else ""
    about = first_of(page.iter(), id="gsc_prf_ivh")
    links = [address_of(link) for link in having(about, "gsc_prf_ila")] if about is not None else []
    others = text_of(named)
    shown = text_of(name)
    person = Person(
        ids=distinct(f"scholar:{own}" if own else None, *ids_shown(filter(None, links))),
        name=shown or None,
        other_names=distinct(*(o for o in re.split(r"\s*[,;]\s*", others) if o != shown)),
        affiliations=distinct(affiliation if affiliation != _UNKNOWN_PLACE else None),
        interests=distinct(*map(text_of, having(page, "gsc_prf_inta"))),
        links=distinct(*links),
    )
    return PersonRecord(
        person=person,
        provenance=told(own, 0),
        reported=_reported(page),
        citations_by_year=_histogram(page),
    )


def _user(page: Element) -> str | None:
    """Find whose page it is: by its own address, else by those of its rows."""
    own = first_of(page.iter(), rel="canonical")
    addresses = [own.get("href") if own is not None else None]
    addresses += [address_of(link) for link in having(page, "gsc_a_at")[:1]]
    users = (query_of(address).get("user", "") for address in addresses)
    return next((user for user in users if _USER.fullmatch(user)), None)


def _reported(page: Element) -> dict[str, float]:
    """Read the figures of all time; those of the last years stand beside them."""
    table = first_of(page.iter(), id="gsc_rsb_st")
    rows = [having(row, "gsc_rsb_std") for row in table.iter("tr")] if table is not None else []
    shown = [number(text_of(cells[0])) for cells in rows if cells]
    pairs = zip(_FIGURES, shown, strict=False)
    return {name: float(value) for name, value in pairs if value is not None}


def _histogram(page: Element) -> tuple[tuple[int, int], ...]:
    """Read citations by year of the longest chart: the page may hold another in a window."""
    charts = map(_chart, having(page, "gsc_md_hist_b") or [page])
    return max(charts, key=len, default=())


def _chart(chart: Element) -> tuple[tuple[int, int], ...]:
    """Pair bars and years by place, since a year without citations has no bar."""
    labels = having(chart, "gsc_g_t")
    years = [number(text_of(label)) for label in labels]
    counts: dict[int, int | None] = dict.fromkeys(range(len(years)), 0)
    for bar in having(chart, "gsc_g_a"):
        place = _place(bar, labels)
        if place is None:
            return ()
        counts[place] = number(text_of(next(iter(having(bar, "gsc_g_al")), None)))
    pairs = ((years[place], n) for place, n in counts.items())
    return tuple(
        sorted({year: n for year, n in pairs if year is not None and n is not None}.items())
    )


def _place(bar: Element, labels: list[Element]) -> int | None:
    """Find the year of a bar: layers are counted from the last year, else by nearness."""
    if layer := _LAYER.search(bar.get("style") or ""):
        place = len(labels) - int(layer[1])
        return place if 0 <= place < len(labels) else None
    at = _FROM_EDGE.search(bar.get("style") or "")
    edges = [_FROM_EDGE.search(label.get("style") or "") for label in labels]
    if at is None or not edges or None in edges:
        return None
    far = [abs(int(edge[1]) - int(at[1])) for edge in edges if edge is not None]
    return far.index(min(far))
