"""``researchmetrics demo``: the bundled invented people, profiled and compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from researchmetrics.cli.output import STANDARD, Output

GROUP = "Profiles"
_INVENTED = "Everything in this demonstration is invented: people, papers and numbers."


def demo(
    *,
    output_dir: Annotated[Path, Parameter(metavar="DIR")] = Path("demo"),
    to: Output = STANDARD,
) -> None:
    """Profile and compare two invented researchers, and write their pages.

    Needs no network and no key. The people, papers and numbers are made up, to
    show every part of a profile.

    Parameters
    ----------
    output_dir : pathlib.Path
        Folder for the pages; made where it is missing.

    Examples
    --------
    $ researchmetrics demo
    $ researchmetrics demo --output-dir /tmp/pages --format csv
    """
    import researchmetrics as rm
    from researchmetrics import views

    to.folder(output_dir)
    with to.working("Profiling the invented people"):
        people = list(rm.datasets.load("sample").history)[:2]
        profiles = [rm.load(person, store="sample") for person in people]
        comparison = rm.compare(profiles)
    # The tour shows every part, so that it asks for the score as well.
    pages = {_slug(p.person.name or "nobody"): p.to_html(include_score=True) for p in profiles}
    pages["comparison"] = comparison.to_html()
    written = [output_dir / f"{name}.html" for name in pages]
    for path, page in zip(written, pages.values(), strict=True):
        to.file(path, page)
    places = "\n".join(
        ["Pages, to be opened in a browser:", *(f"  {p.resolve()}" for p in written)]
    )
    if to.format == "table":
        # Here the result is the whole tour, not a table to be piped on.
        table = views.comparison_text(comparison.sheet, columns=to.columns())
        to.text(f"{_INVENTED}\n\n{table}\n\n{places}")
    else:
        to.table(comparison.table)
        to.note(f"{_INVENTED}\n{places}")


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
