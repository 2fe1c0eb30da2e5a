"""The preprints of arXiv: physics, mathematics, computing and more. Terms: metadata are CC0.

It knows people by the lists of their works that they let it show, under an ORCID or an arXiv
author identifier; nobody by name. It counts no citations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Author, Person, PersonRecord, Provenance, Record
from researchmetrics.sources import Source, feeds, fields, lookup, mentions
from researchmetrics.sources.elements import all_of, bare_name, text_of, texts_of
from researchmetrics.sources.name_lines import names_in
from researchmetrics.sources.twice_useful import TwiceUseful
from researchmetrics.sources.written_days import day_within
from researchmetrics.sources.xml import inner_text, read_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["SOURCE", "ArXiv", "parse_feed", "parse_oai", "parse_person"]

# People's lists lie on another host than the interface for programs; robots are asked to wait.
_LISTS, _LISTS_PER_SECOND = "https://arxiv.org", 1 / 15
_SLICE = 2_000
_PAPER = re.compile(
    r"(?:\S*?arxiv\.org(?:/(?:abs|pdf|html)/|:)|\S*?10\.48550/)?(?:arxiv[:.])?"
    r"(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]+(?:\.[a-z-]+)?/\d{7})(v\d{1,4})?(?:\.pdf)?",
    re.IGNORECASE | re.ASCII,
)
_AUTHOR = r"[A-Z]+_[A-Z]_\d+"
_PERSON = re.compile(rf"\S*/(?:(\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX])|({_AUTHOR}))", re.IGNORECASE)
_ATOM = {"title": "title", "doi": "doi", "abstract": "summary", "comment": "comment"}
_ATOM |= {"date": "published", "revised": "updated", "journal": "journal_ref", "report": "report"}
_OAI = {"title": "title", "doi": "doi", "abstract": "abstract", "comment": "comments"}
_OAI |= {"date": "created", "revised": "updated", "journal": "journal-ref", "report": "report-no"}
_ProvenanceOf = Callable[..., Provenance]
_BARE = partial(Provenance, source="arxiv")


def parse_feed(body: bytes, provenance_of: _ProvenanceOf = _BARE) -> list[Record]:
    """Read the works of an Atom feed.

    Parameters
    ----------
    body : bytes
        Answer to a question for works, or a person's list.
    provenance_of : Callable
        Tells of an identifier where it comes from; default: the source and the identifier alone.

    Returns
    -------
    list of Record
        Raw values; raises `UnexpectedAnswerError` for what is no feed, or one that tells an error.

    Examples
    --------
    >>> body = b"<feed><entry><id>http://arxiv.org/abs/2401.99999v2</id><title>A</title></entry></feed>"
    >>> [(work.ids, work.arxiv_id, work.type) for work in parse_feed(body)]
    [(('arxiv:2401.99999',), '2401.99999v2', 'preprint')]
    """
    works = []
    for entry in all_of(_root(body, "feed"), "entry"):
        own = text_of(entry, "id") or ""
        if "/api/errors" in own:
            raise _refusal(text_of(entry, "summary") or own)
        found = _PAPER.fullmatch(own)
        # For unknown identifiers there were entries that say nothing else.
        if found and (text_of(entry, "title") or all_of(entry, "author")):
            works.append(_work(found, entry, _ATOM, provenance_of(source_id=found[1])))
    return works


def parse_oai(body: bytes, provenance_of: _ProvenanceOf = _BARE) -> list[Record]:
    """Read the works of an OAI-PMH answer in the formats ``arXivRaw`` and ``arXiv``.

    Parameters
    ----------
    body, provenance_of
        As for `parse_feed`; one record or a list of them.

    Returns
    -------
    list of Record
        Raw values; raises `UnexpectedAnswerError` for another kind of answer, or an error told.

    Examples
    --------
    >>> raw = b"<arXivRaw><id>2401.99999</id><authors>J. Carberry and I. Kiln</authors></arXivRaw>"
    >>> [author.name for author in parse_oai(b"<OAI-PMH>%s</OAI-PMH>" % raw)[0].authors]
    ['J. Carberry', 'I. Kiln']
    """
    root = _root(body, "OAI-PMH")
    for error in all_of(root, "error"):
        raise _refusal(inner_text(error) or "an error")
    found = [one for one in root.iter() if bare_name(one) in {"arXivRaw", "arXiv"}]
    owns = [_PAPER.fullmatch(text_of(one, "id") or "") for one in found]
    if not any(owns):
        raise _refusal("no work")
    pairs = zip(owns, found, strict=True)
    return [_work(own, one, _OAI, provenance_of(source_id=own[1])) for own, one in pairs if own]


def parse_person(body: bytes, provenance_of: _ProvenanceOf = _BARE) -> PersonRecord:
    """Read whose list a person's list is.

    Parameters
    ----------
    body, provenance_of
        As for `parse_feed`.

    Returns
    -------
    PersonRecord
        Name and identifiers; raises `UnexpectedAnswerError` for a feed of another kind.

    Examples
    --------
    >>> body = b"<feed><id>https://arxiv.org/a/carberry_j_1</id><title>Carberry</title></feed>"
    >>> parse_person(body).person.ids
    ('arxiv:carberry_j_1',)
    """
    feed = _root(body, "feed")
    said = [text_of(feed, "id"), *(link.get("href") for link in all_of(feed, "link"))]
    found = [match for address in said if (match := _PERSON.fullmatch(address or ""))]
    ids = [f"orcid:{one[1].upper()}" if one[1] else f"arxiv:{one[2].lower()}" for one in found]
    if not ids:
        raise _refusal("a feed that is no person's list")
    own = ids[0].partition(":")[2]
    name = re.sub(r"['’]s? articles on arXiv$", "", text_of(feed, "title") or "").strip() or None
    return PersonRecord(
        person=Person(ids=fields.distinct(*ids), name=name, links=(f"{_LISTS}/a/{own}",)),
        provenance=provenance_of(source_id=own),
    )


class ArXiv(TwiceUseful, Source):
    """The arXiv repository."""

    name, homepage, terms = "arxiv", "https://arxiv.org", "CC0-1.0"
    base, default_per_second = "https://export.arxiv.org", 1 / 3
    accepts = frozenset({"orcid", "arxiv"})
    accepts_works = frozenset({"arxiv"})
    gives = frozenset({"person", "works", "by_ids"})
    at_once, keep_days = 1, 1.0

    @cached_property
    def _lists(self) -> ArXiv:
        """The host of people's lists; a mirror or a test plays both hosts."""
        if self.base_url != self.base:
            return self
        rate = min(self.per_second, _LISTS_PER_SECOND)
        lists = ArXiv(base_url=_LISTS, per_second=rate, **self._door_options)
        lists.door.tally = self.door.tally
        return lists

    def close(self) -> None:
        """Close files and connections."""
        super().close()
        if self._lists is not self:
            self._lists.close()

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell whose list it is; see `Source.person`."""
        answer = self._list_of("person", person_id)
        yield parse_person(answer.body, answer.provenance)

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person, which come in one answer; see `Source.works`."""
        first = clock.iso_day(since) if since is not None else ""
        answer = self._list_of("works", person_id)
        works = parse_feed(answer.body, answer.provenance)
        found = {one.provenance.source_id: one for one in works if (one.date or "") >= first}
        self.n_expected = len(found) + feeds.n_entries(answer.body) - len(works)
        yield from found.values()

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        wanted = dict.fromkeys(self._paper(one) for one in ids)
        self.n_expected, seen = None, set()
        for batch in lookup.batches(wanted, _SLICE, ","):
            for record in self._batch(batch):
                if record.provenance.source_id not in seen:
                    seen.add(record.provenance.source_id)
                    yield record
        self.n_expected = len(seen)

    def _paper(self, identifier: str) -> str:
        if found := _PAPER.fullmatch(self._split_id(identifier, self.accepts_works)[1]):
            return found[1] + (found[2] or "")
        raise IdentifierError(f"{identifier!r} is no arXiv identifier, such as 2401.99999.")

    def _batch(self, papers: list[str]) -> Iterator[Record]:
        """Ask for papers until as many entries came as the service says it has of them."""
        received, total = 0, 1
        asked = {"id_list": ",".join(papers), "max_results": len(papers)}
        while received < min(total, len(papers)):
            is_whole = partial(feeds.check_page, start=received)
            # Until 2025 the service counted a paper too that it did not know.
            check = feeds.check_feed if len(papers) == 1 else is_whole
            answer = self.door.get("api/query", asked | {"start": received}, check=check)
            total = feeds.total_of(answer.body) or 0
            received += max(1, feeds.n_entries(answer.body))
            yield from parse_feed(answer.body, answer.provenance)

    def _list_of(self, question: str, person_id: str) -> Answer:
        scheme, value = self._split_id(person_id, self.accepts, arxiv=_AUTHOR)
        own = value.lower() if scheme == "arxiv" else value
        try:
            ask = partial(self._lists.door.get, f"a/{own}.atom", check=feeds.check_feed)
            return self.once(question, own, ask)
        except UnexpectedAnswerError as error:
            if error.details.get("status") != 400:
                raise
        text = f"arxiv shows no list of {own}: nobody has linked it. Check the identifier."
        raise NotFoundError(text, source=self.name, status=400)


