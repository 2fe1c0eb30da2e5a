"""Identifiers that services give to works and people: their shapes, places and clean forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchmetrics.normalizer.identifiers import cleaners as forms

__all__ = ["BARE", "services_in"]

_ACL_WORK = r"[A-Z]\d{2}-\d{4}|(?:19|20)\d{2}\.[a-z0-9_]{1,30}-[a-z0-9_]{1,30}\.\d{1,4}"
_DBLP_HOST = r"dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)"
_DBLP_WORK = (
    r"(?:conf|journals|books|phd|reference|tr|series|data|ms|homepages)/[\w+.-]+(?:/[\w+.-]+)+"
)
_HAL_WORK = (
    r"(?:hal|tel|inria|halshs|dumas|mem|medihal|cel|ijn|lirmm|pasteur|in2p3|insu|ineris|ensl|jpa|"
    r"artxibo|edutice|sic|hprints|cea|emse|irsn|inserm|obspm|meteo|anr|peer|ird|mnhn|ujm|"
    r"hal-[a-z0-9]{2,20}|[a-z0-9]{2,20}-hal)-0\d{7}"
)
_BIBCODE = r"(?:1[6-9]|20)\d\d[A-Za-z][A-Za-z&.]{4}[\w.]{4}[A-Za-z.\d][\d.]{4}[A-Z]"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one kind of identifier shows: a cheap sign of it, where it stands, its clean form."""

    scheme: str
    needles: tuple[str, ...]
    form: re.Pattern[str]
    clean: forms.Clean


def services_in(line: str) -> Iterator[tuple[int, str]]:
    """Find the identifiers of services in a readable line.

    Parameters
    ----------
    line : str
        What `readable` gave.

    Yields
    ------
    tuple of (int, str)
        Where each begins, and ``scheme:value`` in canonical form.

    Examples
    --------
    >>> list(services_in("PMID: 0012345; https://www.wikidata.org/wiki/Q42"))
    [(0, 'pmid:12345'), (27, 'wikidata:Q42')]
    """
    lower = line.lower()
    for shape in _SHAPES:
        if any(needle in lower for needle in shape.needles):
            for found in shape.form.finditer(line):
                value = shape.clean(found[1])
                if value:
                    yield found.start(), f"{shape.scheme}:{value}"


def _shape(scheme: str, needles: str, form: str, clean: forms.Clean = str) -> _Shape:
    return _Shape(scheme, tuple(needles.split()), re.compile(form, re.IGNORECASE | re.ASCII), clean)


