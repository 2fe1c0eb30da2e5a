"""Entry point of ``python -m researchmetrics``."""

from __future__ import annotations

import sys

from researchmetrics.cli import main

if __name__ == "__main__":
    sys.exit(main())
