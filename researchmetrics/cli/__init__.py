"""The command line: one command a file in `researchmetrics.cli.commands`, found by itself.

Data go to standard output (or ``--output``), everything else to standard error. A command only
calls the public names of the package and hands what it gets to `researchmetrics.cli.output`.
"""

from __future__ import annotations

from researchmetrics.cli.application import main

__all__ = ["main"]
