"""Text of any script in the letters of ASCII."""

from __future__ import annotations

__all__ = ["in_ascii"]


def in_ascii(text: str) -> str:
    """Write a text in ASCII: letters without marks, other scripts transcribed.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same where it is ASCII already.

    Examples
    --------
    >>> in_ascii("Müller"), in_ascii("Ålesund")
    ('Muller', 'Alesund')
    """
    if text.isascii():
        return text
    # Its tables are large, and most texts need none of them.
    from anyascii import anyascii

    return anyascii(text)
