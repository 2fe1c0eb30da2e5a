"""Check digits of ORCID, ISBN and ISSN."""

from __future__ import annotations

_SEPARATORS = dict.fromkeys(map(ord, "-‐‑‒–− \u00a0"))


def orcid_check(digits: str) -> str:
    """Compute the last character of an ORCID (ISO 7064, MOD 11-2).

    Parameters
    ----------
    digits : str
        The first 15 digits, without hyphens.

    Returns
    -------
    str
        A digit or X.

    References
    ----------
    .. [1] ISO/IEC 7064:2003, MOD 11-2.

    Examples
    --------
    >>> orcid_check("000000021825009")
    '7'
    """
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def issn_check(digits: str) -> str:
    """Compute the last character of an ISSN.

    Parameters
    ----------
    digits : str
        The first seven digits.

    Returns
    -------
    str
        A digit or X.

    Examples
    --------
    >>> issn_check("0378595")
    '5'
    """
    rest = -sum(int(digit) * (8 - place) for place, digit in enumerate(digits)) % 11
    return "X" if rest == 10 else str(rest)


def isbn13_check(digits: str) -> str:
    """Compute the last digit of an ISBN of 13 digits.

    Parameters
    ----------
    digits : str
        The first twelve digits.

    Returns
    -------
    str
        A digit.

    Examples
    --------
    >>> isbn13_check("978030640615")
    '7'
    """
    return str(
        -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    )


def isbn13(text: str) -> str | None:
    """Give the 13 digits of an ISBN of either length whose check digit is right.

    Parameters
    ----------
    text : str
        Ten or thirteen characters, hyphens and spaces allowed.

    Returns
    -------
    str or None
        Thirteen digits; None when it is no ISBN.

    Examples
    --------
    >>> isbn13("0-306-40615-2")
    '9780306406157'
    """
    bare = text.translate(_SEPARATORS).upper()
    bare = bare.removeprefix("URN:ISBN:").removeprefix("ISBN").lstrip(":")
    if not bare.isascii():
        return None
    # 979-0 is for printed music.
    if len(bare) == 13 and bare.isdigit() and bare[:3] in {"978", "979"} and bare[:4] != "9790":
        return bare if isbn13_check(bare[:12]) == bare[12] else None
    if len(bare) == 10 and bare[:9].isdigit() and (bare[9].isdigit() or bare[9] == "X"):
        values = [10 if digit == "X" else int(digit) for digit in bare]
        if sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0:
            return "978" + bare[:9] + isbn13_check("978" + bare[:9])
    return None