_ISBN_MARK = (
    r"ISBN(?:[- ]?1[03])?(?:\W{0,3}(?:print|online|electronic|e-?book|hardcover|paperback|hbk|pbk|"
    r"pdf))?\W{0,4}"
)
_ISSN_MARK = r"ISSN(?:-L)?(?:\W{0,3}(?:print|online|electronic|linking)\)?)?\W{0,4}"
_S2 = r"semanticscholar\.org/"
_OPENREVIEW = r"openreview\.net/"
_RESEARCHER = (
    r"(?:researcherid\.com/rid/|publons\.com/(?:wos-op/)?researcher/|"
    r"webofscience\.com/wos/author/(?:rid|record)/|researcher\s?id\W{1,3})"
)
_HAL_HOST = r"(?:(?:hal|tel|archives-ouvertes)[\w.-]{0,40}\.(?:science|fr)/|(?<![\w/.-])(?:hal:)?)"
_SHAPES: tuple[_Shape, ...] = (
    _shape(
        "pmcid", "pmc", r"(?<![A-Za-z0-9])(?:PMC[ -]?ID\W{0,3})?PMC\s?(\d{1,9})(?!\d)", forms.pmcid
    ),
    _shape("pmcid", "pmcid", r"PMCID\W{1,3}(\d{3,9})(?!\d)", forms.pmcid),
    _shape(
        "pmid",
        "pmid pubmed medline /med/",
        r"(?:(?:pmid|pubmed(?:\sid)?)\W{0,3}|pubmed\.ncbi\.nlm\.nih\.gov/(?:\?term=)?|"
        r"ncbi\.nlm\.nih\.gov/pubmed/(?:\?term=)?|medline:|"
        r"europepmc\.org/(?:article|abstract)/med/)(\d{1,9})(?!\d)",
        forms.pmid,
    ),
    _shape(
        "nihms", "nihms", r"(?<![a-z])NIHMS(?:ID\W{0,3}(?:NIHMS)?)?(\d{3,9})(?!\d)", forms.nihms
    ),
    _shape(
        "europepmc",
        "europepmc",
        r"europepmc\.org/(?:article|abstract)/((?:PPR|AGR|CBA|CTX|ETH|HIR|PAT)/\w+)",
        str.upper,
    ),
    _shape(
        "openalex",
        "openalex.org",
        r"openalex\.org/(?:[a-z]+/)?([AWSIPTFCKG]\d{2,12})(?!\d)",
        str.upper,
    ),
    _shape("s2", "semanticscholar", _S2 + r"(?:graph/v\d/)?author/(?:[^/\s?#]{1,200}/)?(\d+)"),
    _shape(
        "s2",
        "semanticscholar",
        _S2 + r"(?:graph/v\d/|v\d/)?(?:paper/(?:[^/\s?#]{1,400}/)?|p/|reader/)"
        r"([0-9a-f]{40})(?![0-9a-f])",
        str.lower,
    ),
    _shape(
        "s2",
        "pdfs.semanticscholar",
        _S2 + r"([0-9a-f]{4}/[0-9a-f]{36})(?![0-9a-f])",
        lambda text: text.replace("/", "").lower(),
    ),
    _shape("corpusid", "corpus", r"corpus\s?id\W{1,3}(\d{1,12})(?!\d)", forms.number("", 12)),
    _shape("dblp", "dblp", _DBLP_HOST + r"/pid/((?:\d{1,4}|[a-z])/[\w-]+)", forms.dblp),
    _shape(
        "dblp",
        "dblp",
        rf"(?:{_DBLP_HOST}/rec/(?:bibtex/|html/|xml/)?|dblp:)({_DBLP_WORK})",
        forms.dblp,
    ),
    _shape(
        "scholar",
        "scholar.google",
        r"scholar\.google\.[a-z]{2,3}(?:\.[a-z]{2})?/citations\?(?:\S{0,200}?&)?"
        r"user=([\w-]{12})(?![\w-])",
    ),
    _shape(
        "openreview",
        "openreview",
        _OPENREVIEW + r"(?:forum|pdf|attachment|revisions|references/pdf)\?(?:\S{0,100}?&)?"
        r"id=([\w-]{6,14})(?![\w-])",
    ),
    _shape(
        "openreview",
        "openreview",
        _OPENREVIEW + r"(?:profile|group)\?(?:[^\s#~]{0,100}&)?id=(~[^\s&#/]*[\w])",
    ),
    _shape(
        "inspire",
        "inspirehep",
        r"inspirehep\.net/(?:api/)?(?:authors|literature|record)/(\d+)",
    ),
    _shape("inspire", "inspirehep", r"inspirehep\.net/author/profile/([\w.'-]{2,60}\.\d+)"),
    _shape("inspire", "inspire-", r"(?<![\w-])(INSPIRE-\d{6,9})(?!\d)", str.upper),
    _shape(
        "hal",
        "hal",
        r"(?:cv\.hal\.science/|cv\.archives-ouvertes\.fr/|authIdHal_s(?:=|:))([a-z0-9][a-z0-9-]*)",
    ),
    _shape("hal", "-0", rf"{_HAL_HOST}({_HAL_WORK})(?:v\d+)?(?![\w-])", forms.hal),
    _shape(
        "acl",
        "aclanthology aclweb",
        r"(?:aclanthology\.(?:org|info)|aclweb\.org/anthology)/"
        rf"(?:papers/(?:[A-Z]/[A-Z]\d\d/)?|attachments/)?({_ACL_WORK})(?!\d)",
        forms.acl,
    ),
    _shape("acl", "aclanthology", r"aclanthology\.org/people/(?:[a-z]/)?([\w-]{2,})", str.lower),
    _shape("zenodo", "zenodo.org", r"zenodo\.org/(?:api/)?(?:records?|deposit|uploads)/(\d+)"),
    _shape("eid", "2-s2.0-", r"(?<![\w.-])(2-s2\.0-\d{8,12})(?!\d)", str.lower),
    _shape(
        "eid",
        "scopus",
        r"(?:scopus_id[:=]|scopus\.com/\S{0,300}?[?&]scp=)(\d{8,12})(?!\d)",
        "2-s2.0-{}".format,
    ),
    _shape(
        "scopus",
        "scopus au-id",
        r"(?:scopus\.com/\S{0,200}?author_?id=|au-id\W{1,2})(\d{6,12})(?!\d)",
    ),
    _shape(
        "researcherid",
        "rid publons researcher webofscience",
        _RESEARCHER + r"([A-Z]{1,3}-\d{4}-(?:19|20)\d\d)(?!\d)",
        str.upper,
    ),
    _shape("wos", "wos: isi:", r"(?<![\w/])(?:WOS|ISI):([A-Z]?\d{14,15})(?!\d)", str.upper),
    _shape("wos", "full-record/", r"full-record/WOS:([A-Z]?\d{14,15})(?!\d)", str.upper),
    _shape("wikidata", "wikidata", r"wikidata\.org/(?:wiki|entity)/(Q\d{1,12})(?!\d)", str.upper),
    _shape(
        "isni",
        "isni",
        r"isni(?:\.org/(?:isni/)?|\W{1,3})(\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dX])(?![\dX])",
        forms.isni,
    ),
    _shape("viaf", "viaf", r"viaf(?:\.org/(?:viaf/)?|\W{1,3})(\d{2,22})(?!\d)"),
    _shape(
        "mag",
        "academic.microsoft",
        r"academic\.microsoft\.com/(?:#/)?(?:paper|detail|author)/(\d{4,12})(?!\d)",
    ),
    _shape(
        "bibcode",
        "adsabs",
        r"adsabs\.harvard\.edu/(?:abs|full|pdf|link_gateway)/([\w.&]{19})(?![\w.&])",
        forms.whole(_BIBCODE),
    ),
    _shape("bibcode", ".. arxiv", rf"(?<![\w./])({_BIBCODE})(?![\w.]\w)", forms.whole(_BIBCODE)),
    _shape(
        "isbn",
        "isbn",
        _ISBN_MARK + r"((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])(?!\d)",
        forms.isbn13,
    ),
    _shape(
        "isbn",
        "978 979",
        r"(?<![\w-])(97[89][- ]\d{1,5}[- ]\d{1,7}[- ]\d{1,6}[- ]\d)(?![\w-])",
        forms.isbn13,
    ),
    _shape("issn", "issn", _ISSN_MARK + r"(\d{4}-?\d{3}[\dX])(?!\d)", forms.issn),
    _shape(
        "issn", "issn.org", r"issn\.org/resource/issn(?:-l)?/(\d{4}-\d{3}[\dX])(?!\d)", forms.issn
    ),
)
BARE: tuple[tuple[str, re.Pattern[str], forms.Clean], ...] = (
    ("openalex", re.compile(r"[AWSIPTFC][0-9]{4,12}", re.IGNORECASE), str.upper),
    ("openreview", re.compile(r"~[^\W\d_][\w.'’-]*\d"), str),
    ("hal", re.compile(rf"{_HAL_WORK}(?:v\d+)?", re.IGNORECASE), forms.hal),
    ("eid", re.compile(r"2-s2\.0-\d{8,12}", re.IGNORECASE), str.lower),
    ("researcherid", re.compile(r"[A-Z]{1,3}-\d{4}-(?:19|20)\d\d"), str),
    ("wikidata", re.compile(r"Q[1-9]\d{0,11}"), str),
    ("bibcode", re.compile(_BIBCODE), str),
    ("acl", re.compile(_ACL_WORK), str),
    ("dblp", re.compile(_DBLP_WORK), forms.dblp),
    ("isbn", re.compile(r"97[89][\d -]{10,14}|\d[\d]*-[\d]+-[\d]+-[\dXx]"), forms.isbn13),
    ("issn", re.compile(r"(?!(?:1[89]|20)\d\d-(?:1[89]|20)\d\d)\d{4}-\d{3}[\dXx]"), forms.issn),
)
"""What form alone tells, for a text that is nothing else."""
