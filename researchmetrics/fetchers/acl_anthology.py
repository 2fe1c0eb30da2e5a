"""ACL Anthology: papers on computational linguistics. Terms: CC BY 4.0, no key.

It has pages, and no questions: one lists all papers of an author, another describes a paper. Pages
of authors that end in ``/unverified`` are those of a name, which several people may share. The data
behind the pages, files of volumes, can be read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from researchmetrics.errors import IdentifierError, UnexpectedAnswerError
from researchmetrics.http import Answer, clock
from researchmetrics.records import Person, PersonRecord, Provenance, Record
from researchmetrics.sources import Source, anthology_files, converted, fields, meta_tags
from researchmetrics.sources.anthology_pages import (
    PAPER,
    PERSON,
    kind_of,
    listed_papers,
    shown_paper,
)
from researchmetrics.sources.person_ids import orcids
from researchmetrics.sources.single_lookups import one_by_one
from researchmetrics.sources.twice_useful import TwiceUseful
from researchmetrics.sources.web_page import classes_of, links_of, read_page
from researchmetrics.sources.wholeness import check_whole_page
from researchmetrics.sources.xml import inner_text, read_xml

__all__ = [
    "SOURCE",
    "AclAnthology",
    "parse_collection",
    "parse_paper",
    "parse_papers",
    "parse_person",
]

_NAME = "acl_anthology"
# An author's page leads on by this, where the author has got another.
_TITLE = re.compile(rb"""<h2\b[^>]*\bid=["']?title\b""", re.IGNORECASE)
_MOVED = re.compile(rb"""http-equiv=["']?refresh[^>]+?/people/([\w/-]+)""", re.IGNORECASE)


def parse_collection(body: bytes, provenance: Provenance | None = None) -> tuple[Record, ...]:
    """Read a file of the data behind the pages: volumes and their papers.

    Parameters
    ----------
    body : bytes
        Of ``data/xml/*.xml`` in the Anthology's repository.
    provenance : Provenance, optional
        Where it came from; default: the source alone. Each paper gets its own identifier.

    Returns
    -------
    tuple of Record
        Raw values, titles and abstracts as plain text; raises `UnexpectedAnswerError` for what is
        no such file.

    Examples
    --------
    >>> paper = b"<paper id='2'><title>On <fixed-case>C</fixed-case>racked Pots</title></paper>"
    >>> body = b"<collection id='2024.pots'><volume id='main'>%s</volume></collection>" % paper
    >>> [(record.ids, record.title) for record in parse_collection(body)]
    [(('acl:2024.pots-main.2',), 'On Cracked Pots')]
    """
    root = converted.as_mapping(read_xml(body, _NAME))
    if root["@element"] not in {"collection", "volume"}:
        raise UnexpectedAnswerError(f"{_NAME} answered no volumes.", source=_NAME)
    given, papers = provenance or Provenance(source=_NAME), anthology_files.filed_papers(root)
    return tuple(
        Record(provenance=replace(given, source_id=own), **known)
        for own, known in dict(papers).items()
    )


def parse_paper(body: bytes, provenance: Provenance | None = None) -> Record:
    """Read the page of a paper.

    Parameters
    ----------
    body : bytes
        Of the page.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for what is no page of a paper.

    Examples
    --------
    >>> page = b"<meta name=citation_title content=Pots><dl><dt>Anthology ID:<dd>P24-1001</dl>"
    >>> parse_paper(page).ids
    ('acl:P24-1001',)
    """
    own, shown = shown_paper(read_page(body))
    if own is None:
        raise UnexpectedAnswerError(f"{_NAME} answered no paper.", source=_NAME)
    record = meta_tags.record_of(body, provenance or Provenance(source=_NAME, source_id=own))
    people = zip(record.authors, shown["authors"], strict=False)
    if len(record.authors) == len(shown["authors"]):
        # The names are those of the authors' pages, as printed they may be shorter.
        shown["authors"] = tuple(replace(named, ids=linked.ids) for named, linked in people)
    shown["links"] = fields.distinct(*record.links, *shown["links"])
    found = {name: value for name, value in shown.items() if value}
    kind = kind_of(own, record.venue, record.type and {"article": "journal"}.get(record.type))
    ids = (f"acl:{own}", *shown["ids"])
    return replace(record, **found | {"ids": ids, "type": kind or record.type})


def parse_papers(
    body: bytes, provenance: Provenance | None = None, *, is_about: str | None = None
) -> tuple[Record, ...]:
    """Read the papers on the page of an author.

    Parameters
    ----------
    body : bytes
        Of the page.
    provenance : Provenance, optional
        Where it came from; default: the source alone. Each paper gets its own identifier.
    is_about : str, optional
        Identifier of the author, who is marked.

    Returns
    -------
    tuple of Record
        Each paper once, newest first.

    Examples
    --------
    >>> body = b"<h4>2024</h4><p class=d-sm-flex><strong><a href=/P24-1001/>Pots</a></strong></p>"
    >>> [(paper.ids, paper.title, paper.year) for paper in parse_papers(body)]
    [(('acl:P24-1001',), 'Pots', 2024)]
    """
    given, found = provenance or Provenance(source=_NAME), dict[str, Record]()
    for own, known in listed_papers(read_page(body)):
        if is_about and any(is_about in author.ids for author in known["authors"]):
            marked = (replace(one, is_self=is_about in one.ids) for one in known["authors"])
            known["authors"] = tuple(marked)
        about = replace(given, source_id=own)
        found.setdefault(own, Record(provenance=about, ids=(f"acl:{own}",), **known))
    return tuple(found.values())


