"""From the tables to works and their people: SQL that says what `metrics.assembling` says.

Each step is a query that later steps read, written under the rules of `sql`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from researchmetrics.engine.steps import Steps, number, quoted
from researchmetrics.engine.tables import Opened
from researchmetrics.metrics.columns import NOT_NUMBERS

__all__ = ["PLACED", "WORK", "Whose", "add_wrote", "placed", "whose"]

WORK = "work"
"""The step in which each work has its people, before anything is said of their place."""
PLACED = frozenset({"position", "n_authors", "is_corresponding", "coauthors", "countries"})
Rows = Callable[[str], list[tuple[Any, ...]]]
# Columns of works that say something of a work and are no numbers.
_AS_GIVEN = frozenset({"type"})
# People are told apart by identifier, else by name as printed, whatever its case.
_NAME = "REPLACE(REPLACE(LOWER(name), 'ß', 'ss'), 'ς', 'σ')"
_IDENTITY = {True: f"COALESCE(CAST(person_id AS VARCHAR), {_NAME})", False: _NAME}


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose works they are, and what an authorship says of it.

    Parameters
    ----------
    by : str or None
        Column that tells people apart.
    person : str
        The expression that does so in the authorships.
    is_marked : bool
        Whether a mark says which authorship is the person's, rather than whose it is.
    """

    by: str | None
    person: str
    is_marked: bool

    @property
    def own(self) -> str:
        """Expression that tells the person's own rows among theirs."""
        return "is_self" if self.is_marked else "TRUE"

    @property
    def is_apart(self) -> bool:
        """Whether each person has lists of authors of their own."""
        return self.is_marked and self.by is not None


def whose(tables: Opened, by: str | None, rows: Rows) -> Whose:
    """Find out what an authorship says of whose work it is.

    Parameters
    ----------
    tables : Opened
        The tables.
    by : str or None
        Column that says whose work it is.
    rows : Callable
        Answers a query.

    Returns
    -------
    Whose
        Lists of authors stand apart where beside a marked row others are of the same person: then
        tables of single people were laid end to end.
    """
    if not tables.has("authorships"):
        return Whose(by=by, person="NULL", is_marked=False)
    if by is None:
        return Whose(by=None, person="'all'", is_marked=True)
    person = quoted(by if tables.has("authorships", by) else "person_id")
    if not tables.has("authorships", "is_self"):
        return Whose(by=by, person=person, is_marked=False)
    mark = _mark(tables)
    mixed = rows(
        f"SELECT 1 FROM given_authorships WHERE {person} IS NOT NULL AND work_id IS NOT NULL "
        f"GROUP BY work_id, {person} HAVING MIN({mark}) <> MAX({mark}) LIMIT 1"
    )
    return Whose(by=by, person=person, is_marked=bool(mixed))


def placed(
    tables: Opened, who: Whose, need: Collection[str], columns: Collection[str], row_number: str
) -> tuple[Steps, str]:
    """Write the steps from the tables to works and their people.

    Parameters
    ----------
    tables : Opened
        The tables.
    who : Whose
        Whose works they are.
    need : collection of str
        Columns that are wanted, whatever table tells them.
    columns : collection of str
        Columns of the works to take along.
    row_number : str
        How the engine numbers rows.

    Returns
    -------
    tuple
        The steps, and the name of the last: ``work_id``, ``grp`` and the columns, one row for
        each work and person.
    """
    steps = Steps()
    taken = {name: _column(tables, name) for name in sorted({"work_id", *columns})}
    if "citations_given" in taken:
        taken["citations_given"] = _column(tables, "citations")
    last = _works(steps, tables, who, taken)
    if tables.has("authorships") and PLACED & set(need):
        last = _with_places(steps, tables, who, taken, last=last, row_number=row_number)
    return steps, last


