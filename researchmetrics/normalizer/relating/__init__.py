"""Works that belong to another work without being it: its code, data, correction, translation.

What is found is said in the table of links beside the record's own work. A comment on a work, the
reply to it and its reviews are works of their own and stay unrelated: nothing of theirs counts for
the work they discuss.
"""

from __future__ import annotations

from researchmetrics.normalizer.relating.relation import Relation, Works
from researchmetrics.normalizer.relating.search import relations

__all__ = ["Relation", "Works", "relations"]
