"""What a token tells by itself, as names of features and as a class of signs."""

from __future__ import annotations

from researchmetrics.documents.references.model.word_lists import groups_of

__all__ = ["CLASSES", "LISTED", "describe", "number_look", "sign_class"]

CLASSES: tuple[str, ...] = (
    "edge",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "open",
    "close",
    "straight",
    "-",
    "/",
    "&",
    "sign",
    "1",
    "2",
    "3",
    "4",
    "year",
    "5",
    "initial",
    "initials",
    "capital",
    "capitals",
    "mixed",
    "function",
    "connective",
    "lower",
    "letter",
    "other",
)
_CLASS = {name: number for number, name in enumerate(CLASSES)}
_QUOTES = {
    "“": "open", "„": "open", "«": "open", "‘": "open", "‚": "open",
    "”": "close", "»": "close", "’": "close",
    '"': "straight", "'": "straight", "`": "straight", "″": "straight",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
}  # fmt: skip
# Lists whose words are looked for in the whole stretch around a token.
LISTED: tuple[str, ...] = (
    "venue", "publisher", "place", "editor", "report", "month", "url", "status", "given", "page",
)  # fmt: skip


def sign_class(token: str) -> int:
    """Say to which class of signs a token belongs.

    Parameters
    ----------
    token : str
        As `cut` gives it.

    Returns
    -------
    int
        Place in ``CLASSES``.

    Examples
    --------
    >>> [CLASSES[sign_class(token)] for token in ("1999", "J", "of", "–")]
    ['year', 'initial', 'function', '-']
    """
    if token.isdigit():
        if _is_year(token):
            return _CLASS["year"]
        return _CLASS[str(min(len(token), 5))]
    if not token[0].isalpha():
        return _CLASS.get(_QUOTES.get(token, token), _CLASS["sign"])
    return _CLASS[_word_class(token)]


def _word_class(token: str) -> str:
    if token.isupper():
        return "initial" if len(token) == 1 else "initials" if len(token) < 4 else "capitals"
    if token[0].isupper():
        return "capital" if token[1:].islower() else "mixed"
    if token.islower():
        groups = groups_of(token)
        if "connective" in groups:
            return "connective"
        return "function" if "function" in groups else "letter" if len(token) == 1 else "lower"
    return "other" if not any(map(str.isupper, token)) else "mixed"


def describe(token: str) -> tuple[list[str], list[str], list[str]]:
    """Name the features of a token.

    Parameters
    ----------
    token : str
        As `cut` gives it.

    Returns
    -------
    tuple of three lists of str
        Features of the token itself, those it gives its neighbours, and those it gives the
        tokens two places away.

    Examples
    --------
    >>> describe("1999")[2]
    ['w=year', 'c=20']
    """
    kind = f"c={sign_class(token)}"
    if token.isdigit():
        return _number(token, kind)
    if not token[0].isalpha():
        name = [f"w={token}", kind]
        return name, name, name
    low = token.lower()
    groups = [f"g={group}" for group in groups_of(low)]
    shape = "".join("X" if sign.isupper() else "x" for sign in token[:5])
    word = f"w={low}"
    own = [word, kind, f"h={shape}", f"n={min(len(low), 12)}", f"x={token}", *groups]
    own += [f"p{size}={low[:size]}" for size in (2, 3, 4) if len(low) > size]
    own += [f"s{size}={low[-size:]}" for size in (2, 3, 4) if len(low) > size]
    near = [word, kind, *groups]
    if len(low) > 3:
        near.append(f"s3={low[-3:]}")
    return own, near, [word, kind, *groups]


def number_look(token: str) -> str:
    """Say what of a number its features depend on.

    Parameters
    ----------
    token : str
        Digits.

    Returns
    -------
    str
        The same for numbers with the same features.

    Examples
    --------
    >>> number_look("1234") == number_look("1299"), number_look("1299") == number_look("1999")
    (True, False)
    """
    if len(token) < 3:
        return token
    return f"{token[:2]}/{len(token)}/{_is_year(token)}"


def _is_year(token: str) -> bool:
    return len(token) == 4 and "1500" <= token <= "2035"


def _number(token: str, kind: str) -> tuple[list[str], list[str], list[str]]:
    size = len(token)
    name = "w=year" if _is_year(token) else f"w={token}" if size < 3 else f"w=#{min(size, 8)}"
    own = [name, kind, f"h={token[:2]}/{size}"]
    return own, [name, kind], [name, kind]
