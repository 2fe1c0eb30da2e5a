"""DataCite: what repositories deposit with their DOIs: preprints, data, software. Terms: CC0.

Each version of a deposit has a DOI of its own, and one more stands for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from researchmetrics.config import setting
from researchmetrics.http import clock
from researchmetrics.http.answer import Answer
from researchmetrics.records import Provenance, Record
from researchmetrics.sources import authors, fields, kinds, lookup, lucene, paging, shapes
from researchmetrics.sources.datacite_fields import attributes, cited, is_open, own_id
from researchmetrics.sources.identifiers import id_within
from researchmetrics.sources.markup import plain
from researchmetrics.sources.related import Related, addresses_of, code_of, references_of, same_as
from researchmetrics.sources.stated import StatedPeople, is_before, orcids_at

__all__ = ["SOURCE", "DataCite", "parse_work"]

_LISTS = paging.Lists(rows="data", total="meta.total", cursor="links.next", identity="id")
_ROWS, _DOIS = 1000, 100
_ANONYMOUS, _POLITE = 500 / 300, 1000 / 300  # requests in five minutes
_ASKED = {
    "fields[dois]": "doi,identifiers,alternateIdentifiers,creators,contributors,titles,publisher,"
    "container,publicationYear,subjects,dates,types,relatedIdentifiers,relatedItems,version,"
    "descriptions,rightsList,url,citationCount,citationsOverTime",
    "affiliation": "true",
    "publisher": "true",
    "disable-facets": "true",
}
# Of the dates of a deposit, which says best when it was published.
_DATES = ("Issued", "Available", "Submitted", "Created")
_FIELD = "Fields of Science and Technology (FOS)"
_WORK: fields.Table = {
    "volume": (fields.text, "container.volume"),
    "issue": (fields.text, "container.issue"),
    "pages": (shapes.span, "container.firstPage | container.lastPage"),
    "publisher": (fields.text, "publisher.name | publisher"),
    "doi": (fields.text, "doi | id"),
    "url": (fields.text, "url"),
    "citations": (fields.number, "citationCount"),
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        As DataCite writes it, with its ``attributes`` or as these alone, any of which may be
        missing or null; also the whole answer about one work.
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
    >>> titles = [{"title": "Pots"}, {"title": "A corpus", "titleType": "Subtitle"}]
    >>> work = parse_work({"id": "10.5555/pots", "attributes": {"titles": titles}})
    >>> work.title, work.doi, work.citations
    ('Pots: A corpus', '10.5555/pots', None)
    """
    own, said = own_id(raw), attributes(raw)
    known, others, kind = fields.by_table(said, _WORK), _related(said), _kind(said)
    date, code = _date(said), code_of(others, is_software=kind == "software")
    same = [other.address for other in others if other.is_same]
    links = (*addresses_of(others), *fields.names(said, "contentUrl"))
    return Record(
        provenance=provenance or Provenance(source="datacite", source_id=own),
        title=_title(said),
        authors=authors.authors_of(fields.rows(said, "creators"), _AUTHOR, is_about=is_about),
        editors=_chosen(said, "contributors", "contributorType", "Editor", "name"),
        date=date,
        year=_year(said, date),
        type=kind,
        venue=_venue(said, kind, known["publisher"]),
        category=next(iter(_subjects(said, is_field=False)), None),
        field=next((text.removeprefix("FOS: ") for text in _subjects(said, is_field=True)), None),
        arxiv_id=id_within("arxiv", [known["doi"], *_stated(said, "arxiv"), *same]),
        ids=_ids(said, kind, others),
        code_url=code,
        has_code=True if code else None,
        links=tuple(link for link in fields.distinct(*links) if link != known["url"]),
        references=fields.distinct(*(references_of(others) or ()), *cited(raw)) or None,
        is_open_access=is_open(said),
        abstract=plain(" ".join(_described(said, "Abstract"))),
        notes=_notes(said),
        citations_by_year=_by_year(said),
        **known,
    )


class DataCite(StatedPeople):
    """The DataCite service."""

    name, homepage, terms = "datacite", "https://datacite.org", "CC0-1.0"
    base, default_per_second = "https://api.datacite.org", _ANONYMOUS
    accepts_works = frozenset({"doi"})
    gives = frozenset({"works", "by_ids"})
    page_size = _ROWS

    def works(self, person_id: str, *, since: str | None = None) -> Iterator[Record]:
        """List the works of a person; see `Source.works`."""
        orcid = self._orcid(person_id)
        # Deposits of long ago kept the number as their authors wrote it.
        forms = [f"https://orcid.org/{orcid}", f"http://orcid.org/{orcid}", orcid]
        person = f"creators.nameIdentifiers.nameIdentifier:{lucene.any_of(forms)}"
        day = "" if since is None else clock.iso_day(since)
        years = f" AND publicationYear:[{day[:4]} TO *]" if day else ""

        def read(row: Mapping[str, Any], answer: Answer) -> Record | None:
            work = parse_work(row, answer.provenance(own_id(row)), is_about=f"orcid:{orcid}")
            return None if is_before(work, day) else work

        yield from self._works_among(
            paging.walk(
                partial(self._page, _ROWS, query=person + years),
                with_cursor=True,
                size=_ROWS,
                last=1,
            ),
            read,
            lambda: day and self._page(0, query=person).total,
            orcid,
        )

    def by_ids(self, ids: Iterable[str]) -> Iterator[Record]:
        """Look works up by their identifiers; see `Source.by_ids`."""
        seen: set[str | None] = set()
        yield from lookup.look_up(
            (self._split_id(one, self.accepts_works) for one in ids),
            many=self._many,
            one=self._one,
            # It leaves out DOIs that it does not know, and never gives one for another.
            identity=("datacite", lambda work: work.provenance.source_id),
            most=_DOIS,
            separators=",",
            seen=seen,
        )
        self.n_expected = len(seen)

    def _allowed_per_second(self) -> float:
        return _POLITE if setting("contact").value else _ANONYMOUS

    def _many(self, _: str, values: list[str]) -> Iterator[Record]:
        page = self._page(len(values), ids=",".join(values))
        for row in page.rows:
            yield parse_work(row, page.answer.provenance(own_id(row)))

    def _one(self, _: str, value: str) -> Record:
        answer = self.door.get_json(f"dois/{quote(value, safe='')}", _ASKED)
        row = fields.value(answer.json, "data")
        return parse_work(row, answer.provenance(own_id(row)))

    def _page(self, size: int, cursor: str | None = None, **asked: Any) -> paging.Page:
        place = {"page[size]": size, "page[cursor]": "1" if cursor == "*" else cursor}
        page = _LISTS.read(self.door.get_json("dois", _ASKED | asked | place))
        self._expect(page.total)
        # Only the place in the list is taken from the address of the next page.
        following = parse_qs(urlsplit(page.cursor or "").query).get("page[cursor]", [None])[0]
        return page._replace(cursor=following)


