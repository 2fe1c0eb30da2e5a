"""From what a command line names (a file, an address, an identifier) to a profile, and its end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from researchmetrics.cli import failures
from researchmetrics.cli.output import Output
from researchmetrics.cli.terminal import standard_input
from researchmetrics.errors import IdentifierError, TableError, UnreadableDocumentError

if TYPE_CHECKING:
    import pandas as pd

    from researchmetrics import Profile

__all__ = ["Finder", "ending", "paths", "refuse_identifier", "show", "show_plan"]

_GOOD = {"complete"}
_OF_GROUPS = {"members", "contributions", "member_indicators", "member_bounds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Where to look for the people a line names.

    Parameters
    ----------
    sources : sequence of str, optional
        Services to ask.
    follow : str
        Whether identifiers stated by a service are used as well.
    store : str, optional
        Store to load identifiers from, instead of asking services.
    offline : bool
        Answer from the cache alone.
    terms : Mapping
        Further arguments of `researchmetrics.read`, `fetch` and `load`: as_of, decisions,
        citations; where one is missing, as configured.
    """

    sources: Sequence[str] | None = None
    follow: str = "none"
    store: str | None = None
    offline: bool = False
    terms: Mapping[str, Any] = field(default_factory=dict)

    def find(self, who: str, to: Output) -> Profile:
        """Read, fetch or load one of what the line names."""
        import researchmetrics as rm

        if self._is_document(who):
            with to.working(f"Reading {who}"), paths([who]) as at:
                return rm.read(at, offline=self.offline or None, **self.terms)
        if self.store is not None:
            with to.working(f"Loading {who}"):
                return rm.load(who, store=self.store, **self.terms)
        return self.fetch([who], to)

    def fetch(self, ids: Sequence[str], to: Output) -> Profile:
        """Fetch one person from the services."""
        import researchmetrics as rm

        with to.working(f"Fetching {', '.join(ids)}") as tell:
            return rm.fetch(
                ids,
                sources=self.sources,
                follow=self.follow,
                offline=self.offline or None,
                progress=tell,
                **self.terms,
            )

    def _is_document(self, who: str) -> bool:
        """Tell a document from an identifier: what is there, or cannot be an identifier."""
        from researchmetrics.profile import canonical_id

        if who == "-" or Path(who).exists():
            return True
        if self.store == "sample" and who.startswith("sample:"):
            return False
        try:
            canonical_id(who)
        except IdentifierError:
            looks_like_one = "://" in who or os.sep in who or bool(Path(who).suffix)
            if not looks_like_one:
                raise
            return True
        return False


def refuse_identifier(place: str) -> None:
    """Tell who gives an identifier instead of a document which command takes it.

    Parameters
    ----------
    place : str
        What was named as a document.

    Raises
    ------
    UnreadableDocumentError
        If there is no such file, and it is an identifier.
    """
    from researchmetrics.profile import canonical_id

    if place == "-" or "://" in place or Path(place).expanduser().exists():
        return
    try:
        canonical_id(place)
    except IdentifierError:
        return
    raise UnreadableDocumentError(
        f"{place} is an identifier, not a document. Try: researchmetrics profile {place}"
    )


@contextmanager
def paths(places: Sequence[str]) -> Iterator[list[str | Path]]:
    """Give the files and addresses named, where a dash stands for standard input.

    Parameters
    ----------
    places : sequence of str
        From the command line.

    Yields
    ------
    list of str or pathlib.Path
        As `researchmetrics.read` takes them.
    """
    with tempfile.TemporaryDirectory(prefix="researchmetrics-") as folder:
        given: list[str | Path] = []
        for place in places:
            if place == "-":
                copy = Path(folder) / "standard-input.txt"
                copy.write_bytes(standard_input())
                given.append(copy)
            else:
                given.append(place if "://" in place else Path(place).expanduser())
        yield given


def show(
    profile: Profile,
    to: Output,
    *,
    table: str | None = None,
    html: Path | None = None,
    score: bool = False,
) -> int:
    """Write a profile as asked and return how the command ends.

    Parameters
    ----------
    profile : Profile
        What was read, fetched or loaded.
    to : Output
        Form and place.
    table : str, optional
        One table instead of the card.
    html : pathlib.Path, optional
        Where to write the page as well.
    score : bool
        Whether card, page and indicators show the composite score.

    Returns
    -------
    int
        Exit code.
    """
    from researchmetrics import views

    if to.format != "table" or table is not None:
        # The card tells them itself.
        for line in profile.warnings:
            to.warn(line)
    if html is not None:
        to.file(html, profile.to_html(include_score=score))
        to.note(f"Page written to {html}")
    if table is None and to.format == "table":
        to.text(views.card_text(profile.sheet(include_score=score), columns=to.columns()))
    elif table is None and to.format == "json":
        to.text(profile.to_json())
    else:
        to.table(_table(profile, table or "works", score=score), table or "works")
    return ending(profile.outcomes.to_dict("records"), to)


def ending(outcomes: Sequence[Any], to: Output) -> int:
    """Tell how each source went, where it did not go well.

    Parameters
    ----------
    outcomes : sequence of Mapping
        Rows of the table ``outcomes``.
    to : Output
        Where to warn.

    Returns
    -------
    int
        ``OK`` when every source gave all it has, ``PARTIAL`` otherwise. One that does not know the
        person has nothing to give, which is only noted where another knows them.
    """
    good = [row for row in outcomes if row["status"] in _GOOD]
    unknown_to = [row["source"] for row in outcomes if good and row["status"] == "not_found"]
    if unknown_to:
        to.note(f"Not known to: {', '.join(unknown_to)}.")
    bad = [row for row in outcomes if row not in good and row["source"] not in unknown_to]
    for row in bad:
        to.warn(f"{row['source']}: {row['status']}. {row['message']}".rstrip())
    return failures.PARTIAL if bad else failures.OK


def show_plan(plan: pd.DataFrame, to: Output) -> None:
    """Write what a run will take, and the sum of it.

    Parameters
    ----------
    plan : pandas.DataFrame
        The table ``plan``.
    to : Output
        Form and place.
    """
    to.table(plan, "plan")
    if plan.empty:
        return
    least = "at least " if plan["is_least"].any() else ""
    # Services are asked side by side, so that the slowest says how long it takes.
    to.note(
        f"\n{least}{plan['requests'].sum():,} requests, {plan['cost_usd'].sum():.4f} USD, "
        f"{max(1, round(plan['seconds'].max())):,} s and what the services take to answer."
    )


def _table(profile: Profile, name: str, *, score: bool) -> pd.DataFrame:
    if name == "sections":
        return _sections(profile)
    if name == "reported":
        name = "claims"
    if name == "indicators":
        return profile.indicators(include_score=score)
    if name == "citation_policies":
        return profile.citation_policies()
    if name in _OF_GROUPS and not hasattr(profile, name):
        raise TableError(
            f"Only a group has the table {name}, and this is one person's profile. Read a "
            "laboratory's report or page."
        )
    data: Any = getattr(profile, name)
    table: pd.DataFrame = data() if callable(data) else data
    return table


def _sections(profile: Profile) -> pd.DataFrame:
    """Put the sections of a document under one another, each row with its section's name."""
    import pandas as pd

    parts = [
        part.assign(section=name)[["section", *part.columns]]
        for name, part in profile.sections.items()
    ]
    if not parts:
        return pd.DataFrame({"section": pd.Series(dtype="string")})
    return pd.concat(parts, ignore_index=True)
