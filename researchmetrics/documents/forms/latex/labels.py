"""Numbers of items in LaTeX lists, as the options of the list or the document set them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from researchmetrics.documents.forms.blocks import Paragraph

__all__ = ["Listed", "counter_form"]

_COUNTER = re.compile(r"\\(?:arabic|alph|Alph|roman|Roman|the)\s*(?:\*|\{?[a-z]+\}?)|#1")
_SHORT = re.compile(r"(?<![A-Za-z\\])[1aAiI](?![A-Za-z])|(?<=[A-Z])1")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?|[{}]|\\.")
_LABEL = re.compile(r"label\*?\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)")
_START = re.compile(r"start\s*=\s*(\d{1,5})")
_PLACE = "\x00"


@dataclass(slots=True)
class Listed:
    """A list that is being read.

    Parameters
    ----------
    form : str
        Label of its items, with a zero byte in place of the number; a dash for bullets.
    number : int
        Of the last item.
    is_reversed : bool
        Whether it counts down to 1.
    items : list of Paragraph
        Of a list that counts down, to be numbered at its end.
    """

    form: str = "-"
    number: int = 0
    is_reversed: bool = False
    items: list[Paragraph] = field(default_factory=list)

    def next_label(self) -> str:
        """Count on, and give the label of the next item."""
        self.number += 1
        return self.form.replace(_PLACE, str(self.number))

    def close(self) -> None:
        """Number the items of a list that counts down, now that their number is known."""
        for place, item in enumerate(self.items if self.is_reversed else ()):
            item.label = self.form.replace(_PLACE, str(len(self.items) - place))


def counter_form(kind: str, options: str | None, defined: str | None) -> Listed:
    r"""Say how a list numbers its items.

    Parameters
    ----------
    kind : str
        "-", "1.", "-1." or "[1]".
    options : str or None
        In brackets behind the beginning of the list.
    defined : str or None
        What the document says labels are.

    Returns
    -------
    Listed
        Before its first item.

    Examples
    --------
    >>> counter_form("1.", "label=[J\\arabic*], start=3", None).next_label()
    '[J3]'
    """
    if kind == "-":
        return Listed()
    listed = Listed(kind.lstrip("-").replace("1", _PLACE), is_reversed=kind.startswith("-"))
    start = _START.search(options or "")
    if start:
        listed.number = int(start[1]) - 1
    told = _LABEL.search(options or "")
    short = options.strip() if options and "=" not in options else ""
    given = told[1] if told else (short or defined or "")
    counted = _COUNTER.sub(_PLACE, given) if given else ""
    if short and _PLACE not in counted:
        counted = _SHORT.sub(_PLACE, counted, count=1)
    form = _COMMAND.sub("", counted).strip()
    if _PLACE in form and len(form) < 20:
        # A number alone would not be told from a year or a page.
        listed.form = form if form != _PLACE else f"{_PLACE}."
    return listed