def _works(steps: Steps, tables: Opened, who: Whose, taken: dict[str, str]) -> str:
    listed = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in taken.items())
    if who.by is None:
        return steps.add(WORK, f"SELECT {listed}, 'all' AS grp FROM given_works")
    if tables.has("works", who.by):
        label = _label(tables, "works", who.by)
        return steps.add(
            WORK, f"SELECT {listed}, {label} AS grp FROM given_works WHERE {label} IS NOT NULL"
        )
    tables.need("works", "work_id")
    tables.need("authorships", "work_id", who.by)
    steps.add("given_work", f"SELECT {listed} FROM given_works")
    label = _label(tables, "authorships", who.by)
    steps.add(
        "wrote_it",
        f"SELECT DISTINCT work_id, {label} AS grp FROM given_authorships "
        f"WHERE work_id IS NOT NULL AND {label} IS NOT NULL",
    )
    return steps.add(
        WORK,
        "SELECT given_work.*, wrote_it.grp FROM given_work "
        "JOIN wrote_it ON given_work.work_id = wrote_it.work_id",
    )


def _with_places(
    steps: Steps, tables: Opened, who: Whose, taken: dict[str, str], *, last: str, row_number: str
) -> str:
    """Add the place of the person and the length of the list."""
    tables.need("works", "work_id")
    tables.need("authorships", "work_id", "position", "name")
    add_wrote(steps, tables, who, row_number)
    steps.add(
        "mine",
        "SELECT * FROM (SELECT wrote.*, ROW_NUMBER() OVER "
        "(PARTITION BY work_id, grp ORDER BY row_id) AS turn "
        f"FROM wrote WHERE {who.own}) AS turns WHERE turn = 1",
    )
    keys = ("work_id", "grp") if who.is_apart else ("work_id",)
    steps.add(
        "lengths",
        f"SELECT {', '.join(keys)}, COUNT(*) AS listed FROM wrote GROUP BY {', '.join(keys)}",
    )
    told = {"position", "n_authors", "is_corresponding"}
    kept = [f"{last}.{quoted(name)}" for name in taken if name not in told]
    own_mark = tables.has("authorships", "is_corresponding")
    mark = "mine" if own_mark else last
    if own_mark or "is_corresponding" in taken:
        kept.append(f"{mark}.is_corresponding")
    same = " AND ".join(f"lengths.{key} = {last}.{key}" for key in keys)
    return steps.add(
        "placed",
        f"SELECT {last}.grp, {', '.join(kept)}, mine.position, "
        f"{_n_authors(tables, taken, last)} AS n_authors, "
        "CASE WHEN mine.work_id IS NULL THEN 0 ELSE 1 END AS is_placed "
        f"FROM {last} LEFT JOIN mine ON mine.work_id = {last}.work_id AND mine.grp = {last}.grp "
        f"LEFT JOIN lengths ON {same}",
    )


def add_wrote(steps: Steps, tables: Opened, who: Whose, row_number: str = "0") -> None:
    """Add the step ``wrote``: authorships in one form."""
    if "wrote" in steps.queries:
        return
    if who.by is None:
        tables.need("authorships", "is_self")
    elif not tables.has("authorships", who.by):
        tables.need("authorships", "person_id")
    columns = {
        "work_id": "work_id",
        "grp": who.person,
        "person": _IDENTITY[tables.has("authorships", "person_id")],
        "is_self": f"{_mark(tables)} = 1" if tables.has("authorships", "is_self") else "FALSE",
        "row_id": row_number,
    }
    for name in ("position", "is_corresponding"):
        columns[name] = number(tables, "authorships", name)
    if tables.has("authorships", "countries"):
        columns["countries"] = "countries"
    listed = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    steps.add("wrote", f"SELECT {listed} FROM given_authorships")


def _column(tables: Opened, name: str) -> str:
    if name not in NOT_NUMBERS and name not in _AS_GIVEN:
        return number(tables, "works", name)
    return quoted(name) if tables.has("works", name) else "NULL"


def _label(tables: Opened, table: str, column: str) -> str:
    is_broken = tables.kind(table, column) == "number"
    return number(tables, table, column) if is_broken else quoted(column)


def _mark(tables: Opened) -> str:
    return f"COALESCE({number(tables, 'authorships', 'is_self')}, 0)"


def _n_authors(tables: Opened, taken: dict[str, str], last: str) -> str:
    listed = "lengths.listed"
    if tables.has("works", "authors_truncated"):
        listed = f"CASE WHEN COALESCE({last}.authors_truncated, 0) = 0 THEN {listed} END"
    return f"COALESCE({last}.n_authors, {listed})" if "n_authors" in taken else listed
