"""Telling organisations, places and job titles from one another in the lines of a CV."""

from __future__ import annotations

import re

__all__ = ["CJK_JOB", "is_degree", "is_job", "is_organisation", "split_place"]

_ORGANISATION = re.compile(
    r"\b(?:universit\w*|univ\b\.?|institut\w*|college|school|faculty|dept\b\.?|department|"
    r"departamento|"
    r"département|laborator\w*|labs?\b\.?|cent(?:er|re|ro)s?|academ[iy]\w*|hochschule|fakultät|"
    r"lehrstuhl|"
    r"école|escuela|escola|facult[ée]\w*|facultad|politecnico|polytechni\w*|hospital|klinik\w*|"
    r"clinic|"
    r"inc\b\.?|corp\b\.?|corporation|ltd\b\.?|llc|gmbh|company|co\b\.,?|group|foundation|museum|"
    r"observatory|"
    r"agency|council|ministry|KAIST|POSTECH|ETH|EPFL|MIT|CNRS|INRIA|CERN|NASA|NIST|NIH|CSIRO|"
    r"RIKEN|NAVER|"
    r"Google|DeepMind|Microsoft|Meta|Facebook|Amazon|Apple|IBM|NVIDIA|Intel|Samsung|Max[- ]Planck|"
    r"Fraunhofer|Research)\b|대학교?|연구(?:소|원|실)|학과|학교|회사|병원|大学|研究所|学院|학부|"
    r"公司",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:professor\w*|lecturer|reader|postdoc\w*|post-doc\w*|researcher|scientist|fellow\b|"
    r"engineer|"
    r"developer|intern(?:ship)?|assistant|associate|director|head|leader?|manager|dean|chair|"
    r"founder|"
    r"consultant|analyst|visiting|scholar|instructor|student|candidate|investigator|president|"
    r"officer|"
    r"curator|librarian|professeur\w*|chercheu\w*|maître|ingénieur\w*|doctorant\w*|stagiaire|"
    r"profesor\w*|"
    r"investigador\w*|becario|catedrático|pesquisador\w*|professora?|ricercat\w*|assegnista|"
    r"wissenschaftlich\w*|mitarbeiter\w*|juniorprofess\w*|privatdozent\w*|praktik\w*|hilfskraft|"
    r"doktorand\w*)\b|"
    r"교수|연구원|개발자|인턴|엔지니어|강사|조교|과학자|教授|研究員|研究员|助教|講師|讲师|"
    r"工程师|实习",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?<![A-Za-z.])(?:Ph\.?\s?D\.?|D\.?Phil\.?|Sc\.?D\.?|M\.?D\.?(?=[\s,.]|$)|Dr\.(?:\s?(?:rer|"
    r"phil|med|ing)[.\w\s-]{0,10})?|Habilitation|"
    r"M\.?S\.?c?\.?|M\.?A\.?|M\.?Phil\.?|M\.?Eng\.?|M\.?B\.?A\.?|M\.?Tech\.?|LL\.?M\.?|"
    r"B\.?S\.?c?\.?|B\.?A\.?|"
    r"B\.?Eng\.?|B\.?E\.?|B\.?Tech\.?|Licence|Licenciatura|Laurea|Diplom\w*|Magister|Abitur|"
    r"Baccalauréat)"
    r"(?![A-Za-z])|"
    r"\b(?:doctor(?:ate|al|ado|at)?(?: of [A-Z]\w+| of philosophy| degree)?|"
    r"master\w*(?:['’]s)?(?: of \w+)?|bachelor\w*(?:['’]s)?(?: of \w+)?|"
    r"maestría|máster|mestrado|doutorado|graduação|grado en|promotion|dottorato)\b|"
    r"박사|석사|학사|博士|修士|硕士|学士|硕博",
)
# Korean, Japanese and Chinese put the organisation first, without a comma.
CJK_JOB = re.compile(
    r"(?P<where>[^\x00-\u1100].*?(?:학교|대학|학과|학부|회사|연구소|연구원|센터|병원|大学|学部|"
    r"学院|研究所|研究院|公司))"
    r"\s?(?P<what>[^\s()]*(?:교수|연구원|연구교수|강사|조교|엔지니어|개발자|인턴|教授|研究員|"
    r"研究员|講師|讲师|助教))$"
)
_COUNTRY = (
    r"(?:South |North |Republic of )?Korea|Japan|China|P\.?R\.? China|Taiwan|Singapore|India|"
    r"Israel|Turkey|Türkiye|Iran|Vietnam|"
    r"USA|U\.S\.A?\.?|US|United States(?: of America)?|Canada|Mexico|Brazil|Brasil|Argentina|"
    r"Chile|Colombia|"
    r"UK|U\.K\.|United Kingdom|England|Scotland|Wales|Ireland|France|Germany|Deutschland|Spain|"
    r"España|Portugal|"
    r"Italy|Italia|Switzerland|Schweiz|Austria|Österreich|Belgium|(?:The )?Netherlands|"
    r"Luxembourg|Denmark|"
    r"Sweden|Norway|Finland|Iceland|Poland|Czech(?:ia| Republic)|Hungary|Romania|Greece|Russia|"
    r"Ukraine|Estonia|"
    r"Australia|New Zealand|South Africa|Egypt|Nigeria|Kenya|Saudi Arabia|UAE|Qatar|Pakistan|"
    r"Bangladesh|"
    r"Thailand|Malaysia|Indonesia|Philippines|Hong Kong|"
    r"A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|KS|KY|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    r"T[NX]|UT|V[AT]|W[AIVY]"
)
_CITY = (
    r"(?:(?:New|San|Los|Las|Santa|Saint|St\.|Hong|Tel|Abu|Rio|Buenos|Mexico|The|Cape|Kuala|Ann|"
    r"Palo|Menlo|"
    r"Mountain|Sankt|São|Porto|Den|Le|La|El|Salt|Fort|Baton|Little)[ -](?:(?:de|do|of|"
    r"Lake)[ -])?)?[^\W\d_][\w'’.-]*"
)
_PLACE = re.compile(
    rf"(?:^|[\s,;|(]+)(?P<place>{_CITY},\s(?:[A-Z]{{2}},\s)?(?:{_COUNTRY}))\s*\)?\s*[.,]?\s*$"
)
_BARE_COUNTRY = re.compile(rf"[,;(]\s*(?P<place>{_COUNTRY})\s*\)?\s*\.?\s*$")


def is_organisation(text: str) -> bool:
    """Whether a text names an organisation, by a word that organisations have.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        False also for organisations whose name says nothing.

    Examples
    --------
    >>> is_organisation("Delft Institute of Pots"), is_organisation("Tech Leader")
    (True, False)
    """
    return bool(_ORGANISATION.search(text))


def is_job(text: str) -> bool:
    """Whether a text names a job.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        True where it holds a word of job titles.

    Examples
    --------
    >>> is_job("M.S. researcher"), is_job("Delft")
    (True, False)
    """
    return bool(_JOB.search(text))


def is_degree(text: str) -> bool:
    """Whether a text names an academic degree.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        True where it holds the name of a degree.

    Examples
    --------
    >>> is_degree("M.S. in Ceramics"), is_degree("[MS]"), is_degree("Massachusetts")
    (True, True, False)
    """
    return bool(_DEGREE.search(text))


def split_place(text: str) -> tuple[str, str | None]:
    """Part a place at the end of a text from what stands before it.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    rest : str
        What stands before.
    place : str or None
        "City, Country" or a country; None where the text ends with neither.

    Examples
    --------
    >>> split_place("Lab for Pots in KAIST Daejeon, Korea")
    ('Lab for Pots in KAIST', 'Daejeon, Korea')
    """
    found = _PLACE.search(text) or _BARE_COUNTRY.search(text)
    if not found:
        return text.strip(), None
    return text[: found.start()].strip(" ,;|("), found["place"]
