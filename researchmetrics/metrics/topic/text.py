"""Words of a work: what of a title and an abstract tells its topic."""

from __future__ import annotations

import re
import unicodedata

# Function words and the phrases every abstract uses; part of the definition, so a change here is a
# new version of it.
_FUNCTION_WORDS = """
about above after again against all also although always am among an and another any are as
at be because been before being below between both but by can cannot could did do does doing
done down due during each either else et etc ever every few for from further furthermore had
has have having he hence her here hers him his how however if in into is it its itself just
least less like made mainly make makes many may might more moreover most much must my near
nearly neither no nor not now of off often on once one only onto or other others our ours
out over own per perhaps quite rather really same she should since so some such than that
the their theirs them then there therefore these they this those three through thus to
together too toward towards two under until up upon us use used uses using various very via
was we were what when where whereas whether which while who whom whose why will with within
without would yet you your abstract paper papers article propose proposes proposed present
presents presented show shows shown study studies result results
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
_TOKEN = re.compile(r"[a-z][a-z0-9]+(?:-[a-z0-9]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SUSPECT = re.compile(r"©|copyright|rights reserved|https?:|www\.|available|released|open-?sourced")
_BOILERPLATE = re.compile(
    r"©|\bcopyright\b|all rights reserved"
    r"|\b(?:codes?|implementations?|source|software|demos?|models?)\b.{0,80}"
    r"\b(?:available|released|found|open-?sourced)\b.{0,20}\b(?:at|here|on|from|under|upon)\b"
    r"|\b(?:available|released|found)\b.{0,30}(?:https?:|www\.)"
)
_ADDRESS = re.compile(r"(?:https?:|www\.)\S+")


def tokens(text: str) -> list[str]:
    """Split a text into the words that tell its topic.

    Parameters
    ----------
    text : str
        Title and abstract.

    Returns
    -------
    list of str
        Words in order, lower case, without function words, copyright lines and statements of
        where the code is.

    Examples
    --------
    >>> tokens("A graph-based Method. Code is available at https://example.org/x.")
    ['graph-based', 'method']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    if _SUSPECT.search(text):
        kept = (part for part in _SENTENCE.split(text) if not _BOILERPLATE.search(part))
        text = _ADDRESS.sub(" ", " ".join(kept))
    return [word for word in _TOKEN.findall(text) if word not in STOP_WORDS]


def title_form(title: str) -> str:
    """Reduce a title to what two versions of one work share.

    Parameters
    ----------
    title : str
        Title as shown.

    Returns
    -------
    str
        Letters and digits only, lower case.

    Examples
    --------
    >>> title_form("On Graphs: A Survey")
    'ongraphsasurvey'
    """
    folded = unicodedata.normalize("NFKC", title).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
