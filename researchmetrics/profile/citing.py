"""By which policy citations are counted, as asked or set."""

from __future__ import annotations

from collections.abc import Iterable

from researchmetrics import config, fetchers
from researchmetrics.errors import ConfigError
from researchmetrics.normalizer import CITATION_POLICIES

__all__ = ["notice", "policy"]


def policy(asked: str | None = None, sources: Iterable[str] = ()) -> str:
    """Find the policy by which citations are counted.

    Parameters
    ----------
    asked : str, optional
        What the caller asks for; default the setting ``citation_policy``, else ``max``.
    sources : iterable of str
        Further sources, such as documents, that may be chosen.

    Returns
    -------
    str
        ``max``, ``sum``, ``primary``, or the name of a source.

    Raises
    ------
    ConfigError
        If it is none of these.

    Examples
    --------
    >>> policy("OpenAlex"), policy("sum")
    ('openalex', 'sum')
    """
    chosen = str(config.setting("citation_policy", asked).value).strip()
    known = [*CITATION_POLICIES, *fetchers.source_names(), *sources]
    for name in (chosen, chosen.lower()):
        if name in known or name.startswith("document:"):
            return name
    raise ConfigError(
        f"Citations cannot be counted by {chosen!r}. Choose one of {', '.join(CITATION_POLICIES)}, "
        f"or a source: {', '.join(sorted(set(known) - set(CITATION_POLICIES)))}."
    )


def notice(policy: str) -> str | None:
    """Say by which policy citations are counted, where it is not the usual one.

    Parameters
    ----------
    policy : str
        Of a profile.

    Returns
    -------
    str or None
        A sentence; None for ``max``.

    Examples
    --------
    >>> notice("openalex")
    'Citations are counted by the policy openalex: the counts of openalex alone.'
    """
    if policy == "max":
        return None
    means = CITATION_POLICIES.get(policy, f"the counts of {policy} alone")
    return f"Citations are counted by the policy {policy}: {means}."
