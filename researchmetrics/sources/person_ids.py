"""Identifiers of people: as services list each other's, and as addresses of profiles show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from researchmetrics.errors import IdentifierError
from researchmetrics.sources.fields import distinct

__all__ = ["checked", "id_named", "ids_shown", "orcids"]

# Forms are those by which the services can be asked; what has another form is not passed on.
_WRITTEN = {
    "dblp": r"(?:\d{1,4}|[a-z])/[\w-]+",
    "github": r"[A-Za-z\d](?:[A-Za-z\d-]{0,38})",
    "hal": r"[a-z\d]+(?:[-_.][a-z\d]+)*",
    "inspire": r"\d+|[^\W\d_][\w.'’-]*\.\d+|INSPIRE-\d+",
    "openalex": r"A\d+",
    "openreview": r"~\w[\w.'’-]*\d",
    "orcid": r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    "researcherid": r"[A-Z]{1,3}-\d{4}-\d{4}",
    "s2": r"\d+",
    "scholar": r"[\w-]{12}",
    "scopus": r"\d{6,}",
    "wikidata": r"Q\d+",
}
_NAMES = {
    "googlescholar": "scholar",
    "googlescholarid": "scholar",
    "inspirebai": "inspire",
    "inspireid": "inspire",
    "inspirehep": "inspire",
    "idhal": "hal",
    "halid": "hal",
    "scopusauthorid": "scopus",
    "scopusid": "scopus",
    "scopusauthoridentifier": "scopus",
    "semanticscholar": "s2",
    "semanticscholarid": "s2",
    "webofscienceresearcherid": "researcherid",
    "wosresearcherid": "researcherid",
    "dblpauthorid": "dblp",
    "dblpid": "dblp",
    "openalexid": "openalex",
    "orcidid": "orcid",
    "wikidataid": "wikidata",
}
_PLACES = {
    "scholar": r"scholar\.google\.[\w.]+/citations\?(?:[^\s#]*&)?user=([\w-]{12})(?![\w-])",
    "dblp": r"dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)/pid/([\w/-]+?)(?:\.html)?/?$",
    "inspire": r"inspirehep\.net/(?:api/)?authors/(\d+)|inspirehep\.net/author/profile/([^\s/?#]+)",
    "hal": r"(?:cv\.archives-ouvertes\.fr|cv\.hal\.science)/([\w.-]+)",
    "s2": r"semanticscholar\.org/author/(?:[^/\s?#]+/)?(\d+)",
    "openalex": r"openalex\.org/(?:authors/|people/)?(A\d+)",
    "openreview": r"openreview\.net/profile\?id=(~[^\s&#]+)",
    "orcid": r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])",
    "researcherid": r"(?:researcherid\.com/rid/|webofscience\.com/wos/author/(?:rid|record)/"
    r"|publons\.com/researcher/)([A-Z]{1,3}-\d{4}-\d{4})",
    "scopus": r"scopus\.com/\S*?author(?:ID|Id)=(\d+)",
    "github": r"github\.com/([\w-]+)/?$",
    "wikidata": r"wikidata\.org/(?:wiki|entity)/(Q\d+)",
}
_FORMS = {scheme: re.compile(form) for scheme, form in _WRITTEN.items()}
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE | re.ASCII)
_LONGEST = 2_000
_SHOWN = {scheme: re.compile(form, re.IGNORECASE) for scheme, form in _PLACES.items()}


def checked(scheme: str, value: str) -> str:
    """Refuse an identifier that was mistyped, before anybody is asked for it.

    Parameters
    ----------
    scheme : str
        In lower case.
    value : str
        Bare, or an address that shows it.

    Returns
    -------
    str
        Bare.

    Raises
    ------
    IdentifierError
        If it has not the form of its scheme, or the last sign of an ORCID, which checks the
        others (ISO 7064, 11-2), is wrong.

    Examples
    --------
    >>> checked("orcid", "0000-0002-1825-0097"), checked("inspire", "J.Carberry.1")
    ('0000-0002-1825-0097', 'J.Carberry.1')
    """
    known = id_named(scheme, value)
    if known is None:
        raise IdentifierError(f"'{scheme}:{value}' does not have the form of one. Check it.")
    bare = known.partition(":")[2]
    if scheme == "orcid" and _last_sign(bare) != bare[-1]:
        raise IdentifierError(f"The ORCID {bare} has a wrong check digit. Copy it again.")
    return bare


def orcids(texts: Iterable[str]) -> tuple[str, ...]:
    """Find ORCIDs in texts.

    Parameters
    ----------
    texts : iterable of str
        Bare ones, addresses, paths.

    Returns
    -------
    tuple of str
        Bare, none twice.

    Examples
    --------
    >>> orcids(["http://orcid.org/0000-0002-1825-009x", "/0000-0002-1825-0097/person"])
    ('0000-0002-1825-009X', '0000-0002-1825-0097')
    """
    found = map(_ORCID.search, texts)
    return distinct(*(one[0].upper() for one in found if one))


def id_named(kind: str | None, value: str | None) -> str | None:
    """Write an identifier whose kind a service names in words.

    Parameters
    ----------
    kind : str or None
        As services call it: ``Scopus Author ID``, ``INSPIRE BAI``, ``Google Scholar``.
    value : str or None
        Bare, or an address that shows it.

    Returns
    -------
    str or None
        ``scheme:value``; None where there is none, or it has not the form of its kind. Kinds that
        are not known keep their name.

    Examples
    --------
    >>> id_named("Scopus Author ID", "15753693500"), id_named("Loop profile", "1234")
    ('scopus:15753693500', 'loop-profile:1234')
    >>> id_named("Google Scholar", "see my page") is None
    True
    """
    plain = re.sub(r"[^a-z0-9]+", "-", (kind or "").lower()).strip("-")
    scheme, bare = _NAMES.get(plain.replace("-", ""), plain), (value or "").strip()
    if not re.match("[a-z]", scheme) or not bare:
        return None
    if scheme in _SHOWN and (shown := _shown(scheme, bare)):
        return shown
    form = _FORMS.get(scheme)
    if form and not form.fullmatch(bare):
        return None
    return f"{scheme}:{bare}"


def ids_shown(addresses: Iterable[str | None]) -> tuple[str, ...]:
    """Read the identifiers that addresses of people's pages hold.

    Parameters
    ----------
    addresses : iterable of str or None
        Of profiles; those of other pages show nothing.

    Returns
    -------
    tuple of str
        ``scheme:value``, none twice.

    Examples
    --------
    >>> ids_shown(["https://dblp.org/pid/12/3456.html", "https://github.com/carberry", None])
    ('dblp:12/3456', 'github:carberry')
    """
    return distinct(*(_shown(scheme, text) for text in addresses if text for scheme in _SHOWN))


def _shown(scheme: str, text: str) -> str | None:
    found = _SHOWN[scheme].search(unquote(text[:_LONGEST]))
    bare = next(filter(None, found.groups()), "") if found else ""
    if scheme in {"orcid", "openalex", "researcherid", "wikidata"}:
        bare = bare.upper()
    return f"{scheme}:{bare}" if _FORMS[scheme].fullmatch(bare) else None


def _last_sign(orcid: str) -> str:
    total = 0
    for digit in orcid[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    sign = (12 - total % 11) % 11
    return "X" if sign == 10 else str(sign)
