"""Where results go: to standard output or a file, as a table, JSON or CSV; the rest to stderr."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group, Parameter

from researchmetrics.cli import terminal
from researchmetrics.cli.failures import OutputError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["STANDARD", "Output"]

_GROUP = Group("Output options", sort_key=10)


@Parameter(name="*", group=_GROUP)
@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How and where a command writes.

    Parameters
    ----------
    format : {"table", "json", "csv"}
        Form of the result. In JSON unknown is null; CSV can be read back.
    output : pathlib.Path, optional
        File to write the result to, instead of standard output.
    quiet : bool
        No progress, notes or warnings.
    verbose : bool
        Say more, and show where an error came from.
    """

    format: Annotated[Literal["table", "json", "csv"], Parameter(name=["--format", "-f"])] = "table"
    output: Annotated[Path | None, Parameter(name=["--output", "-o"], metavar="FILE")] = None
    quiet: Annotated[bool, Parameter(name=["--quiet", "-q"], negative=(), show_default=False)] = (
        False
    )
    verbose: Annotated[
        bool, Parameter(name=["--verbose", "-v"], negative=(), show_default=False)
    ] = False

    def working(self, label: str) -> AbstractContextManager[Callable[[str], None]]:
        """Show progress while the block runs; yields what takes a line of news."""
        return terminal.progress(label, quiet=self.quiet)

    def note(self, text: str) -> None:
        """Tell the person at the terminal something, unless asked to be quiet."""
        if not self.quiet:
            terminal.say(text)

    def warn(self, text: str) -> None:
        """Tell what limits the result, unless asked to be quiet."""
        self.note(f"warning: {text}")

    def table(self, data: pd.DataFrame, name: str = "", *, always: Sequence[str] = ()) -> None:
        """Write a DataFrame in the form asked for; an index without a name is left out.

        Columns without a single value are not drawn, but for those named by ``always``.
        """
        if data.index.name is not None:
            data = data.reset_index()
        if self.format == "table":
            self._draw(data, name, always)
        elif self.format == "csv":
            self.text(_csv(data))
        else:
            self.json(_rows(data))

    def json(self, value: Any) -> None:
        """Write a JSON value; unknown is null."""
        from researchmetrics.cli.cells import json_value

        text = json.dumps(json_value(value), ensure_ascii=False, indent=2, allow_nan=False)
        self.text(text)

    def text(self, text: str) -> None:
        """Write text as it is, with one line feed at the end."""
        text = text.rstrip("\n") + "\n"
        if self.output is not None:
            self.file(self.output, text)
            self.note(f"Written to {self.output}")
            return
        sys.stdout.write(terminal.fit(text, sys.stdout) if self.format == "table" else text)
        sys.stdout.flush()

    def file(self, path: Path, text: str) -> None:
        """Write a file whole or not at all, so that a reader never sees half of one."""
        try:
            if path.exists() and not path.is_file():
                # A pipe or device cannot be replaced, only written to.
                path.write_text(text, encoding="utf-8", newline="")
                return
            _replace(path, text)
        except (OSError, UnicodeEncodeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OutputError(
                f"The file {path} cannot be written ({reason}). Give another place."
            ) from error

    def folder(self, path: Path) -> None:
        """Make a folder where it is missing."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"The folder {path} cannot be made ({error.strerror}). Give another place."
            ) from error

    def columns(self) -> int:
        """Return the width for running text: that of the terminal, within what reads well."""
        shown = terminal.width(sys.stdout) if self.output is None else None
        return min(shown or 80, 100)

    def _draw(self, data: pd.DataFrame, name: str, always: Sequence[str]) -> None:
        from researchmetrics.cli.drawing import draw

        if data.empty:
            self.note("Nothing to show.")
            return
        width = terminal.width(sys.stdout) if self.output is None else None
        text, left_out = draw(data, name, width=width, always=always)
        self.text(text)
        if left_out and width is not None:
            self.note(f"{len(left_out)} more columns with --format csv: {', '.join(left_out)}")


STANDARD = Output()


def _rows(data: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(column) for column in data.columns]
    return [dict(zip(names, row, strict=True)) for row in _tuples(data)]


def _csv(data: pd.DataFrame) -> str:
    from researchmetrics.cli.cells import csv_text

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([str(column) for column in data.columns])
    writer.writerows([csv_text(cell) for cell in row] for row in _tuples(data))
    return buffer.getvalue()


def _tuples(data: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the cells row by row, each in the type of its own column."""
    columns = [data.iloc[:, position].tolist() for position in range(data.shape[1])]
    return list(zip(*columns, strict=True))


def _replace(path: Path, text: str) -> None:
    """Write a file beside the wanted one, then put it in its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's file mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
