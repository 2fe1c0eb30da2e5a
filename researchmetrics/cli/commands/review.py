"""``researchmetrics review``: decide which records are one work, pair by pair."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter, validators

from researchmetrics.cli import failures, terminal
from researchmetrics.cli.options import DecisionsFile, Offline, Place, Sources, Store, where_from
from researchmetrics.cli.output import STANDARD, Output

if TYPE_CHECKING:
    import pandas as pd

    from researchmetrics.cli.reviewing import Review
    from researchmetrics.normalizer import Decisions

GROUP = "Tables"
_TABLES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet"})


def review(
    where: Place,
    /,
    *,
    level: Literal["strict", "normal", "lenient"] = "normal",
    lists_are_clean: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    decisions: DecisionsFile = None,
    limit: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    list_only: Annotated[bool, Parameter(name="--list", negative=(), show_default=False)] = False,
    source: Sources = None,
    store: Store = None,
    offline: Offline = False,
    to: Output = STANDARD,
) -> int:
    """Decide which records are one work, pair by pair, the most doubtful first.

    Shows two records side by side and takes s (same), d (different), k (skip),
    u (undo), q (quit). Each answer is written at once into the decisions file,
    which dedupe, read, fetch and profile honour from then on; run it again to go
    on. Answers may be piped in, one a line.

    Parameters
    ----------
    where : str
        Table of records (CSV, JSON, Parquet), or a person: identifier, document, address.
    level : {"strict", "normal", "lenient"}
        How readily records are linked.
    lists_are_clean : bool
        No source of the table lists a work twice: link only across sources.
    limit : int, optional
        Most pairs to show.
    list_only : bool
        Print the table of doubtful pairs and ask nothing.

    Examples
    --------
    $ researchmetrics review records.csv --decisions decisions.txt
    $ researchmetrics review 0000-0002-1825-0097 --store sqlite:///metrics.db
    $ researchmetrics review records.csv --list --format csv > doubtful.csv
    """
    from researchmetrics import normalizer

    if where == "-" and not list_only:
        terminal.say(
            "researchmetrics: answers are read from standard input, so that the records must stand "
            "in a file. Name it, or take --list."
        )
        return failures.USAGE
    file = normalizer.decisions_path(decisions)
    known = normalizer.read_decisions(file, missing_ok=True)
    if Path(where).suffix.lower() in _TABLES or where == "-":
        found = _of_table(where, known, to, level=level, clean=lists_are_clean)
    else:
        who = {"sources": source, "store": where_from(store), "offline": offline}
        found = _of_person(where, known, to, level=level, who=who)
    unused = len(found.attrs.get("unused_decisions", ()))
    # The configured file may hold those on all that one works with.
    if unused and decisions is not None:
        to.note(f"{unused} decision{'s' * (unused > 1)} in {file} on records that are not here.")
    if list_only:
        to.table(found.head(limit) if limit else found, "doubtful")
        return failures.OK
    return _ask(found.head(limit) if limit else found, file, to)


def _of_table(where: str, known: Decisions, to: Output, *, level: str, clean: bool) -> pd.DataFrame:
    from researchmetrics import normalizer
    from researchmetrics.cli.tablefiles import read_table

    records = read_table(where)
    with to.working("Comparing rows"):
        return normalizer.doubtful_pairs(
            records, level=level, lists_are_clean=clean, decisions=known
        )


def _of_person(
    where: str, known: Decisions, to: Output, *, level: str, who: dict[str, Any]
) -> pd.DataFrame:
    from researchmetrics.cli.people import Finder

    person = Finder(terms={"decisions": known}, **who).find(where, to)
    with to.working("Comparing records"):
        return person.doubtful(level=level)


def _ask(found: pd.DataFrame, file: Path, to: Output) -> int:
    from researchmetrics.cli.reviewing import Review

    if found.empty:
        to.note("There is nothing to review: no pair is doubtful.")
        return failures.OK
    columns = terminal.width(sys.stderr)
    pairs = [{str(name): cell for name, cell in row.items()} for row in found.to_dict("records")]
    sitting = Review(pairs, file, width=min(columns or 80, 120))
    sitting.run()
    if not sitting.has_read and not sitting.is_watched:
        terminal.say(
            "researchmetrics: there is nobody to ask: standard input is no terminal and holds no "
            "answers. Pipe answers in, one a line, or take --list."
        )
        return failures.USAGE
    _sum_up(sitting, file, to)
    return failures.OK


def _sum_up(sitting: Review, file: Path, to: Output) -> None:
    if to.format != "table":
        to.table(sitting.table())
        return
    same, different, skipped = map(sitting.count, ("same", "different", "skipped"))
    to.text(f"{same} same, {different} different, {skipped} skipped, {sitting.n_left} left.")
    if same + different:
        to.note(f"Kept in {file}")
