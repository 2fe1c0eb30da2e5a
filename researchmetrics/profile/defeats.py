"""When every service failed: one error that tells of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from researchmetrics.errors import (
    NotFoundError,
    OfflineError,
    ResearchMetricsError,
    SourceDownError,
    SourceError,
)

__all__ = ["joined"]

# What is said where all failed in the same way; of anything else the first is told in full.
_TOGETHER: tuple[tuple[type[SourceError], str], ...] = (
    (NotFoundError, "Nobody is known by this identifier at {}. Check the identifier."),
    (OfflineError, "The cache holds no answer young enough of {}. Go online, or raise cache_days."),
    (SourceDownError, "No answer from {}. Check the connection and try again later."),
)


def joined(errors: Sequence[ResearchMetricsError]) -> ResearchMetricsError:
    """Make one error of those of several services.

    Parameters
    ----------
    errors : sequence of ResearchMetricsError
        At least one.

    Returns
    -------
    ResearchMetricsError
        The only one; else of their kind where all are of one, with the names of the services. Where
        they differ it is the first that is more than a service not knowing the person: nobody may
        take a failure for the answer that there is no such person.

    Examples
    --------
    >>> away = [SourceDownError(f"{n} is away.", source=n) for n in ("dblp", "openalex")]
    >>> str(joined(away))
    'No answer from dblp, openalex. Check the connection and try again later.'
    """
    sources = list(dict.fromkeys(str(e.details.get("source") or "") for e in errors))
    named = [source for source in sources if source]
    if len(named) < 2:
        return errors[0]
    for kind, words in _TOGETHER:
        if all(isinstance(error, kind) for error in errors):
            return kind(words.format(", ".join(named)))
    told = next((error for error in errors if not isinstance(error, NotFoundError)), errors[0])
    return _with_note(told, f"No other of {', '.join(named)} gave anything either.")


def _with_note(error: ResearchMetricsError, note: str) -> ResearchMetricsError:
    return type(error)(f"{error} {note}", **error.details)
