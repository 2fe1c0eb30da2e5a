"""Text in UTF-8 that somebody read as Latin-1 or Windows-1252, set right."""

from __future__ import annotations

import re

__all__ = ["mended"]

# What Windows-1252 shows for the bytes 80 to 9F, and those bytes read as Latin-1.
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f"
_NEXT = rf"[{_HIGH}\xa0-\xbf]"
# Closing quotes follow letters in earnest; behind Ã they stand for ë and û.
_NEXT_BUT_QUOTES = rf"[{_HIGH}\xa0-\xaa\xac-\xba\xbc-\xbf]"
_GARBLED = re.compile(
    rf"Ã{_NEXT}|[ÂÄÅÎÏÐÑØÙ]{_NEXT_BUT_QUOTES}|[à-ï]{_NEXT}{_NEXT}|ð{_NEXT}{_NEXT}{_NEXT}"
)
# The same in small letters: Ã became ã, and a tokenizer may have set the sign apart.
_LOWERED = re.compile(r"ã(?:\s?[©¼¶¤±³¨§¢¥®¯](?!\s?\d)|[\xa0-\xaa\xac-\xb9\xbc-\xbf])")
# Garbled text has no other letters of its own: "maçã ©" is an apple and a mark.
_TRUE_LETTER = re.compile(r"(?![ãâ])[à-öø-ÿĀ-ɏ]")
# An ellipsis whose middle byte was lost.
_LOST_DOTS = re.compile(r"â\s?\?\s?¦")


def mended(text: str) -> str:
    """Set right what was read in the wrong encoding.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text where nothing was garbled.

    References
    ----------
    .. [1] Speer, R. (2019). ftfy. Zenodo. doi:10.5281/zenodo.2591652

    Examples
    --------
    >>> mended("PÃ³lya and MÃ¼ller on cafÃ© pots â€“ again"), mended("CAFÉ")
    ('Pólya and Müller on café pots – again', 'CAFÉ')
    """
    if "¦" in text:
        text = _LOST_DOTS.sub("…", text)
    if "ã" in text and not _TRUE_LETTER.search(text):
        text = _LOWERED.sub(_lowered, text)
    return _GARBLED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    try:
        read = b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return read if read.isprintable() or read == "\xa0" else found[0]


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _lowered(found: re.Match[str]) -> str:
    return bytes((0xC3, ord(found[0][-1]))).decode("utf-8").lower()
