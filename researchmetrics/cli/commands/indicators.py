"""``researchmetrics indicators``: the catalogue."""

from __future__ import annotations

from researchmetrics.cli.output import STANDARD, Output

GROUP = "About this installation"


def indicators(*, family: str | None = None, to: Output = STANDARD) -> None:
    """List the indicators: what they measure, what they need, where they were defined.

    Parameters
    ----------
    family : str, optional
        Only this family, such as citation.

    Examples
    --------
    $ researchmetrics indicators
    $ researchmetrics indicators --family citation --format json
    """
    import researchmetrics as rm
    from researchmetrics.errors import UnknownIndicatorError

    catalogue = rm.catalogue()
    if family is not None:
        families = sorted(set(catalogue["family"]))
        if family not in families:
            raise UnknownIndicatorError(
                f"There is no family {family!r} of indicators. Families: {', '.join(families)}."
            )
        catalogue = catalogue[catalogue["family"] == family]
    to.table(catalogue, "catalogue")
