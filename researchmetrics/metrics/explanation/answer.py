"""What is told of a number: its works, what each adds, what was left out, and in words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why an indicator has its value.

    Parameters
    ----------
    name : str
        Name in the catalogue.
    value : float
        Its value; NaN where unknown.
    works : pandas.DataFrame
        The works used, in the order that decides, with ``rank``, ``work_id``, ``title``,
        ``citations``, ``year``, ``in_core``, ``needs`` (citations short of the next h),
        ``contribution`` (what it adds; these add up to the value, and are unknown where nothing
        can be said of single works), ``without`` (the value were the work not there) and
        ``rests_on`` (whether it adds anything, or the value were another without it).
    next_value : int or None
        The next h; None for other indicators.
    needed : int or None
        Fewest further citations that reach it.
    sentences : tuple of str
        The same in words.
    n_used, n_missing : int
        Works that the number stands on, and works left out for want of a value.
    left_out : pandas.DataFrame
        The works left out: ``work_id``, ``title``, ``reason``.
    coauthors : pandas.DataFrame
        Who wrote with the person, those with the most citations together first: ``name``,
        ``person_id``, ``told_by`` (``identifier``, or ``name``, which two people may share),
        ``works``, ``citations``, ``share_of_works``, ``share_of_citations``, and for the first
        twenty ``without`` (the value were their common works not there).
    self_citations : pandas.DataFrame
        One row a definition, ``exclude``, ``exclude_own`` and ``exclude_coauthors`` as `compute`
        has them: ``definition``, ``self_citations``, ``citations``, ``share``, ``known``:
        ``yes``, ``at least`` (not all that cite are known) or ``no``.
    top_share : float
        Share of the most cited work in all citations; NaN where unknown.
    flags : tuple of str
        What was chosen, as in the table of indicators.

    Notes
    -----
    What a work adds is, for counts and indices of the family of h, the rise over the works above
    it; for means and shares its part of the sum, divided; for rates its part of what is divided.
    """

    name: str
    value: float
    works: pd.DataFrame
    next_value: int | None
    needed: int | None
    sentences: tuple[str, ...]
    n_used: int
    n_missing: int
    left_out: pd.DataFrame
    coauthors: pd.DataFrame
    self_citations: pd.DataFrame
    top_share: float
    flags: tuple[str, ...]

    def __str__(self) -> str:
        """Show the words."""
        return "\n".join(self.sentences)

    def __repr__(self) -> str:
        """Show name and value on one line."""
        return f"Explanation({self.name} = {self.value:g}, {len(self.works)} works)"
