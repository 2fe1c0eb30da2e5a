"""Titles and abstracts from a small grammar."""

from __future__ import annotations

from dataclasses import dataclass

from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.datasets.invention.vocabulary import Topic, coinages, methods, topics

__all__ = ["Text", "write"]

_TITLES = """
{T1} and {t2} in {m1}
On {t1} of {m1}: {method} revisited
{Coined} of {m1} by {method}
Do {m1} show {t1}?
{Method} for {t1}
A theory of {t1} under {t2}
{T1} without {t2}: evidence from {m1}
Measuring {t1} in {m1} with {method}
What {m2} tell us about {t1}
From {t1} to {t2}: {coined} at work
{Coined}, or how {m1} learn {t1}
The limits of {method} in {topic}
Towards {coined}: {t1} across {m1} and {m2}
{T1} at {place}: {n1} seasons of {m1}
"""
_BACKGROUND = """
Studies of {topic} have long treated {t1} as a nuisance that careful workshops avoid.
Few questions in {topic} divide readers as sharply as the origin of {t1}.
Since the first reports from {place}, {t1} have been held responsible for most failures of {m1}.
The literature on {topic} knows {t1} well, yet rarely sees them beside {t2}.
Everyday handling of {m1} produces {t1} that textbooks on {topic} leave unexplained.
Collectors of {m1} describe {t1} in words that {topic} has so far declined to formalise.
Classical accounts of {topic} assume that {t1} and {t2} are independent of each other.
"""
_GAP = """
Whether {t3} follow from the same cause has remained open because {m2} are seldom compared directly.
Existing treatments rely on {t2} alone and therefore confuse the owner with the object.
What is missing is an account of {t3} that survives a change of {m1}.
Earlier surveys at {place} stopped before {t3} could be separated from ordinary wear.
No previous work states under which conditions {t2} should be expected to disappear.
Attempts at replication in {place} were abandoned when {t3} outlasted the available funding.
"""
_APPROACH = """
We introduce {coined}, a procedure that combines {method} with repeated observation of {m1}.
Here {method} is applied to {m1}, with {t3} recorded by observers unaware of the hypothesis.
Our approach extends {method} so that {t2} and {t3} enter a single likelihood.
We revisit the question with {method} and a deliberately modest set of assumptions.
The argument proceeds by {method}, supported where necessary by {coined}.
We propose to replace {method2} by {method} and to report {coined} alongside it.
"""
_DATA = """
We collected {n1} examples of {m1} and {n2} of {m2} over {n3} seasons at {place}.
Observations of {n2} {m1} from {place} were annotated twice, with agreement above {n1} percent.
We draw on {n3} years of notebooks from {place} covering {n2} {m2}.
A field trial in {place} followed {n1} households and their {m1} through {n3} winters.
All {n2} specimens, most of them {m2}, were returned undamaged to {place}.
"""
_FINDING = """
Results show that {t3} precede {t1} in {n1} percent of cases and never the reverse.
We find that {t1} decline steadily once {t2} are accounted for, contrary to common belief.
The effect of {t2} on {t3} is small, robust and slightly embarrassing.
Across all conditions, {coined} separates {m1} from {m2} better than {method2} does.
Surprisingly, {t1} vanish whenever {m2} are left alone for {n3} days.
Both {t1} and {t3} scale with the age of the {m1} but not with their price.
"""
_CLOSE = """
The findings suggest that {topic} should reconsider the role of {t2} in practice.
Implications for the care of {m2} and for {topic} at large are discussed.
We release annotated examples so that {t3} can be studied wherever {m1} are kept.
These observations limit what {method2} can claim about {m2}.
We close with advice for curators of {m1} who encounter {t1} unprepared.
"""
_PLACES = (
    "Lower Kilnhaven",
    "the Mugby archive",
    "Port Saucerby",
    "Upper Dregs",
    "the Pipkin valley",
    "Ewerstadt",
    "Old Tureen",
    "the Crockmoor observatory",
    "Samovar Bay",
    "the Thimble Institute",
)


@dataclass(frozen=True, slots=True)
class Text:
    """A title, an abstract and the topic they are about."""

    title: str
    abstract: str
    topic: Topic


def write(dice: Dice, field: str, year: int, *, daring: float, sentences: int = 6) -> Text:
    """Write about something in a field, in the words of a year.

    Parameters
    ----------
    dice : Dice
        Decides.
    field : str
        One of `vocabulary.FIELDS`.
    year : int
        Words that came up later are not used.
    daring : float
        Share of texts that join two topics, or take up the newest words.
    sentences : int
        Length of the abstract.

    Returns
    -------
    Text
        Of about 14 words a sentence.

    Examples
    --------
    >>> text = write(Dice("example"), "psychoceramics", 2010, daring=0.5)
    >>> 50 < len(text.abstract.split()) < 140
    True
    """
    known = topics(field, year)
    topic = known[-1] if dice.happens(daring / 2) else dice.one(known)
    other = dice.one(known) if dice.happens(daring) else topic
    words = _words(dice, field, year, (topic, other), daring)
    patterns = [_BACKGROUND, _GAP, _APPROACH, _DATA, _FINDING, _CLOSE]
    if sentences < len(patterns):
        patterns.pop(dice.one([1, 3]))
    lines = [_filled(dice.one(pattern.strip().splitlines()), words) for pattern in patterns]
    title = _filled(dice.one(_TITLES.strip().splitlines()), words)
    return Text(title, " ".join(lines), topic)


def _words(
    dice: Dice, field: str, year: int, pair: tuple[Topic, Topic], daring: float
) -> dict[str, str]:
    topic, other = pair
    first, second = dice.some(topic.terms, 2)
    third = dice.one([term for term in other.terms if term not in {first, second}])
    coined = coinages(field, year)
    newest = coined[-8:] if dice.happens(daring) else coined
    ways = methods(year)
    method, method2 = dice.some(ways[-3:] if dice.happens(daring) else ways, 2)
    material = dice.one(topic.materials)
    words = {
        "topic": topic.name,
        "t1": first,
        "t2": second,
        "t3": third,
        "m1": material,
        "m2": dice.one([m for m in other.materials if m != material]),
        "method": method,
        "method2": method2,
        "coined": dice.one(newest),
        "place": dice.one(_PLACES),
        "n1": str(dice.whole(52, 94)),
        "n2": str(dice.whole(110, 940)),
        "n3": str(dice.whole(3, 11)),
    }
    return words | {key[0].upper() + key[1:]: _capital(text) for key, text in words.items()}


def _filled(pattern: str, words: dict[str, str]) -> str:
    return _capital(pattern.format(**words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
