"""OpenAlex: open catalogue of works, people and institutions. Terms: CC0. A free key is wanted.

Metered by a daily budget. Works that it holds back by default (``is_xpac``) are not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.http import clock
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance, Record
from researchmetrics.records.evidence import best_fits, candidate_of
from researchmetrics.sources import (
    Source,
    authors,
    fields,
    identifiers,
    kinds,
    lookup,
    paging,
    shapes,
)
from researchmetrics.sources import openalex_paths as paths
from researchmetrics.sources.list_ends import largest
from researchmetrics.sources.openalex_standing import standing

__all__ = ["SOURCE", "OpenAlex", "parse_author", "parse_work"]

_LISTS = paging.Lists(rows="results", total="meta.count", cursor="meta.next_cursor", identity="id")
_PER_PAGE = _LAST_PAGE = _MOST_AUTHORS = 100  # rows; pages; authors of a work on a list
_OWN = identifiers.OwnIds(
    "openalex",
    r"(?:https?://(?:api\.)?openalex\.org/(?:\w+/)?)?([AW]\d+)",
    paths.NOBODY,
)
_SELECT = {
    "works": "id,doi,title,publication_year,publication_date,ids,type,biblio,primary_location,"
    "locations,open_access,authorships,corresponding_author_ids,is_retracted,is_paratext,"
    "cited_by_count,counts_by_year,referenced_works,abstract_inverted_index,primary_topic,"
    "topics,fwci,citation_normalized_percentile,cited_by_percentile_year",
    "authors": "id,orcid,display_name,display_name_alternatives,ids,works_count,cited_by_count,"
    "summary_stats,affiliations,last_known_institutions,topics,counts_by_year",
    "institutions": "id",
}
_WORK: fields.Table = {
    "title": (fields.text, "title | display_name"),
    "date": (fields.text, "publication_date"),
    "year": (fields.number, "publication_year"),
    "venue": (fields.text, paths.VENUE),
    "volume": (fields.text, "biblio.volume"),
    "issue": (fields.text, "biblio.issue"),
    "pages": (shapes.span, "biblio.first_page | biblio.last_page"),
    "publisher": (fields.text, paths.PUBLISHER),
    "category": (shapes.classed, paths.SUBFIELD),
    "field": (shapes.classed, paths.FIELD),
    "doi": (fields.text, "doi | ids.doi"),
    "url": (fields.text, "primary_location.landing_page_url | host_venue.url"),
    "is_open_access": (fields.flag, "open_access.is_oa"),
    "is_retracted": (fields.flag, "is_retracted"),
    "citations": (fields.number, "cited_by_count"),
    "citations_by_year": (shapes.years, "counts_by_year.cited_by_count"),
    "references": (_OWN.listed, "referenced_works"),
    "abstract": (shapes.inverted_text, "abstract_inverted_index"),
}
_FIGURES: fields.Table = {
    "h_index": (fields.number, "summary_stats.h_index"),
    "i10_index": (fields.number, "summary_stats.i10_index"),
    "n_papers": (fields.number, "works_count"),
    "n_citations": (fields.number, "cited_by_count"),
}
_WORK_IDS = {"pmid": "ids.pmid", "pmcid": "ids.pmcid", "mag": "ids.mag"}
_PERSON_IDS = {"orcid": "orcid | ids.orcid", "scopus": "ids.scopus", "mag": "ids.mag"}
_ADDRESSES = f"doi | primary_location.landing_page_url | {paths.LINKS} | locations.id"


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As OpenAlex writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no work.

    Examples
    --------
    >>> work = parse_work({"id": "https://openalex.org/W42", "cited_by_count": 0})
    >>> work.ids, work.citations, work.references
    (('openalex:W42',), 0, None)
    """
    own, known = _own_id(raw, "W"), fields.by_table(raw, _WORK)
    rows, addresses = fields.rows(raw, "authorships"), fields.names(raw, _ADDRESSES)
    stated = fields.flag(raw, "is_authors_truncated")
    is_cut = authors.is_cut(rows, _MOST_AUTHORS, "author_position", stated=stated)
    marked = _OWN.listed(raw, "corresponding_author_ids") or ()
    return Record(
        provenance=provenance or Provenance(source="openalex", source_id=own),
        authors=authors.authors_of(rows, _AUTHOR, is_about=is_about, corresponding=marked),
        authors_truncated=is_cut,
        n_authors=len(rows) if rows and is_cut is False else None,
        type=kinds.work_kind(
            "paratext" if fields.flag(raw, "is_paratext") else fields.text(raw, "type"),
            held_by=fields.text(raw, "primary_location.source.type | host_venue.type"),
            said=" ".join(fields.names(raw, "primary_location.raw_type | type_crossref")),
            url=known["url"],
        ),
        arxiv_id=identifiers.id_within("arxiv", addresses),
        ids=(f"openalex:{own}", *identifiers.ids_stated(raw, _WORK_IDS, addresses)),
        stated=standing(raw),
        links=tuple(link for link in fields.names(raw, paths.LINKS) if link != known["url"]),
        **known,
    )


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        As OpenAlex writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        With the service's own figures; raises `UnexpectedAnswerError` for what is no person.

    Examples
    --------
    >>> carberry = parse_author({"id": "https://openalex.org/A7", "works_count": 3})
    >>> carberry.person.ids, dict(carberry.reported)
    (('openalex:A7',), {'n_papers': 3})
    """
    own, name = _own_id(raw, "A"), fields.text(raw, "display_name")
    others = fields.names(raw, "display_name_alternatives | longest_name")
    return PersonRecord(
        person=Person(
            ids=fields.distinct(*_person_ids(raw), *also),
            name=name,
            other_names=tuple(other for other in others if other != name),
            affiliations=_institutions(raw, "display_name"),
            interests=fields.names(raw, "topics.display_name")
            or fields.names(raw, "x_concepts.display_name"),
            links=fields.names(raw, "ids.wikipedia | ids.twitter"),
        ),
        provenance=provenance or Provenance(source="openalex", source_id=own),
        reported={k: n for k, n in fields.by_table(raw, _FIGURES).items() if n is not None},
        citations_by_year=shapes.years(raw, "counts_by_year.cited_by_count"),
        papers_by_year=shapes.years(raw, "counts_by_year.works_count"),
    )


class OpenAlex(Source):
    """The OpenAlex service."""

    name, homepage, terms = "openalex", "https://openalex.org", "CC0-1.0"
    base, default_per_second = "https://api.openalex.org", 10.0
    accepts = frozenset({"openalex", "orcid"})
    accepts_works = frozenset({"openalex", "doi", "pmid"})
    gives = frozenset({"find", "person", "works", "citations", "by_ids"})
    key_parameter, page_size, figures_tell, usd_per_request = "api_key", _PER_PAGE, True, 0.0001

    def find(
        self, name: str, *, affiliation: str | None = None, limit: int = 25
    ) -> Iterator[Candidate]:
        """Find people a name may stand for; see `Source.find`."""
        if not name.strip():
            raise IdentifierError("There is no name to look for. Give a person's name.")
        page = self._page("authors", search=name)
        rows, total = page.rows, page.total
        if affiliation and (total or 0) > len(rows):
            places = self._page("institutions", search=affiliation, per_page=20).rows
            if ids := "|".join(str(place["id"]).rpartition("/")[2] for place in places):
                within = f"affiliations.institution.id:{ids}"
                rows += self._page("authors", search=name, filter=within).rows
        self.n_expected = total
        found = {row["id"]: _candidate(row) for row in rows if _own_id(row) not in _OWN.nobody}
        yield from best_fits(found.values(), name, affiliation)[:limit]

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what OpenAlex says of a person; see `Source.person`."""
        scheme, value = self._split_id(person_id, self.accepts, openalex=r"A\d+")
        yield parse_author(*self._one("authors", scheme, value), also=(f"{scheme}:{value}",))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        scheme, value = self._split_id(person_id, self.accepts, openalex=r"A\d+")
        field = "id" if scheme == "openalex" else scheme
        filters = f"authorships.author.{field}:{self._alive(value)}"
        if since is not None:
            filters += f",from_publication_date:{clock.iso_day(since)}"
        work = None
        for work in self._works(filters, f"{scheme}:{value}", sort="publication_date:desc"):
            yield work
        if work is None:
            # Nobody, somebody without works, or somebody merged into another?
            survivor = self._one("authors", scheme, value)[1].source_id
            if scheme == "openalex" and survivor != value:
                yield from self.works(f"openalex:{survivor}", since=since)

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work; see `Source.citations`."""
        scheme, value = self._split_id(work_id, self.accepts_works, openalex=r"W\d+")
        if scheme != "openalex":
            value = str(self._one("works", scheme, value)[1].source_id)
        yield from self._works(f"cites:{self._alive(value)}")

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            (self._split_id(one, self.accepts_works, openalex=r"W\d+") for one in ids),
            many=lambda scheme, values: self._works(f"{scheme}:{'|'.join(values)}"),
            one=lambda scheme, value: parse_work(*self._one("works", scheme, value)),
            identity=("openalex", lambda work: work.provenance.source_id),
            most=_PER_PAGE,
            separators=",|",
            seen=seen,
        )
        self.n_expected = len(seen)

    def _works(self, filters: str, is_about: str | None = None, **asked: Any) -> Iterator[Record]:
        """Yield all works of a list, each once; without a key the service refuses cursors."""
        self.n_expected = None
        ask = partial(self._page, "works", filter=filters, **asked)
        for row, answer in paging.walk(
            ask, with_cursor=self.has_key, size=_PER_PAGE, last=_LAST_PAGE
        ):
            if (own := _own_id(row)) not in _OWN.nobody:
                yield parse_work(row, answer.provenance(own), is_about=is_about)

    def _page(self, room: str, **asked: Any) -> paging.Page:
        default = {"per_page": _PER_PAGE, "select": _SELECT[room]}
        page = _LISTS.read(self.door.get_json(room, default | asked))
        self.n_expected = largest(self.n_expected, page.total)
        return page

    def _one(self, room: str, scheme: str, value: str) -> tuple[Mapping[str, Any], Provenance]:
        name = value if scheme == "openalex" else f"{scheme}:{quote(value, safe='')}"
        answer = self.door.get_json(f"{room}/{name}", {"select": _SELECT[room]})
        return answer.json, answer.provenance(self._alive(_own_id(answer.json)))

    def _alive(self, value: str) -> str:
        if value in _OWN.nobody:
            raise NotFoundError(f"OpenAlex deleted this ({value}). Search again.", source=self.name)
        return value


def _own_id(raw: object, kinds: str = "AW") -> str:
    """Return OpenAlex's own identifier of a work or person."""
    own = _OWN.bare(fields.text(raw, "id"))
    if own is None or own[0] not in kinds:
        raise UnexpectedAnswerError("OpenAlex answered no work or person.", source="openalex")
    return own


def _candidate(raw: Mapping[str, Any]) -> Candidate:
    """Read one person found by a search, not yet judged."""
    return candidate_of(parse_author(raw), countries=_institutions(raw, "country_code"))


def _person_ids(raw: object) -> tuple[str, ...]:
    return (*_OWN.ids([fields.text(raw, "id")]), *identifiers.ids_stated(raw, _PERSON_IDS))


def _institutions(raw: Mapping[str, Any], what: str) -> tuple[str, ...]:
    """Read of each institution of a person, the latest first."""
    known = dict(raw) | {"affiliations": shapes.latest_first(raw, "affiliations.years")}
    return fields.names(known, paths.INSTITUTIONS.format(what))


_AUTHOR: fields.Table = {
    "name": (fields.text, "raw_author_name | author.display_name"),
    "ids": (lambda row, path: _person_ids(fields.value(row, path)), "author"),
    "is_corresponding": (fields.flag, "is_corresponding"),
    "affiliations": (fields.names, paths.PLACES),
    "countries": (fields.names, "countries | institutions.country_code"),
}
SOURCE = OpenAlex
