r"""Mending what extraction does to printed text: mojibake, ligatures, hyphens at line ends."""

from __future__ import annotations

import re

from researchmetrics.documents.text.rewriting import Step, rewrite

__all__ = ["mended"]

# UTF-8 read as Windows-1252: a lead byte's sign and those of the bytes that follow it.
_CP1252 = {bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0x100)}
_BYTES = {sign: code for sign, code in _CP1252.items() if sign} | {
    chr(code): code for code in range(0x80, 0xA0)
}
_FOLLOWING = "".join(sign for sign, code in _BYTES.items() if code < 0xC0)
_MISREAD = re.compile(
    rf"[ÂÃÄÅ][{re.escape(_FOLLOWING)}]|â[€\x80][{re.escape(_FOLLOWING)}]?|"
    rf"(?:[ÎÏÐÑÒ][{re.escape(_FOLLOWING)}]){{3,}}"
)
_CUT_QUOTE = "”"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ\u00ad\u200b\ufeff]")
# Marks of notes stuck to names: "Ann Pott1,2, Bo Lee2".
_HEAD = 400
_STUCK = re.compile(
    r"(?<=[^\W\d_][^\W\d_A-Z])\d{1,2}(?:,(?:\d{1,2}|[*†‡§]))*[*†‡§]?(?=\s?[,;.]|\s(?:and|&)\s|\s*$)"
)
# First parts of words that keep their hyphen where a line ends behind it.
_KEPT = r"self|non|well|cross|real|high|low|long|short|large|small|half|full|e|x|co"
_LINE_END = re.compile(
    rf"(?P<kept>(?<![^\W\d_])(?i:{_KEPT})-|(?<=\d)[-–]|(?<=[^\W\d_])-(?=\s*\n\s*[^\W\d_a-zß-öø-ÿ]))\s*\n\s*(?=\w)"
    r"|(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[a-zß-öø-ÿ])"
)


def mended(entry: str) -> tuple[str, tuple[Step | None, ...]]:
    r"""Mend what was misread or torn apart.

    Parameters
    ----------
    entry : str
        Text of one entry, line ends allowed.

    Returns
    -------
    text : str
        The entry mended; line ends stay where they tear no word apart.
    steps : tuple of Step or None
        How the text came from the entry.

    Notes
    -----
    Only such misread letters are mended as are sure to be none: a capital with an accent before a
    sign that stands behind no letter [1]_.

    References
    ----------
    .. [1] Speer, R. (2019). ftfy. Zenodo. doi:10.5281/zenodo.2591652

    Examples
    --------
    >>> mended("KÃ¼hn, Eﬃcient multi-\nple ﬁrings, 5â€“22")[0]
    'Kühn, Efficient multiple firings, 5–22'
    """
    steps: list[Step | None] = []
    if not entry.isascii():
        entry, step = rewrite(entry, _MISREAD, _read_again)
        steps.append(step)
        entry, step = rewrite(entry, _LIGATURE, lambda found: _LIGATURES.get(found[0], ""))
        steps.append(step)
    if "\n" in entry:
        entry, step = rewrite(entry, _LINE_END, lambda found: found["kept"] or "")
        steps.append(step)
    if entry[:_HEAD].count(",") and len(_STUCK.findall(entry[:_HEAD])) > 1:
        entry, step = rewrite(entry, _STUCK, lambda found: f"^{{{found[0]}}}")
        steps.append(step)
    return entry, tuple(steps)


def _read_again(found: re.Match[str]) -> str:
    """Read bytes as what they were."""
    if found[0] in {"â€", "â\x80"}:
        # The last byte of a closing quotation mark has no sign, and is often lost.
        return _CUT_QUOTE
    try:
        return bytes(_BYTES[sign] for sign in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
