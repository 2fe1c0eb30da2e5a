"""What the lines of plain text look like beside each other.

A line alone may be read in two ways: a title in capitals as a list of names, a whole entry as a
venue. Entries of one list are alike, so that what is common in the text decides for the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.forms.page import Box, Page, PageLine
from researchmetrics.documents.listings.line_shapes import LineShape, line_shape
from researchmetrics.documents.listings.link_rows import is_link_row

__all__ = ["text_shapes"]

_LABELLED = re.compile(r"[^\W\d_][^:]{1,24}:(?=\s|$)")
_DIGITS = re.compile(r"\d+")
_WHOLE = frozenset(("full", "title-venue"))
_PARTLY = frozenset(("venue", "names-venue", "title", "names", "title-names"))
_INSIDE = re.compile(r"[,.:(،、，。/]\s|[。，、（：]")
_JOINT = re.compile(
    r"(.{12,300}?)[,.]?\s\(?(?:with|joint with|mit|avec|con|com|(?:joint(?:ly)?|together) with)\s"
    r"([A-ZÀ-ÖØ-ÞĀ-Ž].{4,300}?)\)?\.?$"
)
_STOPPED = re.compile(r"[.!…][\"”’)]?$")
_RUN = 4
_SHARE = 0.55
_LEAST = 25
_PEOPLE = 5
_NEAR = 5
_ROWS = 3
_OFTEN = 4
_HEAD = 6
_MANY = 500
_UPPER = frozenset(("names", "name", "full", "names-venue"))
_NAMING = frozenset(("title", "name"))
_TOLD = {"title": "title", "authors": "names", "venue": "venue", "date": "year"}
_IDLE = frozenset(("title", "other", "prose"))


def text_shapes(page: Page, shapes: Sequence[LineShape]) -> list[LineShape]:
    """Mend the shapes of lines by those around them.

    Parameters
    ----------
    page : Page
        From `text_page`.
    shapes : sequence of LineShape
        The shape of each line for itself.

    Returns
    -------
    list of LineShape
        One a line.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_page import text_page
    >>> page = text_page("project page / arXiv")
    >>> text_shapes(page, [LineShape("venue", 20)])[0].kind
    'bar'
    """
    mended = _Mended(page, list(shapes))
    mended.find_rows()
    mended.find_refrains()
    mended.find_joint()
    mended.find_people()
    mended.find_prose()
    mended.find_titles()
    mended.find_repeated()
    mended.find_whole()
    return mended.shapes


@dataclass
class _Mended:
    """Shapes of the lines of a page, changed one rule at a time."""

    page: Page
    shapes: list[LineShape]

    def _kind(self, place: int) -> str:
        return self.shapes[place].kind if 0 <= place < len(self.shapes) else ""

    def _set(self, place: int, kind: str) -> None:
        self.shapes[place] = replace(self.shapes[place], kind=kind)

    def find_rows(self) -> None:
        """Mark rows of links."""
        for place, line in enumerate(self.page.lines):
            if self._kind(place) != "bar" and is_link_row(line.text):
                self._set(place, "bar")
            elif self._kind(place) == "label" and line.text[0].isalnum():
                # Numbers of a list stand before its entries; what is left counts something else.
                self._set(place, "bar")

    def find_refrains(self) -> None:
        """What stands in every entry in the same words says nothing of any."""
        # Titles may differ by a number only.
        alike = [
            line.text if self._kind(place) == "title" else _DIGITS.sub("#", line.text.casefold())
            for place, line in enumerate(self.page.lines)
        ]
        leads = [
            found[0].casefold() if (found := _LABELLED.match(line.text)) else ""
            for line in self.page.lines
        ]
        whole, led = Counter(alike), Counter(lead for lead in leads if lead)
        for place, line in enumerate(self.page.lines):
            role = self._told(line)
            if role:
                self._set(place, role)
                continue
            often = whole[alike[place]] >= _OFTEN and self._kind(place) in _IDLE
            labelled = leads[place] and led[leads[place]] >= _OFTEN and leads[place] != "in:"
            if often or (labelled and self._kind(place) in _IDLE | {"name", "venue"}):
                self._set(place, "bar")

    def _told(self, line: PageLine) -> str:
        """What a label in front of the line said of it."""
        hints = self.page.elements[line.runs[0].element].hints
        return next((_TOLD[hint] for hint in hints if hint in _TOLD), "")

    def find_joint(self) -> None:
        """A title with the names of those who joined in is no list of names."""
        for place, line in enumerate(self.page.lines):
            found = _JOINT.match(line.text) if self._kind(place) in _PARTLY else None
            if found and line_shape(found[2]).kind in {"names", "name"}:
                self._set(place, "title-names")

    def find_people(self) -> None:
        """Tell the person at the head, authors that stand alone, and lists of people."""
        self._find_person()
        for box in self.page.root.children:
            if isinstance(box, int) or box.end - box.start < _PEOPLE:
                continue
            lines = range(box.start, box.end)
            if all(self._kind(place) in {"name", "other"} for place in lines):
                for place in lines:
                    self._set(place, "other")

    def _find_person(self) -> None:
        lines = [line.text.strip(" *†‡.,;") for line in self.page.lines]
        for place in range(min(_HEAD, len(lines))):
            if self._kind(place) == "name" and lines[place] == lines[0]:
                self._set(place, "other")
        alone = {lines[place] for place in range(_HEAD, len(lines)) if self._kind(place) == "name"}
        listed = "\n".join(text for place, text in enumerate(lines) if self._kind(place) == "names")
        authors = (
            {text for text in alone if listed.count(text) > 1} if len(alone) < _MANY else set()
        )
        for place in range(_HEAD, len(lines)):
            if lines[place] in authors and self._kind(place) == "name":
                self._set(place, "names")

    def find_titles(self) -> None:
        """Where titles stand above names, of two lines of names the upper is a title."""
        leads = sum(self._is_pair(place, "title", "names") for place in range(len(self.shapes)))
        trails = sum(self._is_pair(place, "names", "title") for place in range(len(self.shapes)))
        if leads > 2 and leads > 2 * trails:
            self._take_upper()
            self._bind("title", "names")
            self._bind("names", "venue")
        elif trails > 2 and trails > 2 * leads:
            self._take_lower()
            self._bind("names", "title")
        after = Counter(
            self._kind(place + 1)
            for place in range(len(self.shapes))
            if self._kind(place) == "title"
        )
        total = sum(after.values())
        for kind in ("venue", "names-venue", "prose"):
            if after[kind] > 2 and after[kind] > _SHARE * total:
                self._bind("title", kind)

    def _bind(self, first: str, second: str) -> None:
        """No entry begins between two lines that stand so in most entries."""
        for place in range(len(self.shapes)):
            if self._is_pair(place, first, second):
                for between in range(place, self._below(place)):
                    self.shapes[between] = replace(self.shapes[between], open=True)

    def _is_pair(self, place: int, first: str, second: str) -> bool:
        return self._kind(place) == first and self._kind(self._below(place)) == second

    def _below(self, place: int) -> int:
        """The next line that is no row of links."""
        below = place + 1
        while below < place + _ROWS and self._kind(below) == "bar":
            below += 1
        return below

    def _take_upper(self) -> None:
        for place in range(len(self.shapes) - 1):
            below = self._kind(self._below(place))
            fresh = self._kind(place - 1) not in {"title", "title-venue", "names"}
            if below not in {"names", "name"} or self.shapes[place].open or not fresh:
                continue
            kind = self._kind(place)
            if kind in _UPPER or (kind == "other" and below == "names"):
                self._set(place, "title")

    def _take_lower(self) -> None:
        for place in range(1, len(self.shapes)):
            below = self._kind(place - 1) == "names" and not self.shapes[place - 1].open
            ends = self._kind(place + 1) in {"venue", "year", "bar"}
            if below and ends and self._kind(place) in {"names", "name"}:
                self._set(place, "title")

    def find_prose(self) -> None:
        """Where titles do not end in a stop, what does is a sentence about a work."""
        titles = [
            self.page.lines[place].text
            for place in range(len(self.shapes))
            if self._kind(place) == "title" and self._kind(place + 1) in {"names", "name"}
        ]
        stopped = sum(bool(_STOPPED.search(text)) for text in titles)
        if len(titles) < 3 or stopped > 0.2 * len(titles):
            return
        for place, line in enumerate(self.page.lines):
            sentence = _STOPPED.search(line.text) and len(line.text.split()) > 6
            if sentence and self._kind(place) == "title" and not self._heads(place):
                self._set(place, "prose")

    def _heads(self, place: int) -> bool:
        """Whether names stand below a line, and no further names below those."""
        return self._kind(place + 1) in {"names", "name"} and self._kind(place + 2) not in {
            "names",
            "name",
        }

    def find_repeated(self) -> None:
        """What names the title that stands above it once more is no entry of its own."""
        titles: dict[int, str] = {}
        for place, line in enumerate(self.page.lines):
            if self._kind(place) == "full":
                text = _letters(line.text)
                above = (titles.get(place - back, "") for back in range(1, _NEAR + 1))
                if any(title and title in text for title in above):
                    self._set(place, "names-venue")
            elif self._kind(place) in _NAMING and len(line.text.split()) > 2:
                titles[place] = _letters(line.text)
        self._find_led()

    def _find_led(self) -> None:
        """Where a title stands above each line that looks whole, that line has none."""
        whole = [place for place in range(len(self.shapes)) if self._kind(place) == "full"]
        led = [place for place in whole if self._kind(place - 1) in {"title", "name"}]
        if len(led) > 2 and len(led) > 0.7 * len(whole):
            for place in led:
                self._set(place, "names-venue")

    def find_whole(self) -> None:
        """Where most paragraphs of a list are entries of one line, so are the others."""
        for run in self._runs():
            kinds = [self._kind(place) for place in run]
            whole = sum(kind in _WHOLE for kind in kinds)
            titles = sum(kind in {"title", "title-names", "name"} for kind in kinds)
            names = sum(kind == "names" for kind in kinds)
            if len(run) < _RUN or not whole or names > 0.2 * len(run):
                continue
            if whole < _SHARE * len(run) and titles > 0.15 * len(run):
                continue
            for place in run:
                text = self.page.lines[place].text
                if self._kind(place) in _PARTLY and _could_be_whole(text):
                    self._set(place, "title-venue")

    def _runs(self) -> Iterator[list[int]]:
        """Paragraphs of one line that follow one another, years between them aside."""
        run: list[int] = []
        for child in self.page.root.children:
            alone = isinstance(child, Box) and child.end == child.start + 1
            place = child.start if isinstance(child, Box) else child
            if alone and self._kind(place) in _WHOLE | _PARTLY:
                run.append(place)
            elif not alone or self._kind(place) not in {"year", "bar", "label"}:
                yield run
                run = []
        yield run


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _could_be_whole(text: str) -> bool:
    return len(text) >= _LEAST and _INSIDE.search(text) is not None
