"""Europe PMC: literature of the life sciences, with preprints. Terms: free, without a key.

It knows people by the ORCIDs that works state, and keeps no record of people: an ORCID that no
work of it states is not found, for that is no proof of having no works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.http import clock
from researchmetrics.http.answer import Answer
from researchmetrics.http.verdict import check_json
from researchmetrics.records import Provenance, Record
from researchmetrics.sources import Source, fields, identifiers, lucene, paging
from researchmetrics.sources import europepmc_fields as own_forms
from researchmetrics.sources.list_ends import largest
from researchmetrics.sources.markup import plain

__all__ = ["SOURCE", "EuropePMC", "parse_work"]

_PER_PAGE = 1_000
# The service asks for questions of less than 1,500 characters.
_LONGEST = 1_499
_NO_END = "3000-12-31"
_DATE = (
    "firstPublicationDate | electronicPublicationDate | journalInfo.printPublicationDate"
    "| journalInfo.dateOfPublication"
)
_YEAR = "pubYear | journalInfo.yearOfPublication | bookOrReportDetails.yearOfPublication"
_VENUE = (
    "journalInfo.journal.title | journalTitle | bookOrReportDetails.comprisingTitle"
    "| publicationTitle"
    "| journalInfo.journal.medlineAbbreviation | journalInfo.journal.isoabbreviation"
    "| journalAbbreviation"
)
_WORK: fields.Table = {
    "title": (fields.text, "title"),
    "date": (fields.text, _DATE),
    "year": (own_forms.year, _YEAR),
    "venue": (fields.text, _VENUE),
    "volume": (fields.text, "journalInfo.volume | journalVolume | volume"),
    "issue": (fields.text, "journalInfo.issue | issue"),
    "pages": (fields.text, "pageInfo"),
    "publisher": (fields.text, "bookOrReportDetails.publisher | publisher"),
    "doi": (fields.text, "doi"),
    "is_open_access": (own_forms.yes, "isOpenAccess"),
    "citations": (fields.number, "citedByCount"),
    "affiliations": (fields.names, "affiliation"),
    "links": (fields.names, "fullTextUrlList.fullTextUrl.url"),
    "raw": (fields.text, "unstructuredInformation"),
    "abstract": (lambda raw, path: plain(fields.text(raw, path)), "abstractText"),
}
_IDS = {
    "pmid": "pmid",
    "pmcid": "pmcid",
    "isbn": "bookOrReportDetails.isbn13 | bookOrReportDetails.isbn10",
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        A row of any of the forms core, lite and idlist, or of a list of citing or cited works;
        any field may be missing or null.
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
    >>> work = parse_work({"id": "99000001", "source": "MED", "citedByCount": 0})
    >>> work.ids, work.citations, work.references
    (('europepmc:MED/99000001', 'pmid:99000001'), 0, None)
    """
    own, known = own_forms.own_id(raw), fields.by_table(raw, _WORK)
    if own is None:
        raise UnexpectedAnswerError("Europe PMC answered no work.", source="europepmc")
    listed, is_cut = own_forms.authors_of(raw, is_about)
    is_retracted, relations = own_forms.relations(raw)
    kind = own_forms.kind(raw)
    if kind == "preprint":
        # The server that it lies on.
        known["venue"] = known["venue"] or known["publisher"]
    scheme = {"MED": "pmid", "PMC": "pmcid"}.get(own[:3])
    stated = (f"{scheme}:{own[4:]}" if scheme else None, *identifiers.ids_stated(raw, _IDS))
    return Record(
        provenance=provenance or Provenance(source="europepmc", source_id=own),
        authors=listed,
        authors_truncated=is_cut if listed else None,
        n_authors=len(listed) if listed and not is_cut else None,
        type=kind,
        category=own_forms.heading(raw),
        arxiv_id=identifiers.id_within("arxiv", [f"https://doi.org/{known['doi']}"]),
        ids=fields.distinct(f"europepmc:{own}", *stated),
        url=f"https://europepmc.org/article/{own}",
        is_retracted=is_retracted,
        notes=relations,
        **known,
    )


