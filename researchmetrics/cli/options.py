"""Options that several commands share, each declared once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import CycloptsError, Parameter

from researchmetrics.errors import ConfigError

__all__ = [
    "STANDING",
    "Align",
    "AsOf",
    "DecisionsFile",
    "DryRun",
    "Html",
    "Level",
    "Offline",
    "Place",
    "Places",
    "Reference",
    "Score",
    "Sources",
    "Store",
    "TableName",
    "Terms",
    "iso",
    "where_from",
    "years_of",
]


def _no_option(_type: object, given: str | list[str]) -> None:
    """Refuse mistyped options: letting a lone dash through lets them through as well."""
    for text in [given] if isinstance(given, str) else given:
        if text.startswith("-") and text != "-":
            raise CycloptsError(f"Unknown option: {text}.")


Place = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option)]
Places = Annotated[list[str], Parameter(allow_leading_hyphen=True, validator=_no_option)]

AsOf = Annotated[
    date | None,
    Parameter(
        name="--as-of",
        metavar="DATE",
        help="Date the numbers speak of, such as 2026-01-31. Default: today, or the last "
        "observation in a store.",
    ),
]
Offline = Annotated[
    bool,
    Parameter(
        name="--offline",
        negative=(),
        show_default=False,
        help="Answer from the cache alone; ask no service.",
    ),
]
Sources = Annotated[
    list[str] | None,
    Parameter(
        name="--source",
        negative=(),
        metavar="NAME",
        help="Service to ask; may be given several times. Default: all that fit.",
    ),
]
Store = Annotated[
    str | None,
    Parameter(
        name="--store",
        metavar="ADDRESS",
        help="Store: a path, sqlite:///metrics.db, or 'sample' for the bundled invented people. "
        "Default: the configured one.",
    ),
]
DecisionsFile = Annotated[
    Path | None,
    Parameter(
        name="--decisions",
        metavar="FILE",
        help="File of decisions on which records are one work. Default: the configured one.",
    ),
]
Html = Annotated[
    Path | None,
    Parameter(
        name="--html", metavar="FILE", help="Also write the page to this file: one file, no script."
    ),
]
TableName = Annotated[
    Literal[
        "works",
        "authorships",
        "records",
        "links",
        "citations_by_year",
        "references",
        "sections",
        "reported",
        "outcomes",
        "stated_ids",
        "normalised",
        "standing",
        "indicators",
        "origins",
        "disagreements",
        "editions",
        "citation_policies",
        "bounds",
        "members",
        "contributions",
        "member_indicators",
        "member_bounds",
    ]
    | None,
    Parameter(name="--table", help="Print this table of the profile instead of the card."),
]

Level = Annotated[
    Literal["topic", "subfield", "field", "domain"],
    Parameter(name="--level", help="How wide the fields of fetched reference sets are."),
]
Reference = Annotated[
    str | None,
    Parameter(
        name="--reference",
        metavar="SOURCE",
        help="Compare the papers with those of their field, year and type: 'openalex' fetches "
        "such sets, or a file of your own with citations, year and field.",
    ),
]

Align = Annotated[
    Literal["year", "age"],
    Parameter(name="--align", help="Whether rows go by calendar year, or by academic age."),
]
DryRun = Annotated[
    bool,
    Parameter(
        name="--dry-run",
        negative=(),
        show_default=False,
        help="Ask nobody; say how many requests it will take, what they cost and how long.",
    ),
]

Score = Annotated[
    bool,
    Parameter(
        name="--score",
        negative=(),
        show_default=False,
        help="Show the composite score as well, with its interval.",
    ),
]


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms records become works and numbers.

    Parameters
    ----------
    as_of : datetime.date, optional
        The date the numbers speak of.
    decisions : pathlib.Path, optional
        File of decisions on which records are one work, and whose they are.
    citations : str, optional
        How citations are counted.

    Examples
    --------
    >>> Terms(as_of=date(2026, 1, 31), citations="sum").asked
    {'as_of': '2026-01-31', 'decisions': None, 'citations': 'sum'}
    """

    as_of: AsOf = None
    decisions: DecisionsFile = None
    citations: Annotated[
        str | None,
        Parameter(
            name="--citations",
            metavar="POLICY",
            help="How citations are counted: max (the largest count of any source), sum (of one "
            "source's versions), primary (the first source's), or a source. Default: the "
            "configured one.",
        ),
    ] = None

    @property
    def asked(self) -> dict[str, Any]:
        """As `researchmetrics.read`, `fetch` and `load` take them."""
        day = iso(self.as_of)
        return {"as_of": day, "decisions": self.decisions, "citations": self.citations}


STANDING = Terms()


def years_of(text: str) -> tuple[int, int]:
    """Read a year, or a first and last year.

    Parameters
    ----------
    text : str
        From the command line, such as ``2018`` or ``2018-2019``.

    Returns
    -------
    tuple of int
        First and last year.

    Raises
    ------
    ConfigError
        If it is neither.

    Examples
    --------
    >>> years_of("2018-2019"), years_of("2015")
    ((2018, 2019), (2015, 2015))
    """
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise ConfigError(f"A year of leave must be such as 2018 or 2018-2019, not {text!r}.")
    return int(first), int(last or first)


def iso(day: date | None) -> str | None:
    """Return a date as the package wants it.

    Parameters
    ----------
    day : datetime.date, optional
        From the command line.

    Returns
    -------
    str or None
        ISO date.

    Examples
    --------
    >>> iso(date(2026, 1, 31))
    '2026-01-31'
    """
    return day.isoformat() if day else None


def where_from(store: str | None) -> str | None:
    """Return the store's address, the home folder spelt out.

    Parameters
    ----------
    store : str, optional
        From the command line.

    Returns
    -------
    str or None
        The address; None for the configured store.

    Examples
    --------
    >>> where_from("sample")
    'sample'
    """
    return str(Path(store).expanduser()) if store and store.startswith("~") else store
