"""People: what several sources say of one, and which records are whose.

::

    rows -> signatures (name, co-authors, places, topics) -> groups, the surest first -> whose
"""

from __future__ import annotations

from researchmetrics.normalizer.people.clustering import cluster
from researchmetrics.normalizer.people.merging import merge_people, names_agree
from researchmetrics.normalizer.people.resolving import resolve

__all__ = ["cluster", "merge_people", "names_agree", "resolve"]
