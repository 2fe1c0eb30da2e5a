"""The acronym of a venue, as a reference prints it: "(ICRA 2020)", "NeurIPS 2021"."""

from __future__ import annotations

import re

__all__ = ["find_acronym"]

_SHORT = r"[A-Z][A-Za-z]{0,6}[A-Z&][\w&/+-]{0,10}"
_BOXED = re.compile(rf"\(\s?(?P<short>{_SHORT})(?:[\s-]?['’]?\d{{2,4}})?\s?\)")
_ALONE = re.compile(
    rf"(?:(?:Proc(?:eedings|\.)?(?:\sof)?(?:\sthe)?\s)|(?:19|20)\d\d\s)?(?P<short>{_SHORT})"
    r"(?:\s?['’]\d\d|[\s-]?(?:19|20)\d\d)?(?:\sWorkshops?)?"
)


def find_acronym(venue: str | None) -> str | None:
    """Find the acronym that a venue's name holds, or is.

    Parameters
    ----------
    venue : str or None
        Venue as printed.

    Returns
    -------
    str or None
        Without its year; None where there is none.

    Examples
    --------
    >>> find_acronym("Int. Conf. on Kilns (ICK 2020)"), find_acronym("Proc. of KILN'19")
    ('ICK', 'KILN')
    >>> find_acronym("Journal of Kilns") is None
    True
    """
    if not venue:
        return None
    found = _BOXED.search(venue) or _ALONE.fullmatch(venue)
    return found["short"] if found else None
