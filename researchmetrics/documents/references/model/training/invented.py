"""Inventing works to be printed as references: authors, titles, venues and numbers."""

from __future__ import annotations

import random
from dataclasses import dataclass

from researchmetrics.documents.references.model.training import invented_words as words

__all__ = ["Work", "invent"]

_LATIN = ("Ceramica", "Physica", "Historia", "Medica", "Biologica", "Informatica", "Geologica")
_OWN = {
    "de": ("Soziologie", "Keramik", "Philosophie", "Pädagogik", "Kunstgeschichte", "Physik"),
    "fr": ("sociologie", "histoire", "linguistique", "philosophie", "géographie", "économie"),
    "es": ("Sociología", "Historia", "Filología", "Educación", "Salud Pública"),
    "pt": ("Educação", "Saúde Pública", "História", "Ciências Sociais"),
    "ko": ("도예", "경영", "교육", "사회", "정보", "물리"),
    "ru": ("физики", "технической физики", "математики", "РАН", "МГУ"),
}
_ORDINALS = ("2nd", "3rd", "4th", "5th", "7th", "9th", "11th", "12th", "21st", "23rd", "30th")
_JOURNAL_KEYS = ("s", "j.pots.", "kiln-", "")
_SCHEMES = ("http", "https")
_PATHS = ("paper", "pots", "p")
_SOCIETIES = ("IEEE", "ACM", "SIAM", "AAAI", "USENIX", "IFIP", "SPIE")


@dataclass(frozen=True, slots=True)
class Work:
    """An invented work, with everything a reference may print of it.

    Parameters
    ----------
    language : str
        Of its title.
    people : tuple of (str, str)
        Given and family names of the authors.
    editors : tuple of (str, str)
        Of the book it is in.
    values : dict
        Fields by name: title, journal, short, meeting, book, year, month, day, volume, issue,
        first, last, article, publisher, city, doi, arxiv, url, note, school, number.
    """

    language: str
    people: tuple[tuple[str, str], ...]
    editors: tuple[tuple[str, str], ...]
    values: dict[str, str]


def invent(chance: random.Random, language: str = "en") -> Work:
    """Invent a work.

    Parameters
    ----------
    chance : random.Random
        The source of chance; the same state gives the same work.
    language : str, default "en"
        Of the title and the journal.

    Returns
    -------
    Work
        A work that does not exist.

    Examples
    --------
    >>> invent(random.Random(1)) == invent(random.Random(1))
    True
    """
    count = chance.choices((1, 2, 3, 4, 5, 6, 8, 12), (20, 25, 22, 14, 8, 5, 4, 2))[0]
    return Work(
        language,
        tuple(_person(chance, language) for _ in range(count)),
        tuple(_person(chance, language) for _ in range(chance.choice((1, 1, 2, 2, 3)))),
        _values(chance, language),
    )


def _person(chance: random.Random, language: str) -> tuple[str, str]:
    if language == "ko":
        return "", chance.choice(words.KOREAN)
    given = chance.choice(words.GIVEN)
    if chance.random() < 0.3:
        given += " " + chance.choice(
            (chance.choice(words.GIVEN), chance.choice("ABCDEFGHJKLMPRST") + ".")
        )
    return given, chance.choice(words.FAMILIES)


def _values(chance: random.Random, language: str) -> dict[str, str]:
    year = chance.choices(
        (chance.randint(2005, 2025), chance.randint(1970, 2004), chance.randint(1890, 1969)),
        (6, 3, 1),
    )[0]
    first = chance.choice(
        (chance.randint(1, 99), chance.randint(100, 999), chance.randint(1000, 9999))
    )
    last = first + chance.randint(1, 40)
    ident = f"{chance.randint(7, 25):02d}{chance.randint(1, 12):02d}.{chance.randint(1, 99999):05d}"
    prefix = f"10.{chance.randint(1000, 9999)}"
    site = chance.choice(
        ("example.org", "www.example.com", "github.com/jcarberry", "hal.example.org")
    )
    return {
        "title": _title(chance, language),
        "journal": _journal(chance, language),
        "short": chance.choice(words.SHORT_JOURNALS),
        "meeting": _meeting(chance, year),
        "book": _title(chance, language).capitalize(),
        "acronym": chance.choice(words.ACRONYMS),
        "year": str(year),
        "month": chance.choice(words.MONTHS),
        "day": str(chance.randint(1, 28)),
        "volume": str(chance.choice((chance.randint(1, 60), chance.randint(60, 999)))),
        "issue": chance.choice((str(chance.randint(1, 12)), "1-2", "3/4")),
        "first": str(first),
        "last": str(last) if chance.random() < 0.8 else str(last)[-2:],
        "article": chance.choice(("e{}", "L{}", "{}", "0{}", "R{}")).format(
            chance.randint(1000, 99999)
        ),
        "publisher": chance.choice(words.PUBLISHERS),
        "city": chance.choice(words.CITIES),
        "doi": f"{prefix}/{chance.choice(_JOURNAL_KEYS)}{chance.randint(1000, 9999999)}",
        "arxiv": ident,
        "url": f"{chance.choice(_SCHEMES)}://{site}/{chance.choice(_PATHS)}{first}",
        "note": chance.choice(words.NOTES),
        "school": f"University of {chance.choice(words.CITIES).split(',')[0]}",
        "number": f"{chance.choice(('TR', 'CS', 'MSR-TR', 'RR'))}-{year}-{chance.randint(1, 99)}",
    }


def _title(chance: random.Random, language: str) -> str:
    parts = words.TITLE_PARTS[language]
    text = chance.choice(words.TITLE_PATTERNS[language])
    for letter in "amnd":
        while "{" + letter + "}" in text:
            text = text.replace("{" + letter + "}", chance.choice(parts[letter]), 1)
    while "{Y}" in text:
        text = text.replace("{Y}", str(chance.randint(1500, 2000)), 1)
    name = "".join(chance.choice("ABCDEGLMNOPRST") for _ in range(chance.randint(3, 5)))
    text = text.replace(
        "{X}", chance.choice((name, name.capitalize(), name[:-1] + name[-1].lower()))
    )
    return text[:1].upper() + text[1:]


def _journal(chance: random.Random, language: str) -> str:
    text = chance.choice(words.JOURNAL_FORMS[language])
    while "{f}" in text:
        text = text.replace("{f}", chance.choice(words.FIELDS_OF_WORK), 1)
    own = _OWN.get(language, _LATIN)
    return text.replace("{g}", chance.choice(own)).replace("{r}", chance.choice(own))


def _meeting(chance: random.Random, year: int) -> str:
    text = chance.choice(words.MEETINGS)
    for sign, value in (
        ("{f}", chance.choice(words.FIELDS_OF_WORK)),
        ("{o}", chance.choice(_ORDINALS)),
        ("{A}", chance.choice(words.ACRONYMS)),
        ("{P}", chance.choice(_SOCIETIES)),
        ("{Y}", str(year)),
        ("{y}", f"{year % 100:02d}"),
    ):
        text = text.replace(sign, value)
    return text
