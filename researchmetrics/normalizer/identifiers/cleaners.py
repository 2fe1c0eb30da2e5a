"""Clean forms of the identifiers of services: None where one is not valid."""

from __future__ import annotations

import re
from collections.abc import Callable

from researchmetrics.normalizer.identifiers.check_digits import isbn13, issn_check, orcid_check

__all__ = [
    "CLEANERS",
    "Clean",
    "acl",
    "dblp",
    "hal",
    "isbn13",
    "isni",
    "issn",
    "nihms",
    "number",
    "openalex",
    "pmcid",
    "pmid",
    "whole",
]

Clean = Callable[[str], "str | None"]


def whole(form: str) -> Clean:
    """Make a cleaner that accepts what has a form, as it is.

    Parameters
    ----------
    form : str
        A regular expression.

    Returns
    -------
    callable
        Of a text; gives it back, or None.

    Examples
    --------
    >>> whole(r"Q[0-9]+")("Q42"), whole(r"Q[0-9]+")("42")
    ('Q42', None)
    """
    pattern = re.compile(form)
    return lambda text: text if pattern.fullmatch(text) else None


def number(prefix: str, longest: int) -> Clean:
    """Make a cleaner of numbers that may bear their scheme's name.

    Parameters
    ----------
    prefix : str
        A regular expression of what may stand before.
    longest : int
        How many digits at most.

    Returns
    -------
    callable
        Of a text; gives the number without leading zeros, or None.

    Examples
    --------
    >>> number("PMID:?", 9)("PMID:0012"), number("", 2)("123")
    ('12', None)
    """
    pattern = re.compile(rf"(?:{prefix})?0*([1-9]\d{{0,{longest - 1}}})", re.IGNORECASE | re.ASCII)

    def clean(text: str) -> str | None:
        found = pattern.fullmatch(text.strip())
        return found[1] if found else None

    return clean


pmid = number(r"(?:PMID|PubMed|MEDLINE|MED)\s*[:/]?\s*", 9)
_pmc_number = number(r"(?:PMCID\s*:?\s*)?PMC\s*", 9)


def pmcid(text: str) -> str | None:
    """Clean an identifier of PubMed Central; a version is left out.

    Parameters
    ----------
    text : str
        With or without PMC.

    Returns
    -------
    str or None
        PMC and a number.

    Examples
    --------
    >>> pmcid("PMC123456.2")
    'PMC123456'
    """
    found = _pmc_number(text.strip().partition(".")[0])
    return f"PMC{found}" if found else None


def nihms(text: str) -> str | None:
    """Clean an identifier of the NIH's manuscript system.

    Parameters
    ----------
    text : str
        With or without NIHMS.

    Returns
    -------
    str or None
        NIHMS and a number.

    Examples
    --------
    >>> nihms("NIHMSID: NIHMS123456")
    'NIHMS123456'
    """
    found = re.fullmatch(
        r"(?:NIHMSID\W{0,3})?(?:NIHMS)?\W{0,2}(\d{3,9})", text.strip(), re.IGNORECASE | re.ASCII
    )
    return f"NIHMS{found[1]}" if found else None


def issn(text: str) -> str | None:
    """Clean an ISSN whose check digit is right.

    Parameters
    ----------
    text : str
        Eight digits, the last may be X, with or without hyphen.

    Returns
    -------
    str or None
        With hyphen.

    Examples
    --------
    >>> issn("03785955"), issn("0378-5954")
    ('0378-5955', None)
    """
    found = re.fullmatch(r"(\d{4})[-‐‑‒–− ]?(\d{3}[\dXx])", text.strip(), re.ASCII)
    if not found:
        return None
    bare = (found[1] + found[2]).upper()
    return f"{bare[:4]}-{bare[4:]}" if issn_check(bare[:7]) == bare[7] else None


def isni(text: str) -> str | None:
    """Clean an ISNI whose check digit is right.

    Parameters
    ----------
    text : str
        Sixteen digits, the last may be X, spaces and hyphens allowed.

    Returns
    -------
    str or None
        Without spaces.

    Examples
    --------
    >>> isni("0000 0001 2103 2683")
    '0000000121032683'
    """
    bare = re.sub(r"[\s-]", "", text).upper()
    is_right = re.fullmatch(r"\d{15}[\dX]", bare, re.ASCII) and orcid_check(bare[:15]) == bare[15]
    return bare if is_right and set(bare) != {"0"} else None


def openalex(text: str) -> str | None:
    """Clean an identifier of OpenAlex.

    Parameters
    ----------
    text : str
        Bare or the address of its page.

    Returns
    -------
    str or None
        Bare, in capitals.

    Examples
    --------
    >>> openalex("https://openalex.org/authors/a5023888391")
    'A5023888391'
    """
    found = re.search(r"(?:^|/)([AWSIPTFCKG][0-9]{1,12})/?(?:\?\S*)?$", text.strip(), re.IGNORECASE)
    return found[1].upper() if found else None


def dblp(text: str) -> str:
    """Clean a key of dblp of the ending of the file it was in.

    Parameters
    ----------
    text : str
        A key as an address shows it.

    Returns
    -------
    str
        The key.

    Examples
    --------
    >>> dblp("conf/pots/CarberryO20.html")
    'conf/pots/CarberryO20'
    """
    text = re.sub(r"\.(?:html|xml|rdf|nt|bib|ttl|rss)$", "", text.rstrip("/."))
    return text.removeprefix("homepages/")


def hal(text: str) -> str:
    """Clean an identifier of a deposit in HAL; its version is left out.

    Parameters
    ----------
    text : str
        As printed.

    Returns
    -------
    str
        In small letters.

    Examples
    --------
    >>> hal("HAL-01234567v2")
    'hal-01234567'
    """
    return re.sub(r"(?<=\d)v\d+$", "", text.lower())


def acl(text: str) -> str:
    """Clean an identifier of the ACL Anthology.

    Parameters
    ----------
    text : str
        Old or new form.

    Returns
    -------
    str
        The old form in capitals, the new one in small letters.

    Examples
    --------
    >>> acl("p19-1001"), acl("2020.ACL-main.1")
    ('P19-1001', '2020.acl-main.1')
    """
    return text.upper() if text[:1].isalpha() else text.lower()


CLEANERS: dict[str, Clean] = {
    "pmid": pmid,
    "pmcid": pmcid,
    "nihms": nihms,
    "openalex": openalex,
    "isbn": isbn13,
    "issn": issn,
    "isni": isni,
}
"""Of the schemes whose identifiers can be checked."""
