"""What a definition in SQL is, and the registry of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Template

__all__ = ["CORE", "RANKED", "Definition", "Rows", "define", "definition_of", "names"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a group that a definition is an aggregate of.

    Those with all its columns known. Each has ``first_year``, that of any work of its group. With
    an `order` they are numbered by ``rank``, from 1, of ``n``, and ``running`` sums what each
    weighs up to its rank. With `has_core` each also has the ``h`` and ``g`` of its group.

    Parameters
    ----------
    order : str
        What comes first, as SQL; rows that tie come in an order that is always the same.
    weight : str
        What ``running`` sums.
    has_core : bool
        Whether h and g are wanted beside each row.
    """

    order: str = ""
    weight: str = "citations"
    has_core: bool = False


ANY = Rows()
RANKED = Rows(order="citations DESC")
CORE = Rows(order="citations DESC", has_core=True)


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator in SQL: an aggregate of the works of a group.

    Parameters
    ----------
    name : str
        Name in the catalogue; the plain function of that name is the same indicator.
    sql : str
        Expression in DuckDB's dialect; ``$now`` is the year of `as_of`, other names after a dollar
        are options.
    rows : Rows
        What it is an aggregate of.
    options : frozenset of str
        Options it knows; with others the plain function computes.
    """

    name: str
    sql: str
    rows: Rows
    options: frozenset[str]

    def with_options(self, given: dict[str, str]) -> tuple[str, Rows]:
        """Fill in the options.

        Parameters
        ----------
        given : dict
            Their values as SQL.

        Returns
        -------
        tuple
            The expression and the rows.
        """
        order = Template(self.rows.order).substitute(given)
        return Template(self.sql).substitute(given), replace(self.rows, order=order)


_DEFINITIONS: dict[str, Definition] = {}


def define(name: str, sql: str, rows: Rows = ANY, options: tuple[str, ...] = ()) -> None:
    """Define an indicator in SQL.

    Parameters
    ----------
    name : str
        Name in the catalogue.
    sql : str
        Aggregate expression.
    rows : Rows, optional
        What it is an aggregate of.
    options : tuple of str, optional
        Options it knows.
    """
    _DEFINITIONS[name] = Definition(name, " ".join(sql.split()), rows, frozenset(options))


def definition_of(name: str) -> Definition | None:
    """Find the definition of an indicator.

    Parameters
    ----------
    name : str
        Name in the catalogue.

    Returns
    -------
    Definition or None
        None where only the plain function defines it.
    """
    return _DEFINITIONS.get(name)


def names() -> list[str]:
    """List what is defined in SQL.

    Returns
    -------
    list of str
        Names in the catalogue, sorted.
    """
    return sorted(_DEFINITIONS)
