"""What is declared of an indicator, so that a reader can trust its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from researchmetrics.metrics.columns import FROM_AUTHORSHIPS
from researchmetrics.metrics.unsampled import NO_INTERVAL

TRAITS = frozenset({"monotone", "grows", "interval", "unaligned", "zero_when_empty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a reader needs to know to trust one indicator.

    Parameters
    ----------
    name : str
        Name in the catalogue.
    function : Callable
        The plain definition, which trusts its input.
    symbol, unit, family : str
        How it is written, what it counts, what it is about.
    reference : str
        ``doi:...`` of the paper that defines it, or ``choice: ...`` where none does.
    synonyms : tuple of str
        Other names in use.
    bounds : tuple
        Least and largest value; None where there is none.
    traits : frozenset of str
        ``monotone``: one more citation never lowers it; ``grows``: one more work never does;
        ``interval``: a bootstrap over works
        makes sense; ``unaligned``: years are known apart from its other columns, as those of a
        career are; ``zero_when_empty``: 0, not unknown, without works.
    fractional : str or None
        Indicator that takes its place under fractional counting.
    version : int
        Grows with every change of the definition.
    columns, options : tuple of str
        Columns used, and keyword options.
    optional, required : frozenset of str
        Columns it can do without, and options it cannot do without.
    summary : str
        First line of the documentation.
    """

    name: str
    function: Callable[..., float]
    symbol: str
    unit: str
    family: str
    reference: str
    synonyms: tuple[str, ...]
    bounds: tuple[float | None, float | None]
    traits: frozenset[str]
    fractional: str | None
    version: int
    columns: tuple[str, ...]
    options: tuple[str, ...]
    optional: frozenset[str]
    required: frozenset[str]
    summary: str

    @property
    def doi(self) -> str | None:
        """DOI of the defining paper, without prefix; None where the definition is a choice."""
        return self.reference.removeprefix("doi:") if self.reference.startswith("doi:") else None

    @property
    def definition(self) -> str:
        """Name, version and reference, as stored with every value."""
        return f"{self.name}-{self.version}; {self.reference}"

    @property
    def needs_authorships(self) -> bool:
        """Whether a column comes from the table of authorships."""
        return bool(FROM_AUTHORSHIPS & set(self.columns))

    @property
    def is_count(self) -> bool:
        """Whether it counts things, so that its values are whole numbers."""
        return str(self.function.__annotations__.get("return", "")).startswith("int")

    @property
    def interval(self) -> str:
        """How its interval is found, or why it has none."""
        if "interval" in self.traits:
            return "works drawn anew"
        return f"none: {NO_INTERVAL.get(self.name, 'nobody has said how')}"

    @property
    def range(self) -> str:
        """The bounds as text."""
        least, largest = ("" if bound is None else f"{bound:g}" for bound in self.bounds)
        return f"{least}..{largest}"
