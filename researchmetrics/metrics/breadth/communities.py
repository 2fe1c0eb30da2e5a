"""Topics of one person's works: communities of works that cite the same works."""

from __future__ import annotations

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.tables import check

Links = dict[int, dict[int, float]]
_FEWEST = 2
_ROUNDING = 1e-12


def co_citing_topics(
    references: pd.DataFrame, *, seed: int = 0, least: int = _FEWEST
) -> pd.Series[str]:
    """Group a person's works by the references they share.

    Parameters
    ----------
    references : pandas.DataFrame
        One row a reference: ``work_id`` and ``cited_id``.
    seed : int, optional
        Seed of the order in which works are visited.
    least : int, optional
        Fewest works of a topic; smaller communities are no topic.

    Returns
    -------
    pandas.Series
        Topic by ``work_id``, numbered from the largest; <NA> for works of none.

    Raises
    ------
    TableError
        If a column is missing.

    Notes
    -----
    Two works are linked where they share a reference; communities are those of the method of
    Louvain, each move to the neighbour that gains most modularity.

    References
    ----------
    .. [1] Zeng, Shen, Zhou, Fan, Di, Wang, Stanley, Havlin (2019), Increasing trend of scientists
       to switch between topics, doi:10.1038/s41467-019-11401-8
    .. [2] Blondel, Guillaume, Lambiotte, Lefebvre (2008), Fast unfolding of communities in large
       networks, doi:10.1088/1742-5468/2008/10/P10008

    Examples
    --------
    >>> rows = {"work_id": ["a", "b", "c", "d"], "cited_id": ["x", "x", "y", "y"]}
    >>> co_citing_topics(pd.DataFrame(rows)).to_dict()
    {'a': '0', 'b': '0', 'c': '1', 'd': '1'}
    """
    check(references, "references", need=["work_id", "cited_id"])
    if least < 1:
        raise IndicatorError(f"least must be at least 1, not {least!r}.")
    works = sorted(references["work_id"].dropna().unique(), key=str)
    ranked = communities(_links(references, works), len(works), seed=seed)
    topics = {
        work: str(at) for at, group in enumerate(ranked) if len(group) >= least for work in group
    }
    labels = [topics.get(work) for work in range(len(works))]
    return pd.Series(labels, index=pd.Index(works, name="work_id"), dtype="string", name="topic")


def communities(links: Links, size: int, *, seed: int = 0) -> list[list[int]]:
    """Group nodes that are linked among themselves more than with others.

    Parameters
    ----------
    links : dict
        Strength of each node's links, in both directions.
    size : int
        Number of nodes, counted from 0.
    seed : int, optional
        Seed of the order in which nodes are visited.

    Returns
    -------
    list of list of int
        Communities by the method of Louvain, the largest first.

    Examples
    --------
    >>> communities({0: {1: 1.0}, 1: {0: 1.0}, 2: {}}, 3)
    [[0, 1], [2]]
    """
    members: dict[int, list[int]] = {}
    for node, community in enumerate(_louvain(links, size, np.random.default_rng(seed))):
        members.setdefault(community, []).append(node)
    return sorted(members.values(), key=lambda group: (-len(group), group))


def _links(references: pd.DataFrame, works: list[object]) -> Links:
    place = {work: at for at, work in enumerate(works)}
    links: Links = {at: {} for at in range(len(works))}
    known = references.dropna(subset=["work_id", "cited_id"])
    for _, citing in known.groupby("cited_id", sort=True)["work_id"]:
        nodes = sorted({place[work] for work in citing})
        for at, one in enumerate(nodes):
            for two in nodes[at + 1 :]:
                links[one][two] = links[two][one] = 1.0
    return links


def _louvain(links: Links, size: int, rng: np.random.Generator) -> list[int]:
    """Join nodes into communities, then communities, until nothing gains modularity."""
    belongs = list(range(size))
    while True:
        moved = _move(links, rng)
        names = {community: at for at, community in enumerate(dict.fromkeys(moved.values()))}
        if len(names) == len(links):
            return belongs
        belongs = [names[moved[node]] for node in belongs]
        links = _joined(links, {node: names[community] for node, community in moved.items()})


def _move(links: Links, rng: np.random.Generator) -> dict[int, int]:
    """Move each node to the neighbouring community that gains most, until none does."""
    degree = {node: sum(near.values()) for node, near in links.items()}
    whole = sum(degree.values())
    belongs, total = {node: node for node in links}, dict(degree)
    restless = whole > 0
    while restless:
        restless = False
        for node in rng.permutation(sorted(links)).tolist():
            own = belongs[node]
            total[own] -= degree[node]
            towards = _towards(links[node], node, belongs)
            gains = {
                one: towards[one] - degree[node] * total[one] / whole for one in sorted(towards)
            }
            best = max(gains, key=gains.__getitem__)
            # More than staying by more than rounding: otherwise two could swap for ever.
            belongs[node] = best if gains[best] > gains[own] + _ROUNDING else own
            total[belongs[node]] += degree[node]
            restless |= belongs[node] != own
    return belongs


def _towards(near: dict[int, float], node: int, belongs: dict[int, int]) -> dict[int, float]:
    """Sum a node's links into each community it touches, its own included."""
    towards = {belongs[node]: 0.0}
    for other, strength in near.items():
        if other != node:
            towards[belongs[other]] = towards.get(belongs[other], 0.0) + strength
    return towards


def _joined(links: Links, names: dict[int, int]) -> Links:
    """Make one node of each community; its inner links become a link to itself."""
    joined: Links = {at: {} for at in sorted(set(names.values()))}
    for node, near in links.items():
        for other, strength in near.items():
            one, two = names[node], names[other]
            joined[one][two] = joined[one].get(two, 0.0) + strength
    return joined
