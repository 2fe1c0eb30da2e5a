"""The profile: a frozen whole whose methods only hand its tables to metrics and views."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Unpack, overload

import pandas as pd

from researchmetrics import views
from researchmetrics.errors import TableError
from researchmetrics.metrics.columns import iso
from researchmetrics.metrics.selection import Choices
from researchmetrics.profile import figures
from researchmetrics.profile.pages import written
from researchmetrics.profile.plotting import Plots
from researchmetrics.profile.reasoned import Reasoned

__all__ = ["Profile"]


@dataclass(frozen=True, eq=False, repr=False)
class Profile(Reasoned):
    r"""One person's works and what can be said of them.

    Profiles are made by `read`, `fetch`, `load` and `merge_profiles`; nothing in them changes.
    What they hold is described at `Material`.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> rm.read(text="# Ann Pott\n\n## Publications\n\n- Ann Pott. On pots. 2019.")
    <Profile of Ann Pott: 1 paper, ...>
    """

    def indicators(
        self,
        names: str | Iterable[str] | None = None,
        as_of: str | None = None,
        self_citations: str = "include",
        counting: str = "full",
        window: tuple[int, int] | int | None = None,
        *,
        include_score: bool = False,
        **choices: Unpack[Choices],
    ) -> pd.DataFrame:
        """Compute indicators over the papers.

        Parameters
        ----------
        names : str or iterable of str, optional
            Catalogue names, ``novelty`` and ``score`` among them; default those for a card.
        as_of : str, optional
            ISO date; default the profile's. From an earlier one nothing later is used: what the
            history holds of then is taken, else papers up to then and their citations by year.
        self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}
            Whether to leave out citations by works that share an author with the paper, by the
            person, or by the person and co-authors. Excluding them needs the citing works.
        counting : {"full", "fractional"}
            Whether a paper counts whole or by its share of authors.
        window : int or (int, int), optional
            Last years, or first and last year, of publication.
        include_score : bool
            Whether the composite score is added to the default names.
        **choices
            What else `metrics.indicators` takes: types, positions, refereed, missing, options.

        Returns
        -------
        pandas.DataFrame
            Indexed by indicator: value, lo, hi, unit, n_used, n_missing, source, as_of,
            definition, flags. Unknown values are left out of the number and counted in
            ``n_missing``. A flag such as ``truncated:openalex`` names each source that did not
            give all; without any paper the numbers are then unknown, not zero. ``citations_by:sum``
            names the policy of counting citations where it is not ``max``.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        NotEnoughDataError
            If an option needs data that the profile lacks.
        """
        day = iso(as_of or self.as_of)
        return figures.figures(
            self._seen_at(day),
            names,
            as_of=day,
            corpus=self.corpus,
            scored=self._scored,
            include_score=include_score,
            options={
                **choices,
                "self_citations": self_citations,
                "counting": counting,
                "window": window,
            },
            policy=self.citations,
        )

    def novelty(self, corpus: pd.DataFrame | None = None) -> pd.DataFrame:
        """Measure how far each work lies from the closest earlier work of a corpus.

        Parameters
        ----------
        corpus : pandas.DataFrame, optional
            Earlier work of the same fields: title, abstract, year or date, field. Default the
            one the profile came with.

        Returns
        -------
        pandas.DataFrame
            One row a work: work_id, distance, percentile, nearest, n_prior, flags.

        Raises
        ------
        TableError
            If there is no corpus, or it lacks a column.
        """
        if corpus is None and self._scored is not None:
            return self._scored.copy()
        if corpus is None:
            raise TableError(
                "Topic novelty compares with earlier work, and no corpus was given. Pass one "
                "with the columns title, abstract, year and field."
            )
        return figures.novelty(self.tables, corpus)

    @property
    def plot(self) -> Plots:
        """Charts for notebooks: ``profile.plot.citations()``, ``profile.plot.papers()``."""
        return Plots(self.sheet(), self.forecast)

    def sheet(self, *, include_score: bool = False) -> views.Sheet:
        """Return the plain tables that views draw from.

        Parameters
        ----------
        include_score : bool
            Whether the composite score is among the figures.

        Returns
        -------
        views.Sheet
            The profile's tables, figures and coverage.
        """
        return views.Sheet(
            person=self.person,
            kind=self.kind,
            as_of=self.as_of,
            works=self.works,
            authorships=self.authorships,
            indicators=self.indicators(include_score=include_score),
            reported=self.reported,
            claims=self.claims,
            coverage=figures.shares(self.coverage),
            citations_by_year=figures.citations_by_year(self.citations_by_year, as_of=self.as_of),
            novelty=self._scored,
            sections=self.sections,
            outcomes=self.outcomes,
            warnings=self.warnings,
        )

    def to_text(self, *, include_score: bool = False) -> str:
        """Return the card as text for a terminal."""
        return views.card_text(self.sheet(include_score=include_score))

    @overload
    def to_html(self, path: None = None, *, include_score: bool = False) -> str: ...

    @overload
    def to_html(self, path: str | Path, *, include_score: bool = False) -> Path: ...

    def to_html(self, path: str | Path | None = None, *, include_score: bool = False) -> str | Path:
        """Return the profile as one self-contained page, or write it to a file.

        Parameters
        ----------
        path : str or pathlib.Path, optional
            File to write, UTF-8.
        include_score : bool
            Whether to show the composite score.

        Returns
        -------
        str or pathlib.Path
            The page, which has no script and loads nothing; the path where one is given, so that
            a notebook does not print the page.
        """
        return written(views.page_html(self.sheet(include_score=include_score)), path)

    def to_frame(self) -> pd.DataFrame:
        """Return the figures as one row, for joining several people."""
        values = self.indicators()["value"]
        who = {"person_id": next(iter(self.person.ids), None), "name": self.person.name}
        cells = {name: pd.Series([text], dtype="string") for name, text in who.items()}
        figured = {str(name): figures.typed(str(name), [value]) for name, value in values.items()}
        return pd.DataFrame(cells | figured)

    def to_json(self) -> str:
        """Return everything but the history and the corpus as JSON; unknown is null."""
        text = json.dumps(self._plain(), ensure_ascii=False, indent=2)
        try:
            text.encode()
        except UnicodeEncodeError:
            # Half a surrogate pair, as broken services send them, has no UTF-8 form.
            return json.dumps(self._plain(), indent=2)
        return text

    def _plain(self) -> dict[str, Any]:
        tables = {
            "works": self.works,
            "authorships": self.authorships,
            "indicators": self.indicators().reset_index(),
            "records": self.records,
            "links": self.links,
            "citations_by_year": self.citations_by_year,
            "references": self.references,
            "coverage": self.coverage.reset_index(),
            "outcomes": self.outcomes,
        }
        return {
            "person": asdict(self.person),
            "kind": self.kind,
            "as_of": self.as_of,
            "citation_policy": self.citations,
            "reported": figures.plain_rows(self.claims),
            **{name: figures.plain_rows(table) for name, table in tables.items()},
            "decisions": self.decisions.plain(),
            "sections": {name: figures.plain_rows(t) for name, t in self.sections.items()},
            "warnings": list(self.warnings),
        }

    def __repr__(self) -> str:
        """Return one line for logs and debuggers."""
        few = self.indicators(["n_papers", "n_citations", "h_index"])
        brief = views.Sheet(
            person=self.person, as_of=self.as_of, works=self.tables.works, indicators=few
        )
        return views.repr_line(brief, kind=type(self).__name__)

    def __str__(self) -> str:
        """Return the card as text."""
        return self.to_text()

    def _repr_html_(self) -> str:
        return views.card_html(self.sheet())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 (IPython's protocol)
        printer.text(repr(self) if cycle else self.to_text())