def _chosen(raw: object, path: str, kind: str, wanted: str | None, what: str) -> tuple[str, ...]:
    """Read of each row of one kind; the kinds of None are those not stated."""
    rows = (row for row in fields.rows(raw, path) if fields.text(row, kind) == wanted)
    return fields.distinct(*(fields.text(row, what) for row in rows))


def _title(raw: object) -> str | None:
    main = _chosen(raw, "titles", "titleType", None, "title") or fields.names(raw, "titles.title")
    subtitle = _chosen(raw, "titles", "titleType", "Subtitle", "title")
    return ": ".join(fields.distinct(*main[:1], *subtitle[:1])) or None


def _date(raw: object) -> str | None:
    found = (_chosen(raw, "dates", "dateType", kind, "date") for kind in _DATES)
    return next((dates[0] for dates in found if dates), None)


def _year(raw: object, date: str | None) -> int | None:
    text = fields.text(raw, "publicationYear") or (date or "")[:4]
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _kind(raw: object) -> str | None:
    """Tell the kind; what is just a text is called in words of the repository's own."""
    general = fields.text(raw, "types.resourceTypeGeneral") or ""
    particular = fields.text(raw, "types.resourceType") or ""
    words = [
        re.sub(r"(?<=[a-z])(?=[A-Z])|\s+", "-", text).lower() for text in (general, particular)
    ]
    found = [kinds.work_kind(word, held_by=None) for word in words]
    return found[1] or found[0] if words[0] in {"text", "other", ""} else found[0]


def _venue(raw: object, kind: str | None, publisher: str | None) -> str | None:
    held = publisher if kind == "preprint" else None
    return fields.text(raw, "container.title") or held


def _subjects(raw: object, *, is_field: bool) -> tuple[str, ...]:
    """Read the field of science, or the classes that have a scheme; keywords have none."""
    return fields.distinct(
        *(
            fields.text(row, "subject")
            for row in fields.rows(raw, "subjects")
            if (scheme := fields.text(row, "subjectScheme")) and (scheme == _FIELD) is is_field
        )
    )


def _related(raw: object) -> list[Related]:
    return [
        Related(fields.text(row, "relationType"), target, fields.text(row, "relatedIdentifierType"))
        for row in fields.rows(raw, "relatedIdentifiers")
        if (target := fields.text(row, "relatedIdentifier"))
    ]


def _stated(raw: object, kind: str) -> list[str]:
    """Read other identifiers of one kind."""
    pairs = [("identifierType", "identifier", "identifiers")]
    pairs += [("alternateIdentifierType", "alternateIdentifier", "alternateIdentifiers")]
    return [
        f"{kind}.org/abs/{text}" if kind == "arxiv" and ":" not in text else text
        for name, what, path in pairs
        for row in fields.rows(raw, path)
        if (fields.text(row, name) or "").lower() == kind and (text := fields.text(row, what))
    ]


def _ids(raw: object, kind: str | None, others: list[Related]) -> tuple[str, ...]:
    pmids = [f"pmid:{text}" for text in _stated(raw, "pmid") if text.isdigit()]
    isbns = [f"isbn:{text}" for text in _stated(raw, "isbn")] if kind == "book" else []
    return fields.distinct(*pmids, *isbns, *same_as(others))


def _described(raw: object, kind: str) -> tuple[str, ...]:
    return _chosen(raw, "descriptions", "descriptionType", kind, "description")


def _notes(raw: object) -> tuple[str, ...]:
    version = fields.text(raw, "version")
    comments = map(plain, _described(raw, "Other"))
    return fields.distinct(f"version {version}" if version else None, *comments)


def _by_year(raw: object) -> tuple[tuple[int, int], ...]:
    rows = fields.rows(raw, "citationsOverTime")
    stated = ((fields.text(row, "year"), fields.number(row, "total")) for row in rows)
    is_year = re.compile("[0-9]{1,4}").fullmatch
    known = {int(year): n for year, n in stated if year and is_year(year) and n is not None}
    return tuple(sorted(known.items()))


def _name(row: object, path: str) -> str | None:
    parts = [fields.text(row, "givenName"), fields.text(row, "familyName")]
    return " ".join(map(str, parts)) if all(parts) else fields.text(row, path)


_AUTHOR: fields.Table = {
    "name": (_name, "name"),
    "ids": (orcids_at, "nameIdentifiers.nameIdentifier"),
    "affiliations": (fields.names, "affiliation.name | affiliation"),
}
SOURCE = DataCite
