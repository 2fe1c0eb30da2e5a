"""What free text says beside its words: addresses, where the code is, that a work is withdrawn."""

from __future__ import annotations

import re

__all__ = ["addresses", "code_address", "is_withdrawn"]

_ADDRESS = re.compile(r"(?:https?://|www\.|git(?:hub|lab)\.com/)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_CODE_HOST = re.compile(
    r"https?://(?:www\.)?(?:(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|codeberg\.org)/[\w.-]+/"
    r"[\w.-]+|sourceforge\.net/projects/)",
    re.IGNORECASE,
)
_CODE = r"\b(?:codes?|implementations?|software|scripts?)\b"
_BEFORE = re.compile(_CODE + r"[^;]{0,60}$", re.IGNORECASE)
_AFTER = re.compile(r"\W{0,3}(?:\w{1,20}\s{1,3}){0,3}" + _CODE, re.IGNORECASE)
_NEAR = 80
_OPENED = {")": "(", "]": "["}
_WITHDRAWN = re.compile(
    r"^\W*withdrawn\b|\b(?:has|have|was|were|is|are|been|being)(?: \w+){0,2} withdrawn\b"
    r"|\b(?:paper|article|submission|manuscript|preprint) withdrawn\b",
    re.IGNORECASE,
)


def addresses(text: str | None) -> tuple[str, ...]:
    """Find the addresses in a text.

    Parameters
    ----------
    text : str or None
        White space tidied.

    Returns
    -------
    tuple of str
        Without the punctuation of the sentence; ``https://`` added where the scheme is left out.

    Examples
    --------
    >>> addresses("Pots: https://psycho.example/pots.ps.gz. Code (github.com/kiln/pots).")
    ('https://psycho.example/pots.ps.gz', 'https://github.com/kiln/pots')
    """
    found = (_address(match[0]) for match in _ADDRESS.finditer(text or ""))
    return tuple(dict.fromkeys(found))


def code_address(text: str | None) -> str | None:
    """Find where a text says that its code is.

    Parameters
    ----------
    text : str or None
        White space tidied.

    Returns
    -------
    str or None
        Address of a repository that stands near a word for code; None for other addresses.

    Examples
    --------
    >>> code_address("9 pages. Code is available at https://github.com/kiln/pots.")
    'https://github.com/kiln/pots'
    >>> code_address("We also compare with https://github.com/kiln/pans") is None
    True
    """
    whole = text or ""
    for match in _ADDRESS.finditer(whole):
        address = _address(match[0])
        before = whole[max(0, match.start() - _NEAR) : match.start()]
        after = whole[match.end() : match.end() + _NEAR]
        if _CODE_HOST.match(address) and (_BEFORE.search(before) or _AFTER.match(after)):
            return address
    return None


def is_withdrawn(text: str | None) -> bool:
    """Tell whether a text says that the work it is about is withdrawn.

    Parameters
    ----------
    text : str or None
        White space tidied.

    Returns
    -------
    bool
        Whether it says so.

    Examples
    --------
    >>> is_withdrawn("This paper has been withdrawn by the author due to a crack in Lemma 2.")
    True
    >>> is_withdrawn("Supersedes the withdrawn paper on pans.")
    False
    """
    return bool(_WITHDRAWN.search(text or ""))


def _address(found: str) -> str:
    bare = found.rstrip(".,;:!?'*")
    while bare and bare[-1] in _OPENED and bare.count(bare[-1]) > bare.count(_OPENED[bare[-1]]):
        bare = bare[:-1].rstrip(".,;:!?'*")
    bare = bare.removesuffix(".git")
    return bare if "://" in bare else f"https://{bare}"