def parse_person(
    body: bytes, slug: str, provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read the page of an author.

    Parameters
    ----------
    body : bytes
        Of the page.
    slug : str
        What its address ends in.
    provenance : Provenance, optional
        Where it came from; default: the source and the author's identifier alone.
    also : tuple of str
        Identifiers that led to it.

    Returns
    -------
    PersonRecord
        Raises `UnexpectedAnswerError` for what is no page of an author.

    Examples
    --------
    >>> body = (
    ...     b"<section id=main><h2 id=title>Ida <b>Kiln</b></h2><p>Also: I. Kiln</p><hr></section>"
    ... )
    >>> parse_person(body, "ida-kiln").person.name
    'Ida Kiln'
    """
    page = read_page(body)
    title = next((at for at in page.iter("h2") if at.get("id") == "title"), None)
    if title is None or not inner_text(title):
        raise UnexpectedAnswerError(f"{_NAME} answered no author.", source=_NAME)
    said = [inner_text(at) or "" for at in page.iter("p") if "text-muted" in classes_of(at)]
    others = [text.partition(":")[2] for text in said if text.startswith("Also published as")]
    stated = orcids(link for link, _ in links_of(title))
    return PersonRecord(
        person=Person(
            ids=fields.distinct(f"acl:{slug}", *also, *(f"orcid:{one}" for one in stated)),
            name=inner_text(title),
            other_names=fields.distinct(
                *(name.strip() for text in others for name in text.split(","))
            ),
            # A remark tells people of one name apart, mostly by where they work.
            affiliations=fields.distinct(*(text for text in said if ":" not in text)),
        ),
        provenance=provenance or Provenance(source=_NAME, source_id=slug),
    )


class AclAnthology(TwiceUseful, Source):
    """The ACL Anthology."""

    name, homepage, terms = "acl_anthology", "https://aclanthology.org", "CC-BY-4.0"
    base, default_per_second = "https://aclanthology.org", 1.0
    accepts = accepts_works = aliases = frozenset({"acl"})
    gives = frozenset({"person", "works", "by_ids"})

    def person(self, person_id: str) -> Iterator[PersonRecord]:
        """Tell what the Anthology says of an author; see `Source.person`."""
        answer, slug, asked = self._page("person", person_id)
        yield parse_person(answer.body, slug, answer.provenance(slug), also=(asked,))

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the papers of an author; see `Source.works`."""
        # The page tells no more than the year.
        first = 0 if since is None else int(clock.iso_day(since)[:4])
        answer, slug, _ = self._page("works", person_id)
        parse_person(answer.body, slug)
        works = parse_papers(answer.body, answer.provenance(None), is_about=f"acl:{slug}")
        self.n_expected = None if first else len(works)
        yield from (work for work in works if work.year is None or work.year >= first)

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look papers up by their identifiers; see `Source.by_ids`."""
        asked = [self._split_id(one, self.accepts_works)[1] for one in ids]
        yield from one_by_one([_matched(PAPER, one) for one in asked], self._paper)

    def _paper(self, own: str) -> list[Record]:
        answer = self.door.get(f"{own}/", check=_check_paper)
        return [parse_paper(answer.body, answer.provenance(own))]

    def _page(self, question: str, person_id: str) -> tuple[Answer, str, str]:
        """Return an author's page, the slug it has, and by what it was asked for."""
        slug = _matched(PERSON, self._split_id(person_id, self.accepts)[1])
        asked = f"acl:{slug}"

        def ask() -> Answer:
            answer = self.door.get(f"people/{slug}/", check=_check_author)
            moved = _MOVED.search(answer.body[:4000])
            new = PERSON.fullmatch(moved[1].decode()) if moved else None
            return self.door.get(f"people/{new[1]}/", check=_check_author) if new else answer

        answer = self.once(question, asked, ask)
        found = PERSON.fullmatch(answer.url)
        return answer, found[1] if found else slug, asked


SOURCE = AclAnthology


def _check_author(answer: Answer) -> None:
    check_whole_page(answer)
    if not (_TITLE.search(answer.body) or _MOVED.search(answer.body[:4000])):
        raise answer.unexpected("a page of no author")


def _check_paper(answer: Answer) -> None:
    check_whole_page(answer)
    if b"Anthology ID" not in answer.body:
        raise answer.unexpected("a page of no paper")


def _matched(form: re.Pattern[str], value: str) -> str:
    if found := form.fullmatch(value):
        return found[1]
    raise IdentifierError(f"'acl:{value}' does not have the form of one. Check it.")
