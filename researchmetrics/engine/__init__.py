"""Corpora: tables too large for memory, by the same definitions as everything else.

::

    files, frames -> entries in chunks -> keys -> pairs -> scores -> connected works -> result
                  -> works that count -> SQL, one sort, or buckets of groups -> indicators

Entries, keys, pairs and groups are those of `normalizer.linking`, indicators those of `metrics`;
this room only sees to it that few of them are in memory at a time. An embedded database or a
cluster sorts and spills, processes of our own share the work.
"""

from __future__ import annotations

from researchmetrics.engine.corpora import Corpus, corpus
from researchmetrics.engine.openalex import import_openalex

__all__ = ["Corpus", "corpus", "import_openalex"]
