"""What data providers share: the questions they are asked, and reading what they answer.

One file a provider, in the room above, says where it keeps what; how such places are read stands
here once.
"""

from __future__ import annotations

from researchmetrics.sources.source import Source

__all__ = ["Source"]
