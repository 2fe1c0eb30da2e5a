"""A corpus at work: one work found in many rows, indicators of many people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, overload

import pandas as pd

from researchmetrics.engine.asking import asked_for
from researchmetrics.engine.choosing import Choices
from researchmetrics.engine.computing import computed_query
from researchmetrics.engine.handing import as_indexed, labelled
from researchmetrics.engine.linking import Linking, Options
from researchmetrics.engine.opening import Opening
from researchmetrics.engine.results import as_frame, as_parquet
from researchmetrics.metrics.selection import Window
from researchmetrics.normalizer.decisions import in_pairs

__all__ = ["Corpus"]

Pairs = Iterable[tuple[Hashable, Hashable]]
Told = Callable[[str], None]


class Corpus:
    """Tables too large for comfort; made by `corpus`.

    Parameters
    ----------
    opening : Opening
        The tables, and what they are opened with.
    """

    def __init__(self, opening: Opening) -> None:
        self.opening = opening

    @property
    def memory_limit(self) -> str:
        """What the database may hold in memory."""
        return self.opening.memory_limit

    @overload
    def deduplicate(
        self,
        output: None = None,
        *,
        level: str = ...,
        lists_are_clean: bool = ...,
        must_link: Pairs = ...,
        cannot_link: Pairs = ...,
        progress: Callable[[str], None] | None = ...,
    ) -> pd.DataFrame: ...

    @overload
    def deduplicate(
        self,
        output: str | Path,
        *,
        level: str = ...,
        lists_are_clean: bool = ...,
        must_link: Pairs = ...,
        cannot_link: Pairs = ...,
        progress: Callable[[str], None] | None = ...,
    ) -> Path: ...

    def deduplicate(
        self,
        output: str | Path | None = None,
        *,
        level: str = "normal",
        lists_are_clean: bool = False,
        must_link: Pairs = (),
        cannot_link: Pairs = (),
        progress: Callable[[str], None] | None = None,
    ) -> pd.DataFrame | Path:
        """Tell which rows are the same work, as `researchmetrics.deduplicate` does.

        Parameters
        ----------
        output : str or pathlib.Path, optional
            Parquet file to write the result to; without it, a DataFrame is returned.
        level : {"strict", "normal", "lenient"}
            How much evidence is asked.
        lists_are_clean : bool
            Whether no ``source`` lists a work twice.
        must_link, cannot_link : iterable of pairs
            Rows that are, or are not, one work: by ``record_id`` where files have that column, else
            by row number from 0; in a DataFrame by index label.
        progress : callable, optional
            Called with a line of text now and then.

        Returns
        -------
        pandas.DataFrame or pathlib.Path
            One row for each of the table, in its order, with ``work_id``, ``link_reason`` and
            ``link_score``; files also with ``record_id`` or ``row``. The same as
            `researchmetrics.deduplicate` gives, however large the chunks.

        Raises
        ------
        TableError
            If there is no title column, or no source column where `lists_are_clean` needs one.
        RecordError
            If the level is unknown or the user's decisions contradict one another.
        UnreadableDocumentError
            If a file cannot be read.
        ConfigError
            If duckdb is not installed, or a folder cannot be written to.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> table = pd.DataFrame({"title": ["On Cracked Pots", "on cracked pots", "Of Kilns"]})
        >>> table["authors"], table["year"] = "J. Carberry", 1990
        >>> rm.corpus(table).deduplicate().work_id.nunique()
        2
        """
        options = Options(
            level,
            lists_are_clean,
            must_link=in_pairs(must_link),
            cannot_link=in_pairs(cannot_link),
        )
        rows = self.opening.rows_read
        with self.opening.reading() as (reader, connection, folder, workers):
            linking = Linking(connection, folder, workers, progress or _nothing)
            linked = linking.run(reader, options, rows_at_once=rows)
            if output is None:
                return as_frame(reader, linked, rows)
            return as_parquet(reader, linked, Path(output), connection, rows)

    @overload
    def compute(
        self,
        names: str | Iterable[str],
        *,
        by: str | None = ...,
        as_of: Any = ...,
        counting: str = ...,
        self_citations: str = ...,
        window: Window = ...,
        types: Collection[str] | None = ...,
        positions: str | Collection[str] | None = ...,
        refereed: bool = ...,
        missing: str = ...,
        options: Mapping[str, Any] | None = ...,
        output: None = ...,
        progress: Told | None = ...,
    ) -> pd.DataFrame: ...

    @overload
    def compute(
        self,
        names: str | Iterable[str],
        *,
        by: str | None = ...,
        as_of: Any = ...,
        counting: str = ...,
        self_citations: str = ...,
        window: Window = ...,
        types: Collection[str] | None = ...,
        positions: str | Collection[str] | None = ...,
        refereed: bool = ...,
        missing: str = ...,
        options: Mapping[str, Any] | None = ...,
        output: str | Path,
        progress: Told | None = ...,
    ) -> Path: ...

    def compute(  # noqa: PLR0913 (each is a choice the user may make)
        self,
        names: str | Iterable[str],
        *,
        by: str | None = None,
        as_of: Any = None,
        counting: str = "full",
        self_citations: str = "include",
        window: Window = None,
        types: Collection[str] | None = None,
        positions: str | Collection[str] | None = None,
        refereed: bool = False,
        missing: str = "drop",
        options: Mapping[str, Any] | None = None,
        output: str | Path | None = None,
        progress: Told | None = None,
    ) -> pd.DataFrame | Path:
        """Compute indicators for each group of works, as `researchmetrics.compute` does.

        Parameters
        ----------
        names : str or iterable of str
            Names in the catalogue.
        by : str, optional
            Column of the works, or of the authorships alone, that says whose work it is; without
            it all works are one group.
        as_of, counting, self_citations, window, types, positions, refereed, missing, options
            As `researchmetrics.compute` takes them.
        output : str or pathlib.Path, optional
            Parquet file to write the result to, however long; without it a DataFrame is returned.
        progress : callable, optional
            Called with a line of text now and then.

        Returns
        -------
        pandas.DataFrame or pathlib.Path
            The same table as `researchmetrics.compute` gives for the same tables in memory: whole
            numbers exactly, others to 12 digits. In a file the groups are the first column.

        Raises
        ------
        UnknownIndicatorError
            If a name is not in the catalogue.
        IndicatorError
            If an option is missing or has no such value, or a column holds what it cannot.
        TableError
            If the tables lack a column.
        UnreadableDocumentError
            If a file cannot be read.
        ConfigError
            If the engine is not installed, a folder cannot be written to, or the memory is not
            enough for the works of one bucket.

        Notes
        -----
        Most indicators are computed by SQL that is tested against the plain functions; what has
        none, or an option it doesn't know, by the plain functions themselves for some groups at a
        time. All works of a group must then fit into memory.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> works = pd.DataFrame({"who": ["a", "a", "b"], "citations": [3, 2, 0]})
        >>> rm.corpus(works).compute("h_index", by="who")
             h_index  n_works  n_missing_citations
        who
        a          2        2                    0
        b          0        1                    0
        """
        choices = Choices(
            as_of=as_of,
            types=types,
            window=window,
            self_citations=self_citations,
            positions=positions,
            refereed=refereed,
            missing=missing,
        )
        asked = asked_for(names, by=by, counting=counting, options=options, choices=choices)
        with self.opening.engaged(asked, progress or _nothing) as engaged:
            query = labelled(computed_query(engaged, asked), by)
            if output is None:
                return as_indexed(engaged.backend.frame(query), by, self.opening.tables)
            engaged.backend.write(query, Path(output))
            return Path(output)


def _nothing(_line: str) -> None:
    """Say nothing."""
