r"""Plain text from LaTeX: accents, letters, symbols, formulas, commands."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["GREEK", "without_latex"]

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "varepsilon": "ε", "vartheta": "θ", "varphi": "φ",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""Greek letters by their names."""
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "th": "þ", "DH": "Ð", "TH": "Þ", "ng": "ŋ",
    "infty": "∞", "times": "×", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "pm": "±", "mp": "∓", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "in": "∈",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "ell": "ℓ", "hbar": "ℏ", "prime": "′",
    "circ": "∘", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√",
    "ldots": "…", "dots": "…", "cdots": "⋯", "textellipsis": "…", "star": "*", "ast": "*",
    "langle": "⟨", "rangle": "⟩", "forall": "∀", "exists": "∃", "emptyset": "∅", "oplus": "⊕",
    "otimes": "⊗", "perp": "⊥", "textdegree": "°", "degree": "°", "celsius": "°C", "textmu": "µ",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "textcopyright": "©",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotesingle": "'", "textquotedblleft": "“", "textquotedblright": "”",
    "textasciitilde": "~", "textunderscore": "_", "textbackslash": " ", "S": "§", "euro": "€",
    "pounds": "£", "guillemotleft": "«", "guillemotright": "»", "quad": " ", "qquad": " ",
    "newline": " ", "linebreak": " ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
}  # fmt: skip
_OPERATORS_TEXT = """
arg cos cot coth cosh deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min mod Pr
sin sinh sup tan tanh
"""
# Printed as they are called.
_OPERATORS = frozenset(_OPERATORS_TEXT.split())
_LETTER = r"(?:\\[ij](?![A-Za-z])|[^\W\d_])"
_ACCENT = re.compile(rf"\\([`'^~=.\"])\s?\{{{{0,2}}\s?({_LETTER})\s?\}}{{0,2}}")
_LETTER_ACCENT = re.compile(rf"\\([urHvdckb])(?:\s?\{{\s?({_LETTER})\s?\}}|\s({_LETTER}))")
_DOCUMENT = re.compile(r"\\documentclass.*?\\begin\{document\}|\\end\{document\}", re.DOTALL)
# Commands whose argument is no part of the text.
_ASIDE = re.compile(
    r"\\(?:footnote|thanks|cite[pt]?|label|index|footnotemark|begin|end|vspace|hspace|color)\*?"
    r"(?:\[[^\[\]{}]*\])?\{[^{}]*\}"
)
_TWO_PARTS = re.compile(r"\\(?:href|textcolor|texorpdfstring)\s?\{[^{}]*\}\s?(?=\{)")
_FRACTION = re.compile(r"\\[td]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}")
_MATH = re.compile(
    r"\$\$([^$]*)\$\$|(?<!\\)\$(?=\S)([^$]*?[^\s\\$])\$(?!\d)|\$\s+([^$]*[\\^_][^$]*)\$"
    r"|\\\(([^$]*?)\\\)"
)
_RAISED = re.compile(r"[_^]")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")
_SPACES = re.compile(r"\\[,;:  ]|\\\\")
_NOTHINGS = re.compile(r"\\[!/@-]")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_LONGEST_NOTE = 20_000


def without_latex(text: str) -> str:
    r"""Write LaTeX as plain text.

    Parameters
    ----------
    text : str
        Text that holds a backslash, a brace or a dollar sign.

    Returns
    -------
    str
        Accents composed, Greek letters and signs in Unicode, formulas without their marks,
        other commands without their names.

    Examples
    --------
    >>> without_latex(r"{P\'o}lya on $\mathcal{O}(n^2)$ pots")
    'Pólya on O(n2) pots'
    """
    if "\\" in text:
        if "documentclass" in text and len(text) <= _LONGEST_NOTE:
            text = _DOCUMENT.sub(" ", text)
        text = _ACCENT.sub(lambda found: _accented(found[1], found[2]), text)
        text = _LETTER_ACCENT.sub(lambda found: _accented(found[1], found[2] or found[3]), text)
        text = _FRACTION.sub(r"\1/\2", _TWO_PARTS.sub("", _ASIDE.sub("", text)))
    if "$" in text or "\\(" in text:
        text = _MATH.sub(_formula, text)
    if "\\" in text:
        text = _COMMAND.sub(_command, _NOTHINGS.sub("", _SPACES.sub(" ", text)))
        text = _ESCAPED.sub(r"\1", text)
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    return text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")


def _accented(accent: str, letter: str) -> str:
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _ACCENTS[accent])


def _formula(found: re.Match[str]) -> str:
    inside = found[1] or found[2] or found[3] or found[4] or ""
    return _RAISED.sub("", inside)


def _command(found: re.Match[str]) -> str:
    if found[1] in _OPERATORS:
        return found[1] + " " * found.string[found.end() : found.end() + 1].isalnum()
    # Commands that are no sign only dress their argument.
    return _SIGNS.get(found[1]) or GREEK.get(found[1], "")
