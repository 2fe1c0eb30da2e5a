"""Corpora: tables too large for memory, by the same definitions as everything else.

::

    files, frames -> entries in chunks -> keys -> pairs -> scores -> connected works -> result

Entries, keys, pairs and groups are those of `normalizer.linking`; this room only sees to it that
few of them are in memory at a time. An embedded database sorts and spills, processes of our own
share the work.
"""

from __future__ import annotations

from researchmetrics.engine.corpora import Corpus, corpus

__all__ = ["Corpus", "corpus"]
