"""Telling whether a list that came page by page is whole: changing totals, ends that never come."""

from __future__ import annotations

from researchmetrics.errors import UnexpectedAnswerError

__all__ = ["largest", "most_pages", "refuse_astray"]

# A list of which no total is known is left after so many pages; one of known length after twice as
# many as it would fill, and a few.
_PAGES_AT_MOST, _PAGES_MORE = 10_000, 2


def largest(*totals: int | None) -> int | None:
    """Return the largest of the totals that a list stated, page by page.

    Where something is removed from a list meanwhile, what stood behind it moves up, and a row that
    moved to a page already given is never seen.

    Parameters
    ----------
    *totals : int or None
        None where none was stated; less than none is no statement either.

    Returns
    -------
    int or None
        None where none was stated at all.

    Examples
    --------
    >>> largest(None, 7, 6), largest(None)
    (7, None)
    """
    return max((total for total in totals if total is not None and total >= 0), default=None)


def most_pages(total: int | None, size: int) -> int:
    """Say after how many pages a list is left.

    Parameters
    ----------
    total : int or None
        Rows that it should have; none at all is not believed where some came.
    size : int
        Rows of a full page.

    Returns
    -------
    int
        More than an honest list takes.

    Examples
    --------
    >>> most_pages(250, 100)
    8
    """
    return 2 * -(-total // size) + _PAGES_MORE if total else _PAGES_AT_MOST


def refuse_astray(n_rows: int, total: int | None, source: str) -> None:
    """Raise for a list without an end, unless its total tells that rows are missing.

    Parameters
    ----------
    n_rows : int
        Rows that came.
    total : int or None
        Rows that it should have.
    source : str
        Data provider.

    Raises
    ------
    UnexpectedAnswerError
        If nothing else tells.

    Examples
    --------
    >>> refuse_astray(2, 7, "openalex")
    """
    if total is None or n_rows >= total:
        raise UnexpectedAnswerError(
            f"{source or 'The service'} gave a list that repeats itself or never ends: left after "
            f"{n_rows} rows, which may not be all. Fetch again later; if it stays so, report it.",
            source=source,
        )
