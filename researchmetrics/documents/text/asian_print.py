"""What references in Asian scripts print otherwise: no capitals, wide stops, codes as "[J]"."""

from __future__ import annotations

import re

from researchmetrics.documents.text.rewriting import Step, rewrite

__all__ = ["is_asian", "plain_stops"]

_ASIAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3،٫؛]")
_WIDE = {
    "，": ", ", "．": ". ", "。": ". ", "：": ": ", "；": "; ", "\u3000": " ", "（": " (",
    "）": ") ", "［": "[", "］": "]", "〔": "[", "〕": "]", "、": ", ", "「": "“", "」": "” ",
    "『": "<i>", "』": "</i>", "《": "<i>", "》": "</i>", "〈": "“", "〉": "” ",
    "،": ", ", "؛": "; ",
}  # fmt: skip
_WIDE_SIGN = re.compile(r"[，．。：；\u3000（）、」〉，؛،]\s*|[「『』《》〈［］〔〕]")
# The code of GB/T 7714 stands behind the title and says what the work is.
_CODE = re.compile(
    r"\s*\[(?P<kind>J|C|D|M|R|N|P|S|G|Z|A|DB|EB|CP)(?:/OL)?\]\s*(?P<in>//\s*)?\.?\s*(?=\S|$)"
)
_KINDS = {
    "J": "article", "C": "conference", "D": "thesis", "M": "book", "R": "report", "DB": "dataset",
    "CP": "software",
}  # fmt: skip
_COUNTED = re.compile(
    r"(?:第|제)?\s?(?P<volume>\d{1,4})\s?(?:巻|卷|권)[\s,(]*|"
    r"(?:第|제)?\s?(?P<issue>\d{1,4})\s?(?:号|號|期|호)\)?|"
    r"(?:第|제)?\s?(?P<pages>[A-Z]?\d+(?:\s?[-–~〜-]\s?[A-Z]?\d+)?)\s?(?:頁|页|쪽|ページ|면)|"
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?(?:年|년)(?![代度])(?:\s?\d{1,2}\s?[月월])?(?:\s?\d{1,2}\s?[日일])?"
)
_COUNTS = {"volume": " vol. {}, ", "issue": " no. {}", "pages": " pp. {}", "year": "{}"}


def is_asian(sign: str) -> bool:
    """Whether a letter is Chinese, Japanese or Korean, where no capital begins a name.

    Parameters
    ----------
    sign : str
        One character, or none.

    Returns
    -------
    bool
        False for every other script, and for no character.

    Examples
    --------
    >>> is_asian("窑"), is_asian("A"), is_asian("")
    (True, False, False)
    """
    return sign >= "\u1100"


def plain_stops(entry: str) -> tuple[str, str | None, tuple[Step | None, ...]]:
    """Write wide stops as plain ones, and read the code behind a title.

    Parameters
    ----------
    entry : str
        An entry as printed.

    Returns
    -------
    text : str
        The entry; unchanged where nothing of the kind is in it.
    kind : str or None
        Type of work that the code states.
    steps : tuple of Step or None
        How the text came from the entry.

    Examples
    --------
    >>> plain_stops("林一，王二. 窑的记忆[J]. 陶艺学报, 2020")[:2]
    ('林一, 王二. 窑的记忆. 陶艺学报, 2020', 'article')
    """
    steps: list[Step | None] = []
    if not entry.isascii() and _ASIAN.search(entry):
        entry, step = rewrite(entry, _COUNTED, _counted)
        steps.append(step)
        wide = _quotes(entry)
        entry, step = rewrite(entry, _WIDE_SIGN, lambda found: wide[found[0][0]])
        steps.append(step)
    found = _CODE.search(entry) if "[" in entry else None
    if found is None:
        return entry, None, tuple(steps)
    border = ". In: " if found["in"] else ". "
    text, step = rewrite(
        entry, _CODE, lambda code: border if code.span() == found.span() else code[0]
    )
    return text, _KINDS.get(found["kind"]), (*steps, step)


def _counted(found: re.Match[str]) -> str:
    """Write a number as Latin print labels it."""
    kind = found.lastgroup or ""
    return _COUNTS[kind].format(found[kind])


def _quotes(entry: str) -> dict[str, str]:
    """What wide signs stand for; double brackets hold the title where there are no single ones."""
    if any(sign in entry for sign in '「〈“"'):
        return _WIDE
    return _WIDE | {"『": "“", "』": "” ", "《": "“", "》": "” "}
