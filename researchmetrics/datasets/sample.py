"""The sample: dated observations of invented people, and prior art to compare them with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from researchmetrics.datasets import lines
from researchmetrics.errors import ConfigError
from researchmetrics.records import Batch

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Sample", "load", "names"]

_FOLDER = Path(__file__).parent / "data"
_NOTICE = (
    "Everything here is invented: people, works, venues, services and figures. Josiah Carberry is "
    "ORCID's own fictitious researcher."
)


@dataclass(frozen=True)
class Sample:
    """Invented people and works, rich enough for every part of a card and page.

    Parameters
    ----------
    name : str
        Name of the data set.
    folder : pathlib.Path
        Where its files are; each is read when first asked for.
    notice : str
        That all of it is invented.

    Examples
    --------
    >>> len(load("sample").history["orcid:0000-0002-1825-0097"])
    4
    """

    name: str
    folder: Path
    notice: str = _NOTICE

    def __repr__(self) -> str:
        return f"Sample({self.name!r}: {self.notice})"

    @cached_property
    def history(self) -> Mapping[str, tuple[Batch, ...]]:
        """Dated batches by identifier, oldest first, each whole as of its date."""
        return lines.batches_of(lines.read(self.folder / f"{self.name}_people.jsonl.gz"))

    @cached_property
    def corpus(self) -> pd.DataFrame:
        """Prior art of the same fields: title, abstract, year, date, field, citations, has_code."""
        import pandas as pd

        rows = list(lines.read(self.folder / f"{self.name}_corpus.jsonl.gz"))
        dtypes = dict.fromkeys(("title", "abstract", "date", "field"), "string")
        return pd.DataFrame(rows).astype(
            dtypes | {"year": "Int64", "citations": "Int64", "has_code": "boolean"}
        )

    @property
    def watchlist(self) -> Path:
        """A watchlist of the invented researcher whom ORCID keeps for examples."""
        return self.folder / f"{self.name}_watchlist.toml"


def names() -> list[str]:
    """List the bundled data sets.

    Returns
    -------
    list of str
        What `load` takes.

    Examples
    --------
    >>> names()
    ['sample']
    """
    ending = "_people.jsonl.gz"
    return sorted(path.name.removesuffix(ending) for path in _FOLDER.glob("*" + ending))


def load(name: str = "sample") -> Sample:
    """Load a bundled data set.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    Sample
        Its parts are read when first asked for.

    Raises
    ------
    ConfigError
        If there is none of that name.

    Examples
    --------
    >>> load().notice[:24]
    'Everything here is inven'
    """
    if name not in names():
        raise ConfigError(f"There is no bundled data set {name!r}. There is {', '.join(names())}.")
    return Sample(name, _FOLDER)
