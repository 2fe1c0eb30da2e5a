"""Where what a profile shows comes from, and what it would show by other policies."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any, Self

import pandas as pd

from researchmetrics import metrics, normalizer
from researchmetrics.normalizer import Trace
from researchmetrics.profile import citing
from researchmetrics.profile.material import Material
from researchmetrics.profile.observations import latest
from researchmetrics.tables import frame

__all__ = ["Sourced"]

_FIGURES = ("h_index", "g_index", "i10_index", "n_citations")


class Sourced(Material):
    """A profile's material whose every value is traced to the records that gave it.

    The tables here are worked out when first asked for.
    """

    @property
    def origins(self) -> pd.DataFrame:
        """Where each value of `works` comes from, one row a value.

        ``work_id, field, position`` (in a list), ``value, source, record_id, why``.
        """
        return self._trace.origins.copy()

    @property
    def disagreements(self) -> pd.DataFrame:
        """What records of one work tell differently, one row for each way.

        ``work_id, field, value, is_shown, sources, record_ids, why``: two years, two titles, the
        counts of several sources. A field without rows is told by all in one way, or by one alone.
        """
        return self._trace.disagreements.copy()

    @property
    def editions(self) -> pd.DataFrame:
        """The forms in which each work appeared: preprint, conference paper, article.

        ``work_id, edition, is_shown, type, venue, venue_id, year, date, doi, arxiv_id,
        arxiv_version, citations, record_ids, sources``.
        """
        return self._trace.editions.copy()

    def with_citations(self, policy: str) -> Self:
        r"""Count citations by another policy.

        Parameters
        ----------
        policy : str
            ``max``: the largest count of any source. ``sum``: the largest sum that one source
            counts for versions that it lists apart; counts of different sources are never added.
            ``primary``: the count of the most trusted record that has one. Or a source: its
            counts alone; a paper that it does not count is then unknown.

        Returns
        -------
        Profile
            A new one; all else stays.

        Raises
        ------
        ConfigError
            If it is neither a policy nor a source.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> profile = rm.load("0000-0002-1825-0097", store="sample")
        >>> profile.with_citations("primary").citations
        'primary'
        """
        chosen = citing.policy(policy, self._trace.counting_sources)
        return replace(self, tables=self._trace.recounted(chosen), citations=chosen)

    def citation_policies(self) -> pd.DataFrame:
        """Show what the policy of counting citations does to the figures.

        Returns
        -------
        pandas.DataFrame
            One row a policy, and one a source that counts citations: policy, is_used, h_index,
            g_index, i10_index, n_citations, n_counted (papers with a known count), n_differing
            (papers whose count is another than by the policy used).

        Examples
        --------
        >>> import researchmetrics as rm
        >>> profile = rm.load("0000-0002-1825-0097", store="sample")
        >>> profile.citation_policies().query("is_used")["policy"].tolist()
        ['max']
        """
        counts = {name: self._trace.counted(name) for name in self._policies()}
        used = self._papers(counts[self.citations])["citations"]
        rows = [self._figured(name, works, used) for name, works in counts.items()]
        return frame("citation_policies", rows)

    def _policies(self) -> list[str]:
        return list(dict.fromkeys([*self._trace.policies, self.citations]))

    def _figured(self, name: str, works: pd.DataFrame, used: pd.Series) -> dict[str, Any]:
        figures = metrics.compute(works, list(_FIGURES), as_of=self.as_of).iloc[0]
        counts = self._papers(works)["citations"]
        differs = counts.fillna(-1) != used.fillna(-1)
        return {
            "policy": name,
            "is_used": name == self.citations,
            **{
                figure: None if pd.isna(figures[figure]) else int(figures[figure])
                for figure in _FIGURES
            },
            "n_counted": int(counts.notna().sum()),
            "n_differing": int(differs.sum()),
        }

    def _papers(self, works: pd.DataFrame) -> pd.DataFrame:
        papers: pd.DataFrame = metrics.selection.select(works, as_of=self.as_of)[0]
        return papers

    @cached_property
    def _trace(self) -> Trace:
        return normalizer.trace(
            latest(self.batches), self.tables, as_of=self.as_of, citations=self.citations
        )
