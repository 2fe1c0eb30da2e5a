"""What tables of works call their columns, in our words, and from which program a table comes."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["COLUMNS", "WOS_TAGS", "Columns", "column_key", "dialect_of"]

# By our field: headings without blanks, capitals and signs, the best first.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "articletitle", "documenttitle", "papertitle", "worktitle", "titel", "titre",
        "titulo", "displayname",
    ),
    "full_names": ("authorfullnames",),
    "authors": (
        "authors", "author", "authornames", "auteurs", "autoren", "autores", "authorlist",
        "authorshipsauthordisplayname",
    ),
    "author_ids": ("authorsid", "authorids", "authorid"),
    "year": ("year", "publicationyear", "pubyear", "yearpublished", "jahr", "ano", "annee"),
    "date": ("date", "publicationdate", "datepublished", "coverdate", "published", "issuedate"),
    "venue": (
        "sourcetitle", "publicationtitle", "publication", "journalbook", "journal", "journaltitle",
        "journalname", "venue", "booktitle", "containertitle", "source",
        "sourcetitleanthologytitle", "abbreviatedsourcetitle", "anthologytitle", "seriestitle",
        "proceedingstitle", "conferencename", "zeitschrift", "primarylocationsourcedisplayname",
    ),
    "volume": ("volume", "vol", "biblio_volume", "bibliovolume"),
    "issue": ("issue", "number", "issuenumber", "no", "biblioissue"),
    "pages": ("pages", "pagination", "pagerange", "seiten"),
    "first_page": ("pagestart", "startpage", "beginningpage", "firstpage", "bibliofirstpage"),
    "last_page": ("pageend", "endpage", "endingpage", "lastpage", "bibliolastpage"),
    "article_number": ("artno", "articlenumber", "artnumber"),
    "publisher": ("publisher", "verlag"),
    "doi": ("doi", "doilink", "doiurl"),
    "abstract": ("abstract", "abstractnote"),
    "urls": (
        "link", "url", "articleurl", "workurl", "dimensionsurl", "webofsciencerecord",
        "externalurl", "primarylocationlandingpageurl", "doilink", "fulltexturl", "pdflink",
        "pdfurl", "sourceurls", "paperurl",
    ),
    "links": ("citesurl", "citationurl", "relatedurl"),
    "code_url": ("codeurl",),
    "citations": (
        "citedby", "cites", "timescited", "timescitedwoscore", "totalcitations", "citedbycount",
        "citingworkscount", "articlecitationcount", "citationcount", "citations", "ncitations",
        "timescitedalldatabases", "zitationen", "citas", "total",
    ),
    "references": ("references", "citedreferences"),
    "n_references": ("citedreferencecount",),
    "type": ("documenttype", "publicationtype", "itemtype", "pubtype", "worktype", "type"),
    "issn": ("issn", "issns", "eissn", "printissn", "electronicissn"),
    "isbn": ("isbn", "isbns"),
    "pmid": ("pubmedid", "pmid"),
    "pmcid": ("pmcid",),
    "arxiv": ("arxivid", "arxiv", "extra"),
    "eid": ("eid",),
    "ids": ("publicationid", "lensid", "id", "openalexid", "magid", "paperid", "ut"),
    "open_access": (
        "openaccess", "openaccessdesignations", "isopenaccess", "isoa", "openaccessisoa",
    ),
    "retracted": ("isretracted",),
    "editors": ("editors", "editor", "bookeditors"),
    "with_affiliations": ("authorswithaffiliations",),
    "affiliations": ("affiliations", "authoraffiliations", "addresses"),
    "corresponding": ("correspondenceaddress", "reprintaddresses", "correspondingauthors"),
    "known_at": ("querydate", "dateofexport", "citationsasof", "exportdate"),
    "category": ("woscategories", "category"),
    "field": ("researchareas", "field"),
    "notes": ("notes", "note", "awards", "award"),
    "stage": ("publicationstage",),
    "n_authors": ("nauthors", "authorcount"),
    "truncated": ("authorstruncated",),
}  # fmt: skip
# By heading of Web of Science's tables for people: its tags.
WOS_TAGS = {
    "publicationtype": "PT", "authors": "AU", "bookauthors": "BA", "bookeditors": "BE",
    "bookgroupauthors": "GP", "authorfullnames": "AF", "bookauthorfullnames": "BF",
    "groupauthors": "CA", "articletitle": "TI", "title": "TI", "sourcetitle": "SO",
    "bookseriestitle": "SE", "documenttype": "DT", "abstract": "AB", "addresses": "C1",
    "affiliations": "C3", "reprintaddresses": "RP", "correspondingauthors": "RP",
    "researcherids": "RI", "orcids": "OI", "citedreferences": "CR", "citedreferencecount": "NR",
    "timescitedwoscore": "TC", "totalcitations": "TC", "timescitedalldatabases": "Z9",
    "publisher": "PU", "issn": "SN", "eissn": "EI", "isbn": "BN", "publicationdate": "PD",
    "publicationyear": "PY", "volume": "VL", "issue": "IS", "startpage": "BP",
    "beginningpage": "BP", "endpage": "EP", "endingpage": "EP", "articlenumber": "AR",
    "doi": "DI", "doilink": "DL", "bookdoi": "D2", "earlyaccessdate": "EA", "woscategories": "WC",
    "researchareas": "SC", "pubmedid": "PM", "openaccessdesignations": "OA", "dateofexport": "DA",
    "utuniquewosid": "UT", "editors": "BE", "accessionnumber": "UT",
}  # fmt: skip
_KNOWN = {key: field for field, keys in COLUMNS.items() for key in keys}
_SIGNS = re.compile(r"[\W_]+")


def column_key(heading: str) -> str:
    """Reduce a heading to its letters and digits.

    Parameters
    ----------
    heading : str
        As printed.

    Returns
    -------
    str
        In lower case.

    Examples
    --------
    >>> column_key("Author(s) ID "), column_key("Times Cited, WoS Core")
    ('authorsid', 'timescitedwoscore')
    """
    return _SIGNS.sub("", heading).lower()


def dialect_of(keys: Sequence[str]) -> str:
    """Tell from which program a table comes.

    Parameters
    ----------
    keys : sequence of str
        Its headings, as `column_key` gives them.

    Returns
    -------
    str
        ``wos``, ``wos_tags``, ``scopus``, ``perish`` or ``other``.

    Examples
    --------
    >>> dialect_of(["pt", "au", "ti"]), dialect_of(["authors", "title", "eid"])
    ('wos_tags', 'scopus')
    """
    known = set(keys)
    if {"au", "ti"} <= known and known & {"pt", "so", "py", "ut"}:
        return "wos_tags"
    if (
        known & {"utuniquewosid", "timescitedwoscore"}
        or {"totalcitations", "beginningpage"} <= known
    ):
        return "wos"
    if known & {"eid", "authorswithaffiliations", "authorsid"}:
        return "scopus"
    if "cites" in known and known & {"gsrank", "citesurl", "querydate", "articleurl", "ecc"}:
        return "perish"
    return "other"


class Columns:
    """Where the fields stand in the rows of a table.

    Parameters
    ----------
    header : sequence of str
        The headings as printed.

    Examples
    --------
    >>> columns = Columns(["Title", "Authors", "2019", "2020"])
    >>> columns.one("title", ["On Pots", "Pott"]), columns.years
    ('On Pots', [(2019, 2), (2020, 3)])
    """

    def __init__(self, header: Sequence[str]) -> None:
        self.keys = [column_key(heading) for heading in header]
        self.dialect = dialect_of(self.keys)
        self._places: dict[str, list[int]] = {}
        for field, keys in COLUMNS.items():
            places = [self.keys.index(key) for key in keys if key in self.keys]
            # There it names the database.
            if field == "venue" and self.dialect == "scopus" and "source" in self.keys:
                places = [place for place in places if self.keys[place] != "source"]
            if places:
                self._places[field] = places
        years = [
            (int(key), n)
            for n, key in enumerate(self.keys)
            if re.fullmatch("(?:19|20)[0-9]{2}", key)
        ]
        self.years = years if len(years) > 1 else []

    @property
    def n_known(self) -> int:
        """How many of the headings are known."""
        if self.dialect == "wos_tags":
            return sum(len(key) == 2 for key in self.keys)
        return sum(key in _KNOWN or key in WOS_TAGS for key in self.keys) + len(self.years)

    def has(self, *fields: str) -> bool:
        """Tell whether any of some fields has a column.

        Parameters
        ----------
        *fields : str
            Names of ours.

        Returns
        -------
        bool
            Whether one has.
        """
        return any(field in self._places for field in fields)

    def one(self, field: str, cells: Sequence[str]) -> str | None:
        """Return what a row says in a field.

        Parameters
        ----------
        field : str
            Name of ours.
        cells : sequence of str
            The row.

        Returns
        -------
        str or None
            Of the first of its columns that says something.
        """
        return next(iter(self.all(field, cells)), None)

    def all(self, field: str, cells: Sequence[str]) -> list[str]:
        """Return what a row says in all columns of a field.

        Parameters
        ----------
        field : str
            Name of ours.
        cells : sequence of str
            The row.

        Returns
        -------
        list of str
            Without what says nothing.
        """
        places = self._places.get(field, ())
        found = (cells[place].strip() for place in places if place < len(cells))
        return [text for text in found if text and text not in _NOTHING]


_NOTHING = frozenset(
    [
        "nan", "NaN", "None", "null", "NULL", "N/A", "n/a", "<NA>", "NaT", "#N/A",
        "[No abstract available]", "No abstract available", "[No source information available]",
    ]
)  # fmt: skip
