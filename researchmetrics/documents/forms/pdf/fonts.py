"""Bold and italic by the names that fonts go by in PDF files."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Face", "face_named"]

# Six capitals and a plus say that only some letters of the font are in the file.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"bold|black|heavy|demi|fett|gras(?![a-z])|negrita|extrabd|(?<![a-z])bd(?![a-z])|-w[6-9]\b|"
    r"^(?:cm|sf|ec|la|t1)bx|^cmb\d|^(?:cmss|cmssbx)bx|^cmssbx|^cmcscbx|^nimbus.*medi|^ntx?bx|"
    r"-b(?:i|o)?$|_b(?:i|o)?$|cmbcsc",
    re.IGNORECASE,
)
_ITALIC = re.compile(
    r"ital|obliq|kursiv|slant|(?<![a-z])(?:it|obl|ita)(?![a-z])|"
    r"^(?:cm|sf|ec|la|t1)(?:ti|sl|bxti|bxsl)\d|^cmssi|^cmbxti|-(?:b)?(?:i|o)$|_b?i$|^nimbus.*ital",
    re.IGNORECASE,
)
_SEMI = re.compile(r"semi-?light|demi-?light", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18


@dataclass(frozen=True, slots=True)
class Face:
    """A font as far as readers see it.

    Parameters
    ----------
    name : str
        Without the mark of subsets.
    is_bold, is_italic : bool
        Whether it stands out in that way.
    """

    name: str
    is_bold: bool
    is_italic: bool


def face_named(name: str, flags: int = 0) -> Face:
    """Tell a font's style.

    Parameters
    ----------
    name : str
        Its name in the file.
    flags : int, default 0
        Flags of its descriptor (ISO 32000-2, table 121).

    Returns
    -------
    Face
        Name and style.

    Examples
    --------
    >>> face_named("ABCDEF+CMBX10"), face_named("TimesNewRomanPS-ItalicMT").is_italic
    (Face(name='CMBX10', is_bold=True, is_italic=False), True)
    """
    bare = _SUBSET.sub("", name)
    is_bold = bool(_BOLD.search(bare)) and not _SEMI.search(bare)
    return Face(
        bare,
        is_bold=is_bold or bool(flags & _FORCE_BOLD_FLAG),
        is_italic=bool(_ITALIC.search(bare)) or bool(flags & _ITALIC_FLAG),
    )
