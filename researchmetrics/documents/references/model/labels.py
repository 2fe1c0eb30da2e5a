"""The labels of the model: the fields of a reference, each with a first and a further token."""

from __future__ import annotations

__all__ = ["FIELDS", "LABELS"]

FIELDS: tuple[str, ...] = (
    "label",
    "author",
    "collaboration",
    "title",
    "date",
    "venue",
    "series",
    "volume",
    "issue",
    "pages",
    "publisher",
    "location",
    "editor",
    "edition",
    "genre",
    "note",
    "url",
    "doi",
    "arxiv",
    "identifier",
)
# Even numbers begin a field, odd ones go on with it.
LABELS: tuple[str, ...] = tuple(f"{sign}-{field}" for field in FIELDS for sign in "BI")
