"""``researchmetrics config``: the settings in force, and where each comes from."""

from __future__ import annotations

from researchmetrics.cli.output import STANDARD, Output

GROUP = "About this installation"


def config(*, to: Output = STANDARD) -> None:
    """Show the settings in force and where each one comes from; keys are never shown.

    Examples
    --------
    $ researchmetrics config
    $ RESEARCHMETRICS_OFFLINE=1 researchmetrics config --format json
    """
    import pandas as pd

    from researchmetrics import config as settings_of
    from researchmetrics import fetchers

    found = settings_of.settings(fetchers.source_names())
    rows = [(item.name, item.shown, item.origin) for item in found]
    to.table(pd.DataFrame(rows, columns=["setting", "value", "origin"], dtype="string"))
    to.note(f"\nSettings file: {settings_of.home('config') / 'config.toml'}")
