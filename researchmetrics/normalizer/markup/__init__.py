"""Text as it was meant: without mark-up, LaTeX and wrong decoding."""

from __future__ import annotations

from researchmetrics.normalizer.markup.plain import (
    GREEK,
    plain_text,
)

__all__ = [
    "GREEK",
    "plain_text",
]