def _root(body: bytes, name: str) -> Element:
    root = read_xml(body, "arxiv")
    if bare_name(root) != name:
        raise _refusal(f"{bare_name(root)} where {name} is due")
    return root


def _refusal(said: str) -> UnexpectedAnswerError:
    text = f"arxiv answered: {said[:200].rstrip('. ')}. If the question is right, report it."
    return UnexpectedAnswerError(text, source="arxiv")


def _work(
    own: re.Match[str], found: Element, names: Mapping[str, str], provenance: Provenance
) -> Record:
    """Read a work by the names that its format gives to the parts."""
    given = {ours: text_of(found, theirs) for ours, theirs in names.items()}
    dates = [text_of(one, "date") for one in all_of(found, "version")]
    version = own[2] or (f"v{len(dates)}" if dates else "")
    dates = dates or [given["date"], given["revised"]]
    day, revised = day_within(dates[0]), day_within(dates[-1])
    comment, abstract, links = given["comment"], given["abstract"], feeds.links_of(found)
    mentioned = (*mentions.addresses(comment), *mentions.addresses(abstract))
    page = links.pop("page", f"{_LISTS}/abs/{own[1]}{version}")
    dois = (given["doi"] or links.get("doi") or "").split()
    code = mentions.code_address(comment)
    is_withdrawn = mentions.is_withdrawn(comment) or mentions.is_withdrawn(abstract)
    return Record(
        provenance=provenance,
        title=given["title"],
        authors=(authors := _authors(found)),
        authors_truncated=False if authors else None,
        n_authors=len(authors) or None,
        date=day,
        year=int(day[:4]) if day and day[:4].isdecimal() else None,
        type="preprint",
        venue="arXiv",
        category=feeds.category_of(found),
        doi=dois[0] if dois else None,
        arxiv_id=own[1] + version,
        ids=fields.distinct(f"arxiv:{own[1]}", *(f"doi:{doi}" for doi in dois[1:])),
        url=page,
        code_url=code,
        has_code=True if code else None,
        links=fields.distinct(*links.values(), *mentioned),
        is_open_access=True if "pdf" in links else None,
        abstract=abstract,
        notes=fields.distinct(
            comment,
            given["journal"] and f"journal: {given['journal']}",
            given["report"] and f"report: {given['report']}",
            "withdrawn" if is_withdrawn else None,
            f"{version or 'last version'} of {revised}" if revised and revised != day else None,
        ),
    )


def _authors(found: Element) -> tuple[Author, ...]:
    """Read authors, whom some formats write as one text, others in parts of their names."""
    boxes = [found, *all_of(found, "authors")]
    authors = []
    for one in (row for box in boxes for row in all_of(box, "author")):
        parts = (text_of(one, part) for part in ("forenames", "keyname", "suffix"))
        if name := text_of(one, "name") or " ".join(filter(None, parts)):
            authors.append(Author(name=name, affiliations=texts_of(one, "affiliation")))
    line = authors[0].name if len(authors) == 1 else text_of(found, "authors")
    names = names_in(line) if len(authors) < 2 else ()
    is_list = len(names) > 1 and all(" " in name for name in names)
    return tuple(Author(name=n) for n in names) if is_list or not authors else tuple(authors)


SOURCE = ArXiv
