"""Words for invented works: titles, abstracts, people and places, told apart by a number."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

_ONSETS = ("b", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_LINKS = ("of the", "in", "and", "for", "under", "with", "by", "on")


@cache
def _words() -> list[str]:
    source = random.Random(1)
    return [
        "".join(
            source.choice(_ONSETS) + source.choice(_VOWELS) for _ in range(source.randint(2, 4))
        )
        for _ in range(4_000)
    ]


def title(number: int) -> str:
    """Return a title of its own."""
    source = random.Random(number)
    words = [source.choice(_words()) for _ in range(source.randint(5, 11))]
    words.insert(len(words) // 2, source.choice(_LINKS))
    return " ".join(words).capitalize()


def abstract(number: int) -> str:
    """Return an abstract of 150 words."""
    source = random.Random(-1 - number)
    words = [source.choice(_words()) for _ in range(150)]
    return ". ".join(" ".join(words[at : at + 15]).capitalize() for at in range(0, 150, 15)) + "."


def family(number: int) -> str:
    """Return one of 3,000 family names."""
    return _words()[number % 3_000].capitalize()


def given(number: int) -> str:
    """Return one of 400 given names."""
    return _words()[-1 - number % 400].capitalize()


def references(number: int) -> list[int]:
    """Return the numbers of 30 works that a work refers to, out of 200,000."""
    source = random.Random(number)
    return [source.randrange(200_000) for _ in range(30)]


def orcid(number: int) -> str:
    """Return an ORCID with its check digit."""
    digits, total = f"{15_000_000_000_000 + number:015d}", 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


def told_apart(template: Any, number: int, **instead: str) -> Any:
    """Return a template with other people and places in it, and other texts in place of some."""
    text = json.dumps(template)
    known = {
        "Kiln": family(number),
        "A. N. Other": f"{given(number)} {family(number // 3)}",
        "Psychoceramics": f"{family(number % 300)} Studies",
        "psychoceramics": f"{family(number % 300)} studies",
        "Psychoceram": family(number % 300),
    }
    for before, after in (known | instead).items():
        text = text.replace(before, after)
    return json.loads(text)
