"""Printing invented works in many styles of citing, with every field marked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from researchmetrics.documents.references.model.training.examples import Example
from researchmetrics.documents.references.model.training.invented import Work, invent
from researchmetrics.documents.references.model.training.printed_styles import STYLES

__all__ = ["invent_examples"]

_FIELD = re.compile(r"<([^<>]+)>")
_OPTIONAL = re.compile(r"\{([^{}]*)\}")
_LETTERS = re.compile(r"[\W_]+")
_JOINS = {
    "en": (
        (", ", " and "),
        (", ", ", and "),
        (", ", ", "),
        (", ", " & "),
        (", ", ", & "),
        ("; ", "; "),
    ),
    "de": ((", ", " und "), ("; ", "; "), (" / ", " / "), (", ", ", ")),
    "fr": ((", ", " et "), (", ", ", "), ("; ", " et ")),
    "es": ((", ", " y "), ("; ", "; "), (", ", ", ")),
    "pt": (("; ", "; "), (", ", " e ")),
    "ru": ((", ", ", "), (", ", " и ")),
    "ko": ((", ", ", "), ("·", "·")),
}
_FIELD_OF = {
    "A": "author",
    "E": "editor",
    "year": "date",
    "journal": "venue",
    "short": "venue",
    "meeting": "venue",
    "acronym": "venue",
    "book": "venue",
    "book-title": "title",
    "first": "pages",
    "article": "pages",
    "month": "date",
    "day": "date",
    "city": "location",
    "school": "publisher",
    "number": "genre",
    "status": "note",
}
_CUT_SHORT = ("et al.", "et al", "and others")
_STATUS = ("Under review at", "Submitted to", "submitted to", "under review at", "In review at")
_SMALL = frozenset(
    {"a", "an", "the", "of", "for", "in", "on", "and", "to", "by", "from", "with", "using"}
)


def invent_examples(count: int, seed: int) -> Iterator[Example]:
    """Invent references in many styles.

    Parameters
    ----------
    count : int
        How many.
    seed : int
        Beginning of the row of chances; the same gives the same references.

    Yields
    ------
    Example
        A reference with its fields.

    Examples
    --------
    >>> next(invent_examples(1, seed=1)) == next(invent_examples(1, seed=1))
    True
    """
    chance = random.Random(seed)  # noqa: S311 - chance for examples, nothing secret
    for number in range(count):
        language, form, style = chance.choice(STYLES)
        work = invent(chance, language)
        text, fields = _print(chance, work, form, _thinned(chance, style))
        title = _LETTERS.sub("", work.values["title"].lower())
        yield Example(text, fields, title, f"invented/{number}")


def _thinned(chance: random.Random, style: str) -> str:
    """Leave out some of the parts that may be missing."""
    return _OPTIONAL.sub(lambda found: found[1] if chance.random() < 0.6 else "", style)


def _print(
    chance: random.Random, work: Work, form: str, style: str
) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    text, place = "", 0
    fields: list[tuple[str, int, int]] = []
    people = _people(chance, work, form)
    titled = chance.random() < 0.35
    dash = chance.choice(("-", "–", "--", "-"))
    for found in _FIELD.finditer(style):
        text += style[place : found.start()]
        place = found.end()
        name, _, given = found[1].partition(":")
        shown = given or _shown(chance, work, name, people, dash)
        if titled and name in {"title", "book"} and work.language == "en":
            shown = _capitals(shown)
        if name == "title" and shown.endswith("?") and style[place : place + 1] == ".":
            place += 1
        # A full stop that ends an initial or "et al." is not printed twice.
        if shown.endswith(".") and style[place : place + 1] == ".":
            shown = shown[:-1]
        field, start = _FIELD_OF.get(name, name), len(text)
        text += shown
        if fields and fields[-1][0] == field and not _LETTERS.sub("", text[fields[-1][2] : start]):
            start = fields.pop()[1]
        fields.append((field, start, len(text)))
    return text + style[place:], tuple(fields)


def _shown(chance: random.Random, work: Work, name: str, people: tuple[str, str], dash: str) -> str:
    values = work.values
    if name in {"A", "E"}:
        return people["AE".index(name)]
    if name == "pages":
        return f"{values['first']}{dash}{values['last']}"
    if name == "book-title":
        return values["title"]
    if name == "label":
        return chance.choice((str(chance.randint(1, 99)), f"P{chance.randint(1, 30)}"))
    if name == "date":
        month = values["month"]
        return chance.choice(
            (f"{month} {values['year']}", values["year"], f"{month[:3]}. {values['year']}")
        )
    if name == "status":
        return (
            f"{chance.choice(_STATUS)} {values[chance.choice(('journal', 'meeting', 'acronym'))]}"
        )
    return values[name]


def _capitals(title: str) -> str:
    return " ".join(
        word if word.lower() in _SMALL and at else word[:1].upper() + word[1:]
        for at, word in enumerate(title.split(" "))
    )


def _people(chance: random.Random, work: Work, form: str) -> tuple[str, str]:
    between, final = chance.choice(_JOINS[work.language])
    if form == "v":
        between, final = ", ", ", "
    first_only = form in "Fc" and work.language == "en" and chance.random() < 0.6
    names = [
        _name(person, "g" if first_only and at and form == "F" else form)
        for at, person in enumerate(work.people)
    ]
    if chance.random() < 0.04:
        names = [name + chance.choice(("*", "", "*", "†")) for name in names]
    limit = chance.choice((1, 2, 3, 6)) if chance.random() < 0.1 else len(names)
    if len(names) > limit:
        cut = f"외 {len(names) - limit}인" if work.language == "ko" else chance.choice(_CUT_SHORT)
        shown = ", ".join(names[:limit]) + chance.choice((", ", " ")) + cut
    else:
        shown = _joined(names, between, final)
    editors = [_name(person, "i" if form in "ig" else form) for person in work.editors]
    return shown, _joined(editors, between, final)


def _joined(names: list[str], between: str, final: str) -> str:
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2 and final.startswith(", ") and final != ", ":
        final = final[1:]
    return between.join(names[:-1]) + final + names[-1]


def _name(person: tuple[str, str], form: str) -> str:
    given, family = person
    if not given:
        return family
    initials = [part[0].upper() for part in re.split(r"[\s-]+", given) if part[0].isalpha()]
    dotted = " ".join(f"{letter}." for letter in initials)
    return {
        "i": f"{dotted} {family}",
        "f": f"{family}, {dotted}",
        "F": f"{family}, {given}",
        "g": f"{given} {family}",
        "v": f"{family} {''.join(initials)}",
        "V": f"{family} {''.join(f'{letter}.' for letter in initials)}",
        "c": f"{family.upper()}, {dotted}",
    }[form]
