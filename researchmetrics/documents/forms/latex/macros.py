r"""Commands that a document defines: \newcommand, \def, \let, \newenvironment and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.forms.latex.source import Source

__all__ = ["DEFINING", "Macro", "Macros"]

DEFINING = frozenset(
    ["newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "edef",
     "xdef", "let", "newenvironment", "renewenvironment", "NewDocumentCommand",
     "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand", "newlength",
     "newcounter", "newif", "DeclareMathOperator"]
)  # fmt: skip
_PARAMETER = re.compile(r"#(\d)")
_PARAMETERS = re.compile(r"(?:#\d)*")


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for.

    Parameters
    ----------
    body : str
        With ``#1`` and so on in place of its arguments.
    n : int
        How many arguments it takes.
    default : str or None
        Of the first argument, where that is optional.
    end : str
        What stands at the end of an environment.
    """

    body: str
    n: int = 0
    default: str | None = None
    end: str = ""

    def filled(self, source: Source) -> str:
        """Read its arguments and set them in.

        Parameters
        ----------
        source : Source
            Where the arguments follow.

        Returns
        -------
        str
            What it stands for here.
        """
        given: list[str] = []
        if self.default is not None:
            found = source.optional()
            given.append(self.default if found is None else found)
        while len(given) < self.n:
            given.append(source.argument())
        return _PARAMETER.sub(
            lambda found: given[int(found[1]) - 1] if 0 < int(found[1]) <= len(given) else "",
            self.body,
        )


class Macros:
    """The commands and environments that a document defines."""

    def __init__(self) -> None:
        self.commands: dict[str, Macro] = {}
        self.environments: dict[str, Macro] = {}

    def define(self, how: str, source: Source) -> None:
        r"""Read a definition.

        Parameters
        ----------
        how : str
            One of `DEFINING`.
        source : Source
            Where the rest of it follows.
        """
        source.star()
        if how in {"def", "gdef", "edef", "xdef"}:
            self._primitive(source)
        elif how == "let":
            self._alias(source)
        elif how.endswith("environment"):
            name, n, default = source.argument(), *_shape(source)
            self.environments[name] = Macro(source.argument(), n, default, source.argument())
        elif how.endswith("DocumentCommand"):
            name, takes = _bare(source.argument()), source.argument()
            optional = re.match(r"\s*[oO]", takes)
            n = len(re.findall(r"[moOrdsgG](?:\{[^{}]*\})?", takes))
            self._keep(name, Macro(source.argument(), n, "" if optional else None))
        elif how in {"newlength", "newcounter", "newif"}:
            source.argument()
        elif how == "DeclareMathOperator":
            self._keep(_bare(source.argument()), Macro(source.argument()))
        else:
            name, n, default = _bare(source.argument()), *_shape(source)
            self._keep(name, Macro(source.argument(), n, default))

    def _keep(self, name: str, macro: Macro) -> None:
        if name:
            self.commands[name] = macro

    def _primitive(self, source: Source) -> None:
        name = _bare(source.argument())
        takes = ""
        while source.peek() and source.peek() != "{" and len(takes) < 200:
            takes += source.take()
        body = source.argument()
        # Arguments that end with other signs are for layout.
        is_plain = _PARAMETERS.fullmatch(takes.strip())
        self._keep(name, Macro(body, takes.count("#")) if is_plain else Macro(""))

    def _alias(self, source: Source) -> None:
        name = _bare(source.argument())
        if source.is_next("="):
            source.skip_blanks()
            source.take()
        meant = source.argument()
        known = self.commands.get(_bare(meant))
        if name != _bare(meant):
            self._keep(name, known or Macro(meant))


def _bare(name: str) -> str:
    return name.strip().removeprefix("\\")


def _shape(source: Source) -> tuple[int, str | None]:
    n = source.optional()
    default = source.optional()
    return (int(n) if n and n.strip().isdigit() and len(n) < 3 else 0), default
