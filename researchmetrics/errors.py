"""Every error of the package, grouped by what the caller can do about it.

::

    ResearchMetricsError
    ├── ConfigError (ValueError)              fix a setting
    │   └── MissingKeyError                   give a key (or do without that source)
    ├── SourceError (OSError)                 a data provider did not give what was asked
    │   ├── RateLimitedError                  wait .retry_after seconds
    │   ├── QuotaError                        wait until .resets_at
    │   ├── SourceDownError                   try later
    │   ├── BlockedError                      stop asking; use another source
    │   ├── NotFoundError (LookupError)       check the identifier
    │   ├── AccessError (PermissionError)     check the key or the licence
    │   ├── OfflineError                      go online, or fetch before going offline
    │   └── UnexpectedAnswerError (ValueError)  report it: the service changed
    ├── DocumentError (ValueError)            a document could not be read
    │   ├── UnreadableDocumentError           convert it to a readable form
    │   ├── TooLargeError                     cut it, or raise the limit
    │   └── TooSlowError                      cut it, or raise the limit
    ├── RecordError (ValueError)              one record or identifier is off
    │   ├── IdentifierError                   correct the identifier
    │   └── AmbiguousPersonError              choose one of .candidates
    ├── TableError (ValueError)               a table lacks or breaks a column
    ├── IndicatorError (ValueError)           a number cannot be computed
    │   ├── UnknownIndicatorError (LookupError)  choose a name from the catalogue
    │   └── NotEnoughDataError                give more data
    └── StoreError (OSError)                  the store could not be used
        ├── StoreLockedError                  wait for the other writer
        ├── StoreVersionError                 upgrade the package or the store
        └── StoreCorruptError                 restore a copy

Each message says what happened, to what, and what to do next. Every error survives pickling, so
that it can cross a process border.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "AccessError",
    "AmbiguousPersonError",
    "BlockedError",
    "ConfigError",
    "DocumentError",
    "IdentifierError",
    "IndicatorError",
    "MissingKeyError",
    "NotEnoughDataError",
    "NotFoundError",
    "OfflineError",
    "QuotaError",
    "RateLimitedError",
    "RecordError",
    "ResearchMetricsError",
    "SourceDownError",
    "SourceError",
    "StoreCorruptError",
    "StoreError",
    "StoreLockedError",
    "StoreVersionError",
    "TableError",
    "TooLargeError",
    "TooSlowError",
    "UnexpectedAnswerError",
    "UnknownIndicatorError",
    "UnreadableDocumentError",
]


class ResearchMetricsError(Exception):
    """Root of the tree: catch this to catch everything the package raises on purpose.

    Parameters
    ----------
    message : str
        What happened, to what, and what to do next.
    **details
        Facts the caller may act on; each becomes an attribute of the same name.

    Examples
    --------
    >>> raise ResearchMetricsError("It broke.")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.ResearchMetricsError: It broke.
    """

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.details = details
        for name, value in details.items():
            setattr(self, name, value)

    @property
    def message(self) -> str:
        """The sentence meant for the user."""
        return str(self.args[0])

    def __str__(self) -> str:
        """Return the plain message, whatever built-in error the class also is."""
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild with the details, which plain exceptions would lose on pickling."""
        return (_rebuild, (type(self), self.message, self.details))


def _rebuild(
    kind: type[ResearchMetricsError], message: str, details: dict[str, Any]
) -> ResearchMetricsError:
    return kind(message, **details)


class ConfigError(ResearchMetricsError, ValueError):
    """A setting is missing or not usable."""


class MissingKeyError(ConfigError):
    """A source needs a key that no argument, environment variable or file gives."""


class SourceError(ResearchMetricsError, OSError):
    """A data provider did not give what was asked.

    Parameters
    ----------
    message : str
        What happened, to what, and what to do next. Never holds a key.
    source : str
        Name of the data provider.
    url : str, optional
        Address asked, without secrets.
    status : int, optional
        HTTP status of the last answer; None when no answer came.
    **details
        Further facts, one attribute each.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str = "",
        url: str | None = None,
        status: int | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message, source=source, url=url, status=status, **details)


class RateLimitedError(SourceError):
    """The source asked us to slow down and kept asking.

    Parameters
    ----------
    message : str
        What happened, to what, and what to do next.
    retry_after : float, optional
        Seconds to wait, as the source said; None when it did not say.
    **details
        As for `SourceError`.
    """

    def __init__(self, message: str, *, retry_after: float | None = None, **details: Any) -> None:
        super().__init__(message, retry_after=retry_after, **details)


class QuotaError(SourceError):
    """The budget at the source is used up.

    Parameters
    ----------
    message : str
        What happened, to what, and what to do next.
    resets_at : str, optional
        ISO-8601 moment at which the budget is new; None when the source did not say.
    **details
        As for `SourceError`.
    """

    def __init__(self, message: str, *, resets_at: str | None = None, **details: Any) -> None:
        super().__init__(message, resets_at=resets_at, **details)


class SourceDownError(SourceError):
    """The source does not answer, or answers only with server errors."""


class BlockedError(SourceError):
    """The source refuses us (captcha, sign-in page, robots rules)."""


class NotFoundError(SourceError, LookupError):
    """The source says that it has nothing under that identifier."""


class AccessError(SourceError, PermissionError):
    """The source refuses the key, or the licence does not cover the request."""


class OfflineError(SourceError):
    """Nothing in the cache answers, and going online was not allowed."""


class UnexpectedAnswerError(SourceError, ValueError):
    """The source answered with something that is not what it documents."""


class DocumentError(ResearchMetricsError, ValueError):
    """A document could not be read."""


class UnreadableDocumentError(DocumentError):
    """The document is not text, or in a form that is not read."""


class TooLargeError(DocumentError):
    """The document or answer is larger than the limit."""


class TooSlowError(DocumentError):
    """Reading took longer than the limit."""


class RecordError(ResearchMetricsError, ValueError):
    """One record or identifier is off."""


class IdentifierError(RecordError):
    """A text is not an identifier of a known kind, or its check digit is wrong."""


class AmbiguousPersonError(RecordError):
    """Several persons fit; a name is never enough to choose.

    Parameters
    ----------
    message : str
        What happened, to what, and what to do next.
    candidates : object, optional
        The persons that fit, to choose from.
    **details
        Further facts, one attribute each.
    """

    def __init__(self, message: str, *, candidates: Any = (), **details: Any) -> None:
        super().__init__(message, candidates=candidates, **details)


class TableError(ResearchMetricsError, ValueError):
    """A table lacks a column, or a column holds what it must not."""


class IndicatorError(ResearchMetricsError, ValueError):
    """A number cannot be computed from what was given."""


class UnknownIndicatorError(IndicatorError, LookupError):
    """No indicator has that name."""


class NotEnoughDataError(IndicatorError):
    """Too little is known for the number to mean anything."""


class StoreError(ResearchMetricsError, OSError):
    """The store could not be opened, read or written."""


class StoreLockedError(StoreError):
    """Another writer holds the store."""


class StoreVersionError(StoreError):
    """The store was written by another version of the package."""


class StoreCorruptError(StoreError):
    """The store's file is damaged or is not a store."""
