"""``researchmetrics sources``: the services that can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from researchmetrics.cli.output import STANDARD, Output

if TYPE_CHECKING:
    from researchmetrics.fetchers import Source

GROUP = "About this installation"


def sources(*, to: Output = STANDARD) -> None:
    """List the services that can be asked: what they give, their terms, whether a key is set.

    One that is asked only by name needs --source, or a place in the setting "sources".

    Examples
    --------
    $ researchmetrics sources
    $ researchmetrics sources --format json
    """
    import pandas as pd

    from researchmetrics import fetchers

    # Nothing is closed, since looking at a source opens nothing.
    found = [fetchers.get_source(name) for name in fetchers.source_names()]
    rows = [
        {
            "name": source.name,
            "asked": "only by name" if source.opt_in else "by default",
            "gives": sorted(source.gives),
            "accepts": sorted(source.accepts),
            "per_second": source.per_second,
            "key": key_state(source),
            "address": source.base_url,
            "homepage": source.homepage,
            "terms": source.terms,
        }
        for source in found
    ]
    to.table(pd.DataFrame(rows), "sources")


def key_state(source: Source) -> str:
    """Tell whether a source has the key that it asks for.

    Parameters
    ----------
    source : Source
        A service.

    Returns
    -------
    str
        ``set``, ``not set`` or ``not needed``; never the key.
    """
    if source.key_parameter is None:
        return "not needed"
    return "set" if source.has_key else "not set"
