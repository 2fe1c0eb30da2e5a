"""The name of the person a document is about: titles, degrees and words of the page taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.documents.listings.headings import (
    heading_role,
    is_known_heading,
    plain_heading,
)
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.organisations import (
    is_degree,
    is_job,
    is_organisation,
    split_place,
)
from researchmetrics.documents.vitae.name_words import CJK_HEADING, NEVER, PARTICLES, SMALL

__all__ = ["CV_WORDS", "bare_name", "find_name", "is_person_name", "titled_name"]

CV_WORDS = re.compile(
    r"\b(?:curriculum\s+vit(?:ae|æ)(?:\s+et\s+studiorum)?|curr[ií]culum(?:\s+v[ií]t[ae]+)?|academic\s+cv|cv|r[ée]sum[ée]|"
    r"lebenslauf|curriculum|portfolio|vita|"
    r"(?:personal\s+|official\s+|academic\s+|research\s+)*(?:home\s?page|web\s?(?:site|page))|"
    r"page\s+personnelle|página\s+(?:personal|pessoal)|pagina\s+personale|persönliche\s+seite|"
    r"personal\s+page|biography|welcome(?:\s+to)?|about(?:\s+me)?|home|"
    r"(?:selected\s+|all\s+|full\s+|list\s+of\s+)*publications?(?:\s+list)?|"
    r"publikationen|publikationsliste|publicaciones|publicações|pubblicazioni|"
    r"(?:hi|hello)?[,!]?\s*(?:i\s+am|i['’]m)|my\s+name\s+is)\b"
    r"|이력서|자기소개서|포트폴리오|홈페이지|履歴書|职务经歴書|職務経歴書|个人(?:简历|主页|简介)|简历|個人簡歷|ホームページ|主页|резюме",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:full\s+|first\s+and\s+last\s+)?(?:name|nom(?:bre)?(?:\s+(?:completo|et\s+prénom|y\s+"
    r"apellidos))?|nome(?:\s+(?:completo|e\s+cognome))?|naam|namn|navn|imię\s+i\s+nazwisko|фио|имя|"
    r"ф\.и\.о\.|(?P<asian>성명|이름|氏名|姓名))(?:\s*[:：]\s*|(?(asian)\s+|(?!)))"
    r"(?P<name>[^|;,\t\d]{2,60})",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:(?:(?:Univ\.?\s?-?\s?|Apl\.\s?|Jun\.?\s?-?\s?|Hon\.?\s?-?\s?)?Prof(?:\.|essor(?:in)?|"
    r"essora|esseure?|essore(?:ssa)?)?|Dott(?:\.|oressa|ore)(?:\s?ssa)?|Docteure?|Doktor|"
    r"(?:Associate|Assistant|Full|Adjunct|Emeritus)\s+Prof(?:essor|\.)|"
    r"[Pp]rof\.|[Dd]r[as]?\.?(?:[\s-]*(?:hab|inż|n\.|Ing|rer\.?\s?(?:nat|pol|soc)|med|phil|habil|h\.?\s?c|sc|techn|oec|jur|"
    r"theol|math|eng|agr)\b\.?)*|drs\.|ir\.|Ir\.|Mag\.|Doc\.|PD|Priv\.?\s?-?\s?Doz\.?|"
    r"Dipl\.?\s?-?\s?\w{2,8}\.?|Mr|Ms|Mrs|Mme|Sir|Dame|Herr|Frau|Sra?|Sig(?:ra)?|Ing|Eng|"
    r"Rev|Hon)(?=[\s.])\.?\s*)+",
)
_AFTER = re.compile(
    r"(?:[,\s]+(?:Ph\.?\s?D\.?(?:\s+(?:candidate|student))?|D\.?Phil\.?|M\.?D\.?|M\.?Sc\.?|"
    r"M\.?S\.?|B\.?Sc\.?|B\.?A\.?|M\.?A\.?|M\.?Eng\.?|M\.?B\.?A\.?|M\.?P\.?H\.?|Ed\.?D\.?|D\.?Sc\.?|"
    r"Sc\.?D\.?|Dr\.?|Habil\.?|FRS|FACM|FIEEE|FBA|CEng|RN|Jr\.?|Esq\.?|[SP]?FHEA|FRS[ACE]|FREng|"
    r"P\.?\s?Eng\.?|Eur\.?\s?Ing\.?|FRAS|FRHistS|FInstP|[OMCK]BE|FIET|MIET|SMIEEE|FSA|LL\.?[DMB]\.?|P\.?E\.?|CPA|CFA))+$"
)
_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|he|they|ze|her|him|sie|er|elle|il)\s?/[^()\[\]]{1,20}[)\]]", re.IGNORECASE
)
_NATIVE = re.compile(r"\s*[(（/]\s*(?P<other>[^()（）]{2,40})[)）]?\s*$")
_BORN = re.compile(
    r"^(?:n[ée]e|born|formerly|previously|maiden name|geb(?:\.|orene)|ex|nacida|nata|z\s?d\.)"
    r"\s*:?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_CJK_NAME = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3々]{1,4}"
    r"(?:\s?[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3々]{1,4})?"
)
_CJK_JOBS = re.compile(
    r"(?P<name>[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,4})\s+(?:\S*(?:教授|研究员|研究員|讲师|"
    r"講師|导师|博士|先生|교수|박사|연구원|강사)\s*)+"
)
_BORDER = re.compile(r"\s+[|–—·•:~-]+\s+|\t|\s{3,}|\s*[|»«›]\s*|\s+@\s*")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u200d\ufe0f]+")
# The head of a plain text may be set in two columns.
_COLUMNS = re.compile(r" {4,}|\t")
_LEAD = re.compile(
    r"^\W*(?:(?:of|for|von|de|di|do|da|du|to|my|by|para|van|för|af|от)\b)?[^\w(]*", re.IGNORECASE
)
_ODD = re.compile(r"[\d@/:;!?\\#<>&()\"=_*+\[\]{}]")
# Lines of the head that may hold a name, and that may hold a label.
_NEAR, _LABELLED = 6, 40
# More words than that, particles not counted, are a title.
_MOST_WORDS = 4
# No line that names a person is longer.
_LONGEST = 300


def find_name(
    headings: Sequence[str], lines: Sequence[str], title: str = ""
) -> tuple[str | None, tuple[str, ...]]:
    """Find whose document it is in what stands at its top.

    Parameters
    ----------
    headings : sequence of str
        Headings of the head, in order.
    lines : sequence of str
        Lines of the head, in order.
    title : str, optional
        Title of the page.

    Returns
    -------
    name : str or None
        None where none is printed.
    others : tuple of str
        Other forms of it: in another script, a name at birth.

    Examples
    --------
    >>> find_name(["Publications of Prof. Dr. Ann Pott (née Lee)"], [])
    ('Ann Pott', ('Ann Lee',))
    """
    for line in lines[:_LABELLED]:
        labelled = _LABEL.match(read_emphasis(line[:_LONGEST]).text)
        if labelled and (found := _checked(labelled["name"].strip(), labelled=True)):
            return found
    candidates = [*headings[:2], *([title] if title else []), *lines[:_NEAR]]
    for candidate in candidates:
        found = titled_name(candidate) if candidate == title else _checked(bare_name(candidate))
        if found:
            return found if found[1] or not title else (found[0], _other_forms(found[0], title))
    return None, ()


def _other_forms(name: str, title: str) -> tuple[str, ...]:
    """Other forms of a name that the title of the page has: "窯元 誠 (Makoto Kamamoto) - Home"."""
    titled = titled_name(title)
    return titled[1] if titled and titled[0] == name else ()


def titled_name(title: str) -> tuple[str, tuple[str, ...]] | None:
    """Find a name in the title of a page: "Ann Pott | Home", "Publications - Ann Pott - Delft".

    Parameters
    ----------
    title : str
        The title.

    Returns
    -------
    tuple of (str, tuple of str) or None
        The name and its other forms; None where no part of the title has the shape of a name.

    Examples
    --------
    >>> titled_name("Ann Pott's Homepage"), titled_name("Home | Delft University")
    (('Ann Pott', ()), None)
    """
    title = title[:_LONGEST]
    for part in (title, *_BORDER.split(title)):
        found = _checked(bare_name(part)) if part else None
        if found:
            return found
    return None


def bare_name(line: str) -> str:
    """Take off a line what a name stands beside: "CV of", titles, degrees, what follows a dash.

    Parameters
    ----------
    line : str
        A line or heading, with or without markup.

    Returns
    -------
    str
        What is left: a name, or anything else.

    Examples
    --------
    >>> bare_name("**Curriculum vitae di** Dr. Ann Pott, Ph.D. (she/her)")
    'Ann Pott'
    """
    line = _PICTURES.sub("", line[:_LONGEST])
    first = next((part for part in _COLUMNS.split(line) if part.strip()), "")
    text = _PRONOUNS.sub("", plain_heading(read_emphasis(first).text))
    without = CV_WORDS.sub(" ", text)
    if without != text:
        text = re.sub(r"(?:['’]s?|\W)+$", "", _LEAD.sub("", without.strip(), count=1))
        text = text + (")" if text.count("(") > text.count(")") else "")
    text = next((part for part in _BORDER.split(text.strip(" |–—-·:")) if part), "")
    asian = _CJK_JOBS.fullmatch(text)
    text = asian["name"] if asian else text
    return _AFTER.sub("", _TITLES.sub("", text.strip(" ,"))).strip(" ,")


def _checked(text: str, *, labelled: bool = False) -> tuple[str, tuple[str, ...]] | None:
    """Part "Ann Pott (안팟)" into the name and its other form; None for what is no name."""
    name = _AFTER.sub("", _TITLES.sub("", " ".join(text.split()))).strip(" ,.")
    native = _NATIVE.search(name)
    others: tuple[str, ...] = ()
    if native and native.start():
        name, other = _AFTER.sub("", name[: native.start()].strip(" ,")), native["other"].strip()
        born = _BORN.match(other)
        others = (_with_family(name, born["name"].strip()) if born else other,)
    shaped = is_person_name(name) or (labelled and len(name) > 1)
    return (_cased(name), tuple(map(_cased, others))) if shaped else None


def _with_family(name: str, family: str) -> str:
    """Give the name another family name, unless all of it was changed."""
    return family if " " in family else " ".join([*name.split()[:-1], family])


def _cased(name: str) -> str:
    """Write a name set in capitals as names are written; a family name set apart goes last."""
    words = name.split()
    capitals = [
        word.isupper() and "." not in word and (len(word) > 2 or word.lower() in PARTICLES)
        for word in words
    ]
    if not any(capitals) or name >= "\u0530":
        return name
    if capitals[0] and not all(capitals) and not any(capitals[capitals.index(False) :]):
        given = [word for word, capital in zip(words, capitals, strict=True) if not capital]
        # Initials behind capitals are "CARBERRY J S", given names "CARBERRY Josiah".
        if all(word.istitle() and len(word.strip(".")) > 1 for word in given):
            words = [*given, *(w for w, capital in zip(words, capitals, strict=True) if capital)]
    is_all = all(
        c or len(w.strip(".")) < 3 for c, w in zip(capitals, map(str, name.split()), strict=True)
    )
    return " ".join(_word(word, lower_particles=is_all) for word in words)


def _word(word: str, *, lower_particles: bool) -> str:
    if not word.isupper() or len(word.strip(".")) < 2 or "." in word.strip("."):
        return word
    if lower_particles and word.lower() in PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def is_person_name(text: str) -> bool:
    """Whether a line has the shape of a person's full name.

    Parameters
    ----------
    text : str
        A line without markup.

    Returns
    -------
    bool
        False for headings, organisations and job titles, whatever their shape.

    Examples
    --------
    >>> [
    ...     is_person_name(text)
    ...     for text in ("Ann van Pott", "홍길동", "Work Experience", "Delft Lab", "Delft, Holland")
    ... ]
    [True, True, False, False, True]
    """
    if _CJK_NAME.fullmatch(text):
        is_other = heading_role(text) is not None or text in NEVER or CJK_HEADING.search(text)
        return len(text) > 1 and not is_other
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or _ODD.search(text):
        return False
    if is_known_heading(text) or is_organisation(text) or is_job(text) or is_degree(text):
        return False
    if any(word.strip(".,").lower() in NEVER or word in SMALL for word in words):
        return False
    if words[0].lower() == "the" or _is_place(text):
        return False
    if sum(word.lower() not in PARTICLES for word in words) > _MOST_WORDS:
        return False
    if text.endswith((".", ",")) and len(words[-1].strip(".")) > 3:
        return False
    return _all_named(words)


def _is_place(text: str) -> bool:
    rest, place = split_place(text)
    return place is not None and not (rest and "," not in place)


def _all_named(words: Iterable[str]) -> bool:
    """Whether every word begins like a name, or is a particle."""
    return all(word.strip(".,'’").lower() in PARTICLES or not word[0].islower() for word in words)
