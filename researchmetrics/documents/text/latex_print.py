r"""Reading LaTeX in one entry: what a reader would see, with emphasis as tags."""

from __future__ import annotations

import re

from researchmetrics.documents.text.latex import spelt
from researchmetrics.documents.text.rewriting import Step, Tracer

__all__ = ["latex_shown"]

_HAS_LATEX = re.compile(
    r"\\(?:newblock|bibitem|emph|text[a-z]{2}|em|it|bf|sl|href|url|[\"'`^~=.][A-Za-z{\\]|"
    r"(?:ss|o|O|l|L|ae|AE|aa|AA|oe|OE|[cvHukr])(?:[\s{}]|\\))|\.~[A-Z]"
)
_ITALIC = r"emph|textit|textsl|em|it|sl|itshape"
_BOLD = r"textbf|bf|bfseries|strong"
_PIECE = re.compile(
    r"\\bibitem(?:\[[^\]]{0,200}\])?\{[^{}]{0,200}\}\s*|\\newblock\s*"
    r"|\\href\s*\{(?P<to>[^{}]{0,1000})\}\s*\{(?P<link>[^{}]{0,1000})\}|\\url\s*\{(?P<url>[^{}]{0,1000})\}"
    rf"|\{{\\(?:(?P<it>{_ITALIC})|(?P<bf>{_BOLD}))(?![A-Za-z])\s*"
    rf"|\\(?:(?P<italic>{_ITALIC})|(?P<bold>{_BOLD})|(?P<raised>textsuperscript))\s*\{{"
    r"|(?P<accent>\{?\\[\"'`^~=.][ ]?\{?\\?[A-Za-z]\}?\}?|"
    r"\{\\(?:[A-Za-z]{1,2})(?:\s*\{?[A-Za-z]\}?)?\}|"
    r"\\[cvHukr]\s?\{[A-Za-z]\}|\\(?:ss|o|O|l|L|ae|AE|aa|AA|oe|OE)(?:\s+|\{\}|(?![A-Za-z])))"
    r"|\\(?P<sign>[&%#_$ ])|(?<![/\\])(?P<tie>~)|(?P<dash>-{2,3})|(?P<quote>``|'')"
    r"|(?P<open>\{)|(?P<close>\})|(?P<command>\\[A-Za-z]+\*?\s*)|(?P<math>\$[^$]{1,200}\$)"
)


def latex_shown(entry: str) -> tuple[str, tuple[Step | None, ...]]:
    r"""Write LaTeX as plain text with tags for emphasis.

    Parameters
    ----------
    entry : str
        Text of one entry.

    Returns
    -------
    text : str
        The entry without commands; unchanged where it has none.
    steps : tuple of Step or None
        How the text came from the entry.

    Examples
    --------
    >>> latex_shown(r"E.~K{\"u}hn. \newblock {\em Risse}, 5--22")[0]
    'E. Kühn. <i>Risse</i>, 5–22'
    """
    if not ("\\" in entry or "~" in entry) or not _HAS_LATEX.search(entry):
        return entry, ()
    tracer, place = Tracer(), 0
    ends: list[str] = []
    for found in _PIECE.finditer(entry):
        tracer.add(entry[place : found.start()], place, found.start())
        tracer.add(_shown(found, ends), *found.span())
        place = found.end()
    tracer.add(entry[place:], place, len(entry))
    return "".join(tracer.pieces), (tracer.step(),)


def _shown(found: re.Match[str], ends: list[str]) -> str:
    """What a piece shows; ``ends`` holds what closes the groups that are open."""
    kind = found.lastgroup
    if kind in {"it", "italic", "bf", "bold", "raised", "open"}:
        begin, end = _GROUPS[kind]
        ends.append(end)
        return begin
    if kind == "close":
        return ends.pop() if ends else ""
    if kind in {"accent", "dash", "quote"}:
        return spelt(found[0])
    if kind == "link":
        return f"[{found['link']}]({found['to']})"
    if kind in {"url", "sign", "math"}:
        return found[kind]
    return " " if kind == "tie" else ""


_GROUPS = {
    "it": ("<i>", "</i>"),
    "italic": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"),
    "bold": ("<b>", "</b>"),
    "raised": ("^{", "}"),
    "open": ("", ""),
}
