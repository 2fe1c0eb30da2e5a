"""Telling publishers and their cities from venues, by the words their names are made of."""

from __future__ import annotations

import re

__all__ = ["is_city", "looks_published", "names_event"]

_PUBLISHER = re.compile(
    r"\b(?:Press|Springer|Wiley|Elsevier|Verlag|Publish(?:ers|ing|ings)|Books|Morgan Kaufmann|"
    r"Kluwer|North[- ]Holland|Routledge|Sage|SAGE|Blackwell|Addison[- ]Wesley|Prentice[- ]Hall|"
    r"McGraw[- ]Hill|Birkh[äa]user|[ÉE]ditions?|Palgrave|Macmillan|Academic|de Gruyter|Brill|"
    r"Harper|Penguin|Random House|Suhrkamp|Beck|Hachette|Gallimard|Einaudi|Laterza|Plenum|"
    r"World Scientific|Oxford|Cambridge|ACM|IEEE|USENIX|AAAI|MIT|CRC|SIAM|Institut[eo]?|"
    r"Universit\w+|University|College|Department|Laborator\w+|Association|Society|Council|"
    r"Ministry|Foundation|Inc|Ltd|GmbH|Co|Editorial|Editora|Ediciones|Edi[çc][õo]es|Edizioni|Editore|Editrice|UP|Forlag|[Ff]örlag|Uitgeverij|Wydawnictwo|Kiadó|Nakladatelství|Yayınları|Yayınevi|Издательство|Изд-во|Наука)\b|出版|書房|书局|書店|출판"
)
_EVENT = re.compile(
    r"Proc|Conf|Journal|Trans|Symp|Works|Demo|\b(?:in|at)\b|International|Review|Lecture|Advances|"
    r"Annals|Bulletin|Archiv|\([A-Z]|^\W*(?:AAAI|USENIX|SIAM)\W*$"
)
# A venue is never called after these alone; they are where publishers are.
_CITIES = frozenset(
    """
    amsterdam ann arbor athens atlanta baltimore barcelona basel beijing belmont berkeley berlin
    bern bielefeld bloomington bologna bonn boston brussels bruxelles budapest buenos aires
    cambridge chicago cologne copenhagen darmstadt dordrecht dublin edinburgh firenze florence
    frankfurt freiburg geneva genève göttingen hamburg heidelberg helsinki hillsdale hoboken
    ithaca jena jerusalem kyoto köln leiden leipzig lisboa lisbon london londres los angeles
    lyon madrid manchester melbourne mexico milan milano minneapolis montreal montréal moscow
    moskva munich münchen napoli new delhi haven york oslo oxford palo alto paris philadelphia
    pisa pittsburgh prague praha princeton providence redwood city rio de janeiro roma rome san
    francisco santiago seattle seoul singapore stanford stockholm stuttgart sydney thousand oaks
    tokyo torino toronto tübingen uppsala utrecht vienna warsaw warszawa washington weinheim
    wien wiesbaden zurich zürich
    """.split()  # noqa: SIM905  # a word list reads better as words
)


def looks_published(text: str) -> bool:
    """Whether a text names a publisher.

    Parameters
    ----------
    text : str
        A stretch of a reference.

    Returns
    -------
    bool
        True when one of the words of publishers' names is in it.

    Examples
    --------
    >>> looks_published("Mill Lane Press"), looks_published("Engines")
    (True, False)
    """
    return _PUBLISHER.search(text) is not None


def names_event(text: str) -> bool:
    """Whether a text names a conference or journal, whoever publishes it.

    Parameters
    ----------
    text : str
        A stretch of a reference.

    Returns
    -------
    bool
        True when a word of such names, or an acronym in parentheses, is in it.

    Examples
    --------
    >>> names_event("IEEE Conference on Engines"), names_event("IEEE")
    (True, False)
    """
    return _EVENT.search(text) is not None


def is_city(text: str) -> bool:
    """Whether a text is nothing but cities where publishers are.

    Parameters
    ----------
    text : str
        A stretch of a reference.

    Returns
    -------
    bool
        True when every word is part of such a city's name.

    Examples
    --------
    >>> is_city("Berlin, New York"), is_city("Nature")
    (True, False)
    """
    words = re.findall(r"\w+", text.lower())
    return bool(words) and all(word in _CITIES for word in words)
