"""Identifiers as services write and want them: bare, or as the end of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from researchmetrics.errors import IdentifierError
from researchmetrics.sources import fields

__all__ = ["OwnIds", "bare_id", "id_within", "ids_stated", "in_path", "last_part"]

_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_FORMS = {
    "doi": re.compile(r"10\.\S+/\S+"),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    "pmid": re.compile(r"\d+"),
}
_WITHIN = {
    "acl": re.compile(
        r"acl(?:anthology\.org|web\.org/anthology)/([A-Z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)"
    ),
    "doi": re.compile(r"doi\.[\w.]+/(?:abs/|full/|pdf/)?(10\.\d[\d.]*/[^\s?#]+)", re.IGNORECASE),
    "openreview": re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)"),
    "wikidata": re.compile(r"wikidata\.org/(?:entity|wiki)/(Q\d+)"),
    "arxiv": re.compile(
        r"(?:arxiv\.org(?:/abs/|/pdf/|:)|10\.48550/arxiv\.)([\w.-]+(?:/\d{7}(?:v\d+)?)?)",
        re.IGNORECASE,
    ),
    "pmid": re.compile(
        r"(?:^pmid:|pubmed\.ncbi\.nlm\.nih\.gov/|\.gov/pubmed/)(\d+)", re.IGNORECASE
    ),
    "pmcid": re.compile(
        r"(?:ncbi\.nlm\.nih\.gov|europepmc\.org)/(?:pmc/)?articles/(?:pmc)?(\d+)", re.IGNORECASE
    ),
}


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnIds:
    r"""A service's own identifiers.

    Parameters
    ----------
    scheme : str
        Name of the scheme.
    form : str
        Regular expression of one, bare or as an address; its first group is the bare one.
    nobody : frozenset of str
        Those that stand for what was deleted.

    Examples
    --------
    >>> own = OwnIds("x", r"(?:https://x.example/)?([AW]\d+)", frozenset({"A0"}))
    >>> own.bare("https://x.example/w42"), own.bare("42"), own.ids(["A7", "A0"])
    ('W42', None, ('x:A7',))
    """

    scheme: str
    form: str
    nobody: frozenset[str] = frozenset()

    def bare(self, text: str | None) -> str | None:
        """Read one.

        Parameters
        ----------
        text : str or None
            Bare, or an address.

        Returns
        -------
        str or None
            Bare, in capitals; None when it is none.
        """
        found = _compiled(self.form).fullmatch(text or "")
        return found[1].upper() if found else None

    def ids(self, texts: Iterable[str | None]) -> tuple[str, ...]:
        """Read several.

        Parameters
        ----------
        texts : iterable of str or None
            Each bare or an address.

        Returns
        -------
        tuple of str
            ``scheme:value``, none twice, without those that stand for what was deleted.
        """
        found = map(self.bare, texts)
        known = (f"{self.scheme}:{bare}" for bare in found if bare and bare not in self.nobody)
        return fields.distinct(*known)

    def listed(self, raw: object, path: str) -> tuple[str, ...] | None:
        """Read a list of them in an answer.

        Parameters
        ----------
        raw : object
            One row of an answer.
        path : str
            As for `researchmetrics.sources.fields.value`.

        Returns
        -------
        tuple of str or None
            As of `ids`; None where there is no list, which differs from an empty one.
        """
        is_said = isinstance(fields.value(raw, path), list)
        return self.ids(fields.texts(raw, path)) if is_said else None


def bare_id(scheme: str, value: str, **own: str) -> str:
    """Write an identifier in the one form of its scheme.

    Parameters
    ----------
    scheme : str
        In lower case.
    value : str
        Bare, or an address that ends in it.
    **own : str
        Forms, as regular expressions, of schemes other than doi, orcid and pmid; where none is
        given any form will do.

    Returns
    -------
    str
        Bare; DOIs in lower case.

    Raises
    ------
    IdentifierError
        If it cannot be one.

    Examples
    --------
    >>> bare_id("orcid", "https://orcid.org/0000-0002-1825-009x")
    '0000-0002-1825-009X'
    """
    form = own.get(scheme) or _FORMS.get(scheme)
    if form is None:
        return value
    if scheme == "doi":
        bare = _RESOLVER.sub("", value, count=1).lower()
    else:
        bare = value.rpartition("/")[2].upper()
    if not re.fullmatch(form, bare):
        raise IdentifierError(f"'{scheme}:{value}' does not have the form of one. Check it.")
    return bare


def in_path(value: str, *rooms: str) -> str:
    """Write an identifier for services that want its slashes bare in the path.

    Parameters
    ----------
    value : str
        Bare.
    *rooms : str
        What the service gives below the identifier's address; such parts of the identifier must
        not be taken for it.

    Returns
    -------
    str
        Percent-encoded, with those slashes too that would lead out of the identifier's place.

    Examples
    --------
    >>> in_path("10.5555/a/b"), in_path("10.5555/../a/citations", "citations")
    ('10.5555/a/b', '10.5555%2F../a%2Fcitations')
    """
    leading = "|".join([r"\.", "/", "$", *(rf"{re.escape(room)}(?![\w-])" for room in rooms)])
    return re.sub(rf"/(?={leading})", "%2F", quote(value, safe="/:"))


def last_part(text: str | None) -> str | None:
    """Return the identifier that an address ends in.

    Parameters
    ----------
    text : str or None
        Bare, or an address.

    Returns
    -------
    str or None
        Bare; None when there is none.

    Examples
    --------
    >>> last_part("http://records.example/show?id=36455008000&from=us")
    '36455008000'
    """
    return re.split(r"[/=]", (text or "").partition("&")[0])[-1].strip() or None


def ids_stated(
    raw: object, table: Mapping[str, str], addresses: Iterable[str | None] = ()
) -> tuple[str, ...]:
    """Collect the identifiers that a row states, else those that its addresses show.

    Parameters
    ----------
    raw : object
        One row of an answer.
    table : Mapping of str to str
        By scheme: the path of the identifier, which may be bare or an address.
    addresses : iterable of str or None
        Where else to look.

    Returns
    -------
    tuple of str
        ``scheme:value``, in the table's order.

    Examples
    --------
    >>> table = {"pmid": "ids.pmid", "mag": "ids.mag"}
    >>> ids_stated({"ids": {"mag": 7}}, table, ["https://pubmed.ncbi.nlm.nih.gov/99000001"])
    ('pmid:99000001', 'mag:7')
    """
    known = {scheme: last_part(fields.text(raw, path)) for scheme, path in table.items()}
    seen = list(addresses)
    found = {scheme: value or id_within(scheme, seen) for scheme, value in known.items()}
    # The last sign of an ORCID may be an x, which some write small.
    found["orcid"] = (found.get("orcid") or "").upper()
    return tuple(f"{scheme}:{value}" for scheme, value in found.items() if value)


def id_within(scheme: str, texts: Iterable[str | None]) -> str | None:
    """Find an identifier in addresses of a work.

    Parameters
    ----------
    scheme : str
        Such as arxiv, pmid, pmcid; None is found of schemes that addresses do not show.
    texts : iterable of str or None
        Addresses and other identifiers, the surest first.

    Returns
    -------
    str or None
        Bare, as written there.

    Examples
    --------
    >>> id_within("arxiv", [None, "https://doi.org/10.5555/1", "http://arxiv.org/abs/2401.99999v2"])
    '2401.99999v2'
    """
    form = _WITHIN.get(scheme)
    found = (form.search(text) for text in texts if text) if form else ()
    return next((match[1].removesuffix(".pdf") for match in found if match), None)
