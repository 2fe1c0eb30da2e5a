"""Tables of any size on the command line: files in, a Parquet file or a table out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Group, Parameter

from researchmetrics.cli.options import iso
from researchmetrics.cli.output import Output
from researchmetrics.errors import ConfigError

__all__ = ["Computing", "Importing", "Linking", "compute_files", "import_files", "link_files"]

_Flag = Parameter(negative=(), show_default=False)
# Seconds between lines of progress where nobody sees one replace the other.
_SELDOM = 60.0
_ABOUT = "corpus.json"
_CHOICES = ("by", "counting", "self_citations", "types", "positions", "refereed")


@Parameter(name="*", group=Group("Options of dedupe", sort_key=2))
@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """How rows are linked.

    Parameters
    ----------
    level : {"strict", "normal", "lenient"}
        How readily rows are linked.
    lists_are_clean : bool
        No source lists a work twice: link only across sources.
    """

    level: Literal["strict", "normal", "lenient"] = "normal"
    lists_are_clean: Annotated[bool, _Flag] = False


@Parameter(name="*", group=Group("Options of import", sort_key=3))
@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """What is taken from a snapshot.

    Parameters
    ----------
    include_xpac : bool
        Also take works that OpenAlex itself leaves out by default.
    skip_broken : bool
        Do without parts that are missing or cannot be read.
    """

    include_xpac: Annotated[bool, _Flag] = False
    skip_broken: Annotated[bool, _Flag] = False


@Parameter(name="*", group=Group("Options of compute", sort_key=4))
@dataclass(frozen=True, slots=True, kw_only=True)
class Computing:
    """What is computed, of which works, and where.

    Parameters
    ----------
    indicator : list of str
        Indicator to compute; may be given several times.
    by : str, optional
        Column that tells the groups apart, such as person_id.
    as_of : datetime.date, optional
        Date the numbers speak of. Default: that of the snapshot imported, else today.
    counting : {"full", "fractional"}
        Whether a paper counts whole or by its share of authors.
    self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}
        Which citations to leave out: sharing any author, the person's own, co-authors' too.
    window : str, optional
        Years of publication that count: 5 for the last five, or 2015-2020.
    types : list of str, optional
        Kind of work that counts; may be given several times. Default: papers.
    positions : list of str, optional
        Role of the person that counts: first, last, single, middle or corresponding.
    refereed : bool
        Count only what referees saw.
    engine : {"duckdb", "spark"}
        What computes: a database in this process, or a cluster.
    master : str, optional
        Address of the Spark cluster.
    """

    indicator: Annotated[list[str] | None, Parameter(negative=(), metavar="NAME")] = None
    by: Annotated[str | None, Parameter(metavar="COLUMN")] = None
    as_of: Annotated[date | None, Parameter(metavar="DATE")] = None
    counting: Literal["full", "fractional"] = "full"
    self_citations: Literal["include", "exclude", "exclude_own", "exclude_coauthors"] = "include"
    window: Annotated[str | None, Parameter(metavar="YEARS")] = None
    types: Annotated[list[str] | None, Parameter(name="--type", negative=(), metavar="KIND")] = None
    positions: Annotated[
        list[str] | None, Parameter(name="--position", negative=(), metavar="ROLE")
    ] = None
    refereed: Annotated[bool, _Flag] = False
    engine: Literal["duckdb", "spark"] = "duckdb"
    master: Annotated[str | None, Parameter(metavar="ADDRESS")] = None


def link_files(
    paths: Sequence[str],
    to: Output,
    *,
    level: str,
    lists_are_clean: bool,
    opening: dict[str, Any] | None = None,
) -> None:
    """Find the rows of files that are the same work.

    Parameters
    ----------
    paths : sequence of str
        Parquet or CSV files, also as patterns.
    to : Output
        Where the result goes; a file ending in .parquet is written as that.
    level : str
        How readily rows are linked.
    lists_are_clean : bool
        Whether no source lists a work twice.
    opening : dict, optional
        Further arguments of `researchmetrics.corpus`.
    """
    import researchmetrics as rm
    from researchmetrics.normalizer.venues import own_venues, using_venues

    corpus = rm.corpus(list(paths), **(opening or {}))
    with using_venues(own_venues), to.working("Linking rows") as tell:
        linked = corpus.deduplicate(
            _parquet(to), level=level, lists_are_clean=lists_are_clean, progress=tell
        )
    if isinstance(linked, Path):
        to.note(f"Written to {linked}")
        return
    rows, works = len(linked), linked["work_id"].nunique()
    to.note(f"{rows} row{'s' * (rows != 1)}, {works} work{'s' * (works != 1)}")
    to.table(linked, "linked")


def import_files(
    words: Sequence[str], to: Output, choice: Importing, *, opening: dict[str, Any]
) -> None:
    """Make a corpus of a downloaded snapshot.

    Parameters
    ----------
    words : sequence of str
        Whose snapshot, and its folder.
    to : Output
        Its file is the folder of the corpus; what was made is shown as a table.
    choice : Importing
        What is taken.
    opening : dict
        Memory and threads.

    Raises
    ------
    ConfigError
        If the line does not say what to import, or where to.
    """
    import pandas as pd

    import researchmetrics as rm

    if len(words) != 2 or words[0] != "openalex" or to.output is None:
        raise ConfigError(
            "The import needs a snapshot and a folder. Write: "
            "researchmetrics corpus import openalex PATH --output FOLDER"
        )
    folder = to.output.expanduser()
    with _telling(to, "Importing") as tell:
        rm.import_openalex(
            words[1],
            folder,
            include_xpac=choice.include_xpac,
            skip_broken=choice.skip_broken,
            progress=tell,
            **opening,
        )
    said = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    if said["manifest"] is None:
        to.warn("There is no manifest: the files that are there were taken for all.")
    if said["skipped"]:
        to.warn(f"Parts without which it was made: {', '.join(said['skipped'])}.")
    rows = pd.DataFrame(said["rows"].items(), columns=["table", "rows"])
    replace(to, output=None).table(rows.astype({"table": "string", "rows": "Int64"}))
    to.note(f"Written to {folder}")


def compute_files(
    paths: Sequence[str], to: Output, choice: Computing, *, opening: dict[str, Any]
) -> None:
    """Compute indicators over a corpus.

    Parameters
    ----------
    paths : sequence of str
        A folder as the import makes it, or files of works.
    to : Output
        Where the result goes; a file ending in .parquet is written as that.
    choice : Computing
        What is computed.
    opening : dict
        Further arguments of `researchmetrics.corpus`.

    Raises
    ------
    ConfigError
        If no indicator is named, or the window is none.
    """
    import researchmetrics as rm

    if not choice.indicator:
        raise ConfigError(
            "No indicator is named. Give --indicator h_index, once for each; "
            '"researchmetrics indicators" lists them.'
        )
    output = _parquet(to)
    asked: dict[str, Any] = {"as_of": iso(choice.as_of) or _date_of(paths)}
    asked |= {name: getattr(choice, name) for name in _CHOICES}
    asked["window"] = _window(choice.window)
    corpus = rm.corpus(list(paths), choice.engine, master=choice.master, **opening)
    found: Any
    with _telling(to, "Computing") as tell:
        found = corpus.compute(choice.indicator, output=output, progress=tell, **asked)
    if output is not None:
        to.note(f"Written to {output}")
        return
    to.table(found, always=choice.indicator)


def _parquet(to: Output) -> Path | None:
    return to.output if to.output and to.output.suffix == ".parquet" else None


def _window(text: str | None) -> int | tuple[int, int] | None:
    """Read a number of years, or the first and the last."""
    if text is None:
        return None
    ends = text.split("-")
    if not all(end.isdecimal() for end in ends) or len(ends) > 2:
        raise ConfigError(f"The window {text!r} is none. Write 5 or 2015-2020.")
    return int(ends[0]) if len(ends) == 1 else (int(ends[0]), int(ends[1]))


def _date_of(paths: Sequence[str]) -> str:
    """Return the date that a corpus is of, so that its numbers do not change with the day."""
    try:
        said = json.loads((Path(paths[0]).expanduser() / _ABOUT).read_text(encoding="utf-8"))
        day = datetime.fromisoformat(said["date"]).date()
    except (OSError, ValueError, KeyError, TypeError):
        day = datetime.now(UTC).date()
    return day.isoformat()


@contextmanager
def _telling(to: Output, label: str) -> Iterator[Callable[[str], None]]:
    """Show progress; where standard error is a file, a line a minute for work of hours."""
    with to.working(label) as tell:
        if sys.stderr.isatty():
            yield tell
            return
        last = time.monotonic()

        def seldom(line: str) -> None:
            nonlocal last
            if time.monotonic() - last >= _SELDOM:
                last = time.monotonic()
                to.note(line)

        yield seldom
