"""Exit codes: every error of the tree has one, and the help names them all."""

from __future__ import annotations

import pytest

from researchmetrics import errors
from researchmetrics.cli import failures

TREE = [getattr(errors, name) for name in errors.__all__ if name != "ResearchMetricsError"]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_raised_on_purpose_has_a_code_of_its_own_kind(kind):
    code = failures.exit_code(kind("It broke. Mend it."))
    assert code in failures.MEANINGS
    assert code not in {failures.OK, failures.UNEXPECTED}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.SourceDownError, 3),
        (errors.OfflineError, 3),
        (errors.UnreadableDocumentError, 4),
        (errors.NotFoundError, 5),
        (errors.IdentifierError, 5),
        (errors.AmbiguousPersonError, 5),
        (errors.MissingKeyError, 6),
        (errors.StoreLockedError, 7),
        (errors.UnknownIndicatorError, 8),
        (errors.TableError, 8),
        (failures.OutputError, 9),
        (OSError, 1),
    ],
)
def test_code(kind, code):
    assert failures.exit_code(kind("It broke.")) == code


def test_the_help_names_every_code(run):
    shown = run("--help").out
    for code, meaning in failures.MEANINGS.items():
        assert f"{code:>3}  {meaning}" in shown