class EuropePMC(Source):
    """The Europe PMC service."""

    name, homepage, terms = "europepmc", "https://europepmc.org", "free; abstracts are protected"
    base, default_per_second = "https://www.ebi.ac.uk/europepmc/webservices/rest", 5.0
    accepts = frozenset({"orcid"})
    accepts_works = frozenset({"europepmc", "doi", "pmid", "pmcid"})
    gives = frozenset({"works", "citations", "by_ids"})
    aliases = frozenset({"epmc"})
    at_once, page_size = 3, _PER_PAGE

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works that state a person's ORCID; see `Source.works`."""
        scheme, value = self._split_id(person_id, self.accepts)
        person = limited = f'AUTHORID:"{value}"'
        if since is not None:
            limited += f" AND FIRST_PDATE:[{clock.iso_day(since)} TO {_NO_END}]"
        work = None
        for work in self._search(limited, f"{scheme}:{value}", sort="P_PDATE_D desc"):
            yield work
        if work is None and not self.n_expected:
            # Nobody, or somebody without new works?
            if since is None or not self._n_found(person):
                text = f"No work of Europe PMC states the ORCID {value}. Ask another source."
                raise NotFoundError(text, source=self.name)
            self.n_expected = 0

    def citations(self, work_id: str) -> Iterator[Record]:
        """List the works that cite a work; see `Source.citations`."""
        own = self._own_of(work_id)

        def page(number: int) -> tuple[Answer, str, int]:
            return (
                self._ask(f"{quote(own)}/citations", page=number),
                "citationList.citation",
                number + 1,
            )

        work = None
        try:
            for work in self._walk(page, 1):
                yield work
        except NotFoundError:
            # Once the service answered so for a work that nobody cites.
            if work is not None:
                raise
        if work is None and not self.n_expected:
            # A work that nobody cites, or no work?
            self._found(work_id)
            self.n_expected = 0

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        wanted = dict(self._term(one) for one in ids)
        seen: set[str | None] = set()
        for query in own_forms.questions(wanted.values(), _LONGEST):
            for work in self._search(query):
                names = {f"doi:{(work.doi or '').lower()}", *work.ids}
                if names & set(wanted) and work.provenance.source_id not in seen:
                    seen.add(work.provenance.source_id)
                    yield work
        self.n_expected = len(seen)

    def _term(self, identifier: str) -> tuple[str, str]:
        """Return an identifier in its one form, and what finds it."""
        scheme, value = self._split_id(identifier, self.accepts_works, pmcid=r"(?:PMC)?\d+")
        source, _, number = value.upper().partition("/")
        if scheme == "pmcid":
            value = f"PMC{value.removeprefix('PMC')}"
        elif scheme == "europepmc":
            value = own_forms.own_id({"source": source, "id": number}) or ""
            if not value:
                raise IdentifierError(f"{identifier!r} is not of the form europepmc:MED/12345678.")
        terms = {
            "doi": f"DOI:{lucene.quoted(value)}",
            "pmid": f"EXT_ID:{value}",
            "pmcid": f"PMCID:{value}",
            "europepmc": f"(EXT_ID:{number} AND SRC:{source})",
        }
        return f"{scheme}:{value}", terms[scheme]

    def _own_of(self, work_id: str) -> str:
        """Return the service's own identifier of a work, which some others show."""
        scheme, _, value = self._term(work_id)[0].partition(":")
        own = {"pmid": f"MED/{value}", "europepmc": value}.get(scheme)
        return own or str(self._found(work_id).provenance.source_id)

    def _found(self, work_id: str) -> Record:
        work = next(self.by_ids([work_id]), None)
        if work is None:
            raise NotFoundError(f"Europe PMC does not know {work_id}. Check it.", source=self.name)
        return work

    def _n_found(self, query: str) -> int:
        answer = self._ask("search", query=query, resultType="idlist", pageSize=1)
        return fields.number(answer.json, "hitCount") or 0

    def _search(self, query: str, is_about: str | None = None, **more: str) -> Iterator[Record]:
        def page(cursor: str) -> tuple[Answer, str, str | None]:
            asked = {"query": query, "resultType": "core", "cursorMark": cursor}
            answer = self._ask("search", **asked, **more)
            following = fields.text(answer.json, "nextCursorMark")
            # At the end the cursor is missing, or comes again.
            return answer, "resultList.result", None if following == cursor else following

        return self._walk(page, "*", is_about)

    def _ask(self, path: str, **asked: Any) -> Answer:
        asked = {"format": "json", "pageSize": _PER_PAGE} | asked
        return self.door.get(path, asked, check=_refuse_error)

    def _walk(
        self,
        ask: Callable[[Any], tuple[Answer, str, Any]],
        first: object,
        is_about: str | None = None,
    ) -> Iterator[Record]:
        """Yield the works of all pages, each once."""
        self.n_expected = None
        known: set[str | None] = set()

        def rows(cursor: object) -> tuple[list[tuple[Mapping[str, Any], Answer]], Any]:
            answer, path, following = ask(cursor)
            total = fields.number(answer.json, "hitCount")
            self.n_expected = largest(self.n_expected, total)
            if self.n_expected != 0 and not isinstance(fields.value(answer.json, path), list):
                raise answer.unexpected("something that is no list")
            found = [row for row in fields.rows(answer.json, path) if own_forms.own_id(row)]
            known.update(map(own_forms.own_id, found))
            # Where just as many came as there are, a full page is the last.
            is_whole = len(known) == self.n_expected
            return [(row, answer) for row in found], None if is_whole else following

        for row, answer in paging.by_cursor(
            rows,
            first,
            identity=lambda pair: own_forms.own_id(pair[0]),
            size=_PER_PAGE,
            total=lambda: self.n_expected,
            source=lambda: self.name,
        ):
            provenance = answer.provenance(own_forms.own_id(row))
            yield parse_work(row, provenance, is_about=is_about)


def _refuse_error(answer: Answer) -> None:
    """Refuse errors, which come with status 200."""
    check_json(answer)
    if said := fields.text(answer.json, "errMsg | errCode"):
        raise answer.unexpected(f"an error ({said[:200]})")


SOURCE = EuropePMC
