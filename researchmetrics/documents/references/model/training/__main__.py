"""Train the reference model: ``python -m researchmetrics.documents.references.model.training``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from researchmetrics.documents.references.model.training.corpora import (
    read_anystyle,
    read_grobid,
    read_ids,
    read_joined,
)
from researchmetrics.documents.references.model.training.examples import Example
from researchmetrics.documents.references.model.training.fit import fit
from researchmetrics.documents.references.model.training.measure import (
    calibrate,
    cross_validate,
    figures,
)
from researchmetrics.documents.references.model.training.styles import invent_examples

_TARGET = Path(__file__).parent.parent / "weights.bin"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train the model and write its file of weights.

    Parameters
    ----------
    arguments : sequence of str, optional
        Of the command line.

    Returns
    -------
    int
        0 when the file was written.
    """
    options = _options().parse_args(arguments)
    given = _examples(options)
    if not given:
        sys.stderr.write("Give --anystyle, --grobid or --joined: there is nothing to train on.\n")
        return 2
    made = list(invent_examples(options.invented, options.seed))
    train = partial(fit, strength=options.strength, rounds=options.rounds)
    calibration = None
    if options.folds > 1:
        judged = cross_validate(given, lambda kept: train([*kept, *made]), folds=options.folds)
        calibration = calibrate(judged)
        for corpus, found in figures(judged).items():
            shown = ", ".join(f"{field} {value}" for field, value in found.items())
            sys.stdout.write(f"{corpus}: {shown}\n")
    data = train([*given, *made], calibration=calibration)
    options.out.write_bytes(data)
    sys.stdout.write(f"{options.out}: {len(data)} bytes from {len(given)} references\n")
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description="Train the model that reads references.")
    options.add_argument("--anystyle", type=Path, help="AnyStyle's folder res/parser")
    options.add_argument(
        "--grobid",
        type=Path,
        help="GROBID's folder grobid-trainer/resources/dataset/citation/corpus",
    )
    options.add_argument("--joined", type=Path, help="both corpora as JSON lines, packed or not")
    options.add_argument("--only", type=Path, help="file of the ids to train on")
    options.add_argument(
        "--invented", type=int, default=3_000, help="number of invented references"
    )
    options.add_argument("--seed", type=int, default=7, help="seed of the invented references")
    options.add_argument("--strength", type=float, default=1.0, help="how small weights are held")
    options.add_argument("--rounds", type=int, default=60, help="steps of the search for weights")
    options.add_argument(
        "--folds", type=int, default=5, help="parts to cross-validate with, 0: not"
    )
    options.add_argument("--out", type=Path, default=_TARGET, help="the file to write")
    return options


def _examples(options: argparse.Namespace) -> list[Example]:
    found: list[Example] = []
    if options.joined:
        found += read_joined(options.joined)
    if options.anystyle:
        found += read_anystyle(options.anystyle)
    if options.grobid:
        found += read_grobid(options.grobid)
    if options.only:
        wanted = read_ids(options.only)
        found = [example for example in found if example.source in wanted]
    # The order of the files must not tell in the weights.
    return sorted(found, key=lambda example: example.source)


if __name__ == "__main__":
    sys.exit(main())
