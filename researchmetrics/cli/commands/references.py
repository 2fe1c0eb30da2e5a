"""``researchmetrics references``: a list of references as a table."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from researchmetrics.cli import failures
from researchmetrics.cli.options import Place
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_text
from researchmetrics.errors import UnreadableDocumentError

GROUP = "Tables"


def references(
    where: Place = "-",
    /,
    *,
    text: Annotated[list[str] | None, Parameter(negative=(), metavar="REFERENCE")] = None,
    to: Output = STANDARD,
) -> int:
    """Parse a list of references into a table, one row a reference.

    Parameters
    ----------
    where : str
        File holding the references; a dash, or nothing, reads standard input.
    text : list of str, optional
        One reference, instead of a file; may be given several times.

    Examples
    --------
    $ researchmetrics references references.txt
    $ researchmetrics references --text "A. Pott. On pots. Journal of Pots, 2019." -f json
    $ researchmetrics references < references.txt > references.csv --format csv
    """
    import researchmetrics as rm

    if text is not None and not any(line.strip() for line in text):
        raise UnreadableDocumentError("The reference given is empty. Give its text.")
    given = text or read_text(where)
    with to.working("Parsing references"):
        table = rm.parse_references(given)
    if table.empty:
        to.warn("no reference was found.")
    to.table(table, "references")
    return failures.OK
