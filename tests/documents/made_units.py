"""Units and lists made by hand for the tests of fields."""

from __future__ import annotations

from researchmetrics.documents.listings.fields import read_listing
from researchmetrics.documents.listings.units import Line, Listing, Run, Unit, plain_unit
from researchmetrics.records import Record

SHA = "0" * 64


def run(text: str, marks: str = "", href: str = "", hints: str = "") -> Run:
    """Make a run; marks and hints are words."""
    return Run(text, frozenset(marks.split()), href, tuple(hints.split()))


def unit(*lines: Line | list[Run] | str, **more: object) -> Unit:
    """Make a unit of lines; a text is a line without marks."""
    made = tuple((Run(line),) if isinstance(line, str) else tuple(line) for line in lines)
    raw = " ".join("".join(one.text for one in line) for line in made)
    return Unit(made, raw=raw, **more)  # type: ignore[arg-type]


def read(*units: Unit | str, own_name: str | None = None, **more: object) -> tuple[Record, ...]:
    """Read a list; a text is a unit of plain lines."""
    made = tuple(plain_unit(one) if isinstance(one, str) else one for one in units)
    listing = Listing(made, **more)  # type: ignore[arg-type]
    return read_listing(listing, name="page.html", sha256=SHA, own_name=own_name)


def names(record: Record) -> list[str]:
    """Names of the authors."""
    return [author.name for author in record.authors]
