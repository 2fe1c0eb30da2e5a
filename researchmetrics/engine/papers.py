"""The works that count, kept as one table: all that definitions and buckets read."""

from __future__ import annotations

from dataclasses import dataclass

from researchmetrics.engine.asking import Asked
from researchmetrics.engine.backend import Backend
from researchmetrics.engine.choosing import (
    ROLE_COLUMNS,
    broken_columns,
    refuse_unknown,
    with_choices,
)
from researchmetrics.engine.placing import PLACED, WORK, Whose, placed
from researchmetrics.engine.self_citing import with_self_citations
from researchmetrics.engine.steps import Steps, quoted
from researchmetrics.engine.tables import Opened
from researchmetrics.metrics.columns import FROM_CITATIONS_BY_YEAR, NOT_NUMBERS
from researchmetrics.metrics.selection import EXCLUDED

__all__ = ["PAPERS", "PEOPLE", "Chosen", "Papers", "choose", "keep_papers"]

PAPERS, PEOPLE = "papers", "people"
"""The tables kept: ``grp``, ``row_id``, ``work_id`` and columns; ``grp`` of all groups."""

# Columns that are lists beside the works, by the table and the column that tell them.
_BESIDE = {
    "coauthors": ("authorships", "name"),
    "countries": ("authorships", "countries"),
    "reference_ages": ("references", "work_id"),
    **dict.fromkeys(FROM_CITATIONS_BY_YEAR, ("citations_by_year", "citations")),
}


@dataclass(frozen=True)
class Papers:
    """What is known of the works that count.

    Parameters
    ----------
    columns : frozenset of str
        Their columns.
    whole : frozenset of str
        Columns of whole numbers.
    n_works, n_groups : int
        How many there are.
    """

    columns: frozenset[str]
    whole: frozenset[str]
    n_works: int
    n_groups: int


@dataclass(frozen=True)
class Chosen:
    """How the works that count are read.

    Parameters
    ----------
    steps : Steps
        From the tables to them.
    counted : str
        The last step.
    columns : list of str
        Their columns beside ``grp``.
    is_all : bool
        Whether none was left out.
    people : str
        Query of all groups, those without works that count too.
    """

    steps: Steps
    counted: str
    columns: list[str]
    is_all: bool
    people: str


def choose(backend: Backend, tables: Opened, asked: Asked, who: Whose) -> Chosen:
    """Tell how the works that count are read; refuse what the tables cannot tell.

    Parameters
    ----------
    backend : Backend
        The engine.
    tables : Opened
        The tables, open in it.
    asked : Asked
        What is asked for.
    who : Whose
        Whose works they are.

    Returns
    -------
    Chosen
        Nothing is computed yet.
    """
    steps, last, have = _placed(backend, tables, asked, who)
    beside = [name for name, place in _BESIDE.items() if tables.has(*place)]
    asked.refuse_lacking([*have, *beside])
    choices = asked.choices
    counted = with_choices(steps, last, ["grp", *have], choices)
    refuse_unknown(backend.rows, steps, have, choices)
    is_all = "type" not in have and not (choices.roles or choices.refereed or choices.window)
    return Chosen(steps, counted, have, is_all, _people(tables, asked, steps))


def keep_papers(backend: Backend, tables: Opened, asked: Asked, chosen: Chosen) -> Papers:
    """Keep the works that count, and all groups.

    Parameters
    ----------
    backend : Backend
        The engine.
    tables : Opened
        The tables, open in it.
    asked : Asked
        What is asked for.
    chosen : Chosen
        How the works are read.

    Returns
    -------
    Papers
        What is known of them.
    """
    listed = ", ".join(quoted(name) for name in ["grp", *chosen.columns])
    numbered = f"SELECT {listed}, {backend.row_number} AS row_id FROM {chosen.counted}"
    backend.keep(PAPERS, chosen.steps.then(numbered))
    of_works = f"SELECT DISTINCT grp, grp AS place FROM {PAPERS}"
    told_by_works = chosen.is_all and asked.by is not None and not tables.has("people")
    backend.keep(PEOPLE, of_works if told_by_works else chosen.people)
    return _known(backend, tables, asked, chosen.columns)


def _placed(
    backend: Backend, tables: Opened, asked: Asked, who: Whose
) -> tuple[Steps, str, list[str]]:
    """Write the steps from the tables to works and people; tell the last and its columns."""
    need, taken = asked.need, _taken(tables, asked)
    steps, last = placed(tables, who, need, taken, backend.row_number)
    have = dict.fromkeys(["work_id", *taken])
    if tables.has("authorships") and PLACED & need:
        have |= dict.fromkeys(["position", "n_authors", "is_placed"])
        if tables.has("authorships", "is_corresponding"):
            have["is_corresponding"] = None
    for rule in EXCLUDED.values():
        countable = tables.has("authorships") and tables.has("references")
        if rule in need and rule not in have and countable:
            last = with_self_citations(steps, tables, who, rule, last)
            have[rule] = None
    return steps, last, list(have)


def _people(tables: Opened, asked: Asked, steps: Steps) -> str:
    """Write the query of all groups and the place of each in the result."""
    if tables.has("people"):
        return "SELECT grp, place FROM given_people"
    if asked.by is None:
        return "SELECT 'all' AS grp, 1 AS place"
    return steps.then(f"SELECT DISTINCT grp, grp AS place FROM {WORK}")


def _taken(tables: Opened, asked: Asked) -> list[str]:
    """List the columns of works to take along."""
    beside = {name for name, place in _BESIDE.items() if tables.has(*place)}
    there = tables.kinds["works"]
    idle = {name for one in asked.several for name in one.entry.optional}
    idle |= ROLE_COLUMNS if asked.choices.roles else set()
    taken = [name for name in sorted(asked.need - beside) if name in there or name in idle]
    if tables.has("authorships") and "authors_truncated" in there:
        taken.append("authors_truncated")
    if asked.need & FROM_CITATIONS_BY_YEAR and "citations" in there:
        taken.append("citations_given")
    return taken


def _known(backend: Backend, tables: Opened, asked: Asked, have: list[str]) -> Papers:
    """Look the works over: how many, and of which columns all numbers are whole."""
    counts = f"SELECT (SELECT COUNT(*) FROM {PAPERS}), (SELECT COUNT(*) FROM {PEOPLE})"
    n_works, n_groups = backend.rows(counts)[0]
    numbers = [
        name
        for name in have
        if name in asked.need and name not in NOT_NUMBERS and name not in _MARKS
    ]
    kinds = {name: tables.kind("works", name) or "integer" for name in numbers}
    if tables.has("authorships"):
        kinds |= {name: "number" for name in numbers if name in PLACED}
    broken = broken_columns(backend, kinds, PAPERS)
    return Papers(frozenset(have), frozenset(numbers) - broken, int(n_works), int(n_groups))


_MARKS = frozenset({"type", "is_refereed"})
