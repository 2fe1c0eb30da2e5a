"""Write the sample's files anew: ``python -m researchmetrics.datasets.invent [FOLDER]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from researchmetrics.datasets import lines
from researchmetrics.datasets.invention import corpus, observed
from researchmetrics.datasets.invention.cast import RESEARCHERS

__all__ = ["corpus_lines", "main", "people_lines"]


def people_lines() -> Iterator[dict[str, Any]]:
    """Yield the lines of the people's file.

    Yields
    ------
    dict
        As `lines.lines_of` lays them out.
    """
    history = {researcher.key: observed.history(researcher) for researcher in RESEARCHERS}
    yield from lines.lines_of(history)


def corpus_lines() -> Iterator[dict[str, Any]]:
    """Yield the lines of the corpus' file.

    Yields
    ------
    dict
        One a document.
    """
    yield from corpus.documents()


def main(arguments: list[str] | None = None) -> None:
    """Write both files.

    Parameters
    ----------
    arguments : list of str, optional
        The folder; default the package's own.
    """
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0]) if given else Path(__file__).parent / "data"
    folder.mkdir(parents=True, exist_ok=True)
    lines.write(folder / "sample_people.jsonl.gz", people_lines())
    lines.write(folder / "sample_corpus.jsonl.gz", corpus_lines())


if __name__ == "__main__":
    main()
