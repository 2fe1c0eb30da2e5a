"""Whom to ask: the services that were named, or those that need no naming."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from researchmetrics import fetchers
from researchmetrics.config import setting
from researchmetrics.errors import ConfigError
from researchmetrics.fetchers import Source
from researchmetrics.profile.identifying import refuse_works

__all__ = ["Round"]

_log = logging.getLogger(__name__)


class Round:
    """How services are to be asked.

    Parameters
    ----------
    sources : sequence of str, optional
        Services to ask; default the setting ``sources``, else all that need not be named.
    follow : {"none", "stated"}
        Whether further identifiers that a service states are used as well.

    Raises
    ------
    ConfigError
        If ``follow`` is something else, or a source is unknown.

    Examples
    --------
    >>> Round(["openalex"]).names
    ['openalex']
    """

    def __init__(self, sources: Sequence[str] | None = None, follow: str = "none") -> None:
        if follow not in {"none", "stated"}:
            raise ConfigError(f"follow must be 'none' or 'stated', not {follow!r}.")
        self.follows = follow == "stated"
        self._chosen = _chosen(sources)

    @property
    def names(self) -> list[str]:
        """The services that may be asked."""
        return [source.name for source in self._chosen]

    def knowing(self, ids: Iterable[str]) -> list[str]:
        """Return the services that know one of the identifiers.

        Parameters
        ----------
        ids : iterable of str
            As ``scheme:value``.

        Returns
        -------
        list of str
            Their names.
        """
        schemes = {identifier.split(":", 1)[0] for identifier in ids}
        asked = (s for s in self._chosen if schemes & s.accepts and "works" in s.gives)
        return [source.name for source in asked]

    def finding(self) -> list[str]:
        """Return the services that find people by their names.

        Returns
        -------
        list of str
            Their names.

        Raises
        ------
        ConfigError
            If none of them does.
        """
        found = [source.name for source in self._chosen if "find" in source.gives]
        if not found:
            raise ConfigError(
                f"{_subject(self.names)} not find people by name. Ask openalex, orcid or dblp."
            )
        return found

    def refuse_unknown(self, ids: Sequence[str]) -> None:
        """Raise where no service knows any of the identifiers.

        Parameters
        ----------
        ids : sequence of str
            As ``scheme:value``.

        Raises
        ------
        IdentifierError
            If one identifies a work.
        ConfigError
            With the kinds that they know, and who else knows them.
        """
        refuse_works(ids)
        if self.knowing(ids):
            return
        others = _knowing(ids, besides=self.names)
        if others:
            what_to_do = f"Known to {', '.join(others)}: name it as a source to have it asked."
        else:
            accepted = sorted({scheme for source in self._chosen for scheme in source.accepts})
            what_to_do = f"They know identifiers of the kinds {', '.join(accepted)}."
        raise ConfigError(f"{_subject(self.names)} not know {', '.join(ids)}. {what_to_do}")


def _subject(names: Sequence[str]) -> str:
    return f"{names[0]} does" if len(names) == 1 else f"The sources {', '.join(names)} do"


def _knowing(ids: Iterable[str], *, besides: Iterable[str]) -> list[str]:
    """Return the services that know one of the identifiers and were not chosen."""
    schemes = {identifier.split(":", 1)[0] for identifier in ids}
    others = sorted(set(fetchers.source_names()) - set(besides))
    return [name for name in others if (s := _opened(name)) and schemes & s.accepts]


def _chosen(sources: Sequence[str] | None) -> list[Source]:
    """Open the sources wanted; opening one asks nothing, so that nothing is to be closed."""
    wanted = sources or setting("sources").value or ()
    named = wanted.split(",") if isinstance(wanted, str) else wanted
    if not named:
        opened = filter(None, map(_opened, fetchers.source_names()))
        return [source for source in opened if not source.opt_in]
    chosen = [fetchers.get_source(name.strip()) for name in named]
    return list({source.name: source for source in chosen}.values())


def _opened(name: str) -> Source | None:
    """Open a source that nobody named: another package's that is broken must not stop ours."""
    try:
        return fetchers.get_source(name)
    except ConfigError as error:
        _log.warning("%s Going on without it.", error)
        return None
