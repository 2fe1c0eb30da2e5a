"""The robots.txt rules of RFC 9309: which paths a site asks programs to leave alone."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

__all__ = ["is_allowed"]

_LINE = re.compile(r"^\s*(user-agent|allow|disallow)\s*:\s*([^#]*?)\s*(?:#.*)?$", re.IGNORECASE)
# What lies beyond is not read, as the standard allows.
_READ = 512_000


def is_allowed(text: str, agent: str, path: str) -> bool:
    r"""Tell whether a program may ask for a path.

    Parameters
    ----------
    text : str
        Content of robots.txt.
    agent : str
        Name of the program.
    path : str
        Path and query.

    Returns
    -------
    bool
        By the longest rule of the groups that name the program, else of those for all; allowed
        where rules of one length disagree, or none fits.

    References
    ----------
    Koster et al. (2022), Robots Exclusion Protocol, RFC 9309, https://doi.org/10.17487/RFC9309

    Examples
    --------
    >>> is_allowed("User-agent: *\nDisallow: /search\nAllow: /search/about", "us", "/search?q=a")
    False
    >>> is_allowed("User-agent: *\nDisallow: /search", "us", "/people")
    True
    """
    groups = _groups(text[:_READ])
    rules = groups.get(agent.lower(), groups.get("*", []))
    plain = _plain(path)
    fitting = [(len(rule), allows) for allows, rule in rules if rule and _fits(rule, plain)]
    return max(fitting, default=(0, True))[1]


def _groups(text: str) -> dict[str, list[tuple[bool, str]]]:
    """Collect (allows, path) by agent; groups of one agent are joined."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.lstrip("\ufeff").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        field, value = found[1].lower(), found[2]
        if field == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.partition("/")[0].lower())
            groups.setdefault(agents[-1], [])
            continue
        in_rules = True
        for agent in agents:
            groups[agent].append((field == "allow", value))
    return groups


def _fits(rule: str, path: str) -> bool:
    """Match a rule with its stars and closing dollar, in time linear in the path."""
    first, *others = (_plain(part) for part in rule.removesuffix("$").split("*"))
    if not path.startswith(first):
        return False
    place = len(first)
    for part in others[:-1]:
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    last = others[-1] if others else ""
    if not rule.endswith("$"):
        return path.find(last, place) >= 0
    return path[place:].endswith(last) if others else len(path) == place


def _plain(path: str) -> str:
    """Write a path in one way, whatever of it was percent-encoded."""
    return quote(unquote(path), safe="/?&=;:@,+!'()~-._$%")
